//! What a sign-off stops in a row.

use super::*;

/// A text that a column would take for another than it shows.
fn another(column: Column, pack: &Pack, measure: &Measure) -> String {
    let now = column.shown(pack, measure);
    let choices = column.choices(pack);
    let other = choices.into_iter().find(|it| *it != now && it != IN_WORDS && it != NO_TARGET);
    let typed = ["7", "2024/25", "13", "Yes", ""].map(str::to_owned);
    other
        .into_iter()
        .chain(typed)
        .find(|text| {
            let cells = BTreeMap::from([(column, text.clone())]);
            *text != now
                && enter(
                    &Pack { sign_offs: Vec::new(), ..pack.clone() },
                    measure,
                    &cells,
                    Given { on: None, sure: Some(column) },
                )
                .refused
                .is_empty()
        })
        .unwrap_or_default()
}

#[test]
fn what_is_signed_is_refused_beforehand_as_the_guard_would_and_nothing_else_is() {
    let (pack, year, context) = signed();
    let measure = pack.measures.iter().find(|it| pack.signed(&it.id, year).is_some()).unwrap();
    let columns = Setting::ALL.iter().map(|it| Column::Setting(*it)).chain([
        Column::Target(year, TARGET),
        Column::Target(year, TargetPart::Tolerance),
        Column::Target(year.plus(1), TARGET),
        Column::Standing(Standing::Plans),
    ]);
    let (mut stopped, mut free) = (0, 0);
    for column in columns {
        let text = another(column, &pack, measure);
        let given = Given { on: context.on.map(Day), sure: Some(column) };
        let cells = BTreeMap::from([(column, text.clone())]);
        let found = enter(&pack, measure, &cells, given);
        let unguarded =
            enter(&Pack { sign_offs: Vec::new(), ..pack.clone() }, measure, &cells, given);
        let batch = Command::Batch { label: String::new(), commands: unguarded.commands };
        let guarded = apply(&mut pack.clone(), batch, &context);
        assert_eq!(found.refused.is_empty(), guarded.is_ok(), "{column:?} {text}: {guarded:?}");
        if let Some((_, reason)) = found.refused.first() {
            stopped += 1;
            assert!(reason.contains("is signed off for 2025/26"), "{reason}");
            assert_eq!(found.commands, Vec::new());
        } else {
            free += 1;
        }
    }
    assert!(stopped > 20 && free > 9, "{stopped} stopped, {free} free");
}
