//! What cells of figures say, where that hangs on the others: decimal signs, fractions, codes, marks.

use super::codes::{ASKED_CODES, CODES};
use super::column::looks_numeric;
use super::commas::Commas;
use super::deciding::Deciding;
use super::question::Question;
use super::words::{few, plain};
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::{
    magnitude,
    value::{self, ValueReading},
};
use crate::rating::is_per_cent;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What a spreadsheet shows where it can't work something out.
const ERRORS: &[&str] =
    &["#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

/// Figures in per cent of which half are at least this may be fractions, without a target beside them.
const MUCH: f64 = 0.3;

/// What is asked about the figures of a file as a whole.
#[derive(Default)]
pub(super) struct Values {
    /// How commas are read.
    commas: Commas,
    /// Columns in which letters are codes.
    codes: HashSet<usize>,
    /// What is read for codes that the file explains, or that were asked about; `None` while they wait.
    pub(super) coded: HashMap<String, Option<&'static str>>,
    /// Measures whose figures, or targets, are times 100.
    hundredfold: HashSet<(String, bool)>,
    /// Measures whose figures, or targets, wait.
    waiting: HashMap<(String, bool), &'static str>,
    /// `£1.2m` is 1,200,000 in the unit £.
    magnitudes: bool,
    /// The units of the pack's measures, by plain name.
    units: HashMap<String, String>,
    /// Marked figures are taken as offered.
    pub(super) marked: bool,
    /// Marked figures wait: a text in place of a figure that the pack has would lose that.
    marked_waits: bool,
    /// What is read for words of polarity; nothing while they wait.
    pub(super) polarity: BTreeMap<String, Option<&'static str>>,
}

/// What is read for a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CellText<'a> {
    As(Cow<'a, str>),
    Out(&'static str),
    Waits(&'static str),
}

impl Deciding<'_> {
    /// The columns of figures and of targets.
    pub(super) fn quantities(&self) -> Vec<(usize, bool)> {
        let mut found = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let target = column.role == Some(Role::Target)
                || column
                    .slot
                    .as_ref()
                    .is_some_and(|slot| matches!(slot.part, SlotPart::Target | SlotPart::Floor));
            let figure = matches!(
                column.role,
                Some(Role::Value | Role::ValueText | Role::Numerator | Role::Denominator)
            ) || column.slot.as_ref().is_some_and(|slot| slot.part == SlotPart::Value);
            if target || figure {
                found.push((at, target));
            }
        }
        found
    }

    /// Asks about signs and codes of the file as a whole.
    pub(super) fn signs(&mut self, values: &mut Values) {
        values.commas = self.commas();
        self.codes(values);
        self.explained_codes(values);
    }

    /// Letters among figures that are statisticians' codes.
    fn codes(&self, values: &mut Values) {
        for (at, _) in self.quantities() {
            let is_code = |text: &str| CODES.iter().any(|(code, _)| text == *code);
            let texts = || self.rows.iter().map(|row| self.text(*row, at));
            let is_marked = |text: &str| matches!(value::read(text), ValueReading::Text(Some(offer)) if offer.only_marked);
            if texts().any(is_code) && texts().any(|text| looks_numeric(text) || is_marked(text)) {
                values.codes.insert(at);
            }
        }
    }

    /// Figures as fractions where per cent is meant, and targets so.
    pub(super) fn fractions(&mut self, values: &mut Values, names: &BTreeMap<usize, String>) {
        #[derive(Default)]
        struct Seen {
            figures: Vec<f64>,
            targets: Vec<f64>,
            signed: bool,
            target_signed: bool,
            per_cent: bool,
            name: String,
        }
        let units = self.with(Role::Unit);
        let quantities = self.quantities();
        if !self.with(Role::Numerator).is_empty() {
            return;
        }
        let mut seen: Vec<Seen> = Vec::new();
        // By name and heading as they stand, and by the key that several of these may have.
        let mut places: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        let mut keys: BTreeMap<String, usize> = BTreeMap::new();
        let mut shares: HashMap<&str, bool> = HashMap::new();
        let mut read: HashMap<&str, Option<(f64, bool)>> = HashMap::new();
        for row in &self.rows {
            let name = names.get(row).map_or("", String::as_str);
            let unit = units.first().map_or("", |at| self.text(*row, *at));
            let mut share = |text| *shares.entry(text).or_insert_with(|| is_per_cent(text));
            let per_cent = share(unit) || share(name);
            for (at, target) in quantities.iter().copied() {
                let metric = self.column(at).and_then(|column| column.metric.as_deref());
                let place = *places.entry((name, metric)).or_insert_with(|| {
                    *keys.entry(self.measure_key(name, at)).or_insert_with(|| {
                        seen.push(Seen { name: name.to_owned(), ..Seen::default() });
                        seen.len() - 1
                    })
                });
                let Some(held) = seen.get_mut(place) else { continue };
                held.per_cent |= per_cent;
                // The same few texts stand in many rows of a long file.
                let read = read.entry(self.text(*row, at)).or_insert_with_key(|text| {
                    let text = values.commas.with_point(text);
                    let bare = text.trim_start_matches(|c: char| "<>≤≥=~ ".contains(c));
                    let bare = bare.trim_end_matches(['%', '+', ' ']);
                    value::number(bare).map(|number| (number.get(), text.contains('%')))
                });
                let Some((number, signed)) = *read else { continue };
                if target {
                    held.targets.push(number);
                    held.target_signed |= signed;
                    held.per_cent |= signed;
                } else {
                    held.figures.push(number);
                    held.signed |= signed;
                }
            }
        }
        let mut of_figures = Vec::new();
        let mut of_targets = Vec::new();
        for (key, held) in keys.iter().filter_map(|(key, at)| Some((key, seen.get(*at)?))) {
            let fraction = |number: &f64| number.abs() <= 1.0;
            let broken = |number: &f64| number.fract() != 0.0;
            let above = |number: &f64| number.abs() > 1.5;
            if !held.per_cent {
                continue;
            }
            let low = held.figures.iter().all(fraction) && held.figures.iter().any(broken);
            let small = held.targets.iter().all(fraction) && !held.target_signed;
            // Rates of a few in a thousand are no fractions of per cent; against a target of 95 they are.
            let much = held.figures.iter().all(|it| *it >= 0.0)
                && held.figures.iter().filter(|it| **it >= MUCH).count() * 2 >= held.figures.len();
            if low && !held.signed && ((small && much) || held.targets.iter().any(above)) {
                of_figures.push((key.clone(), held.name.clone(), small));
            }
            let low = held.targets.iter().all(fraction) && held.targets.iter().any(broken);
            if low && !held.target_signed && held.figures.iter().any(above) {
                of_targets.push((key.clone(), held.name.clone(), false));
            }
        }
        for (targets, found) in [(false, of_figures), (true, of_targets)] {
            let Some((_, first, _)) = found.first() else { continue };
            let names: Vec<String> = found.iter().map(|(_, name, _)| name.clone()).collect();
            let (id, what) =
                if targets { ("fraction-targets", "targets") } else { ("fractions", "figures") };
            let question = Question::new(
                id,
                format!("Are the {what} of {} fractions, to be multiplied by 100?", few(&names, 3)),
            )
            .answers(["times 100", "as they are"])
            .because(format!("'{first}' is in per cent, and its {what} are not above 1"))
            .holding(format!("the {what} of those measures"));
            let answer = self.asking.ask(question);
            for (key, _, both) in found {
                // Targets that are fractions too are read as the figures are.
                let kinds = [Some(targets), both.then_some(true)];
                for kind in kinds.into_iter().flatten() {
                    match answer.as_deref() {
                        Some("times 100") => drop(values.hundredfold.insert((key.clone(), kind))),
                        Some(_) => {}
                        None => drop(values.waiting.insert((key.clone(), kind), id)),
                    }
                }
            }
        }
    }

    /// The measure of a row, and of a column where that has one of its own.
    fn measure_key(&self, name: &str, at: usize) -> String {
        let metric = self.column(at).and_then(|column| column.metric.as_deref()).unwrap_or("");
        format!("{}\u{1f}{}", plain(name), plain(metric))
    }

    /// Figures with a mark, a currency or a magnitude beside them.
    pub(super) fn marks(&mut self, values: &mut Values, names: &BTreeMap<usize, String>) {
        let held = self.pack.measures.iter();
        values.units = held.map(|it| (plain(&it.name), it.unit.clone())).collect();
        let (mut marked, mut great) = (BTreeSet::new(), BTreeSet::new());
        for (at, target) in self.quantities() {
            for row in self.rows.iter().filter(|_| !target) {
                let text = values.commas.with_point(self.text(*row, at));
                if value::number(&text).is_some() {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let unit = self.unit_of(*row, name, values);
                match value::read_in(&text, unit) {
                    ValueReading::Text(Some(offer)) if offer.only_marked => {
                        marked.insert(text.into_owned());
                    }
                    _ if self.by_legend(&text).is_some() => {
                        marked.insert(text.into_owned());
                    }
                    _ => {
                        if let Some(full) = in_full(&text, unit) {
                            great.insert(format!("'{text}' as {full}"));
                        }
                    }
                }
            }
        }
        let listed = |found: BTreeSet<String>| few(&found.into_iter().collect::<Vec<_>>(), 4);
        if !marked.is_empty() {
            let why = self.why_marked(marked.iter());
            let question = Question::new(
                "marked-figures",
                format!("Take {} as the numbers in them?", listed(marked)),
            )
            .answers(["take them", "keep them as text"])
            .because(why)
            .holding("those figures");
            let answer = self.asking.ask(question);
            values.marked = answer.as_deref() == Some("take them");
            values.marked_waits = answer.is_none();
        }
        if !great.is_empty() {
            let question = Question::new("magnitudes", format!("Take {}?", listed(great)))
                .answers(["take them", "keep them as text"])
                .because("a letter or a word stands for thousands, millions or billions")
                .holding("those figures");
            values.magnitudes = self.asking.ask(question).as_deref() == Some("take them");
        }
    }

    /// The unit of a row's measure: as the row says, else as the pack has it.
    fn unit_of<'b>(&'b self, row: usize, name: &str, values: &'b Values) -> &'b str {
        let said = self.with(Role::Unit).first().map_or("", |at| self.text(row, *at));
        if !said.is_empty() || values.units.is_empty() {
            return said;
        }
        values.units.get(&plain(name)).map_or("", String::as_str)
    }

    /// A figure with a magnitude behind it in the unit of its measure.
    pub(super) fn in_full(
        &self,
        text: &str,
        row: usize,
        name: &str,
        values: &Values,
    ) -> Option<String> {
        in_full(text, self.unit_of(row, name, values))
    }

    /// Whether only a mark stands beside a figure.
    pub(super) fn is_marked(&self, text: &str, row: usize, name: &str, values: &Values) -> bool {
        let read = value::read_in(text, self.unit_of(row, name, values));
        matches!(read, ValueReading::Text(Some(offer)) if offer.only_marked)
            || self.by_legend(text).is_some()
    }

    /// What is read for the cell of a figure or target.
    pub(super) fn figure<'b>(
        &self,
        text: &'b str,
        (name, at, row, target): (&str, usize, usize, bool),
        values: &Values,
    ) -> CellText<'b> {
        if ERRORS.contains(&text.to_uppercase().as_str()) {
            return CellText::Out("an error of the sheet, no figure");
        }
        if let Some(question) = values.commas.waiting(text) {
            return CellText::Waits(question);
        }
        match values.coded.get(text) {
            Some(Some(read)) => return CellText::As(Cow::Borrowed(read)),
            Some(None) => return CellText::Waits(ASKED_CODES),
            None => {}
        }
        if values.codes.contains(&at)
            && let Some((_, read)) = CODES.iter().find(|(code, _)| text == *code)
        {
            return CellText::As(Cow::Borrowed(read));
        }
        let text = values.commas.with_point(text);
        if !(values.waiting.is_empty() && values.hundredfold.is_empty()) {
            let key = (self.measure_key(name, at), target);
            if let Some(id) = values.waiting.get(&key) {
                return CellText::Waits(id);
            }
            if values.hundredfold.contains(&key)
                && let Some(number) = value::number(&text)
            {
                return CellText::As(Cow::Owned(exact(number.get() * 100.0)));
            }
        }
        if target {
            return CellText::As(text);
        }
        if values.marked
            && let Some(number) = self.by_legend(&text)
        {
            return CellText::As(Cow::Owned(number));
        }
        if values.marked_waits && self.is_marked(&text, row, name, values) {
            return CellText::Waits("marked-figures");
        }
        if values.magnitudes
            && let Some(full) = self.in_full(&text, row, name, values)
        {
            return CellText::As(Cow::Owned(full));
        }
        CellText::As(text)
    }
}

/// `£1.2m` in the unit of its measure: 1200000 where that is £, 1.2 where it is £ million. `None` for any other text.
fn in_full(text: &str, unit: &str) -> Option<String> {
    if !text.ends_with(char::is_alphabetic) || !text.starts_with(|c: char| !c.is_alphabetic()) {
        return None;
    }
    let bare = text.replace(['£', '$', '€'], "");
    let at = bare.find(|c: char| c.is_alphabetic())?;
    let (number, suffix) = bare.split_at_checked(at)?;
    let (magnitude, behind) = magnitude::at_start_of(suffix)?;
    let number = value::number(number).filter(|_| behind.is_empty())?;
    Some(magnitude.in_unit(number, unit).ok()?.to_string())
}

/// A product as its shortest decimal text: 0.955 times 100 is 95.5.
fn exact(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    rounded.to_string()
}
