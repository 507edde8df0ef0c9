//! The page, to read: the matrix, what needs attention, the register in order of score, and how risks are scored.

use super::{
    super::{
        facts::{attention, registered},
        matrix::{matrix, saving},
    },
    register::{closed, table},
    scale::scale,
};
use crate::{
    app::{
        components::{WhileEditing, record_pages::ReadList},
        route::Route,
        state::Shown,
    },
    report::risks::Register,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn RisksPage() -> impl IntoView {
    let shown = Shown::get();
    let register = registered(shown);
    view! {
        <ReadList
            heading="Risks"
            lede="What may go wrong, how bad that would be, whether it is accepted, and whether the figures say the same."
            change=Route::ChangeRisks
            to_change="Add a risk"
        >
            {move || register.with(|all| matrix(&shown.pack(), all))}
            {move || register.with(|all| saving(shown, all))}
            {move || register.with(|all| needing(shown, all))}
            {move || register.with(|all| table(&shown.pack(), all))}
            {move || register.with(|all| {
                let (pack, now) = (shown.pack(), shown.as_at()?);
                closed(&pack, all, now.day(pack.calendar()))
            })}
            {move || scale(&shown.pack())}
            <WhileEditing>
                <p class="ways">
                    <a class="link" href=Route::ChangeRiskScale.href()>
                        "Change how risks are scored"
                    </a>
                </p>
            </WhileEditing>
        </ReadList>
    }
}

/// The risks about which something needs attention, the highest score first; nothing where there is none.
fn needing(shown: Shown, register: &Register) -> Option<AnyView> {
    let pack = shown.pack();
    let found = register.open.iter().filter(|entry| entry.standing.needs_attention());
    let rows = found.filter_map(|entry| {
        let risk = pack.risk(&entry.risk)?;
        Some(view! {
            <li>
                <a class="link" href=Route::Risk(risk.id.clone()).href()>
                    {format!("{}. {}", entry.number, risk.name)}
                </a>
                {attention(entry.standing.attention(shown.vocabulary()))}
            </li>
        })
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>"What needs attention"</h2>
                <ul class="records">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
