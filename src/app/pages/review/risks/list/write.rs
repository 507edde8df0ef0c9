//! A risk to add.

use super::super::items::NEW;
use crate::{
    app::{
        browser,
        components::{forms::NewRecord, record_pages::WriteList},
        route::Route,
    },
    model::{Risk, RiskId, RiskState},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangeRisksPage() -> impl IntoView {
    let blank = || Risk {
        id: RiskId(browser::new_id("risk")),
        state: Some(RiskState::Open),
        ..Risk::default()
    };
    view! {
        <WriteList heading="Add a risk" read=Route::Risks many="risks">
            <NewRecord
                items=NEW
                form="new-risk"
                blank
                add="Add the risk"
                said="The risk was added. Score it next."
                page=|risk: &Risk| Route::ChangeRisk(risk.id.clone())
            />
            <p class="ways">
                <a class="link" href=Route::ChangeRiskScale.href()>
                    "Change how risks are scored"
                </a>
            </p>
        </WriteList>
    }
}
