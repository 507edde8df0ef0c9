//! Fields that belong together, lists of them, and what of a small pack can be chosen in one.

use super::field::Field;
use serde_json::Value;

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// As printed.
    pub heading: String,
    /// In order.
    pub fields: Vec<Field>,
    /// The list that it is one of, and its place there: it can be taken out.
    pub one_of: Option<(String, usize)>,
    /// The list that one more can be put into, after it.
    pub more: Option<List>,
}

/// A list that can be added to.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Where it is, as a JSON pointer.
    pub place: String,
    /// What adding to it is called.
    pub add: &'static str,
    pub(super) new: Value,
}

pub(super) fn plain(heading: &str, fields: Vec<Field>) -> Group {
    Group { heading: heading.to_owned(), fields, one_of: None, more: None }
}

/// A choice: the key that is kept, and its words.
pub(super) type Keyed = (String, String);

/// What there is in a small pack, as choices.
pub(super) struct Known {
    pub(super) measures: Vec<Keyed>,
    pub(super) plans: Vec<Keyed>,
    pub(super) objectives: Vec<Keyed>,
    pub(super) links: Vec<Keyed>,
}

impl Known {
    pub(super) fn of(file: &Value) -> Self {
        let [measures, plans, objectives, links] = ["measures", "plans", "objectives", "links"]
            .map(|it| known(file, &format!("/pack/{it}")));
        Self { measures, plans, objectives, links }
    }
}

/// The entries of a list of the small pack as choices.
pub(super) fn known(file: &Value, list: &str) -> Vec<Keyed> {
    let all = file.pointer(list).and_then(Value::as_array).into_iter().flatten();
    let said = |it: &Value, field: &str| {
        it.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    all.map(|it| (said(it, "id"), said(it, "name"))).collect()
}

/// Entries of a list, each a group.
pub(super) fn entries(
    file: &Value,
    (list, heading): (&str, &str),
    (add, new): (&'static str, Value),
    fields: impl Fn(&dyn Fn(&str) -> String) -> Vec<Field>,
) -> Vec<Group> {
    let count = file.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
    let entry = |at: usize| Group {
        heading: format!("{heading} {}", at + 1),
        fields: fields(&|field: &str| format!("{list}/{at}/{field}")),
        one_of: (count > 1).then(|| (list.to_owned(), at)),
        more: (at + 1 == count).then(|| List { place: list.to_owned(), add, new: new.clone() }),
    };
    (0..count).map(entry).collect()
}
