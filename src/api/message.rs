//! The messages that are read as a whole, each with its number.

use super::deployment::Deployment;
use super::endpoint::accounts::list::AccountPage;
use super::endpoint::deployments::list::DeploymentPage;
use super::endpoint::deployments::metrics::DeploymentMetrics;
use super::endpoint::deployments::shards::DeploymentShardPage;
use super::endpoint::deployments::termination_message::TerminationMessage;
use super::wire::{Shape, Wire};

/// A message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A deployment, the only message with rules.
    Deployment,
    /// One page of an account's deployments.
    DeploymentPage,
    /// One page of a deployment's shards.
    DeploymentShardPage,
    /// The metrics of a deployment.
    DeploymentMetrics,
    /// The reason that a deployment's replicas terminated.
    TerminationMessage,
    /// The keys of tags to delete.
    TagKeys,
    /// One page of the accounts that a key can access.
    AccountPage,
}

impl Message {
    /// Returns the name of the type.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deployment => "Deployment",
            Self::DeploymentPage => "DeploymentPage",
            Self::DeploymentShardPage => "DeploymentShardPage",
            Self::DeploymentMetrics => "DeploymentMetrics",
            Self::TerminationMessage => "TerminationMessage",
            Self::TagKeys => "TagKeys",
            Self::AccountPage => "AccountPage",
        }
    }

    /// The shapes of all messages, in the order of the variants.
    pub const SHAPES: &[Shape] = &[
        Deployment::SHAPE,
        DeploymentPage::SHAPE,
        DeploymentShardPage::SHAPE,
        DeploymentMetrics::SHAPE,
        TerminationMessage::SHAPE,
        Shape::List(&Shape::Text),
        AccountPage::SHAPE,
    ];
}
