//! Test counts, read from the tools' own output.

use std::fmt;
use std::iter::Sum;

/// The numbers of tests that passed, failed and were skipped.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Tally {
    /// The count of a step without tests inside.
    pub(crate) const CHECK: Self = Self { passed: 1, failed: 0, skipped: 0 };
    /// The count of a step that failed before any test.
    pub(crate) const BROKEN: Self = Self { passed: 0, failed: 1, skipped: 0 };

    /// The sum of two counts.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed.saturating_add(other.passed),
            failed: self.failed.saturating_add(other.failed),
            skipped: self.skipped.saturating_add(other.skipped),
        }
    }

    /// `test result: ok. 3 passed; 0 failed; 1 ignored; …`, one line per test program.
    pub(crate) fn of_rust(output: &str) -> Self {
        let results = output.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
        results.map(|line| Self::pick(line, ["passed", "failed", "ignored"])).sum()
    }

    /// The summary of `node --test`: `ℹ pass 3`, `ℹ fail 0`, each on its line.
    pub(crate) fn of_node(output: &str) -> Self {
        output.lines().filter_map(|line| line.strip_prefix("ℹ ")?.split_once(' ')).map(Self::of_node_line).sum()
    }

    fn of_node_line((what, count): (&str, &str)) -> Self {
        let count = count.parse().unwrap_or(0);
        match what {
            "pass" => Self { passed: count, ..Self::default() },
            "fail" | "cancelled" => Self { failed: count, ..Self::default() },
            "skipped" | "todo" => Self { skipped: count, ..Self::default() },
            _ => Self::default(),
        }
    }

    /// The summary of unittest: `Ran 9 tests in 1.2s`, then `FAILED (failures=1, errors=2, skipped=3)` if any didn't
    /// pass. A test counts one failure for each failing part.
    pub(crate) fn of_python(output: &str) -> Self {
        let ran = output.lines().filter_map(|line| line.strip_prefix("Ran ")?.split(' ').next()?.parse().ok());
        let ran = ran.fold(0, u32::saturating_add);
        let verdict = output.lines().rfind(|line| line.starts_with("OK") || line.starts_with("FAILED"));
        let count = |what: &str| {
            let words = verdict.unwrap_or_default().split(['(', ',', ')', ' ']);
            let counts = words.filter_map(|word| word.strip_prefix(what)?.strip_prefix('=')?.parse().ok());
            counts.fold(0, u32::saturating_add)
        };
        let (failed, skipped) = (count("failures").saturating_add(count("errors")), count("skipped"));
        Self { passed: ran.saturating_sub(failed).saturating_sub(skipped), failed, skipped }
    }

    /// The numbers before these words, in a line of `number word` pairs.
    fn pick(line: &str, [passed, failed, skipped]: [&str; 3]) -> Self {
        let words: Vec<&str> = line.split([' ', ';']).collect();
        let before = |word| {
            let at = words.windows(2).find(|pair| pair.last() == Some(&word));
            at.and_then(|pair| pair.first()?.parse().ok()).unwrap_or(0)
        };
        Self { passed: before(passed), failed: before(failed), skipped: before(skipped) }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Self::and)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(f, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn counts_every_rust_test_program() {
        let output = "running 2 tests\ntest a ... ok\n\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\n\
                      test result: FAILED. 3 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(Tally::of_rust(output), Tally { passed: 5, failed: 1, skipped: 4 });
    }

    #[test]
    fn counts_what_node_cancelled_as_failed() {
        let output = "✔ undeletes (1ms)\nℹ tests 9\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0\n";
        assert_eq!(Tally::of_node(output), Tally { passed: 5, failed: 2, skipped: 2 });
    }

    #[test]
    fn counts_every_part_of_a_python_test_that_failed() {
        let tally = |passed, failed, skipped| Tally { passed, failed, skipped };
        assert_eq!(Tally::of_python("...\nRan 3 tests in 0.5s\n\nOK\n"), tally(3, 0, 0));
        assert_eq!(Tally::of_python("Ran 3 tests in 0.5s\n\nOK (skipped=1)\n"), tally(2, 0, 1));
        let output = "Ran 9 tests in 1.5s\n\nFAILED (failures=1, errors=2, skipped=3)\n";
        assert_eq!(Tally::of_python(output), tally(3, 3, 3));
        assert_eq!(Tally::of_python("Ran 0 tests in 0.0s\n\nNO TESTS RAN\n"), Tally::default());
    }

    #[test]
    fn counts_nothing_in_other_output() {
        assert_eq!(Tally::of_rust("error: could not compile"), Tally::default());
        assert_eq!(Tally::of_node("SyntaxError"), Tally::default());
    }
}
