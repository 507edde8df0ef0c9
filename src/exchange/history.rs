//! The history of a pack as a table.

use super::figures::line;
use crate::edit::UntoldPlaces;
use crate::model::{Altered, Event, Pack};
use std::sync::Arc;

/// The steps of a pack's history as they are shown, oldest first: without figures that aren't printed.
pub fn told(pack: &Pack) -> Vec<Arc<Event>> {
    let untold = UntoldPlaces::of(pack);
    pack.history.iter().map(|event| untold.shown(event)).collect()
}

/// Steps of a pack's history as CSV, a row a change; opening it in a spreadsheet runs nothing.
pub fn csv<'a>(events: impl IntoIterator<Item = &'a Event>) -> String {
    let mut out = line(["on", "by", "what", "place", "before", "after"].into_iter());
    for event in events {
        let on = event.on.to_string();
        let row = |place: &str, before: &str, after: &str| {
            line([on.as_str(), &event.by, &event.what, place, before, after].into_iter())
        };
        if event.changes.is_empty() {
            out.push_str(&row("", "", ""));
        }
        for change in &event.changes {
            let text = |held: &Option<String>| held.clone().unwrap_or_default();
            out.push_str(&row(&change.place, &text(&change.before), &text(&change.after)));
        }
        if event.more > 0 {
            out.push_str(&row(&format!("and {} more", event.more), "", ""));
        }
    }
    out
}

/// All the words of a step, to be searched.
pub fn words(event: &Event) -> String {
    let changes = event.changes.iter().map(Altered::words);
    let own = [event.on.to_string(), event.by.clone(), event.what.clone()];
    own.into_iter().chain(changes).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_row_a_change_and_runs_nothing() {
        let event = Event {
            on: "2026-01-15".parse().unwrap(),
            by: "=cmd()".to_owned(),
            what: "Change A, B".to_owned(),
            changes: vec![Altered::new("A, unit", Some("homes".to_owned()), None)],
            more: 2,
            ..Event::default()
        };
        let expected = "on,by,what,place,before,after\r\n\
            2026-01-15,'=cmd(),\"Change A, B\",\"A, unit\",homes,\r\n\
            2026-01-15,'=cmd(),\"Change A, B\",and 2 more,,\r\n";
        assert_eq!(csv([&event]), expected);
        assert!(words(&event).contains("A, unit: taken out, was homes"));
    }
}
