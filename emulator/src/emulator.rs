//! The emulator itself: who asks, what for, and what becomes of it.

use fireworks_deployments::resource_name::account_id;
use serde_json::Value;

use crate::access::Access;
use crate::fault::{Fault, Faults};
use crate::fields::Fields;
use crate::http::{Reply, Request};
use crate::ids::Ids;
use crate::query::Query;
use crate::record::Record;
use crate::routes::{self, Call};
use crate::seed;
use crate::status::Refusal;
use crate::store::Store;

/// What the options may hold. The clock is its caller's, and so is where it starts.
const OPTIONS: &[&str] = &["accountId", "apiKey", "deployments", "clock", "now", "seed"];

/// The deployments API of one account, or of any.
pub struct Emulator {
    access: Access,
    store: Store,
    faults: Faults,
    ids: Ids,
}

impl Emulator {
    /// Makes an emulator from plain data, all of it optional: `accountId` and `apiKey`, the only ones that are let in;
    /// `deployments`, partial objects to start with; `seed`, a whole number that made-up IDs follow from.
    /// Times are milliseconds since 1970.
    ///
    /// # Errors
    /// A sentence: what was wrong, what was given.
    pub fn new(options: &Value, now_ms: i64) -> Result<Self, String> {
        let fields = Fields::read("the options", options, OPTIONS)?;
        let mut ids = Ids::new(fields.whole("seed", 0..=u32::MAX)?.unwrap_or_default().into());
        let account = fields.text("accountId")?.map(|id| account_id(&id)).transpose()?;
        let access = Access { account, key: fields.text("apiKey")? };
        let mut store = Store::default();
        for deployment in fields.list("deployments")? {
            seed::plant(&mut store, deployment, access.account.as_deref(), &mut ids, now_ms)?;
        }
        Ok(Self { access, store, ids, faults: Faults::default() })
    }

    /// Answers a request that arrives at a moment.
    pub fn handle(&mut self, request: &Request, now_ms: i64) -> Reply {
        self.store.settle(now_ms);
        let fault = self.faults.take(request);
        let done = fault.as_ref().is_none_or(|fault| fault.takes_effect || !fault.replaces());
        let answer = if done { self.answer(request, now_ms) } else { Reply::default() };
        let reply = match fault {
            Some(fault) => fault.apply(answer),
            None => answer,
        };
        reply.with_default_header("x-request-id", &self.ids.request())
    }

    /// Lets requests to come fail. A fault is plain data: `status`, `code`, `message`, `body`, `headers`, `delayMs`,
    /// `dropConnection`, `takesEffect`, `times` (default 1; `null`: always), `match`. Where several concern a
    /// request, the one asked for first has it.
    ///
    /// # Errors
    /// A sentence: what was wrong, what was given.
    pub fn fail(&mut self, fault: &Value) -> Result<(), String> {
        self.faults.add(Fault::read(fault)?);
        Ok(())
    }

    /// Every deployment it holds at a moment, deleted ones included, by name.
    pub fn deployments(&mut self, now_ms: i64) -> Vec<Value> {
        self.store.settle(now_ms);
        self.store.all().map(Record::to_value).collect()
    }

    fn answer(&mut self, request: &Request, now: i64) -> Reply {
        self.perform(request, now).map_or_else(|refusal| refusal.reply(), |body| Reply::json(200, &body))
    }

    /// Key, endpoint, permission, request, resource: what fails first is what the caller learns.
    fn perform(&mut self, request: &Request, now: i64) -> Result<Value, Refusal> {
        self.access.authenticate(request)?;
        let (route, address) = routes::find(request)?;
        self.access.authorize(&address.account)?;
        let query = Query::parse(request.query(), route.query)?;
        (route.answer)(&mut Call {
            address,
            query,
            body: &request.body,
            now,
            store: &mut self.store,
            ids: &mut self.ids,
        })
    }
}
