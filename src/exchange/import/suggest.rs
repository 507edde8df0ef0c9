//! What the columns of a table seem to hold, from their headings.

use super::role::{Mapping, Role, Slot, SlotPart, Whose};
use crate::exchange::{
    Table,
    columns::{settings::Setting, target_parts::TargetPart},
    reading::{choice, period, spaces},
};
use crate::model::{Calendar, Frequency, Period};

/// Headings that name a role, in lower case with spaces for underscores. Where several columns of a
/// table name the same role, the heading that stands first in this list has it.
const HEADINGS: &[(&str, Role)] = &[
    ("measure id", Role::MeasureId),
    ("measure code", Role::MeasureId),
    ("measure ref", Role::MeasureId),
    ("indicator id", Role::MeasureId),
    ("indicator code", Role::MeasureId),
    ("indicator ref", Role::MeasureId),
    ("pi code", Role::MeasureId),
    ("id", Role::MeasureId),
    ("ref", Role::MeasureId),
    ("code", Role::MeasureId),
    ("measure name", Role::MeasureName),
    ("measure", Role::MeasureName),
    ("metric", Role::MeasureName),
    ("indicator", Role::MeasureName),
    ("indicator name", Role::MeasureName),
    ("performance indicator", Role::MeasureName),
    ("performance measure", Role::MeasureName),
    ("pi", Role::MeasureName),
    ("title", Role::MeasureName),
    ("name", Role::MeasureName),
    ("kpi", Role::MeasureName),
    ("pi name", Role::MeasureName),
    ("kpi name", Role::MeasureName),
    ("pi title", Role::MeasureName),
    ("measure title", Role::MeasureName),
    ("indicator title", Role::MeasureName),
    ("plan", Role::Plan),
    ("council plan", Role::Plan),
    ("theme", Role::Theme),
    ("vision", Role::Theme),
    ("priority", Role::Priority),
    ("perspective", Role::Perspective),
    ("unit", Role::Unit),
    ("units", Role::Unit),
    ("polarity", Role::Polarity),
    ("directionality", Role::Polarity),
    ("good is", Role::Polarity),
    ("owner", Role::Owner),
    ("accountable officer", Role::Owner),
    ("lead officer", Role::Owner),
    ("responsible officer", Role::Owner),
    ("responsible", Role::Owner),
    ("lead", Role::Owner),
    ("accumulation", Role::Accumulation),
    ("frequency", Role::Frequency),
    ("reporting frequency", Role::Frequency),
    ("period", Role::Period),
    ("reporting period", Role::Period),
    ("month", Role::Period),
    ("quarter", Role::Period),
    ("year", Role::Period),
    ("date", Role::Period),
    ("period point", Role::PeriodPoint),
    ("period ending", Role::PeriodEnd),
    ("quarter ending", Role::PeriodEnd),
    ("month ending", Role::PeriodEnd),
    ("week ending", Role::PeriodEnd),
    ("period start", Role::PeriodStart),
    ("period end", Role::PeriodEnd),
    ("about", Role::AboutDate),
    ("data date raw", Role::AboutDate),
    ("data date", Role::AboutDate),
    ("value", Role::Value),
    ("actual", Role::Value),
    ("figure", Role::Value),
    ("result", Role::Value),
    ("value raw", Role::ValueText),
    ("value text", Role::ValueText),
    ("numerator", Role::Numerator),
    ("denominator", Role::Denominator),
    ("ratio scale", Role::Scale),
    ("role", Role::SeriesRole),
    ("series", Role::SeriesRole),
    ("geography", Role::Geography),
    ("geography set", Role::PartsOf),
    ("scope", Role::Geography),
    ("area", Role::Geography),
    ("target", Role::Target),
    ("target raw", Role::Target),
    ("target range", Role::Target),
    ("plan figure", Role::Target),
    ("qualifier", Role::Qualifier),
    ("comment", Role::Comment),
    ("comments", Role::Comment),
    ("commentary", Role::Comment),
    ("note", Role::Comment),
    ("notes", Role::Comment),
    ("narrative", Role::Comment),
];

/// A mapping to start from. Every choice comes from a heading that says it; the rest is left out.
pub fn suggest(table: &Table, calendar: Calendar) -> Mapping {
    let plain: Vec<String> = table.headings.iter().map(|heading| words_of(heading)).collect();
    let mut columns = vec![Role::Ignored; plain.len()];
    for (words, role) in HEADINGS {
        let taken = columns.contains(role);
        let mut found =
            (0..plain.len()).filter(|column| plain.get(*column).is_some_and(|it| it == words));
        // Of two columns of figures headed alike neither says which is meant: a person does.
        let (first, second) = (found.next(), found.next());
        let column = first.filter(|_| second.is_none() || !role.is_content());
        if let Some(found) = column.and_then(|column| columns.get_mut(column)).filter(|_| !taken) {
            *found = *role;
        }
    }
    for (at, words) in plain.iter().enumerate() {
        let role = of_a_column(words).filter(|role| !columns.contains(role));
        if let (Some(role), Some(column @ Role::Ignored)) = (role, columns.get_mut(at)) {
            *column = role;
        }
    }
    let months = plainly_months(table).then_some(Frequency::Monthly);
    for (column, heading) in columns.iter_mut().zip(&table.headings) {
        if *column == Role::Ignored
            && let Some(slot) = slot(heading, calendar, months)
        {
            *column = Role::Slot(slot);
        }
    }
    let frequency = months.or_else(|| common_frequency(table, calendar));
    Mapping { columns, target_year: None, frequency, plan: None }
}

/// Whether a heading is one of names of measures and of nothing else.
pub(super) fn heads_names(heading: &str) -> bool {
    HEADINGS.contains(&(words_of(heading).as_str(), Role::MeasureName))
}

/// What a heading names that is a column of the grids of targets and settings: what numerators and denominators count
/// is never taken for the figures.
fn of_a_column(words: &str) -> Option<Role> {
    let said = choice::words(words);
    let part = TargetPart::BESIDE.into_iter().find(|part| choice::words(part.words()) == said);
    if let Some(part) = part {
        return Some(Role::OfTarget(part));
    }
    const TOLERANCES: &[&str] = &[
        "tolerance %",
        "tolerance (%)",
        "% tolerance",
        "tolerance pct",
        "tolerance per cent",
        "tolerance percent",
        "tolerance percentage",
        "percentage tolerance",
        "amber tolerance",
    ];
    if TOLERANCES.contains(&said.as_str()) {
        return Some(Role::OfTarget(TargetPart::Tolerance));
    }
    const STRETCHES: &[&str] =
        &["stretch target", "stretch targets", "stretch goal", "stretch value", "target stretch"];
    if STRETCHES.contains(&said.as_str()) {
        return Some(Role::OfTarget(TargetPart::Stretch));
    }
    let found = Setting::of_heading(&said).or(match said.as_str() {
        "precision" | "dp" => Some(Setting::Precision),
        "rationale" => Some(Setting::Rationale),
        "numerator definition" => Some(Setting::Numerator),
        "denominator definition" => Some(Setting::Denominator),
        _ => None,
    })?;
    Some(match found {
        Setting::Name => Role::MeasureName,
        Setting::Unit => Role::Unit,
        Setting::Perspective => Role::Perspective,
        Setting::AccountableOfficer => Role::Owner,
        Setting::Frequency => Role::Frequency,
        Setting::Polarity => Role::Polarity,
        Setting::Accumulation => Role::Accumulation,
        Setting::Scale => Role::Scale,
        Setting::Numerator | Setting::Denominator if said == found.key() => return None,
        setting => Role::Setting(setting),
    })
}

/// Whether the headings written `2025-04` are months: there are two or more, all of them could be, and at
/// least one can't be a reporting year. `2010-11` and `2011-12` alone would be either.
fn plainly_months(table: &Table) -> bool {
    let parts = |heading: &str| -> Option<(u32, u32)> {
        let (year, month) = heading.trim().split_once('-')?;
        let digits = |text: &str, length| {
            text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        (digits(year, 4) && digits(month, 2)).then_some((year.parse().ok()?, month.parse().ok()?))
    };
    let found: Vec<_> = table.headings.iter().filter_map(|heading| parts(heading)).collect();
    found.len() > 1
        && found.iter().all(|(_, month)| (1..=12).contains(month))
        && found.iter().any(|(year, month)| (year + 1) % 100 != *month)
}

/// The frequency of headings that are all of months, or all of quarters.
fn common_frequency(table: &Table, calendar: Calendar) -> Option<Frequency> {
    let mut of_figures = table.headings.iter().filter_map(|heading| {
        let slot = slot(heading, calendar, None).filter(|slot| slot.part == SlotPart::Value)?;
        Some(slot.period.frequency())
    });
    let first = of_figures.next()?;
    let shorter_than_a_year = matches!(first, Frequency::Monthly | Frequency::Quarterly);
    (shorter_than_a_year && of_figures.all(|frequency| frequency == first)).then_some(first)
}

/// A heading for [`suggest`]: lower case, one space between words.
fn words_of(heading: &str) -> String {
    spaces::tidy(&heading.replace('_', " ")).to_lowercase()
}

/// What a heading of a wide table says: a period, whose figure, and which part of it.
///
/// `2018-19 end of year comparator metric value`, `2016/17 half year indicator date`, `Apr-25`,
/// `Q1 2025/26 target`. A heading with a period and words that aren't known is none.
fn slot(heading: &str, calendar: Calendar, frequency: Option<Frequency>) -> Option<Slot> {
    let lower = words_of(heading);
    // `Target 2025/26` as well as `2025/26 target`.
    let lower = match lower.split_once(' ') {
        Some((
            word @ ("target" | "actual" | "figure" | "value" | "result" | "plan," | "floor,"),
            rest,
        )) => {
            format!("{rest} {word}")
        }
        _ => lower,
    };
    if let Ok(found) = period::read_with_words(&lower, calendar, frequency) {
        let (whose, part) = said(found.qualifier.as_deref().unwrap_or(""))?;
        let period = match found.period {
            // A bare calendar year heads no column of figures for certain.
            Period::Range { start, end } if start != end => return None,
            Period::Year(year) if lower.contains("half year") => Period::Half { year, half: 1 },
            period => period,
        };
        return Some(Slot { part, period, whose });
    }
    None
}

/// Whose figure and which part the words of a heading name; `None` if they say anything else.
fn said(words: &str) -> Option<(Whose, SlotPart)> {
    let (mut whose, mut part) = (Whose::Own, None);
    for word in words.to_lowercase().split([' ', ',']).filter(|word| !word.is_empty()) {
        match word {
            "end" | "half" | "of" | "year" | "metric" | "indicator" | "measure" | "full" => {}
            "comparator" => whose = Whose::Comparator,
            "national" => whose = Whose::National,
            "value" | "actual" | "figure" | "result" => part = Some(SlotPart::Value),
            "scope" => part = Some(SlotPart::Scope),
            "date" => part = Some(SlotPart::About),
            "target" | "plan" => part = Some(SlotPart::Target),
            "floor" => part = Some(SlotPart::Floor),
            _ => return None,
        }
    }
    Some((whose, part.unwrap_or(SlotPart::Value)))
}

/// A key to remember a person's choice under: the same for every table with the same headings.
pub fn shape_key(table: &Table) -> String {
    use sha2::{Digest, Sha256};
    let plain: Vec<String> = table.headings.iter().map(|heading| words_of(heading)).collect();
    let digest = Sha256::digest(plain.join("\u{1f}").as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_headings_of_wide_tables() {
        let check = |heading: &str, expected: &str| {
            let found = slot(heading, Calendar::default(), None);
            assert_eq!(found.map(|slot| Role::Slot(slot).words()).unwrap_or_default(), expected);
        };
        check("2018-19 end of year  comparator metric value", "2018/19, comparator: figure");
        check(
            "2016/17 half year indicator national indicator date",
            "H1 2016/17, national: date it is about",
        );
        check("Apr-25", "Apr 2025, own: figure");
        check("Q1 2025/26 target", "Q1 2025/26, own: target");
        check("2016/17 end of year target status", "");
        check("2016/17 end of year progress", "");
        check("Progress towards 2022-30 Plan", "");
    }

    #[test]
    fn takes_years_and_months_for_what_they_can_only_be() {
        let check = |text: &str, expected: Option<Frequency>, slots: usize| {
            let table = Table::read(text.as_bytes());
            let mapping = suggest(&table, Calendar::default());
            let found = mapping.columns.iter().filter(|role| matches!(role, Role::Slot(_))).count();
            assert_eq!((mapping.frequency, found), (expected, slots), "{text}");
        };
        check("Measure,2025-04,2025-05", Some(Frequency::Monthly), 2);
        check("Measure,2011-12,2012-01", Some(Frequency::Monthly), 2);
        check("Measure,2010-11,2011-12", None, 2);
        check("Measure,2025-04", None, 0);
    }
}
