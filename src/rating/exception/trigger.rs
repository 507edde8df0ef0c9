//! What makes an exception due.

use super::{before, by_itself};
use crate::model::{Measure, Pack, Trigger, Vocabulary};
use crate::rating::{AsAt, Rating, Status, forecast};

/// A chance of green under this is a trigger.
const LOW_CHANCE: f64 = 0.2;

/// The triggers that are set for a measure; a headline that is red where none is.
pub fn asked_triggers(measure: &Measure) -> &[Trigger] {
    match measure.triggers.as_slice() {
        [] => &[Trigger::Red],
        set => set,
    }
}

/// What made an exception due, in the reader's words for a status: where those say no more than off target, it says by how
/// much in other words.
pub fn trigger_words(trigger: Trigger, words: Vocabulary) -> &'static str {
    match (trigger, words) {
        (Trigger::Red, Vocabulary::OnOffTarget) => "Worse than its floor to date",
        (Trigger::RedTwice, Vocabulary::OnOffTarget) => "Worse than its floor two periods running",
        (Trigger::LowChance, Vocabulary::OnOffTarget) => "A chance of being on target under 20%",
        (trigger, _) => trigger.words(),
    }
}

/// Which of the triggers that are set for a measure are met; `rating` is its rating as at `as_at`.
pub fn triggers_met(pack: &Pack, measure: &Measure, rating: &Rating, as_at: AsAt) -> Vec<Trigger> {
    let met = |trigger: &Trigger| is_met(pack, measure, rating, as_at, *trigger);
    asked_triggers(measure).iter().copied().filter(met).collect()
}

fn is_met(pack: &Pack, measure: &Measure, rating: &Rating, as_at: AsAt, trigger: Trigger) -> bool {
    match trigger {
        Trigger::Red => rating.year_to_date.judgement.status == Status::Red,
        Trigger::RedTwice => twice(pack, measure, rating, as_at, Status::Red),
        Trigger::LateTwice => twice(pack, measure, rating, as_at, Status::Late),
        Trigger::Concern => rating.gives_concern(),
        Trigger::LowChance => {
            let chances = forecast(pack, measure, as_at).outlook.and_then(|it| it.chances);
            chances.is_some_and(|chances| chances.green < LOW_CHANCE)
        }
        Trigger::AskedFor => false,
    }
}

/// Whether the period shown and the one before it are both of a status by themselves.
fn twice(pack: &Pack, measure: &Measure, rating: &Rating, as_at: AsAt, status: Status) -> bool {
    let calendar = pack.calendar();
    let earlier = rating.period.and_then(|period| before(calendar, measure, period));
    rating.this_period.status == status
        && earlier
            .is_some_and(|period| by_itself(calendar, measure, period, as_at.on).status == status)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{all, at, measure};
    use super::*;
    use crate::rating::rate;
    use Trigger::{AskedFor, Concern, LateTwice, LowChance, Red, RedTwice};

    #[test]
    fn tells_which_of_those_that_are_set_are_met() {
        let check =
            |figures: &[Option<f64>], set: &[Trigger], on: Option<&str>, expected: &[Trigger]| {
                let measure = Measure { triggers: set.to_vec(), ..measure(figures) };
                let pack = Pack { measures: vec![measure.clone().into()], ..Pack::default() };
                let last = figures.len() as i32 - 1;
                let month = "2024-04".parse::<crate::model::Period>().unwrap().plus(last).unwrap();
                let as_at = at(&month.to_string(), on);
                let rating = rate(&pack, &measure, as_at);
                assert_eq!(triggers_met(&pack, &measure, &rating, as_at), expected, "{figures:?}");
            };
        // 105 is the floor, and on it is the better side.
        check(&all(&[106]), &[], None, &[Red]);
        check(&all(&[105]), &[], None, &[]);
        check(&all(&[106]), &[RedTwice, Red], None, &[Red]);
        check(&all(&[106, 106]), &[RedTwice], None, &[RedTwice]);
        check(&all(&[106, 104]), &[RedTwice], None, &[]);
        // Late by the day: without one, every ended period is due.
        let gone = [Some(90.0), None, None];
        check(&gone, &[LateTwice], None, &[LateTwice]);
        check(&gone, &[LateTwice], Some("2024-06-10"), &[]);
        check(&[Some(90.0), None], &[LateTwice], None, &[]);
        // Fourteen about 91, then one far above: news for the worse, and green all the same.
        let mut news: Vec<i32> = [90, 92].repeat(7);
        check(&all(&news), &[Concern], None, &[]);
        news.push(99);
        check(&all(&news), &[Concern], None, &[Concern]);
        // Two years about 120: the year won't end at 100.
        let high: Vec<i32> = [119, 121, 120].repeat(6);
        check(&all(&high), &[LowChance], None, &[LowChance]);
        let low: Vec<i32> = [79, 81, 80].repeat(6);
        check(&all(&low), &[LowChance], None, &[]);
        check(&all(&[200]), &[AskedFor], None, &[]);
    }
}
