//! The history of a pack: who changed what, when, from what to what.

use crate::model::Day;
use crate::model::record::record;
use std::fmt;

record! {
    /// One step of the history: who changed what, when.
    pub struct Event {
        /// When.
        pub on: Day => needed public;
        /// The post that was working; empty where it didn't say.
        pub by: String => public;
        /// What was done.
        pub what: String => needed public;
        /// What it changed, in words: place, before, after.
        pub changes: Vec<Altered> => public;
        /// How many more changes there were than are listed.
        pub more: usize => public;
        /// SHA-256 of the entry before it in its canonical form (RFC 8785), in hexadecimal; of the list of all those
        /// before it where that entry has none itself. Entries of before there was a chain have none.
        pub follows: String => public;
        /// The proposals that it brought, decided or made, each as it was then: what it doesn't tell of, nobody did
        /// here. The first entry of a chain tells of all there are.
        pub proposals: Vec<Told> => public;
        /// The sign-offs that it brought, likewise.
        pub sign_offs: Vec<Told> => public;
        /// Places of the history whose figures were withheld when this step took them out of the pack: they stay so,
        /// and nothing but this says it any more.
        pub withheld: Vec<String> => public;
    }
}

record! {
    /// A record as an entry of the history left it.
    pub struct Told {
        /// Its id.
        pub id: String => needed public;
        /// A proposal's SHA-256 in its canonical form, a sign-off's own digest; empty where the record went.
        pub digest: String => public;
    }
}

record! {
    /// A field that differs, in words.
    pub struct Altered {
        /// What it is, such as "Homes built, target for 2025/26, value".
        pub place: String => needed public;
        /// As it was; `None` where it is new.
        pub before: Option<String> => public;
        /// As it is; `None` where it went.
        pub after: Option<String> => public;
    }
}

impl Altered {
    /// What differs, and how it was and is.
    pub fn new(place: impl Into<String>, before: Option<String>, after: Option<String>) -> Self {
        Self { place: place.into(), before, after, ..Self::default() }
    }

    /// In plain words, as the history is read: "Homes built, unit: changed from homes to dwellings".
    pub fn words(&self) -> String {
        let place = &self.place;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => format!("{place}: changed from {before} to {after}"),
            (None, Some(after)) => format!("{place}: added, {after}"),
            (Some(before), None) => format!("{place}: taken out, was {before}"),
            (None, None) => place.clone(),
        }
    }
}

impl fmt::Display for Altered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, "{}: {before} → {after}", self.place),
            (None, Some(after)) => write!(f, "{}: added, {after}", self.place),
            (Some(before), None) => write!(f, "{}: removed, was {before}", self.place),
            (None, None) => f.write_str(&self.place),
        }
    }
}
