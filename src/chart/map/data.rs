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
    /// What it is measured by, by name; nothing where that isn't said.
    pub measured_by: Vec<String>,
}

impl Node {
    /// With what it is measured by.
    fn named(&self) -> String {
        match self.measured_by.is_empty() {
            true => self.name.clone(),
            false => format!("{}: {}", self.name, self.measured_by.join(", ")),
        }
    }
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

/// What a map says of its links, and whether it says how measures stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// What the figures say of each link, and how measures stand.
    All,
    /// Neither: in training that is what is asked, or none of it.
    Nothing,
    /// Which links are borne out, as the answer of an exercise.
    Answers,
    /// How somebody's answers are to what is borne out.
    Compared,
}

/// How a link that is borne out is drawn where somebody didn't say so.
pub const MISSED: Showing = Showing::TooFew;
/// How one that isn't borne out is drawn where somebody said that it is.
pub const WRONG: Showing = Showing::OtherWay;

impl Says {
    /// What a link's line means; nothing where that isn't said.
    pub fn words(self, showing: Showing) -> Option<&'static str> {
        match (self, showing) {
            (Self::All, _) => Some(showing.words()),
            (Self::Answers, Showing::Seen) => Some("Borne out"),
            (Self::Answers, Showing::NotSeen) => Some("Not borne out"),
            (Self::Compared, Showing::Seen) => Some("Right: borne out"),
            (Self::Compared, Showing::NotSeen) => Some("Right: not borne out"),
            (Self::Compared, MISSED) => Some("Missed: borne out"),
            (Self::Compared, WRONG) => Some("Wrong: not borne out"),
            _ => None,
        }
    }
}

/// What a question is about that is asked of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A link, by its number.
    Link(usize),
    /// An objective, by its place.
    Objective(usize),
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
    /// What it says of them.
    pub says: Says,
    /// The links that could be drawn, by their ends: room is kept for each, so that nothing moves when one is.
    pub possible: Vec<(usize, usize)>,
    /// What is asked about just now: it is marked.
    pub asked: Vec<About>,
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

    /// Whether something is asked about.
    pub(super) fn asks_about(&self, about: About) -> bool {
        self.asked.contains(&about)
    }

    /// What is asked about, in words: a link by its number, an objective by its name. Of several objectives each has its
    /// mark, and no more is said.
    pub(super) fn asked_words(&self) -> Option<String> {
        let number = |it: &About| match it {
            About::Link(number) => Some(number.to_string()),
            About::Objective(_) => None,
        };
        let numbers: Vec<String> = self.asked.iter().filter_map(number).collect();
        let words = match (self.asked.as_slice(), numbers.as_slice()) {
            ([], _) => return None,
            ([About::Objective(at)], _) => format!(": {}", self.nodes.get(*at)?.name),
            (_, []) => String::new(),
            (_, [number]) => format!(": link {number}"),
            (_, numbers) => format!(": links {}", numbers.join(", ")),
        };
        Some(format!("Asked about{words}"))
    }

    /// The links that are drawn: from one objective to another that is there.
    pub fn drawn(&self) -> impl Iterator<Item = (usize, &Arrow)> {
        let there = |at: usize| at < self.nodes.len();
        let arrows = self.arrows.iter().enumerate();
        arrows.filter(move |(_, it)| it.from != it.to && there(it.from) && there(it.to))
    }

    /// The ways that lines have or may have from box to box, each with the link that is drawn on it.
    pub(super) fn ways(&self) -> Vec<(Option<usize>, (usize, usize))> {
        let ends_of = |it: &Arrow| (it.from, it.to);
        let there = |(from, to): &&(usize, usize)| {
            from != to && *from < self.nodes.len() && *to < self.nodes.len()
        };
        let drawn_on = |ends| self.drawn().find(|(_, it)| ends_of(it) == ends).map(|it| it.0);
        let possible: Vec<_> =
            self.possible.iter().filter(there).map(|ends| (drawn_on(*ends), *ends)).collect();
        let others = self.drawn().map(|(place, it)| (Some(place), ends_of(it)));
        let others = others.filter(|it| !possible.contains(it)).collect::<Vec<_>>();
        possible.into_iter().chain(others).collect()
    }

    /// What is drawn, in words.
    pub fn table(&self) -> Table {
        let mut heads = vec!["Perspective", "Objective", "Its measures", "What should follow"];
        // Where ratings aren't what is asked, their counts stand nowhere.
        if self.says != Says::All {
            heads.remove(COUNTS);
        }
        let row = |(at, node): (usize, &Node)| {
            let follows = self.drawn().filter(|(_, arrow)| arrow.from == at).map(|(_, arrow)| {
                let name = self.nodes.get(arrow.to).map_or("", |node| &node.name);
                match self.says.words(arrow.showing) {
                    None => name.to_owned(),
                    Some(words) => format!("{name} ({})", words.to_lowercase()),
                }
            });
            let follows = follows.collect::<Vec<_>>().join("; ");
            let mut row = vec![
                self.bands.get(node.band).cloned().unwrap_or_default(),
                node.named(),
                node.counts.counted_words(self.vocabulary),
                if follows.is_empty() { "–".to_owned() } else { follows },
            ];
            if self.says != Says::All {
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
