//! Names that the pack has not, but something near them: *Did you mean …?*

use super::super::columns::deciding::Deciding;
use super::super::question::{Question, Why};
use super::super::recast::{Recast, waits_for};
use super::super::repeated::drop_rows;
use super::alike::{Likeness, Name, Names};
use super::words::{few, plain};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{period, value};
use crate::model::{Measure, MeasureId, Reading};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The most names that are asked about: a file whose names are all a little different is another organisation's.
const MOST: usize = 40;

/// A name of the file, how near it is, the names of the pack's measures that it may mean, and its rows.
type Near = (String, Likeness, Vec<String>, Vec<usize>);

/// The rows of a name, and the ids that they have.
#[derive(Default)]
struct Named<'a> {
    rows: Vec<usize>,
    ids: BTreeSet<&'a str>,
}

/// The question about names of the pack's measures under other ids, and its answers.
const ASKED_SAME: &str = "same-names";
const ALL_SAME: &str = "yes: they are the same measures";
const ALL_OTHERS: &str = "no: they are measures of their own";

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
        self.same_names(recast);
        let unit = recast.mapping.column(Role::Unit);
        let rows = self.rows_named(recast, column);
        let names = Names::of(
            self.pack.measures.iter().map(|measure| (measure.name.as_str(), measure.unit.as_str())),
        );
        let all = recast.table.rows.iter().filter_map(|row| row.get(column));
        let here: HashSet<String> = all.map(|name| plain(name)).collect();
        let unit_of = |rows: &[usize]| {
            let row = rows.first().and_then(|row| recast.table.rows.get(*row));
            row.zip(unit).and_then(|(row, unit)| row.get(unit)).map_or("", String::as_str)
        };
        let mut near: Vec<Near> = Vec::new();
        for (name, rows) in rows.into_iter().map(|(name, it)| (name, it.rows)) {
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
                    if let Some(measure) = measure {
                        self.means(recast, &of_name, measure);
                    }
                }
                None => out.extend(of_name.into_iter().map(|row| (row, waits_for(&id)))),
            }
        }
        drop_rows(recast, &out);
    }

    /// The rows of each name whose id, where they have one, is no measure's here. Rows of one name with several ids are
    /// measures that these keep apart: of them nothing is asked.
    fn rows_named<'b>(&self, recast: &'b Recast, column: usize) -> HashMap<&'b str, Named<'b>> {
        let id = recast.mapping.column(Role::MeasureId);
        let mut named: HashMap<&str, Named> = HashMap::new();
        for (at, row) in recast.table.rows.iter().enumerate() {
            let cell = |column: usize| row.get(column).map_or("", |it| it.trim());
            let (id, name) = (id.map_or("", cell), row.get(column).map_or("", String::as_str));
            let is_here = !id.is_empty() && self.pack.measure(&MeasureId::from(id)).is_some();
            if is_here || name.is_empty() {
                continue;
            }
            let held = named.entry(name).or_default();
            held.rows.push(at);
            held.ids.extend(Some(id).filter(|id| !id.is_empty()));
        }
        named.retain(|_, it| it.ids.len() <= 1);
        named
    }

    /// Takes rows under an id that is no measure's here for the measure of the same name, unless somebody says otherwise: a
    /// file's own codes make no second one of it.
    fn same_names(&mut self, recast: &mut Recast) {
        let (Some(column), Some(id)) =
            (recast.mapping.column(Role::MeasureName), recast.mapping.column(Role::MeasureId))
        else {
            return;
        };
        let cells = |column: usize| recast.table.rows.iter().filter_map(move |row| row.get(column));
        let by_id: HashSet<&str> = cells(id).map(|it| it.trim()).collect();
        let mut held: HashMap<String, Vec<&Measure>> = HashMap::new();
        for measure in &self.pack.measures {
            held.entry(plain(&measure.name)).or_default().push(measure);
        }
        let mut found: Vec<(String, String, Vec<usize>)> = Vec::new();
        for (name, Named { rows, ids }) in self.rows_named(recast, column) {
            let Some([only]) = held.get(&plain(name)).map(Vec::as_slice) else { continue };
            if let Some(given) = ids.first().filter(|_| !by_id.contains(only.id.as_str())) {
                found.push((only.name.clone(), (*given).to_owned(), rows));
            }
        }
        found.sort();
        let Some((_, first, _)) = found.first() else { return };
        let names: Vec<String> = found.iter().map(|(name, ..)| name.clone()).collect();
        let question = Question::new(
            ASKED_SAME,
            format!("Are these the measures of the same names here: {}?", few(&names, 3)),
        )
        .answers([ALL_SAME, ALL_OTHERS])
        .because(format!("the file gives them ids that no measure here has, such as '{first}'"))
        .assuming(ALL_SAME);
        if self.asking.ask(question).as_deref() == Some(ALL_SAME) {
            for (name, _, rows) in found {
                self.means(recast, &rows, &name);
            }
        }
    }

    /// Says of rows that they are of the pack's measure of this name: by its id where they have one.
    fn means(&self, recast: &mut Recast, rows: &[usize], name: &str) {
        let columns = [Role::MeasureName, Role::MeasureId].map(|role| recast.mapping.column(role));
        let held = self.pack.measures.iter().find(|measure| measure.name == name);
        let id = held.map_or("", |measure| measure.id.as_str());
        for row in rows {
            let Some(cells) = recast.table.rows.get_mut(*row) else { continue };
            for (column, said) in columns.into_iter().zip([name, id]) {
                let cell = column.and_then(|column| cells.get_mut(column));
                if let Some(cell) = cell.filter(|it| !it.is_empty()) {
                    said.clone_into(cell);
                }
            }
        }
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
    fn a_files_own_codes_make_no_second_measure_unasked() {
        let pack = pack_of(&[("Council tax collected", &[]), ("Sickness days per FTE", &[])]);
        let same = "Council tax collected, own, 2025-04: 9";
        let check = |file: &str, answers: &[(&str, &str)], asked: &[&str], figures: &[&str]| {
            let found = tried(&pack, &format!("Ref,Measure,Apr 2025\n{file}"), answers);
            let names = found.asked().into_iter().filter(|it| it.starts_with("same-"));
            assert_eq!(names.collect::<Vec<_>>(), asked, "{file}");
            assert_eq!(found.figures(), figures, "{file}");
        };
        let near = "CT1,Council tax collected (% of year),9\n";
        let id = "same-council-tax-collected-%-of-year";
        check(near, &[], &[id], &[]);
        check(near, &[(id, super::SAME)], &[id], &[same]);
        let other = "Council tax collected (% of year), own, 2025-04: 9";
        check(near, &[(id, super::OTHER)], &[id], &[other]);
        // The same name is the same measure, unless somebody says otherwise; an id that is here says which it is.
        let exact = "CT1,Council tax collected,9\n";
        check(exact, &[], &["same-names"], &[same]);
        check(exact, &[("same-names", super::ALL_OTHERS)], &["same-names"], &[same]);
        let held = "m0,Council tax collected,9\n";
        check(held, &[], &[], &[same]);
        // A row without an id is no second one of the name.
        check(&format!("{near},Council tax collected (% of year),9\n"), &[], &[id], &[]);
        let both = format!("{held}CT1,Council tax collected,8\n");
        let two = ["Council tax collected, own, 2025-04: 8", same];
        check(&both, &[], &[], &two);
        // Several ids keep rows of one name apart.
        let several = "CT1,Council tax collected,9\nCT2,Council tax collected,8\n";
        check(several, &[], &[], &two);
        let others = tried(
            &pack,
            &format!("Ref,Measure,Apr 2025\n{exact}"),
            &[("same-names", super::ALL_OTHERS)],
        );
        assert_eq!(others.pack.measures.len(), 3);
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
