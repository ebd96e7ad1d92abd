//! Real repositories, and clones of them.
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::fs;
use std::path::{Path, PathBuf};

use super::{git, problem, problems};

const CHECK: &str = "check.rs";

/// A repository in a folder of its own, removed in the end.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("commits-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("origin")).unwrap();
        let repository = Self(folder);
        repository.run(&["init", "--quiet"]);
        repository
    }

    fn origin(&self) -> PathBuf {
        self.0.join("origin")
    }

    fn run(&self, args: &[&str]) {
        let user = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
        git(&self.origin(), &[user.as_slice(), args].concat()).unwrap();
    }

    /// Commits a file with this subject.
    fn commit(&self, file: &str, subject: &str) {
        fs::write(self.origin().join(file), subject).unwrap();
        self.run(&["add", "--all"]);
        self.run(&["commit", "--quiet", "--message", subject]);
    }

    /// A clone with this many commits.
    fn shallow(&self, depth: u32) -> PathBuf {
        let clone = self.0.join(format!("depth-{depth}"));
        let depth = format!("--depth={depth}");
        let url = format!("file://{}", self.origin().display());
        git(&self.0, &["clone", "--quiet", &depth, &url, &clone.display().to_string()]).unwrap();
        clone
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        // what is left behind in the folder for temporary files harms nobody
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
fn assert_found(root: &Path, expected: &[&str]) {
    assert_eq!(problems(root, CHECK).unwrap(), expected);
}

#[test]
fn a_good_subject_has_no_problem() {
    for subject in ["Mend the docs", "Écris", &format!("A{}", "é".repeat(59))] {
        assert_eq!(problem(subject), None, "{subject}");
    }
}

#[test]
fn a_bad_subject_has_a_problem() {
    let long = format!("A{}", "é".repeat(60));
    for (subject, words) in [
        (long.as_str(), "must have at most 60 characters"),
        ("mend the docs", "must start with a capital"),
        ("", "must start with a capital"),
        ("Mend the docs.", "must not end with a full stop"),
        ("Mend the docs, and the code", "must have one idea, without `, and`"),
    ] {
        assert_eq!(problem(subject).as_deref(), Some(words), "{subject}");
    }
}

#[test]
fn only_commits_after_the_check_count() {
    let repository = Repository::new("after");
    repository.commit("a", "old and lower case");
    assert_found(&repository.origin(), &[]);
    repository.commit(CHECK, "the check itself");
    repository.commit("b", "Add b");
    assert_found(&repository.origin(), &[]);
    repository.commit("c", "add c");
    assert_found(&repository.origin(), &["must start with a capital: add c"]);
}

#[test]
fn a_shallow_clone_is_checked_as_far_as_it_goes() {
    let repository = Repository::new("shallow");
    for (file, subject) in [(CHECK, "Check"), ("a", "add a"), ("b", "Add b."), ("c", "Add c")] {
        repository.commit(file, subject);
    }
    assert_found(&repository.shallow(1), &[]);
    assert_found(&repository.shallow(2), &[]);
    assert_found(&repository.shallow(3), &["must not end with a full stop: Add b."]);
    let all = ["must not end with a full stop: Add b.", "must start with a capital: add a"];
    assert_found(&repository.shallow(4), &all);
    assert_found(&repository.origin(), &all);
}

#[test]
fn a_folder_that_git_cannot_read_is_an_error() {
    let folder = std::env::temp_dir().join("commits-nowhere");
    assert!(problems(&folder, CHECK).unwrap_err().to_string().starts_with("git can't read the history: "));
}
