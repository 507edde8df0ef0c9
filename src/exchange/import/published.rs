//! The ratings that a file has of its own, held against ours: how many are the same, and why the others differ.

use super::study::{Rated, Study};
use crate::exchange::counted::counted;
use crate::model::{Measure, Pack, Vocabulary};
use crate::rating::{AsAt, Rating, Status, Which, explain, rate};
use chrono::NaiveDate;

/// What a published rating says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Green,
    Amber,
    Red,
    /// Amber or red.
    OffTarget,
}

impl Says {
    fn of(text: &str) -> Option<Self> {
        Some(match text.trim().trim_end_matches('.').to_lowercase().as_str() {
            "g" | "green" | "on target" | "on track" | "met" | "target met" | "achieved"
            | "exceeded" | "above target" | "🟢" | "✓" | "✔" => Self::Green,
            "a"
            | "amber"
            | "yellow"
            | "amber/green"
            | "amber/red"
            | "within tolerance"
            | "slightly off target"
            | "🟠"
            | "🟡" => Self::Amber,
            "r" | "red" | "🔴" => Self::Red,
            "off target" | "off track" | "not met" | "target not met" | "missed"
            | "below target" | "behind" | "✗" | "✘" => Self::OffTarget,
            _ => return None,
        })
    }

    fn is(self, status: Status) -> bool {
        match self {
            Self::Green => status == Status::Green,
            Self::Amber => status == Status::Amber,
            Self::Red => status == Status::Red,
            Self::OffTarget => matches!(status, Status::Amber | Status::Red),
        }
    }
}

/// A published rating that ours differs from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// Its row and column in the sheet, from 0.
    pub at: (usize, usize),
    /// The measure's name.
    pub measure: String,
    /// The period's label.
    pub period: String,
    /// As the file has it.
    pub theirs: String,
    /// In the pack's words.
    pub ours: &'static str,
    /// The rule by which ours is that, with its figures.
    pub why: String,
}

impl Differs {
    /// In one sentence.
    pub fn words(&self) -> String {
        let Self { measure, period, theirs, ours, why, .. } = self;
        format!("{measure}, {period}: {theirs} in the file, {ours} here. {why}")
    }
}

/// The published ratings of a file against ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// How many are the same.
    pub same: usize,
    /// Those that differ.
    pub differ: Vec<Differs>,
    /// How many can't be compared: ours isn't rated, or the file's word is no rating that is known.
    pub other: usize,
}

impl Compared {
    /// In one sentence; none where the file has no ratings.
    pub fn words(&self) -> Option<String> {
        let all = self.same + self.differ.len() + self.other;
        let other = match self.other {
            0 => String::new(),
            other => {
                format!(", {other} not compared: ours is not rated there, or theirs is no status")
            }
        };
        let differ = match self.differ.len() {
            1 => "1 differs".to_owned(),
            more => format!("{more} differ"),
        };
        (all > 0).then(|| {
            let same = counted(self.same, "is the same as ours", "the same as ours");
            format!("The file's own ratings: {same}, {differ}{other}.")
        })
    }
}

/// Comparing, in slices. [`Comparing::step`] until it says that there is no more, then [`Comparing::compared`].
pub struct Comparing<'a> {
    rated: Vec<Rated<'a>>,
    next: usize,
    compared: Compared,
}

impl<'a> Comparing<'a> {
    /// Begins, with the ratings of a file that was taken in.
    pub fn new(study: &'a Study) -> Self {
        Self { rated: study.rated(), next: 0, compared: Compared::default() }
    }

    /// Whether the file has ratings of its own.
    pub fn has_any(&self) -> bool {
        !self.rated.is_empty()
    }

    /// Compares so many more with the pack as it is after the file, as of a day; whether there are others.
    pub fn step(&mut self, after: &Pack, on: Option<NaiveDate>, count: usize) -> bool {
        let to = self.next.saturating_add(count).min(self.rated.len());
        for rated in self.rated.get(self.next..to).unwrap_or_default() {
            match held_against(after, rated, on) {
                Some(None) => self.compared.same += 1,
                Some(Some(differs)) => self.compared.differ.push(differs),
                None => self.compared.other += 1,
            }
        }
        self.next = to;
        to < self.rated.len()
    }

    /// What it came to.
    pub fn compared(self) -> Compared {
        self.compared
    }
}

/// What differs between a published rating and ours, if anything; none where there is nothing to compare.
fn held_against(after: &Pack, rated: &Rated, on: Option<NaiveDate>) -> Option<Option<Differs>> {
    let says = Says::of(rated.text)?;
    let measure = measure(after, rated)?;
    let period = rated.period(after.calendar(), measure.frequency)?;
    let held = measure.series.iter().find(|held| held.period == period)?;
    if !held.reading.is_figure() {
        return None;
    }
    let as_at = AsAt { period, on };
    let rating = rate(after, measure, as_at);
    let statuses = [rating.this_period.status, rating.year_to_date.judgement.status];
    if rating.period != Some(period) || !statuses.iter().any(|status| status.is_rated()) {
        return None;
    }
    // A publisher rates the period by itself or the year so far, and seldom says which.
    if statuses.iter().any(|status| says.is(*status)) {
        return Some(None);
    }
    Some(Some(differs(after, measure, &rating, (as_at, rated))))
}

fn measure<'a>(pack: &'a Pack, rated: &Rated) -> Option<&'a Measure> {
    let held = pack.measures.iter().find(|measure| rated.is_of(measure))?;
    Some(held)
}

fn differs(
    pack: &Pack,
    measure: &Measure,
    rating: &Rating,
    (as_at, rated): (AsAt, &Rated),
) -> Differs {
    let words: Vocabulary = pack.organisation.vocabulary;
    let (which, status) = match rating.this_period.status {
        status if status.is_rated() => (Which::ThisPeriod, status),
        _ => (Which::YearToDate, rating.year_to_date.judgement.status),
    };
    Differs {
        at: rated.at,
        measure: measure.name.clone(),
        period: as_at.period.label(),
        theirs: rated.text.to_owned(),
        ours: status.words(words),
        why: explain(pack, measure, rating, (as_at, words), which).headline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Decisions};

    fn compared(text: &str) -> Compared {
        let table = Table::read(text.as_bytes());
        let (before, choices) = (Pack::default(), Choices::default());
        let study = Study::new(&before, &table, &choices);
        let proposal = study.propose(&before, &Decisions::default());
        let mut after = before.clone();
        apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
        let mut comparing = Comparing::new(&study);
        while comparing.step(&after, None, 1) {}
        comparing.compared()
    }

    #[test]
    fn the_ratings_of_a_file_are_held_against_ours() {
        let check = |text: &str, words: Option<&str>, differ: &[&str]| {
            let found = compared(text);
            assert_eq!(found.words().as_deref(), words, "{text}");
            let listed: Vec<String> = found.differ.iter().map(Differs::words).collect();
            assert_eq!(listed.len(), differ.len(), "{listed:?}");
            for (found, start) in listed.iter().zip(differ) {
                assert!(found.starts_with(start), "{found}");
            }
        };
        check(
            "Measure,Polarity,Period,Value,Target,RAG\n\
             Bins missed,Low is good,2024/25,5,6,G\nLoans,High is good,2024/25,9,10,Green\nSwims,High is good,2024/25,9,10,Red\n\
             Calls,,2024/25,9,10,R\nLetters,High is good,2024/25,9,10,n/a\n",
            Some(
                "The file's own ratings: 2 the same as ours, 1 differs, 1 not compared: ours is not rated there, or theirs is no status.",
            ),
            &["Loans, 2024/25: Green in the file, Red here. Red because 9 is"],
        );
        // Beside each period its own.
        check(
            "Measure,Polarity,Q1 2025/26,Target,RAG,Q2 2025/26,Target,RAG\nBins missed,Low is good,5,6,Green,7,6,Green\n",
            Some("The file's own ratings: 1 is the same as ours, 1 differs."),
            &["Bins missed, Q2 2025/26: Green in the file, Red here."],
        );
        // One for the row is of its latest figure.
        check(
            "Measure,Polarity,Target,2023/24,2024/25,Status\nBins missed,Low is good,6,5,7,Off target\n",
            Some("The file's own ratings: 1 is the same as ours, 0 differ."),
            &[],
        );
        check("Measure,Period,Value\nBins,2024/25,5\n", None, &[]);
    }
}
