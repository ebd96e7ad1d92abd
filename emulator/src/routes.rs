//! Routing: finds the handler of a request.

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::row::Endpoint;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use crate::body;
use crate::handlers;
use crate::http::{Reply, Request};
use crate::ids::Ids;
use crate::query::Query;
use crate::quota::Quotas;
use crate::record::Record;
use crate::start_fault::StartFaults;
use crate::status::Refusal;
use crate::store::Store;

/// An endpoint and its handler.
pub(crate) struct Route {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) answer: fn(&mut Call<'_>) -> Result<Reply, Refusal>,
}

/// A handler's input.
pub(crate) struct Call<'a> {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) address: Address,
    pub(crate) query: Query,
    pub(crate) body: &'a str,
    pub(crate) now: i64,
    /// The emulator's own account, if it has one.
    pub(crate) account: Option<&'a str>,
    pub(crate) store: &'a mut Store,
    pub(crate) ids: &'a mut Ids,
    pub(crate) start_faults: &'a mut StartFaults,
    pub(crate) quotas: &'a Quotas,
    /// True if every account is suspended.
    pub(crate) suspended: bool,
}

impl Call<'_> {
    /// Parses the body's fields.
    pub(crate) fn read_body(&self) -> Result<Map<String, Value>, Refusal> {
        body::object(self.body, self.endpoint.body.unwrap_or_default())
    }

    /// Refuses a deployment with this many replicas if its account is suspended or would exceed a quota.
    pub(crate) fn afford(&self, wanted: &Record, replicas: i64) -> Result<(), Refusal> {
        let account = &self.address.account;
        let held = self.store.get(wanted.text("name").unwrap_or_default());
        if self.suspended && held.map_or(true, |held| held.would_spend(replicas)) {
            return Err(Refusal::suspended(account));
        }
        self.quotas.allow(account, self.store.of_account(account), wanted, replicas)
    }

    /// Changes a deployment that isn't deleted, and answers `{}`.
    pub(crate) fn change(
        &mut self,
        change: impl FnOnce(&mut Record, i64) -> Result<(), Refusal>,
    ) -> Result<Reply, Refusal> {
        let record = self.store.find(&self.address.name())?;
        record.must_live()?;
        change(record, self.now)?;
        record.touch(self.now);
        Ok(Reply::ok(&json!({})))
    }
}

/// The names in a URL path.
#[derive(Default)]
pub(crate) struct Address {
    pub(crate) account: String,
    pub(crate) deployment: String,
}

impl Address {
    /// The deployment's resource name.
    pub(crate) fn name(&self) -> String {
        format!("accounts/{}/deployments/{}", self.account, self.deployment)
    }
}

const ROUTES: [Route; 14] = [
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
    handlers::chat_completion::ROUTE,
];

/// Finds the endpoint of a request.
pub(crate) fn find(request: &Request) -> Result<(&'static Route, Address), Refusal> {
    let (method, path) = (&request.method, request.path());
    let of_method = ROUTES.iter().filter(|route| route.endpoint.method.as_str() == method);
    let mut matches = of_method.filter_map(|route| Some((route, address(route.endpoint.path, path)?)));
    matches.next().ok_or_else(|| {
        if path.starts_with("/v1/") {
            Refusal::new(Code::UNIMPLEMENTED, format!("{method} {path} is not emulated"))
        } else {
            Refusal::new(Code::NOT_FOUND, "Not Found")
        }
    })
}

/// Matches a URL path with a template, segment by segment.
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
