//! Items of a form: how each is asked for, what a record says of it, and how it takes what was typed. Pure, so that
//! they are tested without a browser.

pub mod measure;
mod periods;
mod references;
mod years;

use crate::{
    exchange::reading::{
        amount::{self, AmountError},
        value,
    },
    model::{Day, Number, Pack, ReportingYear},
};
use chrono::NaiveDate;
pub use periods::{in_hand, periods_about};
pub use references::listed;
pub(crate) use references::reference;
use std::borrow::Cow;
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
    /// One line with an amount of a measure's unit, by which it is read.
    Amount(fn(&Pack, &T) -> String),
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

    /// What was typed, as the item takes it: an amount as the figure that it is in the unit of its measure.
    ///
    /// # Errors
    /// What is asked of an amount that may be another, as a clause.
    pub fn meant<'a>(
        &self,
        pack: &Pack,
        record: &T,
        typed: &'a str,
    ) -> Result<Cow<'a, str>, String> {
        match self.entry {
            Entry::Amount(unit) => meant_in(&unit(pack, record), typed),
            _ => Ok(typed.into()),
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

/// What was typed as an amount, as the figure that it is in a unit; what is none, as it was typed: who asked for it says
/// what to type.
///
/// # Errors
/// What is asked of an amount that may be another, as a clause.
pub fn meant_in<'a>(unit: &str, typed: &'a str) -> Result<Cow<'a, str>, String> {
    if typed.trim().is_empty() || value::number(typed).is_some() {
        return Ok(typed.into());
    }
    match amount::in_a_form(typed, unit) {
        Ok(figure) => Ok(figure.to_string().into()),
        Err(AmountError::NotANumber(_)) => Ok(typed.into()),
        Err(doubt) => Err(doubt.to_string()),
    }
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
mod tests {
    use super::*;
    use crate::model::{Action, ActionState, Measure, Organisation, Polarity, Promise};

    const ACTION: &[Item<Action>] = &[
        words!(Line "name", "What is done", "", name or "Enter what is done"),
        words!(Lines "progress", "So far", "", progress),
        day!("due", "Due", "", due),
        choice!("state", "State", must state: ActionState),
    ];

    /// The record with one item typed, or what is said against it.
    fn typed(id: &str, text: &str, half: bool) -> Result<Action, &'static str> {
        let mut action: Action = serde_json::from_str(
            r#"{"id":"a","name":"Build","kind":"activity","plan":"p","state":"done"}"#,
        )
        .unwrap();
        let item = ACTION.iter().find(|item| item.id == id).unwrap();
        item.take(&mut action, text, half).map_or(Ok(action), Err)
    }

    #[test]
    fn items_take_what_was_typed_or_say_what_to_type() {
        assert_eq!(typed("name", "  Mend \n", false).unwrap().name, "Mend");
        assert_eq!(typed("name", "  ", false), Err("Enter what is done"));
        assert_eq!(typed("progress", "", false).unwrap().progress, "");
        let due = typed("due", "2026-03-20", false).unwrap().due;
        assert_eq!(due.map(|day| day.to_string()).as_deref(), Some("2026-03-20"));
        assert_eq!(typed("due", "", false).unwrap().due, None);
        // A half-typed day comes as nothing, and must not clear what was there.
        assert_eq!(typed("due", "", true), Err(HALF_A_DAY));
        assert!(typed("due", "20.3.2026", false).is_err());
        assert_eq!(typed("state", "stopped", false).unwrap().state, ActionState::Stopped);
        assert_eq!(typed("state", "", false), Err("Choose one of them"));
    }

    #[test]
    fn a_choice_that_may_be_left_open_is_unset_by_its_blank() {
        let item: Item<Measure> = choice!("way", "Which way is better", polarity: Polarity);
        let mut measure = Measure::default();
        for (text, expected) in [
            ("less_is_better", None),
            ("lower_is_better", Some(Polarity::LowerIsBetter)),
            ("", None),
        ] {
            assert_eq!(item.take(&mut measure, text, false), None);
            assert_eq!(measure.polarity, expected, "{text}");
        }
        let Entry::Choice(offered) = item.entry else { panic!("it is chosen") };
        let offered = offered(&Pack::default(), &measure);
        assert_eq!(offered[0], (String::new(), "Not yet set".to_owned()));
        assert!(offered.contains(&("lower_is_better".to_owned(), "Lower is better".to_owned())));
        assert_eq!(offered.len(), 1 + Polarity::ALL.len());
    }

    #[test]
    fn a_tick_is_kept_as_a_word() {
        let item: Item<Organisation> = yes_no!("in-year", "Allow it", "", in_year_changes);
        let mut held = Organisation::default();
        for (text, expected) in [(YES, true), ("", false)] {
            assert_eq!(item.take(&mut held, text, false), None);
            assert_eq!((held.in_year_changes, (item.get)(&held).as_str()), (expected, text));
        }
    }

    #[test]
    fn a_choice_that_was_kept_under_its_words_is_still_taken() {
        assert_eq!(typed("state", "Not started", false).unwrap().state, ActionState::NotStarted);
        let item: Item<Measure> = choice!("way", "Which way is better", polarity: Polarity);
        let measure = Measure::default();
        assert_eq!(item.as_said(&measure, "Lower is better"), "lower_is_better");
        assert_eq!(item.as_said(&measure, "lower_is_better"), "lower_is_better");
        assert_eq!(item.as_said(&measure, ""), "");
        // What isn't chosen is as it was typed, right or wrong.
        assert_eq!(ACTION[0].as_said(&typed("name", "x", false).unwrap(), " Half "), " Half ");
    }

    #[test]
    fn a_day_that_has_to_be_said_is_blank_until_it_is() {
        let item: Item<Promise> = day!("by", "By", "", by or "Enter the day");
        let mut held = Promise::default();
        assert_eq!((item.get)(&held), "");
        for (text, said, expected) in [
            ("", Some("Enter the day"), ""),
            ("2026-03-20", None, "2026-03-20"),
            ("", Some("Enter the day"), "2026-03-20"),
        ] {
            assert_eq!(item.take(&mut held, text, false), said);
            assert_eq!((item.get)(&held), expected);
        }
    }

    #[test]
    fn a_day_of_something_done_is_not_to_come() {
        let done: Item<Action> = day!(past "done", "Done on", "", done_on);
        let due: Item<Action> = day!("due", "Due", "", due);
        let today = "2026-03-20".parse::<Day>().unwrap().0;
        let check = |item: &Item<Action>, typed: &str, refused: bool| {
            assert_eq!(item.to_come(typed, today).is_some(), refused, "{} {typed}", item.id);
        };
        check(&done, "2026-03-20", false);
        check(&done, " 2026-03-21 ", true);
        check(&done, "2052-03-20", true);
        check(&done, "", false);
        check(&due, "2052-03-20", false);
    }

    #[test]
    fn a_number_is_taken_or_cleared() {
        let item: Item<Action> = number!("effect", "Effect", "", effect);
        let mut held = typed("name", "x", false).unwrap();
        for (text, refused, expected) in
            [("-12", false, "-12"), ("many", true, "-12"), ("", false, "")]
        {
            assert_eq!(item.take(&mut held, text, false).is_some(), refused, "{text}");
            assert_eq!((item.get)(&held), expected, "{text}");
        }
    }

    #[test]
    fn an_amount_is_read_in_its_unit_and_asked_about_in_another() {
        let check = |unit: &str, text: &str, expected: Result<&str, &str>| {
            let item: Item<(Option<Number>, String)> = Item {
                id: "figure",
                label: "",
                hint: "",
                entry: Entry::Amount(|_, held| held.1.clone()),
                get: |_| String::new(),
                set: |held, text| {
                    held.0 = number_or_blank(text)?;
                    Ok(())
                },
            };
            let mut held = (None, unit.to_owned());
            let found = match item.meant(&Pack::default(), &held, text) {
                Err(question) => Err(question),
                Ok(meant) => match item.take(&mut held, &meant, false) {
                    Some(refused) => Err(refused.to_owned()),
                    None => Ok(held.0.map(|it| it.to_string()).unwrap_or_default()),
                },
            };
            let found = found.as_deref().map_err(String::as_str);
            match (found, expected) {
                (Err(said), Err(words)) => assert!(said.contains(words), "{unit} {text} {said}"),
                _ => assert_eq!(found, expected, "{unit} {text}"),
            }
        };
        check("homes", "12", Ok("12"));
        check("homes", "-12", Ok("-12"));
        check("homes", "", Ok(""));
        check("homes", "1.2k", Ok("1200"));
        check("%", "12%", Ok("12"));
        check("days", "8 days", Ok("8"));
        check("homes", "12%", Err("is a share, and the unit of this measure is 'homes'"));
        check("%", "40 days", Err("is in days, and this measure counts %: is 40 meant?"));
        check("homes", "(12)", Err("may be -12"));
        check("", "12%", Err("this measure has no unit yet"));
        check("homes", "many", Err("Enter a number such as 100"));
    }

    #[test]
    fn numbers_and_days_may_be_left_blank_but_not_be_something_else() {
        assert_eq!(number_or_blank(""), Ok(None));
        assert_eq!(number_or_blank("1,250.5"), Ok(Number::try_from(1250.5).ok()));
        assert!(number_or_blank("many").is_err());
        assert_eq!(day_or_blank(""), Ok(None));
        assert!(day_or_blank("2026-02-31").is_err());
    }
}
