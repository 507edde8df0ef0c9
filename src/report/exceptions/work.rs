//! Which actions are to mend which exception, found once for all of them: to look through every action for each exception
//! takes as long as both are many.

use crate::model::{Action, Exception, ExceptionId, Pack};
use std::collections::HashMap;

/// The actions of every exception of a pack, by their places in it. It holds nothing of the pack, so that what is drawn in
/// slices can keep it.
#[derive(Clone, Debug, Default)]
pub struct Work(HashMap<ExceptionId, Vec<usize>>);

impl Work {
    /// Of a pack.
    pub fn of(pack: &Pack) -> Self {
        let mut found: HashMap<ExceptionId, Vec<usize>> = HashMap::new();
        for (at, action) in pack.actions.iter().enumerate() {
            let Some(id) = &action.exception else { continue };
            match found.get_mut(id) {
                Some(held) => held.push(at),
                None => drop(found.insert(id.clone(), vec![at])),
            }
        }
        Self(found)
    }

    /// Those of an exception, in the order of the pack that this was made of; of another pack those that are the same
    /// exception's there, too.
    pub fn on<'p>(&self, pack: &'p Pack, exception: &Exception) -> Vec<&'p Action> {
        let places = self.0.get(&exception.id).map_or(&[][..], Vec::as_slice);
        let of_it = |action: &&Action| action.exception.as_ref() == Some(&exception.id);
        places.iter().filter_map(|at| Some(&**pack.actions.get(*at)?)).filter(of_it).collect()
    }
}
