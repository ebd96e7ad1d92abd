//! Values for each shape, and for each limit of the rules at its bounds and one step beyond.

use fireworks_deployments::api::wire::Shape;
use fireworks_deployments::rules::RULES;
use fireworks_deployments::rules::limit::form::Form;
use fireworks_deployments::rules::limit::{Limit, Number, Text, Time};
use serde_json::{Value, json};

/// Values of each JSON type, including empty and zero ones.
fn of_any_type() -> Vec<Value> {
    let text = r#"[null, true, false, 0, 1, -1, 1.5, "", "0", "x", "true", "null", [], [null], [[]], ["x"], {}, {"x": null}, {"x": 1}]"#;
    serde_json::from_str(text).unwrap()
}

/// Valid and invalid values of a field. In the path, `*` stands for any map key.
pub(crate) fn values(path: &str, shape: Shape) -> Vec<Value> {
    let mut values = of_any_type();
    values.extend(of_shape(shape));
    for rule in RULES.iter().filter(|rule| rule.fields.contains(&path)) {
        values.extend(of_limit(rule.limit));
    }
    let mut distinct: Vec<Value> = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}

fn of_shape(shape: Shape) -> Vec<Value> {
    match shape {
        Shape::Text => vec![json!("🔥".repeat(2_000)), json!("\u{0}"), json!(" x "), json!("a\"b\\c\n")],
        Shape::Int32 => numbers(&["2147483647", "2147483648", "-2147483648", "-2147483649", "1e3", "-0.0", "1e300"]),
        Shape::Number => numbers(&["1.7976931348623157e308", "5e-324", "-0.0", "0.1", "18446744073709551615"]),
        Shape::Timestamp => texts(&[
            "2026-03-01T12:00:00Z",
            "2026-03-01T12:00:00.123456789+23:59",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "2024-02-29T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-03-01T24:00:00Z",
            "2026-03-01",
            "1772366400",
        ]),
        Shape::Duration => texts(&[
            "0s",
            "0.000000001s",
            "-0.000000001s",
            "315576000000s",
            "315576000000.000000001s",
            "-315576000000s",
            "-315576000000.000000001s",
            "1.0000000001s",
            "01s",
            "1S",
            "5m",
            "300",
        ]),
        Shape::Enum(vocabulary) => {
            let unknown = ["OF_TOMORROW".to_owned(), vocabulary.values[0].to_lowercase()];
            vocabulary.values.iter().map(|value| json!(value)).chain(unknown.map(Value::from)).collect()
        }
        Shape::List(items) => {
            let good = good(items);
            vec![json!([good]), json!(vec![good.clone(); 100]), json!([good, null]), json!([good, { "x": 1 }])]
        }
        Shape::Bool | Shape::Map(_) | Shape::Object(_) => Vec::new(),
    }
}

/// A value of a shape.
pub(crate) fn good(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!("x"),
        Shape::Bool => json!(true),
        Shape::Int32 | Shape::Number => json!(1),
        Shape::Timestamp => json!("2026-03-01T12:00:00Z"),
        Shape::Duration => json!("300s"),
        Shape::Enum(vocabulary) => json!(vocabulary.values.last()),
        Shape::List(items) => json!([good(items)]),
        Shape::Object(fields) if fields.iter().any(|field| field.name == "timezone") => schedule(),
        Shape::Map(_) | Shape::Object(_) => json!({}),
    }
}

/// A scaling schedule with its required fields, the only ones inside a deployment.
pub(crate) fn schedule() -> Value {
    json!({ "minReplicaCount": 0, "schedule": "0 8 * * *", "duration": "300s", "timezone": "UTC" })
}

/// Values just inside and just outside a limit. Limits on several fields are covered by drawing several fields.
fn of_limit(limit: Limit) -> Vec<Value> {
    match limit {
        Limit::Text(Text::MaxLength(most)) => lengths(&[most, most + 1]),
        Limit::Text(Text::LengthBetween(least, most)) => lengths(&[least - 1, least, most, most + 1]),
        Limit::Number(Number::AtLeast(least)) => vec![json!(least - 1), json!(least)],
        Limit::Number(Number::Between(least, most)) => [least - 1, least, most, most + 1].map(Value::from).to_vec(),
        Limit::Time(Time::AtLeast(least)) => around(least),
        Limit::Time(Time::Between(least, most)) => [around(least), around(most)].concat(),
        Limit::Time(Time::WholeSeconds) => texts(&["301.5s", "301.000000000s"]),
        Limit::Text(Text::HasForm(form) | Text::FormWith(_, form)) => texts(of_form(form)),
        Limit::Text(Text::Not(value)) => vec![json!(value)],
        _ => Vec::new(),
    }
}

/// Texts that match a format, and near misses.
fn of_form(form: Form) -> &'static [&'static str] {
    match form {
        Form::ModelName => &["accounts/a/models/m", "accounts//models/m", "models/m", "accounts/a/models/m/x"],
        Form::DeploymentShape => &[
            "default",
            "accounts/a/deploymentShapes/s",
            "accounts/a/deploymentShapes/s/versions/3",
            "accounts/a/deploymentShapes/s/versions/",
            "accounts/a/deploymentShapes",
        ],
        Form::BucketUrl | Form::HostedBucketUrl => &[
            "s3://b",
            "s3://b/x",
            "gs://b",
            "gs://b/x/y",
            "s3://",
            "s3://b/",
            "http://b",
            "gs://b/rl-checkpoints/a/x",
            "s3://b/rl-checkpoints/a/x",
            "gs://b/rl-checkpoints/a",
        ],
        Form::Cron => {
            &["0 8 * * 1-5", "*/15 0-23 1,15 JAN-DEC mon", "60 * * * *", "* * * *", "5-1 * * * *", "*/0 * * * *"]
        }
        Form::TimeZone => &["UTC", "Europe/Berlin", "Etc/GMT+1", "Europe/", "1/2", "Europe Berlin"],
        Form::TagKey | Form::TagValue => &["custom/a", "x y", " x", "x ", "x\u{7f}y", "🔥"],
    }
}

/// A second, and one nanosecond less and more.
fn around(second: u32) -> Vec<Value> {
    let before = if second == 0 { "-0.000000001s".to_owned() } else { format!("{}.999999999s", second - 1) };
    vec![json!(before), json!(format!("{second}s")), json!(format!("{second}.000000001s"))]
}

/// Texts of these lengths, counted in code points.
fn lengths(counts: &[u32]) -> Vec<Value> {
    counts.iter().flat_map(|count| ["x", "🔥"].map(|one| json!(one.repeat(*count as usize)))).collect()
}

fn texts(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| json!(text)).collect()
}

/// Numbers as a body's text may spell them.
fn numbers(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}
