//! What the product says of the sample, word for word: a change of any sentence shows beside what it was.
//!
//! To change words: `INSTA_UPDATE=always cargo test --test native wording_snapshots`, then read the difference.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use golden_thread::{
    model::{Pack, Vocabulary},
    pack, planning,
    rating::{
        self, AsAt, Status, Which,
        see_judge_act::{self, Told},
    },
    report,
};
use std::fmt::Write;

const EACH: [(&str, Which); 4] = [
    ("This period", Which::ThisPeriod),
    ("Year to date", Which::YearToDate),
    ("Forecast", Which::Forecast),
    ("Progress", Which::Progress),
];

fn sample() -> Pack {
    let text = std::fs::read("public/packs/sample.json").expect("it is published with the page");
    pack::read(&text).pack.expect("it is a pack")
}

fn as_at() -> AsAt {
    AsAt { period: "2025-09".parse().unwrap(), on: Some("2025-11-03".parse().unwrap()) }
}

/// Lines of a text, as they are put together.
macro_rules! line {
    ($text:ident, $($part:tt)+) => { writeln!($text, $($part)+).unwrap() };
}

/// Holds a text against what it was.
fn held(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn every_rating_explains_itself() {
    let pack = sample();
    let mut text = String::new();
    for measure in &pack.measures {
        let rating = rating::rate(&pack, measure, as_at());
        line!(text, "{}", measure.name);
        line!(text, "{}", rating::finding(&pack, measure, as_at(), Vocabulary::RedAmberGreen));
        for (title, which) in EACH {
            let words = (as_at(), Vocabulary::RedAmberGreen);
            let found = rating::explain(&pack, measure, &rating, words, which);
            line!(text, "  {title}: {}", found.headline);
            for row in &found.rows {
                line!(text, "    {}: {}", row.term, row.text);
            }
        }
        line!(text, "");
    }
    held("explanations", &text);
}

#[test]
fn headlines_can_be_told_without_colours() {
    let pack = sample();
    let mut text = String::new();
    for measure in &pack.measures {
        let rating = rating::rate(&pack, measure, as_at());
        let words = (as_at(), Vocabulary::OnOffTarget);
        let found = rating::explain(&pack, measure, &rating, words, Which::YearToDate);
        line!(text, "{}: {}", measure.name, found.headline);
    }
    for vocabulary in [Vocabulary::RedAmberGreen, Vocabulary::OnOffTarget] {
        let status = |measure| rating::rate(&pack, measure, as_at()).year_to_date.judgement.status;
        let all = pack.measures.iter().map(|measure| status(measure));
        line!(text, "{}", rating::Distribution::of(all).sentence(vocabulary));
        line!(text, "{}", Status::ALL.map(|status| status.words(vocabulary)).join(", "));
    }
    held("on_and_off_target", &text);
}

#[test]
fn checks_of_the_plan_say_what_is_missing() {
    let pack = sample();
    let (year, on) = ("2025/26".parse().unwrap(), "2025-11-03".parse().unwrap());
    let mut text = String::new();
    for phase in planning::phases(&pack, year, on) {
        line!(text, "{}: {} {} to {}", phase.name, phase.question, phase.from, phase.to);
        for check in phase.checks {
            line!(text, "  {}: {}", check.statement, check.words());
            for found in check.missing {
                line!(text, "    {} {}", found.name, found.words);
            }
        }
    }
    let now = AsAt { period: "2025-09".parse().unwrap(), on: Some(on) };
    for reason in planning::to_review(&pack, now) {
        line!(text, "{}. {}", reason.reason, reason.advice);
        for found in reason.found {
            line!(text, "  {} {}", found.name, found.words);
        }
    }
    held("checks", &text);
}

#[test]
fn the_specification_document_reads_as_it_did() {
    let document = report::specification(&sample(), "2025/26".parse().unwrap());
    let mut text = document.title + "\n";
    for block in document.blocks {
        match block {
            report::Block::Heading(words) => line!(text, "\n\n# {words}"),
            report::Block::Subheading(words) => line!(text, "\n## {words}"),
            report::Block::Paragraph(words) => line!(text, "{words}"),
            report::Block::List(items) => line!(text, "- {}", items.join("\n- ")),
            // What the pack says is no wording of ours.
            report::Block::Facts(facts) => {
                let terms: Vec<String> = facts.into_iter().map(|(term, _)| term).collect();
                line!(text, "{}", terms.join(", "));
            }
            other => panic!("no part of a specification: {other:?}"),
        }
    }
    held("specification", &text);
}

#[test]
fn every_measure_is_told_in_the_order_of_see_judge_act() {
    let pack = sample();
    let mut text = String::new();
    for held in &pack.measures {
        let measure = &*held.as_of(pack.calendar().year_of_period(as_at().period));
        let rating = &rating::rate(&pack, measure, as_at());
        let vocabulary = Vocabulary::RedAmberGreen;
        let told = Told { pack: &pack, measure, rating, as_at: as_at(), vocabulary };
        line!(text, "{}", measure.name);
        let on = golden_thread::model::Day(as_at().on.unwrap());
        let planned = planning::planned(&pack, measure, rating, on);
        let open = planned.open.iter().map(|(action, words)| format!("{}: {words}", action.name));
        let act: Vec<String> =
            open.chain(planned.said.clone()).chain(see_judge_act::heading(&told)).collect();
        let panels = [
            ("See", see_judge_act::see(&told)),
            ("Judge", see_judge_act::judge(&told)),
            ("Act", act),
        ];
        for (title, said) in panels {
            line!(text, "  {title}: {}", said.join(" "));
        }
        line!(text, "");
    }
    held("see_judge_act", &text);
}

#[test]
fn every_exception_is_told_with_what_came_of_it() {
    use golden_thread::report::{exceptions::tracker, minute::Member};

    let pack = sample();
    let ratings: Vec<_> =
        pack.measures.iter().map(|measure| rating::rate(&pack, measure, as_at())).collect();
    let all = Member::paired(&pack.measures, &ratings);
    let (found, words) = (tracker(&pack, &all, as_at()), Vocabulary::RedAmberGreen);
    let mut text = String::new();
    for row in &found.rows {
        let exception = pack.exception(&row.exception).unwrap();
        line!(text, "{} ({}, {})", exception.name, row.standing.words(), row.age);
        let member = &all[row.at.unwrap()];
        let told = planning::last_told(&pack, member.measure, as_at(), None);
        for words in told.iter().flat_map(|told| &told.said) {
            line!(text, "  {words}");
        }
        for words in planning::said_again(&pack, member.measure, member.rating, as_at(), words) {
            line!(text, "  {words}");
        }
    }
    for waiting in &found.waiting {
        let words: Vec<&str> = waiting.triggers.iter().map(|it| it.words()).collect();
        line!(text, "Due: {} ({})", all[waiting.at].measure.name, words.join("; "));
    }
    held("exceptions", &text);
}
