//! Whether the latest step is more than chance, by the test that judged it (RULES 6).

use super::Told;
use crate::model::Number;
use crate::rating::Test;
use crate::rating::precision::settle;
use crate::rating::words::printed;
use crate::statistics::significance::Z_95;

/// What the test of the latest step came to. `None` where there was nothing to compare.
pub fn significance(told: &Told<'_>) -> Option<String> {
    let judged = &told.rating.progress;
    let (current, previous) = (judged.current?, judged.previous?);
    let words = |value: f64| Some(printed(told.measure, settle(told.measure, value)?));
    Some(match judged.test? {
        Test::Flag(..) => {
            "Tested against its usual range: the latest figure is a sign of change, more than chance brings."
                .to_owned()
        }
        Test::RangeLimit(limit) => {
            let beyond = (current.get() - previous.get()).abs() > limit;
            let found = if beyond { "this step is more" } else { "this step is not significant" };
            let noun = told.noun();
            format!(
                "Two {noun}s of a steady process differ by up to {} by chance: {found}.",
                words(limit)?
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
            printed(told.measure, within)
        ),
        Test::AnyDifference => {
            "Whether the step is more than chance can’t be tested: there are too few figures."
                .to_owned()
        }
    })
}
