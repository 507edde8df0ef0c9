//! Rare events on their line of time: how long it was from one period with any to the next. Periods are all that is known of
//! when they were; nothing is judged by them (RULES 9).

use super::super::requirement::period_noun;
use super::super::{ControlChart, words::counted};
use crate::statistics::xmr::{Drawing, is_small_counts};

/// The periods that had an event, by what lies between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Waits {
    /// From which position of the chart to which, of each two that follow each other with a figure for every period between.
    pub between: Vec<(usize, usize)>,
    /// The last that had one, and for how many periods there was none since; `None` where the latest period had one, or
    /// where a figure is missing since.
    pub since: Option<(usize, usize)>,
}

impl Waits {
    /// Those of a chart of rare events; `None` of any other, and where there was no event.
    pub fn of(control: &ControlChart) -> Option<Self> {
        let rare = control.drawing == Drawing::Marks && is_small_counts(&control.values);
        let values = &control.values;
        let had = |at: &usize| values.get(*at).copied().flatten().is_some_and(|it| it > 0.0);
        let with: Vec<usize> = (0..values.len()).filter(had).filter(|_| rare).collect();
        let last = *with.last()?;
        let is_whole =
            |from: usize, to: usize| values.iter().take(to).skip(from).all(Option::is_some);
        let pairs = with.iter().zip(with.iter().skip(1)).map(|(from, to)| (*from, *to));
        let latest = values.iter().rposition(Option::is_some)?;
        Some(Self {
            between: pairs.filter(|(from, to)| is_whole(*from, *to)).collect(),
            since: Some((last, latest - last))
                .filter(|(_, count)| *count > 0 && is_whole(last, latest)),
        })
    }

    /// In sentences: `From one month with any to the next it took 1 to 8 months, 3 in the middle. There was none in the 5
    /// months since Apr 2025.` Empty where nothing can be said.
    pub fn words(&self, control: &ControlChart) -> Vec<String> {
        let Some(period) = control.periods.first() else { return Vec::new() };
        let noun = period_noun(period.frequency());
        let many = format!("{noun}s");
        let mut waits: Vec<usize> = self.between.iter().map(|(from, to)| to - from).collect();
        waits.sort_unstable();
        let took = match (waits.first(), waits.last()) {
            (Some(least), Some(most)) if least < most => {
                let middle = waits.get(waits.len() / 2).copied().unwrap_or_default();
                let middle = match waits.len() {
                    2 => String::new(),
                    _ => format!(", {middle} in the middle"),
                };
                Some(format!(
                    "From one {noun} with any to the next it took {least} to {most} {many}{middle}."
                ))
            }
            (Some(each), _) => Some(format!(
                "From one {noun} with any to the next it took {}{}.",
                counted(*each, noun, &many),
                if waits.len() > 1 { " each time" } else { "" }
            )),
            _ => None,
        };
        let since = self.since.and_then(|(last, count)| {
            let longest = waits.last().is_some_and(|most| count > *most);
            Some(format!(
                "There was none in the {} since {}{}.",
                match count {
                    1 => noun.to_owned(),
                    count => format!("{count} {many}"),
                },
                control.periods.get(last)?.label(),
                if longest { ", longer than it took before" } else { "" }
            ))
        });
        took.into_iter().chain(since).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Measure, Number, Observation, Pack, Period, Reading};
    use crate::rating::{AsAt, control_chart};

    /// What is said of months from April 2024 on; `-` is a missing figure.
    fn said(months: &str) -> String {
        let first: Period = "2024-04".parse().unwrap();
        let figure = |(at, count): (usize, char)| {
            let value = Number::from(i32::try_from(count.to_digit(10)?).ok()?);
            Some(Observation::new(first.plus(at as i32)?, Reading::Number(value)))
        };
        let series: Vec<Observation> = months.chars().enumerate().filter_map(figure).collect();
        let as_at = AsAt { period: series.last().unwrap().period, on: None };
        let measure = Measure { frequency: Some(Frequency::Monthly), series, ..Measure::default() };
        let control = control_chart(&Pack::default(), &measure, as_at).unwrap();
        Waits::of(&control).map(|it| it.words(&control).join(" ")).unwrap_or_default()
    }

    #[test]
    fn how_long_it_was_from_one_to_the_next_is_said() {
        let check = |months: &str, expected: &str| assert_eq!(said(months), expected, "{months}");
        check(
            "010020010000",
            "From one month with any to the next it took 3 months each time. There was none in the 4 months since Nov 2024, longer than it took before.",
        );
        check(
            "0110001000000100",
            "From one month with any to the next it took 1 to 7 months, 4 in the middle. There was none in the 2 months since May 2025.",
        );
        check(
            "00100010",
            "From one month with any to the next it took 4 months. There was none in the month since Oct 2024.",
        );
        check("000100", "There was none in the 2 months since Jul 2024.");
        check("1000001", "From one month with any to the next it took 6 months.");
        // Over a missing figure nothing is counted: there may have been one.
        check("0100-0100", "There was none in the 2 months since Oct 2024.");
        check("010000-0", "");
        // No event, and no rare one.
        check("000000", "");
        check("343434343434", "");
    }
}
