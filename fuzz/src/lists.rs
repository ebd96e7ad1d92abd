//! Lists: filter, order, mask and page size, a line each, and a page token, which is seldom valid.

use std::collections::BTreeSet;

use fireworks_deployments_emulator::{Emulator, Reply, Request};
use form_urlencoded::Serializer;
use serde_json::{Value, json};

/// 2026-03-01T12:00:00Z.
const NOW: i64 = 1_772_366_400_000;

pub(super) fn check(input: &str) {
    let mut lines = input.split('\n');
    let mut next = || lines.next().unwrap_or_default();
    let [filter, order, mask, size, token] = [next(), next(), next(), next(), next()];
    let mut emulator = fleet();
    let list = [("filter", filter), ("orderBy", order), ("readMask", mask), ("pageSize", size)];
    if let Some(page) = ask(&mut emulator, &[&list[..], &[("pageToken", token)]].concat(), filter) {
        assert!(items(&page).len() <= 200);
    }
    check_pages(&mut emulator, &list, filter);
    check_logic(&mut emulator, filter);
}

/// Some deployments, no two alike.
fn fleet() -> Emulator {
    let deployment = |number: i64| {
        let mut deployment = json!({
            "name": format!("accounts/acme/deployments/d{number}"),
            "displayName": (["Prod", "prod search", "größe", ""])[usize::try_from(number).unwrap() % 4],
            "minReplicaCount": number % 3,
            "maxReplicaCount": number + 3,
            "enableAddons": number % 2 == 0,
            "createTime": format!("2026-02-0{}T00:00:00Z", 1 + number % 4),
        });
        if number % 2 == 1 {
            deployment["annotations"] = json!({ "custom/team": "search", "custom/v1.2": "x" });
            deployment["autoscalingPolicy"] = json!({ "scaleUpWindow": "45s", "loadTargets": { "default": 0.8 } });
            deployment["placement"] = json!({ "regions": ["US_IOWA_1", "EU_FRANKFURT_1"] });
            deployment["state"] = json!("FAILED");
        }
        deployment
    };
    Emulator::new(&json!({ "deployments": (0..5).map(deployment).collect::<Vec<_>>() }), NOW).unwrap()
}

/// A page; nothing if the request is refused, which must be for a reason.
fn ask(emulator: &mut Emulator, query: &[(&str, &str)], filter: &str) -> Option<Value> {
    let query = Serializer::new(String::new()).extend_pairs(query).finish();
    let target = format!("/v1/accounts/acme/deployments?{query}");
    let request = Request { method: "GET".to_owned(), target, ..Request::default() };
    let Reply { status, body, .. } = emulator.handle(&request, NOW);
    let body: Value = serde_json::from_str(&body).expect("JSON");
    if status == 200 {
        return Some(body);
    }
    let message = body["message"].as_str().expect("a message");
    assert_eq!(status, 400, "{message}");
    if let Some(rest) = message.strip_prefix("invalid filter at character ") {
        let place: usize = rest.split_once(": ").expect("a reason").0.parse().expect("a number");
        assert!((1..=filter.chars().count() + 1).contains(&place), "{message}");
    }
    None
}

/// The pages together are the list.
fn check_pages(emulator: &mut Emulator, list: &[(&str, &str)], filter: &str) {
    let with = |token: &str, size: &str| {
        let given = list.iter().filter(|(name, _)| *name != "pageSize").copied();
        let given: Vec<_> = given.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        [given, vec![("pageSize".to_owned(), size.to_owned()), ("pageToken".to_owned(), token.to_owned())]].concat()
    };
    let mut page = |token: &str, size: &str| {
        let query = with(token, size);
        let query: Vec<_> = query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        ask(emulator, &query, filter)
    };
    let Some(whole) = page("", "") else { return };
    let (mut together, mut token) = (Vec::new(), String::new());
    for _ in 0..=items(&whole).len() {
        let one = page(&token, "2").expect("a page of a valid list");
        assert_eq!(one["totalSize"], whole["totalSize"]);
        together.extend(items(&one));
        one["nextPageToken"].as_str().unwrap_or_default().clone_into(&mut token);
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(together, items(&whole));
}

/// A deployment matches a filter or its opposite, and the filter in parentheses.
fn check_logic(emulator: &mut Emulator, filter: &str) {
    let mut names = |filter: String| {
        let page = ask(emulator, &[("filter", &filter)], &filter)?;
        Some(items(&page).iter().map(|item| item["name"].to_string()).collect::<BTreeSet<_>>())
    };
    let (Some(all), Some(matched)) = (names(String::new()), names(filter.to_owned())) else { return };
    if filter.trim().is_empty() {
        return assert_eq!(matched, all);
    }
    if let Some(inside) = names(format!("({filter})")) {
        assert_eq!(inside, matched, "({filter})");
    }
    if let Some(others) = names(format!("NOT ({filter})")) {
        assert_eq!(others, &all - &matched, "NOT ({filter})");
    }
    if let Some(twice) = names(format!("({filter}) AND ({filter})")) {
        assert_eq!(twice, matched, "({filter}) AND ({filter})");
    }
}

fn items(page: &Value) -> Vec<Value> {
    page["deployments"].as_array().expect("a list").clone()
}
