//! One row of the long table: a figure with its measure, whose it is and its period.

use super::deciding::Deciding;
use super::quantities::GIVEN;
use super::recast::{Known, Made, Recast, Told, push, waits_for};
use super::sets::Figures;
use super::values::CellText;
use super::whose_rows::RowWhose;
use super::words::{is_not_applicable, plain};
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Role, SlotPart};
use std::borrow::Cow;
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
            SlotPart,
        ),
        recast: &mut Recast,
    ) -> bool {
        let whose = match figures.place.as_ref().and_then(|place| known.of_columns.get(place)) {
            Some(RowWhose::Waits(id)) => {
                let told: Told = (Outcome::LeftOut, waits_for(id));
                recast
                    .told
                    .extend(figures.columns.iter().map(|(_, at)| ((row, *at), told.clone())));
                return false;
            }
            Some(whose) => whose,
            None => whose,
        };
        let nobodys = self.nobodys(row, figures);
        let part = |wanted: Role| {
            let column = figures.columns.iter().find(|(role, _)| *role == wanted);
            column.is_some_and(|(_, at)| !self.text(row, *at).is_empty())
        };
        let given = known.scale.is_some() && part(Role::Numerator) && part(Role::Denominator);
        let mut made = Made::new(recast.mapping.columns.len());
        let column = |role: Role| recast.mapping.column(role);
        let mut filled = false;
        let mut confirmed = Vec::new();
        let mut told: Vec<(usize, Told)> = Vec::new();
        for (role, at) in &figures.columns {
            let text = self.text(row, *at);
            if text.is_empty() {
                continue;
            }
            let role = match (role, kind) {
                (Role::Value, SlotPart::Target) => &Role::Target,
                (Role::Value, SlotPart::Floor) => &Role::Floor,
                _ => role,
            };
            // A target beside it is the measure's all the same.
            if let Some(reason) = nobodys.filter(|_| *role != Role::Target) {
                told.push((*at, (Outcome::LeftOut, reason.into())));
                continue;
            }
            if *role == Role::Value && given {
                told.push((*at, (Outcome::LeftOut, GIVEN.into())));
                continue;
            }
            // Nobody's by name, as `N/A`: the series goes without one.
            if *role == Role::Geography && is_not_applicable(text) {
                let used = (Outcome::Used, "says whose figure it is".into());
                told.push((*at, used));
                continue;
            }
            let target = matches!(role, Role::Target | Role::Floor);
            let figure = target
                || matches!(
                    role,
                    Role::Value | Role::ValueText | Role::Numerator | Role::Denominator
                );
            let read = match figure {
                true => self.figure(text, (name, *at, row, target), &known.values),
                false => CellText::As(Cow::Borrowed(text)),
            };
            match read {
                CellText::As(read) => {
                    let values = &known.values;
                    let taken = values.marked && figure && !target;
                    if taken && self.is_marked(text, row, name, values) {
                        confirmed.extend(column(*role));
                        self.qualified(text, (row, *at), column(Role::Qualifier), &mut made);
                    }
                    if figure && !target && self.is_settled(text, row, name, &known.values) {
                        recast.settled.insert((row, *at));
                    }
                    filled |= figure;
                    made.set(column(*role), read, Some((row, *at)));
                }
                CellText::Out(reason) => told.push((*at, (Outcome::LeftOut, reason.into()))),
                CellText::Waits(id) => told.push((*at, (Outcome::LeftOut, waits_for(id)))),
            }
        }
        filled |= self.status(
            row,
            figures,
            &mut made,
            (column(Role::Value), column(Role::Qualifier)),
            &mut told,
        );
        let slots = (column(Role::Value), column(Role::Qualifier));
        self.qualified_by_heading(figures, slots, &mut made);
        for (at, told) in told {
            recast.told.insert((row, at), told);
        }
        if !filled {
            return false;
        }
        self.say_whose(row, whose, figures, &mut made, recast);
        let period = figures.period.as_deref().or(label);
        let from = self
            .with(Role::Period)
            .first()
            .filter(|_| figures.period.is_none())
            .map(|at| (row, *at));
        made.set(recast.mapping.column(Role::Period), period.unwrap_or_default(), from);
        let called = match (&figures.metric, known.several || name.is_empty()) {
            (Some(metric), true) if name.is_empty() => metric.clone(),
            (Some(metric), true) => format!("{name} {metric}"),
            _ => name.to_owned(),
        };
        if let Some(scale) = known.scale.as_ref().filter(|_| !known.held.contains(&plain(&called)))
        {
            made.set(recast.mapping.column(Role::Scale), scale.clone(), None);
        }
        self.say_measure(row, &called, (kept, known), &mut made, recast);
        let unit =
            self.with(Role::Unit).first().map_or("", |at| self.text(row, *at)).to_lowercase();
        if let Some(words) = accumulation.get(&unit) {
            made.set(recast.mapping.column(Role::Accumulation), words.clone(), None);
        }
        let at = recast.table.rows.len();
        recast.confirmed.extend(confirmed.into_iter().map(|column| (at, column)));
        push(recast, made, self.layout.table.row_number(row));
        true
    }
}
