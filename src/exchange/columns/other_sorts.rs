//! Values of a pasted block that would go from columns of amounts to one of another sort by their place alone: 12 plans
//! pasted at the target, of which the first would be its tolerance. Asked before any of them is taken.

use super::{
    amounts::{passed_over, takes_amounts},
    column::Column,
    layout::{Layout, listed},
    sheet::Sheet,
    target_parts::TargetPart,
};
use crate::exchange::reading::value;

/// What is asked of such a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherSorts {
    /// The columns that the values would go into.
    pub columns: String,
    /// What is asked, as sentences.
    pub words: String,
}

/// What is asked of a block that goes so; `None` where its values stay among columns of amounts, or its headings say where
/// they go.
pub fn other_sorts(sheet: Sheet<'_>, block: &[Vec<String>], layout: &Layout) -> Option<OtherSorts> {
    if layout.by_headings {
        return None;
    }
    let column = |at: Option<usize>| sheet.columns.get(at?).copied();
    let mut from = layout.columns.iter().copied().enumerate().filter(|(_, at)| at.is_some());
    from.next().and_then(|(_, at)| column(at)).filter(|first| takes_amounts(*first))?;
    let crossed: Vec<String> = from
        .filter_map(|(right, at)| Some((right, column(at)?)))
        .filter(|(_, column)| !takes_amounts(*column))
        .filter(|(right, column)| has_bare_values(sheet, block, layout, (*right, *column)))
        .map(|(_, column)| column.words())
        .collect();
    let passing = passed_over(sheet, layout.columns.clone());
    let beyond = |columns: &[Option<usize>]| {
        columns.iter().flatten().filter(|at| **at >= sheet.columns.len()).count()
    };
    if crossed.is_empty() || beyond(&passing) > beyond(&layout.columns) {
        return None;
    }
    let called = |columns: &[Option<usize>]| {
        let words: Vec<String> =
            columns.iter().filter_map(|at| Some(column(*at)?.words())).collect();
        listed(&words)
    };
    let left = crossed.join(" and ");
    let words = format!(
        "By their place alone values would go into {left}. The columns of the block could be: {}; or without {left}: {}.",
        called(&layout.columns),
        called(&passing)
    );
    Some(OtherSorts { columns: left, words })
}

/// Whether a column of a block holds values that nothing marks as of the sort of their column. `5%` beside homes can be
/// a tolerance only.
fn has_bare_values(
    sheet: Sheet<'_>,
    block: &[Vec<String>],
    layout: &Layout,
    (right, column): (usize, Column),
) -> bool {
    let is_tolerance = matches!(column, Column::Target(_, TargetPart::Tolerance));
    block.iter().zip(&layout.rows).any(|(line, row)| {
        let text = line.get(right).map_or("", |text| text.trim());
        let unit = || {
            let id = row.and_then(|row| sheet.rows.get(row))?;
            Some(sheet.pack.measure(id)?.unit.trim().to_owned())
        };
        let marked = || is_tolerance && text.ends_with('%') && unit().as_deref() != Some("%");
        row.is_some() && value::number(text.trim_end_matches('%')).is_some() && !marked()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::{
            columns::{layout::of_pasted, naming::Answers, row::Given, unread::Unread},
            paste::cells,
        },
        model::{Frequency, Measure, MeasureId, Pack},
    };
    use std::sync::Arc;

    #[test]
    fn a_value_goes_to_a_column_of_another_sort_only_where_somebody_says_so() {
        let measure = |(name, unit): (&str, &str)| {
            let (id, name, unit) = (name.to_lowercase().as_str().into(), name.into(), unit.into());
            Arc::new(Measure { id, name, unit, ..Measure::default() })
        };
        let measures = [("Homes", ""), ("Share", "%")].map(measure);
        let pack = Pack { measures: measures.into(), ..Pack::default() };
        let rows: Vec<MeasureId> = pack.measures.iter().map(|it| it.id.clone()).collect();
        let year = pack.calendar().year(2025);
        let parts = [TargetPart::Aim, TargetPart::Tolerance].map(|part| Column::Target(year, part));
        let plans = pack.calendar().periods(year, Frequency::Monthly).into_iter().map(Column::Plan);
        let columns: Vec<Column> = parts.into_iter().chain(plans).collect();
        let unread = Unread::new();
        let sheet = Sheet {
            pack: &pack,
            rows: &rows,
            columns: &columns,
            unread: &unread,
            given: Given::default(),
        };
        let check =
            |text: &str, at: (usize, usize), passes: Option<bool>, asked, expected: &[usize]| {
                let block = cells(text);
                let answers = Answers { passes, ..Answers::default() };
                let layout = of_pasted(sheet, at, &block, &answers);
                let found: Vec<usize> = layout.columns.iter().flatten().copied().collect();
                assert_eq!(found, expected, "{text:?}");
                let sorts = other_sorts(sheet, &block, &layout).map(|it| it.columns);
                assert_eq!(sorts.as_deref().filter(|_| passes.is_none()), asked, "{text:?}");
            };
        let tolerance = Some("Tolerance");
        check("78\t1\t2", (0, 0), None, tolerance, &[0, 1, 2]);
        check("78\t1\t2", (0, 0), Some(true), None, &[0, 2, 3]);
        check("78\t1\t2", (0, 0), Some(false), None, &[0, 1, 2]);
        check("Homes\t78\t1\t2", (0, 0), None, tolerance, &[0, 1, 2]);
        check("Homes\t78\t1\t2", (0, 0), Some(true), None, &[0, 2, 3]);
        // Marked as a tolerance, headed, pasted there, or with nothing in it.
        check("78\t5%\t2", (0, 0), None, None, &[0, 1, 2]);
        check("78\t5%\t2", (1, 0), None, tolerance, &[0, 1, 2]);
        check("Target\tTolerance\n78\t1", (0, 0), None, None, &[0, 1]);
        check("1\t2", (0, 1), None, None, &[1, 2]);
        check("78\t\t2", (0, 0), None, None, &[0, 1, 2]);
        check("1\t2", (0, 2), None, None, &[2, 3]);
        // As many as there are columns can be meant only one way.
        let all: Vec<String> = (0..columns.len()).map(|it| it.to_string()).collect();
        let places: Vec<usize> = (0..columns.len()).collect();
        check(&all.join("\t"), (0, 0), None, None, &places);
    }
}
