//! error: expected `METHOD "/path" => Name { fields } -> Reply;`
//! in: widgets::Reset

use crate::macros::operations;

operations! { Cloud "widgets"
    /// Deletes a widget.
    DELETE "/widgets/{id}" => Delete {
        /// The widget.
        id: u64,
    } -> ();

    /// Resets a widget.
    POST "/widgets/{id}/actions/reset" => Reset {
        /// The widget.
        id: u64,
    };
}
