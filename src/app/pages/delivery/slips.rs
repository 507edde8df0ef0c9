//! Slips: what each post owes as one small file, filled in offline and sent back.

use crate::{
    app::{browser, route::Route, state::Editor},
    exchange::{
        slip::{Asked, Owes, Slip, file, files, slips},
        zip,
    },
    model::{Day, MeasureId},
    rating::counted,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SlipsPage() -> impl IntoView {
    let editor = Editor::get();
    let rows = move || {
        let found = slips(&editor.pack(), editor.today());
        if found.is_empty() {
            return view! { <p>"No figure is late or due within a month, or no post is named for it."</p> }
                .into_any();
        }
        let all = (found.len() > 1).then(|| save_all(editor, found.len()));
        let rows = found.iter().map(|(slip, owes)| one(editor, slip, owes));
        let rows = rows.collect_view();
        view! { {all} {rows} }.into_any()
    };
    view! {
        <h1>"Owners’ slips"</h1>
        <p class="lede">
            "One small file for each post that owes figures: it opens by double-click, without this page or an account, and saves its answer as a file to send back."
        </p>
        {rows}
        <p>
            "Answers come back under "
            <a href=Route::Import.href()>"Bring in figures from a file"</a>
            ", or several at once under "
            <a href=Route::JoinPacks.href()>"Join packs"</a>
            "."
        </p>
    }
}

/// The slips of all posts at once, as one archive.
fn save_all(editor: Editor, count: usize) -> AnyView {
    let save = move |_| {
        let all = slips(&editor.pack_now(), editor.today());
        let all = files(all.iter().map(|(slip, _)| slip));
        let name = format!("slips-{}.zip", Day(editor.today()));
        match zip(all.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
            Ok(bytes) => {
                browser::save_bytes(&name, "application/zip", &bytes);
                editor.say(format!("{name} was offered to be saved."));
            }
            Err(why) => editor.say(format!("The files can’t be written: {why}.")),
        }
    };
    view! {
        <div class="buttons">
            <button type="button" class="button" on:click=save>
                {format!("Save all {count} slips in one file (.zip)")}
            </button>
        </div>
    }
    .into_any()
}

/// What a post owes: how much of it is late, which figures, and its slip.
fn one(editor: Editor, slip: &Slip, owes: &Owes) -> AnyView {
    let post = slip.post.clone();
    let label = format!("Save the slip of {post}");
    let owner = post.clone();
    let save = move |_| {
        let slip = Slip::of(&editor.pack_now(), &owner, editor.today());
        let (name, text) = file(&slip);
        browser::save_file(&name, "text/html", &text);
        editor.say(format!("{name} was offered to be saved."));
    };
    let part = |class: &'static str, count: usize| {
        (count > 0).then(|| view! { <i class=class style:flex=count.to_string()></i> })
    };
    view! {
        <section class="owes">
            <div>
                <h2 class="h3">{post}</h2>
                <div class="spread figures" aria-hidden="true">
                    {part("late", owes.late)} {part("none", owes.to_come)}
                </div>
                <p class="small">{counts(owes)}</p>
                <button type="button" class="button" aria-label=label on:click=save>
                    "Save the slip"
                </button>
            </div>
            <ul class="items">{slip.measures.iter().map(figures).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn counts(owes: &Owes) -> String {
    let figures = |count: usize| if count == 1 { "figure" } else { "figures" };
    // Each period is a figure of its own.
    let late = match (owes.late, owes.late_measures) {
        (late, of) if late > of => {
            let measures = counted(of, "measure", "measures");
            format!("{late} figures late of {measures}, older periods among them")
        }
        (late, _) => format!("{late} {} late", figures(late)),
    };
    match (owes.late, owes.to_come) {
        (0, to_come) => format!("{to_come} {} due within a month", figures(to_come)),
        (_, 0) => late,
        (_, to_come) => format!("{late}, {to_come} due within a month"),
    }
}

/// The figures of a measure that are asked for, with the last one that there is.
fn figures(asked: &Asked) -> AnyView {
    let due = asked.cells.iter().map(|cell| format!("{}, due {}", cell.label, cell.due));
    let due: Vec<String> = due.collect();
    let last = asked.last.last().map(|it| format!("Last figure: {} in {}", it.value, it.label));
    view! {
        <li>
            <a class="link" href=Route::Measure(MeasureId(asked.id.clone())).href()>
                {asked.name.clone()}
            </a>
            <p class="small">{due.join("; ")} <span class="quiet">{last.map(|it| format!(". {it}"))}</span></p>
        </li>
    }
    .into_any()
}
