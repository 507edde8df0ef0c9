//! How much it is that a target is missed by: in residents, homes or pounds where that is known.

use super::member::Member;
use crate::model::{Accumulation, Bounds, Number, Pack, Reading};
use crate::rating::{self, AsAt, Status};

/// `43 households over`, `£0.6m short`; of a share `66 of 780 short in Sep 2025`. Only of what is amber or red, and
/// nothing where the amount isn't known: of a mean or a rate there is none.
pub(super) fn harm(pack: &Pack, member: Member<'_>, now: AsAt) -> Option<String> {
    let Member { measure, rating } = member;
    let to_date = rating.year_to_date.judgement;
    if !matches!(to_date.status, Status::Red | Status::Amber) {
        return None;
    }
    let (actual, Bounds::Value(plan)) = (to_date.actual?, to_date.plan?) else { return None };
    let by = Number::try_from((actual.get() - plan.get()).abs()).ok()?.rounded(measure.precision);
    if by == Number::ZERO {
        return None;
    }
    if let Some(counts) = counts(pack, member, now) {
        return of_cases(member, counts);
    }
    if measure.accumulation == Some(Accumulation::Mean) || rating::is_share(&measure.unit) {
        return None;
    }
    // Units are of many.
    let unit = rating::unit_words(measure).filter(|_| by != Number::from(1));
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    let way = if actual > plan { "over" } else { "short" };
    Some(format!("{}{unit} {way}", rating::printed(measure, by)))
}

/// How many cases of the latest period are on the wrong side of its plan; nothing where it is on plan. Whether a ratio
/// counts people, who are there again in the next period, or events, which add up, isn't known: so periods are never
/// added, and the one that is counted is named.
fn of_cases(Member { measure, rating }: Member<'_>, (part, all): (f64, f64)) -> Option<String> {
    let this = rating.this_period;
    if !matches!(this.status, Status::Red | Status::Amber) || all <= 0.0 {
        return None;
    }
    let (actual, Bounds::Value(plan)) = (this.actual?, this.plan?) else { return None };
    let way = if actual > plan { "over" } else { "short" };
    let apart = (plan.get() / measure.ratio_scale().get() * all - part).abs();
    // As many as the plan asks for, and not one of them less; what binary arithmetic adds to a whole number is not one
    // more.
    let cases = (apart - 1e-9 * apart.max(1.0)).ceil();
    let words = |count: f64| Some(Number::try_from(count).ok()?.printed(Some(0)));
    Some(format!("{} of {} {way} in {}", words(cases)?, words(all)?, rating.period?.label()))
}

/// The numerator and the denominator of the period shown, of a ratio.
fn counts(pack: &Pack, Member { measure, rating }: Member<'_>, now: AsAt) -> Option<(f64, f64)> {
    let shown = rating.period?;
    match rating::period_row(pack, measure, shown, now.on)?.observation?.reading {
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
    }
}
