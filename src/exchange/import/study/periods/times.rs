//! Columns of time, and the labels in them.

use super::super::columns::deciding::{Deciding, SlotAt, When};
use super::super::columns::publication::is_of_publication;
use super::super::names::words::{plain, says};
use super::super::question::Question;
use super::super::shape::headings::{Time, dated, looks_like_time, small, time};
use super::super::shape::totals::is_total;
use super::dashed::dashed;
use super::form::{Form, form, is_day};
use super::spoken_labels::end_of;
use super::styles::{Label, Styles};
use super::told_from_all::{Labelled, Weeks};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{choice::frequency, period};
use crate::model::{Calendar, Frequency, Period};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

/// Year and part of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Joined {
    /// In one label.
    Label(String),
    /// Months of a year that may be written in ways of its own.
    Months { part: String, year: String },
}

impl Joined {
    /// The label whose reading hangs on how the file writes its periods.
    fn hangs_on(self) -> String {
        match self {
            Self::Label(label) | Self::Months { year: label, .. } => label,
        }
    }
}

/// Whether a cell beside one of a year says that its figure is of all of that.
pub(in super::super) fn is_whole_year(text: &str) -> bool {
    const WHOLE: [&str; 5] = ["year", "full year", "whole year", "fy", "annual"];
    WHOLE.contains(&plain(text).as_str())
}

fn is_last_of_month(day: NaiveDate) -> bool {
    day.succ_opt().is_some_and(|next| next.day() == 1)
}

/// Whether a part of a year is a quarter or a half by its number, and no months.
pub(in super::super) fn is_quarter(part: &str) -> bool {
    part.bytes().any(|byte| byte.is_ascii_digit())
}

impl Deciding<'_> {
    /// Columns of time, by heading and cells.
    pub(in super::super) fn times(&mut self) {
        self.titles_of_time();
        self.first_and_last_days();
        for at in self.which(|it| it.is_free() && !is_of_publication(&it.profile.words)) {
            let Some(column) = self.column(at) else { continue };
            let Some(time) = time(&column.profile.words) else { continue };
            let filled = self.filled(at);
            let timely = |text: &str| looks_like_time(&self.unmarked(text).0, self.calendar);
            let looks = |text: &&&str| match time {
                Time::Month => timely(text) || small(text, 12),
                Time::Quarter => timely(text) || small(text, 4),
                Time::Week => timely(text) || small(text, 53),
                Time::Year | Time::Any | Time::Ending => timely(text),
            };
            let fitting = filled.iter().filter(looks).count();
            if filled.is_empty() || fitting * 10 < filled.len() * 7 {
                continue;
            }
            let role = if time == Time::Ending { Role::PeriodEnd } else { Role::Period };
            self.change(at, |it| it.take(role, "its heading and its cells are of time"));
        }
        // Without a heading that says so: cells that can only be periods.
        if self.with(Role::Period).is_empty() && self.with(Role::PeriodEnd).is_empty() {
            let slots = self.columns.iter().any(|column| column.slot.is_some());
            for at in self.which(|it| it.is_free() && !is_of_publication(&it.profile.words)) {
                let filled: Vec<_> =
                    self.filled(at).into_iter().map(|it| self.unmarked(it).0).collect();
                let heading = self.layout.table.headings.get(at);
                let bare = at == 0 && heading.is_none_or(|heading| heading.is_empty());
                let plainly = |text: &Cow<str>| match form(text) {
                    // Years under no heading, before everything else.
                    Form::Year(_) | Form::Six(..) => bare,
                    // Numbers of a size that figures may have too: each the first or the last day of a month.
                    Form::DayNumber(day) => day.day() == 1 || is_last_of_month(day),
                    _ => {
                        text.parse::<f64>().is_err()
                            && text.bytes().any(|it| it.is_ascii_digit())
                            && looks_like_time(text, self.calendar)
                    }
                };
                if !slots && filled.len() > 1 && filled.iter().all(plainly) {
                    self.change(at, |it| it.take(Role::Period, "its cells are periods"));
                    break;
                }
            }
        }
        if !self.is_timeless() {
            self.said_of_periods();
        }
        self.small_figures();
        self.days_of_publication();
        self.years_and_parts();
        self.month_numbers();
    }

    /// What a column says in the rows where it isn't blank, each text once.
    pub(in super::super) fn filled(&self, at: usize) -> HashSet<&str> {
        let texts = self.rows.iter().map(|row| self.text(*row, at));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// Where several columns are of time: year and part are one period, a label beside a year stands alone.
    fn years_and_parts(&mut self) {
        let mut of_time = self.with(Role::Period);
        of_time.extend(self.with(Role::PeriodPoint));
        of_time.retain(|at| self.column(*at).is_some_and(|column| !column.by_hand));
        if self.with(Role::PeriodPoint).len() + self.with(Role::Period).len() < 2
            && of_time.len() < 2
        {
            return;
        }
        let of = |at: &usize, wanted: Time| {
            let words = &self.column(*at)?.profile.words;
            (time(words) == Some(wanted)).then_some(*at)
        };
        // `HY` and `EOY` beside a year are told apart elsewhere.
        let has_part =
            |year: usize| of_time.iter().any(|at| *at != year && self.names_parts(*at, false));
        let only_years = |at: &usize| self.has_only_years(*at, |_| true);
        let year = of_time
            .iter()
            .find_map(|at| of(at, Time::Year))
            .or_else(|| of_time.iter().copied().find(|at| only_years(at) && has_part(*at)));
        let numbered = |at: &usize| of(at, Time::Month).or(of(at, Time::Quarter)).is_some();
        let mut parts = of_time.clone();
        parts.retain(|at| Some(*at) != year && self.names_parts(*at, numbered(at)));
        // The months rather than the quarters that they are in.
        parts.sort_by_key(|at| std::cmp::Reverse(self.filled(*at).len()));
        let part = parts.first().copied();
        if year.is_some() {
            for at in parts.into_iter().skip(1) {
                self.change(at, |it| it.leave("another column says the period more exactly"));
            }
        }
        let whole = of_time.iter().copied().find(|at| Some(*at) != year && Some(*at) != part);
        match (year, part, whole) {
            (Some(year), Some(part), _) => {
                self.change(year, |it| it.role = Some(Role::Year));
                self.change(part, |it| it.role = Some(Role::PeriodPoint));
            }
            (Some(year), None, Some(whole))
                if self.filled(year).len() > 1 && self.numbers_weeks(whole) =>
            {
                // Which seven days a number is of differs from year to year, and is asked for each.
                self.change(year, |it| it.role = Some(Role::Year));
                self.change(whole, |it| it.role = Some(Role::PeriodPoint));
            }
            (Some(year), None, Some(whole)) => {
                let full = self.filled(whole).iter().all(|it| looks_like_time(it, self.calendar));
                self.change(year, |it| {
                    it.leave(match full {
                        true => "another column says the period in full",
                        false => "another column names the period, and not as a part of a year",
                    });
                });
            }
            _ => {}
        }
    }

    /// Whether a column has weeks by their numbers.
    fn numbers_weeks(&self, at: usize) -> bool {
        let words = self.column(at).and_then(|it| time(&it.profile.words));
        words == Some(Time::Week) && self.filled(at).iter().any(|text| small(text, 53))
    }

    /// Whether at least half of the cells are parts of a year that name none, or the whole of it. Numbers are parts under a
    /// heading of months or quarters.
    fn names_parts(&self, at: usize, numbered: bool) -> bool {
        let yearless = |text: &str| {
            (numbered && small(text, 12))
                || matches!(form(text), Form::Yearless(_))
                || is_whole_year(text)
        };
        let filled = self.filled(at);
        let parts = filled.iter().filter(|text| !is_total(text));
        let named = parts.clone().filter(|text| yearless(text)).count();
        named > 0 && named * 2 >= parts.count()
    }

    /// Months by their numbers, where these may count from January or from the start of the reporting year.
    fn month_numbers(&mut self) {
        let start = self.calendar.start_month();
        let of_time = [self.with(Role::Period), self.with(Role::PeriodPoint)].concat();
        let month = of_time.into_iter().find(|at| {
            let words = self.column(*at).and_then(|it| time(&it.profile.words));
            words == Some(Time::Month)
                && self.rows.iter().any(|row| small(self.text(*row, *at), 12))
        });
        let Some(month) = month.filter(|_| start != 1) else { return };
        // A year of its own beside the month is the calendar's.
        let years = self.with(Role::Year);
        let calendar = years.first().is_some_and(|year| {
            self.rows
                .iter()
                .map(|row| self.text(*row, *year))
                .all(|text| text.is_empty() || matches!(form(text), Form::Year(_)))
        });
        if calendar {
            return;
        }
        let first = self.month_name(start);
        let question = Question::new(
            "month-numbers",
            format!(
                "Is month 1 of '{}' January, or {first}, the first of the reporting year?",
                self.name(month)
            ),
        )
        .answers(["January".to_owned(), first.clone()])
        .because("months are numbers, and the organisation's year doesn't start in January")
        .holding("the whole file");
        match self.asking.ask(question) {
            Some(answer) if answer == first => self.months_from = start,
            Some(_) => {}
            None => {
                self.waits.get_or_insert("month-numbers".to_owned());
            }
        }
    }

    fn month_name(&self, month: u32) -> String {
        let index = usize::try_from(month).unwrap_or(1).saturating_sub(1);
        Calendar::MONTHS.get(index).and_then(|name| name.get(..3)).unwrap_or_default().to_owned()
    }

    /// Labels of periods that hang on how the file writes them.
    pub(in super::super) fn decide_styles(&mut self) {
        let mut labels = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(SlotAt { when: When::Label(text), .. }) = &column.slot
                && self.part_of_year(text).is_none()
            {
                // A single day that heads a column stands for the period it is in.
                let text = end_of(text).unwrap_or_else(|| text.clone());
                labels.push(Labelled {
                    frequency: is_day(&text).then_some(Frequency::Monthly),
                    reports: dashed(&text).and_then(|_| self.reports()),
                    text,
                    weeks: None,
                    other: false,
                });
            }
            if let Some(When::Label(text)) = &column.rated
                && self.part_of_year(text).is_none()
            {
                labels.push(Labelled {
                    text: text.clone(),
                    frequency: is_day(text).then_some(Frequency::Monthly),
                    reports: None,
                    weeks: None,
                    other: false,
                });
            }
            let of_time =
                matches!(column.role, Some(Role::Period | Role::PeriodEnd | Role::PeriodStart));
            if !of_time {
                continue;
            }
            let words = &column.profile.words;
            let said = Weeks::said(words);
            let weeks = says(words, &["week"]) || said.is_some();
            let frequency = if says(words, &["quarter", "qtr"]) {
                Some(Frequency::Quarterly)
            } else if says(words, &["year"]) {
                Some(Frequency::Yearly)
            } else {
                says(words, &["month", "months"]).then_some(Frequency::Monthly)
            };
            let start = column.role == Some(Role::PeriodStart)
                || (column.role == Some(Role::PeriodEnd)
                    && !self.with(Role::PeriodStart).is_empty());
            let reports = self.reports();
            let mut seen = HashSet::new();
            for row in &self.rows {
                let text = self.text(*row, at);
                if !text.is_empty() && seen.insert(text) && !is_total(text) {
                    let text = &*self.unmarked(text).0;
                    let text = end_of(text).unwrap_or_else(|| self.named(at, text));
                    let of = said.filter(|_| !start);
                    labels.push(Labelled {
                        text,
                        frequency,
                        reports,
                        weeks: of,
                        other: start || weeks,
                    });
                }
            }
        }
        let years = self.with(Role::Year);
        let joined: BTreeSet<Joined> = years
            .first()
            .map(|year| self.rows.iter().filter_map(|row| self.joined(*row, *year)).collect())
            .unwrap_or_default();
        labels.extend(joined.into_iter().map(|joined| Labelled {
            frequency: Some(match joined {
                Joined::Months { .. } => Frequency::Yearly,
                Joined::Label(_) => Frequency::Monthly,
            }),
            text: joined.hangs_on(),
            reports: None,
            weeks: None,
            other: false,
        }));
        labels.extend(self.labels_in_years());
        let years = self.years_near();
        self.styles = Some(Styles::decide(&labels, &years, self.calendar, &mut self.asking));
    }

    /// The years that stand in headings, and beside the table.
    fn years_near(&self) -> Vec<String> {
        let mut years = self.years_beside();
        for heading in &self.layout.table.headings {
            let Some(found) = dated(heading, self.calendar) else { continue };
            let label = match form(&found.label) {
                Form::Certain(label) => label,
                _ => found.label,
            };
            let Ok(read) = period::read(&label, self.calendar, None) else { continue };
            let year = match read.period {
                Period::Range { .. } => continue,
                period => self.calendar.year_of_period(period).to_string(),
            };
            if !years.contains(&year) {
                years.push(year);
            }
        }
        years
    }

    /// How often every measure of the file reports, as far as a person, a column or the pack says.
    pub(in super::super) fn reports(&self) -> Option<Frequency> {
        if self.choices.frequency.is_some() {
            return self.choices.frequency;
        }
        let one = |mut all: std::vec::IntoIter<Option<Frequency>>| {
            let first = all.next().flatten()?;
            all.all(|it| it == Some(first)).then_some(first)
        };
        if let Some(at) = self.with(Role::Frequency).first() {
            let said: HashSet<&str> = self.rows.iter().map(|row| self.text(*row, *at)).collect();
            return one(said.into_iter().map(frequency).collect::<Vec<_>>().into_iter());
        }
        let name = self.with(Role::MeasureName).first().copied()?;
        let names: HashSet<&str> = self.rows.iter().map(|row| self.text(*row, name)).collect();
        let names: HashSet<String> = names.into_iter().map(plain).collect();
        let known = self.pack.measures.iter().filter(|it| names.contains(&plain(&it.name)));
        one(known.map(|it| it.frequency).collect::<Vec<_>>().into_iter())
    }

    /// Year and part of a row as one label: `Nov 2024`, `Q1 2024/25`. A part that names its own year stands alone.
    pub(in super::super) fn joined(&self, row: usize, year: usize) -> Option<Joined> {
        let at = *self.with(Role::PeriodPoint).first()?;
        let (year, text) = (self.period_text(row, year), self.period_text(row, at));
        if text.is_empty() {
            return None;
        }
        let named = self.named(at, &text);
        let whole = is_whole_year(&named);
        Some(match form(&named) {
            _ if whole && !year.is_empty() => Joined::Label(year.into_owned()),
            Form::Yearless(_) | Form::Week(_) if year.is_empty() => return None,
            Form::Week(_) => Joined::Label(format!("{named} {year}")),
            // A month beside a year of its own reads as it stands; `2024 Q1` is asked about.
            Form::Yearless(part) if is_quarter(&part) || matches!(form(&year), Form::Year(_)) => {
                Joined::Label(format!("{part} {year}"))
            }
            Form::Yearless(part) => Joined::Months { part, year: year.into_owned() },
            _ => Joined::Label(named),
        })
    }

    /// What is read for year and part of a row.
    pub(in super::super) fn joined_label(&self, joined: &Joined) -> Option<Label> {
        match joined {
            Joined::Label(label) => Some(self.label(label)),
            Joined::Months { part, year } => self.in_year(part, year),
        }
    }

    /// A month or quarter that a column of time has by its number alone, by name.
    pub(in super::super) fn named(&self, at: usize, text: &str) -> String {
        let Some(number) = text.parse::<usize>().ok().and_then(|it| it.checked_sub(1)) else {
            return text.to_owned();
        };
        let time = self.column(at).and_then(|it| time(&it.profile.words));
        match time {
            Some(Time::Quarter) if number < 4 => format!("Q{}", number + 1),
            Some(Time::Week) if number < 53 => format!("week {}", number + 1),
            Some(Time::Month) if number < 12 => {
                let before = u32::try_from(number).unwrap_or(0) + self.months_from - 1;
                self.month_name(before % 12 + 1)
            }
            _ => text.to_owned(),
        }
    }

    /// What is read for a label; as it stands before the styles are known.
    pub(in super::super) fn label(&self, text: &str) -> Label {
        self.spoken_label(text).unwrap_or_else(|| self.plain_label(text))
    }

    /// [`Self::label`], of one that is only a period.
    pub(in super::super) fn plain_label(&self, text: &str) -> Label {
        self.styles.as_ref().map_or_else(|| Label::As(text.to_owned()), |styles| styles.read(text))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn the_year_in_another_column_is_that_of_every_label_without_one() {
        let check = |headings: &str, cells: [&str; 2], expected: [&str; 2]| {
            let rows: String = cells.iter().map(|cells| format!("Visits,{cells},80\n")).collect();
            let text = format!("Measure,{headings},Value\n{rows}");
            let found = tried(&Pack::default(), &text, &[]);
            let expected = expected.map(|period| format!("Visits, own, {period}: 80"));
            let said = || format!("{text} {:?} {:?}", found.asked(), found.proposal.left_out());
            assert_eq!(found.figures(), expected, "{}", said());
        };
        let quarters = ["2025/26 Q1", "2025/26 Q4"];
        for heading in ["Period", "Quarter", "Reporting period", "Time period"] {
            let both = format!("Year,{heading}");
            check(&both, ["2025/26,Apr-Jun", "2025/26,Jan-Mar"], quarters);
            check(&format!("{heading},Year"), ["Apr-Jun,2025/26", "Jan-Mar,2025/26"], quarters);
            check(&both, ["2025-26,April to June", "2025-26,January to March"], quarters);
            check(&both, ["2025/26,Q1 (Apr-Jun)", "2025/26,Q4 (Jan-Mar)"], quarters);
            check(&both, ["2025/26,Q1", "2025/26,Q4"], quarters);
            check(&both, ["2025/26,Apr", "2025/26,Jan"], ["2025-04", "2026-01"]);
            check(&both, ["25/26,Apr-Jun", "25/26,Jan-Mar"], quarters);
            // One that names its own year stands alone.
            check(&both, ["2025/26,Apr", "2025/26,May 2025"], ["2025-04", "2025-05"]);
        }
        check("Year,Period", ["2025,Apr-Jun", "2026,Jan-Mar"], quarters);
        check("Financial year,Month", ["2025/26,April", "2025/26,January"], ["2025-04", "2026-01"]);
        check("FY,Period", ["2025/26,Apr-Jun", "2025/26,Jan-Mar"], quarters);
        check("Yr,Period", ["2025/26,Apr-Jun", "2025/26,Jan-Mar"], quarters);
        check("Year,Month", ["2025,4", "2026,1"], ["2025-04", "2026-01"]);
        check("FY,Period", ["2024/25,Full year", "2025/26,Q1"], ["2024/25", "2025/26 Q1"]);
        check("Period,Period point", ["2024/25,EOY", "2025/26,HY"], ["2024/25", "2025/26 H1"]);
        check("Year,Quarter,Month", ["2025,Q2,Apr", "2025,Q2,May"], ["2025-04", "2025-05"]);
    }

    #[test]
    fn the_years_of_headings_are_offered_for_what_has_none() {
        let text = "Measure,Baseline (2023/24),Target 2025/26,Q1,Q2\nHomes,100,120,25,31\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.question("year").answers, ["2023/24", "2025/26"]);
        let quarters = "Measure,2025-26 Qtr 1,Qtr 2\nHomes,25,31\n";
        let found = tried(&Pack::default(), quarters, &[]);
        assert_eq!(found.question("year").answers, ["2025/26"]);
        let found = tried(&Pack::default(), text, &[("year", "2025/26")]);
        let figures = ["2023/24: 100", "2025/26 Q1: 25", "2025/26 Q2: 31"];
        assert_eq!(found.figures(), figures.map(|it| format!("Homes, own, {it}")));
    }

    #[test]
    fn months_of_a_year_by_one_of_its_halves_wait_with_it() {
        let text = "Measure,Year,Period,Value\nVisits,FY26,Apr-Jun,80\nVisits,FY26,Jan,81\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.question("year-names").is_open() && found.figures().is_empty());
        let found = tried(&Pack::default(), text, &[("year-names", "by their end")]);
        assert_eq!(found.figures(), ["Visits, own, 2025/26 Q1: 80", "Visits, own, 2026-01: 81"]);
    }
}
