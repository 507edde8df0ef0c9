use super::*;
use crate::model::{
    Audit, AuditFinding, Decision, DrawnFigure, Exception, Measure, MeasureId, Plan, Proposal,
    Recommendation, Risk, RiskScore, Stratum, Trigger,
};
use crate::rating::exception::fixture::{all, at, measure};
use crate::rating::{Rating, rate};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn named(id: &str, figures: &[Option<f64>]) -> Measure {
    Measure { id: id.into(), name: id.to_uppercase(), ..measure(figures) }
}

/// Red all year, green all year, and one whose September is late, in plans of their own.
fn pack() -> Pack {
    let mut late = all(&[100; 18]);
    late.pop();
    let measures =
        [named("red", &all(&[120; 18])), named("green", &all(&[90; 18])), named("late", &late)];
    let plan = |id: &str, of: &[&str]| Plan {
        id: id.into(),
        name: id.to_uppercase(),
        measures: of.iter().map(|id| MeasureId::from(*id)).collect(),
        ..Plan::default()
    };
    Pack {
        measures: measures.map(Into::into).into(),
        plans: vec![plan("one", &["red", "green"]).into(), plan("two", &["late"]).into()],
        ..Pack::default()
    }
}

fn meeting(plans: &[&str]) -> Meeting {
    Meeting {
        plans: plans.iter().map(|id| (*id).into()).collect(),
        ..Meeting::new("now".into(), "Now".to_owned(), "Board".to_owned(), day("2025-11-12"))
    }
}

/// What belongs on the agenda in October, each by its part, its kind and its name.
fn belongs(pack: &Pack, meeting: &Meeting) -> Vec<(AgendaPart, ItemKind, String)> {
    let now = at("2025-09", Some("2025-11-12"));
    let ratings: Vec<Rating> =
        pack.measures.iter().map(|measure| rate(pack, measure, now)).collect();
    let members = Member::paired(&pack.measures, &ratings);
    let found = agenda(pack, &members, meeting, now, Vocabulary::RedAmberGreen);
    found.into_iter().map(|it| (it.part.unwrap(), it.kind, it.name)).collect()
}

fn check(pack: &Pack, plans: &[&str], expected: &[(AgendaPart, ItemKind, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(part, kind, name)| (*part, *kind, (*name).to_owned())).collect();
    assert_eq!(belongs(pack, &meeting(plans)), expected);
}

const RED: (AgendaPart, ItemKind, &str) = (AgendaPart::Exception, ItemKind::Challenge, "RED");
const LATE: (AgendaPart, ItemKind, &str) = (AgendaPart::LateData, ItemKind::Challenge, "LATE");

#[test]
fn a_body_looks_at_its_own_plans_and_at_the_whole_without_any() {
    check(&pack(), &[], &[RED, LATE]);
    check(&pack(), &["one"], &[RED]);
    check(&pack(), &["two"], &[LATE]);
    check(&pack(), &["gone"], &[]);
}

#[test]
fn an_exception_that_is_raised_is_decided_where_something_is_sought() {
    let exception = |sought: &str| Exception {
        sought: sought.to_owned(),
        raised_on: Some(day("2025-10-20")),
        ..Exception::new(
            "e".into(),
            "Too many".to_owned(),
            "red".into(),
            "2025-09".parse().unwrap(),
            Trigger::Red,
        )
    };
    let with = |sought| Pack { exceptions: vec![exception(sought).into()], ..pack() };
    let item = |kind| (AgendaPart::Exception, kind, "Too many");
    check(&with(""), &["one"], &[item(ItemKind::Challenge)]);
    check(&with("More money"), &["one"], &[item(ItemKind::Decide)]);
    // Put on the agenda once, it isn't offered again, whatever it is called there.
    let pack = with("");
    let held = Meeting {
        items: vec![MeetingItem {
            name: "Another name".to_owned(),
            part: Some(AgendaPart::Exception),
            exception: Some("e".into()),
            ..MeetingItem::default()
        }],
        ..meeting(&["one"])
    };
    assert_eq!(belongs(&pack, &held), []);
}

#[test]
fn what_was_promised_comes_first_and_what_is_overdue_is_challenged() {
    let decided = |what: &str, by: &str| Decision {
        what: what.to_owned(),
        who: "Head".to_owned(),
        by: Some(day(by)),
        ..Decision::default()
    };
    let before = Meeting {
        id: "before".into(),
        on: day("2025-10-08"),
        items: vec![MeetingItem {
            name: "Red".to_owned(),
            measure: Some("red".into()),
            decisions: vec![decided("Ring", "2025-11-11"), decided("Write", "2025-11-12")],
            ..MeetingItem::default()
        }],
        ..meeting(&["one"])
    };
    let pack = Pack { meetings: vec![before.into()], ..pack() };
    let promised = |kind, name| (AgendaPart::FollowUp, kind, name);
    let expected = [promised(ItemKind::Challenge, "Ring"), promised(ItemKind::Note, "Write"), RED];
    check(&pack, &["one"], &expected);
}

#[test]
fn what_another_body_recommended_is_this_ones_to_decide() {
    let asked = |to: &str| Recommendation {
        words: format!("Lease homes, asked of {to}"),
        to: to.to_owned(),
        ..Recommendation::default()
    };
    let scrutiny = Meeting {
        id: "scrutiny".into(),
        body: "Scrutiny".to_owned(),
        on: day("2025-10-08"),
        recommendations: vec![asked("Board"), asked("Cabinet")],
        ..meeting(&["one"])
    };
    let pack = Pack { meetings: vec![scrutiny.into()], ..pack() };
    let decide = (AgendaPart::FollowUp, ItemKind::Decide, "Lease homes, asked of Board");
    check(&pack, &["one"], &[decide, RED]);
}

#[test]
fn targets_that_moved_since_the_body_met_are_told_and_those_that_wait_are_decided() {
    let proposal = |id: &str, measure: &str, verdict: Option<Verdict>, made: Option<&str>| {
        let year = "2025/26".parse().unwrap();
        Proposal {
            verdict,
            made: made.map(day),
            ..Proposal::new(id.to_owned(), measure.into(), year, id.to_owned(), day("2025-06-01"))
        }
    };
    let accepted = Some(Verdict::Accepted);
    let mut pack = Pack {
        proposals: vec![
            proposal("wait", "green", None, None).into(),
            proposal("early", "green", accepted, Some("2025-09-01")).into(),
            proposal("later", "green", accepted, Some("2025-10-20")).into(),
            proposal("last year", "green", accepted, Some("2025-03-31")).into(),
            proposal("to come", "green", accepted, Some("2025-11-13")).into(),
            proposal("declined", "green", Some(Verdict::Declined), None).into(),
            proposal("theirs", "late", None, None).into(),
        ],
        ..pack()
    };
    let moved = |kind, name| (AgendaPart::MovedTarget, kind, name);
    let (waits, later) =
        (moved(ItemKind::Decide, "GREEN: wait"), moved(ItemKind::Note, "GREEN: later"));
    // Without a meeting before, those of the year.
    let early = moved(ItemKind::Note, "GREEN: early");
    check(&pack, &["one"], &[RED, waits, early, later]);
    let before = Meeting { id: "before".into(), on: day("2025-10-08"), ..meeting(&["one"]) };
    pack.meetings.push(before.into());
    check(&pack, &["one"], &[RED, waits, later]);
}

#[test]
fn risks_that_need_attention_are_those_of_the_plans_and_of_their_measures() {
    let risk = |id: &str, plan: &str, measures: &[&str], review: &str| Risk {
        id: id.into(),
        name: id.to_owned(),
        plan: plan.into(),
        measures: measures.iter().map(|id| MeasureId::from(*id)).collect(),
        review_by: Some(day(review)),
        scores: vec![RiskScore {
            on: day("2025-04-01"),
            likelihood: 1,
            impact: 1,
            ..RiskScore::default()
        }],
        ..Risk::default()
    };
    let pack = Pack {
        risks: vec![
            risk("overdue", "one", &[], "2025-11-11").into(),
            risk("in time", "one", &[], "2025-11-12").into(),
            risk("theirs", "two", &[], "2025-11-11").into(),
            risk("shows", "two", &["green"], "2025-11-11").into(),
        ],
        ..pack()
    };
    let at_risk = |name| (AgendaPart::Risk, ItemKind::Challenge, name);
    check(&pack, &["one"], &[RED, at_risk("overdue"), at_risk("shows")]);
}

#[test]
fn a_rating_that_an_audit_overturns_is_on_the_agenda_once() {
    let drawn = |id: &str, published: i32, verified: i32| DrawnFigure {
        measure: id.into(),
        of_period: "2025-09".parse().unwrap(),
        published: Some(published.into()),
        finding: Some(AuditFinding::NotAsPublished),
        verified: Some(verified.into()),
        checked_on: "2025-11-03".parse().ok(),
        ..DrawnFigure::default()
    };
    let audited = |drawn: Vec<DrawnFigure>| {
        let stratum = Stratum { drawn, ..Stratum::default() };
        let audit = Audit { strata: vec![stratum], ..Audit::default() };
        Pack { audits: vec![audit.into()], ..pack() }
    };
    let green = (AgendaPart::Exception, ItemKind::Challenge, "GREEN");
    check(&audited(vec![drawn("green", 90, 900)]), &["one"], &[RED, green]);
    // One that stands there for another reason stands there once; one that stays as it is doesn't.
    check(&audited(vec![drawn("red", 120, 1), drawn("green", 90, 91)]), &["one"], &[RED]);
    check(&audited(vec![drawn("green", 90, 900)]), &["two"], &[LATE]);
}

#[test]
fn what_is_late_is_named_by_its_own_period_and_owes_nothing_once_its_plan_has_ended() {
    let mut pack = pack();
    let held = Arc::make_mut(&mut pack.measures[2]);
    held.series.pop();
    held.specification.lag_days = Some(20);
    // September isn't due yet, and August is late.
    let now = at("2025-09", Some("2025-10-05"));
    let late = |pack: &Pack| -> Vec<String> {
        let ratings: Vec<Rating> =
            pack.measures.iter().map(|measure| rate(pack, measure, now)).collect();
        let members = Member::paired(&pack.measures, &ratings);
        let found =
            agenda(pack, &members, &meeting(&["two"]), now, Vocabulary::RedAmberGreen).into_iter();
        found.filter(|it| it.part == Some(AgendaPart::LateData)).map(|it| it.why).collect()
    };
    assert_eq!(late(&pack), ["There is no figure for Aug 2025, which was due by 20 Sep 2025."]);
    Arc::make_mut(&mut pack.plans[1]).to = "2024/25".parse().ok();
    assert_eq!(late(&pack), [""; 0]);
}
