//! Which columns name the measure of a row.

use super::super::columns::deciding::{Column, Deciding};
use super::super::columns::quantities::PLAIN;
use super::super::places::groups::is_of_groups;
use super::super::question::Question;
use super::super::shape::headings::suggested;
use super::averages::{is_average, is_of_others};
use super::words::{plain, says};
use crate::exchange::import::role::Role;
use crate::model::MeasureId;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most columns that are offered as names.
const MOST: usize = 12;

/// More rows than a short list has, of which each may be of another day.
const MANY: usize = 5;

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
    "variable",
];

/// Headings of numbers that may be ids.
const NUMBERS: &[&str] = &["no", "number", "nr", "ref no", "kpi no", "measure no", "indicator no"];

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
        // The only figures there are number nothing.
        let figures = self.which(|it| it.is_free() && it.profile.is_figures()).len();
        let held = self.is_wide() || !self.with(Role::Value).is_empty() || figures > 1;
        let numbers = if held { self.which(numbered) } else { Vec::new() };
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
        self.titles_over_kinds();
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
        // Beside rows of figures and rows of their targets a name may stand once over several.
        let kinds = self.free().into_iter().any(|at| self.says_kinds(at));
        let least = if kinds { 0 } else { self.rows.len() / 2 };
        let mut candidates =
            self.which(|it| it.is_free() && it.profile.is_names() && it.profile.filled > least);
        // A sex or an age is a part of what is measured.
        candidates.retain(|at| self.column(*at).is_some_and(|it| !is_of_groups(&it.profile)));
        // `Data` beside `Target` says what its row holds.
        candidates.retain(|at| !self.says_kinds(*at));
        candidates.retain(|at| !(self.is_of_titles(*at) && self.titles_are_groups()));
        // Where each row has a period of its own, what differs in each row is said of that, and names no measure.
        let rows = self.rows.len();
        let each = |it: &Column| it.profile.filled == rows && it.profile.distinct == rows;
        let of_time = [Role::Period, Role::PeriodEnd];
        let dated = |it: &Column| it.role.is_some_and(|role| of_time.contains(&role)) && each(it);
        if rows > MANY && self.columns.iter().any(dated) {
            candidates.retain(|at| self.column(*at).is_some_and(|it| !each(it)));
        }
        if let ([only], true, true) = (candidates.as_slice(), kinds, ids.is_empty()) {
            let why = "it names what the rows of figures and of targets are of";
            return self.change(*only, |it| it.take(Role::MeasureName, why));
        }
        let repeated =
            |at: &usize| self.column(*at).is_some_and(|it| it.profile.distinct < it.profile.filled);
        if candidates.is_empty() {
            return self.ids_name(&ids);
        }
        // What says the same in every row names the measure of none, and a link is no name.
        let likely = |at: &usize| {
            let profile = self.column(*at).map(|column| &column.profile);
            let words = profile.map_or("", |profile| &profile.words);
            let same = profile.is_some_and(|it| it.distinct == 1 && it.filled > 1);
            (same, !says(words, NAMING), !says(words, &["name", "title"]), *at)
        };
        candidates.sort_by_key(likely);
        // Ids that stand in several rows say which are of one measure, as names do.
        candidates.splice(0..0, ids.iter().copied().filter(repeated));
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

    /// Titles over rows that are called `Data` and `Target` name what these are of.
    fn titles_over_kinds(&mut self) {
        let (Some(titles), Some(names)) =
            (self.free_titles(), self.with(Role::MeasureName).first().copied())
        else {
            return;
        };
        if self.says_kinds(names) {
            let kinds = "its cells say which rows are figures and which are targets";
            self.change(names, |it| it.take(Role::RowKind, kinds));
            let why = "the titles above rows of figures and of targets";
            self.change(titles, |it| it.take(Role::MeasureName, why));
        }
    }

    /// Ids name the measures of a file that has no names, where several figures stand in a row: each is told by its heading.
    fn ids_name(&mut self, ids: &[usize]) {
        let figures = self.which(|it| it.is_free() && it.profile.is_figures()).len();
        if figures < 2 || self.is_wide() || !self.with(Role::Value).is_empty() {
            return;
        }
        for at in ids.iter().take(1) {
            self.change(*at, |it| {
                it.take(Role::MeasureName, "no column names what they stand for")
            });
        }
    }

    /// Names that say no more than which average it is name nothing: the file as a whole has one measure.
    pub(in super::super) fn averages_alone(&mut self) {
        for at in self.with(Role::MeasureName) {
            let mut texts = self.rows.iter().map(|row| self.text(*row, at)).peekable();
            let alone = |text: &str| is_average(text) && !is_of_others(text);
            if texts.peek().is_some()
                && texts.all(alone)
                && self.column(at).is_some_and(|it| it.profile.distinct == 1)
            {
                self.change(at, |it| {
                    it.leave("it says which average the figures are, and not of what")
                });
            }
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

    /// What a cell says, or the one above it where cells were merged; of a row that names no place the wider one that it is of.
    pub(in super::super) fn said(&self, row: usize, at: usize) -> &str {
        let row = self.filled_down.get(&(row, at)).copied().unwrap_or(row);
        let text = self.text(row, at);
        let of_place = || self.column(at).is_some_and(|it| it.role == Some(Role::Place));
        if !text.is_empty() || self.wider_places.is_empty() || !of_place() {
            return text;
        }
        let wider = self.wider_places.iter().map(|at| self.text(row, *at));
        wider.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The name of each row's measure, before the heading of a figure is added to it. The first part is put
    /// before it only where the name alone would be that of several.
    pub(in super::super) fn row_names(&mut self) -> BTreeMap<usize, String> {
        let main = self.with(Role::MeasureName);
        let parts = [self.with(Role::NamePart), self.named_by.clone()].concat();
        let mut firsts: HashMap<String, HashSet<String>> = HashMap::new();
        // `Yes` alone names nothing.
        let flags = |at: usize| self.column(at).is_some_and(|it| it.profile.is_flags());
        let named = |row: usize, at: usize| match self.said(row, at) {
            "" => String::new(),
            said if flags(at) => format!("{} {said}", self.name(at)),
            said => said.to_owned(),
        };
        let part = |row: usize| {
            let texts = parts.iter().map(|at| named(row, *at));
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let name = |row: usize| main.first().map_or("", |at| self.said(row, *at)).to_owned();
        if parts.is_empty() {
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
        let mut offered = self.names_beside();
        let beside = offered.len();
        // A heading of the figures that says more than that they are figures.
        for at in self.with(Role::Value) {
            let said = self.column(at).map_or("", |it| it.profile.words.as_str());
            let bare = self.unit_headed.is_some() || PLAIN.contains(&said);
            if !bare && suggested(said, true).is_none() && !offered.contains(&self.name(at)) {
                offered.push(self.name(at));
            }
        }
        let question = Question::new("measure", "What is measured in this file?")
            .because(match (offered.is_empty(), offered.len() > beside) {
                (true, _) => "nothing in the file names it",
                (_, true) => {
                    "no column names it; what heads its figures, its title and its name are offered"
                }
                _ => "no column and no heading names it; its title and its name are offered",
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
    fn ids_name_the_measures_of_a_file_without_names() {
        let text = "Code,Council,Period,Value,Kind\nWST01,Ambridge,2023/24,41,Rising\n\
            WST02,Ambridge,2023/24,7,Rising\nWST01,Ambridge,2024/25,42,Rising\n\
            WST02,Ambridge,2024/25,8,Rising\n";
        let own = ("whose", "Ambridge");
        let open = tried(&Pack::default(), text, &[own]);
        assert_eq!(open.question("name").answers, ["Code", "Kind", "none of them"]);
        let found = tried(&Pack::default(), text, &[own, ("name", "Code")]);
        let figures = [
            "WST01, own, 2023/24: 41",
            "WST01, own, 2024/25: 42",
            "WST02, own, 2023/24: 7",
            "WST02, own, 2024/25: 8",
        ];
        assert_eq!(found.figures(), figures);
        // With several figures in a row.
        let text = "Code,Period,Seen,Lost\nWST01,2023/24,41,3\nWST02,2023/24,7,1\n";
        let found = tried(&Pack::default(), text, &[("figures", "each is a measure of its own")]);
        assert_eq!(found.figures().len(), 4, "{:?}", found.asked());
        assert!(found.figures().contains(&"WST02 Lost, own, 2023/24: 1".to_owned()));
    }

    #[test]
    fn what_names_no_measure_is_offered_last_or_not_at_all() {
        let check = |heading: &str, cells: [&str; 2], answers: &[&str]| {
            let text = format!(
                "Month,{heading},variable,Value\nApr 2025,{},Seen,80\nApr 2025,{},Lost,8\n",
                cells[0], cells[1]
            );
            let found = tried(&Pack::default(), &text, &[]);
            assert_eq!(found.question("name").answers, answers, "{text}");
        };
        check("Basis", ["By month", "By month"], &["variable", "Basis", "none of them"]);
        let links = ["https://a.example/1", "https://a.example/2"];
        check("Link", links, &["variable", "none of them"]);
        let days = "Date,Label,Seen\n2025-04-01,Apr one,8\n2025-04-02,Apr two,9\n2025-04-03,Apr three,7\n\
            2025-04-04,Apr four,8\n2025-04-05,Apr five,9\n2025-04-06,Apr six,7\n";
        assert!(!tried(&Pack::default(), days, &[]).asked().contains(&"name"));
    }

    #[test]
    fn a_file_whose_only_name_is_that_of_an_average_has_one_measure() {
        let text = "Measure,Period,Value\nMedian,2023/24,139000\nMedian,2024/25,142000\n";
        let found = tried(&Pack::default(), text, &[("measure", "House prices")]);
        let figures = ["House prices, own, 2023/24: 139000", "House prices, own, 2024/25: 142000"];
        assert_eq!(found.figures(), figures);
    }

    #[test]
    fn bodies_under_a_heading_of_names_are_places() {
        for body in ["England", "Ambridge Council"] {
            let text = format!("Year,Month,Name,Deaths\n2025,Apr,{body},12\n2025,May,{body},13\n");
            let open = tried(&Pack::default(), &text, &[]);
            assert!(open.question("whose").is_open() && open.figures().is_empty(), "{body}");
        }
        let text = "Name,Period,Value\nSatisfaction with the Council,2023/24,61\nTrust in the Council,2023/24,55\n";
        assert_eq!(tried(&Pack::default(), text, &[]).figures().len(), 2);
    }
}
