//! Quotation marks between which stand what looks like rows of the file: whether they are its cell's ends or plain characters.

use super::super::question::{Asking, Question};
use crate::exchange::Table;
use crate::exchange::counted::{counted, thousands};

/// The question's id. Its answer is about one file, and not kept for the next of its shape.
pub(in super::super) const QUOTES: &str = "quotation-marks";

const PLAIN: &str = "plain characters";
const ENDS: &str = "the ends of one cell";

/// The table as a person says that it is to be read; and whether they have yet to say so.
pub(in super::super) fn as_answered<'a>(
    table: &'a Table,
    asking: &mut Asking,
) -> (&'a Table, bool) {
    let Some(unquoted) = &table.unquoted else { return (table, false) };
    let lines = unquoted.cells.first().map_or((0, 0), |first| (first.opens, first.closes));
    let others = match unquoted.cells.len() {
        0 | 1 => String::new(),
        several => format!(", and of {}", counted(several - 1, "cell more", "cells more")),
    };
    let (opens, closes) = (thousands(lines.0), thousands(lines.1));
    let text = format!("What are the quotation marks on lines {opens} and {closes}{others}?");
    let question = Question::new(QUOTES, text)
        .answers([PLAIN, ENDS])
        .because("the lines between them have as many cells as the rows of the file")
        .holding("the whole file");
    match asking.ask(question).as_deref() {
        Some(PLAIN) => (&unquoted.table, false),
        answer => (table, answer.is_none()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn nothing_is_taken_before_it_is_known_what_quotation_marks_are() {
        let rows: String = (0..9).map(|at| format!("Measure {at},{at},{at}\n")).collect();
        let text = format!("Measure,2023/24,2024/25\n\"First,5,5\n{rows}Last,6,6\"\nEnd,7,7\n");
        let check = |answers: &[(&str, &str)], is_open: bool, figures: usize| {
            let found = tried(&Pack::default(), &text, answers);
            let question = found.question(QUOTES);
            assert_eq!(
                question.text, "What are the quotation marks on lines 2 and 12?",
                "{answers:?}"
            );
            assert_eq!(
                (question.is_open(), found.figures().len()),
                (is_open, figures),
                "{answers:?}"
            );
            assert_eq!(found.proposal.is_empty(), figures == 0, "{answers:?}");
        };
        check(&[], true, 0);
        check(&[(QUOTES, "what you like")], true, 0);
        check(&[(QUOTES, "plain characters")], false, 24);
        check(&[(QUOTES, "the ends of one cell")], false, 2);
    }

    #[test]
    fn a_table_of_money_waits_too() {
        let rows: String = (0..9).map(|at| format!("Plan {at},2024/25,{at},{at}\n")).collect();
        let text = format!(
            "Plan,Year,Budget,Spend\n\"First,2024/25,5,5\n{rows}Last,2024/25,6,\"6\nEnd,2024/25,7,7\n"
        );
        let found = tried(&Pack::default(), &text, &[]);
        assert!(found.question(QUOTES).is_open());
        assert!(found.proposal.is_empty());
    }
}
