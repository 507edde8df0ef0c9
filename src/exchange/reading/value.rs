//! Figures as people type them (RULES 2).

use super::{
    clock::{ClockTime, TwoParts},
    magnitude,
    marks::{FOOTNOTES, Mark, without_about, without_mark},
    spaces::tidy,
    stretch::{Stretch, TimeUnit},
};
use crate::model::{MissingReason, Number, Observation, Reading};
use crate::rating::is_per_cent;

/// What a cell of figures says.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueReading {
    /// Nothing at all: no statement, so no observation.
    Blank,
    /// Plainly a number.
    Number {
        /// The figure as written: `48%` is 48.
        value: Number,
        /// What sign stood with it.
        sign: Option<Sign>,
    },
    /// Plainly missing, and why.
    Missing(MissingReason),
    /// Text, kept as it is; a person may confirm what is offered.
    Text(Option<Offer>),
}

/// A sign beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `%`.
    PerCent,
    /// `£`.
    Pounds,
}

/// A reading of a text that a person may confirm.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it would become.
    pub reading: Reading,
    /// The offer as a question's second half: "5.193, if the unit is millions".
    pub words: String,
    /// Only a mark, a currency or a space stands beside the number: `12.3 [p]`, `$413`, `1 234`.
    pub only_marked: bool,
    /// The mark says that the figure is expected to change.
    pub provisional: bool,
    /// The mark says that it was changed.
    pub revised: bool,
    /// The mark says that it is about right.
    pub estimated: bool,
    /// A mark that says nothing by itself: a footnote's.
    pub noted: bool,
}

impl Offer {
    /// Puts to a figure that is read as offered what its marks say of it.
    pub fn mark(&self, figure: &mut Observation) {
        figure.provisional |= self.provisional;
        figure.revised |= self.revised;
        if self.estimated && figure.qualifier.is_none() {
            figure.qualifier = Some("estimate".to_owned());
        }
    }

    fn of(reading: Reading, words: String) -> Self {
        Self {
            reading,
            words,
            only_marked: false,
            provisional: false,
            revised: false,
            estimated: false,
            noted: false,
        }
    }
}

/// The highest count that disclosure rules withhold: `<5`, `<10`; `<89` is no suppressed count.
const HIGHEST_SUPPRESSED: f64 = 10.0;

/// The longest text that is looked at for a figure, in bytes: a longer one is a remark, whatever numbers are in it.
const LONGEST: usize = 500;

/// Reads a figure. Never fails: what isn't plainly a number or missing is text.
///
/// Commas are taken as thousands separators only where they stand three digits apart. `N/A` and the
/// like are missing because nobody has the figure; `<5` and `*` are suppressed; `New Indicator` is a
/// new measure.
pub fn read(text: &str) -> ValueReading {
    read_in(text, "")
}

/// [`read`], where the figure is in a unit that may be known: `£1.2m` is offered as 1,200,000 in £, and as 1.2 in
/// £ million.
pub fn read_in(text: &str, unit: &str) -> ValueReading {
    if text.trim().len() > LONGEST {
        return ValueReading::Text(None);
    }
    let text = tidy(text);
    if text.is_empty() {
        return ValueReading::Blank;
    }
    if let Some(reason) = missing(&text) {
        return ValueReading::Missing(reason);
    }
    if let Some(value) = number(&text) {
        return ValueReading::Number { value, sign: None };
    }
    if let Some(value) = text.strip_suffix('%').and_then(number) {
        return ValueReading::Number { value, sign: Some(Sign::PerCent) };
    }
    if let Some(value) = pounds(&text) {
        return ValueReading::Number { value, sign: Some(Sign::Pounds) };
    }
    ValueReading::Text(offer(&text, unit))
}

/// A plain number: digits, commas between thousands, a point, one sign in front.
///
/// No exponents, no `inf` or `nan`: people don't type those and mean them.
pub fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(decimals) || whole.len() + decimals.len() == 0 || !grouped(whole) {
        return None;
    }
    let value = match digits.contains(',') {
        true => digits.replace(',', "").parse::<f64>(),
        false => digits.parse(),
    };
    let value = value.ok()?;
    Number::try_from(if negative { -value } else { value }).ok()
}

/// Digits, in groups of three after the first where there are commas.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    digits(first)
        && groups.all(|group| (1..=3).contains(&first.len()) && group.len() == 3 && digits(group))
}

/// `£1,200`, `-£3.50`.
fn pounds(text: &str) -> Option<Number> {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => Number::try_from(-number(unsigned(rest.strip_prefix('£')?)?)?.get()).ok(),
        None => number(text.strip_prefix('£')?),
    }
}

/// Text without a sign of its own.
fn unsigned(text: &str) -> Option<&str> {
    (!text.trim_start().starts_with(['-', '+', '\u{2212}', '\u{2013}'])).then_some(text)
}

/// The mark of a figure that rounds to nought and is none: neither 0 nor known, so the mark stays beside it. In lower case
/// alone, for `Low` may be a risk.
pub fn is_low(text: &str) -> bool {
    matches!(text, "low" | "[low]" | "(low)")
}

/// What a spreadsheet shows where it can't work something out.
const SHEET_ERRORS: [&str; 9] =
    ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

/// Whether a spreadsheet says in this text that it couldn't work something out: no figure, and no reason why there is none.
pub fn is_sheet_error(text: &str) -> bool {
    SHEET_ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text.trim()))
}

/// Words and marks that say that there is no figure.
fn missing(text: &str) -> Option<MissingReason> {
    if is_low(text) {
        return Some(MissingReason::NotAvailable);
    }
    let word = text.to_lowercase();
    if let Some(reason) = MissingReason::ALL.into_iter().find(|reason| reason.words() == word) {
        return Some(reason);
    }
    match word.as_str() {
        "n/a" | "na" | ".." | "[x]" | "[z]" | ":" | "-" | "–" | "—" | "no data" | "not known"
        | "unavailable" | "not yet available" => Some(MissingReason::NotAvailable),
        "new indicator" | "new flash fact" | "new" => Some(MissingReason::NewMeasure),
        "*" | "[c]" | "supp" => Some(MissingReason::Suppressed),
        "no service" => Some(MissingReason::NoService),
        "not yet due" => Some(MissingReason::NotDue),
        "revised indicator" => Some(MissingReason::NotComparable),
        _ => {
            let below = number(word.strip_prefix('<')?)?;
            (below.get() > 0.0 && below.get() <= HIGHEST_SUPPRESSED)
                .then_some(MissingReason::Suppressed)
        }
    }
}

/// A reading that seems meant but isn't certain.
fn offer(text: &str, unit: &str) -> Option<Offer> {
    marked(text, unit)
        .or_else(|| written_out(text, unit))
        .or_else(|| great(text, unit))
        .or_else(|| bracketed(text))
        .or_else(|| leading(text, unit))
}

/// A figure that is written out: a numerator and a denominator, with their share or without, or a time of a clock.
pub fn written_out(text: &str, unit: &str) -> Option<Offer> {
    ratio(text).or_else(|| share_of_ratio(text)).or_else(|| clock(text, unit))
}

/// `425/736`, `23 out of 35`.
fn ratio(text: &str) -> Option<Offer> {
    let (over, under) = text
        .split_once('/')
        .or_else(|| text.split_once(" out of "))
        .or_else(|| text.split_once(" of "))?;
    let (numerator, denominator) = (number(over)?, number(under)?);
    let sound = numerator.get() >= 0.0 && denominator.get() > 0.0;
    sound.then(|| {
        let words = format!("numerator {numerator}, denominator {denominator}");
        Offer::of(Reading::Ratio { numerator, denominator }, words)
    })
}

/// `8/9 (89%)`, `89% (8/9)`: a numerator and denominator whose share stands beside them; nothing where the share isn't theirs.
fn share_of_ratio(text: &str) -> Option<Offer> {
    let (before, rest) = text.split_once('(')?;
    let inside = rest.trim_end().strip_suffix(')')?;
    let (parts, share) = if before.contains('%') { (inside, before) } else { (before, inside) };
    let share = share.trim().strip_suffix('%')?;
    let said = number(share)?;
    let offer = ratio(parts.trim())?;
    let Reading::Ratio { numerator, denominator } = offer.reading else { return None };
    // As exact as it is printed.
    let decimals = share.split_once('.').map_or(0, |(_, decimals)| decimals.trim().len());
    let near = 0.501 * 10_f64.powi(-i32::try_from(decimals).ok()?);
    let comes_to = numerator.get() / denominator.get() * 100.0;
    ((comes_to - said.get()).abs() <= near)
        .then(|| Offer { words: format!("{}, which is {said}%", offer.words), ..offer })
}

/// `00:04:12`, `36:15`: a time as a clock has it, in the measure's unit of time. Two parts are hours and minutes of a measure in
/// hours, minutes and seconds of one in minutes or seconds.
fn clock(text: &str, unit: &str) -> Option<Offer> {
    let unit = TimeUnit::of(unit).filter(|unit| *unit <= TimeUnit::Hours)?;
    let two = match unit {
        TimeUnit::Hours => TwoParts::HoursMinutes,
        _ => TwoParts::MinutesSeconds,
    };
    let value = ClockTime::read(text)?.in_unit(two, unit)?;
    let words = format!("{} {}", value.rounded(Some(4)), unit.words());
    Some(Offer::of(Reading::Number(value), words))
}

/// `5.193m`, `£300.0m`, `6.7m Overspent` (which is only offered its amount): in the unit, where that is known.
fn great(text: &str, unit: &str) -> Option<Offer> {
    let plain = text.replacen(['£', '$', '€'], "", 1);
    let (amount, suffix) = split_amount(&plain)?;
    let (magnitude, words) = magnitude::at_start_of(suffix)?;
    let rest = match words.trim() {
        "" => String::new(),
        words => format!(", without “{words}”"),
    };
    if unit.trim().is_empty() {
        let words = format!("{amount}, if the unit is {}{rest}", magnitude.name());
        return Some(Offer::of(Reading::Number(amount), words));
    }
    let value = magnitude.in_unit(amount, unit).ok()?;
    Some(Offer::of(Reading::Number(value), format!("{value} in {}{rest}", unit.trim())))
}

/// `(3.4)`, an accountant's minus.
fn bracketed(text: &str) -> Option<Offer> {
    let inner = number(in_brackets(text)?.trim_end_matches('%'))?;
    let value = Number::try_from(-inner.get()).ok()?;
    Some(Offer::of(Reading::Number(value), format!("{value}")))
}

/// The figure of a text that is nothing but that in round brackets: `(250)`, `£(1,200)`, `(2.5%)`. Without its currency.
pub fn in_brackets(text: &str) -> Option<String> {
    let currency = ['£', '$', '€'];
    let text = text.trim();
    let (text, share) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let inner = text.strip_prefix(currency).unwrap_or(text).trim_start();
    let inner = inner.strip_prefix('(')?.strip_suffix(')')?.trim();
    let (inner, share) = match inner.strip_suffix('%') {
        Some(_) if share => return None,
        Some(rest) => (rest.trim_end(), true),
        None => (inner, share),
    };
    let inner = unsigned(inner.strip_prefix(currency).unwrap_or(inner))?;
    number(inner)?;
    Some(if share { format!("{inner}%") } else { inner.to_owned() })
}

/// `32 (184 with Kick Start)`, `3358 excluding mental health`: the number in front.
fn leading(text: &str, unit: &str) -> Option<Offer> {
    // The first number of `2 hrs 15 mins` is none by itself, and that of `3 weeks` none of a measure in days.
    if let Some(stretch) = Stretch::read(text) {
        let suits = match TimeUnit::of(unit) {
            Some(unit) => stretch.alone_in(unit).is_some(),
            None => unit.trim().is_empty() && stretch.units().count() == 1,
        };
        if !suits {
            return None;
        }
    }
    let (value, rest) = split_amount(text)?;
    let rest = rest.strip_prefix('%').unwrap_or(rest);
    // `2018/19` and `3-4` are something else than their first number.
    let described = rest.starts_with(['(', '*', '~']) || rest.starts_with(char::is_alphabetic);
    (described && text.contains(' '))
        .then(|| Offer::of(Reading::Number(value), format!("{value}, without the words")))
}

/// `12.3 [p]`, `95.1% (prov)`, `12*`, `~130`, `$413`, `1 234`, `1.2E+05`: a number, and a mark, a currency or its
/// spaces.
fn marked(text: &str, unit: &str) -> Option<Offer> {
    let (plain, mark) = without_mark(text);
    let (plain, about) = without_about(plain);
    let before = plain.starts_with(FOOTNOTES);
    let plain = plain.trim_start_matches(FOOTNOTES).replace(['$', '€', '£'], "");
    let plain = plain.trim();
    let share = plain.strip_suffix('%').filter(|_| plain != text);
    let plain = share.unwrap_or(plain);
    let value = number(plain).or_else(|| spaced(plain)).or_else(|| powered(plain))?;
    // Beside a mark the sign may be all that says that it is a share: of what isn't known to be one.
    let doubtful = share.is_some() && !is_per_cent(unit);
    let words = if doubtful { format!("{value}, if it is in per cent") } else { value.to_string() };
    Some(Offer {
        only_marked: !doubtful,
        provisional: mark == Some(Mark::Provisional),
        revised: mark == Some(Mark::Revised),
        estimated: about || mark == Some(Mark::Estimate),
        noted: mark == Some(Mark::Note) || (mark.is_none() && before),
        ..Offer::of(Reading::Number(value), words)
    })
}

/// `1 234`: groups of three with spaces between.
fn spaced(text: &str) -> Option<Number> {
    text.contains(' ').then(|| number(&text.replace(' ', ",")))?
}

/// `1.2E+05`, as a spreadsheet shortens a number.
fn powered(text: &str) -> Option<Number> {
    let (amount, power) = text.split_once(['E', 'e'])?;
    let digits = power.strip_prefix(['+', '-'])?;
    let whole = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    number(amount).filter(|_| whole && !digits.is_empty())?;
    Number::try_from(text.parse::<f64>().ok()?).ok()
}

/// The number that a text starts with, and what comes after it.
fn split_amount(text: &str) -> Option<(Number, &str)> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '\u{2212}')))
        .unwrap_or(text.len());
    let (amount, rest) = text.split_at_checked(end)?;
    Some((number(amount)?, rest.trim_start()))
}

#[cfg(test)]
mod tests;
