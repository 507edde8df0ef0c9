//! Where the limits of a measure's control chart start anew: a person's decision, with its date and reason (RULES 9).

use crate::{
    app::{
        components::forms::{RecordKind, Records, day, kept, words},
        state::Editor,
    },
    edit::Command,
    model::{Analysis, Day, Measure, MeasureId, Rebase, day_label},
    rating::Absent,
};
use leptos::prelude::*;

/// What is asked of a rebase, and how it is said.
const REBASE: RecordKind<Rebase> = RecordKind {
    id: "rebase",
    one: "rebase",
    none: Absent::of_whole("Limits are of the whole history."),
    items: &[
        day!("date", "From", "The first day of a period.", date or "Enter the day from which limits start anew"),
        words!(Lines "reason", "What changed then", "", reason or "Say what changed: limits start anew for a reason"),
    ],
    said: |_, it| {
        let words = format!("From {}: {}", day_label(it.date.0), it.reason);
        view! { <p>{words}</p> }.into_any()
    },
};

/// The section of a measure.
#[component]
pub fn Rebases(
    /// Whose.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let rebases = |measure: &Measure| {
        measure.analysis.as_ref().map(|it| it.rebases.clone()).unwrap_or_default()
    };
    let list = editor.of(move |pack| pack.measure(&id).map(rebases).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        let pack = editor.pack_now();
        let Some(measure) = held.with_value(|id| pack.measure(id).cloned()) else { return false };
        let mut analysis = measure.analysis.clone().unwrap_or_default();
        analysis.rebases = kept(analysis.rebases, at, record);
        analysis.rebases.sort_by_key(|rebase| rebase.date);
        let analysis = Some(analysis).filter(|it| *it != Analysis::default());
        let command = Command::SetMeasure(Box::new(Measure { analysis, ..measure }));
        editor.run_aloud(command, "The limits were changed.")
    });
    let blank = Callback::new(move |()| Rebase { date: Day(editor.today()), ..Rebase::default() });
    view! {
        <section class="section">
            <h2>"Where the limits of its control chart start anew"</h2>
            <p class="quiet">
                "Do this where you know that the process changed, and why. Figures alone are no reason."
            </p>
            <Records kind=&REBASE of list blank keep />
        </section>
    }
}
