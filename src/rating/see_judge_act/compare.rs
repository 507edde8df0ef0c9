//! How a measure stands to others: each comparator in words, and its rank among them.

use super::Told;
use crate::model::{Comparator, ComparatorKind, Number, Period};
use crate::rating::case::Case;
use crate::rating::comparable::{ENOUGH_PEERS, Standing, compares_places, grows_with_place};
use crate::rating::is_for_the_public;
use crate::rating::precision::settle;
use crate::rating::words::{ordinal, printed};
use crate::statistics::{better::Better, interval::Against};
use std::cmp::Reverse;

/// Somebody else's figure beside ours.
struct Beside<'a> {
    other: &'a Comparator,
    period: Period,
    own: Number,
    theirs: Number,
}

/// How many reporting years a shared figure may lie before the one shown, and still tell how it stands.
const YEARS_BACK: i32 = 1;

/// Each comparator in words, at the latest period that both have a figure for, the latest first; then the rank, where
/// two or more have a figure of the same period. What is longer ago stands at the end, as older: it tells how the
/// measure stood, and not how it stands.
pub(super) fn comparators(told: &Told<'_>) -> Vec<String> {
    // Areas and groups are parts of it, not others to hold it against.
    let others = || told.measure.comparators.iter().filter(|it| !it.kind.is_part());
    if others().next().is_none() {
        // Of use to those who can set one.
        if is_for_the_public(told.pack) {
            return Vec::new();
        }
        return vec!["No comparator is set to hold it against.".to_owned()];
    }
    let mut found: Vec<Beside<'_>> = others().filter_map(|it| told.beside(it)).collect();
    if found.is_empty() {
        return vec![
            "Its comparators have no figure for any period that it has one for.".to_owned(),
        ];
    }
    let calendar = told.pack.calendar();
    found.sort_by_key(|it| Reverse(it.period.end(calendar)));
    let year = |period: Period| calendar.year_of_period(period).first();
    let recent = |it: &Beside<'_>| {
        told.rating.period.is_none_or(|shown| year(shown) - year(it.period) <= YEARS_BACK)
    };
    let (recent, older): (Vec<_>, Vec<_>) = found.into_iter().partition(recent);
    let mut said = told.each_or_apart(&recent);
    // A place from the highest says nothing of who does better.
    match compares_places(told.measure) || told.better() == Better::Neither {
        true => said.extend(told.rank(&recent)),
        false => said.push(
            match grows_with_place(told.measure) {
                true => "Counts and amounts grow with the place: they don’t tell who does better.",
                false => {
                    "Whether its figures grow with the place isn’t known: if they do, they don’t tell who does better."
                }
            }
            .to_owned(),
        ),
    }
    let older: Vec<String> = older.iter().map(|it| told.compared(it)).collect();
    if !older.is_empty() {
        said.push(format!("Older: {}", older.join(" ")));
    }
    said
}

impl Told<'_> {
    pub(super) fn better(&self) -> Better {
        self.case().better()
    }

    fn case(&self) -> Case<'_> {
        Case::new(self.pack.calendar(), self.measure, self.as_at.on).as_at(self.as_at.period)
    }

    /// A comparator's latest figure, up to the period shown, of a period that the measure has a figure of.
    fn beside<'m>(&'m self, other: &'m Comparator) -> Option<Beside<'m>> {
        let (calendar, case) = (self.pack.calendar(), self.case());
        let shown = self.rating.period?;
        let figures = |period: Period| {
            let own = settle(self.measure, case.figure(period).ok()?)?;
            let theirs = settle(self.measure, case.figure_in(&other.series, period)?)?;
            Some(Beside { other, period, own, theirs })
        };
        let periods = other.series.iter().map(|found| found.period);
        let of_shown = periods.filter(|period| {
            period.frequency() == shown.frequency() && period.end(calendar) <= shown.end(calendar)
        });
        of_shown.filter_map(figures).max_by_key(|found| found.period.end(calendar))
    }

    /// Each in a sentence; of many peers at once how far they lie apart, which the place among them goes with.
    fn each_or_apart(&self, recent: &[Beside<'_>]) -> Vec<String> {
        let latest = recent.first().map(|it| it.period);
        let (peers, others): (Vec<&Beside<'_>>, Vec<&Beside<'_>>) = recent
            .iter()
            .partition(|it| it.other.kind == ComparatorKind::Peer && Some(it.period) == latest);
        if peers.len() <= ONE_BY_ONE {
            return recent.iter().map(|it| self.compared(it)).collect();
        }
        let others = others.into_iter().map(|it| self.compared(it));
        self.spread(&peers).into_iter().chain(others).collect()
    }

    /// From where to where peers lie in a period, and where it is here.
    fn spread(&self, peers: &[&Beside<'_>]) -> Option<String> {
        let by_figure = |one: &&&Beside<'_>, other: &&&Beside<'_>| {
            one.theirs.get().total_cmp(&other.theirs.get())
        };
        let (low, high) = (peers.iter().min_by(by_figure)?, peers.iter().max_by(by_figure)?);
        let said =
            |it: &Beside<'_>| format!("{} ({})", printed(self.measure, it.theirs), it.other.name);
        Some(format!(
            "{} peers in {}: from {} to {}; {} here.",
            peers.len(),
            low.period.label(),
            said(low),
            said(high),
            printed(self.measure, low.own)
        ))
    }

    fn compared(&self, found: &Beside<'_>) -> String {
        let Beside { other, period, own, theirs } = found;
        let (name, when) = (&other.name, period.label());
        let (mine, its) = (printed(self.measure, *own), printed(self.measure, *theirs));
        let Some(by) = self.difference(*own, *theirs) else {
            return format!("{name}: {its} in {when}, the same as here.");
        };
        let judged = match self.case().against(*period, *own, *theirs) {
            Some(Against::Better) => ", which is better",
            Some(Against::Worse) => ", which is worse",
            Some(Against::Similar) => ", which may be chance",
            Some(Against::Higher | Against::Lower) | None => "",
        };
        let way = if own > theirs { "higher" } else { "lower" };
        format!("{name}: {its} in {when}; {mine} here is {by} {way}{judged}.")
    }

    /// The rank among those with a figure of the same period, the latest that two or more have.
    fn rank(&self, found: &[Beside<'_>]) -> Option<String> {
        let calendar = self.pack.calendar();
        let latest = found.iter().map(|it| it.period).max_by_key(|it| it.end(calendar))?;
        let mut of_latest: Vec<&Beside<'_>> =
            found.iter().filter(|it| it.period == latest).collect();
        // A nation, a region or a group isn't one of those that it is ranked among, where there are enough of its own kind.
        let is_peer = |it: &&Beside<'_>| it.other.kind == ComparatorKind::Peer;
        let all = of_latest.len();
        if of_latest.iter().filter(|it| is_peer(it)).count() >= ENOUGH_PEERS {
            of_latest.retain(is_peer);
        }
        let whose = if of_latest.len() < all { " with its peers" } else { "" };
        let own = of_latest.first().filter(|_| of_latest.len() > 1)?.own;
        let better = self.better();
        let standing = Standing::among(own, of_latest.iter().map(|it| it.theirs));
        let (ahead, behind) = match better {
            Better::Lower => (standing.lower, standing.higher),
            Better::Higher | Better::Neither => (standing.higher, standing.lower),
        };
        let of = of_latest.len() + 1;
        let place = place(better, 1 + ahead, behind, of);
        let jointly = if standing.level > 0 { "jointly " } else { "" };
        let names = names(&of_latest);
        let these = if whose.is_empty() { "these " } else { "" };
        Some(format!("Of {these}{of}{whose}{names} it was {jointly}{place} in {}.", latest.label()))
    }
}

/// A rank among so many, with how many come after it. Last of three isn't "3rd best", and what is in the worse half
/// isn't told as if it were among the best.
fn place(better: Better, rank: usize, after: usize, of: usize) -> String {
    let lower_half = 2 * rank > of + 1;
    match (better, rank, after) {
        (Better::Neither, 1, _) => "highest".to_owned(),
        (Better::Neither, _, 0) => "lowest".to_owned(),
        (Better::Neither, ..) => format!("{} highest", ordinal(rank)),
        (_, 1, _) => "best".to_owned(),
        (_, _, 0) => "the worst".to_owned(),
        _ if lower_half => format!("{}, best first,", ordinal(rank)),
        _ => format!("{} best", ordinal(rank)),
    }
}

/// So many peers are told one by one; more would be a list that nobody reads.
const ONE_BY_ONE: usize = 4;

/// The most letters that the names of those who are ranked may have together to be said.
const NAMES: usize = 60;

/// Who is ranked, where their names are short enough.
fn names(of: &[&Beside<'_>]) -> String {
    let names: Vec<&str> = of.iter().map(|it| it.other.name.as_str()).collect();
    let names = names.join(", ");
    match names.chars().count() <= NAMES {
        true => format!(" ({names} and here)"),
        false => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::statistics::better::Better;

    #[test]
    fn last_is_the_worst_and_the_worse_half_is_not_best() {
        let check = |rank, after, of, expected: &str| {
            assert_eq!(place(Better::Higher, rank, after, of), expected, "{rank} of {of}");
        };
        check(1, 2, 3, "best");
        check(2, 1, 3, "2nd best");
        check(3, 0, 3, "the worst");
        check(2, 0, 3, "the worst");
        check(2, 2, 4, "2nd best");
        check(3, 1, 4, "3rd, best first,");
        check(3, 2, 5, "3rd best");
        check(1, 0, 3, "best");
        assert_eq!(place(Better::Neither, 3, 0, 3), "lowest");
        assert_eq!(place(Better::Neither, 2, 1, 3), "2nd highest");
    }
}
