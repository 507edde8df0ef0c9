//! Revise: next year's target.

use super::plan::measure;
use super::{Came, Doing, answer, sentence};
use crate::edit::Command;
use crate::exchange::typed_target::{Profile, TypedTarget, read};
use crate::model::{Aim, Measure, ReportingYear};
use crate::rating::{self, printed, year_target_words};
use crate::training::asked::{Answering, Ground, Line, Picture, Question};
use crate::training::words::{has_figure, own_words};

/// The measure whose target is set.
const CARE_LEAVERS: &str = "care-leavers";

/// Next year's target.
pub(super) struct NextTarget;

fn year(ground: &Ground<'_>) -> ReportingYear {
    ground.pack.calendar().year_of_period(ground.as_at.period)
}

/// What the year's target is, what came so far and where it is heading.
fn known(ground: &Ground<'_>, measure: &Measure) -> Vec<Line> {
    let rating = rating::rate(ground.pack, measure, ground.as_at);
    let ahead = rating::forecast(ground.pack, measure, ground.as_at).judgement.actual;
    let said = |term: String, figure: Option<crate::model::Number>| {
        Some(Line::new(term, printed(measure, figure?)))
    };
    let target = year_target_words(measure, &rating.year_target);
    [
        (!target.is_empty()).then(|| Line::new(format!("Target for {}", year(ground)), target)),
        said("The year to date".to_owned(), rating.year_to_date.judgement.actual),
        said("Where the year is heading".to_owned(), ahead),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The fewest words of its own that a reason has, beside those that name the measure.
const WORDS_OF_A_REASON: usize = 3;

/// What a reason lacks to be one, by rule: whether it is a good one is for people to judge.
fn lacking(measure: &Measure, reason: &str) -> Vec<Line> {
    let says = own_words(reason, &measure.name) >= WORDS_OF_A_REASON;
    let lacks = [
        (!says).then_some("It doesn’t say what will be done or what will change"),
        (!has_figure(reason)).then_some("It names no figure that the target rests on"),
    ];
    lacks.into_iter().flatten().map(|lacks| Line::new("What the reason lacks", lacks)).collect()
}

impl Doing for NextTarget {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Some(measure) = measure(ground.pack, CARE_LEAVERS) else { return Vec::new() };
        let next = year(ground).plus(1);
        let facts =
            known(ground, measure).into_iter().map(|it| format!("{}: {}", it.term, it.text));
        vec![
            Question {
                id: "target".to_owned(),
                asks: format!("{}: the target for {next}, such as 66%", measure.name),
                facts: facts.collect(),
                picture: Some(Picture::Measure(measure.id.clone())),
                answering: Answering::Line,
            },
            Question {
                id: "why".to_owned(),
                asks: "Why this target?".to_owned(),
                facts: vec![
                    "In a sentence, with a figure that it rests on: what came so far, or what something will bring."
                        .to_owned(),
                ],
                picture: None,
                answering: Answering::Write,
            },
        ]
    }

    fn change(&self, ground: &Ground<'_>, answers: &[String]) -> Result<Option<Command>, String> {
        let Some(measure) = measure(ground.pack, CARE_LEAVERS) else { return Ok(None) };
        let next = year(ground).plus(1);
        let typed = TypedTarget {
            text: answer(answers, 0).to_owned(),
            tolerance: String::new(),
            stretch: String::new(),
            chosen_by: "Training".to_owned(),
            rationale: answer(answers, 1).to_owned(),
            profile: Profile::Flat,
            steps: Vec::new(),
        };
        let read = read(&typed, measure, ground.pack.calendar(), next);
        let target = read.map_err(|error| sentence(&error.to_string()))?;
        Ok(target.map(|target| Command::SetTarget {
            measure: measure.id.clone(),
            year: next,
            target: Some(Box::new(target)),
        }))
    }

    fn came(&self, before: &Ground<'_>, after: &Ground<'_>, _: &[String]) -> Came {
        let next = year(after).plus(1);
        let found = measure(after.pack, CARE_LEAVERS);
        let target = found.and_then(|measure| Some((measure, measure.targets.get(&next)?)));
        let Some((measure, target)) = target else {
            return Came::not_yet("Next year has no target yet.", Vec::new());
        };
        let Aim::Value { value } = target.aim else {
            return Came::not_yet(
                "That is a target, and not yet a level that a figure can be held against. Type a percentage.",
                Vec::new(),
            );
        };
        if let Some(why) = rating::outside_unit(&measure.name, &measure.unit, value.get()) {
            let target = printed(measure, value);
            return Came::not_yet(
                format!("{target} is {why}: no year can come to that. Type a target that one can."),
                Vec::new(),
            );
        }
        let mut lines = known(before, measure);
        lines.push(Line::new(format!("Target for {next}"), printed(measure, value)));
        let lacking = lacking(measure, &target.rationale);
        if !lacking.is_empty() {
            return Came::not_yet(
                "The target is set. Whoever reads it next year will ask why: give a reason.",
                lacking,
            );
        }
        lines.push(Line::new("Why", target.rationale.clone()));
        Came::done(
            "Next year’s target is set beside what this year came to, with its reason. Whether it is a good one is for people to judge, and they now can. The cycle starts again with Plan.",
            lines,
        )
    }
}
