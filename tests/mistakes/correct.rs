//! Correct declarations: they must compile, so that every error of a case comes from its mistake.

use alloc::string::String;

use crate::macros::{model, operations, string_enum};
use crate::primitives::Id;

string_enum! {
    /// The status of a widget.
    WidgetStatus {
        /// The widget works.
        Ready = "ready",
    }
}

model! {
    /// A widget.
    Widget: "widget", "widgets" {
        /// The id.
        id: Id<Widget>,
        /// The status.
        status: WidgetStatus,
        /// The name.
        name?: String,
    }
}

operations! { Cloud "widgets"
    /// Gets a widget.
    GET "/widgets/{id}" => Get {
        /// The widget.
        id: Id<Widget>,
    } -> Widget;

    /// Renames a widget.
    PUT "/widgets/{id}/parts/{part_id}" => Rename {
        /// The widget.
        id: Id<Widget>,
        /// The part.
        part_id: u64,
        /// The name.
        name?: String | null,
    } -> Widget;
}
