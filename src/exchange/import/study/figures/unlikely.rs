//! What is asked of unlikely figures, each once for the file, and what becomes of them by the answer.

use super::super::columns::deciding::Deciding;
use super::super::names::words::few_of;
use super::super::question::Question;
use super::super::recast::{Recast, waits_for};
use super::super::repeated::drop_rows;
use super::checks::{Checks, text};
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::rating::{Unlikely, is_per_cent};
use std::collections::BTreeMap;

/// How many figures a question names.
const NAMED: usize = 3;

/// A question about figures.
struct Asked {
    unlikely: Unlikely,
    id: &'static str,
    /// What each of several figures is.
    words: &'static str,
    /// Whether they are taken until somebody says otherwise: what is unlikely and mostly right all the same.
    taken: bool,
}

const ASKED: [Asked; 8] = [
    Asked {
        unlikely: Unlikely::Tenfold,
        id: "tenfold",
        words: "ten times the usual figure of its measure, or a tenth of it",
        taken: false,
    },
    Asked {
        unlikely: Unlikely::TenfoldPlan,
        id: "tenfold-plan",
        words: "ten times its plan, or a tenth of it",
        taken: false,
    },
    Asked {
        unlikely: Unlikely::OverWhole,
        id: "over-whole",
        words: "more than the whole that it is a part of",
        taken: false,
    },
    Asked {
        unlikely: Unlikely::OutsideUnit,
        id: "out-of-range",
        words: "outside what its unit allows",
        taken: false,
    },
    Asked {
        unlikely: Unlikely::BeyondDigits,
        id: "beyond-digits",
        words: "so large that not each of its digits is kept",
        taken: false,
    },
    Asked {
        unlikely: Unlikely::BeyondLimits,
        id: "beyond-limits",
        words: "beyond the limits of its control chart",
        taken: false,
    },
    Asked {
        unlikely: Unlikely::Stuck,
        id: "stuck",
        words: "the same as the period before to the last digit, as it never was",
        taken: false,
    },
    Asked {
        unlikely: Unlikely::SameComment,
        id: "same-comment",
        words: "what the comment of the period before says too",
        taken: true,
    },
];

impl Deciding<'_> {
    /// Asks about figures that are mostly slips; leaves out those that wait or that a person leaves out.
    pub(in super::super) fn check_figures(&mut self, recast: &mut Recast, checks: Checks) {
        let mut out = BTreeMap::new();
        for (unlikely, mut rows) in Unlikely::ALL.into_iter().zip(checks.doubts) {
            let Some(asked) = ASKED.iter().find(|it| it.unlikely == unlikely) else { continue };
            if asked.unlikely == Unlikely::TenfoldPlan && self.asks_about_fractions() {
                rows.retain(|row, _| !is_share(recast, *row));
            }
            let Some(first) = rows.values().next() else { continue };
            // Of what may be every row of a long file, only those that are named.
            let named = rows.keys().take(NAMED).map(|row| in_words(recast, *row, asked.unlikely));
            let named = few_of(named, rows.len());
            let mut question = Question::new(asked.id, format!("Is this right: {named}?"))
                .answers(["take them", "leave them out"])
                .because(match rows.len() {
                    1 => first.words.clone(),
                    _ => format!("each is {}", asked.words),
                })
                .holding(match asked.unlikely {
                    Unlikely::SameComment => "those comments",
                    _ => "those figures",
                });
            if asked.taken {
                question = question.assuming("take them");
            }
            let reason = match self.asking.ask(question).as_deref() {
                Some("take them") => {
                    // What a person answered stays answered; what is only taken meanwhile isn't.
                    if self.asking.is_answered(asked.id) {
                        for (row, check) in &rows {
                            recast.answered.entry(*row).or_default().push(check.key());
                        }
                    }
                    continue;
                }
                Some(_) => format!("{}: you left it out", asked.words).into(),
                None => waits_for(asked.id),
            };
            if asked.unlikely == Unlikely::SameComment {
                rows.keys().for_each(|row| drop_comment(recast, *row));
            } else {
                out.extend(rows.keys().map(|row| (*row, reason.clone())));
            }
        }
        if !out.is_empty() {
            drop_rows(recast, &out);
        }
    }

    /// Whether it was asked if figures or targets in per cent are fractions.
    fn asks_about_fractions(&self) -> bool {
        let about = |id: &str| matches!(id, "fractions" | "fraction-targets");
        self.asking.questions.iter().any(|question| about(&question.id))
    }
}

/// Whether a row's figure is in per cent.
fn is_share(recast: &Recast, row: usize) -> bool {
    [Role::Unit, Role::MeasureName].into_iter().any(|role| is_per_cent(text(recast, row, role)))
}

/// Takes a row's comment out of the long table, and says so of its cell.
fn drop_comment(recast: &mut Recast, row: usize) {
    let Some(column) = recast.mapping.column(Role::Comment) else { return };
    let origin = recast.table.origins.get(row).and_then(|row| row.get(column)).copied().flatten();
    if let Some(cell) = recast.table.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
        cell.clear();
    }
    if let Some(origin) = origin {
        let words = "the comment of the period before: you left it out";
        recast.told.insert(origin, (Outcome::LeftOut, words.into()));
    }
}

/// A figure as it is asked about: `1,200 (Bins missed, Apr 2025, row 7)`.
fn in_words(recast: &Recast, row: usize, unlikely: Unlikely) -> String {
    let text = |role: Role| text(recast, row, role);
    let figure = match (unlikely, text(Role::Value)) {
        (Unlikely::SameComment, _) => text(Role::Comment).to_owned(),
        (_, "") => format!("{} of {}", text(Role::Numerator), text(Role::Denominator)),
        (_, value) => value.to_owned(),
    };
    format!(
        "{figure} ({}, {}, row {})",
        text(Role::MeasureName),
        text(Role::Period),
        recast.table.row_number(row)
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_figure_far_from_its_plan_waits() {
        let check = |file: &str, asked: &[&str], taken: usize| {
            let found = tried(&Pack::default(), file, &[("polarity", "yes")]);
            assert_eq!(found.asked(), asked, "{file}");
            assert_eq!(found.figures().len(), taken, "{file}");
        };
        let file = |value: &str| {
            format!(
                "Measure,Direction,Period,Value,Target\nLoans,Higher is better,Apr 2025,{value},120\n"
            )
        };
        check(&file("115"), &[], 1);
        check(&file("1150"), &[], 1);
        check(&file("1200"), &["tenfold-plan"], 0);
        check(&file("12"), &["tenfold-plan"], 0);
        let found = tried(&Pack::default(), &file("1200"), &[("tenfold-plan", "take them")]);
        assert_eq!(found.figures().len(), 1);
        assert!(found.pack.measures[0].series[0].is_answered("tenfold_plan 1200"));
        assert_eq!(found.question("tenfold-plan").why, "1,200 is ten times 120 or more, its plan");
    }

    #[test]
    fn a_comment_that_says_the_same_again_is_asked_about_and_taken_meanwhile() {
        let file = "Measure,Period,Value,Comment\nLoans,2025-04,11,On course\nLoans,2025-05,12,On course\nLoans,2025-07,13,On course\n";
        let comments = |answers: &[(&str, &str)]| -> Vec<bool> {
            let found = tried(&Pack::default(), file, answers);
            assert!(found.asked().contains(&"same-comment"));
            let held = &found.pack.measures[0].series;
            held.iter().map(|held| held.comment.is_some()).collect()
        };
        assert_eq!(comments(&[]), [true, true, true]);
        assert_eq!(comments(&[("same-comment", "leave them out")]), [true, false, true]);
    }
}
