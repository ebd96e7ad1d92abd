//! Calls as HTTP requests.

use std::sync::LazyLock;

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::wire::{Shape, snake};
use fireworks_deployments::rules::RULES;
use fireworks_deployments::rules::limit::{Fixed, Limit};
use fireworks_deployments_emulator::Request;
use serde_json::{Map, Value, json};

use crate::drawn::deployments::samples;
use crate::expected::{Document, read};
use crate::steps::{Call, Fault, How, IDS, List, Mask, Start, Who};
use crate::support::{path, request};

/// Deployments to create and to update from.
pub(crate) static DEPLOYMENTS: LazyLock<Vec<Map<String, Value>>> = LazyLock::new(samples);

/// The fields that an update can name, outermost name first.
pub(crate) static MUTABLE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let is_fixed = |limit| matches!(limit, Limit::Fixed(Fixed::OutputOnly | Fixed::Immutable | Fixed::ChangedBy(_)));
    let fixed: Vec<_> = RULES.iter().filter(|rule| is_fixed(rule.limit)).flat_map(|rule| rule.fields).collect();
    let mut paths = Vec::new();
    for field in Deployment::FIELDS.iter().filter(|field| !fixed.contains(&&field.name)) {
        paths.push(vec![field.name]);
        if let Shape::Object(inner) = field.shape {
            paths.extend(inner.iter().map(|inner| vec![field.name, inner.name]));
        }
    }
    paths
});

pub(crate) const LIST: &str = "/v1/accounts/acme/deployments";

const ORDERS: [&str; 6] =
    ["", "create_time desc", "name", "name desc", "display_name,create_time", "min_replica_count desc,name desc"];

/// A filter and a predicate with the same meaning.
type Filter = (&'static str, fn(&Document) -> bool);

const FILTERS: [Filter; 4] = [
    ("", |_| true),
    ("state = READY OR state = CREATING", |it| it["state"] == "READY" || it["state"] == "CREATING"),
    ("NOT autoscaling_policy.load_targets.default = 0.5", |it| {
        let targets = it.get("autoscalingPolicy").and_then(|policy| policy.get("loadTargets"));
        targets.and_then(|targets| targets.get("default")).is_none_or(|target| *target != json!(0.5))
    }),
    ("desired_replica_count > 0 AND replica_stats.ready_replica_count = 0", |it| {
        it["desiredReplicaCount"] != 0 && it["replicaStats"]["readyReplicaCount"] == 0
    }),
];

impl List {
    pub(crate) fn order(&self) -> &'static str {
        ORDERS[self.order % ORDERS.len()]
    }

    pub(crate) fn filter(&self) -> Filter {
        FILTERS[self.filter % FILTERS.len()]
    }
}

impl Call {
    /// The deployment that the call addresses, among these IDs.
    pub(crate) fn id<'a>(&self, ids: &'a [String]) -> Option<&'a str> {
        let named = |who: Who| ids.get(who % ids.len()).map(String::as_str);
        match *self {
            Self::Create { id, .. } => named(id?),
            Self::Get { who, .. }
            | Self::Update { who, .. }
            | Self::Scale { who, .. }
            | Self::SetTags { who, .. }
            | Self::DeleteTags { who, .. }
            | Self::Delete { who, .. }
            | Self::Undelete { who }
            | Self::Metrics { who }
            | Self::Shards { who }
            | Self::TerminationMessage { who } => named(who),
            Self::List(_) | Self::NextPage { .. } | Self::Wrong(_) => None,
        }
    }

    /// The request. A list asks for its first page.
    pub(crate) fn request(&self, id: &str) -> Request {
        match self {
            Self::Create { id, sample, only_check } => {
                let id = id.map(|id| format!("&deploymentId={}", IDS[id])).unwrap_or_default();
                with_body("POST", &format!("{LIST}?validateOnly={only_check}{id}"), &DEPLOYMENTS[*sample])
            }
            Self::Get { mask, .. } => request("GET", &path(&format!("{id}?readMask={mask}"))),
            Self::List(list @ List { size, show_deleted, .. }) => {
                let query = [("filter", list.filter().0), ("orderBy", list.order())];
                let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
                request("GET", &format!("{LIST}?pageSize={size}&showDeleted={show_deleted}&{query}"))
            }
            Self::NextPage { size, newest_first } => {
                let order = if *newest_first { "create_time+desc" } else { "create_time" };
                request("GET", &format!("{LIST}?pageSize={size}&orderBy={order}&showDeleted=true"))
            }
            Self::Update { sample, mask, .. } => {
                with_body("PATCH", &path(&format!("{id}{}", mask.query())), &DEPLOYMENTS[*sample])
            }
            Self::Scale { count, .. } => {
                with_body("PATCH", &path(&format!("{id}:scale")), &json!({ "replicaCount": count }))
            }
            Self::SetTags { tags, .. } => {
                let tags: Map<_, _> = tags.iter().map(|(key, value)| (key.clone(), json!(value))).collect();
                with_body("POST", &path(&format!("{id}:setTags")), &json!({ "tags": tags }))
            }
            Self::DeleteTags { keys, .. } => {
                with_body("POST", &path(&format!("{id}:deleteTags")), &json!({ "keys": keys }))
            }
            Self::Delete { hard, ignore_checks, .. } => {
                request("DELETE", &path(&format!("{id}?hard={hard}&ignoreChecks={ignore_checks}")))
            }
            Self::Undelete { .. } => request("POST", &path(&format!("{id}:undelete"))),
            Self::Metrics { .. } => request("GET", &path(&format!("{id}:metrics?timeRange=10m"))),
            Self::Shards { .. } => request("GET", &path(&format!("{id}/shards"))),
            Self::TerminationMessage { .. } => request("GET", &path(&format!("{id}/terminationMessage"))),
            Self::Wrong(number) => WRONG[number % WRONG.len()].0.clone(),
        }
    }
}

impl Mask {
    /// The fields that an update with this body sets. Without a mask, those that the body holds, down to the leaves.
    pub(crate) fn paths(&self, body: &Document) -> Vec<&'static [&'static str]> {
        let mutable = MUTABLE.iter().map(Vec::as_slice);
        match self {
            Self::Absent => {
                let is_leaf = |path: &&[&str]| match read(body, path) {
                    None => false,
                    Some(Value::Object(inner)) => path.len() > 1 || inner.is_empty(),
                    Some(_) => true,
                };
                mutable.filter(is_leaf).collect()
            }
            Self::Star => mutable.filter(|path| path.len() == 1).collect(),
            Self::Paths(numbers) => numbers.iter().map(|number| MUTABLE[number % MUTABLE.len()].as_slice()).collect(),
        }
    }

    fn query(&self) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Star => "?updateMask=*".to_owned(),
            Self::Paths(_) => {
                let in_snake_case = |path: &&[&str]| path.iter().map(|name| snake(name)).collect::<Vec<_>>().join(".");
                format!(
                    "?updateMask={}",
                    self.paths(&Document::new()).iter().map(in_snake_case).collect::<Vec<_>>().join(",")
                )
            }
        }
    }
}

impl Fault {
    /// The request in the emulator's type.
    pub(crate) fn to_json(&self) -> Value {
        let mut fault = match self.how {
            How::Status(status) => json!({ "status": status }),
            How::Dropped => json!({ "dropConnection": true }),
            How::CutOff => json!({ "truncateBody": 1 }),
        };
        fault["takesEffect"] = json!(self.takes_effect);
        fault
    }
}

impl Start {
    pub(crate) fn to_json(self) -> Value {
        match self {
            Self::Well => unreachable!("that is no fault"),
            Self::Lacking(lasts) => json!({ "lasts": lasts }),
            Self::Failing => json!({ "state": "FAILED" }),
        }
    }
}

/// Requests that are always refused, with their HTTP status and gRPC number.
pub(crate) static WRONG: LazyLock<Vec<(Request, u16, u8)>> = LazyLock::new(|| {
    let create = |query: &str, fields: Value| {
        let mut deployment = DEPLOYMENTS[0].clone();
        deployment.extend(fields.as_object().unwrap().clone());
        with_body("POST", &format!("{LIST}{query}"), &deployment)
    };
    let post = |verb: &str, body: Value| with_body("POST", &path(&format!("a:{verb}")), &body);
    vec![
        (Request { headers: Vec::new(), ..request("DELETE", &path("a?hard=true")) }, 401, 16),
        (request("DELETE", "/v1/accounts/other/deployments/a?hard=true"), 403, 7),
        (request("PUT", &path("a")), 501, 12),
        (request("GET", "/v2/accounts"), 404, 5),
        (request("GET", &path("a?readMask=name&read_mask=name")), 400, 3),
        (request("GET", &path("a?readMask=displayName")), 400, 3),
        (request("GET", &path("a:metrics?timeRange=soon")), 400, 3),
        (request("GET", &path("a/shards?pageSize=-1")), 400, 3),
        (request("GET", &format!("{LIST}?pageSize=-1")), 400, 3),
        (request("GET", &format!("{LIST}?orderBy=nothing")), 400, 3),
        (request("GET", &format!("{LIST}?pageToken=x")), 400, 3),
        (request("GET", &format!("{LIST}?filter=annotations:*")), 400, 3),
        (request("DELETE", &path("a?hard=maybe")), 400, 3),
        (create("", json!({ "deploymentId": "a" })), 400, 3),
        (create("?deploymentId=1a", json!({})), 400, 3),
        (create("?deploymentId=a&validateOnly=maybe", json!({})), 400, 3),
        (create("", json!({ "baseModel": null })), 400, 3),
        (create("", json!({ "acceleratorType": null })), 400, 3),
        (create("", json!({ "minReplicaCount": "1" })), 400, 3),
        (create("", json!({ "autoscalingPolicy": { "scaleToZeroWindow": "299.999999999s" } })), 400, 3),
        (create("", json!({ "autoscalingPolicy": { "loadTargets": { "made_up": 1 } } })), 400, 3),
        (create("", json!({ "annotations": { "team": "x" } })), 403, 7),
        (post("undelete", json!([])), 400, 3),
        (post("undelete", json!({ "name": "a" })), 400, 3),
        (post("setTags", json!({ "tags": {} })), 400, 3),
        (post("setTags", json!({ "tags": { "team": "x" } })), 403, 7),
        (post("deleteTags", json!({})), 400, 3),
        (with_body("PATCH", &path("a:scale"), &json!({ "replicaCount": -1 })), 400, 3),
        (with_body("PATCH", &path("a?updateMask=base_model"), &json!({})), 400, 3),
        (with_body("PATCH", &path("a?updateMask=annotations"), &json!({})), 400, 3),
        (with_body("PATCH", &path("a?updateMask=display_name"), &json!({ "displayName": "x".repeat(64) })), 400, 3),
    ]
});

/// A chat with a deployment.
pub(crate) fn chat(id: &str) -> Request {
    let model = format!("accounts/acme/deployments/{id}");
    let chat = json!({ "model": model, "messages": [{ "role": "user", "content": "Hi" }] });
    with_body("POST", "/inference/v1/chat/completions", &chat)
}

fn with_body(method: &str, target: &str, body: &(impl serde::Serialize + ?Sized)) -> Request {
    Request { body: serde_json::to_string(body).unwrap(), ..request(method, target) }
}
