//! The GPU types of each region, as documented (DOCS).

use super::limit::bits;
use crate::api::vocabulary::{AcceleratorType, Region};
use crate::value::layout::Place;
use crate::value::slots::View;

/// A GPU type, and a bit for each region that has it.
struct Offer {
    gpu: u64,
    regions: u64,
}

const fn offer(gpu: &str, regions: &[&str]) -> Offer {
    Offer { gpu: bits(AcceleratorType::VOCABULARY.values, &[gpu]), regions: bits(Region::VOCABULARY.values, regions) }
}

/// The documented GPU types. Regions not listed here are never an issue.
#[rustfmt::skip] // a table: one row, one line
const OFFERS: &[Offer] = &[
    offer("NVIDIA_A100_80GB", &["US_ILLINOIS_2"]),
    offer("NVIDIA_H100_80GB", &["US_ARIZONA_1", "US_ILLINOIS_1", "US_IOWA_1", "US_TEXAS_2", "US_VIRGINIA_1", "US_WASHINGTON_2", "EU_FRANKFURT_1", "AP_TOKYO_1"]),
    offer("NVIDIA_H200_141GB", &["US_CALIFORNIA_1", "US_GEORGIA_3", "US_VIRGINIA_1", "EU_ICELAND_1", "EU_ICELAND_2", "AP_TOKYO_2"]),
    offer("NVIDIA_B200_180GB", &["US_GEORGIA_2", "US_OHIO_1", "US_UTAH_1", "US_WASHINGTON_3", "US_WASHINGTON_4", "EU_ICELAND_2"]),
];

/// Returns the GPU types that the placement's regions have instead, as bits. 0 if a region is
/// unknown, or if one has this type.
#[must_use]
pub fn offered_instead(accelerator: View<'_>) -> u32 {
    const REGION: Place = Place::of("placement.region");
    const REGIONS: Place = Place::of("placement.regions");
    let mut gpus = 0;
    let mut is_known = |region: View<'_>| {
        let known = gpus_in(region);
        gpus |= known;
        known != 0
    };
    let region = accelerator.at(REGION);
    let are_known =
        if region.kind().is_blank() { accelerator.at(REGIONS).entries().all(is_known) } else { is_known(region) };
    if are_known && gpus & accelerator.bit() == 0 { u32::try_from(gpus).unwrap_or_default() } else { 0 }
}

/// The accelerator types in a region, as bits; none if the region is unknown.
#[inline(never)] // two places call it
fn gpus_in(region: View<'_>) -> u64 {
    // booleans also have a bit
    let bit = if region.kind().is_text() { region.bit() } else { 0 };
    let offered = OFFERS.iter().filter(|offer| offer.regions & bit != 0);
    offered.fold(0, |gpus, offer| gpus | offer.gpu)
}
