//! Good performance, found from the figures by rule (FRAMEWORK V1), so that it can be celebrated and looked at for use
//! elsewhere. What figures can't say, why it went well, isn't said.

use super::control_chart::control_chart;
use super::rows::series_rows;
use super::status::Status;
use super::{AsAt, Rating};
use crate::model::{Frequency, Measure, Pack, Period};
use crate::statistics::xmr::{Rule, Variation};

/// As many figures in a row as a run or a trend takes (RULES 9): fewer may be chance.
const SUSTAINED: usize = 7;

/// So many years of history are looked through for a target that was met time and again.
const YEARS: i32 = 5;

/// A reason to say that a measure goes well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoingWell {
    /// Its control chart has so many figures in a row on the better side of its average.
    Sustained {
        /// How many.
        figures: usize,
        /// The first of them.
        since: Period,
    },
    /// Its control chart has so many figures of which each is better than the one before.
    Improving {
        /// How many.
        figures: usize,
        /// The first of them.
        since: Period,
    },
    /// Each of so many periods in a row met its plan.
    Met {
        /// How many.
        periods: usize,
        /// The first of them.
        since: Period,
    },
}

impl GoingWell {
    /// The reason, in a sentence.
    pub fn words(self) -> String {
        match self {
            Self::Sustained { figures, since } => format!(
                "Better than its average {figures} figures running, since {}: more than chance explains.",
                since.label()
            ),
            Self::Improving { figures, since } => format!(
                "Better each time, {figures} figures running, since {}: more than chance explains.",
                since.label()
            ),
            Self::Met { periods, since } => {
                format!("Met its plan {periods} periods running, since {}.", since.label())
            }
        }
    }
}

/// Why a measure can be said to go well as at `now`; nothing where its figures don't bear it out. `rating` is its
/// rating then. An improvement counts where the limits are settled and it lasts: one good figure doesn't.
pub fn going_well(pack: &Pack, measure: &Measure, rating: &Rating, now: AsAt) -> Vec<GoingWell> {
    signal(pack, measure, rating, now).into_iter().chain(met(pack, measure, rating, now)).collect()
}

fn signal(pack: &Pack, measure: &Measure, rating: &Rating, now: AsAt) -> Option<GoingWell> {
    let Some(Variation::Improvement(way)) = rating.news() else { return None };
    let chart = control_chart(pack, measure, now)?;
    let last = chart.chart.points.iter().rposition(Option::is_some)?;
    if chart.periods.get(last).copied() != rating.period {
        return None;
    }
    let point = chart.chart.points.get(last)?.as_ref()?;
    let since = |position: usize| chart.periods.get(position).copied();
    // A trend may still be on the worse side of the average: then it says so itself.
    let trend = point.signals().find(|signal| signal.rule == Rule::Trend && signal.way == way);
    let of_segment = || {
        let points = chart.chart.points.iter().enumerate().take(last + 1).rev();
        points
            .filter_map(|(at, point)| Some((at, point.as_ref()?)))
            .take_while(|(_, held)| held.segment == point.segment)
    };
    let run: Vec<usize> =
        of_segment().take_while(|(_, held)| held.side == Some(way)).map(|(at, _)| at).collect();
    if run.len() >= SUSTAINED {
        return Some(GoingWell::Sustained { figures: run.len(), since: since(*run.last()?)? });
    }
    trend?;
    let readings: Vec<(usize, f64)> = of_segment().map(|(at, held)| (at, held.value)).collect();
    let better = |later: f64, earlier: f64| match way {
        crate::statistics::xmr::Way::High => later > earlier,
        crate::statistics::xmr::Way::Low => later < earlier,
    };
    let steps = readings.windows(2).take_while(|pair| better(pair[0].1, pair[1].1)).count();
    let first = readings.get(steps)?.0;
    (steps + 1 >= SUSTAINED)
        .then_some(GoingWell::Improving { figures: steps + 1, since: since(first)? })
}

/// How many periods in a row a target must be met to be offered: a year of them; of longer periods, three or four.
fn enough(frequency: Frequency) -> Option<usize> {
    match frequency {
        Frequency::Monthly => Some(12),
        Frequency::Quarterly | Frequency::HalfYearly => Some(4),
        Frequency::Yearly => Some(3),
        Frequency::Dated => None,
    }
}

fn met(pack: &Pack, measure: &Measure, rating: &Rating, now: AsAt) -> Option<GoingWell> {
    let shown = rating.period?;
    let needed = enough(shown.frequency())?;
    let year = pack.calendar().year_of_period(shown);
    let rows = series_rows(pack, measure, year.plus(-YEARS), year, now);
    let until = rows.iter().position(|row| row.period == shown)?;
    let kept: Vec<Period> = rows
        .iter()
        .take(until + 1)
        .rev()
        .take_while(|row| row.status() == Status::Green)
        .map(|row| row.period)
        .collect();
    let since = *kept.last()?;
    (kept.len() >= needed).then_some(GoingWell::Met { periods: kept.len(), since })
}

#[cfg(test)]
mod tests {
    use super::super::exception::fixture::{all, at, measure};
    use super::super::rate;
    use super::*;

    #[test]
    fn says_what_lasts_and_nothing_that_figures_do_not_bear_out() {
        let check = |figures: &[i32], expected: &[&str]| {
            let measure = measure(&all(figures));
            let pack = Pack { measures: vec![measure.clone().into()], ..Pack::default() };
            let last = i32::try_from(figures.len()).unwrap() - 1;
            let month = "2024-04".parse::<Period>().unwrap().plus(last).unwrap();
            let now = at(&month.to_string(), None);
            let rating = rate(&pack, &measure, now);
            let found: Vec<String> = going_well(&pack, &measure, &rating, now)
                .into_iter()
                .map(GoingWell::words)
                .collect();
            assert_eq!(found, expected, "{figures:?}");
        };
        // At most 100 a month is the plan: eleven months are not a year of them, twelve are.
        check(&[99, 101], &[]);
        check(&[vec![101], [99, 97].repeat(5), vec![99]].concat(), &[]);
        check(
            &[vec![101], [99, 97].repeat(6)].concat(),
            &["Met its plan 12 periods running, since May 2024."],
        );
        // A month over it starts the count again.
        check(&[[99, 97].repeat(6), vec![101]].concat(), &[]);
        // Ten high, then eight low: a run, though each of them misses the plan.
        check(
            &[[130, 132].repeat(5), [118, 119].repeat(4)].concat(),
            &[
                "Better than its average 8 figures running, since Feb 2025: more than chance explains.",
            ],
        );
        // One very good month after a steady year is news, and doesn't last yet.
        check(&[[130, 132].repeat(7), vec![110]].concat(), &[]);
        // Worse than its average, however long, is nothing to celebrate.
        check(&[[118, 119].repeat(5), [130, 132].repeat(4)].concat(), &[]);
    }
}
