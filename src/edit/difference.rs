//! A difference between two values: what it is about, where in it, before and after. Words come last
//! ([`Difference::altered`]): nothing here or above reads them back.

use crate::edit::names::{Names, dated, keyed_by_period, of_aim, of_field};
use crate::model::{
    Altered, Kind, MeasureId, Objective, Period, Plan, ReportingYear, Shape, Table, Target, Terms,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a difference is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// The organisation's own fields.
    Organisation,
    /// Fields of the pack itself.
    #[default]
    Pack,
    /// The order of a list.
    Order(Kind),
    /// A record that both packs have.
    Record {
        /// Its kind; never a measure, which has parts of its own.
        kind: Kind,
        /// What it is called; both names where that changed.
        name: String,
    },
    /// A record that only one of the packs has.
    Existence {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: String,
        /// What it is called.
        name: String,
    },
    /// Something of a measure that both packs have.
    Measure {
        /// Which.
        id: MeasureId,
        /// What it is called; both names where that changed.
        name: String,
        /// What of it.
        part: MeasurePart,
    },
    /// How many steps the history has.
    History,
    /// What a sign-off froze; its signatory.
    Frozen(String),
}

/// What of a measure a difference is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeasurePart {
    /// What it is and how it is judged.
    Definition,
    /// The terms that held up to a year.
    Terms(ReportingYear),
    /// Its target for a year.
    Target(ReportingYear),
    /// What people noted about it.
    Notes,
    /// A figure: the comparator's of this name, or its own.
    Figure(Option<String>, Period),
    /// A comparator, by name.
    Comparator(String),
    /// The order of its comparators.
    ComparatorOrder,
}

impl Subject {
    /// In words, as a place begins.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Organisation => "Organisation".to_owned(),
            Self::Pack => "Pack".to_owned(),
            Self::Order(kind) => format!("{}s, order", title(*kind)),
            Self::Record { kind, name } => format!("{} {name}", title(*kind)),
            Self::Existence { kind, name, .. } => format!("{} “{name}”", title(*kind)),
            Self::Measure { name, part, .. } => match part {
                MeasurePart::Definition | MeasurePart::Notes => name.clone(),
                MeasurePart::Terms(year) => format!("{name}, terms that held up to {year}"),
                MeasurePart::Target(year) => format!("{name}, target for {year}"),
                MeasurePart::Figure(None, period) => {
                    format!("{name}, figure for {}", period.label())
                }
                MeasurePart::Figure(Some(comparator), period) => {
                    format!("{name}, comparator {comparator}, figure for {}", period.label())
                }
                MeasurePart::Comparator(comparator) => format!("{name}, comparator {comparator}"),
                MeasurePart::ComparatorOrder => format!("{name}, comparators, order"),
            },
            Self::History => "History".to_owned(),
            Self::Frozen(by) => format!("Sign-off {by}, what it froze"),
        }
    }
}

fn title(kind: Kind) -> String {
    let words = kind.words();
    let first = words.chars().next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(words.chars().skip(1)).collect()
}

/// A step on the way to what differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A field, as it stands in the file.
    Field(String),
    /// A place in a list, from 0.
    Item(usize),
    /// What stands under a period or a year, as the file writes it.
    At(String),
    /// What stands under the id of a record.
    Of(Kind, String),
}

/// What was there, or is.
#[derive(Clone)]
pub enum Said {
    /// A value of the file, with what it is.
    Value(Shape, Value),
    /// A text that is words already: a name, a figure, a count.
    Words(String),
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(_, value) => write!(f, "{value}"),
            Self::Words(words) => write!(f, "{words:?}"),
        }
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value(_, one), Self::Value(_, other)) => one == other,
            (Self::Words(one), Self::Words(other)) => one == other,
            _ => false,
        }
    }
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is about.
    pub subject: Subject,
    /// Where in that; empty for the whole of it.
    pub path: Vec<Segment>,
    /// As it was; `None` where it is new.
    pub before: Option<Said>,
    /// As it is; `None` where it went.
    pub after: Option<Said>,
}

impl Difference {
    /// In words.
    pub fn altered(&self, names: &Names) -> Altered {
        let mut place = self.subject.words();
        place.push_str(&in_words(&self.path, names));
        let said = |said: &Option<Said>| {
            said.as_ref().map(|said| match said {
                Said::Value(shape, value) => names.words(*shape, value),
                Said::Words(words) => words.clone(),
            })
        };
        Altered::new(place, said(&self.before), said(&self.after))
    }

    /// In words, without what it is about.
    pub fn altered_within(&self, names: &Names) -> Altered {
        let place = in_words(&self.path, names);
        let whole = self.altered(names);
        Altered { place: place.trim_start_matches([',', ' ']).to_owned(), ..whole }
    }

    /// The field it is in, or in whose part: as it stands in the file.
    pub fn field(&self) -> Option<&str> {
        let fields = self.path.iter().filter_map(|segment| match segment {
            Segment::Field(name) => Some(name.as_str()),
            _ => None,
        });
        // What a specification says is asked for by its own name.
        let mut fields = fields.skip_while(|name| *name == "specification").peekable();
        match fields.peek() {
            Some(name) => Some(name),
            None => (!self.path.is_empty()).then_some("specification"),
        }
    }
}

/// A path as the rest of a place.
fn in_words(path: &[Segment], names: &Names) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Field(name) => format!(", {}", called(name)),
            Segment::Item(at) => format!(" {}", at + 1),
            Segment::At(text) => format!(", {}", dated(text)),
            Segment::Of(kind, id) => format!(", {}", names.name(*kind, id)),
        })
        .collect()
}

/// A field as people call it, where that isn't what the file does.
fn called(name: &str) -> String {
    match name {
        "strata" => "directorate".to_owned(),
        "drawn" => "figure drawn".to_owned(),
        "list" => "list that is drawn from".to_owned(),
        name => name.replace('_', " "),
    }
}

/// What an object is made of.
#[derive(Clone, Copy)]
pub enum Inside {
    /// A value of this shape.
    Shape(Shape),
    /// Fields that each are what this says.
    Fields(fn(&str) -> Inside),
    /// Records by their ids.
    ById(Kind, &'static Table),
}

impl Inside {
    /// What a sign-off froze of a measure: its terms, and its target or the earlier ones that reach into the year.
    pub const FROZEN: Self = Self::Fields(|field| {
        Self::Shape(match field {
            "target" => Shape::Part(Target::TABLE),
            "earlier_targets" => Shape::ByYear(Target::TABLE),
            field => of_field(Terms::TABLE, field),
        })
    });

    /// What a sign-off keeps of what stood around its measures.
    pub const AROUND: Self = Self::Fields(|field| match field {
        "perspectives" => Self::ById(Kind::Perspective, crate::model::Perspective::TABLE),
        "plans" => Self::ById(Kind::Plan, Plan::TABLE),
        "objectives" => Self::ById(Kind::Objective, Objective::TABLE),
        _ => Self::Shape(Shape::Text),
    });

    /// What stands under a key, and the step to it.
    fn under(self, key: &str) -> (Segment, Self) {
        match self {
            Self::Fields(of) => (Segment::Field(key.to_owned()), of(key)),
            Self::ById(kind, table) => {
                (Segment::Of(kind, key.to_owned()), Self::Shape(Shape::Part(table)))
            }
            Self::Shape(Shape::ByYear(table)) => {
                (Segment::At(key.to_owned()), Self::Shape(Shape::Part(table)))
            }
            Self::Shape(Shape::Part(table)) => {
                (Segment::Field(key.to_owned()), Self::Shape(of_field(table, key)))
            }
            Self::Shape(Shape::Aim) => (Segment::Field(key.to_owned()), Self::Shape(of_aim(key))),
            Self::Shape(_) => (Segment::Field(key.to_owned()), Self::Shape(Shape::Unknown)),
        }
    }

    /// What a value is that isn't looked into any further.
    fn shape(self) -> Shape {
        match self {
            Self::Shape(shape) => shape,
            Self::ById(_, table) => Shape::Part(table),
            Self::Fields(_) => Shape::Unknown,
        }
    }
}

/// The fields in which two values differ, each with its path, down to the fields that differ.
pub fn differences(
    subject: &Subject,
    inside: Inside,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Vec<Difference> {
    let mut found = Differing { subject, path: Vec::new(), found: Vec::new() };
    found.values(inside, before, after);
    found.found
}

struct Differing<'a> {
    subject: &'a Subject,
    path: Vec<Segment>,
    found: Vec<Difference>,
}

impl Differing<'_> {
    fn values(&mut self, inside: Inside, before: Option<&Value>, after: Option<&Value>) {
        match (before, after) {
            (Some(before), Some(after)) if before == after => {}
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                self.objects(inside, before, after);
            }
            (before, after) if is_listed(before) || is_listed(after) => {
                match (inside, keyed(before), keyed(after)) {
                    (Inside::Shape(Shape::Part(table)), Some(before), Some(after))
                        if keyed_by_period(table) =>
                    {
                        self.steps(table, &before, &after);
                    }
                    _ => self.items(inside, before, after),
                }
            }
            (before, after) => {
                let said =
                    |value: Option<&Value>| value.map(|it| Said::Value(inside.shape(), it.clone()));
                self.found.push(Difference {
                    subject: self.subject.clone(),
                    path: self.path.clone(),
                    before: said(before),
                    after: said(after),
                });
            }
        }
    }

    fn within(&mut self, segment: Segment, inside: Inside, pair: (Option<&Value>, Option<&Value>)) {
        self.path.push(segment);
        self.values(inside, pair.0, pair.1);
        self.path.pop();
    }

    fn objects(&mut self, inside: Inside, before: &Map<String, Value>, after: &Map<String, Value>) {
        let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for key in keys {
            let pair = (before.get(key), after.get(key));
            if pair.0 != pair.1 {
                let (segment, inside) = inside.under(key);
                self.within(segment, inside, pair);
            }
        }
    }

    fn items(&mut self, inside: Inside, before: Option<&Value>, after: Option<&Value>) {
        let item = |list: Option<&Value>, at: usize| list?.as_array()?.get(at).cloned();
        let length = |list: Option<&Value>| list.and_then(Value::as_array).map_or(0, Vec::len);
        for at in 0..length(before).max(length(after)) {
            let (before, after) = (item(before, at), item(after, at));
            self.within(Segment::Item(at), inside, (before.as_ref(), after.as_ref()));
        }
    }

    /// Records that are told by their periods: a change of one is one difference.
    fn steps(
        &mut self,
        table: &'static Table,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
    ) {
        let periods: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for period in periods {
            let inside = Inside::Shape(Shape::Part(table));
            self.within(
                Segment::At(period.clone()),
                inside,
                (before.get(period), after.get(period)),
            );
        }
    }
}

/// A list of records that are told by their periods, by period; empty where there is none, and `None` where it
/// isn't such a list.
fn keyed(list: Option<&Value>) -> Option<Map<String, Value>> {
    let Some(list) = list else { return Some(Map::new()) };
    let step = |step: &Value| {
        let period = step.get("period").and_then(Value::as_str)?;
        Some((period.to_owned(), step.clone()))
    };
    list.as_array()?.iter().map(step).collect()
}

/// Whether a value is a list of things with fields of their own.
fn is_listed(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Array(items)) if items.iter().any(Value::is_object))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Measure, Pack};
    use serde_json::json;

    #[test]
    fn says_choices_lists_and_ids_in_words() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"Housing plan"},{"id":"q","name":"Roads plan"}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let names = Names::of([&pack]);
        let check = |inside: Inside, before: Value, after: Value, expected: &[&str]| {
            let found = differences(&Subject::Pack, inside, Some(&before), Some(&after));
            let lines: Vec<String> =
                found.iter().map(|each| each.altered(&names).to_string()).collect();
            assert_eq!(lines, expected);
        };
        let measure = Inside::Shape(Shape::Part(Measure::TABLE));
        let target = Inside::Shape(Shape::Part(Target::TABLE));
        check(measure, json!({"a": 1}), json!({"a": 1}), &[]);
        check(
            measure,
            json!({"form": "outcome_measure"}),
            json!({}),
            &["Pack, form: removed, was outcome measure"],
        );
        check(
            Inside::FROZEN,
            json!({"plans": ["p"]}),
            json!({"plans": ["p", "q", "r"]}),
            &["Pack, plans: Housing plan → Housing plan, Roads plan, r"],
        );
        check(
            target,
            json!({"evidence": [{"kind": "trend", "finding": "Up"}]}),
            json!({"evidence": [{"kind": "trend", "finding": "Down"}, {"kind": "needs_assessment", "finding": "2025-04"}]}),
            &[
                "Pack, evidence 1, finding: Up → Down",
                "Pack, evidence 2: added, finding: 2025-04; kind: needs assessment",
            ],
        );
        check(
            Inside::AROUND,
            json!({"plans": {"p": {"name": "A"}}}),
            json!({"plans": {"p": {"name": "B"}}}),
            &["Pack, plans, Housing plan, name: A → B"],
        );
        // A text that looks like a day or a choice is a text.
        check(
            measure,
            json!({"name": "2025-04", "unit": "per_cent"}),
            json!({"name": "2025-05", "unit": "per_cents"}),
            &["Pack, name: 2025-04 → 2025-05", "Pack, unit: per_cent → per_cents"],
        );
        check(
            target,
            json!({"trajectory": [{"period": "2025-04", "plan": 1}]}),
            json!({"trajectory": [{"period": "2025-04", "plan": 2}, {"period": "2025-05", "plan": 3}]}),
            &["Pack, trajectory, Apr 2025, plan: 1 → 2", "Pack, trajectory, May 2025: added, 3"],
        );
    }
}
