//! Starting empty.

use crate::edit::{Refusal, check, draft::first};
use crate::model::{Organisation, Pack, Perspective};
use std::collections::HashSet;
use std::sync::Arc;

/// A pack with nothing in it but what is said here.
///
/// # Errors
/// A [`Refusal`] for a name or perspective without text, a perspective twice, or a month that isn't
/// from 1 to 12.
pub fn new_pack(
    name: &str,
    year_start_month: u32,
    perspectives: Vec<Perspective>,
) -> Result<Pack, Refusal> {
    let organisation =
        Organisation { name: name.trim().to_owned(), year_start_month, ..Organisation::default() };
    first(|report| check::organisation(&organisation, report))?;
    if organisation.name.is_empty() {
        return Err(Refusal::Nameless);
    }
    let mut ids = HashSet::new();
    for perspective in &perspectives {
        first(|report| check::row(perspective, report))?;
        if !ids.insert(&perspective.id) {
            return Err(Refusal::Duplicate { what: "perspective", id: perspective.id.0.clone() });
        }
    }
    let perspectives = perspectives.into_iter().map(Arc::new).collect();
    Ok(Pack { organisation, perspectives, ..Pack::default() })
}
