//! What lacks a figure is the same wherever it is counted: on Do, by role, in the month and by the checks of data, on the
//! sample and on a council's published tables, for each plan, each post and several periods.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use crate::{
    council_pack, members,
    real_cases::{Test, tests},
};
use golden_thread::model::{MeasureId, Pack, Period, PlanId};
use golden_thread::planning::due::{Asking, Due, Pick, What, due_month};
use golden_thread::rating::{self, AsAt};
use golden_thread::report::by_role::{answers, posts};
use golden_thread::report::minute::{Member, Scope};
use golden_thread::report::owed::owed;
use golden_thread::report::quality::{Check, checks_of};
use std::collections::BTreeSet;
use std::sync::Arc;

type Lacking = BTreeSet<(MeasureId, Period)>;

fn lacking<'a>(due: impl Iterator<Item = &'a Due>) -> Lacking {
    let all: Vec<_> = due
        .filter(|due| due.lacks_figure())
        .filter_map(|due| match &due.what {
            What::Figure(id, period) => Some((id.clone(), *period)),
            _ => None,
        })
        .collect();
    let once: Lacking = all.iter().cloned().collect();
    assert_eq!(once.len(), all.len(), "each stands once");
    once
}

/// What the checks of data call late or stale.
fn by_checks(pack: &Pack, all: &[Member<'_>], now: AsAt) -> Lacking {
    let asking = Asking::of(pack, now);
    let found = all.iter().flat_map(|it| checks_of(pack, it.measure, (now, &asking)));
    let late = found.filter(|(check, _)| matches!(check, Check::Late | Check::Stale));
    late.map(|(_, it)| (it.measure, it.period)).collect()
}

/// What the month that holds the day counts, of a plan, a post or all.
fn by_month(pack: &Pack, now: AsAt, scope: &Scope) -> Lacking {
    let of: (Option<&PlanId>, Option<&str>) = match scope {
        Scope::Whole => (None, None),
        Scope::Plan(id) => (Some(id), None),
        Scope::Post(post) => (None, Some(post)),
    };
    let month =
        pack.calendar().period_of(now.on.unwrap(), golden_thread::model::Frequency::Monthly);
    let found = due_month(pack, month.unwrap(), now, of);
    let rows = lacking(found.picked(Pick::Lacking));
    assert_eq!(found.count(Pick::Lacking), rows.len());
    rows
}

/// Asks each page's gatherer for each plan and post and for all; gives how many lack of all.
fn counted(pack: &Pack, period: Period) -> usize {
    members::members(pack, period, |all, now| {
        let whole = by_checks(pack, all, now);
        let plans = pack.plans.iter().map(|plan| Scope::Plan(plan.id.clone()));
        let posts = posts(pack).into_iter().map(Scope::Post);
        for scope in std::iter::once(Scope::Whole).chain(plans).chain(posts) {
            let told = format!("{period} {scope:?}");
            let on_do = owed(pack, all, &scope, now);
            let rows = lacking(on_do.posts.iter().flat_map(|post| &post.due));
            assert_eq!(on_do.figures.lacking, rows.len(), "{told}");
            assert_eq!(by_month(pack, now, &scope), rows, "{told}");
            let role = answers(pack, all, &scope, now);
            let (_, own) = role.lacking(&scope);
            let is_own = |due: &&Due| match &scope {
                Scope::Plan(id) => due.plans.contains(id),
                Scope::Whole | Scope::Post(_) => true,
            };
            assert_eq!(lacking(role.figures.iter().filter(is_own)), rows, "{told}");
            assert_eq!(own, rows.len(), "{told}");
            // The checks of data are of all measures, and by role of those that it answers for.
            let of_role: BTreeSet<&MeasureId> =
                role.measures.iter().map(|at| &all[*at].measure.id).collect();
            match &scope {
                Scope::Plan(_) => {}
                Scope::Whole => assert_eq!(whole, rows, "{told}"),
                Scope::Post(_) => {
                    let of_post = whole.iter().filter(|(id, _)| of_role.contains(id));
                    assert_eq!(of_post.cloned().collect::<Lacking>(), rows, "{told}");
                }
            }
        }
        whole.len()
    })
}

/// The periods that it is tried on: every third, from the latest back.
fn tried(pack: &Pack) -> Vec<Period> {
    rating::periods(pack).into_iter().rev().step_by(3).take(6).collect()
}

fn lacks_as_many_on_every_page_of_the_sample() {
    let mut pack = council_pack::sample();
    let found: Vec<usize> = tried(&pack).into_iter().map(|period| counted(&pack, period)).collect();
    assert!(found.iter().any(|count| *count > 0), "{found:?}");
    // A plan that has ended owes no more.
    let period: Period = "2025-09".parse().unwrap();
    for measure in pack.measures.iter_mut().map(Arc::make_mut) {
        measure.series.retain(|it| it.period != period);
    }
    let running = counted(&pack, period);
    for plan in pack.plans.iter_mut().map(Arc::make_mut) {
        plan.to = "2024/25".parse().ok();
    }
    let ended = counted(&pack, period);
    assert!(ended < running, "{ended} of {running}");
}

fn lacks_as_many_on_every_page_of_a_council() {
    let mut pack = council_pack::council();
    let found: Vec<(Period, usize)> =
        tried(&pack).into_iter().map(|period| (period, counted(&pack, period))).collect();
    assert!(found.iter().any(|(_, count)| *count > 0), "{found:?}");
    // Of 162 measures there is no figure of 2024/25. 11 have one of 2023/24; of one more of the council's plan, and of the 35
    // of its earlier plan, the file has a target and no figure since 2021/22. The others were given up.
    let year = "2024/25".parse().unwrap();
    assert_eq!(counted(&pack, year), 11 + 1 + 35, "{found:?}");
    let earlier = pack.plans.iter_mut().find(|it| it.name == "One Coventry Plan 2016-24").unwrap();
    assert_eq!(earlier.measures.len(), 35);
    // Once that says when it ended, its measures owe nothing.
    Arc::make_mut(earlier).to = "2023/24".parse().ok();
    assert_eq!(counted(&pack, year), 11 + 1);
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    let of_sample = tests![Sample: lacks_as_many_on_every_page_of_the_sample];
    let of_council = tests![Cases: lacks_as_many_on_every_page_of_a_council];
    [of_sample, of_council].concat()
}
