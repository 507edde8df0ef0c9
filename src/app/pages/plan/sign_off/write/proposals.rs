//! Proposals to change what is signed off: asked for with a reason, decided, and acting from the next year.

use super::super::proposal::{Proposed, asked, decided, proposed};
use crate::{
    app::{
        browser,
        components::{
            Choice, Disclosure, SelectField, TextAreaField, TextField, absent,
            forms::{summary, summary_id, wrong_of},
        },
        items::{figure_of, number_or_blank},
        route::Route,
        state::{Editor, in_a_sentence},
        typing::kept_text,
    },
    edit::{Command, waits_to_be_made},
    model::{Day, MeasureId, Number, Pack, Proposal, ReportingYear, Verdict},
    rating::Absent,
};
use leptos::prelude::*;

/// The proposals of the open pack, and a form for another.
#[component]
pub fn Proposals() -> impl IntoView {
    let editor = Editor::get();
    view! {
        <section class="section">
            <h2 id="proposals" tabindex="-1">"Proposed changes"</h2>
            <p>
                "What is signed off changes from the next year on: propose a change with its reason, have it decided, then make it. This year’s ratings stay as they were signed. Where the organisation allowed it when it signed, a target can be changed within the year: the old one and its rating then stand beside the new."
            </p>
            {decisions(editor)}
            <Proposing />
        </section>
    }
}

/// Every proposal, the latest first, with what can still be done about it.
pub fn decisions(editor: Editor) -> AnyView {
    let all = editor.of(proposed);
    let rows = move || {
        let all = all.get();
        if all.is_empty() {
            return absent(Absent::new("No changes are proposed.", "Proposed changes"));
        }
        let rows = all.into_iter().map(|each| view! { <ProposalItem each /> });
        view! { <ul class="drafts">{rows.collect_view()}</ul> }.into_any()
    };
    view! { {rows} }.into_any()
}

/// One proposal; what can still be decided has its buttons.
#[component]
fn ProposalItem(
    /// The proposal.
    each: Proposed,
) -> impl IntoView {
    let editor = Editor::get();
    let by = RwSignal::new(String::new());
    let why = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let id = StoredValue::new(each.proposal.id.clone());
    let decide = move |verdict: Verdict| {
        let decided_by = by.get_untracked().trim().to_owned();
        error.set(decided_by.is_empty().then(|| "Enter the post or body that decides".to_owned()));
        if decided_by.is_empty() {
            return;
        }
        let command = Command::Decide {
            proposal: id.get_value(),
            verdict,
            by: decided_by,
            on: Day(editor.today()),
            why: why.get_untracked().trim().to_owned(),
        };
        editor.run_aloud(command, "The decision was noted.");
        browser::focus_next(["proposals".to_owned()]);
    };
    let from = each.proposal.from;
    let edit = each.proposal.measure.as_ref().map(|id| Route::target_href(id, from));
    let by_hand = waits_to_be_made(&each.proposal) && (each.open || !each.proposal.changes_terms());
    let decision = match decided(&each) {
        Some(words) => {
            let way = edit.filter(|_| each.open).map(|edit| {
                view! { <a class="link" href=edit>{format!("Make the change for {from}")}</a> }
            });
            let done = by_hand.then(|| doing(editor, id.get_value()));
            view! { <p>{words} " " {way}</p> {done} }.into_any()
        }
        None => view! {
            <label class="field">
                "Decided by"
                <span class="error">{move || error.get()}</span>
                <input type="text" on:input=move |event| by.set(browser::typed(&event)) />
            </label>
            <label class="field">
                "Reason for the decision"
                <input type="text" on:input=move |event| why.set(browser::typed(&event)) />
            </label>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| decide(Verdict::Accepted)>
                    "Accept"
                </button>
                <button type="button" class="button" on:click=move |_| decide(Verdict::Declined)>
                    "Decline"
                </button>
            </div>
        }
        .into_any(),
    };
    view! {
        <li>
            {asked(&each)}
            {decision}
        </li>
    }
}

/// What was done to make a change that no target shows, to be noted.
fn doing(editor: Editor, proposal: String) -> AnyView {
    let how = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let done = move |_| {
        let words = how.get_untracked().trim().to_owned();
        error.set(words.is_empty().then(|| "Enter what was done".to_owned()));
        if words.is_empty() {
            return;
        }
        let (proposal, on) = (proposal.clone(), Day(editor.today()));
        let command = Command::Made { proposal, on, how: words };
        if editor.run_aloud(command, "The change was noted as made.") {
            browser::focus_next(["proposals".to_owned()]);
        }
    };
    view! {
        <label class="field">
            "What was done"
            <span class="error">{move || error.get()}</span>
            <input type="text" on:input=move |event| how.set(browser::typed(&event)) />
        </label>
        <div class="buttons">
            <button type="button" class="button" on:click=done>
                "Note it as made"
            </button>
        </div>
    }
    .into_any()
}

/// A field that is asked for, by its id, and what is said where it is wanting.
type Asked = (&'static str, &'static str);

const ASKED: [Asked; 5] = [
    ("propose-measure", "Choose the measure that is to change"),
    ("propose-change", "Enter what is to change"),
    ("propose-target", "Enter a number such as 100, or leave it blank"),
    ("propose-reason", "Enter why it should change"),
    ("propose-requester", "Enter the post that asks"),
];

/// The target that is asked for of a measure, in its unit; none where nothing is typed. What was asked about already, and is
/// proposed again as it is, is meant so.
///
/// # Errors
/// What to type, or what is asked of the amount.
fn target_asked(
    pack: &Pack,
    id: &MeasureId,
    typed: &str,
    before: StoredValue<Option<String>>,
) -> Result<Option<Number>, String> {
    let sure = before.with_value(|before| before.as_deref() == Some(typed));
    let meant = figure_of(pack, Some(id), true).meant(typed, "", sure).map_err(|asked| {
        before.set_value(asked.keeps.is_some().then(|| typed.to_owned()));
        let question = in_a_sentence(&asked.question);
        match asked.keeps {
            Some(figure) => format!("{question} Propose it again to keep {figure}."),
            None => question,
        }
    })?;
    number_or_blank(&meant).map_err(str::to_owned)
}

/// The form for another proposal.
#[component]
fn Proposing() -> impl IntoView {
    let editor = Editor::get();
    // Asked for from a measure's own page, the form is open and the measure chosen.
    let asked = browser::of_session("propose").unwrap_or_default();
    browser::keep_for_session("propose", "");
    let open = RwSignal::new(!asked.is_empty());
    if open.get_untracked() {
        browser::focus_next(["propose-change".to_owned()]);
    }
    let measure = RwSignal::new(asked);
    let text = |part: &str| kept_text(format!("propose {part}"), String::new());
    let (change, reason, requester) = (text("change"), text("reason"), text("requester"));
    let (evidence, effect) = (text("evidence"), text("effect"));
    let target = text("target");
    // All that is missing is said at once.
    let errors = ASKED.map(|_| RwSignal::new(None::<String>));
    let [of_measure, of_change, of_target, of_reason, of_requester] = errors;
    let fields = ASKED.iter().zip(errors).map(|((id, _), error)| ((*id).to_owned(), error));
    let wrong = wrong_of(fields.collect());
    let measures = Signal::derive(move || {
        let pack = editor.pack();
        let signed =
            pack.measures.iter().filter(|measure| pack.sign_offs_of(&measure.id).next().is_some());
        let each = signed.map(|measure| (measure.id.to_string(), measure.name.clone()));
        std::iter::once((String::new(), "Choose a measure".to_owned()))
            .chain(each)
            .collect::<Vec<Choice>>()
    });
    // The years that a change can act from: the one after the last that is signed, and that one too where it
    // allows changes within it.
    let years = Memo::new(move |_| {
        let id = MeasureId(measure.get());
        let pack = editor.pack();
        let latest = pack.last_signed(&id)?;
        let within = latest.in_year_changes.then_some(latest.year);
        Some((latest.year.plus(1), within))
    });
    let from = RwSignal::new(String::new());
    Effect::new(move |_| {
        from.set(years.get().map(|(next, _)| next.to_string()).unwrap_or_default());
    });
    let offered = Signal::derive(move || {
        let Some((next, within)) = years.get() else { return Vec::new() };
        let within = within
            .map(|year| (year.to_string(), format!("{year}: the target only, within the year")));
        std::iter::once((next.to_string(), next.to_string())).chain(within).collect::<Vec<Choice>>()
    });
    let asked_before = StoredValue::new(None::<String>);
    let propose = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = MeasureId(measure.get_untracked());
        let from = from.get_untracked().parse::<ReportingYear>().ok();
        let said = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let on = Day(editor.today());
        let asked = target_asked(&editor.pack_now(), &id, &said(target), asked_before);
        let lacks = [
            from.is_none(),
            said(change).is_empty(),
            asked.is_err(),
            said(reason).is_empty(),
            said(requester).is_empty(),
        ];
        for (((_, words), error), lacks) in ASKED.iter().zip(errors).zip(lacks) {
            error.set(lacks.then(|| (*words).to_owned()));
        }
        if let Err(question) = &asked {
            of_target.set(Some(question.clone()));
        }
        let (Some(from), Ok(asked), [false, false, false, false, false]) = (from, asked, lacks)
        else {
            editor.notices().notice().set(None);
            let fields = wrong.get_untracked().into_iter().map(|(id, _)| id);
            return browser::focus_next([summary_id(ASKED[0].0)].into_iter().chain(fields));
        };
        let proposal = Proposal {
            target: asked,
            reason: said(reason),
            requester: said(requester),
            evidence: said(evidence),
            effect: said(effect),
            ..Proposal::new(browser::new_id("proposal"), id, from, said(change), on)
        };
        let command = Command::Propose(Box::new(proposal));
        if editor.run_aloud(command, "The change was proposed.") {
            for field in [change, target, reason, requester, evidence, effect] {
                field.set(String::new());
            }
        }
    };
    view! {
        <Disclosure words="Propose a change" class="on-screen" open>
            <form on:submit=propose novalidate=true>
                {summary(summary_id(ASKED[0].0), wrong)}
                <SelectField id="propose-measure" label="Measure" hint="One that is signed off." value=measure choices=measures error=of_measure />
                <SelectField id="propose-from" label="From" value=from choices=offered />
                <TextField id="propose-change" label="What is to change" value=change error=of_change />
                <TextField
                    id="propose-target"
                    label="Target that is asked for"
                    hint="Where another figure is asked for, in the measure’s unit: once it is set, the change counts as made."
                    value=target
                    error=of_target
                />
                <TextAreaField id="propose-reason" label="Why" value=reason error=of_reason />
                <div class="columns">
                    <TextField id="propose-requester" label="Asked by" hint="A post." value=requester error=of_requester />
                    <TextField id="propose-evidence" label="Evidence" value=evidence />
                    <TextField id="propose-effect" label="Effect" hint="On the rating, and on people." value=effect />
                </div>
                <div class="buttons">
                    <button type="submit" class="button main">
                        "Propose"
                    </button>
                </div>
            </form>
        </Disclosure>
    }
}
