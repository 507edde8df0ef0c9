//! Long lists draw only the rows in sight: rows are drawn by the block, and a block far out of sight is left
//! empty at the height it had. Paper has every row.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};

/// Up to as many rows are all drawn, so that the browser's own search finds them.
pub const DRAWN_WHOLE: usize = 150;
/// How many rows come and go together.
pub const BLOCK: usize = 20;

/// Whether a block is drawn; else the height in pixels to leave free, once it is known.
#[derive(Clone, Copy, PartialEq)]
pub enum Sight {
    /// Drawn.
    Drawn,
    /// Left empty, at a height where it has been seen before.
    Away(Option<f64>),
}

/// The blocks of a scorecard.
#[derive(Clone, Copy)]
pub struct Blocks(StoredValue<Vec<RwSignal<Sight>>>);

impl Blocks {
    /// No blocks yet; follows scrolling and printing as long as the owner lives.
    pub fn watched() -> Self {
        let blocks = Self(StoredValue::new(Vec::new()));
        let listeners = [
            window_event_listener(ev::scroll, move |_| blocks.look(false)),
            window_event_listener(ev::resize, move |_| blocks.look(false)),
            window_event_listener(ev::beforeprint, move |_| blocks.look(true)),
            window_event_listener(ev::afterprint, move |_| blocks.look(false)),
        ];
        let print = on_paper();
        let changed = Closure::<dyn FnMut()>::new(move || blocks.look(false));
        let function = changed.as_ref().unchecked_ref::<js_sys::Function>().clone();
        if let Some(print) = &print {
            let _ = print.add_event_listener_with_callback("change", &function);
        }
        let held = send_wrapper::SendWrapper::new((print, function, changed));
        on_cleanup(move || {
            for listener in listeners {
                listener.remove();
            }
            if let (Some(print), function, _) = &*held {
                let _ = print.remove_event_listener_with_callback("change", function);
            }
        });
        blocks
    }

    /// Forgets the blocks: others are about to be drawn.
    pub fn clear(self) {
        self.0.update_value(Vec::clear);
    }

    /// The next block, and the id of the element that it is in.
    pub fn next(self, drawn: bool) -> (RwSignal<Sight>, String) {
        let sight = RwSignal::new(if drawn { Sight::Drawn } else { Sight::Away(None) });
        let number = self.0.try_update_value(|blocks| {
            blocks.push(sight);
            blocks.len()
        });
        (sight, block_id(number.unwrap_or_default()))
    }

    /// Draws a block, by its number from 0.
    pub fn draw(self, number: usize) {
        let sight = self.0.with_value(|blocks| blocks.get(number).copied());
        if let Some(sight) = sight {
            sight.set(Sight::Drawn);
        }
    }

    /// Draws the blocks in sight, or all of them, and leaves the others empty.
    pub fn look(self, all: bool) {
        let screen = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(1000.0);
        let all = all || on_paper().is_some_and(|print| print.matches());
        let focused = document().active_element();
        let blocks = self.0.try_get_value().unwrap_or_default();
        // All are measured before any is drawn, so that the page is laid out once.
        let seen = |(index, sight): (usize, &RwSignal<Sight>)| {
            let element = document().get_element_by_id(&block_id(index + 1))?;
            let place = element.get_bounding_client_rect();
            let now = sight.try_get_untracked()?;
            // A screen ahead is drawn; what is drawn stays until it is two away.
            let margin = if now == Sight::Drawn { 2.0 * screen } else { screen };
            let near = place.bottom() > -margin && place.top() < screen + margin;
            let held = element.contains(focused.as_deref());
            let next = match now {
                _ if all || near || held => Sight::Drawn,
                Sight::Drawn => Sight::Away(Some(place.height())),
                away => away,
            };
            (next != now).then_some((*sight, next))
        };
        let changes: Vec<_> = blocks.iter().enumerate().filter_map(seen).collect();
        for (sight, next) in changes {
            sight.set(next);
        }
    }
}

/// Whether the page is laid out for paper, to ask or to follow.
fn on_paper() -> Option<web_sys::MediaQueryList> {
    window().match_media("print").ok().flatten()
}

fn block_id(number: usize) -> String {
    format!("rows-{number}")
}
