//! For tests: a file brought into a pack with answers, from its text to what it leaves there.

use super::{Choices, Question, Study};
use crate::edit::{Context, apply};
use crate::exchange::Table;
use crate::exchange::import::{Decisions, Proposal};
use crate::model::{Frequency, Measure, MeasureId, Observation, Pack, Reading};
use std::sync::Arc;

/// What came of a file.
pub(super) struct Tried {
    pub(super) pack: Pack,
    pub(super) questions: Vec<Question>,
    pub(super) proposal: Proposal,
    pub(super) reasons: Vec<String>,
    /// What each column is said to be, in words.
    pub(super) roles: Vec<String>,
    pub(super) says: Vec<String>,
    pub(super) why_nothing: Option<String>,
    pub(super) without_figures: Option<String>,
}

/// Brings a text into a pack, with answers by the questions' ids.
pub(super) fn tried(pack: &Pack, text: &str, answers: &[(&str, &str)]) -> Tried {
    let mut choices = Choices::default();
    choices
        .answers
        .extend(answers.iter().map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned())));
    tried_with(pack, &Table::read(text.as_bytes()), &choices)
}

/// [`tried`], with a table and choices of any kind.
pub(super) fn tried_with(pack: &Pack, table: &Table, choices: &Choices) -> Tried {
    let study = Study::new(pack, table, choices);
    let proposal = study.propose(pack, &Decisions::default());
    assert_eq!(proposal.counts().total(), study.table.cells(), "every cell is accounted for");
    let mut after = pack.clone();
    apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
    let why_nothing = study.why_nothing(&proposal, &proposal.counts());
    let without_figures = study.without_figures();
    let (questions, reasons) = (study.questions.clone(), study.reasons.clone());
    let says = study.says.clone();
    let roles = study.mapping.columns.iter().map(|role| role.words()).collect();
    Tried { pack: after, questions, proposal, reasons, roles, says, why_nothing, without_figures }
}

impl Tried {
    /// The ids of what is asked, in its order.
    pub(super) fn asked(&self) -> Vec<&str> {
        self.questions.iter().map(|question| question.id.as_str()).collect()
    }

    /// A question that is asked.
    pub(super) fn question(&self, id: &str) -> &Question {
        self.questions.iter().find(|question| question.id == id).unwrap_or_else(|| {
            panic!("not asked: {id}, but {:?}", self.asked());
        })
    }

    /// Every figure that the pack has, a line each: measure, whose, period, reading.
    pub(super) fn figures(&self) -> Vec<String> {
        let mut found = Vec::new();
        for measure in &self.pack.measures {
            let own = [("own", &measure.series)];
            let others = measure.comparators.iter().map(|it| (it.name.as_str(), &it.series));
            for (whose, series) in own.into_iter().chain(others) {
                for held in series {
                    let reading = match held.reading {
                        Reading::Number(number) => number.to_string(),
                        Reading::Ratio { numerator, denominator } => {
                            format!("{numerator}/{denominator}")
                        }
                        Reading::Missing(reason) => reason.words().to_owned(),
                        Reading::Unread => "text".to_owned(),
                    };
                    found.push(format!("{}, {whose}, {}: {reading}", measure.name, held.period));
                }
            }
        }
        found.sort();
        found
    }
}

/// A measure's name, and its figures by period.
type Held<'a> = (&'a str, &'a [(&'a str, f64)]);

/// A pack with monthly measures by name, each with figures by month: `("Loans", &[("2025-04", 31.0)])`.
pub(super) fn pack_of(measures: &[Held]) -> Pack {
    let measure = |(at, (name, figures)): (usize, &Held)| {
        let observed = |(period, value): &(&str, f64)| {
            let reading = Reading::Number((*value).try_into().unwrap());
            Observation::new(period.parse().unwrap(), reading)
        };
        Arc::new(Measure {
            id: MeasureId::from(format!("m{at}").as_str()),
            name: (*name).to_owned(),
            frequency: Some(Frequency::Monthly),
            series: figures.iter().map(observed).collect(),
            ..Measure::default()
        })
    };
    Pack { measures: measures.iter().enumerate().map(measure).collect(), ..Pack::default() }
}

/// What comes of two figures of a measure in a unit, and the questions of those asked whose ids hold `about`.
pub(super) fn two_figures(
    about: &str,
    unit: &str,
    cells: [&str; 2],
    answers: &[(&str, &str)],
) -> (Vec<String>, Vec<String>) {
    let text = format!("Measure,Unit,Apr 2025,May 2025\nWait,{unit},{},{}\n", cells[0], cells[1]);
    let found = tried(&Pack::default(), &text, answers);
    let lines = found.figures();
    let figures = lines.iter().map(|it| it.rsplit(": ").next().unwrap_or_default().to_owned());
    let asked = found.asked().into_iter().filter(|id| id.contains(about));
    (figures.collect(), asked.map(str::to_owned).collect())
}
