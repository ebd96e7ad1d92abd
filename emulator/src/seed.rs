//! The initial deployments: partial objects, completed as the service would hold them.

use fireworks_deployments::api::vocabulary::State;
use fireworks_deployments::language::resource_name::DeploymentName;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::validate::validate_deployment;
use fireworks_deployments::value::kind_of;
use serde_json::{Value, json};

use crate::fields::given;
use crate::ids::Ids;
use crate::moment;
use crate::record::Record;
use crate::store::Store;
use crate::wording;

/// The account of a deployment that names none, if the emulator has no account of its own.
const FALLBACK_ACCOUNT: &str = "local";
const BASE_MODEL: &str = "accounts/fireworks/models/llama-v3p1-8b-instruct";

/// Adds a deployment to the store. Given values are kept, missing ones are filled in.
pub(crate) fn plant(
    store: &mut Store,
    seed: &Value,
    account: Option<&str>,
    ids: &mut Ids,
    now: i64,
) -> Result<(), String> {
    let document =
        seed.as_object().ok_or_else(|| format!("a deployment must be an object, got {}", kind_of(seed).words()))?;
    let mut record = Record { document: document.clone(), since: now, idle_since: now, ..Record::default() };
    let name = name(&record, store, account.unwrap_or(FALLBACK_ACCOUNT), ids)?;
    if store.contains(&name) {
        return Err(format!("deployment `{name}` was given twice; names must be unique"));
    }
    record.set("name", json!(name.clone()));
    complete(&mut record, now);
    must_have_form(&record, &name)?;
    if record.is(&State::DELETED) {
        record.purge_at = Some(purge_moment(&mut record, now, store.timing.purged));
    }
    store.insert(name, record);
    Ok(())
}

/// The full name. `name` may be full, a bare ID, or missing.
fn name(record: &Record, store: &Store, account: &str, ids: &mut Ids) -> Result<String, String> {
    let resolve = |id: &str| DeploymentName::resolve(id, Some(account)).map(|name| name.to_string());
    match record.document.get("name") {
        None | Some(Value::Null) => loop {
            let name = resolve(&ids.deployment())?;
            if !store.contains(&name) {
                return Ok(name);
            }
        },
        Some(Value::String(given)) => resolve(given),
        Some(other) => Err(format!("`name` of a deployment must be a string, got {}", given(other))),
    }
}

/// Fills in missing fields.
pub(crate) fn complete(record: &mut Record, now: i64) {
    record.set_default("baseModel", || json!(BASE_MODEL));
    record.set_default("state", || json!(State::READY));
    record.set_default("createTime", || json!(moment::format(now)));
    let created = record.document.get("createTime").cloned();
    record.set_default("updateTime", || json!(created));
    record.complete_limits();
    record.complete_policy();
    record.complete_replicas(now);
    let (code, message) = if record.is(&State::FAILED) { ("INTERNAL", "the deployment failed") } else { ("OK", "") };
    record.set_default("status", || json!({ "code": code, "message": message }));
}

/// The rules on JSON types and formats. The other rules don't apply: a deployment may be older than they are.
const FORMS: [&str; 4] = ["type", "integer", "timestamp-form", "duration-form"];

/// Refuses values that no reply of the service could hold.
pub(crate) fn must_have_form(record: &Record, name: &str) -> Result<(), String> {
    let issues = validate_deployment(&record.to_value(), Purpose::Create);
    match issues.iter().find(|issue| FORMS.contains(&issue.rule)) {
        Some(issue) => Err(format!("`{}` of deployment `{name}` {}", wording::path_of(issue), issue.message)),
        None => Ok(()),
    }
}

/// The purge time of a deployment that starts out deleted.
pub(crate) fn purge_moment(record: &mut Record, now: i64, purged_after: i64) -> i64 {
    record.set_default("deleteTime", || json!(moment::format(now)));
    let deleted = record.moment("deleteTime").unwrap_or(now);
    record.set_default("purgeTime", || json!(moment::format(deleted.saturating_add(purged_after))));
    record.moment("purgeTime").unwrap_or(deleted)
}
