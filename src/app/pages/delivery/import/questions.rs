//! What a file leaves open, to be answered before what hangs on it is taken.

use crate::{
    app::browser::{self, typed},
    exchange::import::{Choices, Question},
};
use leptos::{ev, prelude::*};

/// The most answers that stand beside each other; more are in a list.
const BESIDE: usize = 7;

/// A question each, with its reason and what waits for it.
#[component]
pub fn Questions(
    /// The questions of the file, in the order they arise.
    questions: Signal<Vec<Question>>,
    /// What a person chooses.
    choices: RwSignal<Choices>,
) -> impl IntoView {
    let open = move || {
        questions.with(|questions| questions.iter().filter(|question| question.is_open()).count())
    };
    let summary = move || match open() {
        0 => "Every question is answered, or taken as marked.".to_owned(),
        1 => "One question is open. What hangs on it is not taken.".to_owned(),
        open => format!("{open} questions are open. What hangs on them is not taken."),
    };
    // A question that is put otherwise after an answer is another one.
    let key = |question: &Question| {
        (
            question.id.clone(),
            question.text.clone(),
            question.answers.clone(),
            question.assumed.clone(),
        )
    };
    let at_hand = RwSignal::new(None::<String>);
    view! {
        <p role="status">{summary}</p>
        <For each=move || questions.get() key children=move |question| view! { <Asked question choices at_hand /> } />
    }
}

/// One question: in full while it is open or being answered, else a line with its answer.
#[component]
fn Asked(
    /// What is asked.
    question: Question,
    /// What a person chooses.
    choices: RwSignal<Choices>,
    /// The question that a person is at: it stays in full after its answer, for arrow keys go from answer to answer.
    at_hand: RwSignal<Option<String>>,
) -> impl IntoView {
    let id = StoredValue::new(question.id.clone());
    let question = StoredValue::new(question);
    let given = Memo::new(move |_| {
        let given = choices.with(|choices| choices.answers.get(&id.get_value()).cloned());
        given.filter(|given| question.with_value(|question| question.takes(given)))
    });
    let is_folded = Memo::new(move |_| {
        given.with(Option::is_some)
            && at_hand.with(|at| at.as_deref() != Some(id.get_value().as_str()))
    });
    let change = move || format!("change-{}", id.get_value());
    let open_again = move |_| {
        at_hand.set(Some(id.get_value()));
        let first = question.with_value(|question| match question.answers.len() {
            0 => format!("own-{}", question.id),
            few if few <= BESIDE || question.together > 1 => {
                let held = given.get_untracked().unwrap_or_default();
                let several = question.given_together(&held);
                let is_given =
                    |it: &String| *it == held || several.first().is_some_and(|first| it == first);
                let at = question.answers.iter().position(is_given);
                format!("answer-{}-{}", question.id, at.unwrap_or(0))
            }
            _ => format!("answer-{}", question.id),
        });
        browser::focus_next([first]);
    };
    let line = move || {
        let text = question.with_value(|question| question.text.clone());
        view! {
            <div class="answered">
                <p>
                    {text.clone()} " " <strong>{move || given.get()}</strong>
                </p>
                <button type="button" class="button plain" id=change() on:click=open_again>
                    "Change" <span class="hidden-visually">{format!(" the answer to: {text}")}</span>
                </button>
            </div>
        }
        .into_any()
    };
    let answer = move |given: String, done: bool| {
        at_hand.set((!done).then(|| id.get_value()));
        choices.update(|choices| {
            if given.trim().is_empty() {
                choices.answers.remove(&id.get_value());
            } else {
                choices.answers.insert(id.get_value(), given);
            }
        });
        if done {
            browser::focus_next([change()]);
        }
    };
    move || match is_folded.get() {
        true => line(),
        false => in_full(
            question.get_value(),
            given,
            Callback::new(move |(given, done)| answer(given, done)),
        ),
    }
}

/// A question with all its answers. An answer comes with whether that is the end of it, as after a tap.
fn in_full(
    question: Question,
    given: Memo<Option<String>>,
    answer: Callback<(String, bool)>,
) -> AnyView {
    let together = (question.together > 1).then(|| StoredValue::new(question.clone()));
    let Question { id, text, mut answers, free, why, hangs, assumed, .. } = question;
    let id = StoredValue::new(id);
    let assumed = StoredValue::new(assumed);
    let standing = Memo::new(move |_| given.get().or(assumed.get_value()).unwrap_or_default());
    let because = if why.is_empty() { String::new() } else { format!("Because {why}.") };
    let reason = move || {
        let until = match (given.with(Option::is_some), assumed.with_value(Option::is_some)) {
            (true, _) => String::new(),
            (false, true) => " It is taken as marked until you say otherwise.".to_owned(),
            (false, false) if hangs.is_empty() => String::new(),
            (false, false) => format!(" Until it is answered, this is not taken: {hangs}."),
        };
        format!("{because}{until}")
    };
    let hint = StoredValue::new(format!("why-{}", id.get_value()));
    let offered = StoredValue::new(answers.clone());
    let ticks = together.map(|question| {
        let first = question.with_value(|question| question.answers.len() - question.together);
        answers.truncate(first);
        ticks(question, first, standing, answer)
    });
    let list = match answers.len() <= BESIDE {
        true => radios(id, answers, (standing, given), answer),
        false => choice(id, &text, answers, standing, answer),
    };
    let own = move || {
        let standing = standing.get();
        if offered.with_value(|offered| offered.contains(&standing)) {
            String::new()
        } else {
            standing
        }
    };
    view! {
        <fieldset class="field" aria-describedby=hint.get_value()>
            <legend>{text}</legend>
            <p class="quiet" id=hint.get_value()>{reason}</p>
            {list}
            {ticks}
            {free.then(|| {
                view! {
                    <label>
                        "In your own words "
                        <input
                            type="text"
                            id=format!("own-{}", id.get_value())
                            prop:value=own
                            on:change=move |event| answer.run((typed(&event), false))
                        />
                    </label>
                }
            })}
        </fieldset>
    }
    .into_any()
}

/// Answers that stand beside each other.
fn radios(
    id: StoredValue<String>,
    answers: Vec<String>,
    (standing, given): (Memo<String>, Memo<Option<String>>),
    answer: Callback<(String, bool)>,
) -> AnyView {
    let items = answers.into_iter().enumerate().map(|(at, words)| {
        let words = StoredValue::new(words);
        // A tap is the end of it, on what is assumed too; keys have a detail of 0, and go from answer to answer.
        let tapped = move |event: ev::MouseEvent| {
            if event.detail() > 0 {
                answer.run((words.get_value(), true));
            }
        };
        view! {
            <label class="choice" on:click=tapped>
                <input
                    type="radio"
                    id=format!("answer-{}-{at}", id.get_value())
                    name=format!("answer-{}", id.get_value())
                    prop:checked=move || standing.get() == words.get_value()
                    on:change=move |_| {
                        if given.get_untracked() != Some(words.get_value()) {
                            answer.run((words.get_value(), false));
                        }
                    }
                />
                {words.get_value()}
            </label>
        }
    });
    view! { <div class="choices">{items.collect_view()}</div> }.into_any()
}

/// More answers than stand beside each other, in a list.
fn choice(
    id: StoredValue<String>,
    text: &str,
    answers: Vec<String>,
    standing: Memo<String>,
    answer: Callback<(String, bool)>,
) -> AnyView {
    let options = answers.into_iter().map(|words| {
        let value = words.clone();
        view! { <option value=value.clone() selected=move || standing.get() == value>{words}</option> }
    });
    view! {
        <select
            aria-label=text.to_owned()
            id=format!("answer-{}", id.get_value())
            on:change=move |event| answer.run((typed(&event), false))
        >
            <option value="" selected=move || standing.get().is_empty()>"not answered"</option>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

/// Answers of which any may be given together, the first of them after so many that stand alone.
fn ticks(
    question: StoredValue<Question>,
    first: usize,
    standing: Memo<String>,
    answer: Callback<(String, bool)>,
) -> AnyView {
    let (id, answers) =
        question.with_value(|question| (question.id.clone(), question.of_several().to_vec()));
    let given = Memo::new(move |_| {
        let given = |it: &Question| {
            let given = it.given_together(&standing.get());
            given.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        question.with_value(given)
    });
    let label = format!("several-{id}");
    let boxes = answers.into_iter().enumerate().map(|(at, words)| {
        let words = StoredValue::new(words);
        let turn = move |_| {
            let mut chosen = given.get_untracked();
            match chosen.iter().position(|it| *it == words.get_value()) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(words.get_value()),
            }
            let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
            answer.run((Question::joined(&chosen), false));
        };
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    id=format!("answer-{id}-{}", first + at)
                    prop:checked=move || given.with(|given| given.contains(&words.get_value()))
                    on:change=turn
                />
                {words.get_value()}
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <div role="group" aria-labelledby=label>
            <p class="quiet" id=label.clone()>"Or choose one or several of these:"</p>
            <div class="choices">{boxes}</div>
        </div>
    }
    .into_any()
}
