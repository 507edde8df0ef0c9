//! The parts of the code that come when they are first asked for: each is a file of its own beside the page
//! (the build splits it off at the functions marked here), or a part of the single file.

use super::{
    compare, drafts, edit_measure, figures, gallery, help, history, import, measure, measures,
    missing, one_plan, opened, organisation, planning_year, sign_off, specification, stages, start,
    story, thread,
};
use crate::app::route::Route;
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::{
    future::Future,
    pin::pin,
    sync::atomic::{AtomicBool, Ordering},
    task::{Context, Poll, Waker},
};

/// A part of the code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Reading a measure.
    Measure,
    /// Everything that changes a pack, and what is read more rarely.
    Workbench,
}

impl Part {
    /// Whether it is here already: going back and forth then never shows an empty page.
    fn here(self) -> &'static AtomicBool {
        static HERE: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];
        &HERE[self as usize]
    }
}

/// The page of a route whose code is in a part.
pub fn view(part: Part, route: Route) -> AnyView {
    if part.here().load(Ordering::Relaxed) {
        return made(part, route);
    }
    let state = RwSignal::new(State::Waiting);
    let fetch = move || {
        state.set(State::Waiting);
        leptos::task::spawn_local(async move {
            let fetched = match part {
                Part::Measure => fetch_reading().await,
                Part::Workbench => fetch_workbench().await,
            };
            part.here().store(fetched.is_ok(), Ordering::Relaxed);
            state.try_set(if fetched.is_ok() { State::Here } else { State::Failed });
        });
    };
    fetch();
    view! {
        {move || match state.get() {
            State::Waiting => view! { <p role="status">"Opening…"</p> }.into_any(),
            State::Here => untrack(|| made(part, route.clone())),
            State::Failed => view! {
                <h1>"This page could not be fetched"</h1>
                <p>"Check the connection, then try again. What you have open is kept."</p>
                <button type="button" on:click=move |_| fetch()>"Try again"</button>
            }.into_any(),
        }}
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum State {
    Waiting,
    Here,
    Failed,
}

/// The page of a route whose part is here.
fn made(part: Part, route: Route) -> AnyView {
    let made = match part {
        Part::Measure => at_once(reading(route)),
        Part::Workbench => at_once(workbench(route)),
    };
    made.unwrap_or_else(|| view! { <missing::Missing /> }.into_any())
}

/// What a future gives without waiting.
fn at_once<T>(future: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(made)) => Some(made),
        _ => None,
    }
}

#[wasm_split(measure, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_reading))]
fn reading(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(match route {
        Route::Measure(id) => view! { <measure::MeasurePage id /> }.into_any(),
        Route::Gallery => view! { <gallery::Gallery /> }.into_any(),
        _ => view! { <missing::Missing /> }.into_any(),
    })
}

#[wasm_split(workbench, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_workbench))]
fn workbench(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(match route {
        Route::Plan => view! { <stages::PlanStage /> }.into_any(),
        Route::Do => view! { <stages::DoStage /> }.into_any(),
        Route::Review => view! { <stages::ReviewStage /> }.into_any(),
        Route::Revise => view! { <stages::ReviseStage /> }.into_any(),
        Route::Drafts => view! { <drafts::DraftsPage /> }.into_any(),
        Route::Figures => view! { <figures::FiguresPage /> }.into_any(),
        Route::Import => view! { <import::ImportPage /> }.into_any(),
        Route::Measures => view! { <measures::MeasuresPage /> }.into_any(),
        Route::EditMeasure(id) => view! { <edit_measure::EditMeasurePage id /> }.into_any(),
        Route::Organisation => view! { <organisation::OrganisationPage /> }.into_any(),
        Route::OnePlan(id) => view! { <one_plan::PlanPage id /> }.into_any(),
        Route::PlanningYear => view! { <planning_year::PlanningYearPage /> }.into_any(),
        Route::Resources => view! { <planning_year::ResourcesPage /> }.into_any(),
        Route::Story(id) => view! { <story::StoryPage id /> }.into_any(),
        Route::Thread => view! { <thread::ThreadPage /> }.into_any(),
        Route::SignOff => view! { <sign_off::SignOffPage /> }.into_any(),
        Route::History => view! { <history::HistoryPage /> }.into_any(),
        Route::Specification => view! { <specification::SpecificationPage /> }.into_any(),
        Route::Compare => view! { <compare::ComparePage /> }.into_any(),
        Route::Start => view! { <start::StartPage /> }.into_any(),
        Route::Open(path) => view! { <opened::Opened path /> }.into_any(),
        Route::Help => view! { <help::Help /> }.into_any(),
        Route::Home | Route::Scorecard(..) | Route::Measure(_) | Route::Gallery => {
            view! { <missing::Missing /> }.into_any()
        }
    })
}
