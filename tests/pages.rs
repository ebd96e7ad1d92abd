//! The pages of a list.

use fireworks_deployments::exchange::pages::Pages;

/// Follows the tokens, and returns the message of the first that is refused, with the number of those before it.
fn end(tokens: impl IntoIterator<Item = String>) -> (usize, Option<String>) {
    let mut pages = Pages::default();
    let mut followed = 0;
    for (before, token) in tokens.into_iter().enumerate() {
        if let Err(error) = pages.follow(&token) {
            return (before, Some(error.to_string()));
        }
        followed = before.saturating_add(1);
    }
    (followed, None)
}

#[test]
fn a_list_of_ten_thousand_pages_is_followed_to_its_end() {
    assert_eq!(end((1..10_000).map(|n| n.to_string())), (9_999, None));
}

#[test]
fn a_list_whose_every_token_is_new_ends() {
    let message = "list: the service has more than 10000 pages".to_owned();
    assert_eq!(end((1..).map(|n: u64| n.to_string())), (9_999, Some(message)));
}

#[test]
fn a_token_that_comes_twice_ends_the_list() {
    let message = "list: the service returned the same page token twice".to_owned();
    assert_eq!(end(["a", "b", "a"].map(str::to_owned)), (2, Some(message)));
}
