//! Structs with required and optional fields, which operations and models of requests are: [`parameters!`].

/// Declares parameters: a struct with `new` for the required ones and a setter for each of the others.
///
/// ```text
/// parameters! {
///     [/** A rule. */] Rule {
///         /// The protocol.
///         protocol: Protocol,
///         /// The port.
///         port?: String,
///     }
/// }
/// ```
/// expands to
/// ```text
/// /// A rule.
/// #[derive(Debug, Clone, PartialEq, Serialize)]
/// #[non_exhaustive]
/// pub struct Rule {
///     /// The protocol.
///     pub protocol: Protocol,
///     /// The port.
///     #[serde(skip_serializing_if = "Option::is_none")]
///     pub port: Option<String>,
/// }
///
/// impl Rule {
///     /// Creates a `Rule` with its required parameters.
///     pub fn new(protocol: impl Into<Protocol>) -> Self {
///         Self { protocol: protocol.into(), port: None }
///     }
///
///     /// The port.
///     #[must_use = "this returns the changed value"]
///     pub fn port(mut self, port: impl Into<String>) -> Self {
///         self.port = Some(port.into());
///         self
///     }
/// }
/// ```
macro_rules! parameters {
    ([$($attribute:tt)*] $Name:ident {
        $(
            $(#[$field_attribute:meta])*
            $field:ident $(? : $optional:ty $(| $optional_null:ident)?)? $(: $required:ty $(| $required_null:ident)?)?
        ),* $(,)?
    }) => {
        $($attribute)*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $Name {
            $(
                $(#[$field_attribute])*
                $(
                    #[serde(skip_serializing_if = "Option::is_none")]
                    pub $field: Option<$crate::macros::stored!($optional $(| $optional_null)?)>,
                )?
                $( pub $field: $crate::macros::stored!($required $(| $required_null)?), )?
            )*
        }

        #[allow(deprecated, clippy::new_without_default, clippy::useless_conversion)]
        impl $Name {
            #[doc = concat!("Creates a `", stringify!($Name), "` with its required parameters.")]
            pub fn new(
                $( $( $field: impl Into<$crate::macros::argument!($required $(| $required_null)?)>, )? )*
            ) -> Self {
                Self {
                    $(
                        $( $field: None::<$crate::macros::stored!($optional $(| $optional_null)?)>, )?
                        $( $field: <_ as Into<$crate::macros::argument!($required $(| $required_null)?)>>::into($field).into(), )?
                    )*
                }
            }

            $( $crate::macros::setter! {
                $Name [$(#[$field_attribute])*]
                $field $(? : $optional $(| $optional_null)?)? $(: $required $(| $required_null)?)?
            } )*
        }
    };
    (@malformed $Name:ident) => {
        compile_error!(concat!(
            "`", stringify!($Name), "`: expected fields `name: Type` or `name?: Type`, separated by commas"
        ));
    };
    ($attributes:tt $Name:ident $fields:tt) => {
        $crate::macros::parameters! { @malformed $Name }
    };
}

/// The method that sets an optional parameter.
macro_rules! setter {
    ($Name:ident [$($attribute:tt)*] $field:ident ? : $Type:ty $(| $null:ident)?) => {
        $($attribute)*
        #[must_use = "this returns the changed value"]
        pub fn $field(mut self, $field: impl Into<$crate::macros::argument!($Type $(| $null)?)>) -> Self {
            let argument: $crate::macros::argument!($Type $(| $null)?) = $field.into();
            self.$field = Some(argument.into());
            self
        }
    };
    ($Name:ident [$($attribute:tt)*] $field:ident : $Type:ty $(| $null:ident)?) => {};
    ($Name:ident [$($attribute:tt)*] $field:ident) => {
        compile_error!(concat!(
            "`", stringify!($Name), "`: field `", stringify!($field),
            "` has no type: expected `name: Type` or `name?: Type`"
        ));
    };
}

/// The type of a field: `T | null` is an `Option<T>`.
macro_rules! stored {
    ($Type:ty) => { $Type };
    ($Type:ty | null) => { Option<$Type> };
}

/// The type that a setter's argument is converted into.
macro_rules! argument {
    ($Type:ty) => { $Type };
    ($Type:ty | null) => { $crate::primitives::Nullable<$Type> };
}

/// The fields as data.
#[cfg(feature = "typescript")]
macro_rules! declared_fields {
    ({
        $(
            $(#[doc = $doc:literal])*
            $(#[deprecated $deprecated:tt])?
            $field:ident $(? : $optional:ty $(| $optional_null:ident)?)? $(: $required:ty $(| $required_null:ident)?)?
        ),* $(,)?
    }) => {
        &[$( $crate::declaration::Field {
            name: $crate::macros::wire_name(stringify!($field)),
            optional: { const OPTIONAL: &[&str] = &[$( stringify!($optional) )?]; !OPTIONAL.is_empty() },
            ty: concat!(
                $( stringify!($optional), $( " | ", stringify!($optional_null), )? )?
                $( stringify!($required), $( " | ", stringify!($required_null), )? )?
            ),
            doc: &[$($doc),*],
            deprecated: concat!($( stringify!($deprecated) )?),
        } ),*]
    };
}

#[cfg(feature = "typescript")]
pub(crate) use declared_fields;
pub(crate) use {argument, parameters, setter, stored};
