//! Terms of the glossary that labels of fields stand for, so that each is looked up where it is typed.

/// What a label begins with, and the term that it stands for, by its id in the glossary.
pub const TERMS_OF_LABELS: [(&str, &str); 28] = [
    ("A score needs this per cent rated", "score"),
    ("Audience", "audience"),
    ("Baseline", "baseline"),
    ("Count outlying steps in the limits", "usual-range"),
    ("Days until a figure is due", "late"),
    ("Denominator", "numerator"),
    ("How its year to date is made", "accumulation"),
    ("Limits fixed after so many figures", "usual-range"),
    ("Limits start anew", "usual-range"),
    ("Numerator", "numerator"),
    ("Objective it serves", "objective"),
    ("Period of the baseline", "baseline"),
    ("Perspective", "perspective"),
    ("Progress is judged against", "progress"),
    ("Ratios are times", "numerator"),
    ("Similar within", "progress"),
    ("Spread over the year", "profile"),
    ("Stretch", "stretch"),
    ("Target for", "target"),
    ("The plan of each period", "plan"),
    ("The target as written", "target"),
    ("Tolerance", "tolerance"),
    ("Vision", "vision"),
    ("Weight in the plans above", "score"),
    ("What it shows", "outcome"),
    ("What makes an exception due", "exception"),
    ("Which way is better", "polarity"),
    ("Whom it is for", "audience"),
];

/// The term that a label stands for; none where it is plain.
pub fn term_of_label(label: &str) -> Option<&'static str> {
    let is_named = |(words, _): &&(&str, &str)| {
        let rest = label.strip_prefix(*words);
        rest.is_some_and(|it| !it.starts_with(char::is_alphanumeric))
    };
    TERMS_OF_LABELS.iter().filter(is_named).map(|(_, id)| *id).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::glossary::found;

    #[test]
    fn a_label_names_its_term_by_whole_words() {
        let check = |label: &str, expected: Option<&str>| {
            assert_eq!(term_of_label(label), expected, "{label}");
        };
        check("Tolerance", Some("tolerance"));
        check("Target for 2026/27", Some("target"));
        check("Baseline", Some("baseline"));
        check("Tolerances", None);
        check("Visions", None);
        check("Name", None);
        check("", None);
    }

    #[test]
    fn every_label_leads_to_a_term_and_stands_once() {
        let mut labels: Vec<&str> = TERMS_OF_LABELS.iter().map(|it| it.0).collect();
        for (label, id) in TERMS_OF_LABELS {
            assert!(found(id).is_some(), "{label}: the glossary has no '{id}'");
        }
        assert!(labels.is_sorted(), "{labels:?}");
        labels.dedup();
        assert_eq!(labels.len(), TERMS_OF_LABELS.len());
    }
}
