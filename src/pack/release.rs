//! Comments that nobody has released to the public yet, on figures of measures that are public and on the progress of
//! actions that are (FRAMEWORK R12): what there is to release, and the step that does.

use super::for_audience;
use crate::edit::Command;
use crate::model::{
    Action, ActionId, Audience, ComparatorId, Measure, MeasureId, Observation, Pack, Period,
};

/// What a comment is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentOn {
    /// A figure.
    Figure {
        /// Of which measure.
        measure: MeasureId,
        /// Of which of its comparators; its own where `None`.
        comparator: Option<ComparatorId>,
        /// For which period.
        period: Period,
    },
    /// The progress of an action.
    Progress(ActionId),
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What it is on.
    pub about: CommentOn,
    /// The same as printed: "Homes built, Apr 2025"; "Lease 40 homes, progress".
    pub on: String,
    /// What it says.
    pub words: String,
}

/// The comments that stay inside as things are, of what is public: on figures in the order of the measures and of time, then
/// on actions.
pub fn unreleased(pack: &Pack) -> Vec<Comment> {
    comments(pack, false)
}

/// The comments that go out.
pub fn released(pack: &Pack) -> Vec<Comment> {
    comments(pack, true)
}

fn comments(pack: &Pack, out: bool) -> Vec<Comment> {
    let mut found = on_figures(pack, out);
    found.extend(on_progress(pack, out));
    found
}

/// Those on actions that the public may have, as a pack for the public has them: with their progress or without.
fn on_progress(pack: &Pack, out: bool) -> Vec<Comment> {
    if pack.actions.iter().all(|it| it.progress.is_empty()) {
        return Vec::new();
    }
    let public = for_audience(pack, Audience::Public).pack;
    let told = public.actions.iter().filter(|it| it.progress.is_empty() != out);
    let held = told.filter_map(|it| pack.action(&it.id)).filter(|it| !it.progress.is_empty());
    held.map(|it| Comment {
        about: CommentOn::Progress(it.id.clone()),
        on: format!("{}, progress", it.name),
        words: it.progress.clone(),
    })
    .collect()
}

fn on_figures(pack: &Pack, out: bool) -> Vec<Comment> {
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
            found.push(Comment {
                about: CommentOn::Figure {
                    measure: measure.id.clone(),
                    comparator: comparator.map(|it| it.id.clone()),
                    period: held.period,
                },
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
pub fn set_released(pack: &Pack, comments: &[Comment], release: bool) -> Command {
    let commands = comments.iter().filter_map(|comment| match &comment.about {
        CommentOn::Figure { measure, comparator, period } => {
            let of = (pack.measure(measure)?, comparator.as_ref(), *period);
            set_figure(of, &comment.words, release)
        }
        CommentOn::Progress(id) => set_progress(pack.action(id)?, &comment.words, release),
    });
    let label = if release { "Release comments" } else { "Take comments back inside" };
    Command::Batch { label: label.to_owned(), commands: commands.collect() }
}

fn set_figure(
    (measure, comparator, period): (&Measure, Option<&ComparatorId>, Period),
    words: &str,
    release: bool,
) -> Option<Command> {
    let audience = if release { Audience::Public } else { Audience::Internal };
    let series = match comparator {
        None => &measure.series,
        Some(id) => &measure.comparators.iter().find(|it| it.id == *id)?.series,
    };
    let held = series.iter().find(|it| it.period == period)?;
    (held.comment.as_deref() == Some(words)).then(|| Command::SetObservation {
        measure: measure.id.clone(),
        comparator: comparator.cloned(),
        observation: Box::new(held.clone().with(|it| it.comment_audience = Some(audience))),
    })
}

/// An action's own audience says of its progress whom it is for. Without one, the action goes where its plan goes, and its
/// progress stays inside.
fn set_progress(action: &Action, words: &str, release: bool) -> Option<Command> {
    let audience = release.then_some(Audience::Public);
    let set = || Command::Set(Action { audience, ..action.clone() }.into());
    (action.progress == words).then(set)
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

    fn on(list: Vec<Comment>) -> Vec<String> {
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
        let stale = Comment { words: "Something else".to_owned(), ..seen[0].clone() };
        let Command::Batch { commands, .. } = set_released(&pack, &[stale], true) else { panic!() };
        assert!(commands.is_empty());
    }

    #[test]
    fn the_progress_of_what_is_public_is_released_by_the_same_act() {
        const ACTIONS: &str = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"out","name":"Out","audience":"public"},{"id":"in","name":"In"}],"actions":[
            {"id":"a","name":"A","plan":"out","kind":"activity","state":"under_way","progress":"Half is done"},
            {"id":"b","name":"B","plan":"in","kind":"activity","state":"under_way","progress":"Of a plan that stays"},
            {"id":"c","name":"C","plan":"out","kind":"activity","state":"under_way","progress":"For us","audience":"internal"},
            {"id":"d","name":"D","plan":"out","kind":"activity","state":"under_way"}]}"#;
        let mut pack: Pack = serde_json::from_str(ACTIONS).unwrap();
        let goes_out = |pack: &Pack| for_audience(pack, Audience::Public).out.comments;
        assert_eq!(on(unreleased(&pack)), ["A, progress: Half is done"]);
        assert!(released(&pack).is_empty() && goes_out(&pack).is_empty());
        let seen = unreleased(&pack);
        let command = set_released(&pack, &seen, true);
        apply(&mut pack, command, &Context::default()).unwrap();
        assert_eq!(on(released(&pack)), ["A, progress: Half is done"]);
        assert_eq!(goes_out(&pack), ["A, progress: Half is done"]);
        assert!(unreleased(&pack).is_empty());
        // Taken back, the action stays public, and what it says of its progress doesn't.
        let command = set_released(&pack, &released(&pack), false);
        apply(&mut pack, command, &Context::default()).unwrap();
        assert_eq!((on(unreleased(&pack)).len(), goes_out(&pack).len()), (1, 0));
        assert_eq!(for_audience(&pack, Audience::Public).pack.actions.len(), 2);
        // What was looked at is what goes out.
        let stale = Comment { words: "Something else".to_owned(), ..seen[0].clone() };
        let Command::Batch { commands, .. } = set_released(&pack, &[stale], true) else { panic!() };
        assert!(commands.is_empty());
    }
}
