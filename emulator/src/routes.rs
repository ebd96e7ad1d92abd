//! Which handler answers a request.

use percent_encoding::percent_decode_str;

use crate::handlers;
use crate::http::{Reply, Request};
use crate::ids::Ids;
use crate::query::Query;
use crate::start_fault::StartFaults;
use crate::status::{Code, Refusal};
use crate::store::Store;

/// One endpoint.
pub(crate) struct Route {
    pub(crate) method: &'static str,
    /// `/v1/accounts/{account}/deployments/{deployment}:verb`, the names in this order.
    pub(crate) path: &'static str,
    /// The parameters of its query.
    pub(crate) query: &'static [&'static str],
    pub(crate) answer: fn(&mut Call<'_>) -> Result<Reply, Refusal>,
}

/// What a handler is given.
pub(crate) struct Call<'a> {
    pub(crate) address: Address,
    pub(crate) query: Query,
    pub(crate) body: &'a str,
    pub(crate) now: i64,
    /// The one account there is, if there is one.
    pub(crate) account: Option<&'a str>,
    pub(crate) store: &'a mut Store,
    pub(crate) ids: &'a mut Ids,
    pub(crate) start_faults: &'a mut StartFaults,
}

/// The names in a path.
#[derive(Default)]
pub(crate) struct Address {
    pub(crate) account: String,
    pub(crate) deployment: String,
}

impl Address {
    /// The resource name of the deployment.
    pub(crate) fn name(&self) -> String {
        format!("accounts/{}/deployments/{}", self.account, self.deployment)
    }
}

const ROUTES: [Route; 13] = [
    handlers::accounts::ROUTE,
    handlers::list::ROUTE,
    handlers::get::ROUTE,
    handlers::create::ROUTE,
    handlers::update::ROUTE,
    handlers::delete::ROUTE,
    handlers::undelete::ROUTE,
    handlers::scale::ROUTE,
    handlers::set_tags::ROUTE,
    handlers::delete_tags::ROUTE,
    handlers::metrics::ROUTE,
    handlers::termination_message::ROUTE,
    handlers::shards::ROUTE,
];

/// Finds the endpoint of a request.
pub(crate) fn find(request: &Request) -> Result<(&'static Route, Address), Refusal> {
    let (method, path) = (&request.method, request.path());
    let of_method = ROUTES.iter().filter(|route| route.method == method);
    let mut matches = of_method.filter_map(|route| Some((route, address(route.path, path)?)));
    matches.next().ok_or_else(|| {
        if path.starts_with("/v1/") {
            Refusal::new(Code::UNIMPLEMENTED, format!("{method} {path} is not emulated"))
        } else {
            Refusal::new(Code::NOT_FOUND, "Not Found")
        }
    })
}

/// Matches a path with a template, segment by segment.
fn address(template: &str, path: &str) -> Option<Address> {
    let (mut names, mut given) = (Vec::new(), path.split('/'));
    for segment in template.split('/') {
        let decoded = percent_decode_str(given.next()?).decode_utf8().ok()?;
        match segment.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            None if segment == decoded => {}
            None => return None,
            Some((_, verb)) => {
                let name = decoded.strip_suffix(verb)?;
                names.push((!name.is_empty() && !name.contains([':', '/'])).then(|| name.to_owned())?);
            }
        }
    }
    let mut names = names.into_iter();
    let address = Address { account: names.next().unwrap_or_default(), deployment: names.next().unwrap_or_default() };
    given.next().is_none().then_some(address)
}
