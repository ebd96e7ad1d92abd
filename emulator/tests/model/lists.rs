//! Lists agree with get: each deployment once, in order, on pages of the right size.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use fireworks_deployments::api::endpoint::deployments::list::DeploymentPage;
use serde_json::{Value, json};

use crate::expected::Document;
use crate::model::Seen;
use crate::replies;
use crate::sound::{moment, state};
use crate::steps::{Call, List};
use crate::support::request;
use crate::world::World;

/// One page.
struct Page {
    deployments: Vec<Value>,
    next: String,
    total: usize,
}

fn page(world: &mut World, target: &str, token: &str) -> Page {
    let body = replies::body(&world.call(request("GET", &format!("{target}&pageToken={token}"))));
    let typed: DeploymentPage = serde_json::from_value(body.clone()).expect("a page");
    Page {
        deployments: body["deployments"].as_array().unwrap().clone(),
        next: typed.next_page_token.unwrap(),
        total: usize::try_from(typed.total_size.unwrap()).unwrap(),
    }
}

/// Reads all pages at once.
pub(crate) fn check(world: &mut World, seen: &Seen, list: List) {
    let target = Call::List(list).request("").target;
    let (expected, size) = (listed(seen, list), list.size);
    let pages = if size == 0 { vec![expected.as_slice()] } else { expected.chunks(size).collect() };
    let mut token = String::new();
    for (number, expected_page) in pages.iter().enumerate() {
        let page = page(world, &target, &token);
        assert_eq!(page.deployments, *expected_page, "page {number} of {target}");
        assert_eq!((page.total, page.next.is_empty()), (expected.len(), number + 1 == pages.len()), "of {target}");
        token = page.next;
    }
    if pages.is_empty() {
        let page = page(world, &target, "");
        assert_eq!((page.deployments.len(), page.total, page.next.as_str()), (0, 0, ""));
    }
}

fn listed(seen: &Seen, list: List) -> Vec<Value> {
    let is_shown = |it: &&Document| (list.show_deleted || state(it) != "DELETED") && list.filter().1(it);
    let mut shown: Vec<&Document> = seen.values().filter(is_shown).collect();
    let name = |it: &&Document| it["name"].as_str().unwrap().to_owned();
    let created = |it: &&Document| moment(it, "createTime");
    let display_name =
        |it: &&Document| it.get("displayName").map_or(String::new(), |name| name.as_str().unwrap().to_owned());
    let least = |it: &&Document| it.get("minReplicaCount").and_then(Value::as_i64).unwrap_or_default();
    match list.order() {
        "" => shown.sort_by_key(|it| (created(it), name(it))),
        "create_time desc" => shown.sort_by_key(|it| (Reverse(created(it)), name(it))),
        "name" => shown.sort_by_key(name),
        "name desc" => shown.sort_by_key(|it| Reverse(name(it))),
        "display_name,create_time" => shown.sort_by_key(|it| (display_name(it), created(it), name(it))),
        _ => shown.sort_by_key(|it| (Reverse(least(it)), Reverse(name(it)))),
    }
    shown.into_iter().map(|document| json!(document)).collect()
}

/// The sort key of a deployment: when it was created, or how long ago, and its ID.
type Position = (i64, String);

/// A list that isn't read to its end yet.
struct Open {
    target: String,
    newest_first: bool,
    /// The token of the next page.
    token: String,
    shown: Vec<Position>,
}

/// Reads a list page by page while others create, delete and purge. Deployments that exist throughout appear, and none
/// appears twice.
#[derive(Default)]
pub(crate) struct Paging {
    open: Option<Open>,
    /// The deployments that have existed since the first page, by creation time.
    all_the_while: BTreeMap<String, Option<i64>>,
}

impl Paging {
    pub(crate) fn next(&mut self, world: &mut World, seen: &Seen, call: &Call, newest_first: bool) {
        let mut open = self.open.take().unwrap_or_else(|| {
            self.all_the_while = seen.iter().map(|(id, it)| (id.clone(), moment(it, "createTime"))).collect();
            Open { target: call.request("").target, newest_first, token: String::new(), shown: Vec::new() }
        });
        let page = page(world, &open.target, &open.token);
        assert_eq!(page.total, seen.len(), "totalSize");
        for deployment in page.deployments {
            let document = deployment.as_object().unwrap();
            let id = document["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            assert_eq!(Some(document), seen.get(&id), "listed and held");
            let created = moment(document, "createTime").unwrap();
            let at = (if open.newest_first { -created } else { created }, id);
            assert!(open.shown.last().is_none_or(|last| *last < at), "{at:?} after {:?}", open.shown);
            open.shown.push(at);
        }
        if page.next.is_empty() {
            let missing = self.all_the_while.keys().find(|id| !open.shown.iter().any(|(_, shown)| shown == *id));
            assert_eq!(missing, None, "there all the while, and never shown");
        } else {
            self.open = Some(Open { token: page.next, ..open });
        }
    }

    /// Drops deployments that are gone.
    pub(crate) fn forget(&mut self, seen: &Seen) {
        self.all_the_while.retain(|id, created| seen.get(id).is_some_and(|it| moment(it, "createTime") == *created));
    }
}
