//! What is due in words.

use super::{Due, State, What};
use crate::model::day_label;
use std::borrow::Cow;

/// What it is: `Figure for Sep 2025`, `Milestone`.
pub fn what_words(due: &Due) -> String {
    match &due.what {
        What::Figure(_, period) => format!("Figure for {}", period.label()),
        What::Publication(_, period) => format!("Publication for {}", period.label()),
        What::Work(_, kind) => kind.words().to_owned(),
        What::Exception(_) => "Review of an exception".to_owned(),
        What::Promise(_) => "Back within its floor, as promised".to_owned(),
        What::Waiver(_) => "End of a waiver".to_owned(),
        What::Risk(_) => "Review of a risk".to_owned(),
        What::RiskTarget(_) => "A risk is to be at its target".to_owned(),
        What::Decision(..) => "Decision of a meeting".to_owned(),
        What::Reply(..) => "Reply to a recommendation".to_owned(),
        What::Assessment(_) => "Review of data quality".to_owned(),
        What::DataWork(_) => "Work on data quality".to_owned(),
        What::Audit(_) => "Audit of figures".to_owned(),
    }
}

/// How it stands: `late`, `in`, `done`, `to come`, when it was published, or why it isn't there.
pub fn due_words(due: &Due) -> Cow<'static, str> {
    let words = match (&due.what, due.state) {
        (_, State::Published(day)) => return format!("published on {}", day_label(day.0)).into(),
        (What::Promise(_), State::Late) => "not kept",
        (What::Promise(_), State::Over) => "kept",
        (What::RiskTarget(_), State::Late) => "missed",
        (What::RiskTarget(_), State::Over) => "reached",
        (What::Waiver(_), State::Over) => "over",
        (What::Publication(..), State::Late) => "no figure to publish",
        (_, State::Late) => "late",
        (What::Figure(..), State::Over) => "in",
        (What::Publication(..), State::Over) => "figure in",
        (_, State::Over) => "done",
        // It may be under way.
        (What::Work(..), State::ToCome) => "not due yet",
        (_, State::ToCome) => "to come",
        (_, State::Excused(reason)) => reason,
    };
    words.into()
}
