//! The emulator: authenticates a request, routes it, and answers it.

use std::rc::Rc;

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::language::resource_name::account_id;
use serde_json::Value;

use crate::access::Access;
use crate::fault::{Fault, Faults};
use crate::fields::Fields;
use crate::http::{Reply, Request};
use crate::ids::Ids;
use crate::journal::{Event, Journal};
use crate::lag::Lag;
use crate::moment;
use crate::query::Query;
use crate::quota::Quotas;
use crate::record::Record;
use crate::redaction;
use crate::routes::{self, Call};
use crate::scaling::{Load, Zones};
use crate::seed;
use crate::start_fault::StartFaults;
use crate::status::Refusal;
use crate::store::Store;
use crate::timing::Timing;

/// The known options. The caller keeps the clock and its start.
const OPTIONS: &[&str] = &[
    "accountId",
    "apiKey",
    "deployments",
    "clock",
    "now",
    "speed",
    "seed",
    "timing",
    "readyAfter",
    "servingAfter",
    "deletedAfter",
    "purgedAfter",
    "idleDeletedAfter",
    "quotas",
    "suspended",
    "lag",
];

/// The deployments API of one account, or of all accounts.
pub struct Emulator {
    access: Access,
    store: Store,
    faults: Faults,
    start_faults: StartFaults,
    quotas: Quotas,
    suspended: bool,
    ids: Ids,
    journal: Journal,
    /// The options that it was created with, for a reset.
    options: Value,
}

impl Emulator {
    /// Creates an emulator from plain data. All options are optional: `accountId` and `apiKey`, the only ones accepted;
    /// `deployments`, partial objects to start with; `seed`, a whole number that generated IDs derive from; `timing`,
    /// `quick` or `realistic`; the single delays `readyAfter`, `servingAfter`, `deletedAfter`, `purgedAfter` and
    /// `idleDeletedAfter` (`false`: never), in milliseconds or as text such as `10m`; `lag`, such a time, for which reads
    /// don't show a write; `quotas`, the accelerators of each type that an account may use; and `suspended`, whether
    /// accounts may spend nothing. `now_ms` is milliseconds since 1970.
    ///
    /// # Errors
    /// Returns a sentence: what was wrong, and what was given.
    pub fn new(options: &Value, now_ms: i64) -> Result<Self, String> {
        let fields = Fields::read("the options", options, OPTIONS)?;
        let mut ids = Ids::new(fields.whole("seed", 0..=u32::MAX)?.unwrap_or_default().into());
        let account = fields.text("accountId")?.map(|id| account_id(&id)).transpose()?;
        let access = Access { account, key: key(&fields)? };
        let mut store = Store::new(Timing::read(&fields)?);
        for deployment in fields.list("deployments")? {
            seed::plant(&mut store, deployment, access.account.as_deref(), &mut ids, now_ms)?;
        }
        // the initial deployments show at once
        store.lag = Lag::read(&fields)?;
        let (faults, start_faults) = (Faults::default(), StartFaults::default());
        let (quotas, suspended) = (Quotas::read(&fields)?, fields.flag("suspended")?);
        let (journal, options) = (Journal::starting(now_ms), options.clone());
        Ok(Self { access, store, faults, start_faults, quotas, suspended, ids, journal, options })
    }

    /// Answers a request that arrives at `now_ms`.
    pub fn handle(&mut self, request: &Request, now_ms: i64) -> Reply {
        self.store.settle(now_ms);
        let reply = match self.faults.take(request) {
            Err(refusal) => refusal.reply(),
            Ok(None) => self.answer(request, now_ms),
            Ok(Some(fault)) if fault.replaces() && !fault.takes_effect => fault.apply(Reply::default()),
            Ok(Some(fault)) => fault.apply(self.answer(request, now_ms)),
        };
        let reply = reply.with_default_header("x-request-id", &self.ids.request());
        let reply = reply.with_default_header("date", &moment::http_date(now_ms));
        self.journal.add_request(redaction::without_keys(request, &self.access), &reply, now_ms);
        reply
    }

    /// The latest requests, oldest first: at most a thousand, and 16 MiB together. Keys in headers are not shown.
    #[must_use]
    pub fn requests(&self) -> Vec<Value> {
        self.journal.requests()
    }

    /// Makes upcoming requests fail. A fault is plain data: `status`, `code`, `message`, `body`, `headers`, `delayMs`,
    /// `dropConnection`, `truncateBody`, `takesEffect`, `times` (default 1; `null`: always), `match`. If several faults
    /// match a request, the oldest one applies; a fault in the request's own `x-emulator-fault` header comes before all
    /// of them.
    ///
    /// # Errors
    /// Returns a sentence: what was wrong, and what was given.
    pub fn fail(&mut self, fault: &Value, now_ms: i64) -> Result<(), String> {
        self.faults.add(Fault::read(fault)?);
        self.journal.add(Event::Fail(fault.clone()), now_ms);
        Ok(())
    }

    /// Keeps upcoming starts, by create or undelete, from becoming READY. A start fault is plain data: `code` and
    /// `message` for the status; `state`: CREATING (the default), for as long as it `lasts` (ten minutes; `null`: for
    /// good), or FAILED; `times` (default 1; `null`: always); `match`, an ID or a full name.
    ///
    /// # Errors
    /// Returns a sentence: what was wrong, and what was given.
    pub fn fail_start(&mut self, fault: &Value, now_ms: i64) -> Result<(), String> {
        self.start_faults.add(fault)?;
        self.journal.add(Event::FailStart(fault.clone()), now_ms);
        Ok(())
    }

    /// Clears every fault: those of requests, of upcoming starts, and of deployments that are still starting.
    pub fn clear_faults(&mut self, now_ms: i64) {
        self.store.settle(now_ms);
        self.faults.clear();
        self.start_faults.clear();
        for (_, record) in self.store.all_mut() {
            record.clear_fault(now_ms);
        }
        self.journal.add(Event::ClearFaults, now_ms);
    }

    /// Records an inference request served by a deployment.
    ///
    /// # Errors
    /// Returns a sentence if there is no such deployment, or if it can't serve.
    pub fn traffic(&mut self, deployment: &str, now_ms: i64) -> Result<(), String> {
        self.store.settle(now_ms);
        self.store.called(deployment, self.access.account.as_deref())?.serve(now_ms)?;
        self.journal.add(Event::Traffic(deployment.to_owned()), now_ms);
        Ok(())
    }

    /// Lets a deployment's replicas follow a load from now on, by the model of autoscaling. An empty one ends that.
    ///
    /// # Errors
    /// Returns a sentence if there is no such deployment, if it can't serve, or if the load doesn't fit its policy.
    pub fn load(&mut self, deployment: &str, load: Load, zones: Rc<dyn Zones>, now_ms: i64) -> Result<(), String> {
        self.store.settle(now_ms);
        self.store.called(deployment, self.access.account.as_deref())?.follow(load.clone(), zones, now_ms)?;
        self.journal.add(Event::Load(deployment.to_owned(), load), now_ms);
        Ok(())
    }

    /// All deployments, deleted ones included, by name.
    pub fn deployments(&mut self, now_ms: i64) -> Vec<Value> {
        self.store.settle(now_ms);
        self.store.all().map(Record::to_value).collect()
    }

    /// Changes fields of a deployment, as the service itself may. A `null` removes a field.
    ///
    /// # Errors
    /// Returns a sentence if there is no such deployment, or if a field can't have the value.
    pub fn edit(&mut self, deployment: &str, fields: &Value, now_ms: i64) -> Result<(), String> {
        self.store.settle(now_ms);
        self.store.edit(deployment, self.access.account.as_deref(), fields, now_ms)?;
        self.journal.add(Event::Edit(deployment.to_owned(), fields.clone()), now_ms);
        Ok(())
    }

    /// The journal, as plain data without keys: the options, and every call since the start. [`crate::Replay`] rebuilds the
    /// emulator from it.
    ///
    /// # Errors
    /// Returns a sentence if the journal has become too large to be whole.
    pub fn journal(&self, now_ms: i64) -> Result<Value, String> {
        self.journal.to_value(&self.options, now_ms)
    }

    /// Does what a journal's entry records.
    pub(crate) fn redo(&mut self, event: Event, now_ms: i64, zones: &Rc<dyn Zones>) -> Result<(), String> {
        match event {
            Event::Request(request, _) => {
                self.handle(&redaction::with_key(request, &self.access), now_ms);
                Ok(())
            }
            Event::Fail(fault) => self.fail(&fault, now_ms),
            Event::FailStart(fault) => self.fail_start(&fault, now_ms),
            Event::ClearFaults => {
                self.clear_faults(now_ms);
                Ok(())
            }
            Event::Traffic(deployment) => self.traffic(&deployment, now_ms),
            Event::Load(deployment, load) => self.load(&deployment, load, Rc::clone(zones), now_ms),
            Event::Edit(deployment, fields) => self.edit(&deployment, &fields, now_ms),
        }
    }

    /// Starts over, as if just created with the same options.
    ///
    /// # Errors
    /// None: the options have been accepted before.
    pub fn reset(&mut self, now_ms: i64) -> Result<(), String> {
        *self = Self::new(&self.options, now_ms)?;
        Ok(())
    }

    fn answer(&mut self, request: &Request, now: i64) -> Reply {
        let reply = self.perform(request, now).unwrap_or_else(Refusal::reply);
        self.store.end(now);
        reply
    }

    /// Checks key, endpoint, permission, request and resource, in this order. The first failure is the answer.
    fn perform(&mut self, request: &Request, now: i64) -> Result<Reply, Refusal> {
        self.access.authenticate(request)?;
        let (route, address) = routes::find(request)?;
        self.access.authorize(&address.account)?;
        if let Some(overflow) = self.store.overflow(request.body.len()).filter(|_| !request.body.is_empty()) {
            return Err(Refusal::new(Code::RESOURCE_EXHAUSTED, overflow));
        }
        let query = Query::parse(request.query(), route.endpoint.query)?;
        (route.answer)(&mut Call {
            endpoint: route.endpoint,
            address,
            query,
            body: &request.body,
            now,
            account: self.access.account.as_deref(),
            store: &mut self.store,
            ids: &mut self.ids,
            start_faults: &mut self.start_faults,
            quotas: &self.quotas,
            suspended: self.suspended,
        })
    }
}

/// The only API key accepted. An empty one, as from an unset variable, is an error: it would lock everyone out.
fn key(fields: &Fields<'_>) -> Result<Option<String>, String> {
    let key = fields.text("apiKey")?;
    if key.as_ref().is_some_and(|key| key.trim().is_empty()) {
        return Err("`apiKey` in the options must not be empty; omit it to accept any key".to_owned());
    }
    Ok(key)
}
