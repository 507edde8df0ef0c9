//! The words of a strip, each from a rating or a figure.

use super::cells::Cell;
use crate::model::{ComparatorKind, Measure, Number, Pack, Period, Polarity, Vocabulary};
use crate::rating::see_judge_act::capital;
use crate::rating::{self, AsAt, Forecast, Judgement, Method, Progress, Rating, Status, Test};
use crate::statistics::chance::Likelihood;
use crate::statistics::interval::Against;
use crate::statistics::xmr::{Assurance, Variation};

/// A status within a sentence.
fn word(status: Status, words: Vocabulary) -> String {
    status.words(words).to_ascii_lowercase()
}

/// Stretches of the same status: `Green Oct 2023 to Jan 2024, amber Feb 2024, red Mar 2024 to Sep 2025`.
pub(super) fn history(cells: &[Cell], words: Vocabulary) -> String {
    let alike = |one: &Cell, other: &Cell| one.status.face(words) == other.status.face(words);
    let stretch = |cells: &[Cell]| {
        let (first, last) = (cells.first()?, cells.last()?);
        let status = word(first.status, words);
        Some(match (first.period, last.period) {
            (Period::Range { start, .. }, Period::Range { end, .. }) => {
                format!("{status} {}", Period::Range { start, end }.label())
            }
            (first, last) if first == last => format!("{status} {}", first.label()),
            (first, last) => format!("{status} {} to {}", first.label(), last.label()),
        })
    };
    let stretches: Vec<String> = cells.chunk_by(alike).filter_map(stretch).collect();
    match stretches.is_empty() {
        true => "No period has been rated yet".to_owned(),
        false => capital(&stretches.join(", ")),
    }
}

/// What a figure is held against; empty where there is no plan.
pub(super) fn against(measure: &Measure, judgement: &Judgement) -> String {
    let Some(plan) = judgement.plan else { return String::new() };
    let asked = match judgement.side {
        Some(side) => rating::asked_words(measure, plan, side, judgement.strict),
        None => rating::printed_bounds(measure, plan),
    };
    format!("plan {asked}")
}

/// Since when it is as it is to date.
pub(super) fn since(cells: &[Cell], rating: &Rating, words: Vocabulary) -> String {
    let status = rating.year_to_date.judgement.status;
    let mut parts = vec![match (status, cells.last()) {
        _ if is_missing(rating) => late(cells, rating, words),
        (_, None) => String::new(),
        (_, Some(last)) if last.status.face(words) != status.face(words) => {
            let alone = word(last.status, words);
            format!("{} to date; {} itself {alone}", status.words(words), last.period.label())
        }
        (_, Some(_)) => running(cells, status, is_of_period(rating), words),
    }];
    parts.extend(worse(rating));
    parts.retain(|part| !part.is_empty());
    parts.join(". ")
}

/// Whether the latest figure that is due isn't there.
fn is_missing(rating: &Rating) -> bool {
    let to_date = &rating.year_to_date;
    to_date.judgement.status == Status::Late || to_date.stale.is_some()
}

/// `No figure for Sep 2025; red to Aug 2025`; where nothing of the year is in, what the last period was that has been
/// rated.
fn late(cells: &[Cell], rating: &Rating, words: Vocabulary) -> String {
    let missing =
        rating.period.map_or_else(String::new, |period| format!(" for {}", period.label()));
    let last = || {
        let last = cells.iter().rev().find(|cell| cell.status.is_rated())?;
        Some(format!("{} in {}", word(last.status, words), last.period.label()))
    };
    match rating.year_to_date.stale_words(words).or_else(last) {
        Some(before) => format!("No figure{missing}; {before}"),
        None => format!("No figure{missing}"),
    }
}

/// Whether the figure to date is the period's own, so that what is said of one holds of the other; nothing is told apart of
/// what has no rating.
fn is_of_period(rating: &Rating) -> bool {
    let to_date = &rating.year_to_date.judgement;
    !to_date.status.is_rated() || rating.this_period.actual == to_date.actual
}

/// How long the status of the last period has stood; where the year to date is another figure, as of the periods by
/// themselves.
fn running(cells: &[Cell], status: Status, is_of_period: bool, words: Vocabulary) -> String {
    let alike = |cell: &&Cell| cell.status.face(words) == status.face(words);
    let run = cells.iter().rev().take_while(alike).count();
    let name = status.words(words);
    let Some(first) = cells.get(cells.len() - run) else { return name.to_owned() };
    let before = cells.len().checked_sub(run + 1).and_then(|at| cells.get(at));
    let (from, alone) = (first.period.label(), word(status, words));
    match (run, before, is_of_period) {
        (1, Some(before), true) => {
            format!("{name} in {from}, {} before", word(before.status, words))
        }
        (1, Some(before), false) => {
            let (last, then) = (before.period.label(), word(before.status, words));
            format!("{name} to date; {from} itself {alone}, {last} {then}")
        }
        (1, None, true) => format!("{name} in {from}"),
        (1, None, false) => format!("{name} to date; {from} itself {alone}"),
        // It may have been so before, too.
        (_, None, _) => format!("{name} in all {run} periods shown"),
        (_, Some(_), true) => format!("{name} since {from}"),
        (_, Some(_), false) => format!("Each period {alone} since {from}"),
    }
}

/// `Worse than in Aug 2025`, where progress says so.
fn worse(rating: &Rating) -> Option<String> {
    let progress = &rating.progress;
    if progress.progress != Progress::GotWorse {
        return None;
    }
    let against = progress.against?.label();
    // Where a flag decides, the latest step alone may go the other way.
    if matches!(progress.test?, Test::Flag(..)) {
        return None;
    }
    let footing = progress.footing().map_or_else(String::new, |it| format!(", {it}"));
    Some(format!("Worse than in {against}{footing}"))
}

/// Whether it is signal or noise; nothing where there are no limits to tell by.
pub(super) fn signal(measure: &Measure, rating: &Rating) -> Option<String> {
    let flagged = rating.settled && rating.variation != Variation::CommonCause;
    match rating.season.filter(|_| flagged) {
        Some(season) => Some(season.said(measure)),
        None => process(rating).map(str::to_owned),
    }
}

/// What its process shows, where no season may be all that it shows.
fn process(rating: &Rating) -> Option<&'static str> {
    match (rating.settled, rating.variation, rating.assurance) {
        (_, Variation::NotDrawn, _) => None,
        // Of a figure that isn't there nothing is ruled out.
        (false, ..) if is_missing(rating) => None,
        // Two proportions are tested without a history, and the one doesn't gainsay the other.
        (false, ..) if matches!(rating.progress.test, Some(Test::Proportions(_))) => {
            Some(match rating.progress.progress {
                Progress::GotWorse => "A step for the worse, too large for chance",
                Progress::Improved => "A step for the better, too large for chance",
                _ => "Too few figures to rule out chance",
            })
        }
        (false, ..) => Some("Too few figures to rule out chance"),
        (true, Variation::Concern(_), _) => Some("A change for the worse, not chance"),
        (true, Variation::Improvement(_), _) => Some("A change for the better, not chance"),
        (true, Variation::Neutral(_), _) => Some("A change, not chance"),
        (true, Variation::CommonCause, Assurance::ConsistentlyMisses) => {
            Some("Steady: it will miss unless something changes")
        }
        (true, Variation::CommonCause, _) => Some("Within its usual range"),
    }
}

/// How the figure of the period shown stands among others' of the same period.
pub(super) fn others(pack: &Pack, measure: &Measure, rating: &Rating, now: AsAt) -> Option<String> {
    let period = rating.period?;
    // What grows with the place tells nobody how it does.
    if !rating::compares_places(measure) {
        return None;
    }
    let row = rating::period_row(pack, measure, period, now)?;
    let own = row.actual()?;
    let figures = measure.comparators.iter().zip(&row.comparators);
    // Parts of it are nobody to be compared with.
    let figures = figures.filter(|(of, _)| !of.kind.is_part());
    let found: Vec<(&str, ComparatorKind, Number)> =
        figures.filter_map(|(of, figure)| Some((of.name.as_str(), of.kind, (*figure)?))).collect();
    let peers: Vec<Number> = found
        .iter()
        .filter(|(_, kind, _)| *kind == ComparatorKind::Peer)
        .map(|(.., figure)| *figure)
        .collect();
    if let Some(rank) = rank(measure, own, &peers) {
        return Some(rank);
    }
    let figures: Vec<Number> = found.iter().map(|(.., figure)| *figure).collect();
    let against = rating::against_others(pack, measure, AsAt { period, ..now }, own, &figures);
    let each = found.iter().zip(against).map(|((name, _, figure), against)| {
        format!("{} {name} ({})", than(against), rating::printed(measure, *figure))
    });
    let each: Vec<String> = each.collect();
    // Beside a year to date stands another figure than the one that is compared.
    let to_date = rating.year_to_date.judgement.actual;
    let which = match to_date == Some(own) {
        true => String::new(),
        false => format!("{} in {}: ", rating::printed(measure, own), period.label()),
    };
    (!each.is_empty()).then(|| capital(&(which + &each.join(", "))))
}

/// `3rd best of 9, peers and us`, where there are enough and a way is better.
fn rank(measure: &Measure, own: Number, peers: &[Number]) -> Option<String> {
    let standing = rating::Standing::among(own, peers.iter().copied());
    let better = match measure.polarity? {
        Polarity::HigherIsBetter => standing.higher,
        Polarity::LowerIsBetter => standing.lower,
        Polarity::NoPolarity => return None,
    };
    if peers.len() < rating::ENOUGH_PEERS {
        return None;
    }
    Some(format!(
        "{} of {} with its peers, best first",
        rating::ordinal(better + 1),
        peers.len() + 1
    ))
}

/// How a figure is to another.
fn than(against: Option<Against>) -> &'static str {
    match against {
        None => "the same as",
        Some(Against::Better) => "better than",
        Some(Against::Worse) => "worse than",
        Some(Against::Similar) => "similar to",
        Some(Against::Higher) => "above",
        Some(Against::Lower) => "below",
    }
}

/// Whether it will make the year's target.
pub(super) fn ahead(forecast: &Forecast, words: Vocabulary) -> Option<String> {
    let status = forecast.judgement.status;
    if forecast.outlook.is_some_and(|outlook| outlook.out_of_reach) {
        return Some("The year's target can no longer be met".to_owned());
    }
    if let Some(chances) = forecast.outlook.and_then(|outlook| outlook.chances) {
        let likelihood = Likelihood::of(chances.green);
        let chance = rating::percent_words(chances.green);
        return Some(match likelihood {
            Likelihood::Remote => format!("Remote chance of the year's target ({chance})"),
            Likelihood::RealisticPossibility => {
                format!("The year's target is a realistic possibility ({chance})")
            }
            other => format!("{} to meet the year's target ({chance})", capital(other.words())),
        });
    }
    match forecast.method? {
        _ if !status.is_rated() => None,
        Method::OutTurn => Some(format!("The year is in: {}", word(status, words))),
        _ => Some(format!("Heading for {} by the plan's shape", word(status, words))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(statuses: &[Status]) -> Vec<Cell> {
        let month = |at: usize| Period::Month { year: 2025, month: 1 }.plus(at as i32).unwrap();
        let cell = |(at, status): (usize, &Status)| Cell {
            period: month(at),
            status: *status,
            has_figure: status.is_rated(),
            starts_year: at == 3,
        };
        statuses.iter().enumerate().map(cell).collect()
    }

    #[test]
    fn history_is_told_stretch_by_stretch() {
        use Status::{Amber, Green, Late, Red};
        let check = |statuses: &[Status], words: Vocabulary, history: &str, running: &str| {
            let cells = cells(statuses);
            assert_eq!(super::history(&cells, words), history);
            if let Some(last) = cells.last() {
                assert_eq!(super::running(&cells, last.status, true, words), running);
            }
        };
        let rag = Vocabulary::RedAmberGreen;
        check(&[], rag, "No period has been rated yet", "");
        check(
            &[Green, Amber, Amber, Red, Red],
            rag,
            "Green Jan 2025, amber Feb 2025 to Mar 2025, red Apr 2025 to May 2025",
            "Red since Apr 2025",
        );
        check(&[Late, Red], rag, "Late Jan 2025, red Feb 2025", "Red in Feb 2025, late before");
        check(&[Red, Red], rag, "Red Jan 2025 to Feb 2025", "Red in all 2 periods shown");
        check(&[Red], rag, "Red Jan 2025", "Red in Jan 2025");
        // Words that don't tell amber from red make one stretch of them.
        check(
            &[Green, Amber, Red],
            Vocabulary::OnOffTarget,
            "On target Jan 2025, off target Feb 2025 to Mar 2025",
            "Off target since Feb 2025",
        );
    }

    #[test]
    fn how_long_is_said_of_periods_by_themselves_where_the_year_to_date_is_another_figure() {
        use Status::{Amber, Green, Red};
        let check = |statuses: &[Status], expected: &str| {
            let cells = cells(statuses);
            let last = cells.last().unwrap().status;
            assert_eq!(running(&cells, last, false, Vocabulary::RedAmberGreen), expected);
        };
        check(&[Red, Green, Red], "Red to date; Mar 2025 itself red, Feb 2025 green");
        check(&[Red], "Red to date; Jan 2025 itself red");
        check(&[Green, Amber, Amber], "Each period amber since Feb 2025");
        check(&[Red, Red], "Red in all 2 periods shown");
    }

    #[test]
    fn a_rank_needs_peers_and_a_better_way() {
        let check = |polarity, own: i32, peers: &[i32], expected: Option<&str>| {
            let measure = Measure { polarity, unit: "%".to_owned(), ..Measure::default() };
            let peers: Vec<Number> = peers.iter().map(|peer| Number::from(*peer)).collect();
            assert_eq!(rank(&measure, Number::from(own), &peers).as_deref(), expected);
        };
        let higher = Some(Polarity::HigherIsBetter);
        check(higher, 5, &[7, 6, 5, 1], Some("3rd of 5 with its peers, best first"));
        check(
            Some(Polarity::LowerIsBetter),
            5,
            &[7, 6, 5],
            Some("1st of 4 with its peers, best first"),
        );
        check(higher, 5, &[7, 6], None);
        check(Some(Polarity::NoPolarity), 5, &[7, 6, 5], None);
        check(None, 5, &[7, 6, 5], None);
    }
}
