//! What differs between two states of a measure.

use crate::edit::comparison::{Comparison, paired, value_of};
use crate::edit::difference::{Inside, MeasurePart, Subject, differences};
use crate::edit::names::either;
use crate::edit::withheld::{A_FIGURE, Side, Untold};
use crate::model::{
    Comparator, Measure, Observation, Period, Reading, ReportingYear, Shape, Target, Terms,
};
use std::collections::{BTreeMap, BTreeSet};

/// Adds what differs: definition, terms that were kept, targets, notes, figures, comparators.
pub(super) fn measure(before: Side<'_>, after: Side<'_>, found: &mut Comparison) {
    let (old, new) = (before.measure, after.measure);
    let name = either(&old.name, &new.name);
    let of = |part: MeasurePart| Subject::Measure { id: new.id.clone(), name: name.clone(), part };
    let own = |held: &Measure| Measure {
        targets: BTreeMap::new(),
        past: BTreeMap::new(),
        series: Vec::new(),
        comparators: Vec::new(),
        notes: Vec::new(),
        ..held.clone()
    };
    // Of many measures changed at once most keep most: only what differs is written out to be compared.
    let (own_before, own_after) = (own(old), own(new));
    if own_before != own_after {
        found.fields(&of(MeasurePart::Definition), Measure::TABLE, &own_before, &own_after);
    }
    let years: BTreeSet<_> = old.past.keys().chain(new.past.keys()).copied().collect();
    for year in years {
        let subject = of(MeasurePart::Terms(year));
        match (old.past.get(&year), new.past.get(&year)) {
            (Some(old), Some(new)) => found.fields(&subject, Terms::TABLE, old, new),
            // Terms are kept where new ones replace them, and what those are is said already.
            (old, new) => {
                let kept = |terms: Option<_>| terms.map(|_| "kept".to_owned());
                found.add(subject, kept(old), kept(new));
            }
        }
    }
    targets(&of, (&old.targets, &new.targets), found);
    // No sign-off holds notes.
    if old.notes != new.notes {
        let noted = |held: &Measure| Measure { notes: held.notes.clone(), ..Measure::default() };
        found.fields(&of(MeasurePart::Notes), Measure::TABLE, &noted(old), &noted(new));
    }
    let untold = Untold::of(before, after);
    let figure = |period| of(MeasurePart::Figure(None, period));
    series(&figure, (&old.series, &new.series), &|period| untold.of_whole(period), found);
    for (id, pair) in paired(&old.comparators, &new.comparators, |held| held.id.as_str()) {
        match pair {
            (Some(old), Some(new)) => comparator(&of, (old, new), &untold, found),
            (old, new) => {
                let label = |held: Option<&Comparator>| held.map(|held| held.name.clone());
                let subject = of(MeasurePart::Comparator(id.to_owned()));
                found.add(subject, label(old), label(new));
            }
        }
    }
    let ids = |held: &Measure| -> Vec<String> {
        held.comparators.iter().map(|held| held.id.0.clone()).collect()
    };
    let (before, after) = (ids(old), ids(new));
    let sorted = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<_>>();
    if before != after && sorted(&before) == sorted(&after) {
        let named = |held: &Measure| {
            let names: Vec<&str> = held.comparators.iter().map(|it| it.name.as_str()).collect();
            Some(names.join(", "))
        };
        found.add(of(MeasurePart::ComparatorOrder), named(old), named(new));
    }
}

/// Adds what differs in targets: how many were moved, set or removed, and how.
fn targets(
    of: &dyn Fn(MeasurePart) -> Subject,
    (old, new): (&BTreeMap<ReportingYear, Target>, &BTreeMap<ReportingYear, Target>),
    found: &mut Comparison,
) {
    let years: BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
    for year in years {
        let (before, after) = (old.get(&year), new.get(&year));
        if before == after {
            continue;
        }
        match (before, after) {
            (Some(_), Some(_)) => found.targets_moved += 1,
            (None, _) => found.targets_set += 1,
            (_, None) => found.targets_removed += 1,
        }
        let value = |target: Option<&Target>| target.map(value_of);
        let inside = Inside::Shape(Shape::Part(Target::TABLE));
        let subject = of(MeasurePart::Target(year));
        let differing =
            differences(&subject, inside, value(before).as_ref(), value(after).as_ref());
        found.differences.extend(differing);
    }
}

/// Adds what differs in a comparator that both have.
fn comparator(
    of: &dyn Fn(MeasurePart) -> Subject,
    (old, new): (&Comparator, &Comparator),
    untold: &Untold,
    found: &mut Comparison,
) {
    let name = either(&old.name, &new.name);
    let own = |held: &Comparator| Comparator { series: Vec::new(), ..held.clone() };
    let subject = of(MeasurePart::Comparator(name.clone()));
    found.fields(&subject, Comparator::TABLE, &own(old), &own(new));
    let figure = |period| of(MeasurePart::Figure(Some(name.clone()), period));
    series(&figure, (&old.series, &new.series), &|period| untold.of_part(&old.id, period), found);
}

/// Adds what differs in figures; of those that are `untold`, only that they do.
fn series(
    figure: &dyn Fn(Period) -> Subject,
    (before, after): (&[Observation], &[Observation]),
    untold: &dyn Fn(Period) -> bool,
    found: &mut Comparison,
) {
    // As it is of most measures that changed: nothing is sorted.
    if before == after {
        return;
    }
    for (period, pair) in paired(before, after, |held: &Observation| held.period) {
        match pair {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) if words(old) == words(new) => {
                let (mut old, mut new) = (old.clone(), new.clone());
                if untold(period) {
                    // A text or a comment beside it may say it.
                    for held in [&mut old, &mut new] {
                        (held.text, held.comment, held.about) = (None, None, None);
                    }
                }
                let inside = Inside::Fields(of_observation);
                let differing = differences(
                    &figure(period),
                    inside,
                    Some(&value_of(&old)),
                    Some(&value_of(&new)),
                );
                found.differences.extend(differing);
            }
            (old, new) => {
                match (old, new) {
                    (Some(_), Some(_)) => found.values_restated += 1,
                    (None, _) => found.values_added += 1,
                    (_, None) => found.values_removed += 1,
                }
                let told = |held: &Observation| match held.reading {
                    Reading::Missing(reason) => reason.words().to_owned(),
                    _ if untold(period) => A_FIGURE.to_owned(),
                    _ => words(held),
                };
                found.add(figure(period), old.map(told), new.map(told));
            }
        }
    }
}

/// What a field of an observation is.
fn of_observation(field: &str) -> Inside {
    Inside::Shape(match field {
        "period" => Shape::Period,
        "missing" | "comment_audience" => Shape::Choice(&[]),
        _ => Shape::Text,
    })
}

/// What an observation says, as words.
pub(super) fn words(observation: &Observation) -> String {
    match observation.reading {
        Reading::Number(number) => number.printed(None),
        Reading::Ratio { numerator, denominator } => {
            format!("{} of {}", numerator.printed(None), denominator.printed(None))
        }
        Reading::Missing(reason) => reason.words().to_owned(),
        Reading::Unread => format!("'{}'", observation.text.as_deref().unwrap_or_default()),
    }
}
