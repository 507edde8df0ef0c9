//! A block of areas or groups, pasted from a spreadsheet: a line each with its name, and beside it whatever there is of
//! its code, its set, the area that it lies within and its figures. What can be read is taken as one step; a line that
//! can't stays, with the reason.

use super::area_entry::area_figure;
use super::paste;
use super::reading::{choice::words, period, value};
use crate::edit::{Command, Context, apply};
use crate::model::{
    Area, AreaId, Comparator, ComparatorId, ComparatorKind, Measure, MeasureId, Observation, Pack,
    Period,
};
use std::collections::BTreeSet;

/// The most lines that are taken at once.
const MOST: usize = 1_000;

/// Where a block is pasted.
#[derive(Clone, Debug)]
pub struct BlockAt<'a> {
    /// The measure whose areas they are.
    pub measure: &'a MeasureId,
    /// The period of figures whose column names none.
    pub period: Period,
    /// What those are that the measure doesn't have yet: areas or groups.
    pub kind: ComparatorKind,
}

/// What a block comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreasTaken {
    /// The step that takes it; `None` where nothing changes.
    pub step: Option<Command>,
    /// How many areas and groups are new.
    pub added: usize,
    /// How many figures are taken.
    pub figures: usize,
    /// The lines that can't be taken, as they were pasted, each with the reason.
    pub left: Vec<(String, String)>,
    /// The headings whose columns are none of these, and are left out.
    pub unknown: Vec<String>,
}

impl AreasTaken {
    /// What was taken, in a sentence or two.
    pub fn words(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        };
        let added = counted(self.added, "area or group", "areas or groups");
        let figures = counted(self.figures, "figure", "figures");
        let mut said = match self.step {
            None => "Nothing was changed.".to_owned(),
            Some(_) => format!("Taken: {added} added, {figures}."),
        };
        if !self.unknown.is_empty() {
            said += &format!(
                " Left out, for their headings say nothing here: {}.",
                self.unknown.join(", ")
            );
        }
        match self.left.len() {
            0 => {}
            1 => said += " 1 line was not taken: it stays below, with the reason.",
            count => {
                said +=
                    &format!(" {count} lines were not taken: they stay below, with the reasons.")
            }
        }
        said
    }
}

/// What a column of the block says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Name,
    Code,
    Set,
    Within,
    Figure(Period),
    Nothing,
}

/// Reads a pasted block of areas or groups. `new_id` gives an id that nothing has.
///
/// # Errors
/// Why none of it can be read, in a sentence.
pub fn area_block(
    pack: &Pack,
    into: &BlockAt<'_>,
    text: &str,
    mut new_id: impl FnMut() -> String,
) -> Result<AreasTaken, String> {
    let Some(measure) = pack.measure(into.measure) else { return Ok(AreasTaken::default()) };
    let lines = lines(text);
    if lines.len() > MOST {
        return Err(format!("Paste {MOST} lines at most: these are {}.", lines.len()));
    }
    let (columns, unknown, body) = columns(pack, measure, into.period, &lines)?;
    let mut taking = Taking {
        into,
        columns: &columns,
        // Each line is tried on what the ones before it came to.
        so_far: pack.clone(),
        commands: Vec::new(),
        found: AreasTaken { unknown, ..AreasTaken::default() },
    };
    let mut once = BTreeSet::new();
    for (cells, line) in lines.iter().skip(body) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let taken = match taking.key(cells) {
            Some(key) if !once.insert(key.clone()) => Err(format!("{} stands twice", key.0)),
            _ => taking.line(cells, &mut new_id),
        };
        if let Err(reason) = taken {
            taking.found.left.push((line.clone(), reason));
        }
    }
    let Taking { commands, mut found, .. } = taking;
    let label = "Paste areas".to_owned();
    found.step = (!commands.is_empty()).then_some(Command::Batch { label, commands });
    Ok(found)
}

/// The lines of a text as cells, each with its text: at tabs where it has any, else at semicolons or commas.
fn lines(text: &str) -> Vec<(Vec<String>, String)> {
    let text = text.trim_end_matches(['\r', '\n']);
    if text.contains('\t') {
        let joined = |cells: Vec<String>| (cells.clone(), cells.join("\t"));
        return paste::cells(text).into_iter().map(joined).collect();
    }
    let mark = if text.contains(';') { ';' } else { ',' };
    let cells = |line: &str| {
        line.split(mark).map(|cell| cell.trim_matches('"').trim().to_owned()).collect()
    };
    text.lines().map(|line| (cells(line), line.to_owned())).collect()
}

/// What each column says, the headings that say nothing here, and how many lines are headings.
fn columns(
    pack: &Pack,
    measure: &Measure,
    period: Period,
    lines: &[(Vec<String>, String)],
) -> Result<(Vec<Says>, Vec<String>, usize), String> {
    let width = lines.iter().map(|(cells, _)| cells.len()).max().unwrap_or_default();
    let first: &[String] = lines.first().map(|(cells, _)| cells.as_slice()).unwrap_or_default();
    let heading = |(at, text): (usize, &String)| heading(pack, measure, period, (at, text));
    let headed: Vec<Option<Says>> = first.iter().enumerate().map(heading).collect();
    let is_headed = lines.len() > 1
        && headed.first() == Some(&Some(Says::Name))
        && (width == 1 || headed.iter().skip(1).any(Option::is_some));
    if is_headed {
        let unknown =
            first.iter().zip(&headed).filter(|(text, says)| says.is_none() && !text.is_empty());
        let unknown = unknown.map(|(text, _)| text.clone()).collect();
        let columns: Vec<Says> = headed.into_iter().map(|it| it.unwrap_or(Says::Nothing)).collect();
        for (at, says) in columns.iter().enumerate() {
            if *says != Says::Nothing && columns.iter().take(at).any(|other| other == says) {
                return Err("Two columns say the same: leave one of them out.".to_owned());
            }
        }
        return Ok((columns, unknown, 1));
    }
    let column = |at: usize| {
        lines.iter().filter_map(move |(cells, _)| cells.get(at)).filter(|it| !it.trim().is_empty())
    };
    let says = |at: usize| match at {
        0 => Some(Says::Name),
        _ if column(at).all(|text| area_figure(text, &measure.unit, period).is_ok()) => {
            Some(Says::Figure(period))
        }
        _ if column(at).all(|text| is_code(text)) => Some(Says::Code),
        _ => None,
    };
    let found: Option<Vec<Says>> = (0..width).map(says).collect();
    let twice = |found: &[Says]| {
        (1..found.len())
            .any(|at| found.iter().skip(at + 1).any(|other| Some(other) == found.get(at)))
    };
    found.filter(|found| !twice(found)).map(|found| (found, Vec::new(), 0)).ok_or_else(|| {
        "Put headings over the columns, such as Area, Code, Set, Lies within, Figure or a period: without them it can’t be told what each column says.".to_owned()
    })
}

/// What a heading says of its column; the first column has names, whatever it is called.
fn heading(
    pack: &Pack,
    measure: &Measure,
    period: Period,
    (at, text): (usize, &String),
) -> Option<Says> {
    let said = words(text);
    const NAMES: [&str; 10] = [
        "area",
        "areas",
        "name",
        "area name",
        "ward",
        "wards",
        "ward name",
        "group",
        "groups",
        "locality",
    ];
    if at == 0 {
        return NAMES.contains(&said.as_str()).then_some(Says::Name);
    }
    match said.as_str() {
        "code" | "area code" | "ward code" | "ons code" | "gss code" => Some(Says::Code),
        "set" | "group" | "which set" | "set of areas" | "kind" => Some(Says::Set),
        "within" | "lies within" | "parent" | "parent area" | "locality" | "in" => {
            Some(Says::Within)
        }
        "figure" | "value" | "actual" | "result" => Some(Says::Figure(period)),
        _ => {
            // A bare number is a figure, not a year.
            let number = value::number(text).is_some();
            let read =
                period::read(text, pack.calendar(), measure.frequency).ok().filter(|_| !number)?;
            (Some(read.period.frequency()) == measure.frequency)
                .then_some(Says::Figure(read.period))
        }
    }
}

/// Whether a text is such as registers have for areas: letters and digits, more of these.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 6
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric())
        && text.chars().filter(char::is_ascii_digit).count() * 2 > text.len()
}

/// A block while it is taken.
struct Taking<'a> {
    into: &'a BlockAt<'a>,
    columns: &'a [Says],
    so_far: Pack,
    commands: Vec<Command>,
    found: AreasTaken,
}

impl Taking<'_> {
    fn said<'b>(&self, cells: &'b [String], says: Says) -> &'b str {
        let at = self.columns.iter().position(|it| *it == says);
        at.and_then(|at| cells.get(at)).map(|text| text.trim()).unwrap_or_default()
    }

    /// By what two lines are of the same.
    fn key(&self, cells: &[String]) -> Option<(String, String)> {
        let name = self.said(cells, Says::Name);
        (!name.is_empty())
            .then(|| (name.to_lowercase(), self.said(cells, Says::Set).to_lowercase()))
    }

    /// Takes a line whole, or nothing of it.
    fn line(
        &mut self,
        cells: &[String],
        new_id: &mut impl FnMut() -> String,
    ) -> Result<(), String> {
        let name = self.said(cells, Says::Name);
        if name.is_empty() {
            return Err("it has no name".to_owned());
        }
        let mut commands = Vec::new();
        let (id, added) = self.whose(cells, &mut commands, new_id)?;
        let figures = self.figures(cells, &id, &mut commands)?;
        self.place(cells, &mut commands, new_id);
        let mut after = self.so_far.clone();
        for command in &commands {
            apply(&mut after, command.clone(), &Context::default())
                .map_err(|refusal| refusal.to_string())?;
        }
        self.so_far = after;
        self.found.added += usize::from(added);
        self.found.figures += figures;
        self.commands.extend(commands);
        Ok(())
    }

    /// The area or group that a line names, and whether the measure didn't have it.
    fn whose(
        &self,
        cells: &[String],
        commands: &mut Vec<Command>,
        new_id: &mut impl FnMut() -> String,
    ) -> Result<(ComparatorId, bool), String> {
        let (name, set) = (self.said(cells, Says::Name), self.said(cells, Says::Set));
        let measure = self.into.measure.clone();
        let held = self.so_far.measure(&measure);
        let is_named = |it: &&Comparator| it.kind.is_part() && key(&it.name) == key(name);
        let named: Vec<&Comparator> =
            held.into_iter().flat_map(|it| &it.comparators).filter(is_named).collect();
        let of_set = |it: &&&Comparator| key(&it.set) == key(set);
        let found = match named.as_slice() {
            [one] if set.is_empty() => Some(*one),
            [] => None,
            _ if set.is_empty() => {
                return Err(format!("{name} stands in several sets: add a column that says which"));
            }
            several => several.iter().find(of_set).copied(),
        };
        if let Some(found) = found {
            return Ok((found.id.clone(), false));
        }
        // One that was in no set yet is put into it.
        let loose = named.iter().find(|it| it.set.trim().is_empty());
        let mut comparator = match loose {
            Some(loose) => Comparator { series: Vec::new(), ..(*loose).clone() },
            None => Comparator {
                id: ComparatorId(new_id()),
                name: name.to_owned(),
                kind: self.into.kind,
                ..Comparator::default()
            },
        };
        set.clone_into(&mut comparator.set);
        let id = comparator.id.clone();
        commands.push(Command::SetComparator { measure, comparator });
        Ok((id, loose.is_none()))
    }

    /// The figures of a line; how many there are.
    fn figures(
        &self,
        cells: &[String],
        id: &ComparatorId,
        commands: &mut Vec<Command>,
    ) -> Result<usize, String> {
        let measure = self.so_far.measure(self.into.measure);
        let unit = measure.map(|it| it.unit.as_str()).unwrap_or_default();
        let held = measure.and_then(|it| it.comparator(id));
        let mut count = 0;
        for (says, text) in self.columns.iter().zip(cells) {
            let Says::Figure(period) = *says else { continue };
            // A blank says nothing, and empties nothing.
            let read = area_figure(text, unit, period);
            let Some(read) = read.map_err(|why| format!("“{}”: {why}", text.trim()))? else {
                continue;
            };
            let before = held.and_then(|it| it.series.iter().find(|it| it.period == period));
            let found = match before {
                Some(before) => Observation {
                    comment: before.comment.clone(),
                    comment_audience: before.comment_audience,
                    ..read
                },
                None => read,
            };
            if before == Some(&found) {
                continue;
            }
            count += 1;
            commands.push(Command::SetObservation {
                measure: self.into.measure.clone(),
                comparator: Some(id.clone()),
                observation: Box::new(found),
            });
        }
        Ok(count)
    }

    /// The code of an area, and what it lies within.
    fn place(
        &self,
        cells: &[String],
        commands: &mut Vec<Command>,
        new_id: &mut impl FnMut() -> String,
    ) {
        let (code, within) = (self.said(cells, Says::Code), self.said(cells, Says::Within));
        if code.is_empty() && within.is_empty() {
            return;
        }
        let known = |name: &str| self.so_far.areas.iter().find(|it| key(&it.name) == key(name));
        let mut outer = None;
        if !within.is_empty() {
            outer = known(within).map(|it| it.id.clone());
            if outer.is_none() {
                let area =
                    Area { id: AreaId(new_id()), name: within.to_owned(), ..Area::default() };
                outer = Some(area.id.clone());
                commands.push(Command::Add(area.into()));
            }
        }
        let name = self.said(cells, Says::Name);
        let held = known(name);
        let mut area = held.map(|it| Area::clone(it)).unwrap_or_else(|| Area {
            id: AreaId(new_id()),
            name: name.to_owned(),
            ..Area::default()
        });
        if !code.is_empty() {
            code.clone_into(&mut area.code);
        }
        area.within = outer.or(area.within);
        match held {
            Some(held) if **held == area => {}
            Some(_) => commands.push(Command::Set(area.into())),
            None => commands.push(Command::Add(area.into())),
        }
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Reading};
    use std::sync::Arc;

    fn pack() -> Pack {
        let measure = Measure {
            id: "m".into(),
            name: "M".into(),
            unit: "%".into(),
            frequency: Some(Frequency::Quarterly),
            ..Measure::default()
        };
        Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
    }

    fn taken(pack: &Pack, text: &str) -> Result<AreasTaken, String> {
        let id = MeasureId("m".into());
        let into = BlockAt {
            measure: &id,
            period: "2025/26 Q2".parse().unwrap(),
            kind: ComparatorKind::Area,
        };
        let mut ids =
            (pack.areas.len() + pack.measures[0].comparators.len()..).map(|at| format!("new-{at}"));
        area_block(pack, &into, text, || ids.next().unwrap())
    }

    /// Pastes a block; what could not be taken of it.
    fn paste(pack: &mut Pack, text: &str) -> AreasTaken {
        let found = taken(pack, text).unwrap();
        if let Some(step) = found.step.clone() {
            apply(pack, step, &Context::default()).unwrap();
        }
        found
    }

    /// All there is, a line each: name, set, figures; then areas with code and what they lie within.
    fn all(pack: &Pack) -> Vec<String> {
        let figure = |held: &Observation| match held.reading {
            Reading::Number(number) => format!("{} {number}", held.period),
            Reading::Ratio { numerator, denominator } => {
                format!("{} {numerator}/{denominator}", held.period)
            }
            _ => format!("{} none", held.period),
        };
        let part = |it: &Comparator| {
            let figures: Vec<String> = it.series.iter().map(figure).collect();
            format!("{}|{}|{}", it.name, it.set, figures.join(";"))
        };
        let area = |it: &Arc<Area>| {
            let outer = it.within.as_ref().and_then(|id| pack.areas.iter().find(|it| it.id == *id));
            format!(
                "{}={} in {}",
                it.name,
                it.code,
                outer.map(|it| it.name.as_str()).unwrap_or_default()
            )
        };
        pack.measures[0].comparators.iter().map(part).chain(pack.areas.iter().map(area)).collect()
    }

    #[test]
    fn a_block_with_headings_brings_names_codes_sets_localities_and_figures() {
        let mut pack = pack();
        let text = "Ward\tCode\tSet\tLies within\tQ1 2025/26\tFigure\tNotes\n\
            Northgate\tE05009313\tWards\tNorth\t40/50\t44/50\tx\n\
            Harbour\tE05009314\tWards\tSouth\t<5\t\ty\n";
        let found = paste(&mut pack, text);
        assert_eq!((found.added, found.figures, found.left.len()), (2, 3, 0));
        assert_eq!(found.unknown, ["Notes"]);
        let expected = [
            "Northgate|Wards|2025/26 Q1 40/50;2025/26 Q2 44/50",
            "Harbour|Wards|2025/26 Q1 none",
            "North= in ",
            "Northgate=E05009313 in North",
            "South= in ",
            "Harbour=E05009314 in South",
        ];
        assert_eq!(all(&pack), expected);
        // The same again changes nothing; a blank empties nothing.
        assert_eq!(paste(&mut pack, text).step, None);
        assert_eq!(all(&pack), expected);
        let found = paste(&mut pack, "northgate\t45/50\nHarbour\t");
        assert_eq!((found.added, found.figures), (0, 1));
        assert!(all(&pack)[0].ends_with("2025/26 Q2 45/50"));
    }

    #[test]
    fn a_line_that_cannot_be_taken_stays_with_its_reason_and_takes_nothing_with_it() {
        let mut pack = pack();
        let text = "Area,Lies within,Figure\nA,B,10\nB,A,20\n,C,5\nD,,many\nE,,30\nE,,31\n";
        let found = paste(&mut pack, text);
        let left: Vec<(&str, &str)> =
            found.left.iter().map(|(line, why)| (line.as_str(), why.as_str())).collect();
        assert_eq!(
            left.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            ["B,A,20", ",C,5", "D,,many", "E,,31"]
        );
        assert!(
            left[1].1.contains("no name") && left[2].1.starts_with("“many”: Enter a figure"),
            "{left:?}"
        );
        assert!(left[3].1.contains("stands twice"), "{left:?}");
        assert_eq!(all(&pack), ["A||2025/26 Q2 10", "E||2025/26 Q2 30", "B= in ", "A= in B"]);
        assert!(found.words().contains("4 lines were not taken"), "{}", found.words());
    }

    #[test]
    fn what_columns_say_is_told_from_them_or_asked_for() {
        let check = |text: &str, expected: Result<&[&str], ()>| {
            let mut pack = pack();
            let found = taken(&pack, text).map_err(|_| ());
            if let Ok(AreasTaken { step: Some(step), .. }) = found.clone() {
                apply(&mut pack, step, &Context::default()).unwrap();
            }
            let found = found.map(|_| all(&pack));
            assert_eq!(
                found,
                expected.map(|it| it.iter().map(|it| (*it).to_owned()).collect()),
                "{text}"
            );
        };
        check("Northgate\nHarbour", Ok(&["Northgate||", "Harbour||"]));
        check("Northgate,12", Ok(&["Northgate||2025/26 Q2 12"]));
        check(
            "Northgate,E05009313,12",
            Ok(&["Northgate||2025/26 Q2 12", "Northgate=E05009313 in "]),
        );
        check("Northgate,Wards,12", Err(()));
        check("Northgate,11,12", Err(()));
        check("Area,Figure,Value\nNorthgate,11,12", Err(()));
        check("", Ok(&[]));
    }

    #[test]
    fn a_name_that_several_sets_have_needs_its_set() {
        let mut pack = pack();
        paste(&mut pack, "Area,Set,Figure\nNorth,Wards,1\nNorth,Localities,2");
        let found = paste(&mut pack, "North,3");
        assert!(found.left[0].1.contains("several sets"), "{found:?}");
        let found = paste(&mut pack, "Area,Set,Figure\nnorth,localities,3");
        assert_eq!((found.added, found.figures), (0, 1));
        assert_eq!(all(&pack), ["North|Wards|2025/26 Q2 1", "North|Localities|2025/26 Q2 3"]);
    }
}
