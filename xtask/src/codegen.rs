//! Committed files that are generated from the core's tables, or from measurements.

use std::fs;

use anyhow::bail;

use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::tools::schema::json_schema;

use crate::paths;
use endpoints::{endpoints, passed};
use figures::{performance_page, readme};
use plot::growth;
use rules_page::rules_page;
use typescript::{fields, types};

mod endpoints;
mod figures;
mod plot;
mod report;
mod rules_page;
mod typescript;
mod validator;

/// A generated file: its path, and the function that returns its content.
type Generated = (&'static str, fn() -> anyhow::Result<String>);

const GENERATED: &[Generated] = &[
    ("README.md", readme),
    ("docs/growth.svg", growth),
    ("docs/performance.md", performance_page),
    ("docs/rules.md", || Ok(rules_page())),
    ("pkg/deployment.schema.json", || Ok(schema(Purpose::Create))),
    ("pkg/src/generated/changes.schema.json", || Ok(schema(Purpose::Update))),
    ("pkg/src/generated/endpoints.ts", || Ok(endpoints())),
    ("pkg/src/generated/fields.ts", || Ok(fields())),
    ("pkg/src/generated/output-only.ts", || Ok(validator::output_only())),
    ("pkg/src/generated/places.ts", || Ok(validator::place_table())),
    ("pkg/src/generated/replies.ts", || Ok(validator::replies())),
    ("pkg/src/generated/sentences.ts", || Ok(validator::sentences())),
    ("pkg/src/generated.ts", || Ok(types())),
    ("www/server/endpoints.js", || Ok(passed())),
];

fn schema(purpose: Purpose) -> String {
    format!("{:#}\n", json_schema(purpose))
}

/// Writes every generated file that is stale.
pub(crate) fn write() -> anyhow::Result<()> {
    for (path, content) in stale()? {
        fs::write(paths::root().join(path), content)?;
        println!("wrote {path}");
    }
    Ok(())
}

/// Fails if a generated file is stale.
pub(crate) fn check() -> anyhow::Result<()> {
    let stale: Vec<&str> = stale()?.into_iter().map(|(path, _)| path).collect();
    if stale.is_empty() {
        return Ok(());
    }
    bail!("stale files; run `cargo xtask codegen`: {}", stale.join(", "))
}

fn stale() -> anyhow::Result<Vec<(&'static str, String)>> {
    let wanted = GENERATED.iter().map(|(path, generate)| Ok((*path, generate()?)));
    let mut files = wanted.collect::<anyhow::Result<Vec<_>>>()?;
    files.retain(|(path, content)| fs::read_to_string(paths::root().join(path)).ok().as_ref() != Some(content));
    Ok(files)
}
