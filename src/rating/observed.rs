//! A series as it stands: its figures for its own periods, at the measure's precision.

use super::{precision::settle, words::printed};
use crate::model::{Measure, Number, Observation, Period, Reading};

/// One entry of a series: a figure, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// The period it is for.
    pub period: Period,
    /// The figure, at the measure's precision.
    pub figure: Option<Number>,
    /// The figure as printed, or why there is none, in a few words.
    pub words: String,
}

/// The entries of a series of the measure's, its own or a comparator's, in the series' order.
pub fn observed(measure: &Measure, series: &[Observation]) -> Vec<Observed> {
    let scale = measure.ratio_scale();
    let entry = |observation: &Observation| {
        let figure = observation.figure(scale);
        let figure = figure.and_then(|figure| settle(measure, figure.get()));
        let words = match (figure, observation.reading) {
            (Some(figure), _) => printed(measure, figure),
            (None, Reading::Missing(reason)) => reason.words().to_owned(),
            (None, _) => "no figure".to_owned(),
        };
        Observed { period: observation.period, figure, words }
    };
    series.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MissingReason;

    #[test]
    fn a_figure_is_at_its_precision_and_what_is_missing_says_why() {
        let measure = Measure {
            unit: "%".into(),
            precision: Some(1),
            scale: Some(Number::from(100)),
            ..Measure::default()
        };
        let month = |month| Period::Month { year: 2025, month };
        let series = [
            Observation::new(
                month(4),
                Reading::Ratio { numerator: Number::from(1), denominator: Number::from(3) },
            ),
            Observation::new(month(5), Reading::Missing(MissingReason::Suppressed)),
            Observation::new(
                month(6),
                Reading::Ratio { numerator: Number::from(1), denominator: Number::ZERO },
            ),
        ];
        let found = observed(&measure, &series);
        assert_eq!(found[0].figure.map(Number::get), Some(33.3));
        let words: Vec<&str> = found.iter().map(|each| each.words.as_str()).collect();
        assert_eq!(words, ["33.3%", "suppressed", "no figure"]);
        assert_eq!(found[1].figure, None, "missing is never zero");
    }
}
