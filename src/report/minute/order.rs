//! What needs attention, and in which order of harm.

use super::cells::months_so;
use super::member::Member;
use crate::model::{Bounds, Pack, Period, Vocabulary, sorted};
use crate::rating::{self, AsAt, Judgement, Progress, Rating, Side, Status};
use crate::statistics::xmr::{Assurance, Variation};
use std::cmp::Ordering;

/// Whether a measure needs attention: it is red to date, or was when its figures went missing, its figure is late, it is
/// amber and got worse, or it got worse by more than chance explains.
pub fn needs_attention(rating: &Rating) -> bool {
    match rating.year_to_date.judgement.status {
        Status::Red | Status::Late => true,
        Status::Amber => rating.progress.progress == Progress::GotWorse,
        Status::NoData if rating.year_to_date.stale == Some(Status::Red) => true,
        Status::Green | Status::NoTarget | Status::NotRated | Status::NoData => {
            is_signal_of_worse(rating)
        }
    }
}

/// What needs attention, in a clause.
pub fn attention_rule(words: Vocabulary) -> &'static str {
    match words {
        Vocabulary::RedAmberGreen => "red, late, amber and got worse, or worse by more than chance",
        Vocabulary::OnOffTarget => {
            "worse than the floor, late, off target and got worse, or worse by more than chance"
        }
    }
}

/// Whether it got worse by more than chance explains.
fn is_signal_of_worse(rating: &Rating) -> bool {
    rating.progress.progress == Progress::GotWorse
        && matches!(rating.news(), Some(Variation::Concern(_)))
}

/// Positions in order of harm: what needs attention first. Of those reds, with what was red when it went late, for a
/// figure that is kept back doesn't make it better; then others that are late, then what got worse; within
/// each, what is so for a reason before what may be so by chance, then by how far off plan (in parts of the plan) times
/// for how long (in months). What needs no attention follows, the worst first. Ties stay as they were.
pub fn worst_first(pack: &Pack, all: &[Member<'_>], chosen: &[usize], now: AsAt) -> Vec<usize> {
    let ranked: Vec<(usize, usize, f64, usize)> = chosen
        .iter()
        .filter_map(|at| {
            let member = *all.get(*at)?;
            let rating = member.rating;
            let last = last_judged(pack, member, now);
            let off = off(&last);
            // History is looked at only where it counts.
            let long = needs_attention(rating) && off > 0.0;
            let harm = if long { off * months_so(pack, member, now).max(1.0) } else { off };
            Some((class(rating, last.status), reason(rating), harm, *at))
        })
        .collect();
    let ranked = sorted(ranked, |one, other| {
        let far = || other.2.partial_cmp(&one.2).unwrap_or(Ordering::Equal);
        one.0.cmp(&other.0).then_with(|| one.1.cmp(&other.1)).then_with(far)
    });
    ranked.into_iter().map(|(.., at)| at).collect()
}

/// The judgement of the year to date; of what is late the last there was, by the end of the year before where this one
/// has none.
fn last_judged(pack: &Pack, member: Member<'_>, now: AsAt) -> Judgement {
    let to_date = &member.rating.year_to_date;
    if to_date.judgement.status != Status::Late && to_date.stale.is_none() {
        return to_date.judgement;
    }
    let calendar = pack.calendar();
    let year_before = || {
        let year = calendar.year_of_period(member.rating.period?);
        Some(Period::Year(calendar.year(year.first() - 1)))
    };
    let last = to_date.to.filter(|_| to_date.stale.is_some()).or_else(year_before);
    let judged = |period| {
        let then = AsAt { period, ..now };
        rating::rate(pack, member.measure, then).year_to_date.judgement
    };
    last.map_or(to_date.judgement, judged)
}

/// What is wrong, or was when its figure went late; what is missing, what turned, and then what is well.
fn class(rating: &Rating, last: Status) -> usize {
    let attention = usize::from(!needs_attention(rating)) * 10;
    attention
        + match rating.year_to_date.judgement.status {
            Status::Late | Status::NoData if last == Status::Red => 0,
            Status::Red => 0,
            Status::Late => 1,
            Status::Amber => 2,
            Status::Green => 3,
            Status::NoData => 4,
            Status::NotRated => 5,
            Status::NoTarget => 6,
        }
}

/// Signal before what can't be told, and that before what chance explains.
fn reason(rating: &Rating) -> usize {
    match (rating.settled, rating.variation, rating.assurance) {
        (true, _, Assurance::ConsistentlyMisses) => 0,
        // What a season may be can't be told.
        (true, ..) if rating.season.is_some() => 1,
        (true, Variation::Concern(_), _) => 0,
        (true, ..) => 2,
        (false, ..) => 1,
    }
}

/// How far on the worse side of the plan, in parts of the plan: 0.2 for 120 against at most 100. 0 on target, and
/// where it can't be told; a plan of zero counts as one.
fn off(judgement: &Judgement) -> f64 {
    let (Some(actual), Some(plan), Some(side)) = (judgement.actual, judgement.plan, judgement.side)
    else {
        return 0.0;
    };
    let actual = actual.get();
    let (gap, size) = match (plan, side) {
        (Bounds::Value(plan), Side::Above) => (plan.get() - actual, plan.get()),
        (Bounds::Value(plan), Side::Below) => (actual - plan.get(), plan.get()),
        (Bounds::Value(plan), Side::Within) => ((actual - plan.get()).abs(), plan.get()),
        (Bounds::Range { low, high }, _) => {
            ((low.get() - actual).max(actual - high.get()), (low.get() + high.get()) / 2.0)
        }
    };
    let size = if size == 0.0 { 1.0 } else { size.abs() };
    (gap / size).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    #[test]
    fn how_far_off_is_in_parts_of_the_plan() {
        let number = |value: f64| Number::try_from(value).unwrap();
        let check = |actual: f64, plan: Bounds, side: Side, expected: f64| {
            let judgement = Judgement {
                status: Status::Red,
                reason: None,
                actual: Some(number(actual)),
                plan: Some(plan),
                floor: None,
                side: Some(side),
                strict: false,
            };
            assert!((off(&judgement) - expected).abs() < 1e-12, "{judgement:?}");
        };
        let value = |value| Bounds::Value(number(value));
        check(80.0, value(100.0), Side::Above, 0.2);
        check(120.0, value(100.0), Side::Below, 0.2);
        check(120.0, value(100.0), Side::Above, 0.0);
        check(3.0, value(0.0), Side::Below, 3.0);
        check(-6.0, value(-4.0), Side::Above, 0.5);
        let range = Bounds::Range { low: number(3400.0), high: number(3800.0) };
        check(4160.0, range, Side::Within, 0.1);
        check(3600.0, range, Side::Within, 0.0);
    }
}
