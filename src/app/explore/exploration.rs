//! What is being explored, as views follow it.

use super::{
    line::{Line, LineId, Of},
    lines,
    mark::MOST,
    scene::{self, Scene},
};
use crate::{
    app::{
        route::{Exploring, Route, View},
        state::Shown,
    },
    model::MeasureId,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};
use wasm_bindgen::JsValue;

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Exploration {
    exploring: RwSignal<Exploring>,
    toggled: RwSignal<HashMap<LineId, bool>>,
    at: RwSignal<Option<NaiveDate>>,
    /// Every line of the chosen measures.
    pub lines: Memo<Arc<Vec<Line>>>,
    /// How they are drawn.
    pub view: Memo<View>,
    /// The lines that are drawn, in order.
    pub drawn: Memo<Vec<Line>>,
    /// What is drawn, or what stands in the way.
    pub scene: Memo<Result<Scene, &'static str>>,
    /// Which stop of the scene is read out.
    pub stop: Memo<Option<usize>>,
}

impl Exploration {
    /// Starts with what the address says.
    pub fn of(exploring: Exploring) -> Self {
        let page = Shown::get();
        let exploring = RwSignal::new(exploring);
        let toggled = RwSignal::new(HashMap::new());
        let at = RwSignal::new(None);
        let lines = Memo::new(move |_| {
            let pack = page.pack();
            let as_at = page.as_at();
            exploring.with(|exploring| Arc::new(lines::lines(&pack, &exploring.measures, as_at)))
        });
        let shown = Memo::new(move |_| {
            let toggled = toggled.get();
            let figures = lines.with(|lines| figures(lines));
            let is_shown = |line: &Line| is_shown(line, &toggled, figures);
            lines.with(|lines| lines.iter().filter(|line| is_shown(line)).cloned().collect())
        });
        let view = Memo::new(move |_| {
            let chosen = exploring.with(|exploring| exploring.view);
            let fitting = || {
                shown.with(|shown: &Vec<Line>| scene::fitting(&shown.iter().collect::<Vec<_>>()))
            };
            chosen.unwrap_or_else(fitting)
        });
        let drawn = Memo::new(move |_| match view.get() {
            View::Against(_) => {
                let own = |line: &&Line| line.is_own();
                shown.with(|shown| shown.iter().filter(own).take(2).cloned().collect())
            }
            _ => shown.get(),
        });
        let calendar = page.of(|pack| pack.calendar());
        let scene = Memo::new(move |_| {
            drawn.with(|drawn: &Vec<Line>| {
                scene::scene(&drawn.iter().collect::<Vec<_>>(), view.get(), calendar.get())
            })
        });
        let stop = Memo::new(move |_| {
            scene.with(|scene| {
                let stops = &scene.as_ref().ok()?.stops;
                let last = stops.len().checked_sub(1)?;
                let Some(at) = at.get() else { return Some(last) };
                let after = stops.partition_point(|stop| stop.end <= at);
                Some(after.saturating_sub(1).min(last))
            })
        });
        keep_in_address(exploring);
        Self { exploring, toggled, at, lines, view, drawn, scene, stop }
    }

    /// The chosen measures that are there, followed.
    pub fn measures(&self) -> Vec<MeasureId> {
        self.lines.with(|lines| {
            lines.iter().filter(|line| line.is_own()).map(|line| line.id.0.clone()).collect()
        })
    }

    /// Whether another measure can be told apart from those chosen, followed.
    pub fn has_room(&self) -> bool {
        self.measures().len() < MOST
    }

    /// Takes a measure in.
    pub fn add(&self, id: MeasureId) {
        let measures = untrack(|| self.measures());
        self.exploring.update(|exploring| {
            exploring.measures = measures;
            exploring.measures.push(id);
        });
    }

    /// Takes a measure away.
    pub fn remove(&self, id: &MeasureId) {
        self.exploring.update(|exploring| exploring.measures.retain(|each| each != id));
    }

    /// Draws in another way.
    pub fn show_as(&self, view: View) {
        self.exploring.update(|exploring| exploring.view = Some(view));
    }

    /// Whether a line is shown, followed.
    pub fn is_shown(&self, line: &Line) -> bool {
        let count = self.lines.with(|lines| figures(lines));
        self.toggled.with(|toggled| is_shown(line, toggled, count))
    }

    /// Shows a line, or takes it from the drawing.
    pub fn toggle(&self, line: &Line) {
        let shown = untrack(|| self.is_shown(line));
        self.toggled.update(|toggled| {
            toggled.insert(line.id.clone(), !shown);
        });
    }

    /// Reads out another stop.
    pub fn read_at(&self, stop: usize) {
        let end = self.scene.with_untracked(|scene| {
            scene.as_ref().ok().and_then(|scene| scene.stops.get(stop)).map(|stop| stop.end)
        });
        if end.is_some() && self.stop.get_untracked() != Some(stop) {
            self.at.set(end);
        }
    }

    /// Reads out the stop so many on; the first or the last where there are no more.
    pub fn step(&self, by: isize) {
        let last = self.last_stop();
        let here = self.stop.get_untracked().unwrap_or_default();
        self.read_at(here.saturating_add_signed(by).min(last));
    }

    /// The number of the last stop, not followed.
    pub fn last_stop(&self) -> usize {
        self.scene.with_untracked(|scene| {
            scene.as_ref().map_or(0, |scene| scene.stops.len().saturating_sub(1))
        })
    }
}

/// A measure's own line is shown unless it was taken away; comparators' are where there are few lines. Layers are shown
/// when they are asked for.
fn is_shown(line: &Line, toggled: &HashMap<LineId, bool>, figures: usize) -> bool {
    let by_itself = match line.id.1 {
        Of::Own => true,
        Of::Comparator(_) => figures <= MOST,
        Of::UsualRange | Of::Forecast => false,
    };
    toggled.get(&line.id).copied().unwrap_or(by_itself)
}

/// How many lines are of figures, the layers over them left out.
fn figures(lines: &[Line]) -> usize {
    lines.iter().filter(|line| matches!(line.id.1, Of::Own | Of::Comparator(_))).count()
}

/// Keeps what is chosen in the address, in place of the one before: coming back to it, or handing it on, shows
/// the same, and going back leaves the page.
fn keep_in_address(exploring: RwSignal<Exploring>) {
    let last = StoredValue::new(exploring.get_untracked());
    Effect::new(move |_| {
        let exploring = exploring.get();
        if last.get_value() == exploring {
            return;
        }
        last.set_value(exploring.clone());
        let href = Route::Explore(exploring).href();
        let _ = window()
            .history()
            .and_then(|history| history.replace_state_with_url(&JsValue::TRUE, "", Some(&href)));
    });
}
