//! Figures and tables as files.

use super::workbook_code;
use crate::{
    app::{browser, state::Editor},
    exchange::figures,
};
use leptos::prelude::*;

/// What a workbook's bytes are.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What can be taken out of the pack.
#[component]
pub fn TakeOut() -> impl IntoView {
    let editor = Editor::get();
    let workbook = move |_| {
        leptos::task::spawn_local(async move {
            let Ok(code) = workbook_code::fetched().await else {
                return editor.say(
                    "What writes workbooks could not be fetched. Try again with a connection.",
                );
            };
            match (code.write)(&editor.pack_now()) {
                Ok(bytes) => browser::save_bytes("tables.xlsx", XLSX, &bytes),
                Err(why) => editor.say(format!("The workbook was not saved: {why}.")),
            }
        });
    };
    view! {
        <section class="section">
            <h2>"Take figures out"</h2>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        browser::save_file("figures.csv", "text/csv", &with_mark(&figures::csv(&editor.pack_now())));
                    }
                >
                    "Save every figure as a CSV file"
                </button>
                <button type="button" class="button" on:click=workbook>
                    "Save every table as a workbook (xlsx)"
                </button>
            </div>
        </section>
    }
}

/// A text with a byte order mark, without which some spreadsheets take its letters for others.
fn with_mark(text: &str) -> String {
    format!("\u{feff}{text}")
}
