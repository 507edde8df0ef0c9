//! A target held against the past before it is agreed (RULES 12).

use super::case::Case;
use super::status::Status;
use super::words::listed;
use crate::model::{
    Calendar, Frequency, Measure, Observation, Pack, Period, ReportingYear, Vocabulary,
};
use crate::statistics::chance::{BackTest, Light};
use chrono::NaiveDate;

/// How far back a target is held against the past, in months.
const MONTHS: u32 = 24;

/// The latest period of which a measure has a figure on a day, whichever is shown: up to that a target is held against the
/// past. `None` where it has none, or reports dated ranges.
pub fn back_test_ends(
    calendar: Calendar,
    measure: &Measure,
    on: Option<NaiveDate>,
) -> Option<Period> {
    let frequency = measure.frequency.filter(|it| *it != Frequency::Dated)?;
    let scale = measure.ratio_scale();
    let held = |it: &&Observation| {
        let is_in = on.is_none_or(|on| it.period.end(calendar) <= on);
        it.period.frequency() == frequency && is_in && it.figure(scale).is_some()
    };
    let all = measure.series.iter().filter(held).map(|it| it.period);
    all.max_by_key(|period| period.end(calendar))
}

/// What the target of a year would have made of the last 24 months that a measure has figures of on a day, or of all there
/// are: each past period is held against the plan and floor of the same part of that year. `None` where the measure has no
/// frequency or reports dated ranges.
pub fn back_test(
    pack: &Pack,
    measure: &Measure,
    year: ReportingYear,
    on: Option<NaiveDate>,
) -> Option<BackTest> {
    let calendar = pack.calendar();
    let per_year = measure.frequency?.per_year()?;
    let Some(last) = back_test_ends(calendar, measure, on) else {
        return Some(BackTest::of([]));
    };
    let case = Case::new(calendar, measure, on).as_at(last);
    let count = i32::try_from(MONTHS * per_year / 12).ok()?;
    let parts = calendar.periods(year, last.frequency());
    let past = (0..count).rev().filter_map(|back| last.plus(-back));
    let rated = past.filter_map(|period| {
        let part = position(calendar, period)?;
        let judged = case.judge(case.figure(period), case.resolve(*parts.get(part)?));
        let light = match judged.status {
            Status::Green => Light::Green,
            Status::Amber => Light::Amber,
            Status::Red => Light::Red,
            _ => return None,
        };
        Some((u32::try_from(part + 1).ok()?, light))
    });
    Some(BackTest::of(rated))
}

/// Which part of its year a period is, from 0 on.
fn position(calendar: Calendar, period: Period) -> Option<usize> {
    let year = calendar.year_of_period(period);
    calendar.periods(year, period.frequency()).iter().position(|part| *part == period)
}

/// A back-test in words: `3 red, 8 amber, 13 green. Red every time in April and May.`
pub fn back_test_words(
    found: &BackTest,
    calendar: Calendar,
    frequency: Frequency,
    words: Vocabulary,
) -> String {
    let told =
        [(found.red, Status::Red), (found.amber, Status::Amber), (found.green, Status::Green)];
    let told: Vec<String> = told
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, status)| format!("{count} {}", status.words(words).to_ascii_lowercase()))
        .collect();
    if told.is_empty() {
        return "No past period can be held against it".to_owned();
    }
    let counts = told.join(", ");
    let others = found.green + found.amber;
    if let Some(run) = found.red_to_the_end.filter(|run| *run > 1 && others > 0) {
        return format!("{counts}. {} in each of the last {run}", Status::Red.words(words));
    }
    if found.always_red.is_empty() {
        return counts;
    }
    let parts: Vec<String> =
        found.always_red.iter().map(|part| part_words(calendar, frequency, *part)).collect();
    format!("{counts}. {} every time in {}", Status::Red.words(words), listed(&parts))
}

/// A part of the year in words, counted from 1.
fn part_words(calendar: Calendar, frequency: Frequency, part: u32) -> String {
    match frequency {
        Frequency::Monthly => {
            let month = (calendar.start_month() + part + 10) % 12;
            Calendar::MONTHS.get(month as usize).map_or_else(String::new, |it| (*it).to_owned())
        }
        Frequency::Quarterly => format!("quarter {part}"),
        Frequency::HalfYearly => format!("half {part}"),
        Frequency::Yearly | Frequency::Dated => "the year".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Accumulation, Aim, Bounds, Number, Polarity, Reading, Step, Target, Tolerance,
    };

    /// Two years of quarters, the first of each bad, held against a target of next year.
    fn measure(figures: &[i32]) -> (Pack, Measure) {
        let calendar = Calendar::default();
        let quarter = |at: usize| {
            calendar.periods(calendar.year(2023), Frequency::Quarterly)[0].plus(at as i32).unwrap()
        };
        let next = calendar.year(2025);
        let mut target = Target {
            tolerance: Some(Tolerance::Amount(Number::from(2))),
            ..Target::new(Aim::Value { value: Number::from(10) })
        };
        let plan = |period| Step::new(period, Bounds::Value(Number::from(10)));
        target.trajectory =
            calendar.periods(next, Frequency::Quarterly).into_iter().map(plan).collect();
        let observed = |(at, figure): (usize, &i32)| {
            Observation::new(quarter(at), Reading::Number(Number::from(*figure)))
        };
        let measure = Measure {
            frequency: Some(Frequency::Quarterly),
            polarity: Some(Polarity::HigherIsBetter),
            accumulation: Some(Accumulation::Latest),
            series: figures.iter().enumerate().map(observed).collect(),
            targets: [(next, target)].into(),
            ..Measure::default()
        };
        (Pack::default(), measure)
    }

    fn told(figures: &[i32]) -> String {
        let (pack, measure) = measure(figures);
        let calendar = pack.calendar();
        let found = back_test(&pack, &measure, calendar.year(2025), None).unwrap();
        back_test_words(&found, calendar, Frequency::Quarterly, Vocabulary::RedAmberGreen)
    }

    #[test]
    fn each_past_period_is_held_against_the_same_part_of_the_year() {
        assert_eq!(
            told(&[5, 9, 10, 12, 6, 8, 11, 10]),
            "2 red, 2 amber, 4 green",
            "two of eight fall on one quarter by luck"
        );
        let every = BackTest { red: 3, green: 9, always_red: vec![1], ..BackTest::default() };
        let calendar = Calendar::default();
        assert_eq!(
            back_test_words(&every, calendar, Frequency::Quarterly, Vocabulary::RedAmberGreen),
            "3 red, 9 green. Red every time in quarter 1"
        );
        assert_eq!(told(&[10; 8]), "8 green");
        assert_eq!(told(&[10, 10, 5, 4, 3, 2, 1, 0]), "6 red, 2 green. Red in each of the last 6");
        assert_eq!(told(&[10, 10, 10, 10, 10, 10, 10, 0]), "1 red, 7 green");
        assert_eq!(told(&[5; 8]), "8 red");
    }

    #[test]
    fn no_more_than_two_years_count() {
        assert_eq!(told(&[1, 1, 1, 1, 10, 10, 10, 10, 10, 10, 10, 10]), "8 green");
    }

    #[test]
    fn it_ends_with_the_latest_figure_that_is_in_on_a_day() {
        let (pack, measure) = measure(&[5, 9, 10, 12, 6, 8, 11, 10]);
        let check = |on: &str, ends: Option<&str>, counted: usize| {
            let on = on.parse().ok();
            let calendar = pack.calendar();
            let found = back_test(&pack, &measure, calendar.year(2025), on).unwrap();
            let last = back_test_ends(calendar, &measure, on).map(|it| it.to_string());
            assert_eq!(last.as_deref(), ends, "{on:?}");
            assert_eq!(found.red + found.amber + found.green, counted, "{on:?}");
        };
        check("2025-04-01", Some("2024/25 Q4"), 8);
        check("2024-04-01", Some("2023/24 Q4"), 4);
        check("2023-04-01", None, 0);
        // In whatever order a file has them.
        let mut turned = measure.clone();
        turned.series.reverse();
        let on = "2025-04-01".parse().ok();
        let last = back_test_ends(pack.calendar(), &turned, on).map(|it| it.to_string());
        assert_eq!(last.as_deref(), Some("2024/25 Q4"));
    }

    #[test]
    fn months_are_named_by_the_calendar() {
        let calendar = Calendar::default();
        let months = [1, 9, 10, 12].map(|part| part_words(calendar, Frequency::Monthly, part));
        assert_eq!(listed(&months), "April, December, January and March");
    }
}
