//! What keeps changes from telling anything: they are of the size of their rounding, or the figures themselves run the
//! other way.

use super::{Compared, ON_STEP, Pair, change_words, correlation_words, figures};
use crate::model::Measure;
use crate::statistics::together::{Together, together};

/// So strongly the figures themselves have to run together for that to count against what their changes do.
const RUN: f64 = 0.5;

impl Compared<'_> {
    /// What keeps changes from telling anything, each as a clause.
    pub(super) fn doubts(
        &self,
        met: &[(usize, usize)],
        pairs: &[Option<Pair>],
        found: Together,
    ) -> Vec<String> {
        let of = |which: fn(&Pair) -> f64| pairs.iter().flatten().map(which).collect::<Vec<f64>>();
        let changes = [of(|pair| pair.first.1), of(|pair| pair.second.1)];
        let both = self.measures.iter().zip(&self.charts).zip(&changes);
        let rounded = both.filter_map(|((measure, chart), changes)| {
            let noise = self.noise(measure, &chart.values)?;
            is_mostly_within(changes, noise).then(|| {
                let size = change_words(measure, noise);
                let size = size.trim_start_matches('+');
                format!(
                    "most changes of “{}” are no larger than its rounding alone can make ({size})",
                    measure.name
                )
            })
        });
        let against = self.levels(met).filter(|levels| {
            levels.abs() >= RUN && found.sign() != 0 && (*levels > 0.0) != (found.sign() > 0)
        });
        let against = against.map(|levels| {
            format!(
                "the figures themselves run the other way than their changes: {} (correlation {})",
                self.went(levels > 0.0),
                correlation_words(levels)
            )
        });
        rounded.chain(against).collect()
    }

    /// How large a change can be by rounding alone: each of the figures that it is made of is off by half a step of its
    /// precision at the most. `None` where figures aren't rounded to it.
    fn noise(&self, measure: &Measure, values: &[Option<f64>]) -> Option<f64> {
        let step = 10f64.powi(-i32::from(measure.precision?));
        let on_step = |value: &f64| ((value / step).round() - value / step).abs() < ON_STEP;
        let figures = if self.per_year() == 1 { 2.0 } else { 4.0 };
        values.iter().flatten().all(on_step).then_some(figures * step / 2.0)
    }

    /// How the figures themselves run together where they meet.
    fn levels(&self, met: &[(usize, usize)]) -> Option<f64> {
        let [first, second] = &self.charts;
        let figures = |(one, other): &(usize, usize)| {
            Some(((*first.values.get(*one)?)?, (*second.values.get(*other)?)?))
        };
        Some(together(&met.iter().map(figures).collect::<Vec<_>>())?.correlation)
    }

    /// That nothing can be told, and why.
    pub(super) fn doubted(&self, found: Together, doubts: &[String]) -> String {
        let (changes, joined) = match found.sign() {
            0 => ("nothing went together by more than chance gives".to_owned(), "and"),
            sign => (self.went(sign > 0), "but"),
        };
        format!(
            "Can’t be told: in {}, {changes} ({}), {joined} {}.",
            self.paired(),
            figures(found),
            doubts.join("; and ")
        )
    }
}

/// Whether half of the changes or more are no larger than a size.
fn is_mostly_within(changes: &[f64], size: f64) -> bool {
    // What adding in binary leaves makes no change larger.
    let within = changes.iter().filter(|change| change.abs() <= size * (1.0 + ON_STEP)).count();
    2 * within >= changes.len()
}
