//! Names in a block for the grid of measures that are no measures yet: they are added once somebody says so, with what
//! stands beside them.

use super::{
    block::{Taken, by_id, paste},
    column::Column,
    layout::{Layout, Way, listed, of_pasted},
    settings::Setting,
    sheet::Sheet,
};
use crate::{
    exchange::reading::choice::words,
    model::{Measure, MeasureId, Pack},
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Names of a block that are no measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewNames {
    /// As they stand in the block, in its order.
    pub names: Vec<String>,
    /// The measures from which to which they would be the new names, where the block went by position.
    instead: Option<(String, String)>,
}

impl NewNames {
    /// What is asked of them, as sentences.
    pub fn words(&self) -> String {
        let names = listed(&self.names);
        let asked = match self.names.len() {
            1 => format!("1 name isn’t a measure yet: {names}. Add it as a measure?"),
            count => format!("{count} names aren’t measures yet: {names}. Add them as measures?"),
        };
        match &self.instead {
            None => asked,
            Some((first, last)) => format!(
                "{asked} Line by line the block would give the measures from “{}” to “{}” other names.",
                listed(&[first]),
                listed(&[last])
            ),
        }
    }
}

/// The names of a pasted block that are no measures: of one whose rows go by names, and of one of several lines that is
/// pasted over names. `None` where every name is a measure, or stands twice in the block.
pub fn new_names(sheet: Sheet<'_>, at: (usize, usize), block: &[Vec<String>]) -> Option<NewNames> {
    let layout = of_pasted(sheet, &by_id(sheet), at, block, Way::default());
    let lines = named_lines(sheet, &layout, block)?;
    let known: HashSet<String> = sheet.pack.measures.iter().map(|it| words(&it.name)).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for name in &lines {
        *times.entry(words(name)).or_default() += 1;
    }
    let is_new =
        |name: &&&str| !known.contains(&words(name)) && times.get(&words(name)) == Some(&1);
    let names: Vec<String> = lines.iter().filter(is_new).map(|name| (*name).to_owned()).collect();
    let called = |id: &MeasureId| sheet.pack.measure(id).map(|it| it.name.clone());
    let instead = layout.between.and_then(|(first, last)| called(&first).zip(called(&last)));
    (!names.is_empty()).then_some(NewNames { names, instead })
}

/// What a block says as names of measures, line by line.
fn named_lines<'a>(
    sheet: Sheet<'_>,
    layout: &Layout,
    block: &'a [Vec<String>],
) -> Option<Vec<&'a str>> {
    let body = block.get(usize::from(layout.by_headings)..)?;
    let over_names = |at: &usize| sheet.columns.get(*at) == Some(&Column::Setting(Setting::Name));
    let first = layout.columns.first().copied().flatten();
    if !layout.by_names && (body.len() < 2 || !first.as_ref().is_some_and(over_names)) {
        return None;
    }
    let name = |line: &'a Vec<String>| line.first().map(|text| text.trim());
    Some(body.iter().filter_map(name).filter(|name| !name.is_empty()).collect())
}

/// What pasting a block comes to once these names are measures: they are added, and each line goes to the measure that it
/// names. `new_id` gives an id that no measure has.
pub fn paste_with(
    sheet: Sheet<'_>,
    names: &[String],
    at: (usize, usize),
    block: &[Vec<String>],
    mut new_id: impl FnMut() -> MeasureId,
) -> Taken {
    let named = |name: &String| {
        Arc::new(Measure { id: new_id(), name: name.clone(), ..Measure::default() })
    };
    let added: Vec<Arc<Measure>> = names.iter().map(named).collect();
    let measures = sheet.pack.measures.iter().chain(&added).cloned().collect();
    let pack = Pack { measures, ..sheet.pack.clone() };
    let ids = added.iter().map(|measure| measure.id.clone());
    let rows: Vec<MeasureId> = sheet.rows.iter().cloned().chain(ids).collect();
    // A column of names alone says nothing else of them.
    let alone = block.iter().all(|line| line.len() < 2);
    let mut taken = match alone {
        true => Taken::default(),
        false => paste(Sheet { pack: &pack, rows: &rows, ..sheet }, at, block, Way::default()),
    };
    taken.added = added;
    taken
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
    if count == 1 { "Add 1 measure".to_owned() } else { format!("Add {count} measures") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Context, History, apply},
        exchange::{
            columns::{row::Given, unread::Unread},
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
        let check = |columns: &[Column], at: usize, text: &str, expected: Option<&str>| {
            let found = with_sheet(&pack, columns, |sheet| new_names(sheet, (0, at), &cells(text)));
            let words = found.map(|it| it.words());
            assert_eq!(words.as_deref(), expected, "{text:?}");
        };
        // By names, with headings or without.
        let two = "2 names aren’t measures yet: Bridges; Tunnels. Add them as measures?";
        check(&COLUMNS, 0, "Measure\tUnit\nBridges\tno.\nTunnels\tm", Some(two));
        check(&COLUMNS, 0, "Homes\tno.\nBridges\tno.\nTunnels\tm\nroads\tkm", Some(two));
        let one = "1 name isn’t a measure yet: Bridges. Add it as a measure?";
        check(&COLUMNS, 0, "Name\nBridges", Some(one));
        check(&COLUMNS[1..], 0, "Homes\tno.\nBridges\tno.", Some(one));
        // By position they would be other names of what is there.
        let instead = format!(
            "{two} Line by line the block would give the measures from “Homes” to “Roads” other names."
        );
        check(&COLUMNS, 0, "Bridges\tno.\nTunnels\tm", Some(&instead));
        check(&COLUMNS, 0, "Bridges\nTunnels", Some(&instead));
        // One line over a name is another name of it; names that are there, or twice in the block, are asked of nobody.
        check(&COLUMNS, 0, "Bridges", None);
        check(&COLUMNS, 0, "Homes\tno.\nRoads\tkm", None);
        check(&COLUMNS, 0, "Homes\tno.\nRoads\tkm\nBridges\tm\nBridges\tkm", None);
        check(&COLUMNS, 1, "no.\nkm", None);
    }

    #[test]
    fn they_are_added_with_what_stands_beside_them_in_one_step() {
        let before = pack();
        let check = |text: &str, expected: &[(&str, &str)], cells_taken: usize| {
            let block = cells(text);
            let taken = with_sheet(&before, &COLUMNS, |sheet| {
                let found = new_names(sheet, (0, 0), &block).unwrap();
                let mut count = 0;
                paste_with(sheet, &found.names, (0, 0), &block, || {
                    count += 1;
                    MeasureId(format!("new-{count}"))
                })
            });
            assert_eq!(taken.cells(), cells_taken, "{text:?}: {taken:?}");
            let mut pack = before.clone();
            let step = taken.step("Paste settings").unwrap();
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
        check(
            "Measure\tUnit\tDecimal places\nBridges\tno.\t1\nroads\tkm\t\n",
            &[homes, ("Roads", "km"), schools, ("Bridges", "no.")],
            3,
        );
        check(
            "Bridges\tno.\nTunnels\tm",
            &[homes, roads, schools, ("Bridges", "no."), ("Tunnels", "m")],
            2,
        );
        check("Bridges\nTunnels", &[homes, roads, schools, ("Bridges", ""), ("Tunnels", "")], 0);
    }
}
