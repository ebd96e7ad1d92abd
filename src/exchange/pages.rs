//! The pages of a list: an end, even if the service never comes to one.

use std::collections::BTreeSet;

use super::error::{Error, ErrorKind};

/// A list has fewer pages: more mean tokens that are new without end.
const MOST_PAGES: usize = 10_000;

/// The page tokens that a list has followed.
#[derive(Debug, Default)]
pub struct Pages {
    followed: BTreeSet<String>,
}

impl Pages {
    /// Follows a token to the next page. Fails with kind `protocol` if the token came before, and on
    /// the token of page 10,001.
    pub fn follow(&mut self, token: &str) -> Result<(), Box<Error>> {
        let endless = |how: &str| Err(Error::new(ErrorKind::Protocol, format!("list: the service {how}")));
        if !self.followed.insert(token.to_owned()) {
            return endless("returned the same page token twice");
        }
        if self.followed.len() == MOST_PAGES {
            return endless(&format!("has more than {MOST_PAGES} pages"));
        }
        Ok(())
    }
}
