//! What a seed draws, and the next one in place of one that can't be checked.

use super::population::{Listed, line, population};
use crate::model::{Day, DrawnFigure, Number, Pack, Period, Reading, Stratum};
use crate::statistics::audit_draw::audit_draw;

/// Why none could be drawn in place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoReplacement {
    /// Every figure of the list is drawn already.
    #[error("every figure of the list is drawn already")]
    NoneLeft,
    /// The next one that the seed draws has left the pack since.
    #[error("the next figure that the seed draws is no more in this pack")]
    Gone,
    /// There is no such figure, or it was replaced before.
    #[error("that figure isn’t among those that stand")]
    NotThere,
}

/// A stratum with what a seed draws of the figures that it has now: its list is kept with it, so that anybody can
/// draw it again ([`audit_draw`]).
pub fn draw(
    pack: &Pack,
    period: Period,
    stratum: &Stratum,
    seed: &str,
    on: Option<Day>,
) -> Stratum {
    let list = population(pack, period, stratum.plan.as_ref());
    let lines: Vec<String> = list.iter().map(Listed::line).collect();
    let drawn = audit_draw(seed, list.len() as u64, stratum.size as usize);
    let figure = |number: u64| {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        Some(as_drawn(number, list.get(at)?))
    };
    Stratum {
        seed: seed.to_owned(),
        drawn_on: on,
        list: lines.join("\n"),
        drawn: drawn.into_iter().filter_map(figure).collect(),
        ..stratum.clone()
    }
}

/// A figure as it is drawn: with what is published of it.
fn as_drawn(number: u64, listed: &Listed<'_>) -> DrawnFigure {
    let (published, published_of): (Option<Number>, Option<Number>) =
        match listed.observation.reading {
            Reading::Number(value) => (Some(value), None),
            Reading::Ratio { numerator, denominator } => (Some(numerator), Some(denominator)),
            Reading::Missing(_) | Reading::Unread => (None, None),
        };
    DrawnFigure {
        number: u32::try_from(number).unwrap_or(u32::MAX),
        measure: listed.measure.clone(),
        of_period: listed.observation.period,
        published,
        published_of,
        ..DrawnFigure::default()
    }
}

/// A stratum in which one of those drawn, by its place, gives way to the next that the same seed draws of the same
/// list, for a reason that is kept.
///
/// # Errors
/// Where there is no next one.
pub fn replace(
    pack: &Pack,
    stratum: &Stratum,
    at: usize,
    reason: &str,
    on: Option<Day>,
) -> Result<Stratum, NoReplacement> {
    let mut out = stratum.clone();
    let gone = out.drawn.get_mut(at).filter(|it| !it.is_replaced());
    let gone = gone.ok_or(NoReplacement::NotThere)?;
    reason.clone_into(&mut gone.replaced);
    gone.replaced_on = on;
    let lines: Vec<&str> = stratum.list.lines().collect();
    let drawn = audit_draw(&stratum.seed, lines.len() as u64, stratum.drawn.len() + 1);
    let number = *drawn.get(stratum.drawn.len()).ok_or(NoReplacement::NoneLeft)?;
    let wanted = usize::try_from(number - 1).ok().and_then(|at| lines.get(at));
    let wanted = *wanted.ok_or(NoReplacement::NoneLeft)?;
    let figures = pack.measures.iter().flat_map(|measure| {
        let listed = |observation| Listed { measure: &measure.id, observation };
        measure.series.iter().map(listed)
    });
    let next = figures.into_iter().find(|it| it.line() == wanted).ok_or(NoReplacement::Gone)?;
    out.drawn.push(as_drawn(number, &next));
    Ok(out)
}

/// Whether the seed draws, of the list that is kept, just what the stratum says was drawn.
pub fn is_repeatable(stratum: &Stratum) -> bool {
    let lines: Vec<&str> = stratum.list.lines().collect();
    let drawn = audit_draw(&stratum.seed, lines.len() as u64, stratum.drawn.len());
    let same = |(number, held): (&u64, &DrawnFigure)| {
        let at = usize::try_from(number.saturating_sub(1)).ok();
        let said = at.and_then(|at| lines.get(at).copied());
        u64::from(held.number) == *number
            && said == Some(line(&held.measure, held.of_period).as_str())
    };
    drawn.len() == stratum.drawn.len() && drawn.iter().zip(&stratum.drawn).all(same)
}

#[cfg(test)]
mod tests {
    use super::super::{fixture::pack, population::strata};
    use super::*;
    use proptest::prelude::*;

    fn quarter() -> Period {
        "2025/26 Q2".parse().unwrap()
    }

    fn place(size: u32) -> Stratum {
        let mut found = strata(&pack(), quarter(), 3);
        let mut place = found.swap_remove(1);
        place.size = size;
        place
    }

    #[test]
    fn what_is_drawn_can_be_drawn_again_from_the_seed_and_the_list() {
        let drawn = draw(&pack(), quarter(), &place(2), "6562-584", None);
        assert_eq!(drawn.list, "b 2025-07\nb 2025-09\nc 2025/26 Q2");
        assert_eq!(drawn.drawn.len(), 2);
        assert!(is_repeatable(&drawn));
        assert_eq!(draw(&pack(), quarter(), &place(2), "6562-584", None), drawn);
        // Picked by hand, or from another list, it isn't.
        let mut picked = drawn.clone();
        picked.drawn.swap(0, 1);
        assert!(!is_repeatable(&picked));
        let mut other = drawn.clone();
        other.list = "b 2025-07\nc 2025/26 Q2".to_owned();
        assert!(!is_repeatable(&other));
        let mut measure = drawn;
        measure.drawn[0].measure = "a".into();
        assert!(!is_repeatable(&measure));
    }

    #[test]
    fn a_replacement_is_the_next_that_the_seed_draws_and_both_stay_in_the_log() {
        let on: Option<Day> = "2025-10-20".parse().ok();
        let drawn = draw(&pack(), quarter(), &place(2), "31", None);
        let next = replace(&pack(), &drawn, 0, "The register is at the court", on).unwrap();
        assert_eq!((next.drawn.len(), next.drawn[0].is_replaced()), (3, true));
        assert_eq!(next.drawn[0].replaced_on, on);
        assert!(is_repeatable(&next));
        assert_eq!(replace(&pack(), &next, 0, "Again", on), Err(NoReplacement::NotThere));
        assert_eq!(replace(&pack(), &next, 1, "And", on), Err(NoReplacement::NoneLeft));
        let mut less = pack();
        less.measures.clear();
        assert_eq!(replace(&less, &drawn, 0, "Why", on), Err(NoReplacement::Gone));
    }

    #[test]
    fn every_figure_is_as_likely_as_another() {
        // Three thousand seeds, one of three each: a thousand on average, within five standard deviations (26).
        let (pack, place) = (pack(), place(1));
        let mut counts = [0_u32; 3];
        for seed in 0..3000_u32 {
            let drawn = draw(&pack, quarter(), &place, &seed.to_string(), None);
            counts[drawn.drawn[0].number as usize - 1] += 1;
        }
        for count in counts {
            assert!((870..1130).contains(&count), "{counts:?}");
        }
    }

    #[test]
    fn every_two_are_as_likely_as_other_two_and_the_order_is_by_chance() {
        // Six ordered pairs of three: five hundred on average, within five standard deviations (20).
        let (pack, place) = (pack(), place(2));
        let mut counts = std::collections::BTreeMap::new();
        for seed in 0..3000_u32 {
            let drawn = draw(&pack, quarter(), &place, &format!("s{seed}"), None).drawn;
            *counts.entry((drawn[0].number, drawn[1].number)).or_insert(0_u32) += 1;
        }
        assert_eq!(counts.len(), 6, "{counts:?}");
        assert!(counts.values().all(|count| (400..600).contains(count)), "{counts:?}");
    }

    proptest! {
        #[test]
        fn any_seed_draws_no_more_than_there_is_and_can_be_repeated(seed in "\\PC{0,12}", size in 0..9_u32) {
            let drawn = draw(&pack(), quarter(), &place(size), &seed, None);
            prop_assert_eq!(drawn.drawn.len(), (size as usize).min(3));
            prop_assert!(is_repeatable(&drawn));
        }
    }
}
