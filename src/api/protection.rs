//! Deletion protection, which most resources have.

use crate::macros::model;

model! {
    /// The protection of a resource. A protected operation is refused until the protection is removed.
    Protection {
        /// Deletion protection.
        delete: bool,
    }
}
