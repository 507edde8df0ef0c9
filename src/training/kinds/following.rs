//! Figures of measures of which some follow others, and how often they did.

use super::process::{Process, fill, periods_before};
use super::{Ground, measure_mut};
use crate::model::{Link, MeasureId, Number, Pack};
use crate::rating::Effect;
use crate::training::asked::NotSolvable;
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

/// How many of so many changes would have moved as expected without any link.
pub(super) fn by_luck(all: usize) -> String {
    format!("Of two that have nothing to do with each other it would be about {}", half_words(all))
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
    fn half_of_an_odd_number_is_between_two() {
        let check = |all: usize, expected: &str| assert_eq!(half_words(all), expected);
        check(34, "17");
        check(33, "16 or 17");
        check(1, "0 or 1");
        check(0, "0");
    }
}
