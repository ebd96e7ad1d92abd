//! Calls over a host that does what the platform's own objects can do: whatever it is, the promise settles.

use fireworks_deployments::wasm::calls::{get, undelete, wait};
use fireworks_deployments::wasm::host::JsHost;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{js, property};

fn host(fetch: &str) -> JsHost {
    js(&format!(
        "{{ baseUrl: 'http://127.0.0.1', timeoutMs: 50, maxRetries: 0, crossOrigin: false, validate: true, observed: false, isAborted: false,
            async authorize() {{}}, event() {{}}, sending() {{}}, polled() {{}}, async fetch(address, init) {{
                const reply = await ({fetch})(new Request(address, init));
                return {{ status: reply.status, headers: reply.headers, text: await reply.text() }};
            }} }}"
    ))
    .unchecked_into()
}

async fn undeleted(fetch: &str) -> Result<JsValue, JsValue> {
    JsFuture::from(undelete(host(fetch), &"accounts/acme/deployments/x".into())).await
}

#[track_caller]
fn assert_kind(outcome: Result<JsValue, JsValue>, kind: &str, of: &str) {
    match outcome {
        Ok(_) => panic!("{of} succeeded"),
        Err(error) => assert_eq!(property(&error, "kind"), kind, "{of}: {}", property(&error, "message")),
    }
}

#[wasm_bindgen_test]
async fn the_request_is_what_the_api_takes() {
    let request = "async (r) => new Response(JSON.stringify({
        displayName: [r.method, r.url, r.headers.get('content-type'), await r.text()].join(' ') }))";
    let deployment = undeleted(request).await.unwrap_or_default();
    assert_eq!(
        property(&deployment, "displayName"),
        "POST http://127.0.0.1/v1/accounts/acme/deployments/x:undelete application/json {}"
    );
}

#[wasm_bindgen_test]
async fn the_reply_is_handed_on_without_its_nulls() {
    let reply = "async () => new Response('{\"state\":\"NEW_STATE\",\"displayName\":null,\"extra\":{\"a\":null}}')";
    let deployment = undeleted(reply).await.unwrap_or_default();
    let whole = js_sys::JSON::stringify(&deployment).map(String::from);
    assert_eq!(whole.unwrap_or_default(), r#"{"state":"NEW_STATE","extra":{"a":null}}"#);
}

#[wasm_bindgen_test]
async fn each_end_of_a_fetch_is_an_error_of_its_kind() {
    for (kind, fetch) in [
        ("network", "async () => { throw new TypeError('no route') }"),
        ("network", "() => Promise.reject('boom')"),
        ("network", "() => Promise.reject()"),
        ("network", "() => Promise.reject(Symbol('boom'))"),
        ("network", "() => Promise.reject(Object.assign(new Error(), { message: 42 }))"),
        ("network", "() => Promise.reject(Object.defineProperty(new Error(), 'message', { get() { throw 1 } }))"),
        ("network", "() => Promise.reject(new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 } }))"),
        ("network", "async () => { const used = new Response('{}'); await used.text(); return used }"),
        ("network", "async () => new Response(new ReadableStream({ pull(c) { c.error(new Error('midway')) } }))"),
        ("network", "async () => new Response(new ReadableStream({ pull(c) { c.error('midway') } }))"),
        ("timeout", "() => new Promise(() => {})"),
        ("timeout", "async () => new Response(new ReadableStream({}))"),
        ("protocol", "async () => new Response('<!doctype html>')"),
        ("protocol", "async () => new Response('{\"name\":')"),
        ("protocol", "async () => new Response('null')"),
        ("protocol", "async () => new Response('{\"minReplicaCount\":1.5}')"),
        ("api", "async () => new Response('{\"code\":5,\"message\":\"no\"}', { status: 404 })"),
        ("api", "async () => new Response(null, { status: 307, headers: { location: 'http://elsewhere' } })"),
    ] {
        assert_kind(undeleted(fetch).await, kind, fetch);
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_settles_late_disturbs_nobody() {
    let late = "() => new Promise((resolve, reject) => setTimeout(() => reject(new Error('late')), 80))";
    assert_kind(undeleted(late).await, "timeout", late);
    let waited = js("new Promise((resolve) => setTimeout(resolve, 60))");
    assert!(JsFuture::from(js_sys::Promise::resolve(&waited)).await.is_ok());
    assert!(undeleted("async () => new Response('{}')").await.is_ok());
}

#[wasm_bindgen_test]
async fn a_deployment_that_cannot_be_named_is_refused_before_the_fetch() {
    let counting = "() => { globalThis.fetched = (globalThis.fetched ?? 0) + 1 }";
    for name in ["''", "'..'", "'a/b'", "'a?b'", "'a%2Fb'", "'x'.repeat(64)", "5", "null", "{}", "'x'"] {
        let outcome = JsFuture::from(get(host(counting), &js(name), &JsValue::UNDEFINED)).await;
        assert_kind(outcome, "config", name);
    }
    assert!(js("globalThis.fetched").is_undefined());
}

#[wasm_bindgen_test]
async fn a_wait_for_no_state_is_refused() {
    let name = "accounts/acme/deployments/x".into();
    for states in ["undefined", "null", "''", "[]", "['']", "'ready'", "[1]", "{}", "1"] {
        assert_kind(JsFuture::from(wait(host("() => {}"), &name, &js(states))).await, "config", states);
    }
}
