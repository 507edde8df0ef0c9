//! The one place or group whose figures are the sum of all the others': it may be the whole that these are parts of,
//! whatever it is called.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::question::Question;
use super::super::shape::totals::is_whole;
use crate::exchange::import::role::Role;
use std::collections::{BTreeMap, BTreeSet};

/// The question whether a group that adds the others up is the whole.
pub(in super::super) const ASKED: &str = "whole-by-sum";
const WHOLE: &str = "the whole";
const PART: &str = "a part like the others";

/// How many sums have to come out, so that it is no chance.
const AT_LEAST: usize = 2;

/// How many rows are looked at: a whole that is one in so many is one.
const ROWS: usize = 5_000;

/// What tells figures apart that aren't added up with each other.
const APART: [Role; 9] = [
    Role::MeasureId,
    Role::MeasureName,
    Role::Period,
    Role::PeriodStart,
    Role::PeriodEnd,
    Role::PeriodPoint,
    Role::Year,
    Role::Place,
    Role::Group,
];

impl Deciding<'_> {
    /// The one text in a column whose figures are the sum of those of all the others, wherever it and two more have one.
    pub(in super::super) fn adds_up_others(&self, of: usize) -> Option<String> {
        let apart: Vec<usize> =
            APART.iter().flat_map(|role| self.with(*role)).filter(|at| *at != of).collect();
        let figures: Vec<usize> =
            self.quantities().into_iter().filter(|(_, target)| !target).map(|(at, _)| at).collect();
        // By what tells them apart and the column: whose, and the figure; the same one's twice is nothing to add up.
        type Apart<'a> = (Vec<&'a str>, usize);
        let mut found: BTreeMap<Apart<'_>, Vec<(&str, f64)>> = BTreeMap::new();
        for row in self.rows.iter().take(ROWS) {
            let name = self.said(*row, of);
            if name.is_empty() || is_whole(name) {
                continue;
            }
            let key: Vec<&str> = apart.iter().map(|at| self.said(*row, *at)).collect();
            for at in &figures {
                if let Some(figure) = self.number(*row, *at) {
                    found.entry((key.clone(), *at)).or_default().push((name, figure));
                }
            }
        }
        // Periods across are one series; a numerator and its denominator are each by itself.
        let wide = self.is_wide();
        let mut sums: BTreeMap<usize, BTreeMap<&str, (usize, usize)>> = BTreeMap::new();
        for ((_, at), each) in &found {
            let names: BTreeSet<&str> = each.iter().map(|(name, _)| *name).collect();
            let others = each.iter().filter(|(_, figure)| *figure != 0.0).count();
            if names.len() < each.len() || others < 3 {
                continue;
            }
            let all: f64 = each.iter().map(|(_, figure)| figure).sum();
            for (name, figure) in each {
                let is_sum = (all - 2.0 * figure).abs() <= 1e-9 * all.abs().max(1.0);
                let held =
                    sums.entry(if wide { 0 } else { *at }).or_default().entry(name).or_default();
                held.0 += 1;
                held.1 += usize::from(is_sum);
            }
        }
        let wholes: BTreeSet<&str> = sums
            .values()
            .flatten()
            .filter(|(_, (looked, sums))| looked == sums && *sums >= AT_LEAST)
            .map(|(name, _)| *name)
            .collect();
        let mut wholes = wholes.into_iter();
        let first = wholes.next()?;
        wholes.next().is_none().then(|| first.to_owned())
    }

    /// Asks whether a group that adds the others up is the whole; its plain name where it is, and `None` while that waits.
    pub(in super::super) fn whole_group(&mut self, groups: &[usize]) -> Option<String> {
        let found = groups
            .iter()
            .find_map(|at| self.adds_up_others(*at).map(|name| (self.name(*at), name)));
        let Some((heading, name)) = found else { return Some(String::new()) };
        let question = Question::new(
            ASKED,
            format!("Is '{name}' in '{heading}' the whole, or a part like the others?"),
        )
        .answers([WHOLE, PART])
        .because(format!("its figures are the sum of all the others in '{heading}'"))
        .holding("every row of those measures");
        let answer = self.asking.ask(question)?;
        Some(if answer == WHOLE { plain(&name) } else { String::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::question::WHOSE;
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_place_that_adds_the_others_up_is_no_area_unasked() {
        let text = "Measure,Ward,Apr 2025,May 2025\nClaims,Ambridge,12,11\nClaims,Borset,42,43\nClaims,Loxley,30,32\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.question(WHOSE).is_open() && found.figures().is_empty());
        assert_eq!(found.question(WHOSE).answers[0], "Borset");
        let own = tried(&Pack::default(), text, &[(WHOSE, "Borset")]).figures();
        assert!(own.contains(&"Claims, own, 2025-04: 42".to_owned()), "{own:?}");
        // Once may be chance.
        for other in [text.replace("42,43", "42,44"), text.replace("42,43", "42,")] {
            let found = tried(&Pack::default(), &other, &[]);
            assert!(!found.question(WHOSE).is_open(), "{other}");
        }
    }

    #[test]
    fn a_group_that_adds_the_others_up_is_asked_about() {
        let text = "Measure,Age group,Period,Value\nClaims,Young,2025-04,12\nClaims,Old,2025-04,30\n\
            Claims,Residents,2025-04,42\nClaims,Young,2025-05,11\nClaims,Old,2025-05,32\nClaims,Residents,2025-05,43\n";
        let parts = ("groups", "parts; the row without one is the organisation's own");
        let figures = |answers: &[(&str, &str)]| tried(&Pack::default(), text, answers).figures();
        assert!(figures(&[parts]).is_empty());
        let whole = figures(&[parts, (ASKED, WHOLE)]);
        assert!(whole.contains(&"Claims, own, 2025-04: 42".to_owned()), "{whole:?}");
        assert_eq!(whole.len(), 6);
        let part = figures(&[parts, (ASKED, PART)]);
        assert!(part.contains(&"Claims, Residents, 2025-04: 42".to_owned()), "{part:?}");
    }
}
