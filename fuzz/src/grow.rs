//! Grows JSON values from choices, by the shapes of the API: most of them of the right type, some of any.

use arbitrary::{Result, Unstructured};
use fireworks_deployments::api::deployment::LOAD_TARGETS;
use fireworks_deployments::api::wire::{Field, Shape};
use serde_json::{Map, Value, json};

/// Texts that some rule or parser looks for.
const TEXTS: &[&str] = &[
    "",
    "x",
    "default",
    "accounts/a/models/m",
    "accounts/acme/deployments/a",
    "accounts/a/deploymentShapes/s/versions/1",
    "0 8 * * MON-FRI",
    "Europe/Berlin",
    "UTC",
    "s3://bucket/path",
    "gs://bucket/rl-checkpoints/a/b",
    "true",
    "7",
    " é🔥\u{85}",
];
/// Keys of maps, besides the load targets.
const KEYS: &[&str] = &["custom/team", "custom/a.b", "office", "", "*", "team"];
const DURATIONS: &[&str] = &["0s", "-0s", "300s", "3600s", "604800s", "0.000000001s", "315576000000s", "5m", "1.s"];
const TIMES: &[&str] = &["2026-03-01T12:00:00Z", "2026-02-29t00:00:00.5+01:00", "0000-01-01T00:00:00Z", "tomorrow"];
const WHOLE: &[i64] = &[0, 1, 2, 8, 63, 1_000, 1_001, -1, 2_147_483_647, 2_147_483_648];
const NUMBERS: &[f64] = &[0.0, 0.5, 1.0, 1.000_001, -0.0, 5e-324, 1e308, 80.0];
/// The most entries of a map or a list, and the most fields of an object.
const MOST: usize = 8;

/// A value of a shape, or now and then anything else.
pub(crate) fn value(choices: &mut Unstructured<'_>, shape: Shape) -> Result<Value> {
    match choices.int_in_range(0..=31u8)? {
        30 => Ok(Value::Null),
        31 => anything(choices, 2),
        _ => of_shape(choices, shape),
    }
}

fn of_shape(choices: &mut Unstructured<'_>, shape: Shape) -> Result<Value> {
    Ok(match shape {
        Shape::Text => json!(text(choices)?),
        Shape::Bool => json!(choices.arbitrary::<bool>()?),
        Shape::Int32 => json!(whole(choices)?),
        Shape::Number => json!(number(choices)?),
        Shape::Timestamp => json!(one_of(choices, TIMES)?),
        Shape::Duration => json!(duration(choices)?),
        Shape::Enum(vocabulary) => json!(one_of(choices, vocabulary.values)?),
        Shape::List(items) => {
            (0..choices.int_in_range(0..=3)?).map(|_| value(choices, *items)).collect::<Result<_>>()?
        }
        Shape::Map(values) => {
            let entries = 0..choices.int_in_range(0..=3)?;
            entries.map(|_| Ok((key(choices)?, value(choices, *values)?))).collect::<Result<Map<_, _>>>()?.into()
        }
        Shape::Object(fields) => Value::Object(object(choices, fields)?),
    })
}

/// An object with some of these fields, and now and then an unknown one.
pub(crate) fn object(choices: &mut Unstructured<'_>, fields: &[Field]) -> Result<Map<String, Value>> {
    let mut object = Map::new();
    for _ in 0..choices.int_in_range(0..=MOST)? {
        match fields.get(choices.int_in_range(0..=fields.len())?) {
            Some(field) => object.insert(field.name.to_owned(), value(choices, field.shape)?),
            None => object.insert(text(choices)?, anything(choices, 2)?),
        };
    }
    Ok(object)
}

/// A text that means something, or any other.
pub(crate) fn text(choices: &mut Unstructured<'_>) -> Result<String> {
    if choices.ratio(1, 4)? { Ok(any_text(choices)?.to_owned()) } else { one_of(choices, TEXTS) }
}

/// A short text of any characters.
pub(crate) fn any_text<'a>(choices: &mut Unstructured<'a>) -> Result<&'a str> {
    let length = usize::from(choices.arbitrary::<u8>()?).min(choices.len());
    let bytes = choices.bytes(length)?;
    let valid = str::from_utf8(bytes).map_or_else(|fault| fault.valid_up_to(), str::len);
    Ok(str::from_utf8(&bytes[..valid]).unwrap())
}

/// One of some texts.
pub(crate) fn one_of(choices: &mut Unstructured<'_>, texts: &[&str]) -> Result<String> {
    Ok((*choices.choose(texts)?).to_owned())
}

/// A value of any JSON type.
pub(crate) fn anything(choices: &mut Unstructured<'_>, depth: u8) -> Result<Value> {
    Ok(match choices.int_in_range(0..=if depth == 0 { 4 } else { 6 })? {
        0 => Value::Null,
        1 => json!(choices.arbitrary::<bool>()?),
        2 => json!(whole(choices)?),
        3 => json!(number(choices)?),
        4 => json!(text(choices)?),
        5 => (0..choices.int_in_range(0..=2)?).map(|_| anything(choices, depth - 1)).collect::<Result<_>>()?,
        _ => {
            let entries = 0..choices.int_in_range(0..=2)?;
            entries.map(|_| Ok((key(choices)?, anything(choices, depth - 1)?))).collect::<Result<Map<_, _>>>()?.into()
        }
    })
}

fn key(choices: &mut Unstructured<'_>) -> Result<String> {
    match choices.int_in_range(0..=2)? {
        0 => one_of(choices, LOAD_TARGETS),
        1 => one_of(choices, KEYS),
        _ => text(choices),
    }
}

fn whole(choices: &mut Unstructured<'_>) -> Result<i64> {
    if choices.ratio(1, 8)? { choices.arbitrary() } else { Ok(*choices.choose(WHOLE)?) }
}

fn number(choices: &mut Unstructured<'_>) -> Result<f64> {
    if choices.ratio(1, 8)? { choices.arbitrary() } else { Ok(*choices.choose(NUMBERS)?) }
}

fn duration(choices: &mut Unstructured<'_>) -> Result<String> {
    if choices.ratio(1, 4)? {
        Ok(format!("{}s", choices.int_in_range(0..=700_000u32)?))
    } else {
        one_of(choices, DURATIONS)
    }
}
