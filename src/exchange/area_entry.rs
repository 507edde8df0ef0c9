//! What is typed of areas and groups: a figure of one, and where hexagons lie, as text a person can also bring in a
//! file.

use super::reading::value::{self, ValueReading};
use crate::edit::Command;
use crate::model::{Area, AreaId, Kind, Observation, Pack, Period, Reading};
use std::collections::BTreeSet;

/// The figure that was typed for an area: `212/480` or `212 of 480` is how many of how many, else a figure, or words and
/// marks that say why there is none, such as `<5` or `no such service`. `None` where nothing was typed.
///
/// # Errors
/// What to type, in a sentence.
pub fn area_figure(
    text: &str,
    unit: &str,
    period: Period,
) -> Result<Option<Observation>, &'static str> {
    let text = text.trim();
    let found = |reading| Some(Observation::new(period, reading));
    if let Some((part, of)) = text.split_once('/').or_else(|| text.split_once(" of ")) {
        return match (value::number(part.trim()), value::number(of.trim())) {
            (Some(numerator), Some(denominator)) if denominator.get() > 0.0 => {
                Ok(found(Reading::Ratio { numerator, denominator }))
            }
            _ => Err("Enter how many of how many, such as 212/480"),
        };
    }
    match value::read_in(text, unit) {
        ValueReading::Blank => Ok(None),
        ValueReading::Missing(reason) => {
            let said = (text != reason.words()).then(|| text.to_owned());
            Ok(found(Reading::Missing(reason)).map(|it| Observation { text: said, ..it }))
        }
        _ => match value::number(text) {
            Some(number) => Ok(found(Reading::Number(number))),
            None => Err("Enter a figure, how many of how many, <5, or no such service"),
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

/// Where hexagons lie, a line an area: its name, column and row, with commas. Those of `names` that lie nowhere have
/// blanks.
pub fn layout_text(pack: &Pack, names: &[String]) -> String {
    let placed = pack.areas.iter().filter_map(|it| Some((it.name.trim(), it.column?, it.row?)));
    let mut lines: Vec<String> =
        placed.clone().map(|(name, column, row)| format!("{name},{column},{row}")).collect();
    let lies = |name: &str| placed.clone().any(|(other, ..)| key(other) == key(name));
    lines.extend(names.iter().filter(|it| !lies(it)).map(|name| format!("{},,", name.trim())));
    lines.join("\n")
}

/// The step that lays areas out as a text says, a line an area: `area, column, row`, with commas, semicolons or tabs,
/// the first line a heading or not. An area with both blank, or of which the text says nothing, lies nowhere. `None`
/// where nothing changes. `new_id` gives an id that no area has.
///
/// # Errors
/// What is wrong, line by line.
pub fn layout(
    pack: &Pack,
    text: &str,
    mut new_id: impl FnMut() -> String,
) -> Result<Option<Command>, Vec<String>> {
    let mut wrong = Vec::new();
    let mut asked: Vec<(String, u8, u8)> = Vec::new();
    let (mut names, mut places) = (BTreeSet::new(), BTreeSet::new());
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let Some((name, column, row)) = parts(line) else {
            if !line.trim().is_empty() {
                wrong.push(format!("Line {number}: write the area, its column and its row"));
            }
            continue;
        };
        let is_heading = at == 0 && !column.chars().chain(row.chars()).any(char::is_numeric);
        if column.is_empty() && row.is_empty() || is_heading {
            continue;
        }
        let place = |text: &str| text.parse().ok().filter(|it| (1..=Area::MOST).contains(it));
        let (Some(column), Some(row)) = (place(column), place(row)) else {
            wrong.push(format!(
                "Line {number}: column and row are whole numbers from 1 to {}",
                Area::MOST
            ));
            continue;
        };
        if name.is_empty() {
            wrong.push(format!("Line {number}: write which area it is"));
        } else if !names.insert(key(&name)) {
            wrong.push(format!("Line {number}: {name} stands twice"));
        } else if !places.insert((column, row)) {
            wrong.push(format!("Line {number}: another area lies in column {column}, row {row}"));
        } else {
            asked.push((name, column, row));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut commands = Vec::new();
    for held in &pack.areas {
        if !names.contains(&key(&held.name)) {
            commands.push(Command::Remove(Kind::Area, held.id.to_string()));
        }
    }
    for (name, column, row) in asked {
        let held = pack.areas.iter().find(|it| key(&it.name) == key(&name));
        let (column, row) = (Some(column), Some(row));
        match held {
            Some(held) if (held.column, held.row) == (column, row) => {}
            Some(held) => {
                commands.push(Command::Set(Area { column, row, ..Area::clone(held) }.into()));
            }
            None => {
                let id = AreaId(new_id());
                commands
                    .push(Command::Add(Area { id, name, column, row, ..Area::default() }.into()));
            }
        }
    }
    let batch =
        || Command::Batch { label: "Lay the areas out".to_owned(), commands: commands.clone() };
    Ok((!commands.is_empty()).then(batch))
}

/// The name, the column and the row of a line: the last two are what stands after the last two marks between cells.
fn parts(line: &str) -> Option<(String, &str, &str)> {
    let mark = ['\t', ';', ','].into_iter().find(|it| line.contains(*it))?;
    let mut cells = line.rsplitn(3, mark);
    let (row, column, name) = (cells.next()?, cells.next()?, cells.next()?);
    let bare = |cell: &'_ str| cell.trim().trim_matches('"').trim().to_owned();
    Some((bare(name), column.trim().trim_matches('"'), row.trim().trim_matches('"')))
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
