//! Review: why a figure is red, signal or noise, and an exception.

use super::plan::measure;
use super::{Came, Doing, answer, day};
use crate::edit::Command;
use crate::model::{self, Day, Evidence, EvidenceKind, ExceptionId, MeasureId, Pack, Promise, Row};
use crate::rating::exception::{self, triggers_met};
use crate::rating::{self, Rating, Status, Which, control_chart, explain, printed, printed_bounds};
use crate::statistics::xmr::Variation;
use crate::training::asked::{Answering, Choice, Ground, Line, Picture, Question, WORDS};
use crate::training::kinds::{Part, RULES, lacks, process_lines};

/// The measures that are looked at.
pub(super) const HOUSEHOLDS: &str = "temporary-accommodation";
const STEADY: &str = "potholes";
pub(super) const WATCHED: &str = "invoices";
const UNCOVERED: &str = "savings";

fn rated(ground: &Ground<'_>, measure: &model::Measure) -> Rating {
    rating::rate(ground.pack, measure, ground.as_at)
}

/// Why a figure is red.
pub(super) struct Red;

/// The rule that a status follows from, as it can be chosen.
fn rule(status: Status) -> &'static str {
    match status {
        Status::Green => "plan",
        Status::Amber => "between",
        Status::Red => "floor",
        _ => "none",
    }
}

impl Doing for Red {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Some(measure) = measure(ground.pack, HOUSEHOLDS) else { return Vec::new() };
        let found = rated(ground, measure).this_period;
        let (Some(actual), Some(plan), Some(floor)) = (found.actual, found.plan, found.floor)
        else {
            return Vec::new();
        };
        let mut facts = vec![format!(
            "Figure for {}: {}",
            ground.as_at.period.label(),
            printed(measure, actual)
        )];
        facts.extend(measure.polarity.map(|it| format!("{}.", it.words())));
        facts.push(format!("Plan: {}", printed_bounds(measure, plan)));
        facts.push(format!("Floor: {}", printed_bounds(measure, floor)));
        let choices = [
            ("plan", "It is as good as its plan, or better"),
            ("between", "It is worse than its plan, and not worse than its floor"),
            ("floor", "It is worse than its floor"),
            ("before", "It is worse than it was a year ago"),
        ];
        vec![Question {
            id: "rule".to_owned(),
            asks: format!("{}: why is it rated as it is?", measure.name),
            facts,
            picture: Some(Picture::Measure(measure.id.clone())),
            answering: Answering::Choose(
                choices.map(|(key, words)| Choice::new(key, words)).into(),
            ),
        }]
    }

    fn came(&self, _: &Ground<'_>, after: &Ground<'_>, answers: &[String]) -> Came {
        let Some(measure) = measure(after.pack, HOUSEHOLDS) else {
            return Came::not_yet("The sample has no such measure.", Vec::new());
        };
        let rating = rated(after, measure);
        let chosen = answer(answers, 0);
        if chosen != rule(rating.this_period.status) {
            let says = match chosen {
                "before" => {
                    "Getting worse is told beside the rating, never by it: a figure can be worse than last year and still green."
                }
                "between" => "That would be amber. Set the figure against the floor.",
                "plan" => {
                    "That would be green. Here lower is better, so set the figure against the plan once more."
                }
                _ => "Set the figure against plan and floor once more.",
            };
            return Came::not_yet(says, Vec::new());
        }
        let explained =
            explain(after.pack, measure, &rating, (after.as_at, WORDS), Which::ThisPeriod);
        let mut lines = vec![Line::new("", explained.headline)];
        lines.extend(explained.rows.into_iter().map(|row| Line::new(row.term, row.text)));
        Came::done(
            "That is the whole rule. On every page a rating opens to these lines: figure, plan and floor, with the arithmetic.",
            lines,
        )
    }
}

/// Signal or noise.
pub(super) struct Signal;

const SIGNAL: &str = "signal";
const NOISE: &str = "noise";
/// One that only chance moves, and one that something moved. Neither has a season, of which limits know nothing.
const CHARTS: [&str; 2] = [STEADY, WATCHED];

/// Whether something changed in a measure's process, as its chart has it.
fn is_signal(ground: &Ground<'_>, measure: &model::Measure) -> Option<bool> {
    match control_chart(ground.pack, measure, ground.as_at)?.variation {
        Variation::NotDrawn => None,
        Variation::CommonCause => Some(false),
        _ => Some(true),
    }
}

/// What is said to a wrong answer about a chart.
fn look_again(measure: &model::Measure, signal: bool) -> String {
    let says = match signal {
        true => {
            "look at its latest figures once more. Chance alone hardly keeps so many on one side of the average"
        }
        false => {
            "every figure is between the limits, they go to and fro, and no rule is beaten: no seven in a row on one side of the average, no trend of seven, no two of three close to a limit. There is nothing to chase"
        }
    };
    format!("{}: {says}.", measure.name)
}

impl Doing for Signal {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let question = |measure: &model::Measure| Question {
            id: measure.id.to_string(),
            asks: format!("{}: has something changed?", measure.name),
            facts: (measure.id.as_str() == STEADY).then(|| RULES.to_owned()).into_iter().collect(),
            picture: Some(Picture::Process(measure.id.clone())),
            answering: Answering::Choose(vec![
                Choice::new(SIGNAL, "Signal: something changed, and it is worth asking what"),
                Choice::new(NOISE, "Noise: nothing but chance"),
            ]),
        };
        CHARTS.into_iter().filter_map(|id| measure(ground.pack, id)).map(question).collect()
    }

    fn came(&self, _: &Ground<'_>, after: &Ground<'_>, answers: &[String]) -> Came {
        let mut lines = Vec::new();
        for (at, measure) in CHARTS.into_iter().filter_map(|id| measure(after.pack, id)).enumerate()
        {
            let Some(signal) = is_signal(after, measure) else {
                return Came::not_yet("The sample’s chart has no limits.", Vec::new());
            };
            let given = answer(answers, at);
            if given.is_empty() {
                return Came::not_yet(format!("{}: say which it is.", measure.name), lines);
            }
            if given != if signal { SIGNAL } else { NOISE } {
                return Came::not_yet(look_again(measure, signal), lines);
            }
            let found = process_lines(after, measure).into_iter();
            lines.extend(found.map(|line| match line.term.as_str() {
                "" => Line::new(measure.name.clone(), line.text),
                _ => line,
            }));
        }
        Came::done(
            "One of each. Leave the first alone, or change the process itself: asking what went wrong this month would find nothing. Of the second it pays to ask what changed, and whether to keep it.",
            lines,
        )
    }
}

/// An exception.
pub(super) struct Exception;

const RAISED: &str = "tour";

/// What is written, in order.
const PARTS: [Part; 4] = [Part::Cause, Part::Evidence, Part::Owner, Part::BackOnTrack];

fn raised(pack: &Pack) -> Option<&model::Exception> {
    pack.exception(&ExceptionId::from(RAISED))
}

impl Doing for Exception {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Some(measure) = measure(ground.pack, UNCOVERED) else { return Vec::new() };
        let rating = rated(ground, measure);
        let why = explain(ground.pack, measure, &rating, (ground.as_at, WORDS), Which::YearToDate);
        let mut facts = vec![format!("{}: {}", measure.name, why.headline)];
        let said = measure.series.last().and_then(|it| it.comment.clone());
        facts.extend(said.map(|said| format!("The service says: {said}")));
        Part::asked(&PARTS, (&measure.id, &facts), &Answering::Line)
    }

    fn change(&self, ground: &Ground<'_>, answers: &[String]) -> Result<Option<Command>, String> {
        let Some(measure) = measure(ground.pack, UNCOVERED) else { return Ok(None) };
        let rating = rated(ground, measure);
        let trigger = triggers_met(ground.pack, measure, &rating, ground.as_at).into_iter().next();
        let Some(trigger) = trigger.filter(|_| answers.iter().any(|it| !it.trim().is_empty()))
        else {
            return Ok(None);
        };
        let on = day(ground);
        let text = |at: usize| answer(answers, at).to_owned();
        let mut new = model::Exception::new(
            ExceptionId::from(RAISED),
            format!("{}, {}", measure.name, ground.as_at.period.label()),
            measure.id.clone(),
            ground.as_at.period,
            trigger,
        );
        new.raised_on = Some(on);
        new.cause = text(0);
        new.evidence =
            vec![Evidence { on: Some(on), ..Evidence::new(EvidenceKind::Trend, text(1)) }];
        new.owner = text(2);
        let by = answer(answers, 3).parse::<Day>().ok();
        new.promises = by
            .map(|by| Promise {
                by,
                on,
                post: text(2),
                reason: String::new(),
                ..Promise::default()
            })
            .into_iter()
            .collect();
        Ok(Some(Command::Add(Row::from(new))))
    }

    fn came(&self, before: &Ground<'_>, after: &Ground<'_>, answers: &[String]) -> Came {
        let Some(new) = raised(after.pack) else {
            return Came::not_yet("Nothing is raised yet.", Vec::new());
        };
        let id = MeasureId::from(UNCOVERED);
        let lacking = PARTS.into_iter().enumerate().filter_map(|(at, part)| {
            Some(Line::new(part.words(), lacks(before, &id, part, answer(answers, at))?))
        });
        let lacking: Vec<Line> = lacking.collect();
        if !lacking.is_empty() {
            return Came::not_yet(
                "It is raised, and a committee would ask about what it lacks.",
                lacking,
            );
        }
        let covered = || {
            let measure = after.pack.measure(&id)?;
            let rating = rated(after, measure);
            exception::cover(after.pack, measure, &rating, after.as_at)
        };
        let mut lines = vec![Line::new("Raised", new.name.clone())];
        lines.extend(
            new.promises
                .first()
                .map(|it| Line::new("Back within its floor by", model::day_label(it.by.0))),
        );
        match covered() {
            Some(_) => Came::done(
                "It is raised: the red has a cause, a post that answers for it and a day to be held to. If that day moves, the first one stays in the record.",
                lines,
            ),
            None => Came::not_yet("The engine doesn’t find the red covered.", lines),
        }
    }
}
