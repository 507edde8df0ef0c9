//! The parts of a meeting that are lists, to write: questions, decisions, recommendations, answers of a partnership.

use super::super::super::{
    items::{ANSWER, DECISION, QUESTION, RECOMMENDATION, STEP},
    recorded::{answered, decision, question, recommendation},
};
use crate::{
    app::{
        components::{
            Disclosure,
            forms::{EVIDENCE, RecordForm, RecordKind, Records, blank_evidence, kept},
        },
        state::{Editor, POST},
    },
    edit::Command,
    model::{
        Day, Decision, Meeting, MeetingId, MeetingItem, MeetingQuestion, PartnershipAnswer,
        PartnershipQuestion, Recommendation, RecommendationStep,
    },
    rating::Absent,
    report::meeting::last_answer,
};
use leptos::prelude::*;

/// A question that was asked.
const QUESTIONS: RecordKind<MeetingQuestion> = RecordKind {
    id: "meeting-question",
    one: "question",
    none: Absent::of_whole("Nothing was asked yet."),
    items: QUESTION,
    said: |_, it| question(it),
};

/// A decision.
const DECISIONS: RecordKind<Decision> = RecordKind {
    id: "meeting-decision",
    one: "decision",
    none: Absent::of_whole("Nothing was decided yet."),
    items: DECISION,
    said: |_, it| decision(it, Day(Editor::get().today())),
};

/// A recommendation.
const RECOMMENDATIONS: RecordKind<Recommendation> = RecordKind {
    id: "meeting-recommendation",
    one: "recommendation",
    none: Absent::new("Nothing is recommended yet.", "Recommendations"),
    items: RECOMMENDATION,
    said: |pack, it| recommendation(pack, it, Day(Editor::get().today())),
};

/// Changes a meeting as one step; whether it could be.
pub fn change(editor: Editor, id: &MeetingId, act: impl FnOnce(&mut Meeting)) -> bool {
    let Some(mut meeting) = editor.pack_now().meeting(id).cloned() else { return false };
    act(&mut meeting);
    editor.run_aloud(Command::Set(meeting.into()), "The meeting was changed.")
}

/// Changes an item of a meeting as one step; whether it could be.
pub fn change_item(
    editor: Editor,
    id: &MeetingId,
    at: usize,
    act: impl FnOnce(&mut MeetingItem),
) -> bool {
    change(editor, id, |meeting| {
        if let Some(item) = meeting.items.get_mut(at) {
            act(item);
        }
    })
}

/// The questions asked at an item.
pub fn questions(editor: Editor, id: MeetingId, at: usize) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = format!("{id}-{at}");
    let list = editor.of(move |pack| {
        let item = pack.meeting(&id).and_then(|it| it.items.get(at));
        item.map(|it| it.questions.clone()).unwrap_or_default()
    });
    let keep = Callback::new(move |(place, record)| {
        change_item(editor, &held.get_value(), at, |item| {
            item.questions = kept(std::mem::take(&mut item.questions), place, record);
        })
    });
    let blank = Callback::new(|()| MeetingQuestion::default());
    view! { <Records kind=&QUESTIONS of list blank keep /> }.into_any()
}

/// The decisions taken at an item.
pub fn decisions(editor: Editor, id: MeetingId, at: usize) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = format!("{id}-{at}");
    let list = editor.of(move |pack| {
        let item = pack.meeting(&id).and_then(|it| it.items.get(at));
        item.map(|it| it.decisions.clone()).unwrap_or_default()
    });
    let keep = Callback::new(move |(place, record)| {
        change_item(editor, &held.get_value(), at, |item| {
            item.decisions = kept(std::mem::take(&mut item.decisions), place, record);
        })
    });
    let blank = Callback::new(|()| Decision::default());
    view! { <Records kind=&DECISIONS of list blank keep /> }.into_any()
}

/// What the meeting recommends, and under each what becomes of it.
pub fn recommendations(editor: Editor, id: MeetingId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list = editor
        .of(move |pack| pack.meeting(&id).map(|it| it.recommendations.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |meeting| {
            meeting.recommendations =
                kept(std::mem::take(&mut meeting.recommendations), at, record);
        })
    });
    let blank = Callback::new(|()| Recommendation::default());
    let replies = move || {
        let count = list.with(Vec::len);
        let row = |at: usize| {
            let words = list.with_untracked(|list| list.get(at).map(|it| it.words.clone()));
            view! {
                <Disclosure words=format!("What became of: {}", words.unwrap_or_default())>
                    {reply(editor, held.get_value(), at)}
                </Disclosure>
            }
        };
        (0..count).map(row).collect_view()
    };
    view! { <Records kind=&RECOMMENDATIONS of list blank keep /> {replies} }.into_any()
}

/// One more step in the life of a recommendation.
pub fn reply(editor: Editor, id: MeetingId, at: usize) -> AnyView {
    let before = format!("{id}-{at}-");
    let held = StoredValue::new(id);
    let keep = Callback::new(move |step: RecommendationStep| {
        change(editor, &held.get_value(), |meeting| {
            if let Some(asked) = meeting.recommendations.get_mut(at) {
                asked.life.push(step);
            }
        })
    });
    // Once a step is kept the form is blank again, for the next.
    let steps = editor.of(move |pack| {
        held.with_value(|id| Some(pack.meeting(id)?.recommendations.get(at)?.life.len()))
    });
    let form = move || {
        steps.get();
        let record = blank_step(editor);
        let form = format!("reply-{before}");
        view! {
            <RecordForm items=STEP form record keep before=before.clone() save="Say what became of it" />
        }
    };
    view! { {form} }.into_any()
}

/// A step of today, by who works here.
fn blank_step(editor: Editor) -> Memo<Option<RecommendationStep>> {
    Memo::new(move |_| {
        let post = editor.settings().setting(POST).unwrap_or_default();
        Some(RecommendationStep { on: Day(editor.today()), post, ..RecommendationStep::default() })
    })
}

/// The five questions: each with its last answer, and a form for this one's.
pub fn five_questions(editor: Editor, id: MeetingId) -> AnyView {
    PartnershipQuestion::ALL
        .iter()
        .map(|asked| one_question(editor, id.clone(), *asked))
        .collect_view()
        .into_any()
}

fn one_question(editor: Editor, id: MeetingId, asked: PartnershipQuestion) -> AnyView {
    let held = StoredValue::new(id.clone());
    let answer = editor.of(move |pack| {
        let meeting = held.with_value(|id| pack.meeting(id).cloned());
        let found =
            meeting.and_then(|it| it.partnership.into_iter().find(|it| it.question == asked));
        Some(found.unwrap_or(PartnershipAnswer { question: asked, ..PartnershipAnswer::default() }))
    });
    let said = move || {
        let pack = editor.pack();
        held.with_value(|id| {
            let meeting = pack.meeting(id)?;
            let now = meeting.partnership.iter().find(|it| it.question == asked);
            Some(answered(asked, now, last_answer(&pack, meeting, asked).as_ref()))
        })
    };
    let take = move |answer: PartnershipAnswer| {
        change(editor, &held.get_value(), |meeting| {
            match meeting.partnership.iter_mut().find(|it| it.question == asked) {
                Some(held) => *held = answer,
                None => meeting.partnership.push(answer),
            }
        })
    };
    let keep = Callback::new(take);
    let list = Memo::new(move |_| answer.get().map(|it| it.evidence).unwrap_or_default());
    let evidence = Callback::new(move |(at, record)| {
        let Some(answer) = answer.get_untracked() else { return false };
        take(PartnershipAnswer { evidence: kept(answer.evidence.clone(), at, record), ..answer })
    });
    let of = format!("{id}-{}", asked.name());
    view! {
        {said}
        <RecordForm
            items=ANSWER
            form=format!("answer-{of}")
            record=answer
            keep
            before=format!("{}-", asked.name())
            save="Keep the answer"
        />
        <Records kind=&EVIDENCE of list blank=Callback::new(|()| blank_evidence()) keep=evidence />
    }
    .into_any()
}
