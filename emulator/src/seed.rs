//! The deployments that an emulator starts with: partial objects, completed as the service would hold them.

use fireworks_deployments::resource_name::DeploymentName;
use fireworks_deployments::value::Value as _;
use fireworks_deployments::vocabulary::State;
use serde_json::{Value, json};

use crate::fields::given;
use crate::ids::Ids;
use crate::moment;
use crate::record::Record;
use crate::store::Store;

/// Where a deployment is that names no account, when the emulator has none of its own.
pub(crate) const FALLBACK_ACCOUNT: &str = "local";
const BASE_MODEL: &str = "accounts/fireworks/models/llama-v3p1-8b-instruct";

/// Puts a deployment into the store. What is given stays as it is; what is missing is made.
pub(crate) fn plant(
    store: &mut Store,
    seed: &Value,
    account: Option<&str>,
    ids: &mut Ids,
    now: i64,
) -> Result<(), String> {
    let document =
        seed.as_object().ok_or_else(|| format!("a deployment must be an object, got {}", seed.kind().words()))?;
    let mut record = Record { document: document.clone(), since: now, idle_since: now, ..Record::default() };
    let name = name(&record, store, account.unwrap_or(FALLBACK_ACCOUNT), ids)?;
    if store.contains(&name) {
        return Err(format!("deployment `{name}` was given twice: each needs a name of its own"));
    }
    record.set("name", json!(name));
    complete(&mut record, now);
    if record.is(&State::DELETED) {
        record.purge_at = Some(purge_moment(&mut record, now, store.timing.purged)?);
    }
    store.insert(name, record);
    Ok(())
}

/// The name in full: `name` may be that, or an ID, or missing.
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

/// Makes what is missing.
pub(crate) fn complete(record: &mut Record, now: i64) {
    record.set_default("baseModel", || json!(BASE_MODEL));
    record.set_default("state", || json!(State::READY));
    record.set_default("createTime", || json!(moment::format(now)));
    let created = record.document.get("createTime").cloned();
    record.set_default("updateTime", || json!(created));
    record.set_default("minReplicaCount", || json!(0));
    let most = record.int("minReplicaCount").unwrap_or_default().max(1);
    record.set_default("maxReplicaCount", || json!(most));
    let runs = record.is(&State::READY) || record.is(&State::UPDATING);
    let desired = if runs || record.is(&State::CREATING) { record.wanted_replicas() } else { 0 };
    record.set_default("desiredReplicaCount", || json!(desired));
    record.set_default("replicaCount", || json!(if runs { desired } else { 0 }));
    if !record.is(&State::FAILED) {
        record.set_default("status", || json!({ "code": "OK", "message": "" }));
    }
}

/// When a deployment that starts out deleted is gone for good.
fn purge_moment(record: &mut Record, now: i64, purged_after: i64) -> Result<i64, String> {
    record.set_default("deleteTime", || json!(moment::format(now)));
    let deleted = read_moment(record, "deleteTime")?;
    record.set_default("purgeTime", || json!(moment::format(deleted.saturating_add(purged_after))));
    read_moment(record, "purgeTime")
}

fn read_moment(record: &Record, field: &str) -> Result<i64, String> {
    let value = record.document.get(field).cloned().unwrap_or_default();
    let moment = value.as_str().and_then(moment::parse);
    moment.map(|moment| moment.timestamp_millis()).ok_or_else(|| {
        format!("`{field}` of a deployment {}, got {}", fireworks_deployments::timestamp::FORM, given(&value))
    })
}
