//! How much it is that a target is missed by: in residents, homes or pounds where that is known.

use super::member::Member;
use crate::model::{Accumulation, Bounds, Number, Pack, Reading};
use crate::rating::{self, AsAt, Status};

/// `43 households over`, `£0.6m short`; of a share `66 of 780 short`. Only of what is amber or red, and nothing where the
/// amount isn't known: of a mean or a rate there is none.
pub(super) fn harm(pack: &Pack, member: Member<'_>, now: AsAt) -> Option<String> {
    let Member { measure, rating } = member;
    let to_date = rating.year_to_date.judgement;
    if !matches!(to_date.status, Status::Red | Status::Amber) {
        return None;
    }
    let (actual, Bounds::Value(plan)) = (to_date.actual?, to_date.plan?) else { return None };
    let way = if actual > plan { "over" } else { "short" };
    let by = Number::try_from((actual.get() - plan.get()).abs()).ok()?.rounded(measure.precision);
    if by == Number::ZERO {
        return None;
    }
    match cases(pack, member, now) {
        Some(cases) => {
            // As many as the plan asks for, and not one of them less.
            let exact = by.get() / measure.ratio_scale().get() * cases;
            // What binary arithmetic adds to a whole number is not one more.
            let short = (exact - 1e-9 * exact.abs().max(1.0)).ceil();
            Some(format!(
                "{} of {} {way}",
                Number::try_from(short).ok()?.printed(Some(0)),
                Number::try_from(cases).ok()?.printed(Some(0))
            ))
        }
        None if measure.accumulation == Some(Accumulation::Mean)
            || rating::is_share(&measure.unit) =>
        {
            None
        }
        None => {
            // Units are of many.
            let unit = rating::unit_words(measure).filter(|_| by != Number::from(1));
            let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            Some(format!("{}{unit} {way}", rating::printed(measure, by)))
        }
    }
}

/// How many cases the year to date counts, of a ratio.
fn cases(pack: &Pack, Member { measure, rating }: Member<'_>, now: AsAt) -> Option<f64> {
    let shown = rating.period?;
    let year = pack.calendar().year_of_period(shown);
    let rows = rating::series_rows(pack, measure, year, year, now.on);
    let of = |row: &rating::PeriodRow<'_>| match row.observation?.reading {
        Reading::Ratio { denominator, .. } => Some(denominator.get()),
        _ => None,
    };
    let each: Vec<f64> = rows.iter().filter(|row| row.period <= shown).filter_map(of).collect();
    let all: f64 = each.iter().sum();
    (!each.is_empty() && all > 0.0).then_some(all)
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
        check(&share, Some("66 of 650 short"));
    }
}
