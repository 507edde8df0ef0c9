//! Files in which nothing is a figure, a target or a setting: a list of names is no measures.

use super::super::columns::deciding::{Column, Deciding};
use crate::exchange::import::role::{Role, SlotPart};

impl Deciding<'_> {
    /// Takes nothing of a file without figures, and says what is missing of the file as a whole. Targets, ratings and
    /// what else the grids hold of a measure are taken without any.
    pub(in super::super) fn without_figures(&mut self) {
        if self.layout.waits || self.describes_measures() || !self.columns.iter().all(holds_nothing)
        {
            return;
        }
        let named: Vec<usize> = self.which(|it| it.profile.filled > 0);
        if named.is_empty() {
            return;
        }
        let reason =
            format!("no column of this file holds figures: there are {}", self.all_named(&named));
        for at in 0..self.columns.len() {
            self.change(at, |it| {
                it.waits = None;
                it.leave(reason.clone());
            });
        }
        self.lacks = Some(reason);
        self.waits = None;
        self.row_waits.clear();
        self.rows.clear();
        // Nothing hangs on what is still open.
        self.asking.questions.retain(|question| !question.is_open());
    }

    /// Headings quoted, as many as can be read at a glance.
    fn all_named(&self, columns: &[usize]) -> String {
        const MOST: usize = 12;
        super::super::names::words::few(
            &columns.iter().map(|at| self.name(*at)).collect::<Vec<_>>(),
            MOST,
        )
    }
}

/// Whether nothing of a column is a figure, a target or a setting.
fn holds_nothing(column: &Column) -> bool {
    let profile = &column.profile;
    let timed = matches!(
        column.role,
        Some(
            Role::Period
                | Role::PeriodStart
                | Role::PeriodEnd
                | Role::PeriodPoint
                | Role::Year
                | Role::MeasureId
                | Role::AboutDate
        )
    );
    let quantity = column.slot.as_ref().is_some_and(|slot| {
        profile.filled > 0
            && matches!(
                slot.part,
                SlotPart::Value
                    | SlotPart::Target
                    | SlotPart::Floor
                    | SlotPart::Stretch
                    | SlotPart::Forecast
            )
    });
    let said = match column.role {
        Some(
            Role::Value
            | Role::ValueText
            | Role::Numerator
            | Role::Denominator
            | Role::Target
            | Role::Floor
            | Role::Forecast,
        ) => profile.filled > 0,
        Some(Role::Rating | Role::Setting(_) | Role::OfTarget(_)) => true,
        _ => false,
    };
    !quantity && !said && !column.by_hand && (timed || profile.counts_rows || !profile.is_figures())
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_file_without_figures_is_said_to_have_none_and_nothing_of_it_is_taken() {
        let check = |text: &str, named: &str| {
            let found = tried(&Pack::default(), text, &[]);
            assert!(found.pack.measures.is_empty(), "{text}");
            assert_eq!(found.asked(), [""; 0], "{text}");
            assert_eq!(found.proposal.counts().taken(), 0, "{text}");
            let left = found.proposal.left_out();
            let said = |it: &&str| {
                it.starts_with("no column of this file holds figures") && it.contains(named)
            };
            assert!(left.keys().any(said), "{left:?}");
            let why = found.why_nothing.as_deref().unwrap_or_default();
            let told =
                "Nothing of this file can be brought in: no column of this file holds figures";
            assert!(why.starts_with(told) && why.contains(named), "{why}");
        };
        check("Name,Owner,Notes\nHousing,Head,ok\nParks,Head,bad\n", "'Notes'");
        check(
            "Programme,Owner,Notes\nHousing,Head of Housing,Going fine\nParks,Head of Parks,Behind\n",
            "'Programme'",
        );
        for text in ["Measure\nBins\nLoans\n", "Measure,Apr 2025,May 2025\nBins,,\nLoans,,\n"] {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.proposal.counts().taken(), 0, "{text}");
            assert!(found.why_nothing.is_some(), "{text}");
        }
    }

    #[test]
    fn whenever_nothing_would_be_brought_in_it_is_said_why() {
        let file = "Measure,Period,Value\nBins,Apr 2025,5\n";
        let held = tried(&Pack::default(), file, &[]).pack;
        let check = |pack: &Pack, text: &str, said: &str| {
            let found = tried(pack, text, &[]);
            let why = found.why_nothing.unwrap_or_default();
            assert_eq!(why.is_empty(), !found.proposal.is_empty(), "{text}: {why}");
            assert!(why.contains(said) && why.is_empty() == said.is_empty(), "{text}: {why}");
        };
        check(&Pack::default(), file, "");
        check(&held, file, "Nothing would change");
        let areas = "Measure,Area,Period,Value\nBins,North,Apr 2025,5\nBins,South,Apr 2025,7\n";
        check(&Pack::default(), areas, "before the question is answered");
        check(&held, "Measure,Period,Value\nBins,Tuesday,5\n", "all of it is left out");
    }

    #[test]
    fn settings_and_targets_are_taken_without_figures() {
        let check = |text: &str| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.pack.measures.len(), 2, "{text} {:?}", found.proposal.left_out());
        };
        check("Measure,Unit,Frequency\nBins,bins,Monthly\nLoans,loans,Monthly\n");
        check("Measure,2025/26 target\nBins,5\nLoans,6\n");
    }

    #[test]
    fn a_file_of_settings_or_targets_alone_is_said_to_have_no_figures() {
        let check = |text: &str, expected: Option<&str>| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.without_figures.as_deref(), expected, "{text}");
        };
        check(
            "Measure,Unit,Frequency\nBins,bins,Monthly\nLoans,loans,Monthly\n",
            Some("This file has no figures. What is in it: 'Measure: name', 'Unit', 'Frequency'."),
        );
        check(
            "Measure,2025/26 target\nBins,5\nLoans,6\n",
            Some("This file has no figures. What is in it: 'Measure: name', 'Target'."),
        );
        check("Measure,Period,Actual\nBins,Apr 2025,5\n", None);
        check("Measure,Apr 2025,Target\nBins,5,6\n", None);
        check("Measure,Period,RAG\nBins,Apr 2025,Green\n", None);
        // What may be figures is asked first; what nothing can be taken of says so by itself.
        check("Measure,Period,Homes,Roads\nBins,Apr 2025,5,6\n", None);
        check("Name,Owner,Notes\nHousing,Head,ok\nParks,Head,bad\n", None);
    }
}
