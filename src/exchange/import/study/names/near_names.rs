//! Names that the pack has not, but something near them: *Did you mean …?*

use super::super::columns::deciding::Deciding;
use super::super::question::{Question, Why};
use super::super::recast::{Recast, waits_for};
use super::super::repeated::drop_rows;
use super::alike::{Likeness, Name, Names};
use super::words::{few, plain};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{period, value};
use crate::model::{Measure, Reading};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most names that are asked about: a file whose names are all a little different is another organisation's.
const MOST: usize = 40;

/// A name of the file, how near it is, the names of the pack's measures that it may mean, and its rows.
type Near = (String, Likeness, Vec<String>, Vec<usize>);

/// The question about the names that come after those, and its answers.
const ASKED_OTHERS: &str = "near-names";
const OWN: &str = "yes: measures of their own";
const LEAVE: &str = "leave them out";

/// How the questions about names begin.
const ASKED: &str = "same-";

/// The answer that it is the measure that the pack has.
const SAME: &str = "yes: it is the same measure";

/// The answer that it is none of those that the pack has.
const OTHER: &str = "no: it is another measure";

impl Deciding<'_> {
    /// The plain name of the pack's measure that a plain name of the file was answered to mean; the name itself where
    /// nothing was.
    pub(in super::super) fn meant(&self, called: String) -> String {
        self.same_as.get(&called).map_or(called, |meant| plain(meant))
    }

    /// Finds which names were answered to be those of measures that the pack has: all that is asked of these is asked of
    /// them too.
    pub(in super::super) fn settle_names(
        &mut self,
        names: &BTreeMap<usize, String>,
        several: bool,
    ) {
        if self.pack.measures.is_empty() || !self.asking.has_given(ASKED) {
            return;
        }
        let unit = self.with(Role::Unit).first().copied();
        let mut called: BTreeMap<String, String> = BTreeMap::new();
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let name = names.get(row).map_or("", String::as_str);
                let name = self.called(name, at, several);
                if !name.is_empty() && !called.contains_key(&*name) {
                    let unit = unit.map_or("", |unit| self.text(*row, unit));
                    called.insert(name.into_owned(), unit.to_owned());
                }
            }
        }
        let held = Names::of(
            self.pack.measures.iter().map(|measure| (measure.name.as_str(), measure.unit.as_str())),
        );
        let here: HashSet<String> = called.keys().map(|name| plain(name)).collect();
        let mut settled = HashMap::new();
        for (name, unit) in &called {
            let Some(given) = self.asking.given(&id_of(name)).map(str::to_owned) else { continue };
            if held.has(&plain(name)) {
                continue;
            }
            let found = held.near(&Name::of(name, unit), &here);
            let meant: Vec<String> = found.iter().map(|(name, _)| (*name).to_owned()).collect();
            if meant.is_empty() {
                continue;
            }
            let question = asked(name, &meant);
            let Some(answer) = question.meant(&given) else { continue };
            // It stays asked where the figures of that name wait for another answer.
            self.asking.ask(
                question
                    .because(format!("the file has '{name}', which is no measure here"))
                    .holding(format!("the figures of '{name}'")),
            );
            if answer == OTHER {
                continue;
            }
            if let Some(measure) = meant.iter().find(|it| **it == answer).or(meant.first()) {
                settled.insert(plain(name), measure.clone());
            }
        }
        self.same_as = settled;
    }

    /// Asks about measures whose names are near those that the pack has; their rows wait for the answer.
    pub(in super::super) fn near_names(&mut self, recast: &mut Recast) {
        let Some(column) = recast.mapping.column(Role::MeasureName) else { return };
        if self.pack.measures.is_empty() {
            return;
        }
        let (id, unit) =
            (recast.mapping.column(Role::MeasureId), recast.mapping.column(Role::Unit));
        let mut rows: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, row) in recast.table.rows.iter().enumerate() {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            if id.is_none_or(|id| cell(id).is_empty()) && !cell(column).is_empty() {
                rows.entry(cell(column)).or_default().push(at);
            }
        }
        let names = Names::of(
            self.pack.measures.iter().map(|measure| (measure.name.as_str(), measure.unit.as_str())),
        );
        let here: HashSet<String> = rows.keys().map(|name| plain(name)).collect();
        let unit_of = |rows: &[usize]| {
            let row = rows.first().and_then(|row| recast.table.rows.get(*row));
            row.zip(unit).and_then(|(row, unit)| row.get(unit)).map_or("", String::as_str)
        };
        let mut near: Vec<Near> = Vec::new();
        for (name, rows) in rows {
            if names.has(&plain(name)) {
                continue;
            }
            let found = names.near(&Name::of(name, unit_of(&rows)), &here);
            let Some((_, likeness)) = found.first() else { continue };
            let meant: Vec<String> = found.iter().map(|(name, _)| (*name).to_owned()).collect();
            near.push((name.to_owned(), *likeness, meant, rows));
        }
        near.sort();
        let rest = near.split_off(near.len().min(MOST));
        let mut out = self.of_others(&rest);
        for (name, likeness, meant, of_name) in near {
            let why = format!(
                "the file has '{name}', which is no measure here, but {}{}",
                likeness.words(),
                self.agreeing(recast, &of_name, &meant)
            );
            let question =
                asked(&name, &meant).because(why).holding(format!("the figures of '{name}'"));
            let id = question.id.clone();
            match self.asking.ask(question).as_deref() {
                Some(OTHER) => {}
                Some(answer) => {
                    let measure = meant.iter().find(|it| *it == answer).or(meant.first());
                    for row in of_name {
                        let cell =
                            recast.table.rows.get_mut(row).and_then(|row| row.get_mut(column));
                        if let (Some(cell), Some(measure)) = (cell, measure) {
                            cell.clone_from(measure);
                        }
                    }
                }
                None => out.extend(of_name.into_iter().map(|row| (row, waits_for(&id)))),
            }
        }
        drop_rows(recast, &out);
    }

    /// Asks at once of names near the pack's that are too many to be asked about one by one; which rows aren't taken.
    fn of_others(&mut self, rest: &[Near]) -> BTreeMap<usize, Why> {
        let Some((first, _, meant, _)) = rest.first() else { return BTreeMap::new() };
        let like = few(meant, 1);
        let question = Question::new(
            ASKED_OTHERS,
            format!("Are {} more names measures of their own?", rest.len()),
        )
        .answers([OWN, LEAVE])
        .because(format!("each is near the name of a measure here, as '{first}' is near {like}"))
        .holding("the figures of those names");
        let why = match self.asking.ask(question).as_deref() {
            Some(OWN) => return BTreeMap::new(),
            Some(_) => Why::from("its name is near one here: you left it out"),
            None => waits_for(ASKED_OTHERS),
        };
        rest.iter().flat_map(|(.., rows)| rows).map(|row| (*row, why.clone())).collect()
    }

    /// How many figures of a name the pack has for a measure it may mean, where both have any for one period.
    fn agreeing(&self, recast: &Recast, rows: &[usize], meant: &[String]) -> String {
        let [meant] = meant else { return String::new() };
        let is_it = |measure: &&std::sync::Arc<Measure>| measure.name == *meant;
        let Some(measure) = self.pack.measures.iter().find(is_it) else { return String::new() };
        let cell = |row: &usize, role: Role| {
            recast.table.rows.get(*row)?.get(recast.mapping.column(role)?).map(String::as_str)
        };
        let (mut both, mut same) = (0, 0);
        for row in rows {
            let label = cell(row, Role::Period).unwrap_or_default();
            let read = period::read(label, self.calendar, measure.frequency);
            let value = cell(row, Role::Value).and_then(value::number);
            let (Ok(read), Some(value)) = (read, value) else { continue };
            let held = measure.series.iter().find(|held| held.period == read.period);
            if let Some(Reading::Number(held)) = held.map(|held| held.reading) {
                both += 1;
                same += usize::from(held == value);
            }
        }
        match both {
            0 => String::new(),
            1 if same == 1 => "; its figure is the same as here".to_owned(),
            1 => "; its figure differs from the one here".to_owned(),
            _ => format!("; {same} of its {both} figures for the same periods are as here"),
        }
    }
}

/// The question that is put of a name.
fn id_of(name: &str) -> String {
    format!("{ASKED}{}", plain(name).replace(' ', "-"))
}

/// Whether a name means the one measure that it is near, or which of several.
fn asked(name: &str, meant: &[String]) -> Question {
    let id = id_of(name);
    match meant {
        [only] => Question::new(id, format!("Did you mean '{only}'?")).answers([SAME, OTHER]),
        several => Question::new(id, format!("Which measure is '{name}'?"))
            .answers(several.iter().cloned())
            .answers([OTHER]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};

    #[test]
    fn a_name_that_is_near_one_here_waits_for_the_answer() {
        let pack = pack_of(&[
            ("Complaints answered within 10 working days", &[("2025-04", 91.0)]),
            ("Household waste recycled", &[]),
            ("Household waste reused", &[]),
        ]);
        let check = |file: &str, id: &str, answer: &str, figures: &[&str]| {
            let before = tried(&pack, file, &[]);
            assert!(before.question(id).is_open());
            assert!(before.proposal.is_empty(), "{file}");
            let after = tried(&pack, file, &[(id, answer)]);
            let new: Vec<String> =
                after.figures().into_iter().filter(|it| !before.figures().contains(it)).collect();
            assert_eq!(new, figures, "{answer}");
        };
        let file = "Measure,2025-04,2025-05\nComplaints answered (%),91,92\n";
        let id = "same-complaints-answered-%";
        let held = "Complaints answered within 10 working days, own, 2025-05: 92";
        check(file, id, "yes: it is the same measure", &[held]);
        check(
            file,
            id,
            "no: it is another measure",
            &[
                "Complaints answered (%), own, 2025-04: 91",
                "Complaints answered (%), own, 2025-05: 92",
            ],
        );
        let why = tried(&pack, file, &[]).question(id).why.clone();
        assert!(why.ends_with("its figure is the same as here"), "{why}");
        check(
            "Measure,Apr 2025\nHousehold waste,40\n",
            "same-household-waste",
            "Household waste reused",
            &["Household waste reused, own, 2025-04: 40"],
        );
    }

    #[test]
    fn a_slip_of_the_pen_is_no_new_measure_unasked_however_many_there_are() {
        let pack = pack_of(&[("Information requests answered in time", &[])]);
        let file = "Measure,Apr 2025\nInformaton requests answered,91\n";
        let found = tried(&pack, file, &[]);
        assert_eq!(
            found.question("same-informaton-requests-answered").text,
            "Did you mean 'Information requests answered in time'?"
        );
        assert!(found.proposal.is_empty());
        let named: Vec<String> = (0..60)
            .map(|at| {
                format!("Library visits x{}{}", (b'a' + at / 26) as char, (b'a' + at % 26) as char)
            })
            .collect();
        let held: Vec<(&str, &[(&str, f64)])> =
            named.iter().map(|it| (it.as_str(), &[][..])).collect();
        let rows: String = named
            .iter()
            .map(|it| format!("{} (number),5\n", it.replace("Library", "Librery")))
            .collect();
        let text = format!("Measure,Apr 2025\n{rows}");
        let found = tried(&pack_of(&held), &text, &[]);
        assert!(found.proposal.is_empty() && found.question(super::ASKED_OTHERS).is_open());
        let found = tried(&pack_of(&held), &text, &[(super::ASKED_OTHERS, super::OWN)]);
        assert_eq!(found.pack.measures.len(), 80);
    }

    #[test]
    fn what_is_asked_of_a_measure_is_asked_once_its_name_is_settled() {
        let mut pack = pack_of(&[
            ("Calls answered", &[("2024-04", 93.0)]),
            ("Agency spend", &[("2024-04", 500.0)]),
        ]);
        for (at, unit) in ["%", "£000"].into_iter().enumerate() {
            std::sync::Arc::make_mut(&mut pack.measures[at]).unit = unit.to_owned();
        }
        let check = |text: &str, same: &str, answers: &[(&str, &str)], then: &str| {
            let yes = (same, "yes: it is the same measure");
            assert!(tried(&pack, text, answers).question(same).is_open());
            let found = tried(&pack, text, &[answers, &[yes]].concat());
            assert!(found.question(then).is_open(), "{text}");
            assert_eq!(found.question(same).answered.as_deref(), Some(yes.1));
            let small = |it: &String| it.contains(": 0.");
            assert!(!found.figures().iter().any(small), "{text}");
        };
        let calls = "Measure,May 2025,Jun 2025\nCalls answered (adults),0.92,0.95\n";
        let target = "Measure,Target,May 2025,Jun 2025\nCalls answered (adults),95,0.92,0.95\n";
        let same = "same-calls-answered-adults";
        check(target, same, &[], "fractions");
        check(&calls.replace("0.95", "96%"), same, &[], "mixed-fractions");
        let spend = "Measure,May 2025\nAgency spend (adults),\"£120,000\"\n";
        let (id, told) = ("same-agency-spend-adults", "pounds-in-unit");
        let yes = (id, "yes: it is the same measure");
        let found = tried(&pack, spend, &[yes]);
        assert_eq!(
            found.question(told).assumed.as_deref(),
            Some("as they stand, to be put in the unit")
        );
        assert!(found.figures().contains(&"Agency spend, own, 2025-05: 120".to_owned()));
        // Measures beside each other, and one for the whole file.
        let beside = "Period,Agency spend,Bins\nMay 2025,\"£20,000,000\",5\n";
        let each = ("figures", "each is a measure of its own");
        let found = tried(&pack, beside, &[each]);
        assert!(found.asked().contains(&told), "{:?}", found.asked());
        let alone = "Period,Value\nMay 2025,\"£120,000\"\n";
        let found = tried(&pack, alone, &[("measure", "Agency spend")]);
        assert!(found.asked().contains(&told), "{:?}", found.asked());
    }
}
