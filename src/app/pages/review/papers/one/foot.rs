//! What each printed page says at its foot, as long as a paper is shown.

use crate::{app::browser, report::page_rule};
use leptos::prelude::*;

/// Puts the words of a signal under each printed page; takes them away with the page.
pub fn under_each_page(words: Memo<String>) {
    let rule = StoredValue::new(None::<u32>);
    let take_out = move || {
        if let Some(at) = rule.try_update_value(Option::take).flatten() {
            browser::delete_rule(at);
        }
    };
    Effect::new(move |_| {
        let words = words.get();
        take_out();
        if !words.is_empty() {
            rule.set_value(browser::insert_rule(&page_rule(&words)));
        }
    });
    on_cleanup(take_out);
}
