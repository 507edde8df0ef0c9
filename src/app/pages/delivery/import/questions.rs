//! What a file leaves open, to be answered before what hangs on it is taken.

use crate::{
    app::browser::typed,
    exchange::import::{Choices, Question},
};
use leptos::prelude::*;

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
    view! {
        <p role="status">{summary}</p>
        <For each=move || questions.get() key children=move |question| view! { <Asked question choices /> } />
    }
}

/// One question.
#[component]
fn Asked(
    /// What is asked.
    question: Question,
    /// What a person chooses.
    choices: RwSignal<Choices>,
) -> impl IntoView {
    let Question { id, text, answers, free, why, hangs, assumed, .. } = question;
    let id = StoredValue::new(id);
    let assumed = StoredValue::new(assumed);
    let standing = Memo::new(move |_| {
        let given = choices.with(|choices| choices.answers.get(&id.get_value()).cloned());
        given.or(assumed.get_value()).unwrap_or_default()
    });
    let answer = move |given: String| {
        choices.update(|choices| {
            if given.trim().is_empty() {
                choices.answers.remove(&id.get_value());
            } else {
                choices.answers.insert(id.get_value(), given);
            }
        });
    };
    let mut reason = if why.is_empty() { String::new() } else { format!("Because {why}.") };
    if assumed.with_value(Option::is_some) {
        reason += " It is taken as marked until you say otherwise.";
    } else if !hangs.is_empty() {
        reason += &format!(" Until it is answered, this is not taken: {hangs}.");
    }
    let hint = StoredValue::new(format!("why-{}", id.get_value()));
    let offered = StoredValue::new(answers.clone());
    let list = if answers.len() <= BESIDE {
        let items = answers.into_iter().enumerate().map(|(at, words)| {
            let words = StoredValue::new(words);
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        id=format!("answer-{}-{at}", id.get_value())
                        name=format!("answer-{}", id.get_value())
                        prop:checked=move || standing.get() == words.get_value()
                        on:change=move |_| answer(words.get_value())
                    />
                    {words.get_value()}
                </label>
            }
        });
        view! { <div class="choices">{items.collect_view()}</div> }.into_any()
    } else {
        let options = answers.into_iter().map(|words| {
            let value = words.clone();
            view! { <option value=value.clone() selected=move || standing.get() == value>{words}</option> }
        });
        view! {
            <select
                aria-label=text.clone()
                id=format!("answer-{}", id.get_value())
                on:change=move |event| answer(typed(&event))
            >
                <option value="" selected=move || standing.get().is_empty()>"not answered"</option>
                {options.collect_view()}
            </select>
        }
        .into_any()
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
            {free.then(|| {
                view! {
                    <label>
                        "In your own words "
                        <input
                            type="text"
                            id=format!("own-{}", id.get_value())
                            prop:value=own
                            on:change=move |event| answer(typed(&event))
                        />
                    </label>
                }
            })}
        </fieldset>
    }
}
