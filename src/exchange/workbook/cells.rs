//! What a cell of a workbook holds, as its spreadsheet shows it.

use crate::model::Period;
use calamine::{Data, ExcelDateTime, Style};

/// How a cell is formatted, as far as that changes what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    #[default]
    Plainly,
    /// In per cent: 0.955 as 95.5%.
    PerCent,
    /// A day as its month: 1 April 2025 as Apr 2025.
    Month,
    /// A time in hours and minutes: a hundredth and a bit of a day as 0:15.
    HoursMinutes,
    /// A time in minutes and seconds.
    MinutesSeconds,
}

impl Shown {
    pub(super) fn of(style: &Style) -> Self {
        let code = style.number_format.as_ref().map(|format| format.format_code.as_str());
        code.map_or(Self::Plainly, Self::by_code)
    }

    /// By the first section of a format code (ECMA-376 part 1, 18.8.31); what is quoted is text.
    fn by_code(code: &str) -> Self {
        let mut bare = String::new();
        let mut quoted = false;
        for letter in code.split(';').next().unwrap_or_default().chars() {
            match letter {
                '"' => quoted = !quoted,
                letter if !quoted => bare.push(letter.to_ascii_lowercase()),
                _ => {}
            }
        }
        let of_day = |bare: &str| bare.contains(['d', 'y']);
        let (hours, seconds) = (bare.contains('h'), bare.contains('s'));
        if bare.contains(':') && !of_day(&without_brackets(&bare)) {
            return match (hours, seconds) {
                (true, false) => Self::HoursMinutes,
                (false, true) => Self::MinutesSeconds,
                _ => Self::Plainly,
            };
        }
        // A locale or a colour in brackets has letters too.
        let bare = without_brackets(&bare);
        if bare.contains('%') && !bare.contains('d') {
            Self::PerCent
        } else if bare.contains('m') && bare.contains('y') && !bare.contains(['d', 'h', 's']) {
            Self::Month
        } else {
            Self::Plainly
        }
    }
}

/// A format code without its locales and colours; hours that go on after a day, `[h]`, among them.
fn without_brackets(code: &str) -> String {
    code.split('[').map(|part| part.split_once(']').map_or(part, |it| it.1)).collect()
}

/// What a cell says.
pub(super) fn text(value: &Data, shown: Shown) -> String {
    match value {
        Data::Empty => String::new(),
        Data::DateTimeIso(text) => iso_day(text, shown),
        Data::DurationIso(text) => iso_duration(text).unwrap_or_else(|| text.clone()),
        Data::String(text) => text.clone(),
        Data::Int(number) if shown == Shown::PerCent => format!("{}%", number.saturating_mul(100)),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if shown == Shown::PerCent => {
            format!("{}%", fifteen_digits(number * 100.0))
        }
        Data::Float(number) => fifteen_digits(*number),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) => day(*moment, shown),
        Data::Error(error) => error.to_string(),
    }
}

/// A day as `2025-04-01`, with its time where that isn't midnight; as a month where it is shown as one.
fn iso_day(text: &str, shown: Shown) -> String {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = day.splitn(3, '-');
    let mut number = || parts.next()?.parse::<i32>().ok();
    let month = number().zip(number()).and_then(|(year, month)| {
        let month = u32::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        Some(Period::Month { year, month })
    });
    match (shown, month) {
        (Shown::Month, Some(month)) => month.label(),
        _ if time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.')) => day.to_owned(),
        _ => text.to_owned(),
    }
}

/// A stretch of so many seconds as a clock has it, in the parts in which it is shown.
fn clock(seconds: f64, shown: Shown) -> String {
    let sign = if seconds < 0.0 { "-" } else { "" };
    let whole = fifteen_digits(seconds.abs().round()).parse::<u64>().unwrap_or(0);
    let (minutes, second) = (whole / 60, whole % 60);
    let (hour, minute) = (minutes / 60, minutes % 60);
    match shown {
        Shown::HoursMinutes if second == 0 => format!("{sign}{hour}:{minute:02}"),
        Shown::MinutesSeconds => format!("{sign}{minutes}:{second:02}"),
        _ => format!("{sign}{hour}:{minute:02}:{second:02}"),
    }
}

/// `PT01H05M00S`, as OpenDocument has a time; none of what has days or parts of a second.
fn iso_duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, seconds) = rest.strip_suffix('S')?.split_once('M')?;
    let part = |text: &str| text.parse::<u32>().ok().map(f64::from);
    let seconds = part(hours)? * 3_600.0 + part(minutes)? * 60.0 + part(seconds)?;
    Some(clock(seconds, Shown::Plainly))
}

/// A number as a spreadsheet keeps it, in fifteen digits: binary fractions' noise is none of it.
fn fifteen_digits(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

/// A day, with its time where it isn't midnight; as a month where it is shown as one.
fn day(moment: ExcelDateTime, shown: Shown) -> String {
    // A day is never before the first.
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return clock(moment.as_f64() * 86_400.0, shown);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match (shown, hour, minute, second) {
        (Shown::Month, ..) => Period::Month { year: year.into(), month: month.into() }.label(),
        (_, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_how_a_cell_is_shown() {
        let check = |code: &str, shown: Shown| assert_eq!(Shown::by_code(code), shown, "{code}");
        check("General", Shown::Plainly);
        check("0.0%", Shown::PerCent);
        check("0%;[Red]-0%", Shown::PerCent);
        check("[Blue]mmm-yy", Shown::Month);
        check("mmmm yyyy", Shown::Month);
        check("[$-809]dd/mm/yyyy", Shown::Plainly);
        check("0.0\"% of m/y\"", Shown::Plainly);
        check("hh:mm", Shown::HoursMinutes);
        check("[h]:mm", Shown::HoursMinutes);
        check("mm:ss", Shown::MinutesSeconds);
        check("[h]:mm:ss", Shown::Plainly);
        check("dd/mm/yyyy hh:mm", Shown::Plainly);
    }

    #[test]
    fn figures_are_told_as_people_see_them() {
        let check = |value: Data, shown: Shown, expected: &str| {
            assert_eq!(text(&value, shown), expected, "{value:?}");
        };
        check(Data::Float(0.1 + 0.2), Shown::Plainly, "0.3");
        check(Data::Float(0.955), Shown::PerCent, "95.5%");
        check(Data::Float(1_234_567.5), Shown::Plainly, "1234567.5");
        check(Data::Int(1), Shown::PerCent, "100%");
        check(Data::Bool(true), Shown::Plainly, "TRUE");
        check(Data::Empty, Shown::PerCent, "");
        let iso = |text: &str| Data::DateTimeIso(text.to_owned());
        check(iso("2025-04-01"), Shown::Plainly, "2025-04-01");
        check(iso("2025-04-01T00:00:00"), Shown::Plainly, "2025-04-01");
        check(iso("2025-04-01T12:30:00"), Shown::Plainly, "2025-04-01T12:30:00");
        check(iso("2025-04-01"), Shown::Month, "Apr 2025");
        check(iso("2025-99-01"), Shown::Month, "2025-99-01");
        check(iso(""), Shown::Month, "");
        let day = |serial| {
            Data::DateTime(ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false))
        };
        check(day(45_748.0), Shown::Plainly, "2025-04-01");
        check(day(45_748.0), Shown::Month, "Apr 2025");
        check(day(45_748.5), Shown::Plainly, "2025-04-01 12:00");
        check(day(0.25), Shown::HoursMinutes, "6:00");
        let ten_minutes = 10.0 / 1440.0;
        check(day(ten_minutes), Shown::HoursMinutes, "0:10");
        check(day(ten_minutes), Shown::MinutesSeconds, "10:00");
        check(day(ten_minutes), Shown::Plainly, "0:10:00");
        let lasting = |serial| {
            Data::DateTime(ExcelDateTime::new(
                serial,
                calamine::ExcelDateTimeType::TimeDelta,
                false,
            ))
        };
        check(lasting(1.5), Shown::HoursMinutes, "36:00");
        check(lasting(ten_minutes), Shown::Plainly, "0:10:00");
        let iso = |text: &str| Data::DurationIso(text.to_owned());
        check(iso("PT01H05M00S"), Shown::Plainly, "1:05:00");
        check(iso("P1D"), Shown::Plainly, "P1D");
    }
}
