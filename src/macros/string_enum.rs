//! Sets of values: [`string_enum!`].

/// Declares string enums. A value that is not in the set is kept and written back unchanged.
///
/// ```text
/// string_enum! {
///     /// The status of an action.
///     ActionStatus {
///         /// The action is running.
///         Running = "running",
///     }
/// }
/// ```
/// expands to
/// ```text
/// /// The status of an action.
/// #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// #[non_exhaustive]
/// pub enum ActionStatus {
///     /// The action is running.
///     Running,
///     /// A value that this version does not know; written back unchanged.
///     Unknown(String),
/// }
/// ```
/// with `VALUES`, `as_str`, `From<&str>`, `From<String>`, `PartialEq<str>`, `Display`, `Serialize` and `Deserialize`.
/// `#[deprecated(…)]` may follow the documentation of a set or a value.
macro_rules! string_enum {
    ($(
        $(#[doc = $doc:literal])*
        $(#[deprecated $deprecated:tt])?
        $Name:ident {
            $(
                $(#[doc = $value_doc:literal])*
                $(#[deprecated $value_deprecated:tt])?
                $Variant:ident = $value:literal
            ),+ $(,)?
        }
    )+) => {
        $(
            $(#[doc = $doc])*
            $(#[deprecated $deprecated])?
            #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum $Name {
                $(
                    $(#[doc = $value_doc])*
                    $(#[deprecated $value_deprecated])?
                    $Variant,
                )+
                /// A value that this version does not know; written back unchanged.
                Unknown(alloc::string::String),
            }

            #[allow(deprecated)]
            impl $Name {
                /// Every value that this version knows.
                pub const VALUES: &'static [&'static str] = &[$($value),+];

                /// The value as the API writes it.
                #[inline]
                pub fn as_str(&self) -> &str {
                    match self {
                        $( Self::$Variant => $value, )+
                        Self::Unknown(value) => value,
                    }
                }
            }

            #[cfg(feature = "wasm")]
            impl $crate::parameter::JsonType for $Name {
                const KIND: u8 = b's';
            }

            #[allow(deprecated)]
            impl From<&str> for $Name {
                #[inline]
                fn from(value: &str) -> Self {
                    match value {
                        $( $value => Self::$Variant, )+
                        _ => Self::Unknown(value.into()),
                    }
                }
            }

            #[allow(deprecated)]
            impl From<alloc::string::String> for $Name {
                #[inline]
                fn from(value: alloc::string::String) -> Self {
                    value.as_str().into()
                }
            }

            #[allow(deprecated)]
            impl PartialEq<str> for $Name {
                #[inline]
                fn eq(&self, value: &str) -> bool {
                    self.as_str() == value
                }
            }

            #[allow(deprecated)]
            impl PartialEq<&str> for $Name {
                #[inline]
                fn eq(&self, value: &&str) -> bool {
                    self.as_str() == *value
                }
            }

            #[allow(deprecated)]
            impl core::fmt::Display for $Name {
                #[inline]
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.pad(self.as_str())
                }
            }

            #[allow(deprecated)]
            impl serde::Serialize for $Name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }

            #[allow(deprecated)]
            impl<'de> serde::Deserialize<'de> for $Name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::lenient::read(deserializer)
                }
            }

            #[allow(deprecated)]
            impl $crate::lenient::Lenient for $Name {
                #[inline]
                fn missing() -> Self {
                    Self::Unknown(alloc::string::String::new())
                }

                #[inline]
                fn from_text(value: &str) -> Option<Self> {
                    Some(value.into())
                }
            }
        )+

        #[cfg(feature = "typescript")]
        pub(crate) const VALUES: &[$crate::declaration::StringEnum] = &[$(
            $crate::declaration::StringEnum {
                name: stringify!($Name),
                doc: &[$($doc),*],
                deprecated: concat!($( stringify!($deprecated) )?),
                values: &[$( $crate::declaration::Value {
                    text: $value,
                    doc: &[$($value_doc),*],
                    deprecated: concat!($( stringify!($value_deprecated) )?),
                } ),+],
            }
        ),+];
    };
    // Reports the first malformed declaration.
    (@malformed $(#[doc = $doc:literal])* $(#[deprecated $deprecated:tt])? $Name:ident {
        $(
            $(#[doc = $value_doc:literal])*
            $(#[deprecated $value_deprecated:tt])?
            $Variant:ident = $value:literal
        ),+ $(,)?
    } $($rest:tt)*) => {
        $crate::macros::string_enum! { @malformed $($rest)* }
    };
    (@malformed $(#[$($attribute:tt)*])* $Name:ident $($rest:tt)*) => {
        compile_error!(concat!("enum `", stringify!($Name), "`: expected `Name { Variant = \"value\", … }`"));
    };
    (@malformed $($rest:tt)*) => {
        compile_error!("enums: expected `Name { Variant = \"value\", … }`");
    };
    ($($declarations:tt)*) => {
        $crate::macros::string_enum! { @malformed $($declarations)* }
    };
}

pub(crate) use string_enum;
