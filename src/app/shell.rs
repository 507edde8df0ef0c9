//! The frame around every page: whose it is, the save state, the period, and the cycle.

use crate::app::{
    above::above,
    at_work, browser,
    components::PeriodControl,
    offline, opening, pages,
    route::{Exploring, Route, Stage},
    save_state::{LeavingDialog, SaveMark, TroubleBanner},
    state::{Editor, Leaving, Notices, Source},
};
use leptos::{ev, prelude::*};

/// The whole page.
#[component]
pub fn Shell() -> impl IntoView {
    let editor = Editor::get();
    let route = RwSignal::new(current());
    browser::is_return();
    let listener = window_event_listener(ev::hashchange, move |_| {
        // While its page is still there: what is typed in it is taken.
        browser::leave_field();
        arrive(editor, browser::is_return());
        route.set(current());
    });
    on_cleanup(move || listener.remove());
    // Training looks at packs of its own: nothing there leads to what is open, or changes it.
    let training = Memo::new(move |_| route.with(|it| it.as_ref().is_some_and(Route::is_training)));
    keyboard_undo(editor, training);
    take_typing_on_tap();
    let notices = Notices::get();
    let name = editor.of(|pack| match pack.organisation.name.as_str() {
        "" => "Golden Thread".to_owned(),
        name => name.to_owned(),
    });
    Effect::new(move |_| {
        let page = match route.get() {
            Some(route) => route.title(&editor.pack()),
            None => "No page at this address".to_owned(),
        };
        let of = if training.get() { "Golden Thread".to_owned() } else { name.get() };
        document().set_title(&format!("{page} – {of}"));
    });
    view! {
        <a class="skip" href="#main" on:click=skip>
            "Skip to main content"
        </a>
        <header class="top">
            <a class="mark" href=move || if training.get() { Route::Learn } else { Route::Home }.href()>
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="M3 17c4 0 4-10 9-10s5 10 9 10" fill="none" stroke="var(--thread)" stroke-width="2.4" />
                    <circle cx="3" cy="17" r="2" fill="var(--ink)" />
                    <circle cx="12" cy="7" r="2" fill="var(--ink)" />
                    <circle cx="21" cy="17" r="2" fill="var(--ink)" />
                </svg>
                <span>{move || if training.get() { "Training".to_owned() } else { name.get() }}</span>
            </a>
            {move || training.get().then(|| {
                view! { <p class="in-training">"This is training: nothing here touches your drafts."</p> }
            })}
            {outside(training, || view! { <Open /> <PeriodControl /> }.into_any())}
        </header>
        {outside(training, move || view! { <Cycle route /> }.into_any())}
        {outside(training, || view! { <TroubleBanner /> }.into_any())}
        {outside(training, || view! { <SourceBanner /> <AboveBanner /> }.into_any())}
        <UpdateBanner />
        <main id="main" tabindex="-1" on:click=move |_| notices.go_on()>
            {pages::page(route)}
        </main>
        <footer class="foot">
            {outside(training, links)}
            <span>"Nothing leaves this browser unless you save it as a file."</span>
        </footer>
        {outside(training, || view! { <NoticeOver /> }.into_any())}
        <LeavingDialog />
    }
}

/// What stands around pages of what is open, and not around those of training.
fn outside(training: Memo<bool>, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(draw);
    (move || (!training.get()).then(&*draw)).into_any()
}

/// Where the foot of each page leads.
fn links() -> AnyView {
    view! {
        <a href=Route::Drafts.href()>"Drafts and packs"</a>
        <a href=Route::Resources.href()>"Resources"</a>
        <a href=Route::Help.href()>"How ratings are made"</a>
        <a href=Route::Licences.href()>"Licences"</a>
    }
    .into_any()
}

/// The route of the address; unknown ones lead home. Out of training only leaving it leads.
fn current() -> Option<Route> {
    at_work::shown(Route::parse(
        &location_hash().map(|hash| format!("#{hash}")).unwrap_or_default(),
    ))
}

/// Comes to another page: a new one from its top, with the focus on it so that the next key is its own; one
/// come back to where it was. A message that has been there a while stays with the page before.
fn arrive(editor: Editor, returned: bool) {
    editor.notices().pass();
    if !returned {
        editor.left_from.set(None);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        browser::focus("main");
    }
}

/// Moves the focus to the page's content without changing the address, which is the route.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    browser::focus("main");
}

/// Control-Z and Control-Y anywhere but in a field, which has its own, and in training, which has nothing to take back.
fn keyboard_undo(editor: Editor, training: Memo<bool>) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let typing = document().active_element().is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        });
        if training.get_untracked()
            || typing
            || !(event.ctrl_key() || event.meta_key())
            || !editor.mode().is_editing_now()
        {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => editor.undo(),
            ("z", true) | ("y", false) => editor.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

/// A tap on a button takes what is typed in the field before: on a tablet a button gets no focus, so that the field
/// would not notice that it was left.
fn take_typing_on_tap() {
    let listener = window_event_listener(ev::pointerdown, move |event| {
        use wasm_bindgen::JsCast;
        let tapped = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let acts = tapped.and_then(|element| element.closest("button, a, summary").ok().flatten());
        if acts.is_some() {
            browser::leave_field();
        }
    });
    on_cleanup(move || listener.remove());
}

/// What is open, whether it is read or edited, and the one switch between the two; while it is edited, whether what was
/// changed is kept.
#[component]
fn Open() -> impl IntoView {
    let editor = Editor::get();
    let mode = editor.mode();
    let document = editor.opened().document();
    let what = move || {
        document.with(|document| match &document.source {
            Source::Sample => "Sample: a made-up council".to_owned(),
            Source::Published(_) | Source::Draft(_) => document.name.clone(),
        })
    };
    // Trouble is told to a reader too.
    let state = editor.saving().state();
    let may_change = move || document.with(|document| document.read_only.is_none());
    let switch = move || {
        let editing = mode.is_editing();
        let words = if editing { "Read" } else { "Edit" };
        view! {
            <button type="button" class="link" on:click=move |_| editor.edit(!editing)>
                {words}
            </button>
        }
    };
    view! {
        <div class="open">
            <a class="what" href=Route::Drafts.href()>
                {what}
            </a>
            <Show
                when=move || mode.is_editing() || state.with(|state| state.tone() != "kept")
                fallback=|| view! { <span class="reading">"Reading"</span> }
            >
                <SaveMark />
            </Show>
            <Show when=may_change>{switch}</Show>
            <Show when=move || document.with(|it| it.source == Source::Sample) && !mode.is_editing()>
                <a class="link own" href=Route::Start.href()>
                    "Start your own"
                </a>
            </Show>
        </div>
    }
}

/// Where a reader can be: the picture, the scorecards, the cycle, which can be entered anywhere and comes round, and
/// training, which takes all of this away and so is never where the reader is.
#[component]
fn Cycle(
    /// Where the reader is.
    route: RwSignal<Option<Route>>,
) -> impl IntoView {
    let here = Memo::new(move |_| route.get().unwrap_or_default().stage());
    let minute = move || matches!(route.get(), Some(Route::Home | Route::Minute(_)));
    let exploring = move || matches!(route.get(), Some(Route::Explore(_)));
    let of_stage = move |stage: Stage| {
        place(stage.route(), stage.words(), move || here.get() == Some(stage) && !exploring())
    };
    let [scorecard, stages @ ..] = Stage::ALL;
    view! {
        <nav class="cycle" aria-label="The cycle">
            <ul>
                {place(Route::Home, "In a minute", minute)} {of_stage(scorecard)}
                <li class="loop">
                    <ol>{stages.map(of_stage).collect_view()}</ol>
                </li>
                {place(Route::Explore(Exploring::default()), "Explore", exploring)}
                <li><a href=Route::Learn.href()>"Training"</a></li>
            </ul>
        </nav>
    }
}

/// A place to go to, marked where the reader is there.
fn place(
    route: Route,
    words: &'static str,
    is_here: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    view! {
        <li>
            <a href=route.href() aria-current=move || is_here().then_some("page")>
                {words}
            </a>
        </li>
    }
    .into_any()
}

/// Says plainly what is open, where that isn't a draft of one's own.
#[component]
fn SourceBanner() -> impl IntoView {
    let editor = Editor::get();
    let document = editor.opened().document();
    move || {
        let (source, read_only) =
            document.with(|document| (document.source.clone(), document.read_only.clone()));
        let words = match (&source, read_only) {
            (_, Some(reason)) => reason,
            (Source::Sample, None) if editor.mode().is_editing() => {
                "This is a sample: a made-up council. Change anything and you get a draft of your own.".to_owned()
            }
            _ => return None,
        };
        let copy = !matches!(source, Source::Sample);
        Some(view! {
            <aside class="banner" aria-label="What is open">
                <p>{words}</p>
                <Show
                    when=move || copy
                    fallback=|| view! { <a class="link" href=Route::Start.href()>"Start your own"</a> }
                >
                    <button type="button" class="link" on:click=move |_| editor.copy_to_draft()>
                        "Make a copy"
                    </button>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| opening::open_instead(editor, opening::open_sample())
                    >
                        "Go to the sample"
                    </button>
                </Show>
            </aside>
        })
    }
}

/// What is said of the pack itself; looked at whenever one is opened or signed.
#[component]
fn AboveBanner() -> impl IntoView {
    let editor = Editor::get();
    let found = RwSignal::new(None);
    let document = editor.opened().document();
    let kinds = editor.of(|pack| (pack.extract_for, pack.sign_offs.len()));
    Effect::new(move |_| {
        // The sample is the page's own: looking at it needs no code before the first scorecard.
        let sample = document.with(|document| document.source == Source::Sample);
        kinds.track();
        if sample {
            return found.set(None);
        }
        let pack = editor.pack_now();
        leptos::task::spawn_local(async move { found.set(above(pack).await) });
    });
    move || found.get().map(|draw| draw(&editor.pack()))
}

/// Offers a new version of the page; what is open is saved before it takes over.
#[component]
fn UpdateBanner() -> impl IntoView {
    let leaving = Leaving::get();
    let waiting = RwSignal::new(None);
    offline::register(waiting);
    move || {
        waiting.get().map(|worker: offline::SendWrapped| {
            view! {
                <aside class="banner" aria-label="New version">
                    <p>"A new version of this page is ready."</p>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| {
                            let worker = worker.clone();
                            leaving.then(move || offline::take_over(&worker));
                        }
                    >
                        "Use it now"
                    </button>
                </aside>
            }
        })
    }
}

/// A short message over the page, read out by screen readers.
#[component]
fn NoticeOver() -> impl IntoView {
    let editor = Editor::get();
    let notice = Notices::get().notice();
    view! {
        <div class="toast" role="status" aria-live="polite">
            {move || {
                notice
                    .get()
                    .map(|shown| {
                        view! {
                            <div>
                                <p>{shown.words}</p>
                                <Show when=move || shown.undo && editor.mode().is_editing()>
                                    <button type="button" on:click=move |_| {
                                        editor.undo();
                                        browser::focus("main");
                                    }>
                                        "Undo"
                                    </button>
                                </Show>
                                {shown
                                    .signed_off
                                    .map(|id| {
                                        let ask = move |_| browser::keep_for_session("propose", id.as_str());
                                        view! {
                                            <a href=Route::ChangeSignOff.href() on:click=ask>
                                                "Propose a change"
                                            </a>
                                        }
                                    })}
                                <button type="button" on:click=move |_| {
                                    notice.set(None);
                                    browser::focus("main");
                                }>
                                    "Close"
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
