//! A council's year as its officers and members go through it together (FRAMEWORK D9, D10, R4, R6, R10, L4, V1–V3): on
//! the sample, and on a council's published tables where those are there.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::{
    council_pack,
    real_cases::{Test, tests},
};
use golden_thread::edit::join::{Sender, Settled, Settling, join};
use golden_thread::edit::{Command, Context, apply, carry_forward, is_as_signed};
use golden_thread::exchange::question_file::{self, QuestionFile, merge};
use golden_thread::exchange::slip::{ANSWER, answered, slips};
use golden_thread::model::*;
use golden_thread::pack::{read, tampering, write};
use golden_thread::rating::{self, AsAt};
use golden_thread::report::lessons::{Of, changes_from, target_moves, traced};
use golden_thread::report::meeting::{agenda, follow_ups};
use golden_thread::report::minute::Member;
use golden_thread::report::paper::{
    Found, another_version, as_published, differences, digest, document, found, made, restated,
    signed, title, verified,
};
use serde_json::json;
use std::sync::Arc;

/// How many teams send their packs.
const TEAMS: usize = 8;

/// A council's year, and what is to be seen in it.
struct Case {
    pack: Pack,
    period: Period,
    today: Day,
    /// The measure that is restated, asked about and learnt from.
    measure: MeasureId,
    /// The one whose figure comes by a slip.
    owed: MeasureId,
    /// What the measure's figure is restated to.
    restated: f64,
    /// What is said of that.
    restated_words: &'static str,
    /// Next year's target, and the sentence that says it.
    next_target: f64,
    next_words: &'static str,
}

fn sample() -> Case {
    Case {
        pack: council_pack::sample(),
        period: "2025-09".parse().unwrap(),
        today: "2025-11-03".parse().unwrap(),
        measure: "arrears".into(),
        owed: "temporary-accommodation".into(),
        restated: 3.0,
        restated_words: "Rent arrears of current tenants, Sep 2025: published as £1.91m (amber), now £3.00m (red).",
        next_target: 1.8,
        next_words: "Rent arrears of current tenants: the target goes from £1.90m to £1.80m.",
    }
}

/// A council's published tables, with a plan of all measures and a post that owes one of them.
fn council() -> Case {
    let mut pack = council_pack::council();
    let named = |pack: &Pack, name: &str| {
        pack.measures.iter().find(|it| it.name == name).unwrap().id.clone()
    };
    let measure = named(&pack, "Household waste recycled and composted");
    let owed = named(&pack, "Council tax collection rate");
    let measures = pack.measures.iter().map(|it| it.id.clone()).collect();
    let plan = Plan { id: "plan".into(), name: "The plan".to_owned(), measures, ..Plan::default() };
    apply(&mut pack, Command::Add(plan.into()), &Context::default()).unwrap();
    let mut asked = pack.measure(&owed).unwrap().clone();
    asked.specification.responsible_officer = "Head of Revenues".to_owned();
    asked.specification.timetable = "30 days".to_owned();
    apply(&mut pack, Command::SetMeasure(Box::new(asked)), &Context::default()).unwrap();
    Case {
        pack,
        period: "2024/25".parse().unwrap(),
        today: "2025-05-15".parse().unwrap(),
        measure,
        owed,
        restated: 34.5,
        restated_words: "Household waste recycled and composted, 2024/25: published as 32% (red), now 34.5% (green).",
        next_target: 36.0,
        next_words: "Household waste recycled and composted: the target goes from more than the same period last year to more than 36%.",
    }
}

impl Case {
    fn context(&self, by: &str) -> Context {
        Context { on: Some(self.today.0), by: by.to_owned() }
    }

    fn run(&mut self, by: &str, command: Command) {
        let context = self.context(by);
        apply(&mut self.pack, command, &context).unwrap();
    }

    fn mark(&self, by: &str) -> PaperMark {
        PaperMark { by: by.to_owned(), on: self.today, ..PaperMark::default() }
    }

    fn name(&self) -> String {
        self.pack.measure(&self.measure).unwrap().name.clone()
    }
}

/// Everything, in order.
fn together(mut case: Case) {
    let brought = teams_send_their_packs(&mut case);
    assert!(brought > TEAMS, "only {brought} figures came");
    a_slip_comes_back(&mut case);
    let published = a_paper_is_published(&mut case);
    a_meeting_is_held(&mut case);
    a_figure_is_restated(&mut case, &published);
    a_question_is_answered(&mut case);
    a_lesson_changes_next_year(&mut case);
    // What was signed is as it was, in the file too.
    assert_eq!(tampering(&case.pack), []);
    let reopened = read(write(&case.pack).as_bytes()).pack.unwrap();
    assert_eq!(reopened, case.pack);
    assert!(is_as_signed(reopened.paper(&published).unwrap()));
}

/// The figures of the period come from eight teams; one team says otherwise of another's. How many came.
fn teams_send_their_packs(case: &mut Case) -> usize {
    let (period, whole) = (case.period, case.pack.clone());
    let of = |pack: &Pack, team: usize| -> Vec<Arc<Measure>> {
        pack.measures.iter().skip(team).step_by(TEAMS).cloned().collect()
    };
    let mut count = 0;
    for measure in &mut case.pack.measures {
        let held = Arc::make_mut(measure);
        let before = held.series.len();
        held.series.retain(|it| it.period != period || !it.reading.is_figure());
        count += before - held.series.len();
    }
    let mut senders = vec![Sender::new("Council", Arc::new(case.pack.clone()))];
    for team in 0..TEAMS {
        let mut measures = of(&whole, team);
        // What is owed by a slip isn't in the team's pack.
        for measure in measures.iter_mut().filter(|it| it.id == case.owed) {
            Arc::make_mut(measure).series.retain(|it| it.period != period);
        }
        let organisation = whole.organisation.clone();
        let perspectives = whole.perspectives.clone();
        let pack = Pack { organisation, perspectives, measures, ..Pack::default() };
        let on = format!("2025-05-{:02}", team + 1).parse().ok();
        senders.push(Sender { on, ..Sender::new(format!("Team {team}"), Arc::new(pack)) });
    }
    // Another team has another figure of a measure that isn't its own.
    let at = whole.measures.iter().position(|it| it.id == case.measure).unwrap();
    let mut other = whole.measures[at].as_ref().clone();
    let right = other.observation(period).unwrap().clone();
    for held in other.series.iter_mut().filter(|it| it.period == period) {
        *held = Observation::new(period, Reading::Number(Number::from(77)));
    }
    let wrong = 1 + (at + 1) % TEAMS;
    Arc::make_mut(&mut senders[wrong].pack).measures.push(other.into());
    let joined = join(&senders, true, &Settling::default()).unwrap();
    assert_eq!(joined.brought.len(), TEAMS + 1);
    let conflict = joined.open().next().unwrap();
    assert_eq!(joined.open().count(), 1, "{:?}", joined.conflicts);
    assert_eq!(conflict.place, format!("{}, {}", case.name(), period.label()));
    let sender = |at: usize| format!("Team {}", at - 1);
    let from: Vec<String> =
        conflict.choices.iter().flat_map(|it| it.from.iter().map(|at| sender(*at))).collect();
    let (owner, wrong) = (format!("Team {}", at % TEAMS), sender(wrong));
    assert!(from.contains(&owner) && from.contains(&wrong), "{from:?}");
    let answers = [(conflict.key.clone(), owner.clone())].into();
    let settled = join(&senders, true, &Settling { answers, ..Settling::default() }).unwrap();
    assert_eq!(settled.conflicts[0].settled, Settled::Person);
    let context = case.context("Performance Manager");
    settled.apply(&mut case.pack, "Join 8 packs", &context).unwrap();
    let mut expected = whole.clone();
    for measure in expected.measures.iter_mut().filter(|it| it.id == case.owed) {
        Arc::make_mut(measure).series.retain(|it| it.period != period);
    }
    for (now, then) in case.pack.measures.iter().zip(&expected.measures) {
        assert_eq!(now.series, then.series, "{}", now.name);
    }
    assert_eq!(case.pack.measure(&case.measure).unwrap().observation(period), Some(&right));
    let by = case.pack.brought_by(&case.measure, None, period).next().unwrap();
    assert_eq!(by.from, owner);
    count - 1
}

/// The one figure that is still owed comes by its owner's slip.
fn a_slip_comes_back(case: &mut Case) {
    let period = case.period.to_string();
    let all = slips(&case.pack, case.today.0);
    let asks = |it: &&(golden_thread::exchange::slip::Slip, _)| {
        let measure = it.0.measures.iter().find(|asked| asked.id == case.owed.as_str());
        measure.is_some_and(|asked| asked.cells.iter().any(|cell| cell.period == period))
    };
    let (slip, owes) = all.iter().find(asks).unwrap();
    assert!(owes.late > 0 && !slip.post.is_empty());
    let file = json!({
        "format": ANSWER, "version": 1, "by": "The owner", "on": case.today.to_string(),
        "figures": [{ "measure": case.owed.as_str(), "period": period, "value": 93, "comment": "Late" }],
        "slip": slip,
    });
    let found = answered(file.to_string().as_bytes(), &case.pack, case.today).unwrap();
    assert_eq!((found.figures, found.told.as_slice()), (1, &[][..]));
    let senders = [Sender::new("Council", Arc::new(case.pack.clone())), found.sender];
    let joined = join(&senders, true, &Settling::default()).unwrap();
    assert_eq!(joined.conflicts, []);
    let context = case.context("Performance Manager");
    joined.apply(&mut case.pack, "Join a slip", &context).unwrap();
    let held = case.pack.measure(&case.owed).unwrap().observation(case.period).unwrap();
    assert_eq!(held.reading, Reading::Number(Number::from(93)));
    assert_eq!(held.comment.as_deref(), Some("Late"));
    let by = case.pack.brought_by(&case.owed, None, case.period).next().unwrap();
    assert_eq!(by.from, "The owner’s slip");
}

/// A committee report and a public one, verified, signed off, saved and found again by their fingerprints.
fn a_paper_is_published(case: &mut Case) -> PaperId {
    for (id, template) in [("public", Template::PublicAnnual), ("report", Template::Service)] {
        let name = title(&case.pack, template, case.period);
        let asked = Paper {
            decisions: vec!["Agree to look at it again.".to_owned()],
            ..Paper::new(id.into(), name.clone(), template, case.period)
        };
        case.run("Clerk", Command::Add(asked.clone().into()));
        let unsigned = signed(&case.pack, &asked, case.mark("Cabinet"), case.today.0);
        assert!(unsigned.unwrap_err().to_string().starts_with("Nobody has verified"));
        let checked = verified(&case.pack, &asked, case.mark("Head of Policy"), case.today.0);
        case.run("Head of Policy", Command::Set(checked.clone().into()));
        let signed = signed(&case.pack, &checked, case.mark("Cabinet"), case.today.0).unwrap();
        case.run("Cabinet", Command::Set(signed.clone().into()));
        let now = made(&case.pack, &signed, case.today.0);
        let html = document(&signed, &as_published(&signed, &now).unwrap()).html();
        let fingerprint = golden_thread::edit::seal::fingerprint(&digest(&now));
        assert!(html.contains(&fingerprint) && html.contains("Signed off by Cabinet on"));
        assert!(!html.contains("class=\"proof\"") && !html.contains("<script"));
        assert!(html.contains("Agree to look at it again."));
        let again = found(&case.pack, &fingerprint, case.today.0);
        assert!(matches!(&again, Found::AsSigned(it, _) if it.as_str() == id), "{again:?}");
        assert!(again.words().starts_with(&format!("As signed: “{name}”, version 1.")));
    }
    "report".into()
}

/// A meeting looks at the figures, decides and recommends; the next one opens with what it promised.
fn a_meeting_is_held(case: &mut Case) {
    let year = case.pack.calendar().year_of_period(case.period);
    let as_at = AsAt { period: case.period, on: Some(case.today.0) };
    let measures: Vec<Measure> =
        case.pack.measures.iter().map(|it| it.as_of(year).into_owned()).collect();
    let ratings: Vec<_> = measures.iter().map(|it| rating::rate(&case.pack, it, as_at)).collect();
    let all = Member::paired(&measures, &ratings);
    let mut meeting =
        Meeting::new("held".into(), "Scrutiny".to_owned(), "A new scrutiny".to_owned(), case.today);
    meeting.items = agenda(&case.pack, &all, &meeting, as_at, Vocabulary::RedAmberGreen);
    assert!(!meeting.items.is_empty());
    assert!(meeting.items.iter().all(|it| it.minutes_allotted.is_some() && !it.why.is_empty()));
    let parts: Vec<_> = meeting.items.iter().map(|it| it.part).collect();
    assert!(parts.is_sorted(), "{parts:?}");
    let by = Some(Day(case.today.0 + chrono::Days::new(14)));
    let item = &mut meeting.items[0];
    (item.minutes_used, item.members_rating) = (Some(25), Some(MembersRating::Red));
    item.decisions.push(Decision {
        what: "Bring the plan".to_owned(),
        who: "Head of Service".to_owned(),
        by,
        ..Decision::default()
    });
    meeting.recommendations.push(Recommendation {
        words: "Look at what others do".to_owned(),
        to: "Cabinet".to_owned(),
        reply_by: by,
        measure: Some(case.measure.clone()),
        ..Recommendation::default()
    });
    meeting.state = MeetingState::Held;
    case.run("Scrutiny", Command::Add(meeting.into()));
    let later = Day(case.today.0 + chrono::Days::new(30));
    let next =
        Meeting::new("next".into(), "Scrutiny".to_owned(), "A new scrutiny".to_owned(), later);
    let promised = follow_ups(&case.pack, &next, later);
    let told: Vec<(&str, bool)> =
        promised.iter().map(|it| (it.what.as_str(), it.overdue)).collect();
    assert_eq!(told, [("Bring the plan", true), ("Look at what others do", true)]);
    let first = agenda(&case.pack, &all, &next, as_at, Vocabulary::RedAmberGreen);
    assert_eq!(first[0].part, Some(AgendaPart::FollowUp));
}

/// A figure becomes another: what was signed stays and says so, and the next paper too.
fn a_figure_is_restated(case: &mut Case, published: &PaperId) {
    let before = case.pack.paper(published).unwrap().clone();
    let then = as_published(&before, &made(&case.pack, &before, case.today.0)).unwrap();
    let number = Number::try_from(case.restated).unwrap();
    let observation = Box::new(Observation::new(case.period, Reading::Number(number)));
    let measure = case.measure.clone();
    case.run("Officer", Command::SetObservation { measure, comparator: None, observation });
    let held = case.pack.paper(published).unwrap();
    let now = made(&case.pack, held, case.today.0);
    let kept = as_published(held, &now).unwrap();
    assert_eq!(digest(&kept), digest(&then), "what was published stays");
    let words: Vec<String> =
        restated(&case.pack, held, case.today.0).iter().map(|it| it.words()).collect();
    assert_eq!(words, [case.restated_words]);
    let name = case.name();
    assert!(differences(&kept, &now).iter().any(|it| it.place.contains(&name)));
    let again = another_version(held, "again".into());
    assert!(
        document(&again, &made(&case.pack, &again, case.today.0))
            .html()
            .contains(case.restated_words)
    );
}

/// A reader asks, an officer answers, and the answer comes back to the reader.
fn a_question_is_answered(case: &mut Case) {
    let asked = Question {
        id: "asked".into(),
        words: "Why did it change?".to_owned(),
        measure: Some(case.measure.clone()),
        ..Question::default()
    };
    let file = |questions: Vec<Question>| {
        question_file::write(&QuestionFile { organisation: String::new(), questions })
    };
    let sent = file(vec![asked.clone()]);
    let brings = merge(&case.pack.questions, &question_file::read(sent.as_bytes()).unwrap());
    assert_eq!((brings.new.len(), brings.conflicts.len()), (1, 0));
    let command = brings.placed(&case.pack, &[]).command.unwrap();
    case.run("Officer", command);
    let taken = case.pack.question(&asked.id).unwrap().clone();
    let answer = "A weighbridge was wrong.".to_owned();
    case.run("Officer", Command::Set(Question { answer, ..taken }.into()));
    let back = file(case.pack.questions.iter().map(|it| Question::clone(it)).collect());
    let own = [Arc::new(asked)];
    let brings = merge(&own, &question_file::read(back.as_bytes()).unwrap());
    assert_eq!(brings.answered.len(), 1);
    assert_eq!(brings.answered[0].answer, "A weighbridge was wrong.");
    assert_eq!(brings.conflicts, []);
}

/// A lesson becomes a change, the change next year's target; each leads to the other.
fn a_lesson_changes_next_year(case: &mut Case) {
    let year = case.pack.calendar().year_of_period(case.period);
    let (next, measure, today) = (year.plus(1), case.measure.clone(), case.today);
    let lesson = Lesson {
        id: "learnt".into(),
        name: "Weigh twice".to_owned(),
        theme: "Data".to_owned(),
        on: today,
        measures: vec![measure.clone()],
        ..Lesson::default()
    };
    case.run("Officer", Command::Add(lesson.into()));
    let mut asked = Proposal { lesson: Some("learnt".into()), ..Proposal::default() };
    (asked.id, asked.from, asked.on) = ("change".to_owned(), next, today);
    (asked.measure, asked.kind) = (Some(measure.clone()), Some(ChangeKind::ReviseTargets));
    asked.change = "Another target".to_owned();
    asked.target = Number::try_from(case.next_target).ok();
    asked.reason = "It was weighed wrongly".to_owned();
    asked.requester = "Head of Service".to_owned();
    case.run("Officer", Command::Propose(Box::new(asked)));
    let decide = Command::Decide {
        proposal: "change".to_owned(),
        verdict: Verdict::Accepted,
        by: "Cabinet".to_owned(),
        on: today,
        why: "It is right".to_owned(),
    };
    case.run("Cabinet", decide);
    let carried = carry_forward(&case.pack, year);
    case.run("Officer", carried);
    let held = case.pack.measure(&measure).unwrap();
    let mut target = held.targets.get(&next).cloned().unwrap_or_default();
    target.aim = Aim::Value { value: Number::try_from(case.next_target).unwrap() };
    let set =
        Command::SetTarget { measure: measure.clone(), year: next, target: Some(Box::new(target)) };
    case.run("Officer", set);
    // Setting the target is noted as what the change asked for, by the pack's own clock where it has one.
    let said = case.pack.organisation.clock.unwrap_or(today);
    assert_eq!(case.pack.proposal(&"change".to_owned()).unwrap().made, Some(said));
    let moves = target_moves(&case.pack, year);
    let moved = moves.iter().find(|it| it.measure == measure).unwrap();
    assert_eq!((moved.words.as_str(), moved.change.as_deref()), (case.next_words, Some("change")));
    // From the lesson to what changed, and from the target back to why.
    let changes: Vec<&str> =
        changes_from(&case.pack, &"learnt".into()).iter().map(|it| it.id.as_str()).collect();
    assert_eq!(changes, ["change"]);
    let back = traced(&case.pack, &Of::Measure(measure));
    assert!(back.lessons.contains(&"learnt".into()) && back.changes.contains(&"change".to_owned()));
}

fn a_year_of_the_sample() {
    together(sample());
}

fn a_year_of_a_council_that_publishes_its_figures() {
    together(council());
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    let of_sample = tests![Sample: a_year_of_the_sample];
    let of_council = tests![Cases: a_year_of_a_council_that_publishes_its_figures];
    [of_sample, of_council].concat()
}
