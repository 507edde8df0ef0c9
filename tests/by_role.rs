//! What a post, a plan or the whole answers for: as the front door and the scorecards count it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use crate::members;
use golden_thread::planning::due::{Due, State, What, due_month};
use golden_thread::rating::{AsAt, Status};
use golden_thread::report::by_role::{answers, portfolios, posts, tracked_of};
use golden_thread::report::exceptions::tracker;
use golden_thread::report::minute::{self, Scope};
use golden_thread::report::owed;
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
            for due in &found.figures {
                assert!(matches!(due.state, State::Late | State::ToCome), "{post}");
            }
            let states: Vec<bool> =
                found.figures.iter().map(|due| due.state == State::Late).collect();
            assert!(states.is_sorted_by(|one, next| one >= next), "{post}");
            assert!(!found.figures.iter().any(|due| due.state == State::Over), "{post}");
        }
    });
}

#[test]
fn what_is_closed_and_how_far_data_can_be_trusted_is_answered_for() {
    let pack = sample();
    members(&pack, "2025-09".parse().unwrap(), |all, now| {
        let now = AsAt { on: "2025-10-31".parse().ok(), ..now };
        let check = |scope: &Scope, closed: &[&str], assessments: &[&str]| {
            let found = answers(&pack, all, scope, now);
            let ids: Vec<&str> = found.closed.iter().map(|id| id.as_str()).collect();
            assert_eq!(ids, closed, "{scope:?}");
            let ids: Vec<&str> = found.assessments.iter().map(|id| id.as_str()).collect();
            assert_eq!(ids, assessments, "{scope:?}");
        };
        let post = |post: &str| Scope::Post(post.to_owned());
        check(&Scope::Whole, &["accidents-july"], &["complaints-2025", "recycling-2025"]);
        check(&post("Head of People"), &["accidents-july"], &[]);
        check(&post("Internal Audit"), &[], &["recycling-2025"]);
        check(&Scope::Plan("climate".into()), &[], &[]);
    });
}

#[test]
fn an_audit_is_in_hand_until_all_that_was_drawn_is_checked() {
    let check = |drawn: &str, expected: &[&str]| {
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"p","name":"P"}},{{"id":"q","name":"Q"}}],
            "audits":[{{"id":"x","name":"X","period":"2025-06","size":1,"auditor":"Internal Audit",
                "strata":[{{"plan":"p","name":"P","size":1,"seed":"1","list":"m 2025-06","drawn":[{drawn}]}}]}}]}}"#
        );
        let pack = golden_thread::pack::read(text.as_bytes()).pack.unwrap();
        let now = AsAt { period: "2025-09".parse().unwrap(), on: "2025-10-20".parse().ok() };
        let of = |scope: &Scope| answers(&pack, &[], scope, now).audits;
        for scope in
            [Scope::Whole, Scope::Plan("p".into()), Scope::Post("Internal Audit".to_owned())]
        {
            let ids: Vec<String> = of(&scope).iter().map(ToString::to_string).collect();
            assert_eq!(ids, expected, "{scope:?}");
        }
        assert!(of(&Scope::Plan("q".into())).is_empty());
        assert!(of(&Scope::Post("Somebody".to_owned())).is_empty());
    };
    let figure = r#""number":1,"measure":"m","of_period":"2025-06""#;
    check("", &["x"]);
    check(&format!("{{{figure}}}"), &["x"]);
    check(&format!(r#"{{{figure},"finding":"as_published"}}"#), &[]);
}

#[test]
fn the_tracker_of_a_post_has_what_it_answers_for() {
    let pack = sample();
    members(&pack, "2025-09".parse().unwrap(), |all, now| {
        let whole = tracker(&pack, all, now);
        let year = pack.calendar().year_of_period(now.period);
        let of = |scope: &Scope| tracked_of(&pack, &whole, scope, year);
        assert_eq!(of(&Scope::Whole), whole);
        let housing = of(&Scope::Post("Head of Housing Options".to_owned()));
        let ids: Vec<&str> = housing.rows.iter().map(|row| row.exception.as_str()).collect();
        assert_eq!(ids, ["temporary-accommodation-red"]);
        // Each draft is some plan's, and none is another's.
        let place = of(&Scope::Plan("place".into()));
        assert!(place.waiting.len() < whole.waiting.len());
        assert!(place.waiting.iter().all(|it| whole.waiting.contains(it)));
        let overdue: Vec<&str> = whole
            .rows
            .iter()
            .filter(|row| row.is_overdue())
            .map(|row| row.exception.as_str())
            .collect();
        assert_eq!(overdue, ["complaints-late"]);
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

#[test]
fn a_post_is_shown_all_that_it_promised_and_has_not_done() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"p","name":"P"},{"id":"own","name":"Own","owner":"Head"}],
        "actions":[
            {"id":"late","name":"Late","plan":"p","kind":"activity","state":"under_way","owner":"Head","due":"2025-04-01"},
            {"id":"far","name":"Far","plan":"p","kind":"activity","state":"not_started","owner":"Head ","due":"2027-04-01"},
            {"id":"undated","name":"Undated","plan":"p","kind":"milestone","state":"not_started","owner":"Head"},
            {"id":"done","name":"Done","plan":"p","kind":"activity","state":"done","owner":"Head","due":"2025-04-01"},
            {"id":"other","name":"Other","plan":"p","kind":"activity","state":"under_way","owner":"Other"},
            {"id":"of-plan","name":"Of its plan","plan":"own","kind":"activity","state":"under_way","owner":"Other","due":"2027-05-01"}],
        "meetings":[{"id":"m","name":"M","body":"B","on":"2025-06-01","state":"held","plans":["own"],
            "items":[{"name":"I","kind":"decide","decisions":[
                {"what":"Decided","who":"Head","by":"2025-07-01"},{"what":"No day","who":"Head"},
                {"what":"Acted on","who":"Head","by":"2025-07-01","done_on":"2025-06-20"},
                {"what":"Of others","who":"Other","by":"2025-07-01"}]}],
            "recommendations":[{"words":"Answer","to":"Head","reply_by":"2025-08-01"}]}]}"#;
    let pack = golden_thread::pack::read(text.as_bytes()).pack.unwrap();
    let now = AsAt { period: "2025-09".parse().unwrap(), on: "2025-10-20".parse().ok() };
    let found = answers(&pack, &[], &Scope::Post("Head".to_owned()), now);
    let dated: Vec<&str> = found.actions.iter().map(|due| due.name.as_str()).collect();
    assert_eq!(dated, ["Late", "Decided", "Answer", "Far", "Of its plan"]);
    let undated: Vec<&str> = found.undated.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(undated, ["Undated", "No day"]);
    assert!(posts(&pack).contains(&"Other".to_owned()));
}

#[test]
fn what_has_no_figure_of_the_period_is_not_said_to_get_worse() {
    let pack = sample();
    members(&pack, "2025-09".parse().unwrap(), |all, now| {
        let found = answers(&pack, all, &Scope::Whole, now);
        assert!(!found.worsening.is_empty());
        assert!(found.worsening.iter().all(|at| all[*at].rating.this_period.actual.is_some()));
    });
}

#[test]
fn as_many_figures_are_late_by_role_as_what_is_due_says() {
    let pack = sample();
    for period in ["2025-09", "2025-10"] {
        members(&pack, period.parse().unwrap(), |all, now| {
            let found = answers(&pack, all, &Scope::Whole, now);
            let late = found.figures.iter().filter(|due| due.lacks_figure()).count();
            assert_eq!(late, owed::figures(&pack, all, &Scope::Whole, now).lacking, "{period}");
        });
    }
}

#[test]
fn a_portfolio_holder_answers_for_the_plans_in_the_portfolio_and_what_feeds_them() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"homes","name":"Homes","owner":"Director","portfolio":"Cabinet Member for Housing ","measures":["a"]},
            {"id":"repairs","name":"Repairs","parent":"homes","owner":"Head","measures":["b"]},
            {"id":"parks","name":"Parks","portfolio":"Cabinet Member for Parks","measures":["c"]}],
        "measures":[{"id":"a","name":"A","specification":{}},{"id":"b","name":"B","specification":{}},
            {"id":"c","name":"C","specification":{"accountable_officer":"Head"}}],
        "actions":[{"id":"act","name":"Act","plan":"repairs","kind":"activity","state":"under_way","owner":"Head","due":"2025-10-25"}],
        "risks":[{"id":"r","name":"R","plan":"repairs","owner":"Head","review_by":"2025-10-22"}]}"#;
    let pack = golden_thread::pack::read(text.as_bytes()).pack.unwrap();
    members(&pack, "2025-09".parse().unwrap(), |all, _| {
        let now = AsAt { period: "2025-09".parse().unwrap(), on: "2025-10-20".parse().ok() };
        let check = |post: &str, measures: &[&str], actions: usize| {
            let scope = Scope::Post(post.to_owned());
            let found = answers(&pack, all, &scope, now);
            let ids = |of: &[usize]| -> Vec<String> {
                of.iter().map(|at| all[*at].measure.id.to_string()).collect()
            };
            assert_eq!(ids(&found.measures), measures, "{post}");
            assert_eq!((found.actions.len(), found.risks.len()), (actions, actions), "{post}");
            // The front door and Do are of the same measures, and the month has what is due of them.
            let year = pack.calendar().year_of_period(now.period);
            assert_eq!(ids(&minute::chosen(&pack, all, &scope, year)), measures, "{post}");
            let month = due_month(&pack, "2025-10".parse().unwrap(), now, (None, Some(post)));
            assert_eq!(month.within.len(), 2 * actions, "{post}");
        };
        check("Cabinet Member for Housing", &["a", "b"], 1);
        check("Director", &["a", "b"], 1);
        check("Head", &["b", "c"], 1);
        check("Cabinet Member for Parks", &["c"], 0);
        assert_eq!(
            portfolios(&pack).into_iter().collect::<Vec<_>>(),
            ["Cabinet Member for Housing", "Cabinet Member for Parks"]
        );
        assert!(posts(&pack).contains(&"Cabinet Member for Housing".to_owned()));
    });
}

/// Do, the month and By role of a post are of the same: on the first of a month of 31 days the month is what Do calls soon.
#[test]
fn whatever_a_post_answers_for_it_answers_for_on_every_page() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"p","name":"P","owner":"Director ","portfolio":"Member","measures":["a"]},
            {"id":"q","name":"Q","parent":"p","owner":"Head","measures":["b"]},{"id":"r","name":"R","measures":["c"]}],
        "measures":[
            {"id":"a","name":"A","frequency":"monthly","specification":{"accountable_officer":"Officer","accountable_deputy":"Deputy"},"series":[{"period":"2025-04","value":1}]},
            {"id":"b","name":"B","frequency":"monthly","specification":{"responsible_officer":"Clerk","performance_lead":" Analyst"},"series":[{"period":"2025-04","value":1}]},
            {"id":"c","name":"C","frequency":"monthly","specification":{"accountable_officer":"Officer","performance_deputy":"Analyst"},"series":[{"period":"2025-04","value":1}]}],
        "actions":[{"id":"x","name":"X","plan":"q","kind":"activity","state":"under_way","owner":"Clerk","due":"2025-10-10"},
            {"id":"y","name":"Y","plan":"r","kind":"activity","state":"under_way","owner":" Officer","due":"2025-09-10"}],
        "exceptions":[
            {"id":"e","name":"E","measure":"a","raised":"2025-05","trigger":"red","state":"open","owner":"Head","review_by":"2025-10-20"},
            {"id":"f","name":"F","measure":"c","raised":"2025-05","trigger":"red","state":"open","review_by":"2025-10-20"},
            {"id":"g","name":"G","measure":"c","raised":"2025-05","trigger":"red","state":"open","owner":"Clerk","review_by":"2025-09-20"}],
        "risks":[{"id":"i","name":"I","plan":"q","owner":"Risk Manager","review_by":"2025-10-22"}],
        "assessments":[{"id":"j","name":"J","measure":"b","on":"2025-05-01","review_by":"2025-10-05","reviewer":"Auditor",
            "action":"Count again","action_owner":"Deputy","action_due":"2025-10-06"}],
        "audits":[{"id":"k","name":"K","period":"2025-06","size":1,"auditor":"Auditor","check_by":"2025-10-07",
            "strata":[{"plan":"q","name":"Q","size":1,"seed":"1","list":"b 2025-06","drawn":[]}]}],
        "meetings":[{"id":"m","name":"M","body":"Z","on":"2025-06-01","state":"held","plans":["p"],
            "items":[{"name":"I","kind":"decide","decisions":[{"what":"Decided","who":"Head","by":"2025-10-08"}]}],
            "recommendations":[{"words":"Answer","to":"Member","reply_by":"2025-10-09"}]}]}"#;
    let pack = golden_thread::pack::read(text.as_bytes()).pack.unwrap();
    members(&pack, "2025-09".parse().unwrap(), |all, _| {
        let now = AsAt { period: "2025-09".parse().unwrap(), on: "2025-10-01".parse().ok() };
        let year = pack.calendar().year_of_period(now.period);
        let told = |due: &Due| format!("{:?}", due.what);
        let is_other = |due: &&Due| !matches!(due.what, What::Figure(..) | What::Publication(..));
        let sorted =
            |found: &mut dyn Iterator<Item = String>| -> BTreeSet<String> { found.collect() };
        for post in posts(&pack) {
            let scope = Scope::Post(post.clone());
            let on_do = owed::owed(&pack, all, &scope, now);
            let on_do = || on_do.posts.iter().flat_map(|it| &it.due).filter(is_other);
            let month = due_month(&pack, "2025-10".parse().unwrap(), now, (None, Some(&post)));
            let of_month = month.earlier.iter().chain(&month.within).filter(is_other);
            assert_eq!(sorted(&mut on_do().map(told)), sorted(&mut of_month.map(told)), "{post}");
            let role = answers(&pack, all, &scope, now);
            assert_eq!(minute::chosen(&pack, all, &scope, year), role.measures, "{post}");
            let of =
                |is: fn(&What) -> bool| sorted(&mut on_do().filter(|it| is(&it.what)).map(told));
            let work = |what: &What| {
                matches!(
                    what,
                    What::Work(..) | What::DataWork(_) | What::Decision(..) | What::Reply(..)
                )
            };
            assert_eq!(of(work), sorted(&mut role.actions.iter().map(told)), "{post}");
            let same = |is: fn(&What) -> bool, of_role: Vec<What>| {
                assert_eq!(
                    of(is),
                    sorted(&mut of_role.iter().map(|it| format!("{it:?}"))),
                    "{post}"
                );
            };
            let exceptions = role.exceptions.iter().cloned().map(What::Exception);
            same(|it| matches!(it, What::Exception(_)), exceptions.collect());
            same(
                |it| matches!(it, What::Risk(_)),
                role.risks.iter().cloned().map(What::Risk).collect(),
            );
            let assessed = role.assessments.iter().cloned().map(What::Assessment);
            same(|it| matches!(it, What::Assessment(_)), assessed.collect());
            same(
                |it| matches!(it, What::Audit(_)),
                role.audits.iter().cloned().map(What::Audit).collect(),
            );
        }
        let check = |post: &str, measures: usize, exceptions: &[&str]| {
            let found = answers(&pack, all, &Scope::Post(post.to_owned()), now);
            let ids: Vec<&str> = found.exceptions.iter().map(|id| id.as_str()).collect();
            assert_eq!((found.measures.len(), ids.as_slice()), (measures, exceptions), "{post}");
        };
        // Who has a plan sees what others are to mend of it; who is named on a measure, what nobody is named to mend.
        check("Member", 2, &["e"]);
        check("Director", 2, &["e"]);
        check("Head", 1, &["e"]);
        check("Officer", 2, &["f"]);
        check("Analyst", 2, &["f"]);
        check("Deputy", 1, &[]);
        check("Clerk", 1, &["g"]);
    });
}
