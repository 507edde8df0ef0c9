//! The frame that pages of one kind of thing share: a list of them, one of them, and changing that one.

use super::{Crumbs, Missing, WhileEditing, absent, ask_of_report, crumbs::Step};
use crate::{
    app::{browser, route::Route},
    rating::Absent,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A line of a list: what a thing is called, where its page is, and what else is said of it in a line.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Its page.
    pub page: Route,
    /// What else is said of it; empty where nothing is.
    pub facts: String,
}

impl Line {
    /// A thing, its page, and what else is said of it, as far as it is set.
    pub fn new<const N: usize>(name: &str, page: Route, facts: [Option<String>; N]) -> Self {
        let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self { name: name.to_owned(), page, facts }
    }
}

/// What there is of a kind, each leading to its page.
#[component]
pub fn ListOf(
    /// All of them.
    list: Memo<Vec<Line>>,
    /// What is said where there is none.
    none: Absent,
) -> impl IntoView {
    move || {
        let list = list.get();
        if list.is_empty() {
            return absent(none);
        }
        let row = |each: Line| {
            view! {
                <li>
                    <a class="link" href=each.page.href()>
                        {each.name}
                    </a>
                    " "
                    <span class="small quiet">{each.facts}</span>
                </li>
            }
        };
        view! { <ul class="drafts">{list.into_iter().map(row).collect_view()}</ul> }.into_any()
    }
}

/// A list, to read. Nothing in it changes the pack; one link leads to where that is done.
#[component]
pub fn ReadList(
    /// What stands over it.
    heading: &'static str,
    /// What it is for, in a sentence.
    #[prop(optional)]
    lede: &'static str,
    /// Where it is changed.
    change: Route,
    /// What is done there, such as "Add a risk".
    to_change: &'static str,
    /// What is printed.
    #[prop(default = "Print this page")]
    to_print: &'static str,
    /// What stands on the page.
    children: Children,
) -> impl IntoView {
    view! {
        <h1>{heading}</h1>
        {lede_line(lede)}
        <WhileEditing>
            <div class="buttons">
                <a class="button" href=change.href()>
                    {to_change}
                </a>
            </div>
        </WhileEditing>
        {children()}
        <div class="buttons">
            <button type="button" class="button" on:click=|_| browser::print()>
                {to_print}
            </button>
            {ask_of_report(heading)}
        </div>
    }
}

/// A list, to write, with a way back to where it is read.
#[component]
pub fn WriteList(
    /// What stands over it.
    heading: &'static str,
    /// What is done here, in a sentence.
    #[prop(optional)]
    lede: &'static str,
    /// Where it is read.
    read: Route,
    /// Several of what it lists, such as "risks".
    many: &'static str,
    /// What stands on the page.
    children: Children,
) -> impl IntoView {
    view! {
        <h1>{heading}</h1>
        <p class="ways">
            <a class="link" href=read.href()>
                {format!("See the {many} as others read them")}
            </a>
        </p>
        {lede_line(lede)}
        {children()}
    }
}

/// What a page is for, where anything is said of it.
fn lede_line(words: &'static str) -> Option<AnyView> {
    (!words.is_empty()).then(|| view! { <p class="lede">{words}</p> }.into_any())
}

/// What the frame of a page says of its thing; `None` where the thing isn't there.
#[derive(Clone, PartialEq)]
pub struct Head {
    /// What it is called.
    pub name: String,
    /// The thread down to it.
    pub above: Vec<Step>,
}

/// One thing, to read. Nothing in it changes the pack; one link leads to where that is done.
#[component]
pub fn ReadPage(
    /// What the frame says.
    head: Memo<Option<Head>>,
    /// What it is, such as "plan".
    one: &'static str,
    /// Where it is changed.
    change: Route,
    /// The way back to its list, such as "All risks", where the thread above it doesn't lead there.
    #[prop(optional)]
    list: Option<(&'static str, Route)>,
    /// Its sections.
    children: ChildrenFn,
) -> impl IntoView {
    let back = move || {
        list.clone().map(|(words, page)| {
            view! {
                <p class="ways">
                    <a class="link" href=page.href()>
                        {words}
                    </a>
                </p>
            }
        })
    };
    let print = move || {
        view! {
            <div class="buttons">
                <button type="button" class="button" on:click=|_| browser::print()>
                    {format!("Print this {one}")}
                </button>
            </div>
        }
    };
    let children: ChildrenFn = Arc::new(move || view! { {children()} {print} {back()} }.into_any());
    let change = change.href();
    let ways = move || {
        let change = change.clone();
        view! {
            <WhileEditing>
                <div class="buttons">
                    <a class="button" href=change.clone()>
                        {format!("Change this {one}")}
                    </a>
                </div>
            </WhileEditing>
        }
        .into_any()
    };
    framed(head, None, ways, children)
}

/// One thing, to write, with a way back to where it is read.
#[component]
pub fn WritePage(
    /// What the frame says.
    head: Memo<Option<Head>>,
    /// What it is, such as "plan".
    one: &'static str,
    /// Where it is read.
    read: Route,
    /// Its forms.
    children: ChildrenFn,
) -> impl IntoView {
    let ways = move || {
        view! {
        <p class="ways">
            <a class="link" href=read.href()>
                {format!("See this {one} as others read it")}
            </a>
        </p>
        }
        .into_any()
    };
    framed(head, Some("Change "), ways, children)
}

/// The thread, the name and the ways on, over what stands on the page.
fn framed(
    head: Memo<Option<Head>>,
    before: Option<&'static str>,
    ways: impl Fn() -> AnyView + Send + Sync + 'static,
    children: ChildrenFn,
) -> AnyView {
    let there = Memo::new(move |_| head.with(Option::is_some));
    let above = Memo::new(move |_| head.get().map(|head| head.above).unwrap_or_default());
    let name = Memo::new(move |_| head.get().map(|head| head.name).unwrap_or_default());
    view! {
        <Show when=move || there.get() fallback=|| view! { <Missing /> }>
            {move || view! { <Crumbs steps=above.get() /> }}
            <h1>{before} {move || name.get()}</h1>
            {ways()}
            {children()}
        </Show>
    }
    .into_any()
}
