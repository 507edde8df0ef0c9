//! What several packs say of one thing, made one: by what the declaration of each field says it is, for every kind
//! of record alike. Cells of a series are joined by their periods, records within records by id or period.

use super::cell::{CELL, MEASURED, figure, in_words};
use super::order::merged;
use super::{Choice, Conflict, Rule, Sender, Settled, Settling};
use crate::edit::difference::{Difference, Said, Segment, Subject};
use crate::edit::names::{Names, keyed_by_period, of_field};
use crate::edit::order::in_time;
use crate::edit::withheld::{A_FIGURE, A_TEXT, Untold};
use crate::model::{Calendar, Measure, Period, RiskScale, Shape, Table, Target};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A value of one of the packs, with the pack's place in their order.
pub(super) type Side<'a> = (usize, &'a Value);

/// The packs, and what is found while their records are joined.
pub(super) struct Merging<'a> {
    /// In their order: what is open first, then by name and day.
    pub(super) senders: &'a [Sender],
    /// Whether the first of them is what is open.
    pub(super) ours: bool,
    pub(super) settling: &'a Settling,
    pub(super) names: &'a Names,
    pub(super) calendar: Calendar,
    pub(super) conflicts: Vec<Conflict>,
    /// What the figures of a record were before they went out, by sender: only slips know.
    pub(super) bases: Vec<Option<Value>>,
    /// The cells of the record that came from a pack: the comparator, if any, the period, and the packs that say so.
    pub(super) cells: Vec<(Option<String>, Period, Vec<usize>)>,
    pub(super) subject: Subject,
    pub(super) path: Vec<Segment>,
    /// The same as parts of a key.
    pub(super) key: Vec<String>,
    pub(super) comparator: Option<String>,
    /// The figures of the record that no page prints, in whichever of the packs.
    pub(super) untold: Untold,
    /// Whether the cell that is being joined is one of them.
    pub(super) is_untold: bool,
}

impl Merging<'_> {
    /// One value of those that the packs have; `None` where none has any.
    pub(super) fn value(&mut self, shape: Shape, sides: &[Side<'_>]) -> Option<Value> {
        let (_, first) = *sides.first()?;
        let figures = matches!(shape, Shape::Figure);
        if !figures && sides.iter().all(|(_, value)| *value == first) {
            return Some(first.clone());
        }
        let objects = || sides.iter().map(|(at, value)| Some((*at, value.as_object()?))).collect();
        let lists = || sides.iter().map(|(at, value)| Some((*at, value.as_array()?))).collect();
        let objects: Option<Vec<(usize, &Map<String, Value>)>> = objects();
        let lists: Option<Vec<(usize, &Vec<Value>)>> = lists();
        Some(match (shape, objects, lists) {
            (Shape::Part(table), Some(objects), _) => self.part(table, &objects, sides),
            (Shape::ByYear(table), Some(objects), _) => {
                let inside = Inside::Records(table);
                Value::Object(self.fields(inside, &objects))
            }
            (Shape::Figure, _, Some(lists)) => self.series(&lists),
            (Shape::Part(table), _, Some(lists)) => self.records(table, &lists),
            (_, _, Some(lists)) => union(&lists),
            _ => self.settled(shape, sides),
        })
    }

    /// A record within a record, or a whole one.
    fn part(
        &mut self,
        table: &'static Table,
        objects: &[(usize, &Map<String, Value>)],
        sides: &[Side<'_>],
    ) -> Value {
        // A target's parts belong to what it aims for: those of two aims make no third.
        let aims_differ = || {
            let mut aims = objects.iter().map(|(_, fields)| fields.get("aim"));
            let first = aims.next().flatten();
            aims.any(|aim| aim != first)
        };
        // So do those of one way of scoring.
        let is_whole = std::ptr::eq(table, RiskScale::TABLE);
        if is_whole || std::ptr::eq(table, Target::TABLE) && aims_differ() {
            return self.settled(Shape::Part(table), sides);
        }
        Value::Object(self.fields(Inside::Fields(table), objects))
    }

    /// The fields of several, each joined.
    pub(super) fn fields(
        &mut self,
        inside: Inside,
        objects: &[(usize, &Map<String, Value>)],
    ) -> Map<String, Value> {
        let lists: Vec<Vec<&str>> =
            objects.iter().map(|(_, fields)| fields.keys().map(String::as_str).collect()).collect();
        let mut out = Map::new();
        for key in merged(&lists) {
            let sides: Vec<Side<'_>> =
                objects.iter().filter_map(|(at, fields)| Some((*at, fields.get(key)?))).collect();
            let (segment, shape) = match inside {
                Inside::Fields(table) => (Segment::Field(key.to_owned()), of_field(table, key)),
                Inside::Records(table) => (Segment::At(key.to_owned()), Shape::Part(table)),
            };
            // A series is told by its record and the period.
            let named = !matches!(shape, Shape::Figure);
            if named {
                self.path.push(segment);
            }
            self.key.push(key.to_owned());
            out.extend(self.value(shape, &sides).map(|value| (key.to_owned(), value)));
            self.key.pop();
            if named {
                self.path.pop();
            }
        }
        out
    }

    /// Records within a record: those that are told by a period or an id are joined, any others stand beside each
    /// other.
    fn records(&mut self, table: &'static Table, lists: &[(usize, &Vec<Value>)]) -> Value {
        let by_period = keyed_by_period(table);
        let needed = |name: &str| table.field(name).is_some_and(|field| field.needed);
        let by_id = needed("id");
        let fields: &[&str] = match (by_period, by_id) {
            (true, _) => &["period"],
            (_, true) => &["id"],
            // Such as a budget of a kind, of which there is one a year.
            _ if needed("year") && needed("kind") => &["year", "kind"],
            _ => return in_order_of_days(table, union(lists)),
        };
        let told = |item: &Value| {
            let part = |field: &&str| item.get(*field).and_then(Value::as_str);
            let parts: Option<Vec<&str>> = fields.iter().map(part).collect();
            parts.map(|parts| parts.join(" "))
        };
        let by_key: Vec<BTreeMap<String, &Value>> = lists
            .iter()
            .map(|(_, list)| {
                // A file may hold one twice: the first counts.
                list.iter().rev().filter_map(|item| Some((told(item)?, item))).collect()
            })
            .collect();
        let keys: Vec<Vec<String>> =
            lists.iter().map(|(_, list)| list.iter().filter_map(told).collect()).collect();
        let keys: Vec<Vec<&str>> =
            keys.iter().map(|list| list.iter().map(String::as_str).collect()).collect();
        let mut keys = merged(&keys);
        if by_period {
            let time = |key: &str| Some(in_time(key.parse().ok()?, self.calendar));
            keys.sort_by_cached_key(|key| time(key));
        }
        let mut out = Vec::new();
        for key in keys {
            let sides: Vec<Side<'_>> = lists
                .iter()
                .zip(&by_key)
                .filter_map(|((at, _), held)| Some((*at, *held.get(key)?)))
                .collect();
            let name = sides.iter().find_map(|(_, item)| item.get("name")?.as_str());
            self.path.push(Segment::At(name.unwrap_or(key).to_owned()));
            self.key.push(key.to_owned());
            let outer = std::mem::replace(&mut self.comparator, by_id.then(|| key.to_owned()));
            out.extend(self.value(Shape::Part(table), &sides));
            self.comparator = outer;
            self.key.pop();
            self.path.pop();
        }
        Value::Array(out)
    }

    /// A series, cell by cell.
    fn series(&mut self, lists: &[(usize, &Vec<Value>)]) -> Value {
        let mut cells: BTreeMap<&str, Vec<Side<'_>>> = BTreeMap::new();
        for (at, list) in lists {
            for cell in *list {
                if let Some(period) = cell.get("period").and_then(Value::as_str) {
                    let sides = cells.entry(period).or_default();
                    if sides.last().is_none_or(|(last, _)| last != at) {
                        sides.push((*at, cell));
                    }
                }
            }
        }
        let read = |text: &str| text.parse::<Period>().ok();
        let mut cells: Vec<(Period, &str, Vec<Side<'_>>)> = cells
            .into_iter()
            .filter_map(|(text, sides)| Some((read(text)?, text, sides)))
            .collect();
        cells.sort_by_cached_key(|(period, ..)| in_time(*period, self.calendar));
        let mut out = Vec::new();
        for (period, text, sides) in cells {
            self.path.push(Segment::At(text.to_owned()));
            self.key.push(text.to_owned());
            self.is_untold = self.untold.holds(self.comparator.as_deref(), period);
            let joined = self.cell(text, sides);
            self.is_untold = false;
            if let Some(cell) = joined {
                let says = |(at, list): &(usize, &Vec<Value>)| {
                    let held = list
                        .iter()
                        .find(|held| held.get("period").and_then(Value::as_str) == Some(text));
                    held.is_some_and(|held| figure(held) == figure(&cell)).then_some(*at)
                };
                let from: Vec<usize> = lists.iter().filter_map(says).collect();
                self.cells.push((self.comparator.clone(), period, from));
                out.push(cell);
            }
            self.key.pop();
            self.path.pop();
        }
        Value::Array(out)
    }

    /// One cell. A figure goes over a note that it isn't in yet, and a later one over that which its slip knew.
    fn cell(&mut self, period: &str, mut sides: Vec<Side<'_>>) -> Option<Value> {
        let known: Vec<Value> =
            sides.iter().filter_map(|(at, _)| Some(figure(self.base(*at, period)?))).collect();
        let is_new = |(_, cell): &Side<'_>| !known.contains(&figure(cell));
        if sides.iter().any(is_new) {
            sides.retain(is_new);
        }
        let waits = |(_, cell): &Side<'_>| {
            matches!(cell.get("missing").and_then(Value::as_str), Some("late" | "not_due"))
        };
        if !sides.iter().all(waits) {
            sides.retain(|side| !waits(side));
        }
        let (_, first) = sides.first()?;
        if sides.iter().all(|(_, cell)| cell == first) {
            return Some(Value::clone(first));
        }
        // What is measured is one thing; what is said of it another.
        let figures: Vec<(usize, Value)> =
            sides.iter().map(|(at, cell)| (*at, figure(cell))).collect();
        let figures: Vec<Side<'_>> = figures.iter().map(|(at, value)| (*at, value)).collect();
        let mut out = match self.settled(Shape::Figure, &figures) {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        let said: Vec<(usize, Map<String, Value>)> = sides
            .iter()
            .filter_map(|(at, cell)| {
                let fields = cell.as_object()?.clone().into_iter();
                Some((*at, fields.filter(|(key, _)| !MEASURED.contains(&key.as_str())).collect()))
            })
            .collect();
        let said: Vec<(usize, &Map<String, Value>)> =
            said.iter().map(|(at, fields)| (*at, fields)).collect();
        out.extend(self.fields(Inside::Fields(&CELL), &said));
        Some(Value::Object(out))
    }

    /// What a slip's pack was when it went out, for a period of the series that is being joined.
    fn base(&self, at: usize, period: &str) -> Option<&Value> {
        let measure = self.bases.get(at)?.as_ref()?;
        let list = match &self.comparator {
            None => measure.get("series")?,
            Some(id) => {
                let list = measure.get("comparators")?.as_array()?;
                let of = |held: &&Value| held.get("id").and_then(Value::as_str) == Some(id);
                list.iter().find(of)?.get("series")?
            }
        };
        list.as_array()?
            .iter()
            .find(|cell| cell.get("period").and_then(Value::as_str) == Some(period))
    }

    /// Values of which one is to be: the same of all, or settled by a person or the rule, or asked.
    pub(super) fn settled(&mut self, shape: Shape, sides: &[Side<'_>]) -> Value {
        let mut values: Vec<(&Value, Vec<usize>)> = Vec::new();
        for (at, value) in sides {
            match values.iter_mut().find(|(held, _)| held == value) {
                Some((_, from)) => from.push(*at),
                None => values.push((*value, vec![*at])),
            }
        }
        if let [(only, _)] = values.as_slice() {
            return Value::clone(only);
        }
        let key = self.key.iter().map(|part| escaped(part)).collect::<Vec<_>>().join("/");
        let may_be_two = self.is_name() && unlike(values.iter().map(|(value, _)| *value));
        let (chosen, settled) = self.choose(&key, &values, may_be_two);
        let place = Difference {
            subject: self.subject.clone(),
            path: self.path.clone(),
            before: None,
            after: None,
        };
        let words = |value: &Value| {
            let is_there = value.get("missing").is_none();
            let said = match shape {
                // Of what no page prints, none of those who join packs is told either, whoever says it.
                Shape::Figure if self.is_untold && is_there => Said::Words(A_FIGURE.to_owned()),
                Shape::Figure => Said::Words(in_words(value)),
                _ if self.is_untold => Said::Words(A_TEXT.to_owned()),
                _ => Said::Value(shape, without_figures(shape, value)),
            };
            let told = Difference { after: Some(said), ..place.clone() };
            told.altered(self.names).after.unwrap_or_default()
        };
        let choices = values
            .iter()
            .map(|(value, from)| Choice { words: words(value), from: from.clone() })
            .collect();
        let mut place = place.altered(self.names).place;
        if may_be_two {
            place +=
                ": names that are not alike; where they are of two things, don’t join these packs";
        }
        let by_itself = may_be_two;
        self.conflicts.push(Conflict { key, place, choices, chosen, settled, by_itself });
        values.get(chosen).map_or(Value::Null, |(value, _)| Value::clone(value))
    }

    /// Whether what is settled is what a whole record is called.
    fn is_name(&self) -> bool {
        matches!(self.key.as_slice(), [_, _, field] if field == "name")
    }

    /// Which of several values is taken, and by whom; `may_be_two` where they may be names of two things.
    fn choose(
        &self,
        key: &str,
        values: &[(&Value, Vec<usize>)],
        may_be_two: bool,
    ) -> (usize, Settled) {
        let given = self.settling.answers.get(key);
        let answer = given.and_then(|answer| {
            values.iter().position(|(_, from)| {
                from.iter().any(|at| self.senders.get(*at).is_some_and(|it| it.name == *answer))
            })
        });
        if let Some(answer) = answer {
            return (answer, Settled::Person);
        }
        // No rule knows whether what bears one id and two names is one thing.
        if may_be_two {
            return (0, Settled::Open);
        }
        let is_ours = |from: &[usize]| self.ours && from.contains(&0);
        let all = || 0..values.len();
        let not_ours =
            || all().filter(|at| values.get(*at).is_some_and(|(_, from)| !is_ours(from)));
        let newest = |among: Vec<usize>| {
            let day = |at: usize| {
                let (_, from) = values.get(at)?;
                from.iter().filter_map(|at| self.senders.get(*at)?.on).max()
            };
            let last = among.iter().map(|at| day(*at)).max().flatten();
            let mut of_that_day = among.iter().copied().filter(|at| day(*at) == last);
            let first = of_that_day.next();
            // Of two of one day, or of no day, none is the newer.
            let settled = first.is_some() && of_that_day.next().is_none();
            (first.unwrap_or_default(), if settled { Settled::Rule } else { Settled::Open })
        };
        match self.settling.rule {
            None => (0, Settled::Open),
            Some(Rule::Newest) => newest(all().collect()),
            Some(Rule::Ours) => {
                match all().find(|at| values.get(*at).is_some_and(|it| is_ours(&it.1))) {
                    Some(ours) => (ours, Settled::Rule),
                    None => newest(all().collect()),
                }
            }
            Some(Rule::Theirs) => newest(not_ours().collect()),
        }
    }
}

/// Names of which two share less than half of their letters, whatever their case: one was hardly made of the other.
fn unlike<'a>(names: impl Iterator<Item = &'a Value>) -> bool {
    let names: Vec<String> = names.filter_map(Value::as_str).map(str::to_lowercase).collect();
    let pairs = names.iter().enumerate().flat_map(|(at, one)| {
        names.get(at + 1..).unwrap_or_default().iter().map(move |other| (one, other))
    });
    pairs.into_iter().any(|(one, other)| strsim::normalized_levenshtein(one, other) < 0.5)
}

/// What stands in an object.
#[derive(Clone, Copy)]
pub(super) enum Inside {
    /// Fields, as declared.
    Fields(&'static Table),
    /// Records by their keys.
    Records(&'static Table),
}

/// All that stands in any of some lists, once.
fn union(lists: &[(usize, &Vec<Value>)]) -> Value {
    let texts: Vec<Vec<String>> =
        lists.iter().map(|(_, list)| list.iter().map(Value::to_string).collect()).collect();
    let by_text: BTreeMap<&str, &Value> = texts
        .iter()
        .flatten()
        .map(String::as_str)
        .zip(lists.iter().flat_map(|(_, list)| list.iter()))
        .collect();
    let texts: Vec<Vec<&str>> =
        texts.iter().map(|list| list.iter().map(String::as_str).collect()).collect();
    merged(&texts).iter().filter_map(|text| by_text.get(text).map(|it| Value::clone(it))).collect()
}

/// What is told by its day stands in the order of days, as it was when each pack added to it.
fn in_order_of_days(table: &'static Table, list: Value) -> Value {
    match list {
        Value::Array(mut items) if table.field("on").is_some_and(|field| field.needed) => {
            items.sort_by_key(|item| item.get("on").and_then(Value::as_str).map(str::to_owned));
            Value::Array(items)
        }
        list => list,
    }
}

/// A part of a key, in which `/` parts what is within what.
fn escaped(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

/// A measure as a whole as it is told: by all but its figures, some of which may be suppressed. Anything else as it is.
fn without_figures(shape: Shape, value: &Value) -> Value {
    let mut value = value.clone();
    if let (Shape::Part(table), Some(fields)) = (shape, value.as_object_mut())
        && std::ptr::eq(table, Measure::TABLE)
    {
        fields.retain(|field, _| !matches!(field.as_str(), "series" | "comparators"));
    }
    value
}
