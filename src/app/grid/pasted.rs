//! A pasted block that is asked about before any of it is taken: it has names that are no measure's, each of which is
//! answered, or none at all where a filter hides measures; or values that would go into columns of another sort.

use super::position::{Asking, Position, Taking};
use crate::{
    app::{browser::typed, state::Editor},
    exchange::columns::{
        asked_names::add_words,
        naming::{Answers, Meant, Unknown},
    },
    model::MeasureId,
};
use leptos::prelude::*;

/// What is asked of such a block; nothing where none waits.
#[component]
pub fn PastedAndAsked(
    /// The grid it was pasted in.
    position: Position,
    /// Shows every measure, where a grid can hide some.
    show_all: Option<Callback<()>>,
) -> impl IntoView {
    let editor = Editor::get();
    let asking = position.asking;
    let leave = move || asking.set(None);
    // Rows in another order or number are another question.
    Effect::new(move |_| {
        position.rows.with(|rows| rows.len());
        leave();
    });
    let take = move |taking: Taking| {
        let asked = asking.get_untracked();
        leave();
        let Some(asked) = asked else { return };
        let adds =
            matches!(&taking, Taking::Answered(it) if it.names.iter().any(|it| it.1 == Meant::New));
        position.trade.take_asked(editor, position, &asked, &taking);
        // What was added isn't hidden by what is chosen.
        if let Some(show_all) = show_all.filter(|_| adds) {
            show_all.run(());
        }
    };
    move || {
        let asked = asking.get()?;
        let words = asked.words.clone();
        let ways = if !asked.names.names.is_empty() {
            by_names(editor, asked, take)
        } else if !asked.crosses.is_empty() {
            by_sorts(asked, take)
        } else {
            by_position(take, show_all)
        };
        Some(
            view! {
                <div class="explain" role="alert">
                    <p><strong>"Nothing of what you pasted is taken yet."</strong></p>
                    <p>{words}</p>
                    {ways}
                    <div class="buttons">
                        <button type="button" class="button" on:click=move |_| leave()>
                            "Leave it"
                        </button>
                    </div>
                </div>
            }
            .into_any(),
        )
    }
}

/// The ways on where a block without names would go to some of all measures.
fn by_position(
    take: impl Fn(Taking) + Copy + Send + Sync + 'static,
    show_all: Option<Callback<()>>,
) -> AnyView {
    let show = show_all.map(|show_all| {
        view! {
            <button type="button" class="button" on:click=move |_| show_all.run(())>
                "Show all measures, and paste again"
            </button>
        }
    });
    view! {
        <div class="buttons">
            <button type="button" class="button" on:click=move |_| take(Taking::ByPlace)>
                "Take it line by line"
            </button>
            {show}
        </div>
    }
    .into_any()
}

/// The ways on where values would go into columns of another sort.
fn by_sorts(asked: Asking, take: impl Fn(Taking) + Copy + Send + Sync + 'static) -> AnyView {
    let Asking { crosses, answers, .. } = asked;
    let way = |words: String, passes: bool| {
        let answers = Answers { passes: Some(passes), ..answers.clone() };
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| take(Taking::Answered(answers.clone()))
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="buttons">
            {way(format!("Leave {crosses} alone"), true)}
            {way(format!("Take {crosses} too"), false)}
        </div>
    }
    .into_any()
}

/// What was chosen for a name, and the measure where it was chosen from all of them.
type Chosen = (String, Option<MeasureId>);

/// What a choice says.
fn meant((choice, picked): &Chosen) -> Option<Meant> {
    let (kind, id) = choice.split_once(' ').unwrap_or((choice, ""));
    let id = if id.is_empty() { picked.clone() } else { Some(MeasureId(id.to_owned())) };
    match kind {
        "new" => Some(Meant::New),
        "same" => id.map(Meant::Same),
        "renamed" => id.map(Meant::Renamed),
        _ => None,
    }
}

/// The ways on where names are no measure's: each is answered, or all at once.
fn by_names(
    editor: Editor,
    asked: Asking,
    take: impl Fn(Taking) + Copy + Send + Sync + 'static,
) -> AnyView {
    let (names, adds) = (asked.names.names, asked.adds);
    let count = names.len();
    let each = |unknown: &Unknown| (unknown.name.clone(), RwSignal::new(Chosen::default()));
    let chosen: Vec<(String, RwSignal<Chosen>)> = names.iter().map(each).collect();
    let questions = names
        .iter()
        .zip(&chosen)
        .map(|(unknown, (_, chosen))| question(editor, unknown, *chosen, adds))
        .collect_view();
    let chosen = StoredValue::new(chosen);
    let answers = move || {
        chosen.with_value(|all| {
            let answer = |(name, chosen): &(String, RwSignal<Chosen>)| {
                Some((name.clone(), chosen.with(meant)?))
            };
            Answers { names: all.iter().filter_map(answer).collect(), ..Answers::default() }
        })
    };
    let label = move || match answers().names.len() {
        0 => "Take only lines of known measures".to_owned(),
        all if all == count => "Take it as answered".to_owned(),
        some => format!("Take it as answered, and leave {} out", count - some),
    };
    let all_new = adds.then(|| {
        let all: Vec<(String, Meant)> =
            names.iter().map(|it| (it.name.clone(), Meant::New)).collect();
        let all = StoredValue::new(all);
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    let names = all.get_value();
                    take(Taking::Answered(Answers { names, ..Answers::default() }));
                }
            >
                {add_words(count)}
            </button>
        }
    });
    let renamed = asked.names.instead.map(|instead| {
        view! {
            <p>{instead} ". "
                <button type="button" class="button" on:click=move |_| take(Taking::ByPlace)>
                    "Rename line by line"
                </button>
            </p>
        }
    });
    view! {
        <div class="names-asked">{questions}</div>
        <div class="buttons">
            <button
                type="button"
                class="button"
                on:click=move |_| take(Taking::Answered(untrack(answers)))
            >
                {label}
            </button>
            {all_new}
        </div>
        {renamed}
    }
    .into_any()
}

/// What a name is: one of the near ones first, then a new one, or any other.
fn question(editor: Editor, unknown: &Unknown, chosen: RwSignal<Chosen>, adds: bool) -> AnyView {
    let pack = editor.pack_now();
    let mut choices: Vec<(String, String)> = vec![(String::new(), "(say what it is)".to_owned())];
    for id in &unknown.near {
        let called = pack.measure(id).map_or("", |it| it.name.as_str());
        choices.push((format!("same {id}"), format!("Did you mean “{called}”?")));
        if adds {
            choices.push((format!("renamed {id}"), format!("“{called}”, renamed")));
        }
    }
    if adds {
        choices.push(("new".to_owned(), "A new measure".to_owned()));
    }
    if !pack.measures.is_empty() {
        choices.push(("same".to_owned(), "A measure under another name …".to_owned()));
        if adds {
            choices.push(("renamed".to_owned(), "A measure, renamed …".to_owned()));
        }
    }
    choices.push(("leave".to_owned(), "Leave it out".to_owned()));
    let option = |(key, words): (String, String)| view! { <option value=key>{words}</option> };
    let picks =
        Memo::new(move |_| chosen.with(|(choice, _)| choice == "same" || choice == "renamed"));
    let name = StoredValue::new(unknown.name.clone());
    let pick = move || {
        let pack = editor.pack_now();
        let option = |measure: &std::sync::Arc<crate::model::Measure>| {
            view! { <option value=measure.id.to_string()>{measure.name.clone()}</option> }
        };
        view! {
            <select
                aria-label=format!("Which measure “{}” is", name.get_value())
                on:change=move |event| {
                    let id = Some(typed(&event)).filter(|it| !it.is_empty());
                    chosen.update(|it| it.1 = id.map(MeasureId));
                }
            >
                <option value="">"(choose the measure)"</option>
                {pack.measures.iter().map(option).collect_view()}
            </select>
        }
    };
    view! {
        <div class="buttons">
            <strong>{unknown.name.clone()}</strong>
            <select
                aria-label=format!("What “{}” is", unknown.name)
                on:change=move |event| chosen.set((typed(&event), None))
            >
                {choices.into_iter().map(option).collect_view()}
            </select>
            <Show when=move || picks.get()>{pick}</Show>
        </div>
    }
    .into_any()
}
