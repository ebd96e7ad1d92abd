//! `GET /v1/accounts/{account}/deployments` (OA4), one page of it.

use crate::deployment::Deployment;
use crate::endpoint::{Endpoint, Repeat};
use crate::reply::Reply;
use crate::transport::Method;
use crate::wire::{Field, Shape, Wire};

/// Reads one page of an account's deployments.
///
/// From page to page every part but `page_token` must stay the same.
#[derive(Debug, Default)]
pub struct List {
    /// The account's ID.
    pub account: String,
    /// Whether deleted ones are listed as well.
    pub show_deleted: bool,
    /// An AIP-160 filter, with field names in `snake_case`.
    pub filter: Option<String>,
    /// The order, such as `create_time desc,name`. Default `create_time`.
    pub order_by: Option<String>,
    /// How many deployments a page holds. Default 50; the service takes more than 200 for 200.
    pub page_size: Option<u32>,
    /// Where the page begins: the `nextPageToken` of the one before.
    pub page_token: Option<String>,
    /// The fields to read, in `snake_case`; none for all of them.
    pub read_mask: Vec<String>,
}

const PAGE: &[Field] = &[
    Field { name: "deployments", doc: "", shape: Shape::List(&Deployment::SHAPE) },
    Field { name: "nextPageToken", doc: "", shape: Shape::Text },
    Field { name: "totalSize", doc: "", shape: Shape::Int32 },
];

impl Endpoint for List {
    const NAME: &'static str = "list";
    const METHOD: Method = Method::Get;
    const REPLY: Reply = Reply::Page { fields: PAGE, items: "deployments" };
    const REPEAT: Repeat = Repeat::Always;

    fn resource(&self) -> String {
        let mut resource = String::from("accounts/");
        resource.push_str(&self.account);
        resource.push_str("/deployments");
        resource
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let parts = [
            ("showDeleted", self.show_deleted.then(|| "true".to_owned())),
            ("filter", given(&self.filter)),
            ("orderBy", given(&self.order_by)),
            ("pageSize", self.page_size.map(|size| size.to_string())),
            ("pageToken", given(&self.page_token)),
            ("readMask", Some(self.read_mask.join(",")).filter(|mask| !mask.is_empty())),
        ];
        parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}
