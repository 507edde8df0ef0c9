//! Items of a form: how each is asked for, what a record says of it, and how it takes what was typed. Pure, so that
//! they are tested without a browser.

mod amount;
pub mod measure;
mod periods;
mod references;
mod terms;
mod years;

use crate::{
    exchange::reading::value,
    model::{Day, Number, Pack, ReportingYear},
};
pub use amount::{AmountOf, AskedOfAmount, figure_of};
use chrono::NaiveDate;
pub use periods::{in_hand, periods_about};
pub use references::listed;
pub(crate) use references::reference;
use std::borrow::Cow;
pub use terms::term_of_label;
pub use years::{years_about, years_of};
#[cfg(target_arch = "wasm32")]
pub(crate) use {references::references, years::year};

/// A choice: what it stands for, and its words.
pub type Choice = (String, String);

/// What is said of a day that the browser shows and doesn't give away: the 31st of February, or no year yet.
pub const HALF_A_DAY: &str = "There is no such day, or a part of it is missing. Enter one such as 20 March 2026, or clear it";

/// How a tick is kept.
pub const YES: &str = "yes";

/// What it means that nobody has said whom a record is for.
pub const UNSET_IS_INTERNAL: &str = "Until it is set, it counts as internal.";

/// How an item is typed or chosen.
pub enum Entry<T: 'static> {
    /// One line.
    Line,
    /// One line with an amount, and what that is of.
    Amount(for<'a> fn(&'a Pack, &'a T) -> AmountOf<'a>),
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// The day of something said or done: none that is still to come.
    PastDay,
    /// One of several, by key and words.
    Choice(fn(&Pack, &T) -> Vec<Choice>),
    /// A reporting year near the one in hand.
    Year {
        /// The one that is set, which is offered too.
        set: fn(&T) -> Option<ReportingYear>,
        /// It can't be left open.
        must: bool,
    },
    /// Yes or no.
    Tick,
    /// Any of several; their keys, a line each.
    Several(fn(&Pack, &T) -> Vec<Choice>),
}

/// One thing that can be said of a record.
pub struct Item<T: 'static> {
    /// Unique in its form.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Help with it.
    pub hint: &'static str,
    /// How it is typed.
    pub entry: Entry<T>,
    /// What the record says; empty where it says nothing.
    pub get: fn(&T) -> String,
    /// Takes what was typed; or says what to type.
    pub set: fn(&mut T, &str) -> Result<(), &'static str>,
}

impl<T> Item<T> {
    /// Takes what was typed into a record; or says what to type. `half` is a day that the browser shows and
    /// doesn't give away.
    pub fn take(&self, record: &mut T, typed: &str, half: bool) -> Option<&'static str> {
        if half { Some(HALF_A_DAY) } else { (self.set)(record, typed.trim()).err() }
    }

    /// What is said against a day that is still to come, where the item asks for that of something said or done.
    pub fn to_come(&self, typed: &str, today: NaiveDate) -> Option<&'static str> {
        let day = typed.trim().parse::<Day>().ok();
        let is_to_come = matches!(self.entry, Entry::PastDay) && day.is_some_and(|it| it.0 > today);
        is_to_come.then_some("That day is still to come: enter today’s, or an earlier one")
    }

    /// What was typed, as the item takes it: an amount as the figure that it is in the unit of its measure. `held` is what the
    /// record said before; somebody is `sure` of what was asked about and is saved again.
    ///
    /// # Errors
    /// What is asked of an amount.
    pub fn meant<'a>(
        &self,
        (pack, record): (&Pack, &T),
        typed: &'a str,
        held: &str,
        sure: bool,
    ) -> Result<Cow<'a, str>, AskedOfAmount> {
        match self.entry {
            Entry::Amount(of) => of(pack, record).meant(typed, held, sure),
            _ => Ok(typed.into()),
        }
    }

    /// Help with it; of an amount with its unit.
    pub fn help(&self, pack: &Pack, record: &T) -> Cow<'static, str> {
        match self.entry {
            Entry::Amount(of) => of(pack, record).hint(self.hint).into(),
            _ => self.hint.into(),
        }
    }

    /// A text that was kept for the item, as the item itself would say it: an older version of the page kept
    /// choices by their words.
    pub fn as_said(&self, record: &T, kept: &str) -> String
    where
        T: Clone,
    {
        let mut record = record.clone();
        match (&self.entry, (self.set)(&mut record, kept)) {
            (Entry::Choice(_), Ok(())) => (self.get)(&record),
            _ => kept.to_owned(),
        }
    }
}

/// Choices, with one for "not yet set" before them.
pub fn choices(offered: Vec<Choice>) -> Vec<Choice> {
    std::iter::once((String::new(), "Not yet set".to_owned())).chain(offered).collect()
}

/// Which of the choices a text stands for: by its key; or by its words, as older versions of the page kept what
/// was typed.
pub fn place_of(text: &str, offered: &[Choice]) -> Option<usize> {
    let by_key = offered.iter().position(|(key, _)| key == text);
    by_key.or_else(|| offered.iter().position(|(_, words)| words == text))
}

/// A number, or nothing where nothing was typed.
pub fn number_or_blank(text: &str) -> Result<Option<Number>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    value::number(text).map(Some).ok_or("Enter a number such as 100, or leave it blank")
}

/// A day, or nothing where nothing was typed.
pub fn day_or_blank(text: &str) -> Result<Option<Day>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| "Enter a day such as 2026-03-20, or leave it blank")
}

/// A text of the record's, or of a part of it.
macro_rules! words {
    ($entry:ident $id:literal, $label:literal, $hint:literal, $($field:ident).+) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::$entry,
            get: |record| record.$($field).+.clone(),
            set: |record, text| {
                record.$($field).+ = text.to_owned();
                Ok(())
            },
        }
    };
    ($entry:ident $id:literal, $label:literal, $hint:literal, $field:ident or $missing:literal) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::$entry,
            get: |record| record.$field.clone(),
            set: |record, text| {
                if text.is_empty() {
                    return Err($missing);
                }
                record.$field = text.to_owned();
                Ok(())
            },
        }
    };
}

/// A type's choices, each by its name in the file and its words.
macro_rules! offered {
    ($type:ident) => {
        $type::ALL
            .iter()
            .map(|each| (each.name(), each.words().to_owned()))
            .collect::<Vec<$crate::app::items::Choice>>()
    };
}

/// The choice of a type that a text stands for.
macro_rules! chosen {
    ($type:ident, $text:expr) => {
        $crate::app::items::place_of($text, &$crate::app::items::offered!($type))
            .and_then(|at| $type::ALL.get(at).copied())
    };
}

/// One of a type's choices, or not yet set; with `must`, one of them.
macro_rules! choice {
    ($id:literal, $label:literal, $field:ident: $type:ident) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: "",
            entry: $crate::app::items::Entry::Choice(|_, _| {
                $crate::app::items::choices($crate::app::items::offered!($type))
            }),
            get: |record| record.$field.map($type::name).unwrap_or_default(),
            set: |record, text| {
                record.$field = $crate::app::items::chosen!($type, text);
                Ok(())
            },
        }
    };
    ($id:literal, $label:literal, must $field:ident: $type:ident) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: "",
            entry: $crate::app::items::Entry::Choice(|_, _| $crate::app::items::offered!($type)),
            get: |record| record.$field.name(),
            set: |record, text| {
                let chosen = $crate::app::items::chosen!($type, text);
                record.$field = chosen.ok_or("Choose one of them")?;
                Ok(())
            },
        }
    };
}

/// Yes or no, to be ticked.
#[cfg(any(target_arch = "wasm32", test))]
macro_rules! yes_no {
    ($id:literal, $label:literal, $hint:literal, $field:ident) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Tick,
            get: |record| if record.$field { $crate::app::items::YES } else { "" }.to_owned(),
            set: |record, text| {
                record.$field = text == $crate::app::items::YES;
                Ok(())
            },
        }
    };
}

/// Whom a record is for; until somebody says, it is internal.
#[cfg(target_arch = "wasm32")]
macro_rules! audience {
    ($id:literal, $field:ident) => {
        $crate::app::items::Item {
            hint: $crate::app::items::UNSET_IS_INTERNAL,
            ..$crate::app::items::choice!($id, "Whom it is for", $field: Audience)
        }
    };
}

/// A number, or none.
macro_rules! number {
    ($id:literal, $label:literal, $hint:literal, $field:ident) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Line,
            get: |record| record.$field.map(|number| number.to_string()).unwrap_or_default(),
            set: |record, text| {
                record.$field = $crate::app::items::number_or_blank(text)?;
                Ok(())
            },
        }
    };
}

/// An amount in the unit of a measure, or none.
macro_rules! in_unit {
    ($id:literal, $label:literal, $hint:literal, $($field:ident).+ in $unit:expr) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Amount($unit),
            get: |record| record.$($field).+.map(|number| number.to_string()).unwrap_or_default(),
            set: |record, text| {
                record.$($field).+ = $crate::app::items::number_or_blank(text)?;
                Ok(())
            },
        }
    };
}

/// A day, or none; with `or`, one that has to be said, which is blank until somebody does; with `past`, one of something
/// said or done.
#[cfg(any(target_arch = "wasm32", test))]
macro_rules! day {
    (past $id:literal, $($rest:tt)+) => {
        $crate::app::items::Item {
            entry: $crate::app::items::Entry::PastDay,
            ..$crate::app::items::day!($id, $($rest)+)
        }
    };
    ($id:literal, $label:literal, $hint:literal, $($field:ident).+ or $missing:literal) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Day,
            get: |record| match record.$($field).+ {
                unsaid if unsaid == $crate::model::Day::default() => String::new(),
                day => day.to_string(),
            },
            set: |record, text| {
                record.$($field).+ = $crate::app::items::day_or_blank(text)?.ok_or($missing)?;
                Ok(())
            },
        }
    };
    ($id:literal, $label:literal, $hint:literal, $field:ident) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Day,
            get: |record| record.$field.map(|day| day.to_string()).unwrap_or_default(),
            set: |record, text| {
                record.$field = $crate::app::items::day_or_blank(text)?;
                Ok(())
            },
        }
    };
}

// Natively, only tests ask for these: the forms that do are the page's.
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) use day;
#[cfg(target_arch = "wasm32")]
pub(crate) use {audience, yes_no};
pub(crate) use {choice, chosen, in_unit, number, offered, words};

#[cfg(test)]
mod tests;
