//! A measure's strip. Nothing in it changes once it is drawn but what lies ahead, which takes longer to work out.

use crate::{
    app::{
        components::{StatusMark, heat_strip},
        pages::scorecard::{link_id, row_id},
        route::Route,
    },
    model::{Measure, Vocabulary},
    report::minute::Strip,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A strip before it is drawn.
#[derive(Clone)]
pub struct Row {
    pub measure: Arc<Measure>,
    pub said: Strip,
    /// What is said where nobody has said anything; nothing in a file that may lack it.
    pub nobody: Option<&'static str>,
    /// That its target isn't signed off, where that isn't said over them all.
    pub unsigned: Option<&'static str>,
    /// Whether it will make the year's target, once that is worked out.
    pub ahead: ArcRwSignal<Option<String>>,
}

/// Draws what is said of a measure; what lies ahead of it comes later.
pub fn strip(row: &Row, vocabulary: Vocabulary) -> AnyView {
    let Row { measure, said, nobody, unsigned, ahead } = row.clone();
    let id = measure.id.as_str();
    // Before what its officer says, in the same lines: the front door stays one screen.
    let promised = said.promised.map(|words| view! { <b>{words}</b> " " });
    let comment = match said.comment {
        Some(words) => view! { <p class="small quiet said">{promised} {words}</p> }.into_any(),
        None => nobody.map(|it| view! { <p class="small nobody">{promised} {it}</p> }).into_any(),
    };
    let under = |words: Option<String>| {
        words.map(|words| view! { <span class="quiet">{words}</span> }.into_any())
    };
    view! {
        <li class="strip" id=row_id(id)>
            <StatusMark status=said.status vocabulary />
            <div class="what">
                <h3>
                    <a id=link_id(id) href=Route::Measure(measure.id.clone()).href()>
                        {measure.name.clone()}
                    </a>
                </h3>
                {comment}
            </div>
            {heat_strip(&said.cells, said.history, vocabulary)}
            <p class="fig">
                <b>{said.figure}</b>
                " "
                <span class="small quiet">{said.against}</span>
                {said.harm.map(|words| view! { " " <span class="small harm">{words}</span> })}
            </p>
            <p class="small told">
                <span>{said.since}</span>
                {said.signal.map(|words| view! { <span>{words}</span> })}
                {under(said.others)}
                {under(unsigned.map(str::to_owned))}
            </p>
            <p class="small will">{move || ahead.get()}</p>
        </li>
    }
    .into_any()
}
