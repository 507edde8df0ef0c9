//! Questions that readers leave on a measure or a report, and their answers (FRAMEWORK L4).

use crate::model::id::id;
use crate::model::record::record;
use crate::model::{Audience, Day, Fault, MeasureId, Period};

id!(/** Names a question; unique in a pack, and the same wherever its file goes. */ QuestionId of Question);

record! {
    /// A question about a figure or a report.
    pub struct Question, checked by faults {
        /// Unique in the pack.
        pub id: QuestionId => needed public;
        /// What is asked.
        pub words: String => needed public;
        /// The measure that it is about.
        pub measure: Option<MeasureId> => hangs public;
        /// The report that it is about, by its name; of a question about a measure empty.
        pub report: String => public;
        /// The period whose figures were shown.
        pub period: Option<Period> => public;
        /// Whom question and answer are for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// Who asks, as they want to be called.
        pub asked_by: String => ;
        /// When it was asked.
        pub asked_on: Option<Day> => public;
        /// The answer; nothing while it is open.
        pub answer: String => public;
        /// The post that answered.
        pub answered_by: String => public;
        /// When it was answered.
        pub answered_on: Option<Day> => public;
    }
}

impl Question {
    /// Whether somebody answered it.
    pub fn is_answered(&self) -> bool {
        !self.answer.trim().is_empty()
    }
}

/// An answer isn't told of without its words.
fn faults(question: &Question, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    if question.answered_on.is_some() && !question.is_answered() {
        let fault = Fault::Lacks { name: question.words.clone(), what: "an answer" };
        tell(format_args!("answer"), fault);
    }
}
