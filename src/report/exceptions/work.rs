//! Which actions are to mend which exception, found once for all of them: to look through every action for each exception
//! takes as long as both are many.

use crate::model::{Action, Exception, ExceptionId, Pack};
use std::collections::HashMap;

/// Every exception of a pack with its actions, by their places in it. It holds nothing of the pack, so that what is drawn
/// in slices can keep it.
#[derive(Clone, Debug, Default)]
pub struct Work(HashMap<ExceptionId, Places>);

/// Where an exception stands, and where its actions do.
#[derive(Clone, Debug, Default)]
struct Places {
    exception: usize,
    actions: Vec<usize>,
}

impl Work {
    /// Of a pack.
    pub fn of(pack: &Pack) -> Self {
        let all = pack.exceptions.iter().enumerate();
        let mut found: HashMap<ExceptionId, Places> = all
            .map(|(exception, held)| (held.id.clone(), Places { exception, actions: Vec::new() }))
            .collect();
        for (at, action) in pack.actions.iter().enumerate() {
            if let Some(held) = action.exception.as_ref().and_then(|id| found.get_mut(id)) {
                held.actions.push(at);
            }
        }
        Self(found)
    }

    /// An exception with its actions, in the order of the pack, which is the one that this was made of; `None` of one that
    /// it hasn't.
    pub fn on<'p>(
        &self,
        pack: &'p Pack,
        id: &ExceptionId,
    ) -> Option<(&'p Exception, Vec<&'p Action>)> {
        let places = self.0.get(id)?;
        let exception = pack.exceptions.get(places.exception).filter(|it| it.id == *id)?;
        let of_it = |action: &&Action| action.exception.as_ref() == Some(id);
        let actions = places.actions.iter().filter_map(|at| Some(&**pack.actions.get(*at)?));
        Some((&**exception, actions.filter(of_it).collect()))
    }
}
