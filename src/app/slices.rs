//! Work over many things in slices, between which the browser paints and answers what is tapped: a forecast of each of
//! five hundred measures is too much for one frame.

use super::browser;
use leptos::prelude::on_cleanup;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// How long a slice is, in milliseconds: with what is then drawn of it, a frame stays under fifty.
const SLICE: u64 = 8;

/// The one piece of such work of a view: what begins stops what ran before, and it stops when the view goes.
#[derive(Clone)]
pub struct Slices(Arc<AtomicU64>);

impl Slices {
    /// Nothing is being done.
    pub fn new() -> Self {
        let turn: Arc<AtomicU64> = Arc::default();
        let last = turn.clone();
        on_cleanup(move || {
            last.fetch_add(1, Ordering::Relaxed);
        });
        Self(turn)
    }

    /// Makes something of each and hands over what each slice made, with whether it was the last.
    pub fn over<T: 'static, U: 'static>(
        &self,
        items: Vec<T>,
        make: impl Fn(&T) -> U + 'static,
        told: impl Fn(Vec<U>, bool) + 'static,
    ) {
        let turn = self.0.clone();
        let own = turn.fetch_add(1, Ordering::Relaxed) + 1;
        leptos::task::spawn_local(async move {
            let mut left = items.iter().peekable();
            loop {
                browser::breathe().await;
                if turn.load(Ordering::Relaxed) != own {
                    return;
                }
                let began = browser::now();
                let mut made = Vec::new();
                for next in left.by_ref() {
                    made.push(make(next));
                    if browser::now().saturating_sub(began) >= SLICE {
                        break;
                    }
                }
                let is_last = left.peek().is_none();
                told(made, is_last);
                if is_last {
                    return;
                }
            }
        });
    }
}
