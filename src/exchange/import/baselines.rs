//! Figures of whole years of measures that report more often: what the measure started from, or nothing that counts.

use super::engine::Engine;
use super::observing::Columns;
use super::proposal::Outcome;
use crate::model::{Baseline, Frequency};

impl Engine<'_> {
    /// Once figures and targets are taken: the whole year's figure of a measure that reports more often, of the year before
    /// those that this file brings, is what it started from. Any other counts nowhere.
    pub(super) fn keep_baselines(&mut self) {
        let before = std::mem::take(&mut self.before);
        // Of several years the last one is it.
        for ((measure, period), cells) in before.into_iter().rev() {
            let Some(found) = self.draft.measures.get(measure) else { continue };
            let year = self.calendar.year_of_period(period);
            // Targets or figures of a year after it, or nothing else at all: then it is what the measure starts from.
            let targets = found.targets.keys().next_back();
            let target_after = targets.is_some_and(|last| *last > year);
            let years = || {
                let own = found.series.iter().filter(|it| it.reading.is_figure());
                own.map(|it| self.calendar.year_of_period(it.period))
            };
            let figures_after = years().all(|it| it > year);
            let next = target_after || (figures_after && targets.is_none());
            let first = cells.first().map(|(_, value)| *value);
            let one = cells.iter().all(|(_, value)| Some(*value) == first);
            let held = found.baseline.clone();
            let new = first.map(|value| Baseline {
                value,
                period: Some(period),
                ..held.clone().unwrap_or_default()
            });
            let later = |it: &Baseline| it.period.is_none_or(|held| held != period);
            let reports = found.frequency;
            if next && one && held == new {
                for (at, _) in cells {
                    self.note(
                        at,
                        Outcome::Unchanged,
                        "as a baseline, as in the pack or in another row",
                    );
                }
                continue;
            }
            if !next
                || !one
                || held.as_ref().is_some_and(later)
                || self.frozen(measure, None).is_some()
            {
                for (at, _) in cells {
                    let columns = Columns { value: Some(at.1), ..Columns::default() };
                    self.refuse_period(at.0, &columns, period, reports.unwrap_or(Frequency::Dated));
                }
                continue;
            }
            let outcome = match &held {
                Some(held) => Outcome::Changed {
                    from: held.value.to_string(),
                    to: first.map(|value| value.to_string()).unwrap_or_default(),
                },
                None => Outcome::Added,
            };
            if let Some(found) = self.draft.measures.get_mut(measure) {
                found.baseline = new;
            }
            for (at, _) in cells {
                self.note(at, outcome.clone(), format!("as a baseline, of {}", period.label()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Decisions, Study};
    use crate::model::Pack;

    #[test]
    fn last_years_figure_beside_a_target_is_the_baseline_of_what_reports_more_often() {
        let check = |text: &str, expected: &[&str], refused: bool| {
            let (table, choices) = (Table::read(text.as_bytes()), Choices::default());
            let mut pack = Pack::default();
            let study = Study::new(&pack, &table, &choices);
            let proposal = study.propose(&pack, &Decisions::default());
            let said = proposal.diagnostics.iter().any(|it| it.message.contains("count nowhere"));
            crate::edit::apply(&mut pack, proposal.command(""), &crate::edit::Context::default())
                .unwrap();
            let held = pack.measures.iter().filter_map(|it| it.baseline.as_ref());
            let held =
                held.map(|it| format!("{} in {:?}", it.value, it.period.map(|it| it.label())));
            assert_eq!(held.collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(said, refused, "{text}");
        };
        let head = "Measure,Frequency,2024/25 outturn,2025/26 target";
        check(&format!("{head}\nBins,Monthly,9.1,8.5\n"), &["9.1 in Some(\"2024/25\")"], false);
        check(&format!("{head}\nHomes,Annual,980,1000\n"), &[], false);
        // Of several years it is the last; of the year of the target it is no start.
        check(
            "Measure,Frequency,2023/24,2024/25,2025/26 target\nBins,Monthly,9.4,9.1,8.5\n",
            &["9.1 in Some(\"2024/25\")"],
            true,
        );
        check("Measure,Frequency,2025/26,2025/26 target\nBins,Monthly,9.1,8.5\n", &[], true);
        // Without a target too, where nothing of that year is known by period.
        let head = "Measure,Frequency,Out-turn 2024/25";
        check(
            &format!("{head},Apr 2025\nBins,Monthly,9.1,8.8\n"),
            &["9.1 in Some(\"2024/25\")"],
            false,
        );
        check(&format!("{head}\nBins,Monthly,9.1\n"), &["9.1 in Some(\"2024/25\")"], false);
        check(&format!("{head},Mar 2025\nBins,Monthly,9.1,8.8\n"), &[], true);
    }
}
