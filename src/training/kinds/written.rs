//! Write an exception: judged on completeness by rule, and shown beside a model answer.

use super::{Ground, Judged, Kind, answered, explained, measure};
use crate::model::{Accumulation, Day, Measure, MeasureId, day_label};
use crate::rating::{self, Which, exception::triggers_met, printed, see_judge_act};
use crate::training::asked::{Answering, Line, NotSolvable, Picture, Question};
use crate::training::sense::{reads_as_a_sentence, reads_as_words};
use crate::training::words::{
    A_POST, POSTS, blames_luck, has_figure, own_words, reads_like_a_person, words,
};
use chrono::Months;
use serde::{Deserialize, Serialize};

/// Write what a committee would ask about a measure that is off target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Written {
    /// The measure. An exception must be due for it.
    pub measure: MeasureId,
    /// A model answer to each part.
    pub cause: String,
    /// A figure that shows the cause.
    pub evidence: String,
    /// What it means for residents.
    pub residents: String,
    /// What is done about it.
    pub action: String,
    /// By how much that is to help.
    pub effect: String,
    /// The post that answers for it.
    pub owner: String,
    /// By when it is back on track.
    pub back_on_track: Day,
    /// The support or the decision that is sought.
    pub sought: String,
}

/// A part of an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Why the measure is off target.
    Cause,
    /// What shows that this is the cause.
    Evidence,
    /// What it means for residents.
    Residents,
    /// What is being done.
    Action,
    /// By how much that is to help.
    Effect,
    /// The post that answers for it.
    Owner,
    /// By when it is back on track.
    BackOnTrack,
    /// The support or the decision that is sought.
    Sought,
}

impl Part {
    /// In the order in which they are asked.
    pub const ALL: [Self; 8] = [
        Self::Cause,
        Self::Evidence,
        Self::Residents,
        Self::Action,
        Self::Effect,
        Self::Owner,
        Self::BackOnTrack,
        Self::Sought,
    ];

    /// Names it in answers.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Evidence => "evidence",
            Self::Residents => "residents",
            Self::Action => "action",
            Self::Effect => "effect",
            Self::Owner => "owner",
            Self::BackOnTrack => "back_on_track",
            Self::Sought => "sought",
        }
    }

    /// What a committee would ask.
    pub fn words(self) -> &'static str {
        match self {
            Self::Cause => "Why is it off target?",
            Self::Evidence => "What shows that this is the cause?",
            Self::Residents => "What does it mean for residents?",
            Self::Action => "What is being done about it?",
            Self::Effect => "By how much will that help?",
            Self::Owner => "Which post answers for it?",
            Self::BackOnTrack => "By when is it back on track?",
            Self::Sought => "What support or decision do you seek?",
        }
    }

    /// What makes it complete.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Cause => "A cause says in a sentence what happened this time.",
            Self::Evidence => "What shows a cause is a figure, and what it is of.",
            Self::Residents => "What it means says who notices what, in a sentence.",
            Self::Action => "An action says in a sentence what somebody does.",
            Self::Effect => {
                "An effect is an amount of something: else nobody can tell later whether it worked."
            }
            Self::Owner => {
                "A post answers for it, by its name: people move on, and the record stays."
            }
            Self::BackOnTrack => "A way back has a day that lies ahead, and isn’t out of sight.",
            Self::Sought => "What is sought is something that a committee can give or decide.",
        }
    }

    /// These parts as questions about a measure, its picture and what is known of it beside the first; `owner` is how the
    /// post is answered.
    pub(in crate::training) fn asked(
        parts: &[Self],
        (measure, facts): (&MeasureId, &[String]),
        owner: &Answering,
    ) -> Vec<Question> {
        let question = |(at, part): (usize, &Self)| Question {
            id: part.key().to_owned(),
            asks: part.words().to_owned(),
            facts: match part {
                _ if at == 0 => facts.to_vec(),
                Self::Owner => vec![POSTS.to_owned()],
                _ => Vec::new(),
            },
            picture: (at == 0).then(|| Picture::Measure(measure.clone())),
            answering: match part {
                Self::BackOnTrack => Answering::Day,
                Self::Owner => owner.clone(),
                _ => Answering::Write,
            },
        };
        parts.iter().enumerate().map(question).collect()
    }
}

/// The fewest words of its own that a sentence says, and the fewest beside a figure, so that it is one of something.
const WORDS_OF_A_SENTENCE: usize = 3;
const WORDS_BESIDE_A_FIGURE: usize = 1;
/// The longest that a way back may take.
const LONGEST_MONTHS: u32 = 24;

impl Part {
    /// What is lacking of a text that has all that its part asks for, and doesn't read as words.
    fn says_nothing(self, text: &str) -> Option<&'static str> {
        match self {
            Self::Cause | Self::Residents | Self::Action if !reads_as_a_sentence(text) => {
                Some("It doesn’t read as a sentence: say it in words that others can follow")
            }
            _ if !reads_as_words(text) => Some("It doesn’t read as words"),
            _ => None,
        }
    }
}

impl Written {
    fn model(&self, part: Part) -> String {
        match part {
            Part::Cause => self.cause.clone(),
            Part::Evidence => self.evidence.clone(),
            Part::Residents => self.residents.clone(),
            Part::Action => self.action.clone(),
            Part::Effect => self.effect.clone(),
            Part::Owner => self.owner.clone(),
            Part::BackOnTrack => self.back_on_track.to_string(),
            Part::Sought => self.sought.clone(),
        }
    }
}

/// What a part of an exception of a measure lacks; nothing where it is complete.
pub(in crate::training) fn lacks(
    ground: &Ground<'_>,
    id: &MeasureId,
    part: Part,
    text: &str,
) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return Some("Nothing is said".to_owned());
    }
    let name = measure(ground.pack, id).map(|it| it.name.clone()).unwrap_or_default();
    let sentence = own_words(text, "") >= WORDS_OF_A_SENTENCE;
    let of_something = own_words(text, "") >= WORDS_BESIDE_A_FIGURE;
    let lacks = match part {
        Part::Cause if blames_luck(text, &name) => {
            Some("Luck and the season are there every year: it doesn’t say what happened this time")
        }
        Part::Cause => (own_words(text, &name) < WORDS_OF_A_SENTENCE)
            .then_some("It says that the figure is off target, not why"),
        Part::Evidence if !has_figure(text) => Some("No figure shows it"),
        Part::Evidence => (!of_something).then_some("It doesn’t say what the figure is of"),
        Part::Residents => (!sentence).then_some("It doesn’t say who notices what"),
        Part::Action => (!sentence).then_some("It doesn’t say what is done"),
        Part::Effect if !has_figure(text) => Some("It doesn’t say by how much"),
        Part::Effect => (!of_something).then_some("It doesn’t say what the amount is of"),
        Part::Owner if reads_like_a_person(text) => Some(A_POST),
        Part::Owner => {
            (words(text).count() < 2).then_some("A post has a name of two words or more")
        }
        Part::BackOnTrack => return lacks_of_day(ground, text),
        Part::Sought => {
            (own_words(text, "") < 2).then_some("It asks for nothing that could be given")
        }
    };
    lacks.or_else(|| part.says_nothing(text)).map(str::to_owned)
}

/// What the year to date is beside the month’s own figure, where they differ: else one is taken for the other.
fn beside_the_month(ground: &Ground<'_>, measure: &Measure) -> Option<String> {
    let rating = rating::rate(ground.pack, measure, ground.as_at);
    let (to_date, month) = (rating.year_to_date.judgement.actual?, rating.this_period.actual?);
    let how = match measure.accumulation? {
        Accumulation::Sum => "all of the year so far added up",
        Accumulation::Mean => "the mean of the year so far",
        Accumulation::Ratio => "the share of all that the year counted so far",
        Accumulation::Running | Accumulation::Latest => return None,
    };
    let period = rating.period?.label();
    (to_date != month).then(|| {
        let (to_date, month) = (printed(measure, to_date), printed(measure, month));
        format!("{to_date} is {how}; {period} by itself was {month}")
    })
}

/// What a day lacks to be one by which a measure can be back on track.
fn lacks_of_day(ground: &Ground<'_>, text: &str) -> Option<String> {
    let Ok(day) = text.parse::<Day>() else { return Some("It is no day".to_owned()) };
    let clock = ground.as_at.on?;
    let last = clock.checked_add_months(Months::new(LONGEST_MONTHS))?;
    if day.0 <= clock {
        return Some("That day is past".to_owned());
    }
    (day.0 > last)
        .then(|| format!("It is more than {LONGEST_MONTHS} months off: no committee waits so long"))
}

impl Kind for Written {
    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        let measure = measure(ground.pack, &self.measure)?;
        let rating = rating::rate(ground.pack, measure, ground.as_at);
        if triggers_met(ground.pack, measure, &rating, ground.as_at).is_empty() {
            return Err(NotSolvable::NoSingleAnswer("no exception is due".to_owned()));
        }
        let lacks = Part::ALL
            .into_iter()
            .find_map(|part| lacks(ground, &self.measure, part, &self.model(part)));
        lacks.map_or(Ok(()), |lacks| Err(NotSolvable::NoSingleAnswer(lacks)))
    }

    fn has_one_answer(&self) -> bool {
        false
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let mut facts = Vec::new();
        if let Ok(measure) = measure(ground.pack, &self.measure) {
            let why = explained(ground.pack, measure, ground.as_at, Which::YearToDate);
            facts.extend(why.into_iter().take(1).map(|line| line.text));
            facts.extend(beside_the_month(ground, measure));
            facts.extend(see_judge_act::process_finding(ground.pack, measure, ground.as_at));
        }
        Part::asked(&Part::ALL, (&self.measure, &facts), &Answering::Write)
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let judged = |(at, part): (usize, Part)| {
            let lacks = lacks(ground, &self.measure, part, answered(answers, at));
            Judged {
                judged: true,
                right: lacks.is_none(),
                answer: match part {
                    Part::BackOnTrack => day_label(self.back_on_track.0),
                    _ => self.model(part),
                },
                lines: lacks.into_iter().map(|lacks| Line::new("", lacks)).collect(),
            }
        };
        Part::ALL.into_iter().enumerate().map(judged).collect()
    }

    fn rule(&self, _: &Ground<'_>, at: usize, _: &str) -> Option<String> {
        Part::ALL.get(at).map(|part| part.rule().to_owned())
    }

    fn right(&self, _: &Ground<'_>) -> Vec<String> {
        Part::ALL.into_iter().map(|part| self.model(part)).collect()
    }
}
