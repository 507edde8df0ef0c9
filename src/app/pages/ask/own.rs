//! The questions that are kept in this browser, apart from any draft: whoever only reads asks, and changes nothing.

use crate::{
    app::state::Settings,
    exchange::question_file::{QuestionFile, merge, merged, read, write},
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
    /// What is kept of those that a file is about; of an organisation where it doesn't say.
    pub fn of_file(file: &QuestionFile, organisation: &str) -> Self {
        let said = Some(file.organisation.as_str()).filter(|it| !it.trim().is_empty());
        Self::of(said.unwrap_or(organisation).to_owned())
    }

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

    /// Whose figures they are about.
    pub fn about(&self) -> String {
        self.organisation.get_value()
    }

    /// Puts the answers of a file to those of the questions that have none, whatever is open: whoever asked reads them in
    /// their own list. How many.
    pub fn fill_in(&self, file: &QuestionFile) -> usize {
        let there = self.list.get_untracked();
        let found = merge(&there, file).only_answers();
        if !found.answered.is_empty() {
            self.keep(merged(&there, &found, &[]));
        }
        found.answered.len()
    }

    /// They as a file.
    pub fn file(&self) -> QuestionFile {
        QuestionFile { organisation: self.about(), questions: self.now() }
    }
}

/// The setting that keeps them.
fn kept_as(organisation: &str) -> String {
    format!("questions of {organisation}")
}
