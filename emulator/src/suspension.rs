//! The suspension of an account, as for unpaid invoices: nothing that would spend is done.

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::vocabulary::State;

use crate::record::Record;
use crate::status::Refusal;

/// Not the status of any gRPC code.
const PRECONDITION_FAILED: u16 = 412;

impl Refusal {
    /// The refusal of a suspended account's call.
    pub(crate) fn suspended(account: &str) -> Self {
        Self::new(Code::FAILED_PRECONDITION, message(account)).with_status(PRECONDITION_FAILED)
    }

    /// The same, by inference.
    pub(crate) fn suspended_inference(account: &str) -> Self {
        Self::of_inference(PRECONDITION_FAILED, "PRECONDITION_FAILED", &message(account))
    }
}

impl Record {
    /// True if as many replicas would spend more than now. One that has ended spends nothing until it starts.
    pub(crate) fn would_spend(&self, replicas: i64) -> bool {
        self.is(&State::DELETED) || self.is(&State::FAILED) || replicas > self.desired()
    }
}

fn message(account: &str) -> String {
    format!(
        "Account {account} is suspended, possibly due to reaching the monthly spending limit or failure to pay past \
         invoices. Please go to https://fireworks.ai/account/billing for more information."
    )
}
