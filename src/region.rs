//! Which GPUs which region has, as far as the documentation says (DOCS).

use crate::value::Value;

/// A region, and the kinds of GPU it has.
type Offer = (&'static str, &'static [&'static str]);

const A100: &str = "NVIDIA_A100_80GB";
const H100: &str = "NVIDIA_H100_80GB";
const H200: &str = "NVIDIA_H200_141GB";
const B200: &str = "NVIDIA_B200_180GB";

/// The regions that are known. Of another one nothing is said.
pub const OFFERS: &[Offer] = &[
    ("US_ARIZONA_1", &[H100]),
    ("US_CALIFORNIA_1", &[H200]),
    ("US_GEORGIA_2", &[B200]),
    ("US_GEORGIA_3", &[H200]),
    ("US_ILLINOIS_1", &[H100]),
    ("US_ILLINOIS_2", &[A100]),
    ("US_IOWA_1", &[H100]),
    ("US_OHIO_1", &[B200]),
    ("US_TEXAS_2", &[H100]),
    ("US_UTAH_1", &[B200]),
    ("US_VIRGINIA_1", &[H100, H200]),
    ("US_WASHINGTON_2", &[H100]),
    ("US_WASHINGTON_3", &[B200]),
    ("US_WASHINGTON_4", &[B200]),
    ("EU_FRANKFURT_1", &[H100]),
    ("EU_ICELAND_1", &[H200]),
    ("EU_ICELAND_2", &[B200, H200]),
    ("AP_TOKYO_1", &[H100]),
    ("AP_TOKYO_2", &[H200]),
];

/// What the regions of a deployment's placement have instead, when all of them are known and none has this kind of GPU.
#[must_use]
pub fn nowhere_offered<V: Value>(accelerator: &str, deployment: &V) -> Option<Vec<&'static str>> {
    let placement = deployment.get("placement")?;
    let regions = match placement.get("region") {
        Some(region) => vec![region],
        None => placement.get("regions")?.items(),
    };
    let mut instead = Vec::new();
    for region in regions {
        let name = region.text()?;
        let (_, offered) = OFFERS.iter().find(|(known, _)| *known == name)?;
        instead.extend(*offered);
    }
    let is_missing = !instead.is_empty() && !accelerator.ends_with("_UNSPECIFIED") && !instead.contains(&accelerator);
    is_missing.then_some(instead)
}
