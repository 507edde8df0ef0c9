//! What a measure's own history says of its target (FRAMEWORK P4): asked for more than it ever managed, or for
//! nothing at all.

use super::answer::{Answer, Statement};
use crate::model::{
    Accumulation, Aim, Calendar, Intent, Measure, Number, Period, Polarity, ReportingYear,
};
use crate::rating::{out_turn, printed};

/// How far back years are looked at.
const YEARS: i32 = 8;

/// The fewest single figures that say what is usual.
const FEW: usize = 6;

/// How a value target stands to what came before it; `None` where too little came before it to say.
///
/// With three years or more: the improvement a year that it asks for, from the last whole year, against the
/// greatest that a year has brought. With fewer: against the single figures there are.
pub(super) fn against_history(
    measure: &Measure,
    year: ReportingYear,
    calendar: Calendar,
) -> Option<Answer> {
    let Aim::Value { value } = measure.targets.get(&year)?.aim else { return None };
    let better = match measure.polarity? {
        Polarity::HigherIsBetter => 1.0,
        Polarity::LowerIsBetter => -1.0,
        Polarity::NoPolarity => return None,
    };
    let past = years_before(measure, year, calendar);
    match past.as_slice() {
        [last, .., _] if past.len() >= 3 => {
            Some(against_years(measure, (year, value), better, &past, *last))
        }
        _ => against_figures(measure, value, better, calendar, year),
    }
}

/// The out-turns of the years before one, the latest first, without a gap; sums of whole years only.
fn years_before(
    measure: &Measure,
    year: ReportingYear,
    calendar: Calendar,
) -> Vec<(ReportingYear, f64)> {
    let out_turn = |back: i32| {
        let year = year.plus(-back);
        Some((year, out_turn(measure, year, calendar)?))
    };
    // The year before may not be over when its successor is planned.
    let from = if out_turn(1).is_some() { 1 } else { 2 };
    (from..from + YEARS).map_while(out_turn).collect()
}

fn against_years(
    measure: &Measure,
    (year, value): (ReportingYear, Number),
    better: f64,
    past: &[(ReportingYear, f64)],
    (last_year, last): (ReportingYear, f64),
) -> Answer {
    let years_on = f64::from(year.first() - last_year.first()).max(1.0);
    let asked = (value.get() - last) * better / years_on;
    let steps = past.windows(2).filter_map(|pair| match pair {
        [(year, later), (_, earlier)] => Some((*year, (later - earlier) * better)),
        _ => None,
    });
    let best = steps.max_by(|one, other| one.1.total_cmp(&other.1));
    let said = |figure: f64| rounded(figure).map_or_else(String::new, |it| printed(measure, it));
    // A difference of per cents is in points.
    let by = |figure: f64| match (measure.unit.trim(), rounded(figure)) {
        ("%", Some(figure)) => format!("{} points", figure.printed(measure.precision)),
        _ => said(figure),
    };
    let from = format!("{} in {last_year}", said(last));
    let (best_year, best) = best.unwrap_or((last_year, 0.0));
    let count = past.len() - 1;
    let (holds, words) = if asked <= 0.0 {
        let improving = measure.intent == Some(Intent::Improvement);
        (!improving, format!("it asks for no better than the {from}"))
    } else if best <= 0.0 {
        (
            false,
            format!(
                "it asks for {} better than the {from}, and no year of the last {count} brought any improvement",
                by(asked * years_on)
            ),
        )
    } else {
        let most = format!("the most a year has brought is {}, in {best_year}", by(best));
        (asked <= best, format!("it asks for {} a year from the {from}; {most}", by(asked)))
    };
    Answer::new(Statement::WithinReach, holds, words)
}

/// A figure that was worked out, without what binary adds to it.
fn rounded(figure: f64) -> Option<Number> {
    Number::try_from(figure).ok().map(|figure| figure.rounded(Some(6)))
}

fn against_figures(
    measure: &Measure,
    value: Number,
    better: f64,
    calendar: Calendar,
    year: ReportingYear,
) -> Option<Answer> {
    let start = Period::Year(year).start(calendar);
    let figures: Vec<(Period, f64)> = measure
        .series
        .iter()
        .filter(|held| held.period.end(calendar) < start)
        .filter_map(|held| Some((held.period, held.figure(measure.ratio_scale())?.get())))
        .collect();
    if figures.len() < FEW {
        return None;
    }
    let of = |figure: &&(Period, f64)| figure.1 * better;
    let best = figures.iter().max_by(|one, other| of(one).total_cmp(&of(other)))?;
    let worst = figures.iter().min_by(|one, other| of(one).total_cmp(&of(other)))?;
    let said = |figure: f64| rounded(figure).map(|it| printed(measure, it));
    match measure.accumulation? {
        Accumulation::Sum => {
            let count = f64::from(measure.frequency?.per_year()?);
            let each = value.get() / count;
            let holds = each * better <= best.1 * better;
            let words = format!(
                "it needs {} in every period; the best so far was {}, in {}",
                said(each)?,
                said(best.1)?,
                best.0.label()
            );
            Some(Answer::new(Statement::WithinReach, holds, words))
        }
        // How far a running total gets isn't told by single figures.
        Accumulation::Running => None,
        _ => {
            let beyond = (value.get() - best.1) * better;
            let holds = beyond <= (best.1 - worst.1).abs();
            let words =
                format!("the figures so far run from {} to {}", said(worst.1)?, said(best.1)?);
            Some(Answer::new(Statement::WithinReach, holds, words))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Observation, Reading, Target};

    #[test]
    fn asks_whether_any_year_brought_as_much() {
        let year: ReportingYear = "2025/26".parse().unwrap();
        let check = |figures: &[i32], value: i32, polarity, expected: Option<(bool, &str)>| {
            let mut measure = Measure {
                frequency: Some(Frequency::Yearly),
                polarity: Some(polarity),
                intent: Some(Intent::Improvement),
                ..Measure::default()
            };
            for (back, figure) in figures.iter().enumerate() {
                let period = Period::Year(year.plus(-1 - i32::try_from(back).unwrap()));
                let reading = Reading::Number((*figure).into());
                measure.series.insert(0, Observation::new(period, reading));
            }
            measure.targets.insert(year, Target::new(Aim::Value { value: value.into() }));
            let found = against_history(&measure, year, Calendar::default());
            let found = found.as_ref().map(|answer| (answer.holds, answer.words.as_str()));
            assert_eq!(found, expected, "{figures:?} to {value}");
        };
        let up = Polarity::HigherIsBetter;
        let down = Polarity::LowerIsBetter;
        check(
            &[60, 58, 57],
            61,
            up,
            Some((
                true,
                "it asks for 1 a year from the 60 in 2024/25; the most a year has brought is 2, in 2024/25",
            )),
        );
        check(
            &[60, 58, 57],
            65,
            up,
            Some((
                false,
                "it asks for 5 a year from the 60 in 2024/25; the most a year has brought is 2, in 2024/25",
            )),
        );
        check(&[60, 58, 57], 60, up, Some((false, "it asks for no better than the 60 in 2024/25")));
        check(
            &[60, 58, 57],
            55,
            down,
            Some((
                false,
                "it asks for 5 better than the 60 in 2024/25, and no year of the last 2 brought any improvement",
            )),
        );
        check(&[60, 58], 65, up, None);
    }
}
