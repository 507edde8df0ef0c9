//! Plan: what a measure is for, a target over its year, and a plan that is agreed.

use super::{Came, Doing, answer, day, sentence};
use crate::edit::{self, Command, Context, seal};
use crate::model::{
    Aim, Calendar, Measure, MeasureId, Number, Objective, Pack, ReportingYear, Step,
};
use crate::planning::trajectory;
use crate::rating::{self, AsAt, Status, printed};
use crate::training::asked::{Answering, Choice, Ground, Line, Picture, Question};
use crate::training::words::{A_POST, own_words, reads_like_a_person};

/// The measure whose thread is followed, and the one whose target is spread.
const REPAIRS: &str = "repairs";
pub(super) const VISITS: &str = "leisure-visits";

pub(super) fn measure<'a>(pack: &'a Pack, id: &str) -> Option<&'a Measure> {
    pack.measure(&MeasureId::from(id))
}

/// What a measure is for.
pub(super) struct Thread;

/// The objective that stands at the top of one's line.
fn top<'a>(pack: &'a Pack, objective: &'a Objective) -> &'a Objective {
    let mut at = objective;
    // A pack has no loop of objectives; a broken one ends all the same.
    for _ in 0..pack.objectives.len() {
        match at.parent.as_ref().and_then(|parent| pack.objective(parent)) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}

/// The objectives that a measure shows, those lower in the thread first.
fn shown_by<'a>(pack: &'a Pack, measure: &MeasureId) -> Vec<&'a Objective> {
    let all = pack.objectives.iter().map(|it| &**it);
    let mut shown: Vec<&Objective> = all.filter(|it| it.measures.contains(measure)).collect();
    shown.sort_by_key(|it| it.parent.is_none());
    shown
}

impl Doing for Thread {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Some(measure) = measure(ground.pack, REPAIRS) else { return Vec::new() };
        let tops = ground.pack.objectives.iter().filter(|it| it.parent.is_none());
        let choices = tops.map(|it| Choice::new(it.id.to_string(), it.name.clone())).collect();
        let mut facts = vec![format!("The vision: {}", ground.pack.organisation.vision)];
        facts.extend(shown_by(ground.pack, &measure.id).first().map(|lowest| {
            let plan = ground.pack.plan(&lowest.plan).map_or("", |plan| plan.name.as_str());
            format!("It shows how the objective “{}” of the {plan} is going.", lowest.name)
        }));
        facts.push("That objective is there to help with one of the council’s own.".to_owned());
        vec![Question {
            id: "top".to_owned(),
            asks: format!("{}: which of the council’s objectives is it for?", measure.name),
            facts,
            picture: None,
            answering: Answering::Choose(choices),
        }]
    }

    fn came(&self, _: &Ground<'_>, after: &Ground<'_>, answers: &[String]) -> Came {
        let pack = after.pack;
        let id = MeasureId::from(REPAIRS);
        let shown = shown_by(pack, &id);
        let Some(lowest) = shown.first() else {
            return Came::not_yet("The sample has no thread.", Vec::new());
        };
        let top = top(pack, lowest);
        if answer(answers, 0) != top.id.to_string() {
            let says = "The thread leads elsewhere. Whose homes are repaired, and what does the council want for them?";
            return Came::not_yet(says, Vec::new());
        }
        let plan = |objective: &Objective| {
            pack.plan(&objective.plan).map_or(String::new(), |it| it.name.clone())
        };
        let mut lines = vec![Line::new("Vision", pack.organisation.vision.clone())];
        lines.push(Line::new(plan(top), top.name.clone()));
        if lowest.id != top.id {
            lines.push(Line::new(plan(lowest), lowest.name.clone()));
        }
        lines.extend(pack.measure(&id).map(|it| Line::new("Measure", it.name.clone())));
        Came::done(
            "This is the golden thread, from the vision down to what is counted. Where a figure has no line to the top, ask why it is counted.",
            lines,
        )
    }
}

/// A target over its year.
pub(super) struct Profile;

const FLAT: &str = "flat";
const SEASONAL: &str = "seasonal";

/// A year's value spread over its periods.
fn spread(
    measure: &Measure,
    (calendar, year): (Calendar, ReportingYear),
    value: Number,
    way: &str,
) -> Option<Vec<Step>> {
    match way {
        FLAT => trajectory::flat(measure, calendar, year, value).ok(),
        SEASONAL => trajectory::seasonal(measure, calendar, year, value).ok(),
        _ => None,
    }
}

impl Profile {
    /// The year that is shown, the one after it, and the value to reach in that.
    fn years(ground: &Ground<'_>) -> Option<(ReportingYear, ReportingYear, Number)> {
        let year = ground.pack.calendar().year_of_period(ground.as_at.period);
        let target = measure(ground.pack, VISITS)?.targets.get(&year)?;
        match target.aim {
            Aim::Value { value } => Some((year, year.plus(1), value)),
            _ => None,
        }
    }

    /// How the months of last year would have been rated, had its target been spread in a way.
    fn line(ground: &Ground<'_>, name: &str, way: &str) -> Option<Line> {
        let calendar = ground.pack.calendar();
        let (year, _, _) = Self::years(ground)?;
        let last = year.plus(-1);
        let mut tried = measure(ground.pack, VISITS)?.clone();
        let target = tried.targets.get(&last)?.clone();
        let Aim::Value { value } = target.aim else { return None };
        let steps = spread(&tried, (calendar, last), value, way)?;
        tried.targets.get_mut(&last)?.trajectory = steps;
        let rated = calendar.periods(last, tried.frequency?).into_iter().map(|period| {
            let as_at = AsAt { period, ..ground.as_at };
            rating::rate(ground.pack, &tried, as_at).this_period.status
        });
        let rated: Vec<Status> = rated.collect();
        let count = |status: Status| rated.iter().filter(|it| **it == status).count();
        let text = format!(
            "of the {} months of {last}, {} would have been green, {} amber and {} red",
            rated.len(),
            count(Status::Green),
            count(Status::Amber),
            count(Status::Red)
        );
        Some(Line::new(name, text))
    }
}

impl Doing for Profile {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Some(measure) = measure(ground.pack, VISITS) else { return Vec::new() };
        let Some((_, next, value)) = Self::years(ground) else { return Vec::new() };
        let first = |way: &str, words: &str| {
            let steps = spread(measure, (ground.pack.calendar(), next), value, way)?;
            let each = steps.iter().take(4).filter_map(|step| match step.plan {
                crate::model::Bounds::Value(plan) => {
                    Some(format!("{} {}", step.period.label(), printed(measure, plan)))
                }
                crate::model::Bounds::Range { .. } => None,
            });
            let each: Vec<String> = each.collect();
            Some(Choice::new(way, format!("{words}: {}, and so on", each.join(", "))))
        };
        let choices = [
            first(FLAT, "The same every month"),
            first(SEASONAL, "In the shape of the years before"),
        ];
        vec![Question {
            id: "profile".to_owned(),
            asks: format!(
                "{}: {} in {next}. How is that spread?",
                measure.name,
                printed(measure, value)
            ),
            facts: vec!["The picture shows the years before, month by month.".to_owned()],
            picture: Some(Picture::Measure(measure.id.clone())),
            answering: Answering::Choose(choices.into_iter().flatten().collect()),
        }]
    }

    fn change(&self, ground: &Ground<'_>, answers: &[String]) -> Result<Option<Command>, String> {
        let found = measure(ground.pack, VISITS).zip(Self::years(ground));
        let Some((measure, (year, next, value))) = found else { return Ok(None) };
        let calendar = ground.pack.calendar();
        let Some(steps) = spread(measure, (calendar, next), value, answer(answers, 0)) else {
            return Ok(None);
        };
        let Some(mut target) = measure.targets.get(&year).cloned() else { return Ok(None) };
        target.trajectory = steps;
        let target = Some(Box::new(target));
        Ok(Some(Command::SetTarget { measure: measure.id.clone(), year: next, target }))
    }

    fn came(&self, before: &Ground<'_>, after: &Ground<'_>, _: &[String]) -> Came {
        let lines =
            [("The same every month", FLAT), ("In the shape of the years before", SEASONAL)];
        let lines = lines.into_iter().filter_map(|(name, way)| Self::line(before, name, way));
        let lines: Vec<Line> = lines.collect();
        let set = || {
            let (_, next, value) = Self::years(before)?;
            let calendar = before.pack.calendar();
            let wanted = spread(measure(before.pack, VISITS)?, (calendar, next), value, SEASONAL)?;
            Some(measure(after.pack, VISITS)?.targets.get(&next)?.trajectory == wanted)
        };
        match set() {
            Some(true) => Came::done(
                "Next year’s target has a plan for each month. A month is now held against what is usual for it.",
                lines,
            ),
            _ => Came::not_yet(
                "These plans are set, and they will call every summer good and every winter bad, whatever anybody does. Try the other way.",
                lines,
            ),
        }
    }
}

/// A plan that is agreed.
pub(super) struct SignOff;

const SIGN_OFF: &str = "tour";

impl Doing for SignOff {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let year = ground.pack.calendar().year_of_period(ground.as_at.period);
        vec![Question {
            id: "by".to_owned(),
            asks: format!("Who agrees the plan of {year}?"),
            facts: vec!["A post or body, such as Cabinet. Not a person’s name.".to_owned()],
            picture: None,
            answering: Answering::Line,
        }]
    }

    fn change(&self, ground: &Ground<'_>, answers: &[String]) -> Result<Option<Command>, String> {
        let by = answer(answers, 0);
        if by.is_empty() {
            return Ok(None);
        }
        if reads_like_a_person(by) {
            return Err(format!("{A_POST}, or Cabinet."));
        }
        if own_words(by, "") == 0 {
            return Err(format!("“{by}” names no post or body. Who agrees it? Such as Cabinet."));
        }
        let year = ground.pack.calendar().year_of_period(ground.as_at.period);
        let asked = crate::model::SignOff::asked(SIGN_OFF, year, by, day(ground));
        Ok(Some(Command::SignOff(Box::new(asked))))
    }

    fn came(&self, _: &Ground<'_>, after: &Ground<'_>, _: &[String]) -> Came {
        let Some(signed) = after.pack.sign_offs.iter().find(|it| it.id == SIGN_OFF) else {
            return Came::not_yet("Nobody has agreed the plan yet.", Vec::new());
        };
        let mut lines = vec![Line::new(
            "Frozen",
            format!("{} measures with their targets for {}", signed.frozen.len(), signed.year),
        )];
        let id = MeasureId::from(VISITS);
        lines.extend(signed.frozen.get(&id).map(|it| {
            Line::new("Fingerprint of one of them, for the minutes", seal::fingerprint(&it.digest))
        }));
        lines.extend(
            lowered(after)
                .map(|refusal| Line::new("Now somebody lowers a target, and is told", refusal)),
        );
        Came::done(
            format!(
                "Signed off by {}. What is agreed can be changed only by a proposal that somebody decides, and that stays in the record.",
                signed.by
            ),
            lines,
        )
    }
}

/// What the engine says to somebody who halves a signed target.
fn lowered(ground: &Ground<'_>) -> Option<String> {
    let year = ground.pack.calendar().year_of_period(ground.as_at.period);
    let held = measure(ground.pack, VISITS)?;
    let mut target = held.targets.get(&year)?.clone();
    let Aim::Value { value } = target.aim else { return None };
    target.aim = Aim::Value { value: Number::try_from(value.get() / 2.0).ok()? };
    let command =
        Command::SetTarget { measure: held.id.clone(), year, target: Some(Box::new(target)) };
    let context = Context { on: ground.as_at.on, by: "Training".to_owned() };
    let refused = edit::apply(&mut ground.pack.clone(), command, &context).err()?;
    Some(sentence(&refused.to_string()))
}
