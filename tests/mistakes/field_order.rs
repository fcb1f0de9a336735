//! error: the fields that stand in the path `/widgets/{id}/parts/{part_id}` must come first, required, in the order of the path
//! in: widgets::GetPart

use crate::macros::operations;

operations! { Cloud "widgets"
    /// Gets a part of a widget.
    GET "/widgets/{id}/parts/{part_id}" => GetPart {
        /// The part.
        part_id: u64,
        /// The widget.
        id: u64,
    } -> ();
}
