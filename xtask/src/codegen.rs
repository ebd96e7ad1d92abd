//! Files that are functions of the core's tables, and committed.

use std::fs;

use anyhow::bail;

use fireworks_deployments::schema::json_schema;
use fireworks_deployments::validate::Purpose;

use crate::paths;
use rules_page::rules_page;
use typescript::{fields, types};

mod rules_page;
mod typescript;

/// A generated file: where it is, and what is to be in it.
type Generated = (&'static str, fn() -> String);

const GENERATED: &[Generated] = &[
    ("docs/rules.md", rules_page),
    ("pkg/deployment.schema.json", || schema(Purpose::Create)),
    ("pkg/src/generated/changes.schema.json", || schema(Purpose::Update)),
    ("pkg/src/generated/fields.ts", fields),
    ("pkg/src/generated.ts", types),
];

fn schema(purpose: Purpose) -> String {
    format!("{:#}\n", json_schema(purpose))
}

/// Writes every generated file that isn't as it should be.
pub(crate) fn write() -> anyhow::Result<()> {
    for (path, content) in stale() {
        fs::write(paths::root().join(path), content)?;
        println!("wrote {path}");
    }
    Ok(())
}

/// Fails when a generated file isn't as it should be.
pub(crate) fn check() -> anyhow::Result<()> {
    let stale: Vec<&str> = stale().map(|(path, _)| path).collect();
    if stale.is_empty() {
        return Ok(());
    }
    bail!("stale, run `cargo xtask codegen`: {}", stale.join(", "))
}

fn stale() -> impl Iterator<Item = (&'static str, String)> {
    let wanted = GENERATED.iter().map(|(path, generate)| (*path, generate()));
    wanted.filter(|(path, content)| fs::read_to_string(paths::root().join(path)).ok().as_ref() != Some(content))
}
