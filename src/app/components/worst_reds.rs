//! The worst reds: what a page starts with where nothing is chosen yet.

use crate::app::state::{Rated, Shown};
use crate::rating::Status;
use crate::report::minute::{Member, worst_first};
use leptos::prelude::*;

/// Up to so many measures that are red to date, in the order of harm that the front door has.
pub fn worst_reds(shown: Shown, count: usize) -> Vec<Rated> {
    let Some(as_at) = shown.as_at() else { return Vec::new() };
    let pack = shown.pack();
    shown.rated().with(|all| {
        let is_red = |it: &Rated| it.rating.year_to_date.judgement.status == Status::Red;
        let chosen: Vec<usize> =
            all.iter().enumerate().filter(|(_, it)| is_red(it)).map(|(at, _)| at).collect();
        let members: Vec<Member<'_>> =
            all.iter().map(|it| Member { measure: &it.measure, rating: &it.rating }).collect();
        let ordered = worst_first(&pack, &members, &chosen, as_at);
        ordered.into_iter().take(count).filter_map(|at| all.get(at).cloned()).collect()
    })
}
