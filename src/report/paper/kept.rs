//! What a paper says as it is kept in a pack, and read again. Drawings are kept beside it: its fingerprint is over what it
//! says, their figures among it.

use super::canonical;
use super::made::{Item, Made, Part, Printed};
use crate::chart::{Table, keep, kept};
use crate::edit::seal::{self, Digesting};
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
        let whole = json!({
            "title": self.title, "cut_off": self.cut_off, "facts": self.facts, "parts": parts,
            "figures": figures(self),
        });
        whole.as_object().cloned().unwrap_or_default()
    }

    /// How its pictures are drawn, each by the number of its paragraph.
    pub fn drawings(&self) -> Extra {
        let items = self.placed().flat_map(|(at, part)| part.numbered(at));
        let drawing = |(number, item): (Option<String>, &Item)| match item {
            Item::Picture(.., Some(scene)) => Some((number?, keep(scene))),
            _ => None,
        };
        items.filter_map(drawing).collect()
    }

    /// Takes drawings that were kept. What is none of a picture of its paragraph is left out.
    pub(super) fn draw_as_kept(&mut self, drawings: &Extra) {
        for (at, part) in (1..).zip(&mut self.parts) {
            let numbers: Vec<Option<String>> =
                part.numbered(at).map(|(number, _)| number).collect();
            for (number, item) in numbers.into_iter().zip(&mut part.items) {
                if let Item::Picture(title, caption, _, scene) = item {
                    let held = number.and_then(|it| drawings.get(&it));
                    *scene = held.and_then(|it| kept(title, caption, it)).map(Box::new);
                }
            }
        }
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

/// The fingerprint of a paper in the making: over the same text as [`Made::copy`] has in the form of RFC 8785, item by item,
/// so that a page can paint in between.
pub struct Fingerprinting<'a> {
    made: &'a Made,
    digesting: Digesting,
    /// What is taken next.
    text: String,
    /// The next item: of which part, and where in it.
    next: (usize, usize),
}

impl<'a> Fingerprinting<'a> {
    /// Of what was made.
    pub fn new(made: &'a Made) -> Self {
        // The keys stand in their order by letters.
        let mut text = String::from("{\"cut_off\":");
        canonical::text(&mut text, &made.cut_off);
        text.push_str(",\"facts\":");
        canonical::pairs(&mut text, &made.facts);
        text.push_str(",\"figures\":");
        canonical::list(&mut text, &made.figures, |out, it| {
            let cells = [&it.measure, &it.name, &it.period, &it.figure, &it.status];
            canonical::list(out, &cells, |out, cell| canonical::text(out, cell));
        });
        text.push_str(",\"parts\":[");
        Self { made, digesting: Digesting::default(), text, next: (0, 0) }
    }

    /// Takes an item. False where all are taken.
    pub fn step(&mut self) -> bool {
        let (at, place) = self.next;
        let Some(part) = self.made.parts.get(at) else { return false };
        let text = &mut self.text;
        if place == 0 {
            text.push_str(if at == 0 { "{\"heading\":" } else { ",{\"heading\":" });
            canonical::text(text, &part.heading);
            text.push_str(",\"items\":[");
        }
        match part.items.get(place) {
            Some(it) => {
                if place > 0 {
                    text.push(',');
                }
                canonical::item(text, it);
                self.next = (at, place + 1);
            }
            None => {
                text.push_str("]}");
                self.next = (at + 1, 0);
            }
        }
        self.digesting.take(&self.text);
        self.text.clear();
        true
    }

    /// The fingerprint, of all of it.
    pub fn fingerprint(mut self) -> String {
        while self.step() {}
        self.text.push_str("],\"title\":");
        canonical::text(&mut self.text, &self.made.title);
        self.text.push('}');
        self.digesting.take(&self.text);
        seal::fingerprint(&self.digesting.done())
    }
}

/// The figures that were printed, as they are kept.
fn figures(made: &Made) -> Value {
    let figure = |it: &Printed| json!([it.measure, it.name, it.period, it.figure, it.status]);
    Value::Array(made.figures.iter().map(figure).collect())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::paper_digest;

    #[test]
    fn a_fingerprint_made_item_by_item_is_that_of_the_whole() {
        let table = || Table {
            heads: vec!["Period".to_owned(), "\u{20ac} \"spent\"".to_owned()],
            rows: vec![vec!["Apr\u{a0}2025".to_owned(), "1,200\n".to_owned()]],
        };
        let items = vec![
            Item::Under("Homes".to_owned()),
            Item::Words("\\ and </script>".to_owned()),
            Item::Words((0..0x21_u8).chain([0x7f]).map(char::from).collect()),
            Item::List(vec!["one".to_owned(), String::new()]),
            Item::Facts(vec![("Of".to_owned(), "All".to_owned())]),
            Item::Figures("Figures".to_owned(), table()),
            Item::Picture("Finding".to_owned(), "Of".to_owned(), table(), None),
        ];
        let part = |heading: &str, items: &[Item]| Part {
            heading: heading.to_owned(),
            items: items.to_vec(),
        };
        let check = |parts: Vec<Part>| {
            let printed = Printed { measure: "a".to_owned(), ..Printed::default() };
            let made = Made {
                title: "A paper".to_owned(),
                cut_off: "To Sep 2025".to_owned(),
                facts: vec![("Of".to_owned(), "All".to_owned())],
                parts,
                figures: vec![printed],
            };
            let found = Fingerprinting::new(&made).fingerprint();
            assert_eq!(found, seal::fingerprint(&paper_digest(&made.copy())), "{made:?}");
        };
        check(Vec::new());
        check(vec![part("Empty", &[])]);
        check(vec![part("All", &items)]);
        check(vec![part("First", &items), part("Empty", &[]), part("Last", &items)]);
    }
}
