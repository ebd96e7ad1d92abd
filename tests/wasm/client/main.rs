//! The client for Rust apps, over the host's own `fetch` and a real HTTP server: one module of tests for Node and for
//! browsers.
#![cfg(target_family = "wasm")]
#![allow(clippy::panic, clippy::expect_used, reason = "a test may stop at the first surprise")]

mod calls;
mod endings;
mod javascript;
mod waiting;
mod writes;

use std::cell::RefCell;
use std::rc::Rc;

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::exchange::event::ClientEvent;
use fireworks_deployments::wasm::client::{Client, Error, Options};
use gloo_net::http::Request;
use serde_json::{Value, json};

const KEY: &str = "fw_s3cr3t_key";

/// The service as a script has it: what it answers, one after the other, the last answer for good.
struct Service(String);

impl Service {
    /// `name` tells this script from the same one of another test.
    #[expect(clippy::needless_pass_by_value, reason = "a script is written where it is used")]
    fn new(name: &str, answers: Value) -> Self {
        let script = json!({ "name": name, "answers": answers }).to_string();
        Self(js_sys::encode_uri_component(&script).into())
    }

    fn address(&self) -> String {
        format!("{}/{}", address(), self.0)
    }

    fn options(&self) -> Options {
        Options {
            api_key: Some(KEY.to_owned()),
            account_id: Some("acme".to_owned()),
            base_url: self.address(),
            allow_key_in_browser: true,
            ..Options::default()
        }
    }

    fn client(&self) -> Client {
        Client::new(self.options()).expect("nothing is wrong with the options")
    }

    /// A client, and what it tells of its calls.
    fn observed(&self) -> (Client, Rc<RefCell<Vec<ClientEvent>>>) {
        let events = Rc::new(RefCell::new(Vec::new()));
        let told = Rc::clone(&events);
        let on_event = Some(Rc::new(move |event: &ClientEvent| told.borrow_mut().push(event.clone())) as _);
        (Client::new(Options { on_event, ..self.options() }).expect("options"), events)
    }

    /// Every request so far.
    async fn requests(&self) -> Vec<Value> {
        serde_json::from_str(&self.ask("requests").await).expect("a list")
    }

    /// Every request so far, as `GET /v1/…`.
    async fn lines(&self) -> Vec<String> {
        let line = |request: &Value| format!("{} {}", text(&request["method"]), text(&request["path"]));
        self.requests().await.iter().map(line).collect()
    }

    /// What the requests so far have sent.
    async fn bodies(&self) -> Vec<String> {
        self.requests().await.iter().map(|request| text(&request["body"]).to_owned()).collect()
    }

    /// Asks the server about this script.
    async fn ask(&self, question: &str) -> String {
        let asked = Request::get(&format!("{}/{question}/{}", address(), self.0)).send().await;
        asked.expect("an answer").text().await.expect("text")
    }
}

/// Where the step of the tests serves.
fn address() -> &'static str {
    option_env!("CLIENT_TEST_SERVICE").unwrap_or_else(|| panic!("run by `cargo xtask test wasm-node`"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn state(deployment: &Deployment) -> &str {
    deployment.state.as_ref().map(|state| &*state.0).unwrap_or_default()
}

/// The error of a call that must fail, which never repeats the key.
#[track_caller]
fn error<T>(outcome: Result<T, Error>) -> Error {
    let Err(error) = outcome else { panic!("it succeeded") };
    for printed in [error.to_string(), format!("{error:?}")] {
        assert!(!printed.contains(KEY), "{printed}");
    }
    error
}

#[track_caller]
fn assert_kind<T>(outcome: Result<T, Error>, kind: &str, of: &str) {
    let error = error(outcome);
    assert_eq!(error.kind.word(), kind, "{of}: {error}");
}
