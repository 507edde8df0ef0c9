//! Which figures of a file are asked about before they are taken (RULES 14, last line). That is worked out where the
//! entry grid asks too (`rating::series_checks`), of each measure as it would be with the file's figures and plans.

use super::super::names::words::plain;
use super::super::recast::Recast;
use crate::exchange::import::role::Role;
use crate::exchange::reading::{
    period,
    target::{self, TargetReading},
    value::{self, ValueReading},
};
use crate::model::{
    Aim, Bounds, Calendar, Frequency, Measure, Number, Observation, Pack, Period, Reading, Step,
    Target,
};
use crate::rating::{FigureCheck, Unlikely, series_checks};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What a series is of: id, plain name, plain unit, and whose where it isn't the organisation's own.
type Of = (String, String, String, String);

/// A figure of the file.
struct Figure {
    period: Period,
    reading: Reading,
    /// Its row in the long table.
    row: usize,
}

/// The figures of the file for one measure, and what its rows say is planned.
#[derive(Default)]
struct Series {
    figures: Vec<Figure>,
    plans: Vec<(Period, Number)>,
}

/// What a row brings that the pack doesn't have.
struct Brought {
    /// The row in the long table.
    row: usize,
    figure: bool,
    comment: bool,
}

impl Brought {
    fn is_asked(&self, unlikely: Unlikely) -> bool {
        match unlikely {
            Unlikely::SameComment => self.comment,
            _ => self.figure,
        }
    }
}

/// The figures of a file being gone through: row by row, then series by series.
pub(in super::super) struct Checks {
    /// The rows that each of [`Unlikely::ALL`] is about, each with why.
    pub(in super::super) doubts: [BTreeMap<usize, FigureCheck>; Unlikely::ALL.len()],
    /// The figures of each series so far.
    series: BTreeMap<Of, Series>,
    /// The pack's measures by plain name, and the units that the file has for each name.
    held: HashMap<String, Vec<usize>>,
    units: HashMap<String, HashSet<String>>,
    /// Texts that were looked at before: periods, plans, names and units as plain words.
    periods: HashMap<String, Option<Period>>,
    plans: HashMap<String, Option<Number>>,
    words: HashMap<String, String>,
    /// The next row to look at.
    next: usize,
}

impl Checks {
    pub(in super::super) fn of(pack: &Pack) -> Self {
        let mut held: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, measure) in pack.measures.iter().enumerate() {
            held.entry(plain(&measure.name)).or_default().push(at);
        }
        Self {
            doubts: Default::default(),
            series: BTreeMap::new(),
            held,
            units: HashMap::new(),
            periods: HashMap::new(),
            plans: HashMap::new(),
            words: HashMap::new(),
            next: 0,
        }
    }

    /// Puts a row's figure to its series.
    fn look_at(&mut self, pack: &Pack, row: usize, recast: &Recast) {
        let calendar = pack.calendar();
        let text = |role: Role| text(recast, row, role);
        let number = |role| value::number(text(role));
        let reading = match (number(Role::Numerator), number(Role::Denominator)) {
            (Some(numerator), Some(denominator)) => Reading::Ratio { numerator, denominator },
            _ => match value::read(text(Role::Value)) {
                ValueReading::Number { value, .. } => Reading::Number(value),
                _ => return,
            },
        };
        let label = match text(Role::Period) {
            "" => text(Role::PeriodEnd),
            label => label,
        };
        let period_of = |label: &str, frequency| {
            period::read(label, calendar, frequency).ok().map(|read| read.period)
        };
        let read = |label: &str| period_of(label, recast.mapping.frequency);
        let period = seen(&mut self.periods, label, read);
        let plain = |text: &str| plain(text);
        let whose = match text(Role::SeriesRole) {
            "" | "own" => String::new(),
            whose => format!("{whose} {}", text(Role::Geography)),
        };
        let name = seen(&mut self.words, text(Role::MeasureName), plain);
        let unit = seen(&mut self.words, text(Role::Unit), plain);
        // `2025-04` is a month of a measure that reports monthly.
        let reports = || self.held_as(pack, text(Role::MeasureId), &name, &unit)?.frequency;
        let Some(period) = period.or_else(|| period_of(label, Some(reports()?))) else { return };
        if !self.units.get(&name).is_some_and(|units| units.contains(&unit)) {
            self.units.entry(name.clone()).or_default().insert(unit.clone());
        }
        let series =
            self.series.entry((text(Role::MeasureId).to_owned(), name, unit, whose)).or_default();
        series.figures.push(Figure { period, reading, row });
        let planned = text(Role::Target);
        let read = |text: &str| match target::read(text, calendar) {
            Ok(TargetReading::Aim { aim: Aim::Value { value }, .. }) => Some(value),
            _ => None,
        };
        let plan = Some(planned).filter(|it| !it.is_empty());
        if let Some(plan) = plan.and_then(|planned| seen(&mut self.plans, planned, read)) {
            series.plans.push((period, plan));
        }
    }

    /// The measure of the pack that a row means.
    fn held_as<'b>(
        &self,
        pack: &'b Pack,
        id: &str,
        name: &str,
        unit: &str,
    ) -> Option<&'b Arc<Measure>> {
        match id {
            "" => self.called(pack, name, unit),
            id => pack.measures.iter().find(|measure| measure.id.as_str() == id),
        }
    }

    /// The measure of the pack that a name and a unit mean: the only one of that name, whatever the file says or doesn't
    /// say of its unit, unless the file has several units of it.
    fn called<'b>(&self, pack: &'b Pack, name: &str, unit: &str) -> Option<&'b Arc<Measure>> {
        let held: Vec<_> =
            self.held.get(name)?.iter().filter_map(|at| pack.measures.get(*at)).collect();
        let several = self.units.get(name).is_some_and(|units| units.len() > 1);
        match held.as_slice() {
            [only] if !several => Some(*only),
            all => all.iter().find(|it| plain(&it.unit) == unit).copied(),
        }
    }

    /// The measure of a series as the pack has it, or as far as the file says what it is.
    fn measure(
        &self,
        pack: &Pack,
        (id, name, unit, whose): &Of,
        row: usize,
        recast: &Recast,
    ) -> Measure {
        let found = self.held_as(pack, id, name, unit);
        let mut measure = found.map(|it| Measure::clone(it)).unwrap_or_default();
        if !whose.is_empty() {
            (measure.series, measure.targets) = (Vec::new(), BTreeMap::new());
        }
        let text = |role: Role| text(recast, row, role);
        if measure.name.is_empty() {
            text(Role::MeasureName).clone_into(&mut measure.name);
        }
        if measure.unit.is_empty() {
            text(Role::Unit).clone_into(&mut measure.unit);
        }
        measure.scale = measure.scale.or_else(|| value::number(text(Role::Scale)));
        measure
    }

    /// Asks about the new figures of a series.
    fn ask(&mut self, pack: &Pack, of: &Of, series: Series, recast: &Recast) {
        let calendar = pack.calendar();
        let Some(first) = series.figures.first() else { return };
        let mut measure = self.measure(pack, of, first.row, recast);
        let frequency = *measure.frequency.get_or_insert(first.period.frequency());
        let mut rows = HashMap::new();
        for Figure { period, reading, row } in series.figures {
            let period = on_grid(period, calendar, frequency);
            let comment = Some(text(recast, row, Role::Comment)).filter(|it| !it.is_empty());
            let place = measure.series.iter().position(|held| held.period == period);
            // What the pack has already was taken before, whatever it is: a figure and its comment each by itself.
            let brought = match place.and_then(|place| measure.series.get_mut(place)) {
                Some(held) => {
                    let figure = held.reading != reading;
                    held.reading = reading;
                    Brought { row, figure, comment: says_anew(held, comment) }
                }
                None => {
                    let mut new = Observation::new(period, reading);
                    let comment = says_anew(&mut new, comment);
                    measure.series.push(new);
                    Brought { row, figure: true, comment }
                }
            };
            if brought.figure || brought.comment {
                rows.insert(period, brought);
            }
        }
        let when = |period: Period| (period.end(calendar), period);
        measure.series.sort_by_key(|held| when(held.period));
        for (period, value) in series.plans {
            plan(&mut measure, calendar, on_grid(period, calendar, frequency), value);
        }
        for (period, check) in
            series_checks(calendar, &measure, |period| rows.contains_key(&period))
        {
            // Of others' figures only what can't be is asked.
            let cannot_be = matches!(check.unlikely, Unlikely::OverWhole | Unlikely::OutsideUnit);
            let asked = Unlikely::ALL.iter().position(|it| *it == check.unlikely);
            let doubts = asked.and_then(|asked| self.doubts.get_mut(asked));
            if let (Some(doubts), Some(brought)) = (doubts, rows.get(&period))
                && brought.is_asked(check.unlikely)
                && (of.3.is_empty() || cannot_be)
            {
                doubts.insert(brought.row, check);
            }
        }
    }

    /// Goes on by so many rows; whether there is more to do.
    pub(in super::super) fn look(&mut self, pack: &Pack, recast: &Recast, rows: usize) -> bool {
        let all = recast.table.rows.len();
        if self.next < all {
            let to = self.next.saturating_add(rows).min(all);
            for row in self.next..to {
                self.look_at(pack, row, recast);
            }
            self.next = to;
            return true;
        }
        let mut looked_at = 0;
        while looked_at < rows
            && let Some((of, series)) = self.series.pop_first()
        {
            looked_at += series.figures.len();
            self.ask(pack, &of, series, recast);
        }
        !self.series.is_empty()
    }
}

/// Gives an observation the comment of a row; whether it is another than it had.
fn says_anew(held: &mut Observation, comment: Option<&str>) -> bool {
    let Some(comment) = comment.filter(|it| held.comment.as_deref() != Some(*it)) else {
        return false;
    };
    held.comment = Some(comment.to_owned());
    true
}

/// What a text comes to, worked out when it is first seen.
fn seen<T: Clone>(held: &mut HashMap<String, T>, text: &str, read: impl Fn(&str) -> T) -> T {
    if let Some(found) = held.get(text) {
        return found.clone();
    }
    let found = read(text);
    held.insert(text.to_owned(), found.clone());
    found
}

/// A day that ends a period of the measure's frequency as that period.
fn on_grid(period: Period, calendar: Calendar, frequency: Frequency) -> Period {
    let Period::Range { start, end } = period else { return period };
    let whole = calendar.period_of(end, frequency).filter(|_| start == end);
    whole.filter(|whole| whole.end(calendar) == end).unwrap_or(period)
}

/// Plans a figure for a period.
fn plan(measure: &mut Measure, calendar: Calendar, period: Period, value: Number) {
    let target = measure
        .targets
        .entry(calendar.year_of_period(period))
        .or_insert_with(|| Target::new(Aim::Value { value }));
    let plan = Bounds::Value(value);
    match target.trajectory.iter_mut().find(|step| step.period == period) {
        Some(step) => step.plan = plan,
        None => {
            target.trajectory.push(Step::new(period, plan));
            target.trajectory.sort_by_key(|step| (step.period.end(calendar), step.period));
        }
    }
}

/// A cell of the long table.
pub(in super::super) fn text(recast: &Recast, row: usize, role: Role) -> &str {
    let column = recast.mapping.column(role);
    let cell = column.and_then(|column| recast.table.rows.get(row)?.get(column));
    cell.map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};

    #[test]
    fn nothing_is_asked_of_figures_that_the_pack_has() {
        let months: Vec<String> = (1..=11).map(|month| format!("2025-{month:02}")).collect();
        let figures: Vec<(&str, f64)> = months
            .iter()
            .enumerate()
            .map(|(at, month)| (month.as_str(), if at == 10 { 39.0 } else { 30.0 + at as f64 }))
            .collect();
        let file = |figures: &[(&str, f64)]| {
            let row = |(month, value): &(&str, f64)| format!("Loans,{month},{value}\n");
            "Measure,Period,Value\n".to_owned() + &figures.iter().map(row).collect::<String>()
        };
        let check = |held: &[(&str, f64)], file: &str, asked: &[&str]| {
            assert_eq!(tried(&pack_of(&[("Loans", held)]), file, &[]).asked(), asked, "{file}");
        };
        check(&figures, &file(&figures), &[]);
        check(&figures[..10], &file(&figures), &["stuck"]);
        check(&figures, &file(&[("Dec 2025", 390.0)]), &["tenfold"]);
        let steady: Vec<(&str, f64)> =
            TWO_YEARS.iter().zip([98.0, 102.0].repeat(7)).map(|(it, value)| (*it, value)).collect();
        check(&steady, &file(&[("Jun 2025", 103.0)]), &[]);
        check(&steady, &file(&[("Jun 2025", 140.0)]), &["beyond-limits"]);
        // Of what was reported before the latest, no more than what can't be.
        check(&steady, &file(&[("Jun 2025", 140.0), ("Jul 2025", 101.0)]), &[]);
    }

    /// Fourteen months.
    const TWO_YEARS: [&str; 14] = [
        "2024-04", "2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-10", "2024-11",
        "2024-12", "2025-01", "2025-02", "2025-03", "2025-04", "2025-05",
    ];

    #[test]
    fn only_what_a_file_brings_is_asked_about() {
        let moving = [11.0, 12.0, 14.0, 13.0, 15.0, 12.0, 11.0, 13.0, 13.0];
        let held: Vec<(&str, f64)> =
            TWO_YEARS.iter().zip(moving).map(|(it, value)| (*it, value)).collect();
        let of = |months: usize| {
            let mut pack = pack_of(&[("Loans", &held[..months])]);
            let measure = std::sync::Arc::make_mut(&mut pack.measures[0]);
            measure.unit = "loans".into();
            for held in &mut measure.series {
                held.comment = Some("On course".into());
            }
            pack
        };
        let check = |months: usize, row: &str, asked: &[&str]| {
            let pack = of(months);
            let file = format!("Measure,Period,Value,Comment\nLoans,{row}\n");
            assert_eq!(tried(&pack, &file, &[]).asked(), asked, "{row}");
        };
        // The file has no unit: it is the pack's measure all the same.
        check(9, "2024-12,13,On course", &[]);
        check(9, "2024-12,13,", &[]);
        check(9, "2024-12,13,Another word", &[]);
        check(9, "2024-12,14,On course", &[]);
        check(8, "2024-12,13,", &["stuck"]);
        check(8, "2024-12,14,On course", &["same-comment"]);
    }
}
