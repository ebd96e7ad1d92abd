//! Names of deployments.

use fireworks_deployments::language::resource_name::DeploymentName;

const NAME: &str = "accounts/acme/deployments/support-chat";

/// The full name that an ID or a name leads to, or the message that refuses it.
fn resolved(id_or_name: &str, account: Option<&str>) -> Result<String, String> {
    DeploymentName::resolve(id_or_name, account).map(|name| name.to_string())
}

#[test]
fn an_id_belongs_to_the_given_account_and_a_full_name_to_its_own() {
    assert_eq!(resolved("support-chat", Some("acme")), Ok(NAME.to_owned()));
    assert_eq!(resolved(NAME, None), Ok(NAME.to_owned()));
    assert_eq!(resolved(NAME, Some("other")), Ok(NAME.to_owned()));
}

#[test]
fn an_id_without_an_account_is_refused_with_the_ways_to_give_one() {
    let message = resolved("support-chat", None).unwrap_err();
    assert!(message.starts_with("missing account: pass `accountId`, set FIREWORKS_ACCOUNT_ID, or use"), "{message}");
}

#[test]
fn the_name_of_something_else_is_refused_with_the_shape_of_a_name() {
    for name in ["accounts/acme", "accounts/acme/models/m", "accounts/acme/deployments/x/y"] {
        let form = "is neither an ID nor a full name, accounts/{account}/deployments/{deployment}";
        assert_eq!(resolved(name, Some("acme")), Err(format!("deployment `{name}` {form}")));
    }
    let other = resolved("deployments/x", Some("acme")).unwrap_err();
    assert_eq!(other, "deployment ID must contain only a-z, 0-9 and hyphens, got `deployments/x`");
}
