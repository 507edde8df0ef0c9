//! Headings on three lines: `2024/25, 2025/26` over `Q1, Q2, Q1, Q2` over `Target, Actual, Status`. The upper two become
//! one, and what is left are headings on two lines (`corner.rs`).

use super::corner::{once, over_and_under};
use super::headings::{Part, dated, part};
use crate::exchange::import::published::status;
use crate::exchange::{Table, reading::value};
use crate::model::Calendar;
use std::borrow::Cow;

/// How many of the first lines may be the first of three.
const FIRST: usize = 12;

/// The table with the upper two lines as one, where headings stand on three.
pub(in super::super) fn three_lines(table: Cow<Table>, calendar: Calendar) -> Cow<Table> {
    let lines = Lines { table: &table };
    let found = (0..FIRST).find_map(|at| Some((at, lines.upper(at, calendar)?)));
    let Some((at, (corner, upper))) = found else { return table };
    let mut records = table.records();
    records.remove(at);
    if let Some((_, over)) = records.get_mut(at) {
        *over = upper;
    }
    // What stands in the corner, on whichever line, goes to the lowest.
    if let Some((_, under)) = records.get_mut(at + 1) {
        under.splice(..corner.len().min(under.len()), corner);
    }
    let made = Table::headed_by(records, at).named(&table.name);
    Cow::Owned(made)
}

/// The lines of a sheet, from the first title on.
struct Lines<'a> {
    table: &'a Table,
}

impl<'a> Lines<'a> {
    fn line(&self, at: usize) -> Option<&'a [String]> {
        let above = self.table.above.len();
        match at {
            at if at < above => self.table.above.get(at).map(|(_, line)| line.as_slice()),
            at if at == above => Some(&self.table.headings),
            at => self.table.rows.get(at - above - 1).map(Vec::as_slice),
        }
    }

    /// The corner of three lines and the line that the first two make, where a line and the two under it are such.
    fn upper(&self, at: usize, calendar: Calendar) -> Option<(Vec<String>, Vec<String>)> {
        let (over, middle, below) = (self.line(at)?, self.line(at + 1)?, self.line(at + 2)?);
        self.line(at + 3)?;
        let first = corner(over, middle, below)?;
        let width = over.len().max(middle.len()).max(below.len());
        let (over, middle) = (Spans::of(over, first), Spans::of(middle, first));
        // Each of the upper lines stands over several of the line under it.
        if !(over.spread && middle.spread) {
            return None;
        }
        let lines = [over.line, middle.line, below];
        let corner = (0..first).map(|at| once(&lines.map(|line| cell(line, at)))).collect();
        let mut made = vec![String::new(); first];
        let mut parts = 0;
        let mut before = String::new();
        for at in first..width {
            let (above, between, under) = (over.said(at), middle.said(at), cell(below, at));
            let alone = cell(over.line, at).is_empty() && cell(middle.line, at).is_empty();
            if under.is_empty() {
                made.push(String::new());
                continue;
            }
            let found = over_and_under(above, between, calendar);
            // What follows the last period and is no part of it is said once for the row.
            if alone && !is_part(under, calendar) {
                made.push(String::new());
                continue;
            }
            if !is_part(under, calendar)
                || dated(&over_and_under(&found, under, calendar), calendar).is_none()
            {
                return None;
            }
            parts += 1;
            made.push(if found == before { String::new() } else { found.clone() });
            before = found;
        }
        (parts > 1).then_some((corner, made))
    }
}

/// Where the corner ends: the first column that has a cell on all three lines, none of them a figure.
fn corner(over: &[String], middle: &[String], below: &[String]) -> Option<usize> {
    let lines = [over, middle, below];
    let width = lines.iter().map(|line| line.len()).max()?;
    let full = |at: &usize| lines.iter().all(|line| !cell(line, *at).is_empty());
    let first = (0..width).find(full)?;
    // Of the corner each cell stands on one line.
    let once = |at: usize| lines.iter().filter(|line| !cell(line, at).is_empty()).count() < 2;
    let named = (0..first).any(|at| lines.iter().any(|line| !cell(line, at).is_empty()));
    (named && (0..first).all(once)).then_some(first)
}

fn cell(line: &[String], at: usize) -> &str {
    line.get(at).map_or("", |text| text.trim())
}

/// Whether a text says what its column has of a period, or of which period it is: no figure and no status.
fn is_part(text: &str, calendar: Calendar) -> bool {
    let figure = value::number(text).is_some() || status(text).is_some();
    !figure && (part(text) != Part::Other || dated(text, calendar).is_some())
}

/// A line of merged cells: a blank one says what its left does.
struct Spans<'a> {
    line: &'a [String],
    first: usize,
    /// Whether some cell stands over several columns.
    spread: bool,
}

impl<'a> Spans<'a> {
    fn of(line: &'a [String], first: usize) -> Self {
        let again = |at: &usize| {
            let (before, here) = (cell(line, at - 1), cell(line, *at));
            here.is_empty() || here == before
        };
        let spread = (first + 1..line.len()).any(|at| again(&at));
        Self { line, first, spread }
    }

    fn said(&self, at: usize) -> &'a str {
        let mut back = (self.first..=at).rev().map(|at| cell(self.line, at));
        back.find(|text| !text.is_empty()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    /// Figures, plans and published ratings that a file brings.
    fn come(text: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let found = tried(&Pack::default(), text, &[]);
        assert!(!found.asked().contains(&"headings"), "{text}: {:?}", found.asked());
        let measures = &found.pack.measures;
        let steps =
            measures.iter().flat_map(|it| it.targets.values()).flat_map(|it| &it.trajectory);
        let plans = steps.map(|it| format!("{}: {:?}", it.period, it.plan)).collect();
        let rated = measures.iter().flat_map(|it| &it.published);
        let rated = rated.map(|it| format!("{}: {}", it.period, it.text)).collect();
        (found.figures(), plans, rated)
    }

    #[test]
    fn years_over_quarters_over_target_actual_and_status_are_one_heading() {
        let rows = "Calls,80,78.2,A,80,81,G,85,83.1,A\nTips,300,321,R,300,290,G,280,310,R\n";
        let (figures, plans, rated) = come(&format!(
            "Our report,,,,,,,,,\n,2024/25,,,,,,2025/26,,\n,Q3,,,Q4,,,Q1,,\nIndicator,Target,Actual,RAG,Target,Actual,RAG,Target,Actual,RAG\n{rows}"
        ));
        assert_eq!(
            figures,
            [
                "Calls, own, 2024/25 Q3: 78.2",
                "Calls, own, 2024/25 Q4: 81",
                "Calls, own, 2025/26 Q1: 83.1",
                "Tips, own, 2024/25 Q3: 321",
                "Tips, own, 2024/25 Q4: 290",
                "Tips, own, 2025/26 Q1: 310",
            ]
        );
        assert_eq!(plans.len(), 6, "{plans:?}");
        assert_eq!(rated.len(), 6, "{rated:?}");
        let wanted = (figures, plans, rated);
        // The name on the first line, no title, merged cells as a workbook spreads them.
        for over in [
            "Indicator,2024/25,,,,,,2025/26,,\n,Q3,,,Q4,,,Q1,,\n",
            ",2024/25,2024/25,2024/25,2024/25,2024/25,2024/25,2025/26,2025/26,2025/26\nIndicator,Q3,Q3,Q3,Q4,Q4,Q4,Q1,Q1,Q1\n",
        ] {
            let under = ",Target,Actual,RAG,Target,Actual,RAG,Target,Actual,RAG\n";
            assert_eq!(come(&format!("{over}{under}{rows}")), wanted, "{over}");
        }
    }

    #[test]
    fn what_stands_behind_the_last_period_is_said_once_for_the_row() {
        let (figures, plans, _) = come(
            ",,2025/26,,,,\n,,Q1,,Q2,,\nIndicator,Unit,Target,Actual,Target,Actual,Owner\nCalls,%,80,78,80,81,Director\n",
        );
        assert_eq!(figures, ["Calls, own, 2025/26 Q1: 78", "Calls, own, 2025/26 Q2: 81"]);
        assert_eq!(plans.len(), 2, "{plans:?}");
    }

    #[test]
    fn a_first_row_is_no_third_line() {
        for text in [
            ",2024/25,,2025/26,\nMeasure,Q1,Q2,Q1,Q2\nVisits,80,81,82,83\n",
            ",2024/25,,2025/26,\nMeasure,Q1 RAG,Q2 RAG,Q1 RAG,Q2 RAG\nVisits,G,A,G,R\nFalls,G,G,G,G\n",
        ] {
            let found = tried(
                &Pack::default(),
                text,
                &[("statuses-alone", "yes: measures with published statuses")],
            );
            let held = found.pack.measures.iter().map(|it| it.series.len() + it.published.len());
            assert_eq!(held.max(), Some(4), "{text}");
        }
    }
}
