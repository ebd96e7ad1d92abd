//! What a call is given, as JavaScript has it: checked here, in words that name the option.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::host::JsHost;
use crate::endpoint::list::List;
use crate::resource_name::{DeploymentName, account_id, account_or_advice};
use crate::shape;
use crate::value::{Kind, Value};
use crate::wire::{Shape, message};

message! {
    /// Which deployments a list holds, and in which order. Field names are the API's `snake_case`.
    pub struct ListQuery {
        /// Whether deleted ones are listed as well. Default: false.
        "showDeleted" show_deleted: bool,
        /// An AIP-160 filter: `state = "READY" AND min_replica_count = 0`.
        "filter" filter: String,
        /// The order: `create_time desc,name`. Default: `create_time`.
        "orderBy" order_by: String,
        /// How many deployments a page holds. Default 50; the service takes more than 200 for 200.
        "pageSize" page_size: i32,
        /// The fields to read; none for all of them.
        "readMask" read_mask: Vec<String>,
        /// Where the page begins: the `nextPageToken` of the one before. Every other part must be the same.
        "pageToken" page_token: String,
    }
}

/// What `list_of`'s call answers: the list is there even when the service left it out.
#[wasm_bindgen(typescript_custom_section)]
const PAGE: &str = r"
/** One page of a list. */
export interface DeploymentPage {
  /** In the order that was asked for. */
  deployments: Deployment[];
  /** Where the next page begins; absent on the last one. */
  nextPageToken?: string;
  /** How many there are on all pages. */
  totalSize?: number;
}
";

/// The deployment that a call is about.
pub(super) fn name_of(given: &JsValue, host: &JsHost) -> Result<DeploymentName, String> {
    let text = given.text().ok_or_else(|| format!("a deployment must be named by a string, got {}", shown(given)))?;
    DeploymentName::resolve(&text, host.account_id().as_deref())
}

/// A page of a list.
pub(super) fn list_of(query: &JsValue, host: &JsHost) -> Result<List, String> {
    for field in ListQuery::FIELDS {
        if let Some(value) = query.get(field.name) {
            checked(field.name, field.shape, &value)?;
        }
    }
    let text = |key| query.get(key).and_then(|value| value.text());
    let page_size = query
        .get("pageSize")
        .map(|size| size.show().parse().map_err(|_| format!("pageSize must be at least 0, got {}", shown(&size))));
    Ok(List {
        account: account_id(account_or_advice(host.account_id().as_deref())?)?,
        show_deleted: query.get("showDeleted").and_then(|value| value.boolean()).unwrap_or_default(),
        filter: text("filter"),
        order_by: text("orderBy"),
        page_size: page_size.transpose()?,
        page_token: text("pageToken"),
        read_mask: strings_of("readMask", &query.get("readMask").unwrap_or_default())?,
    })
}

/// A list of strings; one string alone counts as well, nothing as none.
pub(super) fn strings_of(name: &str, given: &JsValue) -> Result<Vec<String>, String> {
    match given.kind() {
        Kind::Absent => Ok(Vec::new()),
        Kind::Text => Ok(given.text().into_iter().collect()),
        _ => {
            checked(name, Shape::List(&Shape::Text), given)?;
            let items = given.items();
            items.iter().try_for_each(|item| checked(name, Shape::Text, item))?;
            Ok(items.iter().filter_map(Value::text).collect())
        }
    }
}

/// What is waited for: of no state, it would be the timeout.
pub(super) fn states_of(given: &JsValue) -> Result<Vec<String>, String> {
    let states = strings_of("state", given)?;
    if states.is_empty() || states.iter().any(String::is_empty) {
        return Err("state must name at least one, such as `READY`".to_owned());
    }
    Ok(states)
}

fn checked(name: &str, shape: Shape, value: &JsValue) -> Result<(), String> {
    match shape::fault(shape, value, value.kind()) {
        Some(fault) => Err(format!("{name} {}, got {}", fault.sentence, shown(value))),
        None => Ok(()),
    }
}

fn shown(value: &JsValue) -> String {
    shape::given(Some(value))
}
