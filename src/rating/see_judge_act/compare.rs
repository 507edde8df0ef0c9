//! How a measure stands to others: each comparator in words, and its rank among them.

use super::Told;
use crate::model::{Comparator, Number, Period};
use crate::rating::case::Case;
use crate::rating::precision::settle;
use crate::rating::words::printed;
use crate::statistics::better::Better;

/// Somebody else's figure beside ours.
struct Beside<'a> {
    other: &'a Comparator,
    period: Period,
    own: Number,
    theirs: Number,
}

/// Each comparator in words, at the latest period that both have a figure for; then the rank, where two or more
/// have a figure of the same period.
pub(super) fn comparators(told: &Told<'_>) -> Vec<String> {
    // Areas and groups are parts of it, not others to hold it against.
    let others = || told.measure.comparators.iter().filter(|it| !it.kind.is_part());
    if others().next().is_none() {
        return vec!["No comparator is set to hold it against.".to_owned()];
    }
    let found: Vec<Beside<'_>> = others().filter_map(|it| told.beside(it)).collect();
    if found.is_empty() {
        return vec![
            "Its comparators have no figure for any period that it has one for.".to_owned(),
        ];
    }
    let mut said: Vec<String> = found.iter().map(|it| told.compared(it)).collect();
    said.extend(told.rank(&found));
    said
}

impl Told<'_> {
    pub(super) fn better(&self) -> Better {
        self.case().better()
    }

    fn case(&self) -> Case<'_> {
        Case::new(self.pack.calendar(), self.measure, self.as_at.on)
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

    fn compared(&self, found: &Beside<'_>) -> String {
        let Beside { other, period, own, theirs } = found;
        let (name, when) = (&other.name, period.label());
        let (mine, its) = (printed(self.measure, *own), printed(self.measure, *theirs));
        let Some(by) = self.difference(*own, *theirs) else {
            return format!("{name}: {its} in {when}, the same as here.");
        };
        let higher = own > theirs;
        let judged = match (self.better(), higher) {
            (Better::Higher, true) | (Better::Lower, false) => ", which is better",
            (Better::Higher, false) | (Better::Lower, true) => ", which is worse",
            (Better::Neither, _) => "",
        };
        let way = if higher { "higher" } else { "lower" };
        format!("{name}: {its} in {when}; {mine} here is {by} {way}{judged}.")
    }

    /// The rank among those with a figure of the same period, the latest that two or more have.
    fn rank(&self, found: &[Beside<'_>]) -> Option<String> {
        let calendar = self.pack.calendar();
        let latest = found.iter().map(|it| it.period).max_by_key(|it| it.end(calendar))?;
        let of_latest: Vec<&Beside<'_>> = found.iter().filter(|it| it.period == latest).collect();
        let own = of_latest.first().filter(|_| of_latest.len() > 1)?.own;
        let better = self.better();
        let before = |theirs: Number| match better {
            Better::Lower => theirs < own,
            Better::Higher | Better::Neither => theirs > own,
        };
        let rank = 1 + of_latest.iter().filter(|it| before(it.theirs)).count();
        let shared = of_latest.iter().any(|it| it.theirs == own);
        let of = of_latest.len() + 1;
        let place = match (better, rank) {
            (Better::Neither, 1) => "highest".to_owned(),
            (Better::Neither, rank) => format!("{} highest", ordinal(rank)),
            (_, 1) => "best".to_owned(),
            (_, rank) => format!("{} best", ordinal(rank)),
        };
        let jointly = if shared { "jointly " } else { "" };
        Some(format!("Of these {of} it was {jointly}{place} in {}.", latest.label()))
    }
}

/// `2nd`, `11th`.
pub(in crate::rating) fn ordinal(rank: usize) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn places_are_numbered_as_people_say_them() {
        let said: Vec<String> = [2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).to_vec();
        assert_eq!(said, ["2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }
}
