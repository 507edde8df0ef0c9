//! The rows under their perspectives.

use super::{
    line::{line, row_id},
    rows::Group,
    rows_in_sight::{BLOCK, Blocks, DRAWN_WHOLE, Sight},
};
use crate::{
    app::{
        components::Counts,
        state::{Rated, Shown},
    },
    model::{Calendar, MeasureId, Vocabulary},
};
use leptos::prelude::*;

/// How many rows stand in some groups.
pub fn total(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.rows.len()).sum()
}

/// Every perspective with its counts and rows; of a long list only the blocks in sight are drawn, and the one
/// with the row to come back to.
pub fn list(
    groups: Vec<Group>,
    (calendar, vocabulary): (Calendar, Vocabulary),
    blocks: Blocks,
) -> AnyView {
    let shown = Shown::get();
    let back_to = shown.left_from.get_untracked();
    blocks.clear();
    let long = total(&groups) > DRAWN_WHOLE;
    let mut first = true;
    let sections: Vec<AnyView> = groups
        .into_iter()
        .map(|group| {
            let all = group.rows.len();
            let parts: Vec<AnyView> = if long {
                let mut part = |(index, rows): (usize, &[Rated])| {
                    let drawn = first || holds(rows, back_to.as_ref());
                    first = false;
                    let place = (index * BLOCK, all);
                    block(rows.to_vec(), (calendar, vocabulary), place, blocks.next(drawn))
                };
                group.rows.chunks(BLOCK).enumerate().map(&mut part).collect()
            } else {
                lines(&group.rows, (calendar, vocabulary), (0, all))
            };
            let managed = group.managed;
            view! {
                {managed.map(|words| view! { <h2 class="managed">{words}</h2> })}
                <section class="perspective">
                    <header>
                        <h2>{group.name}</h2>
                        <Counts distribution=group.distribution vocabulary />
                        <p>{group.distribution.sentence(vocabulary)}</p>
                    </header>
                    <div class="listed">
                        {heads()}
                        <div class="rows" role="list">
                            {parts}
                        </div>
                    </div>
                </section>
            }
            .into_any()
        })
        .collect();
    sections.into_any()
}

fn holds(rows: &[Rated], id: Option<&MeasureId>) -> bool {
    rows.iter().any(|row| Some(&row.measure.id) == id)
}

/// What stands in which column; each row says it again where it is only heard.
fn heads() -> AnyView {
    view! {
        <div class="heads" aria-hidden="true">
            <div class="head">
                <span>"Status to date"</span>
                <span>"Measure"</span>
                <span class="numeric">"Actual to date"</span>
                <span class="numeric">"Plan to date"</span>
                <span>"Trend"</span>
            </div>
        </div>
    }
    .into_any()
}

/// Rows one after another; the number of rows before them, and of all in their list.
fn lines(
    rows: &[Rated],
    (calendar, vocabulary): (Calendar, Vocabulary),
    (before, all): (usize, usize),
) -> Vec<AnyView> {
    let line = |(row, number): (&Rated, usize)| line(calendar, row, vocabulary, (number, all));
    rows.iter().zip(before + 1..).map(line).collect()
}

/// Rows that come and go together; the number of rows before them, and of all in their list.
fn block(
    rows: Vec<Rated>,
    in_terms_of: (Calendar, Vocabulary),
    place: (usize, usize),
    (sight, id): (RwSignal<Sight>, String),
) -> AnyView {
    let draw = move || {
        let height = match sight.get() {
            Sight::Drawn => return lines(&rows, in_terms_of, place).into_any(),
            Sight::Away(Some(height)) => format!("{height}px"),
            Sight::Away(None) => format!("calc({} * var(--row-height))", rows.len()),
        };
        view! { <div style:height=height></div> }.into_any()
    };
    view! { <div class="block" id=id>{draw}</div> }.into_any()
}

/// Goes back to the row that a person left from, once it is drawn.
pub fn come_back(shown: Shown) {
    use super::line::link_id;
    use crate::app::browser;
    request_animation_frame(move || {
        let Some(id) = shown.left_from.get_untracked() else { return };
        shown.left_from.set(None);
        if let Some(row) = document().get_element_by_id(&row_id(id.as_str())) {
            browser::centre(&row);
            let _ = row.class_list().add_1("returned");
            browser::focus(&link_id(id.as_str()));
        }
    });
}
