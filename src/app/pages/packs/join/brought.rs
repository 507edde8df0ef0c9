//! What each pack brings, what was kept as it is signed, and what will not count.

use crate::{
    app::components::{Head, sheet},
    edit::join::Joined,
    model::day_label,
};
use leptos::prelude::*;

/// A table of the packs.
pub fn brought(joined: &Joined) -> AnyView {
    let rows = joined.senders.iter().zip(&joined.brought).map(|(sender, brought)| {
        let day = sender.on.map_or_else(|| "–".to_owned(), |on| day_label(on.0));
        view! {
            <tr>
                <th scope="row">{sender.name.clone()}</th>
                <td>{day}</td>
                <td>{brought.in_words()}</td>
            </tr>
        }
    });
    view! {
        {sheet("What each pack brings", &[Head::words("From"), Head::words("Last changed"), Head::words("Brings")], rows.collect_view())}
    }
    .into_any()
}

/// What was said otherwise of what is signed off; nothing where all agree.
pub fn kept(joined: &Joined) -> AnyView {
    if joined.kept.is_empty() {
        return ().into_any();
    }
    let lines = joined.kept.iter().map(|kept| {
        let from = joined.senders.get(kept.from).map_or("", |sender| sender.name.as_str());
        let words = format!("{}. {from} says otherwise; {} signed it.", kept.what, kept.signed);
        view! { <li>{words}</li> }
    });
    view! {
        <section class="section">
            <h2>"Kept as signed off"</h2>
            <ul>{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What of the packs' measures won't count in the joined ones, before anybody joins them; nothing where all of it does.
pub fn hidden(joined: &Joined) -> AnyView {
    if joined.hidden.is_empty() {
        return ().into_any();
    }
    let lines = joined.hidden.iter().map(|it| {
        let from = joined.senders.get(it.from).map_or("", |sender| sender.name.as_str());
        view! { <li>{format!("{}: {} ({from}).", it.name, it.words)}</li> }
    });
    view! {
        <section class="section">
            <h2>"What will not count"</h2>
            <p>"Packs report these measures at different times. What is of the times that weren’t chosen stays in the file, and no page shows it."</p>
            <ul>{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}
