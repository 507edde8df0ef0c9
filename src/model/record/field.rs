//! What a field's type says of it.

use super::{Change, FieldInfo, For, Look, Shape, Slot};
use crate::model::{
    Aim, Audience, Bounds, Day, Extra, Number, Observation, Period, ReportingYear, Tolerance,
};

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

    /// What it says, where it is a text.
    fn text(&self) -> Option<&str> {
        None
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

impl Field for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn blank() -> Self {
        Self::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
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
                if let Some(id) = by.renamed(field, $crate::model::Kind::$kind, &self.0) {
                    self.0 = id;
                }
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
