//! What texts in cells of one measure's row come to. They are read together, since one rests on another: a plan on a
//! target, a target on the unit; whatever order they were typed in.

use super::{
    column::Column,
    settings::Setting,
    standing::{Standing, objectives_of, plans_of},
    target_parts::{IN_WORDS, TargetPart, bounds_of, floor_of, plan_of, set_floor, spread_of},
};
use crate::{
    edit::{self, Command},
    exchange::typed_target::{self, Profile, TypedTarget, written},
    model::{Aim, Bounds, Day, Measure, Pack, Period, ReportingYear, Step, Target},
    planning::trajectory,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the cells of a row come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entered {
    /// The changes to the pack; none where it says what is there already.
    pub commands: Vec<Command>,
    /// The cells that couldn't be taken, each with the reason.
    pub refused: Vec<(Column, String)>,
    /// How many cells changed something.
    pub taken: usize,
}

/// What is said of a target that nothing can be compared with, before it is taken.
const NOT_READ: &str = "this isn't read as a figure, a range, a direction, a change or a comparison: write it another way, or choose “In words only” as the kind of target";

/// What is missing where a part of a target is typed and no target.
const NO_TARGET_YET: &str = "enter the target as well";

/// Reads the texts typed in cells of a measure's row, those that were typed before and couldn't be taken among them.
/// Of what a sign-off stops on a day, nothing is taken.
pub fn enter(
    pack: &Pack,
    measure: &Measure,
    cells: &BTreeMap<Column, String>,
    on: Option<Day>,
) -> Entered {
    let mut row = Row { pack, measure, cells, on, changed: None, entered: Entered::default() };
    row.settings();
    row.standing();
    let years: BTreeSet<ReportingYear> =
        cells.keys().filter_map(|column| year_of(pack, *column)).collect();
    for year in years {
        row.target(year);
    }
    row.finish()
}

/// The year whose target a column is about.
fn year_of(pack: &Pack, column: Column) -> Option<ReportingYear> {
    match column {
        Column::Target(year, _) => Some(year),
        Column::Plan(period) | Column::Floor(period) => {
            Some(pack.calendar().year_of_period(period))
        }
        Column::Figure(..) | Column::Setting(_) | Column::Standing(_) => None,
    }
}

/// A row while it is read.
struct Row<'a> {
    pack: &'a Pack,
    measure: &'a Measure,
    cells: &'a BTreeMap<Column, String>,
    on: Option<Day>,
    /// The measure with the settings of this row, where they differ.
    changed: Option<Box<Measure>>,
    entered: Entered,
}

impl<'a> Row<'a> {
    /// The measure as this row has it so far.
    fn now(&self) -> &Measure {
        self.changed.as_deref().unwrap_or(self.measure)
    }

    fn text(&self, column: Column) -> Option<&'a str> {
        self.cells.get(&column).map(|text| text.trim())
    }

    /// The text of a cell that says something else than what is there.
    fn other(&self, column: Column) -> Option<&'a str> {
        self.text(column).filter(|text| column.shown(self.pack, self.measure).trim() != *text)
    }

    fn refuse(&mut self, column: Column, reason: impl Into<String>) {
        self.entered.refused.push((column, reason.into()));
    }

    fn settings(&mut self) {
        let mut stopped = None;
        for column in self.cells.keys() {
            let Column::Setting(setting) = column else { continue };
            let Some(text) = self.other(*column) else { continue };
            if setting.in_terms() {
                let stopped = stopped.get_or_insert_with(|| {
                    edit::terms_refused(self.pack, &self.measure.id, self.on)
                });
                if let Some(reason) = stopped.as_ref().map(ToString::to_string) {
                    self.refuse(*column, reason);
                    continue;
                }
            }
            self.setting(*setting, text);
        }
    }

    fn setting(&mut self, setting: Setting, text: &str) {
        let mut changed = self.changed.take().unwrap_or_else(|| Box::new(self.measure.clone()));
        match setting.take(self.pack, &mut changed, text) {
            Ok(()) => self.entered.taken += 1,
            Err(reason) => self.refuse(Column::Setting(setting), reason),
        }
        self.changed = Some(changed);
    }

    fn standing(&mut self) {
        let (mut plans, mut objectives) = (None, None);
        for standing in Standing::ALL {
            let column = Column::Standing(standing);
            let Some(text) = self.other(column) else { continue };
            let read = match standing {
                Standing::Plans => plans_of(self.pack, text).map(|found| plans = Some(found)),
                Standing::Objectives => {
                    objectives_of(self.pack, text).map(|found| objectives = Some(found))
                }
            };
            let stopped = || edit::terms_refused(self.pack, &self.measure.id, self.on);
            match (read, stopped()) {
                (Err(reason), _) => self.refuse(column, reason),
                (Ok(()), Some(refusal)) => {
                    self.refuse(column, refusal.to_string());
                    match standing {
                        Standing::Plans => plans = None,
                        Standing::Objectives => objectives = None,
                    }
                }
                (Ok(()), None) => self.entered.taken += 1,
            }
        }
        if plans.is_some() || objectives.is_some() {
            let measure = self.measure.id.clone();
            self.entered.commands.push(Command::PlaceMeasure { measure, plans, objectives });
        }
    }

    /// The target of a year, and its parts.
    fn target(&mut self, year: ReportingYear) {
        let mine: Vec<Column> = self
            .cells
            .keys()
            .copied()
            .filter(|column| year_of(self.pack, *column) == Some(year))
            .collect();
        let others: Vec<Column> =
            mine.iter().copied().filter(|column| self.other(*column).is_some()).collect();
        if others.is_empty() {
            return;
        }
        if let Some(refusal) = edit::target_refused(self.pack, &self.measure.id, year) {
            for column in others {
                self.refuse(column, refusal.to_string());
            }
            return;
        }
        let before = self.measure.targets.get(&year);
        let (mut target, aim_changed) = self.aim(year, before.cloned());
        for column in mine {
            // What a row says beside another target is meant beside that.
            if !aim_changed && !others.contains(&column) {
                continue;
            }
            let Some(text) = self.text(column) else { continue };
            // Blank cells beside a new target leave its plans as its spread makes them.
            let plan = matches!(column, Column::Plan(_) | Column::Floor(_));
            if aim_changed && plan && text.is_empty() && !self.plans_given(year) {
                continue;
            }
            match self.part(column, text, target.as_mut()) {
                Ok(changed) => self.entered.taken += usize::from(changed),
                Err(reason) => self.refuse(column, reason),
            }
        }
        if let Some(target) = &mut target {
            let calendar = self.pack.calendar();
            target.trajectory.sort_by_key(|step| (step.period.end(calendar), step.period));
        }
        if target.as_ref() != before {
            self.entered.commands.push(Command::SetTarget {
                measure: self.measure.id.clone(),
                year,
                target: target.map(Box::new),
            });
        }
    }

    /// The year's target by what is said of the aim and its spread; and whether that changes it.
    fn aim(&mut self, year: ReportingYear, before: Option<Target>) -> (Option<Target>, bool) {
        let of = |part| Column::Target(year, part);
        let (aim, spread) = (self.other(of(TargetPart::Aim)), self.other(of(TargetPart::Spread)));
        let profile =
            match spread.filter(|text| !text.is_empty()).map(|text| (text, spread_of(text))) {
                Some((_, Some(profile))) => Some(profile),
                Some((text, None)) => {
                    let offered = TargetPart::Spread.choices().join(", ");
                    self.refuse(of(TargetPart::Spread), format!("'{text}' is none of: {offered}"));
                    None
                }
                None => None,
            };
        let Some(text) = aim.map(str::to_owned).or_else(|| {
            profile?;
            before.as_ref().map(|held| written(held, self.now().polarity))
        }) else {
            if profile.is_some() {
                self.refuse(of(TargetPart::Spread), NO_TARGET_YET);
            }
            return (before, false);
        };
        let in_words = self.text(of(TargetPart::Kind)) == Some(IN_WORDS);
        // What the aim can't be taken for is said there, and else of the spread.
        let column = if aim.is_some() { of(TargetPart::Aim) } else { of(TargetPart::Spread) };
        match self.read(year, &text, profile, before.as_ref()) {
            Err(reason) => self.refuse(column, reason),
            Ok(Some(target)) if target.aim == Aim::Words && !in_words => {
                self.refuse(column, NOT_READ);
            }
            Ok(target) => {
                let said = usize::from(aim.is_some()) + usize::from(profile.is_some());
                self.entered.taken += said;
                return (target, true);
            }
        }
        (before, false)
    }

    /// The target that a text says, with all that the one before had besides.
    fn read(
        &self,
        year: ReportingYear,
        text: &str,
        profile: Option<Profile>,
        before: Option<&Target>,
    ) -> Result<Option<Target>, String> {
        let calendar = self.pack.calendar();
        let measure = self.now();
        let said = |part: fn(&Target) -> &String| before.map(part).cloned().unwrap_or_default();
        let as_it_is = || match before {
            Some(Target { aim: Aim::Value { .. }, .. }) => {
                typed_target::profile(measure, calendar, year)
            }
            _ => Profile::Flat,
        };
        let typed = TypedTarget {
            text: text.to_owned(),
            tolerance: String::new(),
            stretch: String::new(),
            chosen_by: said(|held| &held.chosen_by),
            rationale: said(|held| &held.rationale),
            profile: match profile {
                Some(profile) => profile,
                None if self.plans_given(year) => Profile::Keep,
                None => as_it_is(),
            },
            steps: Vec::new(),
        };
        let read = typed_target::read(&typed, measure, calendar, year);
        let read = read.map_err(|error| error.to_string())?;
        // Those two have cells of their own, and aren't read from what was printed of them.
        Ok(read.map(|target| Target {
            tolerance: before.and_then(|held| held.tolerance),
            stretch: before.and_then(|held| held.stretch),
            ..target
        }))
    }

    /// Whether the row says plans of its own for the year.
    fn plans_given(&self, year: ReportingYear) -> bool {
        self.cells.iter().any(|(column, text)| {
            matches!(column, Column::Plan(_))
                && year_of(self.pack, *column) == Some(year)
                && !text.trim().is_empty()
        })
    }

    /// Takes a part of the target; whether that changes it.
    fn part(
        &self,
        column: Column,
        text: &str,
        target: Option<&mut Target>,
    ) -> Result<bool, String> {
        if matches!(column, Column::Target(_, TargetPart::Aim | TargetPart::Spread)) {
            return Ok(false);
        }
        let Some(target) = target else {
            return if text.is_empty() { Ok(false) } else { Err(NO_TARGET_YET.to_owned()) };
        };
        let unit = self.now().unit.as_str();
        match column {
            Column::Plan(period) => {
                let before = plan_of(Some(target), period);
                self.plan(target, period, bounds_of(text, unit)?)?;
                Ok(plan_of(Some(target), period) != before)
            }
            Column::Floor(period) => {
                let before = floor_of(Some(target), period);
                set_floor(target, period, bounds_of(text, unit)?)?;
                Ok(floor_of(Some(target), period) != before)
            }
            Column::Target(_, part) => {
                let before = target.clone();
                part.take(target, text, self.now())?;
                Ok(*target != before)
            }
            Column::Figure(..) | Column::Setting(_) | Column::Standing(_) => Ok(false),
        }
    }

    /// Sets or removes the plan of a period.
    fn plan(
        &self,
        target: &mut Target,
        period: Period,
        plan: Option<Bounds>,
    ) -> Result<(), String> {
        let at = target.trajectory.iter().position(|step| step.period == period);
        let Some(plan) = plan else {
            if let Some(at) = at {
                target.trajectory.remove(at);
            }
            return Ok(());
        };
        match self.now().frequency {
            None => return Err("set how often the measure reports first".to_owned()),
            Some(frequency) if frequency != period.frequency() => {
                let words = frequency.words().to_lowercase();
                return Err(format!("this measure reports {words}: its plans have other columns"));
            }
            Some(_) => {}
        }
        match at.and_then(|at| target.trajectory.get_mut(at)) {
            Some(step) if step.plan == plan => {}
            Some(step) => *step = trajectory::replanned(step, plan, self.now()),
            None => target.trajectory.push(Step::new(period, plan)),
        }
        Ok(())
    }

    fn finish(mut self) -> Entered {
        if let Some(mut changed) = self.changed.take().filter(|it| **it != *self.measure) {
            // Figures and targets have commands of their own.
            changed.series = Vec::new();
            changed.comparators = Vec::new();
            changed.targets = BTreeMap::new();
            changed.past = BTreeMap::new();
            // Before the target, which rests on it.
            self.entered.commands.insert(0, Command::SetMeasure(changed));
        }
        self.entered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::columns::target_parts::NO_TARGET;
    use crate::{
        edit::{Context, apply},
        model::{Accumulation, Calendar, Frequency, Number, Polarity},
    };
    use std::sync::Arc;

    const TARGET: TargetPart = TargetPart::Aim;

    fn year() -> ReportingYear {
        Calendar::default().year(2025)
    }

    fn quarter(at: usize) -> Period {
        Calendar::default().periods(year(), Frequency::Quarterly)[at]
    }

    fn part(part: TargetPart) -> Column {
        Column::Target(year(), part)
    }

    /// A quarterly count of homes, planned for 1,200 by quarters of 300.
    fn pack() -> Pack {
        let measure = Measure {
            id: "homes".into(),
            name: "Homes".into(),
            unit: "homes".into(),
            frequency: Some(Frequency::Quarterly),
            accumulation: Some(Accumulation::Sum),
            polarity: Some(Polarity::HigherIsBetter),
            precision: Some(0),
            ..Measure::default()
        };
        let pack = Pack { measures: vec![Arc::new(measure)], ..Pack::default() };
        typed(&pack, &[(part(TARGET), "1200")]).0
    }

    /// The pack after texts were typed in a row, and what couldn't be taken.
    fn typed(pack: &Pack, cells: &[(Column, &str)]) -> (Pack, Vec<(Column, String)>) {
        let cells = cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
        let entered = enter(pack, &pack.measures[0], &cells, None);
        let mut after = pack.clone();
        let batch = Command::Batch { label: "Type".into(), commands: entered.commands };
        apply(&mut after, batch, &Context::default()).unwrap();
        (after, entered.refused)
    }

    /// What a row says in columns after texts were typed in it; or why one can't be taken, and then nothing is
    /// changed.
    fn check(pack: &Pack, cells: &[(Column, &str)], expected: &[(Column, &str)]) {
        let (after, refused) = typed(pack, cells);
        assert_eq!(refused, Vec::new(), "{cells:?}");
        for (column, text) in expected {
            assert_eq!(column.shown(&after, &after.measures[0]), *text, "{column:?} of {cells:?}");
        }
    }

    fn check_refused(pack: &Pack, cells: &[(Column, &str)], at: Column, reason: &str) {
        let (after, refused) = typed(pack, cells);
        let found = refused.iter().find(|(column, _)| *column == at);
        let found = found.unwrap_or_else(|| panic!("{cells:?} is taken"));
        assert!(found.1.contains(reason), "{}", found.1);
        let before = &pack.measures[0];
        assert_eq!(at.shown(&after, &after.measures[0]), at.shown(pack, before), "{cells:?}");
    }

    #[test]
    fn a_target_is_spread_as_the_one_before_it_was() {
        let pack = pack();
        let plans = |each: [&'static str; 4]| -> Vec<(Column, &'static str)> {
            each.into_iter().enumerate().map(|(at, it)| (Column::Plan(quarter(at)), it)).collect()
        };
        check(&pack, &[], &plans(["300"; 4]));
        check(&pack, &[(part(TARGET), "640k")], &plans(["160000"; 4]));
        check(&pack, &[(part(TARGET), "To increase")], &plans([""; 4]));
        check(&pack, &[(part(TARGET), "")], &plans([""; 4]));
        // In a shape of its own it keeps that.
        let (shaped, _) = typed(&pack, &plans(["100", "200", "300", "600"]));
        check(
            &shaped,
            &[],
            &[(part(TARGET), "1200"), (part(TargetPart::Spread), "A shape of its own")],
        );
        check(&shaped, &[(part(TARGET), "2400")], &plans(["200", "400", "600", "1200"]));
        check(&shaped, &[(part(TargetPart::Spread), "Flat")], &plans(["300"; 4]));
        // Plans typed beside a target are the plans; blank cells beside it say nothing.
        let mut both = plans(["1", "2", "3", "4"]);
        both.push((part(TARGET), "10"));
        check(&pack, &both, &plans(["1", "2", "3", "4"]));
        let mut blank = plans([""; 4]);
        blank.push((part(TARGET), "2400"));
        check(&pack, &blank, &plans(["600"; 4]));
    }

    #[test]
    fn parts_are_taken_or_it_is_said_why_not() {
        let pack = pack();
        let first = Column::Plan(quarter(0));
        check(&pack, &[(first, "310")], &[(first, "310"), (part(TARGET), "1200")]);
        check(&pack, &[(first, "")], &[(first, "")]);
        check(
            &pack,
            &[(part(TargetPart::Tolerance), "5%")],
            &[(part(TargetPart::Tolerance), "5%")],
        );
        check(
            &pack,
            &[(part(TargetPart::Tolerance), "20")],
            &[(part(TargetPart::Tolerance), "20")],
        );
        check(
            &pack,
            &[(part(TargetPart::Stretch), "1.5k")],
            &[(part(TargetPart::Stretch), "1500")],
        );
        check(
            &pack,
            &[(part(TargetPart::ChosenBy), "Cabinet")],
            &[(part(TargetPart::ChosenBy), "Cabinet")],
        );
        check(
            &pack,
            &[(part(TargetPart::Why), "The local plan")],
            &[(part(TargetPart::Why), "The local plan")],
        );
        let floor = Column::Floor(quarter(1));
        check(&pack, &[(floor, "280")], &[(floor, "280")]);
        check(
            &pack,
            &[(part(TargetPart::Kind), "None, by choice")],
            &[(part(TARGET), "None set"), (first, "")],
        );

        check_refused(
            &pack,
            &[(part(TARGET), "12%")],
            part(TARGET),
            "is a share, and this measure counts homes",
        );
        check_refused(
            &pack,
            &[(part(TARGET), "a good deal more")],
            part(TARGET),
            "isn't read as a figure",
        );
        check_refused(&pack, &[(first, "lots")], first, "not a number");
        check_refused(
            &pack,
            &[(part(TargetPart::Tolerance), "a bit")],
            part(TargetPart::Tolerance),
            "not a number",
        );
        check_refused(
            &pack,
            &[(part(TargetPart::Kind), "A range")],
            part(TargetPart::Kind),
            "the kind follows",
        );
        check_refused(
            &pack,
            &[(part(TargetPart::Spread), "wavy")],
            part(TargetPart::Spread),
            "none of: Flat",
        );
        let month = Column::Plan("2025-04".parse().unwrap());
        check_refused(&pack, &[(month, "10")], month, "reports quarterly");
        let next = Column::Target(year().plus(1), TargetPart::Tolerance);
        check_refused(&pack, &[(next, "5%")], next, "enter the target as well");
    }

    #[test]
    fn one_refused_cell_loses_nothing_of_the_others() {
        let cells = [
            (part(TargetPart::Tolerance), "a bit"),
            (part(TargetPart::Stretch), "1,300"),
            (Column::Setting(Setting::Precision), "77"),
            (Column::Setting(Setting::DataSource), "Register"),
        ];
        let (after, refused) = typed(&pack(), &cells);
        let refused: Vec<Column> = refused.into_iter().map(|(column, _)| column).collect();
        assert_eq!(refused, [cells[2].0, cells[0].0]);
        assert_eq!(cells[1].0.shown(&after, &after.measures[0]), "1300");
        assert_eq!(cells[3].0.shown(&after, &after.measures[0]), "Register");
        assert_eq!(after.measures[0].targets[&year()].tolerance, None);
    }

    #[test]
    fn what_waited_is_taken_with_what_it_waited_for() {
        let (bare, _) = typed(&pack(), &[(part(TARGET), "")]);
        let plans: Vec<(Column, &str)> =
            (0..4).map(|at| (Column::Plan(quarter(at)), "25")).collect();
        let (_, waiting) = typed(&bare, &plans);
        assert_eq!(waiting.len(), 4, "a plan waits for its target");
        let mut all = plans.clone();
        all.push((part(TARGET), "100"));
        check(&bare, &all, &all);
        // In words it is kept once that is said.
        let words = [(part(TARGET), "a good deal more"), (part(TargetPart::Kind), "In words only")];
        check(&bare, &words, &words);
    }

    #[test]
    fn settings_and_targets_of_one_row_are_read_together() {
        let cells = [
            (Column::Setting(Setting::Unit), "%"),
            (Column::Setting(Setting::Accumulation), "Latest value"),
            (part(TARGET), "95%"),
        ];
        check(&pack(), &cells, &cells);
        check(&pack(), &cells, &[(Column::Plan(quarter(0)), "95")]);
    }

    #[test]
    fn what_is_there_already_is_no_change_and_what_was_refused_changes_nothing() {
        let pack = pack();
        let measure = &pack.measures[0];
        let columns = Setting::ALL
            .iter()
            .map(|it| Column::Setting(*it))
            .chain(TargetPart::ALL.map(part))
            .chain((0..4).map(|at| Column::Plan(quarter(at))));
        let shown = columns.map(|column| (column, column.shown(&pack, measure))).collect();
        assert_eq!(enter(&pack, measure, &shown, None), Entered::default());
        let refused = BTreeMap::from([(Column::Setting(Setting::Precision), "x".to_owned())]);
        assert_eq!(enter(&pack, measure, &refused, None).commands, Vec::new());
        assert_eq!(measure.targets[&year()].aim, Aim::Value { value: Number::from(1200) });
    }

    /// The sample, signed off for a year that isn't over.
    fn signed() -> (Pack, ReportingYear, Context) {
        let sample = include_bytes!("../../../public/packs/sample.json");
        let mut pack = crate::pack::read(sample).pack.unwrap();
        let context = Context { on: pack.organisation.clock.map(|day| day.0), by: String::new() };
        let sign_off = crate::model::SignOff {
            id: "now".into(),
            year: year(),
            by: "Cabinet".into(),
            on: pack.organisation.clock.unwrap(),
            ..crate::model::SignOff::default()
        };
        apply(&mut pack, Command::SignOff(Box::new(sign_off)), &context).unwrap();
        (pack, year(), context)
    }

    /// A text that a column would take for another than it shows.
    fn another(column: Column, pack: &Pack, measure: &Measure) -> String {
        let now = column.shown(pack, measure);
        let choices = column.choices(pack);
        let other = choices.into_iter().find(|it| *it != now && it != IN_WORDS && it != NO_TARGET);
        let typed = ["7", "2024/25", "13", "Yes", ""].map(str::to_owned);
        other
            .into_iter()
            .chain(typed)
            .find(|text| {
                let cells = BTreeMap::from([(column, text.clone())]);
                *text != now
                    && enter(&Pack { sign_offs: Vec::new(), ..pack.clone() }, measure, &cells, None)
                        .refused
                        .is_empty()
            })
            .unwrap_or_default()
    }

    #[test]
    fn what_is_signed_is_refused_beforehand_as_the_guard_would_and_nothing_else_is() {
        let (pack, year, context) = signed();
        let on = context.on.map(Day);
        let measure = pack.measures.iter().find(|it| pack.signed(&it.id, year).is_some()).unwrap();
        let columns = Setting::ALL.iter().map(|it| Column::Setting(*it)).chain([
            Column::Target(year, TARGET),
            Column::Target(year, TargetPart::Tolerance),
            Column::Target(year.plus(1), TARGET),
            Column::Standing(Standing::Plans),
        ]);
        let (mut stopped, mut free) = (0, 0);
        for column in columns {
            let text = another(column, &pack, measure);
            let cells = BTreeMap::from([(column, text.clone())]);
            let found = enter(&pack, measure, &cells, on);
            let unguarded =
                enter(&Pack { sign_offs: Vec::new(), ..pack.clone() }, measure, &cells, on);
            let batch = Command::Batch { label: String::new(), commands: unguarded.commands };
            let guarded = apply(&mut pack.clone(), batch, &context);
            assert_eq!(found.refused.is_empty(), guarded.is_ok(), "{column:?} {text}: {guarded:?}");
            if let Some((_, reason)) = found.refused.first() {
                stopped += 1;
                assert!(reason.contains("is signed off for 2025/26"), "{reason}");
                assert_eq!(found.commands, Vec::new());
            } else {
                free += 1;
            }
        }
        assert!(stopped > 20 && free > 9, "{stopped} stopped, {free} free");
    }

    #[test]
    fn where_a_measure_stands_is_set_by_name() {
        let (pack, ..) = signed();
        let mut pack = Pack { sign_offs: Vec::new(), proposals: Vec::new(), ..pack };
        pack.measures.truncate(1);
        let plans = Column::Standing(Standing::Plans);
        let other = pack.plans.iter().find(|it| !it.measures.contains(&pack.measures[0].id));
        let text = other.unwrap().name.clone();
        let entered =
            enter(&pack, &pack.measures[0], &BTreeMap::from([(plans, text.clone())]), None);
        assert_eq!(entered.refused, Vec::new());
        let batch = Command::Batch { label: String::new(), commands: entered.commands };
        apply(&mut pack, batch, &Context::default()).unwrap();
        assert_eq!(plans.shown(&pack, &pack.measures[0]), text);
    }
}
