//! A measure's strip. Nothing in it changes once it is drawn, so it holds no signal.

use crate::{
    app::{
        components::{StatusMark, heat_strip},
        pages::scorecard::{link_id, row_id},
        route::Route,
        state::Rated,
    },
    model::{Measure, Pack, Vocabulary},
    rating::AsAt,
    report::minute::{self, Member, Strip},
};
use leptos::prelude::*;

/// What is said of a measure: a forecast and 24 periods, too much for many in one go.
pub fn said(pack: &Pack, row: &Rated, now: AsAt, vocabulary: Vocabulary) -> Strip {
    let Rated { measure, rating, .. } = row;
    minute::strip(pack, Member { measure, rating }, now, vocabulary)
}

/// Draws it.
pub fn strip(measure: &Measure, said: Strip, vocabulary: Vocabulary) -> AnyView {
    let id = measure.id.as_str();
    let comment = match said.comment {
        Some(words) => view! { <p class="small quiet said">{words}</p> }.into_any(),
        None => {
            view! { <p class="small nobody">"Nobody has said anything about it"</p> }.into_any()
        }
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
            </p>
            <p class="small told">
                <span>{said.since}</span>
                {said.signal.map(|words| view! { <span>{words}</span> })}
                {under(said.others)}
            </p>
            <p class="small will">{said.ahead}</p>
        </li>
    }
    .into_any()
}
