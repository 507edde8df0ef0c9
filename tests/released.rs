//! Comments and notes are internal until somebody releases them (FRAMEWORK R12): no text of one that isn't released is in
//! what goes out, nor in the list of what goes out.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used)]

mod generate;

use generate::bare_pack;
use golden_thread::model::{Audience, Measure, Note, Observation, Pack, Period, Reading};
use golden_thread::pack::{for_audience, unreleased, write};
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
}
