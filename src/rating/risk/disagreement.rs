//! Where a risk and the figures of its measures disagree: a measure that would show it is red period after period, and
//! nobody has raised the risk's likelihood since.

use super::scored::scorings;
use crate::model::{
    Calendar, Frequency, Measure, MeasureId, Pack, Period, RISK_SCALE, Risk, Vocabulary,
};
use crate::rating::exception::{before, by_itself};
use crate::rating::timeline::latest_ended;
use crate::rating::{AsAt, Status};

/// So many periods running a measure is red.
const RUNNING: usize = 3;
/// As far back as a run is followed.
const FARTHEST: usize = 60;

/// A measure that is red while the likelihood of a risk that it would show stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Which measure.
    pub measure: MeasureId,
    /// What it is called.
    pub name: String,
    /// How many periods running it is red.
    pub periods: usize,
    /// The first of them.
    pub since: Period,
    /// The risk's likelihood before them.
    pub before: u8,
    /// The risk's likelihood now.
    pub now: u8,
}

impl Disagreement {
    /// In a sentence, in the reader's words for a status.
    pub fn words(&self, words: Vocabulary) -> String {
        let red = match words {
            Vocabulary::RedAmberGreen => "red",
            Vocabulary::OnOffTarget => "worse than its floor",
        };
        let likelihood = match self.now < self.before {
            true => format!("was lowered from {} to {}", self.before, self.now),
            false => format!("is still {}", self.now),
        };
        format!(
            "Risk and performance disagree: {} is {red} {} periods running, since {}, and the likelihood {likelihood}.",
            self.name,
            self.periods,
            self.since.label()
        )
    }
}

/// The measures that a risk disagrees with as at a point: red by themselves for three periods running or more, while
/// the risk's likelihood is no higher than it was before the first of these. A likelihood that is as high as can be
/// disagrees with none, nor does one that was first scored, or is not known to have been, before that.
pub fn disagreements(pack: &Pack, risk: &Risk, as_at: AsAt) -> Vec<Disagreement> {
    let calendar = pack.calendar();
    let today = as_at.day(calendar);
    let all = scorings(risk, today);
    let Some(now) = all.last().map(|it| it.likelihood) else { return Vec::new() };
    if !risk.is_open_on(today) || now == *RISK_SCALE.end() {
        return Vec::new();
    }
    let disagrees = |id: &MeasureId| {
        let measure = pack.measure(id)?;
        let run = red_run(calendar, measure, as_at);
        let since = *run.last().filter(|_| run.len() >= RUNNING)?;
        let start = since.start(calendar);
        let earlier = all.iter().rev().find(|it| it.on.is_some_and(|on| on.0 < start))?;
        (now <= earlier.likelihood).then(|| Disagreement {
            measure: id.clone(),
            name: measure.name.clone(),
            periods: run.len(),
            since,
            before: earlier.likelihood,
            now,
        })
    };
    risk.measures.iter().filter_map(disagrees).collect()
}

/// The periods in which a measure was red by itself, back from the latest that has a rating, the latest first. A latest
/// period whose figure isn't in is passed over, once.
fn red_run(calendar: Calendar, measure: &Measure, as_at: AsAt) -> Vec<Period> {
    let Some(latest) = latest(calendar, measure, as_at) else { return Vec::new() };
    let status = |period: Period| by_itself(calendar, measure, period, as_at.on).status;
    let first = match status(latest) {
        Status::Late | Status::NoData => before(calendar, measure, latest),
        _ => Some(latest),
    };
    let back = std::iter::successors(first, |period| before(calendar, measure, *period));
    back.take(FARTHEST).take_while(|period| status(*period) == Status::Red).collect()
}

/// The latest period of a measure to have ended with the one asked for.
fn latest(calendar: Calendar, measure: &Measure, as_at: AsAt) -> Option<Period> {
    let end = as_at.period.end(calendar);
    match measure.frequency? {
        Frequency::Dated => {
            let reported = measure.series.iter().map(|it| it.period);
            reported.filter(|it| it.end(calendar) <= end).max_by_key(|it| it.end(calendar))
        }
        frequency => latest_ended(calendar, frequency, end),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::risk;
    use super::*;
    use crate::model::RiskState;
    use crate::rating::exception::fixture::{at, measure};

    /// A red figure is 110, at most 100 a month with a floor of 105.
    fn said(figures: &[Option<f64>], risk: Risk, month: &str, on: Option<&str>) -> String {
        let pack = Pack {
            measures: vec![measure(figures).into()],
            risks: vec![risk.into()],
            ..Pack::default()
        };
        let found = disagreements(&pack, &pack.risks[0], at(month, on));
        let words = |it: &Disagreement| it.words(Vocabulary::RedAmberGreen);
        found.iter().map(words).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn says_where_a_measure_is_red_and_the_likelihood_stays() {
        let red = Some(110.0);
        let months = [Some(90.0), red, red, red];
        let check = |figures: &[Option<f64>], scores: &[(&str, u8, u8)], expected: &str| {
            assert_eq!(said(figures, risk(scores), "2024-07", None), expected, "{scores:?}");
        };
        let still = "Risk and performance disagree: Waiting is red 3 periods running, since May 2024, and the likelihood is still 2.";
        check(&months, &[("2024-04-30", 2, 4)], still);
        // Scored again, and only its impact moved.
        check(&months, &[("2024-03-01", 2, 4), ("2024-07-01", 2, 5)], still);
        check(
            &months,
            &[("2024-03-01", 3, 4), ("2024-07-01", 2, 4)],
            "Risk and performance disagree: Waiting is red 3 periods running, since May 2024, and the likelihood was lowered from 3 to 2.",
        );
        check(&months, &[("2024-03-01", 2, 4), ("2024-06-20", 3, 4)], "");
        // It can't be any likelier.
        check(&months, &[("2024-03-01", 5, 4)], "");
        // First scored when it was red already.
        check(&months, &[("2024-05-01", 2, 4)], "");
        check(&months, &[], "");
        // Red twice, or green since.
        check(&[Some(90.0), Some(90.0), red, red], &[("2024-03-01", 2, 4)], "");
        check(&[red, red, red, Some(105.0)], &[("2024-03-01", 2, 4)], "");
        // A gap ends a run.
        check(&[red, red, None, red], &[("2024-03-01", 2, 4)], "");
    }

    #[test]
    fn the_latest_figure_may_still_be_out() {
        let figures = [Some(110.0), Some(110.0), Some(110.0), None];
        let held = risk(&[("2024-03-01", 2, 4)]);
        let found = said(&figures, held.clone(), "2024-07", Some("2024-08-05"));
        assert!(found.contains("3 periods running, since Apr 2024"), "{found}");
        // Two months out: nothing is known of how it is.
        assert_eq!(said(&figures, held, "2024-08", Some("2024-09-05")), "");
    }

    #[test]
    fn a_risk_that_is_closed_or_was_scored_later_disagrees_with_nothing() {
        let figures = [Some(110.0); 4];
        let closed = Risk { state: Some(RiskState::Closed), ..risk(&[("2024-03-01", 2, 4)]) };
        assert_eq!(said(&figures, closed, "2024-07", None), "");
        let undated = Risk { likelihood: Some(2), impact: Some(4), ..risk(&[]) };
        assert_eq!(said(&figures, undated, "2024-07", None), "");
        let later = risk(&[("2024-03-01", 2, 4), ("2024-09-01", 4, 4)]);
        let found = said(&figures, later, "2024-07", Some("2024-08-20"));
        assert!(found.contains("4 periods running"), "{found}");
    }
}
