//! Work over many things in slices, between which the browser paints and answers what is tapped: a forecast of each of
//! five hundred measures is too much for one frame.

use super::browser;
use leptos::prelude::on_cleanup;
use std::cell::RefCell;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// How long a slice is, in milliseconds: with what is then drawn of it, a frame stays under fifty.
const SLICE: u64 = 8;

/// The latest piece of long work of a view: what begins stops what ran before, and it stops when the view goes.
#[derive(Clone)]
pub struct Latest(Arc<AtomicU64>);

impl Latest {
    /// Nothing is being done.
    pub fn new() -> Self {
        let latest = Self(Arc::default());
        let last = latest.clone();
        on_cleanup(move || last.stop());
        latest
    }

    /// Begins a piece of work; by its number it asks whether it is still on.
    pub fn begin(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Whether nothing began since, nor stopped it.
    pub fn is_on(&self, number: u64) -> bool {
        self.0.load(Ordering::Relaxed) == number
    }

    /// Stops what is being done.
    pub fn stop(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Such work, a thing after another.
#[derive(Clone)]
pub struct Slices(Latest);

impl Slices {
    /// Nothing is being done.
    pub fn new() -> Self {
        Self(Latest::new())
    }

    /// Makes something of each, or nothing, and hands over what there is once all are made: a list that grows is drawn anew
    /// each time.
    pub fn gathered<T: 'static, U: 'static>(
        &self,
        items: Vec<T>,
        make: impl Fn(&T) -> Option<U> + 'static,
        told: impl Fn(Vec<U>) + 'static,
    ) {
        let all = RefCell::new(Vec::new());
        self.over(items, make, move |made, is_last| {
            all.borrow_mut().extend(made.into_iter().flatten());
            if is_last {
                told(all.take());
            }
        });
    }

    /// Makes something of each and hands over what each slice made, with whether it was the last.
    pub fn over<T: 'static, U: 'static>(
        &self,
        items: Vec<T>,
        make: impl Fn(&T) -> U + 'static,
        told: impl Fn(Vec<U>, bool) + 'static,
    ) {
        let latest = self.0.clone();
        let own = latest.begin();
        leptos::task::spawn_local(async move {
            let mut left = items.iter().peekable();
            loop {
                browser::breathe().await;
                if !latest.is_on(own) {
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
