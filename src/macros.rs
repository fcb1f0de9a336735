//! All that is generated is in this file: the words, the models and the operations of the API.
//!
//! The three macros produce only what a reader could have written; each says what. Under the feature `typescript` they
//! also list what was declared, for [`typescript`](crate::typescript).

/// Declares sets of words. A word that is not in the set is kept and written back unchanged.
///
/// ```text
/// string_enum! {
///     /// What an action is doing.
///     ActionStatus {
///         /// It is at work.
///         Running = "running",
///     }
/// }
/// ```
/// makes
/// ```text
/// /// What an action is doing.
/// #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// #[non_exhaustive]
/// pub enum ActionStatus {
///     /// It is at work.
///     Running,
///     /// A word that this version does not know.
///     Unknown(String),
/// }
/// ```
/// with `WORDS`, `as_str`, `From<&str>`, `From<String>`, `PartialEq<str>`, `Display`, `Serialize` and `Deserialize`.
macro_rules! string_enum {
    ($(
        $(#[doc = $doc:literal])*
        $Name:ident { $( $(#[doc = $word_doc:literal])* $Variant:ident = $word:literal ),+ $(,)? }
    )+) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum $Name {
                $( $(#[doc = $word_doc])* $Variant, )+
                /// A word that this version does not know; written back unchanged.
                Unknown(alloc::string::String),
            }

            impl $Name {
                /// Every word that this version knows.
                pub const WORDS: &'static [&'static str] = &[$($word),+];

                /// The word as it stands on the wire.
                #[inline]
                pub fn as_str(&self) -> &str {
                    match self {
                        $( Self::$Variant => $word, )+
                        Self::Unknown(word) => word,
                    }
                }
            }

            impl From<&str> for $Name {
                #[inline]
                fn from(word: &str) -> Self {
                    match word {
                        $( $word => Self::$Variant, )+
                        _ => Self::Unknown(word.into()),
                    }
                }
            }

            impl From<alloc::string::String> for $Name {
                #[inline]
                fn from(word: alloc::string::String) -> Self {
                    word.as_str().into()
                }
            }

            impl PartialEq<str> for $Name {
                #[inline]
                fn eq(&self, word: &str) -> bool {
                    self.as_str() == word
                }
            }

            impl PartialEq<&str> for $Name {
                #[inline]
                fn eq(&self, word: &&str) -> bool {
                    self.as_str() == *word
                }
            }

            impl core::fmt::Display for $Name {
                #[inline]
                fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.pad(self.as_str())
                }
            }

            impl serde::Serialize for $Name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }

            impl<'de> serde::Deserialize<'de> for $Name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::tolerant::read(deserializer)
                }
            }

            impl $crate::tolerant::Tolerant for $Name {
                #[inline]
                fn absent() -> Self {
                    Self::Unknown(alloc::string::String::new())
                }

                #[inline]
                fn from_text(word: &str) -> Option<Self> {
                    Some(word.into())
                }
            }
        )+

        #[cfg(feature = "typescript")]
        pub(crate) const WORDS: &[$crate::typescript::Words] = &[$(
            $crate::typescript::Words {
                name: stringify!($Name),
                doc: &[$($doc),*],
                words: &[$( ($word, &[$($word_doc),*]) ),+],
            }
        ),+];
    };
}

/// Declares models: what the API says, and the objects inside of what we say.
///
/// ```text
/// model! {
///     /// An image that servers are made from.
///     Image: "image", "images" {
///         /// The id.
///         id: Id<Image>,
///         /// The name; only system images have one.
///         name?: String,
///     }
/// }
/// ```
/// makes
/// ```text
/// /// An image that servers are made from.
/// #[derive(Debug, Clone, PartialEq, Serialize)]
/// #[non_exhaustive]
/// pub struct Image {
///     /// The id.
///     pub id: Id<Image>,
///     /// The name; only system images have one.
///     pub name: Option<String>,
/// }
///
/// impl Tolerant for Image {
///     fn absent() -> Self {
///         Self { id: Tolerant::absent(), name: Tolerant::absent() }
///     }
///
///     fn fill_from_map(&mut self, map) -> Result<bool, _> {
///         // Each key's value is written into its field; other keys are passed over.
///     }
/// }
/// ```
/// A `?` marks what the API may leave out or null. What follows the name says where the model stands:
///
/// | | |
/// |---|---|
/// | `Image: "image", "images"` | alone in an answer under the first key, in lists under the second |
/// | `Pricing: "pricing"` | alone in an answer under this key |
/// | `CreateReply: reply` | it is the whole body of an answer |
/// | `PublicNetInput: input` | in a request: no `Deserialize`, but `new` and setters as an operation has them, and what is not set is not written |
/// | `NetworkRoute: both` | inside of answers and of requests: it can be read, and has `new` and setters |
/// | `Protection` | inside of other models |
macro_rules! model {
    ($(
        $(#[doc = $doc:literal])*
        $Name:ident $(: $($kind:tt),+)? {
            $( $(#[doc = $field_doc:literal])* $field:ident $(? : $optional:ty)? $(: $required:ty)? ),* $(,)?
        }
    )+) => {
        $(
            $crate::macros::model_struct! {
                [$($($kind)+)?] $(#[doc = $doc])* $Name {
                    $( $(#[doc = $field_doc])* $field $(? : $optional)? $(: $required)?, )*
                }
            }
        )+

        #[cfg(feature = "typescript")]
        pub(crate) const MODELS: &[$crate::typescript::Model] = &[$(
            $crate::typescript::Model {
                name: stringify!($Name),
                kind: stringify!($($($kind),+)?),
                doc: &[$($doc),*],
                fields: &[$( $crate::typescript::Field {
                    name: $crate::operation::wire_name(stringify!($field)),
                    optional: { const OPTIONAL: &[&str] = &[$( stringify!($optional) )?]; !OPTIONAL.is_empty() },
                    ty: concat!($( stringify!($optional) )? $( stringify!($required) )?),
                    doc: &[$($field_doc),*],
                } ),*],
            }
        ),+];
    };
}

/// One model of [`model!`].
macro_rules! model_struct {
    ([input] $(#[doc = $doc:literal])* $Name:ident { $($fields:tt)* }) => {
        $crate::macros::parameters! { $(#[doc = $doc])* $Name { $($fields)* } }
    };
    ([both] $(#[doc = $doc:literal])* $Name:ident { $($fields:tt)* }) => {
        $crate::macros::parameters! { $(#[doc = $doc])* $Name { $($fields)* } }
        $crate::macros::model_tolerant! { $Name { $($fields)* } }
    };
    ([$($kind:tt)*] $(#[doc = $doc:literal])* $Name:ident {
        $( $(#[doc = $field_doc:literal])* $field:ident $(? : $optional:ty)? $(: $required:ty)?, )*
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $Name {
            $(
                $(#[doc = $field_doc])*
                $( pub $field: Option<$optional>, )?
                $( pub $field: $required, )?
            )*
        }

        $crate::macros::model_tolerant! { $Name { $( $field $(? : $optional)? $(: $required)?, )* } }
        $crate::macros::model_place! { [$($kind)*] $Name }
    };
}

/// How a model of [`model!`] is read.
macro_rules! model_tolerant {
    ($Name:ident {
        $( $(#[doc = $field_doc:literal])* $field:ident $(? : $optional:ty)? $(: $required:ty)?, )*
    }) => {
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::tolerant::read(deserializer)
            }
        }

        impl $crate::tolerant::Tolerant for $Name {
            #[inline]
            fn absent() -> Self {
                Self { $( $field: $crate::tolerant::Tolerant::absent() ),* }
            }

            fn fill_from_map<'de, A: serde::de::MapAccess<'de>>(&mut self, mut map: A) -> Result<bool, A::Error> {
                #[allow(non_camel_case_types)]
                enum Field { $($field),* }
                const NAMES: &[&str] = &[$( $crate::operation::wire_name(stringify!($field)) ),*];
                let mut keys = $crate::tolerant::Keys::new(NAMES);
                while let Some(key) = map.next_key_seed(&mut keys)? {
                    match key {
                        $( key if key == Field::$field as usize => {
                            map.next_value_seed($crate::tolerant::Place(&mut self.$field))?;
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
}

/// Where a model of [`model!`] stands in answers.
macro_rules! model_place {
    ([] $Name:ident) => {};
    ([reply] $Name:ident) => {
        impl $crate::response::Reply for $Name {
            const SHAPE: $crate::operation::Shape = $crate::operation::Shape::Whole;

            #[inline]
            fn read(body: &str) -> Result<Self, serde_json::Error> {
                $crate::response::read_whole(body)
            }
        }
    };
    ([$one:literal] $Name:ident) => {
        impl $crate::response::Reply for $Name {
            const SHAPE: $crate::operation::Shape = $crate::operation::Shape::One($one);

            #[inline]
            fn read(body: &str) -> Result<Self, serde_json::Error> {
                $crate::response::read_one(body, $one)
            }
        }
    };
    ([$one:literal $many:literal] $Name:ident) => {
        impl $crate::response::Reply for $Name {
            const SHAPE: $crate::operation::Shape = $crate::operation::Shape::One($one);

            #[inline]
            fn read(body: &str) -> Result<Self, serde_json::Error> {
                $crate::response::read_thing(body)
            }
        }

        impl $crate::response::Listed for $Name {
            const KEY: &'static str = $many;
            const ONE: &'static str = $one;

            #[inline]
            fn has_id(&self) -> bool {
                $crate::response::Identity::is_given(&self.id)
            }
        }
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
/// makes
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
/// `name: T` is required and an argument of `new`, in order. `name?: T` is optional: the field is `Option<T>`, `new`
/// leaves it out, and a method `name(impl Into<T>)` sets it. A nullable parameter is an `Option` itself, so that an
/// optional one has three states: absent, null, value. An operation that answers with a `Page<…>` has the optional
/// parameters `page` and `per_page` without saying so. `#[deprecated(…)]` may follow the documentation.
macro_rules! operations {
    ($api:ident $resource:literal $(
        $(#[doc = $doc:literal])*
        $(#[deprecated $deprecated:tt])?
        $METHOD:ident $path:literal => $Name:ident $fields:tt -> $Reply:tt $(<$Of:ident>)?;
    )+) => {
        $(
            $crate::macros::operation! {
                $api $resource
                $(#[doc = $doc])*
                $(#[deprecated $deprecated])?
                $METHOD $path => $Name $fields -> $Reply $(<$Of>)?
            }
        )+

        /// The routes of this resource, in the order of the reference.
        #[allow(deprecated)]
        pub(crate) const ROUTES: &[&$crate::operation::Route] =
            &[$( <$Name as $crate::operation::Operation>::ROUTE ),+];

        #[cfg(feature = "typescript")]
        #[allow(deprecated)]
        pub(crate) const OPERATIONS: &[$crate::typescript::Operation] = &[$( $Name::TYPESCRIPT ),+];
    };
}

/// One operation of [`operations!`].
macro_rules! operation {
    ($api:ident $resource:literal $(#[doc = $doc:literal])* $(#[deprecated $deprecated:tt])?
        $METHOD:ident $path:literal => $Name:ident { $($fields:tt)* } -> Page<$Of:ident>) => {
        $crate::macros::operation! {
            @ $api $resource
            $(#[doc = $doc])*
            $(#[deprecated $deprecated])?
            $METHOD $path => $Name {
                $($fields)*
                /// Which page, from 1.
                page?: u64,
                /// How many to a page: 25 unless said otherwise, at most 50.
                per_page?: u64,
            } -> [$crate::response::Page<$Of>]
        }
    };
    ($api:ident $resource:literal $(#[doc = $doc:literal])* $(#[deprecated $deprecated:tt])?
        $METHOD:ident $path:literal => $Name:ident { $($fields:tt)* } -> $($Reply:tt)+) => {
        $crate::macros::operation! {
            @ $api $resource
            $(#[doc = $doc])*
            $(#[deprecated $deprecated])?
            $METHOD $path => $Name { $($fields)* } -> [$($Reply)+]
        }
    };
    (@ $api:ident $resource:literal $(#[doc = $doc:literal])* $(#[deprecated $deprecated:tt])?
        $METHOD:ident $path:literal => $Name:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident $(? : $optional:ty)? $(: $required:ty)? ),* $(,)?
        } -> [$Reply:ty]) => {
        $crate::macros::parameters! {
            $(#[doc = $doc])*
            #[doc = ""]
            #[doc = concat!("`", stringify!($METHOD), " ", $path, "`")]
            $(#[deprecated $deprecated])?
            #[must_use = "an operation does nothing until it is called, listed or made a request"]
            $Name {
                $( $(#[doc = $field_doc])* $field $(? : $optional)? $(: $required)?, )*
            }
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
                method: $crate::macros::method!($METHOD),
                api: $crate::operation::Api::$api,
                path: $path,
                parameters: &[$( $crate::operation::wire_name(stringify!($field)) ),*],
                shape: <$Reply as $crate::response::Reply>::SHAPE,
            };
        }

        const _: () = $crate::operation::check_path(
            $path,
            &[$( $( { let _: Option<$required>; stringify!($field) }, )? )*],
        );

        #[cfg(feature = "typescript")]
        #[allow(deprecated)]
        impl $Name {
            pub(crate) const TYPESCRIPT: $crate::typescript::Operation = $crate::typescript::Operation {
                route: <Self as $crate::operation::Operation>::ROUTE,
                doc: &[$($doc),*],
                deprecated: concat!($( stringify!($deprecated) )?),
                fields: &[$( $crate::typescript::Field {
                    name: $crate::operation::wire_name(stringify!($field)),
                    optional: { const OPTIONAL: &[&str] = &[$( stringify!($optional) )?]; !OPTIONAL.is_empty() },
                    ty: concat!($( stringify!($optional) )? $( stringify!($required) )?),
                    doc: &[$($field_doc),*],
                } ),*],
                reply: stringify!($Reply),
            };
        }
    };
}

/// What we say: a struct with `new` for what is required and a setter for each of the rest.
macro_rules! parameters {
    ($(#[$attribute:meta])* $Name:ident {
        $( $(#[doc = $field_doc:literal])* $field:ident $(? : $optional:ty)? $(: $required:ty)?, )*
    }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $Name {
            $(
                $(#[doc = $field_doc])*
                $( #[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$optional>, )?
                $( pub $field: $required, )?
            )*
        }

        #[allow(deprecated)]
        impl $Name {
            /// With what is required, and nothing else.
            #[allow(clippy::new_without_default)]
            pub fn new($( $( $field: impl Into<$required>, )? )*) -> Self {
                Self {
                    $(
                        $( $field: None::<$optional>, )?
                        $( $field: <_ as Into<$required>>::into($field), )?
                    )*
                }
            }

            $( $crate::macros::setter! { $(#[doc = $field_doc])* $field $(? : $optional)? $(: $required)? } )*
        }
    };
}

/// The method that sets an optional field.
macro_rules! setter {
    ($(#[doc = $doc:literal])* $field:ident ? : $optional:ty) => {
        $(#[doc = $doc])*
        #[must_use = "this returns the changed value"]
        pub fn $field(mut self, $field: impl Into<$optional>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    ($(#[doc = $doc:literal])* $field:ident : $required:ty) => {};
}

/// `GET` is `Method::Get`.
macro_rules! method {
    (GET) => {
        $crate::operation::Method::Get
    };
    (POST) => {
        $crate::operation::Method::Post
    };
    (PUT) => {
        $crate::operation::Method::Put
    };
    (DELETE) => {
        $crate::operation::Method::Delete
    };
}

pub(crate) use {
    method, model, model_place, model_struct, model_tolerant, operation, operations, parameters, setter,
    string_enum,
};
