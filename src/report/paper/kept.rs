//! What a paper says as it is kept in a pack, and read again. Drawings aren't kept: their figures are.

use super::made::{Item, Made, Part, Printed};
use crate::chart::Table;
use crate::model::Extra;
use serde_json::{Value, json};

impl Made {
    /// What is kept of it, and what its digest is over.
    pub fn copy(&self) -> Extra {
        let parts: Vec<Value> = self
            .parts
            .iter()
            .map(|part| {
                let items: Vec<Value> = part.items.iter().map(item).collect();
                json!({ "heading": part.heading, "items": items })
            })
            .collect();
        let figures: Vec<Value> = self
            .figures
            .iter()
            .map(|it| json!([it.measure, it.name, it.period, it.figure, it.status]))
            .collect();
        let whole = json!({
            "title": self.title, "cut_off": self.cut_off, "facts": self.facts, "parts": parts, "figures": figures,
        });
        whole.as_object().cloned().unwrap_or_default()
    }

    /// What was kept; `None` where it isn't what this code keeps. Whatever a file holds is text here.
    pub fn of_copy(copy: &Extra) -> Option<Self> {
        let part = |value: &Value| {
            let items = value.get("items")?.as_array()?;
            let items = items.iter().map(read_item).collect::<Option<_>>()?;
            Some(Part { heading: text(value.get("heading")?)?, items })
        };
        let figure = |value: &Value| {
            let [measure, name, period, figure, status] =
                <[String; 5]>::try_from(texts(value)?).ok()?;
            Some(Printed { measure, name, period, figure, status })
        };
        Some(Self {
            title: text(copy.get("title")?)?,
            cut_off: text(copy.get("cut_off")?)?,
            facts: pairs(copy.get("facts")?)?,
            parts: copy.get("parts")?.as_array()?.iter().map(part).collect::<Option<_>>()?,
            figures: copy.get("figures")?.as_array()?.iter().map(figure).collect::<Option<_>>()?,
        })
    }
}

fn item(item: &Item) -> Value {
    match item {
        Item::Under(words) => json!({ "under": words }),
        Item::Words(words) => json!({ "words": words }),
        Item::List(list) => json!({ "list": list }),
        Item::Facts(facts) => json!({ "facts": facts }),
        Item::Figures(of, table) => {
            json!({ "figures": of, "heads": table.heads, "rows": table.rows })
        }
        Item::Picture(finding, of, table, _) => {
            json!({ "picture": finding, "of": of, "heads": table.heads, "rows": table.rows })
        }
    }
}

fn read_item(value: &Value) -> Option<Item> {
    let of = |key: &str| value.get(key).and_then(text);
    if let Some(words) = of("under") {
        return Some(Item::Under(words));
    }
    if let Some(words) = of("words") {
        return Some(Item::Words(words));
    }
    if let Some(list) = value.get("list") {
        return texts(list).map(Item::List);
    }
    if let Some(facts) = value.get("facts") {
        return pairs(facts).map(Item::Facts);
    }
    let table = Table {
        heads: texts(value.get("heads")?)?,
        rows: value.get("rows")?.as_array()?.iter().map(texts).collect::<Option<_>>()?,
    };
    match of("figures") {
        Some(caption) => Some(Item::Figures(caption, table)),
        None => Some(Item::Picture(of("picture")?, of("of")?, table, None)),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(text).collect()
}

fn pairs(value: &Value) -> Option<Vec<(String, String)>> {
    let pair = |value: &Value| {
        let [term, words] = <[String; 2]>::try_from(texts(value)?).ok()?;
        Some((term, words))
    };
    value.as_array()?.iter().map(pair).collect()
}
