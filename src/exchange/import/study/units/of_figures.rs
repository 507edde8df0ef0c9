//! In what unit the figures of a row's measure are: the pack's, whatever the file calls the measure, or the file's own; and
//! what its names, headings and titles say of that.

use super::super::columns::deciding::Deciding;
use super::super::names::by_measure::OfMeasure;
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::shape::not_figures::ALONE;
use super::stated::{By, Stated, is_money, times_of};
use crate::exchange::reading::stretch::TimeUnit;
use crate::exchange::table::{filled, texts};
use crate::model::Measure;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The most words of a note under the figures that says what all of them are counted in.
const MOST_WORDS: usize = 8;

/// The question whether a title says the unit of new measures.
pub(in super::super) const ASKED_TITLE: &str = "unit-of-title";

const NOT_IN_IT: &str = "no: a unit of their own";

/// A measure of the pack.
#[derive(Clone, Debug)]
pub(in super::super) struct Held {
    pub(in super::super) unit: String,
    /// What its name says, where it has no unit.
    pub(in super::super) named: Option<Stated>,
    has_figures: bool,
}

/// What figures are counted in.
#[derive(Default)]
pub(in super::super) struct Units {
    /// The pack's measures by plain name, those among them that the file calls otherwise too.
    pub(in super::super) held: HashMap<String, Held>,
    /// Whether a heading is a part of the name where the row has one too.
    pub(in super::super) several: bool,
    /// What the file says in its headings, by column; in the titles over blocks, by the title's row; and in its own titles.
    pub(in super::super) columns: HashMap<usize, Stated>,
    pub(in super::super) blocks: BTreeMap<usize, Option<Stated>>,
    pub(in super::super) file: Option<Stated>,
    /// What names say.
    pub(in super::super) names: HashMap<String, Option<Stated>>,
    /// The units of new measures that have none in the file but in a name, a heading or a title, by plain name.
    said: BTreeMap<String, Stated>,
    /// The units of time of new measures, where only their figures say them, by plain name.
    times: BTreeMap<String, TimeUnit>,
    /// New measures in per cent, where only the signs of their figures say it, by plain name.
    shares: BTreeSet<String>,
    /// New measures of which a title may speak or not, as it stands over others too.
    pub(in super::super) doubtful: Vec<String>,
    /// Those of which it doesn't, and those of which that isn't known yet, by plain name.
    untitled: HashSet<String>,
    /// With the question that each waits for.
    waiting: HashMap<String, String>,
    /// Whether the file says anything at all.
    pub(in super::super) speaks: bool,
}

impl Held {
    pub(in super::super) fn of(measure: &Measure) -> Self {
        Self {
            unit: measure.unit.clone(),
            named: Stated::of(&measure.name),
            has_figures: !measure.series.is_empty() || !measure.targets.is_empty(),
        }
    }

    /// Whether a file's unit of it is another magnitude than that in which the pack has its figures.
    pub(in super::super) fn differs(&self, name: &str, unit: &str) -> bool {
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
    pub(in super::super) fn of_pack(&self, name: &str) -> Option<&str> {
        self.held.get(&plain(name)).map(|held| held.unit.as_str())
    }

    /// The unit that is said of a new measure elsewhere than in a column of units.
    pub(in super::super) fn said_of(&self, name: &str) -> Option<String> {
        let name = plain(name);
        let time = || self.times.get(&name).map(|unit| unit.words().to_owned());
        let share = || self.shares.contains(&name).then(|| "%".to_owned());
        self.said.get(&name).map(Stated::unit).or_else(time).or_else(share)
    }

    /// Says of a new measure, by its plain name, in which unit of time it is.
    pub(in super::super) fn say_time(&mut self, called: &str, unit: TimeUnit) {
        self.times.insert(called.to_owned(), unit);
    }

    /// Says of a new measure, by its plain name, that it is in per cent.
    pub(in super::super) fn say_share(&mut self, called: &str) {
        self.shares.insert(called.to_owned());
    }

    /// Whether some measure's unit is said elsewhere than in a column of units.
    pub(in super::super) fn says_any(&self) -> bool {
        !(self.said.is_empty() && self.times.is_empty() && self.shares.is_empty())
    }

    /// The question what a title says of them that the figures of a measure wait for.
    pub(in super::super) fn waits(&self, called: &str) -> Option<&str> {
        if self.waiting.is_empty() {
            return None;
        }
        self.waiting.get(&plain(called)).map(String::as_str)
    }

    /// Whether a title doesn't speak of a measure, or isn't known to.
    pub(in super::super) fn is_untitled(&self, called: &str) -> bool {
        let none = self.untitled.is_empty() && self.waiting.is_empty();
        let called = if none { return false } else { plain(called) };
        self.untitled.contains(&called) || self.waiting.contains_key(&called)
    }

    /// Takes titles as not speaking of a doubtful measure, or as not known to: the question that this waits for.
    fn untitle(&mut self, name: &str, waits: Option<String>) {
        let name = plain(name);
        self.said.remove(&name);
        match waits {
            Some(id) => drop(self.waiting.insert(name, id)),
            None => drop(self.untitled.insert(name)),
        }
    }
}

impl Deciding<'_> {
    /// What the file calls a figure's measure: the name of its row, with the heading where that is a part of it.
    pub(in super::super) fn called<'b>(
        &'b self,
        name: &'b str,
        at: usize,
        several: bool,
    ) -> Cow<'b, str> {
        let metric = self.column(at).and_then(|column| column.metric.as_deref());
        match metric {
            Some(metric) if name.is_empty() => Cow::Borrowed(metric),
            Some(metric) if several => Cow::Owned(format!("{name} {metric}")),
            _ => Cow::Borrowed(name),
        }
    }

    /// Finds in what units the pack's measures are, and what the file says of its figures.
    pub(in super::super) fn units(
        &mut self,
        names: &BTreeMap<usize, String>,
        several: bool,
    ) -> Units {
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
        let asked = |names: &[String]| format!("Are the figures of {} in '{unit}'?", few(names, 3));
        let question = Question::new(ASKED_TITLE, asked(&units.doubtful))
            .answers([format!("yes: in {unit}"), NOT_IN_IT.to_owned()])
            .because(format!(
                "a title or a note says '{unit}', and nothing beside the figures does"
            ))
            .holding("the figures of those measures");
        let measures: Vec<OfMeasure> = std::mem::take(&mut units.doubtful)
            .into_iter()
            .map(|name| OfMeasure { text: asked(std::slice::from_ref(&name)), name })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        for (measure, answer) in measures.iter().zip(answers) {
            match answer {
                Ok(answer) if answer == NOT_IN_IT => units.untitle(&measure.name, None),
                Ok(_) => {}
                Err(id) => units.untitle(&measure.name, Some(id)),
            }
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
}
