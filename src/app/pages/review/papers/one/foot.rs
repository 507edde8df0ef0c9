//! What each printed page says at its foot, as long as a paper is shown.

use crate::{
    app::browser,
    report::{page_rule, rule_without_margins},
};
use leptos::prelude::*;

/// Puts the words of a signal under each printed page; takes them away with the page.
pub fn under_each_page(words: Memo<String>) {
    let rules = StoredValue::new(Vec::<u32>::new());
    let take_out = move || {
        let held = rules.try_update_value(std::mem::take).unwrap_or_default();
        // From the last, so that the others keep their places.
        held.into_iter().rev().for_each(browser::delete_rule);
    };
    Effect::new(move |_| {
        let words = words.get();
        take_out();
        if !words.is_empty() {
            let each = [page_rule(&words), rule_without_margins(&words)];
            let places = each.iter().filter_map(|rule| browser::insert_rule(rule));
            rules.set_value(places.collect());
        }
    });
    on_cleanup(take_out);
}
