//! The icon table, the funnel and the statistical report: counts are the scorecard's, the order is of attention, and
//! what is said is held by the figures.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use crate::members;
use golden_thread::chart::funnel::Funnel;
use golden_thread::model::{
    Accumulation, Comparator, ComparatorId, ComparatorKind, Frequency, Measure, Number,
    Observation, Pack, Period, Polarity, Reading, Vocabulary,
};
use golden_thread::rating::{
    self, AsAt, DataConfidence, NoFunnel, Progress, Status, Test, peers,
    see_judge_act::{Told, funnel_said, sign_and_progress},
};
use golden_thread::report::icons::{self, Column, Icons, Reason, Sorting, Standing, sorted};
use golden_thread::report::minute::{self, Member, Scope};
use golden_thread::report::statistics::{self, Section, section};
use golden_thread::statistics::xmr::Variation;
use members::{at, members, sample};

/// The table of a scope, with the members that it names by position.
fn look<T>(
    pack: &Pack,
    period: Period,
    scope: &Scope,
    read: impl FnOnce(&[Member<'_>], &Icons) -> T,
) -> T {
    members(pack, period, |all, now| {
        let year = pack.calendar().year_of_period(period);
        let chosen = minute::chosen(pack, all, scope, year);
        let ahead: Vec<_> =
            chosen.iter().map(|at| (*at, icons::ahead(pack, all[*at].measure, now))).collect();
        read(all, &icons::icons(pack, all, &ahead, now))
    })
}

fn scopes(pack: &Pack) -> Vec<Scope> {
    let plans = pack.plans.iter().map(|plan| Scope::Plan(plan.id.clone()));
    [Scope::Whole].into_iter().chain(plans).collect()
}

#[test]
fn counts_are_the_scorecards_and_parts_are_in_the_order_of_attention() {
    let pack = sample();
    let periods = rating::periods(&pack);
    let mut looked = 0;
    for period in periods.iter().rev().step_by(4).take(4) {
        for scope in scopes(&pack) {
            let scorecard = |all: &[Member<'_>]| {
                let minute = minute::minute(&pack, all, &scope, at(&pack, *period), None);
                minute.distribution
            };
            look(&pack, *period, &scope, |all, table| {
                assert_eq!(table.distribution, scorecard(all), "{scope:?} {period}");
                assert!(table.rows.is_sorted_by_key(|row| row.standing), "{scope:?} {period}");
                let red = all.iter().enumerate().filter(|(at, member)| {
                    table.rows.iter().any(|row| row.at == *at)
                        && member.rating.year_to_date.judgement.status == Status::Red
                });
                assert_eq!(table.expected.red, red.count());
                assert!(table.expected.reds <= table.expected.counted as f64);
                looked += table.rows.len();
            });
        }
    }
    assert!(looked > 200, "{looked}");
}

#[test]
fn what_is_red_by_chance_has_no_reason_and_a_steady_process() {
    let pack = sample();
    let (mut by_chance, mut for_a_reason, mut out_of_reach) = (0, 0, 0);
    for period in rating::periods(&pack).into_iter().rev().take(24) {
        look(&pack, period, &Scope::Whole, |all, table| {
            for row in &table.rows {
                let rating = all[row.at].rating;
                let status = rating.year_to_date.judgement.status;
                match row.standing {
                    Standing::RedByChance => {
                        assert_eq!(status, Status::Red);
                        assert!(row.reasons.is_empty() && rating.settled);
                        assert_eq!(rating.variation, Variation::CommonCause);
                        by_chance += 1;
                    }
                    Standing::Worse => {
                        assert!(!matches!(rating.variation, Variation::Improvement(_)));
                        for_a_reason += 1;
                    }
                    Standing::Unlikely => {
                        let of_worse =
                            |it: &Reason| matches!(it, Reason::Concern | Reason::Worsening);
                        assert!(!row.reasons.iter().any(of_worse));
                        for_a_reason += 1;
                    }
                    Standing::Rest => assert!(status != Status::Red && status != Status::Late),
                    Standing::Late | Standing::RedUntold => {}
                }
                let has = |of: fn(&Reason) -> bool| row.reasons.iter().any(of);
                let low = row.ahead.green().is_some_and(|green| green < 0.2);
                // A target that is out of reach is said so, as the column of forecasts says it.
                let gone = row.ahead.out_of_reach;
                assert_eq!(has(|it| matches!(it, Reason::LowChance(_))), low && !gone);
                assert_eq!(has(|it| matches!(it, Reason::OutOfReach)), low && gone);
                out_of_reach += usize::from(low && gone);
            }
        });
    }
    assert!(by_chance > 0 && for_a_reason > 8, "{by_chance} {for_a_reason}");
    assert!(out_of_reach > 0);
}

#[test]
fn a_row_says_nothing_of_a_figure_that_it_does_not_show() {
    let pack = sample();
    members(&pack, "2025-09".parse().unwrap(), |all, _| {
        let of = |id: &str| all.iter().find(|it| it.measure.id.as_str() == id).unwrap();
        let shows = |id: &str| of(id).rating.progress_shown().is_some();
        assert_eq!(of("digital-services").rating.progress.progress, Progress::Improved);
        assert!(!shows("digital-services"), "it can't be rated");
        assert!(!shows("term-attendance"), "a dated range has no year to date");
        assert!(shows("temporary-accommodation"));
    });
}

#[test]
fn a_sign_for_the_better_beside_got_worse_has_a_sentence_that_joins_them() {
    let pack = sample();
    let (mut on_trial, mut agree) = (0, 0);
    for period in rating::periods(&pack).iter().step_by(2) {
        members(&pack, *period, |all, _| {
            for Member { measure, rating } in all {
                let shown = rating.settled || rating.has_range;
                let flagged = matches!(rating.progress.test, Some(Test::Flag(..)));
                let apart = matches!(
                    (rating.progress.progress, rating.variation),
                    (Progress::GotWorse | Progress::Similar, Variation::Improvement(_))
                        | (Progress::Improved | Progress::Similar, Variation::Concern(_))
                );
                let said = sign_and_progress(rating);
                // What a season may be is no sign.
                let apart = apart && rating.season.is_none();
                if apart && shown && !flagged {
                    let words = said.unwrap_or_else(|| panic!("{} {period}", measure.id));
                    assert_eq!(words.contains("too early to be sure"), !rating.settled);
                    on_trial += usize::from(!rating.settled);
                } else if rating.progress.progress != Progress::Achieved {
                    assert_eq!(said, None, "{} {period}", measure.id);
                    agree += 1;
                }
            }
        });
    }
    assert!(on_trial > 0 && agree > 50, "{on_trial} {agree}");
}

#[test]
fn sorting_keeps_every_row_and_turns_round_what_can_be_told() {
    let pack = sample();
    let period = "2025-09".parse().unwrap();
    look(&pack, period, &Scope::Whole, |all, table| {
        for column in Column::ALL {
            let by = |reversed| sorted(&table.rows, all, Sorting { column, reversed });
            let (down, up) = (by(false), by(true));
            for rows in [&down, &up] {
                let mut places: Vec<usize> = rows.iter().map(|row| row.at).collect();
                places.sort_unstable();
                let mut all: Vec<usize> = table.rows.iter().map(|row| row.at).collect();
                all.sort_unstable();
                assert_eq!(places, all, "{column:?}");
            }
            if column == Column::Forecast {
                let greens = |rows: &[icons::Row]| {
                    rows.iter().map(|row| row.ahead.green()).collect::<Vec<_>>()
                };
                let told = greens(&down).iter().take_while(|it| it.is_some()).count();
                assert!(told > 3 && greens(&down)[told..].iter().all(Option::is_none));
                assert!(greens(&down)[..told].is_sorted());
                assert!(greens(&up)[..told].is_sorted_by(|one, other| one >= other));
            }
        }
    });
}

const MONTH: Period = Period::Month { year: 2025, month: 9 };

fn counts(part: u32, of: u32) -> Reading {
    Reading::Ratio { numerator: Number::from(part as i32), denominator: Number::from(of as i32) }
}

/// A proportion with our counts and those of peers.
fn among(own: Reading, others: &[(&str, Reading)]) -> (Pack, Measure) {
    let series = |reading: &Reading| vec![Observation::new(MONTH, *reading)];
    let comparator = |(name, reading): &(&str, Reading)| Comparator {
        id: ComparatorId::from(*name),
        name: (*name).to_owned(),
        kind: ComparatorKind::Peer,
        series: series(reading),
        ..Comparator::default()
    };
    let measure = Measure {
        name: "Decided in time".into(),
        unit: "%".into(),
        precision: Some(1),
        scale: Some(Number::from(100)),
        frequency: Some(Frequency::Monthly),
        accumulation: Some(Accumulation::Ratio),
        polarity: Some(Polarity::HigherIsBetter),
        series: series(&own),
        comparators: others.iter().map(comparator).collect(),
        ..Measure::default()
    };
    let mut pack = Pack::default();
    pack.organisation.name = "Anyborough".into();
    (pack, measure)
}

const AS_AT: AsAt = AsAt { period: MONTH, on: None };

#[test]
fn a_funnel_says_who_lies_outside_what_luck_brings_and_the_gap_both_ways() {
    let others = [
        ("Northby", counts(402, 500)),
        ("Southby", counts(1540, 2000)),
        ("Eastham", counts(300, 500)),
    ];
    let (pack, measure) = among(counts(390, 500), &others);
    let found = peers(&pack, &measure, AS_AT).unwrap().unwrap();
    let said = funnel_said(&measure, &found).join(" ");
    assert!(said.contains("Outside the limits of 99.8%: Eastham (worse)."), "{said}");
    assert!(
        said.contains("Outside the limits of 95%, though not of 99.8%: Northby (better)."),
        "{said}"
    );
    // Of whole numbers no limit leaves quite 5 % outside: 1 − 0.95⁴ would be 18.5 %.
    assert!(
        said.contains("With 4 areas the chance that one or more falls outside 95% by luck is 16%."),
        "{said}"
    );
    // 2,632 of 3,500 is 75.2 %; ours 78.0 %.
    assert!(
        said.contains("Anyborough is at 78.0%, 2.8 percentage points more than all together at 75.2%, 1.04 times as much."),
        "{said}"
    );
    assert!(said.contains("overdispersion"), "{said}");
    let alike = [("Northby", counts(392, 500)), ("Southby", counts(1560, 2000))];
    let (of_all, within) = among(counts(390, 500), &alike);
    let found_within = peers(&of_all, &within, AS_AT).unwrap().unwrap();
    let none = funnel_said(&within, &found_within);
    assert_eq!(none[0], "None lies outside the limits of 95%.");
    assert!(none[1].starts_with("With 3 areas"), "{none:?}");
    // Who lies outside the wider limits isn't denied to lie outside the narrower ones.
    let near = [("Northby", counts(3920, 5000)), ("Eastham", counts(300, 500))];
    let (one_far, far) = among(counts(3900, 5000), &near);
    let found_far = peers(&one_far, &far, AS_AT).unwrap().unwrap();
    let outside =
        ["Outside the limits of 99.8%: Eastham (worse).", "No other lies outside those of 95%."];
    assert_eq!(funnel_said(&far, &found_far)[..2], outside);
    // What luck nearly always brings isn't certain.
    let names: Vec<String> = (0..200).map(|at| format!("Area {at}")).collect();
    let many: Vec<(&str, Reading)> =
        names.iter().map(|name| (name.as_str(), counts(390, 500))).collect();
    let (of_many, among_many) = among(counts(390, 500), &many);
    let found_many = peers(&of_many, &among_many, AS_AT).unwrap().unwrap();
    let lucky = funnel_said(&among_many, &found_many);
    assert!(lucky[1].ends_with("outside 95% by luck is over 99%."), "{lucky:?}");
    let funnel = Funnel::of(&measure, &found);
    assert_eq!(funnel.table.rows.len(), 4);
    assert!(funnel.title.contains("within the limits of chance"), "{}", funnel.title);
}

#[test]
fn where_there_is_no_funnel_what_is_missing_is_said() {
    let value = |value: i32| Reading::Number(Number::from(value));
    let check = |own: Reading, others: &[(&str, Reading)], expected: Option<NoFunnel>| {
        let (pack, measure) = among(own, others);
        assert_eq!(peers(&pack, &measure, AS_AT).map(Result::unwrap_err), expected);
    };
    check(counts(4, 10), &[], None);
    check(value(4), &[("A", counts(1, 2)), ("B", counts(1, 2))], Some(NoFunnel::NoProportion));
    check(counts(4, 10), &[("A", value(3)), ("B", value(4))], Some(NoFunnel::NoCounts));
    check(counts(4, 10), &[("A", counts(1, 2)), ("B", value(4))], Some(NoFunnel::TooFew));
    // A peer whose count is over its whole isn't taken for an area.
    check(counts(4, 10), &[("A", counts(1, 2)), ("B", counts(5, 4))], Some(NoFunnel::TooFew));
}

#[test]
fn the_nation_is_no_peer() {
    let (pack, mut measure) = among(counts(4, 10), &[("A", counts(1, 2)), ("B", counts(1, 3))]);
    measure.comparators[1].kind = ComparatorKind::National;
    assert_eq!(peers(&pack, &measure, AS_AT), Some(Err(NoFunnel::TooFew)));
}

#[test]
fn the_report_of_every_measure_ends_its_sentences_and_is_one_file_without_scripts() {
    let pack = sample();
    let period: Period = "2025-09".parse().unwrap();
    let as_at = at(&pack, period);
    let sections: Vec<Section> = look(&pack, period, &Scope::Whole, |all, _| {
        let vocabulary = Vocabulary::RedAmberGreen;
        let of = |Member { measure, rating }: &Member<'_>| {
            section(&Told { pack: &pack, measure, rating, as_at, vocabulary })
        };
        all.iter().map(of).collect()
    });
    assert_eq!(sections.len(), pack.measures.len());
    for section in &sections {
        assert!(section.parts.iter().any(|part| part.heading == "Level"), "{}", section.name);
        for words in section.parts.iter().flat_map(|part| &part.said) {
            assert!(words.ends_with('.') && !words.ends_with(".."), "{}: {words}", section.name);
            assert!(!words.contains("NaN") && !words.contains("  "), "{words}");
        }
    }
    let title = statistics::title(&pack, &Scope::Whole, period);
    let words = Vocabulary::RedAmberGreen;
    let html = statistics::document(title, Vec::new(), &sections, words).html();
    assert!(
        !html.contains("<script") && !html.contains("var(--") && !html.contains("http:")
            || html.contains("www.w3.org")
    );
    assert_eq!(html.matches("<section>").count(), sections.len());
    assert!(html.matches("<svg").count() >= sections.len());
    assert!(html.contains("break-inside:avoid"));
}

#[test]
fn confidence_stands_beside_the_ratings_of_what_was_assessed_and_moves_none_of_them() {
    let pack = sample();
    let period: Period = "2025-09".parse().unwrap();
    let without = Pack { assessments: Vec::new(), audits: Vec::new(), ..pack.clone() };
    let table = |pack: &Pack| look(pack, period, &Scope::Whole, |_, table| table.clone());
    let (with, bare) = (table(&pack), table(&without));
    assert_eq!((with.distribution, with.expected), (bare.distribution, bare.expected));
    let mut assessed = 0;
    for (row, other) in with.rows.iter().zip(&bare.rows) {
        assert_eq!((row.at, row.standing), (other.at, other.standing));
        assert_eq!(other.confidence, DataConfidence::NotAssessed);
        assessed += usize::from(row.confidence != DataConfidence::NotAssessed);
    }
    assert_eq!(assessed, pack.assessments.len());
    // The statistical report says it of those, and of no other.
    look(&pack, period, &Scope::Whole, |all, _| {
        let as_at = at(&pack, period);
        let vocabulary = Vocabulary::RedAmberGreen;
        for Member { measure, rating } in all {
            let said = section(&Told { pack: &pack, measure, rating, as_at, vocabulary });
            let of = said.parts.iter().any(|part| part.heading == "Data quality");
            // What an audit overturns is said there too.
            let known = pack.assessments.iter().any(|held| held.measure == measure.id)
                || measure.id.as_str() == "homelessness-prevented";
            assert_eq!(of, known, "{}", measure.name);
        }
    });
}
