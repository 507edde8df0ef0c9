//! What a meeting asks of others, and what becomes of it (FRAMEWORK R6).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::{Day, Fault, MeasureId};

choice!(/// Where a recommendation is in its life.
RecommendationState {
    /// It was made, and nobody has replied.
    Made = "Made",
    /// All of it will be done.
    Accepted = "Accepted",
    /// A part of it will be done.
    PartAccepted = "Accepted in part",
    /// It won't be done.
    Rejected = "Rejected",
    /// It was done.
    Done = "Done",
    /// It was done, and what it was for has shown.
    EffectSeen = "Effect seen",
});

record! {
    /// A step in the life of a recommendation.
    pub struct RecommendationStep {
        /// Where it is from then on.
        pub state: RecommendationState => needed public;
        /// When that was said.
        pub on: Day => needed public;
        /// The post that said it.
        pub post: String => public;
        /// Why it is rejected, which part of it isn't done, what has shown.
        pub words: String => public;
        /// It puts right the step before it, which stays as it was said.
        pub corrects: bool => public;
    }
}

record! {
    /// Something that a meeting asks a post to do. Once there was a reply it stays as it was asked, and its steps as they
    /// were said: what is wrong in one is put right by another.
    pub struct Recommendation, checked by faults {
        /// What is asked.
        pub words: String => needed public;
        /// The post that it is asked of.
        pub to: String => public;
        /// The measure that it is to move.
        pub measure: Option<MeasureId> => hangs public;
        /// By when a reply is due.
        pub reply_by: Option<Day> => public;
        /// What became of it since, in order of time.
        pub life: Vec<RecommendationStep> => public;
    }
}

impl RecommendationStep {
    /// What its words have to say, where they say nothing.
    pub fn lacks(&self) -> Option<&'static str> {
        let what = match self.state {
            RecommendationState::Rejected => "the reason why it is rejected",
            RecommendationState::PartAccepted => "which part of it isn’t done, and why",
            RecommendationState::EffectSeen => "the effect that was seen",
            _ => return None,
        };
        self.words.trim().is_empty().then_some(what)
    }
}

impl Recommendation {
    /// The steps that were taken by a day.
    pub fn life_by(&self, day: Day) -> &[RecommendationStep] {
        let later = self.life.iter().position(|step| step.on > day);
        later.and_then(|at| self.life.get(..at)).unwrap_or(&self.life)
    }

    /// Where it is in its life on a day, by what was said last by then.
    pub fn state_on(&self, day: Day) -> RecommendationState {
        self.life_by(day).last().map_or(RecommendationState::Made, |step| step.state)
    }
}

/// Steps come in the order of their days; a rejection says why, one in part which part, an effect which.
fn faults(asked: &Recommendation, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    for (at, step) in asked.life.iter().enumerate() {
        if let Some(what) = step.lacks() {
            let fault = Fault::Lacks { name: asked.words.clone(), what };
            tell(format_args!("life[{at}].words"), fault);
        }
    }
    if asked.life.first().is_some_and(|step| step.corrects) {
        let fault = Fault::Lacks { name: asked.words.clone(), what: "the step that is put right" };
        tell(format_args!("life[0].corrects"), fault);
    }
    for (at, pair) in asked.life.windows(2).enumerate() {
        if let [one, next] = pair
            && next.on < one.on
        {
            let fault = Fault::ReplyOrder { before: one.on, on: next.on };
            tell(format_args!("life[{}].on", at + 1), fault);
        }
    }
}
