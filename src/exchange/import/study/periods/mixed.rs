//! Months, quarters and years of one measure: `Apr, May, Jun, Q1, Jul`. Where the longer ones come to what the others in them
//! do, they are left out; else it is asked which are the measure's.

use super::super::columns::deciding::Deciding;
use super::super::names::by_measure::OfMeasure;
use super::super::names::words::{few, listed, plain};
use super::super::question::{Question, Why};
use super::super::recast::{At, Recast, waits_for};
use super::super::repeated::drop_rows;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::reading::{period, value};
use crate::model::{Frequency, MeasureId, Period};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

const ASKED: &str = "mixed-periods";

/// Why a longer period isn't taken.
const HOLDS_OTHERS: &str =
    "the figure of a longer period, beside those of the shorter ones in it that are taken";

/// Why a shorter one isn't.
const SHORTER: &str = "the figure of a shorter period than those that you took";

/// What says whose a figure is.
const SERIES: [Role; 3] = [Role::SeriesRole, Role::Geography, Role::PartsOf];

/// What says which measure it is of.
const MEASURE: [Role; 3] = [Role::MeasureId, Role::MeasureName, Role::Unit];

/// A figure's row in the long table.
struct Figure {
    row: usize,
    whose: Vec<String>,
    period: Period,
    /// None of a mark in its place.
    value: Option<f64>,
    /// It is what the measure started from.
    starts: bool,
}

/// A measure with figures of several frequencies.
#[derive(Default)]
struct Mixed {
    name: String,
    frequencies: BTreeSet<Frequency>,
    figures: Vec<Figure>,
    /// What makes it doubtful which are its own; none where nothing does.
    doubt: Option<String>,
}

impl Mixed {
    fn is_of_several(&self) -> bool {
        let others = self.frequencies.len() > 1;
        // A first half beside whole years is an interim reading of them.
        let halves = self.frequencies.iter().all(|it| *it > Frequency::Quarterly);
        others && !halves
    }
}

impl Deciding<'_> {
    /// Tells longer periods from the shorter ones in them, and asks where that can't be told.
    pub(in super::super) fn mixed_periods(&mut self, recast: &mut Recast) {
        if self.choices.frequency.is_some() || !self.with(Role::Frequency).is_empty() {
            return;
        }
        let (decided, open): (Vec<Mixed>, Vec<Mixed>) =
            self.mixed(recast).into_iter().partition(|it| it.doubt.is_none());
        let finest = |it: Mixed| Some((it.frequencies.first().copied()?, it));
        let mut taken: Vec<(Frequency, Mixed)> = decided.into_iter().filter_map(finest).collect();
        let mut out: BTreeMap<usize, Why> = BTreeMap::new();
        for (mixed, answer) in self.ask_which_periods(open) {
            match answer {
                Ok(frequency) => taken.push((frequency, mixed)),
                Err(id) => out.extend(mixed.figures.iter().map(|it| (it.row, waits_for(&id)))),
            }
        }
        for (frequency, mixed) in taken {
            for figure in &mixed.figures {
                let of = figure.period.frequency();
                let others = || self.within(figure, frequency, &mixed.figures).next().is_some();
                let why = match figure.starts {
                    false if of > frequency && others() => HOLDS_OTHERS,
                    false if of < frequency => SHORTER,
                    // What a whole year before them is, is told with targets.
                    _ => {
                        recast.say(figure.row, Role::Frequency, frequency.words(), None);
                        continue;
                    }
                };
                // Its target is that period's all the same.
                if keeps_target(figure.row, why, recast) {
                    recast.say(figure.row, Role::Frequency, frequency.words(), None);
                } else {
                    out.insert(figure.row, why.into());
                }
            }
        }
        drop_rows(recast, &out);
    }

    /// The measures that have figures of several frequencies, and nothing that says which is theirs.
    fn mixed(&self, recast: &Recast) -> Vec<Mixed> {
        let periods = self.periods_in(recast);
        let of: BTreeSet<Frequency> = periods.values().map(|it| it.frequency()).collect();
        // Most files have periods of one length.
        if of.len() < 2 {
            return Vec::new();
        }
        let columns = |roles: &[Role]| -> Vec<usize> {
            roles.iter().filter_map(|role| recast.mapping.column(*role)).collect()
        };
        let (measure, series) = (columns(&MEASURE), columns(&SERIES));
        let (figures, label) = (columns(&[Role::Value, Role::Numerator]), columns(&[Role::Period]));
        let mut found: BTreeMap<Vec<String>, Option<Mixed>> = BTreeMap::new();
        for at in 0..recast.table.rows.len() {
            let said = |column: &usize| cell(recast, at, *column);
            let figure = figures.iter().map(said).find(|text| !text.is_empty());
            let period = label.first().and_then(|it| periods.get(said(it)).copied());
            let (Some(figure), Some(period)) = (figure, period) else { continue };
            let plainly = |columns: &[usize]| columns.iter().map(|it| plain(said(it))).collect();
            let called =
                |role: Role| recast.mapping.column(role).map_or("", |it| cell(recast, at, it));
            let of_measure = found.entry(plainly(&measure)).or_insert_with(|| {
                let name = called(Role::MeasureName);
                (!self.reports_already(called(Role::MeasureId), name))
                    .then(|| Mixed { name: name.to_owned(), ..Mixed::default() })
            });
            let Some(mixed) = of_measure else { continue };
            let starts = self.starts_measures(recast, at, &figures);
            if !starts {
                mixed.frequencies.insert(period.frequency());
            }
            let value = value::number(figure).map(|it| it.get());
            mixed.figures.push(Figure { row: at, whose: plainly(&series), period, value, starts });
        }
        let several = found.into_values().flatten().filter(Mixed::is_of_several);
        // Years before the first months are a series of their own.
        let hold_others = |mut mixed: Mixed| {
            let (hold_others, doubt) = self.stand(&mixed);
            mixed.doubt = doubt;
            hold_others.then_some(mixed)
        };
        several.filter_map(hold_others).collect()
    }

    /// What the labels of the long table mean that are months, quarters, halves and years.
    fn periods_in(&self, recast: &Recast) -> HashMap<String, Period> {
        let Some(label) = recast.mapping.column(Role::Period) else { return HashMap::new() };
        let labels: HashSet<&String> =
            recast.table.rows.iter().filter_map(|row| row.get(label)).collect();
        let read = |text: &String| {
            let period = period::read(text, self.calendar, None).ok()?.period;
            (period.frequency() != Frequency::Dated).then(|| (text.clone(), period))
        };
        labels.into_iter().filter_map(read).collect()
    }

    /// Whether the pack says how often a measure reports.
    fn reports_already(&self, id: &str, name: &str) -> bool {
        let named = || {
            let meant = self.same_as.get(&plain(name)).map_or(name, String::as_str);
            let mut held = self.pack.measures.iter();
            held.find(|it| plain(&it.name) == plain(meant)).map(|it| &**it)
        };
        let held = self.pack.measure(&MeasureId::from(id)).or_else(named);
        held.is_some_and(|it| it.frequency.is_some())
    }

    /// Whether a figure stands in a column of what measures start from.
    fn starts_measures(&self, recast: &Recast, row: usize, figures: &[usize]) -> bool {
        let origins = recast.table.origins.get(row);
        let from = |at: &usize| origins.and_then(|row| row.get(*at)).copied().flatten();
        let mut columns = figures.iter().filter_map(from);
        columns.any(|(_, column)| self.column(column).is_some_and(|it| it.starts))
    }

    /// The figures of a frequency that are in a longer period.
    fn within<'b>(
        &'b self,
        longer: &'b Figure,
        frequency: Frequency,
        figures: &'b [Figure],
    ) -> impl Iterator<Item = &'b Figure> {
        let calendar = self.calendar;
        figures.iter().filter(move |it| {
            it.period.frequency() == frequency
                && it.whose == longer.whose
                && it.period.start(calendar) >= longer.period.start(calendar)
                && it.period.end(calendar) <= longer.period.end(calendar)
        })
    }

    /// How the longer periods of a measure stand to the shortest ones in them, and why it can't be told which are its own where
    /// they differ.
    fn stand(&self, mixed: &Mixed) -> (bool, Option<String>) {
        let Some(shortest) = mixed.frequencies.first().copied() else { return (false, None) };
        let longer = |it: &&Figure| !it.starts && it.period.frequency() != shortest;
        let mut hold_others = false;
        for figure in mixed.figures.iter().filter(longer) {
            let within = || self.within(figure, shortest, &mixed.figures);
            hold_others |= within().next().is_some();
            let Some(whole) = figure.value else { continue };
            let parts: Vec<f64> = within().filter_map(|it| it.value).collect();
            if !parts.is_empty() && !holds(whole, &parts) {
                let first = parts.iter().take(4).map(ToString::to_string);
                let first = listed(first, parts.len());
                let (period, few) = (figure.period.label(), nouns(shortest));
                return (true, Some(format!("{period} is {whole}, and its {few} are {first}")));
            }
        }
        (hold_others, None)
    }

    /// Asks which figures are those of measures; what was answered of each, or the question that it waits for.
    fn ask_which_periods(&mut self, open: Vec<Mixed>) -> Vec<(Mixed, Result<Frequency, String>)> {
        let Some(first) = open.first() else { return Vec::new() };
        let why = first.doubt.clone().unwrap_or_default();
        let frequencies: BTreeSet<Frequency> =
            open.iter().flat_map(|it| it.frequencies.iter().copied()).collect();
        let text = |names: &[String], of: &BTreeSet<Frequency>| {
            let kinds: Vec<String> = of.iter().map(|it| nouns(*it).to_owned()).collect();
            format!(
                "There are figures of {} for {}: which are taken?",
                few(names, 3),
                listed(kinds.iter().cloned(), kinds.len())
            )
        };
        let names: Vec<String> = open.iter().map(|it| it.name.clone()).collect();
        let question = Question::new(ASKED, text(&names, &frequencies))
            .answers(frequencies.iter().map(|it| nouns(*it)))
            .because(why)
            .holding("those figures");
        let measures: Vec<OfMeasure> = open
            .iter()
            .map(|it| OfMeasure {
                name: it.name.clone(),
                text: text(std::slice::from_ref(&it.name), &it.frequencies),
            })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        let meant = |answer: Result<String, String>| {
            let answer = answer?;
            let found = Frequency::ALL.into_iter().find(|it| nouns(*it) == answer);
            found.ok_or_else(|| ASKED.to_owned())
        };
        open.into_iter().zip(answers.into_iter().map(meant)).collect()
    }
}

/// A cell of the long table.
fn cell(recast: &Recast, row: usize, column: usize) -> &str {
    let row = recast.table.rows.get(row);
    row.and_then(|row| row.get(column)).map_or("", String::as_str)
}

/// Whether a longer period's figure is the sum of those in it, or lies among them as a mean or the last of them does.
fn holds(whole: f64, parts: &[f64]) -> bool {
    let sum: f64 = parts.iter().sum();
    let least = parts.iter().copied().fold(f64::INFINITY, f64::min);
    let most = parts.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Each is rounded where it is printed.
    let printed = |number: f64| number.to_string().split_once('.').map_or(0, |it| it.1.len());
    let decimals = parts.iter().copied().chain([whole]).map(printed).max().unwrap_or(0);
    let digit = i32::try_from(decimals).unwrap_or(0);
    let rounded = match decimals {
        0 => 1e-9,
        _ => 0.501 * 10_f64.powi(-digit) * (parts.iter().map(|_| 1.0).sum::<f64>() + 1.0),
    };
    (least - rounded..=most + rounded).contains(&whole) || (sum - whole).abs() <= rounded
}

/// What periods of a frequency are called.
fn nouns(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "months",
        Frequency::Quarterly => "quarters",
        Frequency::HalfYearly => "half-years",
        Frequency::Yearly => "years",
        Frequency::Dated => "other dates",
    }
}

/// Leaves out a figure and keeps its target, where the row has one; whether it has.
fn keeps_target(row: usize, why: &'static str, recast: &mut Recast) -> bool {
    const FIGURE: [Role; 6] = [
        Role::Value,
        Role::ValueText,
        Role::Numerator,
        Role::Denominator,
        Role::Qualifier,
        Role::Comment,
    ];
    let target = recast.mapping.column(Role::Target);
    if target.is_none_or(|at| cell(recast, row, at).is_empty()) {
        return false;
    }
    for at in FIGURE.into_iter().filter_map(|role| recast.mapping.column(role)) {
        if let Some(text) = recast.table.rows.get_mut(row).and_then(|row| row.get_mut(at)) {
            text.clear();
        }
        let origin = recast.table.origins.get_mut(row).and_then(|row| row.get_mut(at));
        let origin: Option<At> = origin.and_then(Option::take);
        if let Some(origin) = origin {
            recast.told.insert(origin, (Outcome::LeftOut, why.into()));
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::Pack;

    const MONTHS: &str = "Bins,Apr 2025,10\nBins,May 2025,12\nBins,Jun 2025,11\n";

    fn long(rows: &str) -> String {
        format!("Measure,Period,Value\n{MONTHS}{rows}")
    }

    #[test]
    fn longer_periods_that_hold_the_months_are_left_out_aloud() {
        let check = |text: &str| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.asked(), ["direction"], "{text}");
            let months = ["2025-04: 10", "2025-05: 12", "2025-06: 11"];
            let expected = months.map(|it| format!("Bins, own, {it}"));
            assert_eq!(found.figures(), expected, "{text}");
            let held = found.pack.measures[0].frequency;
            assert_eq!(held, Some(Frequency::Monthly), "{text}");
            let left = found.proposal.left_out();
            assert!(left.contains_key(HOLDS_OTHERS), "{text}: {left:?}");
        };
        check(&long("Bins,Q1 2025/26,33\n"));
        check(&long("Bins,Q1 2025/26,33\nBins,2025/26,33\n"));
        // A mean of them, or the last of a running total.
        check(&long("Bins,Q1 2025/26,11.2\n"));
        check("Measure,Apr 2025,May 2025,Jun 2025,Q1 2025/26\nBins,10,12,11,33\n");
        check("Measure,Q1 2025/26,Jun 2025,May 2025,Apr 2025\nBins,33,11,12,10\n");
        let rows = "Bins,Q1 2025/26,33\n".to_owned() + MONTHS;
        check(&format!("Measure,Period,Value\n{rows}"));
    }

    #[test]
    fn what_the_months_dont_come_to_is_asked_about() {
        let months = ["2025-04: 10", "2025-05: 12", "2025-06: 11"];
        let check = |rows: &str, answer: Option<&str>, expected: &[&str]| {
            let answers: Vec<(&str, &str)> = answer.iter().map(|it| (ASKED, *it)).collect();
            let found = tried(&Pack::default(), &long(rows), &answers);
            assert_eq!(found.question(ASKED).is_open(), answer.is_none(), "{rows}");
            let expected: Vec<String> =
                expected.iter().map(|it| format!("Bins, own, {it}")).collect();
            assert_eq!(found.figures(), expected, "{rows} {answer:?}");
        };
        let differs = "Bins,Q1 2025/26,90\n";
        check(differs, None, &[]);
        check(differs, Some("months"), &months);
        check(differs, Some("quarters"), &["2025/26 Q1: 90"]);
    }

    #[test]
    fn years_before_the_first_months_stay() {
        let text = long("Bins,2023/24,140\nBins,2024/25,120\n");
        let found = tried(&Pack::default(), &text, &[]);
        assert_eq!(found.asked(), ["direction"]);
        assert_eq!(found.figures().len(), 5);
        // Beside a year that holds months they are what the measure started from.
        let text = long("Bins,2024/25,120\nBins,2025/26,33\n");
        let found = tried(&Pack::default(), &text, &[]);
        assert_eq!(found.figures().len(), 3, "{:?}", found.figures());
        let baseline = found.pack.measures[0].baseline.as_ref().map(|it| it.value.get());
        assert_eq!(baseline, Some(120.0));
    }

    #[test]
    fn each_measure_is_told_by_itself() {
        let text = "Measure,Apr 2025,May 2025,Jun 2025,Q1 2025/26\nBins,10,12,11,33\nSurvey,,,,71\nCalls,1,2,1,90\n";
        let found = tried(&Pack::default(), text, &[(ASKED, "quarters")]);
        let figures = found.figures();
        assert!(figures.contains(&"Survey, own, 2025/26 Q1: 71".to_owned()), "{figures:?}");
        assert!(figures.contains(&"Calls, own, 2025/26 Q1: 90".to_owned()), "{figures:?}");
        assert!(figures.contains(&"Bins, own, 2025-06: 11".to_owned()), "{figures:?}");
        assert_eq!(figures.len(), 5, "{figures:?}");
    }

    #[test]
    fn the_target_of_a_year_is_kept_whose_figure_is_left_out() {
        let text = "Measure,Period,Value,Target\nBins,Apr 2025,10,\nBins,May 2025,12,\nBins,2025/26,22,130\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures().len(), 2, "{:?}", found.figures());
        let targets = found.pack.measures[0].targets.values();
        assert_eq!(targets.filter_map(|it| it.text.as_deref()).collect::<Vec<_>>(), ["130"]);
    }

    #[test]
    fn a_measure_of_the_pack_reports_as_it_does() {
        let pack = pack_of(&[("Bins", &[("2025-03", 9.0)])]);
        let found = tried(&pack, &long("Bins,Q1 2025/26,90\n"), &[]);
        assert!(!found.asked().contains(&ASKED), "{:?}", found.asked());
        assert_eq!(found.figures().len(), 4);
    }
}
