//! The cells of a row that are about a year's target: the target itself, then its parts, its plans and its floors.

use super::Row;
use crate::{
    edit::{self, Command},
    exchange::{
        columns::{
            asked::asked_of_target,
            column::Column,
            doubts::asked_of_bounds,
            settings::Setting,
            target_parts::{
                IN_WORDS, TargetPart, bounds_of, floor_of, plan_of, set_floor, spread_of,
            },
        },
        reading::amount,
        typed_target::{self, Part, Profile, TypedTarget, TypedTargetError, written},
    },
    model::{Aim, Bounds, Calendar, Period, ReportingYear, Step, Target},
    planning::trajectory,
};

/// What is said of a target that nothing can be compared with, before it is taken.
const NOT_READ: &str = "this isn't read as a figure, a range, a direction, a change or a comparison: write it another way, or choose “In words only” as the kind of target";

/// What is missing where a part of a target is typed and no target.
const NO_TARGET_YET: &str = "enter the target as well";

impl<'a> Row<'a> {
    /// The target of a year, and its parts.
    pub(super) fn target(&mut self, year: ReportingYear) {
        let calendar = self.pack.calendar();
        let mine: Vec<Column> = self
            .cells
            .keys()
            .copied()
            .filter(|column| column.year(calendar) == Some(year))
            .collect();
        let others: Vec<Column> =
            mine.iter().copied().filter(|column| self.other(*column).is_some()).collect();
        if others.is_empty() && self.said_again(year).is_none() {
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
            if self.is_refused(column) || !aim_changed && !others.contains(&column) {
                continue;
            }
            let Some(text) = self.text(column) else { continue };
            // Blank cells beside a new target leave its plans as its spread makes them.
            let plan = matches!(column, Column::Plan(_) | Column::Floor(_));
            if aim_changed && plan && text.is_empty() && !self.plans_given(year) {
                continue;
            }
            match self.part(column, year, text, target.as_mut()) {
                Ok(changed) => self.entered.taken += usize::from(changed),
                Err(Unfit::Text(reason)) => self.cannot_read(column, reason),
                Err(Unfit::Waits(reason)) => self.refuse(column, reason),
            }
        }
        if let Some(target) = &mut target {
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
        let aim = self.other(of(TargetPart::Aim)).or_else(|| self.said_again(year));
        let mut profile = self.spread(year);
        let Some(text) = aim.map(str::to_owned).or_else(|| {
            profile?;
            before.as_ref().map(|held| written(held, self.now().polarity))
        }) else {
            if profile.is_some() {
                self.refuse(of(TargetPart::Spread), NO_TARGET_YET);
            }
            return (before, false);
        };
        let mut read = self.read(year, &text, profile, before.as_ref());
        if let Err(error) = &read
            && aim.is_some()
            && profile.is_some()
            && error.part() == Part::Profile
        {
            // A spread that can't be made keeps no target from being taken.
            let reason = self.why_not(error);
            self.cannot_read(of(TargetPart::Spread), reason);
            profile = None;
            read = self.read(year, &text, None, before.as_ref());
        }
        // What the aim can't be taken for is said there, and else of the spread.
        let column = if aim.is_some() { of(TargetPart::Aim) } else { of(TargetPart::Spread) };
        let in_words = self.text(of(TargetPart::Kind)) == Some(IN_WORDS);
        match read.map_err(|error| self.why_not(&error)) {
            Err(reason) => self.cannot_read(column, reason),
            Ok(Some(target)) if target.aim == Aim::Words && !in_words => {
                self.cannot_read(column, NOT_READ);
            }
            Ok(target) => {
                let asked = target.as_ref().filter(|_| aim.is_some());
                let asked = asked.and_then(|it| {
                    let is_level = bounds_of(&text, "").is_ok_and(|it| it.is_some());
                    let share = || self.no_unit_yet(&text);
                    let unsure = is_level && self.is_unsure(column);
                    let share = unsure.then(share).flatten();
                    share.or_else(|| self.question((column, TargetPart::Aim), before.as_ref(), it))
                });
                if let Some(fault) = target.as_ref().and_then(|it| fault(it, self.pack.calendar()))
                {
                    self.cannot_read(column, fault);
                } else if let Some(question) = asked {
                    self.refuse(column, question);
                } else {
                    let said = usize::from(aim.is_some()) + usize::from(profile.is_some());
                    self.entered.taken += said;
                    return (target, true);
                }
            }
        }
        (before, false)
    }

    /// The text of a target that is typed as it is already: one whose periods have no plans gets them so.
    fn said_again(&self, year: ReportingYear) -> Option<&'a str> {
        let held = self.measure.targets.get(&year)?;
        let text = self.text(Column::Target(year, TargetPart::Aim))?;
        let lacks = trajectory::lacks_plans(self.now(), self.pack.calendar(), year, held)
            && edit::target_refused(self.pack, &self.measure.id, year).is_none();
        Some(text).filter(|text| lacks && !text.is_empty())
    }

    /// The spread that the row asks for.
    fn spread(&mut self, year: ReportingYear) -> Option<Profile> {
        let column = Column::Target(year, TargetPart::Spread);
        let text = self.other(column).filter(|text| !text.is_empty())?;
        let profile = spread_of(text);
        if profile.is_none() {
            let offered = TargetPart::Spread.choices().join(", ");
            self.cannot_read(column, format!("'{text}' is none of: {offered}"));
        }
        profile
    }

    /// Why a target can't be read, or what its plans wait for.
    fn why_not(&self, error: &TypedTargetError) -> String {
        let (now, reason) = (self.now(), error.to_string());
        let waits =
            |setting, called: &str| self.waits(Column::Setting(setting), called, reason.clone());
        match error.part() {
            Part::Profile if now.frequency.is_none() => waits(Setting::Frequency, HOW_OFTEN),
            Part::Profile if now.accumulation.is_none() => {
                waits(Setting::Accumulation, "how figures add up over the year")
            }
            _ => reason,
        }
    }

    /// The target that a text says, with all that the one before had besides.
    fn read(
        &self,
        year: ReportingYear,
        text: &str,
        profile: Option<Profile>,
        before: Option<&Target>,
    ) -> Result<Option<Target>, TypedTargetError> {
        let calendar = self.pack.calendar();
        let measure = self.now();
        let said = |part: fn(&Target) -> &String| before.map(part).cloned().unwrap_or_default();
        // Settings of this row that aren't taken yet are waited for.
        let waits = |setting| self.is_refused(Column::Setting(setting));
        let as_it_is = || match before {
            _ if waits(Setting::Frequency) || waits(Setting::Accumulation) => Profile::Flat,
            Some(Target { aim: Aim::Range { .. }, .. }) => Profile::Flat,
            Some(held) if !held.aim.is_profiled() => Profile::Flat,
            Some(held) if trajectory::lacks_plans(measure, calendar, year, held) => Profile::Flat,
            // As the measure was when it was spread, or as it is in this row.
            _ => match typed_target::profile(self.measure, calendar, year) {
                Profile::Keep => typed_target::profile(measure, calendar, year),
                spread => spread,
            },
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
        let read = typed_target::read(&typed, measure, calendar, year)?;
        // Plans stay beside another figure, and beside nothing else.
        let without = |target: &Target| {
            profile.is_none() && !self.plans_given(year) && !target.aim.is_profiled()
        };
        // Those two have cells of their own, and aren't read from what was printed of them.
        Ok(read.map(|target| Target {
            tolerance: before.and_then(|held| held.tolerance),
            stretch: before.and_then(|held| held.stretch),
            trajectory: if without(&target) { Vec::new() } else { target.trajectory },
            ..target
        }))
    }

    /// Whether the row says plans of its own for the year.
    fn plans_given(&self, year: ReportingYear) -> bool {
        self.cells.iter().any(|(column, text)| {
            matches!(column, Column::Plan(_))
                && column.year(self.pack.calendar()) == Some(year)
                && !text.trim().is_empty()
        })
    }

    /// Takes a part of the target, which is as it was where it can't; whether that changes it.
    fn part(
        &self,
        column: Column,
        year: ReportingYear,
        text: &str,
        target: Option<&mut Target>,
    ) -> Result<bool, Unfit> {
        let aim = Column::Target(year, TargetPart::Aim);
        let waits = || Err(Unfit::Waits(self.waits(aim, "the target", NO_TARGET_YET)));
        // Of another target than that beside it, which can't be read, nothing of it would be true.
        if is_of_its_target(column) && self.is_refused(aim) && !text.is_empty() {
            return waits();
        }
        // Those two made the target.
        if column == aim || column == Column::Target(year, TargetPart::Spread) {
            return Ok(false);
        }
        let Some(target) = target else {
            return if text.is_empty() { Ok(false) } else { waits() };
        };
        let bounds = || bounds_of(text, &self.now().unit).map_err(Unfit::Text);
        match column {
            Column::Plan(period) => {
                let (before, plan) = (plan_of(Some(target), period), bounds()?);
                let question =
                    self.question_of_bounds((column, year), (text, target), (before, plan));
                let kept = question.is_some().then(|| target.trajectory.clone());
                self.plan(target, period, plan)?;
                put_back(target, kept, question)?;
                Ok(plan_of(Some(target), period) != before)
            }
            Column::Floor(period) => {
                let (before, floor) = (floor_of(Some(target), period), bounds()?);
                let question =
                    self.question_of_bounds((column, year), (text, target), (before, floor));
                let kept = question.is_some().then(|| target.trajectory.clone());
                self.floor(target, period, floor)?;
                put_back(target, kept, question)?;
                Ok(floor_of(Some(target), period) != before)
            }
            Column::Target(_, part) => {
                let before = target.clone();
                part.take(target, text, self.now()).map_err(Unfit::Text)?;
                if let Some(fault) = fault(target, self.pack.calendar()) {
                    *target = before;
                    return Err(Unfit::Text(fault));
                }
                if let Some(question) = self.question((column, part), Some(&before), target) {
                    *target = before;
                    return Err(Unfit::Waits(question));
                }
                Ok(*target != before)
            }
            Column::Figure(..) | Column::Setting(_) | Column::Standing(_) => Ok(false),
        }
    }

    /// What is asked of a part of a target that takes the place of another, where nobody is sure of it yet.
    fn question(
        &self,
        (column, part): (Column, TargetPart),
        before: Option<&Target>,
        after: &Target,
    ) -> Option<String> {
        let asked = asked_of_target(self.now(), before, after).into_iter();
        asked.filter(|(of, _)| *of == part && self.is_unsure(column)).map(|(_, it)| it).next()
    }

    /// What is asked of a period's plan or floor that takes the place of another, where nobody is sure of it yet.
    fn question_of_bounds(
        &self,
        (column, year): (Column, ReportingYear),
        (text, target): (&str, &Target),
        (before, after): (Option<Bounds>, Option<Bounds>),
    ) -> Option<String> {
        if before == after || !self.is_unsure(column) {
            return None;
        }
        let measure = self.now().as_of(year);
        self.no_unit_yet(text).or_else(|| asked_of_bounds(&measure, target, (column, after)))
    }

    /// What is asked of a share of a measure that has no unit yet.
    fn no_unit_yet(&self, text: &str) -> Option<String> {
        amount::share_without_unit(text, &self.now().unit)
    }

    /// Sets or removes the plan of a period.
    fn plan(&self, target: &mut Target, period: Period, plan: Option<Bounds>) -> Result<(), Unfit> {
        let at = target.trajectory.iter().position(|step| step.period == period);
        let Some(plan) = plan else {
            if let Some(at) = at {
                target.trajectory.remove(at);
            }
            return Ok(());
        };
        let waits = |missing: String| {
            let frequency = Column::Setting(Setting::Frequency);
            Err(Unfit::Waits(self.waits(frequency, HOW_OFTEN, missing)))
        };
        match self.now().frequency {
            None => return waits("set how often the measure reports first".to_owned()),
            Some(frequency) if frequency != period.frequency() => {
                let words = frequency.words().to_lowercase();
                return waits(format!(
                    "this measure reports {words}: its plans have other columns"
                ));
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

    /// Sets or removes the floor of a period.
    fn floor(
        &self,
        target: &mut Target,
        period: Period,
        floor: Option<Bounds>,
    ) -> Result<(), Unfit> {
        let waits = |missing| self.waits(Column::Plan(period), "the plan of the period", missing);
        set_floor(target, period, floor).map_err(|missing| Unfit::Waits(waits(missing)))
    }
}

/// Puts the plans back of which something is asked.
fn put_back(
    target: &mut Target,
    kept: Option<Vec<Step>>,
    question: Option<String>,
) -> Result<(), Unfit> {
    let Some((kept, question)) = kept.zip(question) else { return Ok(()) };
    target.trajectory = kept;
    Err(Unfit::Waits(question))
}

/// How the setting is called that plans wait for.
const HOW_OFTEN: &str = "how often the measure reports";

/// Why a cell can't be taken.
enum Unfit {
    /// For its own text.
    Text(String),
    /// For another cell.
    Waits(String),
}

/// Whether a column says something of the very target that stands beside it.
fn is_of_its_target(column: Column) -> bool {
    use TargetPart::{ChosenBy, Kind, Spread, Why};
    matches!(column, Column::Target(_, Kind | Spread | ChosenBy | Why))
}

/// What is wrong with a target by itself, in the words in which a change to it would be refused.
fn fault(target: &Target, calendar: Calendar) -> Option<String> {
    let mut found = None;
    let mut note = |_: std::fmt::Arguments<'_>, refusal: edit::Refusal| {
        found.get_or_insert_with(|| refusal.to_string());
    };
    edit::check::target(target, &mut note);
    edit::check::target_style(target, calendar, &mut note);
    found
}
