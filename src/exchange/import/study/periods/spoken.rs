//! Labels that say in words how a figure stands to its period: `12 months to 30 June 2024`, `Sep 2024 (rolling year)`,
//! `As at 31 March 2025`. A rolling year is no month's figure: it is asked what it is taken for. A day as at which
//! something stood is the period that it ends.

use super::super::columns::deciding::{Deciding, When};
use super::super::columns::sets::Figures;
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::recast::{At, Made, Recast};
use super::super::repeated::drop_rows;
use super::spoken_labels::{Rolling, end_of, rolling};
use super::styles::Label;
use crate::exchange::import::role::Role;
use crate::exchange::reading::{choice, period, spaces::tidy};
use crate::model::{Accumulation, Frequency, Period};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashSet};

const MONTH: &str = "the figure of the month that each ends";
const QUARTER: &str = "the figure of the quarter that each ends";
const STANDING: &str = "twelve months as they stand, in no month";
const LEAVE: &str = "leave them out";

impl Deciding<'_> {
    /// The labels of the file that say how their figures stand to periods.
    pub(in super::super) fn spoken(&self, is: impl Fn(&str) -> bool) -> BTreeSet<String> {
        let headings = self.columns.iter().filter_map(|it| match &it.slot.as_ref()?.when {
            When::Label(label) => Some(label.as_str()),
            When::Fixed(_) => None,
        });
        let periods = [self.with(Role::Period), self.with(Role::PeriodEnd)].concat();
        let cells = periods.iter().flat_map(|at| self.rows.iter().map(|row| self.text(*row, *at)));
        let all: HashSet<&str> = headings.chain(cells).collect();
        all.into_iter().filter(|text| is(text)).map(str::to_owned).collect()
    }

    /// The last day of what a label of a rolling year, or of a day, ends with.
    pub(in super::super) fn ends(&self, label: &str) -> Option<NaiveDate> {
        let Label::As(text) = self.plain_label(&end_of(label)?) else { return None };
        period::read(&text, self.calendar, None).ok().map(|read| read.end)
    }

    /// Whether the file has figures of months or quarters too.
    fn has_parts_of_years(&self) -> bool {
        let of_part = |text: &String| {
            let Label::As(read) = self.plain_label(text) else { return false };
            period::read(&read, self.calendar, None)
                .is_ok_and(|it| matches!(it.period, Period::Month { .. } | Period::Quarter { .. }))
        };
        let fixed = self.columns.iter().filter_map(|it| it.slot.as_ref()).any(|slot| {
            matches!(slot.when, When::Fixed(Period::Month { .. } | Period::Quarter { .. }))
        });
        fixed || self.spoken(|text| end_of(text).is_none()).iter().any(of_part)
    }

    /// Asks what rolling years are taken for, and what days are the ends of.
    pub(in super::super) fn rolling_years(&mut self) {
        self.days_as_at();
        let labels = self.spoken(|text| rolling(text).is_some());
        let Some(first) = labels.first() else { return };
        let ends: Vec<NaiveDate> = labels.iter().filter_map(|label| self.ends(label)).collect();
        let ends_of = |frequency: Frequency| {
            ends.iter().all(|end| {
                let period = self.calendar.period_of(*end, frequency);
                period.is_some_and(|period| period.end(self.calendar) == *end)
            })
        };
        let years = ends.len() == labels.len() && ends_of(Frequency::Yearly);
        let beside = years && self.has_parts_of_years();
        if years && !beside {
            self.rolling = Some(Rolling::Years);
            return;
        }
        let named: Vec<String> = labels.iter().cloned().collect();
        let question = Question::new(
            "rolling",
            format!("What are figures of twelve months taken for, such as {}?", few(&named, 2)),
        )
        .answers([MONTH])
        .answers(ends_of(Frequency::Quarterly).then_some(QUARTER))
        // As years they would stand among figures of their parts.
        .answers((!beside).then_some(STANDING))
        .answers([LEAVE])
        .because(format!(
            "'{first}' is no month's figure: added to others it would count them again"
        ))
        .holding("every figure of such a year");
        let answer = self.asking.ask(question);
        self.rolling = answer.map(|answer| match answer.as_str() {
            MONTH => Rolling::Periods(Frequency::Monthly),
            QUARTER => Rolling::Periods(Frequency::Quarterly),
            STANDING => Rolling::Standing,
            _ => Rolling::Out,
        });
        if self.rolling == Some(Rolling::Out) {
            let slots = self.which(|it| match it.slot.as_ref().map(|it| &it.when) {
                Some(When::Label(label)) => rolling(label).is_some(),
                _ => false,
            });
            for at in slots {
                self.change(at, |it| {
                    it.slot = None;
                    it.leave("a rolling year: you left it out");
                });
            }
        }
    }

    /// What is read for a label that says how its figure stands to a period; none for others.
    pub(in super::super) fn spoken_label(&self, label: &str) -> Option<Label> {
        if let Some(read) = self.first_day_label(label) {
            return Some(read);
        }
        let end = end_of(label)?;
        let read = match self.plain_label(&end) {
            Label::As(text) => text,
            waits @ Label::Waits(_) => return Some(waits),
        };
        let ending = |frequency: Frequency| {
            let read = period::read(&read, self.calendar, None).ok()?;
            self.calendar.period_of(read.end, frequency).map(|period| period.label())
        };
        let frequency = if rolling(label).is_some() {
            match self.rolling {
                None => return Some(Label::Waits("rolling".to_owned())),
                Some(Rolling::Periods(frequency)) => Some(frequency),
                Some(Rolling::Years) => Some(Frequency::Yearly),
                Some(Rolling::Standing | Rolling::Out) => {
                    return Some(Label::As(format!("12 months to {read}")));
                }
            }
        } else {
            match self.days_at.length() {
                Ok(length) => length,
                Err(id) => return Some(Label::Waits(id.to_owned())),
            }
        };
        Some(Label::As(frequency.and_then(ending).unwrap_or(read)))
    }

    /// Why a row whose period is a rolling year isn't taken, where it isn't.
    pub(in super::super) fn rolls_out(&self, label: &str) -> bool {
        self.rolling == Some(Rolling::Out) && rolling(label).is_some()
    }

    /// The words of a figure's label, where it is a rolling year's that is taken for a period's figure.
    pub(in super::super) fn rolls(&self, row: usize, figures: &Figures) -> Option<String> {
        if !matches!(self.rolling, Some(Rolling::Periods(_))) {
            return None;
        }
        let slot = figures.columns.iter().find_map(|(_, at)| self.column(*at)?.slot.as_ref());
        let said = match slot.map(|slot| &slot.when) {
            Some(When::Label(label)) => label.clone(),
            Some(When::Fixed(_)) => return None,
            None => self.text(row, self.with(Role::Period).first().copied()?).to_owned(),
        };
        rolling(&said).map(|_| tidy(&said.replace(',', " ")))
    }

    /// Says of a rolling year's figure what it is, and that the latest of them is the year's.
    pub(in super::super) fn say_rolling(
        &self,
        words: &str,
        from: At,
        made: &mut Made,
        recast: &Recast,
    ) {
        let column = |role: Role| recast.mapping.column(role);
        let text =
            |at: Option<usize>| at.and_then(|at| made.texts.get(at)).cloned().unwrap_or_default();
        let before = text(column(Role::Qualifier));
        let said = if before.is_empty() { words.to_owned() } else { format!("{before}, {words}") };
        let how = recast.mapping.columns.iter().rposition(|it| *it == Role::Accumulation);
        let unset = text(column(Role::Accumulation)).is_empty() && text(how).is_empty();
        let held = self
            .pack
            .measures
            .iter()
            .any(|it| plain(&it.name) == plain(&text(column(Role::MeasureName))));
        made.set(column(Role::Qualifier), said, Some(from));
        if unset && !held {
            made.set(how, "Latest value", None);
        }
    }

    /// Whether the periods of a row's measure are added up, as the pack or the row says.
    fn is_summed(&self, recast: &Recast, row: usize) -> bool {
        let cell = |at: usize| {
            recast.table.rows.get(row).and_then(|row| row.get(at)).map_or("", String::as_str)
        };
        let said =
            recast.mapping.columns.iter().enumerate().filter(|(_, it)| **it == Role::Accumulation);
        let mut said = said.map(|(at, _)| choice::accumulation(cell(at)));
        let name =
            recast.mapping.column(Role::MeasureName).map(|at| plain(cell(at))).unwrap_or_default();
        let id = recast.mapping.column(Role::MeasureId).map_or("", cell);
        let held =
            self.pack.measures.iter().find(|it| {
                if id.is_empty() { plain(&it.name) == name } else { it.id.as_str() == id }
            });
        let summed = Some(Accumulation::Sum);
        said.any(|it| it == summed) || held.is_some_and(|it| it.accumulation == summed)
    }

    /// Takes out rolling years of measures that have figures of single periods too, or that add these up.
    pub(in super::super) fn drop_rolling(&self, recast: &mut Recast) {
        if recast.rolling.is_empty() {
            return;
        }
        const KEYS: [Role; 5] =
            [Role::MeasureId, Role::MeasureName, Role::SeriesRole, Role::Geography, Role::PartsOf];
        let keys: Vec<usize> =
            KEYS.iter().filter_map(|role| recast.mapping.column(*role)).collect();
        let figures: Vec<usize> = [Role::Value, Role::Numerator]
            .iter()
            .filter_map(|role| recast.mapping.column(*role))
            .collect();
        let rows = &recast.table.rows;
        let cell = |row: usize, at: usize| {
            rows.get(row).and_then(|row| row.get(at)).map_or("", String::as_str)
        };
        let key = |row: usize| keys.iter().map(|at| cell(row, *at)).collect::<Vec<_>>();
        let single = (0..rows.len()).filter(|row| {
            !recast.rolling.contains(row) && figures.iter().any(|at| !cell(*row, *at).is_empty())
        });
        let single: HashSet<Vec<&str>> = single.map(key).collect();
        let mut out = BTreeMap::new();
        for row in &recast.rolling {
            let why = if single.contains(&key(*row)) {
                "a rolling year, beside figures of single periods of its measure"
            } else if self.is_summed(recast, *row) {
                "a rolling year, and the measure adds its periods up: it would count them again"
            } else {
                continue;
            };
            out.insert(*row, why.into());
        }
        recast.rolling.clear();
        drop_rows(recast, &out);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::Pack;
    use std::sync::Arc;

    #[test]
    fn a_rolling_year_is_never_a_months_figure_unasked() {
        let months = ("rolling", MONTH);
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(&Pack::default(), text, answers);
            assert_eq!(found.figures(), expected, "{text} {answers:?}");
            let open = found.questions.iter().any(|it| it.id == "rolling" && it.is_open());
            assert_eq!(open, answers.is_empty(), "{text}");
        };
        let rows = "Measure,Period,Value\nStops,Year to Sep 2024,100\nStops,Year to Dec 2024,110\n";
        check(rows, &[], &[]);
        check(rows, &[months], &["Stops, own, 2024-09: 100", "Stops, own, 2024-12: 110"]);
        check(
            rows,
            &[("rolling", QUARTER)],
            &["Stops, own, 2024/25 Q2: 100", "Stops, own, 2024/25 Q3: 110"],
        );
        check(rows, &[("rolling", LEAVE)], &[]);
        let wide = "Measure,12 months to 30 June 2024,12 months to 31 July 2024\nStops,100,110\n";
        check(wide, &[], &[]);
        check(wide, &[months], &["Stops, own, 2024-06: 100", "Stops, own, 2024-07: 110"]);
        check(wide, &[("rolling", LEAVE)], &[]);
        check(
            wide,
            &[("rolling", STANDING)],
            &["Stops, own, 2023-07-01..2024-06-30: 100", "Stops, own, 2023-08-01..2024-07-31: 110"],
        );
        // Nor is one that ends with the reporting year that year's figure beside single months.
        let march = "Measure,Mar 2024,12 months to Mar 2024\nStops,10,140\n";
        check(march, &[], &["Stops, own, 2024-03: 10"]);
        check(march, &[months], &["Stops, own, 2024-03: 10"]);
        check(march, &[("rolling", LEAVE)], &["Stops, own, 2024-03: 10"]);
        // Of the month that it ends the month's own figure is taken.
        let april = "Measure,Apr 2024,12 months to Apr 2024\nStops,10,140\n";
        for answers in [&[][..], &[months], &[("rolling", LEAVE)]] {
            check(april, answers, &["Stops, own, 2024-04: 10"]);
        }
        // Beside single months it would count them again.
        let both = "Measure,Apr 2024,Rolling 12 months ending May 2024\nStops,10,140\n";
        check(both, &[months], &["Stops, own, 2024-04: 10"]);
    }

    #[test]
    fn what_a_figure_is_of_stays_beside_it() {
        let text = "Measure,Period,Value\nStops,Year to Sep 2024,100\nStops,Year to Oct 2024,110\n";
        let found = tried(&Pack::default(), text, &[("rolling", MONTH)]);
        let measure = &found.pack.measures[0];
        assert_eq!(measure.series[0].qualifier.as_deref(), Some("Year to Sep 2024"));
        assert_eq!(measure.accumulation, Some(Accumulation::Latest));
        // Of a measure that adds up it is taken for nothing.
        let mut pack = pack_of(&[("Stops", &[("2024-04", 9.0)])]);
        Arc::make_mut(&mut pack.measures[0]).accumulation = Some(Accumulation::Sum);
        let found = tried(&pack, text, &[("rolling", MONTH)]);
        assert_eq!(found.pack.measures[0].series.len(), 1);
        // Years that end with the reporting year are that.
        let years = "Measure,Year ending March 2024,Year ending March 2025\nStops,1,2\n";
        let found = tried(&Pack::default(), years, &[]);
        assert_eq!(found.figures(), ["Stops, own, 2023/24: 1", "Stops, own, 2024/25: 2"]);
    }

    #[test]
    fn a_day_as_at_which_something_stood_is_the_period_that_it_ends() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            assert_eq!(tried(&Pack::default(), text, answers).figures(), expected, "{text}");
        };
        check(
            "Measure,As at 30 April 2025,As at 31 May 2025\nIn care,1,2\n",
            &[],
            &["In care, own, 2025-04: 1", "In care, own, 2025-05: 2"],
        );
        let quarters = "Measure,As at 31 March 2025,As at 30 June 2025\nIn care,1,2\n";
        check(quarters, &[], &[]);
        check(
            quarters,
            &[("as-at", "quarters")],
            &["In care, own, 2024/25 Q4: 1", "In care, own, 2025/26 Q1: 2"],
        );
        check(
            "Measure,Period,Value\nIn care,As at 31 March 2025,1\nIn care,Position at 30 Sept 2025,2\n",
            &[("as-at", "months")],
            &["In care, own, 2025-03: 1", "In care, own, 2025-09: 2"],
        );
    }
}
