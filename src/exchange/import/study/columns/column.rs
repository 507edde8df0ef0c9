//! What the cells of a column are: the evidence beside its heading.

use super::super::figures::codes::CODES;
use super::super::names::words::{heading, plain, unquoted};
use super::super::periods::form::is_day;
use crate::exchange::{
    Table,
    reading::{clock::ClockTime, spaces::tidy, stretch::Stretch, value},
};
use std::collections::HashMap;

/// The marks of statuses that files publish, in lower case.
const RATINGS: &[&str] = &[
    "r",
    "a",
    "g",
    "red",
    "amber",
    "green",
    "yellow",
    "amber/green",
    "amber/red",
    "blue",
    "black",
    "on target",
    "off target",
    "on track",
    "off track",
    "met",
    "not met",
    "better",
    "worse",
    "similar",
    "not compared",
    "improving",
    "worsening",
    "no change",
];

/// The longest text that names something rather than remarks on it, in letters.
const LONGEST_NAME: usize = 90;

/// The longest text that has a figure in it rather than a number before its words, in letters.
const LONGEST_FIGURE: usize = 40;

/// What the cells of a column are.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Profile {
    /// Its heading as quoted.
    pub(in super::super) name: String,
    /// Its heading in plain words.
    pub(in super::super) words: String,
    /// Cells with anything in them.
    pub(in super::super) filled: usize,
    /// Plain numbers and offers of one among them.
    pub(in super::super) numbers: usize,
    /// Marks that say that there is none.
    pub(in super::super) missing: usize,
    /// Statuses.
    pub(in super::super) ratings: usize,
    /// Words that stand where a status would: there is no target.
    untargeted: usize,
    /// Codes of places.
    pub(in super::super) codes: usize,
    /// Words of whether there is a figure, and how sure it is.
    pub(in super::super) statuses: usize,
    /// Yes, no, true, false.
    pub(in super::super) yes_or_no: usize,
    /// Different texts.
    pub(in super::super) distinct: usize,
    /// Whole numbers that count the rows.
    pub(in super::super) counts_rows: bool,
    /// A digit or two and a capital letter.
    coded: usize,
    /// Texts without a letter or a digit.
    signs: usize,
    /// Addresses of pages.
    links: usize,
    longest: usize,
    short: usize,
    lettered: usize,
}

impl Profile {
    /// `explains`: whether the file itself says of a text why it stands in place of a figure.
    pub(in super::super) fn of(
        table: &Table,
        column: usize,
        rows: &[usize],
        explains: impl Fn(&str) -> bool,
    ) -> Self {
        let name = heading(&table.headings, column);
        let mut found = Self { words: plain(&name), name, ..Self::default() };
        // A text that stands often is looked at once.
        let mut texts: HashMap<&str, usize> = HashMap::new();
        for row in rows {
            let cell = table.rows.get(*row).and_then(|row| row.get(column));
            let cell = cell.map_or("", |cell| unquoted(cell));
            if !cell.is_empty() {
                *texts.entry(cell).or_default() += 1;
            }
        }
        for (cell, times) in &texts {
            found.add(cell, *times);
            let code = matches!(value::read(cell), value::ValueReading::Text(None))
                && (CODES.iter().any(|(code, _)| cell == code) || explains(cell));
            found.missing += if code || value::is_sheet_error(cell) { *times } else { 0 };
        }
        found.distinct = texts.len();
        let bare = table.headings.get(column).is_none_or(|heading| heading.trim().is_empty());
        let index =
            bare || matches!(found.words.as_str(), "index" | "row" | "row number" | "nr" | "pi");
        let full = found.filled > 1 && found.filled == rows.len();
        // An index of a table of which some rows were left out.
        let rises = bare && column == 0 && rows.len() > 3;
        found.counts_rows = index && full && counts_up(table, column, rows, rises);
        found
    }

    /// A text that stands so many times.
    fn add(&mut self, cell: &str, times: usize) {
        let count = |holds: bool| if holds { times } else { 0 };
        self.filled += times;
        self.longest = self.longest.max(cell.chars().count());
        let lettered = cell.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_alphabetic);
        let coded = cell.len() <= 3 && is_short_code(cell) && cell.ends_with(char::is_uppercase);
        self.coded += count(coded);
        self.lettered += count(lettered || coded || is_band(cell));
        let lower = cell.to_lowercase();
        self.yes_or_no += count(matches!(&*lower, "yes" | "no" | "true" | "false"));
        self.short += count(is_short_code(cell));
        self.statuses += count(is_status(&lower));
        self.codes += count(is_place_code(cell));
        // `On-Target`, `off_target`.
        let spaced = lower.replace(['-', '_'], " ");
        self.ratings += count(RATINGS.contains(&spaced.as_str()));
        self.untargeted += count(spaced.starts_with("no target"));
        self.links += count(cell.contains("://"));
        self.signs += count(!cell.contains(char::is_alphanumeric));
        match value::read(cell) {
            value::ValueReading::Number { .. } => self.numbers += times,
            value::ValueReading::Text(Some(_)) if is_figure_in_words(cell) => self.numbers += times,
            value::ValueReading::Text(None)
                if (looks_numeric(cell) && !is_day(cell) && !is_place_code(cell))
                    || is_timed(cell) =>
            {
                self.numbers += times
            }
            value::ValueReading::Missing(_) => self.missing += times,
            _ => {}
        }
    }

    /// Mostly figures.
    pub(in super::super) fn is_figures(&self) -> bool {
        // `2G` and `3G`, again and again, are kinds of something.
        let kinds = self.coded == self.filled && self.distinct * 2 <= self.filled;
        self.numbers > 0
            && !kinds
            && self.numbers * 10 >= (self.filled - self.missing.min(self.filled)) * 6
    }

    /// Some figures, however much else.
    pub(in super::super) fn has_numbers(&self) -> bool {
        self.numbers > 0
    }

    /// Only marks that there is no figure, or nothing.
    pub(in super::super) fn says_nothing(&self) -> bool {
        self.filled == self.missing
    }

    /// Statuses and nothing else.
    pub(in super::super) fn is_ratings(&self) -> bool {
        self.ratings > 0 && self.ratings + self.missing + self.untargeted >= self.filled
    }

    /// Codes of places and nothing else.
    pub(in super::super) fn is_codes(&self) -> bool {
        self.codes > 0 && self.codes == self.filled
    }

    /// Texts that may name something.
    pub(in super::super) fn is_names(&self) -> bool {
        self.filled > 0
            && !self.is_figures()
            && !self.is_ratings()
            && !self.is_codes()
            && self.longest <= LONGEST_NAME
            && self.links == 0
            && self.lettered * 10 >= self.filled * 5
            && !self.says_nothing()
            && !self.is_flags()
    }

    /// Texts too long for names that stand again and again, as remarks don't.
    pub(in super::super) fn is_repeated_texts(&self) -> bool {
        self.filled > 0
            && !self.is_figures()
            && self.longest > LONGEST_NAME
            && self.links == 0
            && self.distinct * 2 <= self.filled
    }

    /// `KPI12` and the like, each once.
    pub(in super::super) fn is_short_codes(&self) -> bool {
        self.filled > 0 && self.short == self.filled
    }

    /// Arrows and the like, without a letter or a digit.
    pub(in super::super) fn is_signs(&self) -> bool {
        self.filled > 0 && self.signs == self.filled
    }

    /// Single letters and the like, yes and no.
    pub(in super::super) fn is_flags(&self) -> bool {
        (self.filled > 0 && self.yes_or_no == self.filled)
            || self.filled > 0 && self.longest <= 2 && self.distinct <= 4 && self.numbers == 0
    }
}

/// Whether each row has the number after that of the row before, or a later one where it need only rise.
fn counts_up(table: &Table, column: usize, rows: &[usize], rises: bool) -> bool {
    let mut before: Option<f64> = None;
    rows.iter().all(|row| {
        let cell = table.rows.get(*row).and_then(|row| row.get(column));
        let number = cell.and_then(|cell| value::number(cell)).map(|number| number.get());
        let next = number.is_some_and(|number| {
            before.is_none_or(|before| {
                number == before + 1.0 || (rises && number > before && number.fract() == 0.0)
            })
        });
        before = number;
        next
    })
}

/// `2 hrs 15 mins`, `00:10`.
fn is_timed(cell: &str) -> bool {
    cell.starts_with(|letter: char| letter.is_ascii_digit())
        && (ClockTime::read(cell).is_some() || Stretch::read(cell).is_some())
}

/// A letter of a nation and eight digits, `E06000055`, in capitals or not.
fn is_place_code(cell: &str) -> bool {
    cell.len() == 9
        && cell.starts_with(|c: char| "EWSNKJ".contains(c.to_ascii_uppercase()))
        && cell.bytes().skip(1).all(|byte| byte.is_ascii_digit())
}

/// Letters and digits without a space, with a digit among them.
fn is_short_code(cell: &str) -> bool {
    cell.len() <= 10 && cell.bytes().any(|byte| byte.is_ascii_digit()) && !cell.contains(' ')
}

/// `18-24`, `25+`, `16 to 24 years`: ages and the like, no figures.
pub(in super::super) fn is_band(cell: &str) -> bool {
    let digits =
        |text: &str| !text.is_empty() && text.trim().bytes().all(|byte| byte.is_ascii_digit());
    let cell = cell.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).trim_end();
    let parted = cell.split_once(['-', '–']).or_else(|| cell.split_once(" to "));
    parted.is_some_and(|(from, to)| digits(from) && digits(to))
        || cell.strip_suffix('+').is_some_and(digits)
}

/// Whether a text with a number in it is that number's: `12 homes`, `8/9 (89%)`, and no sentence that is numbered.
fn is_figure_in_words(cell: &str) -> bool {
    cell.chars().count() <= LONGEST_FIGURE && !is_band(cell)
}

/// Words that publishers have in a column beside the figures.
fn is_status(lower: &str) -> bool {
    const WORDS: [&str; 12] = [
        "final",
        "provisional",
        "revised",
        "suppressed",
        "estimated",
        "normal value",
        "missing value",
        "confidential",
        "not available",
        "missing",
        "normal",
        "break in series",
    ];
    let stands = |word: &str| {
        lower.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(';'))
    };
    WORDS.iter().any(|word| stands(word))
}

/// Digits with signs of a decimal or a thousand beside each other: `93,5`, `1 234`, `1.2E+05`, `$3.10`.
pub(in super::super) fn looks_numeric(cell: &str) -> bool {
    let cell = tidy(cell);
    // `H1` is a code.
    if is_band(&cell) || cell.starts_with(char::is_alphabetic) {
        return false;
    }
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let signs = cell.chars().filter(|c| ",. -+−%£$€".contains(*c)).count();
    digits > 0 && digits + signs + 1 >= cell.chars().count() && !cell.contains('/')
}
