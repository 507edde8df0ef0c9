//! A difference between two packs, or two years, as a sentence: one line a change.

use crate::edit::comparison::Comparison;
use crate::edit::difference::{Difference, Subject};
use crate::model::Altered;

impl Comparison {
    /// A difference as a sentence.
    pub fn sentence(&self, difference: &Difference) -> String {
        let Altered { place, before, after, .. } = self.altered(difference);
        match (&difference.subject, before, after) {
            (Subject::Existence { .. }, None, Some(_)) => format!("{place} was added."),
            (Subject::Existence { .. }, Some(_), None) => format!("{place} was taken out."),
            (Subject::Order(_), ..) => format!("{place}: another than before."),
            (_, Some(before), Some(after)) => moved(&place, &before, &after),
            (_, None, Some(after)) => format!("{place}: new, {}.", ended(&after)),
            (_, Some(before), None) => format!("{place}: gone; it was {}.", ended(&before)),
            (_, None, None) => format!("{place} is another."),
        }
    }
}

/// What something was and is; of two numbers, which way it went.
fn moved(place: &str, before: &str, after: &str) -> String {
    let number = |text: &str| text.parse::<f64>().ok().filter(|it| it.is_finite());
    match (number(before), number(after)) {
        (Some(old), Some(new)) if new > old => format!("{place}: raised from {before} to {after}."),
        (Some(old), Some(new)) if new < old => {
            format!("{place}: lowered from {before} to {after}.")
        }
        _ => format!("{place}: was {before}; is now {}.", ended(after)),
    }
}

/// A text that a full stop follows.
fn ended(text: &str) -> &str {
    text.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use crate::edit::compare;
    use crate::model::Pack;

    #[test]
    fn each_difference_is_one_sentence() {
        let pack = |text: &str| -> Pack {
            let whole = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},{text}}}"#
            );
            serde_json::from_str(&whole).unwrap()
        };
        let check = |before: &str, after: &str, expected: &[&str]| {
            let found = compare(&pack(before), &pack(after));
            let told: Vec<String> =
                found.differences.iter().map(|each| found.sentence(each)).collect();
            assert_eq!(told, expected, "{before} {after}");
        };
        let plan = |text: &str| format!(r#""plans":[{{"id":"p","name":"P"{text}}}]"#);
        check(r#""plans":[]"#, &plan(""), &["Plan “P” was added."]);
        check(&plan(""), r#""plans":[]"#, &["Plan “P” was taken out."]);
        check(
            &plan(r#","purpose":"Homes.""#),
            &plan(r#","purpose":"Homes for all.""#),
            &["Plan P, purpose: was Homes.; is now Homes for all."],
        );
        check(&plan(""), &plan(r#","owner":"Head""#), &["Plan P, owner: new, Head."]);
        let aim = |value: u8| {
            format!(
                r#""measures":[{{"id":"m","name":"M","targets":{{"2025/26":{{"aim":{{"kind":"value","value":{value}}}}}}}}}]"#
            )
        };
        let target = "M, target for 2025/26, aim, value: ";
        check(&aim(80), &aim(90), &[&format!("{target}raised from 80 to 90.")]);
        check(&aim(90), &aim(80), &[&format!("{target}lowered from 90 to 80.")]);
    }
}
