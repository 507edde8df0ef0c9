//! The map, to write: links to add, change and take away, and where objectives stand.

use super::super::{
    facts::{followed, line},
    items::LINK,
    picture::MapPicture,
};
use crate::{
    app::{
        browser,
        browser::typed,
        components::{absent, forms::NewRecord, record_pages::WriteList},
        route::Route,
        state::Editor,
    },
    edit::Command,
    model::{Kind, Link, LinkId, Objective, ObjectiveId, Pack, PerspectiveId},
    planning::perspective_of,
    rating::Absent,
    report::strategy_map::{Linked, Strategy},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangeStrategyMapPage() -> impl IntoView {
    let editor = Editor::get();
    let strategy = followed(*editor);
    let blank = || Link { id: LinkId(browser::new_id("link")), ..Link::default() };
    view! {
        <WriteList heading="Change the strategy map" read=Route::StrategyMap many="links">
            <MapPicture strategy />
            <section class="section">
                <h2>"What should follow from what"</h2>
                {move || strategy.with(|it| links(editor, it))}
            </section>
            <section class="section">
                <h2>"A new link"</h2>
                <NewRecord items=LINK form="new-link" blank add="Add the link" said="The link was added." />
            </section>
            <Standing strategy />
        </WriteList>
    }
}

fn links(editor: Editor, strategy: &Strategy) -> AnyView {
    if strategy.links.is_empty() {
        return absent(Absent::new("No links yet.", "Links"));
    }
    let row = |(at, linked): (usize, &Linked)| {
        let id = linked.id.clone();
        let hidden =
            || view! { <span class="hidden-visually">{format!(" link {}", at + 1)}</span> };
        let take_away = move |_| {
            let command = Command::Remove(Kind::Link, id.0.clone());
            if editor.run_aloud(command, "The link was taken away.") {
                // The next has its place then; after the last, there is the form for a new one.
                browser::focus_next([format!("take-away-{at}"), "from".to_owned()]);
            }
        };
        view! {
            <li>
                {line((at, linked))}
                <div class="buttons">
                    <a class="button plain" href=Route::ChangeLink(linked.id.clone()).href()>
                        "Change"
                        {hidden()}
                    </a>
                    <button type="button" class="button plain" id=format!("take-away-{at}") on:click=take_away>
                        "Take away"
                        {hidden()}
                    </button>
                </div>
            </li>
        }
    };
    view! { <ul class="records">{strategy.links.iter().enumerate().map(row).collect_view()}</ul> }
        .into_any()
}

/// Where each objective of the map stands: the perspective that is chosen for it, else that of most of its measures.
#[component]
fn Standing(
    /// The map.
    strategy: Memo<Strategy>,
) -> impl IntoView {
    let editor = Editor::get();
    let rows = move || {
        let pack = editor.pack();
        let ids = strategy.with(|it| it.objectives.clone());
        ids.iter()
            .filter_map(|(id, _)| Some(standing(editor, &pack, pack.objective(id)?)))
            .collect_view()
    };
    view! {
        <section class="section">
            <h2>"Where objectives stand"</h2>
            <p>"By the perspective of most of their measures, unless one is chosen here."</p>
            <div class="columns">{rows}</div>
        </section>
    }
}

/// An objective with the choice of its perspective.
fn standing(editor: Editor, pack: &Pack, objective: &Objective) -> AnyView {
    let by_measures = Objective { perspective: None, ..objective.clone() };
    let by_measures = perspective_of(pack, &by_measures).and_then(|at| pack.perspectives.get(at));
    let unset = match by_measures {
        Some(perspective) => format!("By its measures: {}", perspective.name),
        None => "No perspective yet".to_owned(),
    };
    let own = objective.perspective.clone().unwrap_or_default();
    let choices = std::iter::once((String::new(), unset))
        .chain(pack.perspectives.iter().map(|it| (it.id.to_string(), it.name.clone())));
    let options = choices.map(|(key, words)| {
        let chosen = key == own.as_str();
        view! { <option value=key selected=chosen>{words}</option> }
    });
    let options = options.collect_view();
    let id = objective.id.clone();
    view! {
        <label class="field">
            {objective.name.clone()}
            <select on:change=move |event| choose(editor, &id, &typed(&event))>{options}</select>
        </label>
    }
    .into_any()
}

fn choose(editor: Editor, id: &ObjectiveId, perspective: &str) {
    let Some(mut objective) = editor.pack_now().objective(id).cloned() else { return };
    objective.perspective = (!perspective.is_empty()).then(|| PerspectiveId::from(perspective));
    editor.run_aloud(Command::Set(objective.into()), "The objective was moved on the map.");
}
