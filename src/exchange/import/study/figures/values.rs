//! What cells of figures say, where that hangs on the others: decimal signs, fractions, codes, marks.

use super::super::columns::column::looks_numeric;
use super::super::columns::deciding::Deciding;
use super::super::names::words::listed;
use super::super::question::Question;
use super::super::targets::changes::Changes;
use super::super::units::clocks::Clocks;
use super::super::units::counted::{self, Counted};
use super::super::units::of_figures::Units;
use super::super::units::pounds::Pounds;
use super::super::units::stretches::Stretches;
use super::brackets::Brackets;
use super::codes::{ASKED_CODES, CODES};
use super::commas::Commas;
use super::dashes::Dashes;
use super::fractions::{self, Fractions};
use super::marked::{ASKED_EXPLAINED, ASKED_MARKED, Kind, Marked, Marks, Taken, qualifier};
use super::per_cent_signs::Signed;
use super::written_out::WrittenOut;
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::{
    magnitude,
    value::{self, ValueReading},
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The question whether letters and words for thousands and more are taken so.
const ASKED_MAGNITUDES: &str = "magnitudes";

/// What is asked about the figures of a file as a whole.
#[derive(Default)]
pub(in super::super) struct Values {
    /// How commas and points are read.
    pub(in super::super) commas: Commas,
    /// Columns in which letters are codes.
    codes: HashSet<usize>,
    /// What is read for codes that the file explains, or that were asked about; `None` while they wait.
    pub(in super::super) coded: HashMap<String, Option<&'static str>>,
    /// Figures of measures in per cent that are fractions.
    pub(in super::super) fractions: Fractions,
    /// Figures in brackets.
    pub(in super::super) brackets: Brackets,
    /// Sums in full of measures in thousands or millions.
    pub(in super::super) pounds: Pounds,
    /// Stretches of time, and what else has its unit beside it.
    pub(in super::super) stretches: Stretches,
    /// Times as a clock has them.
    pub(in super::super) clocks: Clocks,
    /// Dashes in place of sums of money.
    pub(in super::super) dashes: Dashes,
    /// `£1.2m` is 1,200,000 in the unit £; none while that waits.
    magnitudes: Option<bool>,
    /// What the figures are counted in.
    pub(in super::super) units: Units,
    /// Figures with a mark beside them.
    pub(in super::super) marks: Marks,
    /// Targets that are shares with a sign.
    changes: Changes,
    counted: Counted,
    /// Figures in per cent among others of a measure without a unit.
    signed: Signed,
    /// Figures that are written out.
    pub(in super::super) written_out: WrittenOut,
    /// What is read for words of polarity; nothing while they wait.
    pub(in super::super) polarity: BTreeMap<String, Option<&'static str>>,
}

/// What is read for a cell.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) enum CellText<'a> {
    As(Cow<'a, str>),
    Out(&'static str),
    /// It hangs on the question with this id.
    Waits(Cow<'static, str>),
}

impl Deciding<'_> {
    /// The columns of figures and of targets.
    pub(in super::super) fn quantities(&self) -> Vec<(usize, bool)> {
        let mut found = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let target = matches!(column.role, Some(Role::Target | Role::Floor))
                || column.slot.as_ref().is_some_and(|slot| {
                    matches!(slot.part, SlotPart::Target | SlotPart::Floor | SlotPart::Stretch)
                });
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
    pub(in super::super) fn signs(
        &mut self,
        values: &mut Values,
        names: &BTreeMap<usize, String>,
        several: bool,
    ) {
        values.units = self.units(names, several);
        values.commas = self.commas(names);
        values.brackets = self.brackets(values.commas, names);
        values.pounds = self.pounds(values.commas, &values.units, names);
        values.stretches = self.stretches(values.commas, &mut values.units, names);
        values.clocks = self.clocks(&mut values.units, names);
        values.signed = self.per_cent_signs(&mut values.units, names);
        self.codes(values);
        self.explained_codes(values);
        values.dashes = self.dashes(&values.units, names);
        values.changes = self.changes(&values.units, names);
        values.counted = self.counted((&values.units, &values.changes), names);
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

    /// Figures with a mark, a currency or a magnitude beside them.
    pub(in super::super) fn marks(&mut self, values: &mut Values, names: &BTreeMap<usize, String>) {
        let mut marked = Marked::default();
        let mut great = BTreeSet::new();
        for (at, target) in self.quantities() {
            for row in &self.rows {
                let text = values.commas.with_point(self.text(*row, at));
                if value::number(&text).is_some() || values.brackets.read(&text).is_some() {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let kind = || self.kind_of_mark(&text, (*row, at), name, &values.units);
                match (!target).then(kind).flatten() {
                    Some(kind) => marked.add(kind, text.into_owned()),
                    None => {
                        if let Some(full) =
                            in_full(&text, &self.unit_of(*row, at, name, &values.units))
                        {
                            // A mark behind it stays beside the number.
                            let number = full.split(' ').next().unwrap_or_default();
                            great.insert(format!("'{text}' as {number}"));
                        }
                    }
                }
            }
        }
        values.written_out = self.ask_about_written_out(&values.units, names);
        values.marks = self.ask_about_marks(&marked);
        if !great.is_empty() {
            let all = great.len();
            let great = listed(great.into_iter().take(4), all);
            let question = Question::new(ASKED_MAGNITUDES, format!("Take {great}?"))
                .answers(["take them", "keep them as text"])
                .because("a letter or a word stands for thousands, millions or billions")
                .holding("those figures");
            values.magnitudes = self.asking.ask(question).map(|answer| answer == "take them");
        }
    }

    /// A figure with a magnitude behind it in the unit of its measure.
    pub(in super::super) fn in_full(
        &self,
        text: &str,
        (row, at): (usize, usize),
        name: &str,
        values: &Values,
    ) -> Option<String> {
        in_full(text, &self.unit_of(row, at, name, &values.units))
    }

    /// What is said of a marked figure that is taken as the number in it; none of any other text.
    pub(in super::super) fn taken_mark(
        &self,
        text: &str,
        (row, at): (usize, usize),
        name: &str,
        values: &Values,
    ) -> Option<String> {
        let marked = text.ends_with(']');
        if values.magnitudes == Some(true)
            && marked
            && self.in_full(text, (row, at), name, values).is_some()
        {
            return Some(String::new());
        }
        if !values.marks.is_any() {
            return None;
        }
        let text = values.commas.with_point(text);
        let kind = self.kind_of_mark(&text, (row, at), name, &values.units)?;
        let Taken::As(said) = values.marks.taken(kind) else { return None };
        Some(match kind {
            Kind::Explained => self.mark_of(&text).map_or(String::new(), |(_, it)| qualifier(it)),
            _ => said.to_owned(),
        })
    }

    /// Whether an answer was given about the reading of a text beside which a mark or a magnitude stands.
    pub(in super::super) fn is_settled(
        &self,
        text: &str,
        (row, at): (usize, usize),
        name: &str,
        values: &Values,
    ) -> bool {
        let clocks = (&values.clocks, &values.units);
        if self.is_answered_time(text, (name, row, at), clocks) {
            return true;
        }
        let answered = |id| self.asking.is_answered(id);
        let magnitudes = answered(ASKED_MAGNITUDES);
        // Of most files neither is asked: no cell of theirs is read again for it.
        if !(answered(ASKED_MARKED) || answered(ASKED_EXPLAINED) || magnitudes) {
            return false;
        }
        match self.kind_of_mark(text, (row, at), name, &values.units) {
            Some(Kind::Explained) => answered(ASKED_EXPLAINED) || answered(ASKED_MARKED),
            Some(_) => answered(ASKED_MARKED),
            None => magnitudes && self.in_full(text, (row, at), name, values).is_some(),
        }
    }

    /// What is read for a figure or target in another unit than its measure; none for any other.
    fn counted_as<'b>(
        &self,
        text: &str,
        (name, row, at, target): (&str, usize, usize, bool),
        values: &Values,
    ) -> Option<CellText<'b>> {
        let called = self.called(name, at, values.units.several);
        let unit = || self.unit_of(row, at, name, &values.units);
        let signed = (!target).then(|| values.signed.read(&called, text)).flatten();
        let counted = || values.counted.read(&called, (text, target, self.calendar), unit);
        Some(match signed.or_else(counted)? {
            Ok(Some(meant)) => CellText::As(Cow::Owned(meant)),
            Ok(None) => CellText::Out(counted::LEFT_OUT),
            Err(id) => CellText::Waits(id.into()),
        })
    }

    /// What is read for a target that nothing else is asked of.
    fn target<'b>(
        &self,
        text: Cow<'b, str>,
        (name, at, row): (&str, usize, usize),
        values: &Values,
    ) -> CellText<'b> {
        let called = self.called(name, at, values.units.several);
        match values.changes.read(&called, &text) {
            Some(Ok(read)) => return CellText::As(Cow::Owned(read)),
            Some(Err(id)) => return CellText::Waits(id.into()),
            None => {}
        }
        if let Some(read) = self.counted_as(&text, (name, row, at, true), values) {
            return read;
        }
        match (values.magnitudes, self.in_full(&text, (row, at), name, values)) {
            (Some(true), Some(full)) => CellText::As(Cow::Owned(full)),
            (None, Some(_)) => CellText::Waits(ASKED_MAGNITUDES.into()),
            _ => CellText::As(text),
        }
    }

    /// What is read for the cell of a figure or target.
    pub(in super::super) fn figure<'b>(
        &self,
        text: &'b str,
        (name, at, row, target): (&str, usize, usize, bool),
        values: &Values,
    ) -> CellText<'b> {
        if let Some(question) = values.commas.waiting(text) {
            return CellText::Waits(question.into());
        }
        match values.coded.get(text) {
            Some(Some(read)) => return CellText::As(Cow::Borrowed(read)),
            Some(None) => return CellText::Waits(ASKED_CODES.into()),
            None => {}
        }
        // Unless the file itself says what it means.
        if value::is_sheet_error(text) {
            return CellText::Out("an error of the sheet, no figure");
        }
        if values.codes.contains(&at)
            && let Some((_, read)) = CODES.iter().find(|(code, _)| text == *code)
        {
            return CellText::As(Cow::Borrowed(read));
        }
        if !target
            && let Some(read) =
                values.dashes.read(text, &self.called(name, at, values.units.several))
        {
            return match read {
                Ok(read) => CellText::As(Cow::Borrowed(read)),
                Err(id) => CellText::Waits(id.into()),
            };
        }
        let text = values.commas.with_point(text);
        let timed = (&values.stretches, &values.units);
        match self.without_its_unit(&text, (name, row, at, target), timed) {
            Some(Ok(read)) => return CellText::As(Cow::Owned(read)),
            Some(Err(id)) => return CellText::Waits(id.into()),
            None => {}
        }
        match self.clock_time(&text, (name, row, at), (&values.clocks, &values.units)) {
            Some(Ok(read)) => return CellText::As(Cow::Owned(read)),
            Some(Err(id)) => return CellText::Waits(id.into()),
            None => {}
        }
        match values.brackets.read(&text) {
            Some(Ok(read)) => return CellText::As(Cow::Owned(read)),
            Some(Err(id)) => return CellText::Waits(id.into()),
            None => {}
        }
        if let Some(id) = values.units.waits(&self.called(name, at, values.units.several)) {
            return CellText::Waits(id.to_owned().into());
        }
        let sums = (&values.pounds, &values.units);
        let text = match self.in_unit_of_measure(text, (name, row, at), sums) {
            Ok(text) => text,
            Err(id) => return CellText::Waits(id.into()),
        };
        if !values.fractions.is_empty() {
            match values.fractions.read(&(self.measure_key(name, at), target), &text) {
                fractions::Read::As(read) => return CellText::As(Cow::Owned(read)),
                fractions::Read::Waits(id) => return CellText::Waits(id.into()),
                fractions::Read::AsItIs => {}
            }
        }
        if target {
            return self.target(text, (name, at, row), values);
        }
        if let Some(read) = self.counted_as(&text, (name, row, at, false), values) {
            return read;
        }
        if values.marks.is_any()
            && let Some(kind) = self.kind_of_mark(&text, (row, at), name, &values.units)
        {
            match values.marks.taken(kind) {
                Taken::As(_) => {
                    let explained = self.by_legend(&text).map(Cow::Owned);
                    return CellText::As(explained.unwrap_or(text));
                }
                Taken::Suppressed => return CellText::As(Cow::Borrowed("[c]")),
                Taken::Waits(id) => return CellText::Waits(id.into()),
                Taken::Not => {}
            }
        }
        if values.magnitudes == Some(true)
            && let Some(full) = self.in_full(&text, (row, at), name, values)
        {
            return CellText::As(Cow::Owned(full));
        }
        CellText::As(text)
    }
}

/// `£1.2m` in the unit of its measure: 1200000 where that is £, 1.2 where it is £ million. `None` for any other text.
fn in_full(text: &str, unit: &str) -> Option<String> {
    // A publisher's mark behind it stays, and is read with the figure.
    if let Some((figure, mark)) = text.rsplit_once(' ')
        && let Some(letter) = mark.strip_prefix('[').and_then(|it| it.strip_suffix(']'))
        && letter.len() == 1
        && letter.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        let marked = format!("{} {mark}", in_full(figure.trim_end(), unit)?);
        let is_figure =
            matches!(value::read(&marked), ValueReading::Text(Some(it)) if it.only_marked);
        return is_figure.then_some(marked);
    }
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
