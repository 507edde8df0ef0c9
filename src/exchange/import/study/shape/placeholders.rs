//! Headings that a program put where a sheet had none, `...2` and `Unnamed: 1`, and its `NA` for blank cells: they say nothing,
//! and the line with the headings stands further down.

use crate::exchange::Table;
use std::borrow::Cow;

/// How they begin, before the number of their column.
const BEGIN: [&str; 6] = ["...", "unnamed: ", "unnamed:", "column", "field", "x"];

/// The table without them, where most of its headings are such.
pub(super) fn without_placeholders(table: &Table) -> Cow<'_, Table> {
    let is_one = |(at, heading): (usize, &String)| is_placeholder(heading, at);
    let found = table.headings.iter().enumerate().filter(|it| is_one(*it)).count();
    if found < 2 || found * 2 < table.headings.len() {
        return Cow::Borrowed(table);
    }
    let mut table = table.clone();
    for (at, heading) in table.headings.iter_mut().enumerate() {
        if is_placeholder(heading, at) {
            heading.clear();
        }
    }
    let blank = |cell: &String| matches!(cell.trim(), "NA" | "NaN" | "nan");
    for cell in table.rows.iter_mut().flatten().filter(|cell| blank(cell)) {
        cell.clear();
    }
    let filled: Vec<bool> =
        table.rows.iter().map(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    let mut keep = filled.iter();
    table.rows.retain(|_| keep.next().copied().unwrap_or(true));
    let mut keep = filled.iter();
    table.row_numbers.retain(|_| keep.next().copied().unwrap_or(true));
    Cow::Owned(table)
}

/// Whether a heading says only which column it heads, counted from 0 or from 1.
fn is_placeholder(heading: &str, at: usize) -> bool {
    let heading = heading.trim().to_lowercase();
    let number = BEGIN.iter().find_map(|begin| heading.strip_prefix(begin));
    let number = number.and_then(|number| number.parse::<usize>().ok());
    number.is_some_and(|number| number == at || number == at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::is_placeholder;
    use crate::model::Pack;

    #[test]
    fn headings_that_a_program_made_say_nothing() {
        let check = |heading: &str, at: usize, expected: bool| {
            assert_eq!(is_placeholder(heading, at), expected, "{heading} {at}");
        };
        check("...2", 1, true);
        check("Unnamed: 1", 1, true);
        check("Column3", 2, true);
        check("X3", 2, true);
        check("X3", 7, false);
        check("2025", 2, false);
        check("Column", 1, false);
        for [one, two, three] in
            [["...2", "...3", "...4"], ["Unnamed: 1", "Unnamed: 2", "Unnamed: 3"]]
        {
            let text = format!(
                "Contents,{one},{two},{three}\nLoans and visits by month,NA,NA,NA\nNA,NA,NA,NA\n\
                 Measure,Apr-25,May-25,Jun-25\nNA,NA,NA,NA\nLoans,5,6,7\nVisits,80,NA,82\n"
            );
            let found = tried(&Pack::default(), &text, &[("headings", "line 4")]);
            let figures = [
                "Loans, own, 2025-04: 5",
                "Loans, own, 2025-05: 6",
                "Loans, own, 2025-06: 7",
                "Visits, own, 2025-04: 80",
                "Visits, own, 2025-06: 82",
            ];
            assert_eq!(found.figures(), figures, "{text} {:?}", found.asked());
        }
    }
}
