//! A measure's strip. Nothing in it changes once it is drawn, so it holds no signal.

use crate::{
    app::{
        components::{StatusMark, heat_strip},
        pages::scorecard::{link_id, row_id},
        route::Route,
        state::Rated,
    },
    model::{Pack, Vocabulary},
    rating::AsAt,
    report::minute::{self, Member},
};
use leptos::prelude::*;

/// What is said of a target that nobody has signed off, where others stand beside it that somebody has.
const NOT_SIGNED: &str = "target not signed off";

/// What is said once over strips of which nobody has signed off a target.
pub const NONE_SIGNED: &str = "None of these targets is signed off.";

/// Whether that is so.
pub fn none_signed(rows: &[Rated]) -> bool {
    !rows.is_empty() && rows.iter().all(|row| row.unsigned)
}

/// Draws what is said of a measure. That its target isn't signed off is left out where it is said over them all.
pub fn strip(
    pack: &Pack,
    row: &Rated,
    now: AsAt,
    vocabulary: Vocabulary,
    said_over_all: bool,
) -> AnyView {
    let Rated { measure, rating, unsigned, .. } = row;
    let unsigned = (*unsigned && !said_over_all).then(|| NOT_SIGNED.to_owned());
    let said = minute::strip(pack, Member { measure, rating }, now, vocabulary);
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
                {said.harm.map(|words| view! { " " <span class="small harm">{words}</span> })}
            </p>
            <p class="small told">
                <span>{said.since}</span>
                {said.signal.map(|words| view! { <span>{words}</span> })}
                {under(said.others)}
                {under(unsigned)}
            </p>
            <p class="small will">{said.ahead}</p>
        </li>
    }
    .into_any()
}
