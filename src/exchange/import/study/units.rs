//! In what unit the figures of a row's measure are: the pack's, whatever the file calls the measure, or the file's own; and
//! what its names, headings and titles say of that.

use super::deciding::Deciding;
use super::layout::ALONE;
use super::question::Question;
use super::stated::{Stated, is_money, times_of};
use super::words::{few, plain};
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::stretch::TimeUnit;
use crate::exchange::table::{filled, texts};
use crate::model::{Measure, MeasureId};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most words of a note under the figures that says what all of them are counted in.
const MOST_WORDS: usize = 8;

/// The question whether a title says the unit of new measures.
pub(super) const ASKED_TITLE: &str = "unit-of-title";

const NOT_IN_IT: &str = "no: a unit of their own";

/// A measure of the pack.
#[derive(Clone, Debug)]
struct Held {
    unit: String,
    /// What its name says, where it has no unit.
    named: Option<Stated>,
    has_figures: bool,
}

/// What figures are counted in.
#[derive(Default)]
pub(super) struct Units {
    /// The pack's measures by plain name, those among them that the file calls otherwise too.
    held: HashMap<String, Held>,
    /// Whether a heading is a part of the name where the row has one too.
    pub(super) several: bool,
    /// What the file says in its headings, by column; in the titles over blocks, by the title's row; and in its own titles.
    columns: HashMap<usize, Stated>,
    blocks: BTreeMap<usize, Option<Stated>>,
    file: Option<Stated>,
    /// What names say.
    names: HashMap<String, Option<Stated>>,
    /// The units of new measures that have none in the file but in a name, a heading or a title, by plain name.
    said: BTreeMap<String, Stated>,
    /// The units of time of new measures, where only their figures say them, by plain name.
    times: BTreeMap<String, TimeUnit>,
    /// New measures of which a title may speak or not, as it stands over others too.
    pub(super) doubtful: Vec<String>,
    /// Those of which it doesn't, and those of which that isn't known yet, by plain name.
    untitled: HashSet<String>,
    waiting: HashSet<String>,
    /// Whether the file says anything at all.
    speaks: bool,
}

impl Held {
    fn of(measure: &Measure) -> Self {
        Self {
            unit: measure.unit.clone(),
            named: Stated::of(&measure.name),
            has_figures: !measure.series.is_empty() || !measure.targets.is_empty(),
        }
    }

    /// Whether a file's unit of it is another magnitude than that in which the pack has its figures.
    fn differs(&self, name: &str, unit: &str) -> bool {
        self.has_figures
            && !self.unit.trim().is_empty()
            && Stated::of(unit).or_else(|| Stated::of(&self.unit)).is_some()
            && (Stated::of(unit).is_some_and(|it| it.is_of(name, &self.unit))
                || times_of(unit) == 1.0 && is_money(unit))
            && times_of(unit) != times_of(&self.unit)
    }
}

impl Units {
    /// The unit that the pack's measure of this name has; none where it has no such measure.
    pub(super) fn of_pack(&self, name: &str) -> Option<&str> {
        self.held.get(&plain(name)).map(|held| held.unit.as_str())
    }

    /// The unit that is said of a new measure elsewhere than in a column of units.
    pub(super) fn said_of(&self, name: &str) -> Option<String> {
        let name = plain(name);
        let time = || self.times.get(&name).map(|unit| unit.words().to_owned());
        self.said.get(&name).map(Stated::unit).or_else(time)
    }

    /// Says of a new measure, by its plain name, in which unit of time it is.
    pub(super) fn say_time(&mut self, called: &str, unit: TimeUnit) {
        self.times.insert(called.to_owned(), unit);
    }

    /// Whether some measure's unit is said elsewhere than in a column of units.
    pub(super) fn says_any(&self) -> bool {
        !(self.said.is_empty() && self.times.is_empty())
    }

    /// Whether the figures of a measure wait for the answer what a title says of them.
    pub(super) fn waits(&self, called: &str) -> bool {
        !self.waiting.is_empty() && self.waiting.contains(&plain(called))
    }

    /// Whether a title doesn't speak of a measure, or isn't known to.
    fn is_untitled(&self, called: &str) -> bool {
        let none = self.untitled.is_empty() && self.waiting.is_empty();
        let called = if none { return false } else { plain(called) };
        self.untitled.contains(&called) || self.waiting.contains(&called)
    }

    /// Takes titles as speaking of none of the doubtful measures, or as not known to.
    fn untitle(&mut self, known: bool) {
        for name in std::mem::take(&mut self.doubtful) {
            let name = plain(&name);
            self.said.remove(&name);
            if known {
                self.untitled.insert(name);
            } else {
                self.waiting.insert(name);
            }
        }
    }
}

/// Where a file says what a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Unit,
    Name,
    Heading,
    Block,
    Title,
}

impl By {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Unit => "in the column of units",
            Self::Name => "in the name",
            Self::Heading => "in the heading",
            Self::Block => "in the title over the rows",
            Self::Title => "in a title or a note",
        }
    }
}

/// What the file says of one figure.
pub(super) struct Said {
    pub(super) stated: Stated,
    pub(super) by: By,
}

impl Deciding<'_> {
    /// What the file calls a figure's measure: the name of its row, with the heading where that is a part of it.
    pub(super) fn called<'b>(&'b self, name: &'b str, at: usize, several: bool) -> Cow<'b, str> {
        let metric = self.column(at).and_then(|column| column.metric.as_deref());
        match metric {
            Some(metric) if name.is_empty() => Cow::Borrowed(metric),
            Some(metric) if several => Cow::Owned(format!("{name} {metric}")),
            _ => Cow::Borrowed(name),
        }
    }

    /// Finds in what units the pack's measures are, and what the file says of its figures.
    pub(super) fn units(&mut self, names: &BTreeMap<usize, String>, several: bool) -> Units {
        let of_pack = self.pack.measures.iter();
        let mut units = Units {
            held: of_pack.map(|it| (plain(&it.name), Held::of(it))).collect(),
            several,
            ..Units::default()
        };
        for (called, meant) in &self.same_as {
            if let Some(found) = units.held.get(&plain(meant)).cloned() {
                units.held.insert(called.clone(), found);
            }
        }
        self.stated_beside(&mut units);
        self.stated_of_new(names, &mut units);
        self.ask_of_titles(&mut units);
        units
    }

    /// Asks whether a title over several measures says the unit of those that have none.
    fn ask_of_titles(&mut self, units: &mut Units) {
        let (Some(stated), false) = (&units.file, units.doubtful.is_empty()) else { return };
        let unit = stated.unit();
        let question = Question::new(
            ASKED_TITLE,
            format!("Are the figures of {} in '{unit}'?", few(&units.doubtful, 3)),
        )
        .answers([format!("yes: in {unit}"), NOT_IN_IT.to_owned()])
        .because(format!("a title or a note says '{unit}', and nothing beside the figures does"))
        .holding("the figures of those measures");
        match self.asking.ask(question).as_deref() {
            Some(NOT_IN_IT) => units.untitle(true),
            Some(_) => {}
            None => units.untitle(false),
        }
    }

    /// What headings and titles say.
    fn stated_beside(&self, units: &mut Units) {
        let headings = &self.layout.table.headings;
        for (at, _) in self.quantities() {
            units.columns.extend(headings.get(at).and_then(|it| Some((at, Stated::of(it)?))));
        }
        let mut lines: Vec<&str> = self.layout.titles.iter().map(String::as_str).collect();
        lines.push(&self.layout.table.name);
        for (row, why) in &self.layout.out {
            let Some(record) = self.layout.table.rows.get(*row) else { continue };
            let cells: Vec<&str> = filled(texts(record)).collect();
            let [line] = cells.as_slice() else { continue };
            if *why == ALONE {
                units.blocks.insert(*row, Stated::of(line));
            } else if line.split(' ').count() <= MOST_WORDS {
                lines.push(line);
            }
        }
        units.file = lines.into_iter().find_map(Stated::of);
    }

    /// What the file says of measures that the pack doesn't have, and that have no unit in a column of their own.
    fn stated_of_new(&self, names: &BTreeMap<usize, String>, units: &mut Units) {
        let metrics: HashSet<&str> =
            self.columns.iter().filter_map(|it| it.metric.as_deref()).collect();
        let distinct: HashSet<&str> = names.values().map(String::as_str).collect();
        for name in distinct.iter().chain(&metrics) {
            units.names.entry((*name).to_owned()).or_insert_with(|| Stated::of(name));
        }
        let said: HashSet<&str> = self.rows.iter().map(|row| self.unit_said(*row)).collect();
        units.speaks = units.file.is_some()
            || !units.columns.is_empty()
            || units.blocks.values().chain(units.names.values()).any(Option::is_some)
            || (!units.held.is_empty()
                && said.into_iter().any(|unit| Stated::of(unit).is_some() || is_money(unit)));
        // Most files say nothing of it.
        if !units.speaks {
            return;
        }
        let mut by_title: BTreeMap<String, String> = BTreeMap::new();
        let mut others = false;
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                if !text.bytes().any(|byte| byte.is_ascii_digit()) {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let called = self.called(name, at, units.several);
                let stated = units.names.entry(called.clone().into_owned());
                stated.or_insert_with(|| Stated::of(&called));
                let has_unit = !self.unit_said(*row).is_empty() || self.by_id(*row).is_some();
                if called.is_empty() || units.held.contains_key(&plain(&called)) || has_unit {
                    others = true;
                    continue;
                }
                let Some(said) = self.said_unit(*row, at, &called, units) else {
                    others = true;
                    continue;
                };
                let key = plain(&called);
                if said.by == By::Title {
                    by_title.insert(key.clone(), called.clone().into_owned());
                }
                // Of two that differ the lesser: the figures of the other are asked about.
                let held = units.said.entry(key).or_insert_with(|| said.stated.clone());
                if said.stated.times < held.times {
                    *held = said.stated;
                }
            }
        }
        if by_title.len() > 1 || (others && !by_title.is_empty()) {
            units.doubtful = by_title.into_values().collect();
        }
    }

    /// The pack's measure with the id of a row.
    fn by_id(&self, row: usize) -> Option<&Measure> {
        let id = self.with(Role::MeasureId).first().map(|at| self.text(row, *at))?;
        self.pack.measure(&MeasureId::from(id))
    }

    /// The pack's measure of a row, by its name, or by its id.
    fn held(&self, row: usize, called: &str, units: &Units) -> Option<Held> {
        let held = units.held.get(&plain(called)).cloned();
        held.or_else(|| self.by_id(row).map(Held::of))
    }

    /// Whether a row's unit is another magnitude than that in which the pack has the measure's figures.
    pub(super) fn unit_differs(&self, row: usize, called: &str, unit: &str, units: &Units) -> bool {
        !unit.is_empty() && self.held(row, called, units).is_some_and(|it| it.differs(called, unit))
    }

    /// What the column of units says in a row.
    fn unit_said(&self, row: usize) -> &str {
        self.with(Role::Unit).first().map_or("", |at| self.text(row, *at))
    }

    /// What a name, a heading or a title says that a figure is counted in; the nearest to it counts.
    fn said_unit(&self, row: usize, at: usize, called: &str, units: &Units) -> Option<Said> {
        let column = self.column(at)?;
        // What is counted out of what is no figure in a unit.
        if matches!(column.role, Some(Role::Numerator | Role::Denominator)) {
            return None;
        }
        let unit = units.of_pack(called).filter(|unit| !unit.is_empty());
        let unit = unit.unwrap_or_else(|| self.unit_said(row));
        let suits = |stated: &&Stated| stated.is_of(called, unit);
        let heading = units.columns.get(&at).filter(suits);
        // What a heading says of a figure is nearer to it than its name.
        if let (None, Some(stated)) = (heading, units.names.get(called).cloned().flatten()) {
            return Some(Said { stated, by: By::Name });
        }
        let block = || units.blocks.range(..row).next_back()?.1.as_ref();
        let found = match heading {
            Some(stated) => Some((stated, By::Heading)),
            None => match block().filter(suits) {
                Some(stated) => Some((stated, By::Block)),
                None if units.is_untitled(called) => None,
                None => units.file.as_ref().filter(suits).map(|stated| (stated, By::Title)),
            },
        };
        found.map(|(stated, by)| Said { stated: stated.clone(), by })
    }

    /// What the file says that a figure is counted in, where that isn't the unit in which its measure is; the number of
    /// these that one of that unit is.
    pub(super) fn said_otherwise(
        &self,
        (row, at): (usize, usize),
        name: &str,
        units: &Units,
    ) -> Option<(Said, f64)> {
        if !units.speaks {
            return None;
        }
        let called = self.called(name, at, units.several);
        let said = self.unit_said(row);
        let held = self.held(row, &called, units);
        let differs = held.as_ref().is_some_and(|held| held.differs(&called, said));
        let found = match Stated::of(said).filter(|_| differs) {
            Some(stated) => Said { stated, by: By::Unit },
            None => self.said_unit(row, at, &called, units)?,
        };
        let unit = self.unit_of(row, at, name, units);
        // A measure without a unit may have one in its name.
        let times = match held {
            Some(held) if unit.trim().is_empty() => {
                held.named.as_ref().map_or(1.0, |named| named.times)
            }
            _ => times_of(&unit),
        };
        let times = times / found.stated.times;
        (times != 1.0).then_some((found, times))
    }

    /// The unit of a figure: the pack's where the file has it in another magnitude, as the row says, as the pack has it, or
    /// as a name, a heading or a title says.
    pub(super) fn unit_of<'b>(
        &'b self,
        row: usize,
        at: usize,
        name: &str,
        units: &'b Units,
    ) -> Cow<'b, str> {
        let said = self.unit_said(row);
        if units.held.is_empty() && !units.says_any() {
            return Cow::Borrowed(said);
        }
        let called = self.called(name, at, units.several);
        let differs = units.speaks && self.unit_differs(row, &called, said, units);
        if !said.is_empty() && !differs {
            return Cow::Borrowed(said);
        }
        match units
            .of_pack(&called)
            .filter(|unit| !unit.is_empty())
            .or_else(|| Some(self.by_id(row)?.unit.as_str()))
        {
            Some(unit) => Cow::Borrowed(unit),
            None => units.said_of(&called).map_or(Cow::Borrowed(""), Cow::Owned),
        }
    }

    /// Whether a figure counts money, as far as its unit, its name, its heading or a title says.
    pub(super) fn counts_money(&self, row: usize, at: usize, name: &str, units: &Units) -> bool {
        let unit = self.unit_of(row, at, name, units);
        if !unit.is_empty() {
            return is_money(&unit);
        }
        let called = self.called(name, at, units.several);
        self.said_unit(row, at, &called, units).is_some_and(|it| is_money(&it.stated.unit()))
    }

    /// Whether a column is one of figures or targets in a unit, not of what they are worked out from.
    pub(super) fn is_in_unit(&self, at: usize) -> bool {
        let Some(column) = self.column(at) else { return false };
        let slot = column.slot.as_ref().map(|slot| slot.part);
        matches!(column.role, Some(Role::Value | Role::ValueText | Role::Target))
            || matches!(slot, Some(SlotPart::Value | SlotPart::Target | SlotPart::Floor))
    }
}
