//! What a name, a heading or a title says that figures are counted in: `(£000)`, `£m`, `(000s)`, `in thousands`.

use crate::exchange::reading::magnitude;
use crate::rating::is_per_cent;

/// Magnitudes as they stand behind a currency, beside those that stand behind a figure; the longer first.
const BEHIND: [(&str, f64); 6] = [
    ("000's", 1e3),
    ("000s", 1e3),
    ("000", 1e3),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
];

/// Magnitudes that stand by themselves, as words of a text.
const ALONE: [(&str, f64); 3] = [("000s", 1e3), ("000's", 1e3), ("'000", 1e3)];

/// Signs of currencies.
pub(in super::super) const CURRENCIES: [char; 3] = ['£', '$', '€'];

/// What figures are said to be counted in.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Stated {
    /// What one of them stands for.
    pub(in super::super) times: f64,
    /// The currency, where it is one's.
    currency: Option<char>,
}

impl Stated {
    /// What a text says; none where it says nothing of that. `per 1,000` and `over £5k` say it of no figure.
    pub(in super::super) fn of(text: &str) -> Option<Self> {
        // Nearly all texts have neither a currency, a nought nor a word for a magnitude.
        let lower = text.to_lowercase();
        if !lower.contains(CURRENCIES)
            && !["000", "thousand", "million", "billion"].iter().any(|it| lower.contains(it))
        {
            return None;
        }
        let text = lower.replace(['’', '‘', '`', '´'], "'");
        let currency = text.chars().find(|letter| CURRENCIES.contains(letter));
        behind_a_currency(&text)
            .or_else(|| in_words(&text))
            .map(|(times, pounds)| Self { times, currency: currency.or(pounds.then_some('£')) })
    }

    /// As a unit is written: `£000`, `£m`, `thousands`.
    pub(in super::super) fn unit(&self) -> String {
        let of_money = |behind: &str| match self.currency {
            Some(currency) => format!("{currency}{behind}"),
            None => String::new(),
        };
        match (self.currency.is_some(), self.times) {
            (true, 1e3) => of_money("000"),
            (true, 1e6) => of_money("m"),
            (true, 1e9) => of_money("bn"),
            (true, _) => of_money(""),
            (false, 1e3) => "thousands".to_owned(),
            (false, 1e6) => "millions".to_owned(),
            (false, _) => "billions".to_owned(),
        }
    }

    /// Whether it can be said of a measure's figures by a heading or a title that stands over others too: not of shares and
    /// times, and of money only where that is counted.
    pub(in super::super) fn is_of(&self, name: &str, unit: &str) -> bool {
        let unit = unit.trim();
        if is_per_cent(unit) || (unit.is_empty() && is_per_cent(name)) || is_time(unit) {
            return false;
        }
        unit.is_empty() || self.currency.is_none() || is_money(unit)
    }
}

/// Where a file says what a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum By {
    Unit,
    Name,
    Heading,
    Block,
    Title,
}

impl By {
    pub(in super::super) fn words(self) -> &'static str {
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
pub(in super::super) struct Said {
    pub(in super::super) stated: Stated,
    pub(in super::super) by: By,
}

/// What a unit counts in.
pub(in super::super) fn times_of(unit: &str) -> f64 {
    match Stated::of(unit) {
        Some(stated) => stated.times,
        // A rate per 1,000 counts ones.
        None if unit.to_lowercase().contains("per") => 1.0,
        None => magnitude::times_of_unit(unit),
    }
}

/// Whether a unit counts money.
pub(in super::super) fn is_money(unit: &str) -> bool {
    let lower = unit.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    unit.contains(CURRENCIES) || words.any(|word| matches!(word, "pounds" | "gbp" | "sterling"))
}

fn is_time(unit: &str) -> bool {
    const TIMES: [&str; 6] = ["day", "week", "hour", "minute", "month", "year"];
    let unit = unit.to_lowercase();
    unit.split(' ').any(|word| TIMES.iter().any(|time| word.trim_end_matches('s') == *time))
}

/// `£000`, `£'000`, `£ million`, and `(£)` alone; whether it is pounds goes without saying.
fn behind_a_currency(text: &str) -> Option<(f64, bool)> {
    for (at, sign) in text.char_indices().filter(|(_, letter)| CURRENCIES.contains(letter)) {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let rest = text.get(at + sign.len_utf8()..).unwrap_or_default().trim_start();
        let bare = rest.strip_prefix('\'').unwrap_or(rest);
        let bare = bare.strip_prefix("in ").unwrap_or(bare).trim_start_matches(['(', ' ', '\'']);
        let whole = |behind: &str| {
            !behind.starts_with(|letter: char| letter.is_alphanumeric() || letter == ',')
        };
        let own = BEHIND.iter().find(|(it, _)| bare.strip_prefix(it).is_some_and(whole));
        let found = own.map(|(_, times)| *times).or_else(|| {
            let (magnitude, behind) = magnitude::at_start_of(bare)?;
            whole(behind).then(|| magnitude.times())
        });
        if let Some(times) = found {
            return Some((times, false));
        }
        let ends = rest.is_empty() || rest.starts_with([')', ']']);
        let begins = before.is_empty() || before.ends_with(['(', '[']) || before.ends_with(" in");
        if ends && begins {
            return Some((1.0, false));
        }
    }
    None
}

/// `in thousands`, `(000s)`, `millions of pounds`; and whether it says pounds.
fn in_words(text: &str) -> Option<(f64, bool)> {
    let pounds = text.contains("pounds") || text.contains("gbp");
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(['(', '[']) {
        let Some((within, more)) = after.split_once([')', ']']) else { break };
        let within = within.trim();
        let bare = (within == "000").then_some(1e3);
        if let Some(times) = bare.or_else(|| alone(within)).or_else(|| spelled(within)) {
            return Some((times, pounds));
        }
        rest = more;
    }
    let apart = |letter: char| !(letter.is_alphanumeric() || "',.".contains(letter));
    let words: Vec<&str> = text.split(apart).filter(|word| !word.is_empty()).collect();
    let word = |at: usize| words.get(at).map_or("", |word| word.trim_matches([',', '.']));
    (0..words.len()).find_map(|at| {
        if let Some(times) = alone(word(at)) {
            return Some((times, pounds));
        }
        let times = spelled(word(at))?;
        let before = at.checked_sub(1).map_or("", word);
        let counted = before.bytes().any(|byte| byte.is_ascii_digit());
        let of_pounds =
            word(at + 1) == "pounds" || (word(at + 1) == "of" && word(at + 2) == "pounds");
        let said = matches!(before, "in" | "as" | "gbp") || of_pounds || word(at + 1) == "gbp";
        (said && !counted).then_some((times, pounds))
    })
}

/// A magnitude that says so by itself.
fn alone(word: &str) -> Option<f64> {
    ALONE.iter().find(|(written, _)| *written == word).map(|(_, times)| *times)
}

/// One that is spelled out, of one or of several.
fn spelled(word: &str) -> Option<f64> {
    match word.strip_suffix('s').unwrap_or(word) {
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_figures_are_counted_in() {
        let check = |text: &str, expected: Option<(f64, &str)>| {
            let found = Stated::of(text);
            let read = found.as_ref().map(|it| (it.times, it.unit()));
            assert_eq!(read, expected.map(|(times, unit)| (times, unit.to_owned())), "{text}");
        };
        for text in [
            "Spend on agency (£000)",
            "Spend (£000s)",
            "£'000",
            "Apr 2025 £’000",
            "Value (£k)",
            "£ thousands",
            "All figures in £ thousands",
            "Spend £000's",
            "Budget £ (000s)",
            "All figures in thousands of pounds",
            "GBP thousand",
        ] {
            check(text, Some((1e3, "£000")));
        }
        for text in ["£m", "Budget, £ million", "Cost (£M)", "Spend (£mn)", "Millions of pounds"]
        {
            check(text, Some((1e6, "£m")));
        }
        for text in ["(£)", "Spend (£)", "£", "Spend in £"] {
            check(text, Some((1.0, "£")));
        }
        for text in ["Homes (000s)", "Visits '000", "in thousands", "Passengers (thousands)"] {
            check(text, Some((1e3, "thousands")));
        }
        check("Debt ($bn)", Some((1e9, "$bn")));
        for text in [
            "Contracts over £5,000",
            "Contracts over £500k",
            "Crimes per 1,000",
            "Rate per 100,000",
            "£1m homes",
            "Thousands came",
            "Tens of thousands",
            "12 million pounds",
            "Cost per £ spent",
            "Room 000",
            "",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn what_a_unit_counts_in() {
        let check = |unit: &str, times: f64| assert_eq!(times_of(unit), times, "{unit}");
        check("£000", 1e3);
        check("£ million", 1e6);
        check("£m", 1e6);
        check("£", 1.0);
        check("per 1,000 people", 1.0);
        check("thousand homes", 1e3);
        check("homes", 1.0);
    }

    #[test]
    fn a_title_says_nothing_of_shares_and_times() {
        let check = |text: &str, name: &str, unit: &str, expected: bool| {
            assert_eq!(Stated::of(text).unwrap().is_of(name, unit), expected, "{text} {unit}");
        };
        check("£000", "Spend", "£", true);
        check("£000", "Spend", "", true);
        check("£000", "Calls answered (%)", "", false);
        check("£000", "Calls answered", "%", false);
        check("£000", "Staff", "FTE", false);
        check("in thousands", "Visits", "visits", true);
        check("in thousands", "Wait", "working days", false);
    }
}
