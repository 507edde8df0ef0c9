//! Data quality, to write: a new assessment of a measure, and a new audit.

use super::super::items::{NEW_ASSESSMENT, NEW_AUDIT};
use crate::{
    app::{
        browser,
        components::{forms::RecordForm, record_pages::WriteList},
        route::Route,
        state::{Editor, POST},
    },
    edit::Command,
    model::{Assessment, AssessmentId, Audit, AuditId, Day, day_label},
    rating::audit::strata,
};
use leptos::prelude::*;

/// How many figures an audit draws unless somebody says otherwise.
const USUAL_SIZE: u32 = 12;

/// The page.
#[component]
pub fn ChangeQualityPage() -> impl IntoView {
    let editor = Editor::get();
    let assessment = Memo::new(|_| Some(Assessment::default()));
    let audit = Memo::new(move |_| {
        let period = editor.period().get()?;
        let name = format!("Audit of {}", period.label());
        Some(Audit { name, period, size: USUAL_SIZE, ..Audit::default() })
    });
    let assess = Callback::new(move |asked: Assessment| assess(editor, asked));
    let prepare = Callback::new(move |asked: Audit| prepare(editor, asked));
    view! {
        <WriteList heading="Assess a measure, or draw an audit" read=Route::Quality many="findings">
            <section class="section">
                <h2>"An assessment"</h2>
                <p>"A measure’s data, held against six principles."</p>
                <RecordForm
                    items=NEW_ASSESSMENT
                    form="new-assessment"
                    record=assessment
                    keep=assess
                    save="Assess it"
                />
            </section>
            <section class="section">
                <h2>"An audit"</h2>
                <p>
                    "Figures are drawn at random by a seed that is typed or rolled with dice, so that anybody can draw them again; then they are checked against the records."
                </p>
                <RecordForm
                    items=NEW_AUDIT
                    form="new-audit"
                    record=audit
                    keep=prepare
                    save="Make the lists"
                />
            </section>
        </WriteList>
    }
}

/// Adds an assessment of today, and goes on to write it.
fn assess(editor: Editor, asked: Assessment) -> bool {
    let pack = editor.pack_now();
    let today = Day(untrack(|| editor.today()));
    let measure = pack.measure(&asked.measure).map(|it| it.name.clone()).unwrap_or_default();
    let id = AssessmentId(browser::new_id("assessment"));
    let assessment = Assessment {
        id: id.clone(),
        name: format!("{measure}, {}", day_label(today.0)),
        on: Some(today),
        reviewer: editor.settings().setting(POST).unwrap_or_default(),
        ..asked
    };
    let added = editor.run_aloud(Command::Add(assessment.into()), "The assessment was begun.");
    if added {
        browser::go(&Route::ChangeAssessment(id).href());
    }
    added
}

/// Adds an audit with its directorates, and goes on to draw.
fn prepare(editor: Editor, asked: Audit) -> bool {
    let strata = strata(&editor.pack_now(), asked.period, asked.size);
    if strata.is_empty() {
        editor.say(format!(
            "No figure is reported for {}: choose another period.",
            asked.period.label()
        ));
        return false;
    }
    let id = AuditId(browser::new_id("audit"));
    let auditor = editor.settings().setting(POST).unwrap_or_default();
    let audit = Audit { id: id.clone(), auditor, strata, ..asked };
    let added =
        editor.run_aloud(Command::Add(audit.into()), "The lists are made: now roll the seeds.");
    if added {
        browser::go(&Route::ChangeAudit(id).href());
    }
    added
}
