//! Names in a pasted block that are no measure's: each is asked about, and nothing of its line is taken until somebody says
//! what it is.

use super::{
    block::{AskedOfPlace, Blanks, Taken, asked_of_place, take},
    layout::{Layout, listed, of_pasted},
    naming::{Answers, Unknown},
    sheet::Sheet,
};
use crate::model::{Measure, MeasureId, Pack};
use std::sync::Arc;

/// Names of a block that are no measure's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedNames {
    /// Each with the measures that may be meant.
    pub names: Vec<Unknown>,
    /// What would be renamed line by line, where the block lies over names and has none that is known.
    pub instead: Option<String>,
}

impl AskedNames {
    /// What is asked of them, as sentences, in a grid that adds measures or in one that doesn't.
    pub fn words(&self, adds: bool) -> String {
        let all: Vec<&String> = self.names.iter().map(|it| &it.name).collect();
        let names = listed(&all);
        match (self.names.len(), adds) {
            (1, true) => format!("1 name isn’t a measure yet: {names}. Say what it is."),
            (count, true) => {
                format!("{count} names aren’t measures yet: {names}. Say of each what it is.")
            }
            (1, false) => format!(
                "1 name is no measure here: {names}. Say which measure it is, or it is left out."
            ),
            (count, false) => format!(
                "{count} names are no measures here: {names}. Say of each which measure it is, or it is left out."
            ),
        }
    }
}

/// The names that are asked about of a block that goes so.
pub(in crate::exchange) fn asked_of(pack: &Pack, layout: &Layout) -> Option<AskedNames> {
    let called = |id: &MeasureId| pack.measure(id).map(|it| it.name.clone());
    let instead = layout.instead.as_ref();
    let instead = instead.and_then(|(first, last)| called(first).zip(called(last)));
    let instead = instead.map(|(first, last)| match first == last {
        true => format!("“{}” would be renamed", listed(&[first])),
        false => {
            format!("Line by line “{}” to “{}” would be renamed", listed(&[first]), listed(&[last]))
        }
    });
    let names = layout.asked.clone();
    (!names.is_empty()).then_some(AskedNames { names, instead })
}

/// What pasting a block comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Pasted {
    /// Nothing yet: what its names are is asked.
    Names(AskedNames),
    /// Nothing yet: where it goes is asked.
    Place(AskedOfPlace),
    /// What it comes to.
    Taken(Box<Taken>),
}

/// A block as it is pasted, laid out once: with the answers of somebody who was asked about its names, else they are asked
/// about. `new_id` gives an id that no measure has.
pub fn pasted(
    sheet: Sheet<'_>,
    at: (usize, usize),
    block: &[Vec<String>],
    answers: Option<&Answers>,
    new_id: impl FnMut() -> MeasureId,
) -> Pasted {
    let unanswered = Answers::default();
    let given = answers.unwrap_or(&unanswered);
    with_named(sheet, given, new_id, |sheet, added| {
        let layout = of_pasted(sheet, at, block, given);
        let names = asked_of(sheet.pack, &layout).filter(|_| answers.is_none());
        if let Some(names) = names {
            return Pasted::Names(names);
        }
        match asked_of_place(sheet, block, &layout, given) {
            Some(asked) => Pasted::Place(asked),
            None => Pasted::Taken(Box::new(taken(sheet, layout, block, added))),
        }
    })
}

/// What pasting a block comes to once somebody said what its names are, wherever it goes: new measures are added, and each
/// line goes to the measure that it names. `new_id` gives an id that no measure has.
pub fn paste_answered(
    sheet: Sheet<'_>,
    at: (usize, usize),
    block: &[Vec<String>],
    answers: &Answers,
    new_id: impl FnMut() -> MeasureId,
) -> Taken {
    with_named(sheet, answers, new_id, |sheet, added| {
        taken(sheet, of_pasted(sheet, at, block, answers), block, added)
    })
}

/// What a block comes to that goes so, with the measures that are added first.
fn taken(
    sheet: Sheet<'_>,
    layout: Layout,
    block: &[Vec<String>],
    added: Vec<Arc<Measure>>,
) -> Taken {
    let mut taken = take(sheet, layout, block, Blanks::Keep);
    taken.added = added;
    taken
}

/// Does something with the sheet as it is with the measures that answers name: those that are new, which are given too, and
/// those that have no row in it.
fn with_named<T>(
    sheet: Sheet<'_>,
    answers: &Answers,
    mut new_id: impl FnMut() -> MeasureId,
    act: impl FnOnce(Sheet<'_>, Vec<Arc<Measure>>) -> T,
) -> T {
    if answers.names.is_empty() {
        return act(sheet, Vec::new());
    }
    let named = |name: &String| {
        Arc::new(Measure { id: new_id(), name: name.clone(), ..Measure::default() })
    };
    let added: Vec<Arc<Measure>> = answers.new_names().map(named).collect();
    let measures = sheet.pack.measures.iter().chain(&added).cloned().collect();
    let pack = Pack { measures, ..sheet.pack.clone() };
    let mut rows: Vec<MeasureId> = sheet.rows.to_vec();
    for id in added.iter().map(|it| &it.id).chain(answers.measures()) {
        if !rows.contains(id) {
            rows.push(id.clone());
        }
    }
    act(Sheet { pack: &pack, rows: &rows, ..sheet }, added)
}

/// How many measures a block added, as a sentence behind others; nothing where none was.
pub fn added_words(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " 1 measure was added.".to_owned(),
        count => format!(" {count} measures were added."),
    }
}

/// What adding so many names as measures is called on its button.
pub fn add_words(count: usize) -> String {
    if count == 1 {
        "Add 1 measure".to_owned()
    } else {
        format!("All are new: add {count} measures")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Context, History, apply},
        exchange::{
            columns::{
                column::Column, naming::Meant, row::Given, settings::Setting,
                target_parts::TargetPart, unread::Unread,
            },
            paste::cells,
        },
    };

    fn pack() -> Pack {
        let measure = |name: &str| {
            let id = MeasureId(name.to_lowercase());
            Arc::new(Measure { id, name: name.to_owned(), ..Measure::default() })
        };
        Pack { measures: ["Homes", "Roads", "Schools"].map(measure).into(), ..Pack::default() }
    }

    const COLUMNS: [Column; 3] = [
        Column::Setting(Setting::Name),
        Column::Setting(Setting::Unit),
        Column::Setting(Setting::Precision),
    ];

    fn with_sheet<T>(pack: &Pack, columns: &[Column], act: impl FnOnce(Sheet<'_>) -> T) -> T {
        let rows: Vec<MeasureId> = pack.measures.iter().map(|it| it.id.clone()).collect();
        let unread = Unread::new();
        act(Sheet { pack, rows: &rows, columns, unread: &unread, given: Given::default() })
    }

    #[test]
    fn names_that_are_no_measures_are_asked_about() {
        let pack = pack();
        let check = |columns: &[Column],
                     at: (usize, usize),
                     text: &str,
                     expected: &[(&str, &[&str])],
                     instead: Option<&str>| {
            let new_id = || MeasureId("new".to_owned());
            let found =
                with_sheet(&pack, columns, |sheet| pasted(sheet, at, &cells(text), None, new_id));
            let found = match found {
                Pasted::Names(asked) => asked,
                _ => AskedNames::default(),
            };
            let names: Vec<(&str, Vec<&str>)> = found
                .names
                .iter()
                .map(|it| (it.name.as_str(), it.near.iter().map(MeasureId::as_str).collect()))
                .collect();
            let expected: Vec<(&str, Vec<&str>)> =
                expected.iter().map(|(name, near)| (*name, near.to_vec())).collect();
            assert_eq!(names, expected, "{text:?}");
            assert_eq!(found.instead.as_deref(), instead, "{text:?}");
        };
        const TWO: &[(&str, &[&str])] = &[("Bridges", &[]), ("Tunnels", &[])];
        // By names, with headings or without, and by ids.
        check(&COLUMNS, (0, 0), "Measure\tUnit\nBridges\tno.\nTunnels\tm", TWO, None);
        check(&COLUMNS, (0, 0), "Homes\tno.\nBridges\tno.\nTunnels\tm\nroads\tkm", TWO, None);
        check(&COLUMNS, (0, 0), "Name\nBridges", &TWO[..1], None);
        check(&COLUMNS[1..], (0, 0), "Homes\tno.\nBridges\tno.", &TWO[..1], None);
        check(&COLUMNS, (0, 0), "Unit\tMeasure\nno.\tBridges", &TWO[..1], None);
        // Over names they may be other names of what is there.
        let lines = Some("Line by line “Homes” to “Roads” would be renamed");
        check(&COLUMNS, (0, 0), "Bridges\tno.\nTunnels\tm", TWO, lines);
        check(&COLUMNS, (0, 0), "Bridges\nTunnels", TWO, lines);
        check(&COLUMNS, (0, 0), "Bridges\tno.", &TWO[..1], Some("“Homes” would be renamed"));
        // Near ones come with what may be meant.
        check(&COLUMNS, (0, 0), "Homes\tno.\nSchool\tno.", &[("School", &["schools"])], None);
        // Where no measure stands yet, one name is one.
        check(&COLUMNS, (3, 0), "Bridges", &TWO[..1], None);
        // One line over a name is another name of it; names that are there, or twice in the block, are asked of nobody.
        check(&COLUMNS, (0, 0), "Bridges", &[], None);
        check(&COLUMNS, (0, 0), "Homes\tno.\nRoads\tkm", &[], None);
        check(&COLUMNS, (0, 0), "Homes\tno.\nRoads\tkm\nBridges\tm\nBridges\tkm", &[], None);
        check(&COLUMNS, (0, 1), "no.\nkm", &[], None);
    }

    #[test]
    fn each_name_is_taken_as_it_was_answered_in_one_step() {
        let before = pack();
        let check = |text: &str, answers: &[(&str, Meant)], expected: &[(&str, &str)]| {
            let block = cells(text);
            let answers: Vec<(String, Meant)> =
                answers.iter().map(|(name, meant)| ((*name).to_owned(), meant.clone())).collect();
            let taken = with_sheet(&before, &COLUMNS, |sheet| {
                let mut count = 0;
                paste_answered(
                    sheet,
                    (0, 0),
                    &block,
                    &Answers { names: answers, passes: None },
                    || {
                        count += 1;
                        MeasureId(format!("new-{count}"))
                    },
                )
            });
            let mut pack = before.clone();
            let Some(step) = taken.step("Paste settings") else {
                assert_eq!(expected, [("Homes", ""), ("Roads", ""), ("Schools", "")], "{text:?}");
                return;
            };
            let change = apply(&mut pack, step, &Context::default()).unwrap();
            let found: Vec<(&str, &str)> =
                pack.measures.iter().map(|it| (it.name.as_str(), it.unit.as_str())).collect();
            assert_eq!(found, expected, "{text:?}");
            let mut history = History::default();
            history.record(change, &pack);
            history.undo(&mut pack).unwrap();
            assert_eq!((pack, history.undo_label()), (before.clone(), None), "one undo");
        };
        let (homes, roads, schools) = (("Homes", ""), ("Roads", ""), ("Schools", ""));
        let text = "Bridges\tno.\nHighways\tkm\nschools\tpupils\nHouses\thomes";
        let new = Meant::New;
        let same = |id: &str| Meant::Same(id.into());
        let renamed = |id: &str| Meant::Renamed(id.into());
        // Unanswered, only lines of known names are taken, and a name written another way renames nothing.
        check(text, &[], &[homes, roads, ("Schools", "pupils")]);
        check(
            text,
            &[("Bridges", new.clone()), ("Highways", renamed("roads")), ("Houses", same("homes"))],
            &[("Homes", "homes"), ("Highways", "km"), ("Schools", "pupils"), ("Bridges", "no.")],
        );
        check(
            "Bridges\tno.\nTunnels\tm",
            &[("Bridges", new.clone()), ("Tunnels", new.clone())],
            &[homes, roads, schools, ("Bridges", "no."), ("Tunnels", "m")],
        );
        check("Bridges\tno.\nTunnels\tm", &[], &[homes, roads, schools]);
        check("Bridges\nTunnels", &[("Bridges", new)], &[homes, roads, schools, ("Bridges", "")]);
        check(
            "Bridges\nTunnels",
            &[("Tunnels", renamed("roads"))],
            &[homes, ("Tunnels", ""), schools],
        );
        // Two lines for one measure: neither counts.
        check("Homes\tno.\nHouses\tm", &[("Houses", same("homes"))], &[homes, roads, schools]);
    }

    #[test]
    fn a_block_is_asked_about_by_its_names_then_by_its_place_and_then_taken() {
        let pack = pack();
        let year = pack.calendar().year(2025);
        let columns = [
            Column::Target(year, TargetPart::Aim),
            Column::Target(year, TargetPart::Tolerance),
            Column::Target(year, TargetPart::Stretch),
        ];
        let paste = |text: &str, answers: Option<&Answers>| {
            with_sheet(&pack, &columns, |sheet| {
                pasted(sheet, (0, 0), &cells(text), answers, || MeasureId("new".to_owned()))
            })
        };
        let text = "Homes\t5\t6\nBridges\t7\t8";
        let Pasted::Names(asked) = paste(text, None) else { panic!("names are asked") };
        assert_eq!(asked.names.len(), 1);
        let names = vec![("Bridges".to_owned(), Meant::New)];
        let answers = Answers { names, passes: None };
        let Pasted::Place(AskedOfPlace::Sorts(sorts)) = paste(text, Some(&answers)) else {
            panic!("where 6 and 8 go is asked")
        };
        assert!(sorts.words.contains("Tolerance"), "{}", sorts.words);
        let answers = Answers { passes: Some(true), ..answers };
        let Pasted::Taken(taken) = paste(text, Some(&answers)) else { panic!("it is taken") };
        let added: Vec<&str> = taken.added.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((added, taken.cells()), (vec!["Bridges"], 4));
        // Names that are left out are asked about once.
        let none = Answers { passes: Some(true), ..Answers::default() };
        let Pasted::Taken(taken) = paste(text, Some(&none)) else { panic!("it is taken") };
        assert_eq!((taken.added.len(), taken.cells()), (0, 2));
    }
}
