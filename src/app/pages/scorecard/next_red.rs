//! From one red row to the next or the one before: by button, by key, and by a finger drawn over a row.

use super::{
    line::{link_id, row_id},
    rows::{Group, status},
    rows_in_sight::{BLOCK, Blocks, DRAWN_WHOLE},
};
use crate::{
    app::browser,
    model::{MeasureId, Vocabulary},
    rating::Status,
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// A row, in the order of the page.
#[derive(Clone, PartialEq)]
struct Place {
    id: MeasureId,
    is_red: bool,
    /// The block that it is drawn with, from 0; `None` in a list that is drawn whole.
    block: Option<usize>,
}

/// The rows of a scorecard as they are gone through.
#[derive(Clone, Copy)]
pub struct Reds {
    places: Memo<Vec<Place>>,
    blocks: Blocks,
    /// Where a reader was led last.
    at: StoredValue<Option<MeasureId>>,
    /// Which of them that is, in words, for those who only hear it.
    pub told: RwSignal<String>,
}

/// Which way through the rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Down the page.
    Next,
    /// Up the page.
    Previous,
}

impl Reds {
    /// The red rows among those shown, in the reader's words.
    pub fn of(shown: Memo<Vec<Group>>, vocabulary: Signal<Vocabulary>, blocks: Blocks) -> Self {
        let places = Memo::new(move |_| shown.with(|groups| places(groups, vocabulary.get())));
        Self { places, blocks, at: StoredValue::new(None), told: RwSignal::new(String::new()) }
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.places.with(|places| places.iter().filter(|place| place.is_red).count())
    }

    /// Leads to the next red row from the one that has the focus, else from where it led last; from the last one to the
    /// first.
    pub fn go(self, way: Way) {
        let focused = document().active_element();
        let focused = focused.and_then(|it| it.closest(".row").ok().flatten()).map(|it| it.id());
        self.go_from(way, focused);
    }

    /// The same from a row, by the id of its element.
    fn go_from(self, way: Way, row: Option<String>) {
        let places = self.places.get_untracked();
        let here = |place: &Place| match &row {
            Some(row) => row_id(place.id.as_str()) == *row,
            None => self.at.with_value(|at| at.as_ref() == Some(&place.id)),
        };
        let from = places.iter().position(here);
        let Some(found) = next(&places, from, way) else { return };
        let Some(place) = places.get(found).cloned() else { return };
        let number = places.iter().take(found + 1).filter(|place| place.is_red).count();
        self.told.set(format!("{number} of {}", self.count()));
        self.at.set_value(Some(place.id.clone()));
        if let Some(block) = place.block {
            self.blocks.draw(block);
        }
        request_animation_frame(move || show(&place.id));
    }

    /// Listens for Alt with the arrows up and down, and for a finger drawn over a row to the left or the right.
    pub fn follow(self, list: NodeRef<html::Div>) {
        let keys = window_event_listener(ev::keydown, move |event| {
            let way = match (event.alt_key(), event.key().as_str()) {
                (true, "ArrowDown") => Way::Next,
                (true, "ArrowUp") => Way::Previous,
                _ => return,
            };
            // In a list to choose from, the same keys open it.
            let on = document().active_element();
            if on.is_some_and(|on| on.matches("select, input, textarea").unwrap_or_default()) {
                return;
            }
            event.prevent_default();
            self.go(way);
        });
        let from = StoredValue::new(None);
        let down = window_event_listener(ev::touchstart, move |event| {
            from.set_value(touched(&event).filter(|_| event.touches().length() == 1));
        });
        let up = window_event_listener(ev::touchend, move |event| {
            let (Some(from), Some(to)) = (from.get_value(), touched(&event)) else { return };
            let Some(way) = drawn(from, to) else { return };
            let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let row = target.and_then(|it| it.closest(".row").ok().flatten());
            let within = list.get_untracked().is_some_and(|list| list.contains(row.as_deref()));
            if let (Some(row), true) = (row, within) {
                self.go_from(way, Some(row.id()));
            }
        });
        on_cleanup(move || {
            for listener in [keys, down, up] {
                listener.remove();
            }
        });
    }
}

/// Where the finger of an event is, or was lifted, in pixels.
fn touched(event: &web_sys::TouchEvent) -> Option<(i32, i32)> {
    let touch = event.changed_touches().get(0)?;
    Some((touch.client_x(), touch.client_y()))
}

/// How far a finger is drawn before it is more than a tap, in pixels.
const FAR: i32 = 60;

/// Which way a finger was drawn: to the left brings what comes next, as a page is turned. Up and down is scrolling.
fn drawn(from: (i32, i32), to: (i32, i32)) -> Option<Way> {
    let (across, along) = (to.0 - from.0, to.1 - from.1);
    match across.abs() > FAR && across.abs() > 2 * along.abs() {
        true if across < 0 => Some(Way::Next),
        true => Some(Way::Previous),
        false => None,
    }
}

fn places(groups: &[Group], vocabulary: Vocabulary) -> Vec<Place> {
    let all: usize = groups.iter().map(|group| group.rows.len()).sum();
    let mut places = Vec::with_capacity(all);
    let mut before = 0;
    for group in groups {
        places.extend(group.rows.iter().enumerate().map(|(index, row)| Place {
            id: row.measure.id.clone(),
            is_red: status(row).face(vocabulary) == Status::Red.face(vocabulary),
            block: (all > DRAWN_WHOLE).then_some(before + index / BLOCK),
        }));
        before += group.rows.len().div_ceil(BLOCK);
    }
    places
}

/// The position of the next red one; round from one end to the other.
fn next(places: &[Place], from: Option<usize>, way: Way) -> Option<usize> {
    let reds = || (0..places.len()).filter(|at| places.get(*at).is_some_and(|it| it.is_red));
    match way {
        Way::Next => reds().find(|at| from.is_none_or(|from| *at > from)).or_else(|| reds().next()),
        Way::Previous => {
            reds().rfind(|at| from.is_some_and(|from| *at < from)).or_else(|| reds().next_back())
        }
    }
}

/// Brings a row to the middle of the window, marks it, and puts the focus on its link.
fn show(id: &MeasureId) {
    let Some(row) = document().get_element_by_id(&row_id(id.as_str())) else { return };
    if let Ok(Some(marked)) = document().query_selector(".row.returned") {
        let _ = marked.class_list().remove_1("returned");
    }
    browser::centre(&row);
    let _ = row.class_list().add_1("returned");
    if let Some(link) = document().get_element_by_id(&link_id(id.as_str())) {
        browser::focus_on(link);
    }
}
