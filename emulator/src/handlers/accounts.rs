//! Lists the accounts that the key opens: its own one, or those that own a deployment.

use serde_json::{Value, json};

use crate::page_token::PageToken;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route =
    Route { method: "GET", path: "/v1/accounts", query: &["pageSize", "pageToken"], answer };

fn answer(call: &mut Call<'_>) -> Result<Value, Refusal> {
    let size = call.query.page_size()?;
    let list = call.query.without("pageToken");
    let token = call.query.text("pageToken").map(|text| PageToken::decode(text, &list)).transpose()?;
    let ids = call.account.map_or_else(|| call.store.accounts(), |own| vec![own.to_owned()]);
    let mut rest: Vec<Value> = ids.iter().map(|id| json!(format!("accounts/{id}"))).collect();
    let total = rest.len();
    if let Some(PageToken { after, .. }) = token {
        rest.retain(|name| after.first().and_then(Value::as_str) < name.as_str());
    }
    let is_last = rest.len() <= size;
    rest.truncate(size);
    let next = rest.last().filter(|_| !is_last).map(|name| PageToken { list, after: vec![name.clone()] }.encode());
    let accounts: Vec<Value> = rest.into_iter().map(|name| json!({ "name": name })).collect();
    Ok(json!({ "accounts": accounts, "nextPageToken": next.unwrap_or_default(), "totalSize": total }))
}
