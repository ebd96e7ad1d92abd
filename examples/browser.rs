//! A button's work in a Rust app in a browser: `cargo check --example browser --features client --target
//! wasm32-unknown-unknown`. A Leptos or Yew component calls `bring_back` from `spawn_local`, and drops the future to abort.

use fireworks_deployments::wasm::client::{Client, Error, Options, WaitOptions};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Brings a deployment back, through the page's own proxy, which adds the key.
async fn bring_back(deployment: &str) -> Result<String, Error> {
    let account_id = Some("acme".to_owned());
    let client = Client::new(Options { base_url: "/fireworks".to_owned(), account_id, ..Options::default() })?;
    let deployment = client.undelete_and_wait(deployment, WaitOptions::default()).await?;
    Ok(deployment.state.unwrap_or_default().0.into_owned())
}

/// The same for a script of the page: it throws a `FireworksError`.
#[wasm_bindgen(js_name = bringBack)]
pub async fn bring_back_for_script(deployment: String) -> Result<String, JsValue> {
    Ok(bring_back(&deployment).await?)
}

fn main() {}
