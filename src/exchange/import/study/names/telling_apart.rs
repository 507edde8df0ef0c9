//! What tells rows of one measure, place and period apart: columns of texts, and of yes and no where those don't, alone or
//! together. It is asked what each says: `Inpatient` beside `NHS` and `Independent sector`.

use super::super::columns::deciding::Deciding;
use super::super::question::Question;
use super::row_keys::tells_apart;
use super::words::{few, plain};
use crate::exchange::import::role::Role;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many columns may tell rows apart.
const TELLING: usize = 3;

/// Why a column isn't taken that was asked about.
const LEFT: &str = "you left this column out";

/// What a column that tells rows apart may say.
pub(in super::super) const THEME: &str = "their theme";
pub(in super::super) const PART: &str = "part of the name";
pub(in super::super) const PLACE: &str = "a place";
pub(in super::super) const GROUP: &str = "a part of the whole, such as a sex or an age";
pub(in super::super) const LEAVE: &str = "leave it out";

impl Deciding<'_> {
    /// Columns that tell rows apart which name one measure and period: asked what they say.
    pub(in super::super) fn tell_apart(&mut self) {
        // While it isn't known what names the measures, it may be the name that tells them apart.
        let unnamed = self.waits.as_deref() == Some("name");
        if unnamed || (!self.is_named() && self.with(Role::Place).is_empty()) {
            return;
        }
        for _ in 0..TELLING {
            let (sharing, keys) = self.sharing();
            if sharing.is_empty() {
                return;
            }
            let found = self.telling(&sharing, &keys);
            if found.is_empty() {
                let telling = |at: &usize| {
                    let mut seen = HashSet::new();
                    sharing.iter().all(|row| {
                        let key = keys.get(row).copied().unwrap_or(0);
                        seen.insert((key, plain(self.said(*row, *at))))
                    })
                };
                match self.said_that_tells(telling) {
                    Some((at, named)) if self.is_part_of_name(at, named, &sharing) => continue,
                    _ => return,
                }
            }
            let mut open = None;
            for at in found {
                if !self.ask_what_tells(at) {
                    open.get_or_insert(at);
                }
            }
            if let Some(at) = open {
                for row in sharing {
                    self.row_waits.entry(row).or_insert_with(|| id(at));
                }
                return;
            }
        }
    }

    /// The columns that tell most of these rows apart, alone or as few as can be together: texts before yes and no.
    fn telling(&self, sharing: &[usize], keys: &BTreeMap<usize, usize>) -> Vec<usize> {
        let names = self.which(|it| {
            it.is_free()
                && it.profile.distinct > 1
                && (it.profile.is_names() || it.profile.is_repeated_texts())
        });
        let flags = self.which(|it| {
            !it.by_hand
                && it.role.is_none()
                && it.profile.is_flags()
                && it.reason.as_deref() != Some(LEFT)
        });
        let said = |at: &usize| (*at, self.said_by(*at, sharing));
        let names: Vec<(usize, Vec<u64>)> = names.iter().map(said).collect();
        let flags: Vec<(usize, Vec<u64>)> = flags.iter().map(said).collect();
        let shared: Vec<u64> = sharing
            .iter()
            .map(|row| keys.get(row).and_then(|key| u64::try_from(*key).ok()).unwrap_or(0))
            .collect();
        if let Some((at, _)) = names.iter().find(|(_, said)| left(&with(&shared, said)).0 == 0) {
            return vec![*at];
        }
        let (mut best, mut sets) = (Vec::new(), shared);
        for among in [&names, &flags] {
            while best.len() < TELLING && left(&sets).0 > 0 {
                let tried = among.iter().map(|(at, said)| (*at, with(&sets, said)));
                let next = tried.min_by_key(|(at, sets)| (left(sets), *at));
                // A column that parts none of them tells nothing.
                let Some((at, parted)) = next.filter(|(_, it)| left(it) < left(&sets)) else {
                    break;
                };
                best.push(at);
                sets = parted;
            }
        }
        if left(&sets).0 * 2 <= sharing.len() { best } else { Vec::new() }
    }

    /// A digest of what a column says in each of these rows, plainly.
    fn said_by(&self, at: usize, rows: &[usize]) -> Vec<u64> {
        let mut known: HashMap<&str, u64> = HashMap::new();
        let texts = rows.iter().map(|row| self.said(*row, at));
        texts.map(|text| *known.entry(text).or_insert_with(|| digest(&plain(text)))).collect()
    }

    /// Asks what a column says of the rows that it tells apart; whether that is answered.
    fn ask_what_tells(&mut self, at: usize) -> bool {
        let name = self.name(at);
        let values: BTreeSet<String> =
            self.rows.iter().map(|row| self.text(*row, at).to_owned()).collect();
        let values: Vec<String> = values.into_iter().filter(|it| !it.is_empty()).collect();
        let question = Question::new(
            id(at),
            format!("Rows of one measure differ in '{name}': what does it say of them?"),
        )
        .answers([PART, PLACE, GROUP, LEAVE])
        .because(format!("it says {}", few(&values, 4)))
        .holding("the rows that it tells apart");
        let answer = self.asking.ask(question);
        let role = match answer.as_deref() {
            Some(PART) => Some(Role::NamePart),
            Some(PLACE) => Some(Role::Place),
            Some(GROUP) => Some(Role::Group),
            _ => None,
        };
        self.change(at, |it| match (&answer, role) {
            (None, _) => it.waits = Some(id(at)),
            (_, Some(role)) => {
                it.reason = None;
                it.take(role, "as you answered");
            }
            (_, None) => it.leave(LEFT),
        });
        answer.is_some()
    }

    /// The column of themes, plans or owners that tells rows of one name apart, and the column of names.
    fn said_that_tells(&self, telling: impl Fn(&usize) -> bool) -> Option<(usize, usize)> {
        const SAID: [Role; 5] =
            [Role::Theme, Role::Priority, Role::Plan, Role::Perspective, Role::Owner];
        let said = |role: &Role| self.with(*role).into_iter().find(|at| telling(at));
        SAID.iter().find_map(said).zip(self.with(Role::MeasureName).first().copied())
    }

    /// Asks whether such a column is a part of the name; whether it was answered that it is.
    fn is_part_of_name(&mut self, at: usize, named: usize, sharing: &[usize]) -> bool {
        let (heading, id) = (self.name(at), format!("column-{}", at + 1));
        let together = format!("the name is '{heading}' and '{}' together", self.name(named));
        let question = Question::new(
            &*id,
            format!("Rows of one measure differ in '{heading}': are they measures of their own?"),
        )
        .answers([together.as_str(), "no: they are one measure"])
        .because(format!("nothing else tells them apart, and each has another '{heading}'"))
        .holding("the rows that it tells apart");
        match self.asking.ask(question) {
            Some(answer) if answer == together => {
                self.named_by.push(at);
                return true;
            }
            Some(_) => {}
            None => {
                for row in sharing {
                    self.row_waits.entry(*row).or_insert_with(|| id.clone());
                }
            }
        }
        false
    }

    /// The rows that share all that says what they are about, and a number for each set of them.
    fn sharing(&self) -> (Vec<usize>, BTreeMap<usize, usize>) {
        let mut columns = self.which(|it| it.role.is_some_and(tells_apart));
        columns.extend(&self.named_by);
        let texts = |row: usize| columns.iter().map(move |at| self.said(row, *at));
        // By a digest of what they say: a key of its own for each of many rows is too much to make at once.
        let mut firsts: HashMap<u64, usize> = HashMap::new();
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let figures = self.which(|it| it.slot.is_some() || it.role.is_some_and(is_said_of_row));
        // Rows without a figure share nothing that has to be told apart.
        let says = |row: &&usize| {
            figures.is_empty() || figures.iter().any(|at| !self.text(**row, *at).is_empty())
        };
        for row in self.rows.iter().filter(says) {
            let mut hasher = DefaultHasher::new();
            texts(*row).for_each(|text| text.hash(&mut hasher));
            let mut digest = hasher.finish();
            loop {
                let first = *firsts.entry(digest).or_insert(*row);
                if first == *row {
                    break;
                }
                if texts(first).eq(texts(*row)) {
                    sets.entry(first).or_insert_with(|| vec![first]).push(*row);
                    break;
                }
                digest = digest.wrapping_add(1);
            }
        }
        let mut numbers = BTreeMap::new();
        for (number, rows) in sets.values().enumerate() {
            numbers.extend(rows.iter().map(|row| (*row, number)));
        }
        (numbers.keys().copied().collect(), numbers)
    }
}

/// Whether a column holds a figure of its row, a part of one or what stands for one.
fn is_said_of_row(role: Role) -> bool {
    matches!(
        role,
        Role::Value
            | Role::ValueText
            | Role::Numerator
            | Role::Denominator
            | Role::Target
            | Role::Rating
    )
}

/// Sets of rows, parted by what a column says in each.
fn with(sets: &[u64], said: &[u64]) -> Vec<u64> {
    sets.iter().zip(said).map(|both| digest(&both)).collect()
}

/// How many rows are in a set with others, and the fewer the more sets there are.
fn left(sets: &[u64]) -> (usize, Reverse<usize>) {
    let mut rows: HashMap<u64, usize> = HashMap::new();
    sets.iter().for_each(|set| *rows.entry(*set).or_default() += 1);
    (rows.values().filter(|rows| **rows > 1).sum(), Reverse(rows.len()))
}

fn digest(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The question about a column that tells rows apart.
fn id(at: usize) -> String {
    format!("column-{}", at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::{LEAVE, PART};
    use crate::model::Pack;

    #[test]
    fn columns_that_only_together_tell_rows_apart_are_asked_about_together() {
        let text = "Measure,Quarter,Sector,Setting,Value\n\
            Admissions,Q1 2024/25,NHS,Day,12\nAdmissions,Q1 2024/25,NHS,Night,15\n\
            Admissions,Q1 2024/25,Other,Day,4\nAdmissions,Q1 2024/25,Other,Night,7\n\
            Visits,Q1 2024/25,NHS,Day,30\n";
        let open = tried(&Pack::default(), text, &[]);
        assert_eq!(open.asked().iter().filter(|it| it.starts_with("column-")).count(), 2);
        assert!(!open.asked().contains(&"repeated-rows"), "{:?}", open.asked());
        assert_eq!(open.figures(), ["Visits, own, 2024/25 Q1: 30"]);
        let part = [("column-3", PART), ("column-4", PART)];
        let found = tried(&Pack::default(), text, &part);
        let figures = [
            "NHS Day Admissions, own, 2024/25 Q1: 12",
            "NHS Night Admissions, own, 2024/25 Q1: 15",
            "Other Day Admissions, own, 2024/25 Q1: 4",
            "Other Night Admissions, own, 2024/25 Q1: 7",
            "Visits, own, 2024/25 Q1: 30",
        ];
        assert_eq!(found.figures(), figures);
        // One of them left out, the other alone doesn't tell them apart: it is asked which row counts.
        let found = tried(&Pack::default(), text, &[("column-3", PART), ("column-4", LEAVE)]);
        assert!(found.question("repeated-rows").is_open(), "{:?}", found.asked());
    }

    #[test]
    fn an_id_of_what_is_parted_is_no_measures_id() {
        let text = "Indicator ID,Indicator,Period,Group,Value\n90,Admissions,2023/24,Most,115\n\
            90,Admissions,2023/24,Least,95\n90,Admissions,2024/25,Most,116\n90,Admissions,2024/25,Least,96\n";
        let found = tried(&Pack::default(), text, &[("column-4", PART)]);
        assert_eq!(found.figures().len(), 4, "{:?}", found.proposal.diagnostics);
        assert_eq!(found.pack.measures.len(), 2);
    }

    #[test]
    fn long_texts_that_repeat_tell_rows_apart_and_rows_without_a_figure_do_not_count() {
        let stages = [
            "1. The time from when a child enters care to the decision that it should be placed for adoption",
            "2. The time from the decision that it should be placed to when it is matched with a family",
        ];
        let rows: String = ["2023/24", "2024/25"]
            .iter()
            .flat_map(|year| stages.iter().map(move |stage| format!("Days,{year},{stage},9\n")))
            .collect();
        let blank = "Days,2022/23,,\n".repeat(9);
        let text = format!("Measure,Period,Stage,Value\n{rows}{blank}");
        let open = tried(&Pack::default(), &text, &[]);
        assert!(open.question("column-3").is_open(), "{:?}", open.asked());
        let found = tried(&Pack::default(), &text, &[("column-3", PART)]);
        assert_eq!(found.figures().len(), 4, "{:?}", found.asked());
    }

    #[test]
    fn what_may_be_the_name_is_not_asked_about_twice() {
        let text =
            "Council,Kind,Period,Value\nAmbridge,Glass,2023/24,5\nAmbridge,Paper,2023/24,6\n";
        let open = tried(&Pack::default(), text, &[]);
        assert_eq!(open.asked(), ["name", "whose"]);
    }

    #[test]
    fn yes_and_no_tell_rows_apart_where_nothing_else_does() {
        let text = "Measure,Quarter,Missed?,Value\nGlass,Q1 2024/25,true,12\n\
            Glass,Q1 2024/25,false,1500\nPaper,Q1 2024/25,true,7\nPaper,Q2 2024/25,true,8\n";
        let open = tried(&Pack::default(), text, &[]);
        assert!(open.question("column-3").is_open() && open.figures().len() == 2);
        let found = tried(&Pack::default(), text, &[("column-3", PART)]);
        let figures = [
            "Missed? false Glass, own, 2024/25 Q1: 1500",
            "Missed? true Glass, own, 2024/25 Q1: 12",
            "Paper, own, 2024/25 Q1: 7",
            "Paper, own, 2024/25 Q2: 8",
        ];
        assert_eq!(found.figures(), figures);
        let out = tried(&Pack::default(), text, &[("column-3", LEAVE)]);
        assert!(out.question("repeated-rows").is_open());
        // Where texts do, flags are none of it.
        let texts = text.replace("Missed?", "Round,Missed?").replace("25,true", "25,Left,true");
        let texts = texts.replace("25,false", "25,Right,false");
        let open = tried(&Pack::default(), &texts, &[]);
        assert_eq!(open.asked().iter().filter(|it| it.starts_with("column-")).count(), 1);
    }

    #[test]
    fn measures_of_one_name_that_a_theme_tells_apart_may_have_it_in_their_name() {
        let check = |heading: &str, rows: &str| {
            let text = format!("{heading}\n{rows}\n");
            let open = tried(&Pack::default(), &text, &[]);
            let question = open.questions.iter().find(|it| it.id.starts_with("column-"));
            let question = question.unwrap_or_else(|| panic!("{text}: {:?}", open.asked()));
            assert!(question.is_open() && open.figures().iter().all(|it| it.contains("Falls")));
            assert!(!open.asked().contains(&"repeated-rows"), "{:?}", open.asked());
            let together = question.answers[0].as_str();
            assert!(together.contains(" and 'Measure' together"), "{together}");
            let found = tried(&Pack::default(), &text, &[(&question.id, together)]);
            let mut names: Vec<&str> =
                found.pack.measures.iter().map(|it| it.name.as_str()).collect();
            names.sort();
            assert_eq!(names, ["Falls", "Libraries Visits", "Museums Visits"], "{text}");
            assert_eq!(found.figures().len(), 3, "{text}");
            let one = tried(&Pack::default(), &text, &[(&question.id, "no: they are one measure")]);
            assert!(one.question("repeated-rows").is_open(), "{:?}", one.asked());
        };
        let long =
            "Libraries,Visits,2024/25,80\nMuseums,Visits,2024/25,40\nMuseums,Falls,2024/25,4";
        for heading in ["Theme", "Priority", "Plan", "Owner"] {
            check(&format!("{heading},Measure,Period,Value"), long);
        }
        check("Theme,Measure,2024/25", "Libraries,Visits,80\nMuseums,Visits,40\nMuseums,Falls,4");
    }
}
