//! Headings that stand twice, told apart by the line above them: `Actual` under `This month`, and again under `Year to date`.

use super::super::names::words::{adds_up, plain};
use super::corner::over_and_under;
use crate::exchange::{Table, table::filled, table::texts};
use crate::model::Calendar;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The table with what stands above them before the headings that stand twice. Where only one of them isn't of the year so far, that
/// one stays as it is.
pub(super) fn told_apart(table: Cow<Table>, calendar: Calendar) -> Cow<Table> {
    let Some((number, over)) = table.above.last().cloned() else { return table };
    let first = table.headings.first().map(|it| plain(it)).unwrap_or_default();
    if filled(texts(&over)).count() < 2 {
        return table;
    }
    let above = |at: usize| {
        let line = over.get(..=at).unwrap_or(&over);
        line.iter().rev().map(|it| it.trim()).find(|it| !it.is_empty()).unwrap_or_default()
    };
    let mut twins: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, heading) in table.headings.iter().enumerate() {
        let words = plain(heading);
        if !words.is_empty() {
            twins.entry(words).or_default().push(at);
        }
    }
    twins.retain(|_, columns| columns.len() > 1);
    let tells = |columns: &Vec<usize>| {
        let said: Vec<&str> = columns.iter().map(|at| above(*at)).collect();
        said.iter()
            .all(|it| !it.is_empty() && said.iter().filter(|other| *other == it).count() == 1)
    };
    // Whole tables side by side are read as such.
    if twins.is_empty() || twins.contains_key(&first) || !twins.values().all(tells) {
        return table;
    }
    let mut headings = table.headings.clone();
    for columns in twins.values() {
        let single = columns.iter().filter(|at| !adds_up(above(**at))).count() == 1;
        for at in columns {
            if let Some(heading) = headings.get_mut(*at)
                && (!single || adds_up(above(*at)))
            {
                *heading = over_and_under(above(*at), heading, calendar);
            }
        }
    }
    let mut table = table.into_owned();
    table.headings = headings;
    let place = format!("row {number}");
    table.diagnostics.retain(|it| it.place != place);
    Cow::Owned(table)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn the_line_above_tells_headings_apart_that_stand_twice() {
        let answers = [("headings", "line 2"), ("period", "June 2025")];
        let check = |text: &str| {
            let found = tried(&Pack::default(), text, &answers);
            assert_eq!(
                found.figures(),
                ["Bins, own, 2025-06: 4", "Loans, own, 2025-06: 5"],
                "{text} {:?} {:?}",
                found.reasons,
                found.questions
            );
            let plans = found.pack.measures.iter().flat_map(|it| it.targets.values());
            let plans: Vec<String> =
                plans.flat_map(|it| &it.trajectory).map(|it| format!("{:?}", it.plan)).collect();
            assert!(plans.len() == 2 && plans.iter().any(|it| it.contains('3')), "{plans:?}");
        };
        check(
            ",This month,,Year to date,\nMetric,Actual,Plan,Actual,Plan\nBins,4,3,11,9\nLoans,5,6,15,18\n",
        );
        // Whichever stands first.
        check(
            ",Year to date,,This month,\nMetric,Actual,Plan,Actual,Plan\nBins,11,9,4,3\nLoans,15,18,5,6\n",
        );
    }
}
