//! The thread as lines, from the top down.

use crate::chart::poster::{Line, What};
use crate::model::{Action, Day, MeasureId, Objective, Pack, Plan, Vocabulary};
use crate::planning::{Thread, action_words, loose};
use crate::rating::{Status, Then, in_this_file};
use std::collections::HashMap;

/// What the picture says beside the pack.
pub struct Poster<'a> {
    /// Each measure's headline status.
    pub statuses: &'a HashMap<MeasureId, Status>,
    /// The period the statuses are of, as printed; empty where there is none.
    pub period: &'a str,
    /// Today, by which work is late.
    pub on: Day,
}

/// The lines being gathered.
struct Gathering<'a> {
    pack: &'a Pack,
    thread: Thread<'a>,
    names: HashMap<&'a MeasureId, &'a str>,
    vocabulary: Vocabulary,
    of: &'a Poster<'a>,
    then: Then,
    lines: Vec<Line>,
}

/// Every line, each after the one it hangs under.
pub fn of(pack: &Pack, of: &Poster<'_>) -> Vec<Line> {
    let mut gathering = Gathering {
        pack,
        thread: Thread::new(pack, of.statuses),
        names: pack.measures.iter().map(|it| (&it.id, it.name.as_str())).collect(),
        vocabulary: pack.organisation.vocabulary,
        of,
        then: Then::of(pack, of.on),
        lines: Vec::new(),
    };
    for plan in gathering.thread.plans_under(None).to_vec() {
        gathering.plan(plan, None);
    }
    let rest = match loose(pack).measures_without_plan.len() {
        0 => return gathering.lines,
        1 => format!("1 measure stands in no plan{}", in_this_file(pack)),
        count => format!("{count} measures stand in no plan{}", in_this_file(pack)),
    };
    gathering.push(None, What::Rest, &rest);
    gathering.lines
}

impl<'a> Gathering<'a> {
    fn push(&mut self, above: Option<usize>, what: What, words: &str) -> usize {
        let depth = above.and_then(|it| self.lines.get(it)).map_or(0, |line| line.depth + 1);
        self.lines.push(Line { what, words: words.to_owned(), depth, above });
        self.lines.len() - 1
    }

    fn plan(&mut self, plan: &'a Plan, above: Option<usize>) {
        let at = self.push(above, What::Plan(self.thread.of_plan(plan)), &plan.name);
        for objective in self.thread.objectives_of(&plan.id).to_vec() {
            self.objective(objective, at);
        }
        for id in self.thread.measures_alone(plan) {
            self.measure(id, at);
        }
        let actions: Vec<&Action> = self.thread.actions_alone(&plan.id).collect();
        self.actions(&actions, at);
        for under in self.thread.plans_under(Some(&plan.id)).to_vec() {
            self.plan(under, Some(at));
        }
    }

    fn objective(&mut self, objective: &'a Objective, above: usize) {
        let counts = self.thread.of_objective(objective);
        let at = self.push(Some(above), What::Objective(counts), &objective.name);
        for under in self.thread.objectives_under(&objective.id).to_vec() {
            self.objective(under, at);
        }
        for id in &objective.measures {
            self.measure(id, at);
        }
        let actions: Vec<&Action> = self.thread.actions_of(&objective.id).collect();
        self.actions(&actions, at);
    }

    /// A measure; where it has no rating, why.
    fn measure(&mut self, id: &MeasureId, above: usize) {
        let name = self.names.get(id).map_or_else(|| id.as_str(), |name| *name);
        let status = self.of.statuses.get(id).copied();
        let words = match status {
            Some(status) if !status.is_rated() => {
                format!("{name} – {}", status.words(self.vocabulary).to_ascii_lowercase())
            }
            _ => name.to_owned(),
        };
        self.push(Some(above), What::Measure(status), &words);
    }

    fn actions(&mut self, actions: &[&Action], above: usize) {
        let (pack, then) = (self.pack, self.then);
        for action in actions.iter().filter(|it| then.had_cause(pack, it)) {
            let words = format!("{} – {}", action.name, action_words(action, self.then));
            self.push(Some(above), What::Action, &words);
        }
    }
}
