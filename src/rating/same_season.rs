//! A figure beside that of the same period of the year before, where a season comes again each year. Limits know of no
//! season (RULES 9): what they flag may be it, and it is the year before that tells.

use super::control_chart::{ControlChart, season_of};
use super::glance::Glance;
use super::precision::settle;
use super::requirement::period_noun;
use super::see_judge_act::amount_words;
use crate::model::{Accumulation, Measure, Number, Period, Polarity};
use crate::statistics::xmr::Way;
use std::cmp::Ordering;

/// The latest figure of a measure whose season comes again each year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SameSeason {
    /// Its period.
    period: Period,
    /// It, as printed; of a running total what its period added.
    current: Number,
    /// That of the same period of the year before.
    before: Option<Number>,
}

impl SameSeason {
    /// At the end of a control chart, where a season comes again.
    pub(super) fn at_end_of(measure: &Measure, glance: &Glance) -> Option<Self> {
        let (period, current, before) = glance.season()?;
        Self::of(measure, period, (current, before))
    }

    /// The same of a whole chart.
    pub(super) fn of_chart(measure: &Measure, control: &ControlChart) -> Option<Self> {
        let at = control.chart.points.iter().rposition(Option::is_some)?;
        let period = *control.periods.get(at).filter(|_| control.is_seasonal())?;
        let before = at.checked_sub(season_of(period)).and_then(|it| *control.values.get(it)?);
        Self::of(measure, period, ((*control.values.get(at)?)?, before))
    }

    fn of(
        measure: &Measure,
        period: Period,
        (current, before): (f64, Option<f64>),
    ) -> Option<Self> {
        let before = before.and_then(|before| settle(measure, before));
        Some(Self { period, current: settle(measure, current)?, before })
    }

    /// Which way it differs from the year before; `None` where it doesn't, or can't be told.
    pub fn way(&self) -> Option<Way> {
        match self.current.partial_cmp(&self.before?)? {
            Ordering::Greater => Some(Way::High),
            Ordering::Less => Some(Way::Low),
            Ordering::Equal => None,
        }
    }

    /// How it differs from the year before: `3,192 higher than in Sep 2024, which is better`.
    pub fn words(&self, measure: &Measure) -> Option<String> {
        let then = self.period.last_year()?.label();
        let Some(before) = self.before else {
            return Some(format!("there is no figure for {then} to compare with"));
        };
        let added = match measure.accumulation {
            Some(Accumulation::Running) => "what was added is ",
            _ => "",
        };
        let by = amount_words(measure, self.current.get() - before.get());
        let (Some(by), Some(way)) = (by, self.way()) else {
            return Some(format!("{added}the same as in {then}"));
        };
        let judged = match (measure.polarity, way) {
            (Some(Polarity::HigherIsBetter), Way::High) => ", which is better",
            (Some(Polarity::LowerIsBetter), Way::Low) => ", which is better",
            (Some(Polarity::HigherIsBetter | Polarity::LowerIsBetter), _) => ", which is worse",
            _ => "",
        };
        let way = if way == Way::High { "higher" } else { "lower" };
        Some(format!("{added}{by} {way} than in {then}{judged}"))
    }

    /// That, with why it is looked at: `A season comes again each year: 3,192 higher than in Sep 2024, which is better`.
    pub fn said(&self, measure: &Measure) -> String {
        let words = self.words(measure).unwrap_or_default();
        format!("A season comes again each year: {words}")
    }

    /// The same as a sentence for a page of its own.
    pub fn sentence(&self, measure: &Measure) -> String {
        let (noun, words) =
            (period_noun(self.period.frequency()), self.words(measure).unwrap_or_default());
        format!(
            "A season comes again each year, of which the usual range knows nothing; compare with the same {noun} of last year: \
             {words}."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Pack, Trigger, Vocabulary};
    use crate::rating::exception::fixture::{all, at, measure, wave};
    use crate::rating::exception::triggers_met;
    use crate::rating::see_judge_act::{Told, process, see, significance};
    use crate::rating::{chance_of_red, going_well, rate};
    use crate::statistics::xmr::Variation;

    fn look<T>(figures: &[i32], look: impl Fn(&Told<'_>) -> T) -> T {
        let set = vec![Trigger::Concern];
        let measure = Measure { triggers: set, ..measure(&all(figures)) };
        let pack = Pack { measures: vec![measure.clone().into()], ..Pack::default() };
        let as_at = at(&measure.series.last().unwrap().period.to_string(), None);
        let rating = rate(&pack, &measure, as_at);
        let vocabulary = Vocabulary::RedAmberGreen;
        look(&Told { pack: &pack, measure: &measure, rating: &rating, as_at, vocabulary })
    }

    #[test]
    fn a_season_is_told_beside_the_same_month_of_the_year_before() {
        let check = |figures: &[i32], words: Option<&str>| {
            let found =
                look(figures, |told| told.rating.season.and_then(|it| it.words(told.measure)));
            assert_eq!(found.as_deref(), words, "{figures:?}");
        };
        check(&wave(20.0, 122), Some("3 higher than in Mar 2025, which is worse"));
        check(&wave(20.0, 119), Some("the same as in Mar 2025"));
        check(&wave(20.0, 118), Some("1 lower than in Mar 2025, which is better"));
        // Where there is none, and where nothing shows that it could be.
        check(&wave(0.0, 122), None);
        check(&wave(20.0, 104), None);
    }

    #[test]
    fn what_a_season_may_be_is_not_called_more_than_chance() {
        let said = |figures: &[i32]| {
            look(figures, |told| {
                let said = [see(told), process(told), significance(told).into_iter().collect()];
                said.concat().join(" ")
            })
        };
        let judged = said(&wave(20.0, 122));
        assert!(!judged.contains("more than chance"), "{judged}");
        let beside =
            "compare with the same month of last year: 3 higher than in Mar 2025, which is worse.";
        assert!(judged.contains(beside), "{judged}");
        // The same figure of a process that has none.
        let judged = said(&wave(0.0, 122));
        assert!(judged.contains("more than chance brings"), "{judged}");
    }

    #[test]
    fn under_a_season_concern_is_what_is_worse_than_the_year_before_too() {
        let check = |figures: &[i32], [flagged, due]: [bool; 2]| {
            look(figures, |told| {
                let Told { pack, measure, rating, as_at, .. } = *told;
                assert_eq!(matches!(rating.variation, Variation::Concern(_)), flagged);
                assert_eq!(!triggers_met(pack, measure, rating, as_at).is_empty(), due);
            });
        };
        check(&wave(20.0, 122), [true, true]);
        check(&wave(20.0, 119), [true, false]);
        check(&wave(20.0, 118), [true, false]);
        check(&wave(0.0, 122), [true, true]);
        check(&wave(0.0, 101), [false, false]);
    }

    #[test]
    fn no_chance_of_red_and_no_praise_rest_on_limits_that_a_season_breaks() {
        let chance =
            |figures: &[i32]| look(figures, |it| chance_of_red(it.pack, it.measure, it.as_at));
        assert!(chance(&wave(0.0, 101)).is_some());
        assert_eq!(chance(&wave(20.0, 104)), None);
        let praised = |figures: &[i32]| {
            look(figures, |it| {
                let said = going_well(it.pack, it.measure, it.rating, it.as_at);
                said.iter().any(|it| it.words().contains("more than chance"))
            })
        };
        // Half a year under its average, as every year; and eight months that are news.
        let low: Vec<i32> = (0..36).map(|at| wave(20.0, 0)[at % 12]).collect();
        assert!(!praised(&low[..33]));
        assert!(praised(&[[130, 132].repeat(10), [118, 119].repeat(4)].concat()));
    }
}
