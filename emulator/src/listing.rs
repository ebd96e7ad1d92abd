//! Filtered, ordered and paged lists, shared by all list endpoints.

use std::borrow::Cow;

use fireworks_deployments::api::wire::Field;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Map, Value};

use crate::filter::Filter;
use crate::http::Reply;
use crate::order::Order;
use crate::page_token::PageToken;
use crate::query::Query;
use crate::read_mask::ReadMask;
use crate::status::Refusal;

const DEFAULT_PAGE_SIZE: usize = 50;
const MAX_PAGE_SIZE: usize = 200;

/// The parameters of a list request.
pub(crate) struct Listing {
    size: usize,
    filter: Filter,
    order: Order,
    mask: ReadMask,
    /// The list's identity, whatever the page.
    list: String,
    token: Option<PageToken>,
}

/// A page of a list.
struct Page<'a> {
    name: &'static str,
    items: Vec<Cow<'a, Map<String, Value>>>,
    /// Empty on the last page.
    next: String,
    /// The number of objects on all pages.
    total: usize,
}

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut page = serializer.serialize_map(None)?;
        page.serialize_entry(self.name, &self.items)?;
        page.serialize_entry("nextPageToken", &self.next)?;
        page.serialize_entry("totalSize", &self.total)?;
        page.end()
    }
}

impl Listing {
    /// Parses the parameters of a list of objects with these fields. `parent` tells lists apart.
    pub(crate) fn read(query: &Query, fields: &'static [Field], parent: &str) -> Result<Self, Refusal> {
        let list = format!("{parent}?{}", query.without(PageToken::PARAMETER));
        Ok(Self {
            size: page_size(query)?,
            filter: Filter::parse(query.text("filter"), fields)?,
            order: Order::parse(query.text("orderBy"), fields)?,
            mask: ReadMask::read(query, fields)?,
            token: query.text(PageToken::PARAMETER).map(|text| PageToken::decode(text, &list)).transpose()?,
            list,
        })
    }

    /// Builds the requested page, with the objects under the name `items`.
    pub(crate) fn page<'a>(
        self,
        items: &'static str,
        objects: impl Iterator<Item = &'a Map<String, Value>>,
    ) -> Result<Reply, Refusal> {
        let Self { size, filter, order, mask, list, token } = self;
        let mut rows = Vec::new();
        for object in objects {
            if filter.matches(object)? {
                rows.push((order.position(order.values(object)), object));
            }
        }
        rows.sort_by(|(left, _), (right, _)| order.compare(left, right));
        let total = rows.len();

        let after = token.as_ref().map(|token| order.position(token.after.iter().map(Some)));
        let start = after.map_or(0, |after| rows.partition_point(|(at, _)| order.compare(at, &after).is_le()));
        let rest = rows.get(start..).unwrap_or_default();
        let (page, beyond) = rest.split_at(size.min(rest.len()));
        let next = page.last().filter(|_| !beyond.is_empty()).map(|(_, last)| {
            let after = order.values(last).map(|value| value.cloned().unwrap_or_default()).collect();
            PageToken::new(&list, after).encode()
        });
        Ok(Reply::ok(&Page {
            name: items,
            items: page.iter().map(|(_, object)| mask.show(object)).collect(),
            next: next.unwrap_or_default(),
            total,
        }))
    }
}

fn page_size(query: &Query) -> Result<usize, Refusal> {
    match usize::try_from(query.int("pageSize")?) {
        Err(_) => Err(Refusal::invalid("pageSize must not be negative")),
        Ok(0) => Ok(DEFAULT_PAGE_SIZE),
        Ok(size) => Ok(size.min(MAX_PAGE_SIZE)),
    }
}
