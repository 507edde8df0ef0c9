//! What is known of a figure by who reads what is printed.

use crate::model::{MissingReason, Observation, Reading};

/// Whether a figure is suppressed.
pub fn is_suppressed(figure: &Observation) -> bool {
    figure.reading == Reading::Missing(MissingReason::Suppressed)
}

/// What is known of a figure by who reads what is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum State {
    /// It is printed: what is counted, and of how many.
    Printed { counted: f64, of: Option<f64> },
    /// It has to stay hidden.
    Suppressed,
    /// It isn't there, and known to be none.
    Nothing,
    /// It isn't there; nothing hangs on whether it is worked out.
    Unknown,
}

/// What is known of a figure.
pub(super) fn state(figure: &Observation) -> State {
    match figure.reading {
        Reading::Number(number) => State::Printed { counted: number.get().abs(), of: None },
        Reading::Ratio { numerator, denominator } => {
            State::Printed { counted: numerator.get(), of: Some(denominator.get()) }
        }
        Reading::Missing(MissingReason::Suppressed) => State::Suppressed,
        Reading::Missing(MissingReason::NoService) => State::Nothing,
        Reading::Missing(_) | Reading::Unread => State::Unknown,
    }
}
