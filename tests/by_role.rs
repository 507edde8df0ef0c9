//! What a post, a plan or the whole answers for: as the front door and the scorecards count it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod members;

use golden_thread::planning::due::State;
use golden_thread::rating::Status;
use golden_thread::report::by_role::{answers, posts};
use golden_thread::report::minute::{self, Scope};
use members::{members, sample};
use std::collections::BTreeSet;

#[test]
fn what_is_off_target_is_what_the_scorecard_of_the_same_plan_counts() {
    let pack = sample();
    for period in ["2025-09", "2025-03"] {
        members(&pack, period.parse().unwrap(), |all, now| {
            let year = pack.calendar().year_of_period(now.period);
            let status = |at: &usize| all[*at].rating.year_to_date.judgement.status;
            let off = |at: &usize| matches!(status(at), Status::Red | Status::Amber);
            let whole = answers(&pack, all, &Scope::Whole, now);
            assert_eq!(whole.measures.len(), all.len());
            assert_eq!(whole.off_target.len(), (0..all.len()).filter(off).count());
            // A plan that nothing feeds answers for its scorecard, others for those that feed them too.
            for plan in &pack.plans {
                let scope = Scope::Plan(plan.id.clone());
                let found = answers(&pack, all, &scope, now);
                let own: BTreeSet<usize> =
                    minute::chosen(&pack, all, &scope, year).into_iter().collect();
                let mine: BTreeSet<usize> = found.measures.iter().copied().collect();
                assert!(own.is_subset(&mine), "{}", plan.name);
                if !pack.plans.iter().any(|other| other.parent.as_ref() == Some(&plan.id)) {
                    assert_eq!(own, mine, "{}", plan.name);
                    let expected = own.iter().filter(|at| off(at)).count();
                    assert_eq!(found.off_target.len(), expected, "{}", plan.name);
                }
            }
        });
    }
}

#[test]
fn a_post_answers_for_what_names_it_and_for_its_plans() {
    let pack = sample();
    members(&pack, "2025-09".parse().unwrap(), |all, now| {
        let of = |post: &str| answers(&pack, all, &Scope::Post(post.to_owned()), now);
        let housing = of("Head of Housing Options");
        let ids: Vec<&str> = housing.exceptions.iter().map(|id| id.as_str()).collect();
        assert_eq!(ids, ["temporary-accommodation-red"]);
        let named = |at: &usize| all[*at].measure.specification.accountable_officer.as_str();
        assert!(housing.measures.iter().all(|at| named(at) == "Head of Housing Options"));
        // A waived exception is nobody's to write.
        assert!(of("Head of People").exceptions.is_empty());
        // A director answers for the plans that feed the directorate's, and their actions.
        let place = of("Director of Place");
        let of_place = answers(&pack, all, &Scope::Plan("place".into()), now);
        assert!(of_place.measures.iter().all(|at| place.measures.contains(at)));
        assert!(place.actions.iter().any(|due| due.name == "Station Road started"));
        assert!(
            of("Development Manager").actions.iter().any(|due| due.name == "Station Road started")
        );
        assert_eq!(of("Somebody else"), Default::default());
        // Figures that are due are those that aren't there, late ones first.
        for post in posts(&pack) {
            let found = of(&post);
            let states: Vec<bool> =
                found.figures.iter().map(|due| due.state == State::Late).collect();
            assert!(states.is_sorted_by(|one, next| one >= next), "{post}");
            assert!(!found.figures.iter().any(|due| due.state == State::Over), "{post}");
        }
    });
}

#[test]
fn every_post_that_can_be_chosen_is_named_for_something() {
    let pack = sample();
    let all = posts(&pack);
    assert!(all.is_sorted() && all.len() > 10, "{all:?}");
    for accountable in minute::posts(&pack) {
        assert!(all.contains(&accountable), "{accountable}");
    }
}
