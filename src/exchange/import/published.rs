//! The ratings that a file has of its own figures: kept in the pack as published, each beside its figure's period.

use super::engine::Engine;
use super::proposal::{Outcome, PUBLISHED};
use super::role::{Role, Whose};
use crate::model::{PublishedRating, PublishedStatus};

/// What the text of a published rating says, where it is one of the usual ones.
pub(super) fn status(text: &str) -> Option<PublishedStatus> {
    // Files made by programs join words: `on_target`.
    let words = text.trim().trim_end_matches('.').to_lowercase().replace(['_', '-'], " ");
    Some(match words.as_str() {
        "g" | "green" | "on target" | "on track" | "met" | "target met" | "achieved"
        | "exceeded" | "above target" | "🟢" | "✓" | "✔" => PublishedStatus::Green,
        "a"
        | "amber"
        | "yellow"
        | "amber/green"
        | "amber/red"
        | "within tolerance"
        | "slightly off target"
        | "🟠"
        | "🟡" => PublishedStatus::Amber,
        "r" | "red" | "🔴" => PublishedStatus::Red,
        "off target" | "off track" | "not met" | "target not met" | "missed" | "below target"
        | "behind" | "✗" | "✘" => PublishedStatus::OffTarget,
        _ => return None,
    })
}

impl Engine<'_> {
    /// Keeps the rating of a row's figure, where the figure is one of the organisation's own and taken.
    pub(super) fn published(&mut self, row: usize, measure: usize) {
        let Some((column, text)) = self.cell(row, Role::Rating) else { return };
        let at = (row, column);
        let whose = self.cell(row, Role::SeriesRole).and_then(|(_, text)| Whose::read(text));
        let found = self.draft.measures.get(measure).zip(self.row_periods.get(&row).copied());
        let Some((held, period)) = found.filter(|_| whose.is_none_or(|it| it == Whose::Own)) else {
            return;
        };
        let period = self.on_grid(period, &held.id.clone());
        // Of a period that the row has no figure of, it stands by itself.
        let figures = [Role::Value, Role::ValueText, Role::Numerator];
        let figured = figures.iter().any(|role| self.cell(row, *role).is_some());
        let observed = self.observed.get(&(measure, None, period)).copied();
        let first = match observed.filter(|_| figured) {
            Some(first) => first,
            None if figured => {
                return self.note(
                    at,
                    Outcome::LeftOut,
                    "a published rating of no figure that is taken",
                );
            }
            None => *self.rated_alone.entry((measure, period)).or_insert(row),
        };
        let Some(measure) = self.draft.measures.get_mut(measure) else { return };
        let calendar = self.calendar;
        let place = measure.published.iter().position(|held| held.period == period);
        let new = PublishedRating {
            period,
            text: text.to_owned(),
            status: status(text),
            ..PublishedRating::default()
        };
        match place.and_then(|place| measure.published.get_mut(place)) {
            Some(held) if held.text == text => self.note(at, Outcome::Unchanged, PUBLISHED),
            Some(_) if first != row => {
                let number = self.table.row_number(first);
                let reason = format!("row {number} has another rating for this period");
                self.note(at, Outcome::LeftOut, reason);
            }
            Some(held) => {
                let from = std::mem::replace(held, new).text;
                let to = text.to_owned();
                self.note(at, Outcome::Changed { from, to }, PUBLISHED);
            }
            None => {
                let end = period.end(calendar);
                let before =
                    measure.published.iter().rposition(|it| it.period.end(calendar) <= end);
                measure.published.insert(before.map_or(0, |before| before + 1), new);
                self.note(at, Outcome::Added, PUBLISHED);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::edit::{Context, apply};
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Decisions, Proposal, Study};
    use crate::model::Pack;

    /// What a file's ratings come to in a pack: a line each, `name, period: text = status`.
    fn kept(before: &Pack, text: &str) -> (Pack, Proposal, Vec<String>) {
        let (table, choices) = (Table::read(text.as_bytes()), Choices::default());
        let study = Study::new(before, &table, &choices);
        let proposal = study.propose(before, &Decisions::default());
        let mut after = before.clone();
        apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
        let line = |name: &str, held: &super::PublishedRating| {
            let status = held.status.map_or("none", super::PublishedStatus::words);
            format!("{name}, {}: {} = {status}", held.period, held.text)
        };
        let of =
            after.measures.iter().flat_map(|it| it.published.iter().map(|one| line(&it.name, one)));
        let lines = of.collect();
        (after, proposal, lines)
    }

    #[test]
    fn ratings_are_kept_as_published_with_their_figures_period() {
        let check = |text: &str, expected: &[&str], report: &str| {
            let (_, proposal, lines) = kept(&Pack::default(), text);
            assert_eq!(lines, expected, "{text}");
            let said = proposal.report();
            assert!(said.contains(report), "{said}");
        };
        check(
            "Measure,Period,Value,RAG\nBins missed,2025-04,5,G\nBins missed,2025-05,7,R\nLoans,2025-04,9,Blue\nLoans,2025-05,8,\n",
            &[
                "Bins missed, 2025-04: G = Green",
                "Bins missed, 2025-05: R = Red",
                "Loans, 2025-04: Blue = none",
            ],
            "3 published ratings kept beside ours",
        );
        // Whatever the order of rows, in order of time; beside each period its own.
        check(
            "Measure,Period,Value,RAG\nBins missed,2025-05,7,Red\nBins missed,2025-04,5,Green\n",
            &["Bins missed, 2025-04: Green = Green", "Bins missed, 2025-05: Red = Red"],
            "2 published ratings",
        );
        check(
            "Measure,Q1 2025/26,RAG,Q2 2025/26,RAG\nBins missed,5,Green,7,Off target\n",
            &[
                "Bins missed, 2025/26 Q1: Green = Green",
                "Bins missed, 2025/26 Q2: Off target = Off target",
            ],
            "2 published ratings",
        );
        // Of no figure there is no rating to keep.
        check(
            "Measure,Period,Value,RAG\nBins missed,2025-04,5,G\nBins missed,2025-05,,R\n",
            &["Bins missed, 2025-04: G = Green"],
            "1 published rating kept",
        );
        check(
            "Measure,Place,Period,Value,RAG\nBins missed,North,2025-04,5,G\nBins missed,South,2025-04,6,G\n",
            &[],
            "left out",
        );
    }

    #[test]
    fn one_that_comes_again_is_known_and_another_is_a_restatement() {
        let text = "Measure,Period,Value,RAG\nBins missed,Apr 2025,5,G\n";
        let (pack, ..) = kept(&Pack::default(), text);
        let (again, proposal, _) = kept(&pack, text);
        assert_eq!((&again, proposal.is_empty()), (&pack, true));
        let (_, proposal, lines) = kept(&pack, &text.replace(",G\n", ",A\n"));
        assert_eq!(lines, ["Bins missed, 2025-04: A = Amber"]);
        assert!(proposal.report().contains("changed: G → A"), "{}", proposal.report());
    }
}
