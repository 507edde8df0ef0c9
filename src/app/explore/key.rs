//! The key: what is drawn of whom, each line to be shown or taken away.

use super::{exploration::Exploration, layers::without_forecast, line::Line, mark::Mark};
use crate::app::{browser, route::Route, state::Shown};
use leptos::prelude::*;

/// A line as it is drawn, for the key.
pub fn sample(mark: Mark) -> AnyView {
    view! {
        <svg viewBox="0 0 30 12" class="sample" aria-hidden="true" focusable="false">
            <path d="M0 6H30" stroke=mark.colour stroke-width="2" stroke-dasharray=mark.dashes() />
            <path d=mark.path() transform="translate(10 1)" fill=mark.colour />
        </svg>
    }
    .into_any()
}

/// The chosen measures with their lines.
#[component]
pub fn Key(
    /// What is explored.
    exploration: Exploration,
) -> impl IntoView {
    let toggle = move |line: Line| {
        let (pressed, name) = (line.clone(), line.key());
        let mark = line.mark;
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || exploration.is_shown(&pressed).to_string()
                on:click=move |_| exploration.toggle(&line)
            >
                {sample(mark)}
                {name}
            </button>
        }
    };
    let shown = Shown::get();
    let measure = move |own: Line, others: Vec<Line>| {
        let id = own.id.0.clone();
        let pack = shown.pack();
        let of = pack.measure(&id).zip(shown.as_at());
        let lacks = of.and_then(|(measure, as_at)| without_forecast(&pack, measure, as_at));
        let lacks = lacks.map(|why| view! { <p class="small quiet">{why}</p> });
        let name = own.name.clone();
        let href = Route::Measure(id.clone()).href();
        view! {
            <li>
                {toggle(own)} {others.into_iter().map(toggle).collect_view()}
                <a class="link" href=href aria-label=format!("Its page: {name}")>
                    "Its page"
                </a>
                <button
                    type="button"
                    class="link"
                    aria-label=format!("Remove {name}")
                    on:click=move |_| {
                        exploration.remove(&id);
                        browser::focus_next(["explore-search".to_owned()]);
                    }
                >
                    "Remove"
                </button>
                {lacks}
            </li>
        }
    };
    move || {
        let lines = exploration.lines.get();
        let own = lines.iter().filter(|line| line.is_own());
        let rows = own.map(|own| {
            let of_it = |line: &&Line| line.id.0 == own.id.0 && !line.is_own();
            let mut others: Vec<Line> = lines.iter().filter(of_it).cloned().collect();
            // The lines of a layer are pressed as one.
            others.dedup_by(|one, other| one.id == other.id);
            measure(own.clone(), others)
        });
        view! { <ul class="lines plain" aria-label="Lines: press one to show it or take it away">{rows.collect_view()}</ul> }
    }
}
