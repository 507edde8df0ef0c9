//! What is due from whom: its counts are the scorecards' and the grid's, whatever the plan and the period.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use crate::members;
use golden_thread::exchange::columns::column::Part;
use golden_thread::exchange::entry_grid;
use golden_thread::model::{Accumulation, Pack};
use golden_thread::planning::due::{Due, Pick, State, What, due_month};
use golden_thread::rating::{self, Status};
use golden_thread::report::exceptions::tracker;
use golden_thread::report::minute::{self, Scope};
use golden_thread::report::owed::{Owed, owed};
use members::{at, members, sample};

fn scopes(pack: &Pack) -> Vec<Scope> {
    let plans = pack.plans.iter().map(|plan| Scope::Plan(plan.id.clone()));
    let posts = minute::posts(pack).into_iter().map(Scope::Post);
    [Scope::Whole].into_iter().chain(plans).chain(posts).collect()
}

fn late_figures(found: &Owed) -> usize {
    let all = found.posts.iter().flat_map(|post| &post.due);
    all.filter(|due| due.lacks_figure()).count()
}

#[test]
fn the_figures_that_lack_are_those_of_the_scorecard_and_of_the_grid() {
    let mut pack = sample();
    // The sample's own few, and one that has no target: the scorecard can't call that late.
    let lacking: Vec<String> = ["recycling", "homes-built", "grants"].map(str::to_owned).to_vec();
    for measure in pack.measures.iter_mut().map(std::sync::Arc::make_mut) {
        if lacking.contains(&measure.id.0) {
            measure.series.pop();
        }
    }
    let (mut looked, mut lacked, mut untold) = (0, 0, 0);
    for period in rating::periods(&pack).iter().rev().step_by(2).take(8) {
        for scope in scopes(&pack) {
            members(&pack, *period, |all, now| {
                let found = owed(&pack, all, &scope, now);
                let minute = minute::minute(&pack, all, &scope, now, None);
                let figures = found.figures;
                assert_eq!(figures.all as u32, minute.distribution.total(), "{period} {scope:?}");
                let not_owed = figures.awaited + figures.unsaid + figures.not_collected;
                assert_eq!(figures.there + figures.lacking + not_owed, figures.all);
                // The scorecard of the same plan counts as many late.
                let status = |it: &&usize| all[**it].rating.year_to_date.judgement.status;
                let late =
                    minute.worst_first.iter().filter(|it| status(it) == Status::Late).count();
                assert_eq!(figures.called_late, late, "{period} {scope:?}");
                assert_eq!(figures.not_called_late().is_some(), figures.lacking > late);
                // Each is listed, under whoever owes it.
                assert_eq!(late_figures(&found), figures.lacking, "{period} {scope:?}");
                // The grid's cells of those are empty, and no other that is due is.
                let due =
                    found.posts.iter().flat_map(|post| &post.due).filter(|due| due.lacks_figure());
                for each in due {
                    let What::Figure(id, of) = &each.what else { continue };
                    let measure = pack.measure(id).unwrap();
                    let ratio = measure.accumulation == Some(Accumulation::Ratio);
                    let part = if ratio { Part::Numerator } else { Part::Figure };
                    let (text, is_figure) = entry_grid::shown(measure, *of, part);
                    assert!(text.is_empty() || !is_figure, "{id} {of}: {text}");
                }
                lacked += figures.lacking;
                untold += figures.lacking - late;
                looked += 1;
            });
        }
    }
    assert!(looked > 100 && lacked > 0 && untold > 0, "{looked} {lacked} {untold}");
}

#[test]
fn whoever_is_late_with_most_comes_first_and_what_is_late_before_what_is_to_come() {
    let pack = sample();
    members(&pack, "2025-09".parse().unwrap(), |all, now| {
        let found = owed(&pack, all, &Scope::Whole, now);
        assert!(found.posts.len() > 3, "{:?}", found.posts);
        let named: Vec<usize> =
            found.posts.iter().filter(|it| !it.post.is_empty()).map(|it| it.late).collect();
        assert!(named.is_sorted_by(|one, next| one >= next), "{named:?}");
        for post in &found.posts {
            let late = post.due.iter().take_while(|due| due.state == State::Late).count();
            assert_eq!(late, post.late, "{}", post.post);
        }
        // A review that is overdue is owed by the exception's owner; while nobody is named, by nobody, which comes last.
        let is_review =
            |due: &Due| matches!(due.what, What::Exception(_)) && due.state == State::Late;
        let owner = found.posts.iter().find(|it| it.post == "Head of Customer Services").unwrap();
        assert!(owner.due.iter().any(is_review), "{owner:?}");
        let mut unowned = pack.clone();
        for held in unowned.exceptions.iter_mut().map(std::sync::Arc::make_mut) {
            held.owner.clear();
        }
        let unowned = owed(&unowned, all, &Scope::Whole, now);
        let nobody = unowned.posts.last().unwrap();
        assert!(nobody.post.is_empty() && nobody.due.iter().any(is_review), "{nobody:?}");
        // Its plan narrows it.
        let place = owed(&pack, all, &Scope::Plan("climate-actions".into()), now);
        let other = |due: &Due| !due.plans.contains(&"climate-actions".into());
        assert!(!place.posts.iter().flat_map(|post| &post.due).any(other));
    });
}

#[test]
fn the_months_counts_open_to_as_many_rows_for_any_plan_and_post() {
    let pack = sample();
    let on = at(&pack, "2025-09".parse().unwrap());
    let posts = minute::posts(&pack);
    for month in ["2025-08", "2025-10", "2025-11"] {
        let month = month.parse().unwrap();
        let plans = pack.plans.iter().map(|plan| (Some(&plan.id), None));
        let posts = posts.iter().map(|post| (None, Some(post.as_str())));
        for of in [(None, None)].into_iter().chain(plans).chain(posts) {
            let found = due_month(&pack, month, on, of);
            let sum: usize = Pick::COUNTED.into_iter().map(|pick| found.count(pick)).sum();
            assert_eq!(sum, found.earlier.len() + found.within.len(), "{of:?}");
        }
    }
    let october = due_month(&pack, "2025-10".parse().unwrap(), on, (None, None));
    assert!(october.count(Pick::In) > 20, "{}", october.count(Pick::In));
    assert!(october.count(Pick::Work) > 0 && october.count(Pick::Reviews) > 0);
}

#[test]
fn what_review_says_of_a_plan_is_its_scorecards() {
    let pack = sample();
    members(&pack, "2025-09".parse().unwrap(), |all, now| {
        let year = pack.calendar().year_of_period(now.period);
        let whole = minute::minute(&pack, all, &Scope::Whole, now, None);
        assert!(whole.plans.len() > 3);
        for share in &whole.plans {
            let scope = Scope::Plan(share.id.clone());
            let of_plan = minute::chosen(&pack, all, &scope, year);
            assert_eq!(share.members, of_plan, "{}", share.name);
            // Of a plan's exceptions and of those that are due, each is about a measure of its scorecard.
            let found = tracker(&pack, all, now);
            let all_of_them = found.rows.len() + found.waiting.len();
            let narrowed = found.of(&of_plan);
            assert!(narrowed.rows.iter().all(|row| of_plan.contains(&row.at.unwrap())));
            assert!(narrowed.rows.len() + narrowed.waiting.len() <= all_of_them);
            // Every red of its scorecard is among them.
            for at in of_plan {
                if all[at].rating.year_to_date.judgement.status == Status::Red
                    && all[at].measure.triggers.is_empty()
                {
                    let told = narrowed.rows.iter().any(|row| row.at == Some(at))
                        || narrowed.waiting.iter().any(|waiting| waiting.at == at);
                    assert!(told, "{} of {}", all[at].measure.name, share.name);
                }
            }
        }
    });
}
