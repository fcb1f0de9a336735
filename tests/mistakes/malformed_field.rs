//! error: expected fields `name: Type` or `name?: Type`, separated by commas
//! in: Create

use crate::macros::operations;

operations! { Cloud "widgets"
    /// Creates a widget.
    POST "/widgets" => Create {
        /// The name.
        name = String,
    } -> ();
}
