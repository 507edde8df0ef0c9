//! The same questions about every new figure of a series at once, as a file brings them.

use super::{Asked, FigureCheck, same_comment};
use crate::{
    model::{Calendar, Frequency, Measure, Observation, Period},
    rating::case::Case,
};
use std::borrow::Cow;

/// The figures of one frequency so far.
struct Past<'a> {
    frequency: Frequency,
    /// The last period of that frequency in the series.
    last: Period,
    values: Vec<f64>,
    previous: Option<&'a Observation>,
}

/// What is asked of each figure of a measure that is new, and of its comment, in order of time; the measure's own
/// series is in order of time and has the new ones in it. Of the latest alone it is asked whether it is beyond the
/// limits or stands still.
pub fn series_checks(
    calendar: Calendar,
    measure: &Measure,
    is_new: impl Fn(Period) -> bool,
) -> Vec<(Period, FigureCheck)> {
    let mut pasts: Vec<Past> = Vec::new();
    for held in measure.series.iter().rev() {
        let frequency = held.period.frequency();
        if pasts.iter().all(|past| past.frequency != frequency) {
            let last = held.period;
            pasts.push(Past { frequency, last, values: Vec::new(), previous: None });
        }
    }
    let mut found = Vec::new();
    for held in &measure.series {
        let period = held.period;
        let terms = match measure.past.is_empty() {
            true => Cow::Borrowed(measure),
            false => measure.as_of(calendar.year_of_period(period)),
        };
        let case = Case::new(calendar, &terms, None);
        let Some(past) = pasts.iter_mut().find(|past| past.frequency == period.frequency()) else {
            continue;
        };
        let figure = held.figure(case.number_scale());
        if is_new(period) {
            if let Some(figure) = figure {
                let (case, before) = (&case.as_at(period), &*past.values);
                let asked = Asked { case, figure, held, before, latest: past.last == period };
                found.extend(asked.about(period).into_iter().map(|check| (period, check)));
            }
            let follows = |previous: &&Observation| {
                period.plus(-1).is_none_or(|before| before == previous.period)
            };
            let previous = past.previous.filter(follows);
            let same = previous.and_then(|previous| same_comment(held, previous));
            found.extend(same.map(|check| (period, check)));
        }
        past.values.extend(figure.map(|figure| figure.get()));
        past.previous = Some(held);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Number, Reading},
        rating::{Unlikely, figure_checks},
    };

    fn measure(figures: &[f64]) -> Measure {
        let first = Period::Month { year: 2024, month: 4 };
        let observed = |(at, value): (i32, &f64)| {
            let reading = Reading::Number(Number::try_from(*value).unwrap());
            Observation::new(first.plus(at).unwrap(), reading)
                .with(|it| it.comment = Some("As planned".into()))
        };
        Measure {
            name: "Bins missed".into(),
            unit: "bins".into(),
            frequency: Some(Frequency::Monthly),
            series: (0..).zip(figures).map(observed).collect(),
            ..Measure::default()
        }
    }

    #[test]
    fn of_the_latest_it_is_what_is_asked_of_a_figure_by_itself() {
        let check = |figures: &[f64]| {
            let measure = measure(figures);
            let latest = measure.series.last().unwrap().period;
            let found: Vec<FigureCheck> =
                series_checks(Calendar::default(), &measure, |period| period == latest)
                    .into_iter()
                    .map(|(_, check)| check)
                    .collect();
            assert_eq!(found, figure_checks(Calendar::default(), &measure, latest), "{figures:?}");
            found.iter().map(|check| check.unlikely).collect::<Vec<_>>()
        };
        assert_eq!(
            check(&[90.0, 100.0, 110.0, 1200.0]),
            [Unlikely::Tenfold, Unlikely::SameComment]
        );
        let moving = [11.0, 12.0, 14.0, 13.0, 15.0, 12.0, 11.0, 13.0, 13.0];
        assert_eq!(check(&moving), [Unlikely::Stuck, Unlikely::SameComment]);
        let mut far = [98.0, 102.0].repeat(7);
        far.push(140.0);
        assert_eq!(check(&far), [Unlikely::BeyondLimits, Unlikely::SameComment]);
        assert_eq!(check(&[90.0]), []);
    }

    #[test]
    fn of_earlier_ones_only_what_is_unlikely_by_itself_is_asked() {
        let asked = |last: &[f64], is_new: &dyn Fn(Period) -> bool| -> Vec<(String, Unlikely)> {
            let mut measure = measure(&[[98.0, 102.0].repeat(7), last.to_vec()].concat());
            measure.series.iter_mut().for_each(|held| held.comment = None);
            let found = series_checks(Calendar::default(), &measure, is_new);
            found.into_iter().map(|(period, check)| (period.to_string(), check.unlikely)).collect()
        };
        let june = "2025-06".to_owned();
        assert_eq!(asked(&[140.0], &|_| true), [(june.clone(), Unlikely::BeyondLimits)]);
        assert_eq!(asked(&[140.0, 101.0], &|_| true), []);
        assert_eq!(asked(&[1400.0, 1000.0], &|_| true)[0], (june, Unlikely::Tenfold));
        assert_eq!(asked(&[1400.0, 1000.0], &|_| false), []);
    }
}
