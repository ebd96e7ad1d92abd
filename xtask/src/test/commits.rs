//! Checks the subjects of commits, as CONTRIBUTING.md describes them.

use std::path::Path;
use std::process::Command;

use anyhow::bail;

use super::tally::Tally;
use crate::paths;

const MOST_CHARACTERS: usize = 60;

/// Checks every commit since the one that added this file. Older subjects are longer.
pub(super) fn check() -> anyhow::Result<Tally> {
    let root = paths::root();
    if !root.join(".git").exists() {
        return Ok(Tally { skipped: 1, ..Tally::default() });
    }
    let problems = problems(root, file!())?;
    if problems.is_empty() {
        return Ok(Tally::CHECK);
    }
    bail!("a commit's subject {}", problems.join("\na commit's subject "))
}

/// The problems of all commits since the last one that added `file`. Merges don't count.
fn problems(root: &Path, file: &str) -> anyhow::Result<Vec<String>> {
    // in a shallow clone this is the oldest commit, which seems to add every file
    let added = git(root, &["-c", "log.showRoot=true", "log", "--diff-filter=A", "--format=%H", "--", file])?;
    let Some(first) = added.lines().next() else {
        return Ok(Vec::new());
    };
    let subjects = git(root, &["log", "--no-merges", "--format=%s", &format!("{first}..HEAD")])?;
    Ok(subjects.lines().filter_map(|subject| Some(format!("{}: {subject}", problem(subject)?))).collect())
}

/// The first problem of a subject, if it has one.
fn problem(subject: &str) -> Option<String> {
    if subject.chars().count() > MOST_CHARACTERS {
        return Some(format!("must have at most {MOST_CHARACTERS} characters"));
    }
    let problems = [
        (!subject.starts_with(char::is_uppercase), "must start with a capital"),
        (subject.ends_with('.'), "must not end with a full stop"),
        (subject.contains(", and"), "must have one idea, without `, and`"),
    ];
    problems.into_iter().find_map(|(is_wrong, words)| is_wrong.then(|| words.to_owned()))
}

fn git(root: &Path, args: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git").arg("-C").arg(root).args(args).output()?;
    if !output.status.success() {
        bail!("git can't read the history: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests;
