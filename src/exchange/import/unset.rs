//! Cells of targets that say in words that there is none yet: `TBC`, `No plan yet`, `Baseline year`. What they say is
//! kept beside the year where nothing is aimed for, and never takes a target away.

use super::engine::{At, Engine};
use super::proposal::Outcome;
use crate::exchange::reading::spaces::tidy;
use crate::exchange::typed_target;
use crate::model::{Aim, Period, ReportingYear, Target};

impl<'a> Engine<'a> {
    /// Notes a cell that says that there is no target: beside one that there is, that is kept.
    pub(super) fn unset(
        &mut self,
        at: At,
        measure: usize,
        (year, part): (ReportingYear, Option<Period>),
        text: &'a str,
    ) {
        let Some(found) = self.draft.measures.get(measure) else { return };
        let held = found.targets.get(&year).filter(|held| held.aim != Aim::None);
        if let Some(held) = held {
            let step = part.map(|part| held.step(part));
            let kept = match step {
                Some(Some(step)) => super::targets::in_words(step.plan),
                Some(None) => {
                    let reason = format!("'{}': it says that no plan is set", tidy(text));
                    return self.note(at, Outcome::LeftOut, reason);
                }
                None => typed_target::written(held, found.polarity),
            };
            let what = if part.is_some() { "plan" } else { "target" };
            let reason =
                format!("'{}' is no target; the pack's {what} {kept} was kept", tidy(text));
            return self.note(at, Outcome::Emptied, reason);
        }
        let first = self.unset.entry((measure, year)).or_insert((at, text));
        // Of the whole year before a part of it, whatever the order of rows.
        if part.is_none() {
            *first = (at, text);
        }
        if part.is_some() {
            let reason = format!("'{}': it says that no plan is set", tidy(text));
            self.note(at, Outcome::Used, reason);
        }
    }

    /// Once all targets are taken: years that have none say why, in the file's words.
    pub(super) fn keep_unset(&mut self) {
        for ((measure, year), (at, text)) in std::mem::take(&mut self.unset) {
            let frozen = self.frozen(measure, Some(year));
            let Some(found) = self.draft.measures.get_mut(measure) else { continue };
            let reason = format!("'{}': no target for {year}", tidy(text));
            let outcome = match found.targets.get_mut(&year) {
                Some(held) if held.aim != Aim::None => Outcome::Used,
                Some(held) if held.text.as_deref() == Some(text) => Outcome::Unchanged,
                Some(_) | None if frozen.is_some() => Outcome::LeftOut,
                Some(held) => {
                    let from = held.text.replace(text.to_owned()).unwrap_or_default();
                    match from.is_empty() {
                        true => Outcome::Added,
                        false => Outcome::Changed { from, to: text.to_owned() },
                    }
                }
                None => {
                    let target = Target { text: Some(text.to_owned()), ..Target::new(Aim::None) };
                    found.targets.insert(year, target);
                    Outcome::Added
                }
            };
            let reason = frozen.filter(|_| outcome == Outcome::LeftOut).unwrap_or(reason);
            self.note(at, outcome, reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Decisions, Study};
    use crate::model::Pack;

    /// What comes of a file: the pack after it, and its report.
    fn brought(before: &Pack, text: &str) -> (Pack, String) {
        let (table, choices) = (Table::read(text.as_bytes()), Choices::default());
        let proposal = Study::new(before, &table, &choices).propose(before, &Decisions::default());
        let mut after = before.clone();
        apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
        (after, proposal.report())
    }

    #[test]
    fn what_says_that_there_is_no_target_is_kept_and_takes_none_away() {
        let none =
            "Measure,Period,Value,Target\nBins,Apr 2025,5,No plan yet\nBins,May 2025,6,tbc\n";
        let (pack, report) = brought(&Pack::default(), none);
        let target = pack.measures[0].targets.values().next().unwrap();
        assert_eq!((&target.aim, target.text.as_deref()), (&Aim::None, Some("No plan yet")));
        assert!(!report.contains("error"), "{report}");
        assert!(brought(&pack, none).0 == pack, "the same file again changes nothing");
        // One of its periods has a plan: that is the target there is.
        let (pack, report) = brought(&Pack::default(), &none.replace("No plan yet", "7"));
        let target = pack.measures[0].targets.values().next().unwrap();
        assert!(target.aim == Aim::Plans && target.trajectory.len() == 1);
        assert!(report.contains("'tbc'") && !report.contains("error"), "{report}");
        // And the pack's is kept, whatever a later file says.
        for later in
            ["Measure,2025/26 target\nBins,TBC\n", "Measure,2025/26 target\nBins,No target\n"]
        {
            let (after, report) = brought(&pack, later);
            assert!(after == pack, "{later}");
            assert!(
                report.contains("is no target; the pack's target Plans by period was kept"),
                "{report}"
            );
        }
    }
}
