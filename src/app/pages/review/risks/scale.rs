//! How risks are scored, to write: zones cell by cell, what levels mean, how much is accepted. Each is kept as soon as it
//! is chosen or typed.

use crate::{
    app::{browser::typed, components::record_pages::WriteList, route::Route, state::Editor},
    edit::Command,
    model::{RISK_SCALE, RiskCategory, RiskLevel, RiskScale, RiskZone},
    rating::risk::{Level, Scale},
};
use leptos::prelude::*;

/// The highest score there is.
const HIGHEST: u8 = 25;

/// The page.
#[component]
pub fn ChangeRiskScalePage() -> impl IntoView {
    let editor = Editor::get();
    view! {
        <WriteList
            heading="Change how risks are scored"
            lede="What is left as it is follows the product. It holds for every risk, from now on and looking back."
            read=Route::Risks
            many="risks"
        >
            {zones(editor)}
            {levels(editor, "Likelihood", |scale| &mut scale.likelihood, |scale| scale.likelihood())}
            {levels(editor, "Impact", |scale| &mut scale.impact, |scale| scale.impact())}
            {appetite(editor)}
        </WriteList>
    }
}

/// Changes the scale as one step; what leaves it as it was is none.
fn change(editor: Editor, act: impl FnOnce(&mut RiskScale)) {
    let mut organisation = editor.pack_now().organisation.clone();
    let before = organisation.risk_scale.clone();
    let mut scale = before.clone().unwrap_or_default();
    act(&mut scale);
    organisation.risk_scale = (scale != RiskScale::default()).then_some(scale);
    if organisation.risk_scale == before {
        return;
    }
    editor.run_aloud(Command::SetOrganisation(organisation), "How risks are scored was changed.");
}

/// A choice that is kept at once: the keys and words that are offered, and the key that is chosen.
fn chooser(
    label: String,
    offered: Vec<(String, String)>,
    chosen: Memo<String>,
    keep: impl Fn(&str) + 'static,
) -> AnyView {
    let options = offered.into_iter().map(|(key, words)| {
        let is = key.clone();
        view! { <option value=key selected=move || chosen.get() == is>{words}</option> }
    });
    view! {
        <select aria-label=label on:change=move |event| keep(&typed(&event))>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

/// Zones, cell by cell.
fn zones(editor: Editor) -> AnyView {
    let cell = move |likelihood: u8, impact: u8| {
        let chosen = editor.of(move |pack| {
            let scale = pack.organisation.risk_scale.as_ref();
            let mut cells = scale.into_iter().flat_map(|scale| &scale.zones);
            let own = cells.find(|it| (it.likelihood, it.impact) == (likelihood, impact));
            own.map(|it| it.zone.name()).unwrap_or_default()
        });
        let usual = Scale::usual().zone(likelihood, impact).words().to_lowercase();
        let each = RiskZone::ALL.iter().map(|zone| (zone.name(), zone.words().to_owned()));
        let offered = std::iter::once((String::new(), format!("Usual: {usual}"))).chain(each);
        let label = format!("Zone of likelihood {likelihood}, impact {impact}");
        let keep = move |key: &str| {
            let zone = RiskZone::ALL.iter().copied().find(|zone| zone.name() == key);
            change(editor, |scale| scale.set_zone(likelihood, impact, zone));
        };
        view! { <td>{chooser(label, offered.collect(), chosen, keep)}</td> }
    };
    let rows = RISK_SCALE.rev().map(|likelihood| {
        let cells = RISK_SCALE.map(|impact| cell(likelihood, impact)).collect_view();
        view! {
            <tr>
                <th scope="row">{format!("Likelihood {likelihood}")}</th>
                {cells}
            </tr>
        }
    });
    let heads =
        RISK_SCALE.map(|impact| view! { <th scope="col">{format!("Impact {impact}")}</th> });
    view! {
        <section class="section">
            <h2>"Zones"</h2>
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="Zones of the matrix">
                <table class="sheet zone-choices">
                    <thead>
                        <tr>
                            <td></td>
                            {heads.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What levels mean, a name and a sentence each.
fn levels(
    editor: Editor,
    heading: &'static str,
    list: fn(&mut RiskScale) -> &mut Vec<RiskLevel>,
    said: fn(Scale<'_>) -> Vec<Level>,
) -> AnyView {
    let row = move |level: u8| {
        let now = editor.of(move |pack| {
            let found = said(Scale::of(pack)).into_iter().find(|it| it.level == level);
            found.map(|it| [it.name, it.meaning]).unwrap_or_default()
        });
        let field = move |at: usize, label: String, put: fn(&mut RiskLevel, String)| {
            let text = move || now.with(|now| now.get(at).cloned().unwrap_or_default());
            let keep = move |event: web_sys::Event| {
                let words = typed(&event).trim().to_owned();
                change(editor, |scale| {
                    RiskLevel::change(list(scale), level, |it| put(it, words));
                });
                // One that was emptied says at once what holds then.
                let field = event_target::<web_sys::HtmlInputElement>(&event);
                field.set_value(&untrack(text));
            };
            view! { <input type="text" aria-label=label prop:value=text on:change=keep /> }
        };
        let name = format!("Name of {} {level}", heading.to_lowercase());
        let meaning = format!("What counts as {} {level}", heading.to_lowercase());
        view! {
            <li class="level">
                <b>{level}</b>
                {field(0, name, |it, words| it.name = words)}
                {field(1, meaning, |it, words| it.meaning = words)}
            </li>
        }
    };
    view! {
        <section class="section">
            <h2>{heading}</h2>
            <p class="small quiet">"From 1 to 5. One that is emptied is as the product has it."</p>
            <ol class="level-list">{RISK_SCALE.rev().map(row).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// The highest score that is accepted, of each category.
fn appetite(editor: Editor) -> AnyView {
    let scores = || (1..=HIGHEST).map(|score| (score.to_string(), format!("Up to {score}")));
    let words = |score: Option<u8>| score.map(|score| score.to_string()).unwrap_or_default();
    let all = {
        let usual = Scale::usual().appetite(None).up_to;
        let offered = std::iter::once((String::new(), format!("Usual: up to {usual}")));
        let chosen = editor.of(move |pack| {
            words(pack.organisation.risk_scale.as_ref().and_then(|scale| scale.accepted))
        });
        let keep = move |key: &str| change(editor, |scale| scale.accepted = key.parse().ok());
        let label = "Accepted of every category that sets no other".to_owned();
        let words = label.clone();
        view! { <li>{words} " " {chooser(label, offered.chain(scores()).collect(), chosen, keep)}</li> }
    };
    let row = |category: &RiskCategory| {
        let category = *category;
        let offered = std::iter::once((String::new(), "As of the others".to_owned()));
        let chosen = editor.of(move |pack| {
            let scale = pack.organisation.risk_scale.as_ref();
            let mut own = scale.into_iter().flat_map(|scale| &scale.appetite);
            words(own.find(|it| it.category == category).map(|it| it.up_to))
        });
        let keep = move |key: &str| {
            change(editor, |scale| scale.set_appetite(category, key.parse().ok()));
        };
        let label = format!("Accepted of the category {}", category.words());
        let offered = offered.chain(scores()).collect();
        view! { <li>{category.words()} " " {chooser(label, offered, chosen, keep)}</li> }
    };
    let rows = RiskCategory::ALL.iter().map(row).collect_view();
    view! {
        <section class="section">
            <h2>"Appetite: the highest score that is accepted"</h2>
            <ul class="appetite-list">{all} {rows}</ul>
        </section>
    }
    .into_any()
}
