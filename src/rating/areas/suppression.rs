//! What of a measure's areas and groups may be printed (RULES 13): suppressed figures stay so, and where a printed total
//! would give one away a second is withheld.

use super::nesting::Nesting;
use super::parts::is_suppressed;
use super::sums::{Cell, Sums};
use crate::model::{Area, Calendar, Measure, MissingReason, Observation, Period, Reading};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A measure as it may be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Printable<'a> {
    /// The measure, in which what is withheld is suppressed, and no more is left of it.
    pub measure: Cow<'a, Measure>,
    /// What is withheld so that another figure can't be worked out: the comparator's place and the period.
    pub withheld: BTreeSet<(usize, Period)>,
    /// Suppressed figures that the printed totals give away all the same, for want of anything else to withhold: the
    /// only area that has the service. Whoever publishes has to withhold the total.
    pub given_away: BTreeSet<(usize, Period)>,
}

/// A measure as it may be printed. Every page, table, picture and file that shows figures of areas or groups shows
/// these. Figures of one set (`Comparator::set`) are taken for parts of the measure's own figure of the period, figures of
/// `areas` that lie within another for parts of its figure, and figures of parts of a year for parts of the year's;
/// nothing suppressed can be worked out from what is left by adding and taking away, nor because all that is left out
/// comes to nothing or to everybody.
pub fn printable<'a>(
    measure: &'a Measure,
    calendar: Calendar,
    areas: &[Arc<Area>],
) -> Printable<'a> {
    let mut found = Printable {
        measure: Cow::Borrowed(measure),
        withheld: BTreeSet::new(),
        given_away: BTreeSet::new(),
    };
    let parts = || measure.comparators.iter().filter(|it| it.kind.is_part());
    let all = parts().flat_map(|it| &it.series).chain(&measure.series);
    if parts().next().is_none() || !all.into_iter().any(is_suppressed) {
        return found;
    }
    let mut sums = Sums::of(measure, calendar, &Nesting::of(measure, areas));
    while let Some(hidden) = sums.withhold_more() {
        found.withheld.extend(hidden.iter().filter_map(of_comparator));
    }
    found.given_away = sums.given_away().iter().filter_map(of_comparator).collect();
    let printed = found.measure.to_mut();
    // A text beside a suppressed figure may say it: that of the whole gives its parts away too.
    printed.series.iter_mut().for_each(silence);
    for (at, comparator) in printed.comparators.iter_mut().enumerate() {
        if !comparator.kind.is_part() {
            continue;
        }
        for figure in &mut comparator.series {
            if found.withheld.contains(&(at, figure.period)) {
                *figure = suppressed(figure.period);
            } else {
                silence(figure);
            }
        }
    }
    found
}

fn suppressed(period: Period) -> Observation {
    Observation::new(period, Reading::Missing(MissingReason::Suppressed))
}

/// Takes the text of a suppressed figure away that may say what is suppressed.
fn silence(figure: &mut Observation) {
    if is_suppressed(figure) {
        figure.text = figure.text.take().filter(|text| says_no_figure(text));
    }
}

/// `<5`, `*` and words: what was written where a figure was left out.
fn says_no_figure(text: &str) -> bool {
    let text = text.trim();
    let bare = text.strip_prefix('<').unwrap_or(text);
    text.starts_with('<') && bare.trim().chars().all(|it| it.is_ascii_digit())
        || !text.chars().any(char::is_numeric)
}

fn of_comparator(cell: &Cell) -> Option<(usize, Period)> {
    Some((cell.series.checked_sub(1)?, cell.period))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Accumulation, Comparator, ComparatorKind, Number};

    fn of(part: i32, all: i32) -> Reading {
        Reading::Ratio { numerator: Number::from(part), denominator: Number::from(all) }
    }

    fn series(readings: &[(&str, Reading)]) -> Vec<Observation> {
        let each = |(period, reading): &(&str, Reading)| {
            Observation::new(period.parse().unwrap(), *reading)
        };
        readings.iter().map(each).collect()
    }

    fn measure(own: &[(&str, Reading)], areas: &[(&str, &[(&str, Reading)])]) -> Measure {
        Measure {
            accumulation: Some(Accumulation::Ratio),
            scale: Some(Number::from(100)),
            series: series(own),
            comparators: areas
                .iter()
                .map(|(name, readings)| Comparator {
                    id: (*name).into(),
                    name: (*name).to_owned(),
                    kind: ComparatorKind::Area,
                    series: series(readings),
                    ..Comparator::default()
                })
                .collect(),
            ..Measure::default()
        }
    }

    const HIDDEN: Reading = Reading::Missing(MissingReason::Suppressed);
    const NONE: Reading = Reading::Missing(MissingReason::NoService);
    const LATE: Reading = Reading::Missing(MissingReason::Late);
    const Q1: &str = "2025/26 Q1";

    fn check(measure: &Measure, withheld: &[(usize, &str)], given_away: &[usize]) {
        let found = printable(measure, Calendar::starting_in(4).unwrap(), &[]);
        let expected: BTreeSet<(usize, Period)> =
            withheld.iter().map(|(at, period)| (*at, period.parse().unwrap())).collect();
        assert_eq!(found.withheld, expected);
        let given: Vec<usize> = found.given_away.iter().map(|(at, _)| *at).collect();
        assert_eq!(given, given_away);
        for (at, period) in &found.withheld {
            let series = &found.measure.comparators[*at].series;
            let figure = series.iter().find(|it| it.period == *period).unwrap();
            assert_eq!(*figure, suppressed(*period));
        }
    }

    #[test]
    fn one_hidden_part_of_a_printed_total_hides_the_smallest_of_the_others() {
        let areas: [(&str, &[(&str, Reading)]); 3] =
            [("a", &[(Q1, of(20, 60))]), ("b", &[(Q1, HIDDEN)]), ("c", &[(Q1, of(9, 40))])];
        check(&measure(&[(Q1, of(32, 110))], &areas), &[(2, Q1)], &[]);
        // Two that are hidden already keep each other's secret, and so does a late one.
        let areas: [(&str, &[(&str, Reading)]); 3] =
            [("a", &[(Q1, of(20, 60))]), ("b", &[(Q1, HIDDEN)]), ("c", &[(Q1, HIDDEN)])];
        check(&measure(&[(Q1, of(32, 110))], &areas), &[], &[]);
        let areas: [(&str, &[(&str, Reading)]); 3] =
            [("a", &[(Q1, of(20, 60))]), ("b", &[(Q1, HIDDEN)]), ("c", &[(Q1, LATE)])];
        check(&measure(&[(Q1, of(32, 110))], &areas), &[], &[]);
        // Without a total there is nothing to take the others from.
        let areas: [(&str, &[(&str, Reading)]); 2] =
            [("a", &[(Q1, of(20, 60))]), ("b", &[(Q1, HIDDEN)])];
        check(&measure(&[], &areas), &[], &[]);
    }

    #[test]
    fn what_is_nothing_keeps_no_secret() {
        // The hidden two come to none, so each is none: a third that isn't none is withheld.
        let areas: [(&str, &[(&str, Reading)]); 4] = [
            ("a", &[(Q1, of(20, 60))]),
            ("b", &[(Q1, HIDDEN)]),
            ("c", &[(Q1, HIDDEN)]),
            ("d", &[(Q1, of(5, 30))]),
        ];
        check(&measure(&[(Q1, of(25, 110))], &areas), &[(3, Q1)], &[]);
        // An area that lacks the service is none, and the other of two is the total.
        let areas: [(&str, &[(&str, Reading)]); 2] = [("a", &[(Q1, HIDDEN)]), ("b", &[(Q1, NONE)])];
        check(&measure(&[(Q1, of(4, 30))], &areas), &[], &[0]);
    }

    #[test]
    fn a_year_gives_no_quarter_away() {
        let (q2, q3, q4, year) = ("2025/26 Q2", "2025/26 Q3", "2025/26 Q4", "2025/26");
        let areas: [(&str, &[(&str, Reading)]); 1] = [(
            "a",
            &[(Q1, of(9, 20)), (q2, HIDDEN), (q3, of(8, 20)), (q4, of(7, 20)), (year, of(27, 80))],
        )];
        check(&measure(&[], &areas), &[(0, q4)], &[]);
    }

    #[test]
    fn a_suppressed_total_is_kept_too_and_texts_say_nothing() {
        let areas: [(&str, &[(&str, Reading)]); 2] =
            [("a", &[(Q1, of(2, 60))]), ("b", &[(Q1, of(1, 40))])];
        check(&measure(&[(Q1, HIDDEN)], &areas), &[(1, Q1)], &[]);
        for (text, kept) in
            [("<5", true), ("*", true), ("3 (hidden)", false), ("<5, in fact 3", false)]
        {
            let mut held = measure(&[(Q1, HIDDEN)], &[("a", &[(Q1, HIDDEN)])]);
            held.comparators[0].series[0].text = Some(text.to_owned());
            held.series[0].text = Some(text.to_owned());
            let found = printable(&held, Calendar::default(), &[]);
            for figure in [&found.measure.comparators[0].series[0], &found.measure.series[0]] {
                assert_eq!(figure.text.is_some(), kept, "{text}");
            }
        }
    }

    #[test]
    fn an_area_gives_none_away_that_lies_within_it() {
        let area = |id: &str, within: Option<&str>| {
            let within = within.map(crate::model::AreaId::from);
            Arc::new(Area { id: id.into(), name: id.to_owned(), within, ..Area::default() })
        };
        let areas = [area("n", None), area("a", Some("n")), area("b", Some("n")), area("c", None)];
        let figures: [(&str, &[(&str, Reading)]); 5] = [
            ("n", &[(Q1, of(29, 100))]),
            ("a", &[(Q1, of(20, 60))]),
            ("b", &[(Q1, HIDDEN)]),
            ("c", &[(Q1, HIDDEN)]),
            ("d", &[(Q1, of(8, 30))]),
        ];
        let held = measure(&[(Q1, of(41, 150))], &figures);
        let withheld = |areas: &[Arc<Area>]| -> Vec<usize> {
            let found = printable(&held, Calendar::starting_in(4).unwrap(), areas);
            found.withheld.iter().map(|(at, _)| *at).collect()
        };
        // Where nobody says what lies where, two hidden ones of one set keep each other's secret.
        assert!(withheld(&[]).is_empty());
        // n less a is b, and the whole less n and d is c: a keeps b's secret, d keeps c's.
        assert_eq!(withheld(&areas), [1, 4]);
    }

    #[test]
    fn what_has_nothing_suppressed_is_handed_on() {
        let held = measure(&[(Q1, of(30, 90))], &[("a", &[(Q1, of(30, 90))])]);
        assert!(matches!(printable(&held, Calendar::default(), &[]).measure, Cow::Borrowed(_)));
    }
}
