//! Meetings (FRAMEWORK R6): who met about what, what was asked and decided, and who acts by when.

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{
    Audience, Day, ExceptionId, Fault, Level, MeasureId, PartnershipAnswer, Period, PlanId,
    Recommendation, RiskId,
};

id!(/** Names a meeting; unique in a pack. */ MeetingId of Meeting);

choice!(/// How far a meeting is.
MeetingState {
    /// It is still to come: what there is of it is an agenda.
    Planned = "Planned",
    /// It was held: what there is of it are minutes.
    Held = "Held",
});

choice!(/// What a meeting is asked to do with an item.
ItemKind {
    /// To be told.
    Note = "To note",
    /// To ask, and be answered.
    Challenge = "To challenge",
    /// To settle something.
    Decide = "To decide",
});

choice!(/// What puts an item on an agenda, in the order of an agenda.
AgendaPart {
    /// Something that was promised at a meeting before.
    FollowUp = "What was promised",
    /// A measure that is off target.
    Exception = "Exceptions",
    /// A target or its terms that were changed.
    MovedTarget = "Targets that moved",
    /// A figure that should be there and isn't.
    LateData = "Late figures",
    /// A risk that needs attention.
    Risk = "Risks",
});

choice!(/// What members made of a measure. It stands beside the rating that its figures give, and never changes that.
MembersRating {
    /// On target.
    Green = "Green",
    /// Off target, within what can be borne.
    Amber = "Amber",
    /// Off target.
    Red = "Red",
    /// They couldn't tell from what was before them.
    CannotSay = "Cannot say",
});

record! {
    /// A question that was asked at a meeting.
    pub struct MeetingQuestion {
        /// What was asked.
        pub words: String => needed public;
        /// The post that asked.
        pub asked_by: String => public;
        /// What was answered; nothing while it is open.
        pub answer: String => public;
    }
}

record! {
    /// Something that was decided, and who acts on it by when.
    pub struct Decision {
        /// What was decided.
        pub what: String => needed public;
        /// The post that acts.
        pub who: String => public;
        /// By when.
        pub by: Option<Day> => public;
        /// When it was done. None: not yet.
        pub done_on: Option<Day> => public;
        /// What came of it.
        pub outcome: String => public;
    }
}

impl Decision {
    /// When it was done, where that was by a day.
    pub fn done_by(&self, day: Day) -> Option<Day> {
        self.done_on.filter(|done| *done <= day)
    }

    /// What came of it, as known on a day: what is said of something done is known once it is.
    pub fn outcome_by(&self, day: Day) -> &str {
        let is_later = self.done_on.is_some() && self.done_by(day).is_none();
        if is_later { "" } else { self.outcome.trim() }
    }
}

record! {
    /// One item of a meeting: what it is about, what it is to do with it, and what it did.
    pub struct MeetingItem {
        /// As printed.
        pub name: String => needed public;
        /// What the meeting is asked to do.
        pub kind: ItemKind => needed public;
        /// What put it on the agenda. None: somebody wanted it there.
        pub part: Option<AgendaPart> => public;
        /// Why it is there, as the figures had it then.
        pub why: String => public;
        /// The measure whose figure is looked at.
        pub measure: Option<MeasureId> => hangs public;
        /// The exception that it is about.
        pub exception: Option<ExceptionId> => hangs public;
        /// The risk that it is about.
        pub risk: Option<RiskId> => hangs public;
        /// How many minutes it gets.
        pub minutes_allotted: Option<u8> => public;
        /// How many minutes it took.
        pub minutes_used: Option<u8> => public;
        /// What was said, in the meeting's own words.
        pub notes: String => ;
        /// What was asked.
        pub questions: Vec<MeetingQuestion> => public;
        /// What was decided.
        pub decisions: Vec<Decision> => public;
        /// How members rate the measure, where they said. The rating by the figures stands.
        pub members_rating: Option<MembersRating> => public;
        /// Why they see it so.
        pub members_reason: String => public;
    }
}

record! {
    /// A meeting of a body: its agenda until it is held, its minutes after.
    pub struct Meeting, checked by faults {
        /// Unique in the pack.
        pub id: MeetingId => needed public;
        /// As printed.
        pub name: String => needed public;
        /// The body that meets: a committee, a board, a team. Meetings of the same body follow one another.
        pub body: String => needed public;
        /// The level it meets at.
        pub level: Option<Level> => public;
        /// The day of the meeting.
        pub on: Day => needed public;
        /// Whom its record is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// How far it is.
        pub state: MeetingState => needed public;
        /// The period whose figures were looked at. None: those that are shown.
        pub period: Option<Period> => public;
        /// The plans that the body looks after. None: the whole.
        pub plans: Vec<PlanId> => public;
        /// Who is there, by post.
        pub attendees: Vec<String> => public;
        /// What it deals with, in order.
        pub items: Vec<MeetingItem> => public;
        /// What it asks of others, and what became of that.
        pub recommendations: Vec<Recommendation> => public;
        /// What was answered to the five questions to a partnership, each once.
        pub partnership: Vec<PartnershipAnswer> => public;
    }
}

impl Meeting {
    /// A meeting of which nothing is known but who meets on which day.
    pub fn new(id: MeetingId, name: String, body: String, on: Day) -> Self {
        Self { id, name, body, on, ..Self::default() }
    }

    /// Whether it is of a body, in capitals or without.
    pub fn is_of(&self, body: &str) -> bool {
        self.body.trim().eq_ignore_ascii_case(body.trim())
    }

    /// Whether it was held.
    pub fn is_held(&self) -> bool {
        self.state == MeetingState::Held
    }
}

/// Each of the five questions is answered once.
fn faults(meeting: &Meeting, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    for (at, answer) in meeting.partnership.iter().enumerate() {
        let earlier = meeting.partnership.iter().take(at);
        if earlier.into_iter().any(|other| other.question == answer.question) {
            let fault = Fault::SaidTwice { what: answer.question.words() };
            tell(format_args!("partnership[{at}].question"), fault);
        }
    }
}
