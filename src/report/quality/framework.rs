//! What the six principles ask, and where each stands in the UK Government Data Quality Framework (2020), which has
//! six dimensions: accuracy, completeness, uniqueness, consistency, timeliness and validity.

use crate::model::DataPrinciple;

/// What a principle asks of the data.
pub fn meaning(principle: DataPrinciple) -> &'static str {
    match principle {
        DataPrinciple::Accuracy => "As close to what they describe as their use needs.",
        DataPrinciple::Validity => "Recorded and counted as the definition says.",
        DataPrinciple::Reliability => "Collected in the same way from one period to the next.",
        DataPrinciple::Timeliness => "There soon enough after the period to act on.",
        DataPrinciple::Completeness => "Nothing is left out, and nothing is counted twice.",
        DataPrinciple::Relevance => "About what the measure is meant to show.",
    }
}

/// What stands for a principle in the framework, in words.
pub fn framework(principle: DataPrinciple) -> &'static str {
    match principle {
        DataPrinciple::Accuracy => "accuracy",
        DataPrinciple::Validity => "validity",
        DataPrinciple::Reliability => "consistency",
        DataPrinciple::Timeliness => "timeliness",
        DataPrinciple::Completeness => "completeness and uniqueness",
        DataPrinciple::Relevance => {
            "none of its six dimensions; it asks of all data that they be fit for their purpose"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_of_the_framework_is_somebodys() {
        let all: Vec<&str> = DataPrinciple::ALL.iter().map(|it| framework(*it)).collect();
        for dimension in
            ["accuracy", "completeness", "uniqueness", "consistency", "timeliness", "validity"]
        {
            assert_eq!(all.iter().filter(|it| it.contains(dimension)).count(), 1, "{dimension}");
        }
    }
}
