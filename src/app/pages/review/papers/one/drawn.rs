//! The parts of a paper on the page: the paragraphs and numbers that the file has.

use crate::{
    app::charts::{drawing, table},
    chart::Scene,
    report::paper::{Item, Made, Part},
};
use leptos::prelude::*;

/// All parts.
pub fn parts(made: &Made) -> AnyView {
    made.placed().map(|(at, it)| part(at, it)).collect::<Vec<_>>().into_any()
}

fn part(at: usize, part: &Part) -> AnyView {
    let items: Vec<AnyView> = part
        .numbered(at)
        .enumerate()
        .map(|(place, (number, it))| item(number, it, at, place))
        .collect();
    view! {
        <section class="section paper-part">
            <h2>{format!("{at} {}", part.heading)}</h2>
            <label class="pick on-screen">
                <input type="checkbox" checked />
                "Print this part"
                <span class="hidden-visually">{format!(": {}", part.heading)}</span>
            </label>
            {items}
        </section>
    }
    .into_any()
}

fn item(number: Option<String>, item: &Item, at: usize, place: usize) -> AnyView {
    // Several of a paper may be called alike: its paragraph's number tells them apart.
    let called = |name: &str| match &number {
        Some(number) => format!("{number} {name}"),
        None => name.to_owned(),
    };
    let drawn = match item {
        Item::Under(words) => return view! { <h3>{words.clone()}</h3> }.into_any(),
        Item::Words(words) => view! { <p>{words.clone()}</p> }.into_any(),
        Item::List(list) => {
            let rows: Vec<AnyView> =
                list.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect();
            view! { <ul>{rows}</ul> }.into_any()
        }
        Item::Facts(facts) => {
            let rows: Vec<AnyView> = facts
                .iter()
                .map(|(term, words)| {
                    view! { <dt>{term.clone()}</dt> <dd>{words.clone()}</dd> }.into_any()
                })
                .collect();
            view! { <dl class="facts">{rows}</dl> }.into_any()
        }
        Item::Figures(caption, figures) => table(figures, &called(caption)),
        Item::Picture(title, caption, figures, scene) => {
            let id = format!("paper-{at}-{place}");
            picture((title, caption), table(figures, &called(title)), scene.as_deref(), id)
        }
    };
    view! {
        <div class="numbered">
            <span class="number small quiet">{number}</span>
            <div>{drawn}</div>
        </div>
    }
    .into_any()
}

fn picture(
    (title, caption): (&String, &String),
    figures: AnyView,
    scene: Option<&Scene>,
    id: String,
) -> AnyView {
    let described = format!("{id}-said");
    let drawn = scene.map(|it| drawing(it, id.clone(), described.clone()));
    let missing = scene.is_none().then(|| {
        view! { <p class="small quiet">"Its figures as published; some are others now, so that it isn’t drawn again."</p> }
    });
    view! {
        <figure>
            <p id=id><strong>{title.clone()}</strong></p>
            {drawn}
            {missing}
            <figcaption class="small quiet" id=described>{caption.clone()}</figcaption>
            <details class="shut">
                <summary>"Its figures"</summary>
                {figures}
            </details>
        </figure>
    }
    .into_any()
}
