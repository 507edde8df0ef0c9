//! Of which figure the ratings are that name no period: of the one that stands before them. A year to date that isn't taken
//! keeps its rating from being another figure's; where it can't be told, it is asked.

use super::super::columns::deciding::{Column, Deciding, When};
use super::super::columns::rolling_beside::is_rolling;
use super::super::names::words::adds_up;
use super::super::names::words::plain;
use super::super::question::Question;
use super::super::shape::headings::dated;
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::model::Period;
use chrono::NaiveDate;

const PERIODS: &str = "the figure of its period";
const SO_FAR: &str = "the year to date: leave it out";

/// Why the rating of a year to date isn't taken.
const LEFT: &str = "a published rating of the year to date: it is held against ours of the year to date and isn't kept, as that is \
     rated here from its periods";

/// Why that of a year that rolls isn't.
const ROLLING: &str = "a published rating of a rolling year: only those of a period's own figure are kept, one a period";

/// Whether a heading is of figures of several periods.
fn spans(words: &str) -> bool {
    adds_up(words) || is_rolling(words)
}

/// What a column of ratings stands behind.
enum Before {
    /// The column of a year to date, or of one that rolls.
    SoFar(usize),
    /// The figures of a period that its own heading names, or of the row's.
    Period(Option<When>),
    /// Nothing that says it.
    Unclear,
}

/// Of which period the latest figure is that stands in a row.
pub(in super::super) enum Written {
    At(Period),
    /// That of one of its figures waits for this question.
    Waits(String),
    /// No heading says it.
    Elsewhere,
}

impl Deciding<'_> {
    /// The latest period that a row has a figure of, taken or not: what is said of that is said of no earlier one.
    pub(in super::super) fn latest_written(&self, row: usize) -> Written {
        let mut latest: Option<(NaiveDate, Period)> = None;
        for (at, column) in self.columns.iter().enumerate() {
            let Some(slot) = &column.slot else { continue };
            let own = slot.part == SlotPart::Value && slot.whose == Whose::Own;
            if !own || column.metric.is_some() || self.text(row, at).is_empty() {
                continue;
            }
            if let Some(id) = &column.waits {
                return Written::Waits(id.clone());
            }
            let Some(period) = self.rated_period_in(row, &slot.when) else {
                return Written::Elsewhere;
            };
            let end = period.end(self.calendar);
            if latest.is_none_or(|(before, _)| before < end) {
                latest = Some((end, period));
            }
        }
        latest.map_or(Written::Elsewhere, |(_, period)| Written::At(period))
    }

    /// Whether a column is of the year to date or a year that rolls, by its heading, and isn't taken.
    fn is_so_far(&self, column: &Column) -> bool {
        column.role.is_none()
            && column.slot.is_none()
            && !column.by_hand
            && column.profile.is_figures()
            && spans(&column.profile.words)
    }

    /// Gives the ratings to the figures that they stand beside.
    pub(in super::super) fn ratings_beside(&mut self) {
        let ratings: Vec<usize> = self
            .with(Role::Rating)
            .into_iter()
            .filter(|at| self.column(*at).is_some_and(|it| !it.by_hand))
            .collect();
        let (so_far, others): (Vec<usize>, Vec<usize>) = ratings
            .into_iter()
            .partition(|at| self.column(*at).is_some_and(|it| spans(&it.profile.words)));
        for at in &so_far {
            self.leave_so_far(*at, *at);
        }
        let years = self.which(|it| self.is_so_far(it));
        for at in others {
            let heading = self.layout.table.headings.get(at).map_or("", String::as_str);
            if dated(heading, self.calendar).is_some() {
                continue;
            }
            match self.before(at, &years) {
                // The year to date has a rating that says so.
                Before::SoFar(_) | Before::Unclear if !so_far.is_empty() => {}
                Before::SoFar(of) => self.leave_so_far(at, of),
                Before::Unclear if !years.is_empty() => self.ask_whose_rating(at),
                Before::Unclear => {}
                Before::Period(when) => self.rate_before(at, when),
            }
        }
    }

    /// What a column of ratings stands behind. A target goes with the figure before it.
    fn before(&self, at: usize, years: &[usize]) -> Before {
        let mut between = false;
        for before in (0..at).rev() {
            let Some(column) = self.column(before) else { continue };
            let target = column.role == Some(Role::Target)
                || column.slot.as_ref().is_some_and(|it| it.part != SlotPart::Value);
            if years.contains(&before) {
                return if between { Before::Unclear } else { Before::SoFar(before) };
            }
            match &column.slot {
                Some(slot) if slot.part == SlotPart::Value => {
                    return Before::Period(Some(slot.when.clone()));
                }
                _ if column.role == Some(Role::Value) => return Before::Period(None),
                _ => between |= target || !self.is_rating_or_blank(column),
            }
        }
        Before::Unclear
    }

    /// Leaves a column of ratings out, of a column of years to date; whose own these are, they are held against ours.
    fn leave_so_far(&mut self, at: usize, of: usize) {
        let rolls = self.column(of).is_some_and(|it| is_rolling(&it.profile.words));
        if !rolls {
            self.rated_so_far.push(at);
        }
        self.change(at, |it| {
            it.rated = None;
            it.leave(if rolls { ROLLING } else { LEFT });
        });
    }

    fn is_rating_or_blank(&self, column: &Column) -> bool {
        column.role == Some(Role::Rating) || column.profile.filled == 0
    }

    /// A rating behind the figures of a period: of that, where others follow; behind all of them it is of the latest that
    /// its row has.
    fn rate_before(&mut self, at: usize, when: Option<When>) {
        let follows = self.columns.iter().skip(at).any(|it| {
            it.slot.as_ref().is_some_and(|slot| {
                slot.part == SlotPart::Value && Some(&slot.when) != when.as_ref()
            })
        });
        let several = self.with(Role::Rating).len() > 1;
        if let Some(when) = when.filter(|_| follows || several) {
            self.change(at, |it| {
                if it.rated.is_none() {
                    it.rated = Some(when);
                }
            });
        }
    }

    fn ask_whose_rating(&mut self, at: usize) {
        let name = self.name(at);
        let id = format!("rating-of-{}", plain(&name).replace(' ', "-"));
        let question = Question::new(
            id.clone(),
            format!("Which figure is '{name}' the rating of?"),
        )
        .answers([PERIODS, SO_FAR])
        .because("figures of periods and a year to date stand in its row, and it is beside neither")
        .holding(format!("the ratings in '{name}'"));
        match self.asking.ask(question).as_deref() {
            Some(PERIODS) => {}
            Some(_) => self.leave_so_far(at, at),
            None => self.change(at, |it| {
                (it.role, it.rated) = (None, None);
                it.waits = Some(id);
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    /// What is published of one measure whose row has these cells, by period.
    fn published(
        headings: &str,
        cells: &str,
        answers: &[(&str, &str)],
    ) -> (Vec<String>, Vec<String>) {
        let text = format!("Measure,{headings}\nCalls answered,{cells}\nVisits,{cells}\n");
        let found = tried(&Pack::default(), &text, answers);
        let line = |it: &crate::model::PublishedRating| format!("{}: {}", it.period, it.text);
        let of_one = found.pack.measures.first();
        let lines = of_one.iter().flat_map(|it| it.published.iter().map(line)).collect();
        (lines, found.asked().into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn a_rating_is_of_the_figure_that_it_stands_behind() {
        let check = |headings: &str, cells: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let (found, asked) = published(headings, cells, answers);
            assert_eq!(found, expected, "{headings}: {asked:?}");
            let is_asked = asked.iter().any(|id| id.starts_with("rating-of"));
            assert!(!is_asked || !answers.is_empty(), "{headings}");
        };
        let none: &[&str] = &[];
        check("Apr 2025,May 2025,YTD,RAG", "80,82,81,Green", &[], none);
        check("Q1 2025/26,Q2 2025/26,Year to date,Status", "80,82,81,Red", &[], none);
        check("Apr 2025,May 2025,YTD RAG,YTD", "80,82,Green,81", &[], none);
        check("Apr 2025,May 2025,YTD May 2025,YTD May 2025 RAG", "80,82,81,Green", &[], none);
        check("Apr 2025,RAG,YTD,YTD RAG", "80,Amber,82,Green", &[], &["2025-04: Amber"]);
        check("Apr 2025,May 2025,RAG,YTD", "80,82,Green,81", &[], &["2025-05: Green"]);
        check("Apr 2025,May 2025,RAG", "80,82,Green", &[], &["2025-05: Green"]);
        check("YTD,Apr 2025,May 2025,RAG", "81,80,82,Green", &[], &["2025-05: Green"]);
        // Each quarter has its own, wherever the last of them stands.
        check(
            "Q1 2025/26 Actual,Q1 2025/26 Target,RAG,Q2 2025/26 Actual,Q2 2025/26 Target,RAG",
            "80,81,Red,82,81,Green",
            &[],
            &["2025/26 Q1: Red", "2025/26 Q2: Green"],
        );
        check("Apr 2025,RAG,May 2025", "80,Red,82", &[], &["2025-04: Red"]);
        check("Q1 2025/26,YTD,RAG,Q2 2025/26,YTD,RAG", "80,80,Red,82,81,Green", &[], none);
        check("Period,Value,YTD,RAG", "Apr 2025,80,81,Green", &[], none);
        check("Period,Value,RAG,YTD", "Apr 2025,80,Green,81", &[], &["2025-04: Green"]);
    }

    #[test]
    fn a_rating_towards_a_plan_of_several_years_is_of_the_latest_figure() {
        for heading in ["Target Status towards 2022-30 Plan", "Status 2022-2030"] {
            let text = format!(
                "Measure,{heading},2023/24,2024/25\nCalls answered,On-Target,80,82\nVisits,No Target Set,5,6\nLoans,Off-Target,7,8\n"
            );
            let found = tried(&Pack::default(), &text, &[]);
            let of = |at: usize| {
                let line =
                    |it: &crate::model::PublishedRating| format!("{}: {}", it.period, it.text);
                found.pack.measures[at].published.iter().map(line).collect::<Vec<_>>()
            };
            assert_eq!(of(0), ["2024/25: On-Target"], "{heading} {:?}", found.reasons);
            assert_eq!(of(2), ["2024/25: Off-Target"], "{heading}");
        }
    }

    #[test]
    fn where_it_cannot_be_told_it_is_asked() {
        for headings in ["RAG,Apr 2025,YTD", "Apr 2025,YTD,Target,RAG", "Apr 2025,YTD,Comment,RAG"]
        {
            let cells = match headings.split(',').nth(2) {
                Some("YTD") => "Green,80,81",
                Some("Target") => "80,81,90,Green",
                _ => "80,81,fine,Green",
            };
            let (found, asked) = published(headings, cells, &[]);
            assert!(
                found.is_empty() && asked.contains(&"rating-of-rag".to_owned()),
                "{headings}: {asked:?}"
            );
            let (found, _) = published(headings, cells, &[("rating-of-rag", super::PERIODS)]);
            assert_eq!(found, ["2025-04: Green"], "{headings}");
            let (found, _) = published(headings, cells, &[("rating-of-rag", super::SO_FAR)]);
            assert!(found.is_empty(), "{headings}");
        }
    }
}
