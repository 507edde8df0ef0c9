//! How much trust the figures of a measure deserve, by its latest assessment (FRAMEWORK D5). It stands beside ratings
//! and never changes one: no rating asks for it.

use crate::model::{Assessment, MeasureId, Met, Pack, day_label};
use crate::rating::may_lack_some;
use chrono::NaiveDate;

/// How much trust a measure's figures deserve, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataConfidence {
    /// A principle isn't met.
    Low,
    /// A principle is met in part.
    Medium,
    /// All six principles are met.
    High,
    /// Nobody has judged all six.
    NotAssessed,
    /// The pack has no assessment of it, and was made for an audience, so that it may lack one.
    NotInFile,
}

/// The rule, as it is printed beside the confidences.
pub const CONFIDENCE_RULE: &str = "By the latest assessment: low where any of the six principles is not met; else not assessed where any of them isn’t judged; else medium where any is partly met; high where all six are met. It stands beside a rating and never changes it.";

impl DataConfidence {
    /// Every one, the most trust first.
    pub const ALL: [Self; 5] =
        [Self::High, Self::Medium, Self::Low, Self::NotAssessed, Self::NotInFile];

    /// Whether an assessment says so.
    pub fn is_assessed(self) -> bool {
        !matches!(self, Self::NotAssessed | Self::NotInFile)
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
            Self::NotAssessed => "Not assessed",
            Self::NotInFile => "No assessment in this file",
        }
    }

    /// What an assessment comes to ([`CONFIDENCE_RULE`]).
    pub fn of(assessment: &Assessment) -> Self {
        let judged = assessment.principles().map(|(_, met, _)| met);
        if judged.contains(&Some(Met::Not)) {
            Self::Low
        } else if judged.contains(&None) {
            Self::NotAssessed
        } else if judged.contains(&Some(Met::Partly)) {
            Self::Medium
        } else {
            Self::High
        }
    }
}

/// The latest assessment of a measure that was made by a day; of two on one day the one that stands later in the pack.
/// `on`: `None` takes all that have a day.
pub fn latest_assessment<'a>(
    pack: &'a Pack,
    measure: &MeasureId,
    on: Option<NaiveDate>,
) -> Option<&'a Assessment> {
    let made = pack.assessments.iter().filter(|held| held.measure == *measure).filter_map(|held| {
        let day = held.on?.0;
        on.is_none_or(|on| day <= on).then_some((day, &**held))
    });
    made.max_by_key(|(day, _)| *day).map(|(_, held)| held)
}

/// How much trust a measure's figures deserve as at a day.
pub fn data_confidence(pack: &Pack, measure: &MeasureId, on: Option<NaiveDate>) -> DataConfidence {
    match latest_assessment(pack, measure, on) {
        Some(held) => DataConfidence::of(held),
        None if may_lack_some(pack) => DataConfidence::NotInFile,
        None => DataConfidence::NotAssessed,
    }
}

/// The confidence of an assessment, and what it rests on, in a sentence: "Confidence in its figures is low: accuracy is
/// not met (Internal Audit, 3 Sep 2025)."
pub fn confidence_words(assessment: &Assessment) -> String {
    let found = DataConfidence::of(assessment);
    let named = |which: Option<Met>| {
        let all = assessment.principles();
        let names = all.iter().filter(|(_, met, _)| *met == which);
        names.map(|(principle, ..)| principle.words().to_ascii_lowercase()).collect::<Vec<_>>()
    };
    let why = match found {
        DataConfidence::High => "all six principles are met".to_owned(),
        DataConfidence::Medium => verb(&named(Some(Met::Partly)), "partly met"),
        DataConfidence::Low => verb(&named(Some(Met::Not)), "not met"),
        DataConfidence::NotAssessed | DataConfidence::NotInFile => {
            verb(&named(None), "not judged yet")
        }
    };
    let by = [
        Some(assessment.reviewer.trim().to_owned()).filter(|by| !by.is_empty()),
        assessment.on.map(|day| day_label(day.0)),
    ];
    let by = by.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let by = if by.is_empty() { by } else { format!(" ({by})") };
    format!("Confidence in its figures is {}: {why}{by}.", found.words().to_ascii_lowercase())
}

/// `accuracy is not met`, `accuracy and validity are not met`.
fn verb(names: &[String], what: &str) -> String {
    match names {
        [one] => format!("{one} is {what}"),
        [rest @ .., last] => format!("{} and {last} are {what}", rest.join(", ")),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    fn assessment(on: &str, met: [Option<Met>; 6]) -> Assessment {
        let [accuracy, validity, reliability, timeliness, completeness, relevance] = met;
        Assessment {
            id: on.into(),
            measure: "m".into(),
            on: on.parse().ok(),
            reviewer: "Internal Audit".to_owned(),
            accuracy,
            validity,
            reliability,
            timeliness,
            completeness,
            relevance,
            ..Assessment::default()
        }
    }

    const MET: Option<Met> = Some(Met::Fully);

    #[test]
    fn the_worst_principle_decides() {
        let check = |met: [Option<Met>; 6], expected, words: &str| {
            let assessment = assessment("2025-09-03", met);
            assert_eq!(DataConfidence::of(&assessment), expected, "{met:?}");
            let said = confidence_words(&assessment);
            assert_eq!(
                said,
                format!("Confidence in its figures is {words} (Internal Audit, 3 Sep 2025).")
            );
        };
        check([MET; 6], DataConfidence::High, "high: all six principles are met");
        let partly = Some(Met::Partly);
        check(
            [MET, partly, MET, partly, MET, MET],
            DataConfidence::Medium,
            "medium: validity and timeliness are partly met",
        );
        let not = Some(Met::Not);
        check([not, partly, None, MET, MET, MET], DataConfidence::Low, "low: accuracy is not met");
        check(
            [MET, partly, None, None, MET, None],
            DataConfidence::NotAssessed,
            "not assessed: reliability, timeliness and relevance are not judged yet",
        );
    }

    #[test]
    fn the_latest_by_the_day_counts_and_one_without_a_day_does_not() {
        let low = [Some(Met::Not); 6];
        let undated = Assessment { on: None, ..assessment("2025-01-01", low) };
        let pack = Pack {
            assessments: vec![
                assessment("2025-06-01", [MET; 6]).into(),
                assessment("2025-03-01", [Some(Met::Partly); 6]).into(),
                assessment("2025-09-01", low).into(),
                undated.into(),
            ],
            ..Pack::default()
        };
        let check = |on: Option<&str>, expected| {
            let on = on.map(|day| day.parse::<Day>().unwrap().0);
            assert_eq!(data_confidence(&pack, &"m".into(), on), expected, "{on:?}");
        };
        check(Some("2025-02-28"), DataConfidence::NotAssessed);
        check(Some("2025-05-31"), DataConfidence::Medium);
        check(Some("2025-08-31"), DataConfidence::High);
        check(Some("2025-09-01"), DataConfidence::Low);
        check(None, DataConfidence::Low);
        let other = |pack: &Pack| data_confidence(pack, &"other".into(), None);
        assert_eq!(other(&pack), DataConfidence::NotAssessed);
        let public = Pack { extract_for: Some(crate::model::Audience::Public), ..pack };
        assert_eq!(other(&public), DataConfidence::NotInFile);
    }
}
