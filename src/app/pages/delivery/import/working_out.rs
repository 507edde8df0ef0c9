//! What bringing a file in would do, worked out in slices.

use super::{CELLS, preview::MOST};
use crate::{
    app::components::pace::Turn,
    edit::{self, Context},
    exchange::{
        Table,
        import::{
            Cell, Choices, Compared, Comparing, Decisions, Mapping, Outcome, Overview, Proposal,
            Question, Studying,
        },
    },
    model::Pack,
};
use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

/// How many ratings are worked out before it is asked how long that took.
const AT_ONCE: usize = 20;

/// What bringing a file in would do.
#[derive(Clone)]
pub struct WorkedOut {
    pub proposal: Arc<Proposal>,
    pub overview: Arc<Overview>,
    /// The file's own ratings against ours.
    pub compared: Arc<Compared>,
    /// What keeps the file as a whole from being taken.
    pub whole: Option<String>,
    /// What is in it where it has no figures.
    pub holds: Option<String>,
    /// Why nothing would be brought in.
    pub nothing: Option<String>,
}

/// A file as it is understood, with the answers there are.
pub struct Understood {
    /// By the headings it has, which an answer may change.
    pub table: Arc<Table>,
    pub mapping: Mapping,
    /// Why each column is taken for what it is, or that a choice has no effect.
    pub reasons: Vec<String>,
    pub questions: Vec<Question>,
    /// The columns to be seen wherever they stand.
    pub in_doubt: BTreeSet<usize>,
    /// What the file says of its own marks.
    pub says: Vec<String>,
}

/// Works out what a table would change; none where it was stopped.
pub async fn work_out(
    pack: &Pack,
    table: &Arc<Table>,
    choices: &Choices,
    decisions: &Decisions,
    turn: &mut Turn,
) -> Option<(WorkedOut, Understood)> {
    const STUDY: &str = "Looking at what the file holds…";
    const WORDS: &str = "Working out what would change…";
    let mut studying = Studying::new(pack, table, choices);
    while studying.step(CELLS) {
        if !turn.goes_on(STUDY, studying.progress()).await {
            return None;
        }
    }
    let study = studying.study();
    let decided = study.decided(decisions);
    let rows = (CELLS / study.table.headings.len().max(1)).max(1);
    let mut work = study.work(pack, &decided);
    while work.step(rows) {
        if !turn.goes_on(WORDS, work.progress()).await {
            return None;
        }
    }
    let all = work.progress();
    let mut folding = study.fold(work.proposal());
    while folding.step(rows) {
        if !turn.goes_on(WORDS, all).await {
            return None;
        }
    }
    let proposal = folding.proposal();
    let mut overview = Overview::new(MOST);
    while overview.step(&proposal, rows) {
        if !turn.goes_on(WORDS, all).await {
            return None;
        }
    }
    let nothing = study.why_nothing(&proposal, &overview.counts);
    let mut reasons = study.reasons.clone();
    effects(&mut reasons, choices, &proposal);
    let understood = Understood {
        table: match study.table {
            Cow::Borrowed(read) if std::ptr::eq(read, table.as_ref()) => table.clone(),
            ref read => Arc::new(Table::clone(read)),
        },
        mapping: study.mapping.clone(),
        reasons,
        questions: study.questions.clone(),
        in_doubt: study.columns_in_doubt(choices),
        says: study.says.clone(),
    };
    let mut comparing = Comparing::new(&study);
    if comparing.has_any() {
        // Ours are of the pack as it would be.
        let mut after = pack.clone();
        let context = Context::default();
        if edit::apply(&mut after, proposal.command("Import"), &context).is_ok() {
            while comparing.step(&after, decisions.on, AT_ONCE) {
                if !turn.goes_on("Comparing ratings…", all).await {
                    return None;
                }
            }
        }
    }
    let found = WorkedOut {
        proposal: Arc::new(proposal),
        overview: Arc::new(overview),
        compared: Arc::new(comparing.compared()),
        whole: study.whole(),
        holds: study.without_figures(),
        nothing,
    };
    turn.goes_on(WORDS, all).await.then_some((found, understood))
}

/// Says of a column that somebody gave a role by hand, where nothing of it is taken, that this has no effect.
fn effects(reasons: &mut [String], choices: &Choices, proposal: &Proposal) {
    for column in choices.roles.keys() {
        let cells = || proposal.column(*column);
        let taken = |cell: &Cell| !matches!(cell.outcome, Outcome::LeftOut | Outcome::Blank);
        let left = cells().find(|cell| cell.outcome == Outcome::LeftOut);
        if let (Some(left), false, Some(reason)) =
            (left, cells().any(taken), reasons.get_mut(*column))
        {
            *reason = format!("{reason}; nothing of it is taken: {}", left.reason);
        }
    }
}
