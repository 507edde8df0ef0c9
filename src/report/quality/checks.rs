//! The automatic checks (RULES 14, last line, and 3), asked of every figure of the year shown as it stands.

use crate::model::{
    Calendar, Measure, MeasureId, MissingReason, Observation, Pack, Period, Reading, day_label,
};
use crate::planning::due::Asking;
use crate::rating::{AsAt, FigureCheck, Unlikely, counted, figure_checks, printed_reading};
use std::collections::HashMap;

/// An automatic check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The figure is due and isn't there; that of the period before is.
    Late,
    /// Nor is that before it: what there is, is stale.
    Stale,
    /// A figure that is there is unlikely.
    Unlikely(Unlikely),
}

impl Check {
    /// Every check, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Late, Self::Stale].into_iter().chain(Unlikely::ALL.map(Self::Unlikely))
    }

    /// What is looked for, as a heading.
    pub fn words(self) -> &'static str {
        match self {
            Self::Late => "Late for one period",
            Self::Stale => "Late for several periods",
            Self::Unlikely(what) => what.words(),
        }
    }

    /// The rule by which it is found, in a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Late => {
                "The period has ended, the days that the specification allows have passed, and the figure isn’t there, while that of the period before is. Each measure is counted once. Of what isn’t collected then, or is of a plan that doesn’t run, none is asked for."
            }
            Self::Stale => {
                "The same, and the figure for one or more of the periods before it isn’t there either, so that the last one is stale. Each measure is counted once, with how many periods it lacks."
            }
            Self::Unlikely(what) => what.rule(),
        }
    }
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The measure.
    pub measure: MeasureId,
    /// Its name.
    pub name: String,
    /// Of which period.
    pub period: Period,
    /// The figure that is asked about, as printed; of one that isn't there, the latest that is.
    pub value: String,
    /// What was found, as a clause.
    pub words: String,
    /// Where somebody said that the figure is right: so, and on which day.
    pub answered: Option<String>,
}

/// What a check found of one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The latest of it.
    pub latest: &'a Found,
    /// What it found of periods before that, the latest first.
    pub earlier: Vec<&'a Found>,
}

impl<'a> Asked<'a> {
    /// All that was found, the latest first.
    pub fn all(&self) -> impl Iterator<Item = &'a Found> + '_ {
        std::iter::once(self.latest).chain(self.earlier.iter().copied())
    }
}

/// How many measures lack a figure, and which of the checks counts how many of them: `8 measures lack a figure: 1 late for one
/// period, 7 for several.` `None` where none does.
pub fn lacking_words(found: &[(Check, Found)]) -> Option<String> {
    let of = |wanted: Check| found.iter().filter(|(check, _)| *check == wanted).count();
    let (late, stale) = (of(Check::Late), of(Check::Stale));
    let all = counted(late + stale, "measure lacks", "measures lack");
    let how = match (late, stale) {
        (0, 0) => return None,
        (_, 0) => "late for one period".to_owned(),
        (0, _) => "late for several periods".to_owned(),
        (late, stale) => format!("{late} late for one period, {stale} for several"),
    };
    Some(format!("{all} a figure: {how}."))
}

/// What the automatic checks found and nobody answered, by check in the order of [`Check::all`] and then by measure, in the order in which
/// measures come; a check that found nothing is there with nothing.
pub fn by_check(calendar: Calendar, found: &[(Check, Found)]) -> Vec<(Check, Vec<Asked<'_>>)> {
    let of = |check: Check| {
        let mut asked: Vec<Asked<'_>> = Vec::new();
        let mut at: HashMap<&MeasureId, usize> = HashMap::new();
        let open = |(each, found): &&(Check, Found)| *each == check && found.answered.is_none();
        for (_, its) in found.iter().filter(open) {
            let held = at.get(&its.measure).and_then(|at| asked.get_mut(*at));
            match held {
                Some(held) => held.earlier.push(its),
                None => {
                    at.insert(&its.measure, asked.len());
                    asked.push(Asked { latest: its, earlier: Vec::new() });
                }
            }
        }
        for each in &mut asked {
            each.earlier.push(each.latest);
            each.earlier.sort_by_key(|it| std::cmp::Reverse(it.period.end(calendar)));
            each.latest = each.earlier.remove(0);
        }
        (check, asked)
    };
    Check::all().map(of).collect()
}

/// How many periods are looked back at for the latest figure.
const FAR: i32 = 60;

/// What the checks find of a measure: whether it lacks the figure that is asked for as at a point, and what is unlikely of
/// its figures of the year shown so far.
pub fn checks_of(
    pack: &Pack,
    measure: &Measure,
    (as_at, asking): (AsAt, &Asking),
) -> Vec<(Check, Found)> {
    let calendar = pack.calendar();
    let mut found: Vec<(Check, Found)> = late(pack, measure, asking).into_iter().collect();
    let year = calendar.year_of_period(as_at.period);
    let until = as_at.period.end(calendar);
    let of_the_year = measure.series.iter().filter(|held| {
        calendar.year_of_period(held.period) == year && held.period.end(calendar) <= until
    });
    for held in of_the_year {
        for check in figure_checks(calendar, measure, held.period) {
            let what = Found {
                measure: measure.id.clone(),
                name: measure.name.clone(),
                period: held.period,
                value: value(measure, held),
                answered: answered(held, &check),
                words: check.words,
            };
            found.push((Check::Unlikely(check.unlikely), what));
        }
    }
    found
}

/// `it was said to be right on 3 Oct 2025`, of a question that was answered.
fn answered(held: &Observation, check: &FigureCheck) -> Option<String> {
    let answered = held.answered.as_ref().filter(|_| held.is_answered(&check.key()))?;
    let on = answered.on.map(|day| format!(" on {}", day_label(day.0)));
    Some(format!("it was said to be right{}", on.unwrap_or_default()))
}

/// A figure as printed; the parts of a ratio with it.
fn value(measure: &Measure, held: &Observation) -> String {
    printed_reading(measure, held.period, held.reading)
}

/// Whether the figure that is asked for is late, and how old the latest is.
fn late(pack: &Pack, measure: &Measure, asking: &Asking) -> Option<(Check, Found)> {
    let calendar = pack.calendar();
    let period = asking.lacking(pack, measure)?;
    let missing = |period: &Period| {
        let held = measure.observation(*period);
        held.is_none_or(|it| it.reading == Reading::Missing(MissingReason::Late))
            && asking.is_collected(pack, measure, *period)
    };
    let before = (1..FAR).map_while(|away| period.plus(-away));
    let gap = before.take_while(missing).count();
    let latest = measure.series.iter().filter(|held| {
        held.reading.is_figure() && held.period.end(calendar) < period.end(calendar)
    });
    let latest = latest.max_by_key(|held| held.period.end(calendar));
    let told = |words: String, held: Option<&Observation>| Found {
        measure: measure.id.clone(),
        name: measure.name.clone(),
        period,
        value: held.map_or_else(
            || "none yet".to_owned(),
            |held| {
                format!("none; the last is {} for {}", value(measure, held), held.period.label())
            },
        ),
        words,
        answered: None,
    };
    Some(match (latest, gap) {
        (Some(held), gap) if gap > 0 => (
            Check::Stale,
            told(format!("no figure for {} periods that are due", gap + 1), Some(held)),
        ),
        (held, _) => (Check::Late, told("its figure is due and isn’t there".to_owned(), held)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Accumulation, Frequency, Number, Polarity};

    fn measure(figures: &[(&str, f64)]) -> Measure {
        let observed = |(period, value): &(&str, f64)| {
            let value = Number::try_from(*value).unwrap();
            Observation::new(period.parse().unwrap(), Reading::Number(value))
        };
        Measure {
            id: "bins".into(),
            name: "Bins missed".into(),
            unit: "number".into(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(Accumulation::Latest),
            polarity: Some(Polarity::LowerIsBetter),
            precision: Some(0),
            series: figures.iter().map(observed).collect(),
            ..Measure::default()
        }
    }

    fn checked(pack: &Pack, measure: &Measure) -> Vec<(Check, Found)> {
        let as_at = AsAt { period: "2025-09".parse().unwrap(), on: None };
        checks_of(pack, measure, (as_at, &Asking::of(pack, as_at)))
    }

    fn check(figures: &[(&str, f64)], expected: &[(Check, &str, &str, &str)]) {
        let measure = measure(figures);
        let pack = Pack::default();
        let found = checked(&pack, &measure);
        let told: Vec<(Check, String, &str, &str)> = found
            .iter()
            .map(|(check, it)| {
                (*check, it.period.to_string(), it.value.as_str(), it.words.as_str())
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(check, period, value, words)| (*check, (*period).to_owned(), *value, *words))
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_figure_that_is_due_is_late_and_with_those_before_it_stale() {
        let late = Check::Late;
        check(
            &[("2025-08", 3.0)],
            &[(
                late,
                "2025-09",
                "none; the last is 3 for Aug 2025",
                "its figure is due and isn’t there",
            )],
        );
        check(
            &[("2025-06", 3.0)],
            &[(
                Check::Stale,
                "2025-09",
                "none; the last is 3 for Jun 2025",
                "no figure for 3 periods that are due",
            )],
        );
        // What wasn't measured yet, and what was given up, owes nothing.
        check(&[("2025-10", 3.0)], &[]);
        check(&[("2023-10", 3.0)], &[]);
        check(&[], &[]);
        check(&[("2025-09", 3.0)], &[]);
    }

    #[test]
    fn every_figure_of_the_year_so_far_is_asked_about() {
        let below = Check::Unlikely(Unlikely::OutsideUnit);
        check(
            &[("2025-03", -1.0), ("2025-04", -2.0), ("2025-09", 3.0), ("2025-10", -4.0)],
            &[(below, "2025-04", "\u{2212}2", "\u{2212}2 is a count below zero")],
        );
    }

    #[test]
    fn what_was_answered_is_told_as_answered() {
        let mut measure = measure(&[("2025-08", 3.0), ("2025-09", -4.0)]);
        let pack = Pack::default();
        let answers = |measure: &Measure| -> Vec<Option<String>> {
            checked(&pack, measure).into_iter().map(|(_, it)| it.answered).collect()
        };
        assert_eq!(answers(&measure), [None]);
        measure.series[1].answer(["outside_unit -4".to_owned()], "2025-10-03".parse().ok());
        assert_eq!(answers(&measure), [Some("it was said to be right on 3 Oct 2025".to_owned())]);
        measure.series[1].reading = Reading::Number(Number::from(-5));
        assert_eq!(answers(&measure), [None]);
    }

    #[test]
    fn what_is_asked_stands_once_a_measure_and_check_with_the_latest_first() {
        let (one, other) = (Check::Unlikely(Unlikely::Stuck), Check::Unlikely(Unlikely::Tenfold));
        let found = |check: Check, measure: &str, period: &str| {
            let period = period.parse().unwrap();
            let (name, value, words) = (measure.to_uppercase(), String::new(), String::new());
            let measure = measure.into();
            (check, Found { measure, name, period, value, words, answered: None })
        };
        let all = [
            found(one, "b", "2025-08"),
            found(one, "a", "2025-04"),
            found(other, "b", "2025-08"),
            found(one, "b", "2025-09"),
            found(one, "b", "2025-05"),
        ];
        let told: Vec<(Check, Vec<String>)> = by_check(Calendar::default(), &all)
            .into_iter()
            .filter(|(_, asked)| !asked.is_empty())
            .map(|(check, asked)| {
                let line = |it: &Asked<'_>| {
                    let periods: Vec<String> = it.all().map(|it| it.period.to_string()).collect();
                    format!("{}: {}", it.latest.name, periods.join(", "))
                };
                (check, asked.iter().map(line).collect())
            })
            .collect();
        let expected = [
            (other, vec!["B: 2025-08".to_owned()]),
            (one, vec!["B: 2025-09, 2025-08, 2025-05".to_owned(), "A: 2025-04".to_owned()]),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn it_is_said_which_of_the_checks_counts_what_lacks() {
        let check = |late: usize, stale: usize, expected: Option<&str>| {
            let found = |check: Check| {
                let period = "2025-09".parse().unwrap();
                let (name, value, words) = (String::new(), String::new(), String::new());
                (check, Found { measure: "a".into(), name, period, value, words, answered: None })
            };
            let late = std::iter::repeat_n(found(Check::Late), late);
            let all: Vec<_> = late.chain(std::iter::repeat_n(found(Check::Stale), stale)).collect();
            assert_eq!(lacking_words(&all).as_deref(), expected);
        };
        check(0, 0, None);
        check(1, 0, Some("1 measure lacks a figure: late for one period."));
        check(0, 8, Some("8 measures lack a figure: late for several periods."));
        check(1, 7, Some("8 measures lack a figure: 1 late for one period, 7 for several."));
    }

    #[test]
    fn each_check_has_its_words_and_its_rule() {
        let all: Vec<Check> = Check::all().collect();
        let words: std::collections::HashSet<_> = all.iter().map(|it| it.words()).collect();
        assert_eq!(words.len(), all.len());
        assert!(all.iter().all(|it| it.rule().ends_with('.')));
    }
}
