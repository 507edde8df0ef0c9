//! Judgements: model and statistics in, statuses and their words out.
//!
//! The one place that judges: a view, a report or the terminal tool shows what [`rate`] and its
//! companions return, words included, and computes nothing. The rules are sections 1 to 14 of the
//! product's rules of arithmetic (RULES); what each rests on stands in its file.
//!
//! Three ratings of a measure are kept apart: this period, the year to date (the headline), and the
//! year-end forecast ([`forecast`]). Each carries the figures it was made from, already rounded at the measure's
//! precision, so that a rating can't disagree with the figures printed beside it.

mod absent;
mod alone;
pub mod areas;
pub mod audit;
mod back_test;
mod case;
mod chance_of_red;
mod comparable;
mod confidence;
mod control_chart;
mod due;
mod effect;
pub mod exception;
mod explain;
mod figure_checks;
mod finding;
mod forecast;
mod glance;
mod going_well;
mod judge;
mod kept_forecast;
mod lag;
mod observed;
mod outlook;
mod peers;
mod plan_to_date;
mod precision;
mod progress;
mod published;
mod requirement;
pub mod risk;
pub mod roll_up;
mod rows;
mod same_season;
pub mod see_judge_act;
mod so_far;
mod status;
mod target;
mod then;
mod timeline;
mod uncertainty;
mod unit_cost;
mod unsigned;
mod whole_year;
mod words;
mod year_limits;
mod year_to_date;

pub use absent::{
    Absent, MadeFor, in_this_file, is_for_the_public, made_for, may_lack_some, none_in_row,
};
pub use back_test::{back_test, back_test_ends, back_test_words};
pub use chance_of_red::chance_of_red;
pub use comparable::{ENOUGH_PEERS, Standing, compares_places, counts_whole};
pub use confidence::{
    CONFIDENCE_RULE, DataConfidence, confidence_words, data_confidence, latest_assessment,
};
pub use control_chart::{ControlChart, analyse, control_chart};
pub use due::{
    FigureState, figure_due_on, figure_published_on, figure_state, is_targeted, is_to_come,
};
pub use effect::{
    Effect, FEWEST_PAIRS, Pair, Showing, change_words, correlation_words, effect, lag_words,
    link_effect, shown_words,
};
pub use explain::{Explanation, Row, Which, explain, percent_words};
pub use figure_checks::{
    FigureCheck, Rescaled, Unlikely, figure_checks, is_change, is_per_cent, is_tenfold,
    is_unscaled, outside_unit, replaced_check, series_checks, usual_size,
};
pub use finding::finding;
pub use forecast::{Forecast, Method};
pub use going_well::{GoingWell, going_well};
pub use kept_forecast::{
    ForecastScore, ForecastScores, forecast_score, forecast_scores, forecast_to_keep,
};
pub use lag::{Lag, ends_together};
pub use observed::{Observed, observed};
pub use outlook::Outlook;
pub use peers::{NoFunnel, Peer, Peers, peers};
pub use plan_to_date::ratio_of_steps;
pub use progress::{Progress, ProgressJudgement, Test};
pub use published::{
    BesidePublished, beside_published, beside_published_to_date, published_counts, published_words,
};
pub use requirement::{RunRate, needed_this_period, period_noun, run_rate};
pub use roll_up::Distribution;
pub use rows::{PeriodRow, period_judgements, period_row, series_rows};
pub use same_season::SameSeason;
pub use status::{Judgement, Reason, Side, Status};
pub use target::{Limits, YearTarget, limits};
pub use then::{StateThen, Then};
pub use timeline::{AsAt, clock, latest, periods, shown_after};
pub use uncertainty::{against_others, interval, trend};
pub use unit_cost::{
    Money, MoneyRow, MoneyYear, NoUnitCost, counted_in_year, counted_words, each, is_share, money,
    pounds, reports_after,
};
pub use unsigned::rests_on_unsigned;
pub use whole_year::{WholeYear, whole_year};
pub use words::{
    asked_words, counted, in_digits, intent_words, ordinal, printed, printed_bounds,
    printed_reading, so_many_are, target_said, unit_words, year_target_words,
};
pub use year_limits::{YearLimits, year_limits};
pub use year_to_date::{Coverage, ToDate};

use crate::model::{
    Accumulation, Calendar, Measure, Number, Observation, Pack, Period, ReportingYear,
};
use crate::statistics::xmr::{Assurance, Variation};
use case::Case;
use chrono::{Datelike, NaiveDate};

/// Everything judged about one measure at one time. Plain figures: words are made when asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rating {
    /// The period shown: the measure's latest period of its own frequency that ended by the chosen
    /// period's end; for dated ranges, the latest observation's. `None` without a frequency, or
    /// without any dated range.
    pub period: Option<Period>,
    /// The period shown against its own plan.
    pub this_period: Judgement,
    /// The year up to the period shown: the headline.
    pub year_to_date: ToDate,
    /// Better or worse than the comparison the measure names.
    pub progress: ProgressJudgement,
    /// What is aimed for in the year of the period shown.
    pub year_target: YearTarget,
    /// The figure of the period shown is expected to change.
    pub provisional: bool,
    /// The figure of the period shown was changed since it was first published.
    pub revised: bool,
    /// The year to date lacks a figure that is due.
    pub partial: bool,
    /// What the figure of the period shown says of the process behind it.
    pub variation: Variation,
    /// What the process as it is means for the target.
    pub assurance: Assurance,
    /// The latest limits rest on thirteen figures or more: variation and assurance are settled.
    pub settled: bool,
    /// The latest limits rest on figures enough for a usual range, be it on trial.
    pub has_range: bool,
    /// The latest figure beside that of a year before, where a season that comes again each year may be all that its flag,
    /// or its step from the period before, shows; `None` without one, and where nothing is shown that it could be.
    pub season: Option<SameSeason>,
    /// The day from which the figure of the period shown should be there, where that is still to come.
    pub first_due: Option<NaiveDate>,
}

impl Rating {
    /// What its process shows that isn't chance (RULES 9): its limits are settled, its latest figure is flagged in them, and
    /// no season breaks them.
    pub fn news(&self) -> Option<Variation> {
        let is_news = !matches!(self.variation, Variation::CommonCause | Variation::NotDrawn);
        Some(self.variation).filter(|_| is_news && self.settled && self.season.is_none())
    }

    /// Whether its process gives concern (RULES 9 and 14). Where a season breaks its limits a flag counts only if it points
    /// the same way as the difference from the year before, as RULES 6 have it of that comparison.
    pub fn gives_concern(&self) -> bool {
        match self.variation {
            Variation::Concern(way) if self.settled => {
                self.season.is_none_or(|season| season.way() == Some(way))
            }
            _ => false,
        }
    }

    /// Whether a season may be what its progress rests on: a flag, or a step from the period before. Of a difference from
    /// the same period of the year before it isn't.
    pub fn is_seasonal_progress(&self) -> bool {
        self.season.is_some()
            && (matches!(self.progress.test, Some(Test::Flag(..)))
                || self.progress.is_step_beyond())
    }

    /// `first figure due Mar 2026`, where the figure of the period shown is still to come.
    pub fn due_words(&self) -> Option<String> {
        let due = self.first_due?;
        let month = Period::Month { year: due.year(), month: due.month() };
        Some(format!("first figure due {}", month.label()))
    }

    /// Progress as it stands beside the year to date: nothing where that has no figure or can't be rated, since a word of
    /// improvement beside a dash would be of a figure that isn't shown.
    pub fn progress_shown(&self) -> Option<ProgressJudgement> {
        let to_date = &self.year_to_date.judgement;
        let stands = to_date.actual.is_some() && to_date.status != Status::NotRated;
        stands.then_some(self.progress)
    }

    /// The observation of the period shown, with its qualifiers, the date it is about and its comment; `None` where that
    /// period has yet to end.
    pub fn observation<'m>(&self, measure: &'m Measure) -> Option<&'m Observation> {
        let found = case::observation(&measure.series, self.period?);
        found.filter(|_| self.first_due.is_none())
    }

    /// The latest comment up to the period shown, and the period it was made for.
    pub fn latest_comment<'m>(
        &self,
        calendar: Calendar,
        measure: &'m Measure,
    ) -> Option<(Period, &'m str)> {
        let end = self.period?.end(calendar);
        measure
            .series
            .iter()
            .filter_map(|observation| {
                let comment = observation.comment.as_deref()?;
                let ended = observation.period.end(calendar);
                // Of the period shown none is said before it has ended.
                let is_said = ended < end || ended == end && self.first_due.is_none();
                is_said.then_some((ended, observation.period, comment))
            })
            .max_by_key(|(ended, ..)| *ended)
            .map(|(_, period, comment)| (period, comment))
    }
}

/// Rates one measure as at a period, under the terms that hold for its year: everything a scorecard, a
/// report or the terminal tool says of it.
///
/// ```
/// use golden_thread::{pack, rating::{self, AsAt, Status, Which}, model::Vocabulary};
///
/// let text = r#"{"format": "golden-thread-pack", "version": 1, "organisation": {"name": "Anyborough"},
///     "measures": [{"id": "homes", "name": "Homes built", "frequency": "quarterly", "specification": {},
///         "polarity": "higher_is_better", "accumulation": "sum", "precision": 0,
///         "series": [{"period": "2025/26 Q1", "value": 19}],
///         "targets": {"2025/26": {"aim": {"kind": "value", "value": 80}, "tolerance": {"percent": 10},
///             "trajectory": [{"period": "2025/26 Q1", "plan": 20}]}}}]}"#;
/// let pack = pack::read(text.as_bytes()).pack.ok_or("not a pack")?;
/// let measure = &pack.measures[0];
/// let as_at = AsAt { period: "2025/26 Q1".parse()?, on: None };
///
/// let rating = rating::rate(&pack, measure, as_at);
/// assert_eq!(rating.this_period.status, Status::Amber);
/// // Why, in words, from the same figures.
/// let asked = (as_at, Vocabulary::RedAmberGreen);
/// let why = rating::explain(&pack, measure, &rating, asked, Which::ThisPeriod);
/// assert_eq!(why.headline, "Amber because 19 is below the plan of 20, but within the floor of 18");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rate(pack: &Pack, measure: &Measure, as_at: AsAt) -> Rating {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let Some(period) = case.period_shown(as_at.period) else {
        return without_period(&case, as_at.period);
    };
    // The series is gone through once, for the year to date and for the control chart.
    let row = case.in_a_row(period);
    let figures = case.so_far_of(period, row.as_ref());
    let this_period = match figures.count() {
        0 => case.this_period(period),
        _ => case.judge(figures.last(), case.resolve(period)),
    };
    let accrued = case.accrue(period, &figures);
    let year_to_date = case.judge_to_date(period, &this_period, (&accrued, &figures));
    let year = case.year_aim(period);
    let observation = match &row {
        Some(row) => row.observation(&measure.series),
        None => case.held(period),
    };
    let is_waited_for = observation.is_none() && !case.is_due(period);
    let glance = case.glance_along(period, row);
    let year_met = || case.is_year_met(period, &year_to_date, &year);
    let progress = case.progress(period, &this_period, &glance, year_met);
    // Looked for only where there is something that it could be.
    let shows = glance.is_flagged() || progress.is_step_beyond();
    let season = shows.then(|| SameSeason::at_end_of(measure, &glance)).flatten();
    Rating {
        period: Some(period),
        this_period,
        year_to_date,
        progress,
        year_target: case.year_target(period, year),
        provisional: observation.is_some_and(|observation| observation.provisional),
        revised: observation.is_some_and(|observation| observation.revised),
        partial: year_to_date.coverage.reported < year_to_date.coverage.due,
        variation: glance.variation(case.better()),
        assurance: case.assurance(&glance),
        settled: glance.is_settled(),
        has_range: glance.has_range(),
        season,
        first_due: is_waited_for.then(|| case.due_on(period)).flatten(),
    }
}

/// The period that [`rate`] shows, for whoever asks for nothing else.
pub fn period_shown(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Period> {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    case.period_shown(as_at.period)
}

/// Where the year is heading, from the same period shown as [`rate`]. Apart from it, because no row of a scorecard
/// shows a forecast.
pub fn forecast(pack: &Pack, measure: &Measure, as_at: AsAt) -> Forecast {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let Some(period) = case.period_shown(as_at.period) else {
        return Forecast::none(Judgement::unrated(case.reason_without_period(as_at.period)));
    };
    let profiled = case.profiled_year(period);
    let year = case.year_plan(period, profiled);
    let accrued = case.accrue(period, &case.so_far(period));
    case.forecast(period, &case.this_period(period), &accrued, (profiled, year))
}

/// The whole previous reporting year's out-turn, from the same period shown as [`rate`]: its year to date at its last
/// period, at the measure's precision, of whatever was reported, and how many of its periods that covers. Apart from
/// [`rate`], because no verdict rests on it.
pub fn previous_year(pack: &Pack, measure: &Measure, as_at: AsAt) -> (Option<Number>, Coverage) {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let shown = case.period_shown(as_at.period);
    shown.map_or((None, Coverage::default()), |period| case.previous_year(period))
}

/// The preceding reporting year up to the same period as the year to date that [`rate`] gives, so that the two can
/// stand side by side: to the last period that the year to date rests on.
pub fn last_year_to_date(
    pack: &Pack,
    measure: &Measure,
    rating: &Rating,
    as_at: AsAt,
) -> Option<Number> {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    case.last_year_to_date(rating.year_to_date.to.or(rating.period)?)
}

/// The rating against the target that was signed off, where a change approved within the year replaced it for
/// the period asked for; `None` where the target is the one that was signed.
pub fn rate_as_signed(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Rating> {
    let year = pack.calendar().year_of_period(as_at.period);
    let signed = measure.targets.get(&year)?.signed.as_deref()?;
    let mut before = measure.clone();
    before.targets.insert(year, signed.clone());
    Some(rate(pack, &before, as_at))
}

/// What a year came to, in the measure's unit: its year to date at its last period. `None` without figures, for
/// dated ranges, and for a sum that lacks any of the year's periods.
pub fn out_turn(measure: &Measure, year: ReportingYear, calendar: Calendar) -> Option<f64> {
    let frequency = measure.frequency.filter(|it| it.per_year().is_some())?;
    let last = *calendar.periods(year, frequency).last()?;
    let case = Case::new(calendar, measure, None);
    let figures = case.so_far(last);
    let (figure, accrued) = case.out_turn(last, &figures);
    let whole = measure.accumulation != Some(Accumulation::Sum)
        || case.coverage(last, &accrued, &figures).reported >= frequency.per_year()?;
    figure.filter(|_| whole)
}

/// A measure that has no period to show: no frequency is set, or there is no dated range yet.
fn without_period(case: &Case<'_>, chosen: Period) -> Rating {
    let judgement = Judgement::unrated(case.reason_without_period(chosen));
    Rating {
        period: None,
        this_period: judgement,
        year_to_date: ToDate { judgement, ..ToDate::default() },
        progress: ProgressJudgement::not_available(case.comparison()),
        year_target: case.year_target(chosen, case.year_aim(chosen)),
        provisional: false,
        revised: false,
        partial: false,
        variation: Variation::NotDrawn,
        assurance: Assurance::NotAssessed,
        settled: false,
        has_range: false,
        season: None,
        first_due: None,
    }
}
