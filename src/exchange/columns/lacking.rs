//! What a measure lacks before it can be rated, and how its figures mostly add up over the year by what it counts.

use super::settings::Setting;
use crate::{
    exchange::reading::stretch::TimeUnit,
    model::{Accumulation, Frequency, Measure, Reading},
    rating::is_per_cent,
};

/// The settings without which a measure can't be rated, in the order in which they are asked for.
pub fn lacking(measure: &Measure) -> Vec<Setting> {
    let adds_up = measure.frequency != Some(Frequency::Dated) && measure.accumulation.is_none();
    [
        (measure.frequency.is_none(), Setting::Frequency),
        (measure.polarity.is_none(), Setting::Polarity),
        (adds_up, Setting::Accumulation),
    ]
    .into_iter()
    .filter_map(|(lacks, setting)| lacks.then_some(setting))
    .collect()
}

/// The same in a line beside its name; empty where it lacks nothing.
pub fn lacking_in_short(measure: &Measure) -> String {
    let short = |setting: Setting| match setting {
        Setting::Frequency => "how often",
        Setting::Polarity => "which way is better",
        _ => "how it adds up",
    };
    let lacks: Vec<&str> = lacking(measure).into_iter().map(short).collect();
    if lacks.is_empty() { String::new() } else { format!("lacks {}", lacks.join(", ")) }
}

/// The same as a sentence, with what is usual for how its figures add up and why; empty where it lacks nothing.
pub fn lacking_words(measure: &Measure) -> String {
    let lacks = lacking(measure);
    let named: Vec<String> = lacks.iter().map(|it| format!("“{}”", it.words())).collect();
    if named.is_empty() {
        return String::new();
    }
    let usual = match usual(measure).filter(|_| lacks.contains(&Setting::Accumulation)) {
        Some((usual, why)) => format!(" Usual here: {}, since {why}.", usual.words()),
        None => String::new(),
    };
    format!("It can’t be rated before this is set: {}.{usual}", named.join(", "))
}

/// How the figures of a measure mostly add up over the year, and why, as a clause; `None` where nothing says what it counts.
pub fn usual(measure: &Measure) -> Option<(Accumulation, &'static str)> {
    let unit = measure.unit.trim().to_lowercase();
    let is_ratio = |reading: Reading| matches!(reading, Reading::Ratio { .. });
    let has_parts = measure.series.iter().any(|held| is_ratio(held.reading))
        || !measure.specification.denominator.trim().is_empty();
    let is_share = is_per_cent(&unit) || unit.split_whitespace().any(|word| word == "per");
    Some(if has_parts {
        (Accumulation::Ratio, "its figures have a numerator and a denominator")
    } else if unit.is_empty() {
        return None;
    } else if is_share {
        (
            Accumulation::Mean,
            "shares and rates don’t add up; with numerators and denominators, take their ratio",
        )
    } else if TimeUnit::of(&unit).is_some() {
        (Accumulation::Mean, "times of each period don’t add up to one of the year")
    } else if ["score", "index", "rank", "grade", "ratio"].iter().any(|it| unit.contains(it)) {
        (Accumulation::Latest, "the latest of them is where it stands")
    } else {
        (Accumulation::Sum, "what is counted in each period adds up")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(text: &str) -> Measure {
        serde_json::from_str(&format!(r#"{{"id":"a","name":"A"{text}}}"#)).unwrap()
    }

    #[test]
    fn what_is_lacking_before_a_measure_can_be_rated_is_said() {
        let check = |text: &str, short: &str, words: &str| {
            let measure = measure(text);
            assert_eq!(lacking_in_short(&measure), short, "{text}");
            assert_eq!(lacking_words(&measure), words, "{text}");
        };
        check(
            "",
            "lacks how often, which way is better, how it adds up",
            "It can’t be rated before this is set: “How often it reports”, “Which way is better”, “How figures add up over the year”.",
        );
        let quarterly = r#","unit":"homes","frequency":"quarterly","polarity":"higher_is_better""#;
        check(
            quarterly,
            "lacks how it adds up",
            "It can’t be rated before this is set: “How figures add up over the year”. Usual here: Sum of the periods, since what is counted in each period adds up.",
        );
        check(&format!(r#"{quarterly},"accumulation":"sum""#), "", "");
    }

    #[test]
    fn what_is_usual_follows_from_what_is_counted() {
        let check = |text: &str, expected: Option<Accumulation>| {
            assert_eq!(usual(&measure(text)).map(|(usual, _)| usual), expected, "{text}");
        };
        use Accumulation::{Latest, Mean, Ratio, Sum};
        check("", None);
        check(r#","unit":"homes""#, Some(Sum));
        check(r#","unit":"£000""#, Some(Sum));
        check(r#","unit":"%""#, Some(Mean));
        check(r#","unit":"per 1,000 people""#, Some(Mean));
        check(r#","unit":"days""#, Some(Mean));
        check(r#","unit":"score out of 10""#, Some(Latest));
        let ratio = r#","unit":"%","specification":{"denominator":"All repairs"}"#;
        check(ratio, Some(Ratio));
    }
}
