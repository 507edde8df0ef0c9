//! Which columns say what a row is of: which measure, whose figure and when.

use crate::exchange::import::role::Role;

/// What says so in any sheet.
const SAY_WHICH: [Role; 12] = [
    Role::MeasureName,
    Role::NamePart,
    Role::Place,
    Role::Group,
    Role::SeriesRole,
    Role::Geography,
    Role::PartsOf,
    Role::Period,
    Role::Year,
    Role::PeriodPoint,
    Role::PeriodStart,
    Role::PeriodEnd,
];

/// Whether rows that differ in a column of this role are rows of different figures. Where a measure stands isn't among them:
/// a theme is asked about, for it may be what tells two measures of one name apart.
pub(in super::super) fn tells_apart(role: Role) -> bool {
    SAY_WHICH.contains(&role) || matches!(role, Role::RowKind | Role::MeasureId | Role::Unit)
}

/// Whether the part, the whole and the share of one figure say the same in a column of this role, where each has a row of its
/// own: where its measure stands too, but not by which id it goes or in which unit it is counted, for each of them may have
/// its own.
pub(in super::super) fn is_of_whole_figure(role: Role) -> bool {
    let stands = matches!(role, Role::Plan | Role::Theme | Role::Priority | Role::Perspective);
    stands || SAY_WHICH.contains(&role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_metrics_of_a_figure_may_have_ids_and_units_of_their_own() {
        let check = |role, apart, whole| {
            assert_eq!((tells_apart(role), is_of_whole_figure(role)), (apart, whole), "{role:?}");
        };
        for role in SAY_WHICH {
            check(role, true, true);
        }
        check(Role::MeasureId, true, false);
        check(Role::Unit, true, false);
        check(Role::RowKind, true, false);
        check(Role::Theme, false, true);
        check(Role::Plan, false, true);
        check(Role::Value, false, false);
    }
}
