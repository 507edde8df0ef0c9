//! What a file says that a figure is counted in, held against the unit of its measure.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::of_figures::{Held, Units};
use super::stated::{By, Said, Stated, is_money, times_of};
use crate::exchange::import::role::{Role, SlotPart};
use crate::model::{Measure, MeasureId};
use std::borrow::Cow;

impl Deciding<'_> {
    /// The pack's measure with the id of a row.
    pub(in super::super) fn by_id(&self, row: usize) -> Option<&Measure> {
        let id = self.with(Role::MeasureId).first().map(|at| self.text(row, *at))?;
        self.pack.measure(&MeasureId::from(id))
    }

    /// The pack's measure of a row, by its name, or by its id.
    fn held(&self, row: usize, called: &str, units: &Units) -> Option<Held> {
        let held = units.held.get(&plain(called)).cloned();
        held.or_else(|| self.by_id(row).map(Held::of))
    }

    /// Whether a row's unit is another magnitude than that in which the pack has the measure's figures.
    pub(in super::super) fn unit_differs(
        &self,
        row: usize,
        called: &str,
        unit: &str,
        units: &Units,
    ) -> bool {
        !unit.is_empty() && self.held(row, called, units).is_some_and(|it| it.differs(called, unit))
    }

    /// What the column of units says in a row.
    pub(in super::super) fn unit_said(&self, row: usize) -> &str {
        self.with(Role::Unit).first().map_or("", |at| self.text(row, *at))
    }

    /// What a name, a heading or a title says that a figure is counted in; the nearest to it counts.
    pub(in super::super) fn said_unit(
        &self,
        row: usize,
        at: usize,
        called: &str,
        units: &Units,
    ) -> Option<Said> {
        let column = self.column(at)?;
        // What is counted out of what is no figure in a unit.
        if matches!(column.of_figure.or(column.role), Some(Role::Numerator | Role::Denominator)) {
            return None;
        }
        let unit = units.of_pack(called).filter(|unit| !unit.is_empty());
        let unit = unit.unwrap_or_else(|| self.unit_said(row));
        let suits = |stated: &&Stated| stated.is_of(called, unit);
        let heading = units.columns.get(&at).filter(suits);
        // What a heading says of a figure is nearer to it than its name.
        if let (None, Some(stated)) = (heading, units.names.get(called).cloned().flatten()) {
            return Some(Said { stated, by: By::Name });
        }
        let block = || units.blocks.range(..row).next_back()?.1.as_ref();
        let found = match heading {
            Some(stated) => Some((stated, By::Heading)),
            None => match block().filter(suits) {
                Some(stated) => Some((stated, By::Block)),
                None if units.is_untitled(called) => None,
                None => units.file.as_ref().filter(suits).map(|stated| (stated, By::Title)),
            },
        };
        found.map(|(stated, by)| Said { stated: stated.clone(), by })
    }

    /// What the file says that a figure is counted in, where that isn't the unit in which its measure is; the number of
    /// these that one of that unit is.
    pub(in super::super) fn said_otherwise(
        &self,
        (row, at): (usize, usize),
        name: &str,
        units: &Units,
    ) -> Option<(Said, f64)> {
        if !units.speaks {
            return None;
        }
        let called = self.called(name, at, units.several);
        let said = self.unit_said(row);
        let held = self.held(row, &called, units);
        let differs = held.as_ref().is_some_and(|held| held.differs(&called, said));
        let found = match Stated::of(said).filter(|_| differs) {
            Some(stated) => Said { stated, by: By::Unit },
            None => self.said_unit(row, at, &called, units)?,
        };
        let unit = self.unit_of(row, at, name, units);
        // A measure without a unit may have one in its name.
        let times = match held {
            Some(held) if unit.trim().is_empty() => {
                held.named.as_ref().map_or(1.0, |named| named.times)
            }
            _ => times_of(&unit),
        };
        let times = times / found.stated.times;
        (times != 1.0).then_some((found, times))
    }

    /// The unit of a figure: the pack's where the file has it in another magnitude, as the row says, as the pack has it, or
    /// as a name, a heading or a title says.
    pub(in super::super) fn unit_of<'b>(
        &'b self,
        row: usize,
        at: usize,
        name: &str,
        units: &'b Units,
    ) -> Cow<'b, str> {
        let said = self.unit_said(row);
        if units.held.is_empty() && !units.says_any() {
            return Cow::Borrowed(said);
        }
        let called = self.called(name, at, units.several);
        let differs = units.speaks && self.unit_differs(row, &called, said, units);
        if !said.is_empty() && !differs {
            return Cow::Borrowed(said);
        }
        match units
            .of_pack(&called)
            .filter(|unit| !unit.is_empty())
            .or_else(|| Some(self.by_id(row)?.unit.as_str()))
        {
            Some(unit) => Cow::Borrowed(unit),
            None => units.said_of(&called).map_or(Cow::Borrowed(""), Cow::Owned),
        }
    }

    /// Whether a figure counts money, as far as its unit, its name, its heading or a title says.
    pub(in super::super) fn counts_money(
        &self,
        row: usize,
        at: usize,
        name: &str,
        units: &Units,
    ) -> bool {
        let unit = self.unit_of(row, at, name, units);
        if !unit.is_empty() {
            return is_money(&unit);
        }
        let called = self.called(name, at, units.several);
        self.said_unit(row, at, &called, units).is_some_and(|it| is_money(&it.stated.unit()))
    }

    /// Whether a column is one of figures or targets in a unit, not of what they are worked out from.
    pub(in super::super) fn is_in_unit(&self, at: usize) -> bool {
        let Some(column) = self.column(at) else { return false };
        let slot = column.slot.as_ref().map(|slot| slot.part);
        matches!(column.role, Some(Role::Value | Role::ValueText | Role::Target))
            || matches!(
                slot,
                Some(SlotPart::Value | SlotPart::Target | SlotPart::Floor | SlotPart::Stretch)
            )
    }
}
