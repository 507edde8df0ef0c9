//! The ratings that the file has of its own figures, each with the figure that it is of.

use super::super::Study;
use super::super::columns::deciding::{Deciding, When};
use super::super::columns::sets::Figures;
use super::super::names::words::{few, plain};
use super::super::periods::form::{Form, form};
use super::super::periods::styles::Label;
use super::super::question::Question;
use super::super::recast::{At, Known, Made, Recast, SoFar, push, waits_for};
use super::super::shape::headings::dated;
use super::beside::Written;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::published::status;
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::exchange::reading::{
    period,
    value::{self, ValueReading},
};
use crate::model::{Calendar, Frequency, Measure, Period};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A rating that a file has of one of its figures.
#[derive(Clone, Copy, Debug)]
pub struct Rated<'a> {
    /// Its row and column in the sheet, from 0.
    pub at: At,
    /// As the file has it.
    pub text: &'a str,
    /// What the row of its figure says of the measure and the period.
    id: &'a str,
    name: &'a str,
    label: &'a str,
    /// Whether it is of the year to date, as at the period.
    pub so_far: bool,
}

impl<'a> Rated<'a> {
    /// One of the year to date.
    fn so_far(SoFar { at, text, id, name, label }: &'a SoFar) -> Self {
        Self { at: *at, text, id, name, label, so_far: true }
    }

    /// Whether it is of a measure.
    pub fn is_of(&self, measure: &Measure) -> bool {
        match self.id {
            "" => plain(&measure.name) == plain(self.name),
            id => measure.id.as_str() == id,
        }
    }

    /// The period that it is for, as a measure of this frequency reports it.
    pub fn period(&self, calendar: Calendar, frequency: Option<Frequency>) -> Option<Period> {
        let read = period::read(self.label, calendar, frequency).ok()?.period;
        let Period::Range { start, end } = read else { return Some(read) };
        let whole = frequency.filter(|_| start == end);
        let whole = whole.and_then(|frequency| calendar.period_of(end, frequency));
        Some(whole.filter(|whole| whole.end(calendar) == end).unwrap_or(read))
    }
}

/// Whether what a heading names is a stretch of several years, as that of a plan: no figure is of it.
fn names_a_plan(label: &str, calendar: Calendar) -> bool {
    const YEAR: i64 = 366;
    let read = period::read(label, calendar, None).map(|it| it.period);
    matches!(read, Ok(Period::Range { start, end }) if (end - start).num_days() > YEAR)
}

impl Study<'_> {
    /// The ratings that the file has of figures that are taken, and of the year to date as at one.
    pub fn rated(&self) -> Vec<Rated<'_>> {
        let cell = |row: usize, role: Role| cell(&self.recast, row, role);
        let column = self.recast.mapping.column(Role::Rating);
        let origins = self.recast.table.origins.iter().enumerate();
        let rated = |(row, origins): (usize, &Vec<Option<At>>)| {
            let at = origins.get(column?).copied().flatten()?;
            Some(Rated {
                at,
                text: cell(row, Role::Rating),
                id: cell(row, Role::MeasureId),
                name: cell(row, Role::MeasureName),
                label: cell(row, Role::Period),
                so_far: false,
            })
        };
        let so_far = self.recast.so_far.iter().map(Rated::so_far);
        origins.filter_map(rated).chain(so_far).collect()
    }
}

impl Deciding<'_> {
    /// Says the ratings that a row of the sheet has of the rows of the long table made of it: each of its period, and one
    /// for no period of the latest. Where a figure has several, one that is a status stands.
    pub(in super::super) fn rate_row(&self, row: usize, made: Range<usize>, recast: &mut Recast) {
        let mut ratings = self.with(Role::Rating);
        if ratings.is_empty() {
            return;
        }
        ratings.sort_by_key(|at| status(self.text(row, *at)).is_none());
        let period = |made: usize| {
            let column = recast.mapping.column(Role::Period)?;
            let label = recast.table.rows.get(made)?.get(column)?;
            period::read(label, self.calendar, None).ok().map(|read| (read.end, read.period))
        };
        let own: Vec<usize> = made.filter(|made| is_own_figure(recast, *made)).collect();
        let ends: BTreeMap<usize, _> =
            own.iter().filter_map(|made| Some((*made, period(*made)?))).collect();
        let latest = ends.iter().max_by_key(|(_, (end, _))| *end).map(|(made, _)| *made);
        let mut found = Vec::new();
        for at in ratings {
            let text = self.text(row, at);
            if matches!(value::read(text), ValueReading::Blank | ValueReading::Missing(_)) {
                continue;
            }
            let of = match self.column(at).and_then(|it| it.rated.as_ref()) {
                Some(when) => self
                    .rated_period_in(row, when)
                    .and_then(|rated| ends.iter().find(|(_, (_, held))| *held == rated))
                    .map(|(made, _)| *made),
                None => match self.latest_written(row) {
                    Written::Waits(id) => {
                        recast.told.insert((row, at), (Outcome::LeftOut, waits_for(&id)));
                        continue;
                    }
                    Written::At(written) => {
                        ends.iter().find(|(_, (_, held))| *held == written).map(|(made, _)| *made)
                    }
                    Written::Elsewhere => latest.or(own.first().copied()),
                },
            };
            found.push((of, at));
        }
        for (made, at) in found {
            let out = match made {
                None => "a published rating of no figure that is taken",
                Some(made) if cell(recast, made, Role::Rating).is_empty() => {
                    recast.say(made, Role::Rating, self.text(row, at), Some((row, at)));
                    continue;
                }
                Some(_) => "its figure has another published rating",
            };
            recast.told.insert((row, at), (Outcome::LeftOut, out.into()));
        }
    }

    /// Columns of statuses whose heading is a period are no figures of it: `2024/25` over `Green` and `Red`. A quarter of
    /// no year under the heading of one is that year's.
    pub(in super::super) fn statuses_by_period(&mut self) {
        let mut year: Option<String> = None;
        for at in 0..self.columns.len() {
            let Some(column) = self.column(at).filter(|it| !it.by_hand) else { continue };
            let bare = column.profile.is_ratings() || column.profile.filled == 0;
            let rates = column.profile.is_ratings() || column.role == Some(Role::Rating);
            let heading = self.layout.table.headings.get(at).map_or("", String::as_str);
            let Some(found) = dated(heading, self.calendar) else { continue };
            let whole = period::read(&found.label, self.calendar, None).map(|it| it.period);
            let yearless = matches!(form(&found.label), Form::Yearless(_));
            if let (Ok(Period::Year(named)), true) = (whole, found.rest.is_empty()) {
                year = bare.then(|| named.to_string());
            }
            let figures = column.slot.as_ref().is_some_and(|it| it.part != SlotPart::Value);
            if !rates || figures {
                continue;
            }
            let label = match &year {
                Some(year) if yearless => format!("{} {year}", found.label),
                _ => found.label,
            };
            let of_plan = names_a_plan(&label, self.calendar);
            let why = match of_plan {
                true => "its cells are statuses: kept beside ours",
                false => "its cells are statuses of its period: kept beside ours",
            };
            self.change(at, |it| {
                (it.slot, it.reason, it.metric) = (None, None, None);
                it.take(Role::Rating, why);
                it.rated = (!of_plan).then_some(When::Label(label));
            });
        }
    }

    /// Whether a text may be a status: no figure, and no mark that there is none.
    pub(in super::super) fn is_status(&self, text: &str) -> bool {
        status(text).is_some() || matches!(value::read(text), ValueReading::Text(None))
    }

    /// The columns of statuses of a period that no column has figures of.
    fn rated_alone(&self, figures: &[Figures]) -> Vec<(usize, Period)> {
        let read =
            |label: &str| period::read(label, self.calendar, None).ok().map(|read| read.period);
        let values =
            figures.iter().filter(|it| it.columns.iter().any(|(role, _)| *role == Role::Value));
        // Rows that name their periods may have a figure of any.
        let mut held = BTreeSet::new();
        for one in values {
            match one.period.as_deref() {
                Some(label) => held.extend(read(label)),
                None => return Vec::new(),
            }
        }
        let rated = |at: usize| {
            let period = self.rated_period(self.column(at)?.rated.as_ref()?)?;
            (!held.contains(&period)).then_some((at, period))
        };
        self.with(Role::Rating).into_iter().filter_map(rated).collect()
    }

    /// Of a file of statuses without any figures: asked whether these make measures that the pack doesn't have.
    pub(in super::super) fn rates_new(
        &mut self,
        figures: &[Figures],
        names: &BTreeMap<usize, String>,
    ) -> bool {
        if !figures.is_empty() || self.rated_alone(figures).is_empty() {
            return true;
        }
        let held: BTreeSet<String> = self.pack.measures.iter().map(|it| plain(&it.name)).collect();
        let new: BTreeSet<&String> =
            names.values().filter(|it| !it.is_empty() && !held.contains(&plain(it))).collect();
        if new.is_empty() {
            return true;
        }
        let named: Vec<String> = new.into_iter().cloned().collect();
        let question = Question::new(
            "statuses-alone",
            format!(
                "The file has statuses and no figures of {}: are they to be measures here?",
                few(&named, 3)
            ),
        )
        .answers(["yes: measures with published statuses", "no: leave them out"])
        .because("a measure without figures isn't rated")
        .holding("the rows of those measures");
        self.asking.ask(question).is_some_and(|answer| answer.starts_with("yes"))
    }

    /// The statuses of a row for periods that the sheet has no figures of; whether any is taken.
    pub(in super::super) fn rate_alone(
        &self,
        row: usize,
        name: &str,
        figures: &[Figures],
        (kept, known): (&[usize], &Known),
        recast: &mut Recast,
    ) -> bool {
        let alone = self.rated_alone(figures);
        let mut any = false;
        for (at, period) in alone {
            let text = self.text(row, at);
            if text.is_empty() || !self.is_status(text) {
                continue;
            }
            if !known.rates_new && !known.held.contains(&plain(name)) {
                let why = match self.asking.is_answered("statuses-alone") {
                    true => "a status without a figure: you left it out".into(),
                    false => waits_for("statuses-alone"),
                };
                recast.told.insert((row, at), (Outcome::LeftOut, why));
                continue;
            }
            let mut made = Made::new(recast.mapping.columns.len());
            made.set(recast.mapping.column(Role::Period), period.label(), None);
            self.say_measure(row, name, (kept, known), &mut made, recast);
            push(recast, made, self.layout.table.row_number(row));
            recast.told.remove(&(row, at));
            let last = recast.table.rows.len() - 1;
            recast.say(last, Role::Rating, text, Some((row, at)));
            any = true;
        }
        any
    }

    /// The period that the ratings of a column are of in a row.
    pub(in super::super) fn rated_period_in(&self, row: usize, when: &When) -> Option<Period> {
        let When::Label(label) = when else { return self.rated_period(when) };
        let Some(part) = self.part_of_year(label) else { return self.rated_period(when) };
        let Label::As(text) = self.part_in_row(&part, row)? else { return None };
        period::read(&text, self.calendar, None).ok().map(|read| read.period)
    }

    /// The period that a column is of, where that is known.
    pub(in super::super) fn rated_period(&self, when: &When) -> Option<Period> {
        match when {
            When::Fixed(period) => Some(*period),
            When::Label(label) => match self.label(label) {
                Label::As(text) => {
                    period::read(&text, self.calendar, None).ok().map(|read| read.period)
                }
                Label::Waits(_) => None,
            },
        }
    }
}

/// A cell of the long table.
pub(in super::super) fn cell(recast: &Recast, made: usize, role: Role) -> &str {
    let column = recast.mapping.column(role);
    let row = recast.table.rows.get(made);
    column.and_then(|column| row?.get(column)).map_or("", String::as_str)
}

/// Whether a row of the long table has a figure of the organisation's own.
pub(in super::super) fn is_own_figure(recast: &Recast, made: usize) -> bool {
    let cell = |role: Role| cell(recast, made, role);
    let whose = cell(Role::SeriesRole);
    let own = whose.is_empty() || Whose::read(whose) == Some(Whose::Own);
    own && [Role::Value, Role::Numerator].into_iter().any(|role| !cell(role).is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use crate::model::Pack;

    #[test]
    fn statuses_of_periods_are_published_and_never_figures() {
        let yes = ("statuses-alone", "yes: measures with published statuses");
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(&Pack::default(), text, &[answers, &[yes]].concat());
            let line = |it: &crate::model::PublishedRating| format!("{}: {}", it.period, it.text);
            let published: Vec<String> =
                found.pack.measures.iter().flat_map(|it| it.published.iter().map(line)).collect();
            assert_eq!(published, expected, "{text}");
            assert!(found.figures().is_empty(), "{text}: {:?}", found.figures());
        };
        check(
            "Measure,2024/25,2025/26\nBins,Green,Amber\n",
            &[],
            &["2024/25: Green", "2025/26: Amber"],
        );
        check(
            "Measure,2024/25,,2025/26,\n,Q1 RAG,Q2 RAG,Q1 RAG,Q2 RAG\nBins,G,A,G,R\nLoans,G,,,\n",
            &[],
            &["2024/25 Q1: G", "2024/25 Q2: A", "2025/26 Q1: G", "2025/26 Q2: R", "2024/25 Q1: G"],
        );
        check(
            "Measure,2024/25,Q1 RAG,Q2 RAG\nBins,,G,A\n",
            &[],
            &["2024/25 Q1: G", "2024/25 Q2: A"],
        );
        check(
            "Measure,2024/25,Q1 RAG,2025/26,Q1 RAG\nBins,Amber,G,Red,A\n",
            &[],
            &["2024/25 Q1: G", "2024/25: Amber", "2025/26 Q1: A", "2025/26: Red"],
        );
        // A year of which there are figures says nothing of the quarters beside it.
        check(
            "Measure,Q1 RAG,Q2 RAG\nBins,G,A\n",
            &[("year", "2025/26")],
            &["2025/26 Q1: G", "2025/26 Q2: A"],
        );
    }

    #[test]
    fn a_rating_of_the_latest_figure_goes_to_no_earlier_one() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(&Pack::default(), text, answers);
            let published: Vec<String> = found
                .pack
                .measures
                .iter()
                .flat_map(|it| &it.published)
                .map(|it| format!("{}: {}", it.period, it.text))
                .collect();
            assert_eq!(published, expected, "{text} {answers:?}");
        };
        // Its period waits, or it does itself.
        let as_at = "Measure,Baseline 2023/24,Actual at 30/09/2025,Status\nTrees,12,34,Red\n";
        check(as_at, &[], &[]);
        check(as_at, &[("as-at", "months")], &["2025-09: Red"]);
        let marked = "Measure,Q1 2025/26,Q2 2025/26,RAG\nTrees,12,34*,Red\nBins,5,6,Green\n";
        check(marked, &[], &["2025/26 Q2: Green"]);
        check(
            marked,
            &[("marked-figures", "take them")],
            &["2025/26 Q2: Red", "2025/26 Q2: Green"],
        );
        // A blank one is none.
        check("Measure,Q1 2025/26,Q2 2025/26,RAG\nTrees,12,,Red\n", &[], &["2025/26 Q1: Red"]);
    }

    #[test]
    fn statuses_alone_make_no_measure_unasked() {
        let text = "Measure,Q1 2025/26 RAG,Q2 2025/26 RAG\nLoans,G,A\nBins,R,R\n";
        let found = tried(&pack_of(&[("Loans", &[("2025-04", 31.0)])]), text, &[]);
        assert!(found.question("statuses-alone").is_open());
        let held: Vec<(&str, usize)> =
            found.pack.measures.iter().map(|it| (it.name.as_str(), it.published.len())).collect();
        assert_eq!(held, [("Loans", 2)]);
        let no = tried(&Pack::default(), text, &[("statuses-alone", "no: leave them out")]);
        assert!(no.pack.measures.is_empty());
    }
}
