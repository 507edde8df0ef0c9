//! Columns of time, and the labels in them.

use super::deciding::{Deciding, SlotAt, When};
use super::form::{Form, form, is_day};
use super::headings::{Time, looks_like_time, small, time};
use super::layout::is_total;
use super::publication::is_of_publication;
use super::question::Question;
use super::spoken_labels::end_of;
use super::styles::{Label, Styles};
use super::told_from_all::{Labelled, Weeks};
use super::words::{plain, says};
use crate::exchange::import::role::Role;
use crate::exchange::reading::choice::frequency;
use crate::model::{Calendar, Frequency};
use std::collections::{BTreeSet, HashSet};

impl Deciding<'_> {
    /// Columns of time, by heading and cells.
    pub(super) fn times(&mut self) {
        for at in self.which(|it| it.is_free() && !is_of_publication(&it.profile.words)) {
            let Some(column) = self.column(at) else { continue };
            let Some(time) = time(&column.profile.words) else { continue };
            let filled = self.filled(at);
            let timely = |text: &str| looks_like_time(&self.unmarked(text).0, self.calendar);
            let looks = |text: &&&str| match time {
                Time::Month => timely(text) || small(text, 12),
                Time::Quarter => timely(text) || small(text, 4),
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
                let filled = self.filled(at);
                let plainly = |text: &&str| {
                    text.parse::<f64>().is_err()
                        && text.bytes().any(|it| it.is_ascii_digit())
                        && looks_like_time(text, self.calendar)
                };
                if !slots && filled.len() > 1 && filled.iter().all(plainly) {
                    self.change(at, |it| it.take(Role::Period, "its cells are periods"));
                    break;
                }
            }
        }
        self.small_figures();
        self.days_of_publication();
        self.years_and_parts();
        self.month_numbers();
    }

    /// What a column says in the rows where it isn't blank, each text once.
    fn filled(&self, at: usize) -> HashSet<&str> {
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
        let year = of_time.iter().find_map(|at| of(at, Time::Year));
        let part = of_time
            .iter()
            .find_map(|at| of(at, Time::Month).or(of(at, Time::Quarter)))
            .filter(|at| {
                self.rows.iter().map(|row| self.text(*row, *at)).all(|text| {
                    text.is_empty() || small(text, 12) || matches!(form(text), Form::Yearless(_))
                })
            });
        let whole = of_time.iter().copied().find(|at| Some(*at) != year && Some(*at) != part);
        match (year, part, whole) {
            (Some(year), Some(part), _) => {
                self.change(year, |it| it.role = Some(Role::Year));
                self.change(part, |it| it.role = Some(Role::PeriodPoint));
            }
            (Some(year), None, Some(_)) => {
                self.change(year, |it| it.leave("another column says the period in full"));
            }
            _ => {}
        }
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
    pub(super) fn decide_styles(&mut self) {
        let mut labels = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(SlotAt { when: When::Label(text), .. }) = &column.slot
                && self.part_of_year(text).is_none()
            {
                // A single day that heads a column stands for the period it is in.
                let text = end_of(text).unwrap_or_else(|| text.clone());
                labels.push(Labelled {
                    frequency: is_day(&text).then_some(Frequency::Monthly),
                    text,
                    reports: None,
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
        let joined: BTreeSet<String> = years
            .first()
            .map(|year| self.rows.iter().filter_map(|row| self.joined(*row, *year)).collect())
            .unwrap_or_default();
        let frequency = Some(Frequency::Monthly);
        labels.extend(joined.into_iter().map(|text| Labelled {
            text,
            frequency,
            reports: None,
            weeks: None,
            other: false,
        }));
        labels.extend(self.labels_in_years());
        let years = self.years_beside();
        self.styles = Some(Styles::decide(&labels, &years, self.calendar, &mut self.asking));
    }

    /// How often every measure of the file reports, as far as a person, a column or the pack says.
    pub(super) fn reports(&self) -> Option<Frequency> {
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

    /// Year and part of a row as one label: `Nov 2024`, `Q1 2024/25`.
    pub(super) fn joined(&self, row: usize, year: usize) -> Option<String> {
        let part = *self.with(Role::PeriodPoint).first()?;
        let (year, text) = (self.text(row, year), self.text(row, part));
        if year.is_empty() || text.is_empty() {
            return None;
        }
        // A month beside a year of its own reads as it stands; `2024 Q1` is asked about.
        Some(format!("{} {year}", self.named(part, text)))
    }

    /// A month or quarter that a column of time has by its number alone, by name.
    pub(super) fn named(&self, at: usize, text: &str) -> String {
        let Some(number) = text.parse::<usize>().ok().and_then(|it| it.checked_sub(1)) else {
            return text.to_owned();
        };
        let time = self.column(at).and_then(|it| time(&it.profile.words));
        match time {
            Some(Time::Quarter) if number < 4 => format!("Q{}", number + 1),
            Some(Time::Month) if number < 12 => {
                let before = u32::try_from(number).unwrap_or(0) + self.months_from - 1;
                self.month_name(before % 12 + 1)
            }
            _ => text.to_owned(),
        }
    }

    /// What is read for a label; as it stands before the styles are known.
    pub(super) fn label(&self, text: &str) -> Label {
        self.spoken_label(text).unwrap_or_else(|| self.plain_label(text))
    }

    /// [`Self::label`], of one that is only a period.
    pub(super) fn plain_label(&self, text: &str) -> Label {
        self.styles.as_ref().map_or_else(|| Label::As(text.to_owned()), |styles| styles.read(text))
    }
}
