//! Comments that nobody has released to the public yet, of measures that are public (FRAMEWORK R12): what there is to
//! release, and the step that does.

use crate::edit::Command;
use crate::model::{Audience, ComparatorId, Measure, MeasureId, Observation, Pack, Period};

/// A comment on a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureComment {
    /// On a figure of which measure.
    pub measure: MeasureId,
    /// Of which of its comparators; its own where `None`.
    pub comparator: Option<ComparatorId>,
    /// For which period.
    pub period: Period,
    /// Of what, as printed: "Homes built, Apr 2025".
    pub on: String,
    /// What it says.
    pub words: String,
}

/// The comments on figures of public measures that stay inside as things are, in the order of the measures and of time.
pub fn unreleased(pack: &Pack) -> Vec<FigureComment> {
    comments(pack, false)
}

/// The comments on figures of public measures that go out.
pub fn released(pack: &Pack) -> Vec<FigureComment> {
    comments(pack, true)
}

fn comments(pack: &Pack, out: bool) -> Vec<FigureComment> {
    let mut found = Vec::new();
    let public = pack.measures.iter().filter(|it| it.audience == Some(Audience::Public));
    for measure in public {
        let own = measure.series.iter().map(|held| (None, held));
        let compared = measure.comparators.iter().flat_map(|comparator| {
            comparator.series.iter().map(move |held| (Some(comparator), held))
        });
        for (comparator, held) in own.chain(compared) {
            let Some(words) = held.comment.clone() else { continue };
            if goes_out(measure, held) != out {
                continue;
            }
            let of = comparator.map(|it| format!(", {}", it.name)).unwrap_or_default();
            found.push(FigureComment {
                measure: measure.id.clone(),
                comparator: comparator.map(|it| it.id.clone()),
                period: held.period,
                on: format!("{}{of}, {}", measure.name, held.period.label()),
                words,
            });
        }
    }
    found
}

/// Whether a figure's comment is for the public.
fn goes_out(measure: &Measure, held: &Observation) -> bool {
    held.comment_audience.or(measure.comment_audience) == Some(Audience::Public)
}

/// Releases comments to the public, or takes them back inside, as one step. One that says something else than it did is
/// left as it is: what somebody looked at is what goes out.
pub fn set_released(pack: &Pack, comments: &[FigureComment], release: bool) -> Command {
    let audience = if release { Audience::Public } else { Audience::Internal };
    let commands = comments.iter().filter_map(|comment| {
        let measure = pack.measure(&comment.measure)?;
        let series = match &comment.comparator {
            None => &measure.series,
            Some(id) => &measure.comparators.iter().find(|it| it.id == *id)?.series,
        };
        let held = series.iter().find(|it| it.period == comment.period)?;
        (held.comment.as_deref() == Some(comment.words.as_str())).then(|| Command::SetObservation {
            measure: comment.measure.clone(),
            comparator: comment.comparator.clone(),
            observation: Box::new(held.clone().with(|it| it.comment_audience = Some(audience))),
        })
    });
    let label = if release { "Release comments" } else { "Take comments back inside" };
    Command::Batch { label: label.to_owned(), commands: commands.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};

    const PACK: &str = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},"measures":[
        {"id":"a","name":"A","audience":"public","series":[
            {"period":"2025-04","value":1,"comment":"One"},
            {"period":"2025-05","value":1,"comment":"Two","comment_audience":"public"},
            {"period":"2025-06","value":1}]},
        {"id":"b","name":"B","series":[{"period":"2025-04","value":1,"comment":"Three"}]}]}"#;

    fn on(list: Vec<FigureComment>) -> Vec<String> {
        list.into_iter().map(|it| format!("{}: {}", it.on, it.words)).collect()
    }

    #[test]
    fn what_is_ticked_goes_out_and_comes_back() {
        let mut pack: Pack = serde_json::from_str(PACK).unwrap();
        assert_eq!(on(unreleased(&pack)), ["A, Apr 2025: One"]);
        assert_eq!(on(released(&pack)), ["A, May 2025: Two"]);
        let command = set_released(&pack, &unreleased(&pack), true);
        apply(&mut pack, command, &Context::default()).unwrap();
        assert_eq!(on(released(&pack)), ["A, Apr 2025: One", "A, May 2025: Two"]);
        let command = set_released(&pack, &released(&pack)[1..], false);
        apply(&mut pack, command, &Context::default()).unwrap();
        assert_eq!(on(unreleased(&pack)), ["A, May 2025: Two"]);
    }

    #[test]
    fn other_words_are_not_what_was_released() {
        let mut pack: Pack = serde_json::from_str(PACK).unwrap();
        let seen = unreleased(&pack);
        let mut change = |words: &str, audience: Option<Audience>| {
            let held = pack.measures[0].series[1].clone();
            let observation = Box::new(held.with(|it| {
                it.comment = Some(words.to_owned());
                it.comment_audience = audience.or(it.comment_audience);
            }));
            let command =
                Command::SetObservation { measure: "a".into(), comparator: None, observation };
            apply(&mut pack, command, &Context::default()).unwrap();
            on(released(&pack))
        };
        // Typed over, it is internal again; released in the same step, it goes out.
        assert_eq!(change("Two, and more", None), [""; 0]);
        assert_eq!(change("Two, and more", Some(Audience::Public)), ["A, May 2025: Two, and more"]);
        // What was looked at is what goes out.
        let stale = FigureComment { words: "Something else".to_owned(), ..seen[0].clone() };
        let Command::Batch { commands, .. } = set_released(&pack, &[stale], true) else { panic!() };
        assert!(commands.is_empty());
    }
}
