//! What is typed of areas and groups: a figure of one, where hexagons lie, and which area lies within which, as text a
//! person can also bring in a file.

use super::reading::{
    amount::{self, AmountError},
    value::{self, ValueReading},
};
use crate::edit::Command;
use crate::model::{Area, AreaId, Kind, Observation, Pack, Period, Reading, Row};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The figure that was typed for an area: `212/480` or `212 of 480` is how many of how many, else a figure in the unit of
/// its measure, or words and marks that say why there is none, such as `<5` or `no such service`. `None` where nothing was
/// typed.
///
/// # Errors
/// What to type, or what is asked of a figure that may be another.
pub fn area_figure(text: &str, unit: &str, period: Period) -> Result<Option<Observation>, String> {
    let text = text.trim();
    let found = |reading| Some(Observation::new(period, reading));
    if let Some((part, of)) = text.split_once('/').or_else(|| text.split_once(" of ")) {
        return match (value::number(part.trim()), value::number(of.trim())) {
            (Some(numerator), Some(denominator)) if denominator.get() > 0.0 => {
                Ok(found(Reading::Ratio { numerator, denominator }))
            }
            _ => Err("Enter how many of how many, such as 212/480".to_owned()),
        };
    }
    match value::read_in(text, unit) {
        ValueReading::Blank => Ok(None),
        ValueReading::Missing(reason) => {
            let said = (text != reason.words()).then(|| text.to_owned());
            Ok(found(Reading::Missing(reason)).map(|it| it.with(|it| it.text = said)))
        }
        _ => match amount::in_a_form(text, unit) {
            Ok(number) => Ok(found(Reading::Number(number))),
            Err(AmountError::NotANumber(_)) => {
                Err("Enter a figure, how many of how many, <5, or no such service".to_owned())
            }
            Err(doubt) => Err(doubt.to_string()),
        },
    }
}

/// A figure as it is to be typed again.
pub fn typed_figure(figure: &Observation) -> String {
    match (figure.reading, &figure.text) {
        (Reading::Number(number), _) => number.to_string(),
        (Reading::Ratio { numerator, denominator }, _) => format!("{numerator}/{denominator}"),
        (_, Some(text)) => text.clone(),
        (Reading::Missing(reason), None) => reason.words().to_owned(),
        (Reading::Unread, None) => String::new(),
    }
}

/// Where hexagons lie, a line an area: its name, column and row, and its code where it has one, with commas. Those of
/// `names` of which nothing is known have blanks.
pub fn layout_text(pack: &Pack, names: &[String]) -> String {
    let said = |number: Option<u8>| number.map(|it| it.to_string()).unwrap_or_default();
    let line = |it: &Area| {
        let (column, row) = (said(it.column), said(it.row));
        let code = if it.code.is_empty() { String::new() } else { format!(",{}", it.code) };
        format!("{},{column},{row}{code}", it.name.trim())
    };
    let mut lines: Vec<String> = pack.areas.iter().map(|it| line(it)).collect();
    let is_known = |name: &str| pack.areas.iter().any(|it| key(&it.name) == key(name));
    lines.extend(names.iter().filter(|it| !is_known(it)).map(|name| format!("{},,", name.trim())));
    lines.join("\n")
}

/// What a line says of an area: its name, its column and row, its code.
type Line = (String, Option<(u8, u8)>, String);

/// The step that lays areas out as a text says, a line an area: `area, column, row`, or `area, column, row, code`, with
/// commas, semicolons or tabs, the first line a heading or not. An area with neither place nor code, or of which the text
/// says nothing, lies nowhere and has none. `None` where nothing changes. `new_id` gives an id that no area has.
///
/// # Errors
/// What is wrong, line by line.
pub fn layout(
    pack: &Pack,
    text: &str,
    mut new_id: impl FnMut() -> String,
) -> Result<Option<Command>, Vec<String>> {
    let mut wrong = Vec::new();
    let mut asked: Vec<Line> = Vec::new();
    let (mut names, mut places) = (BTreeSet::new(), BTreeSet::new());
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let Some((name, column, row, code)) = parts(line) else {
            if !line.trim().is_empty() {
                wrong.push(format!("Line {number}: write the area, its column and its row"));
            }
            continue;
        };
        let is_heading = at == 0 && !column.chars().chain(row.chars()).any(char::is_numeric);
        let is_blank = column.is_empty() && row.is_empty();
        if is_blank && code.is_empty() || is_heading {
            continue;
        }
        let place = |text: &str| text.parse().ok().filter(|it| (1..=Area::MOST).contains(it));
        let lies = place(column).zip(place(row));
        if lies.is_none() && !is_blank {
            wrong.push(format!(
                "Line {number}: column and row are whole numbers from 1 to {}",
                Area::MOST
            ));
            continue;
        }
        if name.is_empty() {
            wrong.push(format!("Line {number}: write which area it is"));
        } else if !names.insert(key(&name)) {
            wrong.push(format!("Line {number}: {name} stands twice"));
        } else if let Some((column, row)) = lies.filter(|it| !places.insert(*it)) {
            wrong.push(format!("Line {number}: another area lies in column {column}, row {row}"));
        } else {
            asked.push((name, lies, code));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut commands = Vec::new();
    for held in &pack.areas {
        if names.contains(&key(&held.name)) {
            continue;
        }
        // What lies within another, or has others within it, stays for that.
        if !is_nested(pack, held) {
            commands.push(Command::Remove(Kind::Area, held.id.to_string()));
        } else if held.column.is_some() || held.row.is_some() || !held.code.is_empty() {
            let nowhere =
                Area { column: None, row: None, code: String::new(), ..Area::clone(held) };
            commands.push(Command::Set(nowhere.into()));
        }
    }
    for (name, lies, code) in asked {
        let held = pack.areas.iter().find(|it| key(&it.name) == key(&name));
        let (column, row) = lies.unzip();
        match held {
            Some(held) if (held.column, held.row, &held.code) == (column, row, &code) => {}
            Some(held) => {
                let area = Area { column, row, code, ..Area::clone(held) };
                commands.push(Command::Set(area.into()));
            }
            None => {
                let area =
                    Area { id: AreaId(new_id()), name, column, row, code, ..Area::default() };
                commands.push(Command::Add(area.into()));
            }
        }
    }
    let batch =
        || Command::Batch { label: "Lay the areas out".to_owned(), commands: commands.clone() };
    Ok((!commands.is_empty()).then(batch))
}

/// Whether an area lies within another, or another within it.
fn is_nested(pack: &Pack, area: &Area) -> bool {
    area.within.is_some() || pack.areas.iter().any(|it| it.within.as_ref() == Some(&area.id))
}

/// Which area lies within which, a line an area: its name and the other's, with a comma. Those of `names` of which nobody
/// has said have blanks.
pub fn nesting_text(pack: &Pack, names: &[String]) -> String {
    let outer = |area: &Area| {
        let id = area.within.as_ref()?;
        pack.areas.iter().find(|it| it.id == *id).map(|it| it.name.trim().to_owned())
    };
    let said = || pack.areas.iter().filter_map(|it| Some((it.name.trim(), outer(it)?)));
    let mut lines: Vec<String> = said().map(|(name, outer)| format!("{name},{outer}")).collect();
    let is_said = |name: &str| said().any(|(other, _)| key(other) == key(name));
    lines.extend(names.iter().filter(|it| !is_said(it)).map(|name| format!("{},", name.trim())));
    lines.join("\n")
}

/// The step that puts areas within areas as a text says, a line an area: `area, the area that it lies within`, with commas,
/// semicolons or tabs, the first line a heading or not. An area with a blank, or of which the text says nothing, lies
/// within none. `None` where nothing changes. `new_id` gives an id that no area has.
///
/// # Errors
/// What is wrong, line by line.
pub fn nesting(
    pack: &Pack,
    text: &str,
    mut new_id: impl FnMut() -> String,
) -> Result<Option<Command>, Vec<String>> {
    let (mut wrong, mut asked) = (Vec::new(), BTreeMap::new());
    let mut order: Vec<String> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = at + 1;
        let mark = ['\t', ';', ','].into_iter().find(|it| line.contains(*it));
        let Some((inner, outer)) = mark.and_then(|mark| line.rsplit_once(mark)) else {
            wrong.push(format!("Line {number}: write the area, and the area that it lies within"));
            continue;
        };
        let (inner, outer) = (bare(inner).to_owned(), bare(outer).to_owned());
        let is_heading = at == 0 && key(&inner) == "area" && key(&outer).contains("within");
        if is_heading || outer.is_empty() {
            continue;
        }
        if inner.is_empty() {
            wrong.push(format!("Line {number}: write which area it is"));
        } else if key(&inner) == key(&outer) {
            wrong.push(format!("Line {number}: {inner} can’t lie within itself"));
        } else if asked.insert(key(&inner), outer.clone()).is_some() {
            wrong.push(format!("Line {number}: {inner} stands twice"));
        } else {
            order.extend([outer, inner]);
        }
    }
    for (inner, outer) in &asked {
        let mut passed = BTreeSet::from([inner.clone()]);
        let mut next = Some(outer);
        while let Some(name) = next {
            if !passed.insert(key(name)) {
                wrong.push(format!("{outer}: these lie within each other"));
                break;
            }
            next = asked.get(&key(name));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut commands = Vec::new();
    let mut ids: BTreeMap<String, AreaId> = BTreeMap::new();
    for area in &pack.areas {
        ids.entry(key(&area.name)).or_insert_with(|| area.id.clone());
    }
    for name in order {
        if let Entry::Vacant(free) = ids.entry(key(&name)) {
            let id = free.insert(AreaId(new_id())).clone();
            commands.push(Command::Add(Area { id, name, ..Area::default() }.into()));
        }
    }
    // Everything is let go before anything is put: what was the outer one may be the inner.
    let moved: Vec<(Area, Option<AreaId>)> = ids
        .iter()
        .filter_map(|(name, id)| {
            let within = asked.get(name).and_then(|outer| ids.get(&key(outer))).cloned();
            let held = pack.areas.iter().find(|it| it.id == *id).map(|it| Area::clone(it));
            let held = held.or_else(|| added(&commands, id))?;
            (held.within != within).then_some((held, within))
        })
        .collect();
    let let_go = moved.iter().filter(|(held, _)| held.within.is_some());
    let let_go: Vec<Command> = let_go
        .map(|(held, _)| Command::Set(Area { within: None, ..held.clone() }.into()))
        .collect();
    commands.extend(let_go);
    let put = moved.into_iter().filter(|(_, within)| within.is_some());
    commands.extend(put.map(|(held, within)| Command::Set(Area { within, ..held }.into())));
    let batch = || Command::Batch {
        label: "Put areas within areas".to_owned(),
        commands: commands.clone(),
    };
    Ok((!commands.is_empty()).then(batch))
}

/// The area that is to be added with an id.
fn added(commands: &[Command], id: &AreaId) -> Option<Area> {
    commands.iter().find_map(|command| match command {
        Command::Add(Row::Area(area)) if area.id == *id => Some(Area::clone(area)),
        _ => None,
    })
}

/// A cell without what stands around it.
fn bare(cell: &str) -> &str {
    cell.trim().trim_matches('"').trim()
}

/// The name, the column, the row and the code of a line, by the last marks between cells, since names may have such marks,
/// too. What begins with a letter after two other cells is a code.
fn parts(line: &str) -> Option<(String, &str, &str, String)> {
    let mark = ['\t', ';', ','].into_iter().find(|it| line.contains(*it))?;
    let cells: Vec<&str> = line.rsplitn(4, mark).collect();
    if let [code, row, column, name] = cells.as_slice()
        && bare(code).starts_with(char::is_alphabetic)
    {
        return Some((bare(name).to_owned(), bare(column), bare(row), bare(code).to_owned()));
    }
    let mut cells = line.rsplitn(3, mark);
    let (row, column, name) = (cells.next()?, cells.next()?, cells.next()?);
    Some((bare(name).to_owned(), bare(column), bare(row), String::new()))
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};
    use crate::model::{MissingReason, Number};

    #[test]
    fn a_figure_of_an_area_is_typed_as_people_write_it() {
        let check = |text: &str, expected: Result<Option<Reading>, ()>| {
            let period = "2025-04".parse().unwrap();
            let found = area_figure(text, "%", period);
            if let Ok(Some(found)) = &found {
                assert_eq!(area_figure(&typed_figure(found), "%", period), Ok(Some(found.clone())));
            }
            assert_eq!(found.map(|it| it.map(|it| it.reading)).map_err(|_| ()), expected, "{text}");
        };
        let ratio = Reading::Ratio { numerator: Number::from(212), denominator: Number::from(480) };
        check("212/480", Ok(Some(ratio)));
        check(" 212 of 480 ", Ok(Some(ratio)));
        check("44.2", Ok(Some(Reading::Number(Number::try_from(44.2).unwrap()))));
        check("", Ok(None));
        check("<5", Ok(Some(Reading::Missing(MissingReason::Suppressed))));
        check("no such service", Ok(Some(Reading::Missing(MissingReason::NoService))));
        check("3/0", Err(()));
        check("about forty", Err(()));
        check("44.2%", Ok(Some(Reading::Number(Number::try_from(44.2).unwrap()))));
        check("40 days", Err(()));
    }

    #[test]
    fn a_layout_is_read_kept_and_written_the_same() {
        let mut pack = Pack::default();
        let mut count = 0;
        let lay = |pack: &Pack, text: &str| {
            let mut ids = (0..).map(|at| format!("area-{text:.3}-{at}"));
            layout(pack, text, || ids.next().unwrap())
        };
        let mut run = |pack: &mut Pack, text: &str| {
            count += 1;
            let command = lay(pack, text).unwrap().unwrap();
            apply(pack, command, &Context::default()).unwrap();
        };
        run(&mut pack, "area,column,row\nNorthgate, 2, 1\n\"Mill, Upper\",1,2\nHarbour,,\n");
        let names = ["Harbour".to_owned(), "NORTHGATE".to_owned()];
        assert_eq!(layout_text(&pack, &names), "Northgate,2,1\nMill, Upper,1,2\nHarbour,,");
        assert_eq!(lay(&pack, &layout_text(&pack, &names)), Ok(None));
        run(&mut pack, "Northgate;3;1\nHarbour;1;1");
        assert_eq!(layout_text(&pack, &[]), "Northgate,3,1\nHarbour,1,1");
        // A code stays with an area, and an area that lies nowhere with its code.
        let coded = "Northgate,3,1,E05009313\nHarbour,,,E05009314\nMill, Upper,1,2";
        run(&mut pack, &format!("Area,column,row,code\n{coded}"));
        assert_eq!(layout_text(&pack, &names), coded);
        assert_eq!(lay(&pack, coded), Ok(None));
        run(&mut pack, "Northgate,3,1\nHarbour,,");
        assert_eq!(layout_text(&pack, &[]), "Northgate,3,1");
    }

    #[test]
    fn areas_are_put_within_areas_and_stay_there_when_they_are_laid_out() {
        let mut pack = Pack::default();
        let put = |pack: &Pack, text: &str| {
            let mut ids = (0..).map(|at| format!("in-{text:.5}-{at}"));
            nesting(pack, text, || ids.next().unwrap())
        };
        let run = |pack: &mut Pack, command: Result<Option<Command>, Vec<String>>| {
            apply(pack, command.unwrap().unwrap(), &Context::default()).unwrap();
        };
        let lay = layout(&pack, "Northgate,1,1\nHarbour,2,1", {
            let mut ids = ["n", "h"].into_iter();
            move || ids.next().unwrap().to_owned()
        });
        run(&mut pack, lay);
        let text = "area,within\nNorthgate,North\nMill, Upper,North\nHarbour,\nNorth;All\n";
        let command = put(&pack, text);
        run(&mut pack, command);
        let names = ["Harbour".to_owned(), "northgate".to_owned()];
        let said = "Northgate,North\nNorth,All\nMill, Upper,North\nHarbour,";
        assert_eq!(nesting_text(&pack, &names), said);
        assert_eq!(put(&pack, said), Ok(None));
        // Laid out otherwise, they lie within what they did; what lies nowhere else goes.
        let lay = layout(&pack, "", String::new);
        run(&mut pack, lay);
        assert_eq!(nesting_text(&pack, &[]), "Northgate,North\nNorth,All\nMill, Upper,North");
        assert!(pack.areas.iter().all(|it| it.column.is_none() && it.name != "Harbour"));
        // Turned round.
        let command = put(&pack, "All,North\nNorth,Northgate");
        run(&mut pack, command);
        assert_eq!(nesting_text(&pack, &[]), "North,Northgate\nAll,North");
        let wrong = |text: &str| put(&pack, text).unwrap_err().join(". ");
        assert!(wrong("North,north").contains("within itself"));
        assert!(wrong("A,B\nB,C\nC,A").contains("within each other"));
        assert!(wrong("A,B\nA,C").contains("stands twice"));
        assert!(wrong("A").starts_with("Line 1"));
    }

    #[test]
    fn what_is_wrong_is_told_line_by_line() {
        let text = "A,1,1\nB,1,1\nA,2,2\nC,0,2\n,3,3\njunk\nD,x,\n";
        let wrong = layout(&Pack::default(), text, String::new).unwrap_err();
        let lines: Vec<&str> = wrong.iter().map(|it| &it[..6]).collect();
        assert_eq!(
            lines,
            ["Line 2", "Line 3", "Line 4", "Line 5", "Line 6", "Line 7"],
            "{wrong:?}"
        );
    }
}
