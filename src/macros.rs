//! The macros that declare the API: its values ([`string_enum!`]), its models ([`model!`]) and its operations
//! ([`operations!`]). Each produces items that a reader could have written, and shows them.
//!
//! Under the feature `typescript` they also write each declaration as data.

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

/// Declares models: the objects of responses, and those inside of parameters.
///
/// ```text
/// model! {
///     /// An image that servers are created from.
///     Image: "image", "images" {
///         /// The id.
///         id: Id<Image>,
///         /// The name; only system images have one.
///         name?: String,
///     }
/// }
/// ```
/// expands to
/// ```text
/// /// An image that servers are created from.
/// #[derive(Debug, Clone, PartialEq, Serialize)]
/// #[non_exhaustive]
/// pub struct Image {
///     /// The id.
///     pub id: Id<Image>,
///     /// The name; only system images have one.
///     pub name: Option<String>,
/// }
///
/// impl Lenient for Image {
///     fn missing() -> Self {
///         Self { id: Lenient::missing(), name: Lenient::missing() }
///     }
///
///     fn fill_from_map(&mut self, map) -> Result<bool, _> {
///         // Reads the value of each known key into its field; other keys are ignored.
///     }
/// }
/// ```
/// A `?` marks a field that the API may leave out or set to null. The list after the name tells where the model occurs:
///
/// | | |
/// |---|---|
/// | `Image: "image", "images"` | in responses: alone under the first key, in lists under the second |
/// | `Pricing: "pricing"` | in responses: alone under this key |
/// | `CreateReply: reply` | as the whole body of a response |
/// | `PublicNetInput: input` | in requests: no `Deserialize`, but `new` and setters like an operation's, and a field that is not set is not written |
/// | `NetworkRoute: both` | in responses and requests: can be read, and has `new` and setters |
/// | `Protection` | inside of other models |
///
/// `#[deprecated(…)]` may follow the documentation of a model or a field.
macro_rules! model {
    ($(
        $(#[doc = $doc:literal])*
        $(#[deprecated $deprecated:tt])?
        $Name:ident $(: $($kind:tt),+)? { $($fields:tt)* }
    )+) => {
        $(
            $crate::macros::model_struct! {
                [$($($kind)+)?] [$(#[doc = $doc])* $(#[deprecated $deprecated])?] $Name { $($fields)* }
            }
        )+

        #[cfg(feature = "typescript")]
        pub(crate) const MODELS: &[$crate::declaration::Model] = &[$(
            $crate::declaration::Model {
                name: stringify!($Name),
                kind: stringify!($($($kind),+)?),
                doc: &[$($doc),*],
                deprecated: concat!($( stringify!($deprecated) )?),
                fields: $crate::macros::declared_fields!({ $($fields)* }),
            }
        ),+];
    };
    // Reports the first malformed declaration.
    (@malformed $(#[doc = $doc:literal])* $(#[deprecated $deprecated:tt])?
        $Name:ident $(: $($kind:tt),+)? { $($fields:tt)* } $($rest:tt)*) => {
        $crate::macros::model! { @malformed $($rest)* }
    };
    (@malformed $(#[$($attribute:tt)*])* $Name:ident $($rest:tt)*) => {
        compile_error!(concat!("model `", stringify!($Name), "`: expected `Name: kind { fields }`"));
    };
    (@malformed $($rest:tt)*) => {
        compile_error!("models: expected `Name: kind { fields }`");
    };
    ($($declarations:tt)*) => {
        $crate::macros::model! { @malformed $($declarations)* }
    };
}

/// One model of [`model!`].
macro_rules! model_struct {
    ([input] $attributes:tt $Name:ident $fields:tt) => {
        $crate::macros::parameters! { $attributes $Name $fields }
    };
    ([both] $attributes:tt $Name:ident $fields:tt) => {
        $crate::macros::parameters! { $attributes $Name $fields }
        $crate::macros::model_lenient! { $Name $fields }
    };
    ([$($kind:tt)*] [$($attribute:tt)*] $Name:ident $fields:tt) => {
        $crate::macros::model_fields! { [$($attribute)*] $Name $fields }
        $crate::macros::model_lenient! { $Name $fields }
        $crate::macros::model_reply! { [$($kind)*] $Name }
    };
}

/// The struct of a model that is only read.
macro_rules! model_fields {
    ([$($attribute:tt)*] $Name:ident {
        $(
            $(#[$field_attribute:meta])*
            $field:ident $(? : $optional:ty)? $(: $required:ty)?
        ),* $(,)?
    }) => {
        $($attribute)*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $Name {
            $(
                $(#[$field_attribute])*
                $( pub $field: Option<$optional>, )?
                $( pub $field: $required, )?
            )*
        }
    };
    ($attributes:tt $Name:ident $fields:tt) => {
        $crate::macros::parameters! { @malformed $Name }
    };
}

/// The reading of a model of [`model!`].
macro_rules! model_lenient {
    ($Name:ident {
        $(
            $(#[$field_attribute:meta])*
            $field:ident $(? : $optional:ty)? $(: $required:ty)?
        ),* $(,)?
    }) => {
        #[allow(deprecated)]
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::lenient::read(deserializer)
            }
        }

        #[allow(deprecated)]
        impl $crate::lenient::Lenient for $Name {
            const HAS_SECRETS: bool = false
                $( $(|| <$optional as $crate::lenient::Lenient>::HAS_SECRETS)?
                $(|| <$required as $crate::lenient::Lenient>::HAS_SECRETS)? )*;

            #[inline]
            fn missing() -> Self {
                Self { $( $field: $crate::lenient::Lenient::missing() ),* }
            }

            fn fill_from_map<'de, A: serde::de::MapAccess<'de>>(&mut self, mut map: A) -> Result<bool, A::Error> {
                #[allow(non_camel_case_types)]
                enum Field { $($field),* }
                const NAMES: &[&str] = &[$( $crate::macros::wire_name(stringify!($field)) ),*];
                let mut keys = $crate::lenient::Keys::new(NAMES);
                while let Some(key) = map.next_key_seed(&mut keys)? {
                    match key {
                        $( key if key == Field::$field as usize => {
                            map.next_value_seed($crate::lenient::InPlaceSeed(&mut self.$field))?;
                        } )*
                        _ => {
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                Ok(true)
            }
        }
    };
    ($Name:ident $fields:tt) => {};
}

/// The place of a model of [`model!`] in responses.
macro_rules! model_reply {
    ([] $Name:ident) => {};
    ([reply] $Name:ident) => {
        impl $crate::reply::Reply for $Name {
            const SHAPE: $crate::reply::Shape = $crate::reply::Shape::Whole;
            const HAS_SECRETS: bool = <$Name as $crate::lenient::Lenient>::HAS_SECRETS;

            #[inline]
            fn read(body: &str) -> Result<Self, serde_json::Error> {
                $crate::reply::read_whole(body)
            }
        }
    };
    ([$singular:literal] $Name:ident) => {
        impl $crate::reply::Reply for $Name {
            const SHAPE: $crate::reply::Shape = $crate::reply::Shape::One($singular);
            const HAS_SECRETS: bool = <$Name as $crate::lenient::Lenient>::HAS_SECRETS;

            #[inline]
            fn read(body: &str) -> Result<Self, serde_json::Error> {
                $crate::reply::read_one(body, $singular)
            }
        }
    };
    ([$singular:literal $plural:literal] $Name:ident) => {
        impl $crate::reply::Reply for $Name {
            const SHAPE: $crate::reply::Shape = $crate::reply::Shape::One($singular);
            const HAS_SECRETS: bool = <$Name as $crate::lenient::Lenient>::HAS_SECRETS;

            #[inline]
            fn read(body: &str) -> Result<Self, serde_json::Error> {
                $crate::reply::read_resource(body)
            }
        }

        impl $crate::reply::Listable for $Name {
            const PLURAL: &'static str = $plural;
            const SINGULAR: &'static str = $singular;

            #[inline]
            fn has_id(&self) -> bool {
                $crate::reply::Identity::is_set(&self.id)
            }
        }
    };
    ([$($kind:tt)*] $Name:ident) => {
        compile_error!(concat!(
            "model `", stringify!($Name), "`: unknown kind `", stringify!($($kind),*),
            "`: expected `\"key\"`, `\"key\", \"keys\"`, `reply`, `input` or `both`"
        ));
    };
}

/// Declares the operations of one resource.
///
/// ```text
/// operations! { Cloud "servers"
///     /// Turns the power on.
///     POST "/servers/{id}/actions/poweron" => PowerOn {
///         /// The server to start.
///         id: Id<Server>,
///     } -> Action;
/// }
/// ```
/// expands to
/// ```text
/// /// Turns the power on.
/// ///
/// /// `POST /servers/{id}/actions/poweron`
/// #[derive(Debug, Clone, PartialEq, Serialize)]
/// #[non_exhaustive]
/// #[must_use = "…"]
/// pub struct PowerOn {
///     /// The server to start.
///     pub id: Id<Server>,
/// }
///
/// impl PowerOn {
///     /// Creates a `PowerOn` with its required parameters.
///     pub fn new(id: impl Into<Id<Server>>) -> Self {
///         Self { id: id.into() }
///     }
/// }
///
/// impl Operation for PowerOn {
///     type Reply = Action;
///     const ROUTE: &'static Route = &Route { name: "servers.power_on", … };
/// }
/// ```
/// `name: T` is required: an argument of `new`, in order. `name?: T` is optional: the field is an `Option<T>`, `new` leaves
/// it out, and the method `name(impl Into<T>)` sets it. `T | null` is nullable: an optional one has three states, absent,
/// null and value (`Option<Option<T>>`), and is set from a value, an `Option` or, for a `String`, from text. An operation
/// that replies with a `Page<…>` has the optional parameters `page` and `per_page` without declaring them.
/// `#[deprecated(…)]` may follow the documentation of an operation or a parameter.
macro_rules! operations {
    ($api:ident $resource:literal $(
        $(#[doc = $doc:literal])*
        $(#[deprecated $deprecated:tt])?
        $METHOD:ident $path:literal => $Name:ident $fields:tt -> $Reply:tt $(<$Of:ident>)?;
    )+) => {
        $(
            $crate::macros::operation! {
                $api $resource
                [$(#[doc = $doc])*] [$(#[deprecated $deprecated])?]
                $METHOD $path => $Name $fields -> $Reply $(<$Of>)?
            }
        )+

        /// The routes of this resource, in the order of the reference.
        #[allow(deprecated)]
        pub(crate) const ROUTES: &[&$crate::operation::Route] =
            &[$( <$Name as $crate::operation::Operation>::ROUTE ),+];

        #[cfg(feature = "typescript")]
        #[allow(deprecated)]
        pub(crate) const OPERATIONS: &[$crate::operation::Declaration] = &[$( $Name::DECLARATION ),+];
    };
    // Reports the first malformed declaration.
    (@malformed $resource:literal $(#[doc = $doc:literal])* $(#[deprecated $deprecated:tt])?
        $METHOD:ident $path:literal => $Name:ident $fields:tt -> $Reply:tt $(<$Of:ident>)?;
        $($rest:tt)*) => {
        $crate::macros::operations! { @malformed $resource $($rest)* }
    };
    (@malformed $resource:literal $(#[$($attribute:tt)*])* $METHOD:ident $path:literal => $Name:ident $($rest:tt)*) => {
        compile_error!(concat!(
            "operation `", $resource, "::", stringify!($Name),
            "`: expected `METHOD \"/path\" => Name { fields } -> Reply;`"
        ));
    };
    (@malformed $resource:literal $($rest:tt)*) => {
        compile_error!(concat!(
            "operations of `", $resource, "`: expected `METHOD \"/path\" => Name { fields } -> Reply;`"
        ));
    };
    ($api:ident $resource:literal $($declarations:tt)*) => {
        $crate::macros::operations! { @malformed $resource $($declarations)* }
    };
}

/// One operation of [`operations!`].
macro_rules! operation {
    ($api:ident $resource:literal $doc:tt $deprecated:tt
        $METHOD:ident $path:literal => $Name:ident { $($fields:tt)* } -> Page<$Of:ident>) => {
        $crate::macros::operation! {
            @ $api $resource $doc $deprecated
            $METHOD $path => $Name {
                $($fields)*
                /// The number of the page, from 1.
                page?: u64,
                /// The number of resources per page: 25 by default, at most 50.
                per_page?: u64,
            } -> [$crate::reply::Page<$Of>]
        }
    };
    ($api:ident $resource:literal $doc:tt $deprecated:tt
        $METHOD:ident $path:literal => $Name:ident $fields:tt -> $($Reply:tt)+) => {
        $crate::macros::operation! {
            @ $api $resource $doc $deprecated
            $METHOD $path => $Name $fields -> [$($Reply)+]
        }
    };
    (@ $api:ident $resource:literal [$(#[doc = $doc:literal])*] [$(#[deprecated $deprecated:tt])?]
        $METHOD:ident $path:literal => $Name:ident $fields:tt -> [$Reply:ty]) => {
        $crate::macros::parameters! {
            [
                $(#[doc = $doc])*
                #[doc = ""]
                #[doc = concat!("`", stringify!($METHOD), " ", $path, "`")]
                $(#[deprecated $deprecated])?
                #[must_use = "an operation does nothing until it is called, listed or made a request"]
            ]
            $Name $fields
        }

        #[allow(deprecated)]
        impl $crate::operation::Operation for $Name {
            type Reply = $Reply;
            const ROUTE: &'static $crate::operation::Route = &$crate::operation::Route {
                name: {
                    const LEN: usize = $crate::operation::route_name_len($resource, stringify!($Name));
                    const NAME: [u8; LEN] = $crate::operation::route_name($resource, stringify!($Name));
                    match core::str::from_utf8(&NAME) {
                        Ok(name) => name,
                        Err(_) => panic!("a route's name is ASCII"),
                    }
                },
                method: $crate::macros::method!($METHOD $resource $Name),
                api: $crate::macros::api!($api $resource $Name),
                path: $path,
                parameters: $crate::macros::names!($fields),
                shape: <$Reply as $crate::reply::Reply>::SHAPE,
                has_secrets: <$Reply as $crate::reply::Reply>::HAS_SECRETS,
            };
        }

        const _: () = match $crate::operation::check_path($path, $crate::macros::required_names!($fields)) {
            $crate::operation::PathCheck::Fits => {}
            $crate::operation::PathCheck::NoField => panic!("{}", concat!(
                "operation `", $resource, "::", stringify!($Name), "`: the path `", $path,
                "` names a parameter that has no required field: declare it as `name: Type`"
            )),
            $crate::operation::PathCheck::Order => panic!("{}", concat!(
                "operation `", $resource, "::", stringify!($Name), "`: the fields that stand in the path `", $path,
                "` must come first, required, in the order of the path"
            )),
        };

        #[cfg(feature = "typescript")]
        #[allow(deprecated)]
        impl $Name {
            pub(crate) const DECLARATION: $crate::operation::Declaration = $crate::operation::Declaration {
                route: <Self as $crate::operation::Operation>::ROUTE,
                doc: &[$($doc),*],
                deprecated: concat!($( stringify!($deprecated) )?),
                fields: $crate::macros::declared_fields!($fields),
                reply: stringify!($Reply),
            };
        }
    };
}

/// The wire names of all fields.
macro_rules! names {
    ({
        $(
            $(#[$field_attribute:meta])*
            $field:ident $(? : $optional:ty $(| $optional_null:ident)?)? $(: $required:ty $(| $required_null:ident)?)?
        ),* $(,)?
    }) => {
        &[$( $crate::macros::wire_name(stringify!($field)) ),*]
    };
}

/// The names of the required fields.
macro_rules! required_names {
    ({
        $(
            $(#[$field_attribute:meta])*
            $field:ident $(? : $optional:ty $(| $optional_null:ident)?)? $(: $required:ty $(| $required_null:ident)?)?
        ),* $(,)?
    }) => {
        &[$( $( { let _: Option<$required>; stringify!($field) }, )? )*]
    };
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

/// Parameters: a struct with `new` for the required ones and a setter for each of the others.
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

/// `Cloud` is `Api::Cloud`. Names the operation in the error of an unknown API.
macro_rules! api {
    (Cloud $resource:literal $Name:ident) => {
        $crate::operation::Api::Cloud
    };
    (Storage $resource:literal $Name:ident) => {
        $crate::operation::Api::Storage
    };
    ($api:ident $resource:literal $Name:ident) => {
        compile_error!(concat!(
            "operation `",
            $resource,
            "::",
            stringify!($Name),
            "`: unknown API `",
            stringify!($api),
            "`: expected `Cloud` or `Storage`"
        ))
    };
}

/// `GET` is `Method::Get`. Names the operation in the error of an unknown method.
macro_rules! method {
    (GET $resource:literal $Name:ident) => {
        $crate::operation::Method::Get
    };
    (POST $resource:literal $Name:ident) => {
        $crate::operation::Method::Post
    };
    (PUT $resource:literal $Name:ident) => {
        $crate::operation::Method::Put
    };
    (DELETE $resource:literal $Name:ident) => {
        $crate::operation::Method::Delete
    };
    ($METHOD:ident $resource:literal $Name:ident) => {
        compile_error!(concat!(
            "operation `",
            $resource,
            "::",
            stringify!($Name),
            "`: unknown method `",
            stringify!($METHOD),
            "`: expected `GET`, `POST`, `PUT` or `DELETE`"
        ))
    };
}

#[cfg(feature = "typescript")]
pub(crate) use declared_fields;
pub(crate) use {
    api, argument, method, model, model_fields, model_lenient, model_reply, model_struct, names, operation,
    operations, parameters, required_names, setter, stored, string_enum,
};

/// A field's name as the API writes it: `r#type` is `type`.
pub(crate) const fn wire_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match core::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

#[cfg(test)]
mod tests {
    use super::wire_name;

    #[test]
    fn a_raw_name_is_written_without_its_prefix() {
        assert_eq!(wire_name("r#type"), "type");
        assert_eq!(wire_name("rescue"), "rescue");
    }
}
