//! Twins of signed measures: put in after the signing, so much like one that was signed that it is taken for it,
//! with a target that is easier to reach. No seal stops that, so it is pointed out.

use crate::model::{
    Aim, Measure, MeasureId, Number, Observation, Pack, Plan, Polarity, SignOff, Target, day_label,
};
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

/// A measure that looks like one that is signed off, with an easier target.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// Where in the file it is.
    pub place: String,
    /// What it is called.
    pub name: String,
    /// What the signed one is called.
    pub signed: String,
    /// What both have in common, in words.
    pub alike: &'static str,
    /// In which way its target is easier, from the signed one's to its own.
    pub easier: String,
    /// Which sign-off, in words.
    pub sign_off: String,
}

impl fmt::Display for Twin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, signed, alike, easier, sign_off, .. } = self;
        write!(
            f,
            "'{name}' came after the signing, has {alike} '{signed}' and an easier target: {easier} ({sign_off})"
        )
    }
}

/// Every twin of a signed measure, in the order of the sign-offs and of the pack's measures.
pub fn twins(pack: &Pack) -> Vec<Twin> {
    let mut found = Vec::new();
    // Of each year, what was signed up to here: what isn't among it came later.
    let mut earlier: BTreeMap<_, HashSet<&MeasureId>> = BTreeMap::new();
    for sign_off in &pack.sign_offs {
        let signed = earlier.entry(sign_off.year).or_default();
        signed.extend(sign_off.frozen.keys());
        let within = within(pack, sign_off);
        let of_it = LazyCell::new(|| Signed::each(sign_off));
        for (at, measure) in pack.measures.iter().enumerate() {
            let is_within = within.as_ref().is_none_or(|within| within.contains(&measure.id));
            let Some(target) = measure.targets.get(&sign_off.year) else { continue };
            if is_within && !signed.contains(&measure.id) {
                let like = of_it.iter().find_map(|each| like(pack, each, measure, target));
                found.extend(like.map(|(signed, alike, easier)| Twin {
                    place: format!("measures[{at}]"),
                    name: measure.name.clone(),
                    signed: signed.name.clone(),
                    alike,
                    easier,
                    sign_off: in_words(sign_off),
                }));
            }
        }
    }
    found
}

/// What was signed of a measure, as far as it is compared.
struct Signed<'a> {
    id: &'a MeasureId,
    name: String,
    polarity: Option<Polarity>,
    aim: Aim,
}

impl<'a> Signed<'a> {
    /// The measures of a sign-off that it froze a target of.
    fn each(sign_off: &'a SignOff) -> Vec<Self> {
        let each = sign_off.frozen.iter().filter_map(|(id, frozen)| {
            let of = |field: &str| frozen.copy.get(field).cloned();
            let target: Target = serde_json::from_value(of("target")?).ok()?;
            let name = serde_json::from_value(of("name")?).ok()?;
            let polarity = of("polarity").and_then(|value| serde_json::from_value(value).ok());
            Some(Self { id, name, polarity, aim: target.aim })
        });
        each.collect()
    }
}

/// The measures of a sign-off's plan and of the plans that feed it, as they stand now; `None` for the whole pack.
fn within<'a>(pack: &'a Pack, sign_off: &SignOff) -> Option<HashSet<&'a MeasureId>> {
    let plan = sign_off.plan.as_ref()?;
    let plans =
        pack.plans.iter().map(AsRef::as_ref).filter(|held: &&Plan| pack.feeds(&held.id, plan));
    Some(plans.flat_map(|held| &held.measures).collect())
}

/// What a measure has in common with a signed one that it looks like, and how its target is easier.
fn like<'a>(
    pack: &Pack,
    signed: &'a Signed<'a>,
    measure: &Measure,
    target: &Target,
) -> Option<(&'a Signed<'a>, &'static str, String)> {
    let easier = easier(signed.polarity, &signed.aim, &target.aim)?;
    let same_figures = || pack.measure(signed.id).is_some_and(|it| has_figures_of(it, measure));
    if is_nearly(&signed.name, &measure.name) {
        Some((signed, "nearly the name of", easier))
    } else if same_figures() {
        Some((signed, "the unit, the periods and the figures of", easier))
    } else {
        None
    }
}

fn in_words(sign_off: &SignOff) -> String {
    let SignOff { year, by, on, .. } = sign_off;
    format!("signed off for {year} by {by} on {}", day_label(on.0))
}

/// From what to what a target is easier, where it can be told. The polarity is the signed measure's.
fn easier(polarity: Option<Polarity>, signed: &Aim, other: &Aim) -> Option<String> {
    let words = |one: Number, other: Number| Some(format!("{one} → {other}"));
    let lower = |one: Number, other: Number| other.get() < one.get();
    match (signed, other) {
        (
            Aim::Value { value: one } | Aim::ByDate { value: one, .. },
            Aim::Value { value: other } | Aim::ByDate { value: other, .. },
        ) => {
            let is_easier = match polarity {
                Some(Polarity::HigherIsBetter) => lower(*one, *other),
                Some(Polarity::LowerIsBetter) => lower(*other, *one),
                _ => false,
            };
            if is_easier { words(*one, *other) } else { None }
        }
        (Aim::Range { low, high }, Aim::Range { low: other_low, high: other_high }) => {
            let holds = other_low.get() <= low.get() && other_high.get() >= high.get();
            let same = other_low == low && other_high == high;
            (holds && !same).then(|| format!("{low} to {high} → {other_low} to {other_high}"))
        }
        _ => None,
    }
}

/// Whether two measures count the same in the same periods, and have the same figures wherever both have one.
fn has_figures_of(one: &Measure, other: &Measure) -> bool {
    /// One figure may be the same by chance.
    const ENOUGH: usize = 2;
    if one.unit != other.unit || one.frequency != other.frequency {
        return false;
    }
    let of: BTreeMap<String, &Observation> =
        one.series.iter().map(|held| (held.period.to_string(), held)).collect();
    let both = other.series.iter().filter_map(|held| {
        let signed = of.get(&held.period.to_string())?;
        Some(signed.reading == held.reading)
    });
    let both: Vec<bool> = both.collect();
    both.len() >= ENOUGH && both.into_iter().all(|same| same)
}

/// Whether two names are the same or nearly: in other letters, with a word or two more, or with a slip of the pen.
fn is_nearly(one: &str, other: &str) -> bool {
    /// One letter in so many may be another.
    const LETTERS_A_SLIP: usize = 6;
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let (longer, begins) = (long.len() - short.len(), long.starts_with(short));
    if begins && longer <= 2 {
        return true;
    }
    let (one, other) = (one.join(" "), other.join(" "));
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let letters = one.chars().count().max(other.chars().count());
    // Year 5 and Year 6 are two things.
    digits(&one) == digits(&other) && slips(&one, &other) <= letters / LETTERS_A_SLIP
}

/// A name's words in lower case, without marks.
fn words(name: &str) -> Vec<String> {
    let parts = name.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How many letters have to be put in, taken out or changed to make one text of another.
fn slips(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut next = vec![at + 1];
        for (there, same) in other.iter().map(|held| *held == letter).enumerate() {
            let diagonal = row.get(there).copied().unwrap_or_default() + usize::from(!same);
            let above = row.get(there + 1).copied().unwrap_or_default() + 1;
            let before = next.last().copied().unwrap_or_default() + 1;
            next.push(diagonal.min(above).min(before));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_nearly_the_same_or_not() {
        for (one, other, expected) in [
            ("Homes built", "Homes built", true),
            ("Homes built", "HOMES, BUILT", true),
            ("Homes built", "Homes built (new)", true),
            ("Homes built", "Homes built 2", true),
            ("Affordable homes built", "Affordable homes biult", true),
            ("Homes built", "Homes sold", false),
            ("Pupils of Year 5 who read well", "Pupils of Year 6 who read well", false),
            ("Homes built", "Homes built on land that the council owns", false),
            ("Homes", "Streets", false),
            ("", "", false),
            ("", "Homes", false),
            ("?!", "Homes", false),
        ] {
            assert_eq!(is_nearly(one, other), expected, "{one} / {other}");
            assert_eq!(is_nearly(other, one), expected, "{other} / {one}");
        }
    }

    #[test]
    fn a_slip_is_a_letter_more_less_or_other() {
        for (one, other, expected) in
            [("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("", "ab", 2)]
        {
            assert_eq!(slips(one, other), expected);
            assert_eq!(slips(other, one), expected);
        }
    }

    #[test]
    fn easier_is_as_the_polarity_says() {
        let value = |value: i32| Aim::Value { value: value.into() };
        let range = |low: i32, high: i32| Aim::Range { low: low.into(), high: high.into() };
        let (higher, lower) = (Some(Polarity::HigherIsBetter), Some(Polarity::LowerIsBetter));
        let check = |polarity, one: &Aim, other: &Aim, expected: Option<&str>| {
            assert_eq!(easier(polarity, one, other).as_deref(), expected);
        };
        check(higher, &value(80), &value(60), Some("80 → 60"));
        check(higher, &value(80), &value(80), None);
        check(higher, &value(80), &value(90), None);
        check(lower, &value(80), &value(90), Some("80 → 90"));
        check(lower, &value(80), &value(60), None);
        check(None, &value(80), &value(60), None);
        check(None, &range(4, 6), &range(3, 6), Some("4 to 6 → 3 to 6"));
        check(None, &range(4, 6), &range(4, 7), Some("4 to 6 → 4 to 7"));
        check(None, &range(4, 6), &range(4, 6), None);
        check(None, &range(4, 6), &range(3, 5), None);
        check(higher, &value(80), &Aim::None, None);
        let by = "2025/26".parse().unwrap();
        check(higher, &value(80), &Aim::ByDate { value: 60.into(), by }, Some("80 → 60"));
    }
}
