//! What a game comes to: how each quarter was rated beside the control team, which decisions chased noise, what that
//! cost, and how the score would have stood without any.
//!
//! Whether a decision answered a signal is what the engine's control chart said when it was made. What it cost is what
//! the engine makes of the same game, with the same luck, played again without it.

use super::action::{Action, ActionKind, money_words};
use super::course::{AtWork, at_work, gone_from};
use super::decided::{Chosen, Judged};
use super::game::Decision;
use super::luck::Luck;
use super::scorecard::pack;
use super::standing::{Standing, in_points, points_words, standings};
use super::town::{MEASURES, QUARTERS, quarter_label, quarter_of};
use crate::chart::measure::{Chart, rows};
use crate::model::{
    Comparator, ComparatorKind, Frequency, Measure, Number, Observation, Pack, Polarity, Reading,
};
use crate::rating::see_judge_act::process_finding;
use crate::rating::{AsAt, latest};
use std::sync::Arc;

/// How a quarter was rated.
#[derive(Clone, Debug, PartialEq)]
pub struct QuarterLine {
    /// `Q1 2024/25`.
    pub label: String,
    /// The team's points.
    pub team: f64,
    /// The points of the control team, which does nothing.
    pub control: f64,
    /// The team's points without the decisions that chased noise.
    pub without_noise: f64,
}

/// Something special that came over a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place of the service.
    pub service: usize,
    /// The quarter it set in, counted from 1.
    pub quarter: usize,
    /// The quarter from which nothing of it was left.
    pub gone_from: Option<usize>,
}

/// A game's debrief.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    /// The quarters, in order.
    pub quarters: Vec<QuarterLine>,
    /// Everything that money was put on, in order.
    pub chosen: Vec<Chosen>,
    /// What was at work in truth.
    pub found: Vec<Found>,
    /// The council at the end, as the team left it.
    pub last: Pack,
}

/// The points of each quarter of a game.
fn points(pack: &Pack) -> Vec<f64> {
    (1..=QUARTERS).map(|quarter| standings(pack, quarter).points()).collect()
}

/// The decisions, as far as what is spent passes.
fn only(decisions: &[Decision], mut keep: impl FnMut(usize, Action) -> bool) -> Vec<Decision> {
    let mut kept = decisions.to_vec();
    for (at, decision) in kept.iter_mut().enumerate() {
        decision.spends.retain(|spend| keep(at + 1, spend.action));
    }
    kept
}

/// What an action answered, as the council stood when it was decided, and by what was at work in truth.
fn judged(action: Action, before: &Standing, at_work: AtWork) -> Judged {
    match action.kind {
        ActionKind::Redesign => Judged::Process,
        _ if before.is_concern(usize::from(action.service)) => Judged::Signal,
        _ if at_work == AtWork::Cause => Judged::Unshown,
        _ => Judged::Noise,
    }
}

impl Debrief {
    /// The debrief of a game that is over. Quarters that were never decided count as those of the control team.
    pub fn of(seed: &str, decisions: &[Decision]) -> Self {
        let luck = Luck::of(seed);
        let last = pack(&luck, decisions, QUARTERS);
        let team = points(&last);
        let control = points(&pack(&luck, &[], QUARTERS));
        let total: f64 = team.iter().sum();
        let mut chosen = Vec::new();
        for (at, decision) in decisions.iter().enumerate().take(QUARTERS) {
            if decision.spends.is_empty() {
                continue;
            }
            let before = standings(&last, at);
            for spend in &decision.spends {
                let Some(measure) = last.measures.get(usize::from(spend.action.service)) else {
                    continue;
                };
                let here = (at + 1, spend.action);
                let without = only(decisions, |quarter, action| (quarter, action) != here);
                let without: f64 = points(&pack(&luck, &without, QUARTERS)).iter().sum();
                let at_work = at_work(&luck, decisions, usize::from(spend.action.service), at);
                chosen.push(Chosen {
                    quarter: at + 1,
                    action: spend.action,
                    money: spend.money,
                    judged: judged(spend.action, &before, at_work),
                    was_better: before.is_better(usize::from(spend.action.service)),
                    at_work,
                    chart_said: process_finding(&last, measure, before.as_at).unwrap_or_default(),
                    gained: total - without,
                });
            }
        }
        let is_noise = |quarter, action| {
            chosen
                .iter()
                .any(|it| (it.quarter, it.action, it.judged) == (quarter, action, Judged::Noise))
        };
        let calm = only(decisions, |quarter, action| !is_noise(quarter, action));
        let calm = points(&pack(&luck, &calm, QUARTERS));
        let quarters = (0..QUARTERS).map(|at| QuarterLine {
            label: quarter_label(at + 1),
            team: team[at],
            control: control[at],
            without_noise: calm[at],
        });
        let found = (0..MEASURES.len()).filter_map(|service| {
            Some(Found {
                service,
                quarter: luck.cause(service)?.quarter,
                gone_from: gone_from(&luck, decisions, service, QUARTERS),
            })
        });
        Self { quarters: quarters.collect(), found: found.collect(), chosen, last }
    }

    /// The team's points in all.
    pub fn team(&self) -> f64 {
        self.quarters.iter().map(|it| it.team).sum()
    }

    /// The control team's.
    pub fn control(&self) -> f64 {
        self.quarters.iter().map(|it| it.control).sum()
    }

    /// The team's without what chased noise.
    pub fn without_noise(&self) -> f64 {
        self.quarters.iter().map(|it| it.without_noise).sum()
    }

    /// What was spent on one kind of answer, in units of money, and on how many actions.
    pub fn spent_on(&self, judged: Judged) -> (usize, u32) {
        let of = || self.chosen.iter().filter(|it| it.judged == judged);
        (of().count(), of().map(|it| u32::from(it.money)).sum())
    }

    /// Of the actions that chased noise, how many acted where the chart's signal was on the better side.
    fn while_better(&self) -> usize {
        let noise = self.chosen.iter().filter(|it| it.judged == Judged::Noise);
        noise.filter(|it| it.was_better).count()
    }

    /// Of the actions that answered a signal, how many did where something was at work.
    pub fn where_at_work(&self) -> usize {
        let signals = self.chosen.iter().filter(|it| it.judged == Judged::Signal);
        signals.filter(|it| it.at_work == AtWork::Cause).count()
    }

    /// The actions that answered no signal on the worse side, in order.
    pub fn unasked(&self) -> impl Iterator<Item = &Chosen> {
        let unasked = |it: &&Chosen| matches!(it.judged, Judged::Noise | Judged::Unshown);
        self.chosen.iter().filter(unasked)
    }

    /// What there is to say, in sentences.
    pub fn said(&self) -> Vec<String> {
        let most = (MEASURES.len() * QUARTERS) as f64;
        let mut said = vec![format!(
            "Your council came to {} of {}. The control team, which did nothing, came to {}.",
            points_words(self.team()),
            in_points(most),
            points_words(self.control()),
        )];
        let (count, money) = self.spent_on(Judged::Noise);
        said.push(match count {
            0 => "No money chased noise.".to_owned(),
            _ => {
                let cost = self.without_noise() - self.team();
                let (verb, it) = if count == 1 { ("action", "it") } else { ("actions", "them") };
                let came = match cost {
                    cost if cost > 0.0 => format!("which cost {}", in_points(cost)),
                    cost if cost < 0.0 => {
                        format!("and this time luck gave {} for it", in_points(-cost))
                    }
                    _ => "which this time changed no rating".to_owned(),
                };
                let did = match self.while_better() {
                    0 => "chased noise".to_owned(),
                    better if better == count => {
                        "acted where the sign was to the better side, which needs no repair".to_owned()
                    }
                    better => format!(
                        "chased noise or, {better} of them, a sign to the better side, which needs no repair"
                    ),
                };
                format!(
                    "{count} {verb} for {} {did}, {came}: without {it} you would have had {}.",
                    money_words(money),
                    points_words(self.without_noise()),
                )
            }
        });
        let (count, money) = self.spent_on(Judged::Signal);
        let at_work = self.where_at_work();
        let of = match at_work {
            at_work if at_work == count => "something was at work".to_owned(),
            0 => "nothing was at work that could still be put right".to_owned(),
            at_work => format!("something was at work for {at_work} of them"),
        };
        said.push(match count {
            0 => "None answered a signal.".to_owned(),
            1 => format!("1 action for {} answered a signal: {of}.", money_words(money)),
            _ => format!("{count} actions for {} answered a signal: {of}.", money_words(money)),
        });
        let (count, money) = self.spent_on(Judged::Unshown);
        if count > 0 {
            let (actions, were) = if count == 1 { ("action", "was") } else { ("actions", "were") };
            said.push(format!(
                "{count} {actions} for {} answered no signal and yet {were} no noise: something was at work that the latest month didn’t show.",
                money_words(money)
            ));
        }
        said
    }
}

impl Debrief {
    /// The points of every quarter, drawn. The quarters of the year before stand in the same line: they are not drawn
    /// under it once more.
    pub fn points_chart(&self) -> Option<Chart> {
        let pack = self.points_pack();
        let measure = pack.measures.first()?;
        let as_at = AsAt { period: latest(&pack, None)?, on: None };
        let mut rows = rows(&pack, measure, as_at)?;
        rows.rows.iter_mut().for_each(|row| row.last_year = None);
        Some(Chart::from_rows(&pack, measure, as_at, &rows, true))
    }

    /// The points of every quarter as a measure of its own, to be drawn like any other: the team's, and as others' the
    /// control team's and the team's without what chased noise.
    fn points_pack(&self) -> Pack {
        let series = |points: fn(&QuarterLine) -> f64| -> Vec<Observation> {
            let of = |(at, line): (usize, &QuarterLine)| {
                let points = Number::try_from(points(line)).ok()?;
                Some(Observation::new(quarter_of(at + 1)?, Reading::Number(points)))
            };
            self.quarters.iter().enumerate().filter_map(of).collect()
        };
        let other = |id: &str, name: &str, points| Comparator {
            id: id.into(),
            name: name.to_owned(),
            kind: ComparatorKind::Peer,
            series: series(points),
            ..Comparator::default()
        };
        let measure = Measure {
            id: "points".into(),
            name: "Points".to_owned(),
            frequency: Some(Frequency::Quarterly),
            polarity: Some(Polarity::HigherIsBetter),
            unit: "points".to_owned(),
            precision: Some(1),
            series: series(|line| line.team),
            comparators: vec![
                other("control", "Control team", |line| line.control),
                other("calm", "Without chasing noise", |line| line.without_noise),
            ],
            ..Measure::default()
        };
        Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
    }
}

impl Found {
    /// What was at work, in a sentence.
    pub fn words(&self) -> String {
        let name = MEASURES.get(self.service).map_or("", |it| it.name);
        let from = quarter_label(self.quarter);
        match self.gone_from {
            Some(gone) => format!(
                "{name}: something special set in with {from}. From {} on nothing was left of it.",
                quarter_label(gone)
            ),
            None => format!(
                "{name}: something special set in with {from}, and some of it is there to the end."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every quarter the same.
    fn always(decision: Decision) -> Vec<Decision> {
        vec![decision; QUARTERS]
    }

    #[test]
    fn doing_nothing_is_the_control_team() {
        let debrief = Debrief::of("7", &always(Decision::nothing()));
        assert_eq!(debrief.team(), debrief.control());
        assert_eq!(debrief.team(), debrief.without_noise());
        assert!(debrief.chosen.is_empty());
        assert_eq!(debrief.found.len(), 3);
        assert!(debrief.found.iter().all(|it| it.gone_from.is_none()), "{:?}", debrief.found);
        assert!(debrief.said()[1].contains("No money chased noise"));
    }

    #[test]
    fn chasing_is_told_from_answering_by_the_chart_of_the_day() {
        for seed in ["1", "2", "3"] {
            let every = Decision {
                spends: (0..2)
                    .map(|service| Decision::one(service, ActionKind::Mend, 4).spends[0])
                    .collect(),
                ..Decision::default()
            };
            let decisions = always(every);
            let debrief = Debrief::of(seed, &decisions);
            assert_eq!(debrief.chosen.len(), 2 * QUARTERS);
            for chosen in &debrief.chosen {
                // A pack that knows only what was known when it was decided.
                let known =
                    pack(&Luck::of(seed), &decisions[..chosen.quarter - 1], chosen.quarter - 1);
                let concern = standings(&known, chosen.quarter - 1)
                    .is_concern(usize::from(chosen.action.service));
                let expected = match chosen.at_work {
                    _ if concern => Judged::Signal,
                    AtWork::Cause => Judged::Unshown,
                    _ => Judged::Noise,
                };
                assert_eq!(chosen.judged, expected, "{seed}: {chosen:?}");
                let says_so = chosen.chart_said.contains("more than chance brings");
                assert!(says_so || !concern, "{seed}: {chosen:?}");
            }
        }
    }

    /// What a decision is called is what was so: of every kind of case there is one among a few seeds.
    #[test]
    fn a_decision_is_called_what_the_chart_said_and_what_was_at_work() {
        let mut seen = std::collections::BTreeSet::new();
        for seed in 1..=6 {
            let seed = seed.to_string();
            for kind in [ActionKind::Push, ActionKind::Mend] {
                let spends = (0..2).map(|service| Decision::one(service, kind, 2).spends[0]);
                let every = Decision { spends: spends.collect(), ..Decision::default() };
                for chosen in Debrief::of(&seed, &always(every)).chosen {
                    let words = chosen.case_words();
                    let luck = Luck::of(&seed);
                    let cause = luck.cause(usize::from(chosen.action.service));
                    let set_in = cause.is_some_and(|it| it.quarter < chosen.quarter);
                    assert!(set_in || !words.contains("something was at work"), "{chosen:?}");
                    assert!(!set_in || !words.contains("nothing"), "{chosen:?}");
                    let better = words.contains("better");
                    assert_eq!(better, chosen.was_better && chosen.judged != Judged::Signal);
                    let says = chosen.chart_said.contains("more than chance brings");
                    assert!(says || (!better && chosen.judged != Judged::Signal), "{chosen:?}");
                    assert!(!says || words != "Chased noise", "{chosen:?}");
                    seen.insert(words);
                }
            }
        }
        assert!(seen.len() >= 5, "{seen:?}");
    }

    /// What is said of a kind in all is what its lines are called: none is counted as noise that wasn't.
    #[test]
    fn as_many_chased_noise_as_are_called_so() {
        let mut unshown = 0;
        for seed in (1..=12).map(|seed| seed.to_string()) {
            let spends =
                (0..5).map(|service| Decision::one(service, ActionKind::Push, 2).spends[0]);
            let every = Decision { spends: spends.collect(), ..Decision::default() };
            let debrief = Debrief::of(&seed, &always(every));
            let at_work = |it: &&Chosen| it.case_words().contains(": something was at work");
            let hidden = debrief.unasked().filter(at_work).count();
            assert_eq!(hidden, debrief.spent_on(Judged::Unshown).0);
            let noise = debrief.spent_on(Judged::Noise).0;
            assert_eq!(noise + hidden, debrief.unasked().count(), "seed {seed}");
            let said = debrief.said().join(" ");
            assert!(said.contains(&format!("{noise} actions for ")), "{said}");
            let is_said = said.contains("answered no signal and yet");
            assert_eq!(is_said, hidden > 0, "seed {seed}: {said}");
            unshown += hidden;
        }
        assert!(unshown > 0, "no seed has a cause that the latest month didn't show");
    }

    /// Chance brings runs to the better side too. Where nothing was at work, nothing is said to have got better.
    #[test]
    fn a_run_to_the_better_side_by_chance_is_called_a_false_alarm() {
        let mut found = 0;
        for seed in (1..=60).map(|seed| seed.to_string()) {
            let luck = Luck::of(&seed);
            let council = pack(&luck, &[], QUARTERS);
            let mut runs =
                (0..MEASURES.len()).flat_map(|service| (1..QUARTERS).map(move |at| (service, at)));
            let by_chance = |(service, at): &(usize, usize)| {
                luck.cause(*service).is_none_or(|it| it.quarter > *at)
                    && standings(&council, *at).is_better(*service)
            };
            let Some((service, at)) = runs.find(by_chance) else { continue };
            let mut decisions = always(Decision::nothing());
            decisions[at] = Decision::one(u8::try_from(service).unwrap(), ActionKind::Push, 2);
            let debrief = Debrief::of(&seed, &decisions);
            let words = debrief.chosen[0].words();
            assert!(words.contains("A false alarm: nothing was at work on it;"), "{words}");
            assert!(words.contains("The chart said: "), "{words}");
            let said = debrief.said().join(" ");
            assert!(!said.contains("getting better") && said.contains("no repair"), "{said}");
            found += 1;
            if found == 3 {
                return;
            }
        }
        panic!("no run to the better side in sixty seeds");
    }

    #[test]
    fn a_process_that_is_worked_over_chases_nothing() {
        let mut decisions = always(Decision::nothing());
        decisions[0] = Decision::one(0, ActionKind::Redesign, 8);
        let debrief = Debrief::of("7", &decisions);
        assert_eq!(debrief.chosen[0].judged, Judged::Process);
        assert_eq!(debrief.team(), debrief.without_noise());
        let gained = debrief.team() - debrief.control();
        assert_eq!(debrief.chosen[0].gained, gained);
    }

    #[test]
    fn the_points_are_drawn_with_nothing_that_is_not_there() {
        let chart = Debrief::of("7", &always(Decision::nothing())).points_chart().unwrap();
        let drawn = chart.scene(900.0, 350.0).description;
        assert!(drawn.contains("Control team") && !drawn.contains("Year before"), "{drawn}");
    }
}
