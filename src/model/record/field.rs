//! What a field's type says of it.

use super::reading::{KeyedSlot, ListSlot, OptionSlot};
use super::{Alter, At, Change, FieldInfo, For, Look, Shape, Slot};
use crate::model::{
    Aim, Audience, Bounds, Day, Extra, Frozen, Kind, MeasureId, Number, Observation, Period,
    PeriodError, ReportingYear, Tolerance,
};
use std::collections::{BTreeMap, btree_map::Entry};
use std::sync::Arc;

/// A type that a field of a record can have.
pub trait Field: Sized {
    /// Whether it can hold anything that a visitor looks at. A series can't: nobody walks through a quarter of a
    /// million observations for nothing.
    const SEEN: bool = false;

    /// What its values are.
    fn shape() -> Shape;

    /// What it is before anything is set: a placeholder where something must be.
    fn blank() -> Self;

    /// Where what is read of it goes.
    fn slot(&mut self) -> Slot<'_>;

    /// Where what is read of a list of it goes.
    fn list_slot(list: &mut Vec<Self>) -> Slot<'_> {
        Slot::List(list)
    }

    /// Whether nothing is set, and it can be left out of the file.
    fn is_blank(&self) -> bool {
        false
    }

    /// Shows what it holds to a visitor.
    fn look(&self, _field: &'static FieldInfo, _by: &mut dyn Look) {}

    /// Hands what it holds to a visitor that may change it; whether it stays where it could go.
    fn change(&mut self, _field: &'static FieldInfo, _by: &mut dyn Change) -> bool {
        true
    }

    /// Whom the record is for, where the field says that.
    fn audience(&self) -> For {
        For::WhatItStandsIn
    }
}

/// A field without anything to visit.
macro_rules! plain {
    ($($type:ty: $shape:expr, $slot:ident, $blank:expr $(, blank if $is_blank:expr)?;)+) => {
        $(impl Field for $type {
            fn shape() -> Shape {
                $shape
            }

            fn blank() -> Self {
                $blank
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::$slot(self)
            }

            $(fn is_blank(&self) -> bool {
                let is_blank: fn(&Self) -> bool = $is_blank;
                is_blank(self)
            })?
        })+
    };
}

plain! {
    String: Shape::Text, Text, String::new(), blank if String::is_empty;
    bool: Shape::Plain, Flag, false, blank if |yes| !yes;
    u8: Shape::Plain, Small, 0;
    u32: Shape::Plain, Whole, 0;
    usize: Shape::Plain, Count, 0, blank if |count| *count == 0;
    Number: Shape::Plain, Number, Number::default();
    Tolerance: Shape::Plain, Tolerance, Self::Amount(Number::default());
    Bounds: Shape::Plain, Bounds, Self::Value(Number::default());
    Day: Shape::Day, Day, Self::default();
    Period: Shape::Period, Period, Self::Month { year: 0, month: 1 };
    Aim: Shape::Aim, Aim, Self::None;
    Extra: Shape::Unknown, Anything, Self::new(), blank if Extra::is_empty;
}

/// A field that holds one of a few choices.
macro_rules! choice_field {
    ($type:ty, $names:expr, $choices:expr) => {
        impl $crate::model::Field for $type {
            fn shape() -> $crate::model::Shape {
                $crate::model::Shape::Choice($names)
            }

            fn blank() -> Self {
                $crate::model::named::first($choices)
            }

            fn slot(&mut self) -> $crate::model::Slot<'_> {
                $crate::model::Slot::Choice(self)
            }

            fn audience(&self) -> $crate::model::For {
                $crate::model::record::field::said(self)
            }
        }

        impl $crate::model::record::reading::ChoiceSlot for $type {
            fn names(&self) -> &'static [&'static str] {
                $names
            }

            fn choose(&mut self, at: usize) {
                *self = *$choices.get(at).unwrap_or(self);
            }
        }
    };
}
pub(in crate::model) use choice_field;

/// The audience that a choice is; any other choice says nothing of it.
pub(crate) fn said(choice: &dyn std::any::Any) -> For {
    choice.downcast_ref::<Audience>().map_or(For::WhatItStandsIn, |held| For::Audience(*held))
}

/// A field that names a record of a kind.
macro_rules! id_field {
    ($type:ty, $kind:ident) => {
        impl $crate::model::Field for $type {
            const SEEN: bool = true;

            fn shape() -> $crate::model::Shape {
                $crate::model::Shape::Reference($crate::model::Kind::$kind)
            }

            fn blank() -> Self {
                Self::default()
            }

            fn slot(&mut self) -> $crate::model::Slot<'_> {
                $crate::model::Slot::Text(&mut self.0)
            }

            fn look(
                &self,
                field: &'static $crate::model::FieldInfo,
                by: &mut dyn $crate::model::Look,
            ) {
                if field.hold != Some($crate::model::Hold::Itself) {
                    by.reference(field, $crate::model::Kind::$kind, &self.0);
                }
            }

            fn change(
                &mut self,
                field: &'static $crate::model::FieldInfo,
                by: &mut dyn $crate::model::Change,
            ) -> bool {
                field.hold == Some($crate::model::Hold::Itself)
                    || by.keeps_reference(field, $crate::model::Kind::$kind, &self.0)
            }
        }
    };
}
pub(in crate::model) use id_field;

/// A field that holds text of a type of its own.
macro_rules! text_field {
    ($type:ty) => {
        impl $crate::model::Field for $type {
            fn shape() -> $crate::model::Shape {
                $crate::model::Shape::Text
            }

            fn blank() -> Self {
                Self::default()
            }

            fn slot(&mut self) -> $crate::model::Slot<'_> {
                $crate::model::Slot::Text(&mut self.0)
            }
        }
    };
}
pub(in crate::model) use text_field;

impl Field for ReportingYear {
    const SEEN: bool = true;

    fn shape() -> Shape {
        Shape::Year
    }

    fn blank() -> Self {
        Self::new(0, false)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Year(self)
    }

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        by.year(field, *self);
    }

    fn change(&mut self, _: &'static FieldInfo, by: &mut dyn Change) -> bool {
        by.year(self);
        true
    }
}

impl Field for Observation {
    fn shape() -> Shape {
        Shape::Figure
    }

    fn blank() -> Self {
        Self::new(Period::blank(), crate::model::Reading::Unread)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Observation(self)
    }

    fn list_slot(list: &mut Vec<Self>) -> Slot<'_> {
        Slot::Series(list)
    }

    fn change(&mut self, _: &'static FieldInfo, by: &mut dyn Change) -> bool {
        by.observation(self);
        true
    }
}

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
    const SEEN: bool = T::SEEN;

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
