//! A sheet of any shape as the long table that is taken: a row a figure, its measure, whose it is and its period
//! in columns of their own; and for each cell of that where in the sheet it stands.

use super::deciding::{Deciding, SlotAt, When};
use super::layout::is_total;
use super::question::Question;
use super::styles::{Label, reads};
use super::values::{CellText, Values};
use super::whose::RowWhose;
use super::words::plain;
use crate::exchange::Table;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Mapping, Role, SlotPart, Whose};
use crate::exchange::reading::{period, value};
use crate::model::{ComparatorKind, Frequency, ReportingYear};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row's and a column's number in the sheet.
pub(super) type At = (usize, usize);

/// What becomes of a cell that the long table doesn't hold.
pub(super) type Told = (Outcome, Cow<'static, str>);

/// The long table.
#[derive(Default)]
pub(super) struct Recast {
    pub(super) table: Table,
    pub(super) mapping: Mapping,
    /// For each of its cells the place in the sheet.
    pub(super) origins: Vec<Vec<Option<At>>>,
    pub(super) told: HashMap<At, Told>,
    /// Its cells whose offered reading is taken.
    pub(super) confirmed: BTreeSet<At>,
}

/// Columns of the long table after those that say what a measure is.
const MADE: [Role; 14] = [
    Role::MeasureName,
    Role::Period,
    Role::SeriesRole,
    Role::Geography,
    Role::Value,
    Role::ValueText,
    Role::Numerator,
    Role::Denominator,
    Role::Target,
    Role::AboutDate,
    Role::Qualifier,
    Role::Comment,
    Role::Scale,
    Role::Accumulation,
];

/// Roles that are taken from the sheet as they stand.
const KEPT: [Role; 10] = [
    Role::MeasureId,
    Role::Plan,
    Role::Theme,
    Role::Priority,
    Role::Perspective,
    Role::Unit,
    Role::Polarity,
    Role::Owner,
    Role::Frequency,
    Role::PeriodStart,
];

/// The columns of a sheet that make one row of the long table out of one of its own.
#[derive(Clone, Debug, Default, PartialEq)]
struct Figures {
    metric: Option<String>,
    /// Its period, where the heading names it.
    period: Option<String>,
    whose: Option<Whose>,
    columns: Vec<(Role, usize)>,
    /// A target of a whole year beside figures of its parts.
    of_year: Option<ReportingYear>,
}

/// A row of the long table in the making.
struct Made {
    texts: Vec<String>,
    origins: Vec<Option<At>>,
}

impl Made {
    fn new(width: usize) -> Self {
        Self { texts: vec![String::new(); width], origins: vec![None; width] }
    }

    fn set(&mut self, column: Option<usize>, text: impl Into<String>, from: Option<At>) {
        let Some(column) = column else { return };
        if let (Some(held), Some(origin)) = (self.texts.get_mut(column), self.origins.get_mut(column)) {
            (*held, *origin) = (text.into(), from);
        }
    }
}

/// What is known of the rows before the long table is made.
struct Known {
    names: BTreeMap<usize, String>,
    whose: BTreeMap<usize, RowWhose>,
    values: Values,
    scale: Option<String>,
    several: bool,
    fixed_name: Option<String>,
    period: Option<String>,
}

impl Deciding<'_> {
    /// The long table; asks what is still open.
    pub(super) fn recast(&mut self) -> Recast {
        let scale = self.scale();
        let figures = self.all_figures();
        let metrics: BTreeSet<&str> =
            figures.iter().filter_map(|figures| figures.metric.as_deref()).collect();
        let several = metrics.len() > 1;
        let nameless = !self.is_named() && self.with(Role::MeasureId).is_empty();
        let unnamed = nameless && figures.iter().any(|it| it.metric.is_none());
        let period = self.period_of_file(&figures);
        let fixed_name =
            if unnamed && self.waits.is_none() && !figures.is_empty() { self.name_of_file() } else { None };
        let names = self.row_names();
        let whose = self.whose();
        let values = self.values(&names);
        let known = Known { names, whose, values, scale, several, fixed_name, period };
        let accumulation = self.adds_up_over(&figures, &known);
        let mut recast = self.make(&figures, &known, &accumulation);
        self.repeated(&mut recast);
        self.check_figures(&mut recast);
        recast
    }

    /// The sets of columns that each make a row of the long table.
    fn all_figures(&mut self) -> Vec<Figures> {
        let mut found: Vec<Figures> = Vec::new();
        for at in 0..self.columns.len() {
            let Some(SlotAt { part, whose, when }) = self.column(at).and_then(|it| it.slot.clone()) else {
                continue;
            };
            let label = match when {
                When::Fixed(period) => period.label(),
                When::Label(label) => match self.label(&label) {
                    Label::As(text) if reads(&text, self.calendar) => self.plainly(&text),
                    Label::As(_) => {
                        self.change(at, |it| it.leave("the period of its heading can't be read"));
                        continue;
                    }
                    Label::Waits(id) => {
                        self.change(at, |it| it.waits = Some(id.to_owned()));
                        continue;
                    }
                },
            };
            let role = match part {
                SlotPart::Value => Role::Value,
                SlotPart::Scope => Role::Geography,
                SlotPart::About => Role::AboutDate,
                SlotPart::Target => Role::Target,
            };
            let metric = self.column(at).and_then(|it| it.metric.clone());
            let one = Figures { metric, period: Some(label), whose: Some(whose), ..Figures::default() };
            add(&mut found, one, role, at);
        }
        if !self.is_wide() {
            self.long_figures(&mut found);
        } else {
            self.targets_of_the_year(&mut found);
        }
        self.twice(&mut found);
        found
    }

    /// A label in the one way that periods are printed, so that `2025-26` and `2025/26` are the same.
    fn plainly(&self, label: &str) -> String {
        match period::read(label, self.calendar, None) {
            Ok(read) if read.qualifier.is_none() => read.period.label(),
            _ => label.to_owned(),
        }
    }

    /// The figures of a sheet with a period for each row, or for the whole file.
    fn long_figures(&self, found: &mut Vec<Figures>) {
        const OTHERS: [Role; 5] =
            [Role::ValueText, Role::Numerator, Role::Denominator, Role::Target, Role::AboutDate];
        let taken = |at: usize| self.column(at).is_some_and(|it| it.waits.is_none());
        for at in self.with(Role::Value).into_iter().filter(|at| taken(*at)) {
            let metric = self.column(at).and_then(|it| it.metric.clone());
            add(found, Figures { metric, ..Figures::default() }, Role::Value, at);
        }
        for at in self.with(Role::Target) {
            if let Some(metric) = self.column(at).and_then(|it| it.metric.clone()) {
                add(found, Figures { metric: Some(metric), ..Figures::default() }, Role::Target, at);
            }
        }
        let alone = found.len() < 2;
        for role in OTHERS.into_iter().chain([Role::Qualifier, Role::Comment]) {
            let metric = |at: &usize| self.column(*at).is_some_and(|it| it.metric.is_some());
            for at in self.with(role).into_iter().filter(|at| taken(*at) && !metric(at)) {
                match found.first_mut().filter(|_| alone) {
                    Some(first) => first.columns.push((role, at)),
                    None if alone => add(found, Figures::default(), role, at),
                    // A target or a remark of one of several measures: it doesn't say of which.
                    None => {}
                }
            }
        }
    }

    /// A target for the row beside figures by period is of the year.
    fn targets_of_the_year(&mut self, found: &mut Vec<Figures>) {
        let latest = found
            .iter()
            .filter(|it| it.columns.iter().any(|(role, _)| *role == Role::Value))
            .filter_map(|it| period::read(it.period.as_deref()?, self.calendar, None).ok())
            .map(|read| self.calendar.year_of_period(read.period))
            .max();
        let year = self.choices.target_year.or(latest);
        let several = found.iter().filter_map(|it| it.metric.as_ref()).collect::<BTreeSet<_>>().len() > 1;
        let waiting = self.columns.iter().filter(|it| it.slot.is_some()).find_map(|it| it.waits.clone());
        for at in self.with(Role::Target) {
            if let Some(id) = waiting.clone().filter(|_| self.choices.target_year.is_none()) {
                self.change(at, |it| it.waits = Some(id));
                continue;
            }
            match year.filter(|_| !several) {
                Some(year) => {
                    let metric = found.first().and_then(|it| it.metric.clone());
                    let same = |it: &&mut Figures| {
                        it.period.as_deref() == Some(&*year.to_string()) && it.whose == Some(Whose::Own)
                    };
                    let free = |it: &&mut Figures| it.columns.iter().all(|(role, _)| *role != Role::Target);
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
                None => self.change(at, |it| {
                    it.leave("nothing says which year or which measure this target is for");
                }),
            }
        }
    }

    /// Of two columns that hold the same, neither is taken.
    fn twice(&mut self, found: &mut [Figures]) {
        for figures in found {
            let mut counts: HashMap<Role, usize> = HashMap::new();
            for (role, _) in &figures.columns {
                *counts.entry(*role).or_default() += 1;
            }
            let twice = |role: &Role| counts.get(role).is_some_and(|count| *count > 1);
            for (_, at) in figures.columns.iter().filter(|(role, _)| twice(role)) {
                self.change(*at, |it| {
                    it.leave("another column has the same period and series: neither is taken");
                });
            }
            figures.columns.retain(|(role, _)| !twice(role));
        }
    }

    /// One period for a file that names none.
    fn period_of_file(&mut self, figures: &[Figures]) -> Option<String> {
        const TIMES: [Role; 5] =
            [Role::Period, Role::PeriodEnd, Role::PeriodStart, Role::Year, Role::PeriodPoint];
        let timed = TIMES.iter().any(|role| !self.with(*role).is_empty());
        let has_values = figures.iter().any(|it| {
            it.period.is_none() && it.columns.iter().any(|(role, _)| *role != Role::Target)
        });
        let waiting = self.columns.iter().any(|it| it.waits.as_deref() == Some("figures"));
        if timed || !(has_values || waiting) || self.is_wide() {
            return None;
        }
        let offered = self.layout.titles.iter().find_map(|title| super::styles::year_in(title));
        let question = Question::new("period", "Which period are the figures of?")
            .answers(offered)
            .or_anything()
            .because("no column and no heading names it")
            .holding("the whole file");
        let answer = self.asking.ask(question);
        match &answer {
            Some(period) if !reads(period, self.calendar) => {
                self.asking.refused.push(format!("'{period}' is no period: write it as 2025/26, Q1 2025/26 or Apr 2025"));
                self.waits.get_or_insert("period".to_owned());
            }
            Some(_) => {}
            None => {
                self.waits.get_or_insert("period".to_owned());
            }
        }
        answer
    }

    /// How measures with a year's target and figures of its parts add up: asked for each unit.
    fn adds_up_over(&mut self, figures: &[Figures], known: &Known) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let parted = |it: &Figures| {
            let read = it.period.as_deref().and_then(|text| period::read(text, self.calendar, None).ok());
            read.is_some_and(|read| matches!(read.period.frequency(), Frequency::Monthly | Frequency::Quarterly))
        };
        let targets = figures.iter().filter(|it| it.of_year.is_some());
        let targets: Vec<usize> = targets.flat_map(|it| it.columns.iter().map(|(_, at)| *at)).collect();
        if targets.is_empty() || !figures.iter().any(parted) || !self.with(Role::Accumulation).is_empty() {
            return found;
        }
        let units = self.with(Role::Unit);
        let mut of_unit: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in &self.rows {
            let name = known.names.get(row).cloned().unwrap_or_default();
            let set = self.pack.measures.iter().any(|measure| {
                plain(&measure.name) == plain(&name) && measure.accumulation.is_some()
            });
            if set || targets.iter().all(|at| self.text(*row, *at).is_empty()) {
                continue;
            }
            let unit = units.first().map_or("", |at| self.text(*row, *at)).to_lowercase();
            of_unit.entry(unit).or_default().push(name);
        }
        for (unit, names) in of_unit {
            let words = plain(&unit).replace(' ', "-");
            let id = if words.is_empty() { "adds-up".to_owned() } else { format!("adds-up-{words}") };
            let question = Question::new(
                id,
                format!("How do the figures of {} make the year's?", super::words::few(&names, 3)),
            )
            .answers([
                "Sum of the periods",
                "Mean of the periods",
                "Latest value",
                "Running total",
                "leave it open",
            ])
            .because("the target is the year's and the figures are of its parts, which have no plan of their own yet")
            .holding("the year to date alone");
            if let Some(answer) = self.asking.ask(question).filter(|answer| answer != "leave it open") {
                found.insert(unit, answer);
            }
        }
        found
    }

    fn make(
        &mut self,
        figures: &[Figures],
        known: &Known,
        accumulation: &BTreeMap<String, String>,
    ) -> Recast {
        let mut recast = Recast::default();
        if known.several {
            for at in self.with(Role::MeasureId) {
                self.change(at, |it| it.leave("several measures stand in its row, so it is no measure's id"));
            }
        }
        let kept: Vec<usize> = self.which(|it| it.waits.is_none() && it.role.is_some_and(|role| KEPT.contains(&role)));
        let ends = !self.with(Role::PeriodStart).is_empty();
        let ends: Vec<usize> = if ends { self.with(Role::PeriodEnd) } else { Vec::new() };
        let kept: Vec<usize> = kept.into_iter().chain(ends).collect();
        let roles = kept.iter().filter_map(|at| self.column(*at)?.role);
        recast.mapping.columns = roles.chain(MADE).collect();
        recast.table.headings = kept.iter().map(|at| self.name(*at)).chain(MADE.map(Role::words)).collect();
        for row in self.rows.clone() {
            self.make_row(row, figures, known, (&kept, accumulation), &mut recast);
        }
        recast.mapping.frequency = self.choices.frequency.or_else(|| self.frequency(&recast));
        recast.mapping.plan.clone_from(&self.choices.plan);
        recast.mapping.target_year = self.choices.target_year;
        recast.table.diagnostics.clone_from(&self.layout.table.diagnostics);
        recast
    }

    fn make_row(
        &self,
        row: usize,
        figures: &[Figures],
        known: &Known,
        (kept, accumulation): (&[usize], &BTreeMap<String, String>),
        recast: &mut Recast,
    ) {
        let whose = match self.stops(row, known) {
            Ok(whose) => whose,
            Err(reason) => return self.tell_row(row, &reason, recast),
        };
        let name = known.fixed_name.as_ref().or(known.names.get(&row)).cloned().unwrap_or_default();
        if self.is_named() && is_total(&name) {
            return self.tell_row(row, "a row that adds others up", recast);
        }
        let (label, used) = match self.period_of(row, known) {
            Ok(found) => found,
            Err(reason) => return self.tell_row(row, &reason, recast),
        };
        let mut any = figures.is_empty() && self.has_no_figures();
        for one in figures {
            any |= self.make_figure(row, one, &name, known, (kept, accumulation, &whose, label.as_deref()), recast);
        }
        // A measure whose one figure is blank is a measure; of several in a row those with figures are.
        let pending = self.columns.iter().any(|it| it.waits.is_some());
        let blank = !pending && !known.several && label.is_some() && whose == RowWhose::Own && !name.is_empty();
        if !any && !blank {
            return self.tell_row(row, "there is no figure beside it", recast);
        }
        if !any || figures.is_empty() {
            let mut made = Made::new(recast.mapping.columns.len());
            self.say_measure(row, &name, (kept, known), &mut made, recast);
            push(recast, made, self.layout.table.row_number(row));
        }
        for at in used {
            recast.told.entry((row, at)).or_insert((Outcome::Used, "names the period".into()));
        }
        let telling = [Role::NamePart, Role::MeasureName, Role::Place, Role::Group];
        for at in self.which(|it| it.role.is_some_and(|role| telling.contains(&role))) {
            if !self.text(row, at).is_empty() {
                let words = "says what or whose the figure is";
                recast.told.entry((row, at)).or_insert((Outcome::Used, words.into()));
            }
        }
    }

    /// A list of measures without a column of figures or anything that waits to be one.
    fn has_no_figures(&self) -> bool {
        !self.columns.iter().any(|it| it.waits.is_some()) && self.waits.is_none()
    }

    /// Whose a row is, or why it isn't taken.
    fn stops(&self, row: usize, known: &Known) -> Result<RowWhose, String> {
        if let Some(id) = self.waits.as_ref().or(self.row_waits.get(&row)) {
            return Err(waits_for(id));
        }
        match known.whose.get(&row).cloned().unwrap_or(RowWhose::Own) {
            RowWhose::Waits(id) => Err(waits_for(&id)),
            RowWhose::Out(reason) => Err(reason.to_owned()),
            whose => Ok(whose),
        }
    }

    fn tell_row(&self, row: usize, reason: &str, recast: &mut Recast) {
        for at in 0..self.columns.len() {
            if !self.text(row, at).is_empty() && self.column(at).is_some_and(|it| it.reason.is_none()) {
                recast.told.entry((row, at)).or_insert((Outcome::LeftOut, reason.to_owned().into()));
            }
        }
    }

    /// The period of a row where it has one, with the columns that say it.
    fn period_of(&self, row: usize, known: &Known) -> Result<(Option<String>, Vec<usize>), String> {
        if let Some(period) = &known.period {
            return Ok((Some(period.clone()), Vec::new()));
        }
        if self.is_wide() {
            return Ok((None, Vec::new()));
        }
        let years = self.with(Role::Year);
        let (text, used) = if let Some(year) = years.first() {
            let parts = self.with(Role::PeriodPoint);
            let Some(joined) = self.joined(row, *year) else { return Ok((None, Vec::new())) };
            (joined, [*year].into_iter().chain(parts).collect())
        } else {
            let mut labels = self.with(Role::Period);
            if self.with(Role::PeriodStart).is_empty() {
                labels.extend(self.with(Role::PeriodEnd));
            }
            labels.extend(self.with(Role::PeriodPoint));
            let Some(at) = labels.first().copied() else { return Ok((None, Vec::new())) };
            let text = self.text(row, at).to_owned();
            if text.is_empty() {
                return Ok((None, Vec::new()));
            }
            if is_total(&text) {
                return Err("a row that adds others up".to_owned());
            }
            (self.named(at, &text), vec![at])
        };
        match self.label(&text) {
            Label::As(text) => Ok((Some(text), used)),
            Label::Waits(id) => Err(waits_for(id)),
        }
    }

    /// Makes a row of the long table; whether there is anything in it.
    fn make_figure(
        &self,
        row: usize,
        figures: &Figures,
        name: &str,
        known: &Known,
        (kept, accumulation, whose, label): (&[usize], &BTreeMap<String, String>, &RowWhose, Option<&str>),
        recast: &mut Recast,
    ) -> bool {
        let mut made = Made::new(recast.mapping.columns.len());
        let column = |role: Role| recast.mapping.column(role);
        let mut filled = false;
        let mut confirmed = Vec::new();
        let mut told: Vec<(usize, Told)> = Vec::new();
        for (role, at) in &figures.columns {
            let text = self.text(row, *at);
            if text.is_empty() {
                continue;
            }
            let target = *role == Role::Target;
            let figure = target || matches!(role, Role::Value | Role::ValueText | Role::Numerator | Role::Denominator);
            let read = match figure {
                true => self.figure(text, (name, *at, row, target), &known.values),
                false => CellText::As(Cow::Borrowed(text)),
            };
            match read {
                CellText::As(text) => {
                    let offered = matches!(value::read(&text), value::ValueReading::Text(Some(offer)) if offer.only_marked);
                    if known.values.marked && offered && figure && !target {
                        confirmed.extend(column(*role));
                    }
                    filled |= figure;
                    made.set(column(*role), text, Some((row, *at)));
                }
                CellText::Out(reason) => told.push((*at, (Outcome::LeftOut, reason.into()))),
                CellText::Waits(id) => told.push((*at, (Outcome::LeftOut, waits_for(id).into()))),
            }
        }
        filled |= self.status(row, figures, &mut made, (column(Role::Value), column(Role::Qualifier)), &mut told);
        for (at, told) in told {
            recast.told.insert((row, at), told);
        }
        if !filled {
            return false;
        }
        self.say_whose(row, whose, figures, &mut made, recast);
        let period = figures.period.as_deref().or(label);
        let from = self.with(Role::Period).first().filter(|_| figures.period.is_none()).map(|at| (row, *at));
        made.set(recast.mapping.column(Role::Period), period.unwrap_or_default(), from);
        let called = match (&figures.metric, known.several || name.is_empty()) {
            (Some(metric), true) if name.is_empty() => metric.clone(),
            (Some(metric), true) => format!("{name} {metric}"),
            _ => name.to_owned(),
        };
        let known_already = self.pack.measures.iter().any(|it| plain(&it.name) == plain(&called));
        if let Some(scale) = known.scale.as_ref().filter(|_| !known_already) {
            made.set(recast.mapping.column(Role::Scale), scale.clone(), None);
        }
        self.say_measure(row, &called, (kept, known), &mut made, recast);
        let unit = self.with(Role::Unit).first().map_or("", |at| self.text(row, *at)).to_lowercase();
        if let Some(words) = accumulation.get(&unit) {
            made.set(recast.mapping.column(Role::Accumulation), words.clone(), None);
        }
        let at = recast.table.rows.len();
        recast.confirmed.extend(confirmed.into_iter().map(|column| (at, column)));
        push(recast, made, self.layout.table.row_number(row));
        true
    }

    /// What a column of statuses says of a figure: why there is none, or that it will change.
    fn status(
        &self,
        row: usize,
        figures: &Figures,
        made: &mut Made,
        (value, qualifier): (Option<usize>, Option<usize>),
        told: &mut Vec<(usize, Told)>,
    ) -> bool {
        let Some(at) = self.with(Role::Status).first().copied() else { return false };
        let text = self.text(row, at).to_lowercase();
        if text.is_empty() {
            return false;
        }
        told.push((at, (Outcome::Used, "says whether there is a figure".into())));
        let has = value.and_then(|value| made.texts.get(value)).is_some_and(|text| !text.is_empty());
        let cell = figures.columns.iter().find(|(role, _)| *role == Role::Value).map(|(_, at)| (row, *at));
        let missing = ["suppress", "confidential", "disclos"];
        let absent = ["missing", "not available", "unavailable", "no data", "not applicable"];
        if !has {
            let reason = if missing.iter().any(|word| text.contains(word)) {
                "suppressed"
            } else if absent.iter().any(|word| text.contains(word)) {
                "not available"
            } else {
                return false;
            };
            made.set(value, reason, cell);
            return true;
        }
        let words: Vec<&str> = ["provisional", "revised"].into_iter().filter(|word| text.contains(word)).collect();
        if !words.is_empty() {
            made.set(qualifier, words.join(", "), Some((row, at)));
        }
        false
    }

    fn say_whose(&self, row: usize, whose: &RowWhose, figures: &Figures, made: &mut Made, recast: &Recast) {
        let (series, place) = (recast.mapping.column(Role::SeriesRole), recast.mapping.column(Role::Geography));
        let asked = !self.with(Role::Place).is_empty() || !self.with(Role::Group).is_empty();
        let cell = |role: Role| self.with(role).first().map(|at| (row, *at));
        match whose {
            RowWhose::Of(kind, name) => {
                let words = match kind {
                    ComparatorKind::Peer => Whose::Comparator,
                    ComparatorKind::National => Whose::National,
                    ComparatorKind::Area => Whose::Area,
                    ComparatorKind::Group => Whose::Group,
                };
                made.set(series, words.words(), None);
                made.set(place, name.clone(), cell(Role::Place).or(cell(Role::Group)));
            }
            _ if asked => made.set(series, Whose::Own.words(), None),
            _ => match figures.whose.filter(|whose| *whose != Whose::Own) {
                Some(whose) => made.set(series, whose.words(), None),
                None => {
                    for role in [Role::SeriesRole, Role::Geography] {
                        if let Some(at) = cell(role) {
                            made.set(recast.mapping.column(role), self.text(row, at.1), Some(at));
                        }
                    }
                }
            },
        }
    }

    /// What a row says of its measure.
    fn say_measure(&self, row: usize, name: &str, (kept, known): (&[usize], &Known), made: &mut Made, recast: &mut Recast) {
        let from = self.with(Role::MeasureName).first().map(|at| (row, *at));
        made.set(recast.mapping.column(Role::MeasureName), name, from);
        for (column, at) in kept.iter().enumerate() {
            let role = self.column(*at).and_then(|it| it.role);
            let text = self.said(row, *at);
            let read = match role {
                Some(Role::Polarity) => self.polarity_of(text, &known.values),
                Some(Role::PeriodStart | Role::PeriodEnd) => match self.label(text) {
                    Label::As(text) => CellText::As(Cow::Owned(text)),
                    Label::Waits(id) => CellText::Waits(id),
                },
                _ => CellText::As(Cow::Borrowed(text)),
            };
            match read {
                CellText::As(text) => made.set(Some(column), text, Some((row, *at))),
                CellText::Out(reason) => drop(recast.told.insert((row, *at), (Outcome::LeftOut, reason.into()))),
                CellText::Waits(id) => {
                    recast.told.insert((row, *at), (Outcome::LeftOut, waits_for(id).into()));
                }
            }
        }
    }

    /// The one frequency of all the periods in the file.
    fn frequency(&self, recast: &Recast) -> Option<Frequency> {
        if !self.with(Role::Frequency).is_empty() {
            return None;
        }
        let column = recast.mapping.column(Role::Period)?;
        let value = recast.mapping.column(Role::Value)?;
        let mut common = None;
        let filled = |row: &&Vec<String>| row.get(value).is_some_and(|text| !text.is_empty());
        for label in recast.table.rows.iter().filter(filled).filter_map(|row| row.get(column)) {
            let found = period::read(label, self.calendar, None).ok()?.period.frequency();
            if found == Frequency::Dated || common.is_some_and(|common| common != found) {
                return None;
            }
            common = Some(found);
        }
        common
    }

    /// Rows that name one figure more than once: asked which counts.
    fn repeated(&mut self, recast: &mut Recast) {
        let keys: Vec<usize> = [
            Role::MeasureId,
            Role::MeasureName,
            Role::Unit,
            Role::SeriesRole,
            Role::Geography,
            Role::Period,
            Role::PeriodStart,
            Role::PeriodEnd,
        ]
        .into_iter()
        .filter_map(|role| recast.mapping.column(role))
        .collect();
        let mut sets: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
        let figure = [Role::Value, Role::ValueText, Role::Numerator].map(|role| recast.mapping.column(role));
        for (at, row) in recast.table.rows.iter().enumerate() {
            let has = figure.iter().flatten().any(|column| row.get(*column).is_some_and(|it| !it.is_empty()));
            if has {
                let key = keys.iter().filter_map(|column| Some(row.get(*column)?.as_str())).collect();
                sets.entry(key).or_default().push(at);
            }
        }
        let sets: Vec<Vec<usize>> = sets.into_values().filter(|rows| rows.len() > 1).collect();
        let Some(first) = sets.first() else { return };
        let numbers: Vec<String> = first.iter().map(|at| recast.table.row_number(*at).to_string()).collect();
        let question = Question::new(
            "repeated-rows",
            format!("Rows {} name the same measure, place and period: which counts?", super::words::few(&numbers, 6)),
        )
        .answers(["none of them", "the first of each", "the last of each"])
        .because(format!("{} figures stand in several rows each, and nothing tells those apart", sets.len()))
        .holding("those rows");
        let keep = match self.asking.ask(question).as_deref() {
            Some("the first of each") => |rows: &[usize]| rows.first().copied(),
            Some("the last of each") => |rows: &[usize]| rows.last().copied(),
            _ => |_: &[usize]| None,
        };
        let answered = self.asking.questions.last().is_some_and(|it| it.answered.is_some());
        let reason: Cow<'static, str> = match answered {
            true => "another row for the same measure and period counts, as you answered".into(),
            false => waits_for("repeated-rows").into(),
        };
        let mut out = BTreeSet::new();
        for rows in &sets {
            let kept = keep(rows);
            out.extend(rows.iter().copied().filter(|at| Some(*at) != kept));
        }
        drop_rows(recast, &out, &reason);
    }
}

/// Takes rows out of the long table, and says why of their cells.
pub(super) fn drop_rows(recast: &mut Recast, out: &BTreeSet<usize>, reason: &Cow<'static, str>) {
    for at in out {
        for origin in recast.origins.get(*at).into_iter().flatten().flatten() {
            recast.told.insert(*origin, (Outcome::LeftOut, reason.clone()));
        }
    }
    let mut at = 0;
    let mut kept = Vec::new();
    let stays = |at: &mut usize| {
        *at += 1;
        !out.contains(&(*at - 1))
    };
    recast.origins.retain(|_| stays(&mut at));
    at = 0;
    recast.table.row_numbers.retain(|_| stays(&mut at));
    at = 0;
    recast.table.rows.retain(|_| {
        let before = at;
        let stays = stays(&mut at);
        if stays {
            kept.push(before);
        }
        stays
    });
    let moved: HashMap<usize, usize> = kept.into_iter().enumerate().map(|(new, old)| (old, new)).collect();
    recast.confirmed = recast
        .confirmed
        .iter()
        .filter_map(|(row, column)| Some((*moved.get(row)?, *column)))
        .collect();
}

fn add(found: &mut Vec<Figures>, one: Figures, role: Role, at: usize) {
    let same = |held: &&mut Figures| {
        held.metric.as_deref().map(plain) == one.metric.as_deref().map(plain)
            && held.period == one.period
            && held.whose == one.whose
            && held.of_year == one.of_year
    };
    match found.iter_mut().find(same) {
        Some(held) => held.columns.push((role, at)),
        None => found.push(Figures { columns: vec![(role, at)], ..one }),
    }
}

fn push(recast: &mut Recast, made: Made, number: usize) {
    recast.table.rows.push(made.texts);
    recast.table.row_numbers.push(number);
    recast.origins.push(made.origins);
}

/// Why something isn't taken that hangs on a question.
pub(super) fn waits_for(id: &str) -> String {
    format!("it waits for the answer to the question {id}")
}
