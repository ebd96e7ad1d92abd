//! Inference traffic, and whether a deployment serves.

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::vocabulary::State;

use crate::life_cycle::{Due, Step};
use crate::record::Record;
use crate::status::Refusal;
use crate::timing::Timing;

/// The time after traffic during which a delete is refused: an hour.
const RECENT_MS: i64 = 3_600_000;

impl Record {
    /// Refuses traffic to a deployment that doesn't run.
    pub(crate) fn must_run(&self) -> Result<(), String> {
        if !self.is(&State::READY) && !self.is(&State::UPDATING) {
            let [name, state] = ["name", "state"].map(|field| self.text(field).unwrap_or_default());
            return Err(format!("deployment {name} is {state} and can't serve"));
        }
        Ok(())
    }

    /// Records an inference request. A deployment scaled to zero gets a replica.
    pub(crate) fn serve(&mut self, now: i64) -> Result<(), String> {
        self.must_run()?;
        self.served_at = Some(now);
        self.idle_since = now;
        let wanted = self.wanted_replicas();
        if self.desired() == 0 && wanted > 0 {
            self.scale(wanted, now);
        }
        Ok(())
    }

    /// True if the model answers. Ready replicas alone don't prove it.
    pub(crate) fn is_serving(&self, now: i64, serving_after: i64) -> bool {
        let runs = self.is(&State::READY) || self.is(&State::UPDATING);
        runs && self.ready_since.is_some_and(|since| since.saturating_add(serving_after) <= now)
    }

    /// Refuses a delete under load, and within an hour of traffic.
    pub(crate) fn must_be_quiet(&self, now: i64) -> Result<(), Refusal> {
        match self.served_at {
            Some(at) if self.is_under_load() || now < at.saturating_add(RECENT_MS) => Err(Refusal::new(
                Code::FAILED_PRECONDITION,
                "deployment has received inference requests in the last hour, pass ignore_checks to skip this check",
            )),
            _ => Ok(()),
        }
    }

    pub(crate) fn next_idle(&self, timing: &Timing) -> Option<Due> {
        let after = timing.idle_deleted.filter(|_| self.may_be_idle() && !self.is_under_load())?;
        Some(Due { at: self.idle_since.saturating_add(after), step: Step::DeleteIdle })
    }
}
