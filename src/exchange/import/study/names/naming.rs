//! Which columns name the measure of a row, and what tells rows of one measure apart.

use super::super::columns::deciding::{Column, Deciding};
use super::super::places::whose::GROUPS;
use super::super::question::Question;
use super::words::{plain, says};
use crate::exchange::import::role::Role;
use crate::model::MeasureId;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The most columns that are offered as names.
const MOST: usize = 12;

/// How many columns may tell rows apart.
const TELLING: usize = 3;

/// Words of headings that name things.
const NAMING: &[&str] = &[
    "name",
    "title",
    "description",
    "service",
    "project",
    "topic",
    "series",
    "question",
    "type",
    "subject",
    "theme",
    "category",
    "indicator",
];

/// Headings of numbers that may be ids.
const NUMBERS: &[&str] = &["no", "number", "nr", "ref no", "kpi no", "measure no", "indicator no"];

/// What a column that tells rows apart may say.
pub(in super::super) const THEME: &str = "their theme";
pub(in super::super) const PART: &str = "part of the name";
const PLACE: &str = "a place";
const GROUP: &str = "a part of the whole, such as a sex or an age";
pub(in super::super) const LEAVE: &str = "leave it out";

impl Deciding<'_> {
    /// Whether there is a column that names measures.
    pub(in super::super) fn is_named(&self) -> bool {
        !self.with(Role::MeasureName).is_empty()
    }

    /// An id that isn't unique isn't one.
    pub(in super::super) fn ids(&mut self) {
        let naming: Vec<usize> = [self.with(Role::NamePart), self.with(Role::MeasureName)].concat();
        let numbered =
            |column: &Column| column.is_free() && NUMBERS.contains(&column.profile.words.as_str());
        let numbers = self.which(numbered);
        for at in self.with(Role::MeasureId).into_iter().chain(numbers) {
            if self.column(at).is_some_and(|column| column.by_hand) || naming.is_empty() {
                continue;
            }
            let mut names: HashMap<&str, HashSet<String>> = HashMap::new();
            for row in &self.rows {
                let name: Vec<String> =
                    naming.iter().map(|column| plain(self.text(*row, *column))).collect();
                let id = self.text(*row, at);
                if !id.is_empty() {
                    names.entry(id).or_default().insert(name.join(" "));
                }
            }
            let twice = names.iter().filter(|(_, names)| names.len() > 1).map(|(id, _)| *id).min();
            let Some(id) = twice.map(str::to_owned) else { continue };
            let name = self.name(at);
            let question = Question::new("ids", format!("Is '{name}' the measure's id?"))
                .answers(["no", "yes: the rows are to be sorted out"])
                .because(format!("'{id}' stands beside different names"))
                .assuming("no");
            if self.asking.ask(question).as_deref() == Some("no") {
                let reason = format!("'{id}' stands for several measures, so it is no id");
                self.change(at, |column| column.leave(reason));
            }
        }
    }

    /// Finds the column of names, and asks where no heading says which it is.
    pub(in super::super) fn names(&mut self) {
        // Ids alone will do where the pack has them all.
        let ids = self.with(Role::MeasureId);
        let known = !ids.is_empty()
            && self
                .rows
                .iter()
                .flat_map(|row| ids.iter().map(|at| self.text(*row, *at)))
                .all(|id| self.pack.measure(&MeasureId::from(id)).is_some());
        if self.is_named() || known {
            return;
        }
        let half = self.rows.len() / 2;
        let mut candidates =
            self.which(|it| it.is_free() && it.profile.is_names() && it.profile.filled > half);
        // A sex or an age is a part of what is measured.
        candidates.retain(|at| {
            self.column(*at).is_some_and(|it| !GROUPS.contains(&it.profile.words.as_str()))
        });
        if candidates.is_empty() {
            return;
        }
        let likely = |at: &usize| {
            let words = self.column(*at).map_or("", |column| &column.profile.words);
            (!says(words, NAMING), !says(words, &["name", "title"]), *at)
        };
        candidates.sort_by_key(likely);
        candidates.truncate(MOST);
        let pairs = self.pairs(&candidates);
        let quoted = |at: &usize| self.name(*at);
        let mut answers: Vec<String> = pairs.iter().map(|(_, _, words)| words.clone()).collect();
        answers.extend(candidates.iter().map(quoted));
        answers.push("none of them".to_owned());
        let question = Question::new("name", "Which column says what is measured?")
            .answers(answers)
            .because("no heading says which it is")
            .holding("the whole file");
        let Some(answer) = self.asking.ask(question) else {
            self.waits = Some("name".to_owned());
            return;
        };
        if let Some((first, second, _)) = pairs.into_iter().find(|(.., words)| *words == answer) {
            self.change(first, |it| it.take(Role::NamePart, "as you answered"));
            self.change(second, |it| it.take(Role::MeasureName, "as you answered"));
        } else if let Some(at) = candidates.into_iter().find(|at| self.name(*at) == answer) {
            self.change(at, |it| it.take(Role::MeasureName, "as you answered"));
        }
    }

    /// Two columns that only together name each row of a wide sheet.
    fn pairs(&self, candidates: &[usize]) -> Vec<(usize, usize, String)> {
        let wide = self.columns.iter().any(|column| column.slot.is_some());
        let unique = |columns: &[usize]| {
            let mut seen = HashSet::new();
            self.rows.iter().all(|row| {
                let texts = columns.iter().map(|at| plain(self.text(*row, *at)));
                seen.insert(texts.collect::<Vec<_>>())
            })
        };
        let mut found = Vec::new();
        let several: Vec<usize> = candidates.iter().copied().filter(|at| !unique(&[*at])).collect();
        if !wide || several.len() != candidates.len() {
            return found;
        }
        for one in &several {
            for other in several.iter().filter(|other| *other > one) {
                if unique(&[*one, *other]) {
                    let words = format!("{} and {} together", self.name(*one), self.name(*other));
                    found.push((*one, *other, words));
                }
            }
        }
        found
    }

    /// Columns that tell rows apart which name one measure and period: asked what they say.
    pub(in super::super) fn tell_apart(&mut self) {
        if !self.is_named() && self.with(Role::Place).is_empty() {
            return;
        }
        for _ in 0..TELLING {
            let (sharing, keys) = self.sharing();
            if sharing.is_empty() {
                return;
            }
            let telling = |at: &usize| {
                let mut seen = HashSet::new();
                sharing.iter().all(|row| {
                    seen.insert((keys.get(row).copied().unwrap_or(0), plain(self.said(*row, *at))))
                })
            };
            let free = self.which(|it| it.is_free() && it.profile.is_names());
            let Some(at) = free.into_iter().find(telling) else {
                match self.said_that_tells(telling) {
                    Some((at, named)) if self.is_part_of_name(at, named, &sharing) => continue,
                    _ => return,
                }
            };
            let name = self.name(at);
            let values: BTreeSet<String> =
                self.rows.iter().map(|row| self.text(*row, at).to_owned()).collect();
            let values: Vec<String> = values.into_iter().filter(|it| !it.is_empty()).collect();
            let id = format!("column-{}", at + 1);
            let question = Question::new(
                &*id,
                format!("Rows of one measure differ in '{name}': what does it say of them?"),
            )
            .answers([PART, PLACE, GROUP, LEAVE])
            .because(format!("it says {}", super::words::few(&values, 4)))
            .holding("the rows that it tells apart");
            match self.asking.ask(question).as_deref() {
                Some(PART) => self.change(at, |it| it.take(Role::NamePart, "as you answered")),
                Some(PLACE) => self.change(at, |it| it.take(Role::Place, "as you answered")),
                Some(GROUP) => self.change(at, |it| it.take(Role::Group, "as you answered")),
                Some(_) => self.change(at, |it| it.leave("you left this column out")),
                None => {
                    self.change(at, |it| it.waits = Some(id.clone()));
                    for row in sharing {
                        self.row_waits.entry(row).or_insert_with(|| id.clone());
                    }
                    return;
                }
            }
        }
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
        const KEYS: [Role; 14] = [
            Role::RowKind,
            Role::MeasureId,
            Role::MeasureName,
            Role::NamePart,
            Role::Unit,
            Role::Place,
            Role::Group,
            Role::SeriesRole,
            Role::Geography,
            Role::PartsOf,
            Role::Period,
            Role::PeriodEnd,
            Role::PeriodPoint,
            Role::Year,
        ];
        let mut columns = self.which(|it| it.role.is_some_and(|role| KEYS.contains(&role)));
        columns.extend(&self.named_by);
        let texts = |row: usize| {
            let block = self.block_name(row).map(Cow::Owned);
            let cells = columns.iter().map(move |at| Cow::Borrowed(self.said(row, *at)));
            cells.chain(block)
        };
        // By a digest of what they say: a key of its own for each of many rows is too much to make at once.
        let mut firsts: HashMap<u64, usize> = HashMap::new();
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for row in &self.rows {
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

    /// What a cell says, or the one above it where cells were merged.
    pub(in super::super) fn said(&self, row: usize, at: usize) -> &str {
        let row = self.filled_down.get(&(row, at)).copied().unwrap_or(row);
        self.text(row, at)
    }

    /// The name of each row's measure, before the heading of a figure is added to it. The first part is put
    /// before it only where the name alone would be that of several.
    pub(in super::super) fn row_names(&mut self) -> BTreeMap<usize, String> {
        let main = self.with(Role::MeasureName);
        let parts = [self.with(Role::NamePart), self.named_by.clone()].concat();
        let mut firsts: HashMap<String, HashSet<String>> = HashMap::new();
        let part = |row: usize| {
            let texts = parts.iter().map(|at| self.said(row, *at).to_owned());
            let texts = self.block_name(row).into_iter().chain(texts);
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let name = |row: usize| main.first().map_or("", |at| self.said(row, *at)).to_owned();
        if parts.is_empty() && !self.rows.iter().any(|row| self.block_name(*row).is_some()) {
            return self.rows.iter().map(|row| (*row, name(*row))).collect();
        }
        for row in &self.rows {
            firsts.entry(plain(&name(*row))).or_default().insert(plain(&part(*row)));
        }
        let alone: HashSet<&str> = firsts
            .iter()
            .filter(|(_, parts)| parts.len() < 2)
            .map(|(name, _)| name.as_str())
            .collect();
        let mut names = BTreeMap::new();
        let mut unnamed = BTreeMap::new();
        for row in &self.rows {
            let (first, own) = (part(*row), name(*row));
            if own.is_empty() && !first.is_empty() {
                unnamed.insert(*row, first);
            } else if first.is_empty() || alone.contains(plain(&own).as_str()) {
                names.insert(*row, own);
            } else {
                names.insert(*row, format!("{first} {own}"));
            }
        }
        self.name_the_unnamed(unnamed, &mut names);
        names
    }

    /// Rows with only the first part of a name.
    fn name_the_unnamed(
        &mut self,
        unnamed: BTreeMap<usize, String>,
        names: &mut BTreeMap<usize, String>,
    ) {
        for (row, first) in unnamed {
            let number = self.layout.table.row_number(row);
            let id = format!("name-row-{number}");
            let question =
                Question::new(&*id, format!("What is measured in row {number}, '{first}'?"))
                    .answers([first])
                    .or_anything()
                    .because("the second part of its name is blank")
                    .holding("that row");
            match self.asking.ask(question) {
                Some(answer) => drop(names.insert(row, answer)),
                None => drop(self.row_waits.insert(row, id)),
            }
        }
    }

    /// One measure for the whole file: asked for, with what the titles say.
    pub(in super::super) fn name_of_file(&mut self) -> Option<String> {
        let offered = self.names_beside();
        let question = Question::new("measure", "What is measured in this file?")
            .because(match offered.is_empty() {
                true => "nothing in the file names it",
                false => "no column and no heading names it; its title and its name are offered",
            })
            .answers(offered)
            .or_anything()
            .holding("the whole file");
        let answer = self.asking.ask(question);
        if answer.is_none() {
            self.waits.get_or_insert("measure".to_owned());
        }
        answer
    }

    /// Columns nothing is known of.
    pub(in super::super) fn free(&self) -> Vec<usize> {
        self.which(Column::is_free)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

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
