//! Areas and groups, to write: their figures of the period shown, one more to add, and where hexagons lie.

use super::{
    pasted::add_many,
    values::{PARTS, Values},
};
use crate::{
    app::{
        browser,
        components::{Crumbs, Missing, TextAreaField, TextField, above_measure},
        items::chosen,
        route::Route,
        state::Editor,
    },
    edit::Command,
    exchange::area_entry::{layout, layout_text, nesting, nesting_text},
    model::{Comparator, ComparatorId, ComparatorKind, MeasureId, Pack},
};
use leptos::{ev::SubmitEvent, html::Input, prelude::*};

/// The page.
#[component]
pub fn ChangeAreasPage(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id.clone());
    let there = editor.of(move |pack| pack.measure(&id).is_some());
    let name = editor.of(move |pack| pack.measure(&held.get_value()).map(|it| it.name.clone()));
    let steps =
        editor.of(move |pack| pack.measure(&held.get_value()).map(|it| above_measure(pack, it)));
    view! {
        <Show when=move || there.get() fallback=|| view! { <Missing /> }>
            {move || steps.get().map(|steps| view! { <Crumbs steps /> })}
            <h1>{move || name.get().map(|name| format!("Change {name}: areas and groups"))}</h1>
            <p class="ways">
                <a class="link" href=Route::MeasureAreas(held.get_value()).href()>
                    "See them as others read them"
                </a>
            </p>
            <Values id=held.get_value() />
            {add_many(editor, held.get_value())}
            <AddOne id=held.get_value() />
            <AreasAsText id=held.get_value() of=&NESTING />
            <AreasAsText id=held.get_value() of=&LAYOUT />
        </Show>
    }
}

/// One more area or group.
#[component]
fn AddOne(
    /// Of which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let (name, set) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kind = RwSignal::new(ComparatorKind::Area);
    let error = RwSignal::new(None::<String>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        error.set(typed.is_empty().then(|| "Enter the name of the area or group".to_owned()));
        if typed.is_empty() {
            return browser::focus_next(["area-name".to_owned()]);
        }
        let comparator = Comparator {
            id: ComparatorId(browser::new_id("area")),
            name: typed,
            kind: kind.get_untracked(),
            set: set.get_untracked().trim().to_owned(),
            ..Comparator::default()
        };
        let command = Command::SetComparator { measure: id.clone(), comparator };
        if editor.run_aloud(command, "It was added. Enter its figure above.") {
            name.set(String::new());
        }
    };
    let kinds = PARTS.map(|each| {
        view! { <option value=each.name() selected=move || kind.get() == each>{each.words()}</option> }
    });
    view! {
        <section class="section">
            <h2>"Add an area or a group"</h2>
            <form on:submit=add novalidate=true>
                <div class="columns">
                    <TextField id="area-name" label="Name" value=name error />
                    <TextField
                        id="area-set"
                        label="Which set it belongs to"
                        hint="Those of one set make up the whole, such as Wards or Age. Leave it blank where there is one set."
                        value=set
                    />
                    <label class="field">
                        "What it is"
                        <select on:change=move |event| {
                            if let Some(found) = chosen!(ComparatorKind, &browser::typed(&event)) {
                                kind.set(found);
                            }
                        }>{kinds}</select>
                    </label>
                </div>
                <div class="buttons">
                    <button type="submit" class="button">
                        "Add it"
                    </button>
                </div>
            </form>
        </section>
    }
}

/// Makes so what a text says, or tells what is wrong with it, line by line.
type Step = fn(&Pack, &str) -> Result<Option<Command>, Vec<String>>;

/// Something that is said of all areas as a text, typed or from a file.
struct AsText {
    /// What its field's id is.
    id: &'static str,
    heading: &'static str,
    lede: &'static str,
    label: &'static str,
    hint: &'static str,
    save: &'static str,
    /// What is said when it was saved, and when it says what is so already.
    said: (&'static str, &'static str),
    /// What is so, of areas with these names too.
    text: fn(&Pack, &[String]) -> String,
    /// The step that makes it so.
    step: Step,
}

/// Which area lies within which.
const NESTING: AsText = AsText {
    id: "nesting",
    heading: "Areas within areas",
    lede: "For every measure with areas of these names. An area is never ranked beside those within it, and what is suppressed of one can’t be worked out from the other.",
    label: "A line an area: its name, and the area that it lies within",
    hint: "Such as Northgate,North locality",
    save: "Save what lies within what",
    said: ("The areas were put within each other.", "The areas lie within what they did."),
    text: nesting_text,
    step: |pack, text| nesting(pack, text, || browser::new_id("area")),
};

/// Where hexagons lie.
const LAYOUT: AsText = AsText {
    id: "layout",
    heading: "Where areas lie on the tile map",
    lede: "For every measure with areas of these names. Columns are counted from the left and rows from the top; every second row stands half a hexagon to the right.",
    label: "A line an area: its name, column and row, and its code where it has one",
    hint: "Such as Northgate,2,1 or Northgate,2,1,E05009313",
    save: "Save the layout",
    said: ("The areas were laid out.", "The areas lie as they did."),
    text: layout_text,
    step: |pack, text| layout(pack, text, || browser::new_id("area")),
};

/// The form of one.
#[component]
fn AreasAsText(
    /// The measure whose areas are offered.
    id: MeasureId,
    /// What is said of them.
    of: &'static AsText,
) -> impl IntoView {
    let editor = Editor::get();
    let saved = editor.of(move |pack| {
        let parts = pack.measure(&id).into_iter().flat_map(|it| &it.comparators);
        let areas = parts.filter(|it| it.kind == ComparatorKind::Area);
        (of.text)(pack, &areas.map(|it| it.name.clone()).collect::<Vec<_>>())
    });
    let text = RwSignal::new(saved.get_untracked());
    Effect::new(move |_| text.set(saved.get()));
    let error = RwSignal::new(None::<String>);
    let file = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(file) = browser::chosen_file(file) else { return };
        leptos::task::spawn_local(async move {
            match browser::file_bytes(&file).await {
                Some(bytes) => text
                    .set(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()),
                None => editor.say("The file was not read. Choose it again."),
            }
        });
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let pack = editor.pack_now();
        match text.with_untracked(|text| (of.step)(&pack, text)) {
            Err(wrong) => {
                error.set(Some(wrong.join(". ")));
                browser::focus_next([of.id.to_owned()]);
            }
            Ok(command) => {
                error.set(None);
                match command {
                    Some(command) => _ = editor.run_aloud(command, of.said.0),
                    None => editor.say(of.said.1),
                }
            }
        }
    };
    view! {
        <section class="section">
            <h2>{of.heading}</h2>
            <p class="quiet">{of.lede}</p>
            <form on:submit=save novalidate=true>
                <TextAreaField id=of.id label=of.label hint=of.hint value=text error />
                <label class="field">
                    "Or take them from a file (CSV)"
                    <input type="file" accept=".csv,.txt,.tsv" node_ref=file on:change=choose />
                </label>
                <div class="buttons">
                    <button type="submit" class="button main">
                        {of.save}
                    </button>
                </div>
            </form>
        </section>
    }
}
