//! Random packs and commands for property tests.
#![allow(clippy::unwrap_used)] // Clippy lets test functions panic, but not the functions beside them.

mod exceptions;
mod lessons;
mod quality;
mod whole;

pub use exceptions::{Taken, exception, exception_id, taken};
pub use lessons::{lesson, lesson_id};
pub use quality::{assessment, assessment_id, audit, audit_id};
pub use whole::{bare_pack, command, pack};

use golden_thread::edit::{Command, Context, apply};
use golden_thread::model::*;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

/// Text as people and attackers type it, never blank.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-z][a-z ]{0,8}[a-z]",
        1 => Just("<img src=x onerror=alert(1)>".to_owned()),
        1 => "x\\PC{0,6}",
        1 => Just("quote\" back\\ tab\t \u{1F333} \u{0}".to_owned()),
    ]
}

/// A finite figure of any size.
pub fn number() -> impl Strategy<Value = Number> {
    let any = prop_oneof![
        4 => (-10_000..10_000_i32).prop_map(f64::from),
        3 => -1e6..1e6_f64,
        1 => any::<f64>().prop_filter("finite", |value| value.is_finite()),
    ];
    any.prop_map(|value| Number::try_from(value).unwrap())
}

fn above_zero() -> impl Strategy<Value = Number> {
    (0.001..1e6_f64).prop_map(|value| Number::try_from(value).unwrap())
}

fn choice<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Option<T>> {
    of(prop::sample::select(all))
}

/// A reporting year of a council's calendar.
pub fn year() -> impl Strategy<Value = ReportingYear> {
    (2020..2028).prop_map(|first| ReportingYear::new(first, true))
}

/// A period of any kind.
pub fn period() -> impl Strategy<Value = Period> {
    let day = |offset: u64| {
        chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(offset)
    };
    prop_oneof![
        (2020..2028, 1..=12_u32).prop_map(|(year, month)| Period::Month { year, month }),
        (year(), 1..=4_u32).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
        (year(), 1..=2_u32).prop_map(|(year, half)| Period::Half { year, half }),
        year().prop_map(Period::Year),
        (0..900_u64, 0..900_u64).prop_map(move |(start, days)| Period::Range {
            start: day(start),
            end: day(start + days)
        }),
    ]
}

/// Fields of a later version: their names can't be mistaken for ours.
pub fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        Just(json!(null)),
        text().prop_map(|text| json!(text)),
        number().prop_map(|number| json!(number)),
        Just(json!({ "series": [{ "b": 1, "a": [] }], "a": {} })),
    ];
    btree_map("zz_[a-z]{1,3}", value, 0..2).prop_map(|fields| fields.into_iter().collect())
}

/// An observation of any kind.
pub fn observation() -> impl Strategy<Value = Observation> {
    let reading = prop_oneof![
        4 => number().prop_map(Reading::Number),
        2 => (number(), number())
            .prop_map(|(numerator, denominator)| Reading::Ratio { numerator, denominator }),
        1 => prop::sample::select(&MissingReason::ALL[..]).prop_map(Reading::Missing),
        1 => Just(Reading::Unread),
    ];
    let words = (of(text()), of(text()), of(text()), of(text()), choice(Audience::ALL));
    (period(), reading, words, any::<(bool, bool)>(), extra()).prop_map(
        |(
            period,
            reading,
            (about, qualifier, text, comment, audience),
            (provisional, revised),
            extra,
        )| {
            let unread = (reading == Reading::Unread).then(|| "32 (184)".to_owned());
            let bare = Observation { provisional, revised, ..Observation::new(period, reading) };
            bare.with(|it| {
                *it = Remark {
                    about,
                    qualifier,
                    text: text.or(unread),
                    comment,
                    comment_audience: audience,
                    answered: None,
                    extra: (!extra.is_empty()).then(|| Box::new(extra)),
                };
            })
        },
    )
}

/// A series as it must be: in order of time, a period once.
pub fn series() -> impl Strategy<Value = Vec<Observation>> {
    vec(observation(), 0..6).prop_map(|mut series| {
        in_order(&mut series, |held| held.period);
        series
    })
}

fn in_order<T>(list: &mut Vec<T>, period: impl Fn(&T) -> Period) {
    let calendar = Calendar::default();
    let key = |item: &T| (period(item).end(calendar), period(item).start(calendar), period(item));
    list.sort_by_key(key);
    list.dedup_by_key(|item| period(item));
}

fn bounds() -> impl Strategy<Value = Bounds> {
    prop_oneof![
        number().prop_map(Bounds::Value),
        (number(), number()).prop_map(|(a, b)| {
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            Bounds::Range { low, high }
        }),
    ]
}

fn aim() -> impl Strategy<Value = Aim> {
    let direction =
        prop::sample::select(&[Direction::Increase, Direction::Decrease, Direction::Improve][..]);
    prop_oneof![
        number().prop_map(|value| Aim::Value { value }),
        bounds().prop_map(|bounds| match bounds {
            Bounds::Value(value) => Aim::Value { value },
            Bounds::Range { low, high } => Aim::Range { low, high },
        }),
        (direction, of(number())).prop_map(|(to, baseline)| Aim::Direction { to, baseline }),
        (number(), any::<bool>(), of(number())).prop_map(|(by, percent, baseline)| {
            let by = if percent { Tolerance::Percent(by) } else { Tolerance::Amount(by) };
            Aim::Change { by, baseline }
        }),
        any::<bool>().prop_map(|or_equal| Aim::Relative { comparator: "c0".into(), or_equal }),
        (number(), period()).prop_map(|(value, by)| Aim::ByDate { value, by }),
        Just(Aim::Words),
        Just(Aim::None),
    ]
}

/// A sound target.
pub fn target() -> impl Strategy<Value = Target> {
    let step = (period(), bounds(), of(bounds()), of((number(), number())), extra());
    let step = step.prop_map(|(period, plan, floor, ratio, extra)| Step {
        floor,
        numerator: ratio.map(|ratio| ratio.0),
        denominator: ratio.map(|ratio| ratio.1),
        extra,
        ..Step::new(period, plan)
    });
    let tolerance = prop_oneof![
        above_zero().prop_map(Tolerance::Percent),
        above_zero().prop_map(Tolerance::Amount)
    ];
    let rest = (of(tolerance), of(number()), any::<bool>(), of(text()), extra());
    let principles = prop::sample::subsequence(Principle::ALL, 0..=Principle::ALL.len());
    let why = (vec(evidence(), 0..2), principles);
    (aim(), vec(step, 0..4), rest, why).prop_map(
        |(
            aim,
            mut trajectory,
            (tolerance, stretch, strict, text, extra),
            (evidence, principles),
        )| {
            in_order(&mut trajectory, |step| step.period);
            Target {
                trajectory,
                tolerance,
                stretch,
                strict,
                text,
                evidence,
                principles,
                extra,
                ..Target::new(aim)
            }
        },
    )
}

/// A day of these times.
pub fn analysis() -> impl Strategy<Value = Analysis> {
    let rebase = (day(), text(), extra());
    let rebase = rebase.prop_map(|(date, reason, extra)| Rebase { date, reason, extra });
    (any::<bool>(), of(12..40u32), any::<bool>(), vec(rebase, 0..3), extra()).prop_map(
        |(unscreened, fixed_after, rolling, rebases, extra)| Analysis {
            unscreened,
            fixed_after,
            rolling,
            rebases,
            extra,
        },
    )
}

pub fn day() -> impl Strategy<Value = Day> {
    (1990..2060_i32, 1..13_u32, 1..29_u32)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}").parse().unwrap())
}

/// A piece of evidence.
pub fn evidence() -> impl Strategy<Value = Evidence> {
    let kind = prop::sample::select(EvidenceKind::ALL);
    (kind, text(), text(), of(day()), text(), extra()).prop_map(
        |(kind, finding, source, on, link, extra)| Evidence {
            kind,
            finding,
            source,
            on,
            link,
            extra,
        },
    )
}

/// A note.
pub fn note() -> impl Strategy<Value = Note> {
    (day(), text(), text(), choice(Audience::ALL), extra())
        .prop_map(|(on, by, words, audience, extra)| Note { on, by, words, audience, extra })
}

/// Resources of a kind each.
pub fn resources() -> impl Strategy<Value = Vec<Resource>> {
    let amounts = (above_zero(), of(above_zero()), of(above_zero()));
    let one = (year(), amounts, text(), extra());
    vec(one, 0..3).prop_map(|list| {
        let kinds = ResourceKind::ALL.iter().copied();
        let made = |(kind, (year, (budget, spend, forecast), source, extra))| Resource {
            spend,
            forecast,
            source,
            extra,
            ..Resource::new(year, kind, budget)
        };
        kinds.zip(list).map(made).collect()
    })
}

/// A comparator with this id.
pub fn comparator(id: &'static str) -> impl Strategy<Value = Comparator> {
    let kind = prop::sample::select(ComparatorKind::ALL);
    let set = prop::sample::select(&["", "Wards", "Age"][..]);
    (text(), kind, set, series(), extra()).prop_map(move |(name, kind, set, series, extra)| {
        Comparator { id: id.into(), name, kind, set: set.to_owned(), series, extra }
    })
}

/// A sound measure. Its id is for the caller to set.
pub fn measure() -> impl Strategy<Value = Measure> {
    let judged = (
        choice(&Frequency::ALL),
        choice(Polarity::ALL),
        choice(Accumulation::ALL),
        choice(Comparison::ALL),
        of(0..=9_u8),
        of(above_zero()),
        of(above_zero()),
    );
    let told = (
        choice(Form::ALL),
        choice(OutcomeKind::ALL),
        choice(Intent::ALL),
        choice(Regime::ALL),
        text(),
        extra(),
    );
    let kept =
        (btree_map(year(), target(), 0..3), series(), comparator("c0"), of(comparator("c1")))
            .boxed();
    let baseline = of((number(), of(period()), extra()));
    let perspective = (of(prop::sample::select(&["outcomes", "finance"][..])), vec(note(), 0..2));
    // On the heap: the value trees of a whole pack take more than a test's stack.
    let baseline = (baseline, of(analysis())).boxed();
    (text(), judged, told, kept, baseline, perspective).prop_map(
        |(
            name,
            judged,
            told,
            (targets, series, first, second),
            (baseline, analysis),
            (perspective, notes),
        )| {
            Measure {
                name,
                frequency: judged.0,
                polarity: judged.1,
                accumulation: judged.2,
                comparison: judged.3,
                precision: judged.4,
                scale: judged.5,
                weight: judged.6,
                form: told.0,
                kind: told.1,
                intent: told.2,
                regime: told.3,
                specification: Specification {
                    definition: told.4,
                    extra: told.5,
                    ..Default::default()
                },
                baseline: baseline.map(|(value, period, extra)| Baseline { value, period, extra }),
                analysis,
                perspective: perspective.map(PerspectiveId::from),
                targets,
                series,
                notes,
                comparators: std::iter::once(first).chain(second).collect(),
                ..Measure::default()
            }
        },
    )
}
