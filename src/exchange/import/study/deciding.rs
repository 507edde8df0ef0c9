//! What each column of a sheet is, by its heading, its cells and what stands beside it.

use super::choices::Choices;
use super::column::Profile;
use super::headings::{Part, Time, dated, part, suggested, time};
use super::layout::{Layout, blocks};
use super::question::{Asking, Question};
use super::styles::{Label, Labelled, Styles, reads};
use super::words::{few, says};
use crate::exchange::Table;
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::exchange::import::suggest::suggest;
use crate::model::{Calendar, Frequency, Pack, Period};
use std::collections::{BTreeMap, HashMap};

/// When the figures of a column are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// The heading leaves no doubt.
    Fixed(Period),
    /// As the heading writes it.
    Label(String),
}

/// A column of figures for a period that its heading, or the block it stands in, names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SlotAt {
    pub(super) part: SlotPart,
    pub(super) whose: Whose,
    pub(super) when: When,
}

/// A column, and what it was taken for.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub(super) profile: Profile,
    pub(super) role: Option<Role>,
    pub(super) slot: Option<SlotAt>,
    /// The measure that its figures are of, or the part of its name that the heading gives.
    pub(super) metric: Option<String>,
    /// Why it was taken for that.
    pub(super) why: String,
    /// Why it is left out, where that is more than that nothing uses it.
    pub(super) reason: Option<String>,
    /// The question that it hangs on.
    pub(super) waits: Option<String>,
    /// A person said what it is.
    pub(super) by_hand: bool,
}

impl Column {
    /// Nothing is known of it yet.
    pub(super) fn is_free(&self) -> bool {
        self.role.is_none() && self.slot.is_none() && self.reason.is_none() && !self.by_hand
    }

    pub(super) fn leave(&mut self, reason: impl Into<String>) {
        (self.role, self.slot, self.metric) = (None, None, None);
        self.reason = Some(reason.into());
    }

    pub(super) fn take(&mut self, role: Role, why: impl Into<String>) {
        (self.role, self.why) = (Some(role), why.into());
    }
}

/// A sheet being understood.
pub(super) struct Deciding<'a> {
    pub(super) pack: &'a Pack,
    pub(super) calendar: Calendar,
    pub(super) choices: &'a Choices,
    pub(super) layout: Layout<'a>,
    pub(super) rows: Vec<usize>,
    pub(super) columns: Vec<Column>,
    pub(super) styles: Option<Styles>,
    pub(super) asking: Asking<'a>,
    /// The question that the whole file hangs on.
    pub(super) waits: Option<String>,
    /// The questions that single rows hang on.
    pub(super) row_waits: BTreeMap<usize, String>,
    /// For blank cells under merged ones the row above that says it.
    pub(super) filled_down: HashMap<(usize, usize), usize>,
}

impl<'a> Deciding<'a> {
    pub(super) fn new(pack: &'a Pack, table: &'a Table, choices: &'a Choices) -> Self {
        let mut asking = Asking::new(&choices.answers);
        let layout = Layout::of(table, &mut asking);
        let rows = layout.rows();
        let profile = |column| Profile::of(&layout.table, column, &rows);
        let columns = (0..layout.table.headings.len())
            .map(|column| Column { profile: profile(column), ..Column::default() })
            .collect();
        let waits = layout.waits.then(|| "headings".to_owned());
        Self {
            pack,
            calendar: pack.calendar(),
            choices,
            layout,
            rows,
            columns,
            styles: None,
            asking,
            waits,
            row_waits: BTreeMap::new(),
            filled_down: HashMap::new(),
        }
    }

    /// A cell without outer spaces.
    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        let cell = self.layout.table.rows.get(row).and_then(|row| row.get(column));
        cell.map_or("", |cell| cell.trim())
    }

    /// The columns of which this holds.
    pub(super) fn which(&self, test: impl Fn(&Column) -> bool) -> Vec<usize> {
        let all = self.columns.iter().enumerate();
        all.filter(|(_, column)| test(column)).map(|(at, _)| at).collect()
    }

    /// The columns with a role.
    pub(super) fn with(&self, role: Role) -> Vec<usize> {
        self.which(|column| column.role == Some(role))
    }

    pub(super) fn column(&self, at: usize) -> Option<&Column> {
        self.columns.get(at)
    }

    pub(super) fn change(&mut self, at: usize, change: impl FnOnce(&mut Column)) {
        if let Some(column) = self.columns.get_mut(at) {
            change(column);
        }
    }

    pub(super) fn name(&self, at: usize) -> String {
        self.columns.get(at).map(|column| column.profile.name.clone()).unwrap_or_default()
    }

    /// What the columns are, as far as headings, cells and answers tell.
    pub(super) fn columns_by_evidence(&mut self) {
        self.by_hand();
        self.by_known_headings();
        self.by_dated_headings();
        self.by_blocks();
        self.times();
        self.short_names();
        self.decide_styles();
        self.by_words();
        self.nothing_in_them();
    }

    fn by_hand(&mut self) {
        for (at, role) in &self.choices.roles {
            let label = self.choices.periods.get(at).cloned();
            let metric = self.choices.measures.get(at).cloned();
            if let Some(column) = self.columns.get_mut(*at) {
                column.by_hand = true;
                column.metric = metric;
                column.why = "as you chose".to_owned();
                match role {
                    Role::Slot(slot) => {
                        column.slot = Some(SlotAt {
                            part: slot.part,
                            whose: slot.whose,
                            when: When::Fixed(slot.period),
                        });
                    }
                    Role::Ignored => column.reason = Some("you left this column out".to_owned()),
                    role => column.role = Some(*role),
                }
                let part = match column.role {
                    Some(Role::Value) => Some(SlotPart::Value),
                    Some(Role::Target) => Some(SlotPart::Target),
                    _ => None,
                };
                if let (Some(part), Some(label)) = (part, label) {
                    column.role = None;
                    column.slot =
                        Some(SlotAt { part, whose: Whose::Own, when: When::Label(label) });
                }
            }
        }
    }

    /// Headings that are known word for word.
    fn by_known_headings(&mut self) {
        let known = suggest(&self.layout.table, self.calendar).columns;
        for (at, role) in known.into_iter().enumerate() {
            let fits = self.fits(at, role);
            let Some(column) = self.columns.get_mut(at).filter(|column| column.is_free()) else {
                continue;
            };
            match role {
                Role::Ignored => {}
                Role::Slot(slot) => {
                    let heading = self.layout.table.headings.get(at).map_or("", String::as_str);
                    let label = dated(heading, self.calendar).map(|dated| dated.label);
                    let plainly = label.as_deref().is_none_or(|it| {
                        super::form::form(it) == super::form::Form::Plain
                    });
                    let when = match label {
                        Some(label) if !plainly => When::Label(label),
                        _ => When::Fixed(slot.period),
                    };
                    column.slot = Some(SlotAt { part: slot.part, whose: slot.whose, when });
                    column.why = "its heading names a period".to_owned();
                }
                role if fits => column.take(role, "its heading says so"),
                _ => {}
            }
        }
        if self.with(Role::SeriesRole).is_empty() {
            for at in self.with(Role::Geography) {
                self.change(at, |column| {
                    if !column.by_hand {
                        column.role = None;
                    }
                });
            }
        }
    }

    /// Whether the cells of a column can be what its heading says.
    fn fits(&self, at: usize, role: Role) -> bool {
        let Some(column) = self.column(at) else { return false };
        match role {
            Role::SeriesRole => self.rows.iter().all(|row| {
                let text = self.text(*row, at);
                text.is_empty() || Whose::read(text).is_some()
            }),
            Role::MeasureName => !column.profile.is_codes() && !column.profile.is_figures(),
            _ => true,
        }
    }

    /// A column of short codes under a heading of names, beside names in full: ids.
    fn short_names(&mut self) {
        for at in self.with(Role::MeasureName) {
            let short = self.column(at).is_some_and(|it| !it.by_hand && it.profile.is_short_codes());
            let full = self.columns.iter().any(|it| it.is_free() && it.profile.is_names());
            if short && full && self.with(Role::MeasureId).is_empty() {
                self.change(at, |it| it.take(Role::MeasureId, "short codes beside names in full"));
            }
        }
    }

    /// Headings with a period somewhere in them.
    fn by_dated_headings(&mut self) {
        for at in self.which(Column::is_free) {
            let heading = self.layout.table.headings.get(at).cloned().unwrap_or_default();
            let Some(found) = dated(&heading, self.calendar) else { continue };
            let figures = self.column(at).is_some_and(|it| it.profile.is_figures() || it.profile.says_nothing());
            let part = part(&found.rest);
            self.slot(at, part, When::Label(found.label), &found.rest, figures);
        }
    }

    /// A column that is for a period, by what the other words say of it.
    fn slot(&mut self, at: usize, part: Part, when: When, rest: &str, figures: bool) {
        let name = self.name(at);
        let (part, whose, metric) = match part {
            Part::Slot(part, whose) => (part, whose, None),
            Part::SoFar => {
                return self.change(at, |it| {
                    it.leave("it adds up the year so far: no figure of its period alone");
                });
            }
            Part::Rating => {
                return self.change(at, |it| {
                    it.take(Role::Rating, "its heading says so");
                });
            }
            Part::Baseline => {
                let question = Question::new("baseline", format!("What is '{name}'?"))
                    .answers(["the figure of its period", "leave it out"])
                    .because("a baseline is mostly the figure of a period before")
                    .holding(format!("the column '{name}'"))
                    .assuming("the figure of its period");
                if self.asking.ask(question).as_deref() != Some("the figure of its period") {
                    return self.change(at, |it| it.leave("you left the baseline out"));
                }
                (SlotPart::Value, Whose::Own, None)
            }
            Part::Projected => {
                let question = Question::new(
                    "projected",
                    format!("Is '{name}' the target of its period, or a forecast?"),
                )
                .answers(["the target", "a forecast: leave it out"])
                .because("what is projected or budgeted may be either, and is no figure")
                .holding(format!("the column '{name}' and those like it"));
                match self.asking.ask(question).as_deref() {
                    Some("the target") => (SlotPart::Target, Whose::Own, None),
                    Some(_) => {
                        return self.change(at, |it| it.leave("you left the forecast out"));
                    }
                    None => {
                        return self.change(at, |it| it.waits = Some("projected".to_owned()));
                    }
                }
            }
            Part::Other if !figures => {
                return self.change(at, |it| it.leave("its heading names a period, its cells are no figures"));
            }
            Part::Other => (SlotPart::Value, Whose::Own, Some(rest.to_owned())),
        };
        self.change(at, |it| {
            it.slot = Some(SlotAt { part, whose, when });
            it.metric = metric;
            it.why = "its heading names a period".to_owned();
        });
    }

    /// The same headings beside each period: `Q1, Target, RAG, Q2, Target, RAG`.
    fn by_blocks(&mut self) {
        let headings = self.layout.table.headings.clone();
        let whole = |heading: &str| {
            dated(heading, self.calendar).is_some_and(|it| it.rest.is_empty())
        };
        for (at, label) in blocks(&headings, whole) {
            let Some(column) = self.column(at).filter(|column| !column.by_hand) else { continue };
            if column.slot.is_some() {
                continue;
            }
            let rest = headings.get(at).cloned().unwrap_or_default();
            let figures = column.profile.is_figures();
            let part = match part(&rest) {
                Part::Slot(SlotPart::Scope | SlotPart::About, _) => continue,
                part => part,
            };
            self.change(at, |it| it.role = None);
            self.slot(at, part, When::Label(label), &rest, figures);
            self.change(at, |it| it.why = "the same headings stand beside each period".to_owned());
        }
    }

    /// Columns of time, by heading and cells.
    fn times(&mut self) {
        for at in self.which(Column::is_free) {
            let Some(column) = self.column(at) else { continue };
            let Some(time) = time(&column.profile.words) else { continue };
            let filled: Vec<&str> = self.rows.iter().map(|row| self.text(*row, at)).filter(|it| !it.is_empty()).collect();
            let looks = |text: &&&str| match time {
                Time::Year => looks_like_time(text, self.calendar),
                Time::Month => looks_like_time(text, self.calendar) || small(text, 12),
                Time::Quarter => looks_like_time(text, self.calendar) || small(text, 4),
                Time::Any | Time::Ending => looks_like_time(text, self.calendar),
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
            for at in self.which(Column::is_free) {
                let filled: Vec<&str> = self.rows.iter().map(|row| self.text(*row, at)).filter(|it| !it.is_empty()).collect();
                let plainly = |text: &&str| {
                    text.parse::<f64>().is_err() && text.bytes().any(|it| it.is_ascii_digit())
                        && looks_like_time(text, self.calendar)
                };
                if !slots && filled.len() > 1 && filled.iter().all(plainly) {
                    self.change(at, |it| it.take(Role::Period, "its cells are periods"));
                    break;
                }
            }
        }
        self.years_and_parts();
    }

    /// Where several columns are of time: year and part are one period, a label beside a year stands alone.
    fn years_and_parts(&mut self) {
        let mut of_time = self.with(Role::Period);
        of_time.extend(self.with(Role::PeriodPoint));
        of_time.retain(|at| self.column(*at).is_some_and(|column| !column.by_hand));
        if self.with(Role::PeriodPoint).len() + self.with(Role::Period).len() < 2 && of_time.len() < 2 {
            return;
        }
        let of = |at: &usize, time: Time| {
            let words = &self.column(*at)?.profile.words;
            (super::headings::time(words) == Some(time)).then_some(*at)
        };
        let year = of_time.iter().find_map(|at| of(at, Time::Year));
        let part = of_time
            .iter()
            .find_map(|at| of(at, Time::Month).or(of(at, Time::Quarter)))
            .filter(|at| self.rows.iter().map(|row| self.text(*row, *at)).all(|text| {
                text.is_empty() || small(text, 12) || matches!(super::form::form(text), super::form::Form::Yearless(_))
            }));
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

    /// Labels of periods that hang on how the file writes them.
    fn decide_styles(&mut self) {
        let mut labels = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(SlotAt { when: When::Label(text), .. }) = &column.slot {
                // A single day that heads a column stands for the period it is in.
                labels.push(Labelled { text: text.clone(), frequency: super::form::is_day(text).then_some(Frequency::Monthly), other: false });
            }
            let of_time = matches!(column.role, Some(Role::Period | Role::PeriodEnd | Role::PeriodStart));
            if !of_time {
                continue;
            }
            let words = &column.profile.words;
            let weeks = says(words, &["week"]);
            let frequency = if says(words, &["quarter", "qtr"]) {
                Some(Frequency::Quarterly)
            } else if says(words, &["year"]) {
                Some(Frequency::Yearly)
            } else {
                says(words, &["month", "months"]).then_some(Frequency::Monthly)
            };
            let start = column.role == Some(Role::PeriodStart)
                || (column.role == Some(Role::PeriodEnd) && !self.with(Role::PeriodStart).is_empty());
            for row in &self.rows {
                let text = self.text(*row, at);
                if !text.is_empty() && !super::layout::is_total(text) {
                    labels.push(Labelled {
                        text: self.named(at, text),
                        frequency,
                        other: start || weeks,
                    });
                }
            }
        }
        let years = self.with(Role::Year);
        for row in &self.rows {
            if let Some(text) = years.first().and_then(|year| self.joined(*row, *year)) {
                let frequency = Some(Frequency::Monthly);
                labels.push(Labelled { text, frequency, other: false });
            }
        }
        let mut titles = self.layout.titles.clone();
        titles.retain(|title| !title.is_empty());
        self.styles = Some(Styles::decide(&labels, &titles, self.calendar, &mut self.asking));
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
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let Some(number) = text.parse::<usize>().ok().and_then(|it| it.checked_sub(1)) else {
            return text.to_owned();
        };
        let time = self.column(at).and_then(|it| time(&it.profile.words));
        match time {
            Some(Time::Quarter) if number < 4 => format!("Q{}", number + 1),
            Some(Time::Month) => MONTHS.get(number).map_or(text, |name| name).to_owned(),
            _ => text.to_owned(),
        }
    }

    /// What is read for a label; as it stands before the styles are known.
    pub(super) fn label(&self, text: &str) -> Label {
        self.styles.as_ref().map_or_else(|| Label::As(text.to_owned()), |styles| styles.read(text))
    }

    /// A known word anywhere in the heading, over cells that suit it.
    fn by_words(&mut self) {
        for at in self.which(Column::is_free) {
            let Some(column) = self.column(at) else { continue };
            let profile = &column.profile;
            if super::layout::adds_up(&profile.words) && profile.is_figures() {
                self.change(at, |it| it.leave("it adds up the year so far: no figure of its period alone"));
                continue;
            }
            if profile.is_ratings() {
                self.change(at, |it| it.take(Role::Rating, "its cells are statuses"));
                continue;
            }
            if profile.statuses > 0 && profile.statuses == profile.filled {
                self.change(at, |it| it.take(Role::Status, "its cells say whether there is a figure"));
                continue;
            }
            let figures = profile.is_figures();
            let Some(role) = suggested(&profile.words, figures) else { continue };
            // A status in words that isn't a rating says nothing here.
            let fits = match role {
                Role::Rating => false,
                Role::MeasureName => profile.is_names(),
                _ => true,
            };
            if fits && self.with(role).is_empty() && !self.has_slots_for(role) {
                self.change(at, |it| it.take(role, "a word of its heading says so"));
            }
        }
    }

    fn has_slots_for(&self, role: Role) -> bool {
        role == Role::Value && self.columns.iter().any(|column| column.slot.is_some())
    }

    /// Says of columns that hold nothing to take that they don't.
    fn nothing_in_them(&mut self) {
        for at in self.which(Column::is_free) {
            let Some(column) = self.column(at) else { continue };
            let profile = &column.profile;
            let reason = if profile.filled == 0 {
                "nothing stands in it"
            } else if profile.counts_rows {
                "it counts the rows"
            } else if super::layout::is_total(&profile.name) {
                "it adds others up"
            } else if profile.says_nothing() {
                "it has only marks that there is no figure"
            } else if profile.is_flags() {
                "it has only flags of one or two letters; a flag may mark figures that add others up"
            } else {
                continue;
            };
            self.change(at, |it| it.leave(reason));
        }
        for at in self.with(Role::Rating) {
            self.change(at, |it| {
                it.reason = Some("a published rating: ours is made from the figures".to_owned());
            });
        }
    }

    /// Headings quoted, the first few.
    pub(super) fn quoted(&self, columns: &[usize]) -> String {
        few(&columns.iter().map(|at| self.name(*at)).collect::<Vec<_>>(), 3)
    }
}

/// A whole number from 1 to this.
pub(super) fn small(text: &str, most: u32) -> bool {
    text.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
}

fn looks_like_time(text: &str, calendar: Calendar) -> bool {
    super::form::form(text) != super::form::Form::Plain || reads(text, calendar)
}
