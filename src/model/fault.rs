//! What can be wrong with a record by itself, whatever else is in the pack.

use crate::model::{Day, Number, Period, ReportingYear, day_label};

/// What is wrong with a record: a clause in lower case without a full stop, in words for the person who wrote it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    /// A plan that ends before it starts.
    #[error("plan '{name}' ends in {to}, before it starts in {from}")]
    PlanYears {
        /// The plan's name.
        name: String,
        /// First year.
        from: ReportingYear,
        /// Last year.
        to: ReportingYear,
    },
    /// An action that is due before it starts.
    #[error("'{name}' would be due on {}, before it starts on {}", day_label(due.0), day_label(starts.0))]
    DueBeforeStart {
        /// The action's name.
        name: String,
        /// When it starts.
        starts: Day,
        /// When it is due.
        due: Day,
    },
    /// Two budgets of one kind for one year.
    #[error("{kind} stands twice for {year}: put both into one")]
    ResourceTwice {
        /// The kind, in words.
        kind: &'static str,
        /// Which year.
        year: ReportingYear,
    },
    /// Less than zero.
    #[error("the {field} can't be below zero: {value}")]
    Negative {
        /// Which field.
        field: &'static str,
        /// What it was to be.
        value: Number,
    },
    /// Outside what it is counted on.
    #[error("the {field} is a whole number from {from} to {to}, not {value}")]
    OffTheScale {
        /// Which field.
        field: &'static str,
        /// The lowest.
        from: u8,
        /// The highest.
        to: u8,
        /// What it was to be.
        value: u8,
    },
    /// A record that says one thing has to say another.
    #[error("'{name}' needs {what}")]
    Lacks {
        /// The record's name.
        name: String,
        /// What it lacks.
        what: &'static str,
    },
    /// A promise said to have been made before the one it follows.
    #[error(
        "a promise of {} stands after one of {}: they stay in the order in which they were made",
        day_label(on.0),
        day_label(before.0)
    )]
    PromiseOrder {
        /// When the one before was made.
        before: Day,
        /// When the one after it was.
        on: Day,
    },
    /// A scoring said to have been made before the one it follows.
    #[error(
        "a scoring of {} stands after one of {}: they stay in the order in which they were made",
        day_label(on.0),
        day_label(before.0)
    )]
    ScoringOrder {
        /// The day of the one before.
        before: Day,
        /// The day of the one after it.
        on: Day,
    },
    /// A step of a recommendation said to have been taken before the one it follows.
    #[error(
        "what became of it on {} stands after what did on {}: it stays in the order in which it happened",
        day_label(on.0),
        day_label(before.0)
    )]
    ReplyOrder {
        /// The day of the one before.
        before: Day,
        /// The day of the one after it.
        on: Day,
    },
    /// Something of which there is one is said twice.
    #[error("{what} is said twice: keep one of them")]
    SaidTwice {
        /// What.
        what: &'static str,
    },
    /// The money of one period twice.
    #[error("the money of {} stands twice: put both into one", period.label())]
    CostTwice {
        /// The period.
        period: Period,
    },
    /// Two values of a recovery for one period.
    #[error("the recovery has {} twice", period.label())]
    RecoveryTwice {
        /// The period.
        period: Period,
    },
}
