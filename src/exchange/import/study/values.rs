//! What cells of figures say, where that hangs on the others: decimal signs, fractions, codes, marks.

use super::column::looks_numeric;
use super::deciding::Deciding;
use super::question::Question;
use super::words::{few, plain};
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::value::{self, ValueReading};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What a spreadsheet shows where it can't work something out.
const ERRORS: &[&str] =
    &["#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

/// Statisticians' codes without their brackets, in lower case alone (a `C` may be a grade), and what is read for them.
const CODES: [(&str, &str); 5] =
    [("c", "[c]"), ("z", "[z]"), ("x", "[x]"), ("low", "not available"), ("w", "not available")];

/// Figures in per cent of which half are at least this may be fractions, without a target beside them.
const MUCH: f64 = 0.3;

/// What is asked about the figures of a file as a whole.
#[derive(Default)]
pub(super) struct Values {
    /// The comma is the decimal sign.
    comma: bool,
    /// Columns in which letters are codes.
    codes: HashSet<usize>,
    /// Measures whose figures, or targets, are times 100.
    hundredfold: HashSet<(String, bool)>,
    /// Measures whose figures, or targets, wait.
    waiting: HashMap<(String, bool), &'static str>,
    /// Everything in figures waits.
    sign_waits: bool,
    /// `£1.2m` is 1,200,000 in the unit £.
    magnitudes: bool,
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
    fn quantities(&self) -> Vec<(usize, bool)> {
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
        self.decimal_sign(values);
        self.codes(values);
    }

    fn decimal_sign(&mut self, values: &mut Values) {
        let mut only_comma: Option<String> = None;
        let mut point = false;
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                let bare = text.trim_matches(|c: char| !c.is_ascii_digit());
                point |= bare.contains('.') && value::number(bare).is_some();
                let one = bare.matches(',').count() == 1 && !bare.contains('.');
                if one && looks_numeric(text) && value::number(bare).is_none() {
                    only_comma.get_or_insert_with(|| text.to_owned());
                }
            }
        }
        let Some(text) = only_comma else { return };
        let question =
            Question::new("decimal-sign", format!("Is the comma of '{text}' the decimal sign?"))
                .answers(["comma", "point"])
                .because(if point {
                    "it can't be one between thousands; other figures have a point"
                } else {
                    "it can't be one between thousands"
                })
                .holding("every figure with a comma");
        match self.asking.ask(question).as_deref() {
            Some(answer) => values.comma = answer == "comma",
            None => values.sign_waits = true,
        }
    }

    /// Letters among figures that are statisticians' codes.
    fn codes(&self, values: &mut Values) {
        for (at, _) in self.quantities() {
            let is_code = |text: &str| CODES.iter().any(|(code, _)| text == *code);
            let texts = || self.rows.iter().map(|row| self.text(*row, at));
            if texts().any(is_code) && texts().any(looks_numeric) {
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
                let text = self.with_point(self.text(*row, at), values);
                let signed = text.contains('%');
                let bare = text.trim_start_matches(|c: char| "<>≤≥=~ ".contains(c));
                let bare = bare.trim_end_matches(['%', '+', ' ']);
                let Some(number) = value::number(bare) else { continue };
                if target {
                    held.targets.push(number.get());
                    held.target_signed |= signed;
                    held.per_cent |= signed;
                } else {
                    held.figures.push(number.get());
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
    pub(super) fn marks(&mut self, values: &mut Values) {
        let (mut marked, mut great) = (BTreeSet::new(), BTreeSet::new());
        for (at, target) in self.quantities() {
            for row in self.rows.iter().filter(|_| !target) {
                let text = self.with_point(self.text(*row, at), values);
                if value::number(&text).is_some() {
                    continue;
                }
                match value::read(&text) {
                    ValueReading::Text(Some(offer)) if offer.only_marked => {
                        marked.insert(text.into_owned());
                    }
                    _ if self.magnitude(*row, &text).is_some() => {
                        great.insert(text.into_owned());
                    }
                    _ => {}
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
            let question = Question::new(
                "magnitudes",
                format!("Take {} in the measure's unit: '1.2m' as 1,200,000?", listed(great)),
            )
            .answers(["take them", "keep them as text"])
            .because("the unit doesn't say that it is in thousands or millions")
            .holding("those figures, which are kept as text");
            values.magnitudes = self.asking.ask(question).as_deref() == Some("take them");
        }
    }

    /// `£1.2m` in full where the unit of its row is no thousands or millions.
    pub(super) fn magnitude(&self, row: usize, text: &str) -> Option<String> {
        if !text.ends_with(char::is_alphabetic) || !text.bytes().any(|it| it.is_ascii_digit()) {
            return None;
        }
        let unit =
            self.with(Role::Unit).first().map_or("", |at| self.text(row, *at)).to_lowercase();
        let great = ["m", "k", "bn", "£m", "£k", "£bn", "000", "000s"].contains(&unit.as_str())
            || ["million", "thousand", "billion", "000"].iter().any(|word| unit.contains(word));
        let bare = text.replace(['£', '$', '€'], "");
        let at = bare.find(|c: char| c.is_alphabetic())?;
        let (number, suffix) = bare.split_at_checked(at)?;
        let times = match suffix.trim().to_lowercase().as_str() {
            "k" | "thousand" => 1e3,
            "m" | "mn" | "million" => 1e6,
            "bn" | "billion" => 1e9,
            _ => return None,
        };
        let number = value::number(number)?.get();
        (!great).then(|| exact(number * times))
    }

    /// A figure with a point for its decimal sign.
    fn with_point<'b>(&self, text: &'b str, values: &Values) -> Cow<'b, str> {
        if !values.comma || !text.contains(',') || !looks_numeric(text) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.replace('.', "").replace(',', "."))
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
        if values.sign_waits && text.contains(',') {
            return CellText::Waits("decimal-sign");
        }
        if values.codes.contains(&at)
            && let Some((_, read)) = CODES.iter().find(|(code, _)| text == *code)
        {
            return CellText::As(Cow::Borrowed(read));
        }
        let text = self.with_point(text, values);
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
        let is_marked =
            || matches!(value::read(&text), ValueReading::Text(Some(offer)) if offer.only_marked);
        if values.marked_waits && !target && is_marked() {
            return CellText::Waits("marked-figures");
        }
        if values.magnitudes
            && !target
            && let Some(full) = self.magnitude(row, &text)
        {
            return CellText::As(Cow::Owned(full));
        }
        CellText::As(text)
    }
}

/// A product as its shortest decimal text: 0.955 times 100 is 95.5.
fn exact(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    rounded.to_string()
}

/// Whether a unit or a name says per cent.
pub(super) fn is_per_cent(text: &str) -> bool {
    text.contains('%') || super::words::says(text, &["percent", "percentage", "per cent", "pct"])
}
