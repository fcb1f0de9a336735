//! Operations: [`operations!`].

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
                #[cfg(feature = "wasm")]
                types: $crate::macros::types!($fields),
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

/// The types of all fields, as [`Parameter`](crate::parameter::Parameter)s.
#[cfg(feature = "wasm")]
macro_rules! types {
    ({
        $(
            $(#[$field_attribute:meta])*
            $field:ident $(? : $optional:ty $(| $optional_null:ident)?)? $(: $required:ty $(| $required_null:ident)?)?
        ),* $(,)?
    }) => {
        &[$( $crate::parameter::Parameter {
            kind: $( <$optional as $crate::parameter::JsonType>::KIND )? $( <$required as $crate::parameter::JsonType>::KIND )?,
            is_required: false $( || { let _: Option<$required>; true } )?,
            is_nullable: false $($( || stringify!($optional_null).len() > 0 )?)? $($( || stringify!($required_null).len() > 0 )?)?,
        } ),*]
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

#[cfg(feature = "wasm")]
pub(crate) use types;
pub(crate) use {api, method, names, operation, operations, required_names};
