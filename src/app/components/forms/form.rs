//! The items of one record as they are being typed: their fields, what is typed in them, and what is wrong with it.

use super::summary::{summary, summary_id, wrong_of};
use crate::{
    app::{
        browser,
        components::{DateField, SelectField, SeveralField, TextAreaField, TextField, TickField},
        items::{AskedOfAmount, Entry, Item, choices, years_about},
        state::{Editor, Opened, in_a_sentence},
        typing::{forget, kept_as},
    },
    model::Pack,
};
use leptos::prelude::*;

/// The items of a record as they are being typed. What is typed is kept until it is saved or given up.
pub struct Fields<T: 'static> {
    all: Vec<Typed<T>>,
    /// What is typed is kept under names that start so.
    kept_as: String,
    /// The fields have this before their ids.
    before: String,
}

/// An item as it is being typed.
struct Typed<T: 'static> {
    item: &'static Item<T>,
    text: RwSignal<String>,
    /// What is wrong with it.
    error: RwSignal<Option<String>>,
    /// The text that was asked about: saved again, it is meant so.
    asked: StoredValue<Option<String>>,
}

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Typed<T> {}

impl<T> Typed<T> {
    /// Whether somebody was asked about this text, and saves it again as it is.
    fn is_sure(&self, text: &str) -> bool {
        self.asked.with_value(|asked| asked.as_deref() == Some(text))
    }

    /// What is asked of an amount, as it stands beside it; with what saving it again keeps.
    fn ask(&self, text: String, asked: AskedOfAmount) -> String {
        let question = in_a_sentence(&asked.question);
        self.asked.set_value(asked.keeps.is_some().then_some(text));
        match asked.keeps {
            Some(figure) => format!("{question} Save again to keep {figure}."),
            None => question,
        }
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Fields<T> {
    /// The items of a record: each as it is, or as it was typed over that and not saved.
    pub fn new(
        items: impl IntoIterator<Item = &'static Item<T>>,
        record: &T,
        kept_as: String,
        before: String,
    ) -> Self {
        let typed = |item: &'static Item<T>| {
            let said = |kept: &str| item.as_said(record, kept);
            let name = format!("{kept_as} {}", item.id);
            let text = self::kept_as(name, (item.get)(record), &said);
            Typed { item, text, error: RwSignal::new(None), asked: StoredValue::new(None) }
        };
        Self { all: items.into_iter().map(typed).collect(), kept_as, before }
    }

    /// The fields of some of the items.
    pub fn drawn(&self, items: &'static [Item<T>], pack: &Pack, record: &T) -> AnyView {
        let among = |typed: &&Typed<T>| items.iter().any(|item| item.id == typed.item.id);
        let fields = self.all.iter().filter(among);
        fields.map(|typed| field(*typed, &self.before, pack, record)).collect_view().into_any()
    }

    /// What is wrong with several of them, to stand over them.
    pub fn summary(&self) -> AnyView {
        let field = |typed: &Typed<T>| (format!("{}{}", self.before, typed.item.id), typed.error);
        summary(self.summary_id(), wrong_of(self.all.iter().map(field).collect()))
    }

    fn summary_id(&self) -> String {
        let first = self.all.first().map_or("", |typed| typed.item.id);
        summary_id(&format!("{}{first}", self.before))
    }

    /// The record with everything that was typed; `None` where something can't be taken. All of that is then said beside
    /// it, and what is said first gets the focus.
    pub fn taken(&self, editor: Editor, mut record: T) -> Option<T> {
        let mut wrong = None;
        let pack = editor.pack_now();
        let held: Vec<String> = self.all.iter().map(|typed| (typed.item.get)(&record)).collect();
        // What one field needs may hang on another, wherever that stands: all is taken before any is refused.
        for (typed, held) in self.all.iter().zip(&held) {
            let text = typed.text.get_untracked();
            let sure = typed.is_sure(&text);
            if let Ok(meant) = typed.item.meant((&pack, &record), &text, held, sure) {
                typed.item.take(&mut record, &meant, false);
            }
        }
        // People go on in a pack whose clock stands still.
        let today = editor.today().max(browser::today());
        for (typed, held) in self.all.iter().zip(&held) {
            let id = format!("{}{}", self.before, typed.item.id);
            let is_day = matches!(typed.item.entry, Entry::Day | Entry::PastDay);
            let half = is_day && browser::is_half_typed(&id);
            let text = typed.text.get_untracked();
            let sure = typed.is_sure(&text);
            let refused = match typed.item.meant((&pack, &record), &text, held, sure) {
                Ok(meant) => {
                    let refused = typed.item.take(&mut record, &meant, half);
                    refused.or_else(|| typed.item.to_come(&text, today)).map(str::to_owned)
                }
                Err(asked) => Some(typed.ask(text, asked)),
            };
            wrong = wrong.or(refused.as_ref().map(|_| id));
            typed.error.set(refused);
        }
        if wrong.is_none() {
            return Some(record);
        }
        // What was said of an earlier change would stand over what is wrong now.
        editor.notices().notice().set(None);
        browser::focus_next([self.summary_id()].into_iter().chain(wrong));
        None
    }

    /// Forgets what is typed: it is saved, or given up.
    pub fn forget(&self, editor: Editor) {
        forget(editor.opened(), &self.kept_as);
    }

    /// Puts back what a record says.
    pub fn say(&self, record: &T) {
        for typed in &self.all {
            typed.text.set((typed.item.get)(record));
            typed.error.set(None);
        }
    }

    /// Takes over what changes in a record by other ways than its form, such as undo; what is being typed in other
    /// fields stays.
    pub fn follow(&self, record: Memo<Option<T>>) {
        let (all, opened, kept_as) = (self.all.clone(), Opened::get(), self.kept_as.clone());
        Effect::new(move |before: Option<Vec<String>>| {
            let said = |record: &T| all.iter().map(|typed| (typed.item.get)(record)).collect();
            let Some(now) = record.with(|record| record.as_ref().map(said)) else {
                return before.unwrap_or_default();
            };
            let now: Vec<String> = now;
            for ((typed, now), before) in all.iter().zip(&now).zip(before.iter().flatten()) {
                if now != before {
                    typed.text.set(now.clone());
                    // It is what is saved: nobody typed it here.
                    forget(opened, &format!("{kept_as} {}", typed.item.id));
                }
            }
            now
        });
    }
}

/// The field of an item, with this before its id.
fn field<T>(typed: Typed<T>, before: &str, pack: &Pack, record: &T) -> AnyView {
    let Typed { item, text, error, .. } = typed;
    let (label, hint) = (item.label, item.help(pack, record));
    let id = format!("{before}{}", item.id);
    match item.entry {
        Entry::Line | Entry::Amount(_) => {
            view! { <TextField id label hint value=text error /> }.into_any()
        }
        Entry::Lines => view! { <TextAreaField id label hint value=text error /> }.into_any(),
        Entry::Day | Entry::PastDay => {
            view! { <DateField id label hint value=text error /> }.into_any()
        }
        Entry::Choice(offered) => {
            let choices = offered(pack, record);
            view! { <SelectField id label hint value=text choices error /> }.into_any()
        }
        Entry::Year { set, must } => {
            let now = pack.calendar().year_of(browser::today());
            let years = years_about(now, set(record));
            let choices = if must { years } else { choices(years) };
            view! { <SelectField id label hint value=text choices error /> }.into_any()
        }
        Entry::Tick => view! { <TickField id label hint value=text /> }.into_any(),
        Entry::Several(offered) => {
            let choices = offered(pack, record);
            view! { <SeveralField id label hint value=text choices /> }.into_any()
        }
    }
}
