//! Many areas or groups at once, with their codes, sets and figures: a block from a spreadsheet, as in the grids.

use super::values::{PARTS, period_of};
use crate::{
    app::{
        browser,
        components::{SelectField, TextAreaField},
        state::Editor,
    },
    exchange::area_block::{BlockAt, area_block},
    model::{ComparatorKind, MeasureId},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// The form that takes a block.
pub fn add_many(editor: Editor, id: MeasureId) -> AnyView {
    let held = StoredValue::new(id);
    let (text, kind) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    // The lines that weren't taken stay in the field; why stands under it.
    let left = RwSignal::new(Vec::<(String, String)>::new());
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        let back = || browser::focus_next(["area-block".to_owned()]);
        let (pack, measure) = (editor.pack_now(), held.get_value());
        let Some(period) = untrack(|| period_of(editor, &measure)) else {
            error.set(Some("Say first how often the measure reports".to_owned()));
            return back();
        };
        let is_kind = |each: &ComparatorKind| each.name() == kind.get_untracked();
        let kind = PARTS.into_iter().find(is_kind).unwrap_or(ComparatorKind::Area);
        let into = BlockAt { measure: &measure, period, kind };
        let read =
            text.with_untracked(|text| area_block(&pack, &into, text, || browser::new_id("area")));
        let mut found = match read {
            Ok(found) => found,
            Err(reason) => {
                error.set(Some(reason));
                return back();
            }
        };
        error.set(None);
        let done = found.step.take().map_or(Ok(false), |step| {
            let done = editor.run(step.clone());
            found.step = Some(step);
            done
        });
        match done {
            Ok(_) => editor.say_done(found.words()),
            Err(reason) => return editor.say(reason),
        }
        let lines: Vec<&str> = found.left.iter().map(|(line, _)| line.as_str()).collect();
        text.set(lines.join("\n"));
        left.set(found.left);
        back();
    };
    let kinds = PARTS.map(|each| (each.name().to_owned(), each.words().to_owned())).to_vec();
    let hint = move || {
        let period = held.with_value(|id| period_of(editor, id));
        period.map(|period| {
            let label = period.label();
            view! {
                <p class="quiet">
                    {format!("A line each: the name first, then whatever there is of Code, Set, Lies within and figures, with headings over them. A column headed Figure is of {label}; others are headed by their period. A blank changes nothing.")}
                </p>
            }
        })
    };
    let why = move || {
        let rows = left.get();
        (!rows.is_empty()).then(|| {
            let row = |(line, why): (String, String)| {
                view! { <li>{format!("“{}”: {why}.", line.replace('\t', ", "))}</li> }
            };
            view! {
                <div role="alert">
                    <p class="error">"Not taken, and still in the field above:"</p>
                    <ul>{rows.into_iter().map(row).collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <section class="section">
            <h2>"Paste many"</h2>
            {hint}
            <form on:submit=take novalidate=true>
                <TextAreaField
                    id="area-block"
                    label="A block from a spreadsheet"
                    hint="Such as Area, Code, Set, Lies within, Figure"
                    value=text
                    error
                />
                {why}
                <SelectField id="area-block-kind" label="What new ones are" value=kind choices=kinds />
                <div class="buttons">
                    <button type="submit" class="button main">
                        "Take the block"
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
