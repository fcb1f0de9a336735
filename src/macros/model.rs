//! Models: [`model!`].

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

            #[cfg(feature = "wasm")]
            impl $crate::parameter::JsonType for $Name {
                const KIND: u8 = b'o';
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

            #[cfg(any(test, feature = "sim-wasm"))]
            fn fill_from_value(&mut self, value: &serde_json::Value) -> bool {
                let serde_json::Value::Object(fields) = value else { return false };
                $(
                    let name = const { $crate::macros::wire_name(stringify!($field)) };
                    self.$field.fill_from_value($crate::lenient::get(fields, name));
                )*
                true
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

pub(crate) use {model, model_fields, model_lenient, model_reply, model_struct};
