//! Figures of measures of which some follow others, and how often they did.

use super::process::{Process, fill, periods_before};
use super::{Ground, measure_mut};
use crate::model::{Link, MeasureId, Number, Pack};
use crate::rating::{Effect, Showing, correlation_words};
use crate::training::asked::{Line, NotSolvable};
use crate::training::draw::Draw;
use std::collections::BTreeMap;

/// How much of what a measure does follows the one before it, and how much is its own, in standard deviations.
const FOLLOWS: f64 = 0.9;
const OWN: f64 = 0.3;

/// Gives each measure that has a process so many figures: first those that follow nothing, then what follows them.
pub(super) fn lay(
    pack: &mut Pack,
    (processes, points): (&BTreeMap<MeasureId, Process>, usize),
    links: &[&Link],
    draw: &mut Draw,
) -> Result<(), NotSolvable> {
    let (calendar, clock) =
        (pack.calendar(), pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0);
    // How far each measure's figures are from its mean, in standard deviations.
    let mut away: BTreeMap<MeasureId, Vec<f64>> = processes
        .keys()
        .map(|id| (id.clone(), (0..points).map(|_| draw.noise()).collect()))
        .collect();
    let own = away.clone();
    // A link may follow another: once for each is enough for the longest chain.
    for _ in links {
        for link in links {
            let Some((to, follows)) = followed(pack, link, &own, &away) else { continue };
            away.insert(to, follows);
        }
    }
    for (id, away) in away {
        let Some(process) = processes.get(&id) else { continue };
        let measure = measure_mut(pack, &id)?;
        let periods = periods_before(measure, calendar, clock, points);
        let figures: Vec<Number> = away.iter().map(|away| process.figure(measure, *away)).collect();
        fill(measure, periods.into_iter().zip(figures));
    }
    Ok(())
}

/// The measure that a link leads to, as it follows the one it comes from.
fn followed(
    pack: &Pack,
    link: &Link,
    own: &BTreeMap<MeasureId, Vec<f64>>,
    away: &BTreeMap<MeasureId, Vec<f64>>,
) -> Option<(MeasureId, Vec<f64>)> {
    let (from, to) = (link.from_measure.as_ref()?, link.to_measure.as_ref()?);
    let sign = if same_way(pack, link)? { 1.0 } else { -1.0 };
    let lag = usize::from(link.lag_months?);
    let (first, itself) = (away.get(from)?, own.get(to)?);
    let at = |(at, itself): (usize, &f64)| {
        let cause = at.checked_sub(lag).and_then(|at| first.get(at)).copied();
        // Before there was a cause in sight it does as it does.
        cause.map_or(*itself, |cause| sign * FOLLOWS * cause + OWN * itself)
    };
    Some((to.clone(), itself.iter().enumerate().map(at).collect()))
}

/// Whether the second is to rise when the first does.
fn same_way(pack: &Pack, link: &Link) -> Option<bool> {
    let polarity = |id: &Option<MeasureId>| Some(pack.measure(id.as_ref()?)?.polarity);
    Some(polarity(&link.from_measure)? == polarity(&link.to_measure)?)
}

/// How many changes moved as a link expects.
pub(super) fn as_expected(ground: &Ground<'_>, link: &Link, effect: &Effect) -> usize {
    let Some(same_way) = same_way(ground.pack, link) else { return 0 };
    let moved = effect.pairs.iter();
    moved.filter(|pair| (pair.first.1 * pair.second.1 > 0.0) == same_way).count()
}

/// Whether what the engine says of a link can be told from how many changes moved as expected: more than luck brings where
/// it shows, no more where it doesn't, and nothing that is in doubt.
pub(super) fn is_plain(effect: &Effect, as_expected: usize) -> bool {
    let more = as_expected > most_by_luck(effect.pairs.len());
    match effect.showing {
        Showing::Seen => more,
        Showing::NotSeen => !more && effect.together.is_none_or(|it| it.sign() == 0),
        _ => false,
    }
}

/// How many of so many changes would have moved as expected without any link, and how many seldom.
pub(super) fn by_luck(all: usize) -> String {
    format!(
        "Of two that have nothing to do with each other it would be about {} of {all}, and seldom more than {}",
        half_words(all),
        most_by_luck(all)
    )
}

/// What the engine makes of two that may go together, in plain words; and its own figure against how far luck reaches, for
/// whoever wants to check: that is what its interval says in other words, so these stand in its place.
pub(super) fn reasons(effect: &Effect) -> Vec<Line> {
    let (Some(finding), Some(found)) = (&effect.finding, effect.together) else {
        return vec![Line::new("", &effect.sentence)];
    };
    let more = if found.sign() == 0 { "no more" } else { "more" };
    let plain = format!("{finding}, over {} changes: {more} than luck alone brings.", found.pairs);
    let figure = format!(
        "{} over {} changes, where 0 is not at all and 1 or −1 is in step. Luck alone reaches {}, either way, in 1 of 20.",
        correlation_words(found.correlation),
        found.pairs,
        correlation_words(found.luck)
    );
    vec![Line::new("", plain), Line::statistic("Correlation", figure)]
}

/// `Over 33 changes luck alone reaches 0.34 in 1 of 20`.
pub(super) fn luck_reaches(effect: &Effect) -> Option<String> {
    let found = effect.together?;
    let luck = correlation_words(found.luck);
    Some(format!("Over {} changes luck alone reaches {luck}, either way, in 1 of 20", found.pairs))
}

/// How many of so many changes luck alone seldom brings more of: at most once in 40 times, as the engine's interval has it
/// on its one side.
fn most_by_luck(all: usize) -> usize {
    const SELDOM: f64 = 0.025;
    let mut chance = 0.5_f64.powi(i32::try_from(all).unwrap_or(i32::MAX));
    let mut up_to = 0.0;
    for count in 0..all {
        up_to += chance;
        if up_to >= 1.0 - SELDOM {
            return count;
        }
        chance *= (all - count) as f64 / (count + 1) as f64;
    }
    all
}

/// Half of a number of changes: `16`, or `16 or 17` of 33.
fn half_words(all: usize) -> String {
    match all % 2 {
        0 => (all / 2).to_string(),
        _ => format!("{} or {}", all / 2, all / 2 + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luck_seldom_brings_more_than_the_binomial_says() {
        // Of 20: 15 or more come up 2.07 times in 100, 14 or more 5.77 times. Of 33: 23 or more 1.75 times.
        let check = |all: usize, expected: usize| assert_eq!(most_by_luck(all), expected, "{all}");
        check(20, 14);
        check(33, 22);
        check(5, 5);
        check(0, 0);
    }

    #[test]
    fn half_of_an_odd_number_is_between_two() {
        let check = |all: usize, expected: &str| assert_eq!(half_words(all), expected);
        check(34, "17");
        check(33, "16 or 17");
        check(1, "0 or 1");
        check(0, "0");
    }
}
