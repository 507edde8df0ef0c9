//! Whether a link shows in more than the pair of measures that it is judged by: of many pairs one shows by luck alone.

use super::{Charts, Effect, Showing};
use crate::model::{Link, MeasureId, Pack};
use crate::rating::see_judge_act::continued;
use crate::rating::timeline::AsAt;
use std::iter::once;

/// How often two measures that have nothing to do with each other are said to move together one way: half of 5 %.
const ONE_WAY: f64 = 0.025;
/// What happens this seldom by luck is more than luck.
const SELDOM: f64 = 0.05;

/// What the figures up to a period say of a link: of the pair of measures that it is judged by, held against every other
/// pair of measures of its two ends. Where several can be told, it isn't said to show that luck alone would show in as many.
pub fn link_effect(pack: &Pack, link: &Link, as_at: AsAt) -> Effect {
    let charts = Charts::new(pack, as_at);
    let named = charts.effect(link);
    if !is_told(named.showing) {
        return named;
    }
    let others: Vec<Showing> =
        other_pairs(pack, link).map(|it| charts.effect(&it).showing).collect();
    let of_others = others.iter().copied().filter(|it| is_told(*it));
    let told: Vec<Showing> = once(named.showing).chain(of_others).collect();
    if others.is_empty() {
        return named;
    }
    if told.len() == 1 {
        let sentence = format!(
            "{} Of the {} pairs of measures of its two ends it is the only one that can be told.",
            named.sentence,
            others.len() + 1
        );
        return Effect { sentence, ..named };
    }
    let way = if named.showing == Showing::OtherWay { Showing::OtherWay } else { Showing::Seen };
    let shows = told.iter().filter(|it| **it == way).count();
    let pairs = format!("the {} pairs of measures of its two ends that can be told", told.len());
    let more_than_luck = is_more_than_luck(shows, told.len());
    match named.showing {
        Showing::NotSeen => {
            let shows = if shows == 0 { "none".to_owned() } else { shows.to_string() };
            let sentence = format!("{} It shows in {shows} of {pairs}.", named.sentence);
            Effect { sentence, ..named }
        }
        _ if more_than_luck => {
            let sentence = format!(
                "{} The same shows in {shows} of {pairs}, more than luck alone would bring.",
                named.sentence
            );
            Effect { sentence, ..named }
        }
        _ => {
            let sentence = format!(
                "Not seen yet: it shows in {shows} of {pairs}, which luck alone may bring. As for the pair that it is judged \
                 by, {}",
                continued(&named.sentence)
            );
            Effect { showing: Showing::NotSeen, sentence, finding: None, ..named }
        }
    }
}

/// Whether the figures say something of a pair, be it that nothing shows.
fn is_told(showing: Showing) -> bool {
    matches!(showing, Showing::Seen | Showing::OtherWay | Showing::NotSeen)
}

/// The link by every pair of measures of its two ends but its own.
fn other_pairs<'a>(pack: &'a Pack, link: &'a Link) -> impl Iterator<Item = Link> + 'a {
    let of = |id| pack.objective(id).map(|it| it.measures.as_slice()).unwrap_or_default();
    let (first, second): (&[MeasureId], &[MeasureId]) = (of(&link.from), of(&link.to));
    let each = first.iter().flat_map(move |from| second.iter().map(move |to| (from, to)));
    let others = each.filter(|(from, to)| {
        from != to
            && (Some(*from), Some(*to)) != (link.from_measure.as_ref(), link.to_measure.as_ref())
    });
    others.map(|(from, to)| Link {
        from_measure: Some(from.clone()),
        to_measure: Some(to.clone()),
        ..link.clone()
    })
}

/// Whether so many of some pairs would seldom show by luck: the upper tail of the binomial distribution. Pairs that share a
/// measure aren't independent; of those luck shows more at once, but no more on average.
fn is_more_than_luck(shows: usize, pairs: usize) -> bool {
    let mut exactly = (1.0 - ONE_WAY).powi(pairs as i32);
    let mut fewer = 0.0;
    for count in 0..shows {
        fewer += exactly;
        exactly *= (pairs - count) as f64 / (count + 1) as f64 * ONE_WAY / (1.0 - ONE_WAY);
    }
    1.0 - fewer < SELDOM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_pairs_one_shows_by_luck() {
        // 1 − 0.975² is 0.0494; of three pairs one shows by luck in 0.0731.
        let fewest = |pairs: usize| (1..=pairs).find(|shows| is_more_than_luck(*shows, pairs));
        let check = |pairs, expected| assert_eq!(fewest(pairs), Some(expected), "{pairs}");
        check(1, 1);
        check(2, 1);
        check(3, 2);
        check(14, 2);
        check(15, 3);
        check(72, 5);
        assert!(!is_more_than_luck(0, 6));
    }
}
