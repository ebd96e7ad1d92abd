//! Which GPUs which region has, as far as the documentation says (DOCS).

use crate::value::view::View;

/// A kind of GPU, and the regions that have it.
type Offer = (&'static str, &'static [&'static str]);

/// What is known. Of a region that isn't here nothing is said.
const OFFERS: &[Offer] = &[
    ("NVIDIA_A100_80GB", &["US_ILLINOIS_2"]),
    (
        "NVIDIA_H100_80GB",
        &[
            "US_ARIZONA_1",
            "US_ILLINOIS_1",
            "US_IOWA_1",
            "US_TEXAS_2",
            "US_VIRGINIA_1",
            "US_WASHINGTON_2",
            "EU_FRANKFURT_1",
            "AP_TOKYO_1",
        ],
    ),
    (
        "NVIDIA_H200_141GB",
        &["US_CALIFORNIA_1", "US_GEORGIA_3", "US_VIRGINIA_1", "EU_ICELAND_1", "EU_ICELAND_2", "AP_TOKYO_2"],
    ),
    (
        "NVIDIA_B200_180GB",
        &["US_GEORGIA_2", "US_OHIO_1", "US_UTAH_1", "US_WASHINGTON_3", "US_WASHINGTON_4", "EU_ICELAND_2"],
    ),
];

/// What the regions of a deployment's placement have instead, when all of them are known and none has this kind of GPU.
#[must_use]
pub fn nowhere_offered(accelerator: &str, deployment: View<'_>) -> Option<Vec<&'static str>> {
    let placement = deployment.get("placement")?;
    let regions = match placement.get("region").filter(|region| !region.is_blank()) {
        Some(region) => vec![region],
        None => placement.get("regions")?.inner().collect(),
    };
    let regions: Vec<&str> = regions.iter().map(|region| region.str().unwrap_or_default()).collect();
    let has = |(_, places): &&Offer, region: &&str| places.contains(region);
    let are_known = regions.iter().all(|region| OFFERS.iter().any(|offer| has(&offer, region)));
    let offered = OFFERS.iter().filter(|offer| regions.iter().any(|region| has(offer, region)));
    let instead: Vec<&str> = offered.map(|(gpu, _)| *gpu).collect();
    (are_known && !instead.is_empty() && !instead.contains(&accelerator)).then_some(instead)
}
