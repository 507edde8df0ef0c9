//! The live examples: each looks for the first measure that shows its term and has the engine say so.

use crate::chart::funnel::Funnel;
use crate::model::{
    Accumulation, Aim, Audience, Measure, Observation, OutcomeKind, Pack, Polarity, Reading,
    Target, Tolerance, Vocabulary, day_label,
};
use crate::rating::{
    AsAt, Peers, Rating, Status, Which, clock, confidence_words, control_chart,
    exception::trigger_words,
    explain, forecast, latest, latest_assessment, limits, peers, previous_year, printed,
    printed_bounds, printed_reading, rate, roll_up, run_rate,
    see_judge_act::{Told, funnel_finding, heading, level, process_finding, range_words},
    year_target_words,
};
use crate::report::icons;
use crate::statistics::xmr::{Assurance, Variation};
use chrono::NaiveDate;

/// A pack that examples are taken from, rated once.
pub struct Sample<'a> {
    pack: &'a Pack,
    as_at: AsAt,
    words: Vocabulary,
    rated: Vec<(&'a Measure, Rating)>,
}

impl<'a> Sample<'a> {
    /// Rates a pack as at its latest period; `None` where it has none. Its own clock counts before `today`.
    pub fn of(pack: &'a Pack, today: NaiveDate, words: Vocabulary) -> Option<Self> {
        let now = pack.organisation.clock.map_or(today, |day| day.0);
        let period = latest(pack, Some(now))?;
        let as_at = AsAt { period, on: Some(clock(pack, period, today)) };
        let rated = pack.measures.iter().map(|it| (&**it, rate(pack, it, as_at))).collect();
        Some(Self { pack, as_at, words, rated })
    }

    /// What the first measure says that has something to say.
    fn first(&self, say: impl Fn(&'a Measure, &Rating) -> Option<String>) -> Option<String> {
        self.rated.iter().find_map(|(measure, rating)| say(measure, rating))
    }

    /// The same with the measure's name before it, and a full stop after.
    fn of_measure(&self, say: impl Fn(&'a Measure, &Rating) -> Option<String>) -> Option<String> {
        self.first(|measure, rating| {
            let said = say(measure, rating)?;
            let stop = if said.ends_with('.') { "" } else { "." };
            Some(format!("{}: {said}{stop}", measure.name))
        })
    }

    /// The first measure that stands in a funnel of its peers.
    fn peers(&self) -> Option<(&'a Measure, Peers)> {
        let found = |measure| Some((measure, peers(self.pack, measure, self.as_at)?.ok()?));
        self.rated.iter().find_map(|(measure, _)| found(*measure))
    }

    /// The funnel of the example, to be drawn.
    pub fn funnel(&self) -> Option<Funnel> {
        let (measure, found) = self.peers()?;
        Some(Funnel::of(measure, &found))
    }

    fn explained(&self, measure: &Measure, rating: &Rating, which: Which) -> String {
        explain(self.pack, measure, rating, (self.as_at, self.words), which).headline
    }

    /// A measure's target of the year that is shown.
    fn target(&self, measure: &'a Measure, rating: &Rating) -> Option<&'a Target> {
        measure.targets.get(&rating.year_target.year)
    }
}

pub(super) fn rating(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let is_red = rating.year_to_date.judgement.status == Status::Red;
        is_red.then(|| sample.explained(measure, rating, Which::YearToDate))
    })
}

pub(super) fn target(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let words = year_target_words(measure, &rating.year_target);
        let said = || format!("the target for {} is {words}", rating.year_target.year);
        (!words.is_empty()).then(said)
    })
}

pub(super) fn plan(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let found = rating.this_period;
        let (plan, actual) =
            (printed_bounds(measure, found.plan?), printed(measure, found.actual?));
        Some(format!("planned for {} was {plan}, and it came to {actual}", rating.period?.label()))
    })
}

pub(super) fn floor(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let found = rating.year_to_date.judgement;
        let shows = found.status == Status::Amber && found.own_floor().is_some();
        shows.then(|| sample.explained(measure, rating, Which::YearToDate))
    })
}

pub(super) fn tolerance(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let period = rating.period?;
        let tolerance = match sample.target(measure, rating)?.tolerance? {
            Tolerance::Percent(share) => format!("{share}% of its plan"),
            Tolerance::Amount(amount) => printed(measure, amount),
        };
        let found = limits(sample.pack, measure, period)?;
        let by_hand = sample.target(measure, rating)?.step(period)?.floor.is_some();
        (!by_hand && found.floor != found.plan).then(|| {
            format!(
                "a tolerance of {tolerance} puts the floor of {} at {}, with a plan of {}",
                period.label(),
                printed_bounds(measure, found.floor),
                printed_bounds(measure, found.plan),
            )
        })
    })
}

pub(super) fn baseline(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, _| {
        let held = measure.baseline.as_ref()?;
        let of = held.period.map_or_else(String::new, |it| format!(", of {}", it.label()));
        Some(format!("its baseline is {}{of}", printed(measure, held.value)))
    })
}

pub(super) fn see_judge_act(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let (pack, as_at, vocabulary) = (sample.pack, sample.as_at, sample.words);
        let told = Told { pack, measure, rating, as_at, vocabulary };
        let seen = level(&told).into_iter().next()?;
        let (judged, act) =
            (process_finding(pack, measure, as_at)?, heading(&told).into_iter().next()?);
        Some(format!("see: “{seen}” Judge: “{judged}.” Act: “{act}”"))
    })
}

pub(super) fn profile(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let target = sample.target(measure, rating)?;
        let differ =
            |it: &[crate::model::Step]| it.windows(2).any(|two| two[0].plan != two[1].plan);
        let steps = target.trajectory.get(..3).filter(|steps| differ(steps))?;
        let words = steps
            .iter()
            .map(|step| format!("{} {}", step.period.label(), printed_bounds(measure, step.plan)));
        Some(format!("its plans begin {}", words.collect::<Vec<_>>().join(", ")))
    })
}

pub(super) fn stretch(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let stretch = sample.target(measure, rating)?.stretch?;
        Some(format!(
            "the target for {} is {}, and its stretch {}",
            rating.year_target.year,
            year_target_words(measure, &rating.year_target),
            printed(measure, stretch),
        ))
    })
}

pub(super) fn out_turn(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let (figure, coverage) = previous_year(sample.pack, measure, sample.as_at);
        let figure = printed(measure, figure?);
        let year = rating.year_target.year.plus(-1);
        Some(format!("{year} came to {figure}, of {}", coverage.words()))
    })
}

pub(super) fn accumulation(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let adds = measure.accumulation.filter(|it| *it == Accumulation::Ratio)?;
        let actual = printed(measure, rating.year_to_date.judgement.actual?);
        let words = adds.words().to_lowercase();
        Some(format!("its accumulation is “{words}”, and the year to date is {actual}"))
    })
}

pub(super) fn year_to_date(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let found = &rating.year_to_date;
        let sums = measure.accumulation == Some(Accumulation::Sum);
        let actual = printed(measure, found.judgement.actual.filter(|_| sums)?);
        Some(format!("{actual} so far, of {}", found.words()))
    })
}

pub(super) fn polarity(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, _| {
        let words = measure.polarity.filter(|it| *it == Polarity::LowerIsBetter)?.words();
        Some(words.to_lowercase())
    })
}

pub(super) fn progress(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let judged = rating.progress.progress;
        let says = judged != crate::rating::Progress::NotAvailable;
        says.then(|| sample.explained(measure, rating, Which::Progress))
    })
}

pub(super) fn usual_range(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let control = control_chart(sample.pack, measure, sample.as_at)?;
        let segment = control.chart.last_segment().filter(|_| rating.settled)?;
        Some(format!("its usual range is {}", range_words(measure, &control, segment)?))
    })
}

/// What the control chart of the first settled measure says whose latest figure is of this kind.
fn process(sample: &Sample<'_>, is: fn(Variation) -> bool) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let shows = rating.settled && rating.season.is_none() && is(rating.variation);
        shows.then(|| process_finding(sample.pack, measure, sample.as_at)).flatten()
    })
}

pub(super) fn special_cause(sample: &Sample<'_>) -> Option<String> {
    process(sample, |it| matches!(it, Variation::Concern(_) | Variation::Improvement(_)))
}

pub(super) fn common_cause(sample: &Sample<'_>) -> Option<String> {
    process(sample, |it| it == Variation::CommonCause)
}

pub(super) fn assurance(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|_, rating| {
        let says = !matches!(
            rating.assurance,
            Assurance::NotAssessed | Assurance::TargetMoves | Assurance::TargetNew { .. }
        );
        let footing = icons::Footing::of(rating);
        (says && footing != icons::Footing::TooFew)
            .then(|| icons::assurance(rating.assurance, footing).words.to_owned())
    })
}

pub(super) fn funnel(sample: &Sample<'_>) -> Option<String> {
    let (measure, found) = sample.peers()?;
    Some(format!("{}: {}.", measure.name, funnel_finding(&found).trim_end_matches('.')))
}

pub(super) fn forecast_made(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let found = forecast(sample.pack, measure, sample.as_at);
        found.judgement.actual?;
        let said = sample.explained(measure, rating, Which::Forecast);
        Some(format!("by the end of {}: {said}", rating.year_target.year))
    })
}

pub(super) fn confidence(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, _| {
        latest_assessment(sample.pack, &measure.id, sample.as_at.on).map(confidence_words)
    })
}

pub(super) fn exception(sample: &Sample<'_>) -> Option<String> {
    let found = sample.pack.exceptions.first()?;
    let measure = sample.pack.measure(&found.measure)?;
    let why = trigger_words(found.trigger, sample.words).to_lowercase();
    Some(format!("{}: one was raised for {}: {why}.", measure.name, found.raised.label()))
}

pub(super) fn golden_thread(sample: &Sample<'_>) -> Option<String> {
    let pack = sample.pack;
    sample.first(|measure, _| {
        let objective = pack.objectives.iter().find(|it| it.measures.contains(&measure.id))?;
        let plan = pack.plan(&objective.plan)?;
        Some(format!("{} → {} → {}", measure.name, objective.name, plan.name))
    })
}

pub(super) fn seal(sample: &Sample<'_>) -> Option<String> {
    let found = sample.pack.sign_offs.last()?;
    let count = found.frozen.len();
    let noun = if count == 1 { "measure is" } else { "measures are" };
    Some(format!(
        "{count} {noun} signed off for {} by {} on {}.",
        found.year,
        found.by,
        day_label(found.on.0)
    ))
}

pub(super) fn score(sample: &Sample<'_>) -> Option<String> {
    let children: Vec<roll_up::Child<'_>> = sample
        .rated
        .iter()
        .map(|(measure, rating)| roll_up::Child {
            name: &measure.name,
            status: rating.year_to_date.judgement.status,
            weight: measure.weight,
        })
        .collect();
    let limit = sample.pack.organisation.coverage_limit;
    Some(format!(
        "All measures together: {}.",
        roll_up::score(&children, limit).explanation(sample.words).headline
    ))
}

pub(super) fn run_rate_needed(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, _| {
        let found = run_rate(sample.pack, measure, sample.as_at)?;
        Some(format!("for its target it needs {}", found.words(measure)))
    })
}

pub(super) fn late(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let is_late = rating.year_to_date.judgement.status == Status::Late;
        is_late.then(|| sample.explained(measure, rating, Which::YearToDate))
    })
}

pub(super) fn audience(sample: &Sample<'_>) -> Option<String> {
    let of = |audience| {
        sample.rated.iter().filter(|(measure, _)| measure.audience == Some(audience)).count()
    };
    let public = of(Audience::Public);
    Some(format!("{public} of {} measures here are public.", sample.rated.len()))
}

pub(super) fn balanced_scorecard(sample: &Sample<'_>) -> Option<String> {
    let pack = sample.pack;
    let counted = pack.perspectives.iter().map(|perspective| {
        let is_in = |it: &&(&Measure, Rating)| it.0.perspective.as_ref() == Some(&perspective.id);
        format!("{} {}", perspective.name, sample.rated.iter().filter(is_in).count())
    });
    let counted = counted.collect::<Vec<_>>();
    let all = sample.rated.len();
    (!counted.is_empty())
        .then(|| format!("Of {all} measures, by perspective: {}.", counted.join(", ")))
}

pub(super) fn perspective(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, _| {
        let id = measure.perspective.as_ref()?;
        let found = sample.pack.perspectives.iter().find(|it| it.id == *id)?;
        Some(format!("it stands in “{}”", found.name))
    })
}

pub(super) fn objective(sample: &Sample<'_>) -> Option<String> {
    let pack = sample.pack;
    let found = pack.objectives.iter().find(|it| !it.measures.is_empty())?;
    let plan = pack.plan(&found.plan)?;
    let count = found.measures.len();
    let noun = if count == 1 { "measure" } else { "measures" };
    Some(format!("“{}” is one of “{}”, with {count} {noun}.", found.name, plan.name))
}

pub(super) fn measure_defined(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, _| {
        let (often, way) = (measure.frequency?.words(), measure.polarity?.words());
        let unit = Some(measure.unit.trim()).filter(|it| !it.is_empty())?;
        Some(format!("reported {} in {unit}; {}", often.to_lowercase(), way.to_lowercase()))
    })
}

pub(super) fn vision(sample: &Sample<'_>) -> Option<String> {
    let vision = sample.pack.organisation.vision.trim();
    (!vision.is_empty()).then(|| format!("“{vision}”."))
}

pub(super) fn strategy_map(sample: &Sample<'_>) -> Option<String> {
    let link = sample.pack.links.first()?;
    Some(crate::report::strategy_map::expected(sample.pack, link))
}

pub(super) fn outcome(sample: &Sample<'_>) -> Option<String> {
    let of = |kind| {
        let is_of = |it: &&(&'_ Measure, Rating)| it.0.kind == Some(kind);
        sample.rated.iter().find(is_of).map(|(measure, _)| measure.name.as_str())
    };
    let (output, outcome) = (of(OutcomeKind::Output)?, of(OutcomeKind::Outcome)?);
    Some(format!("“{output}” counts an output, “{outcome}” an outcome."))
}

pub(super) fn numerator(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, _| {
        let is_share = |it: &&Observation| matches!(it.reading, Reading::Ratio { .. });
        let last = measure.series.iter().rev().find(is_share)?;
        let said = printed_reading(measure, last.period, last.reading);
        Some(format!("{said} in {}", last.period.label()))
    })
}

pub(super) fn prediction_interval(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let asked = (sample.as_at, sample.words);
        let explained = explain(sample.pack, measure, rating, asked, Which::Forecast);
        let row = explained.rows.into_iter().find(|row| row.term == "80% sure")?;
        let year = rating.year_target.year;
        Some(format!("{} for {year}, {}", row.text.to_lowercase(), row.term))
    })
}

pub(super) fn range(sample: &Sample<'_>) -> Option<String> {
    sample.of_measure(|measure, rating| {
        let is_range = matches!(sample.target(measure, rating)?.aim, Aim::Range { .. });
        let words = year_target_words(measure, &rating.year_target);
        is_range.then(|| format!("the target for {} is {words}", rating.year_target.year))
    })
}
