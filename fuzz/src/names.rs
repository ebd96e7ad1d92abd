//! Resource names and IDs, against regular expressions.

use std::sync::LazyLock;

use fireworks_deployments::language::resource_name::{DeploymentName, account_id, address_fault, create_fault};
use fireworks_deployments::rules::deployment_id::IdPurpose;
use fireworks_deployments::rules::validate::validate_deployment_id;
use regex_lite::Regex;
use serde_json::json;

static NAME: LazyLock<Regex> = LazyLock::new(|| of("(accounts/[a-z0-9-]{1,63}/deployments/)?[a-z0-9-]{1,63}"));
static ID: LazyLock<Regex> = LazyLock::new(|| of("[a-z0-9-]{1,63}"));
static NEW_ID: LazyLock<Regex> = LazyLock::new(|| of("[a-z]([a-z0-9-]{0,61}[a-z0-9])?"));

fn of(expression: &str) -> Regex {
    Regex::new(&format!("^(?:{expression})$")).unwrap()
}

pub(super) fn check(text: &str) {
    let name = DeploymentName::resolve(text, Some("acme"));
    assert_eq!(name.is_ok(), NAME.is_match(text), "{name:?}");
    match name {
        Ok(name) => {
            assert_eq!(DeploymentName::resolve(&name.name(), None).as_ref(), Ok(&name));
            assert!(text == name.name() || text == name.deployment() && name.account() == "acme");
        }
        Err(message) => assert!(!message.is_empty() && message.chars().count() < 250, "{message}"),
    }
    assert_eq!(account_id(text).is_ok(), ID.is_match(text));
    assert_eq!(address_fault(text.as_bytes()).is_none(), ID.is_match(text));
    assert_eq!(create_fault(text.as_bytes()).is_none(), NEW_ID.is_match(text));
    for (purpose, expression) in [(IdPurpose::Address, &ID), (IdPurpose::Create, &NEW_ID)] {
        assert_eq!(validate_deployment_id(&json!(text), purpose).is_empty(), expression.is_match(text), "{purpose:?}");
    }
}
