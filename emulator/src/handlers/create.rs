//! Creates a deployment.

use fireworks_deployments::api::endpoint::deployments::create::CREATE;
use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::vocabulary::State;
use fireworks_deployments::rules::arguments;
use serde_json::{Value, json};

use crate::body;
use crate::http::Reply;
use crate::mutable::without_output_only;
use crate::record::Record;
use crate::routes::{Address, Call, Route};
use crate::seed;
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &CREATE, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let id = call.query.text("deploymentId").map(str::to_owned);
    let how = json!({ "deploymentId": id, "acceptShapelessRisk": call.query.flag("acceptShapelessRisk")? });
    let mut document = call.read_body()?;
    let issues = arguments::create(&Value::Object(document.clone()), &how);
    body::allow(&issues)?;
    body::allow_load_targets(&issues)?;
    without_output_only(&mut document);
    let model = document.get("baseModel").and_then(Value::as_str).unwrap_or_default();
    body::allow_without_accelerator(&issues, model)?;
    let name = name(call, id);
    if call.store.contains(&name) {
        return Err(Refusal::new(Code::ALREADY_EXISTS, format!("deployment {name} already exists")));
    }
    let mut record = Record { document, ..Record::default() };
    record.set("name", json!(name));
    record.enter(&State::CREATING, call.now);
    record.name_shape_version(call.ids);
    seed::complete(&mut record, call.now);
    call.afford(&record, record.desired())?;
    if call.query.flag("validateOnly")? {
        record.start(call.now, None);
        return Ok(reply(&record));
    }
    record.start(call.now, call.start_faults.take(&name));
    let created = reply(&record);
    call.store.insert(name, record);
    Ok(created)
}

/// The new deployment, before it desires a replica.
fn reply(record: &Record) -> Reply {
    let mut document = record.document.clone();
    document.insert("desiredReplicaCount".to_owned(), json!(0));
    document.insert("replicaStats".to_owned(), record.replica_stats(0, 0));
    Reply::ok(&document)
}

/// The requested name, or an unused generated one.
fn name(call: &mut Call<'_>, id: Option<String>) -> String {
    let of = |id| Address { account: call.address.account.clone(), deployment: id }.name();
    if let Some(id) = id {
        return of(id);
    }
    loop {
        let name = of(call.ids.deployment());
        if !call.store.contains(&name) {
            return name;
        }
    }
}
