//! The strips of some measures: the first at once, more when they are asked for, and what lies ahead of each as it is
//! worked out.

use super::{
    outlook_code::{self, Outlook},
    strip::{Row, strip},
    terms::Terms,
};
use crate::{
    app::{browser, slices::Slices, state::Rated},
    report::minute::{self, Member, Strip},
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

/// The strips of measures: so many at first, and the others once the whole is asked for.
pub fn strips(rows: Vec<Rated>, terms: Terms, at_first: usize, whole: RwSignal<bool>) -> AnyView {
    let said_over_all = none_signed(&rows);
    let vocabulary = terms.vocabulary;
    let made = {
        let terms = terms.clone();
        move |row: &Rated| Row {
            measure: row.measure.clone(),
            said: said(row, &terms),
            unsigned: (row.unsigned && !said_over_all).then_some(NOT_SIGNED),
            ahead: ArcRwSignal::new(None),
        }
    };
    let first: Vec<Row> =
        browser::timed("strips", || rows.iter().take(at_first).map(&made).collect());
    let rest = rows.get(at_first..).unwrap_or_default().to_vec();
    let outlook = RwSignal::new(None::<Outlook>);
    // What no strip is drawn of, for paper; nothing once all are drawn.
    let on_paper = {
        let (rest, terms) = (rest.clone(), terms.clone());
        move || {
            let code = outlook.get().filter(|_| !whole.get())?;
            (code.rest)(&rest, &terms)
        }
    };
    let (making, looking) = (Slices::new(), Slices::new());
    look_ahead(first.clone(), &terms, &looking, outlook);
    let drawn = RwSignal::new(first);
    Effect::new(move |_| {
        if !whole.get() {
            return;
        }
        let (terms, looking) = (terms.clone(), looking.clone());
        making.over(rest.clone(), made.clone(), move |more, is_last| {
            drawn.try_update(|drawn| drawn.extend(more));
            if is_last {
                let all = drawn.try_get_untracked().unwrap_or_default();
                let rest = all.into_iter().skip(at_first).collect();
                look_ahead(rest, &terms, &looking, outlook);
            }
        });
    });
    view! {
        <ol class="strips">
            <For each=move || drawn.get() key=|row| row.measure.id.clone() let:row>
                {strip(&row, vocabulary)}
            </For>
        </ol>
        {on_paper}
    }
    .into_any()
}

/// What is said of a measure but what lies ahead: 24 periods, too much for many in one go.
fn said(Rated { measure, rating, .. }: &Rated, terms: &Terms) -> Strip {
    minute::strip(&terms.pack, Member { measure, rating }, terms.now, terms.vocabulary)
}

/// Works out what lies ahead of each, with code that comes for it.
fn look_ahead(rows: Vec<Row>, terms: &Terms, slices: &Slices, outlook: RwSignal<Option<Outlook>>) {
    let (terms, slices) = (terms.clone(), slices.clone());
    leptos::task::spawn_local(async move {
        // Without it, nothing is said of what lies ahead.
        let Ok(code) = outlook_code::fetched().await else { return };
        outlook.try_set(Some(code));
        let look = move |row: &Row| {
            row.ahead.set((code.ahead)(&terms.pack, &row.measure, terms.now, terms.vocabulary));
        };
        slices.over(rows, look, |_, _| {});
    });
}
