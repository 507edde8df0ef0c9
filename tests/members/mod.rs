//! The sample and its members, rated as at a period, for the tests of what reports say of many measures.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use golden_thread::model::{Measure, Pack, Period};
use golden_thread::pack;
use golden_thread::rating::{self, AsAt, Rating};
use golden_thread::report::minute::Member;
use std::borrow::Cow;

pub fn sample() -> Pack {
    let text = std::fs::read("public/packs/sample.json").expect("it is published with the page");
    pack::read(&text).pack.expect("it is a pack")
}

pub fn at(pack: &Pack, period: Period) -> AsAt {
    AsAt { period, on: Some(rating::clock(pack, period, "2025-11-03".parse().unwrap())) }
}

/// Hands on every measure of a pack as rated as at a period.
pub fn members<T>(pack: &Pack, period: Period, read: impl FnOnce(&[Member<'_>], AsAt) -> T) -> T {
    let now = at(pack, period);
    let year = pack.calendar().year_of_period(period);
    let measures: Vec<Cow<'_, Measure>> = pack.measures.iter().map(|it| it.as_of(year)).collect();
    let ratings: Vec<Rating> = measures.iter().map(|it| rating::rate(pack, it, now)).collect();
    let all = Member::paired(&measures, &ratings);
    read(&all, now)
}
