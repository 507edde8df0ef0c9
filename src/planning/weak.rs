//! What is weak in what is about to be signed (FRAMEWORK P6, P8): it may be signed all the same, and whoever signs
//! should know.

use super::checklist::completeness;
use super::found::{Found, Thing};
use crate::model::{Aim, Measure, ReportingYear, Target};

/// Something that is weak in several measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weak {
    /// In how many of them, and what: `3 technical specifications are incomplete`.
    pub words: String,
    /// In which, each with what of it.
    pub found: Vec<Found>,
}

/// What is weak in measures and their targets of a year; nothing where nothing is.
pub fn weak<'a>(measures: impl IntoIterator<Item = &'a Measure>, year: ReportingYear) -> Vec<Weak> {
    let (mut specifications, mut evidence, mut tolerances) = (Vec::new(), Vec::new(), Vec::new());
    for measure in measures {
        let thing = || Thing::Measure(measure.id.clone());
        let missing = completeness(measure).missing;
        if !missing.is_empty() {
            let words = format!("not yet set: {}", missing.join(", "));
            specifications.push(Found::new(thing(), &measure.name, words));
        }
        let Some(target) = measure.targets.get(&year).filter(|it| it.aim != Aim::None) else {
            continue;
        };
        if target.evidence.is_empty() {
            evidence.push(Found::bare(thing(), &measure.name));
        }
        if has_unreasoned_tolerance(target) {
            tolerances.push(Found::bare(thing(), &measure.name));
        }
    }
    let of = |found: Vec<Found>, one: &str, many: &str| {
        let words = match found.len() {
            1 => format!("1 {one}"),
            more => format!("{more} {many}"),
        };
        Weak { words, found }
    };
    let all = [
        of(
            specifications,
            "technical specification is incomplete",
            "technical specifications are incomplete",
        ),
        of(evidence, "target rests on no evidence", "targets rest on no evidence"),
        of(tolerances, "tolerance has no reason", "tolerances have no reason"),
    ];
    all.into_iter().filter(|weak| !weak.found.is_empty()).collect()
}

/// A tolerance, or floors set by hand, beside a target that gives no reason.
fn has_unreasoned_tolerance(target: &Target) -> bool {
    let floors = target.trajectory.iter().any(|step| step.floor.is_some());
    (target.tolerance.is_some() || floors) && target.rationale.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, Evidence, Number, Tolerance};

    #[test]
    fn what_is_weak_is_counted_and_named() {
        let year = Calendar::default().year(2025);
        let check = |change: &dyn Fn(&mut Target), expected: &[&str]| {
            let mut target = Target::new(Aim::Value { value: Number::from(80) });
            change(&mut target);
            let measure = |name: &str| Measure {
                id: name.into(),
                name: name.into(),
                targets: [(year, target.clone())].into(),
                ..Measure::default()
            };
            let (one, other) = (measure("Homes"), measure("Roads"));
            let found = weak([&one, &other], year);
            let words: Vec<&str> = found.iter().map(|it| it.words.as_str()).collect();
            assert_eq!(words, expected);
            assert!(found.iter().all(|it| it.found.len() == 2));
            assert!(found[0].found[0].words.starts_with("not yet set: definition, data source"));
        };
        let incomplete = "2 technical specifications are incomplete";
        let tolerance = |target: &mut Target| {
            target.tolerance = Some(Tolerance::Percent(Number::from(5)));
            target.evidence = vec![Evidence::default()];
        };
        check(&|_| {}, &[incomplete, "2 targets rest on no evidence"]);
        check(&tolerance, &[incomplete, "2 tolerances have no reason"]);
        let reasoned = |target: &mut Target| {
            tolerance(target);
            target.rationale = "What three years of figures moved by".into();
        };
        check(&reasoned, &[incomplete]);
        // No target, by choice, rests on nothing.
        check(&|target| target.aim = Aim::None, &[incomplete]);
    }
}
