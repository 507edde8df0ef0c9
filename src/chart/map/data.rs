//! What a map is made of, and what it comes to when it is laid out.

use crate::chart::scene::{Frame, Scene, Table};
use crate::model::Vocabulary;
use crate::rating::{Distribution, Showing};

/// An objective on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// As printed.
    pub name: String,
    /// The band it stands in, by its place.
    pub band: usize,
    /// How its measures stand.
    pub counts: Distribution,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Its number on the map, from 1.
    pub number: usize,
    /// The objective that comes first, by its place.
    pub from: usize,
    /// The objective that should follow.
    pub to: usize,
    /// Whether the effect shows.
    pub showing: Showing,
}

/// What a map is drawn of.
#[derive(Clone, Debug, PartialEq)]
pub struct StrategyMap {
    /// The bands from the top down, by name.
    pub bands: Vec<String>,
    /// The objectives, in order.
    pub nodes: Vec<Node>,
    /// The links, in order.
    pub arrows: Vec<Arrow>,
    /// What the links come to, in a sentence.
    pub title: String,
    /// The words for ratings.
    pub vocabulary: Vocabulary,
    /// Whether what the figures say is left out: of the links, because in training that is what is asked; and how
    /// measures stand, because that isn't.
    pub is_untold: bool,
}

/// The map laid out for a width, and where its things are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// What is drawn; as high as it has to be.
    pub scene: Scene,
    /// The box of each objective, in their order.
    pub nodes: Vec<Frame>,
    /// Around the number of each link, in their order, or around what stands for it; `None` where it isn't drawn.
    pub arrows: Vec<Option<Frame>>,
}

/// The column of the table that says how measures stand.
const COUNTS: usize = 2;

impl StrategyMap {
    /// What kind of picture it is.
    pub fn described(&self) -> String {
        let many =
            |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        format!(
            "A map of {} in {}, with {} of cause and effect",
            many(self.nodes.len(), "objective"),
            many(self.bands.len(), "perspective"),
            many(self.arrows.len(), "link")
        )
    }

    /// The links that are drawn: from one objective to another that is there.
    pub fn drawn(&self) -> impl Iterator<Item = (usize, &Arrow)> {
        let there = |at: usize| at < self.nodes.len();
        let arrows = self.arrows.iter().enumerate();
        arrows.filter(move |(_, it)| it.from != it.to && there(it.from) && there(it.to))
    }

    /// What is drawn, in words.
    pub fn table(&self) -> Table {
        let mut heads = vec!["Perspective", "Objective", "Its measures", "What should follow"];
        // Where ratings aren't what is asked, their counts stand nowhere.
        if self.is_untold {
            heads.remove(COUNTS);
        }
        let row = |(at, node): (usize, &Node)| {
            let follows = self.drawn().filter(|(_, arrow)| arrow.from == at).map(|(_, arrow)| {
                let name = self.nodes.get(arrow.to).map_or("", |node| &node.name);
                match self.is_untold {
                    true => name.to_owned(),
                    false => format!("{name} ({})", arrow.showing.words().to_lowercase()),
                }
            });
            let follows = follows.collect::<Vec<_>>().join("; ");
            let mut row = vec![
                self.bands.get(node.band).cloned().unwrap_or_default(),
                node.name.clone(),
                node.counts.counted_words(self.vocabulary),
                if follows.is_empty() { "–".to_owned() } else { follows },
            ];
            if self.is_untold {
                row.remove(COUNTS);
            }
            row
        };
        Table {
            heads: heads.into_iter().map(str::to_owned).collect(),
            rows: self.nodes.iter().enumerate().map(row).collect(),
        }
    }
}
