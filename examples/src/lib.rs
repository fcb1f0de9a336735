//! Placeholder, so that the workspace loads until the examples are written.
