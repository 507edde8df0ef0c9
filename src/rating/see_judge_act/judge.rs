//! Judge: how it compares, and whether what is seen is news or chance.

use super::process::{flag_words, of_chart, possible_limits, range_words, usual_limits};
use super::undone::undone;
use super::{Told, capital, compare, sentence};
use crate::model::{Accumulation, Bounds, Vocabulary};
use crate::rating::audit::overturned;
use crate::rating::precision::settle;
use crate::rating::words::{printed, printed_bounds};
use crate::rating::{
    ControlChart, Progress, Rating, SameSeason, Status, Test, control_chart, forecast, interval,
    trend,
};
use crate::statistics::{
    interval::{Against, against_target},
    trend::Direction,
    xmr::{Assurance, Drawing, Rule, Variation},
};

/// Said first where an audit overturns a rating.
const AS_PUBLISHED: &str =
    "An audit overturns a rating: what is said here goes by the figures as published.";

/// How it compares, and whether what is seen is news or chance.
pub fn judge(told: &Told<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if overturned(told.pack, told.measure, told.as_at).is_some() {
        said.push(AS_PUBLISHED.to_owned());
    }
    said.extend(comparison(told));
    said.extend(process(told));
    said.extend(certainty(told));
    said.extend(told.trend());
    said.extend(told.fits());
    said.extend(range_and_status(told.rating, told.vocabulary));
    said
}

/// How it stands to others.
pub fn comparison(told: &Told<'_>) -> Vec<String> {
    compare::comparators(told)
}

/// How sure its figure is, and what that makes of the gap to its plan.
pub fn certainty(told: &Told<'_>) -> Option<String> {
    told.interval()
}

/// Whether five years show a trend.
pub fn years(told: &Told<'_>) -> Option<String> {
    told.trend()
}

/// How progress, variation and status fit, where they pull apart.
pub fn fits(told: &Told<'_>) -> Option<String> {
    told.fits()
}

/// Whether what is seen is news or chance, and what the process as it is means for the target.
pub fn process(told: &Told<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(control) = control_chart(told.pack, told.measure, told.as_at) {
        said.push(sentence(of_chart(told.measure, &control)));
        said.extend(told.latest_reported(&control));
        said.extend(told.seasonal(&control));
        said.extend(beaten(&control));
        said.extend(undone(told));
        said.extend(told.assurance(&control));
    }
    said
}

/// The sign that a flag's rule goes before, where there is a second one.
fn beaten(control: &ControlChart) -> Option<String> {
    if !matches!(control.drawing, Drawing::Limits(_)) {
        return None;
    }
    let latest = control.chart.latest()?;
    let (first, other) = (sign(latest.flag()?.rule), sign(latest.beaten()?.rule));
    Some(format!(
        "It shows a second sign, {other}; {first} goes before it, so that is the one named."
    ))
}

/// Why a target can't be held against a usual range, as a clause: `the target moves`, `the target has stood for 1 of 10
/// years`; nothing where it can, or there is none.
pub fn unassured_words(found: Assurance, noun: &str) -> Option<String> {
    match found {
        Assurance::TargetMoves => Some("the target moves".to_owned()),
        Assurance::TargetNew { stood, readings } => {
            Some(format!("the target has stood for {stood} of {readings} {noun}s"))
        }
        _ => None,
    }
}

/// How the rating to date and what the usual range says of the target fit, where the one gainsays the other. The range
/// is of its whole segment, the rating of its year: where they pull apart, what it did lately isn't what is usual for it.
pub fn range_and_status(rating: &Rating, vocabulary: Vocabulary) -> Option<String> {
    let status = rating.year_to_date.judgement.status;
    let does = match (status, rating.assurance) {
        (Status::Green, Assurance::ConsistentlyMisses) => "misses",
        (Status::Amber | Status::Red, Assurance::ConsistentlyMeets) => "meets",
        _ => return None,
    };
    let on_trial = match (rating.settled, rating.has_range) {
        (true, _) => "",
        (false, true) => ", as far as so few figures tell,",
        // Of two figures no range is spoken of.
        (false, false) => return None,
    };
    Some(format!(
        "{} to date, yet all of its usual range{on_trial} {does} the target: what it did lately is not what is usual for it.",
        status.words(vocabulary)
    ))
}

/// What a row's progress is marked with where the sign of change gainsays it, since the two go by other figures; what the
/// mark means stands once over the rows ([`TWO_FIGURES`]).
pub fn sign_and_progress(rating: &Rating) -> Option<&'static str> {
    let judged = &rating.progress;
    // Where a flag decides, the two are one; and what a season may be is no sign.
    if matches!(judged.test, Some(Test::Flag(..)))
        || rating.season.is_some()
        || !(rating.settled || rating.has_range)
    {
        return None;
    }
    let at_odds = matches!(
        (judged.progress, rating.variation),
        (Progress::GotWorse | Progress::Similar | Progress::Achieved, Variation::Improvement(_))
            | (Progress::Improved | Progress::Similar | Progress::Achieved, Variation::Concern(_))
    );
    at_odds.then_some(match rating.settled {
        true => "two figures alone",
        false => "two figures alone; it is too early to be sure of the sign",
    })
}

/// What that means.
pub const TWO_FIGURES: &str = "Where progress goes by two figures alone, the sign of change beside it says another thing: it goes \
    by all of them, and settles nothing while it is too early to be sure.";

/// A sign of change by its name.
fn sign(rule: Rule) -> &'static str {
    match rule {
        Rule::Outside => "a figure outside its usual range",
        Rule::Trend => "seven figures or more that go the same way",
        Rule::TwoOfThree => "two of three near a limit",
        Rule::Run => "seven figures or more on one side of the average",
    }
}

impl Told<'_> {
    /// What the year before tells of a figure that is flagged, where a season comes again each year.
    fn seasonal(&self, control: &ControlChart) -> Option<String> {
        let latest = control.chart.latest()?;
        latest.flag().filter(|_| control.is_settled())?;
        Some(SameSeason::of_chart(self.measure, control)?.sentence(self.measure))
    }

    /// Which period the process was last seen in, where that isn't the period shown: that of the latest figure, or where
    /// that can't be charted, the last that is.
    fn latest_reported(&self, control: &ControlChart) -> Option<String> {
        let at = control.chart.points.iter().rposition(Option::is_some)?;
        let (charted, shown) = (control.periods.get(at)?, self.rating.period?);
        if *charted == shown {
            return None;
        }
        let calendar = self.pack.calendar();
        let figures = self.measure.series.iter().filter(|held| {
            held.reading.is_figure()
                && held.period.frequency() == shown.frequency()
                && held.period.end(calendar) <= shown.end(calendar)
        });
        let latest = figures.map(|held| held.period).max_by_key(|it| it.end(calendar))?;
        Some(if latest == *charted {
            format!("The latest figure is of {}.", latest.label())
        } else if self.measure.accumulation == Some(Accumulation::Running) {
            let (charted, latest) = (charted.label(), latest.label());
            format!(
                "What each period added is charted up to {charted}: what {latest} added can’t be told, for the period before it has no figure."
            )
        } else {
            format!("Its figures are charted up to {}.", charted.label())
        })
    }

    /// What the process as it is means for the target.
    fn assurance(&self, control: &ControlChart) -> Option<String> {
        if !control.is_settled() {
            return None;
        }
        let moving = control.is_moving() && control.assurance != Assurance::NotAssessed;
        let why = match control.assurance {
            _ if moving => Some("it keeps no level".to_owned()),
            found => unassured_words(found, self.noun()),
        };
        if let Some(why) = why {
            return self.unassured(&why);
        }
        let segment = control.chart.last_segment()?;
        let range = range_words(self.measure, control, segment)?;
        let target = self.rating.this_period.plan.map(|plan| printed_bounds(self.measure, plan));
        let target = match target {
            Some(target) => format!("the target of {target}"),
            None => "the target".to_owned(),
        };
        Some(match control.assurance {
            Assurance::ConsistentlyMeets => {
                format!(
                    "Unless something changes it will go on meeting {target}: all of its usual range, {range}, does."
                )
            }
            Assurance::ConsistentlyMisses => {
                format!(
                    "Unless something changes it will go on missing {target}: all of its usual range, {range}, does."
                )
            }
            Assurance::HitOrMiss => {
                let lies =
                    if self.is_at_an_end(control) { "ends at" } else { "lies on both sides of" };
                format!(
                    "Its usual range, {range}, {lies} {target}: as it is, chance decides whether it is met."
                )
            }
            Assurance::MetEveryTime => {
                "It met its target every time, and no variation was seen.".to_owned()
            }
            Assurance::TargetMoves | Assurance::TargetNew { .. } | Assurance::NotAssessed => {
                return None;
            }
        })
    }

    /// Whether the target is where a usual range stops that no share can pass.
    fn is_at_an_end(&self, control: &ControlChart) -> bool {
        let limits = control.chart.last_segment().and_then(usual_limits);
        let possible = limits.map(|it| possible_limits(self.measure, control, it));
        match (self.rating.this_period.plan, possible) {
            (Some(Bounds::Value(plan)), Some(it)) => [it.lower, it.upper].contains(&plan.get()),
            _ => false,
        }
    }

    /// Why its usual range doesn't say whether the target will be met; nothing where a forecast says how likely that is.
    fn unassured(&self, why: &str) -> Option<String> {
        if forecast(self.pack, self.measure, self.as_at).judgement.status.is_rated() {
            return None;
        }
        Some(format!("Whether it will meet its target by itself can't be said: {why}."))
    }

    /// How sure the figure is, and what that makes of the gap to its plan.
    fn interval(&self) -> Option<String> {
        let found = interval(self.pack, self.measure, self.as_at)?;
        let words = |value| Some(printed(self.measure, settle(self.measure, value)?));
        let (lower, upper) = (words(found.lower)?, words(found.upper)?);
        let of = self.rating.period?.label();
        let known = format!("Its 95% interval for {of} is {lower} to {upper}");
        let plan = match self.rating.this_period.plan {
            Some(Bounds::Value(plan)) => plan,
            _ => return Some(sentence(known)),
        };
        let better = self.better();
        let plan_words = printed(self.measure, plan);
        let against = against_target(found, plan.get(), better);
        let apart = self.apart(against == Some(Against::Similar));
        Some(match against {
            Some(Against::Better) => {
                format!("{known}: better than the plan of {plan_words} by more than chance.{apart}")
            }
            Some(Against::Worse) => {
                format!("{known}: worse than the plan of {plan_words} by more than chance.{apart}")
            }
            Some(Against::Similar) => {
                format!(
                    "{known}, which holds the plan of {plan_words}: the gap may be chance.{apart}"
                )
            }
            _ => sentence(known),
        })
    }

    /// Whether the interval of its figure holds its plan, so that their gap may be chance.
    pub(super) fn gap_may_be_chance(&self) -> bool {
        let plan = match self.rating.this_period.plan {
            Some(Bounds::Value(plan)) if self.rating.this_period.status != Status::Green => plan,
            _ => return false,
        };
        interval(self.pack, self.measure, self.as_at).is_some_and(|found| {
            against_target(found, plan.get(), self.better()) == Some(Against::Similar)
        })
    }

    /// That the interval and the usual range answer two questions, where their words seem to gainsay each other: a change
    /// that is more than chance beside a gap that may be, or the other way round.
    fn apart(&self, gap_may_be_chance: bool) -> &'static str {
        let flagged = match self.rating.variation {
            // On trial it says of itself that it can't tell.
            _ if !self.rating.settled => return "",
            Variation::NotDrawn => return "",
            Variation::CommonCause => false,
            // What a season may be is neither.
            _ if self.rating.season.is_some() => return "",
            _ => true,
        };
        match (flagged, gap_may_be_chance) {
            (true, true) => {
                " The two answer different questions: its usual range, whether it changed; the interval, whether it is off its plan."
            }
            (false, false) => {
                " That is another question than whether it changed, which its usual range answers."
            }
            _ => "",
        }
    }

    /// Whether five years show a trend.
    fn trend(&self) -> Option<String> {
        let words = match trend(self.pack, self.measure, self.as_at)?.ok()?.direction {
            Direction::Increasing => "The last five years show a rise that is more than chance.",
            Direction::Decreasing => "The last five years show a fall that is more than chance.",
            Direction::NoChange => "The last five years show no significant change.",
        };
        Some(words.to_owned())
    }

    /// How progress, variation and status fit, where they pull apart.
    fn fits(&self) -> Option<String> {
        let rating = self.rating;
        // Of what a season may be, the process says what it is beside the year before.
        if rating.variation == Variation::NotDrawn || rating.season.is_some() {
            return None;
        }
        let running = self.measure.accumulation == Some(Accumulation::Running);
        if running && !rating.progress.gained {
            return self.totals_fit();
        }
        if !rating.settled {
            return self.trial_fits();
        }
        let noun = self.noun();
        let status = rating.year_to_date.judgement.status;
        let word = status.words(self.vocabulary);
        let progress = rating.progress.progress;
        let improving = matches!(rating.variation, Variation::Improvement(_));
        let worsening = matches!(rating.variation, Variation::Concern(_));
        let common = rating.variation == Variation::CommonCause;
        let at_odds = match progress {
            Progress::Similar | Progress::Achieved => improving || worsening,
            Progress::Improved => worsening,
            Progress::GotWorse => improving,
            Progress::CannotSay | Progress::NotAvailable => false,
        };
        if at_odds {
            return self.sign_and_step(improving);
        }
        Some(match (status, progress) {
            (Status::Green, _) if worsening => {
                format!(
                    "{word}, yet worsening: the rating says where it stands, the sign where it goes."
                )
            }
            (Status::Amber | Status::Red, _) if improving => {
                format!(
                    "{word}, yet improving: the rating says where it stands, the sign where it goes."
                )
            }
            (_, Progress::GotWorse) if common => format!(
                "It got worse by more than two {noun}s of it differ by chance, yet is still within its usual range."
            ),
            (_, Progress::Improved) if common => format!(
                "It improved by more than two {noun}s of it differ by chance, yet is still within its usual range."
            ),
            _ => return None,
        })
    }

    /// The sign and the step, where they say two things: the sign by what it rests on, since only a trend says that it is
    /// getting better still, and the step by what it is.
    fn sign_and_step(&self, improving: bool) -> Option<String> {
        let control = control_chart(self.pack, self.measure, self.as_at)?;
        let latest = control.chart.points.iter().rposition(Option::is_some)?;
        let sign = flag_words(&control, latest)?;
        let judged = &self.rating.progress;
        let status = self.rating.year_to_date.judgement.status;
        let apart = match (status, improving) {
            (Status::Green, false) | (Status::Amber | Status::Red, true) => {
                format!("{}, yet {sign}", status.words(self.vocabulary))
            }
            _ => capital(&sign),
        };
        let than = if improving { "better" } else { "worse" };
        // Of the period before nothing is at odds: there the sign decides.
        let step = match judged.against {
            Some(against) => format!("the difference from {}", against.label()),
            None => "the difference from the baseline".to_owned(),
        };
        let it = match judged.progress {
            _ if judged.current == judged.previous => "is none",
            Progress::Improved => "is for the better",
            Progress::GotWorse => "is for the worse",
            _ => "says little",
        };
        Some(format!("{apart}: {than} than it was; {step} {it}."))
    }

    /// Of a running total progress compares totals, and the usual range is of what each period added.
    fn totals_fit(&self) -> Option<String> {
        let (rating, noun) = (self.rating, self.noun());
        let on_trial = if rating.settled { "" } else { ", as far as so few figures tell," };
        let moved = match rating.progress.progress {
            Progress::Improved => "improved",
            Progress::GotWorse => "got worse",
            Progress::Similar | Progress::Achieved => "is similar",
            Progress::CannotSay | Progress::NotAvailable => return None,
        };
        let is_similar = moved == "is similar";
        // A flag that decides has said so itself.
        if matches!(rating.progress.test, Some(Test::Flag(..))) {
            return None;
        }
        let added = match rating.variation {
            Variation::CommonCause if !is_similar => "within the range that is usual",
            Variation::Concern(_) if moved != "got worse" => "a sign for the worse",
            Variation::Improvement(_) if moved != "improved" => "a sign for the better",
            _ => return None,
        };
        Some(format!(
            "Two things are told apart: the total to date {moved}; what the latest {noun} added to it is{on_trial} {added}."
        ))
    }

    /// While limits are on trial they settle nothing; where they seem to say another thing than progress does, that is
    /// said.
    fn trial_fits(&self) -> Option<String> {
        let control = control_chart(self.pack, self.measure, self.as_at)?;
        // Of two figures no range is spoken of.
        control.chart.last_segment().and_then(usual_limits)?;
        let (progress, noun) = (self.rating.progress.progress, self.noun());
        let two = match self.rating.progress.test? {
            Test::Proportions(_) => format!("comes of testing two {noun}s against each other"),
            _ => format!("comes of the figures of two {noun}s alone"),
        };
        let step = match progress {
            Progress::Improved => "“Improved”",
            Progress::GotWorse => "“Got worse”",
            Progress::Similar | Progress::Achieved => "“Similar”",
            Progress::CannotSay | Progress::NotAvailable => return None,
        };
        let other = match (progress, self.rating.variation) {
            (Progress::Improved | Progress::GotWorse, Variation::CommonCause) => {
                "holds the latest figure"
            }
            (
                Progress::GotWorse | Progress::Similar | Progress::Achieved,
                Variation::Improvement(_),
            ) => "hints at a change for the better",
            (
                Progress::Improved | Progress::Similar | Progress::Achieved,
                Variation::Concern(_),
            ) => "hints at a change for the worse",
            _ => return None,
        };
        Some(format!(
            "{step} {two}; its usual range goes by all its figures and {other}, but rests on too few to settle anything."
        ))
    }
}
