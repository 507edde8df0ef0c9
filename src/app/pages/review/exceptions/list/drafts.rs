//! What stands beside a draft that waits: how far off its measure is, what was promised last time, and what is being done.

use crate::{
    app::{
        slices::Slices,
        state::{Rated, Shown},
    },
    model::{Pack, Vocabulary},
    planning::{last_told, work_about},
    rating::AsAt,
    report::{
        exceptions::Tracker,
        minute::{Member, strip},
    },
};
use leptos::prelude::*;

/// So many are there at once; the others come in slices after them.
const AT_FIRST: usize = 12;

/// The figures of the drafts that wait, in their order.
pub struct Figures(RwSignal<Vec<Said>>);

/// What is said beside one.
#[derive(Clone, PartialEq)]
struct Said {
    /// How far off it is, for how long, and whether that is chance.
    figures: String,
    before: Vec<String>,
    already: Vec<String>,
}

impl Figures {
    /// Those of the drafts of a tracker.
    pub fn of(shown: Shown, tracker: &Tracker) -> Self {
        let rated = shown.rated().get();
        let rows: Vec<Rated> =
            tracker.waiting.iter().filter_map(|it| rated.get(it.at).cloned()).collect();
        let drawn = RwSignal::new(Vec::new());
        let Some(now) = shown.as_at() else { return Self(drawn) };
        let (pack, words) = (shown.pack(), shown.vocabulary());
        let made = move |row: &Rated| said(&pack, row, now, words);
        drawn.set(rows.iter().take(AT_FIRST).map(&made).collect());
        let rest = rows.get(AT_FIRST..).unwrap_or_default().to_vec();
        if !rest.is_empty() {
            Slices::new().over(rest, made, move |more, _| {
                drawn.try_update(|drawn| drawn.extend(more));
            });
        }
        Self(drawn)
    }

    /// Those of the draft at a place, once they are worked out.
    pub fn at(&self, place: usize) -> impl Fn() -> Option<AnyView> + Send + Sync + 'static {
        let all = self.0;
        let own = Memo::new(move |_| all.with(|all| all.get(place).cloned()));
        move || own.get().map(drawn)
    }
}

fn said(pack: &Pack, row: &Rated, now: AsAt, words: Vocabulary) -> Said {
    let strip = strip(pack, Member { measure: &row.measure, rating: &row.rating }, now, words);
    // What the last one promised, and whether that worked.
    let before = last_told(pack, &row.measure, now, None).map(|told| told.said);
    Said {
        figures: format!("{}.", strip.clauses().join(". ")),
        before: before.unwrap_or_default(),
        already: work_about(pack, &row.measure, now, None),
    }
}

fn drawn(said: Said) -> AnyView {
    view! {
        <p class="small">{said.figures}</p>
        {list("What was promised last time", said.before)}
        {list("What is being done already", said.already)}
    }
    .into_any()
}

/// Sentences under what they are; nothing where there are none.
fn list(head: &'static str, said: Vec<String>) -> Option<AnyView> {
    if said.is_empty() {
        return None;
    }
    let said = said.into_iter().map(|words| view! { <li>{words}</li> });
    Some(
        view! {
            <p class="small quiet">{head} ":"</p>
            <ul class="small quiet">{said.collect_view()}</ul>
        }
        .into_any(),
    )
}
