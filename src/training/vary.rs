//! How an exercise differs when it is done again: the same question on other figures.

use super::draw::Draw;
use crate::model::{
    Aim, Bounds, Measure, MeasureId, Number, Observation, Pack, Reading, Tolerance,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How figures change from seed to seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Vary {
    /// Of which measures; of all where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureId>,
    /// By what.
    pub by: VaryBy,
}

/// What is done to figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VaryBy {
    /// Figures and plans move together, by a whole number of steps: how far apart they are stays.
    Shift {
        /// One step, in the measure's unit.
        step: Number,
        /// The most steps, either way.
        most: u8,
    },
    /// Figures and plans are multiplied. Of a ratio only numerators and denominators are.
    Scale {
        /// The least factor, over `over`.
        from: u16,
        /// The most.
        to: u16,
        /// What factors are parts of.
        over: u16,
    },
}

/// One change of figures.
#[derive(Clone, Debug, Default)]
pub(super) struct Changed {
    measures: Vec<MeasureId>,
    add: f64,
    times: Option<(f64, f64)>,
}

/// What is left of binary arithmetic is cleared to this many places.
const PLACES: u8 = 6;

impl Vary {
    /// The change that a seed decides.
    pub(super) fn drawn(&self, draw: &mut Draw) -> Changed {
        let (least, most) = self.ends();
        self.by(draw.between(least, most))
    }

    /// The changes that move figures furthest, either way.
    pub(super) fn furthest(&self) -> [Changed; 2] {
        let (least, most) = self.ends();
        [least, most].map(|it| self.by(it))
    }

    /// By how many steps at the least and at the most, or the least and the most that is multiplied by.
    fn ends(&self) -> (i32, i32) {
        match self.by {
            VaryBy::Shift { most, .. } => (-i32::from(most), i32::from(most)),
            VaryBy::Scale { from, to, .. } => (i32::from(from), i32::from(to.max(from))),
        }
    }

    /// The change by so much.
    fn by(&self, much: i32) -> Changed {
        let (measures, much) = (self.measures.clone(), f64::from(much));
        match self.by {
            VaryBy::Shift { step, .. } => Changed { measures, add: step.get() * much, times: None },
            VaryBy::Scale { over, .. } => {
                Changed { measures, add: 0.0, times: Some((much, f64::from(over.max(1)))) }
            }
        }
    }
}

impl Changed {
    /// Whether a measure's figures change.
    fn is_of(&self, measure: &MeasureId) -> bool {
        self.measures.is_empty() || self.measures.contains(measure)
    }

    /// A figure of a measure.
    pub fn of(&self, measure: &MeasureId, number: Number) -> Number {
        if self.is_of(measure) { self.figure(number) } else { number }
    }

    /// A figure in a measure's unit.
    fn figure(&self, number: Number) -> Number {
        self.part(Number::try_from(number.get() + self.add).unwrap_or(number))
    }

    /// What is counted: it is multiplied, never moved.
    fn part(&self, number: Number) -> Number {
        let value = match self.times {
            Some((times, over)) => number.get() * times / over,
            None => number.get(),
        };
        Number::try_from(value).unwrap_or(number).rounded(Some(PLACES))
    }

    fn bounds(&self, bounds: Bounds) -> Bounds {
        match bounds {
            Bounds::Value(value) => Bounds::Value(self.figure(value)),
            Bounds::Range { low, high } => {
                Bounds::Range { low: self.figure(low), high: self.figure(high) }
            }
        }
    }

    /// Changes a pack's figures and targets.
    pub fn apply(&self, pack: &mut Pack) {
        for measure in pack.measures.iter_mut().filter(|it| self.is_of(&it.id)) {
            self.change(Arc::make_mut(measure));
        }
    }

    fn change(&self, measure: &mut Measure) {
        for observation in &mut measure.series {
            observation.reading = match observation.reading {
                Reading::Number(value) => Reading::Number(self.figure(value)),
                Reading::Ratio { numerator, denominator } => Reading::Ratio {
                    numerator: self.part(numerator),
                    denominator: self.part(denominator),
                },
                other => other,
            };
        }
        // What a ratio is to come to doesn't change with how many are counted.
        let of_parts = |it: &Observation| matches!(it.reading, Reading::Ratio { .. });
        if measure.series.iter().any(of_parts) {
            return;
        }
        for target in measure.targets.values_mut() {
            match &mut target.aim {
                Aim::Value { value } => *value = self.figure(*value),
                Aim::Range { low, high } => {
                    (*low, *high) = (self.figure(*low), self.figure(*high));
                }
                _ => {}
            }
            if let Some(Tolerance::Amount(amount)) = target.tolerance {
                target.tolerance = Some(Tolerance::Amount(self.part(amount)));
            }
            for step in &mut target.trajectory {
                step.plan = self.bounds(step.plan);
                step.floor = step.floor.map(|floor| self.bounds(floor));
            }
        }
    }
}
