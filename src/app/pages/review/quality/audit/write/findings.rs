//! What is found of each figure that was drawn, and another in the place of one that can't be checked.

use super::super::{
    super::items::{FINDING, FINDING_OF_RATIO, REPLACE},
    figure::figure,
};
use crate::{
    app::{
        browser,
        components::forms::RecordForm,
        state::{Editor, POST},
    },
    edit::Command,
    model::{AuditId, Day, DrawnFigure, Stratum},
    rating::audit::replace,
};
use leptos::prelude::*;

/// The form that is open: of which directorate, of which of its figures, and what it asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    stratum: usize,
    drawn: usize,
    /// Another in its place, not what was found.
    another: bool,
}

/// The figures of a directorate, each with its finding and the ways to enter it.
pub fn findings(editor: Editor, id: AuditId, at: usize, open: RwSignal<Option<Asked>>) -> AnyView {
    let held = StoredValue::new(id.clone());
    let drawn = editor.of(move |pack| {
        let stratum = pack.audit(&id).and_then(|audit| audit.strata.get(at));
        stratum.map(|it| it.drawn.clone()).unwrap_or_default()
    });
    let rows = move || {
        let (pack, words) = (editor.pack(), editor.vocabulary());
        let row = |(number, it): (usize, DrawnFigure)| {
            let said = figure(&pack, &it, words);
            let name = pack.measure(&it.measure).map(|it| it.name.clone());
            let name = name.unwrap_or_else(|| it.measure.to_string());
            let form = move || {
                let asked = open.get().filter(|it| (it.stratum, it.drawn) == (at, number))?;
                Some(form(editor, held.get_value(), drawn, asked, open))
            };
            let ways = (!it.is_replaced()).then(|| ways((at, number), &it, &name, open));
            view! { <li>{said} {ways} {form}</li> }
        };
        drawn.get().into_iter().enumerate().map(row).collect_view()
    };
    view! { <ol class="records">{rows}</ol> }.into_any()
}

/// The buttons of a figure.
fn ways(
    (at, number): (usize, usize),
    it: &DrawnFigure,
    name: &str,
    open: RwSignal<Option<Asked>>,
) -> AnyView {
    let words = if it.finding.is_some() { "Change what was found" } else { "Enter what was found" };
    let about = format!(" of {name} in {}", it.of_period.label());
    let first = |another: bool| if another { "replaced" } else { "finding" };
    let ask = move |another: bool| {
        open.set(Some(Asked { stratum: at, drawn: number, another }));
        browser::focus_next([first(another).to_owned()]);
    };
    // What is checked stands: another isn't drawn until the figure suits.
    let other = it.finding.is_none().then(|| {
        view! {
            <button type="button" class="button plain" on:click=move |_| ask(true)>
                "Draw another in its place"
                <span class="hidden-visually">{about.clone()}</span>
            </button>
        }
    });
    view! {
        <div class="buttons">
            <button
                type="button"
                class="button plain"
                id=button_id(at, number)
                on:click=move |_| ask(false)
            >
                {words}
                <span class="hidden-visually">{about.clone()}</span>
            </button>
            {other}
        </div>
    }
    .into_any()
}

/// The button that opens a figure's finding.
fn button_id(at: usize, number: usize) -> String {
    format!("finding-{at}-{number}")
}

/// The form that is open.
fn form(
    editor: Editor,
    id: AuditId,
    drawn: Memo<Vec<DrawnFigure>>,
    asked: Asked,
    open: RwSignal<Option<Asked>>,
) -> AnyView {
    let Asked { stratum: at, drawn: number, another } = asked;
    let close = move || {
        open.set(None);
        browser::focus_next([button_id(at, number), format!("directorate-{at}")]);
    };
    let is_ratio =
        drawn.with_untracked(|all| all.get(number).is_some_and(|it| it.published_of.is_some()));
    let items = match (another, is_ratio) {
        (true, _) => REPLACE,
        (false, true) => FINDING_OF_RATIO,
        (false, false) => FINDING,
    };
    let record = Memo::new(move |_| {
        let mut it = drawn.with(|all| all.get(number).cloned())?;
        if it.finding.is_none() && !another {
            it.checked_by = editor.settings().setting(POST).unwrap_or_default();
            it.checked_on = Some(Day(editor.today()));
        }
        Some(it)
    });
    let held = StoredValue::new(id.clone());
    let keep = Callback::new(move |it: DrawnFigure| {
        let done = match another {
            true => replaced(editor, &held.get_value(), (at, number), &it.replaced),
            false => found(editor, &held.get_value(), (at, number), it),
        };
        if done {
            close();
        }
        done
    });
    let save = if another { "Draw another" } else { "Save what was found" };
    view! {
        <RecordForm items form=format!("audit-{id}-{at}-{number}-{another}") record keep save />
        <div class="buttons">
            <button type="button" class="button" on:click=move |_| close()>
                "Close"
            </button>
        </div>
    }
    .into_any()
}

/// Keeps what was found of a figure; whether it could be.
fn found(editor: Editor, id: &AuditId, place: (usize, usize), it: DrawnFigure) -> bool {
    change(editor, id, place.0, "The finding was saved.", |stratum| {
        if let Some(held) = stratum.drawn.get_mut(place.1) {
            *held = it;
        }
    })
}

/// Draws another in a figure's place; whether it could be.
fn replaced(editor: Editor, id: &AuditId, (at, number): (usize, usize), why: &str) -> bool {
    let pack = editor.pack_now();
    let Some(stratum) = pack.audit(id).and_then(|audit| audit.strata.get(at)) else { return false };
    let today = Day(untrack(|| editor.today()));
    match replace(&pack, stratum, number, why, Some(today)) {
        Ok(with) => change(editor, id, at, "Another was drawn.", |stratum| *stratum = with),
        Err(why) => {
            editor.say(format!("Another can’t be drawn: {why}."));
            false
        }
    }
}

/// Changes a directorate's draw as one step; whether it could be.
fn change(
    editor: Editor,
    id: &AuditId,
    at: usize,
    said: &'static str,
    act: impl FnOnce(&mut Stratum),
) -> bool {
    let Some(mut audit) = editor.pack_now().audit(id).cloned() else { return false };
    let Some(stratum) = audit.strata.get_mut(at) else { return false };
    act(stratum);
    editor.run_aloud(Command::Set(audit.into()), said)
}
