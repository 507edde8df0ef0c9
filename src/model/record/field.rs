//! What a field's type says of it.

use super::{At, Change, FieldInfo, For, Look, Shape};
use crate::model::{
    Aim, Audience, Bounds, Day, Extra, Frozen, Kind, MeasureId, Number, Observation, Period,
    ReportingYear, Tolerance,
};
use std::collections::BTreeMap;
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
    ($($type:ty: $shape:expr, $blank:expr $(, blank if $is_blank:expr)?;)+) => {
        $(impl Field for $type {
            fn shape() -> Shape {
                $shape
            }

            fn blank() -> Self {
                $blank
            }

            $(fn is_blank(&self) -> bool {
                let is_blank: fn(&Self) -> bool = $is_blank;
                is_blank(self)
            })?
        })+
    };
}

plain! {
    String: Shape::Text, String::new(), blank if String::is_empty;
    bool: Shape::Plain, false, blank if |yes| !yes;
    u8: Shape::Plain, 0;
    u32: Shape::Plain, 0;
    usize: Shape::Plain, 0, blank if |count| *count == 0;
    Number: Shape::Plain, Number::default();
    Tolerance: Shape::Plain, Self::Amount(Number::default());
    Bounds: Shape::Plain, Self::Value(Number::default());
    Day: Shape::Day, Self::default();
    Period: Shape::Period, Self::Month { year: 0, month: 1 };
    Aim: Shape::Aim, Self::None;
    Extra: Shape::Unknown, Self::new(), blank if Extra::is_empty;
}

/// A field that holds one of a few choices.
macro_rules! choice_field {
    ($type:ty, $names:expr, $first:expr) => {
        impl $crate::model::Field for $type {
            fn shape() -> $crate::model::Shape {
                $crate::model::Shape::Choice($names)
            }

            fn blank() -> Self {
                $first
            }

            fn audience(&self) -> $crate::model::For {
                $crate::model::record::field::said(self)
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

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        T::look(self, field, by);
    }

    fn change(&mut self, field: &'static FieldInfo, by: &mut dyn Change) -> bool {
        T::change(self, field, by)
    }
}

impl<T: Field + super::Record + Clone> Field for Arc<T> {
    const SEEN: bool = T::SEEN;

    fn shape() -> Shape {
        T::shape()
    }

    fn blank() -> Self {
        Self::new(T::blank())
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

    fn look(&self, field: &'static FieldInfo, by: &mut dyn Look) {
        for id in self.keys() {
            by.enter(At::Key(id));
            by.reference(field, Kind::Measure, id.as_str());
            by.leave();
        }
    }

    fn change(&mut self, _: &'static FieldInfo, by: &mut dyn Change) -> bool {
        self.values_mut().for_each(|held| super::Record::change(held, by));
        true
    }
}
