//! What is said of a thing, term by term; what isn't set says so.

use crate::{
    app::{route::Route, state::Shown},
    model::Audience,
    rating::may_lack_some,
};
use leptos::prelude::*;

/// Said of what nobody has set; of a pack that was made for an audience nobody knows.
const UNSET: &str = "Not yet set";

/// What is said under a term.
pub enum Said {
    /// Nothing yet, in these words.
    Missing(&'static str),
    /// Words.
    Words(String),
    /// Things with pages of their own.
    Pages(Vec<(String, Route)>),
}

impl From<String> for Said {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Missing(UNSET) } else { Self::Words(words) }
    }
}

impl From<&str> for Said {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl From<Option<String>> for Said {
    fn from(words: Option<String>) -> Self {
        words.unwrap_or_default().into()
    }
}

impl From<Option<&str>> for Said {
    fn from(words: Option<&str>) -> Self {
        words.unwrap_or_default().into()
    }
}

/// Whom a record is for.
impl From<Option<Audience>> for Said {
    fn from(audience: Option<Audience>) -> Self {
        audience
            .map_or(Self::Missing("Not yet set, which counts as internal"), |it| it.words().into())
    }
}

impl From<bool> for Said {
    fn from(yes: bool) -> Self {
        if yes { "Yes" } else { "No" }.into()
    }
}

impl Said {
    /// Things with pages of their own, each by its name.
    pub fn pages<T>(all: impl IntoIterator<Item = T>, page: impl Fn(T) -> (String, Route)) -> Self {
        Self::Pages(all.into_iter().map(page).collect())
    }
}

/// A term, and what is said under it.
pub fn fact(term: &'static str, said: impl Into<Said>) -> (&'static str, Said) {
    (term, said.into())
}

/// Facts, in their order.
pub fn facts(list: Vec<(&'static str, Said)>) -> AnyView {
    let row = |(term, said)| view! { <dt>{term}</dt> {definition(said)} };
    view! { <dl class="facts">{list.into_iter().map(row).collect_view()}</dl> }.into_any()
}

fn definition(said: Said) -> AnyView {
    let link =
        |(name, page): (String, Route)| view! { <a class="link" href=page.href()>{name}</a> };
    match said {
        Said::Missing(UNSET) if may_lack_some(&Shown::get().pack()) => {
            view! { <dd class="unset">"Not in this file"</dd> }.into_any()
        }
        Said::Missing(words) => view! { <dd class="unset">{words}</dd> }.into_any(),
        Said::Words(words) => view! { <dd>{words}</dd> }.into_any(),
        Said::Pages(pages) => match <[_; 1]>::try_from(pages) {
            Ok([one]) => view! { <dd>{link(one)}</dd> }.into_any(),
            Err(pages) if pages.is_empty() => definition(Said::Missing(UNSET)),
            Err(pages) => {
                let pages = pages.into_iter().map(|page| view! { <li>{link(page)}</li> });
                view! { <dd><ul class="plain">{pages.collect_view()}</ul></dd> }.into_any()
            }
        },
    }
}
