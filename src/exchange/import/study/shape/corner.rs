//! Headings on two lines whose first has a blank corner: `, , 2024/25, , 2025/26,` over `Indicator, Unit, Q1, Q2, Q1, Q2`. A
//! blank cell of merged ones says what the cell to its left says.

use super::super::names::words::{plain, says};
use super::super::periods::form::{Form, form};
use super::headings::{Dated, Part, dated, part};
use crate::exchange::import::published::status;
use crate::exchange::import::role::Role;
use crate::exchange::import::suggest::suggest;
use crate::exchange::{Table, reading::value};
use crate::model::Calendar;
use std::borrow::Cow;

/// Words in headings of what is measured.
const NAMING: &[&str] =
    &["indicator", "measure", "kpi", "metric", "name", "title", "description", "pi", "ref", "code"];

/// The two lines as one, where the first has a blank corner and the second says what stands in it.
pub(in super::super) fn with_corner(table: Cow<Table>, calendar: Calendar) -> Cow<Table> {
    if let Some(headings) = numbered_quarters(&table) {
        let mut table = table.into_owned();
        table.headings = headings;
        return Cow::Owned(table);
    }
    if let Some(headings) = of_first_rows(&table, calendar) {
        let mut table = table.into_owned();
        table.headings = headings;
        table.rows.remove(0);
        table.row_numbers.remove(0);
        return Cow::Owned(table);
    }
    if let Some(headings) = under_title(&table, calendar) {
        let mut table = table.into_owned();
        table.headings = headings;
        if let Some((number, _)) = table.above.pop() {
            let place = format!("row {number}");
            table.diagnostics.retain(|it| it.place != place);
        }
        return Cow::Owned(table);
    }
    table
}

/// `Quarter, 1, 2, 3, 4`: the corner says what the numbers beside it are, and nothing of the names under it.
fn numbered_quarters(table: &Table) -> Option<Vec<String>> {
    let (corner, rest) = table.headings.split_first()?;
    let numbers = rest.iter().enumerate().all(|(at, text)| text.trim() == (at + 1).to_string());
    let says = matches!(plain(corner).as_str(), "quarter" | "quarters" | "qtr" | "q");
    (says && numbers && (2..=4).contains(&rest.len())).then(|| {
        let quarters = rest.iter().map(|number| format!("Q{}", number.trim()));
        std::iter::once(String::new()).chain(quarters).collect()
    })
}

/// Where the first line was taken for the headings and the second for a row.
fn of_first_rows(table: &Table, calendar: Calendar) -> Option<Vec<String>> {
    let (second, rows) = table.rows.split_first()?;
    joined(&table.headings, second, rows, calendar)
}

/// Where the first line has one cell, a period, and was taken for a title.
fn under_title(table: &Table, calendar: Calendar) -> Option<Vec<String>> {
    let (_, over) = table.above.last()?;
    let said: Vec<&str> = over.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
    let [said] = said.as_slice() else { return None };
    dated(said, calendar).filter(|it| it.rest.is_empty())?;
    joined(over, &table.headings, &table.rows, calendar)
}

/// One line of headings out of two, where they are such.
fn joined(
    over: &[String],
    below: &[String],
    rows: &[Vec<String>],
    calendar: Calendar,
) -> Option<Vec<String>> {
    let cell = |line: &[String], at: usize| -> String {
        line.get(at).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    let width = over.len().max(below.len());
    // A name merged over both lines stands on each.
    let merged = |at: usize| !cell(over, at).is_empty() && cell(over, at) == cell(below, at);
    let both =
        |at: &usize| !cell(over, *at).is_empty() && !cell(below, *at).is_empty() && !merged(*at);
    let first = (0..width).find(both).filter(|first| *first > 0)?;
    // Of the corner each cell stands on one line, or on none.
    let corner: Vec<String> =
        (0..first).map(|at| once(&[&cell(over, at), &cell(below, at)])).collect();
    let said = |text: &String| says(text, NAMING) || is_of_a_row(text, calendar);
    let blank = (0..first).any(|at| cell(over, at).is_empty() || merged(at));
    if !blank || !corner.iter().any(said) {
        return None;
    }
    let unders: Vec<String> = (first..width).map(|at| plain(&cell(below, at))).collect();
    let mut headings = corner;
    let (mut said, mut spans, mut periods) = (String::new(), false, false);
    for at in first..width {
        let (above, under) = (cell(over, at), cell(below, at));
        spans |= !under.is_empty() && at > first && (above.is_empty() || above == said);
        if !above.is_empty() {
            said = above.clone();
        }
        if under.is_empty() && above.is_empty() {
            headings.push(String::new());
            continue;
        }
        if !is_heading(&under, &said, calendar) {
            return None;
        }
        let once = unders.iter().filter(|it| **it == plain(&under)).count() == 1;
        let beside = above.is_empty() && (is_of_a_row(&under, calendar) || (once && rates(&under)));
        let heading = one(&said, &under, beside, calendar);
        periods |= dated(&heading, calendar).is_some();
        headings.push(heading);
    }
    let figures = |row: &Vec<String>| {
        (first..width).any(|at| {
            let text = cell(row, at);
            value::number(&text).is_some() || status(&text).is_some()
        })
    };
    (spans && periods && rows.iter().any(figures)).then_some(headings)
}

/// What stands in cells over each other, said once where each says the same.
pub(in super::super) fn once(cells: &[&str]) -> String {
    let mut said: Vec<&str> = cells.iter().copied().filter(|it| !it.is_empty()).collect();
    said.dedup();
    said.concat()
}

/// Whether a cell of the second line may be a heading: words, or a year; no status and no mark.
fn is_heading(under: &str, over: &str, calendar: Calendar) -> bool {
    if under.is_empty() {
        return true;
    }
    let year = matches!(form(under), Form::Year(_)) && part(over) != Part::Other;
    let words = value::number(under).is_none()
        && status(under).is_none()
        && (dated(under, calendar).is_some() || plain(under).len() > 1);
    year || words
}

/// Whether a heading is of ratings.
fn rates(heading: &str) -> bool {
    part(heading) == Part::Rating
}

/// A heading of the second line under one of the first, or `beside` it: what is said once for the row, to the right of the
/// last period, isn't of that.
fn one(over: &str, under: &str, beside: bool, calendar: Calendar) -> String {
    if under.is_empty() || over == under {
        return over.to_owned();
    }
    // `Apr 2025` under `Quarter 1` says it all.
    let whole = |text: &str| {
        dated(text, calendar).filter(|Dated { label, .. }| {
            !matches!(form(label), Form::Yearless(_) | Form::DayOrYear(..))
        })
    };
    let in_full = whole(under).is_some() && dated(over, calendar).is_some();
    if beside || in_full { under.to_owned() } else { over_and_under(over, under, calendar) }
}

/// Two lines of one heading as it is read: a month or quarter before the year that stands over it.
pub(in super::super) fn over_and_under(over: &str, under: &str, calendar: Calendar) -> String {
    let (year, part) = (dated(over, calendar), dated(under, calendar));
    if let (Some(year), Some(part)) = (year, part)
        && matches!(form(&part.label), Form::Yearless(_))
        // Of a calendar's year or the reporting one: that is asked about.
        && (calendar.start_month() == 1 || !matches!(form(&year.label), Form::Year(_)))
    {
        let words = [&part.label, &year.label, &year.rest, &part.rest];
        return words
            .into_iter()
            .filter(|it| !it.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
    }
    format!("{over} {under}")
}

/// Whether a heading is of what is said once for each row: a name, a unit, an owner.
fn is_of_a_row(heading: &str, calendar: Calendar) -> bool {
    let table = Table { headings: vec![heading.to_owned()], ..Table::default() };
    let found = suggest(&table, calendar).columns;
    found.iter().any(|role| {
        matches!(
            role,
            Role::MeasureId
                | Role::MeasureName
                | Role::Theme
                | Role::Priority
                | Role::Perspective
                | Role::Unit
                | Role::Polarity
                | Role::Owner
                | Role::Frequency
                | Role::Accumulation
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn numbers_beside_a_corner_of_quarters_are_quarters() {
        for corner in ["Quarter", "Qtr", "Q"] {
            let text = format!("{corner},1,2,3,4\nVisits,80,81,82,83\nFalls,8,9,7,6\n");
            let answers = [("year", "2025/26"), ("name", "column 1")];
            let found = tried(&Pack::default(), &text, &answers);
            assert_eq!(found.figures().len(), 8, "{text}: {:?}", found.asked());
            assert_eq!(found.figures()[0], "Falls, own, 2025/26 Q1: 8");
        }
        // Quarters down the side stay there.
        let text = "Quarter,Visits,Falls\nQ1 2025/26,80,8\nQ2 2025/26,81,9\n";
        let each = [("figures", "each is a measure of its own")];
        assert_eq!(tried(&Pack::default(), text, &each).figures().len(), 4);
    }

    #[test]
    fn a_blank_corner_is_of_the_second_line_and_a_blank_cell_says_what_its_left_does() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(&Pack::default(), text, answers);
            assert_eq!(found.figures(), expected, "{text}: {:?}", found.asked());
            let asked = found.asked();
            assert!(!asked.contains(&"headings"), "{text}: {asked:?}");
        };
        let visits = |periods: &[&str]| -> Vec<String> {
            let figures = periods.iter().enumerate();
            figures.map(|(at, period)| format!("Visits, own, {period}: {}", 80 + at)).collect()
        };
        let quarters = visits(&["2024/25 Q1", "2024/25 Q2", "2025/26 Q1", "2025/26 Q2"]);
        let quarters: Vec<&str> = quarters.iter().map(String::as_str).collect();
        check(
            ",,2024/25,,2025/26,,,\nIndicator,Unit,Q1,Q2,Q1,Q2,,\nVisits,Number,80,81,82,83,,\n",
            &[],
            &quarters,
        );
        // As a workbook spreads merged cells, and with what is said of the measure behind the last period.
        check(
            ",,2024/25,2024/25,2025/26,2025/26,\nIndicator,Unit,Q1,Q2,Q1,Q2,Owner\nVisits,Number,80,81,82,83,Director\n",
            &[],
            &quarters,
        );
        check(
            ",2024/25,,2025/26,\nMeasure name,Quarter 1,Quarter 2,Quarter 1,Quarter 2\nVisits,80,81,82,83\n",
            &[],
            &quarters,
        );
        let months =
            ["Visits, own, 2025-04: 80", "Visits, own, 2025-05: 81", "Visits, own, 2025-07: 82"];
        check(
            ",,Quarter 1,,Quarter 2\nIndicator,Unit,Apr 2025,May 2025,Jul 2025\nVisits,Number,80,81,82\n",
            &[],
            &months,
        );
        // A name merged over both lines, which a workbook says on each.
        for name in ["Indicator", "PI"] {
            let head = format!("{name},Unit,2024/25,2024/25,2025/26,2025/26,Owner\n");
            let under = format!("{name},Unit,Q1,Q2,Q1,Q2,Owner\n");
            let row = "Visits,Number,80,81,82,83,Director\n";
            check(&format!("{head}{under}{row}"), &[], &quarters);
            check(&format!("Our report,,,,,,\n{head}{under}{row}"), &[], &quarters);
        }
        // One merged cell over all of them.
        check(",,2025/26,,\nIndicator,Unit,Apr,May,Jul\nVisits,Number,80,81,82\n", &[], &months);
        check(
            "Our report,,,,\n,,2025/26,,\nIndicator,Unit,Apr,May,Jul\nVisits,Number,80,81,82\n",
            &[],
            &months,
        );
    }

    #[test]
    fn each_cell_of_the_corner_stands_on_either_line() {
        let check = |text: &str, expected: &[&str]| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(
                found.figures(),
                expected,
                "{text}: {:?} {:?}",
                found.asked(),
                found.reasons
            );
        };
        check(
            ",Indicator,2024/25,2025/26,,\n,,Outturn,Q1,Q2,RAG\n,Visits,80,81,82,Green\n,Falls,7,8,9,Red\n",
            &[
                "Falls, own, 2024/25: 7",
                "Falls, own, 2025/26 Q1: 8",
                "Falls, own, 2025/26 Q2: 9",
                "Visits, own, 2024/25: 80",
                "Visits, own, 2025/26 Q1: 81",
                "Visits, own, 2025/26 Q2: 82",
            ],
        );
        check(
            "Service,,Q1 2025/26,,Q2 2025/26,\n,Indicator,Actual,Target,Actual,Target\nHousing,Visits,80,90,81,91\n",
            &["Visits, own, 2025/26 Q1: 80", "Visits, own, 2025/26 Q2: 81"],
        );
    }

    #[test]
    fn actuals_and_targets_under_each_period_are_each_their_own() {
        for text in [
            ",,Q1 2025/26,,Q2 2025/26,\nIndicator,Unit,Actual,Target,Actual,Target\nVisits,Number,80,90,82,91\n",
            ",,Actual,,Target,\nIndicator,Unit,Q1 2025/26,Q2 2025/26,Q1 2025/26,Q2 2025/26\nVisits,Number,80,82,90,91\n",
        ] {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(
                found.figures(),
                ["Visits, own, 2025/26 Q1: 80", "Visits, own, 2025/26 Q2: 82"],
                "{text}: {:?}",
                found.asked()
            );
            let plans: Vec<usize> =
                found.pack.measures[0].targets.values().map(|it| it.trajectory.len()).collect();
            assert_eq!(plans, [2], "{text}");
        }
    }

    #[test]
    fn a_first_row_of_figures_or_statuses_is_no_line_of_headings() {
        let check = |text: &str, figures: usize| {
            let found = tried(&Pack::default(), text, &[("name", "column 1")]);
            assert_eq!(found.figures().len(), figures, "{text}: {:?}", found.asked());
        };
        check(",2024/25,2025/26\nVisits,80,81\nFalls,8,9\n", 4);
        let found = tried(
            &Pack::default(),
            ",2024/25,,2025/26,\nVisits,Green,Red,Green,Red\nFalls,Red,Red,Red,Red\n",
            &[],
        );
        assert!(found.figures().is_empty());
    }
}
