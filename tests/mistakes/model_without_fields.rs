//! error: expected `Name: kind { fields }`
//! in: Widget

use alloc::string::String;

use crate::macros::model;

model! {
    /// A part of a widget.
    Part {
        /// The name.
        name: String,
    }
    /// A widget.
    Widget: "widget", "widgets";
}
