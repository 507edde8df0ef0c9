//! Whether the effect of a link shows: what was planted is found, what has nothing to do with each other seldom is,
//! whatever it has in common by itself, and what can't be told says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::model::{
    Accumulation, Frequency, Link, Measure, Number, Objective, Observation, Pack, Period, Polarity,
    Reading,
};
use golden_thread::rating::{AsAt, Effect, FEWEST_PAIRS, Showing, effect, lag_words, link_effect};
use std::sync::Arc;

/// Figures between −1 and 1, the same at every run (Park and Miller's minimal standard generator).
struct Figures(u64);

impl Figures {
    fn next(&mut self) -> f64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 as f64 / 1_073_741_823.5 - 1.0
    }

    /// Nearly normal.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() / 2.0
    }
}

fn month(after: usize) -> Period {
    let month = after as i32 + 3;
    Period::Month { year: 2022 + month.div_euclid(12), month: month.rem_euclid(12) as u32 + 1 }
}

fn monthly(id: &str, polarity: Option<Polarity>, figures: &[f64]) -> Measure {
    let observation = |(at, figure): (usize, &f64)| {
        Observation::new(month(at), Reading::Number(Number::try_from(*figure).unwrap()))
    };
    Measure {
        id: id.into(),
        name: id.to_uppercase(),
        frequency: Some(Frequency::Monthly),
        polarity,
        accumulation: Some(Accumulation::Latest),
        series: figures.iter().enumerate().map(observation).collect(),
        ..Measure::default()
    }
}

const UP: Option<Polarity> = Some(Polarity::HigherIsBetter);
const DOWN: Option<Polarity> = Some(Polarity::LowerIsBetter);

fn link(lag: Option<u8>) -> Link {
    Link {
        lag_months: lag,
        from_measure: Some("a".into()),
        to_measure: Some("b".into()),
        ..Link::default()
    }
}

/// What is said of a and b, as at a month far on.
fn told(first: Measure, second: Measure, link: &Link) -> Effect {
    let pack = Pack { measures: vec![Arc::new(first), Arc::new(second)], ..Pack::default() };
    effect(&pack, link, AsAt { period: month(59), on: None })
}

/// A cause that wanders, and what follows it two months later, the other way, with a season and a trend of its own.
fn planted(months: usize) -> (Vec<f64>, Vec<f64>) {
    let mut figures = Figures(99);
    let mut level = 50.0;
    let cause: Vec<f64> = (0..months)
        .map(|_| {
            level += figures.normal();
            level
        })
        .collect();
    let effect = (0..months).map(|at| {
        let season = 8.0 * (at as f64 * std::f64::consts::FRAC_PI_6).sin();
        let before = if at < 2 { 50.0 } else { cause[at - 2] };
        300.0 - 2.0 * before + season + at as f64 + 0.3 * figures.normal()
    });
    let effect = effect.collect();
    (cause, effect)
}

#[test]
fn what_was_planted_is_seen_at_its_lag_and_by_what_is_better() {
    let (cause, followed) = planted(48);
    let check = |better: [Option<Polarity>; 2], lag, showing, words: &str| {
        let [first, second] = better;
        let found =
            told(monthly("a", first, &cause), monthly("b", second, &followed), &link(Some(lag)));
        assert_eq!(found.showing, showing, "{}", found.sentence);
        assert!(found.sentence.contains(words), "{}", found.sentence);
    };
    check(
        [UP, DOWN],
        2,
        Showing::Seen,
        "in changes apart from trend and season, “A” up went with “B” down 2 months later (33 pairs",
    );
    check([DOWN, UP], 2, Showing::Seen, "as expected");
    check(
        [UP, UP],
        2,
        Showing::OtherWay,
        "but not as expected: in changes apart from trend and season, “A” up went with “B” down",
    );
    check([UP, DOWN], 7, Showing::NotSeen, "more than chance gives (28 pairs");
}

#[test]
fn each_pair_is_a_change_less_that_of_a_year_before() {
    let cause: Vec<f64> = (0..30).map(|at| f64::from(at * at)).collect();
    let found = told(monthly("a", UP, &cause), monthly("b", UP, &cause), &link(Some(3)));
    assert_eq!(found.pairs.len(), 30 - 13 - 3);
    let first = found.pairs[0];
    // (2t − 1) less (2(t − 12) − 1).
    assert_eq!((first.first, first.second), ((month(13), 24.0), (month(16), 24.0)));
    assert_eq!(found.showing, Showing::NotSeen);
    assert!(found.sentence.contains("never changed"), "{}", found.sentence);
}

#[test]
fn thirteen_pairs_are_the_fewest() {
    for (months, expected) in [(13 + 12, Showing::TooFew), (13 + 13, Showing::Seen)] {
        let (cause, _) = planted(months);
        let twice: Vec<f64> = cause.iter().map(|it| 2.0 * it).collect();
        let found = told(monthly("a", UP, &cause), monthly("b", UP, &twice), &link(Some(0)));
        assert_eq!((found.showing, found.pairs.len()), (expected, months - 13));
    }
    assert_eq!(FEWEST_PAIRS, 13);
}

#[test]
fn one_month_does_not_decide_alone() {
    let mut figures = Figures(5);
    let mut series = || -> Vec<f64> { (0..40).map(|_| figures.normal()).collect() };
    let (mut cause, mut followed) = (series(), series());
    cause[20] += 60.0;
    followed[20] += 60.0;
    let found = told(monthly("a", UP, &cause), monthly("b", UP, &followed), &link(Some(0)));
    assert_eq!(found.showing, Showing::NotSeen, "{}", found.sentence);
    assert!(found.sentence.contains("only as long as Dec 2023 counts"), "{}", found.sentence);
}

#[test]
fn what_cannot_be_told_says_what_to_set() {
    let (cause, followed) = planted(48);
    let a = || monthly("a", UP, &cause);
    let b = || monthly("b", DOWN, &followed);
    let check = |first: Measure, second: Measure, link: Link, words: &str| {
        let found = told(first, second, &link);
        assert_eq!(found.showing, Showing::CannotTell, "{}", found.sentence);
        assert!(found.sentence.contains(words), "{} has no {words}", found.sentence);
        assert!(found.pairs.is_empty());
    };
    check(a(), b(), Link { to_measure: None, ..link(Some(1)) }, "Choose a measure at each end");
    check(
        a(),
        b(),
        Link { to_measure: Some("gone".into()), ..link(Some(1)) },
        "Choose a measure at each end",
    );
    check(a(), b(), Link { to_measure: Some("a".into()), ..link(Some(1)) }, "Choose two");
    check(a(), b(), link(None), "after how many months");
    check(monthly("a", None, &cause), b(), link(Some(1)), "Which way is better isn’t said of “A”");
    check(monthly("a", UP, &[]), b(), link(Some(1)), "“A” has no figures yet");
    let rolling = |mut measure: Measure| {
        measure.analysis =
            Some(golden_thread::model::Analysis { rolling: true, ..Default::default() });
        measure
    };
    check(a(), rolling(b()), link(Some(1)), "covers what the one before");
    let quarterly = |mut measure: Measure| {
        measure.frequency = Some(Frequency::Quarterly);
        for (at, each) in measure.series.iter_mut().enumerate() {
            let year = golden_thread::model::ReportingYear::new(2022 + at as i32 / 4, true);
            each.period = Period::Quarter { year, quarter: at as u32 % 4 + 1 };
        }
        measure
    };
    check(quarterly(a()), quarterly(b()), link(Some(2)), "choose another lag");
    // A quarter and the month that ends with it belong together.
    let found = told(quarterly(a()), b(), &link(Some(0)));
    assert!(!found.pairs.is_empty(), "{}", found.sentence);
    assert_eq!(lag_words(Some(1)), "1 month later");
}

/// Two that fall together by large steps of their own, and small changes besides that go opposite ways.
fn falling(step: f64) -> (Vec<f64>, Vec<f64>) {
    let mut figures = Figures(7);
    let small: Vec<f64> = (0..40).map(|_| step * figures.normal().round()).collect();
    let fall = |sign: f64| -> Vec<f64> {
        small.iter().enumerate().map(|(at, it)| 90.0 - at as f64 + sign * it).collect()
    };
    (fall(1.0), fall(-1.0))
}

#[test]
fn changes_of_the_size_of_rounding_and_figures_that_run_the_other_way_tell_nothing() {
    let check = |step: f64, precision: Option<u8>, showing, words: &[&str]| {
        let (one, other) = falling(step);
        let rounded = |mut measure: Measure| {
            measure.precision = precision;
            measure
        };
        let (first, second) = (monthly("a", UP, &one), monthly("b", DOWN, &other));
        let found = told(rounded(first), rounded(second), &link(Some(0)));
        assert_eq!(found.showing, showing, "{}", found.sentence);
        for words in words {
            assert!(found.sentence.contains(words), "{} has no {words}", found.sentence);
        }
    };
    let both = [
        "in changes apart from trend and season, “A” up went with “B” down at the same time (27",
        "the figures themselves run the other way than their changes: “A” up went with “B” up",
    ];
    check(0.01, None, Showing::CannotTell, &both);
    let rounding = "most changes of “A” are no larger than its rounding alone can make (0.02)";
    check(0.01, Some(2), Showing::CannotTell, &[both[0], both[1], rounding]);
    // Large changes that win over the fall: nothing speaks against them.
    check(40.0, Some(2), Showing::Seen, &["They moved together as expected"]);
}

#[test]
fn printed_changes_are_those_that_were_paired() {
    let measure = Measure { precision: Some(1), ..Measure::default() };
    let check = |change: f64, words: &str| {
        assert_eq!(golden_thread::rating::change_words(&measure, change), words);
    };
    check(0.1 + 0.2, "+0.3");
    check(-12.0, "\u{2212}12.0");
    check(0.04, "+0.040");
    check(-1.0 / 3.0, "\u{2212}0.333");
    check(0.0, "0.0");
}

#[test]
fn the_samples_links_say_what_their_figures_bear_out() {
    let text = std::fs::read("public/packs/sample.json").unwrap();
    let pack = golden_thread::pack::read(&text).pack.unwrap();
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: None };
    let check = |id: &str, showing, words: &[&str]| {
        let link = pack.links.iter().find(|it| it.id.as_str() == id).unwrap();
        let found = effect(&pack, link, as_at);
        assert_eq!(found.showing, showing, "{id}: {}", found.sentence);
        for words in words {
            assert!(found.sentence.contains(words), "{} has no {words}", found.sentence);
        }
    };
    check("money-repairs", Showing::Seen, &["in changes apart from trend and season, “Invoices"]);
    let chance = "by more than chance gives";
    check("staff-listening", Showing::NotSeen, &[chance, "1 month later"]);
    check("listening-homes", Showing::NotSeen, &[chance]);
    check("homes-money", Showing::CannotTell, &["its rounding alone can make"]);
    let rounding = "and most changes of “Nitrogen dioxide at the ring road” are no larger than";
    check("green-well", Showing::CannotTell, &[chance, rounding]);
    check("repairs-homes", Showing::TooFew, &["it takes 13"]);
}

/// How often two series that have nothing to do with each other are said to move together, per cent.
fn false_alarms(series: fn(&mut Figures) -> Vec<f64>) -> f64 {
    let mut figures = Figures(2_025);
    let runs = 400;
    let found = (0..runs).filter(|_| {
        let (first, second) = (series(&mut figures), series(&mut figures));
        let found = told(monthly("a", UP, &first), monthly("b", UP, &second), &link(Some(1)));
        matches!(found.showing, Showing::Seen | Showing::OtherWay)
    });
    found.count() as f64 / f64::from(runs) * 100.0
}

#[test]
fn neither_trend_nor_season_nor_wandering_passes_for_an_effect() {
    let around = false_alarms(|figures| (0..42).map(|_| figures.normal()).collect());
    let trend =
        false_alarms(|figures| (0..42).map(|at| 3.0 * f64::from(at) + figures.normal()).collect());
    let season = false_alarms(|figures| {
        let wave = |at: i32| 9.0 * (f64::from(at) * std::f64::consts::FRAC_PI_6).sin();
        (0..42).map(|at| wave(at) + figures.normal()).collect()
    });
    let wandering = false_alarms(|figures| {
        let mut level = 0.0;
        let mut step = || {
            level += figures.normal();
            level
        };
        (0..42).map(|_| step()).collect()
    });
    let all = [around, trend, season, wandering];
    println!("false alarms per cent: around a level, with a trend, a season, wandering: {all:?}");
    assert!(all.iter().all(|share| *share < 5.0), "{all:?}");
}

/// A link of these objectives' measures, of which the first follow each other and the others are left to luck.
fn of_pairs(following: usize, others: usize) -> Effect {
    let (cause, followed) = planted(48);
    let mut figures = Figures(3);
    let mut luck = || -> Vec<f64> { (0..48).map(|_| figures.normal()).collect() };
    let mut measures = vec![monthly("a", UP, &cause)];
    let name = |at: usize| if at == 0 { "b".to_owned() } else { format!("b{at}") };
    for at in 0..following {
        measures.push(monthly(&name(at), DOWN, &followed));
    }
    for at in following..following + others {
        measures.push(monthly(&name(at), DOWN, &luck()));
    }
    let ids = measures.iter().skip(1).map(|it| it.id.clone()).collect();
    let objective =
        |id: &str, measures| Objective { id: id.into(), measures, ..Objective::default() };
    let pack = Pack {
        objectives: vec![
            Arc::new(objective("first", vec!["a".into()])),
            Arc::new(objective("second", ids)),
        ],
        measures: measures.into_iter().map(Arc::new).collect(),
        ..Pack::default()
    };
    let link = Link { from: "first".into(), to: "second".into(), ..link(Some(2)) };
    link_effect(&pack, &link, AsAt { period: month(59), on: None })
}

#[test]
fn a_link_that_shows_in_one_of_many_pairs_is_not_seen() {
    let check = |following, others, showing, words: &str| {
        let found = of_pairs(following, others);
        assert_eq!(found.showing, showing, "{}", found.sentence);
        assert!(found.sentence.contains(words), "{}", found.sentence);
    };
    check(1, 0, Showing::Seen, "They moved together as expected");
    check(
        1,
        5,
        Showing::NotSeen,
        "Not seen yet: it shows in 1 of the 6 pairs of measures of its two ends that can be told, which luck alone may bring",
    );
    check(3, 3, Showing::Seen, "The same shows in 3 of the 6 pairs");
    check(0, 4, Showing::NotSeen, "It shows in none of the 4 pairs");
    assert!(!of_pairs(1, 0).sentence.contains(" of the "), "of one pair there is no more to say");
}

#[test]
fn the_samples_links_are_held_against_all_pairs() {
    let text = std::fs::read("public/packs/sample.json").unwrap();
    let pack = golden_thread::pack::read(&text).pack.unwrap();
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: None };
    for link in &pack.links {
        let found = link_effect(&pack, link, as_at);
        println!("{}: {:?}: {}", link.id, found.showing, found.sentence);
    }
}
