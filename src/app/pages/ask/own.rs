//! The questions that are kept in this browser, apart from any draft: whoever only reads asks, and changes nothing.

use crate::{
    app::state::Settings,
    exchange::question_file::{QuestionFile, read, write},
    model::Question,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The questions about one organisation's figures that this browser keeps.
#[derive(Clone, Copy)]
pub struct Own {
    settings: Settings,
    organisation: StoredValue<String>,
    /// In the order of asking.
    pub list: RwSignal<Vec<Arc<Question>>>,
}

impl Own {
    /// What is kept of an organisation.
    pub fn of(organisation: String) -> Self {
        let settings = Settings::get();
        let text = settings.setting(&kept_as(&organisation)).unwrap_or_default();
        // What can't be read was never the product's own: nothing is made of it.
        let file = read(text.as_bytes()).unwrap_or_default();
        let list = file.questions.into_iter().map(Arc::new).collect();
        Self { settings, organisation: StoredValue::new(organisation), list: RwSignal::new(list) }
    }

    /// Keeps these; whether the browser did.
    pub fn keep(&self, questions: Vec<Question>) -> bool {
        let organisation = self.organisation.get_value();
        let name = kept_as(&organisation);
        let text = (!questions.is_empty())
            .then(|| write(&QuestionFile { organisation, questions: questions.clone() }));
        self.settings.set_setting(&name, text.as_deref());
        self.list.set(questions.into_iter().map(Arc::new).collect());
        self.settings.setting(&name) == text
    }

    /// Those that are kept, as they are now.
    pub fn now(&self) -> Vec<Question> {
        self.list.with_untracked(|all| all.iter().map(|it| Question::clone(it)).collect())
    }

    /// They as a file.
    pub fn file(&self) -> QuestionFile {
        QuestionFile { organisation: self.organisation.get_value(), questions: self.now() }
    }
}

/// The setting that keeps them.
fn kept_as(organisation: &str) -> String {
    format!("questions of {organisation}")
}
