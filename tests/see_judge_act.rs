//! What See, Judge and Act say is held by the figures, whatever they are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use crate::rating_support;
use golden_thread::chart::control::Control;
use golden_thread::model::{
    Accumulation, Comparator, ComparatorId, ComparatorKind, Measure, Pack, Polarity, Vocabulary,
};
use golden_thread::pack;
use golden_thread::rating::{
    self, AsAt, ControlChart, Method, Progress, Status, control_chart,
    see_judge_act::{Told, heading, judge, process_finding, process_notes, see},
};
use golden_thread::statistics::forecast::Method::SeasonalNaive;
use golden_thread::statistics::xmr::{Assurance, Drawing, Variation};
use proptest::prelude::*;
use rating_support::{monthly, series};

const ACCUMULATIONS: [Accumulation; 4] =
    [Accumulation::Sum, Accumulation::Running, Accumulation::Mean, Accumulation::Latest];

/// The sentences of a measure, and what none of them may say against its figures.
fn check(pack: &Pack, measure: &Measure, as_at: AsAt) -> Vec<String> {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let rating = &rating::rate(pack, measure, as_at);
    let told = Told { pack, measure, rating, as_at, vocabulary: Vocabulary::RedAmberGreen };
    let all = [see(&told), judge(&told), heading(&told)].concat();
    for words in &all {
        assert!(words.ends_with('.') && !words.ends_with(".."), "{words}");
        assert!(
            !words.contains("NaN") && !words.contains("inf ") && !words.contains("  "),
            "{words}"
        );
    }
    let says = |part: &str| all.iter().any(|words| words.contains(part));
    let control = control_chart(pack, measure, as_at);
    let latest = control.as_ref().and_then(|it| it.chart.latest()?.flag());
    let limits = control.as_ref().is_some_and(|it| matches!(it.drawing, Drawing::Limits(_)));
    let settled = rating.settled;
    // News is said where the latest figure is flagged in settled limits, and only there.
    let seasonal = control.as_ref().is_some_and(ControlChart::is_seasonal);
    let flagged = limits && settled && latest.is_some();
    assert_eq!(says(", more than chance brings"), flagged && !seasonal, "{all:?}");
    // What a season may be isn't called so, and is told beside the year before.
    assert_eq!(says(", which a season may explain."), flagged && seasonal, "{all:?}");
    assert_eq!(says("of last year: "), flagged && seasonal, "{all:?}");
    assert!(!says("ithin its usual range of") || (limits && latest.is_none()), "{all:?}");
    let is_red = matches!(rating.year_to_date.judgement.status, Status::Amber | Status::Red);
    let improving = matches!(rating.variation, Variation::Improvement(_));
    let worsening = matches!(rating.variation, Variation::Concern(_));
    assert!(!says("yet improving") || (is_red && improving && settled), "{all:?}");
    assert!(!says("yet worsening") || (!is_red && worsening && settled), "{all:?}");
    assert!(!says("will go on") || settled, "{all:?}");
    // No status stands beside a usual range that gainsays it without a sentence that joins them, and none is joined to
    // one that doesn't.
    let status = rating.year_to_date.judgement.status;
    let apart = match rating.assurance {
        Assurance::ConsistentlyMisses => status == Status::Green,
        Assurance::ConsistentlyMeets => matches!(status, Status::Amber | Status::Red),
        _ => false,
    };
    let joined = says(" to date, yet all of its usual range");
    assert_eq!(joined, apart && rating.has_range, "{all:?} {:?}", rating.assurance);
    // Of a target that hasn't stood as long as the range nothing is said by it.
    let is_new = matches!(rating.assurance, Assurance::TargetNew { .. });
    assert!(!is_new || !(says("go on meeting") || says("go on missing")), "{all:?}");
    // A forecast answers it some lines below.
    let forecast = rating::forecast(pack, measure, as_at).judgement.status;
    assert!(!says("can't be said") || !forecast.is_rated(), "{all:?}");
    let off = all.iter().any(|words| words.starts_with("That is "));
    assert!(!off || is_red, "{all:?}");
    all
}

#[test]
fn seasons_are_those_of_which_a_forecast_repeats_the_year_before() {
    let text = std::fs::read("public/packs/sample.json").expect("it is published with the page");
    let pack = pack::read(&text).pack.expect("it is a pack");
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: None };
    let mut waves = Vec::new();
    for measure in &pack.measures {
        let Some(control) = control_chart(&pack, measure, as_at) else { continue };
        let method = rating::forecast(&pack, measure, as_at).method;
        let repeats = method == Some(Method::Chosen(SeasonalNaive));
        assert_eq!(control.is_seasonal(), repeats, "{}", measure.id);
        // RULES 9's own test, of single steps, doesn't see these.
        if repeats && control.season().is_none() {
            waves.push(measure.id.as_str());
        }
    }
    assert!(waves.contains(&"leisure-visits") && waves.contains(&"air-quality"), "{waves:?}");
}

#[test]
fn the_sample_says_nothing_against_its_figures_month_by_month() {
    let text = std::fs::read("public/packs/sample.json").expect("it is published with the page");
    let pack = pack::read(&text).pack.expect("it is a pack");
    let mut sentences = 0;
    for period in rating::periods(&pack).into_iter().step_by(3) {
        let as_at = AsAt { period, on: None };
        sentences += pack.measures.iter().map(|it| check(&pack, it, as_at).len()).sum::<usize>();
    }
    assert!(sentences > 500, "{sentences}");
}

fn level(figures: &str, comparators: &[(&str, &str)], polarity: Polarity) -> Measure {
    let mut measure = monthly(Accumulation::Latest, figures, "50 50 50 50 50 50 50 50 50 50 50 50");
    measure.polarity = Some(polarity);
    measure.unit = "per 1,000 people".to_owned();
    measure.comparators = comparators
        .iter()
        .map(|(name, figures)| Comparator {
            id: ComparatorId::from(*name),
            name: (*name).to_owned(),
            kind: ComparatorKind::ALL[0],
            series: series("2025-04", figures),
            ..Comparator::default()
        })
        .collect();
    measure
}

#[test]
fn comparators_are_told_with_their_rank() {
    let as_at = AsAt { period: "2025-05".parse().unwrap(), on: None };
    let tell = |polarity| {
        let measure = level("60 62", &[("England", "61 63"), ("Neighbours", "55 58")], polarity);
        check(&Pack::default(), &measure, as_at)
    };
    let higher = tell(Polarity::HigherIsBetter);
    let has = |all: &[String], words: &str| assert!(all.iter().any(|it| it == words), "{all:?}");
    has(&higher, "England: 63 in May 2025; 62 here is 1 lower, which is worse.");
    has(&higher, "Neighbours: 58 in May 2025; 62 here is 4 higher, which is better.");
    has(&higher, "Of these 3 (England, Neighbours and here) it was 2nd best in May 2025.");
    let neither = tell(Polarity::NoPolarity);
    has(&neither, "Neighbours: 58 in May 2025; 62 here is 4 higher.");
    has(&neither, "Of these 3 (England, Neighbours and here) it was 2nd highest in May 2025.");
}

#[test]
fn many_peers_are_told_by_how_far_they_lie_apart() {
    let as_at = AsAt { period: "2025-05".parse().unwrap(), on: None };
    let tell = |peers: &[(&str, &str)]| {
        let measure = level("60 62", peers, Polarity::HigherIsBetter);
        let rating = rating::rate(&Pack::default(), &measure, as_at);
        let vocabulary = Vocabulary::RedAmberGreen;
        let told =
            Told { pack: &Pack::default(), measure: &measure, rating: &rating, as_at, vocabulary };
        rating::see_judge_act::comparison(&told)
    };
    let four = [("A", "- 61"), ("B", "- 64"), ("C", "- 58"), ("D", "- 58")];
    assert_eq!(tell(&four).len(), 5, "each, and the place among them");
    let expected = [
        "5 peers in May 2025: from 58 (C) to 70 (E); 62 here.",
        "Lately: 61 in Apr 2025; 60 here is 1 lower, which is worse.",
        "Of these 6 (A, B, C, D, E and here) it was 3rd best in May 2025.",
    ];
    assert_eq!(tell(&[&four[..], &[("E", "- 70"), ("Lately", "61 -")]].concat()), expected);
}

#[test]
fn a_nation_is_none_of_those_that_a_place_is_ranked_among_where_there_are_enough() {
    let as_at = AsAt { period: "2025-05".parse().unwrap(), on: None };
    let check = |peers: &[(&str, &str)], expected: &str| {
        let all = [peers, &[("England", "- 63")]].concat();
        let mut measure = level("60 62", &all, Polarity::HigherIsBetter);
        measure.comparators.last_mut().unwrap().kind = ComparatorKind::National;
        let rating = rating::rate(&Pack::default(), &measure, as_at);
        let vocabulary = Vocabulary::RedAmberGreen;
        let told =
            Told { pack: &Pack::default(), measure: &measure, rating: &rating, as_at, vocabulary };
        let said = rating::see_judge_act::comparison(&told);
        assert_eq!(said.last().map(String::as_str), Some(expected));
    };
    let three = [("A", "- 61"), ("B", "- 64"), ("C", "- 58")];
    check(&three, "Of 4 with its peers (A, B, C and here) it was 2nd best in May 2025.");
    check(&three[..2], "Of these 4 (A, B, England and here) it was 3rd, best first, in May 2025.");
}

#[test]
fn a_count_is_told_beside_others_without_a_verdict() {
    let as_at = AsAt { period: "2025-05".parse().unwrap(), on: None };
    let others = [("England", "6100 6300"), ("Neighbours", "55 58")];
    let mut measure = level("60 62", &others, Polarity::HigherIsBetter);
    measure.unit = "homes".to_owned();
    let said = check(&Pack::default(), &measure, as_at);
    let has = |words: &str| assert!(said.iter().any(|it| it == words), "{said:?}");
    has("England: 6,300 in May 2025; 62 here is 6,238 lower.");
    has("Counts and amounts grow with the place: they don’t tell who does better.");
    assert!(!said.iter().any(|it| it.contains("Of these 3")), "{said:?}");
}

#[test]
fn the_latest_others_come_first_and_those_of_long_ago_last() {
    let as_at = AsAt { period: "2025-05".parse().unwrap(), on: None };
    let of = [("Long ago", "40"), ("Lately", "61 -"), ("Now", "61 70"), ("Too", "61 80")];
    let mut measure = level("60 62", &of, Polarity::HigherIsBetter);
    measure.series.extend(series("2023-05", "50"));
    measure.series.sort_by_key(|it| it.period);
    measure.comparators[0].series = series("2023-05", "40");
    let rating = rating::rate(&Pack::default(), &measure, as_at);
    let vocabulary = Vocabulary::RedAmberGreen;
    let told =
        Told { pack: &Pack::default(), measure: &measure, rating: &rating, as_at, vocabulary };
    let said = rating::see_judge_act::comparison(&told);
    let expected = [
        "Now: 70 in May 2025; 62 here is 8 lower, which is worse.",
        "Too: 80 in May 2025; 62 here is 18 lower, which is worse.",
        "Lately: 61 in Apr 2025; 60 here is 1 lower, which is worse.",
        "Of these 3 (Now, Too and here) it was the worst in May 2025.",
        "Older: Long ago: 40 in May 2023; 50 here is 10 higher, which is better.",
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_flag_decides_whatever_the_last_step_was_and_is_named_beside_it() {
    let check = |figures: &str, progress: Progress, expected: &str| {
        let (measure, as_at) = ending(figures);
        let all = self::check(&Pack::default(), &measure, as_at);
        let found = rating::rate(&Pack::default(), &measure, as_at).progress;
        assert_eq!(found.progress, progress, "{found:?}");
        assert!(all.iter().any(|it| it == expected), "{all:?}");
    };
    let run = "4 6 4 6 4 6 4 6 8 8.1 8 8.1 8 8.1";
    // No step, one the other way and one the same way (RULES 6.1).
    for (last, then) in [("8.1", "8.1"), ("8", "8.1"), ("8.2", "8.1")] {
        let said =
            format!("Improved: 7 months over its average; {last} in Jun 2026, {then} in May 2026.");
        check(&format!("{run} {last}"), Progress::Improved, &said);
    }
    let steady = "4 6 4 6 4 6 4 6 4 6 4 6 4 6";
    check(&format!("{steady} 6"), Progress::Similar, "Similar: 6 in Jun 2026, 6 in May 2026.");
}

#[test]
fn figures_of_other_periods_are_not_compared() {
    let as_at = AsAt { period: "2025-05".parse().unwrap(), on: None };
    let measure = level("60 62", &[("England", "61 -")], Polarity::LowerIsBetter);
    let all = check(&Pack::default(), &measure, as_at);
    let found =
        all.iter().any(|it| it == "England: 61 in Apr 2025; 60 here is 1 lower, which is better.");
    assert!(found && !all.iter().any(|it| it.starts_with("Of these")), "{all:?}");
}

#[test]
fn the_latest_figure_is_the_latest_though_it_cannot_be_charted() {
    let says = |accumulation: Accumulation, at: &str, expected: &str| {
        let mut measure = monthly(accumulation, "10 20 30 40 50 60", "");
        measure.series.extend(series("2026-05", "7"));
        let as_at = AsAt { period: at.parse().unwrap(), on: None };
        let said = check(&Pack::default(), &measure, as_at);
        assert!(said.iter().any(|it| it.contains(expected)), "{said:?}");
        let latest = "The latest figure is of Sep 2025.";
        assert_eq!(said.iter().any(|it| it.contains(latest)), expected == latest, "{said:?}");
    };
    let running = "What each period added is charted up to Sep 2025: what May 2026 added can’t be told, for the period before it has no figure.";
    says(Accumulation::Running, "2026-05", running);
    says(Accumulation::Running, "2025-12", "The latest figure is of Sep 2025.");
}

#[test]
fn few_figures_are_a_trial_and_never_news() {
    let as_at = AsAt { period: "2026-03".parse().unwrap(), on: None };
    let measure = level("5 6 5 6 5 6 5 6 5 6 5 60", &[], Polarity::HigherIsBetter);
    let title = process_finding(&Pack::default(), &measure, as_at).unwrap();
    assert_eq!(title, "Above its usual range, with too few figures to rule out chance");
}

/// A measure of these figures, and its last period.
fn ending(figures: &str) -> (Measure, AsAt) {
    let measure = level(figures, &[], Polarity::HigherIsBetter);
    let period = measure.series.last().unwrap().period;
    (measure, AsAt { period, on: None })
}

/// Eight in a row that fall, the first of them high: seven falls.
const FALLING: &str = "4 6 4 6 4 6 4 6 5.9 5.7 5.5 5.3 5.1 4.9 4.7";

#[test]
fn a_title_says_no_more_than_its_figures() {
    let check_of = |unit: &str, figures: &str, expected: &str| {
        let (mut measure, as_at) = ending(figures);
        measure.unit = unit.to_owned();
        let title = process_finding(&Pack::default(), &measure, as_at);
        assert_eq!(title.as_deref(), Some(expected), "{figures}");
    };
    let check = |figures: &str, expected: &str| check_of("", figures, expected);
    check("0 1 0 0 0 0 1 0", "Too rare for limits: 2 in the last 8 months with a figure");
    // What isn't counted isn't added up.
    let still = "It hardly ever changes: no limits are drawn";
    check_of("%", "0 1 0 0 0 0 1 0", still);
    check_of("%", "98 98 98 98 98 97 98 98 98 98", still);
    check("98 98 98 98 98 97 98 98 98 98", still);
    check("5", "One month says nothing of what is usual");
    check("63 63", "Two months say too little of what is usual");
    check("63 65", "Two months say too little of what is usual");
    check("7 7 7 7", "No variation seen, though it is too early to be sure");
    check(FALLING, "Falling for 7 months in a row, more than chance brings");
}

#[test]
fn a_point_is_told_as_the_one_that_it_is() {
    let (measure, as_at) = ending(FALLING);
    let drawn = Control::of(&Pack::default(), &measure, as_at).unwrap();
    let news = |at: usize| drawn.table.rows[at].last().unwrap().clone();
    assert_eq!(news(6), "–");
    assert_eq!(news(7), "from here it falls for 7 months in a row, the worse way");
    assert_eq!(news(8), "1st of 7 falls in a row, the worse way");
    assert_eq!(news(14), "7th of 7 falls in a row, the worse way");
    let two = Control::of(&Pack::default(), &ending("63 65").0, as_at).unwrap();
    assert_eq!(two.table.rows[0][4..6], ["–", "–"], "no limits of two figures");
}

#[test]
fn a_straight_rise_is_said_to_keep_no_level() {
    let notes = |figures: &str| {
        let (measure, as_at) = ending(figures);
        let control = control_chart(&Pack::default(), &measure, as_at).unwrap();
        process_notes(&Pack::default(), &measure, &control).join(" ")
    };
    let rise: Vec<String> = (1..=30).map(|it| it.to_string()).collect();
    assert!(notes(&rise.join(" ")).contains("it keeps no level"));
    assert!(!notes(&["4 6"; 15].join(" ")).contains("it keeps no level"));
    assert!(!notes(&rise[..12].join(" ")).contains("it keeps no level"), "on trial");
}

#[test]
fn a_signal_and_an_interval_that_pull_apart_say_what_each_answers() {
    let text = std::fs::read("public/packs/sample.json").expect("it is published with the page");
    let pack = pack::read(&text).pack.expect("it is a pack");
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: None };
    let judged = |id: &str| check(&pack, pack.measure(&id.into()).unwrap(), as_at).join(" ");
    let both = "the gap may be chance. The two answer different questions";
    assert!(judged("homelessness-prevented").contains(both));
    assert!(judged("potholes").contains("by more than chance. That is another question"));
    // Alike, they need no word.
    assert!(!judged("complaints-time").contains("question"));
}

proptest! {
    #[test]
    fn no_sentence_is_against_the_figures(
        sort in prop::sample::select(ACCUMULATIONS.to_vec()),
        polarity in prop::sample::select(Polarity::ALL.to_vec()),
        figures in prop::collection::vec(prop::option::weighted(0.9, -500..500_i32), 1..30),
        drift in -20..20_i32,
        plan in -300..300_i32,
        places in prop::option::of(0..3_u8),
    ) {
        let text = figures.iter().enumerate().map(|(at, it)| match it {
            Some(it) => (f64::from(*it) / 10.0 + f64::from(drift * at as i32)).to_string(),
            None => "-".to_owned(),
        });
        let plans = vec![plan.to_string(); 12].join(" ");
        let mut measure = monthly(sort, &text.collect::<Vec<_>>().join(" "), &plans);
        measure.polarity = Some(polarity);
        measure.precision = places;
        let last = measure.series.last().map(|it| it.period);
        if let Some(period) = last {
            check(&Pack::default(), &measure, AsAt { period, on: None });
        }
    }
}

#[test]
fn a_share_s_usual_range_stops_at_all_of_it() {
    let as_drawn = |unit: &str, name: &str, figures: &str| {
        let (mut measure, as_at) = ending(figures);
        (measure.unit, measure.name) = (unit.to_owned(), name.to_owned());
        let pack = Pack::default();
        let control = control_chart(&pack, &measure, as_at).unwrap();
        let notes = process_notes(&pack, &measure, &control).join(" ");
        (process_finding(&pack, &measure, as_at).unwrap(), notes, control)
    };
    // A mean of 97, an average range of 2: limits of 91.68 and 102.32.
    let near_all = ["98 96"; 10].join(" ");
    let (title, notes, control) = as_drawn("%", "Answered in time", &near_all);
    assert_eq!(title, "Within its usual range of 91.7% up to 100.0%");
    assert!(notes.contains("its upper limit is 102.3%"), "{notes}");
    // What is worked out stays what it is.
    let upper = control.chart.segments[0].process.limits().unwrap().upper;
    assert!((upper - 102.32).abs() < 1e-9);
    let near_none = ["3 1"; 10].join(" ");
    let (title, notes, _) = as_drawn("%", "Turned away", &near_none);
    assert_eq!(title, "Within its usual range of 0.0% to 7.3%");
    assert!(notes.contains("its lower limit is \u{2212}3.3%"), "{notes}");
    assert!(notes.contains("a share can’t pass that end, so the range stops there."), "{notes}");
    let (_, notes, _) = as_drawn("%", "Open at noon", &["10 90"; 10].join(" "));
    assert!(
        notes.contains("a share can’t pass either end, so the range stops at both."),
        "{notes}"
    );
    // What isn't a share may pass both.
    for (unit, name, figures) in [
        ("homes", "Answered", near_all.as_str()),
        ("%", "Change in rents", &near_all),
        ("%", "Budget spent", &["98 101"; 10].join(" ")),
    ] {
        let (title, notes, _) = as_drawn(unit, name, figures);
        assert!(!title.contains("up to"), "{title}");
        assert!(!notes.contains("As worked out"), "{notes}");
    }
}

#[test]
fn what_was_a_sign_and_no_longer_is_is_said_unless_limits_are_fixed() {
    let said = |fixed: Option<u32>| {
        // Eight over an average that the last figure lifts over one of them.
        let (mut measure, as_at) = ending("4 6 4 6 4 6 4 6 4 6 4 6 5.7 5.7 5.7 5.3 5.7 5.7 5.7 9");
        measure.analysis = fixed.map(|fixed| golden_thread::model::Analysis {
            fixed_after: Some(fixed),
            ..Default::default()
        });
        let all = check(&Pack::default(), &measure, as_at);
        all.into_iter().find(|words| words.contains("no longer is"))
    };
    let words = said(None).expect("the run was one in its day");
    assert!(
        words.starts_with("Oct 2026 was a sign of change when it was reported (8 months"),
        "{words}"
    );
    assert_eq!(said(Some(12)), None);
}
