//! How much it is that a target is missed by: in residents, homes or pounds where that is known.

use super::member::Member;
use crate::model::{Accumulation, Bounds, Measure, Number, Pack, Reading};
use crate::rating::{self, AsAt, Judgement, Side, Status};

/// More cases than this are no count.
const MOST: f64 = 1e12;

/// `43 households over`, `£0.6m short`; of a share `66 of 780 short in Sep 2025`. Only of what is amber or red, and
/// nothing where the amount isn't known: of a mean or a rate there is none.
pub(super) fn harm(pack: &Pack, member: Member<'_>, now: AsAt) -> Option<String> {
    let Member { measure, rating } = member;
    let to_date = rating.year_to_date.judgement;
    if !matches!(to_date.status, Status::Red | Status::Amber) {
        return None;
    }
    let (actual, Bounds::Value(plan)) = (to_date.actual?, to_date.plan?) else { return None };
    let apart = (actual.get() - plan.get()).abs();
    let by = Number::try_from(apart).ok()?.rounded(measure.precision);
    if by == Number::ZERO && !to_date.strict {
        return None;
    }
    if let Some(counts) = counts(pack, member, now) {
        return of_cases(member, counts);
    }
    if measure.accumulation == Some(Accumulation::Mean) || rating::is_share(&measure.unit) {
        return None;
    }
    let by = match rating::counts_whole(measure) {
        true => {
            Number::try_from(least_moved(measure, &to_date, (actual.get(), 1.0), apart)?).ok()?
        }
        false => by,
    };
    // Units are of many.
    let unit = rating::unit_words(measure).filter(|_| by != Number::from(1));
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    // Less than a step of what is counted in no cases says nothing, though the plan has to be bettered.
    let way = way(&to_date).filter(|_| by != Number::ZERO)?;
    Some(format!("{}{unit} {way}", rating::printed(measure, by)))
}

/// On which side of its plan a figure is that misses it: by what is asked of it, since on a plan that has to be bettered
/// neither is more.
fn way(judgement: &Judgement) -> Option<&'static str> {
    Some(if judgement.side? == Side::Below { "over" } else { "short" })
}

/// How many cases of the latest period are on the wrong side of its plan; nothing where it is on plan. Whether a ratio
/// counts people, who are there again in the next period, or events, which add up, isn't known: so periods are never
/// added, and the one that is counted is named.
fn of_cases(Member { measure, rating }: Member<'_>, (part, all): (f64, f64)) -> Option<String> {
    let this = rating.this_period;
    if !matches!(this.status, Status::Red | Status::Amber) || all <= 0.0 {
        return None;
    }
    let Some(Bounds::Value(plan)) = this.plan else { return None };
    let way = way(&this)?;
    let apart = (plan.get() / measure.ratio_scale().get() * all - part).abs();
    let per_case = measure.ratio_scale().get() / all;
    let cases = least_moved(measure, &this, (part, per_case), apart)?;
    let words = |count: f64| Some(Number::try_from(count).ok()?.printed(Some(0)));
    Some(format!("{} of {} {way} in {}", words(cases)?, words(all)?, rating.period?.label()))
}

/// How many whole cases a figure that is so far from its plan has to move: as many as the plan asks for, and not one of
/// them less; on a plan that has to be bettered, as many as better it as printed. `each` case is so much of the figure.
fn least_moved(
    measure: &Measure,
    judgement: &Judgement,
    (cases, each): (f64, f64),
    apart: f64,
) -> Option<f64> {
    let way = if judgement.side == Some(Side::Below) { -1.0 } else { 1.0 };
    let is_enough = |moved: f64| judgement.would_be_met_by(measure, (cases + way * moved) * each);
    // What binary arithmetic adds to a whole number is not one more.
    let mut least = (apart - 1e-9 * apart.max(1.0)).ceil();
    let mut most = least;
    while !is_enough(most) {
        (least, most) = (most + 1.0, most * 2.0 + 1.0);
        if most > MOST {
            return None;
        }
    }
    while least < most {
        let middle = ((least + most) / 2.0).floor();
        match is_enough(middle) {
            true => most = middle,
            false => least = middle + 1.0,
        }
    }
    Some(least)
}

/// The numerator and the denominator of the period shown, of a ratio.
fn counts(pack: &Pack, Member { measure, rating }: Member<'_>, now: AsAt) -> Option<(f64, f64)> {
    let shown = rating.period?;
    match rating::period_row(pack, measure, shown, now)?.observation?.reading {
        Reading::Ratio { numerator, denominator } => Some((numerator.get(), denominator.get())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Aim, Frequency, Measure, Observation, Polarity, Step, Target};

    fn number(value: f64) -> Number {
        Number::try_from(value).unwrap()
    }

    fn measure(unit: &str, accumulation: Accumulation, reading: Reading, plan: f64) -> Measure {
        let mut target = Target::new(Aim::Value { value: number(plan) });
        let period = "2025-04".parse().unwrap();
        target.trajectory = vec![Step::new(period, Bounds::Value(number(plan)))];
        Measure {
            unit: unit.to_owned(),
            frequency: Some(Frequency::Monthly),
            polarity: Some(Polarity::HigherIsBetter),
            accumulation: Some(accumulation),
            series: vec![Observation::new(period, reading)],
            targets: [("2025/26".parse().unwrap(), target)].into(),
            ..Measure::default()
        }
    }

    #[test]
    fn people_who_are_counted_again_each_period_are_not_added_up() {
        use Accumulation::{Latest, Ratio};
        let ratio = |numerator: i32, denominator: i32| Reading::Ratio {
            numerator: numerator.into(),
            denominator: denominator.into(),
        };
        let check = |accumulation, months: [(i32, i32); 2], expected: Option<&str>| {
            let first = ratio(months[0].0, months[0].1);
            let mut measure = measure("%", accumulation, first, 66.0);
            measure.scale = Some(number(100.0));
            let may = "2025-05".parse().unwrap();
            measure.series.push(Observation::new(may, ratio(months[1].0, months[1].1)));
            let target = measure.targets.values_mut().next().unwrap();
            target.trajectory.push(Step::new(may, Bounds::Value(number(66.0))));
            let pack = Pack::default();
            let now = AsAt { period: may, on: None };
            let rating = rating::rate(&pack, &measure, now);
            assert_eq!(rating.year_to_date.judgement.status, Status::Red);
            let found = harm(&pack, Member { measure: &measure, rating: &rating }, now);
            assert_eq!(found.as_deref(), expected);
        };
        // 73.92 of 112 would be 66%: never "of 221", who are much the same people twice.
        check(Ratio, [(67, 109), (67, 112)], Some("7 of 112 short in May 2025"));
        check(Latest, [(67, 109), (67, 112)], Some("7 of 112 short in May 2025"));
        // On plan in the latest period: nobody is short of it now.
        check(Ratio, [(40, 109), (80, 112)], None);
    }

    #[test]
    fn says_how_much_a_target_is_missed_by_where_that_is_an_amount() {
        let pack = Pack::default();
        let now = AsAt { period: "2025-04".parse().unwrap(), on: None };
        let check = |measure: &Measure, expected: Option<&str>| {
            let rating = rating::rate(&pack, measure, now);
            let member = Member { measure, rating: &rating };
            assert_eq!(harm(&pack, member, now).as_deref(), expected, "{}", measure.unit);
        };
        let strictly = |measure: Measure| {
            let mut measure = measure;
            measure.targets.values_mut().for_each(|target| target.strict = true);
            measure
        };
        use Accumulation::{Latest, Mean, Ratio, Sum};
        let of = |value: f64| Reading::Number(number(value));
        check(&measure("homes", Sum, of(17.0), 20.0), Some("3 homes short"));
        check(&measure("homes", Sum, of(19.0), 20.0), Some("1 short"));
        check(&measure("homes", Sum, of(20.0), 20.0), None);
        check(&measure("£ million", Latest, of(1.3), 1.9), Some("£0.6m short"));
        check(&measure("%", Latest, of(70.0), 90.0), None);
        check(&measure("days", Mean, of(3.0), 4.0), None);
        let ratio = Reading::Ratio { numerator: number(519.0), denominator: number(650.0) };
        let mut share = measure("%", Ratio, ratio, 90.0);
        share.scale = Some(number(100.0));
        // 585 would be 90%.
        check(&share, Some("66 of 650 short in Apr 2025"));
        // A plan that has to be bettered: 585 is on it.
        check(&strictly(share), Some("67 of 650 short in Apr 2025"));
        check(&strictly(measure("homes", Sum, of(17.0), 20.0)), Some("4 homes short"));
        check(&strictly(measure("homes", Sum, of(20.0), 20.0)), Some("1 short"));
        check(&strictly(measure("£ million", Latest, of(1.9), 1.9)), None);
        // 163 of 31,200 is printed 5.2, and 164 still 5.3.
        let ratio = Reading::Ratio { numerator: number(168.0), denominator: number(31_200.0) };
        let mut falls = measure("per 1,000", Ratio, ratio, 5.3);
        (falls.scale, falls.precision) = (Some(number(1000.0)), Some(1));
        falls.polarity = Some(Polarity::LowerIsBetter);
        check(&falls, Some("3 of 31,200 over in Apr 2025"));
        check(&strictly(falls), Some("5 of 31,200 over in Apr 2025"));
        // Things are counted whole, whatever a plan is.
        let mut tips = measure("fly-tips", Sum, of(3250.0), 2450.75);
        tips.polarity = Some(Polarity::LowerIsBetter);
        check(&tips, Some("800 fly-tips over"));
    }
}
