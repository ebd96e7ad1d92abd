//! Lists the deployments of an account, page by page.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::endpoint::deployments::list::LIST;
use fireworks_deployments::api::vocabulary::State;

use crate::http::Reply;
use crate::listing::Listing;
use crate::record::is_in;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &LIST, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let Call { address, query, store, now, .. } = call;
    let show_deleted = query.flag("showDeleted")?;
    let listing = Listing::read(query, Deployment::FIELDS, &address.account)?;
    let shown = store.show_all(&address.account, *now);
    listing.page("deployments", shown.filter(|document| show_deleted || !is_in(document, &State::DELETED)))
}
