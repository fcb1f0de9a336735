//! error: field `name` has no type: expected `name: Type` or `name?: Type`
//! in: Create

use crate::macros::operations;

operations! { Cloud "widgets"
    /// Creates a widget.
    POST "/widgets" => Create {
        /// The name.
        name,
    } -> ();
}
