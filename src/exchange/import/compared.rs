//! The ratings that a file has of its own, held against ours: how many are the same, and why the others differ.

use super::published::status;
use super::study::{Rated, Study};
use crate::model::{Measure, Pack, Vocabulary};
use crate::rating::{
    BesidePublished, beside_published, beside_published_to_date, published_counts,
};
use chrono::NaiveDate;

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
        let counts = published_counts(self.same, self.differ.len(), self.other);
        let all = self.same + self.differ.len() + self.other;
        (all > 0).then(|| format!("The file's own ratings: {counts}."))
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
                Some((_, ours)) if ours.same => self.compared.same += 1,
                Some((measure, ours)) => {
                    self.compared.differ.push(differs(after, measure, &ours, rated));
                }
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

/// Our rating of the figure that a file has a rating of, and its measure; none where there is nothing to compare.
fn held_against<'a>(
    after: &'a Pack,
    rated: &Rated,
    on: Option<NaiveDate>,
) -> Option<(&'a Measure, BesidePublished)> {
    let measure = after.measures.iter().find(|measure| rated.is_of(measure))?;
    let period = rated.period(after.calendar(), measure.frequency)?;
    let published = (period, status(rated.text));
    let ours = match rated.so_far {
        true => beside_published_to_date(after, measure, published, on),
        false => beside_published(after, measure, published, on),
    };
    Some((measure, ours?))
}

fn differs(pack: &Pack, measure: &Measure, ours: &BesidePublished, rated: &Rated) -> Differs {
    let words: Vocabulary = pack.organisation.vocabulary;
    let period = rated.period(pack.calendar(), measure.frequency);
    Differs {
        at: rated.at,
        measure: measure.name.clone(),
        period: match period.map(|period| period.label()) {
            Some(label) if rated.so_far => format!("the year to {label}"),
            label => label.unwrap_or_default(),
        },
        theirs: rated.text.to_owned(),
        ours: ours.status.words(words),
        why: ours.why(pack, measure),
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
        // Of the year to date, against ours of the year to date: 11 of 12 so far.
        let so_far = |headings: &str, cells: &str| {
            format!(
                "Measure,Polarity,How figures add up over the year,Q1 2025/26,Q1 2025/26 Target,Q2 2025/26,Q2 2025/26 Target,{headings}\n\
                 Homes,High is good,sum,4,6,7,6,{cells}\n"
            )
        };
        let same = Some("The file's own ratings: 1 is the same as ours, 0 differ.");
        let differs = Some("The file's own ratings: 0 the same as ours, 1 differs.");
        let said = &["Homes, the year to Q2 2025/26: Green in the file, Red here."];
        check(&so_far("YTD,YTD RAG", "11,Red"), same, &[]);
        check(&so_far("YTD,YTD RAG", "11,Green"), differs, said);
        check(&so_far("Year to date,Status", "11,Green"), differs, said);
    }
}
