//! error: expected `Name { Variant = "value", … }`
//! in: WidgetStatus

use crate::macros::string_enum;

string_enum! {
    /// The kind of a widget.
    WidgetKind {
        /// A small one.
        Small = "small",
    }
    /// The status of a widget.
    WidgetStatus {
        /// The widget works.
        Ready,
    }
}
