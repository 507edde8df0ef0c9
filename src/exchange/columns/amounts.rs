//! Which columns of a grid take amounts, and how the columns of a block go to these alone.

use super::{column::Column, settings::Setting, sheet::Sheet, target_parts::TargetPart};

/// The columns of a block that go by their place, put to the columns of amounts alone, from the first on.
pub(super) fn passed_over(sheet: Sheet<'_>, mut columns: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let Some(first) = columns.iter().flatten().next().copied() else { return columns };
    let mut free = (first..).filter(|at| {
        *at == first || sheet.columns.get(*at).is_none_or(|column| takes_amounts(*column))
    });
    for column in columns.iter_mut().filter(|column| column.is_some()) {
        *column = free.next();
    }
    columns
}

/// Whether a column takes amounts of a measure's unit.
pub(super) fn takes_amounts(column: Column) -> bool {
    match column {
        Column::Target(_, TargetPart::Aim | TargetPart::Stretch) => true,
        Column::Plan(_) | Column::Floor(_) => true,
        Column::Setting(setting) => setting == Setting::Baseline,
        Column::Target(..) | Column::Figure(..) | Column::Standing(_) => false,
    }
}
