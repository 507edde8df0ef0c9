//! Columns whose headings, or the block they stand in, name a period.

use super::super::names::words::{plain, says};
use super::super::periods::form::{Form, form};
use super::super::question::Question;
use super::super::shape::headings::{Part, dated, part};
use super::super::shape::layout::blocks;
use super::deciding::{Column, Deciding, SlotAt, When};
use super::not_ours::{is_derived, others_named};
use crate::exchange::import::beside_targets::STRETCH_OF_YEARS;
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::exchange::reading::period;
use crate::model::{Calendar, Period};

const THE_TARGET: &str = "the target";
const FORECAST_KEPT: &str = "a forecast: keep it as the forecast of the post that answers for it";
const FORECAST_OUT: &str = "a forecast: leave it out";

/// Why the forecast of a part of a year isn't kept.
const ONLY_YEARS: &str = "a forecast of a part of a year: only those of whole years are kept";

/// Whether a heading's period is a whole reporting year.
fn is_year(when: &When, calendar: Calendar) -> bool {
    let read = |label: &str| period::read(label, calendar, None).ok().map(|read| read.period);
    let period = match when {
        When::Fixed(period) => Some(*period),
        When::Label(label) => match form(label) {
            Form::Year(_) | Form::YearName(_, None) => return true,
            Form::Certain(label) => read(&label),
            _ => read(label),
        },
    };
    matches!(period, Some(Period::Year(_)))
}

/// Words of headings of targets, whatever else these say.
const TARGETS: &[&str] =
    &["target", "targets", "goal", "goals", "threshold", "tolerance", "trajectory"];

/// Words before these of figures that are counted by their target: `Within target`.
const HELD_AGAINST: &[&str] = &[
    "within",
    "on",
    "to",
    "met",
    "meet",
    "meets",
    "meeting",
    "hit",
    "hitting",
    "against",
    "above",
    "below",
    "over",
    "under",
    "at",
    "of",
    "from",
    "outside",
    "missed",
    "exceeding",
];

/// Whether words of a heading are of a target, and of no figure that is counted by one.
fn is_of_target(rest: &str) -> bool {
    let words = plain(rest);
    let words: Vec<&str> = words.split(' ').collect();
    match words.as_slice() {
        [first, ..] if TARGETS.contains(first) => true,
        [.., before, last] => TARGETS.contains(last) && !HELD_AGAINST.contains(before),
        _ => false,
    }
}

/// Words that say of a heading only whether it is of figures or of targets.
const OF_EITHER: &[&str] = &[
    "target", "targets", "goal", "goals", "actual", "actuals", "outturn", "value", "figure",
    "result",
];

impl Deciding<'_> {
    /// Headings with a period somewhere in them.
    pub(in super::super) fn by_dated_headings(&mut self) {
        for at in self.which(Column::is_free) {
            let heading = self.layout.table.headings.get(at).cloned().unwrap_or_default();
            let (bare, _) = self.without_marks(&heading);
            let Some(found) = dated(&bare, self.calendar) else { continue };
            let figures = self.column(at).is_some_and(|it| it.profile.is_figures());
            // `2023-24 Data` beside `2023-24 Rank`: the figures themselves.
            let part = match plain(&found.rest).as_str() {
                "data" => Part::Slot(SlotPart::Value, Whose::Own),
                _ => part(&found.rest),
            };
            self.slot(at, part, When::Label(found.label), &found.rest, figures);
        }
    }

    /// A column that is for a period, by what the other words say of it.
    fn slot(&mut self, at: usize, part: Part, when: When, rest: &str, figures: bool) {
        let name = self.name(at);
        if is_derived(rest) {
            return self.change(at, |it| {
                it.leave("it is worked out from other figures, or says how sure they are")
            });
        }
        let part = match (part, others_named(rest)) {
            (Part::Other, Some(whose)) if figures => Part::Slot(SlotPart::Value, whose),
            (part, _) => part,
        };
        let part = match part {
            // Without a target beside it a minimum is a figure's own.
            Part::Limit if !self.has_targets_headed() => Part::Other,
            part => part,
        };
        let (part, whose, metric) = match part {
            Part::Slot(SlotPart::Stretch, _) if !is_year(&when, self.calendar) => {
                return self.change(at, |it| it.leave(STRETCH_OF_YEARS));
            }
            Part::Slot(part, whose) => (part, whose, None),
            Part::Limit => match self.is_floor(at) {
                Some(true) => (SlotPart::Floor, Whose::Own, None),
                Some(false) => {
                    return self.change(at, |it| it.leave("you left this column out"));
                }
                None => {
                    let id = self.limit_id(at);
                    return self.change(at, |it| it.waits = Some(id));
                }
            },
            Part::SoFar => {
                return self.change(at, |it| {
                    it.leave("it adds up the year so far: no figure of its period alone");
                });
            }
            Part::Rating => {
                return self.change(at, |it| {
                    it.take(Role::Rating, "its heading says so: kept beside ours");
                    it.rated = Some(when);
                });
            }
            Part::Baseline => {
                let question = Question::new("baseline", format!("What is '{name}'?"))
                    .answers(["the figure of its period", "leave it out"])
                    .because("a baseline is mostly the figure of a period before")
                    .holding(format!("the column '{name}'"))
                    .assuming("the figure of its period");
                if self.asking.ask(question).as_deref() != Some("the figure of its period") {
                    return self.change(at, |it| it.leave("you left the baseline out"));
                }
                (SlotPart::Value, Whose::Own, None)
            }
            Part::Projected => {
                let question = Question::new(
                    "projected",
                    format!("Is '{name}' the target of its period, or a forecast?"),
                )
                .answers([THE_TARGET, FORECAST_KEPT, FORECAST_OUT])
                .because("what is projected or budgeted may be either, and is no figure")
                .holding(format!("the column '{name}' and those like it"));
                match self.asking.ask(question).as_deref() {
                    Some(THE_TARGET) => (SlotPart::Target, Whose::Own, None),
                    Some(FORECAST_KEPT) if is_year(&when, self.calendar) => {
                        (SlotPart::Forecast, Whose::Own, None)
                    }
                    Some(FORECAST_KEPT) => {
                        return self.change(at, |it| it.leave(ONLY_YEARS));
                    }
                    Some(_) => {
                        return self.change(at, |it| it.leave("you left the forecast out"));
                    }
                    None => {
                        return self.change(at, |it| it.waits = Some("projected".to_owned()));
                    }
                }
            }
            Part::Other if !figures => {
                return self.change(at, |it| {
                    it.leave("its heading names a period, its cells are no figures")
                });
            }
            Part::Other if is_of_target(rest) => match self.metric_of_target(rest) {
                Some(metric) => (SlotPart::Target, Whose::Own, Some(metric)),
                None => {
                    return self.change(at, |it| {
                        it.leave(format!("'{name}': a target of its own kind, and no figure: choose what it is to take it"));
                    });
                }
            },
            Part::Other => (SlotPart::Value, Whose::Own, Some(rest.to_owned())),
        };
        self.change(at, |it| {
            it.slot = Some(SlotAt { part, whose, when });
            it.metric = metric;
            it.why = "its heading names a period".to_owned();
        });
    }

    /// Whether a heading is of targets and of nothing else, with a period or without.
    fn has_targets_headed(&self) -> bool {
        let target = |words: &str| part(words) == Part::Slot(SlotPart::Target, Whose::Own);
        self.layout.table.headings.iter().any(|heading| {
            let (heading, _) = self.without_marks(heading);
            match dated(&heading, self.calendar) {
                Some(found) => target(&found.rest),
                None => target(&heading),
            }
        })
    }

    /// What another heading with a period says beside it that a target is of: `Recycling` of `Recycling target`.
    fn metric_of_target(&self, rest: &str) -> Option<String> {
        let bare = |words: &str| {
            let words = plain(words);
            let said = words.split(' ').filter(|word| !OF_EITHER.contains(word));
            said.collect::<Vec<_>>().join(" ")
        };
        let of = bare(rest);
        let others = self.layout.table.headings.iter().filter_map(|heading| {
            let (heading, _) = self.without_marks(heading);
            dated(&heading, self.calendar).map(|it| it.rest)
        });
        let mut metrics = others.filter(|other| !says(&plain(other), TARGETS));
        metrics.find(|other| !of.is_empty() && bare(other) == of)
    }

    /// The same headings beside each period: `Q1, Target, RAG, Q2, Target, RAG`.
    pub(in super::super) fn by_blocks(&mut self) {
        let headings = &self.layout.table.headings;
        let headings: Vec<String> = headings.iter().map(|it| self.without_marks(it).0).collect();
        let whole =
            |heading: &str| dated(heading, self.calendar).is_some_and(|it| it.rest.is_empty());
        for (at, label) in blocks(&headings, whole) {
            let Some(column) = self.column(at).filter(|column| !column.by_hand) else { continue };
            if column.slot.is_some() {
                continue;
            }
            let rest = headings.get(at).cloned().unwrap_or_default();
            let figures = column.profile.is_figures();
            let part = match part(&rest) {
                Part::Slot(SlotPart::Scope | SlotPart::About, _) => continue,
                part => part,
            };
            self.change(at, |it| it.role = None);
            self.slot(at, part, When::Label(label), &rest, figures);
            self.change(at, |it| it.why = "the same headings stand beside each period".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_target_of_another_kind_is_no_figure() {
        let text = "KPI,2025/26 minimum target,Q1 2025/26\nRent collected,97,98\nVoid days,30,28\n";
        let found = tried(&Pack::default(), text, &[]);
        let figures = ["Rent collected, own, 2025/26 Q1: 98", "Void days, own, 2025/26 Q1: 28"];
        assert_eq!(found.figures(), figures);
        assert!(found.reasons[1].contains("a target of its own kind"), "{:?}", found.reasons);
        // Beside the measure that it is of it is that one's; what is counted by a target is a figure.
        let text = "Month,Seen 2024/25,Seen target 2024/25\nAll,80,90\n";
        assert!(!tried(&Pack::default(), text, &[]).reasons[2].contains("of its own kind"));
        let text = "KPI,Apr 2025 within target,Apr 2025\nRepairs,455,500\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(!found.reasons[1].contains("of its own kind"), "{:?}", found.reasons);
    }

    #[test]
    fn data_beside_a_year_are_its_figures() {
        let text = "Code,Title,2022-23 Data,2023-24 Data,2023-24 Rank\nCHN1,Cost per pupil,6789,7012,18\nCHN2,Cost per place,8789,9012,15\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures().len(), 4, "{:?} {:?}", found.asked(), found.reasons);
    }

    #[test]
    fn what_is_expected_of_a_year_is_kept_as_a_forecast_by_choice() {
        let text = "Measure,2024/25 Actual,2025/26 Forecast,2026/27 Forecast\nHomes,198,\"1,225\",\"1,260\"\n";
        let check = |answer: Option<&str>, kept: &[(&str, f64)], targets: usize| {
            let answers: Vec<_> = answer.map(|it| ("projected", it)).into_iter().collect();
            let found = tried(&Pack::default(), text, &answers);
            assert_eq!(found.figures(), ["Homes, own, 2024/25: 198"]);
            let measure = &found.pack.measures[0];
            let held: Vec<(String, f64)> = measure
                .forecasts
                .iter()
                .filter_map(|it| Some((it.year.to_string(), it.own?.get())))
                .collect();
            let expected: Vec<(String, f64)> =
                kept.iter().map(|(year, it)| ((*year).to_owned(), *it)).collect();
            assert_eq!(held, expected, "{answer:?} {:?}", found.reasons);
            assert_eq!(measure.targets.len(), targets, "{answer:?}");
        };
        check(None, &[], 0);
        check(Some(FORECAST_OUT), &[], 0);
        check(Some(FORECAST_KEPT), &[("2025/26", 1225.0), ("2026/27", 1260.0)], 0);
        check(Some(THE_TARGET), &[], 2);
        let part = "Measure,Q1 2025/26,Q2 2025/26 Forecast\nHomes,198,225\n";
        let found = tried(&Pack::default(), part, &[("projected", FORECAST_KEPT)]);
        assert_eq!(found.reasons[2], ONLY_YEARS);
    }
}
