//! What holds of papers (FRAMEWORK R4, R8, R10): the file is as the golden one, an audience's paper says nothing of what
//! it leaves out, and what was published stays beside what was restated since.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod kept;
mod says;

use golden_thread::edit::{Command, Context, apply, is_as_signed, paper_digest, seal};
use golden_thread::model::*;
use golden_thread::pack::{read, tampering, write};
use golden_thread::report::paper::{
    Found, Item, Made, another_version, as_published, differences, digest, document, found,
    last_signed, made, parts_of, restated, signed, verified,
};
use std::collections::BTreeSet;

fn sample() -> Pack {
    read(&std::fs::read("public/packs/sample.json").unwrap()).pack.unwrap()
}

fn today() -> chrono::NaiveDate {
    "2025-11-03".parse().unwrap()
}

fn paper(template: Template, plan: Option<&str>, audience: Audience) -> Paper {
    let period = "2025-09".parse().unwrap();
    Paper {
        plan: plan.map(PlanId::from),
        audience: Some(audience),
        ..Paper::new("p".into(), "A paper".to_owned(), template, period)
    }
}

fn mark(by: &str) -> PaperMark {
    PaperMark { by: by.to_owned(), on: Day(today()), ..PaperMark::default() }
}

/// A paper signed off in a pack that keeps it.
fn publish(pack: &mut Pack, paper: Paper) -> Paper {
    let context = Context { on: Some(today()), by: "Clerk".to_owned() };
    apply(pack, Command::Add(paper.clone().into()), &context).unwrap();
    let paper = verified(pack, &paper, mark("Head of Policy"), today());
    apply(pack, Command::Set(paper.clone().into()), &context).unwrap();
    let paper = signed(pack, &paper, mark("Cabinet"), today()).unwrap();
    apply(pack, Command::Set(paper.clone().into()), &context).unwrap();
    paper
}

/// Another figure of a measure for a period.
fn restate(pack: &mut Pack, measure: &str, period: &str, value: i32) {
    let reading = Reading::Number(Number::from(value));
    let observation = Box::new(Observation::new(period.parse().unwrap(), reading));
    let command =
        Command::SetObservation { measure: measure.into(), comparator: None, observation };
    apply(pack, command, &Context::default()).unwrap();
}
