//! Filters of a list.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod containers;
mod drawn;
mod lists;
mod logic;
mod refusals;
mod scalars;
#[path = "../support/mod.rs"]
mod support;
mod work;

use fireworks_deployments_emulator::{Emulator, Reply};
use serde_json::json;
use support::{START, body, emulator, send};

pub(crate) const LIST: &str = "/v1/accounts/acme/deployments";

pub(crate) fn query(parameters: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

pub(crate) fn ask(emulator: &mut Emulator, filter: &str) -> Reply {
    let list = query(&[("filter", filter), ("orderBy", "name"), ("pageSize", "200")]);
    send(emulator, "GET", &format!("{LIST}?{list}"), START)
}

/// The IDs of the deployments that match a filter.
#[track_caller]
pub(crate) fn ids(emulator: &mut Emulator, filter: &str) -> String {
    let reply = ask(emulator, filter);
    assert_eq!(reply.status, 200, "{filter}: {}", reply.body);
    let page = body(&reply);
    let names = page["deployments"].as_array().unwrap().iter().map(|deployment| deployment["name"].as_str().unwrap());
    names.map(|name| name.rsplit('/').next().unwrap()).collect::<Vec<_>>().join(" ")
}

/// Asserts that each filter matches exactly these IDs.
#[track_caller]
pub(crate) fn check(emulator: &mut Emulator, cases: &[(&str, &str)]) {
    for (filter, expected) in cases {
        assert_eq!(ids(emulator, filter), *expected, "{filter}");
    }
}

/// Three deployments: a busy one with many fields set, one with few, and one that failed.
pub(crate) fn fleet() -> Emulator {
    emulator(&json!([
        {
            "name": "full",
            "displayName": "Prod Search",
            "state": "READY",
            "createTime": "2026-02-01T10:00:00Z",
            "minReplicaCount": 2,
            "maxReplicaCount": 10,
            "enableAddons": true,
            "acceleratorType": "NVIDIA_H200_141GB",
            "directRouteApiKeys": ["sk-hidden"],
            "annotations": { "custom/team": "search", "custom/v1.2": "x" },
            "placement": { "regions": ["US_IOWA_1", "EU_FRANKFURT_1"] },
            "replicaStats": { "readyReplicaCount": 2, "effectiveReplicaCount": 1.5 },
            "autoscalingPolicy": {
                "scaleUpWindow": "45s", "scaleDownWindow": "600.5s", "loadTargets": { "default": 0.8, "v1.2": 5 },
                "scalingSchedules": { "night": { "minReplicaCount": 1, "duration": "3600s", "description": "at rest" } },
            },
        },
        { "name": "bare", "createTime": "2026-01-01T00:00:00Z", "autoTune": {}, "replicaStats": {} },
        {
            "name": "poor", "displayName": "prod", "state": "FAILED", "createTime": "2026-03-01T00:00:00+02:00",
            "minReplicaCount": 0, "status": { "code": "INTERNAL", "message": "say \"hi\" \\ größer*" },
            "annotations": { "custom/team": "research" }, "autoscalingPolicy": { "loadTargets": { "default": 0.5 } },
        },
    ]))
}
