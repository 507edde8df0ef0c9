//! What areas and groups say, in sentences, each only where the figures support it.

use super::gap::{AreaGap, Compared, Extremes, area_gap};
use super::owed::Owed;
use super::set::{AreaFigure, AreaSet};
use crate::model::{ComparatorKind, Measure, Number};
use crate::rating::Peers;
use crate::rating::explain::percent_words;
use crate::rating::precision::settle;
use crate::rating::see_judge_act::{
    amount_words as amount, continued, funnel_said, lies_outside, printed_difference,
};
use crate::rating::words::printed;
use crate::statistics::areas::{Mix, Part, mix};
use crate::statistics::better::Better;
use crate::statistics::interval::{Against, Interval};
use crate::statistics::significance::{Proportion, differ};

impl AreaSet {
    /// What one of them is called.
    pub fn noun(&self) -> &'static str {
        if self.kind == ComparatorKind::Area { "area" } else { "group" }
    }

    fn nouns(&self) -> &'static str {
        if self.kind == ComparatorKind::Area { "areas" } else { "groups" }
    }

    fn ends(&self) -> (&'static str, &'static str) {
        match self.better {
            Better::Neither => ("Highest", "lowest"),
            Better::Higher | Better::Lower => ("Best", "worst"),
        }
    }
}

fn figure(measure: &Measure, value: f64) -> String {
    settle(measure, value).map_or_else(|| "–".to_owned(), |it| printed(measure, it))
}

/// The finding, as the title of a set: who is first and who is last.
pub fn areas_finding(measure: &Measure, set: &AreaSet) -> String {
    let ranked: Vec<&AreaFigure> = set.ranked().collect();
    let when = set.period.label();
    let named = |it: &AreaFigure| {
        format!("{} ({})", it.name, it.figure.map_or_else(String::new, |at| printed(measure, at)))
    };
    match ranked.as_slice() {
        [] => format!("No figure of {when} may be printed"),
        [only] => format!("One figure of {when}: {}", named(only)),
        [first, .., last] if first.figure == last.figure => {
            format!("All the same in {when}: {}", named(first))
        }
        [first, .., last] => {
            let (best, worst) = set.ends();
            format!("{best} in {when}: {}; {worst}: {}", named(first), named(last))
        }
    }
}

/// The sentences about a set, in the order of what matters: a whole that masks its parts, the gap, rate or mix, the
/// funnel, chance, what is left out.
pub fn areas_said(measure: &Measure, set: &AreaSet) -> Vec<String> {
    let mut said = Vec::new();
    let taken_apart = taken_apart(measure, set);
    if let Some(Taken { masks: Some(masks), .. }) = &taken_apart {
        said.push(masks.clone());
    }
    said.extend(area_gap(set).map(|gap| gap_said(measure, set, &gap)).unwrap_or_default());
    said.extend(taken_apart.map(|it| it.parts));
    match &set.funnel {
        Some(peers) => {
            said.extend(funnel_said(measure, peers));
            said.extend(two_tests(set, peers));
            said.extend(two_wholes(measure, set, peers));
        }
        None => said.extend(luck(set)),
    }
    said.extend(two_apart(measure, set));
    said.extend(caveat(set).map(str::to_owned));
    said.extend(within_said(measure, set));
    said.extend(left_out(set));
    said.extend(suppressed_said(set));
    said
}

/// That two, and no more, differ from each other by more than chance, though each may be like the whole that they make up.
fn two_apart(measure: &Measure, set: &AreaSet) -> Option<String> {
    let [one, other] = &set.areas[..] else { return None };
    let share = |it: &AreaFigure| it.counts.and_then(|(part, of)| Proportion::new(part, of));
    let is_share = set.scale == 1.0 || set.scale == 100.0;
    let apart = is_share && differ(share(one)?, share(other)?);
    let figure = |it: &AreaFigure| Some(printed(measure, it.figure?));
    let (first, second) = (figure(one)?, figure(other)?);
    apart.then(|| {
        format!(
            "The two differ from each other by more than chance: {} {first}, {} {second}.",
            one.name, other.name
        )
    })
}

/// The areas of each area that they lie within, beside its own figure: their parts are told apart from the whole's.
fn within_said(measure: &Measure, set: &AreaSet) -> Vec<String> {
    let mut around: Vec<&(String, Option<Number>)> = Vec::new();
    for within in set.areas.iter().filter_map(|it| it.within.as_ref()) {
        if !around.iter().any(|it| it.0 == within.0) {
            around.push(within);
        }
    }
    around.sort_by(|one, other| one.0.cmp(&other.0));
    let words = |(name, own): &(String, Option<Number>)| {
        let inner =
            set.areas.iter().filter(|it| it.within.as_ref().is_some_and(|it| it.0 == *name));
        let each = inner.map(|it| {
            let figure = it.figure.map(|at| printed(measure, at));
            format!("{} {}", it.name, figure.unwrap_or_else(|| it.missing.to_owned()))
        });
        let own = own.map(|at| format!(" ({})", printed(measure, at))).unwrap_or_default();
        format!("Within {name}{own}: {}.", each.collect::<Vec<_>>().join(", "))
    };
    around.into_iter().map(words).collect()
}

/// The first sentence about areas on the measure's own page; `None` where it has none.
pub fn areas_way_in(measure: &Measure, sets: &[AreaSet]) -> Option<String> {
    let set = sets.first()?;
    let finding = areas_finding(measure, set);
    let gap = area_gap(set).and_then(|it| amount(measure, wide(measure, &it.now)));
    let gap = gap.map(|gap| format!(" The gap is {gap}.")).unwrap_or_default();
    let similar = |it: &AreaFigure| it.against == Some(Against::Similar);
    let caveat = match caveat(set) {
        Some(_) => " Some of it may be chance.",
        None if two_apart(measure, set).is_some() => " The two differ by more than chance.",
        None if set.ranked().all(similar) => " None differs from the whole by its 95% interval.",
        None => "",
    };
    Some(format!("{}: {}.{gap}{caveat}", set.name, continued(&finding)))
}

/// How wide a gap is between its ends as they are printed.
fn wide(measure: &Measure, ends: &Extremes) -> f64 {
    printed_difference(measure, ends.low.1, ends.high.1).unwrap_or(ends.gap.absolute)
}

/// Of whom an interval and the funnel say different things, and what each asks.
fn two_tests(set: &AreaSet, peers: &Peers) -> Option<String> {
    let differs = |it: &&AreaFigure| {
        let out = lies_outside(peers, &it.name);
        it.against.zip(out).is_some_and(|(against, out)| (against != Against::Similar) != out)
    };
    let names: Vec<&str> = set.ranked().filter(differs).map(|it| it.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Two tests disagree about {}: an interval asks whether a figure’s own doubt reaches the whole; the funnel, \
             whether chance among areas of that size reaches the figure. Near the edge one may say yes and the other no.",
            names.join(", ")
        )
    })
}

/// Why the funnel's middle isn't the whole.
fn two_wholes(measure: &Measure, set: &AreaSet, peers: &Peers) -> Option<String> {
    let (whole, centre) = (figure(measure, set.whole?), peers.funnel.centre * peers.scale);
    let centre = figure(measure, centre);
    let out = set.areas.len().checked_sub(peers.areas.len()).filter(|out| *out > 0);
    (whole != centre).then(|| {
        let why = match out {
            Some(out) => format!("they leave out the {out} without counts that may be printed"),
            None => "they don’t add up to it".to_owned(),
        };
        format!(
            "The whole is at {whole}, and the {} areas of the funnel together at {centre}: {why}.",
            peers.areas.len()
        )
    })
}

/// The gap in both ways of telling it, and how each changed.
fn gap_said(measure: &Measure, set: &AreaSet, gap: &AreaGap) -> Vec<String> {
    let now = &gap.now;
    let Some(apart) = amount(measure, wide(measure, now)) else {
        return vec![format!("There is no gap between the {}, as printed.", set.nouns())];
    };
    let times = times(now.gap.relative);
    let times = times.map(|it| format!(", or {it} times as much")).unwrap_or_default();
    let mut said = vec![format!(
        "From {} in {} to {} in {}: a gap of {apart}{times}.",
        figure(measure, now.low.1),
        now.low.0,
        figure(measure, now.high.1),
        now.high.0
    )];
    said.extend(gap.compared.as_ref().map(|it| changed(measure, set, gap, it)));
    said
}

fn changed(measure: &Measure, set: &AreaSet, gap: &AreaGap, compared: &Compared) -> String {
    let Compared { count, now, then, apart } = compared;
    let when = set.before.map(|it| it.label()).unwrap_or_default();
    let way = |change: f64| if change < 0.0 { "narrowed" } else { "widened" };
    let (is, was) = (wide(measure, now), wide(measure, then));
    let change = is - was;
    let was = amount(measure, was).unwrap_or_else(|| "nothing".to_owned());
    let among = match now == &gap.now {
        true => String::new(),
        false => format!("Among the {count} {} that have both figures, ", set.nouns()),
    };
    let absolute = match amount(measure, change) {
        Some(by) => format!("the gap {} by {by} since {when}, when it was {was}", way(change)),
        None => format!("the gap is as wide as in {when}"),
    };
    let relative =
        times(now.gap.relative).zip(times(then.gap.relative)).map(|(is, was)| match is == was {
            true => format!("; as a ratio it is {is} as it was"),
            false => format!("; as a ratio it went from {was} to {is}"),
        });
    let apart = match apart {
        Some(true) => ". The two moved apart: say both, for either alone would mislead",
        _ => "",
    };
    let words = format!("{among}{absolute}{}{apart}.", relative.unwrap_or_default());
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A ratio at two places; of two that are the same none is larger.
fn times(ratio: Option<f64>) -> Option<String> {
    ratio.map(|ratio| format!("{ratio:.2}"))
}

/// What moved the whole.
struct Taken {
    /// Said first: every part moved against the whole.
    masks: Option<String>,
    parts: String,
}

/// The counts of those that have them of both years, a year before and now.
fn counts_of_both(set: &AreaSet) -> (Vec<Part>, Vec<Part>) {
    let part = |(numerator, denominator)| Part { numerator, denominator };
    set.ranked()
        .filter_map(|it| Some((part(it.before?.1?), part(it.counts?))))
        .filter(|(then, now)| then.denominator > 0.0 && now.denominator > 0.0)
        .unzip()
}

/// Rate or mix: what the change in a year of all together is owed to, of those that have counts of both years. `None`
/// where fewer than two have.
pub fn area_mix(set: &AreaSet) -> Option<Mix> {
    let (then, now) = counts_of_both(set);
    mix(&then, &now).filter(|_| now.len() > 1)
}

fn taken_apart(measure: &Measure, set: &AreaSet) -> Option<Taken> {
    let (then, now) = counts_of_both(set);
    let mix = area_mix(set)?;
    let before = set.before.map(|it| it.label())?;
    let among = match now.len() == set.areas.iter().filter(|it| !it.lacks_service).count() {
        true => format!("Together the {}", set.nouns()),
        false => format!("Together the {} {} that have counts of both", now.len(), set.nouns()),
    };
    let Mix { change, masks, .. } = mix;
    let together = |parts: &[Part]| {
        let sum = |of: fn(&Part) -> f64| parts.iter().map(of).sum::<f64>();
        set.scale * sum(|it| it.numerator) / sum(|it| it.denominator)
    };
    let owed = Owed::of(measure, (together(&then), together(&now)), (&mix, set.scale));
    let measure = &owed.measure;
    let moved = match amount(measure, owed.to - owed.from) {
        Some(_) => format!(
            "went from {} in {before} to {}",
            figure(measure, owed.from),
            figure(measure, owed.to)
        ),
        None => format!("are at {}, as in {before}", figure(measure, owed.to)),
    };
    let signed = |value: f64| {
        let sign = if value < 0.0 { "\u{2212}" } else { "+" };
        amount(measure, value).map_or_else(|| "nothing".to_owned(), |it| format!("{sign}{it}"))
    };
    let parts = format!(
        "{among} {moved}. Rate or mix: the {}’ own rates make {} of that, their shares of the whole {}.",
        set.nouns(),
        signed(owed.rates),
        signed(owed.mix)
    );
    let masks = masks.then(|| {
        let (parts, whole) =
            if change < 0.0 { ("rose", "fell") } else { ("fell", "rose") };
        format!(
            "Every {} {parts} while all together {whole}: their shares of the whole moved, and the total misleads.",
            set.noun()
        )
    });
    Some(Taken { masks, parts })
}

/// How often chance alone sets one apart, where there is no funnel to say it.
fn luck(set: &AreaSet) -> Option<String> {
    let count = set.ranked().filter(|it| it.against.is_some()).count();
    if count < 2 {
        return None;
    }
    let chance = percent_words(1.0 - 0.95_f64.powf(count as f64));
    Some(format!(
        "With {count} {} the chance that one or more differs from the whole at 95% by luck is {chance}.",
        set.nouns()
    ))
}

/// What is said where figures don't tell how sure they are.
fn caveat(set: &AreaSet) -> Option<&'static str> {
    let without = set.ranked().filter(|it| it.interval.is_none()).count();
    match without {
        0 => None,
        _ if without == set.ranked().count() => Some(
            "These figures have no counts behind them, so how much of a difference is chance can’t be told: this is no \
             league table.",
        ),
        _ => Some(
            "Some of these figures have no counts behind them, so how much of their difference is chance can’t be told: \
             don’t read ranks from them.",
        ),
    }
}

/// Those that lack the service, and those that have no figure.
fn left_out(set: &AreaSet) -> Vec<String> {
    let names = |of: &dyn Fn(&&AreaFigure) -> bool| -> Vec<String> {
        set.areas.iter().filter(of).map(|it| it.name.clone()).collect()
    };
    let lack = names(&|it| it.lacks_service);
    let without =
        names(&|it| it.value.is_none() && !it.lacks_service && it.missing != "suppressed");
    let mut said = Vec::new();
    if !lack.is_empty() {
        let have = if lack.len() == 1 { "has" } else { "have" };
        said.push(format!(
            "{} {have} no such service, and {} in no average and no rank.",
            lack.join(", "),
            if lack.len() == 1 { "is" } else { "are" }
        ));
    }
    if !without.is_empty() {
        said.push(format!("Without a figure: {}.", without.join(", ")));
    }
    said
}

/// What is suppressed, and that a total would give it away where it does.
pub fn suppressed_said(set: &AreaSet) -> Vec<String> {
    let mut said = Vec::new();
    if set.suppressed > 0 {
        let rest = match set.withheld {
            0 => "",
            _ => ", some so that others can’t be worked out from the total",
        };
        let verb = if set.suppressed == 1 { "figure is" } else { "figures are" };
        said.push(format!("{} {verb} suppressed{rest}.", set.suppressed));
    }
    if !set.given_away.is_empty() {
        said.push(format!(
            "The figure of {} is suppressed and is the total all the same, since no other adds to it: withhold the total \
             too before this is published.",
            set.given_away.join(" and of ")
        ));
    }
    said
}

/// The ends of an interval: `41.2% to 47.0%`.
pub fn interval_words(measure: &Measure, interval: Interval) -> String {
    format!("{} to {}", figure(measure, interval.lower), figure(measure, interval.upper))
}

/// How one stands against the whole, by its interval.
pub fn standing_words(area: &AreaFigure) -> &'static str {
    match area.against {
        _ if area.value.is_none() => area.missing,
        None => "no interval",
        Some(Against::Better) => "better than the whole",
        Some(Against::Worse) => "worse than the whole",
        Some(Against::Higher) => "higher than the whole",
        Some(Against::Lower) => "lower than the whole",
        Some(Against::Similar) => "similar to the whole",
    }
}
