//! What comes in of a session, kept with each change.

use super::super::open_session;
use crate::training::{
    ExerciseSet,
    session::{Collected, Session},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What comes in, of which set, in which session.
#[derive(Clone, Copy)]
pub struct Collection {
    /// What has come in.
    pub all: RwSignal<Collected>,
    /// The session that is open, if any.
    pub session: RwSignal<Option<Session>>,
    shipped: StoredValue<Arc<ExerciseSet>>,
    set: StoredValue<Arc<ExerciseSet>>,
}

impl Collection {
    /// What was kept of a set's results.
    pub fn new(shipped: Arc<ExerciseSet>, set: Arc<ExerciseSet>, session: Option<Session>) -> Self {
        Self {
            all: RwSignal::new(open_session::collected(&set)),
            session: RwSignal::new(session),
            shipped: StoredValue::new(shipped),
            set: StoredValue::new(set),
        }
    }

    /// Changes what has come in, and keeps it.
    pub fn change(self, act: impl FnOnce(&mut Collected, Option<&Session>, &ExerciseSet)) {
        let set = self.set.get_value();
        let session = self.session.get_untracked();
        let mut all = self.all.get_untracked();
        act(&mut all, session.as_ref(), &set);
        open_session::keep_collected(&set, &all);
        self.all.set(all);
    }

    /// What there is to see of it, followed.
    pub fn seen<T>(self, see: impl FnOnce(&ExerciseSet, &Collected, Option<&Session>) -> T) -> T {
        let set = self.set.get_value();
        self.all.with(|all| self.session.with(|session| see(&set, all, session.as_ref())))
    }

    /// Takes everybody whose results wait, and who is no team, as a trainee: what they handed in then counts.
    pub fn add_trainees(self, names: &[String]) -> Result<(), String> {
        let Some(session) = self.session.get_untracked() else { return Ok(()) };
        let shipped = self.shipped.get_value();
        let session = session.with_trainees(names.iter().map(String::as_str), &shipped)?;
        open_session::open(&shipped, &session);
        self.session.set(Some(session));
        self.change(|all, session, set| {
            if let Some(session) = session {
                all.place_waiting(session, set);
            }
        });
        Ok(())
    }

    /// Takes a team into the session that was forgotten when it was set up.
    pub fn add_team(self, name: &str) -> Result<(), String> {
        let Some(session) = self.session.get_untracked() else { return Ok(()) };
        let shipped = self.shipped.get_value();
        let session = session.with_team(name, &shipped)?;
        open_session::open(&shipped, &session);
        self.session.set(Some(session));
        Ok(())
    }
}
