//! What a measure comes to if its actions do all that they promise: where that is still worse than its floor, the day that
//! was promised can't be kept by them.

use super::work::{Timeliness, timeliness};
use crate::model::{Action, Bounds, Measure, Pack, Period, Polarity};
use crate::rating::exception::{actions_of, on_the_way_back, promised_levels};
use crate::rating::{AsAt, Rating, Status, Then, printed};

/// That the effects which actions promise leave a red measure worse than its floor, in a sentence, counted as the chart's
/// line has them: from the process before the first of them, and never from the latest figure (RULES 14). `None` where
/// they don't, where no open one is still to show, where there is no process to count from, and of what adds up, of which
/// a period says nothing of the next.
pub(super) fn short_of_floor(
    pack: &Pack,
    (measure, rating): (&Measure, &Rating),
    as_at: AsAt,
) -> Option<String> {
    let now = &rating.this_period;
    let Some(Bounds::Value(floor)) =
        now.floor.filter(|_| now.status == Status::Red && !measure.adds_up())
    else {
        return None;
    };
    let calendar = pack.calendar();
    let then = Then::of(pack, as_at.day(calendar));
    let shown = rating.period?.start(calendar);
    let exception = on_the_way_back(pack, measure, as_at)?;
    let promising: Vec<&Action> =
        actions_of(pack, exception).into_iter().filter(|it| it.effect.is_some()).collect();
    let to_come = |action: &&&Action| {
        let from = action.effect_from.is_some_and(|from| from.start(calendar) > shown);
        from && timeliness(action, then) != Timeliness::Over
    };
    let all_in: Period = promising
        .iter()
        .filter(to_come)
        .filter_map(|action| action.effect_from)
        .max_by_key(|from| from.start(calendar))?;
    let levels = promised_levels(pack, exception, as_at, &[all_in])?.ok()?;
    let (_, comes_to) = *levels.levels.first()?;
    let is_short = match measure.polarity? {
        Polarity::HigherIsBetter => comes_to < floor,
        Polarity::LowerIsBetter => comes_to > floor,
        Polarity::NoPolarity => false,
    };
    let theirs = if promising.len() == 1 { "its open action does" } else { "its actions do" };
    is_short.then(|| {
        format!(
            "If {theirs} all that is promised, counted from the average before {}, {}, it comes to {}: still worse than {}, \
             its floor.",
            levels.from.label(),
            printed(measure, levels.mean_before),
            printed(measure, comes_to),
            printed(measure, floor)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::rate;

    /// A level of 264 in turn of 260 and 268, for sixteen months up to July 2025.
    fn steady() -> Vec<i32> {
        [260, 268].repeat(8)
    }

    fn check(figures: &[i32], effect: &str, from: &str, state: &str, expected: Option<&str>) {
        let first: Period = "2025-07".parse().unwrap();
        let first = first.plus(1 - i32::try_from(figures.len()).unwrap()).unwrap();
        let entry = |(at, value): (usize, &i32)| {
            let period = first.plus(i32::try_from(at).unwrap()).unwrap();
            format!(r#"{{"period":"{period}","value":{value}}}"#)
        };
        let series: Vec<String> = figures.iter().enumerate().map(entry).collect();
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"p","name":"P"}}],
            "actions":[{{"id":"a","name":"Lease homes","kind":"activity","plan":"p","state":"{state}",
                "due":"2025-12-31","exception":"x","effect":{effect},"effect_from":"{from}"}}],
            "exceptions":[{{"id":"x","name":"X","measure":"m","raised":"2025-07","trigger":"red","state":"open"}}],
            "measures":[{{"id":"m","name":"M","frequency":"monthly","polarity":"lower_is_better",
                "accumulation":"latest","precision":0,"specification":{{}},"series":[{}],
                "targets":{{"2025/26":{{"aim":{{"kind":"value","value":225}},"tolerance":{{"percent":5}},
                    "trajectory":[{{"period":"2025-07","plan":225}}]}}}}}}]}}"#,
            series.join(",")
        );
        let pack: Pack = serde_json::from_str(&text).unwrap();
        let as_at = AsAt { period: "2025-07".parse().unwrap(), on: "2025-08-20".parse().ok() };
        let rating = rate(&pack, &pack.measures[0], as_at);
        assert_eq!(rating.this_period.status, Status::Red);
        let found = short_of_floor(&pack, (&pack.measures[0], &rating), as_at);
        assert_eq!(found.as_deref(), expected, "{effect} {from} {state}");
    }

    #[test]
    fn actions_that_cannot_bring_a_measure_back_are_said_to_fall_short() {
        let short = "If its open action does all that is promised, counted from the average before Oct 2025, 264, it comes \
                     to 239: still worse than 236, its floor.";
        check(&steady(), "-25", "2025-10", "under_way", Some(short));
        check(&steady(), "-28", "2025-10", "under_way", None);
        check(&steady(), "-25", "2025-10", "done", None);
        // What has begun to show is in the figures.
        check(&steady(), "-25", "2025-07", "under_way", None);
    }

    #[test]
    fn an_extreme_figure_is_nothing_to_count_from() {
        // 290 − 30 would be over the floor: the average before, 264 to 265, less 30 isn't.
        let extreme = [&steady()[..15], &[290]].concat();
        check(&extreme, "-30", "2025-10", "under_way", None);
        // Figures that keep no level, or are too few, give none either.
        let rising: Vec<i32> = (0..16).map(|at| 250 + 3 * at).collect();
        check(&rising, "-10", "2025-10", "under_way", None);
        check(&[268, 268], "-10", "2025-10", "under_way", None);
    }
}
