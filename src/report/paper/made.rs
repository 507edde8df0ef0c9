//! A paper as it was made: parts with numbered paragraphs, and the figures that it printed.

use crate::chart::{Palette, Scene, Table, bare};
use crate::model::Measure;
use crate::rating::{Rating, printed};
use crate::report::{Block, Document};

/// A paper as it was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// What it is called.
    pub title: String,
    /// Up to which day and period its figures are.
    pub cut_off: String,
    /// What stands over its parts: of what, for whom, as at when.
    pub facts: Vec<(String, String)>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// The figure of each of its measures, so that a later restatement can stand beside it.
    pub figures: Vec<Printed>,
}

/// A part of a paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// What stands over it.
    pub heading: String,
    /// In order.
    pub items: Vec<Item>,
}

/// Something within a part. All but headings are numbered.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A heading within the part.
    Under(String),
    /// A paragraph.
    Words(String),
    /// A list.
    List(Vec<String>),
    /// Terms, each with what is said of it.
    Facts(Vec<(String, String)>),
    /// Figures, under what they are of.
    Figures(String, Table),
    /// A picture: its finding, what it is of, and its figures; and the drawing, where it can be drawn.
    Picture(String, String, Table, Option<Box<Scene>>),
}

impl Item {
    /// A table under its caption; nothing where it has no row.
    pub(super) fn table(caption: Option<&str>, table: Table) -> Vec<Self> {
        let caption = caption.unwrap_or_default().to_owned();
        if table.rows.is_empty() { Vec::new() } else { vec![Self::Figures(caption, table)] }
    }

    /// A list under a sentence; nothing where it is empty.
    pub(super) fn listed(words: &str, list: Vec<String>) -> Vec<Self> {
        match list.is_empty() {
            true => Vec::new(),
            false => vec![Self::Words(words.to_owned()), Self::List(list)],
        }
    }
}

/// A figure that a paper printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The measure's id.
    pub measure: String,
    /// What it was called.
    pub name: String,
    /// As at which period, as a file writes it.
    pub period: String,
    /// The year to date, as printed; empty where there was none.
    pub figure: String,
    /// Its status in words.
    pub status: String,
}

impl Part {
    /// What stands in it, each with its number: `2.1`, `2.2`; a heading has none. `at` is the part's place from 1.
    pub fn numbered(&self, at: usize) -> impl Iterator<Item = (Option<String>, &Item)> {
        let mut last = 0;
        self.items.iter().map(move |item| {
            let is_text = !matches!(item, Item::Under(_));
            last += usize::from(is_text);
            (is_text.then(|| format!("{at}.{last}")), item)
        })
    }
}

impl Made {
    /// Its parts, each with its place from 1.
    pub fn placed(&self) -> impl Iterator<Item = (usize, &Part)> {
        (1..).zip(&self.parts)
    }

    /// As a document, with `more` to be said at its top.
    pub(super) fn document(&self, more: Vec<(String, String)>) -> Document {
        let facts = self.facts.iter().cloned().chain(more).collect();
        let heads = self.placed().map(|(at, part)| (at.to_string(), part.heading.clone()));
        let head = [Block::Facts(facts), Block::Contents(heads.collect())];
        let part = |(at, part): (usize, &Part)| {
            let blocks = part.numbered(at).map(|(number, item)| match number {
                Some(number) => Block::Numbered(number, Box::new(block(item))),
                None => block(item),
            });
            Block::Part(at.to_string(), part.heading.clone(), blocks.collect())
        };
        let blocks = head.into_iter().chain(self.placed().map(part)).collect();
        Document { title: self.title.clone(), blocks, ..Document::default() }
    }

    /// Takes the drawings of another whose pictures say and show the same figures.
    pub(super) fn draw_as(&mut self, other: &Self) {
        let mut drawn = std::collections::HashMap::new();
        for item in other.parts.iter().flat_map(|part| &part.items) {
            if let Item::Picture(title, caption, table, Some(scene)) = item {
                drawn.insert((title, caption), (table, scene));
            }
        }
        for item in self.parts.iter_mut().flat_map(|part| &mut part.items) {
            if let Item::Picture(title, caption, table, scene) = item {
                let same = drawn.get(&(&*title, &*caption)).filter(|(of, _)| **of == *table);
                *scene = same.map(|(_, scene)| (*scene).clone());
            }
        }
    }
}

fn block(item: &Item) -> Block {
    match item {
        Item::Under(words) => Block::Subheading(words.clone()),
        Item::Words(words) => Block::Paragraph(words.clone()),
        Item::List(list) => Block::List(list.clone()),
        Item::Facts(facts) => Block::Facts(facts.clone()),
        Item::Figures(caption, table) => Block::Table(caption.clone(), table.clone()),
        Item::Picture(title, caption, table, scene) => Block::Picture {
            title: title.clone(),
            caption: caption.clone(),
            svg: scene.as_ref().map(|it| bare(it, Palette::Paper)).unwrap_or_default(),
            table: table.clone(),
        },
    }
}

/// The year to date, as printed; empty where there is none.
pub(super) fn figure_words(measure: &Measure, rating: &Rating) -> String {
    let figure = rating.year_to_date.judgement.actual;
    figure.map(|it| printed(measure, it)).unwrap_or_default()
}
