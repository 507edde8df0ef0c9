//! Cells of targets that say in words that there is none yet: `TBC`, `No plan yet`, `Baseline year`. What they say is
//! kept beside the year where nothing is aimed for, and never takes a target away.

use super::engine::{At, Engine};
use super::proposal::Outcome;
use crate::exchange::reading::spaces::tidy;
use crate::exchange::typed_target;
use crate::model::{Aim, Period, ReportingYear, Target};

/// All that a cell may say.
const WORDS: &[&str] = &[
    "none",
    "none set",
    "none yet",
    "nil set",
    "not applicable",
    "baseline",
    "baselining",
    "new",
    "new measure",
    "new indicator",
    "new kpi",
    "new for this year",
    "data only",
    "contextual",
    "contextual measure",
    "for information",
    "for information only",
    "pending",
    "in development",
    "under development",
    "under review",
    "trend only",
    "volumetric",
];

/// What it may begin with, whatever follows.
const BEGINNINGS: &[&str] = &[
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be advised",
    "to be determined",
    "to be decided",
    "to be set",
    "to be established",
    "to be baselined",
    "to be developed",
    "no target",
    "no plan",
    "no annual target",
    "no profile",
    "not set",
    "not yet set",
    "not agreed",
    "not yet agreed",
    "not available",
    "not yet available",
    "not confirmed",
    "not yet confirmed",
    "not targeted",
    "not profiled",
    "target to be",
    "target not",
    "target tbc",
    "baseline year",
    "baseline to be",
    "baseline tbc",
    "baseline being",
    "establish baseline",
    "establishing baseline",
    "establish a baseline",
    "setting baseline",
    "awaiting",
    "awaited",
    "monitor only",
    "monitoring only",
    "for monitoring",
    "monitored only",
    "n/a -",
    "n/a (",
    "yet to be",
];

/// Whether a text says that there is no target, and not only by a mark.
pub(super) fn is_unset(text: &str) -> bool {
    let lower = tidy(text).to_lowercase();
    let said = lower.trim_matches(['(', ')', '[', ']', '*', '.', '-', '–', ' ', '"', '\'']);
    let begins = |beginning: &&str| {
        said.strip_prefix(*beginning).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) || beginning.ends_with('(')
        })
    };
    WORDS.contains(&said) || BEGINNINGS.iter().any(|it| begins(&it))
}

/// What a cell said, and where.
pub(super) type Unset<'a> = (At, &'a str);

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
        assert!(matches!(target.aim, Aim::Value { .. }) && target.trajectory.len() == 1);
        assert!(report.contains("'tbc'") && !report.contains("error"), "{report}");
        // And the pack's is kept, whatever a later file says.
        for later in
            ["Measure,2025/26 target\nBins,TBC\n", "Measure,2025/26 target\nBins,No target\n"]
        {
            let (after, report) = brought(&pack, later);
            assert!(after == pack, "{later}");
            assert!(report.contains("is no target; the pack's target 7 was kept"), "{report}");
        }
    }

    #[test]
    fn words_that_say_there_is_no_target_are_told_from_targets() {
        let check = |text: &str, unset: bool| assert_eq!(is_unset(text), unset, "{text}");
        for text in [
            "TBC",
            "tbc.",
            "(TBC)",
            "To be confirmed",
            "To be agreed in Q2",
            "No plan yet",
            "No target set",
            "No target - new measure",
            "Not set",
            "Baseline year",
            "Baseline to be established",
            "Establishing baseline in 2025/26",
            "Monitor only",
            "Data only",
            "Not applicable",
            "Awaiting data",
            "N/A - new measure",
            "New measure",
            "none",
        ] {
            check(text, true);
        }
        for text in [
            "95%",
            "To reduce",
            "Better than baseline",
            "Baseline + 5%",
            "Notifications down",
            "To be in the top quartile",
            "Nonexistent",
            "Newcastle average",
            "0",
            "50 by 2026",
            "To be no worse than last year",
            "Pending cases below 20",
        ] {
            check(text, false);
        }
    }
}
