//! A block of areas or groups, pasted from a spreadsheet: a line each with its name, and beside it whatever there is of
//! its code, its set, the area that it lies within and its figures. What can be read is taken as one step; a line that
//! can't stays, with the reason.

mod columns;
#[cfg(test)]
mod tests;

use columns::{Says, columns, lines};

use super::area_entry::area_figure;
use crate::edit::{Command, Context, apply};
use crate::model::{
    Area, AreaId, Comparator, ComparatorId, ComparatorKind, MeasureId, Pack, Period,
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
                Some(before) if before.comment.is_some() => read.with(|it| {
                    it.comment = before.comment.clone();
                    it.comment_audience = before.comment_audience;
                }),
                Some(_) | None => read,
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
