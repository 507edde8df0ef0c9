//! The risk register (FRAMEWORK D6): the risks of a pack in order of score, and what is said of those that are tied to
//! something.

use crate::model::{Pack, Risk, RiskId, Vocabulary};
use crate::rating::risk::{Standing, standing};
use crate::rating::{AsAt, may_lack_some};

/// All risks as at a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// Those that are open: the highest score first, those that nobody has scored last.
    pub open: Vec<Entry>,
    /// Those that are closed, the latest first; those of which no day is noted last.
    pub closed: Vec<Entry>,
    /// The pack may lack some.
    pub may_lack_some: bool,
}

/// A risk in the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number, from 1; a closed one goes on where the open ones end.
    pub number: usize,
    /// Which.
    pub risk: RiskId,
    /// How it stands.
    pub standing: Standing,
}

/// The register of all there is as at a point.
pub fn register(pack: &Pack, as_at: AsAt) -> Register {
    register_of(pack, as_at, &|_| true)
}

/// The register of the risks that pass.
pub fn register_of(pack: &Pack, as_at: AsAt, passes: &dyn Fn(&Risk) -> bool) -> Register {
    let entry = |risk: &Risk| Entry {
        number: 0,
        risk: risk.id.clone(),
        standing: standing(pack, risk, as_at),
    };
    let today = as_at.day(pack.calendar());
    let (open, mut closed): (Vec<&Risk>, Vec<&Risk>) = pack
        .risks
        .iter()
        .map(AsRef::as_ref)
        .filter(|risk| passes(risk))
        .partition(|risk| risk.is_open_on(today));
    let mut open: Vec<Entry> = open.into_iter().map(entry).collect();
    open.sort_by_key(|entry| std::cmp::Reverse(entry.standing.score()));
    closed.sort_by_key(|risk| std::cmp::Reverse(risk.closed_on));
    let closed = closed.into_iter().map(entry).collect();
    let mut found = Register { open, closed, may_lack_some: may_lack_some(pack) };
    for (number, entry) in (1..).zip(found.open.iter_mut().chain(&mut found.closed)) {
        entry.number = number;
    }
    found
}

impl Register {
    /// What stands out, in a sentence: `4 risks are open: 2 over appetite, 1 with its review overdue`.
    pub fn finding(&self) -> String {
        let count = |is: fn(&Standing) -> bool| {
            self.open.iter().filter(|entry| is(&entry.standing)).count()
        };
        let parts = [
            (count(|it| it.over_appetite), "over appetite"),
            (count(Standing::is_overdue), "with a review overdue"),
            (count(|it| it.missed.is_some()), "past the day of the target"),
            (count(|it| !it.disagreements.is_empty()), "at odds with performance"),
            (count(|it| it.movement.is_none()), "not scored yet"),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, words)| format!("{count} {words}")).collect();
        let open = match self.open.len() {
            0 if self.may_lack_some => return "No open risk is in this file".to_owned(),
            0 => return "No risk is open".to_owned(),
            1 => "1 risk is open".to_owned(),
            open => format!("{open} risks are open"),
        };
        match parts.is_empty() {
            true => format!("{open}, none of which needs attention"),
            false => format!("{open}: {}", parts.join(", ")),
        }
    }

    /// The open risks that stand in a cell of the matrix.
    pub fn in_cell(&self, likelihood: u8, impact: u8) -> impl Iterator<Item = &Entry> {
        self.open.iter().filter(move |entry| {
            let now = entry.standing.now();
            now.is_some_and(|it| (it.likelihood, it.impact) == (likelihood, impact))
        })
    }

    /// The open risks that stood in a cell before their last review, and stand in another now.
    pub fn gone_from(&self, likelihood: u8, impact: u8) -> impl Iterator<Item = &Entry> {
        self.open.iter().filter(move |entry| {
            let moved = entry.standing.movement.and_then(|it| Some((it.before?, it.now)));
            moved.is_some_and(|(before, now)| {
                (before.likelihood, before.impact) == (likelihood, impact)
                    && (now.likelihood, now.impact) != (likelihood, impact)
            })
        })
    }
}

/// A risk that is tied to something, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Tied {
    /// Which.
    pub risk: RiskId,
    /// What it is called.
    pub name: String,
    /// How it stands, in sentences.
    pub said: Vec<String>,
}

/// What is said of the open risks that are tied to something, the highest score first, in the reader's words for a
/// status.
pub fn tied(
    pack: &Pack,
    (as_at, words): (AsAt, Vocabulary),
    is_tied: &dyn Fn(&Risk) -> bool,
) -> Vec<Tied> {
    let today = as_at.day(pack.calendar());
    let found = pack.risks.iter().filter(|risk| risk.is_open_on(today) && is_tied(risk));
    let mut found: Vec<(&Risk, Standing)> =
        found.map(|risk| (&**risk, standing(pack, risk, as_at))).collect();
    found.sort_by_key(|(_, standing)| std::cmp::Reverse(standing.score()));
    let said = |(risk, standing): (&Risk, Standing)| {
        let moved = standing.movement.map(|it| format!("{}.", it.words()));
        let score = format!("Score {}.", standing.words());
        let all = [Some(score), moved].into_iter().flatten();
        Tied {
            risk: risk.id.clone(),
            name: risk.name.clone(),
            said: all.chain(standing.attention(words)).collect(),
        }
    };
    found.into_iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P"}],
            "risks":[{"id":"none","name":"Not scored","plan":"p"},
                {"id":"low","name":"Low","plan":"p","scores":[{"on":"2025-01-01","likelihood":1,"impact":2}]},
                {"id":"over","name":"Over","plan":"p","state":"closed","likelihood":5,"impact":5},
                {"id":"high","name":"High","plan":"p","state":"open","measures":["m"],
                    "scores":[{"on":"2025-01-01","likelihood":2,"impact":4},{"on":"2025-06-01","likelihood":3,"impact":4}]}],
            "measures":[{"id":"m","name":"M","specification":{}}]}"#;
        serde_json::from_str(text).unwrap()
    }

    fn at(on: &str) -> AsAt {
        AsAt { period: "2025-08".parse().unwrap(), on: Some(on.parse().unwrap()) }
    }

    #[test]
    fn risks_stand_in_order_of_score_and_those_that_closed_after_them() {
        let found = register(&pack(), at("2025-09-01"));
        let listed = |entries: &[Entry]| {
            let each = entries.iter().map(|it| format!("{} {}", it.number, it.risk));
            each.collect::<Vec<_>>()
        };
        assert_eq!(listed(&found.open), ["1 high", "2 low", "3 none"]);
        assert_eq!(listed(&found.closed), ["4 over"]);
        assert_eq!(found.finding(), "3 risks are open: 1 over appetite, 1 not scored yet");
        assert_eq!(Register::default().finding(), "No risk is open");
        let public = Register { may_lack_some: true, ..Register::default() };
        assert_eq!(public.finding(), "No open risk is in this file");
    }

    #[test]
    fn a_register_of_some_counts_those() {
        let check = |id: &str, expected: &str| {
            let of = |risk: &Risk| risk.id.as_str() == id;
            assert_eq!(register_of(&pack(), at("2025-09-01"), &of).finding(), expected);
        };
        check("high", "1 risk is open: 1 over appetite");
        check("low", "1 risk is open, none of which needs attention");
        check("over", "No risk is open");
    }

    #[test]
    fn each_stands_in_its_cell_and_is_told_where_it_was() {
        let found = register(&pack(), at("2025-09-01"));
        let numbers = |entries: Vec<&Entry>| entries.iter().map(|it| it.number).collect::<Vec<_>>();
        assert_eq!(numbers(found.in_cell(3, 4).collect()), [1]);
        assert_eq!(numbers(found.gone_from(2, 4).collect()), [1]);
        assert_eq!(numbers(found.in_cell(1, 2).collect()), [2]);
        assert_eq!(numbers(found.gone_from(1, 2).collect()), [0; 0]);
        // What is closed isn't on the matrix.
        assert_eq!(numbers(found.in_cell(5, 5).collect()), [0; 0]);
        // Before it moved.
        let found = register(&pack(), at("2025-03-01"));
        assert_eq!(numbers(found.in_cell(2, 4).collect()), [1]);
        assert_eq!(numbers(found.gone_from(2, 4).collect()), [0; 0]);
    }

    #[test]
    fn says_how_what_is_tied_stands() {
        let pack = pack();
        let with = (at("2025-09-01"), Vocabulary::RedAmberGreen);
        let found = tied(&pack, with, &|risk| risk.measures.contains(&"m".into()));
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].said,
            [
                "Score 12, high (likelihood 3, impact 4).",
                "Up from 8 (likelihood 2, impact 4, scored on 1 Jan 2025).",
                "Over appetite: it is 12, and up to 9 is accepted, as nobody has set another limit.",
            ]
        );
        // The highest first.
        let all = tied(&pack, with, &|_| true);
        let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["High", "Low", "Not scored"]);
    }
}
