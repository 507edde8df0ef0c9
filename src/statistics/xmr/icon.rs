//! The two icons of *Making Data Count*: what the process does, and whether it will meet its target.

use super::chart::Chart;
use super::process::FixedAfter;
use super::segment::Segment;
use super::signal::{Signal, Way};
use crate::statistics::better::Better;

/// What the latest reading says of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variation {
    /// Nothing but what the process does by itself.
    CommonCause,
    /// A signal on the better side.
    Improvement(Way),
    /// A signal on the worse side.
    Concern(Way),
    /// A signal where neither side is better.
    Neutral(Way),
    /// There is no chart to read: nothing was reported, or limits would mislead.
    NotDrawn,
}

impl Variation {
    /// That of a reading with this flag.
    pub fn of(flag: Option<Signal>, better: Better) -> Self {
        let Some(signal) = flag else { return Self::CommonCause };
        match (better, signal.way) {
            (Better::Neither, way) => Self::Neutral(way),
            (Better::Higher, way @ Way::High) | (Better::Lower, way @ Way::Low) => {
                Self::Improvement(way)
            }
            (_, way) => Self::Concern(way),
        }
    }

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::CommonCause => "common_cause",
            Self::Improvement(Way::High) => "improvement_high",
            Self::Improvement(Way::Low) => "improvement_low",
            Self::Concern(Way::High) => "concern_high",
            Self::Concern(Way::Low) => "concern_low",
            Self::Neutral(Way::High) => "neutral_high",
            Self::Neutral(Way::Low) => "neutral_low",
            Self::NotDrawn => "not_drawn",
        }
    }
}

/// What the process as it is means for its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// The target is strictly beyond the limits, on the worse side: it will be met unless something changes.
    ConsistentlyMeets,
    /// The target is strictly beyond the limits, on the better side: it won't be met unless something changes.
    ConsistentlyMisses,
    /// The target is within the limits, or on one: chance decides.
    HitOrMiss,
    /// Nothing varies, and all are on target: so far it was met every time.
    MetEveryTime,
    /// The plan isn't the same throughout the segment.
    TargetMoves,
    /// The plan has stood for too few of the segment's readings for its limits to say anything of it.
    TargetNew {
        /// For how many.
        stood: usize,
        /// Of how many.
        readings: usize,
    },
    /// There is no target, no polarity or no limit to assess it by.
    NotAssessed,
}

impl Assurance {
    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::ConsistentlyMeets => "consistently_meets",
            Self::ConsistentlyMisses => "consistently_misses",
            Self::HitOrMiss => "hit_or_miss",
            Self::MetEveryTime => "met_every_time",
            Self::TargetMoves => "target_moves",
            // Files have one word for what can't be assessed yet, whatever the reason.
            Self::TargetNew { .. } | Self::NotAssessed => "not_assessed",
        }
    }

    /// What there is to say where a target stood for so many of a segment's readings: nothing, where it is still over
    /// the segment, for as many readings as limits may be fixed after (RULES 9) or for all of fewer. What was asked of
    /// one year in ten isn't met or missed consistently.
    pub fn unless_stood(stood: usize, readings: usize) -> Option<Self> {
        let is_still = stood >= readings.min(FixedAfter::FEWEST);
        (!is_still).then_some(Self::TargetNew { stood, readings })
    }

    /// By the limits of a segment alone, as the references do, whatever the target did in it.
    pub fn by_limits(segment: &Segment, target: f64, better: Better) -> Self {
        let Some(limits) = segment.process.limits() else { return Self::NotAssessed };
        let under = segment.process.below(target, limits.lower);
        let over = segment.process.above(target, limits.upper);
        match (better, under, over) {
            (Better::Neither, ..) => Self::NotAssessed,
            (_, false, false) => Self::HitOrMiss,
            (Better::Higher, true, _) | (Better::Lower, _, true) => Self::ConsistentlyMeets,
            (Better::Higher, _, true) | (Better::Lower, true, _) => Self::ConsistentlyMisses,
        }
    }
}

impl Chart {
    /// The variation icon, of the latest reading. It is to be shown as settled only where [`Chart::is_settled`].
    pub fn variation(&self, better: Better) -> Variation {
        self.latest().map_or(Variation::NotDrawn, |latest| Variation::of(latest.flag(), better))
    }

    /// The assurance icon, of the latest segment. `targets` are the plans of the series' periods, each as printed;
    /// where two differ within the segment, the target moves; where too few of its readings have one, it is new. Without any variation and on target (beyond it, if it
    /// is `strict`) it is met every time, wherever the limits are.
    pub fn assurance(&self, targets: &[Option<f64>], strict: bool, better: Better) -> Assurance {
        let Some(segment) = self.last_segment() else { return Assurance::NotAssessed };
        let planned = targets;
        let within = segment.positions.clone().filter_map(|position| *planned.get(position)?);
        let mut targets = within.filter(|target| target.is_finite());
        let Some(target) = targets.next() else { return Assurance::NotAssessed };
        if better == Better::Neither {
            return Assurance::NotAssessed;
        }
        if targets.any(|other| other != target) {
            return Assurance::TargetMoves;
        }
        let stood = self.stood(segment, planned);
        if let Some(new) = Assurance::unless_stood(stood, segment.readings) {
            return new;
        }
        let met = |value| better.meets(value, target, strict) == Some(true);
        match self.only_value(segment) {
            Some(value) if met(value) => Assurance::MetEveryTime,
            _ => Assurance::by_limits(segment, target, better),
        }
    }

    /// How many of a segment's readings have a plan.
    fn stood(&self, segment: &Segment, plans: &[Option<f64>]) -> usize {
        let both = |position: &usize| {
            let plan = plans.get(*position).copied().flatten();
            self.points[*position].is_some() && plan.is_some_and(f64::is_finite)
        };
        segment.positions.clone().filter(both).count()
    }

    /// The value that all readings of a segment have, two at least.
    pub(super) fn only_value(&self, segment: &Segment) -> Option<f64> {
        let mut values =
            self.points[segment.positions.clone()].iter().flatten().map(|point| point.value);
        let first = values.next()?;
        (segment.readings > 1 && values.all(|value| value == first)).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::super::chart::{Options, chart};
    use super::*;

    fn of(values: &[f64]) -> Chart {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        chart(&values, &[], Options::default())
    }

    /// Around a mean of 5, with limits at 5 ± 2.66 × 14/13.
    fn steady() -> Chart {
        of(&[4.5, 5.5].repeat(7))
    }

    #[test]
    fn the_variation_icon_says_which_side_and_whether_that_is_better() {
        let last = |value: f64| of(&[[4.5, 5.5].repeat(7), vec![value]].concat());
        let check = |value, better, expected| {
            assert_eq!(last(value).variation(better).key(), expected, "{value} {better:?}");
        };
        check(5.0, Better::Higher, "common_cause");
        check(20.0, Better::Higher, "improvement_high");
        check(20.0, Better::Lower, "concern_high");
        check(20.0, Better::Neither, "neutral_high");
        check(-20.0, Better::Higher, "concern_low");
        check(-20.0, Better::Lower, "improvement_low");
        check(-20.0, Better::Neither, "neutral_low");
        assert_eq!(of(&[]).variation(Better::Higher).key(), "not_drawn");
    }

    #[test]
    fn a_target_strictly_beyond_the_limits_is_met_or_missed_consistently() {
        let check = |target: f64, better, expected| {
            let found = steady().assurance(&[Some(target); 14], false, better);
            assert_eq!(found.key(), expected, "{target} {better:?}");
        };
        check(2.0, Better::Higher, "consistently_meets");
        check(2.0, Better::Lower, "consistently_misses");
        check(8.0, Better::Higher, "consistently_misses");
        check(8.0, Better::Lower, "consistently_meets");
        check(5.0, Better::Higher, "hit_or_miss");
        check(2.34, Better::Higher, "hit_or_miss");
        check(5.0, Better::Neither, "not_assessed");
    }

    #[test]
    fn a_target_that_moves_or_is_not_there_is_not_assessed() {
        let mut targets = [Some(9.0); 14];
        targets[3] = None;
        let check = |targets: &[Option<f64>], expected| {
            assert_eq!(steady().assurance(targets, false, Better::Higher).key(), expected);
        };
        check(&targets, "consistently_misses");
        targets[13] = Some(9.5);
        check(&targets, "target_moves");
        check(&[], "not_assessed");
        check(&[None; 14], "not_assessed");
    }

    #[test]
    fn a_target_that_has_not_stood_as_long_as_its_limits_is_not_assessed() {
        let new = |stood, readings| Assurance::TargetNew { stood, readings };
        let check = |readings: usize, last: usize, expected: Assurance| {
            let values: Vec<f64> = [4.5, 5.5].iter().copied().cycle().take(readings).collect();
            let mut targets = vec![None; readings];
            targets[readings - last..].fill(Some(9.0));
            let found = of(&values).assurance(&targets, false, Better::Higher);
            assert_eq!(found, expected, "{last} of {readings}");
        };
        check(10, 1, new(1, 10));
        check(10, 9, new(9, 10));
        check(10, 10, Assurance::ConsistentlyMisses);
        check(30, 11, new(11, 30));
        check(30, 12, Assurance::ConsistentlyMisses);
        assert_eq!(new(1, 10).key(), "not_assessed");
        // A plan without a reading says nothing of what was done to it.
        let values: Vec<_> =
            (0..14).map(|at| (at < 7).then_some(4.5 + f64::from(at % 2))).collect();
        let found = chart(&values, &[], Options::default());
        let mut targets = [Some(9.0); 14];
        assert_eq!(found.assurance(&targets, false, Better::Higher), Assurance::ConsistentlyMisses);
        targets[0] = None;
        assert_eq!(found.assurance(&targets, false, Better::Higher), new(6, 7));
        // What never varied was not met every time by a target of one year.
        targets[..13].fill(None);
        assert_eq!(of(&[10.0; 14]).assurance(&targets, false, Better::Higher), new(1, 14));
    }

    #[test]
    fn what_moved_before_the_last_segment_is_no_matter() {
        let values: Vec<_> = [4.5, 5.5].repeat(7).into_iter().map(Some).collect();
        let found = chart(&values, &[7], Options::default());
        let targets = [[Some(1.0); 7], [Some(9.0); 7]].concat();
        assert_eq!(found.assurance(&targets, false, Better::Higher), Assurance::ConsistentlyMisses);
    }

    #[test]
    fn without_variation_a_target_was_met_every_time_or_is_missed() {
        let check = |target: f64, strict, expected| {
            let found = of(&[5.0; 14]).assurance(&[Some(target); 14], strict, Better::Higher);
            assert_eq!(found.key(), expected, "{target} {strict}");
        };
        check(5.0, false, "met_every_time");
        check(5.0, true, "hit_or_miss");
        check(4.0, false, "met_every_time");
        check(6.0, false, "consistently_misses");
    }

    #[test]
    fn a_single_reading_assures_nobody() {
        let found = of(&[5.0]);
        assert_eq!(found.assurance(&[Some(1.0)], false, Better::Higher), Assurance::NotAssessed);
        assert_eq!(found.variation(Better::Higher), Variation::CommonCause);
    }
}
