//! Details for the error of a recovery, from one more read. If that fails, the error goes without.

use super::{Machine, Moment, Stage};
use crate::api::endpoint::deployments::list::LIST;
use crate::api::endpoint::deployments::termination_message::TERMINATION_MESSAGE;
use crate::exchange::call::Call;
use crate::exchange::error::Error;
use crate::exchange::progress::Progress;
use crate::exchange::refusal::one_line;
use crate::exchange::told::Todo;
use crate::language::near::meant;
use crate::language::resource_name::DeploymentName;
use crate::value::json::Json;

/// A read, and the error that it adds to.
pub(super) struct Details {
    pub(super) call: Call,
    pub(super) progress: Progress,
    pub(super) error: Box<Error>,
    add: fn(&mut Error, Json<'_>),
}

impl Details {
    pub(super) fn complete(mut self, reply: Json<'_>) -> Box<Error> {
        (self.add)(&mut self.error, reply);
        self.error
    }
}

impl Machine {
    /// Ends a recovery whose deployment failed, with the reason that its replicas terminated.
    pub(super) fn ask_why(&mut self, at: &mut Moment<'_>) -> Todo {
        let (Some(polls), Some(deployment)) = (&self.polls, &self.call.deployment) else { return self.sleep(0) };
        let call = Call::about(&TERMINATION_MESSAGE, deployment);
        self.read_details(call, polls.failed(), add_termination_message, at)
    }

    /// Ends a recovery whose deployment doesn't exist, with the ID nearest to its own.
    pub(super) fn find_near(&mut self, error: Box<Error>, at: &mut Moment<'_>) -> Todo {
        let error = self.wait_refused(error);
        let Some(deployment) = &self.call.deployment else { return Todo::Reject(error) };
        let mut call = Call::about_account(&LIST, deployment.account());
        call.request.query = vec![("showDeleted", "true".to_owned()), ("pageSize", "200".to_owned())];
        self.read_details(call, error, add_near, at)
    }

    fn read_details(
        &mut self,
        call: Call,
        error: Box<Error>,
        add: fn(&mut Error, Json<'_>),
        at: &mut Moment<'_>,
    ) -> Todo {
        self.stage = Stage::Details(Box::new(Details { call, progress: Progress::default(), error, add }));
        self.send(at.now)
    }
}

fn add_termination_message(error: &mut Error, reply: Json<'_>) {
    let message = reply.get("message").and_then(Json::text).map(|message| one_line(&message));
    if let Some(message) = message.filter(|message| !message.is_empty()) {
        error.message.push_str(&["; termination message: ", &message].concat());
    }
}

fn add_near(error: &mut Error, reply: Json<'_>) {
    let deployments = reply.get("deployments").into_iter().flat_map(Json::items);
    let names = deployments.filter_map(|deployment| deployment.get("name")?.text());
    let names: Vec<DeploymentName> = names.filter_map(|name| DeploymentName::resolve(&name, None).ok()).collect();
    let given = error.path.as_deref().and_then(|path| DeploymentName::resolve(path.strip_prefix("/v1/")?, None).ok());
    if let Some(given) = given {
        let words = meant(given.deployment(), names.iter().map(DeploymentName::deployment));
        error.message.push_str(&words);
    }
}
