//! Headings that are names of settings, over cells that are words or numbers.

use super::super::tried::tried;
use crate::model::{Accumulation, Frequency, Pack};

#[test]
fn numbers_under_the_name_of_a_setting_are_figures_and_never_that() {
    for heading in
        ["Accumulation", "Frequency", "Target type", "Units", "Timing", "Audience", "Delivery"]
    {
        let text = format!(
            "Measure,Period,{heading}\nFalls,Apr 2025,80\nFalls,May 2025,182\nVisits,Apr 2025,8\n"
        );
        let found = tried(&Pack::default(), &text, &[]);
        assert!(found.question("figures").is_open(), "{heading}: {:?}", found.asked());
        assert!(found.figures().is_empty(), "{heading}");
        let found = tried(&Pack::default(), &text, &[("figures", heading)]);
        assert_eq!(found.figures().len(), 3, "{heading}: {:?}", found.reasons);
        let beside = format!(
            "Measure,Period,Value,{heading}\nFalls,Apr 2025,80,5\nFalls,May 2025,81,6\nVisits,Apr 2025,8,7\n"
        );
        let found = tried(&Pack::default(), &beside, &[]);
        assert_eq!(found.figures().len(), 3, "{heading}: {:?}", found.asked());
        let refused = found.proposal.diagnostics.iter().find(|it| it.message.contains("is not"));
        assert!(refused.is_none(), "{heading}: {refused:?}");
    }
}

#[test]
fn words_under_the_name_of_a_setting_are_that() {
    let text = "Measure,Unit,Frequency,Accumulation,Period,Value\nFalls,£000,Monthly,Sum,Apr 2025,80\nVisits,000,M,Sum,Apr 2025,8\n";
    let found = tried(&Pack::default(), text, &[]);
    for measure in &found.pack.measures {
        assert_eq!(measure.frequency, Some(Frequency::Monthly));
        assert_eq!(measure.accumulation, Some(Accumulation::Sum));
    }
    assert_eq!(found.pack.measures[0].unit, "£000");
}
