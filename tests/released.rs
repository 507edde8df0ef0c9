//! Comments and notes are internal until somebody releases them (FRAMEWORK R12): no text of one that isn't released is in
//! what goes out, nor in the list of what goes out.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used)]

use crate::generate;
use generate::bare_pack;
use golden_thread::exchange::open_data::{Licence, open_data};
use golden_thread::model::{
    Action, Audience, Exception, Measure, Meeting, MeetingItem, Note, Observation, Pack, Period,
    Plan, Reading, Recommendation, Trigger,
};
use golden_thread::pack::{for_audience, unreleased, write};
use golden_thread::rating::AsAt;
use proptest::prelude::*;
use std::sync::Arc;

/// What stands in a text that nobody released, and in one that somebody did; neither is in a random text.
const KEPT: &str = "kept-back-7f3a";
const OUT: &str = "let-out-7f3a";

/// A comment on each figure, comparators' among them, and a note on each measure, plan, exception and lesson, each marked by whether it is
/// released to the public.
fn marked(mut pack: Pack, released: &[bool], wide: Option<Audience>) -> Pack {
    let mut at = 0..;
    let mut next = || released[at.next().unwrap() % released.len()];
    let note = |out: bool| Note {
        on: "2025-04-01".parse().unwrap(),
        words: if out { OUT } else { KEPT }.to_owned(),
        audience: out.then_some(Audience::Public),
        ..Note::default()
    };
    for measure in pack.measures.iter_mut().map(Arc::make_mut) {
        measure.comment_audience = wide;
        if measure.series.is_empty() {
            let month = Period::Month { year: 2025, month: 4 };
            measure.series.push(Observation::new(month, Reading::Number(1.into())));
        }
        let compared = measure.comparators.iter_mut().flat_map(|it| &mut it.series);
        for held in measure.series.iter_mut().chain(compared) {
            // Where all comments of a measure are let out, one that isn't is kept back by itself.
            let out = next();
            held.comment = Some(if out { OUT } else { KEPT }.to_owned());
            held.comment_audience = match (out, wide) {
                (true, _) => Some(Audience::Public),
                (false, Some(Audience::Public)) => Some(Audience::Internal),
                (false, _) => None,
            };
        }
        measure.notes = vec![note(next())];
    }
    pack.plans.iter_mut().map(Arc::make_mut).for_each(|it| it.notes = vec![note(next())]);
    for action in pack.actions.iter_mut().map(Arc::make_mut) {
        let out = next();
        action.progress = if out { OUT } else { KEPT }.to_owned();
        action.audience = Some(if out { Audience::Public } else { Audience::Internal });
    }
    pack.exceptions.iter_mut().map(Arc::make_mut).for_each(|it| it.notes = vec![note(next())]);
    pack.lessons.iter_mut().map(Arc::make_mut).for_each(|it| it.notes = vec![note(next())]);
    pack
}

/// All that could go out does.
fn all_public(mut pack: Pack) -> Pack {
    let public = Some(Audience::Public);
    pack.measures.iter_mut().map(Arc::make_mut).for_each(|it: &mut Measure| it.audience = public);
    pack.plans.iter_mut().map(Arc::make_mut).for_each(|it| it.audience = public);
    pack.exceptions.iter_mut().map(Arc::make_mut).for_each(|it| it.audience = public);
    pack.lessons.iter_mut().map(Arc::make_mut).for_each(|it| it.audience = public);
    pack
}

proptest! {
    #[test]
    fn what_is_not_released_is_in_no_string_that_goes_out(
        pack in bare_pack(),
        released in proptest::collection::vec(any::<bool>(), 1..20),
        wide in prop_oneof![Just(None), Just(Some(Audience::Internal)), Just(Some(Audience::Public))],
        open in any::<bool>(),
    ) {
        let pack = marked(pack, &released, wide);
        let pack = if open { all_public(pack) } else { pack };
        let found = for_audience(&pack, Audience::Public);
        prop_assert!(!write(&found.pack).contains(KEPT));
        let told = format!("{:?} {:?}", found.out, found.left);
        prop_assert!(!told.contains(KEPT), "{}", told);
        // The list says all that goes out, and what the list of those to release says isn't out.
        let text = write(&found.pack);
        let listed = found.out.comments.iter().chain(&found.out.notes);
        prop_assert_eq!(listed.filter(|it| it.contains(OUT)).count(), text.matches(OUT).count());
        prop_assert!(unreleased(&pack).iter().all(|it| it.words.contains(KEPT)));
    }

    /// Nothing of an action that is to mend an exception which stays out, nor of a step of one, nor of an item of a meeting
    /// or a recommendation about what stays out, is in what goes out, nor in open data.
    #[test]
    fn what_hangs_on_what_stays_out_stays_out(
        pack in bare_pack(),
        set in proptest::collection::vec(proptest::sample::select(&[None, Some(Audience::Internal), Some(Audience::Public)][..]), 8),
    ) {
        let pack = hung(all_public(pack), &set);
        let found = for_audience(&pack, Audience::Public);
        let text = write(&found.pack);
        prop_assert!(!text.contains(KEPT), "{}", text);
        let told = format!("{:?}", found.out);
        prop_assert!(!told.contains(KEPT), "{}", told);
        let out = set.iter().filter(|it| **it == Some(Audience::Public)).count();
        prop_assert_eq!(text.matches(OUT).count(), out * 7);
        let as_at = AsAt { period: Period::Month { year: 2025, month: 4 }, on: None };
        for (name, text) in open_data(&pack, Licence::default(), as_at).files {
            prop_assert!(!text.contains(KEPT), "{}", name);
        }
    }
}

/// An exception of each audience, with an action, a step of it, an item, and a recommendation about a measure of that
/// audience, each marked by whether it is for the public.
fn hung(mut pack: Pack, set: &[Option<Audience>]) -> Pack {
    let plan = Plan {
        id: "hung".into(),
        name: "Hung".to_owned(),
        audience: Some(Audience::Public),
        ..Plan::default()
    };
    pack.plans.push(Arc::new(plan));
    let on = "2025-04-01".parse().unwrap();
    let mut meeting = Meeting::new("hung".into(), "Hung".into(), "Board".into(), on);
    meeting.audience = Some(Audience::Public);
    for (at, audience) in set.iter().enumerate() {
        let words = if *audience == Some(Audience::Public) { OUT } else { KEPT }.to_owned();
        let id = format!("hung-{at}");
        let public = Measure { audience: Some(Audience::Public), ..measure(&format!("seen-{at}")) };
        let own = Measure { audience: *audience, ..measure(&id) };
        let raised = Period::Month { year: 2025, month: 4 };
        let about = public.id.clone();
        let mut exception =
            Exception::new(id.as_str().into(), words.clone(), about, raised, Trigger::Red);
        exception.audience = *audience;
        let action = |step: &str| {
            let mut made =
                Action::new(format!("{id}{step}").as_str().into(), words.clone(), "hung".into());
            made.owner.clone_from(&words);
            made
        };
        let mending = Action { exception: Some(exception.id.clone()), ..action("") };
        let step = Action { part_of: Some(mending.id.clone()), ..action("-step") };
        let item = MeetingItem {
            name: "Item".to_owned(),
            exception: Some(exception.id.clone()),
            why: words.clone(),
            ..MeetingItem::default()
        };
        let wish = Recommendation {
            measure: Some(own.id.clone()),
            to: words,
            ..Recommendation::default()
        };
        meeting.items.push(item);
        meeting.recommendations.push(wish);
        pack.measures.extend([public, own].map(Arc::new));
        pack.actions.extend([mending, step].map(Arc::new));
        pack.exceptions.push(Arc::new(exception));
    }
    pack.meetings.push(Arc::new(meeting));
    pack
}

fn measure(id: &str) -> Measure {
    Measure { id: id.into(), name: id.to_owned(), ..Measure::default() }
}
