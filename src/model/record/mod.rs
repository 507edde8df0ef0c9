//! What a kind of record is made of, declared once.
//!
//! `record!` declares a struct with its fields, and makes of that how it is read, written, described
//! in the schema, looked at ([`Look`]) and changed ([`Change`]) without knowing which kind it is. What a field's
//! type already says is asked of the type ([`Field`]): a `PlanId` is a reference, a choice has words, a
//! `ReportingYear` is written in the calendar's style. Whatever works on all kinds of record is one visitor
//! here, compiled once, not code stamped out for each.

pub(in crate::model) mod declare;
pub(in crate::model) mod field;
mod holding;
mod list;
pub(in crate::model) mod reading;

pub(in crate::model) use declare::record;
pub use field::Field;
pub use list::{Listed, Rows, position};
pub use reading::Slot;

use crate::model::{Audience, Extra, Kind, Observation, ReportingYear};
use std::fmt;

/// How a reference holds what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It names the record itself.
    Itself,
    /// What it names can't be removed while it does.
    Needs,
    /// It lets go of what is removed.
    LetsGo,
    /// Part of something sealed: told where it leads nowhere, and never touched.
    Sealed,
    /// What once was: it may well be gone.
    Past,
}

/// What the values of a field are, for those who have only its JSON: a list's or an option's is that of what
/// it holds.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Words of people.
    Text,
    /// One of the choices with these names, as written in code.
    Choice(&'static [&'static str]),
    /// A day.
    Day,
    /// A reporting period.
    Period,
    /// A reporting year.
    Year,
    /// A number, or yes or no.
    Plain,
    /// The id of a record of a kind.
    Reference(Kind),
    /// What a target aims for.
    Aim,
    /// A figure of a series.
    Figure,
    /// A record within the record.
    Part(&'static Table),
    /// Records within the record, by year.
    ByYear(&'static Table),
    /// What was frozen of records, by id.
    Frozen(Kind),
    /// Anything: fields that this version doesn't know.
    Unknown,
}

/// The fields of a kind of record, in the order of their declaration.
pub struct Table {
    /// What a record of the kind is, in a sentence; for the schema, which the page has no use for.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [FieldInfo],
}

impl Table {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static FieldInfo> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// What is declared of a field.
pub struct FieldInfo {
    /// As it stands in the file.
    pub name: &'static str,
    /// What it is, in a sentence; for the schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
    /// The widest audience it may go to with its record; nothing said is internal.
    pub audience: Audience,
    /// A record without it is refused.
    pub needed: bool,
    /// Where it names a record that stays out for an audience, the one that names it stays out too.
    pub hangs: bool,
    /// How it holds what it names, where it names something.
    pub hold: Option<Hold>,
    /// What its values are.
    pub shape: fn() -> Shape,
}

/// Whom a record says it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// It has no such field: it is for whom that is which it stands in.
    WhatItStandsIn,
    /// Nobody has set it yet.
    NotSet,
    /// Set by a person.
    Audience(Audience),
}

/// Anything declared by `record!`: what it is made of, without knowing which kind it is.
pub trait Record {
    /// Its fields.
    fn table(&self) -> &'static Table;

    /// Shows each field to a visitor.
    fn look(&self, by: &mut dyn Look);

    /// What is wrong with it by itself, besides what its types say: each with its field.
    fn faults(&self, tell: &mut dyn FnMut(fmt::Arguments<'_>, crate::model::Fault));
}

/// What changes a record. Apart from looking, which the first load needs without this.
pub trait Alter: Record {
    /// Hands each field to a visitor that may change it.
    fn change(&mut self, by: &mut dyn Change);

    /// Whom it says it is for.
    fn audience(&self) -> For;

    /// The texts it says, in the order of its fields; those of its parts aside.
    fn texts(&self) -> Vec<&str>;
}

/// Where in a record the next thing stands.
#[derive(Clone, Copy)]
pub enum At<'a> {
    /// In a field.
    Field(&'static str),
    /// At a position of a list, from 0.
    Index(usize),
    /// Under a key.
    Key(&'a dyn fmt::Display),
}

/// A visitor that looks. Each method does nothing unless it is of interest.
pub trait Look {
    /// Goes into a field, a place in a list, or a key; [`Look::leave`] comes back out.
    fn enter(&mut self, _at: At<'_>) {}

    /// Comes back out of what was entered last.
    fn leave(&mut self) {}

    /// A record, before its fields; whether to look into it.
    fn record(&mut self, _record: &dyn Record) -> bool {
        true
    }

    /// An id of another record.
    fn reference(&mut self, _field: &'static FieldInfo, _kind: Kind, _id: &str) {}

    /// A reporting year.
    fn year(&mut self, _field: &'static FieldInfo, _year: ReportingYear) {}
}

/// A visitor that changes. Each method leaves all as it is unless it is of interest.
pub trait Change {
    /// Whether a shared record is to be changed at all: one that isn't stays shared.
    fn touches(&mut self, _record: &dyn Alter) -> bool {
        true
    }

    /// Whether a field keeps what it has; otherwise it is emptied.
    fn keeps_field(&mut self, _field: &'static FieldInfo) -> bool {
        true
    }

    /// A field that isn't kept and had something.
    fn emptied(&mut self, _field: &'static FieldInfo) {}

    /// Whether a record of a list, or in an optional field, stays.
    fn keeps(&mut self, _record: &dyn Alter) -> bool {
        true
    }

    /// Whether a reference stays; of one that must be there the answer isn't asked for.
    fn keeps_reference(&mut self, _field: &'static FieldInfo, _kind: Kind, _id: &str) -> bool {
        true
    }

    /// The id that a record, or a reference to it, is to have instead.
    fn renamed(&mut self, _field: &'static FieldInfo, _kind: Kind, _id: &str) -> Option<String> {
        None
    }

    /// A reporting year.
    fn year(&mut self, _year: &mut ReportingYear) {}

    /// An observation of a series.
    fn observation(&mut self, _observation: &mut Observation) {}

    /// Fields that this version doesn't know.
    fn extra(&mut self, _extra: &mut Extra) {}
}
