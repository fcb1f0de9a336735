//! error: unknown kind `inputs`
//! in: Widget

use alloc::string::String;

use crate::macros::model;

model! {
    /// A widget.
    Widget: inputs {
        /// The name.
        name: String,
    }
}
