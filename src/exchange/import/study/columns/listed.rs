//! Columns under headings that nobody knows, whose few texts are all of one list: how often measures report, how their
//! figures add up, which way is better. Words in full are taken where nothing else could be meant; codes are asked about.

use super::super::names::words::{few, plain, says};
use super::super::question::Question;
use super::deciding::Deciding;
use crate::exchange::import::role::Role;
use crate::exchange::reading::choice;
use crate::model::Polarity;
use std::collections::BTreeSet;

/// Why a column is taken whose codes were asked about.
pub(in super::super) const AS_ANSWERED: &str = "as you answered: its cells are codes of one list";

/// The most different texts of such a column.
const MOST: usize = 6;

const LEAVE: &str = "leave it out";

/// Words of headings over what says how figures add up.
const ADDS_UP: &[&str] = &[
    "add",
    "adds",
    "adding",
    "accumulate",
    "accumulates",
    "accumulation",
    "aggregate",
    "aggregation",
    "cumulation",
    "roll",
    "rolls",
    "total",
    "totals",
    "year",
    "ytd",
    "summed",
];

/// What the texts of a column are a list of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Frequency,
    Accumulation,
    Polarity,
}

impl List {
    const ALL: [Self; 3] = [Self::Frequency, Self::Accumulation, Self::Polarity];

    fn role(self) -> Role {
        match self {
            Self::Frequency => Role::Frequency,
            Self::Accumulation => Role::Accumulation,
            Self::Polarity => Role::Polarity,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Frequency => "how often measures report",
            Self::Accumulation => "how figures add up over the year",
            Self::Polarity => "which way is better",
        }
    }

    /// What a text of the list means, in words.
    fn reading(self, text: &str) -> Option<&'static str> {
        match self {
            Self::Frequency => choice::frequency(text).map(|it| it.words()),
            Self::Accumulation => choice::accumulation(text).map(|it| it.words()),
            // Words and arrows may as well say which way it has gone: that is told by the heading alone.
            Self::Polarity => matches!(text.to_lowercase().as_str(), "u" | "d" | "h" | "l")
                .then(|| choice::likely_polarity(text).map(Polarity::words))
                .flatten(),
        }
    }

    /// Whether a text leaves no doubt that it is of this list.
    fn is_certain(self, text: &str, heading: &str) -> bool {
        let said = choice::words(text);
        match self {
            Self::Frequency => said.len() > 2 && (said.ends_with("ly") || said == "annual"),
            Self::Accumulation => says(heading, ADDS_UP) || said.contains(' '),
            Self::Polarity => false,
        }
    }
}

impl Deciding<'_> {
    /// Finds columns whose texts are all of one list.
    pub(in super::super) fn by_lists(&mut self) {
        for at in self.which(|it| it.is_free() && it.waits.is_none()) {
            let Some((list, texts)) = self.list_of(at) else { continue };
            let heading = self.column(at).map(|it| it.profile.words.clone()).unwrap_or_default();
            if texts.iter().all(|text| list.is_certain(text, &heading)) {
                let why = format!("its cells say {}", list.words());
                self.change(at, |it| it.take(list.role(), why));
                continue;
            }
            // A code here and there is a flag, and so is one that says the same way of everything.
            let everywhere = self.column(at).is_some_and(|it| it.profile.filled == self.rows.len());
            if !everywhere || list == List::Polarity && texts.len() < 2 {
                continue;
            }
            let read: Vec<String> = texts
                .iter()
                .filter_map(|text| Some(format!("{text}: {}", list.reading(text)?.to_lowercase())))
                .collect();
            let name = self.name(at);
            let id = format!("holds-{}", plain(&name).replace(' ', "-"));
            let words = format!("Does '{name}' say {} ({})?", list.words(), few(&read, MOST));
            let question = Question::new(id, words)
                .answers(["yes", LEAVE])
                .because("its cells are all of that list, and its heading doesn't say so")
                .holding(format!("the column '{name}'"));
            match self.asking.ask(question.clone()).as_deref() {
                Some("yes") => self.change(at, |it| it.take(list.role(), AS_ANSWERED)),
                Some(_) => self.change(at, |it| it.leave("you left this column out")),
                None => self.change(at, |it| it.waits = Some(question.id)),
            }
        }
    }

    /// The list that all the texts of a column are of, and what these are.
    fn list_of(&self, at: usize) -> Option<(List, BTreeSet<String>)> {
        let profile = &self.column(at)?.profile;
        let few = profile.distinct > 0 && profile.distinct <= MOST;
        if !few || profile.is_figures() || profile.is_ratings() || profile.says_nothing() {
            return None;
        }
        let texts: BTreeSet<String> = self
            .rows
            .iter()
            .map(|row| self.text(*row, at).to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        // That alone says yes.
        if texts.iter().all(|text| matches!(text.to_lowercase().as_str(), "y" | "yes")) {
            return None;
        }
        let list = List::ALL.into_iter().find(|list| {
            self.with(list.role()).is_empty()
                && texts.iter().all(|text| list.reading(text).is_some())
        });
        Some((list?, texts))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::{Accumulation, Frequency, Pack, Polarity};

    fn file(heading: &str, cells: [&str; 2]) -> String {
        format!(
            "Measure,{heading},Apr 2025,May 2025\nCalls answered,{},91,92\nCalls lost,{},4,5\n",
            cells[0], cells[1]
        )
    }

    #[test]
    fn words_of_one_list_are_that_whatever_stands_over_them() {
        let found = tried(&Pack::default(), &file("Adds up", ["Mean", "Sum"]), &[]);
        let held: Vec<_> = found.pack.measures.iter().map(|it| it.accumulation).collect();
        assert_eq!(held, [Some(Accumulation::Mean), Some(Accumulation::Sum)]);
        let found = tried(&Pack::default(), &file("Told", ["Monthly", "monthly"]), &[]);
        assert_eq!(found.pack.measures[0].frequency, Some(Frequency::Monthly));
        assert!(!found.asked().iter().any(|it| it.starts_with("holds")), "{:?}", found.asked());
    }

    #[test]
    fn codes_of_one_list_are_asked_about_with_their_reading() {
        let check = |heading: &str, cells: [&str; 2], said: &str| {
            let text = file(heading, cells);
            let found = tried(&Pack::default(), &text, &[]);
            let id = format!("holds-{}", super::plain(heading).replace(' ', "-"));
            assert!(found.question(&id).text.contains(said), "{}", found.question(&id).text);
            tried(&Pack::default(), &text, &[(&id, "yes")]).pack.measures[0].clone()
        };
        let measure = check("How good", ["U", "D"], "D: lower is better");
        assert_eq!(measure.polarity, Some(Polarity::HigherIsBetter));
        let measure = check("Wanted", ["L", "H"], "H: higher is better");
        assert_eq!(measure.polarity, Some(Polarity::LowerIsBetter));
        let measure = check("Frq", ["M", "M"], "M: monthly");
        assert_eq!(measure.frequency, Some(Frequency::Monthly));
        let measure = check("Kind", ["Mean", "Mean"], "Mean: mean of the periods");
        assert_eq!(measure.accumulation, Some(Accumulation::Mean));
        // Flags and marks of no list stay what they are.
        for cells in [
            ["d", ""],
            ["d", "d"],
            ["M", ""],
            ["Y", "Y"],
            ["Y", "N"],
            ["x", "p"],
            ["up", "down"],
            ["↑", "↓"],
        ] {
            let found = tried(&Pack::default(), &file("Thing", cells), &[]);
            assert!(!found.asked().iter().any(|it| it.starts_with("holds")), "{cells:?}");
        }
    }
}
