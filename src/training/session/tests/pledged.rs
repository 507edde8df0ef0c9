//! What was pledged becomes actions of a pack.

use super::*;
use crate::edit::Context;
use crate::edit::join::{Sender, Settling, join};
use crate::model::{Organisation, Pack};
use crate::training::results::{code, read_file, read_line};
use crate::training::{Pledge, pledges_pack};
use std::sync::Arc;

#[test]
fn pledges_become_actions_that_the_page_that_joins_packs_takes_in() {
    let session = session();
    let set = session.set(&shipped());
    let pledge =
        Pledge::new("Head of Housing", "Look at the  chart\nfirst", "2026-03-20".parse().ok());
    let mut file = results(&session, "Team 1", "on-the-line");
    file.pledges.extend(pledge);
    file.pledges.extend(Pledge::new("", "  ", None));
    assert_eq!(file.pledges.len(), 1);
    let mut all = Collected::default();
    all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    let pack = pledges_pack("s-1", all.pledges().map(|(_, it)| it));
    let written = crate::pack::write(&pack);
    let read = crate::pack::read(written.as_bytes());
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let (pack, own) = (
        read.pack.unwrap(),
        Organisation {
            name: "X".into(),
            vocabulary: crate::model::Vocabulary::OnOffTarget,
            ..Organisation::default()
        },
    );
    let mut open = Pack { organisation: own, ..Pack::default() };
    let with_pledges = |open: &Pack, pack: &Pack| {
        let senders = [
            Sender::new("open", Arc::new(open.clone())),
            Sender::new("pledges", Arc::new(pack.clone())),
        ];
        join(&senders, true, &Settling::default())
    };
    for _ in 0..2 {
        let joined = with_pledges(&open, &pack).unwrap();
        assert_eq!(joined.open().count(), 0, "{:?}", joined.conflicts);
        joined.apply(&mut open, "Join", &Context::default()).unwrap();
    }
    // Whenever the council's year starts: pledges say nothing of years. What says something of them doesn't join.
    for month in [1, 7] {
        let mut other = Pack::default();
        other.organisation.year_start_month = month;
        let joined = with_pledges(&other, &pack).unwrap();
        assert_eq!(joined.open().count(), 0, "{:?}", joined.conflicts);
        joined.apply(&mut other, "Join", &Context::default()).unwrap();
        assert_eq!((other.actions.len(), other.organisation.year_start_month), (1, month));
        let mut figures = pack.clone();
        figures.measures.push(Arc::new(crate::model::Measure::default()));
        assert!(with_pledges(&other, &figures).is_err());
    }
    // Nor does it matter which of them comes first by name, where none is open.
    let mut july = Pack::default();
    july.organisation.year_start_month = 7;
    let senders = [Sender::new("a", Arc::new(pack.clone())), Sender::new("z", Arc::new(july))];
    let joined = join(&senders, false, &Settling::default()).unwrap();
    assert_eq!(joined.pack.organisation.year_start_month, 7);
    assert_eq!(open.actions.len(), 1);
    let action = &open.actions[0];
    assert_eq!(
        (action.name.as_str(), action.owner.as_str()),
        ("Look at the chart first", "Head of Housing")
    );
    assert_eq!(action.due.unwrap().to_string(), "2026-03-20");
    assert_eq!(open.organisation.name, "X");
    // A code that comes later takes no pledge away, and a hostile file brings no more than there may be.
    let line = format!("Team 1 {}", code(&set, &file.outcomes(&set)));
    all.take(Some(&session), &set, read_line(&set, &line).unwrap());
    assert_eq!(all.pledges().count(), 1);
    let many = vec![Pledge { who: "x".repeat(99), what: "y".repeat(400), by: None }; 99];
    let hostile = ResultFile { pledges: many, ..file };
    let read = read_file(&set, hostile.written().as_bytes()).unwrap();
    assert_eq!((read.pledges.len(), read.pledges[0].what.len()), (40, 300));
}

/// Each team's file of actions joins, then the trainer's with all of them: as many actions as were pledged, none in another's
/// place.
#[test]
fn the_files_of_several_teams_are_each_their_own_actions() {
    let pledge = |who: &str, what: &str| Pledge::new(who, what, None).unwrap();
    let one = [pledge("Head of Housing", "Look at the chart first")];
    let other = [pledge("Head of Parks", "Ask what a red is for"), one[0].clone()];
    let all: Vec<&Pledge> = one.iter().chain(&other).collect();
    let mut open = Pack::default();
    let files = [one.iter().collect::<Vec<_>>(), other.iter().collect(), all];
    let mut counts = Vec::new();
    for file in files {
        let pledges = pledges_pack("s-1", file.into_iter());
        let senders = [
            Sender::new("open", Arc::new(open.clone())),
            Sender::new("pledges", Arc::new(pledges)),
        ];
        let joined = join(&senders, true, &Settling::default()).unwrap();
        assert_eq!(joined.open().count(), 0, "{:?}", joined.conflicts);
        joined.apply(&mut open, "Join", &Context::default()).unwrap();
        counts.push(open.actions.len());
    }
    // The same of two teams is told apart only where both are known.
    assert_eq!(counts, [1, 2, 3]);
    let names = open.actions.iter().filter(|it| it.name == "Ask what a red is for");
    assert_eq!(names.count(), 1);
}

#[test]
fn what_is_wrong_with_a_pledge_is_said_and_nothing_is_cut_in_silence() {
    let post = |who: &str, expected: Option<&str>| {
        let found = Pledge::wrong_post(who);
        assert_eq!(found.is_some(), expected.is_some(), "{who}: {found:?}");
        assert!(found.unwrap_or_default().contains(expected.unwrap_or_default()), "{who}");
    };
    post("Head of Housing", None);
    post(" ", Some("by post"));
    post("Jane Smith", Some("reads like a person’s name"));
    post(&"Head of Housing ".repeat(6), Some("80 letters at most: this has 95"));
    let deed = |what: &str, expected: Option<&str>| {
        assert_eq!(Pledge::wrong_deed(what).as_deref(), expected, "{what}");
    };
    deed("Look at the chart first", None);
    deed(&"x".repeat(300), None);
    deed(" \n", Some("Say what you will do."));
    deed(&"x".repeat(301), Some("A pledge has 300 letters at most: this has 301."));
}
