//! Targets that say the opposite of which way is better for their measure: `≤3%` where higher is better. Which of both is
//! right is asked, and until then such a target isn't taken.

use super::super::columns::deciding::Deciding;
use super::super::figures::checks::text;
use super::super::names::directions::way_of;
use super::super::names::words::few;
use super::super::question::Question;
use super::super::recast::{Recast, waits_for};
use super::own::{clear_target, own_targets};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{choice, target};
use crate::model::Polarity;
use std::collections::BTreeSet;

const ASKED: &str = "targets-against";
const TAKE: &str = "take those targets as figures, and leave the direction";
const TURN: &str = "the targets are right: turn the direction round";
const OUT: &str = "leave those targets out";

/// A target against its measure's direction.
struct Against {
    row: usize,
    said: String,
    better: Polarity,
    /// The pack has its measure, whose direction no file turns round.
    held: bool,
}

impl Deciding<'_> {
    /// Asks of targets against their measure's direction which is right.
    pub(in super::super) fn targets_against(&mut self, recast: &mut Recast) {
        let found = self.against(recast);
        let Some(first) = found.first() else { return };
        let said: BTreeSet<String> = found.iter().map(|it| it.said.clone()).collect();
        let said: Vec<String> = said.into_iter().collect();
        let question = Question::new(
            ASKED,
            format!("Which is right, target or direction: {}?", few(&said, 3)),
        )
        .answers([TAKE])
        .answers(found.iter().all(|it| !it.held).then_some(TURN))
        .answers([OUT])
        .because(format!(
            "the target says that {}, and its measure says the opposite",
            first.better.words().to_lowercase()
        ))
        .holding("those targets");
        let answer = self.asking.ask(question);
        for one in found {
            match answer.as_deref() {
                Some(TAKE) => {}
                Some(TURN) => self.turn_round(recast, &one),
                Some(_) => clear_target(
                    recast,
                    one.row,
                    "it goes against the measure's direction: you left it out".into(),
                ),
                None => clear_target(recast, one.row, waits_for(ASKED)),
            }
        }
    }

    /// Says the direction of a target in every row of its measure.
    fn turn_round(&self, recast: &mut Recast, one: &Against) {
        let name = text(recast, one.row, Role::MeasureName).to_owned();
        let column = recast.mapping.column(Role::Polarity);
        for row in 0..recast.table.rows.len() {
            let origin = recast.table.origins.get(row).and_then(|row| row.get(column?)).copied();
            if text(recast, row, Role::MeasureName) == name {
                recast.say(row, Role::Polarity, one.better.words(), origin.flatten());
            }
        }
    }

    fn against(&self, recast: &Recast) -> Vec<Against> {
        let mut found = Vec::new();
        let mut targets = own_targets(recast).peekable();
        if targets.peek().is_none() {
            return found;
        }
        let held = self.held_by_name();
        for (row, said) in targets {
            let Some(better) = way_of(said, self.calendar) else { continue };
            let measure =
                self.held_at(recast, row, &held).and_then(|at| self.pack.measures.get(at));
            let polarity = match choice::polarity(&choice::words(text(recast, row, Role::Polarity)))
            {
                Some(polarity) => Some(polarity),
                None => measure.and_then(|measure| measure.polarity),
            };
            if let Some(polarity) = polarity
                && target::clashes(Some(better), Some(polarity))
            {
                let name = text(recast, row, Role::MeasureName);
                let said = format!("{said} of {name}, {}", polarity.words().to_lowercase());
                found.push(Against { row, said, better, held: measure.is_some() });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::{Bounds, Pack};
    use std::sync::Arc;

    /// Direction and plan of the one measure that a file comes to.
    fn held(pack: &Pack, text: &str, answer: Option<&str>) -> (Option<Polarity>, Option<String>) {
        let answers: Vec<(&str, &str)> = answer.map(|it| (ASKED, it)).into_iter().collect();
        let found = tried(pack, text, &answers);
        let measure = &found.pack.measures[0];
        let steps = measure.targets.values().flat_map(|it| &it.trajectory);
        let plans: Vec<String> = steps
            .filter_map(|step| match step.plan {
                Bounds::Value(value) => Some(value.to_string()),
                Bounds::Range { .. } => None,
            })
            .collect();
        (measure.polarity, plans.first().cloned())
    }

    #[test]
    fn a_target_against_the_direction_waits_for_which_is_right() {
        let (up, down) = (Some(Polarity::HigherIsBetter), Some(Polarity::LowerIsBetter));
        let three = || Some("3".to_owned());
        let text = "Measure,Unit,Polarity,Period,Actual,Target\nSickness,%,Higher is better,Apr 2025,2.8,≤3%\n";
        let empty = Pack::default();
        assert_eq!(held(&empty, text, None), (up, None));
        assert_eq!(held(&empty, text, Some(TAKE)), (up, three()));
        assert_eq!(held(&empty, text, Some(TURN)), (down, three()));
        assert_eq!(held(&empty, text, Some(OUT)), (up, None));
        // In keeping with it nothing is asked.
        assert_eq!(held(&empty, &text.replace("Higher", "Lower"), None), (down, three()));
        assert_eq!(held(&empty, &text.replace('≤', ""), None), (up, three()));
        // The pack's direction is the pack's.
        let mut pack = pack_of(&[("Sickness", &[])]);
        Arc::make_mut(&mut pack.measures[0]).polarity = up;
        let bare = "Measure,Period,Actual,Target\nSickness,Apr 2025,2.8,≤3\n";
        assert_eq!(held(&pack, bare, None), (up, None));
        let asked = tried(&pack, bare, &[]);
        assert_eq!(asked.question(ASKED).answers, [TAKE, OUT]);
    }
}
