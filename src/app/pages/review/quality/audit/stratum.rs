//! What is said of a directorate's draw, by both pages of an audit.

use crate::{
    edit::taken_back,
    model::{Audit, Pack, Stratum, day_label},
    rating::{
        audit::{checked, is_repeatable, proof},
        counted,
    },
};
use leptos::prelude::*;

/// How it was drawn, and what it proves; nothing where nothing is drawn.
pub fn drawn_words(pack: &Pack, stratum: &Stratum) -> Option<AnyView> {
    // Of what was drawn a pack for an audience may lack all.
    if stratum.drawn.is_empty() && stratum.seed.is_empty() {
        return None;
    }
    let listed = stratum.list.lines().count();
    let of = match listed {
        0 => "of a list that is not in this pack".to_owned(),
        listed => format!("of {}", counted(listed, "figure", "figures")),
    };
    let on = stratum.drawn_on.map(|day| format!(" on {}", day_label(day.0)));
    let how = format!(
        "{} drawn {of}{} by the seed {}.",
        stratum.size,
        on.unwrap_or_default(),
        stratum.seed
    );
    let again = match (listed, is_repeatable(stratum)) {
        (0, _) => None,
        (_, true) => Some(view! { <p class="small quiet">"Drawn again just now from the seed and the list: the same figures."</p> }.into_any()),
        (_, false) => Some(view! {
            <p class="challenge">"The seed does not draw these figures of the list: they were not drawn by it."</p>
        }.into_any()),
    };
    Some(
        view! {
            <p>{how}</p>
            <p><strong>{proof(checked(pack, [stratum]))}</strong></p>
            {again}
        }
        .into_any(),
    )
}

/// Draws of the same directorate and period that were taken back; nothing where none was.
pub fn earlier(pack: &Pack, audit: &Audit, stratum: &Stratum) -> Option<AnyView> {
    let found = taken_back(pack, audit.period, stratum).map(|it| {
        let by = if it.by.is_empty() { "no post given" } else { it.by };
        let words = format!("Taken back on {} ({by}): {}.", day_label(it.on.0), it.words);
        view! { <li>{words}</li> }
    });
    let found: Vec<_> = found.collect();
    let head = match found.len() {
        0 => return None,
        1 => "1 earlier draw of these figures was taken back".to_owned(),
        count => format!("{count} earlier draws of these figures were taken back"),
    };
    Some(
        view! {
            <div class="challenge">
                <p><strong>{head}</strong></p>
                <ul>{found}</ul>
            </div>
        }
        .into_any(),
    )
}

/// The list that it was drawn from, to draw it again; nothing where it isn't there.
pub fn list(stratum: &Stratum) -> Option<AnyView> {
    if stratum.list.is_empty() {
        return None;
    }
    let lines = stratum.list.lines().map(|line| view! { <li>{line.to_owned()}</li> });
    Some(
        view! {
            <details class="shut">
                <summary>{format!("The list that it was drawn from: {}", stratum.name)}</summary>
                <ol class="small drawn-from">{lines.collect_view()}</ol>
            </details>
        }
        .into_any(),
    )
}
