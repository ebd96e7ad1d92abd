//! Lists the deployments of an account, page by page.

use fireworks_deployments::vocabulary::State;
use serde_json::{Value, json};

use crate::order::Order;
use crate::page_token::PageToken;
use crate::read_mask::ReadMask;
use crate::routes::{Call, Route};
use crate::status::{Code, Refusal};

pub(crate) const ROUTE: Route = Route {
    method: "GET",
    path: "/v1/accounts/{account}/deployments",
    query: &["pageSize", "pageToken", "filter", "orderBy", "showDeleted", ReadMask::PARAMETER],
    answer,
};

fn answer(call: &mut Call<'_>) -> Result<Value, Refusal> {
    let Call { address, query, store, .. } = call;
    if query.text("filter").is_some() {
        return Err(Refusal::new(Code::UNIMPLEMENTED, "filter is not emulated"));
    }
    let (size, order, mask) = (query.page_size()?, Order::parse(query.text("orderBy"))?, ReadMask::read(query)?);
    let show_deleted = query.flag("showDeleted")?;
    let list = format!("{}?{}", address.account, query.without("pageToken"));
    let token = query.text("pageToken").map(|text| PageToken::decode(text, &list)).transpose()?;

    let shown = store.of_account(&address.account).filter(|record| show_deleted || !record.is(&State::DELETED));
    let mut rows: Vec<_> = shown.map(|record| (order.position(record), record)).collect();
    rows.sort_by(|(left, _), (right, _)| order.compare(left, right));
    let total = rows.len();

    let start = token.map_or(0, |token| rows.partition_point(|(at, _)| order.compare(at, &token.after).is_le()));
    let rest = rows.split_off(start);
    let page: Vec<Value> = rest.iter().take(size).map(|(_, record)| mask.show(record)).collect();
    let end = rest.into_iter().nth(size.saturating_sub(1)).filter(|_| start.saturating_add(size) < total);
    let next = end.map(|(after, _)| PageToken { list, after }.encode()).unwrap_or_default();
    Ok(json!({ "deployments": page, "nextPageToken": next, "totalSize": total }))
}
