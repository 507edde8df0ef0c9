//! Reading an object of the file into a record that keeps the fields it doesn't know.
//!
//! One reader for all kinds: a record hands out the place of each field as a [`Slot`], and what is read goes in.
//! Derived readers are stamped out for each kind with all of the JSON reader in each, which was a fifth of the
//! page's first code; and serde's `flatten` holds every field in a buffer first.

use crate::model::Tolerance;
use crate::model::named::chosen;
use crate::model::{Aim, Bounds, Day, Extra, Number, Observation, Period, ReportingYear, Table};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Value;
use std::fmt;

/// A record while it is read.
pub trait Fields {
    /// What is declared of its fields.
    fn table(&self) -> &'static Table;

    /// The place of a field, by its position in the table.
    fn slot(&mut self, at: usize) -> Slot<'_>;

    /// The fields that aren't known.
    fn extra(&mut self) -> &mut Extra;
}

/// The place of a field that is to be read, by what its type is.
pub enum Slot<'a> {
    /// Text.
    Text(&'a mut String),
    /// Yes or no.
    Flag(&'a mut bool),
    /// A whole number up to 255.
    Small(&'a mut u8),
    /// A whole number.
    Whole(&'a mut u32),
    /// How many.
    Count(&'a mut usize),
    /// A number.
    Number(&'a mut Number),
    /// A day.
    Day(&'a mut Day),
    /// A period.
    Period(&'a mut Period),
    /// A reporting year.
    Year(&'a mut ReportingYear),
    /// An aim.
    Aim(&'a mut Aim),
    /// Limits.
    Bounds(&'a mut Bounds),
    /// A tolerance.
    Tolerance(&'a mut Tolerance),
    /// An observation.
    Observation(&'a mut Observation),
    /// Observations: many, so that room for them is taken at once.
    Series(&'a mut Vec<Observation>),
    /// Anything, as it comes.
    Anything(&'a mut Extra),
    /// A choice.
    Choice(&'a mut dyn ChoiceSlot),
    /// A record.
    Record(&'a mut dyn Fields),
    /// Something or nothing.
    Option(&'a mut dyn OptionSlot),
    /// A list.
    List(&'a mut dyn ListSlot),
    /// Something under each key.
    Keyed(&'a mut dyn KeyedSlot),
    /// Nowhere.
    Nowhere,
}

/// Where a choice goes.
pub trait ChoiceSlot {
    /// The choices, as written in code.
    fn names(&self) -> &'static [&'static str];

    /// Takes the choice at a place.
    fn choose(&mut self, at: usize);
}

/// Where something goes that may be missing.
pub trait OptionSlot {
    /// Makes room for it.
    fn fill(&mut self) -> Slot<'_>;

    /// Leaves it out.
    fn clear(&mut self);
}

/// Where a list goes.
pub trait ListSlot {
    /// Makes room for one more.
    fn add(&mut self) -> Slot<'_>;

    /// Gives back room that isn't needed.
    fn settle(&mut self);
}

/// Where what stands under keys goes.
pub trait KeyedSlot {
    /// Makes room for what stands under a key; or says why it can't stand there.
    fn entry(&mut self, key: &str) -> Result<Slot<'_>, String>;
}

/// Reads a record.
pub(in crate::model) fn read<'de, D: Deserializer<'de>>(
    into: &mut dyn Fields,
    deserializer: D,
) -> Result<(), D::Error> {
    Slot::Record(into).deserialize(deserializer)
}

impl<'de> DeserializeSeed<'de> for Slot<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Self::Text(held) => *held = String::deserialize(deserializer)?,
            Self::Flag(held) => *held = bool::deserialize(deserializer)?,
            Self::Small(held) => *held = u8::deserialize(deserializer)?,
            Self::Whole(held) => *held = u32::deserialize(deserializer)?,
            Self::Count(held) => *held = usize::deserialize(deserializer)?,
            Self::Number(held) => *held = Number::deserialize(deserializer)?,
            Self::Day(held) => *held = Day::deserialize(deserializer)?,
            Self::Period(held) => *held = Period::deserialize(deserializer)?,
            Self::Year(held) => *held = ReportingYear::deserialize(deserializer)?,
            Self::Aim(held) => *held = Aim::deserialize(deserializer)?,
            Self::Bounds(held) => *held = Bounds::deserialize(deserializer)?,
            Self::Tolerance(held) => *held = Tolerance::deserialize(deserializer)?,
            Self::Observation(held) => *held = Observation::deserialize(deserializer)?,
            Self::Series(held) => *held = deserializer.deserialize_seq(SeriesVisitor)?,
            Self::Anything(held) => *held = Extra::deserialize(deserializer)?,
            Self::Choice(held) => held.choose(chosen(deserializer, held.names())?),
            Self::Record(held) => deserializer.deserialize_map(RecordVisitor(held))?,
            Self::Option(held) => deserializer.deserialize_option(OptionVisitor(held))?,
            Self::List(held) => deserializer.deserialize_seq(ListVisitor(held))?,
            Self::Keyed(held) => deserializer.deserialize_map(KeyedVisitor(held))?,
            Self::Nowhere => drop(IgnoredAny::deserialize(deserializer)?),
        }
        Ok(())
    }
}

/// How many lists and objects of an unknown field may stand within each other. What is signed off is copied to some
/// levels further down, and the reader of JSON stops at 128: a file that was read must be readable once it is signed.
const MOST_UNKNOWN_LEVELS: usize = 64;

/// Whether lists and objects stand within each other on more levels than these.
fn stands_deeper(value: &Value, levels: usize) -> bool {
    let Some(within) = levels.checked_sub(1) else { return value.is_array() || value.is_object() };
    match value {
        Value::Array(items) => items.iter().any(|item| stands_deeper(item, within)),
        Value::Object(fields) => fields.values().any(|field| stands_deeper(field, within)),
        _ => false,
    }
}

struct RecordVisitor<'a>(&'a mut dyn Fields);

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let table = self.0.table();
        // More fields than bits would be a mistake that the first test shows.
        let mut seen = 0_u64;
        while let Some(key) = map.next_key::<String>()? {
            match table.fields.iter().position(|field| field.name == key) {
                Some(at) => {
                    let bit = 1 << at;
                    if seen & bit != 0 {
                        // Which of two is meant would be a guess.
                        let name = table.fields.get(at).map_or("", |field| field.name);
                        return Err(A::Error::duplicate_field(name));
                    }
                    seen |= bit;
                    map.next_value_seed(self.0.slot(at))?;
                }
                None => {
                    let value = map.next_value()?;
                    if stands_deeper(&value, MOST_UNKNOWN_LEVELS) {
                        return Err(A::Error::custom(format_args!(
                            "in '{key}' lists and objects stand too deep in each other"
                        )));
                    }
                    self.0.extra().insert(key, value);
                }
            }
        }
        let missing = table
            .fields
            .iter()
            .enumerate()
            .find(|(at, field)| field.needed && seen & (1 << at) == 0);
        match missing {
            Some((_, field)) => Err(A::Error::missing_field(field.name)),
            None => Ok(()),
        }
    }
}

struct OptionVisitor<'a>(&'a mut dyn OptionSlot);

impl<'de> Visitor<'de> for OptionVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.clear();
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.0.clear();
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.fill().deserialize(deserializer)
    }
}

struct ListVisitor<'a>(&'a mut dyn ListSlot);

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(NextOf(self.0))?.is_some() {}
        self.0.settle();
        Ok(())
    }
}

/// Makes room for an element only where there is one.
struct NextOf<'a>(&'a mut dyn ListSlot);

impl<'de> DeserializeSeed<'de> for NextOf<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.add().deserialize(deserializer)
    }
}

struct KeyedVisitor<'a>(&'a mut dyn KeyedSlot);

impl<'de> Visitor<'de> for KeyedVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(self.0.entry(&key).map_err(A::Error::custom)?)?;
        }
        Ok(())
    }
}

/// Reads observations: room for as many as are likely is taken at once and what is over given back, which moves
/// nothing. Growing with each of them moves a large pack several times over.
struct SeriesVisitor;

/// Three years of months.
const LIKELY: usize = 36;

impl<'de> Visitor<'de> for SeriesVisitor {
    type Value = Vec<Observation>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<Observation>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            if list.is_empty() {
                list.reserve_exact(LIKELY);
            }
            list.push(element);
        }
        list.shrink_to_fit();
        Ok(list)
    }
}
