//! The sets of columns that each make one figure out of a row: a measure, a period, whose it is.

use super::super::meant::HEADING_PLACE;
use super::super::names::words::plain;
use super::super::periods::form::reads;
use super::super::periods::spoken_labels::{Rolling, rolling};
use super::super::periods::styles::Label;
use super::super::question::Question;
use super::super::targets::year_targets::is_annual;
use super::deciding::{Deciding, SlotAt, When, YearOf};
use crate::exchange::columns::target_parts::TargetPart;
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::exchange::reading::period;
use crate::model::{Period, ReportingYear};
use std::collections::BTreeSet;

/// The columns of a sheet that make one row of the long table out of one of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Figures {
    pub(in super::super) metric: Option<String>,
    /// The place whose it is, where the heading names it.
    pub(in super::super) place: Option<String>,
    /// Its period, where the heading names it.
    pub(in super::super) period: Option<String>,
    /// The part of the year that its row names, where the heading names no more.
    pub(in super::super) part: Option<String>,
    pub(in super::super) whose: Option<Whose>,
    pub(in super::super) columns: Vec<(Role, usize)>,
    /// They are of a year that rolls, and stand for the period that it ends: no figures of that beside others.
    pub(in super::super) rolls: bool,
    /// A target of the whole year that its row or its heading names, in a sheet whose rows name periods.
    pub(in super::super) year_of: Option<YearOf>,
    /// A target of a whole year beside figures of its parts.
    pub(in super::super) of_year: Option<ReportingYear>,
}

/// The answer that a target is that of each year.
const EVERY_YEAR: &str = "each of these years";

/// What the cells are of a column that is for a part of a figure.
pub(in super::super) fn role_of(part: SlotPart) -> Role {
    match part {
        SlotPart::Value | SlotPart::Baseline => Role::Value,
        SlotPart::Scope => Role::Geography,
        SlotPart::About => Role::AboutDate,
        SlotPart::Target => Role::Target,
        SlotPart::Floor => Role::Floor,
        SlotPart::Stretch => Role::OfTarget(TargetPart::Stretch),
        SlotPart::Forecast => Role::Forecast,
    }
}

impl Deciding<'_> {
    /// The sets of columns that each make a row of the long table.
    pub(in super::super) fn all_figures(&mut self) -> Vec<Figures> {
        let mut found: Vec<Figures> = Vec::new();
        for at in 0..self.columns.len() {
            let Some(SlotAt { part, whose, when }) = self.column(at).and_then(|it| it.slot.clone())
            else {
                continue;
            };
            // Nobody has said yet whose the figures under a place are.
            // Nor what its three parts make.
            if self.column(at).is_some_and(|it| {
                it.waits.as_deref() == Some(HEADING_PLACE)
                    || (it.of_figure.is_some() && it.waits.is_some())
            }) {
                continue;
            }
            let part_of_year = match &when {
                When::Label(label) => self.part_of_year(label),
                When::Fixed(_) => None,
            };
            let rolls = match &when {
                When::Label(label) => {
                    matches!(self.rolling, Some(Rolling::Periods(_))) && rolling(label).is_some()
                }
                When::Fixed(_) => false,
            };
            let label = match when {
                _ if part_of_year.is_some() => None,
                When::Fixed(period) => Some(period.label()),
                When::Label(label) => match self.label(&label) {
                    Label::As(text) if reads(&text, self.calendar) => Some(self.plainly(&text)),
                    Label::As(_) => {
                        self.change(at, |it| it.leave("the period of its heading can't be read"));
                        continue;
                    }
                    Label::Waits(id) => {
                        self.change(at, |it| it.waits = Some(id));
                        continue;
                    }
                },
            };
            let role = self.column(at).and_then(|it| it.of_figure).unwrap_or(role_of(part));
            let metric = self.column(at).and_then(|it| it.metric.clone());
            let place = self.column(at).and_then(|it| it.place.clone());
            let one = Figures {
                metric,
                place,
                period: label,
                part: part_of_year,
                rolls,
                whose: Some(whose),
                ..Figures::default()
            };
            add(&mut found, one, role, at);
        }
        if !self.is_wide() {
            self.long_figures(&mut found);
        } else {
            self.targets_of_the_year(&mut found);
            self.floors_of_the_year(&mut found);
        }
        self.twice(&mut found);
        self.of_no_one_measure(&found);
        found
    }

    /// Says of remarks and the like beside several measures in a row that they don't say of which they are.
    fn of_no_one_measure(&mut self, found: &[Figures]) {
        const ROLES: [Role; 7] = [
            Role::Comment,
            Role::Qualifier,
            Role::Target,
            Role::Floor,
            Role::Forecast,
            Role::Numerator,
            Role::Denominator,
        ];
        if self.is_wide() || found.len() < 2 {
            return;
        }
        let used =
            |at: &usize| found.iter().any(|it| it.columns.iter().any(|(_, held)| held == at));
        for at in ROLES.iter().flat_map(|role| self.with(*role)).collect::<Vec<_>>() {
            if !used(&at) && self.column(at).is_some_and(|it| it.waits.is_none() && !it.by_hand) {
                self.change(at, |it| {
                    it.leave(
                        "several measures stand in its row, and it doesn't say of which it is",
                    );
                });
            }
        }
    }

    /// A label in the one way that periods are printed, so that `2025-26` and `2025/26` are the same.
    pub(in super::super) fn plainly(&self, label: &str) -> String {
        match period::read(label, self.calendar, None) {
            Ok(read) if read.qualifier.is_none() => read.period.label(),
            _ => label.to_owned(),
        }
    }

    /// The figures of a sheet with a period for each row, or for the whole file.
    fn long_figures(&self, found: &mut Vec<Figures>) {
        const OTHERS: [Role; 7] = [
            Role::ValueText,
            Role::Numerator,
            Role::Denominator,
            Role::Target,
            Role::Floor,
            Role::Forecast,
            Role::AboutDate,
        ];
        let taken = |at: usize| self.column(at).is_some_and(|it| it.waits.is_none());
        for at in self.with(Role::Value).into_iter().filter(|at| taken(*at)) {
            let metric = self.column(at).and_then(|it| it.metric.clone());
            let place = self.column(at).and_then(|it| it.place.clone());
            add(found, Figures { metric, place, ..Figures::default() }, Role::Value, at);
        }
        for at in self.with(Role::Target) {
            if let Some(metric) = self.column(at).and_then(|it| it.metric.clone()) {
                add(
                    found,
                    Figures { metric: Some(metric), ..Figures::default() },
                    Role::Target,
                    at,
                );
            }
        }
        let is_ours = |it: &Figures| self.is_ours(it.place.as_deref());
        let alone = found.iter().filter(|it| is_ours(it)).count() < 2;
        let ours = found.iter().position(is_ours);
        // Beside targets of the year alone, a floor is the year's too.
        let annual = |at: &usize| self.column(*at).is_some_and(|it| it.year_of.is_some());
        let targets = self.with(Role::Target);
        let floors_of_year = !targets.is_empty() && targets.iter().all(annual);
        for role in OTHERS.into_iter().chain([Role::Qualifier, Role::Comment]) {
            let metric = |at: &usize| {
                self.column(*at).is_some_and(|it| it.metric.is_some() || it.year_of.is_some())
            };
            let of_year = role == Role::Floor && floors_of_year;
            let columns = self.with(role).into_iter().filter(|_| !of_year);
            for at in columns.filter(|at| taken(*at) && !metric(at)) {
                match ours.and_then(|ours| found.get_mut(ours)).filter(|_| alone) {
                    Some(ours) => ours.columns.push((role, at)),
                    None if alone => add(found, Figures::default(), role, at),
                    // A target or a remark of one of several measures: it doesn't say of which.
                    None => {}
                }
            }
        }
        // Of several measures in a row it doesn't say of which.
        let metrics: BTreeSet<Option<&str>> = found.iter().map(|it| it.metric.as_deref()).collect();
        if metrics.len() > 1 {
            return;
        }
        for at in self.with(Role::Target).into_iter().filter(|at| taken(*at)) {
            let year_of = self.column(at).and_then(|it| it.year_of.clone());
            if year_of.is_some() {
                let metric = found.first().and_then(|it| it.metric.clone());
                let floors =
                    self.with(Role::Floor).into_iter().filter(|at| floors_of_year && taken(*at));
                let mut columns = vec![(Role::Target, at)];
                columns.extend(floors.filter(|_| targets.len() == 1).map(|at| (Role::Floor, at)));
                found.push(Figures { metric, columns, year_of, ..Figures::default() });
            }
        }
    }

    /// Whether figures under a place in a heading are the organisation's own, as far as that is known.
    fn is_ours(&self, place: Option<&str>) -> bool {
        let Some(place) = place else { return true };
        self.headed.as_ref().is_none_or(|headed| headed.own == plain(place))
    }

    /// A target for the row beside figures by period is of the year.
    fn targets_of_the_year(&mut self, found: &mut Vec<Figures>) {
        let years = |role: Role| -> BTreeSet<ReportingYear> {
            let own = found.iter().filter(|it| it.whose == Some(Whose::Own));
            let of_role = own.filter(|it| it.columns.iter().any(|(held, _)| *held == role));
            of_role
                .filter_map(|it| period::read(it.period.as_deref()?, self.calendar, None).ok())
                .map(|read| self.calendar.year_of_period(read.period))
                .collect()
        };
        let of_figures = years(Role::Value);
        // Beside the plans of one year, it is that year's.
        let planned = years(Role::Target);
        let planned = planned.first().copied().filter(|_| planned.len() == 1);
        let chosen = self.choices.target_year.or(planned);
        // A target for the row is of the measure that the row names, where figures are of that.
        let plain = found.iter().any(|it| it.metric.is_none());
        let metrics: BTreeSet<&String> = found.iter().filter_map(|it| it.metric.as_ref()).collect();
        let several = !plain && metrics.len() > 1;
        let first_metric = found.first().and_then(|it| it.metric.clone()).filter(|_| !plain);
        let waiting =
            self.columns.iter().filter(|it| it.slot.is_some()).find_map(|it| it.waits.clone());
        for at in self.with(Role::Target) {
            // Of the year that each row names.
            if self.year_of_rows.is_some() && self.choices.target_year.is_none() && !several {
                let one = Figures {
                    metric: found.first().and_then(|it| it.metric.clone()).filter(|_| !plain),
                    whose: Some(Whose::Own),
                    year_of: Some(YearOf::Row),
                    ..Figures::default()
                };
                add(found, one, Role::Target, at);
                continue;
            }
            if let Some(id) = waiting.clone().filter(|_| self.choices.target_year.is_none()) {
                self.change(at, |it| it.waits = Some(id));
                continue;
            }
            let meant = match chosen {
                _ if several => Vec::new(),
                Some(year) => vec![year],
                None => match self.years_meant(at, &of_figures) {
                    Some(years) => years,
                    None => continue,
                },
            };
            if meant.is_empty() {
                self.change(at, |it| {
                    it.leave("nothing says which year or which measure this target is for");
                });
            }
            for year in meant {
                let metric = first_metric.clone();
                let same = |it: &&mut Figures| {
                    it.period.as_deref() == Some(&*year.to_string())
                        && it.whose == Some(Whose::Own)
                        && self.is_ours(it.place.as_deref())
                        && it.metric == metric
                };
                let free =
                    |it: &&mut Figures| it.columns.iter().all(|(role, _)| *role != Role::Target);
                if let Some(held) = found.iter_mut().filter(same).find(free) {
                    held.columns.push((Role::Target, at));
                    continue;
                }
                let one = Figures {
                    metric,
                    period: Some(year.to_string()),
                    whose: Some(Whose::Own),
                    of_year: Some(year),
                    ..Figures::default()
                };
                add(found, one, Role::Target, at);
            }
        }
    }

    /// A floor for the row goes with the one target of a year that there is.
    fn floors_of_the_year(&mut self, found: &mut [Figures]) {
        let is_year = |it: &Figures| {
            let label = it.period.as_deref();
            let read = label.and_then(|label| period::read(label, self.calendar, None).ok());
            it.year_of.is_some() || read.is_some_and(|it| matches!(it.period, Period::Year(_)))
        };
        let own = |it: &Figures| it.whose == Some(Whose::Own) && is_year(it);
        let aimed = |it: &Figures| it.columns.iter().any(|(role, _)| *role == Role::Target);
        let targets: Vec<usize> = found
            .iter()
            .enumerate()
            .filter(|(_, it)| own(it) && aimed(it))
            .map(|(at, _)| at)
            .collect();
        let waits = |it: &&usize| self.column(**it).is_some_and(|it| it.waits.is_some());
        let floors = self.with(Role::Floor);
        for at in floors.iter().filter(|at| !waits(at)).copied().collect::<Vec<_>>() {
            match targets.as_slice() {
                [target] => {
                    if let Some(target) = found.get_mut(*target) {
                        target.columns.push((Role::Floor, at));
                    }
                }
                _ => self.change(at, |it| {
                    it.leave(
                        "nothing says which period this floor is for: give each its own column",
                    );
                }),
            }
        }
    }

    /// The years that a target without one is for, beside figures of these: asked where there are several. None while it
    /// waits.
    fn years_meant(
        &mut self,
        at: usize,
        of_figures: &BTreeSet<ReportingYear>,
    ) -> Option<Vec<ReportingYear>> {
        if of_figures.len() < 2 {
            return Some(of_figures.iter().copied().collect());
        }
        let id = "target-year";
        let mut question = Question::new(id, format!("Which year is '{}' for?", self.name(at)))
            .answers(of_figures.iter().rev().map(ToString::to_string))
            .answers([EVERY_YEAR])
            .or_anything()
            .because("its heading names no year, and the figures are of several")
            .holding("the targets");
        // A year's own target may be any year's; of any other it is mostly the one that the latest figure is held against.
        let annual = self.column(at).is_some_and(|it| is_annual(&it.profile.words));
        if let Some(latest) = of_figures.last().filter(|_| !annual) {
            question = question.assuming(latest.to_string());
        }
        let answer = self.asking.ask(question);
        if answer.as_deref() == Some(EVERY_YEAR) {
            return Some(of_figures.iter().copied().collect());
        }
        let read = answer.as_ref().and_then(|text| period::read(text, self.calendar, None).ok());
        if let (Some(text), None) = (&answer, &read) {
            self.asking.refuse(id, format!("'{text}' is no year: write it as 2025/26"));
        }
        if read.is_none() {
            self.change(at, |it| it.waits = Some(id.to_owned()));
        }
        read.map(|read| vec![self.calendar.year_of_period(read.period)])
    }
}

fn add(found: &mut Vec<Figures>, one: Figures, role: Role, at: usize) {
    let same = |held: &&mut Figures| {
        held.period == one.period
            && held.part == one.part
            && held.rolls == one.rolls
            && held.year_of == one.year_of
            && held.whose == one.whose
            && held.of_year == one.of_year
            && held.place == one.place
            && held.metric.as_deref().map(plain) == one.metric.as_deref().map(plain)
    };
    match found.iter_mut().find(same) {
        Some(held) => held.columns.push((role, at)),
        None => found.push(Figures { columns: vec![(role, at)], ..one }),
    }
}
