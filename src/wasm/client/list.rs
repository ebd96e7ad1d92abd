//! Lists: one page, or all deployments.

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};

use super::{Client, Error, json};
use crate::api::deployment::Deployment;
use crate::api::endpoint::deployments::list::{DeploymentPage, LIST, ListQuery};
use crate::exchange::call::Call;
use crate::exchange::pages::Pages;

/// The state of a stream of pages.
struct Next<'a> {
    client: &'a Client,
    query: ListQuery,
    pages: Pages,
    is_last: bool,
}

impl Client {
    /// Returns one page of the account's deployments.
    pub async fn list_page(&self, query: &ListQuery) -> Result<DeploymentPage, Error> {
        self.ask(Call::of_account(&LIST, &self.account()?, &json("the query", query)?)?, None).await
    }

    /// Streams all deployments of the account. Fetches each page when it is needed, and ends at the
    /// first error.
    pub fn list(&self, query: ListQuery) -> impl Stream<Item = Result<Deployment, Error>> {
        let pages =
            stream::try_unfold(Next { client: self, query, pages: Pages::default(), is_last: false }, Next::page);
        pages.map_ok(|page| stream::iter(page.deployments.unwrap_or_default()).map(Ok)).try_flatten()
    }
}

impl Next<'_> {
    async fn page(mut self) -> Result<Option<(DeploymentPage, Self)>, Error> {
        if self.is_last {
            return Ok(None);
        }
        if let Some(token) = &self.query.page_token {
            self.pages.follow(token)?;
        }
        let page = self.client.list_page(&self.query).await?;
        self.query.page_token.clone_from(&page.next_page_token);
        self.is_last = page.next_page_token.is_none();
        Ok(Some((page, self)))
    }
}
