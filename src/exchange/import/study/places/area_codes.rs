//! Which area here a code in a file is of, and where in the file such codes stand.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::recast::Recast;
use crate::exchange::import::role::Role;
use crate::model::Pack;
use std::collections::HashMap;

/// What is known of the areas here and of the codes in the file.
pub(in super::super) struct Areas {
    /// The names of those here that have a code, by it.
    by_code: HashMap<String, String>,
    /// What they are called here, by that plainly.
    by_name: HashMap<String, String>,
    /// The column of codes beside their names.
    column: Option<usize>,
    /// The code of each name, where each has one.
    pub(in super::super) of_names: HashMap<String, String>,
}

impl Areas {
    pub(in super::super) fn coded(&self, code: &str) -> Option<&String> {
        self.by_code.get(&key(code))
    }

    pub(in super::super) fn named(&self, name: &str) -> Option<&String> {
        self.by_name.get(&plain(name))
    }

    /// The area that a code is of and another that a name is of. A code in the place of a name is no name.
    pub(in super::super) fn differ(&self, name: &str, code: &str) -> Option<(&String, &String)> {
        let both = self.coded(code).zip(self.named(name));
        both.filter(|(coded, named)| plain(coded) != plain(named) && self.coded(name).is_none())
    }
}

impl Deciding<'_> {
    /// What is known of the areas here, and which column of the file has their codes: the one that has one for each
    /// name and no two the same, else one whose codes and names are the same area's here as often as not.
    pub(in super::super) fn areas(&self, held: &[String]) -> Areas {
        let mut areas = Areas {
            by_code: by_code(self.pack),
            by_name: held.iter().map(|name| (plain(name), name.clone())).collect(),
            column: None,
            of_names: HashMap::new(),
        };
        let Some(names) = self.with(Role::Place).first().copied() else { return areas };
        let mut codes = self.which(|it| it.profile.is_codes());
        codes.retain(|at| *at != names);
        if let Some((at, found)) =
            codes.iter().find_map(|at| Some((*at, self.code_of_each(names, *at)?)))
        {
            (areas.column, areas.of_names) = (Some(at), found);
        } else {
            areas.column = codes.into_iter().find(|at| self.mostly_agree(&areas, names, *at));
        }
        areas
    }

    /// The code of each name, where each has one and no two the same.
    fn code_of_each(&self, names: usize, codes: usize) -> Option<HashMap<String, String>> {
        let (mut found, mut of_code) = (HashMap::new(), HashMap::new());
        for row in &self.rows {
            let (name, code) = (self.said(*row, names), self.said(*row, codes));
            if name.is_empty() || code.is_empty() {
                continue;
            }
            let is_same = |held: Option<String>, new: &str| held.is_none_or(|it| it == new);
            let fits = is_same(found.insert(name.to_owned(), code.to_owned()), code)
                && is_same(of_code.insert(code.to_owned(), name.to_owned()), name);
            fits.then_some(())?;
        }
        Some(found)
    }

    /// Whether codes are of the areas that stand beside them as often as of others: codes of what these lie within
    /// aren't.
    fn mostly_agree(&self, areas: &Areas, names: usize, codes: usize) -> bool {
        let (mut agree, mut differ) = (0, 0);
        for row in &self.rows {
            let (name, code) = (self.said(*row, names), self.said(*row, codes));
            if areas.differ(name, code).is_some() {
                differ += 1;
            } else if areas.coded(code).is_some() && areas.named(name).is_some() {
                agree += 1;
            }
        }
        agree > 0 && agree >= differ
    }

    /// The code in the sheet's row that a row of the long table comes from.
    pub(in super::super) fn code_beside(
        &self,
        recast: &Recast,
        at: usize,
        areas: &Areas,
    ) -> Option<String> {
        let number = recast.table.row_numbers.get(at)?;
        let mut origins = recast.table.origins.get(at)?.iter().flatten();
        let (row, _) = origins.find(|(row, _)| self.layout.table.row_number(*row) == *number)?;
        let code = self.said(*row, areas.column?);
        (!code.is_empty()).then(|| code.to_owned())
    }
}

/// The areas that have a code, by it; a code that two areas have says neither.
fn by_code(pack: &Pack) -> HashMap<String, String> {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    for area in pack.areas.iter().filter(|area| !area.code.trim().is_empty()) {
        let twice = found.contains_key(&key(&area.code));
        found.insert(key(&area.code), (!twice).then(|| area.name.clone()));
    }
    found.into_iter().filter_map(|(code, name)| Some((code, name?))).collect()
}

fn key(code: &str) -> String {
    code.trim().to_uppercase()
}
