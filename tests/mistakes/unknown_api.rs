//! error: unknown API `Clod`: expected `Cloud` or `Storage`
//! in: widgets::Delete

use crate::macros::operations;

operations! { Clod "widgets"
    /// Deletes a widget.
    DELETE "/widgets/{id}" => Delete {
        /// The widget.
        id: u64,
    } -> ();
}
