//! One row of the long table: a figure with its measure, whose it is and its period.

use super::columns::deciding::{Deciding, YearOf};
use super::columns::sets::Figures;
use super::figure_cells::{OneFigure, Read};
use super::names::words::plain;
use super::periods::styles::Label;
use super::places::whose_rows::RowWhose;
use super::question::Why;
use super::recast::{Known, Recast, Told, push, waits_for};
use super::sets_asked::of_measure;
use super::shape::row_kinds::RowKind;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use std::collections::BTreeMap;

impl Deciding<'_> {
    /// Makes a row of the long table; whether there is anything in it.
    pub(super) fn make_figure(
        &self,
        row: usize,
        figures: &Figures,
        name: &str,
        known: &Known,
        (kept, accumulation, whose, label, kind): (
            &[usize],
            &BTreeMap<String, String>,
            &RowWhose,
            Option<&str>,
            RowKind,
        ),
        recast: &mut Recast,
    ) -> bool {
        let whose = match figures.place.as_ref().and_then(|place| known.of_columns.get(place)) {
            Some(RowWhose::Waits(id)) => {
                tell_all(recast, row, figures, (Outcome::LeftOut, waits_for(id)));
                return false;
            }
            Some(whose) => whose,
            None => whose,
        };
        let one = self.one_figure(row, figures, name, known, kind);
        let mut read = self.read_cells(&one, recast);
        if !self.say_status(&one, &mut read, recast) {
            return false;
        }
        self.say_whose(row, whose, figures, &mut read.made, recast);
        let (period, is_year) = match self.period_of_figure(&one, label) {
            Ok(found) => found,
            Err(why) => {
                tell_all(recast, row, figures, (Outcome::LeftOut, why));
                return false;
            }
        };
        let from = self.names_its_period(figures).filter(|_| !is_year).map(|at| (row, at));
        read.made.set(recast.mapping.column(Role::Period), period.unwrap_or_default(), from);
        let called = called(&one);
        self.say_scale(&one, &called, &mut read, recast);
        self.say_measure(row, &called, (kept, known), &mut read.made, recast);
        self.say_sums(&one, accumulation, &mut read, recast);
        let rolls = self.rolls(row, figures);
        if let Some(words) = &rolls {
            let from = figures.columns.first().map_or(0, |(_, at)| *at);
            self.say_rolling(words, (row, from), &mut read.made, recast);
        }
        if is_year && !recast.year_targets.insert(read.made.texts.clone()) {
            let used = Why::from("the year's target, as another row says");
            tell_all(recast, row, figures, (Outcome::Used, used));
            return true;
        }
        self.add(&one, read, rolls.is_some(), recast);
        true
    }

    /// What the columns beside a figure say of whether it stands, and what became of its cells; whether there is anything.
    fn say_status(&self, one: &OneFigure, read: &mut Read, recast: &mut Recast) -> bool {
        let slots = (recast.mapping.column(Role::Value), recast.mapping.column(Role::Qualifier));
        self.qualified_by_marks(one.row, one.figures, slots, &mut read.made);
        read.filled |= self.status(one.row, one.figures, &mut read.made, recast, &mut read.told);
        for (at, told) in std::mem::take(&mut read.told) {
            recast.told.insert((one.row, at), told);
        }
        read.filled
    }

    /// For which period a figure is, and whether that is the year of a target.
    ///
    /// # Errors
    /// Why it can't be told.
    fn period_of_figure(
        &self,
        one: &OneFigure,
        label: Option<&str>,
    ) -> Result<(Option<String>, bool), Why> {
        let of_part = match &one.figures.part {
            None => None,
            Some(part) => match self.part_in_row(part, one.row) {
                Some(Label::As(text)) => Some(text),
                Some(Label::Waits(id)) => return Err(waits_for(&id)),
                None => return Err("its row doesn't name the year".into()),
            },
        };
        let of_column = match one.figures.period.as_deref() {
            Some(year) if self.part_of_rows.is_some() => Some(self.part_of_column(one.row, year)?),
            named => named.map(str::to_owned),
        };
        let period = of_column.as_deref().or(of_part.as_deref()).or(label);
        let year_of = match one.kind {
            RowKind::YearTarget => Some(&YearOf::Row),
            _ => one.figures.year_of.as_ref(),
        };
        match year_of.map(|of| self.year_of_target(of, period)) {
            None => Ok((period.map(str::to_owned), false)),
            Some(Some(year)) => Ok((Some(year), true)),
            Some(None) => Err("nothing says which year this target is for".into()),
        }
    }

    /// The column whose cells say for which period a figure is; none where its heading does.
    fn names_its_period(&self, figures: &Figures) -> Option<usize> {
        let named = match &figures.part {
            Some(_) => self.year_of_rows,
            None => [Role::Period, Role::PeriodPoint, Role::PeriodEnd]
                .iter()
                .find_map(|role| self.with(*role).first().copied()),
        };
        named.filter(|_| figures.period.is_none())
    }

    /// What the ratios of a measure are multiplied by, as was told or answered; what the pack has of it stands.
    fn say_scale(&self, one: &OneFigure, called: &str, read: &mut Read, recast: &Recast) {
        read.in_per_cent &= !one.known.held.contains(&plain(called));
        if let Some(scale) = one.known.scale.as_ref().and_then(|it| it.of(one.row)) {
            read.made.set(recast.mapping.column(Role::Scale), scale.clone(), None);
        }
    }

    /// What was answered of how a measure's figures are read and add up.
    fn say_sums(
        &self,
        one: &OneFigure,
        accumulation: &BTreeMap<String, String>,
        read: &mut Read,
        recast: &Recast,
    ) {
        // What was taken as "which is 89%" is a percentage from then on.
        if read.in_per_cent {
            read.made.set_where_blank(recast.mapping.column(Role::Scale), "100");
            read.made.set_where_blank(recast.mapping.column(Role::Unit), "%");
        }
        if let Some(unit) = &self.unit_headed {
            read.made.set_where_blank(recast.mapping.column(Role::Unit), unit);
        }
        let unit =
            self.with(Role::Unit).first().map_or("", |at| self.text(one.row, *at)).to_lowercase();
        if let Some(words) = accumulation.get(&of_measure(&unit, one.name)) {
            read.made.set(recast.mapping.column(Role::Accumulation), words.clone(), None);
        }
    }

    /// Adds the row to the long table.
    fn add(&self, one: &OneFigure, read: Read, is_rolling: bool, recast: &mut Recast) {
        let at = recast.table.rows.len();
        recast.confirmed.extend(read.confirmed.into_iter().map(|column| (at, column)));
        push(recast, read.made, self.layout.table.row_number(one.row));
        if is_rolling {
            recast.rolling.insert(at);
        }
        if let Some(from) = read.rating {
            recast.say(at, Role::Rating, self.text(one.row, from), Some((one.row, from)));
        }
    }
}

/// What the measure of a figure is called.
fn called(one: &OneFigure) -> String {
    let OneFigure { name, known, .. } = *one;
    match (&one.figures.metric, known.several || name.is_empty()) {
        (Some(metric), true) if name.is_empty() => metric.clone(),
        (Some(metric), true) => format!("{name} {metric}"),
        _ => name.to_owned(),
    }
}

/// Says the same of all cells of a figure.
fn tell_all(recast: &mut Recast, row: usize, figures: &Figures, told: Told) {
    recast.told.extend(figures.columns.iter().map(|(_, at)| ((row, *at), told.clone())));
}
