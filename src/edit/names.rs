//! What ids stand for, and values of the file as people say them.

use crate::model::{Day, Kind, Pack, Period, Shape, Table, day_label};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What ids stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// By the kind of record and its id.
    of: HashMap<(Kind, String), String>,
}

impl Names {
    /// Of everything in these packs; both names where two packs call it differently.
    pub fn of<'a>(packs: impl IntoIterator<Item = &'a Pack>) -> Self {
        let mut names = Self::default();
        for pack in packs {
            for kind in Kind::ALL {
                let rows = pack.rows(*kind);
                for row in (0..rows.len()).filter_map(|at| rows.get(at)) {
                    names.add(*kind, row.id(), row.name());
                }
            }
        }
        names
    }

    fn add(&mut self, kind: Kind, id: &str, name: &str) {
        let known = self.of.entry((kind, id.to_owned())).or_insert_with(|| name.to_owned());
        if known != name {
            *known = either(known, name);
        }
    }

    /// What a record is called; its id where there is none.
    pub fn name<'a>(&'a self, kind: Kind, id: &'a str) -> &'a str {
        self.of.get(&(kind, id.to_owned())).map_or(id, String::as_str)
    }

    /// A value in words, by what it is.
    pub(super) fn words(&self, shape: Shape, value: &Value) -> String {
        match (shape, value) {
            (Shape::Reference(kind), Value::String(id)) => self.name(kind, id).to_owned(),
            (Shape::Choice(_), Value::String(text)) => text.replace('_', " "),
            (Shape::Day | Shape::Period, Value::String(text)) => dated(text),
            (_, Value::String(text)) => text.clone(),
            (shape, Value::Array(items)) => {
                let words = items.iter().map(|item| self.words(shape, item));
                words.collect::<Vec<_>>().join(", ")
            }
            (Shape::Aim, Value::Object(fields)) => self.aim(fields),
            (Shape::Part(table), Value::Object(fields)) => self.record(table, fields),
            (_, Value::Object(fields)) => self.fields(fields, |_| Shape::Unknown),
            (_, Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            (_, other) => other.to_string(),
        }
    }

    /// What a target aims for, as people write it.
    fn aim(&self, fields: &Map<String, Value>) -> String {
        let said = |key: &str| fields.get(key).map(|it| self.words(of_aim(key), it));
        match (said("kind").as_deref(), said("value"), said("low"), said("high")) {
            (Some("value"), Some(value), ..) => value,
            (Some("range"), _, Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(kind), ..) => {
                let rest = fields.iter().filter(|(key, _)| *key != "kind");
                let rest = rest.map(|(key, value)| {
                    format!("{} {}", key.replace('_', " "), self.words(of_aim(key), value))
                });
                std::iter::once(kind.to_owned()).chain(rest).collect::<Vec<_>>().join(", ")
            }
            (None, ..) => String::new(),
        }
    }

    /// A record within a record: what it says, without the period that it is told by.
    fn record(&self, table: &'static Table, fields: &Map<String, Value>) -> String {
        let mut fields = fields.clone();
        if keyed_by_period(table) {
            fields.remove("period");
        }
        // Often the plan of a step is all it says.
        if let (Some(plan), 1) = (fields.get("plan"), fields.len()) {
            return self.words(of_field(table, "plan"), plan);
        }
        self.fields(&fields, |key| of_field(table, key))
    }

    fn fields(&self, fields: &Map<String, Value>, shape: impl Fn(&str) -> Shape) -> String {
        let part = |(key, value): (&String, &Value)| {
            format!("{}: {}", key.replace('_', " "), self.words(shape(key), value))
        };
        fields.iter().map(part).collect::<Vec<_>>().join("; ")
    }
}

/// What a field of a record is; unknown where this version doesn't know it.
pub(super) fn of_field(table: &'static Table, name: &str) -> Shape {
    table.field(name).map_or(Shape::Unknown, |field| (field.shape)())
}

/// What a field of an aim is.
pub(super) fn of_aim(name: &str) -> Shape {
    match name {
        "kind" | "to" => Shape::Choice(&[]),
        "by" => Shape::Period,
        _ => Shape::Text,
    }
}

/// Whether records of this kind stand one for a period in their list, and are told by it.
pub(super) fn keyed_by_period(table: &'static Table) -> bool {
    table.field("period").is_some_and(|field| field.needed)
}

/// A day or a period as it is printed; any other text as it is.
pub(super) fn dated(text: &str) -> String {
    match (text.parse::<Day>(), text.parse::<Period>()) {
        (Ok(day), _) => day_label(day.0),
        (_, Ok(period)) => period.label(),
        _ => text.to_owned(),
    }
}

/// A name that may have changed; the same whichever way round two packs are compared.
pub(super) fn either(one: &str, other: &str) -> String {
    match one.cmp(other) {
        std::cmp::Ordering::Less => format!("{one} / {other}"),
        std::cmp::Ordering::Equal => one.to_owned(),
        std::cmp::Ordering::Greater => format!("{other} / {one}"),
    }
}
