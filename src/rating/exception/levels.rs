//! What the figures were to be by what the actions of an exception promised: the line beside the plan.

use super::effect::{ActionEffect, ActionVerdict, action_effects, actions_of, is_level_before};
use crate::model::{Accumulation, ActionState, Exception, Number, Pack, Period};
use crate::rating::AsAt;
use crate::rating::precision::settle;

/// What the figures were to be by what the actions of an exception promised.
#[derive(Clone, Debug, PartialEq)]
pub struct PromisedLevels {
    /// The mean of the process before the first of them, from which they are counted (RULES 14): never the latest
    /// figure nor the one that raised the exception, for extremes drift back by themselves.
    pub mean_before: Number,
    /// From which period on the first was to move anything.
    pub from: Period,
    /// What each period was to be.
    pub levels: Vec<(Period, Number)>,
}

/// What the figures of some periods were to be: the process before the first action, and from each action's period on
/// what it was to add. An action that was stopped, or is known to have had no effect, adds nothing: nobody promises that
/// any more. `None` of a running total, of which each period adds a part only, and where nothing is promised; why there
/// are no such levels where the process before has none to count from.
pub fn promised_levels(
    pack: &Pack,
    exception: &Exception,
    as_at: AsAt,
    periods: &[Period],
) -> Option<Result<PromisedLevels, &'static str>> {
    let measure = pack.measure(&exception.measure)?;
    if measure.accumulation == Some(Accumulation::Running) {
        return None;
    }
    let calendar = pack.calendar();
    let mut actions = actions_of(pack, exception);
    actions.retain(|action| action.state != ActionState::Stopped);
    let found = action_effects(pack, measure, &actions, as_at);
    let stands = |effect: &ActionEffect| effect.verdict != ActionVerdict::None;
    let mut effects: Vec<ActionEffect> = found.into_iter().flatten().filter(stands).collect();
    effects.sort_by_key(|effect| effect.from.start(calendar));
    let first = effects.first()?;
    let from = first.from;
    let Some(mean_before) = first.mean_before else {
        return Some(Err("there is no known process to count from"));
    };
    if !is_level_before(pack, measure, from, as_at) {
        return Some(Err("the figures before keep no level to count from"));
    }
    let level = |period: &Period| {
        let so_far = effects.iter().filter(|it| it.from.start(calendar) <= period.start(calendar));
        let promised: Vec<f64> = so_far.map(|it| it.promised.get()).collect();
        let level = settle(measure, mean_before.get() + promised.iter().sum::<f64>())?;
        (!promised.is_empty()).then_some((*period, level))
    };
    let levels = periods.iter().filter_map(level).collect();
    Some(Ok(PromisedLevels { mean_before, from, levels }))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{all, at, exception, number, pack, period};
    use super::*;
    use crate::model::Action;
    use crate::rating::exception::action_effect;

    #[test]
    fn levels_start_at_the_process_before_and_add_what_each_action_promised() {
        let mut pack = pack(&all(&[100, 104].repeat(7)), exception("2024-05"));
        let action = |effect: f64, from: &str| Action {
            exception: Some("e".into()),
            effect: Some(number(effect)),
            effect_from: Some(period(from)),
            ..Action::default()
        };
        pack.actions = vec![action(-5.0, "2025-08").into(), action(-10.0, "2025-06").into()];
        let months = ["2025-05", "2025-06", "2025-07", "2025-08"].map(period);
        let found = promised_levels(&pack, &pack.exceptions[0], at("2025-05", None), &months)
            .unwrap()
            .unwrap();
        assert_eq!((found.mean_before, found.from), (number(102.0), period("2025-06")));
        let found = found.levels;
        let said: Vec<String> =
            found.iter().map(|(period, level)| format!("{period} {level}")).collect();
        assert_eq!(said, ["2025-06 92", "2025-07 92", "2025-08 87"]);
        pack.actions.clear();
        assert_eq!(promised_levels(&pack, &pack.exceptions[0], at("2025-05", None), &months), None);
    }

    #[test]
    fn what_had_no_effect_or_was_stopped_is_promised_no_more() {
        // 14 before and 8 since, none of them lower: the first action did nothing.
        let figures: Vec<i32> = [100, 104].repeat(11);
        let check = |other: Action, expected: Option<Result<(&str, i32), &str>>| {
            let mut pack = pack(&all(&figures), exception("2024-05"));
            let idle = Action {
                exception: Some("e".into()),
                effect: Some(number(-10.0)),
                effect_from: Some(period("2025-06")),
                ..Action::default()
            };
            pack.actions = vec![idle.clone().into(), other.clone().into()];
            let as_at = at("2026-01", None);
            let found = action_effect(&pack, &idle, as_at).unwrap();
            assert_eq!(found.verdict, ActionVerdict::None);
            let months = [period("2025-06"), period("2026-03")];
            let found = promised_levels(&pack, &pack.exceptions[0], as_at, &months);
            let expected = expected
                .map(|it| it.map(|(from, level)| vec![(period(from), Number::from(level))]));
            assert_eq!(found.map(|it| it.map(|it| it.levels)), expected);
        };
        let later = Action {
            exception: Some("e".into()),
            effect: Some(number(-5.0)),
            effect_from: Some(period("2026-02")),
            ..Action::default()
        };
        check(later.clone(), Some(Ok(("2026-03", 97))));
        check(Action { state: ActionState::Stopped, ..later }, None);
    }

    #[test]
    fn figures_that_keep_no_level_give_none_to_count_from() {
        let check = |figures: Vec<i32>, expected: bool| {
            let mut pack = pack(&all(&figures), exception("2024-05"));
            let last = period("2024-04").plus(figures.len() as i32 - 1).unwrap();
            pack.actions = vec![
                Action {
                    exception: Some("e".into()),
                    effect: Some(number(-5.0)),
                    effect_from: last.plus(1),
                    ..Action::default()
                }
                .into(),
            ];
            let as_at = at(&last.to_string(), None);
            let months = [last.plus(1).unwrap()];
            let found = promised_levels(&pack, &pack.exceptions[0], as_at, &months);
            assert_eq!(found.unwrap().is_ok(), expected, "{figures:?}");
        };
        check([100, 104].repeat(8), true);
        check((0..18).map(|at| 200 + 3 * at + at % 2).collect(), false);
        // Steady for long, and on its way of late.
        check([[100, 104].repeat(8), vec![101, 102, 103, 104, 105, 106, 107]].concat(), false);
        // Too few to know a process.
        check([100, 104].repeat(5), false);
    }
}
