//! Whether the latest step is more than chance, by the test that judged it (RULES 6).

use super::Told;
use crate::model::Number;
use crate::rating::Test;
use crate::rating::explain::step_limit_words;
use crate::rating::words::printed;
use crate::statistics::significance::Z_95;

/// What the test of the latest step came to. `None` where there was nothing to compare.
pub fn significance(told: &Told<'_>) -> Option<String> {
    let judged = &told.rating.progress;
    judged.current.and(judged.previous)?;
    Some(match judged.test? {
        _ if told.rating.is_seasonal_progress() => {
            "Limits can’t test it: a season comes again each year, of which they know nothing.".to_owned()
        }
        Test::Flag(..) => {
            "Tested against its usual range: the latest figure is a sign of change, more than chance brings."
                .to_owned()
        }
        Test::RangeLimit(limit) | Test::TotalsLimit(limit, _) => {
            let beyond = judged.step()? > limit;
            let found = if beyond { "this step is more" } else { "this step is not significant" };
            let what = match judged.test? {
                Test::TotalsLimit(_, periods) if periods > 1 => {
                    format!("Two totals of {periods} {}s", told.noun())
                }
                _ => format!("Two {}s", told.noun()),
            };
            format!(
                "{what} of a steady process differ by up to {} by chance: {found}.",
                step_limit_words(told.measure, judged, limit)
            )
        }
        Test::Proportions(Some(z)) => {
            let found = if z.abs() > Z_95 { "is" } else { "is not" };
            let z = Number::try_from(z).ok()?.printed(Some(2));
            format!("The step {found} statistically significant at 95% (two proportions, z of {z}).")
        }
        Test::Proportions(None) => {
            "The two proportions don’t vary: there is nothing to test.".to_owned()
        }
        Test::Within(within) => format!(
            "No test of chance was made: it is set that differences of up to {} are similar.",
            super::amount_words(told.measure, within.get())
                .unwrap_or_else(|| printed(told.measure, within))
        ),
        Test::AnyDifference => {
            "Whether the step is more than chance can’t be tested: there are too few figures."
                .to_owned()
        }
    })
}
