//! Why the label of a period is doubtful, or can't be read.

/// Why a reading is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Caution {
    /// A year alone, where the organisation's year isn't the calendar year.
    #[error("a year alone was read as the calendar year")]
    BareYear,
    /// The first of a month, which is how spreadsheets write a month.
    #[error(
        "this was read as a single day; a spreadsheet may have turned a month into its first day"
    )]
    FirstOfMonth,
    /// `2018-19`.
    #[error("this was read as one reporting year; it could also be a span of two years")]
    YearOrSpan,
    /// `2001-03`.
    #[error("this was read as a span of years; set the frequency to monthly if it is a month")]
    SpanOrMonth,
    /// Words that aren't known as qualifiers, and may change what is meant.
    #[error("it has words that are not known; they were kept with the figure")]
    UnknownWords,
    /// `Oct 20 - Oct 21`.
    #[error("this spans more than twelve months; check that its last month is right")]
    OverAYear,
}

/// Why a label can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Nothing there.
    #[error("the period is blank")]
    Blank,
    /// No form that is known.
    #[error("'{0}' is not a period that can be read: write it as 2025/26, Q1 2025/26 or Apr 2025")]
    Unreadable(String),
    /// `2016/18`.
    #[error(
        "'{0}' joins two years that don't follow each other: write 2016/17 for a year or 2016-18 for a span"
    )]
    NotConsecutive(String),
    /// `31/02/2025`.
    #[error("'{0}' has a date that doesn't exist")]
    NoSuchDate(String),
    /// `2025-04` where the frequency isn't known to be monthly.
    #[error("'{0}' is a month only if the measure reports monthly: set the frequency")]
    MonthOrSpan(String),
    /// `Q1 2025`.
    #[error(
        "'{0}' may be of the calendar year or of the financial year: write Q1 2025/26 or Jan-Mar 2025"
    )]
    WhichYear(String),
    /// `2025/26 (Q1)`, `2016 Marach`: a year with words that may name a part of it.
    #[error(
        "'{0}' has words that may name another stretch of time: write the period alone, such as Q1 2025/26"
    )]
    OtherTime(String),
    /// Ends before it starts.
    #[error("'{0}' ends before it starts")]
    Backwards(String),
}
