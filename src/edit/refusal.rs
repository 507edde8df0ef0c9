//! Why a change is refused, in words for the person who asked for it.

use crate::model::{Day, Fault, MeasureId, Number, Period, ReportingYear};

/// "a", or "an" before "objective".
fn article(what: &str) -> &'static str {
    if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Why a change was refused. The pack is as it was.
///
/// Each is a sentence in lower case without a full stop; the page sets it into its own.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing with this id.
    #[error("there is no {what} '{id}' in this pack")]
    Unknown {
        /// The kind of thing.
        what: &'static str,
        /// The id asked for.
        id: String,
    },
    /// The id is taken.
    #[error("there is already {} {what} '{id}'", article(what))]
    Duplicate {
        /// The kind of thing.
        what: &'static str,
        /// The id that came twice.
        id: String,
    },
    /// An id without a character.
    #[error("{} {what} needs an id", article(what))]
    NoId {
        /// The kind of thing.
        what: &'static str,
    },
    /// The organisation without a name.
    #[error("the organisation needs a name")]
    Nameless,
    /// A name without a character to read.
    #[error("{what} '{id}' needs a name")]
    NoName {
        /// The kind of thing.
        what: &'static str,
        /// Whose name.
        id: String,
    },
    /// Something would stand above itself.
    #[error("{what} '{name}' can't stand under itself")]
    Loop {
        /// The kind of thing.
        what: &'static str,
        /// The name of one in the loop.
        name: String,
    },
    /// Something would stand under too many others of its kind.
    #[error("{what} '{name}' would stand more than {most} levels deep: put it under one higher up")]
    TooDeep {
        /// The kind of thing.
        what: &'static str,
        /// The name of the first that would.
        name: String,
        /// How many there may be.
        most: usize,
    },
    /// Something else hangs on what would go.
    #[error("{what} '{name}' can't be removed while {by} hangs on it")]
    InUse {
        /// The kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
        /// What hangs on it, in words.
        by: String,
    },
    /// More decimal places than can be reported.
    #[error("a measure is reported at 0 to 9 decimal places, not {0}")]
    Precision(u8),
    /// Limits fixed after too few readings.
    #[error("limits can be fixed after 12 readings or more, not {0}")]
    FewReadings(u32),
    /// Zero or less.
    #[error("the {field} must be above zero, not {value}")]
    NotAboveZero {
        /// Which field.
        field: &'static str,
        /// What it was to be.
        value: Number,
    },
    /// Something is wrong with the record by itself.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// More than all.
    #[error("the coverage limit is a per cent from 0 to 100, not {0}")]
    CoverageLimit(Number),
    /// Two entries for one period.
    #[error("the {list} has {period} twice")]
    Twice {
        /// Which list.
        list: &'static str,
        /// The period.
        period: Period,
    },
    /// The same measure twice in one list.
    #[error("{what} '{id}' lists measure '{measure}' twice")]
    ListedTwice {
        /// The kind of thing.
        what: &'static str,
        /// Whose list.
        id: String,
        /// The measure.
        measure: String,
    },
    /// A range whose ends are the wrong way round.
    #[error("the range's lower end, {low}, is above its upper end, {high}")]
    Backwards {
        /// Lower end.
        low: Number,
        /// Upper end.
        high: Number,
    },
    /// A planned numerator or denominator alone.
    #[error("the step for {0} needs a planned numerator and denominator together")]
    HalfARatio(Period),
    /// A figure that is neither a number, nor missing with a reason, nor a text to be read.
    #[error(
        "the figure for {0} needs a number, a reason why it is missing, or the text that was found"
    )]
    NoText(Period),
    /// A change within a signed year that the organisation doesn't allow.
    #[error(
        "{year} is signed off, and this organisation allows no change within a signed year: ask for one from {next}"
    )]
    NotWithinYear {
        /// The signed year.
        year: ReportingYear,
        /// The year after.
        next: ReportingYear,
    },
    /// Not a month of the year.
    #[error("a year starts in a month from 1 to 12, not {0}")]
    StartMonth(u32),
    /// Quarters, halves and years would come to mean other months.
    #[error(
        "the year's first month can't change while '{measure}' has {what}, because they would come to mean other months"
    )]
    YearStart {
        /// A measure's name.
        measure: String,
        /// What it has.
        what: &'static str,
    },
    /// A year written as another calendar writes it.
    #[error("{written} doesn't fit this organisation's year, which is written like {expected}")]
    YearStyle {
        /// The period or year.
        written: String,
        /// The same year in this calendar's style.
        expected: ReportingYear,
    },
    /// Something that a sign-off froze would change.
    #[error(
        "'{name}' is signed off for {year} ({by}, {}), so {what} can't change in that year; propose a change, which acts from {next}{}",
        crate::model::day_label(on.0),
        if *within { " or, of the target and once accepted, within the year" } else { "" }
    )]
    SignedOff {
        /// The measure; `None` where it is the organisation.
        measure: Option<MeasureId>,
        /// The measure's name.
        name: String,
        /// What would change.
        what: String,
        /// Who signed.
        by: String,
        /// When.
        on: Day,
        /// For which year.
        year: ReportingYear,
        /// The year after the last that is signed, in which a change can act.
        next: ReportingYear,
        /// Whether approved changes of the target within the year are allowed.
        within: bool,
    },
    /// Within a signed year, another target than the one that was accepted.
    #[error(
        "the target of {year} that was accepted for '{name}' is {asked}: set that one, or propose another"
    )]
    NotAsAccepted {
        /// The measure's name.
        name: String,
        /// The signed year.
        year: ReportingYear,
        /// What was accepted.
        asked: Number,
    },
    /// A sign-off would go.
    #[error("the sign-off for {year} by {by} on {} stays: it can't be taken back or left out", crate::model::day_label(on.0))]
    SignOffGone {
        /// Who signed.
        by: String,
        /// When.
        on: Day,
        /// For which year.
        year: ReportingYear,
    },
    /// A signature over what isn't as it was signed before.
    #[error(
        "this pack is not what was signed off before ({count} {}, the first: {first}): mend that first, or say that you sign over it",
        if *count == 1 { "difference" } else { "differences" }
    )]
    NotAsSigned {
        /// How much isn't.
        count: usize,
        /// The first of it, in words.
        first: String,
    },
    /// The record of what was done to a signed pack would go.
    #[error(
        "{0} would be lost: the file was changed by hand, or is older; open it as a new draft to look at it"
    )]
    RecordGone(&'static str),
    /// Packs that say different things, and nobody said which holds.
    #[error(
        "the packs say different things, and not all of it is settled: settle each, or choose a rule"
    )]
    ConflictsOpen,
    /// A kind that isn't added or replaced like the others.
    #[error("a {0} has a command of its own")]
    OwnCommand(&'static str),
    /// A sign-off of nothing.
    #[error(
        "there is no measure to sign off for {0}: all of them are signed off already, or there is none"
    )]
    NothingToSign(ReportingYear),
    /// A change that nobody accepted, or that was made already.
    #[error("only a change that was accepted and not made yet can be noted as done")]
    NotToBeMade,
    /// A proposal that has been decided.
    #[error("this proposal has been decided already")]
    Decided,
    /// What was promised of an exception would be another thing.
    #[error("what was promised of '{name}' stays as it was said: add a new date with its reason")]
    PromiseAltered {
        /// The exception's name.
        name: String,
    },
    /// What was promised of an exception would go with it.
    #[error("'{name}' stays, because a date was promised of it: close it by a recorded decision")]
    PromiseGone {
        /// The exception's name.
        name: String,
    },
    /// What became of a recommendation, or what was recommended before the reply, would be another thing.
    #[error(
        "what became of '{words}' stays as it was said: say what is so now, or put it right by another step"
    )]
    ReplyAltered {
        /// What is recommended.
        words: String,
    },
    /// What became of a recommendation would go with its meeting.
    #[error("'{name}' stays, because a recommendation of it was replied to")]
    ReplyGone {
        /// The meeting's name.
        name: String,
    },
    /// What a risk was scored at would be another thing.
    #[error("how '{name}' was scored stays as it was said: score it again instead")]
    ScoringAltered {
        /// The risk's name.
        name: String,
    },
    /// What a risk was scored at would go with it.
    #[error("'{name}' stays, because it was scored: close it instead")]
    ScoringGone {
        /// The risk's name.
        name: String,
    },
    /// A risk would close and not say when or why.
    #[error("'{name}' can't close yet: enter the day on which it is closed, and why")]
    RiskClosedUnsaid {
        /// The risk's name.
        name: String,
    },
    /// An exception would close without a recovery or a decision.
    #[error(
        "'{name}' can't close yet: {why}. It closes after two periods at the {limit} or better, or by a decision with who decided and when"
    )]
    NotRecovered {
        /// The exception's name.
        name: String,
        /// What stands in the way, in words.
        why: String,
        /// What its periods are held against, as a noun: the floor, or the plan.
        limit: &'static str,
    },
    /// A waiver says who waived it and until when.
    #[error("the waiver of '{name}' needs {lacks}")]
    WaiverLacks {
        /// The exception's name.
        name: String,
        /// What is missing, in words.
        lacks: &'static str,
    },
    /// An exception is one or the other.
    #[error(
        "'{name}' is closed: an exception is closed or waived, not both. Open it again to waive it"
    )]
    ClosedAndWaived {
        /// The exception's name.
        name: String,
    },
    /// What was drawn for an audit would be another draw.
    #[error(
        "what was drawn for '{name}' stays drawn: where a figure can't be checked, draw another in its place and say why"
    )]
    DrawAltered {
        /// The audit's name.
        name: String,
    },
    /// What was drawn for an audit would go with it.
    #[error(
        "'{name}' stays, because figures were drawn for it: a draw isn't rolled again until it suits"
    )]
    DrawGone {
        /// The audit's name.
        name: String,
    },
    /// A signed paper would be another, or go.
    #[error("'{name}' is signed off and stays as it was published: make another version of it")]
    PaperSigned {
        /// The paper's title.
        name: String,
    },
    /// A signature under what nobody verified.
    #[error("'{name}' can't be signed off: it isn't what was verified")]
    PaperNotVerified {
        /// The paper's title.
        name: String,
    },
    /// A promise that was over when it was made.
    #[error(
        "'{name}' can't be promised back by {}: {why}. A date that is promised is still to come when it is said",
        crate::model::day_label(by.0)
    )]
    PromiseOver {
        /// The exception's name.
        name: String,
        /// By when it would be back.
        by: Day,
        /// What it doesn't come after, in words.
        why: String,
    },
    /// Something said or done on a day that is still to come.
    #[error(
        "'{name}' would have {} as the day of something said, scored, decided or done, which is still to come: today is {}",
        crate::model::day_label(on.0),
        crate::model::day_label(today.0)
    )]
    ToCome {
        /// The record's name.
        name: String,
        /// The day.
        on: Day,
        /// Today, or the day of the pack's clock where that is ahead.
        today: Day,
    },
    /// A text that must not be empty.
    #[error("enter {0}")]
    Blank(&'static str),
}
