//! error: the path `/widgets/{id}/actions/reset` names a parameter that has no required field
//! in: widgets::Reset

use crate::macros::operations;

operations! { Cloud "widgets"
    /// Resets a widget.
    POST "/widgets/{id}/actions/reset" => Reset {
        /// Optional, although the path requires it.
        id?: u64,
    } -> ();
}
