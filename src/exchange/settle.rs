//! A repeat may be refused for the very reason that an attempt before it took effect: then that is the result.

use crate::api::endpoint::deployments::get::GET;
use crate::api::row::{Proof, Repeat};
use crate::exchange::call::Call;
use crate::exchange::client::{Outcome, Settings, repeat, state_of};
use crate::exchange::error::Error;
use crate::exchange::event::ClientEvent;
use crate::exchange::progress::Progress;
use crate::exchange::transport::Host;
use crate::language::duration::Duration;
use crate::rules::is_output_only;
use crate::value::{Kind, Value};

/// The refusal as it is, or the result that it stands for.
pub(crate) async fn settle<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    progress: &Progress,
    refusal: Box<Error<H::Value>>,
) -> Outcome<H> {
    let Repeat::SettledBy(codes, proof) = call.repeat else { return Err(refusal) };
    let may_be_done = progress.outcome_unknown.get() && refusal.code.is_some_and(|code| codes.contains(&code));
    if !may_be_done {
        return Err(refusal);
    }
    let result = if proof == Proof::Refusal {
        H::Value::object()
    } else {
        let Some(found) = read(host, settings, call).await else { return Err(refusal) };
        let is_done = !matches!(state_of(&found).as_str(), "DELETED" | "DELETING")
            && (proof == Proof::NotDeleted || holds_all_of(&found, call.request.body.as_deref().unwrap_or_default()));
        if !is_done {
            progress.outcome_unknown.set(false);
            return Err(refusal);
        }
        found
    };
    host.event(&ClientEvent::SettledByReading {
        method: call.request.method,
        path: call.request.path.clone(),
        attempt: progress.attempts.get(),
        status: refusal.status,
    });
    Ok(result)
}

async fn read<H: Host>(host: &H, settings: &Settings, call: &Call) -> Option<H::Value> {
    let reading = Call::of(&GET, call.deployment.as_ref()?, &H::Value::object()).ok()?;
    repeat(host, settings, &reading, 0, &Progress::default()).await.ok()
}

/// Whether a deployment is what a body asked for. What only the service sets was not asked for.
fn holds_all_of<V: Value>(found: &V, body: &str) -> bool {
    let Some(sent) = V::from_json(body) else { return false };
    sent.keys().iter().filter(|key| !is_output_only(key)).all(|key| {
        let (sent, found) = (sent.get(key), found.get(key));
        is_version_of(key, sent.as_ref(), found.as_ref()) || holds(found.as_ref(), sent.as_ref())
    })
}

/// The service answers with the version of a shape that was named without one, or not at all.
fn is_version_of<V: Value>(key: &str, sent: Option<&V>, found: Option<&V>) -> bool {
    let (Some(sent), Some(found)) = (sent.and_then(Value::text), found.and_then(Value::text)) else { return false };
    key == "deploymentShape"
        && (sent.is_empty()
            || sent == "default"
            || found.strip_prefix(&sent).is_some_and(|rest| rest.starts_with("/versions/")))
}

/// Whether a value holds another: every entry of an object, every element of a list. What counts as absent was not sent;
/// other zero values are as good as absent.
fn holds<V: Value>(found: Option<&V>, sent: Option<&V>) -> bool {
    let Some(sent) = sent.filter(|sent| !sent.is_blank() || sent.text().is_some_and(|text| text.is_empty())) else {
        return true;
    };
    if is_zero(sent) {
        return found.is_none_or(is_zero);
    }
    let Some(found) = found.filter(|found| found.kind() == sent.kind()) else { return false };
    match sent.kind() {
        Kind::Object => sent.keys().iter().all(|key| holds(found.get(key).as_ref(), sent.get(key).as_ref())),
        Kind::List => {
            let (found, sent) = (found.items(), sent.items());
            found.len() == sent.len() && found.iter().zip(&sent).all(|(found, sent)| holds(Some(found), Some(sent)))
        }
        Kind::Text => {
            let (found, sent) = (found.text().unwrap_or_default(), sent.text().unwrap_or_default());
            let duration = Duration::parse_wire(&sent);
            found == sent || (duration.is_some() && duration == Duration::parse_wire(&found))
        }
        _ => found.number() == sent.number() && found.boolean() == sent.boolean(),
    }
}

fn is_zero<V: Value>(value: &V) -> bool {
    value.is_blank() || value.number() == Some(0.0) || value.boolean() == Some(false)
}
