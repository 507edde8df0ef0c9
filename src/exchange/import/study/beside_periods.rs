//! Columns whose headings, or the block they stand in, name a period.

use super::deciding::{Column, Deciding, SlotAt, When};
use super::headings::{Part, dated, part};
use super::layout::blocks;
use super::not_ours::{is_derived, others_named};
use super::question::Question;
use crate::exchange::import::role::{Role, SlotPart, Whose};

impl Deciding<'_> {
    /// Headings with a period somewhere in them.
    pub(super) fn by_dated_headings(&mut self) {
        for at in self.which(Column::is_free) {
            let heading = self.layout.table.headings.get(at).cloned().unwrap_or_default();
            let (bare, _) = self.without_marks(&heading);
            let Some(found) = dated(&bare, self.calendar) else { continue };
            let figures = self.column(at).is_some_and(|it| it.profile.is_figures());
            let part = part(&found.rest);
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
        let (part, whose, metric) = match part {
            Part::Slot(part, whose) => (part, whose, None),
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
                .answers(["the target", "a forecast: leave it out"])
                .because("what is projected or budgeted may be either, and is no figure")
                .holding(format!("the column '{name}' and those like it"));
                match self.asking.ask(question).as_deref() {
                    Some("the target") => (SlotPart::Target, Whose::Own, None),
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
            Part::Other => (SlotPart::Value, Whose::Own, Some(rest.to_owned())),
        };
        self.change(at, |it| {
            it.slot = Some(SlotAt { part, whose, when });
            it.metric = metric;
            it.why = "its heading names a period".to_owned();
        });
    }

    /// The same headings beside each period: `Q1, Target, RAG, Q2, Target, RAG`.
    pub(super) fn by_blocks(&mut self) {
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
