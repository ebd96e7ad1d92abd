//! What is asked of the service, endpoint by endpoint.

use fireworks_deployments::endpoint::Endpoint;
use fireworks_deployments::endpoint::delete::Delete;
use fireworks_deployments::endpoint::get::Get;
use fireworks_deployments::endpoint::list::List;
use fireworks_deployments::endpoint::undelete::Undelete;
use fireworks_deployments::transport::{Method, Request};

mod support;
use support::name;

const PATH: &str = "/v1/accounts/acme/deployments/x";

#[track_caller]
fn assert_asks(
    endpoint: &impl Endpoint,
    method: Method,
    path: &str,
    query: &[(&'static str, &str)],
    body: Option<&'static str>,
) {
    let query = query.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    assert_eq!(endpoint.call().request, Request { method, path: path.to_owned(), query, body });
}

#[test]
fn undelete_posts_an_empty_object() {
    assert_asks(&Undelete { deployment: &name() }, Method::Post, &format!("{PATH}:undelete"), &[], Some("{}"));
}

#[test]
fn get_asks_for_all_fields_or_some() {
    let mask = ["name".to_owned(), "autoscaling_policy".to_owned()];
    assert_asks(&Get { deployment: &name(), read_mask: &[] }, Method::Get, PATH, &[], None);
    let query = [("readMask", "name,autoscaling_policy")];
    assert_asks(&Get { deployment: &name(), read_mask: &mask }, Method::Get, PATH, &query, None);
}

#[test]
fn delete_says_only_what_is_not_the_default() {
    let delete = |hard, ignore_checks| Delete { deployment: Box::leak(Box::new(name())), hard, ignore_checks };
    assert_asks(&delete(false, false), Method::Delete, PATH, &[], None);
    assert_asks(&delete(true, true), Method::Delete, PATH, &[("hard", "true"), ("ignoreChecks", "true")], None);
}

#[test]
fn list_asks_for_the_first_page_of_an_account() {
    let list = List { account: "acme".to_owned(), ..List::default() };
    assert_asks(&list, Method::Get, "/v1/accounts/acme/deployments", &[], None);
}

#[test]
fn list_hands_its_whole_query_on() {
    let list = List {
        account: "acme".to_owned(),
        show_deleted: true,
        filter: Some("state = \"READY\"".to_owned()),
        order_by: Some("create_time desc,name".to_owned()),
        page_size: Some(200),
        page_token: Some("t/1+=".to_owned()),
        read_mask: vec!["name".to_owned(), "state".to_owned()],
    };
    let query = [
        ("showDeleted", "true"),
        ("filter", "state = \"READY\""),
        ("orderBy", "create_time desc,name"),
        ("pageSize", "200"),
        ("pageToken", "t/1+="),
        ("readMask", "name,state"),
    ];
    assert_asks(&list, Method::Get, "/v1/accounts/acme/deployments", &query, None);
}

#[test]
fn an_empty_part_of_a_query_is_left_out() {
    let empty = || Some(String::new());
    let list =
        List { account: "acme".to_owned(), filter: empty(), order_by: empty(), page_token: empty(), ..List::default() };
    assert_eq!(list.call().request.query, []);
}
