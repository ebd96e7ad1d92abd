//! Updates the fields that the mask names: those in the body if there is no mask, every mutable one if it is `*`.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::endpoint::deployments::update::UPDATE;
use fireworks_deployments::api::wire::snake;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::is_output_only;
use fireworks_deployments::rules::validate::validate_deployment;
use serde_json::Value;

use crate::body;
use crate::field_path::{FieldPath, pick};
use crate::http::Reply;
use crate::mutable::{is_mutable, mutable_fields};
use crate::record::Record;
use crate::routes::{Call, Route};
use crate::status::Refusal;

const MASK: &str = "updateMask";

pub(crate) const ROUTE: Route = Route { endpoint: &UPDATE, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let changes = call.read_body()?;
    let paths = paths(call)?;
    let issues = validate_deployment(&Value::Object(pick(&paths, &changes)), Purpose::Update);
    body::allow(&issues)?;
    body::allow_load_targets(&issues)?;
    let name = call.address.name();
    let record = call.store.get(&name)?;
    record.must_live()?;
    let mut updated = Record { document: record.document.clone(), ..Record::default() };
    let mut changing = paths.iter().filter(|path| is_mutable(path.outermost())).peekable();
    if changing.peek().is_none() {
        return Ok(Reply::ok(&updated.document));
    }
    for path in changing {
        path.write(&mut updated.document, path.read(&changes).cloned());
    }
    let mut merged = updated.document.clone();
    // an update can't change tags, so don't check them
    merged.remove("annotations");
    body::allow(&validate_deployment(&Value::Object(merged), Purpose::Create))?;
    updated.complete_limits();
    updated.complete_policy();
    updated.name_shape_version(call.ids);
    call.afford(&updated, updated.within_limits(updated.desired()))?;
    let record = call.store.find(&name)?;
    record.document = updated.document;
    record.update(call.now);
    Ok(Reply::ok(&record.document))
}

/// The fields to update. Without a mask that names them, those that can't change are kept.
fn paths(call: &Call<'_>) -> Result<Vec<FieldPath>, Refusal> {
    let Some(mask) = call.query.text(MASK) else {
        let mut paths = body::mask(call.body, Deployment::FIELDS);
        paths.retain(|path| is_mutable(path.outermost()));
        return Ok(paths);
    };
    if mask == "*" {
        return Ok(mutable_fields().filter_map(FieldPath::of_field).collect());
    }
    let paths = FieldPath::mask(Deployment::FIELDS, mask, MASK)?;
    match paths.iter().map(FieldPath::outermost).find(|field| !is_mutable(field) && !is_output_only(field)) {
        Some(field) => Err(Refusal::invalid(format!("{MASK} names `{}`, which an update can't change", snake(field)))),
        None => Ok(paths),
    }
}
