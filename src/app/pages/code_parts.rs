//! The parts of the code that come when they are first asked for: each is a file of its own beside the page
//! (the build splits it off at the functions marked here), or a part of the single file. What two parts share
//! is a file that comes with either.

use super::{
    ask, delivery, gallery, help, learn, licences, measure, minute, packs, plan, review, revise,
    scorecard,
};
use crate::app::{
    components::Missing,
    explore,
    route::{Route, pages},
    state::Shown,
};
use crate::report::minute::Scope;
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
enum Part {
    /// Reading a scorecard.
    Scorecard,
    /// Reading a measure, and trying something on it.
    Measure,
    /// Every other page that reads.
    Reading,
    /// Every page that writes.
    Editing,
    /// Tables, files and drafts, in and out.
    Exchange,
    /// Measures looked at together.
    Explore,
    /// Every kind of picture.
    Gallery,
    /// What looks closely at packs: two of them side by side.
    Checking,
    /// Training.
    Learn,
}

impl Part {
    /// Whether it is here already: going back and forth then never shows an empty page.
    fn here(self) -> &'static AtomicBool {
        static HERE: [AtomicBool; 9] = [const { AtomicBool::new(false) }; 9];
        &HERE[self as usize]
    }

    /// Fetches it.
    async fn fetch(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Scorecard => fetch_scorecard().await,
            Self::Measure => fetch_measure().await,
            Self::Reading => fetch_reading().await,
            Self::Editing => fetch_editing().await,
            Self::Exchange => fetch_exchange().await,
            Self::Explore => fetch_explore().await,
            Self::Gallery => fetch_gallery().await,
            Self::Checking => fetch_checking().await,
            Self::Learn => fetch_learn().await,
        }
    }

    /// The page of a route of this part, which is here.
    fn page(self, route: Route) -> AnyView {
        let made = match self {
            Self::Scorecard => at_once(scorecard_page(route)),
            Self::Measure => at_once(measure_page(route)),
            Self::Reading => at_once(reading_page(route)),
            Self::Editing => at_once(editing_page(route)),
            Self::Exchange => at_once(exchange_page(route)),
            Self::Explore => at_once(explore_page(route)),
            Self::Gallery => at_once(gallery_page(route)),
            Self::Checking => at_once(checking_page(route)),
            Self::Learn => at_once(learn_page(route)),
        };
        made.unwrap_or_else(missing)
    }
}

/// Makes the views of the table of pages, each within the function of its part of the code.
macro_rules! views {
    ($(
        $(#[$doc:meta])*
        $name:ident $(($($id:ident: $type:ty),* $(; $query:ident: $query_type:ty)?))? at [$($step:tt),*]
            $(stage $stage:ident,)? title $title:literal $(or |$pack:ident| $named:expr)?,
            part $part:ident, view { $($view:tt)* };
    )*) => {
        /// The part of the code that a route's page is in; `None` where it is in the first load.
        fn part_of(route: &Route) -> Option<Part> {
            match route {
                $(Route::$name { .. } => part!($part),)*
            }
        }

        /// The page of a route of the first load.
        fn first_page(route: Route) -> AnyView {
            $(of_part!(first $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return view! { $($view)* }.into_any();
                }
            });)*
            missing()
        }

        #[wasm_split(scorecard, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_scorecard))]
        fn scorecard_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(scorecard $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(measure, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_measure))]
        fn measure_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(measure $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(reading, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_reading))]
        fn reading_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(reading $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(editing, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_editing))]
        fn editing_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(editing $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(exchange, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_exchange))]
        fn exchange_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(exchange $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(explore, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_explore))]
        fn explore_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(explore $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(gallery, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_gallery))]
        fn gallery_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(gallery $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(checking, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_checking))]
        fn checking_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(checking $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }

        #[wasm_split(learn, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_learn))]
        fn learn_page(route: Route) -> Result<AnyView, SplitLoaderError> {
            $(of_part!(learn $part {
                if let Route::$name $(($($id,)* $($query)?))? = route {
                    return Ok(view! { $($view)* }.into_any());
                }
            });)*
            Ok(missing())
        }
    };
}

/// A part of the code by its word in the table.
macro_rules! part {
    (first) => {
        None
    };
    (scorecard) => {
        Some(Part::Scorecard)
    };
    (measure) => {
        Some(Part::Measure)
    };
    (reading) => {
        Some(Part::Reading)
    };
    (editing) => {
        Some(Part::Editing)
    };
    (exchange) => {
        Some(Part::Exchange)
    };
    (explore) => {
        Some(Part::Explore)
    };
    (gallery) => {
        Some(Part::Gallery)
    };
    (checking) => {
        Some(Part::Checking)
    };
    (learn) => {
        Some(Part::Learn)
    };
}

/// What stands in the function of its part; in that of another nothing, so that no code of it goes there.
macro_rules! of_part {
    (first first { $($code:tt)* }) => { $($code)* };
    (scorecard scorecard { $($code:tt)* }) => { $($code)* };
    (measure measure { $($code:tt)* }) => { $($code)* };
    (reading reading { $($code:tt)* }) => { $($code)* };
    (editing editing { $($code:tt)* }) => { $($code)* };
    (exchange exchange { $($code:tt)* }) => { $($code)* };
    (explore explore { $($code:tt)* }) => { $($code)* };
    (gallery gallery { $($code:tt)* }) => { $($code)* };
    (checking checking { $($code:tt)* }) => { $($code)* };
    (learn learn { $($code:tt)* }) => { $($code)* };
    ($this:ident $other:ident { $($code:tt)* }) => {};
}

pages!(views);

/// What is shown where there is no page.
pub fn missing() -> AnyView {
    view! { <Missing /> }.into_any()
}

/// Whether a page changes what is open. A new pack from nothing doesn't.
pub fn changes(route: &Route) -> bool {
    !matches!(route, Route::Start)
        && (part_of(route) == Some(Part::Editing) || matches!(route, Route::Import))
}

/// The page of a route: at once where its part of the code is here, else when it has come.
pub fn page(route: Route) -> AnyView {
    // Of a plan that isn't there nothing is well.
    if let Some(Scope::Plan(plan)) = route.scope()
        && Shown::get().pack_now().plan(plan).is_none()
    {
        return missing();
    }
    let Some(part) = part_of(&route) else { return first_page(route) };
    if part.here().load(Ordering::Relaxed) {
        return part.page(route);
    }
    let state = RwSignal::new(State::Waiting);
    let fetch = move || {
        state.set(State::Waiting);
        leptos::task::spawn_local(async move {
            let fetched = part.fetch().await;
            part.here().store(fetched.is_ok(), Ordering::Relaxed);
            state.try_set(if fetched.is_ok() { State::Here } else { State::Failed });
        });
    };
    fetch();
    view! {
        {move || match state.get() {
            State::Waiting => view! { <p role="status">"Opening…"</p> }.into_any(),
            State::Here => untrack(|| part.page(route.clone())),
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

/// What a future gives without waiting.
fn at_once<T>(future: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(made)) => Some(made),
        _ => None,
    }
}
