//! error: unknown method `PATCH`: expected `GET`, `POST`, `PUT` or `DELETE`
//! in: widgets::Update

use crate::macros::operations;

operations! { Cloud "widgets"
    /// Updates a widget.
    PATCH "/widgets/{id}" => Update {
        /// The widget.
        id: u64,
    } -> ();
}
