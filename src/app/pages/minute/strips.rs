//! The strips of some measures: the first at once, more when they are asked for, and what lies ahead of each as it is
//! worked out.

use super::{
    outlook_code::{self, Outlook},
    strip::{Row, strip},
    terms::Terms,
};
use crate::{
    app::{browser, components::none_signed, slices::Slices, state::Rated},
    rating::none_in_row,
    report::minute::{self, Member, Strip},
};
use leptos::prelude::*;
use std::cell::Cell;

/// What is said of a target that nobody has signed off, where others stand beside it that somebody has.
const NOT_SIGNED: &str = "target not signed off";

/// What is said where nobody has said anything.
const NOBODY: &str = "Nobody has said anything about it";

/// Where a strip goes that is still to be made.
type Place = ArcRwSignal<Option<Row>>;

/// The strips of measures: so many at first, and the others once the whole is asked for.
pub fn strips(rows: Vec<Rated>, terms: Terms, at_first: usize, whole: RwSignal<bool>) -> AnyView {
    let said_over_all = none_signed(&rows);
    let vocabulary = terms.vocabulary;
    let made = {
        let terms = terms.clone();
        move |row: &Rated| Row {
            measure: row.measure.clone(),
            nobody: none_in_row(&terms.pack, NOBODY),
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
    // A place for each of the others, so that none is drawn twice: a list that follows its rows by their keys would be a
    // hundredth of the first load.
    let places = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        if !whole.get() {
            return;
        }
        let waiting: Vec<Place> = rest.iter().map(|_| Place::new(None)).collect();
        places.set(waiting.clone());
        let (terms, looking) = (terms.clone(), looking.clone());
        let filled = Cell::new(0);
        making.over(rest.clone(), made.clone(), move |more, is_last| {
            let from = filled.replace(filled.get() + more.len());
            for (place, row) in waiting.iter().skip(from).zip(more) {
                place.set(Some(row));
            }
            if is_last {
                let all = waiting.iter().filter_map(GetUntracked::get_untracked);
                look_ahead(all.collect(), &terms, &looking, outlook);
            }
        });
    });
    let drawn =
        move |place: Place| (move || place.get().map(|row| strip(&row, vocabulary))).into_any();
    view! {
        <ol class="strips">
            {first.iter().map(|row| strip(row, vocabulary)).collect::<Vec<_>>()}
            {move || places.get().into_iter().map(drawn).collect::<Vec<_>>()}
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
