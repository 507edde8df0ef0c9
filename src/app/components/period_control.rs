//! The one control for the period: earlier, which, later.

use crate::{
    app::{browser::typed, state::Shown},
    model::Period,
};
use leptos::prelude::*;

/// Chooses the period that every page shows.
#[component]
pub fn PeriodControl() -> impl IntoView {
    let shown = Shown::get();
    let periods = shown.periods();
    let chosen = shown.period();
    let position = Memo::new(move |_| {
        periods.with(|periods| periods.iter().position(|period| Some(*period) == chosen.get()))
    });
    // All that are to come stand at the end.
    let to_come = Memo::new(move |_| {
        periods.with(|periods| {
            let of = periods.iter().rev().take_while(|period| shown.is_to_come(**period));
            of.copied().collect::<Vec<_>>()
        })
    });
    let step = move |by: isize| {
        let next = position
            .get_untracked()
            .and_then(|position| position.checked_add_signed(by))
            .and_then(|index| periods.with_untracked(|periods| periods.get(index).copied()));
        if let Some(period) = next {
            shown.choose_period(period);
        }
    };
    let at_start = move || position.get().is_none_or(|position| position == 0);
    let at_end = move || {
        position.get().is_none_or(|position| periods.with(|periods| position + 1 >= periods.len()))
    };
    view! {
        <Show when=move || periods.with(|periods| !periods.is_empty())>
            <div class="period" role="group" aria-label="Period shown">
                <button type="button" aria-label="Earlier period" disabled=at_start on:click=move |_| step(-1)>
                    "‹"
                </button>
                <select
                    aria-label="Period"
                    on:change=move |event| {
                        if let Ok(period) = typed(&event).parse() {
                            shown.choose_period(period);
                        }
                    }
                >
                    {move || {
                        let waiting = to_come.get();
                        let option = |period: Period| {
                            view! {
                                <option
                                    value=period.to_string()
                                    selected=move || chosen.get() == Some(period)
                                >
                                    {period.label()}
                                </option>
                            }
                        };
                        let of = |come: bool| {
                            let all = periods.get().into_iter().rev();
                            let of = all.filter(|period| waiting.contains(period) == come);
                            of.map(option).collect_view()
                        };
                        // Of what is to come nothing new is said, so it stands apart.
                        let ahead = (!waiting.is_empty())
                            .then(|| view! { <optgroup label="To come">{of(true)}</optgroup> });
                        view! { {ahead} {of(false)} }
                    }}
                </select>
                <button type="button" aria-label="Later period" disabled=at_end on:click=move |_| step(1)>
                    "›"
                </button>
            </div>
        </Show>
    }
}
