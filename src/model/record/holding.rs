//! Fields that hold others: what may be missing, lists, what stands under a year or an id.

use super::reading::{KeyedSlot, ListSlot, OptionSlot};
use super::{Alter, At, Change, Field, FieldInfo, For, Look, Shape, Slot};
use crate::model::{Frozen, Kind, MeasureId, PeriodError, ReportingYear};
use std::collections::{BTreeMap, btree_map::Entry};
use std::sync::Arc;

impl<T: Field> Field for Option<T> {
    const SEEN: bool = T::SEEN;

    fn shape() -> Shape {
        T::shape()
    }

    fn blank() -> Self {
        None
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Option(self)
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        if let Some(held) = self {
            held.look(field, by);
        }
    }

    fn change(&mut self, field: &'static FieldInfo, by: &mut dyn Change) -> bool {
        if self.as_mut().is_some_and(|held| !held.change(field, by)) {
            *self = None;
        }
        true
    }

    fn audience(&self) -> For {
        match self {
            Some(held) => held.audience(),
            None if matches!(T::blank().audience(), For::Audience(_)) => For::NotSet,
            None => For::WhatItStandsIn,
        }
    }
}

impl<T: Field> Field for Vec<T> {
    const SEEN: bool = T::SEEN;

    fn shape() -> Shape {
        T::shape()
    }

    fn blank() -> Self {
        Self::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        T::list_slot(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        for (index, held) in self.iter().enumerate() {
            by.enter(At::Index(index));
            held.look(field, by);
            by.leave();
        }
    }

    fn change(&mut self, field: &'static FieldInfo, by: &mut dyn Change) -> bool {
        self.retain_mut(|held| held.change(field, by));
        true
    }
}

impl<T: Field> Field for Box<T> {
    // Not as what it holds says, which may be what it stands in.
    const SEEN: bool = true;

    fn shape() -> Shape {
        T::shape()
    }

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn slot(&mut self) -> Slot<'_> {
        T::slot(self)
    }

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        T::look(self, field, by);
    }

    fn change(&mut self, field: &'static FieldInfo, by: &mut dyn Change) -> bool {
        T::change(self, field, by)
    }
}

impl<T: Field + Alter + Clone> Field for Arc<T> {
    const SEEN: bool = T::SEEN;

    fn shape() -> Shape {
        T::shape()
    }

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn slot(&mut self) -> Slot<'_> {
        // What is being read isn't shared yet.
        Self::get_mut(self).map_or(Slot::Nowhere, T::slot)
    }

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        <T as Field>::look(self, field, by);
    }

    fn change(&mut self, field: &'static FieldInfo, by: &mut dyn Change) -> bool {
        // What needn't change stays shared with earlier snapshots.
        !by.touches(self.as_ref()) || <T as Field>::change(Self::make_mut(self), field, by)
    }
}

impl<T: Field> Field for BTreeMap<ReportingYear, T> {
    const SEEN: bool = T::SEEN;

    fn shape() -> Shape {
        match T::shape() {
            Shape::Part(table) => Shape::ByYear(table),
            other => other,
        }
    }

    fn blank() -> Self {
        Self::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Keyed(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        for (year, held) in self {
            by.enter(At::Key(year));
            held.look(field, by);
            by.leave();
        }
    }

    fn change(&mut self, field: &'static FieldInfo, by: &mut dyn Change) -> bool {
        self.retain(|_, held| held.change(field, by));
        true
    }
}

/// What was signed, by measure.
impl Field for BTreeMap<MeasureId, Frozen> {
    const SEEN: bool = true;

    fn shape() -> Shape {
        Shape::Frozen(Kind::Measure)
    }

    fn blank() -> Self {
        Self::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Keyed(self)
    }

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        for id in self.keys() {
            by.enter(At::Key(id));
            by.reference(field, Kind::Measure, id.as_str());
            by.leave();
        }
    }

    fn change(&mut self, _: &'static FieldInfo, by: &mut dyn Change) -> bool {
        self.values_mut().for_each(|held| Alter::change(held, by));
        true
    }
}

impl<T: Field> OptionSlot for Option<T> {
    fn fill(&mut self) -> Slot<'_> {
        self.insert(T::blank()).slot()
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Field> ListSlot for Vec<T> {
    fn add(&mut self) -> Slot<'_> {
        self.push(T::blank());
        self.last_mut().map_or(Slot::Nowhere, T::slot)
    }

    fn settle(&mut self) {
        self.shrink_to_fit();
    }
}

/// Which of two that stand under one year is meant would be a guess.
impl<T: Field> KeyedSlot for BTreeMap<ReportingYear, T> {
    fn entry(&mut self, key: &str) -> Result<Slot<'_>, String> {
        let year: ReportingYear = key.parse().map_err(|error: PeriodError| error.to_string())?;
        match self.entry(year) {
            Entry::Vacant(entry) => Ok(entry.insert(T::blank()).slot()),
            Entry::Occupied(_) => Err(format!("{year} stands here twice")),
        }
    }
}

impl KeyedSlot for BTreeMap<MeasureId, Frozen> {
    fn entry(&mut self, key: &str) -> Result<Slot<'_>, String> {
        Ok(self.entry(key.into()).or_insert_with(Frozen::blank).slot())
    }
}
