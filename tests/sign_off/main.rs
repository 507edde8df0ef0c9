//! What a sign-off freezes, every way round it, and how tampering shows.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod frozen;
mod proposals;
mod sealed;

use crate::{by_an_officer, generate};
use by_an_officer::{run, today};
use golden_thread::{
    edit::{self, Command, Context, History, Refusal, apply, seal},
    model::*,
    pack,
    rating::{AsAt, rate, rate_as_signed},
};
use proptest::prelude::*;

const YEAR: &str = "2025/26";

/// A pack with two plans, an objective and a measure with a target, baseline and figures.
fn unsigned() -> Pack {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"Ambridge"},
        "perspectives":[{"id":"outcomes","name":"Outcomes"},{"id":"finance","name":"Finance"}],
        "plans":[{"id":"top","name":"Corporate plan","measures":["homes","roads"]},{"id":"low","name":"Service plan","parent":"top","measures":["homes"]}],
        "objectives":[{"id":"o","name":"Safe homes","plan":"low","measures":["homes"]}],
        "measures":[{"id":"homes","name":"Homes built","perspective":"outcomes","frequency":"quarterly","polarity":"higher_is_better","accumulation":"sum","precision":0,
            "baseline":{"value":70},"specification":{"definition":"Completions"},
            "series":[{"period":"2025/26 Q1","value":10},{"period":"2025/26 Q2","value":30}],
            "targets":{"2025/26":{"aim":{"kind":"value","value":80},"tolerance":{"percent":5},"trajectory":[{"period":"2025/26 Q1","plan":20},{"period":"2025/26 Q2","plan":20}]}}},
            {"id":"roads","name":"Roads mended","specification":{}}]}"#;
    pack::read(text.as_bytes()).pack.unwrap()
}

fn signing(plan: Option<&str>) -> Command {
    let on = "2025-03-20".parse().unwrap();
    Command::SignOff(Box::new(SignOff {
        plan: plan.map(PlanId::from),
        minute: "Minute 14".into(),
        ..SignOff::asked("s", YEAR.parse().unwrap(), "Cabinet", on)
    }))
}

fn signed() -> Pack {
    let mut pack = unsigned();
    run(&mut pack, signing(None)).unwrap();
    pack
}

fn homes(pack: &Pack, change: impl FnOnce(&mut Measure)) -> Command {
    let mut measure = pack.measure(&"homes".into()).unwrap().clone();
    change(&mut measure);
    Command::SetMeasure(Box::new(measure))
}

fn target(value: i32) -> Option<Box<Target>> {
    Some(Box::new(Target::new(Aim::Value { value: value.into() })))
}

/// A proposal to change the homes measure.
fn proposal(from: &str, change: &str) -> Proposal {
    let (from, on) = (from.parse().unwrap(), "2026-01-15".parse().unwrap());
    Proposal {
        reason: "A builder failed".into(),
        requester: "Head of Housing".into(),
        ..Proposal::new("p".into(), "homes".into(), from, change.into(), on)
    }
}
