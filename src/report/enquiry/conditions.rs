//! The conditions, one function each: the text and the rows where it is met.

use super::condition::Condition;
use super::looked::{Looked, Row, told_apart};
use crate::model::{
    Accumulation, Exception, Measure, Number, Period, Polarity, Proposal, Verdict, day_label,
};
use crate::planning::{due::Asking, same_comment};
use crate::rating::exception::{
    ActionVerdict, Kept, action_effects, actions_of, is_live, kept, promised,
};
use crate::rating::see_judge_act::{continued, flag_words, range_words};
use crate::rating::{
    Judgement, PeriodRow, Status, asked_words, compares_places, control_chart, figure_due_on,
    forecast, period_noun, period_row, printed, printed_bounds, series_rows, year_target_words,
};
use crate::statistics::xmr::{Assurance, Rule, Variation};

/// A text and the rows that it rests on.
type Met = Option<(String, Vec<Row>)>;

/// Whether a condition is met; an answer without rows doesn't count.
pub(super) fn met(looked: &Looked<'_>, condition: Condition) -> Met {
    match condition {
        Condition::RedThrice => red_thrice(looked),
        Condition::Signal => signal(looked),
        Condition::SteadyMiss => steady_miss(looked),
        Condition::Late => late(looked),
        Condition::PromiseMoved => promise_moved(looked),
        Condition::PromiseBroken => promise_broken(looked),
        Condition::NoEffect => no_effect(looked),
        Condition::ToldAgain => told_again(looked),
        Condition::OthersBetter => others_better(looked),
        Condition::TargetMoved => target_moved(looked),
        Condition::LowChance => low_chance(looked),
    }
}

fn row(of: impl Into<String>, said: impl Into<String>) -> Row {
    Row { of: of.into(), said: said.into() }
}

/// A figure against what it is held against: `268, at most 240, red`.
fn figure(looked: &Looked<'_>, measure: &Measure, judged: &Judgement) -> String {
    let actual = judged.actual.map_or_else(|| "no figure".to_owned(), |it| printed(measure, it));
    let plan = judged.plan.map(|plan| match judged.side {
        Some(side) => format!(", {}", asked_words(measure, plan, side, judged.strict)),
        None => format!(", plan {}", printed_bounds(measure, plan)),
    });
    let status = judged.status.words(looked.words).to_lowercase();
    format!("{actual}{}, {status}", plan.unwrap_or_default())
}

/// Looks at the row of a period, under the terms of its year.
fn with_row<T>(
    looked: &Looked<'_>,
    period: Period,
    look: impl FnOnce(&Measure, &PeriodRow<'_>) -> T,
) -> Option<T> {
    let year = looked.pack.calendar().year_of_period(period);
    let measure = looked.member.measure.as_of(year);
    let row = period_row(looked.pack, &measure, period, looked.as_at)?;
    Some(look(&measure, &row))
}

/// So many periods running make a question.
const RUNNING: i32 = 3;

fn red_thrice(looked: &Looked<'_>) -> Met {
    let shown = looked.member.rating.period?;
    let mut rows = Vec::new();
    for back in (0..RUNNING).rev() {
        let period = shown.plus(-back)?;
        let red = with_row(looked, period, |measure, found| {
            let said = figure(looked, measure, &found.judgement);
            (found.status() == Status::Red).then(|| row(period.label(), said))
        });
        rows.push(red??);
    }
    let (count, first) = red_periods(looked, shown)?;
    let noun = period_noun(shown.frequency());
    if count as i32 > RUNNING {
        rows.insert(0, row(format!("Since {}", first.label()), format!("{count} {noun}s running")));
    }
    let text = format!(
        "{} has been worse than its floor {count} {noun}s running, {} to {}. What has been done about it in that time, what came of it, and what will be done otherwise now?",
        looked.name(),
        first.label(),
        shown.label()
    );
    Some((text, rows))
}

/// How many periods up to one are red without a break, and the first of them.
fn red_periods(looked: &Looked<'_>, shown: Period) -> Option<(usize, Period)> {
    let calendar = looked.pack.calendar();
    let first =
        looked.member.measure.series.iter().map(|it| calendar.year_of_period(it.period)).min()?;
    let (mut found, mut year) = (None, calendar.year_of_period(shown));
    let mut count = 0;
    while year >= first {
        let measure = looked.member.measure.as_of(year);
        let rows = series_rows(looked.pack, &measure, year, year, looked.as_at);
        for row in rows.iter().rev().filter(|row| row.period <= shown) {
            if row.status() != Status::Red {
                return Some((count, found?));
            }
            (count, found) = (count + 1, Some(row.period));
        }
        year = year.plus(-1);
    }
    Some((count, found?))
}

fn signal(looked: &Looked<'_>) -> Met {
    let rating = looked.member.rating;
    if !matches!(rating.news(), Some(Variation::Concern(_))) {
        return None;
    }
    let measure = looked.member.measure;
    let control = control_chart(looked.pack, measure, looked.as_at)?;
    let last = control.chart.points.iter().rposition(Option::is_some)?;
    let said = flag_words(&control, last)?;
    let flag = control.chart.points[last]?.flag()?;
    let count = control.chart.rests_on(last)?;
    let same = |at: &usize| {
        let point = control.chart.points.get(*at).copied().flatten();
        point.is_some_and(|point| point.signals().any(|signal| signal == flag))
    };
    let mut positions: Vec<usize> = (0..=last).rev().filter(same).take(count).collect();
    positions.reverse();
    let segment = control.chart.segments.iter().find(|it| it.positions.contains(&last))?;
    let mean = segment.process.mean;
    let value = |at: &usize| control.values.get(*at).copied().flatten();
    let told = told_apart(measure, positions.iter().filter_map(value).chain([mean]));
    let words = |value: f64| Some(printed(&told, Number::try_from(value).ok()?));
    let figures = positions
        .iter()
        .filter_map(|at| Some(row(control.periods.get(*at)?.label(), words(value(at)?)?)));
    let usual = match flag.rule {
        Rule::Run => words(mean).map(|mean| row("Its average", mean)),
        Rule::Outside | Rule::TwoOfThree => {
            range_words(measure, &control, segment).map(|range| row("Usual range", range))
        }
        Rule::Trend => None,
    };
    let rows: Vec<Row> = figures.chain(usual).collect();
    let text = format!(
        "{} got worse by more than chance explains: {}. When did that begin, what changed then, and what is being done about that?",
        looked.name(),
        continued(&said)
    );
    Some((text, rows))
}

fn steady_miss(looked: &Looked<'_>) -> Met {
    let rating = looked.member.rating;
    let steady = rating.settled && matches!(rating.variation, Variation::CommonCause);
    if !steady || rating.assurance != Assurance::ConsistentlyMisses {
        return None;
    }
    let measure = looked.member.measure;
    let control = control_chart(looked.pack, measure, looked.as_at)?;
    let usual = range_words(measure, &control, control.chart.last_segment()?)?;
    let target = year_target_words(measure, &rating.year_target);
    let text = format!(
        "{} is steady at {usual}, and its target lies outside that: as things are done now it won’t be met. What will be done otherwise, or is the target the wrong one?",
        looked.name()
    );
    Some((text, vec![row("Usual range", usual), row("The year’s target", target)]))
}

fn late(looked: &Looked<'_>) -> Met {
    let rating = looked.member.rating;
    if rating.year_to_date.judgement.status != Status::Late {
        return None;
    }
    let measure = looked.member.measure;
    let period = Asking::of(looked.pack, looked.as_at).lacking(looked.pack, measure)?;
    let due = figure_due_on(looked.pack.calendar(), measure, period);
    let due = due.map_or_else(
        || "not there".to_owned(),
        |day| format!("was due by {}, and is not there", day_label(day)),
    );
    let text = format!(
        "{} has no figure for {}. Why is it late, who sees to it, and by when is it there?",
        looked.name(),
        period.label()
    );
    Some((text, vec![row(period.label(), due)]))
}

/// The measure's exception that is live, the latest.
fn exception<'a>(looked: &Looked<'a>) -> Option<&'a Exception> {
    let calendar = looked.pack.calendar();
    let live = |held: &&Exception| {
        held.measure == looked.member.measure.id && is_live(calendar, held, looked.as_at)
    };
    looked.pack.exceptions.iter().rev().map(|held| &**held).find(live)
}

/// The dates that an exception promised by then, each with when it was.
fn promises(looked: &Looked<'_>, held: &Exception) -> Vec<Row> {
    let today = looked.today();
    let made = held.promises.iter().filter(|it| it.on <= today);
    made.map(|it| {
        let on = format!("Promised on {}", day_label(it.on.0));
        let reason = match it.reason.trim() {
            "" => String::new(),
            reason => format!(": {reason}"),
        };
        row(on, format!("back within its floor by {}{reason}", day_label(it.by.0)))
    })
    .collect()
}

fn promise_moved(looked: &Looked<'_>) -> Met {
    let held = exception(looked)?;
    let found = promised(held, looked.as_at).filter(|it| it.moves >= 2)?;
    let text = format!(
        "{} was to be back within its floor by {}; that date {}. Why should the date that holds now, {}, be believed?",
        looked.name(),
        day_label(found.first.by.0),
        found.moved_words()?,
        day_label(found.last.by.0)
    );
    Some((text, promises(looked, held)))
}

fn promise_broken(looked: &Looked<'_>) -> Met {
    let held = exception(looked)?;
    let last = promised(held, looked.as_at)?.last;
    let Kept::No(period) = kept(looked.pack, held, last, looked.as_at) else { return None };
    let by = day_label(last.by.0);
    let text = format!(
        "{} was promised to be back within its floor by {by}, and is not. What went otherwise than was thought, and what is promised now?",
        looked.name()
    );
    let then = with_row(looked, period, |measure, found| {
        row(period.label(), figure(looked, measure, &found.judgement))
    });
    let was = row(
        format!("Promised on {}", day_label(last.on.0)),
        format!("back within its floor by {by}"),
    );
    Some((text, std::iter::once(was).chain(then).collect()))
}

fn no_effect(looked: &Looked<'_>) -> Met {
    let measure = looked.member.measure;
    let held = exception(looked)?;
    let actions = actions_of(looked.pack, held);
    let effects = action_effects(looked.pack, measure, &actions, looked.as_at);
    let none = actions.iter().zip(effects).filter_map(|(action, effect)| {
        let effect = effect.filter(|it| it.verdict == ActionVerdict::None)?;
        let said = format!(
            "{}; {}",
            continued(&effect.promise(measure)),
            continued(&effect.words(measure))
        );
        Some(row(action.name.as_str(), said))
    });
    let rows: Vec<Row> = none.collect();
    let what = match rows.as_slice() {
        [] => return None,
        [one] => format!("“{}” was", one.of),
        many => format!("{} actions were", many.len()),
    };
    let text = format!(
        "{what} to move {}, and no effect shows. Is it stopped, mended or given more time, and what is tried in its place?",
        looked.name()
    );
    Some((text, rows))
}

/// Only what officers wrote is compared: what the product says of a measure is the same as long as its figures are.
fn told_again(looked: &Looked<'_>) -> Met {
    let (measure, rating) = (looked.member.measure, looked.member.rating);
    let (shown, before) = (rating.period?, same_comment(measure, rating)?);
    let of = |period: Period| measure.observation(period)?.figure(measure.ratio_scale());
    // A running total goes up whatever happens.
    let runs = measure.accumulation == Some(Accumulation::Running);
    let figures = of(before).zip(of(shown)).filter(|_| !runs);
    let better = match (measure.polarity, figures) {
        (Some(Polarity::HigherIsBetter), Some((then, now))) => Some(now > then),
        (Some(Polarity::LowerIsBetter), Some((then, now))) => Some(now < then),
        _ => None,
    };
    if better == Some(true) {
        return None;
    }
    let comment = measure.observation(shown)?.comment.as_deref()?.trim();
    let said = format!("Word for word as for {}: “{comment}”", before.label());
    let told = figures.filter(|_| better.is_some()).map(|(then, now)| {
        let told = told_apart(measure, [then.get(), now.get()].into_iter());
        [(before, then), (shown, now)].map(|(of, figure)| row(of.label(), printed(&told, figure)))
    });
    let no_better = if told.is_some() { ", and its figure is no better for it" } else { "" };
    let rows = std::iter::once(row(format!("Said for {}", shown.label()), said));
    let text = format!(
        "Of {} the same is said as for {}{no_better}. What is new since then?",
        looked.name(),
        before.label()
    );
    Some((text, rows.chain(told.into_iter().flatten()).collect()))
}

fn others_better(looked: &Looked<'_>) -> Met {
    let rating = looked.member.rating;
    if rating.year_to_date.judgement.status != Status::Red {
        return None;
    }
    let better: fn(Number, Number) -> bool = match looked.member.measure.polarity? {
        Polarity::HigherIsBetter => |other, own| other > own,
        Polarity::LowerIsBetter => |other, own| other < own,
        Polarity::NoPolarity => return None,
    };
    // Who has fewer of what grows with the place did no better.
    if !compares_places(looked.member.measure) {
        return None;
    }
    let period = rating.period?;
    let (own, others) = with_row(looked, period, |measure, found| {
        let named = measure.comparators.iter().zip(&found.comparators);
        let named = named.filter(|(of, _)| !of.kind.is_part());
        let others: Vec<(String, Number)> =
            named.filter_map(|(of, figure)| Some((of.name.clone(), (*figure)?))).collect();
        Some((found.actual()?, others))
    })??;
    let ahead: Vec<&(String, Number)> =
        others.iter().filter(|(_, figure)| better(*figure, own)).collect();
    if ahead.is_empty() || ahead.len() * 2 < others.len() {
        return None;
    }
    let measure = looked.member.measure;
    let text = format!(
        "{} was {} in {}; {} of the {} it is compared with did better. What do they do that we don’t, and who has asked them?",
        looked.name(),
        printed(measure, own),
        period.label(),
        ahead.len(),
        others.len()
    );
    let rows =
        ahead.into_iter().map(|(name, figure)| row(name.as_str(), printed(measure, *figure)));
    Some((text, rows.collect()))
}

fn target_moved(looked: &Looked<'_>) -> Met {
    let calendar = looked.pack.calendar();
    let year = calendar.year_of_period(looked.as_at.period);
    let today = looked.today();
    let made = |held: &&Proposal| {
        held.measure.as_ref() == Some(&looked.member.measure.id)
            && held.verdict == Some(Verdict::Accepted)
            && held.made.is_some_and(|made| made <= today && calendar.year_of(made.0) == year)
    };
    let found = looked.pack.proposals.iter().map(|held| &**held).filter(made);
    let rows: Vec<Row> = found
        .map(|held| {
            let on = held.made.map(|made| day_label(made.0)).unwrap_or_default();
            let by = match held.decided_by.trim() {
                "" => String::new(),
                by => format!(", decided by {by}"),
            };
            row(format!("Changed on {on}"), format!("{}{by}", held.change))
        })
        .collect();
    let text = format!(
        "What {} is held against was changed in {year}. Would it be rated the same under what was signed off, and who gains by the change?",
        looked.name()
    );
    Some((text, rows))
}

/// A chance of green under this makes a question.
const LOW_CHANCE: f64 = 0.2;

fn low_chance(looked: &Looked<'_>) -> Met {
    let measure = looked.member.measure;
    let ahead = forecast(looked.pack, measure, looked.as_at);
    let outlook = ahead.outlook?;
    let green = outlook.chances?.green;
    if green >= LOW_CHANCE {
        return None;
    }
    let chance = match green < 0.005 {
        true => "under 1%".to_owned(),
        false => format!("{}%", (green * 100.0).round()),
    };
    let target = year_target_words(measure, &looked.member.rating.year_target);
    let expected = ahead.judgement.actual.map(|it| row("Forecast", printed(measure, it)));
    let text = format!(
        "By its own history {} has a chance of {chance} to meet the year’s target. What would have to be done to meet it, and is that being done?",
        looked.name()
    );
    let rows = [Some(row("The year’s target", target)), expected, Some(row("Chance", chance))];
    Some((text, rows.into_iter().flatten().collect()))
}
