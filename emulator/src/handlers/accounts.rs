//! Lists the accounts that the key can use: the emulator's own, or all that own a deployment.

use fireworks_deployments::api::endpoint::accounts::list::{Account, LIST};
use serde_json::{Map, Value};

use crate::http::Reply;
use crate::listing::Listing;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &LIST, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let listing = Listing::read(&call.query, Account::FIELDS, "accounts")?;
    let ids = call.account.map_or_else(|| call.store.accounts(), |own| vec![own.to_owned()]);
    let accounts: Vec<Map<String, Value>> = ids.iter().map(|id| account(id)).collect();
    listing.page("accounts", accounts.iter())
}

/// A minimal account. The official client requires an `email`.
fn account(id: &str) -> Map<String, Value> {
    let text = |field: &str, value: String| (field.to_owned(), Value::String(value));
    Map::from_iter([text("name", format!("accounts/{id}")), text("email", format!("{id}@example.com"))])
}
