//! Exceptions: what is said, promised and done about a measure that is off target (FRAMEWORK R3 and R13, RULES 14).

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{Audience, Day, Evidence, Fault, MeasureId, Note, Number, Period, RiskId};

id!(/** Names an exception; unique in a pack. */ ExceptionId of Exception);

choice!(/// What makes an exception due.
Trigger {
    /// Its headline, the year to date, is red.
    Red = "Red to date",
    /// It is red by itself in a period and in the one before.
    RedTwice = "Red two periods running",
    /// Its control chart says so (RULES 9).
    Concern = "Worse by more than chance explains",
    /// Its forecast says so (RULES 11).
    LowChance = "A chance of green under 20%",
    /// Its figure is late for a period and for the one before.
    LateTwice = "Late two periods running",
    /// Nothing in the figures: a person or a body wants one.
    AskedFor = "Somebody asked for one",
});

choice!(/// Whether the cause is in the organisation's hands.
Control {
    /// It can do something about the cause itself.
    Ours = "In our control",
    /// It can do something about a part of the cause.
    Partly = "Partly in our control",
    /// It can only soften what follows.
    Outside = "Out of our control",
});

choice!(/// How sure its owner is of the recovery.
Confidence {
    /// More likely not than so.
    Low = "Low",
    /// As likely as not.
    Medium = "Medium",
    /// More likely than not.
    High = "High",
});

choice!(/// How far an exception is, as its owner says.
ExceptionState {
    /// It is being looked into.
    Open = "Open",
    /// What is to be done about it is being done.
    InRecovery = "In recovery",
    /// It recovered, or somebody decided that nothing more is done.
    Closed = "Closed",
});

record! {
    /// What the measure's figure for a period is to be on the way back.
    pub struct RecoveryStep {
        /// Which period.
        pub period: Period => needed public;
        /// In the measure's unit.
        pub value: Number => needed public;
    }
}

record! {
    /// A date by which somebody said that the measure would be back on track. What was said once stays.
    pub struct Promise {
        /// By when.
        pub by: Day => needed public;
        /// When it was said.
        pub on: Day => needed public;
        /// The post that said it.
        pub post: String => public;
        /// What it rests on; of a later one, why the date moved.
        pub reason: String => public;
    }
}

record! {
    /// What is said, promised and done about a measure that is off target, from when it was raised until it closes.
    pub struct Exception, checked by faults {
        /// Unique in the pack.
        pub id: ExceptionId => needed public;
        /// What it is about, as printed.
        pub name: String => needed public;
        /// The measure that it is about.
        pub measure: MeasureId => needed public;
        /// Whom it is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// The period whose figures it was raised on.
        pub raised: Period => needed public;
        /// When it was raised.
        pub raised_on: Option<Day> => public;
        /// What made it due.
        pub trigger: Trigger => needed public;
        /// The post that answers for it.
        pub owner: String => public;
        /// How far it is.
        pub state: ExceptionState => needed public;
        /// Why the measure is off target.
        pub cause: String => public;
        /// What shows that this is the cause.
        pub evidence: Vec<Evidence> => public;
        /// Whether the cause is in the organisation's hands.
        pub control: Option<Control> => public;
        /// What it means for residents.
        pub residents: String => public;
        /// Who bears more of it than others.
        pub equality: String => public;
        /// What it costs, or saves.
        pub money: String => public;
        /// The risks that it bears on.
        pub risks: Vec<RiskId> => public;
        /// What works elsewhere: an idea, from others or from another team, that costs nothing.
        pub elsewhere: String => public;
        /// The way back, in order of time.
        pub recovery: Vec<RecoveryStep> => public;
        /// By when it is to be back on track: what was promised first, and each move of it. Only ever added to.
        pub promises: Vec<Promise> => public;
        /// How sure its owner is of that.
        pub confidence: Option<Confidence> => ;
        /// The support or the decision that is asked for.
        pub sought: String => ;
        /// When it was last looked at.
        pub reviewed_on: Option<Day> => public;
        /// By when it is looked at again.
        pub review_by: Option<Day> => public;
        /// When it was closed.
        pub closed_on: Option<Day> => public;
        /// The period up to whose figures it was closed.
        pub closed_after: Option<Period> => public;
        /// What was decided, where it was closed without a recovery.
        pub decision: String => public;
        /// The post or body that decided.
        pub decided_by: String => public;
        /// When it was decided.
        pub decided_on: Option<Day> => public;
        /// Why no exception report is asked for; nothing where one is.
        pub waiver: String => public;
        /// The post or body that waived it.
        pub waived_by: String => public;
        /// When it was waived.
        pub waived_on: Option<Day> => public;
        /// The last day of the waiver. None: the last of the reporting year that it was raised in.
        pub waived_until: Option<Day> => public;
        /// What people noted about it, in the order of writing.
        pub notes: Vec<Note> => public;
    }
}

impl Exception {
    /// An exception of which nothing is known but what made it due.
    pub fn new(
        id: ExceptionId,
        name: String,
        measure: MeasureId,
        raised: Period,
        trigger: Trigger,
    ) -> Self {
        Self { id, name, measure, raised, trigger, ..Self::default() }
    }

    /// Whether somebody waived it, for however long.
    pub fn is_waived(&self) -> bool {
        !self.waiver.trim().is_empty()
    }

    /// What a waiver that somebody began still lacks: why, who waived it, until when.
    pub fn waiver_lacks(&self) -> [bool; 3] {
        let (why, by) = (self.is_waived(), !self.waived_by.trim().is_empty());
        let is_begun = why || by || self.waived_on.is_some() || self.waived_until.is_some();
        [why, by, self.waived_until.is_some()].map(|is_there| is_begun && !is_there)
    }

    /// Takes it to a state. Out of the closed one it is open as before: another close takes another decision.
    pub fn take_to(&mut self, state: ExceptionState) {
        if self.state == ExceptionState::Closed && state != ExceptionState::Closed {
            (self.closed_on, self.closed_after, self.decided_on) = (None, None, None);
            self.decision.clear();
            self.decided_by.clear();
        }
        self.state = state;
    }

    /// Whether a decision is recorded: what, by whom and when.
    pub fn is_decided(&self) -> bool {
        let said = |text: &str| !text.trim().is_empty();
        said(&self.decision) && said(&self.decided_by) && self.decided_on.is_some()
    }
}

/// A waiver has a reason; what is closed says when and after which period; promises come in the order of making, and a
/// period of the recovery once.
fn faults(exception: &Exception, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    let lacks = |what| Fault::Lacks { name: exception.name.clone(), what };
    let [no_reason, ..] = exception.waiver_lacks();
    if no_reason {
        tell(format_args!("waiver"), lacks("a reason for its waiver"));
    }
    if exception.state == ExceptionState::Closed {
        if exception.closed_on.is_none() {
            tell(format_args!("closed_on"), lacks("the day on which it was closed"));
        }
        if exception.closed_after.is_none() {
            let what = "the period up to whose figures it was closed";
            tell(format_args!("closed_after"), lacks(what));
        }
    }
    for (at, pair) in exception.promises.windows(2).enumerate() {
        if let [one, next] = pair
            && next.on < one.on
        {
            let fault = Fault::PromiseOrder { before: one.on, on: next.on };
            tell(format_args!("promises[{}].on", at + 1), fault);
        }
    }
    for (at, step) in exception.recovery.iter().enumerate() {
        if exception.recovery.iter().take(at).any(|other| other.period == step.period) {
            let fault = Fault::RecoveryTwice { period: step.period };
            tell(format_args!("recovery[{at}].period"), fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whichever way it is opened again, the decision that closed it closes it no second time.
    #[test]
    fn what_is_opened_again_keeps_no_decision() {
        let closed = Exception {
            state: ExceptionState::Closed,
            closed_on: "2025-10-20".parse().ok(),
            closed_after: "2025-09".parse().ok(),
            decision: "Given up".to_owned(),
            decided_by: "Cabinet".to_owned(),
            decided_on: "2025-10-18".parse().ok(),
            ..Exception::default()
        };
        let mut same = closed.clone();
        same.take_to(ExceptionState::Closed);
        assert_eq!(same, closed);
        for state in [ExceptionState::Open, ExceptionState::InRecovery] {
            let mut open = closed.clone();
            open.take_to(state);
            assert_eq!(open, Exception { state, ..Exception::default() });
            // What is typed of a decision that isn't taken yet stays.
            open.decision = "Given up".to_owned();
            open.take_to(ExceptionState::Open);
            assert_eq!(open.decision, "Given up");
        }
    }
}
