//! Days as at which something stood: the last of a period stands for it; the first may be how the period before ended or
//! where the next begins, and is asked about.

use super::super::columns::deciding::Deciding;
use super::super::meant::FirstDay;
use super::super::names::words::few;
use super::super::question::Question;
use super::spoken_labels::{as_at, first_day};
use super::styles::Label;
use crate::model::Frequency;
use chrono::NaiveDate;

const BEFORE: &str = "the period that ended the day before";
const BEGINS: &str = "the period that begins on the day";
const ITSELF: &str = "the day itself";

/// The questions which period a first day is of, and how long the periods are.
const FIRST: &str = "as-at-first";
const LENGTH: &str = "as-at";

/// A day in the period that a figure is of, and whether it is the period's first or its last.
#[derive(Clone, Copy)]
struct Edge {
    day: NaiveDate,
    is_first: bool,
}

impl Deciding<'_> {
    /// Asks of which periods single days are, and how long these are where the measures don't say how often they
    /// report.
    pub(in super::super) fn days_as_at(&mut self) {
        let labels = self.spoken(|text| as_at(text).is_some());
        if let Some((label, day)) =
            labels.iter().find_map(|label| first_day(label).map(|day| (label.clone(), day)))
        {
            let question = Question::new(
                FIRST,
                format!(
                    "Of which period is a figure '{label}': the one that ended on {}, or the one that begins on {}?",
                    day.pred_opt().unwrap_or(day).format("%-d %B %Y"),
                    day.format("%-d %B %Y"),
                ),
            )
            .answers([BEFORE, BEGINS, ITSELF])
            .because("how something stands on the first of a month is mostly how the month before ended")
            .holding("every figure as at the first of a month");
            self.days_at.first = match self.asking.ask(question).as_deref() {
                None => {
                    self.days_at.waits = Some(FIRST);
                    return;
                }
                Some(BEFORE) => Some(FirstDay::Before),
                Some(BEGINS) => Some(FirstDay::Begins),
                Some(_) => Some(FirstDay::Itself),
            };
        }
        let edges: Vec<Edge> = labels.iter().filter_map(|label| self.edge(label)).collect();
        let fit = |frequency: Frequency| edges.iter().all(|edge| self.is_edge(*edge, frequency));
        if edges.is_empty() || !fit(Frequency::Quarterly) {
            return;
        }
        let said = self.reports().filter(|it| *it != Frequency::Dated && fit(*it));
        if said.is_some() {
            self.days_at.length = said;
            return;
        }
        let years = fit(Frequency::Yearly);
        let firsts = edges.iter().any(|edge| edge.is_first);
        let named: Vec<String> = labels.into_iter().collect();
        let question = Question::new(
            LENGTH,
            format!(
                "Which periods do the figures stand for that are as at a day, such as {}?",
                few(&named, 2)
            ),
        )
        .answers(["months", "quarters"])
        .answers(years.then_some("years"))
        .because(match firsts {
            true => "each day begins a month and a quarter as well",
            false => "each day ends a month and a quarter as well",
        })
        .holding("every figure as at a day");
        let answer = self.asking.ask(question);
        self.days_at.waits = answer.is_none().then_some(LENGTH);
        self.days_at.length = answer.map(|answer| match answer.as_str() {
            "quarters" => Frequency::Quarterly,
            "years" => Frequency::Yearly,
            _ => Frequency::Monthly,
        });
    }

    /// The edge of its period that a label names.
    fn edge(&self, label: &str) -> Option<Edge> {
        let last = |day| Some(Edge { day, is_first: false });
        match (first_day(label), self.days_at.first) {
            (Some(day), Some(FirstDay::Before)) => last(day.pred_opt()?),
            (Some(day), Some(FirstDay::Begins)) => Some(Edge { day, is_first: true }),
            (Some(_), _) => None,
            (None, _) => last(self.ends(label)?),
        }
    }

    fn is_edge(&self, edge: Edge, frequency: Frequency) -> bool {
        let period = self.calendar.period_of(edge.day, frequency);
        period.is_some_and(|period| match edge.is_first {
            true => period.start(self.calendar) == edge.day,
            false => period.end(self.calendar) == edge.day,
        })
    }

    /// What is read for a label of the first of a month, as at which something stood; none for others.
    pub(in super::super) fn first_day_label(&self, label: &str) -> Option<Label> {
        let day = first_day(label)?;
        if let Some(id) = self.days_at.waits {
            return Some(Label::Waits(id.to_owned()));
        }
        let of = self.edge(label).and_then(|edge| {
            let length = self.days_at.length.unwrap_or(Frequency::Monthly);
            self.calendar.period_of(edge.day, length)
        });
        Some(Label::As(match of {
            Some(period) => period.label(),
            None => day.format("%Y-%m-%d").to_string(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn the_first_of_a_month_is_asked_about_and_counted_nowhere_before() {
        let check =
            |text: &str, answers: &[(&str, &str)], waits: Option<&str>, expected: &[&str]| {
                let found = tried(&Pack::default(), text, answers);
                assert_eq!(found.figures(), expected, "{text} {answers:?}");
                let open = found.questions.iter().find(|it| it.is_open());
                assert_eq!(open.map(|it| it.id.as_str()), waits, "{text} {answers:?}");
            };
        let months = "Measure,As at 1 May 2025,As at 1 June 2025\nIn care,1,2\n";
        check(months, &[], Some(FIRST), &[]);
        check(
            months,
            &[(FIRST, BEFORE)],
            None,
            &["In care, own, 2025-04: 1", "In care, own, 2025-05: 2"],
        );
        check(
            months,
            &[(FIRST, BEGINS)],
            None,
            &["In care, own, 2025-05: 1", "In care, own, 2025-06: 2"],
        );
        check(
            months,
            &[(FIRST, ITSELF)],
            None,
            &["In care, own, 2025-05-01..2025-05-01: 1", "In care, own, 2025-06-01..2025-06-01: 2"],
        );
        // In cells, in numbers, and at the edges of quarters as well.
        let quarters = "Measure,Period,Value\nIn care,As at 1 April 2025,1\nIn care,Position at 01/07/2025,2\n";
        check(quarters, &[(FIRST, BEFORE)], Some(LENGTH), &[]);
        check(
            quarters,
            &[(FIRST, BEFORE), (LENGTH, "quarters")],
            None,
            &["In care, own, 2024/25 Q4: 1", "In care, own, 2025/26 Q1: 2"],
        );
        check(
            quarters,
            &[(FIRST, BEGINS), (LENGTH, "quarters")],
            None,
            &["In care, own, 2025/26 Q1: 1", "In care, own, 2025/26 Q2: 2"],
        );
        check(
            "Measure,As at 31 March 2025,As at 1 July 2025\nIn care,1,2\n",
            &[(FIRST, BEFORE), (LENGTH, "quarters")],
            None,
            &["In care, own, 2024/25 Q4: 1", "In care, own, 2025/26 Q1: 2"],
        );
    }
}
