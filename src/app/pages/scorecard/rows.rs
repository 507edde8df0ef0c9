//! Which rows a scorecard shows, under which heading, and in which order.

use crate::{
    app::{
        browser,
        route::{Filter, Sort},
        state::Rated,
    },
    model::{MeasureId, Pack, Regime, Vocabulary},
    rating::{Distribution, Status},
};

/// A perspective's rows. Measures with none stand under "Perspective not yet set".
#[derive(Clone, PartialEq)]
pub struct Group {
    /// How its measures are managed, where it is the first of those and the scorecard has more than one kind.
    pub managed: Option<&'static str>,
    /// The scorecard has more than one kind of management, each under its heading.
    pub is_split: bool,
    /// The perspective's name.
    pub name: String,
    /// The statuses of all its rows, those filtered out among them.
    pub distribution: Distribution,
    /// What is shown, in order.
    pub rows: Vec<Rated>,
}

/// The rows of a plan, in its order.
pub fn members(rated: &[Rated], plan: &[MeasureId]) -> Vec<Rated> {
    // A plan mostly lists measures in the pack's order, so each is looked for from where the last one was.
    let mut from = 0;
    let mut find = |id: &MeasureId| {
        let (before, after) = rated.split_at_checked(from)?;
        let found = after.iter().chain(before).position(|row| row.measure.id == *id)?;
        let found = (from + found) % rated.len();
        from = found;
        rated.get(found).cloned()
    };
    plan.iter().filter_map(&mut find).collect()
}

/// The statuses to date of some rows, counted.
pub fn count(rows: &[Rated]) -> Distribution {
    Distribution::of(rows.iter().map(status))
}

/// Rows under their perspectives in the pack's order; perspectives without a row to show are left out.
pub fn groups(pack: &Pack, all: &[Rated], filter: &Filter, words: Vocabulary) -> Vec<Group> {
    // The place of a perspective the pack doesn't have is the last: not yet set.
    let place = |row: &Rated| {
        let id = row.measure.perspective.as_ref();
        let found = pack.perspectives.iter().position(|perspective| Some(&perspective.id) == id);
        found.unwrap_or(pack.perspectives.len())
    };
    let names = || {
        let names = pack.perspectives.iter().map(|perspective| perspective.name.as_str());
        names.chain(["Perspective not yet set"]).enumerate()
    };
    // What is actively managed and what is only monitored are kept apart.
    let split = is_split(all);
    let kinds: &[Option<Regime>] = if split { &KINDS } else { &[None] };
    let mut groups = Vec::new();
    for kind in kinds {
        let mut managed = split.then(|| heading(*kind));
        for (index, name) in names() {
            let is_of =
                |row: &&Rated| place(row) == index && (!split || row.measure.regime == *kind);
            let members: Vec<Rated> = all.iter().filter(is_of).cloned().collect();
            let rows = in_order(&members, filter, words);
            if !rows.is_empty() {
                let (name, distribution) = (name.to_owned(), count(&members));
                let managed = managed.take();
                groups.push(Group { managed, is_split: split, name, distribution, rows });
            }
        }
    }
    groups
}

/// In the order of a scorecard.
const KINDS: [Option<Regime>; 3] = [Some(Regime::Priority), None, Some(Regime::BusinessAsUsual)];

/// What stands over measures that are managed so.
fn heading(kind: Option<Regime>) -> &'static str {
    match kind {
        Some(Regime::Priority) => "Priority measures: actively managed",
        Some(Regime::BusinessAsUsual) => "Business as usual: monitored, reported by exception",
        None => "How these are managed is not yet set",
    }
}

/// Whether some of the measures are business as usual, and so stand apart.
pub fn is_split(all: &[Rated]) -> bool {
    all.iter().any(|row| row.measure.regime == Some(Regime::BusinessAsUsual))
}

/// The accountable officers of some rows, each once, by name.
pub fn owners(all: &[Rated]) -> Vec<String> {
    let officer = |row: &Rated| row.measure.specification.accountable_officer.clone();
    let mut keys: Vec<Key> = all.iter().map(|row| (0, officer(row), 0)).collect();
    keys.sort();
    keys.dedup();
    keys.into_iter().map(|(_, officer, _)| officer).filter(|officer| !officer.is_empty()).collect()
}

/// What rows are sorted by: a rank, a text, and where they stood, so that ties stay as in the plan.
type Key = (usize, String, usize);

/// The rows that pass a filter, in its order.
fn in_order(rows: &[Rated], filter: &Filter, words: Vocabulary) -> Vec<Rated> {
    let key = |(index, row): (usize, &Rated)| {
        let (rank, text) = match filter.sort {
            Sort::Plan => (0, ""),
            Sort::Worst => (urgency(status(row)), ""),
            Sort::Name => (0, row.measure.name.as_str()),
            Sort::Owner => (0, row.measure.specification.accountable_officer.as_str()),
        };
        (rank, browser::lowercase(text), index)
    };
    let text = browser::lowercase(filter.text.trim());
    let passing = rows.iter().enumerate().filter(|(_, row)| passes(row, filter, &text, words));
    let mut keys: Vec<Key> = passing.map(key).collect();
    keys.sort();
    keys.into_iter().filter_map(|(.., index)| rows.get(index).cloned()).collect()
}

/// Where a status stands when the worst comes first: what is wrong, what is missing, what is well.
fn urgency(status: Status) -> usize {
    use Status::{Amber, Green, Late, NoData, NoTarget, NotRated, Red};
    let worst_first = [Red, Amber, Late, NoData, NoTarget, NotRated, Green];
    worst_first.iter().position(|other| *other == status).unwrap_or_default()
}

/// Whether a row passes the filter; `text` is the filter's own in lower case. Statuses that the chosen words
/// don't tell apart pass together.
fn passes(row: &Rated, filter: &Filter, text: &str, words: Vocabulary) -> bool {
    let measure = &row.measure;
    let says = |words: &str| browser::lowercase(words).contains(text);
    let of_status = || {
        let asked = Status::ALL.into_iter().find(|status| status.key() == filter.status);
        asked.is_none_or(|asked| asked.face(words) == status(row).face(words))
    };
    of_status()
        && (filter.managed.is_empty()
            || measure.regime.is_some_and(|regime| regime.words() == filter.managed))
        && (filter.owner.is_empty() || filter.owner == measure.specification.accountable_officer)
        && (text.is_empty()
            || says(&measure.name)
            || says(&measure.description)
            || measure
                .series
                .iter()
                .any(|observation| observation.comment.as_deref().is_some_and(says)))
}

/// The headline: the status to date.
pub fn status(row: &Rated) -> Status {
    row.rating.year_to_date.judgement.status
}
