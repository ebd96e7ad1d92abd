//! What a field is on the wire: its name, its shape, its documentation, as data beside the Rust type.

use std::collections::BTreeMap;

use crate::api::vocabulary::Vocabulary;

/// One field of a message.
#[derive(Debug)]
pub struct Field {
    /// The name in JSON: `displayName`.
    pub name: &'static str,
    /// What JSON it is.
    pub shape: Shape,
}

impl Field {
    /// The name in masks, filters and orders: `display_name`.
    #[must_use]
    pub fn snake(&self) -> String {
        snake(self.name)
    }
}

/// A name as masks, filters and orders write it: `displayName` is `display_name`.
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

/// The JSON form of a field.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// A whole number of 32 bits.
    Int32,
    /// A number.
    Number,
    /// A string that holds a moment, in RFC 3339.
    Timestamp,
    /// A string that holds seconds, `300s`.
    Duration,
    /// A string out of an open vocabulary.
    Enum(&'static Vocabulary),
    /// An array of one shape.
    List(&'static Shape),
    /// An object of any keys, with values of one shape.
    Map(&'static Shape),
    /// An object of known fields.
    Object(&'static [Field]),
}

impl Shape {
    /// Whether a number can be one of the field's, as far as its JSON type tells.
    #[must_use]
    pub fn holds_number(self, number: Option<f64>) -> bool {
        let range = f64::from(i32::MIN)..=f64::from(i32::MAX);
        let is_int32 = |number: f64| number.fract() == 0.0 && range.contains(&number);
        !matches!(self, Self::Int32) || number.is_some_and(is_int32)
    }
}

/// What a field is, for people. Not in [`Field`]: what validates would carry along what only tools read.
#[derive(Debug)]
pub struct Doc {
    /// The doc comment of the struct's field.
    pub text: &'static str,
    /// Those of the fields of the objects in it.
    pub inner: &'static [Doc],
}

/// A Rust type that knows its JSON form.
pub trait Wire {
    /// The form.
    const SHAPE: Shape;
    /// What the fields are, in their order, where it is an object or holds some.
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

/// The fields of a query or a body. The module for JavaScript is built without them: what its calls are given is read there.
#[must_use]
pub const fn arguments(fields: &'static [Field]) -> &'static [Field] {
    if cfg!(feature = "wasm") { &[] } else { fields }
}

/// Declares a message: a struct whose fields may all be absent, as on the wire, which keeps the fields
/// it doesn't know; and the same rows as a table.
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
            /// What came with it that this version doesn't know.
            #[serde(flatten)]
            pub unknown: serde_json::Map<String, serde_json::Value>,
        }

        impl $name {
            /// The fields, in their order.
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

        // the TypeScript interface: a flattened field would turn it into an intersection and lose every doc comment
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
