//! The wire format of fields: name, shape and documentation, as data beside the Rust type.

use std::collections::BTreeMap;

use crate::api::vocabulary::Vocabulary;

/// One field of a message.
#[derive(Debug)]
pub struct Field {
    /// The name in JSON: `displayName`.
    pub name: &'static str,
    /// The JSON shape.
    pub shape: Shape,
}

impl Field {
    /// Returns the name in masks, filters and orders: `display_name`.
    #[must_use]
    pub fn snake(&self) -> String {
        snake(self.name)
    }
}

/// Converts a name to the form in masks, filters and orders: `displayName` to `display_name`.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

/// The JSON shape of a field.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// A 32-bit integer.
    Int32,
    /// A number.
    Number,
    /// A string that holds an RFC 3339 timestamp.
    Timestamp,
    /// A string that holds a duration, such as `300s`.
    Duration,
    /// A string from an open enum.
    Enum(&'static Vocabulary),
    /// An array whose elements have one shape.
    List(&'static Shape),
    /// An object with any keys, whose values have one shape.
    Map(&'static Shape),
    /// An object with known fields.
    Object(&'static [Field]),
}

impl Shape {
    /// True if the number is valid for the shape's JSON type.
    #[must_use]
    pub fn holds_number(self, number: Option<f64>) -> bool {
        let range = f64::from(i32::MIN)..=f64::from(i32::MAX);
        let is_int32 = |number: f64| number.fract() == 0.0 && range.contains(&number);
        !matches!(self, Self::Int32) || number.is_some_and(is_int32)
    }
}

/// The documentation of a field. Not in [`Field`], so that the validator doesn't include it.
#[derive(Debug)]
pub struct Doc {
    /// The doc comment of the struct's field.
    pub text: &'static str,
    /// The documentation of the fields inside.
    pub inner: &'static [Doc],
}

/// A Rust type with a JSON shape.
pub trait Wire {
    /// The shape.
    const SHAPE: Shape;
    /// The documentation of its fields, in order, if it is or contains an object.
    const DOCS: &'static [Doc] = &[];
}

impl Wire for String {
    const SHAPE: Shape = Shape::Text;
}

impl Wire for bool {
    const SHAPE: Shape = Shape::Bool;
}

impl Wire for i32 {
    const SHAPE: Shape = Shape::Int32;
}

impl Wire for f64 {
    const SHAPE: Shape = Shape::Number;
}

impl<T: Wire> Wire for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
    const DOCS: &'static [Doc] = T::DOCS;
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    const SHAPE: Shape = Shape::Map(&T::SHAPE);
    const DOCS: &'static [Doc] = T::DOCS;
}

/// Returns the fields of a query or body. Empty in the module for JavaScript, which reads queries
/// itself.
#[must_use]
pub const fn arguments(fields: &'static [Field]) -> &'static [Field] {
    if cfg!(feature = "wasm") { &[] } else { fields }
}

/// Declares a message: a struct whose fields are all optional, as on the wire, and which keeps
/// unknown fields; and a table with the same rows.
macro_rules! message {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])+ $json:literal $snake:ident: $type:ty, )+
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(
                $(#[doc = $doc])+
                #[serde(rename = $json, default, skip_serializing_if = "Option::is_none")]
                pub $snake: Option<$type>,
            )+
            /// The unknown fields.
            #[serde(flatten)]
            pub unknown: serde_json::Map<String, serde_json::Value>,
        }

        impl $name {
            /// The fields, in order.
            pub const FIELDS: &'static [$crate::api::wire::Field] = &[
                $( $crate::api::wire::Field { name: $json, shape: <$type as $crate::api::wire::Wire>::SHAPE }, )+
            ];
        }

        impl $crate::api::wire::Wire for $name {
            const SHAPE: $crate::api::wire::Shape = $crate::api::wire::Shape::Object(Self::FIELDS);
            const DOCS: &'static [$crate::api::wire::Doc] = &[
                $( $crate::api::wire::Doc {
                    text: concat!($($doc),+),
                    inner: <$type as $crate::api::wire::Wire>::DOCS,
                }, )+
            ];
        }

        // written by hand: a flattened field would turn tsify's interface into an intersection,
        // without doc comments
        #[cfg(feature = "wasm")]
        const _: () = {
            $(#[doc = $about])*
            #[derive(tsify::Tsify)]
            #[tsify(hashmap_as_object)]
            #[allow(dead_code, clippy::struct_field_names, reason = "declared for its TypeScript alone, with the API's names")]
            struct $name {
                $(
                    $(#[doc = $doc])+
                    #[serde(rename = $json, default)]
                    $snake: Option<$type>,
                )+
            }
        };
    };
}

pub(crate) use message;
