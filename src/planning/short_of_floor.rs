//! What a measure comes to if its open actions do all that they promise: where that is still worse than its floor, the day
//! that was promised can't be kept by them.

use super::work::{Timeliness, timeliness};
use crate::model::{Action, Bounds, Measure, Number, Pack, Polarity};
use crate::rating::{Rating, Status, Then, printed};

/// That the effects which open actions still promise leave a red measure worse than its floor, in a sentence; `None` where
/// they don't, where none is promised, and of what adds up, of which a period says nothing of the next. `about` are the
/// actions that are to move it.
pub(super) fn short_of_floor<'p>(
    pack: &'p Pack,
    (measure, rating): (&Measure, &Rating),
    about: impl Iterator<Item = &'p Action>,
    then: Then,
) -> Option<String> {
    let now = &rating.this_period;
    let Some(Bounds::Value(floor)) =
        now.floor.filter(|_| now.status == Status::Red && !measure.adds_up())
    else {
        return None;
    };
    let shown = rating.period?.start(pack.calendar());
    let to_come = |action: &&Action| {
        let from = action.effect_from.is_some_and(|from| from.start(pack.calendar()) > shown);
        from && timeliness(action, then) != Timeliness::Over
    };
    let effects = about.filter(to_come).filter_map(|action| {
        let of_it = action.exception.as_ref().and_then(|id| pack.exception(id));
        action.effect.filter(|_| of_it.is_some_and(|it| it.measure == measure.id))
    });
    let all: Vec<f64> = effects.map(Number::get).collect();
    let comes_to = Number::try_from(now.actual?.get() + all.iter().sum::<f64>()).ok()?;
    let comes_to = comes_to.rounded(measure.precision);
    let is_short = match measure.polarity? {
        Polarity::HigherIsBetter => comes_to < floor,
        Polarity::LowerIsBetter => comes_to > floor,
        Polarity::NoPolarity => false,
    };
    let theirs = if all.len() == 1 { "its open action does" } else { "its open actions do" };
    (is_short && !all.is_empty()).then(|| {
        format!(
            "If {theirs} all that is promised, it comes to {}: still worse than {}, its floor.",
            printed(measure, comes_to),
            printed(measure, floor)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::{AsAt, rate};

    #[test]
    fn actions_that_cannot_bring_a_measure_back_are_said_to_fall_short() {
        let check = |effect: &str, from: &str, state: &str, expected: Option<&str>| {
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
                "plans":[{{"id":"p","name":"P"}}],
                "actions":[{{"id":"a","name":"Lease homes","kind":"activity","plan":"p","state":"{state}",
                    "due":"2025-12-31","exception":"x","effect":{effect},"effect_from":"{from}"}}],
                "exceptions":[{{"id":"x","name":"X","measure":"m","raised":"2025-07","trigger":"red","state":"open"}}],
                "measures":[{{"id":"m","name":"M","frequency":"monthly","polarity":"lower_is_better",
                    "accumulation":"latest","precision":0,"specification":{{}},
                    "series":[{{"period":"2025-07","value":268}}],
                    "targets":{{"2025/26":{{"aim":{{"kind":"value","value":225}},"tolerance":{{"percent":5}},
                        "trajectory":[{{"period":"2025-07","plan":225}}]}}}}}}]}}"#
            );
            let pack: Pack = serde_json::from_str(&text).unwrap();
            let on: crate::model::Day = "2025-08-20".parse().unwrap();
            let as_at = AsAt { period: "2025-07".parse().unwrap(), on: Some(on.0) };
            let rating = rate(&pack, &pack.measures[0], as_at);
            let all = pack.actions.iter().map(|it| &**it);
            let found =
                short_of_floor(&pack, (&pack.measures[0], &rating), all, Then::of(&pack, on));
            assert_eq!(found.as_deref(), expected, "{effect} {from} {state}");
        };
        let short = "If its open action does all that is promised, it comes to 239: still worse than 236, its floor.";
        check("-29", "2025-10", "under_way", Some(short));
        check("-32", "2025-10", "under_way", None);
        check("-29", "2025-10", "done", None);
        // What has begun to show is in the figure.
        check("-29", "2025-07", "under_way", None);
    }
}
