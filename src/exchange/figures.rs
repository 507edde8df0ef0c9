//! Figures out: CSV in long form, and a block for the clipboard.

use super::{formula::guarded, import::Whose};
use crate::model::{
    Comparator, ComparatorKind, Frequency, Measure, Observation, Pack, Polarity, Reading,
};
use crate::rating::areas::printable;

pub(super) const HEADINGS: [&str; 16] = [
    "measure_id",
    "measure_name",
    "unit",
    "polarity",
    "frequency",
    "role",
    "geography",
    "geography_set",
    "period",
    "about",
    "value",
    "value_text",
    "numerator",
    "denominator",
    "qualifier",
    "comment",
];

/// Every figure of a pack as CSV (UTF-8, a row a figure). Importing it into the same pack changes
/// nothing; opening it in a spreadsheet runs nothing.
pub fn csv(pack: &Pack) -> String {
    let lines = rows(pack).map(|row| line(row.iter().map(String::as_str)));
    line(HEADINGS.into_iter()) + &lines.collect::<String>()
}

/// Every figure of a pack that may be printed, a row each. One that may not, or not as it stands, has no row, so that
/// the file can be brought in again without a loss.
pub(super) fn rows(pack: &Pack) -> impl Iterator<Item = [String; 16]> {
    pack.measures.iter().flat_map(|measure| {
        let printable = printable(measure, pack.calendar(), &pack.areas);
        let shown = &printable.measure;
        let as_held = |held: &[Observation], shown: &[Observation], of: Option<&Comparator>| {
            let each = held.iter().zip(shown).filter(|(held, shown)| held == shown);
            each.map(|(it, _)| row(measure, of, it)).collect::<Vec<_>>()
        };
        let mut rows = as_held(&measure.series, &shown.series, None);
        for (held, shown) in measure.comparators.iter().zip(&shown.comparators) {
            rows.extend(as_held(&held.series, &shown.series, Some(held)));
        }
        rows
    })
}

/// Tables as CSV, one under the other: each with its name in a first column.
pub fn tables(tables: impl Iterator<Item = (String, Vec<String>, Vec<Vec<String>>)>) -> String {
    let each = |(name, heads, rows): (String, Vec<String>, Vec<Vec<String>>)| {
        let head = std::iter::once("set").chain(heads.iter().map(String::as_str));
        let of = |row: &Vec<String>| {
            line(std::iter::once(name.as_str()).chain(row.iter().map(String::as_str)))
        };
        line(head) + &rows.iter().map(of).collect::<String>()
    };
    tables.map(each).collect()
}

/// Cells as a block that pastes into a spreadsheet: tabs between cells, line breaks between rows.
pub fn block(rows: &[Vec<String>]) -> String {
    let lines = rows.iter().map(|row| delimited(row.iter().map(String::as_str), '\t'));
    lines.collect()
}

/// A figure's row.
fn row(
    measure: &Measure,
    comparator: Option<&Comparator>,
    observation: &Observation,
) -> [String; 16] {
    let whose = match comparator.map(|comparator| comparator.kind) {
        None => Whose::Own,
        Some(ComparatorKind::Peer) => Whose::Comparator,
        Some(ComparatorKind::National) => Whose::National,
        Some(ComparatorKind::Area) => Whose::Area,
        Some(ComparatorKind::Group) => Whose::Group,
    };
    let (value, numerator, denominator) = match observation.reading {
        Reading::Number(number) => (number.to_string(), String::new(), String::new()),
        Reading::Ratio { numerator, denominator } => {
            (String::new(), numerator.to_string(), denominator.to_string())
        }
        Reading::Missing(reason) => (reason.words().to_owned(), String::new(), String::new()),
        Reading::Unread => Default::default(),
    };
    let flags = [(observation.provisional, "provisional"), (observation.revised, "revised")];
    let words = flags.into_iter().filter(|(set, _)| *set).map(|(_, word)| word);
    let qualifiers: Vec<&str> = words.chain(observation.qualifier.as_deref()).collect();
    [
        measure.id.to_string(),
        measure.name.clone(),
        measure.unit.clone(),
        measure.polarity.map_or("", Polarity::words).to_owned(),
        measure.frequency.map_or("", frequency).to_owned(),
        whose.words().to_owned(),
        comparator.map(|comparator| comparator.name.clone()).unwrap_or_default(),
        comparator.map(|comparator| comparator.set.clone()).unwrap_or_default(),
        observation.period.label(),
        observation.about.clone().unwrap_or_default(),
        value,
        observation.text.clone().unwrap_or_default(),
        numerator,
        denominator,
        qualifiers.join(", "),
        observation.comment.clone().unwrap_or_default(),
    ]
}

fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "monthly",
        Frequency::Quarterly => "quarterly",
        Frequency::HalfYearly => "half-yearly",
        Frequency::Yearly => "yearly",
        Frequency::Dated => "dated",
    }
}

/// A line of CSV, whose cells no spreadsheet runs.
pub fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    delimited(cells, ',')
}

/// A line of cells, guarded against formulas, quoted where they have to be.
fn delimited<'a>(cells: impl Iterator<Item = &'a str>, delimiter: char) -> String {
    let quoted = |cell: &str| {
        let cell = guarded(cell);
        if cell.contains([delimiter, '"', '\n', '\r', ',', ';', '\t']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.into_owned()
        }
    };
    let cells: Vec<String> = cells.map(quoted).collect();
    cells.join(&delimiter.to_string()) + "\r\n"
}
