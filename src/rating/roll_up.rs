//! Many ratings as one: the distribution first, a score if asked for (RULES 8).

use super::explain::{Explanation, Row};
use super::status::Status;
use crate::model::{Number, Vocabulary, sorted};

/// How many of each status; the counts add up to the number of ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    counts: [u32; Status::ALL.len()],
}

impl Distribution {
    /// Counts statuses.
    pub fn of(statuses: impl IntoIterator<Item = Status>) -> Self {
        let mut distribution = Self::default();
        for status in statuses {
            if let Some(count) = distribution.counts.get_mut(status as usize) {
                *count += 1;
            }
        }
        distribution
    }

    /// How many have this status.
    pub fn count(&self, status: Status) -> u32 {
        self.counts.get(status as usize).copied().unwrap_or(0)
    }

    /// Every status with its count, best first.
    pub fn counts(&self) -> impl Iterator<Item = (Status, u32)> + '_ {
        Status::ALL.into_iter().map(|status| (status, self.count(status)))
    }

    /// Each status that occurs with its count; those that the words don't tell apart are counted as one.
    pub fn told(self, vocabulary: Vocabulary) -> impl Iterator<Item = (Status, u32)> {
        let count = move |shown: Status| {
            let alike = Status::ALL.into_iter().filter(|status| status.face(vocabulary) == shown);
            (shown, alike.map(|status| self.count(status)).sum())
        };
        Status::ALL.into_iter().map(count).filter(|(_, count)| *count > 0)
    }

    /// Each status that occurs with its count in words, worst first, then what isn't rated and why: "7 red", "4 late".
    pub fn listed(self, vocabulary: Vocabulary) -> Vec<(Status, String)> {
        let mut all: Vec<(Status, u32)> = self.told(vocabulary).collect();
        all.reverse();
        // Stable: what is rated keeps its order, and so does the rest.
        let all = sorted(all, |one, other| other.0.is_rated().cmp(&one.0.is_rated()));
        let words = |(status, count): (Status, u32)| {
            (status, format!("{count} {}", status.words(vocabulary).to_ascii_lowercase()))
        };
        all.into_iter().map(words).collect()
    }

    /// How many of each colour, worst first as [`Self::listed`]; those without a rating, which have one shape, as one.
    pub fn counted(self, vocabulary: Vocabulary) -> Vec<(Status, u32)> {
        let mut rated: Vec<_> =
            self.told(vocabulary).filter(|(status, _)| status.is_rated()).collect();
        rated.reverse();
        let unrated = self.total() - self.rated();
        rated.into_iter().chain((unrated > 0).then_some((Status::NotRated, unrated))).collect()
    }

    /// The same in words: `1 red, 2 green, 1 without a rating`; `no measures yet`.
    pub fn counted_words(self, vocabulary: Vocabulary) -> String {
        let words = |(status, count): (Status, u32)| match status.is_rated() {
            true => format!("{count} {}", status.words(vocabulary).to_ascii_lowercase()),
            false => format!("{count} without a rating"),
        };
        let all: Vec<String> = self.counted(vocabulary).into_iter().map(words).collect();
        if all.is_empty() { "no measures yet".to_owned() } else { all.join(", ") }
    }

    /// How many are green, amber or red.
    pub fn rated(&self) -> u32 {
        Status::ALL.into_iter().filter(|s| s.is_rated()).map(|status| self.count(status)).sum()
    }

    /// How many there are in all.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// The distribution of year-to-date ratings as one list that adds up, worst first:
    /// "26 of 36 rated measures are on target to date: 5 red, 5 amber, 26 green. 3 not rated: 3 late."
    pub fn sentence(&self, vocabulary: Vocabulary) -> String {
        let (total, rated, green) = (self.total(), self.rated(), self.count(Status::Green));
        if total == 0 {
            return "There are no measures.".to_owned();
        }
        let listed = |of_rated: bool| {
            let all = self.listed(vocabulary).into_iter();
            let of = all.filter(|(status, _)| status.is_rated() == of_rated);
            of.map(|(_, words)| words).collect::<Vec<_>>().join(", ")
        };
        let on_target = match rated {
            0 => "No measure is rated to date.".to_owned(),
            1 => format!("{green} of 1 rated measure is on target to date: {}.", listed(true)),
            _ => {
                let verb = if green == 1 { "is" } else { "are" };
                format!(
                    "{green} of {rated} rated measures {verb} on target to date: {}.",
                    listed(true)
                )
            }
        };
        match total - rated {
            0 => on_target,
            unrated => format!("{on_target} {unrated} not rated: {}.", listed(false)),
        }
    }
}

/// One child of a node that is scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Child<'a> {
    /// As printed.
    pub name: &'a str,
    /// Its rating.
    pub status: Status,
    /// Its weight, above zero; `None`: 1. A child with a weight of zero or less has no part in the score.
    pub weight: Option<Number>,
}

impl Child<'_> {
    fn weight(&self) -> f64 {
        self.weight.map_or(1.0, Number::get).max(0.0)
    }
}

/// The least share of the weight that must be rated for a score to be shown, unless set: half.
pub const DEFAULT_COVERAGE_LIMIT: f64 = 50.0;

/// A node's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// 0 (all red) to 1 (all green); `None` where too little of the weight is rated.
    pub score: Option<f64>,
    /// Children rated.
    pub rated: u32,
    /// Children in all.
    pub total: u32,
    /// Share of the weight that is rated, 0 to 100.
    pub coverage: f64,
    /// The least coverage a score is shown at, 0 to 100.
    pub limit: f64,
    /// The worst rated child: the reddest, of equals the heaviest, of those the first.
    pub worst: Option<(String, Status)>,
    /// How many others are as bad as the worst.
    pub equally_bad: u32,
}

/// Scores a node: green 1, amber ½, red 0, weighted, weights renormalised over what is rated. Not shown
/// where less than `coverage_limit` per cent of the weight is rated (`None`: half).
pub fn score(children: &[Child<'_>], coverage_limit: Option<Number>) -> Score {
    let rated = || children.iter().filter_map(|child| Some((child, points(child.status)?)));
    let all_weight: f64 = children.iter().map(Child::weight).sum();
    let rated_weight: f64 = rated().map(|(child, _)| child.weight()).sum();
    let earned: f64 = rated().map(|(child, points)| child.weight() * points).sum();
    let coverage = if all_weight > 0.0 { rated_weight / all_weight * 100.0 } else { 0.0 };
    let limit = coverage_limit.map_or(DEFAULT_COVERAGE_LIMIT, Number::get);
    let worst = rated().reduce(|worst, next| {
        let worse = next.1 < worst.1;
        let heavier = next.1 == worst.1 && next.0.weight() > worst.0.weight();
        if worse || heavier { next } else { worst }
    });
    Score {
        score: (rated_weight > 0.0 && coverage >= limit).then(|| earned / rated_weight),
        rated: rated().count() as u32,
        total: children.len() as u32,
        coverage,
        limit,
        equally_bad: worst.map_or(0, |(_, points)| {
            rated().filter(|(_, other)| *other == points).count() as u32 - 1
        }),
        worst: worst.map(|(child, _)| (child.name.to_owned(), child.status)),
    }
}

/// What a status is worth; `None` where it isn't rated.
fn points(status: Status) -> Option<f64> {
    match status {
        Status::Green => Some(1.0),
        Status::Amber => Some(0.5),
        Status::Red => Some(0.0),
        Status::NoTarget | Status::NotRated | Status::Late | Status::NoData => None,
    }
}

impl Score {
    /// The score on a scale of 0 to 1, `0.64`; `Not shown` where too little is rated.
    pub fn words(&self) -> String {
        match self.score.and_then(|score| Number::try_from(score).ok()) {
            Some(score) => score.printed(Some(2)),
            None => "Not shown".to_owned(),
        }
    }

    /// `7 of 9, 82% of weight`.
    pub fn coverage_words(&self) -> String {
        format!("{} of {}, {} of weight", self.rated, self.total, percent(self.coverage))
    }

    /// The worst child, named with its status.
    pub fn worst_words(&self, vocabulary: Vocabulary) -> String {
        match &self.worst {
            None => "Nothing is rated".to_owned(),
            Some((name, status)) => {
                let also = match self.equally_bad {
                    0 => String::new(),
                    1 => ", and one other".to_owned(),
                    others => format!(", and {others} others"),
                };
                format!("{name}: {}{also}", status.words(vocabulary).to_ascii_lowercase())
            }
        }
    }

    /// How the score came about (RULES 7).
    pub fn explanation(&self, vocabulary: Vocabulary) -> Explanation {
        let headline = match self.score {
            Some(_) => format!("Scores {} of 1 over {}", self.words(), self.coverage_words()),
            None => format!(
                "No score because {} is rated, and a score needs {}",
                self.coverage_words(),
                percent(self.limit)
            ),
        };
        Explanation {
            headline,
            rows: vec![
                Row::new(
                    "Rule",
                    "Green counts 1, amber ½, red 0, by weight. Weights are shared out again over what is rated.",
                ),
                Row::new("Rated", self.coverage_words()),
                Row::new("Least weight for a score", percent(self.limit)),
                Row::new("Worst", self.worst_words(vocabulary)),
            ],
        }
    }
}

/// A share of weight as printed.
fn percent(share: f64) -> String {
    Number::try_from(share).map_or_else(|_| String::new(), |share| share.printed(Some(0)) + "%")
}

#[cfg(test)]
mod tests {
    use super::Status::{Amber, Green, Late, NoData, NoTarget, NotRated, Red};
    use super::*;

    fn repeat(status: Status, count: usize) -> impl Iterator<Item = Status> {
        std::iter::repeat_n(status, count)
    }

    #[test]
    fn says_what_there_is_and_accounts_for_all_of_it() {
        let check = |statuses: Vec<Status>, expected: &str| {
            let distribution = Distribution::of(statuses.iter().copied());
            assert_eq!(distribution.total() as usize, statuses.len());
            assert_eq!(distribution.sentence(Vocabulary::RedAmberGreen), expected);
        };
        check(
            repeat(Green, 26)
                .chain(repeat(Amber, 5))
                .chain(repeat(Red, 5))
                .chain(repeat(Late, 3))
                .collect(),
            "26 of 36 rated measures are on target to date: 5 red, 5 amber, 26 green. 3 not rated: 3 late.",
        );
        check(vec![], "There are no measures.");
        check(vec![Green], "1 of 1 rated measure is on target to date: 1 green.");
        check(vec![Green, Green], "2 of 2 rated measures are on target to date: 2 green.");
        check(
            vec![Red, Amber, NoData, NoTarget, NotRated, NotRated],
            "0 of 2 rated measures are on target to date: 1 red, 1 amber. 4 not rated: 1 no data, 2 can’t be rated, 1 no target.",
        );
        check(vec![Late], "No measure is rated to date. 1 not rated: 1 late.");
    }

    #[test]
    fn off_target_adds_amber_and_red() {
        let distribution = Distribution::of([Green, Amber, Red]);
        assert_eq!(
            distribution.sentence(Vocabulary::OnOffTarget),
            "1 of 3 rated measures is on target to date: 2 off target, 1 on target."
        );
    }

    fn child(name: &str, status: Status, weight: i32) -> Child<'_> {
        Child { name, status, weight: Some(Number::from(weight)) }
    }

    #[test]
    fn weighs_what_is_rated_and_names_the_worst() {
        let children = [
            child("Homes", Green, 3),
            child("Waste", Red, 1),
            child("Roads", Red, 2),
            child("Parks", Amber, 2),
            child("Trees", Late, 2),
        ];
        let score = score(&children, None);
        assert_eq!(score.score, Some(0.5));
        assert_eq!(score.coverage_words(), "4 of 5, 80% of weight");
        assert_eq!(score.worst_words(Vocabulary::RedAmberGreen), "Roads: red, and one other");
        assert_eq!(
            score.explanation(Vocabulary::RedAmberGreen).headline,
            "Scores 0.50 of 1 over 4 of 5, 80% of weight"
        );
    }

    #[test]
    fn hides_a_score_below_the_coverage_limit_but_names_the_worst() {
        let children = [child("Homes", Green, 4), child("Waste", NoTarget, 6)];
        let hidden = score(&children, None);
        assert_eq!((hidden.score, hidden.words().as_str()), (None, "Not shown"));
        assert_eq!(hidden.worst, Some(("Homes".to_owned(), Green)));
        assert_eq!(score(&children, Some(Number::from(40))).score, Some(1.0));
    }

    #[test]
    fn survives_no_children_and_no_weight() {
        assert_eq!(score(&[], None).score, None);
        let weightless = score(&[child("Homes", Green, 0), child("Waste", Red, -5)], None);
        assert_eq!((weightless.score, weightless.coverage), (None, 0.0));
    }
}
