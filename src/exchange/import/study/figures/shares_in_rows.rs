//! Rows that make one figure: a part, the whole that it is out of, and their share, told apart by a column of metrics, as
//! `Number`, `Out of`, `Percent`. Where the three agree the figure is the part out of its whole; where they don't, the share
//! stands alone.

use super::super::columns::beside_parts::{GIVEN, KEEP, SCALES};
use super::super::columns::deciding::{Column, Deciding};
use super::super::figures::checks::text;
use super::super::meant::{SharesInRows, as_metric};
use super::super::names::row_keys::is_of_whole_figure;
use super::super::names::words::plain;
use super::super::question::{Question, Why};
use super::super::recast::{Recast, waits_for};
use super::super::shape::row_kinds::RowKind;
use super::shares::{Hints, Tried, gives, only};
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Role, SlotPart};
use crate::rating::is_per_cent;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

const ASKED: &str = "scale";

/// The most metrics that a column has: more are remarks.
const MOST: usize = 1_000;

/// Why a part isn't taken that doesn't give its share.
const ALONE: &str =
    "it doesn't give the share that it is a part of, or there is none: a share is then taken alone";

/// The metrics of a measure that are a part, its whole and their share.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Metrics {
    over: String,
    under: String,
    share: String,
}

/// Rows that say the same but for their metric, by that.
type Group = BTreeMap<String, usize>;

impl Metrics {
    /// The rows of the three, where there are all of them.
    fn rows(&self, group: &Group) -> Option<(usize, usize, usize)> {
        Some((*group.get(&self.over)?, *group.get(&self.under)?, *group.get(&self.share)?))
    }
}

/// What was found in a sheet.
struct Found {
    /// The column of metrics.
    column: usize,
    /// What a part out of its whole is multiplied by.
    scale: f64,
    /// The rows of each figure.
    figures: Vec<(Metrics, Group)>,
}

impl Deciding<'_> {
    /// Finds the rows that make one figure, and takes those of its parts out of the rows of figures.
    pub(in super::super) fn shares_in_rows(&mut self) {
        let values = self.columns_of_values();
        if values.is_empty() {
            return;
        }
        let is_candidate = |it: &Column| {
            let named = matches!(it.role, None | Some(Role::MeasureName | Role::NamePart));
            let open = it.slot.is_none() && it.reason.is_none() && it.waits.is_none();
            let told = (3..=MOST).contains(&it.profile.distinct) && !it.profile.is_figures();
            named && open && !it.by_hand && told
        };
        let candidates = self.which(is_candidate).into_iter();
        let mut found: Vec<Found> =
            candidates.filter_map(|at| self.metrics_in(at, &values)).collect();
        let (Some(found), true) = (found.pop(), found.is_empty()) else { return };
        let Some(answer) = self.ask_about_shares(&found, &values) else { return };
        let made = self.parts_of_shares(&found, values, answer.as_deref());
        self.rows.retain(|row| !made.told.contains_key(row));
        for at in 0..self.columns.len() {
            self.look_at(at);
        }
        if answer.is_none() {
            self.row_waits.extend(self.rows.iter().map(|row| (*row, ASKED.to_owned())));
        }
        self.change(found.column, |it| {
            it.take(Role::RowKind, "its rows are the part, the whole and the share of one figure");
        });
        self.shares_in_rows = Some(made);
    }

    /// Asks what the shares are; none where no figure comes out of its parts.
    fn ask_about_shares(&mut self, found: &Found, values: &[usize]) -> Option<Option<String>> {
        let (words, sample) = self.sample(found, values)?;
        let mut question = Question::new(ASKED, sample)
            .because("that is what the rows of the number and of what it is out of give, rounded")
            .answers([words, KEEP])
            .holding("every figure");
        if self.are_per_cent(found) {
            question = question.assuming(words);
        }
        Some(self.asking.ask(question))
    }

    /// Whether the shares are per cent, and say so.
    fn are_per_cent(&self, found: &Found) -> bool {
        let says = |(metrics, group): &(Metrics, Group)| {
            let row = group.get(&metrics.share);
            row.is_none_or(|row| is_per_cent(self.text(*row, found.column)))
        };
        found.scale == 100.0 && found.figures.iter().all(says)
    }

    /// The parts of the shares, as it was answered what these are.
    fn parts_of_shares(
        &self,
        found: &Found,
        values: Vec<usize>,
        answer: Option<&str>,
    ) -> SharesInRows {
        let mut made = SharesInRows {
            column: found.column,
            scale: found.scale,
            per_cent: self.are_per_cent(found),
            values,
            ..SharesInRows::default()
        };
        let told: (Outcome, Why) = match answer {
            None => (Outcome::LeftOut, waits_for(ASKED)),
            Some(KEEP) => (Outcome::LeftOut, "you took the figures alone".into()),
            Some(_) => (Outcome::Used, "its number is a part of the figure in another row".into()),
        };
        for (metrics, group) in &found.figures {
            made.shares.insert(metrics.share.clone());
            let parts = [&metrics.over, &metrics.under];
            let rows = parts.into_iter().filter_map(|metric| group.get(metric));
            made.told.extend(rows.map(|row| (*row, told.clone())));
            let Some((over, under, share)) =
                metrics.rows(group).filter(|_| told.0 == Outcome::Used)
            else {
                continue;
            };
            let agrees =
                |at: &usize| self.three_give((over, under, share), *at, found.scale) == Some(true);
            let agreeing = made.values.iter().copied().filter(agrees);
            made.parts.extend(agreeing.map(|at| ((share, at), (over, under))));
        }
        made
    }

    /// The columns whose cells are figures: under periods, or the only one there is.
    fn columns_of_values(&self) -> Vec<usize> {
        if self.is_wide() {
            let plain = |it: &Column| it.metric.is_none() && it.of_figure.is_none();
            let value =
                |it: &Column| it.slot.as_ref().is_some_and(|slot| slot.part == SlotPart::Value);
            return self.which(|it| value(it) && plain(it) && !it.by_hand);
        }
        let parts = [Role::Numerator, Role::Denominator];
        if parts.into_iter().any(|role| !self.with(role).is_empty()) {
            return Vec::new();
        }
        let values = self.with(Role::Value);
        let free = || self.which(|it| it.is_free() && it.profile.is_figures());
        let values = if values.is_empty() { free() } else { values };
        if values.len() == 1 { values } else { Vec::new() }
    }

    /// The rows of each figure by their metrics, where a column has those of a part, its whole and their share for every
    /// measure; and what a part out of its whole is multiplied by.
    fn metrics_in(&self, column: usize, values: &[usize]) -> Option<Found> {
        // Each text once: most columns have none that could be a share, and are left there.
        let mut metrics: HashMap<&str, Option<String>> = HashMap::new();
        for row in &self.rows {
            // A target beside them is one all the same.
            metrics.entry(self.text(*row, column)).or_insert_with_key(|text| {
                let other = text.is_empty() || RowKind::is_beside_figures(text);
                (!other).then(|| as_metric(text))
            });
        }
        if !Hints::may_say(metrics.keys().copied()) {
            return None;
        }
        let keys = self.which(|it| {
            it.role.is_some_and(is_of_whole_figure) || (it.is_free() && !it.profile.is_figures())
        });
        let keys: Vec<usize> = keys.into_iter().filter(|at| *at != column).collect();
        let is_name = |at: &usize| {
            self.column(*at).is_some_and(|it| {
                it.role == Some(Role::MeasureName) || (it.is_free() && it.profile.is_names())
            })
        };
        let names: Vec<usize> = keys.iter().copied().filter(is_name).collect();
        let mut groups: HashMap<Vec<&str>, Group> = HashMap::new();
        let mut written: HashMap<String, &str> = HashMap::new();
        for row in &self.rows {
            let text = self.text(*row, column);
            let Some(metric) = metrics.get(text).cloned().flatten() else { continue };
            written.entry(metric.clone()).or_insert(text);
            let key = keys.iter().map(|at| self.text(*row, *at)).collect();
            let group = groups.entry(key).or_default();
            if group.insert(metric, *row).is_some() || group.len() > 3 {
                return None;
            }
        }
        let mut of_measure: BTreeMap<Vec<&str>, Vec<Group>> = BTreeMap::new();
        for group in groups.into_values() {
            let first = group.values().next().copied()?;
            let measure = names.iter().map(|at| self.text(first, *at)).collect();
            of_measure.entry(measure).or_default().push(group);
        }
        let mut figures = Vec::new();
        let mut scales: BTreeSet<u64> = BTreeSet::new();
        for groups in of_measure.into_values() {
            let (metrics, scale) = self.metrics_of(&groups, &written, values, names.is_empty())?;
            scales.insert(scale.to_bits());
            figures.extend(groups.into_iter().map(|group| (metrics.clone(), group)));
        }
        let scale = scales.pop_first().filter(|_| scales.is_empty()).map(f64::from_bits)?;
        figures.sort_by_key(|(_, group): &(Metrics, Group)| group.values().copied().min());
        Some(Found { column, scale, figures })
    }

    /// Which of a measure's three metrics is which. Of a sheet whose only names they may be, they have to say so
    /// themselves.
    fn metrics_of(
        &self,
        groups: &[Group],
        written: &HashMap<String, &str>,
        values: &[usize],
        nameless: bool,
    ) -> Option<(Metrics, f64)> {
        let all: BTreeSet<&String> = groups.iter().flat_map(BTreeMap::keys).collect();
        let all: Vec<&String> = all.into_iter().collect();
        let &[a, b, c] = all.as_slice() else { return None };
        let said = |metric: &String| written.get(metric).copied().unwrap_or_default();
        let mut found = Vec::new();
        for [over, under, share] in
            [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]]
        {
            let hints = Hints::of(said(over), said(under), said(share));
            if !hints.say_some() || (nameless && !hints.say_all()) {
                continue;
            }
            let of = |scale: f64| {
                let rows = groups.iter().filter_map(|group| {
                    Some((*group.get(over)?, *group.get(under)?, *group.get(share)?))
                });
                let each = rows.flat_map(|three| values.iter().map(move |at| (three, *at)));
                let tried = each.filter_map(|(three, at)| self.three_give(three, at, scale));
                tried.fold(Tried::default(), Tried::count)
            };
            let best = SCALES.into_iter().rev().max_by_key(|(scale, _)| of(*scale).agree);
            let Some((scale, _)) = best.filter(|(scale, _)| hints.bear_out(of(*scale))) else {
                continue;
            };
            let (over, under, share) = (over.clone(), under.clone(), share.clone());
            let metrics = Metrics { over, under, share };
            found.push(((metrics, scale), hints.say_share()));
        }
        only(found)
    }

    /// Whether the cells of a part and of its whole give that of their share; none where one of them is no number.
    fn three_give(
        &self,
        (over, under, share): (usize, usize, usize),
        at: usize,
        scale: f64,
    ) -> Option<bool> {
        let parts = (self.number(over, at)?, self.number(under, at)?);
        gives(parts, (self.number(share, at)?, self.text(share, at)), scale)
    }

    /// The words of the scale, and what is asked of the first figure that its parts give.
    fn sample(&self, found: &Found, values: &[usize]) -> Option<(&'static str, String)> {
        let (scale, words) = SCALES.into_iter().find(|(each, _)| *each == found.scale)?;
        let three = found.figures.iter().filter_map(|(metrics, group)| metrics.rows(group));
        let mut all = three.flat_map(|three| values.iter().map(move |at| (three, *at)));
        let ((over, under, share), at) =
            all.find(|(three, at)| self.three_give(*three, *at, scale) == Some(true))?;
        let said = |row: usize| self.text(row, at);
        let asked =
            format!("'{}' beside {} out of {}: what is it?", said(share), said(over), said(under));
        Some((words, asked))
    }

    /// Puts the parts of figures in the place of their shares, and says what becomes of the rows they stand in.
    pub(in super::super) fn join_shares(&self, recast: &mut Recast) {
        let Some(found) = &self.shares_in_rows else { return };
        let parts = || {
            found.parts.iter().flat_map(|((_, at), (over, under))| [(*over, *at), (*under, *at)])
        };
        let used: HashSet<(usize, usize)> = parts().collect();
        for (row, told) in &found.told {
            for at in (0..self.columns.len()).filter(|at| !self.text(*row, *at).is_empty()) {
                let alone = found.values.contains(&at) && !used.contains(&(*row, at));
                let told = match told {
                    (Outcome::Used, _) if alone => (Outcome::LeftOut, ALONE.into()),
                    told => told.clone(),
                };
                recast.told.insert((*row, at), told);
            }
        }
        let Some(value) = recast.mapping.column(Role::Value) else { return };
        let held: HashSet<String> =
            self.pack.measures.iter().map(|measure| plain(&measure.name)).collect();
        for long in 0..recast.table.rows.len() {
            let origin = recast.table.origins.get(long).and_then(|row| row.get(value)).copied();
            let Some(share) = origin.flatten() else { continue };
            let Some((over, under)) = found.parts.get(&share).copied() else { continue };
            let at = share.1;
            for (role, row) in [(Role::Numerator, over), (Role::Denominator, under)] {
                recast.told.remove(&(row, at));
                recast.say(long, role, self.text(row, at), Some((row, at)));
            }
            recast.say(long, Role::Value, "", None);
            recast.told.insert(share, (Outcome::LeftOut, GIVEN.into()));
            recast.say(long, Role::Scale, &found.scale.to_string(), None);
            let is_held = held.contains(&plain(text(recast, long, Role::MeasureName)));
            if found.per_cent && !is_held && text(recast, long, Role::Unit).is_empty() {
                recast.say(long, Role::Unit, "%", None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    fn check(text: &str, answers: &[(&str, &str)], expected: &[&str]) {
        let found = tried(&Pack::default(), text, answers);
        assert_eq!(found.figures(), expected, "{text} {:?}", found.questions);
    }

    const BOTH: [&str; 2] = ["Repairs, own, 2025-04: 455/500", "Repairs, own, 2025-05: 450/510"];

    #[test]
    fn rows_of_a_part_its_whole_and_their_share_are_one_figure() {
        for [part, whole, share] in [
            ["Number of repairs done", "Out of", "Percent"],
            ["Numerator", "Denominator", "%"],
            ["Met", "Total", "Percentage met"],
            ["Repairs done", "Repairs asked for", "Rate"],
        ] {
            let answers = [("scale", "per cent")];
            let wide = format!(
                "Measure,Metric,Apr 2025,May 2025\nRepairs,{part},455,450\nRepairs,{whole},500,510\nRepairs,{share},91,88.2\n"
            );
            check(&wide, &answers, &BOTH);
            check(&wide.replace("Metric", "Shown as"), &answers, &BOTH);
            let long = format!(
                "Measure,Metric,Period,Value\nRepairs,{share},Apr 2025,91\nRepairs,{part},Apr 2025,455\nRepairs,{whole},Apr 2025,500\nRepairs,{whole},May 2025,510\nRepairs,{part},May 2025,450\nRepairs,{share},May 2025,88.2\n"
            );
            check(&long, &answers, &BOTH);
        }
        // A file of one measure, whose name is asked.
        let alone = "Metric,Apr 2025,May 2025\nNumber of repairs,455,450\nOut of,500,510\nPercent,91,88.2\n";
        check(alone, &[("measure", "Repairs"), ("name", "Repairs")], &BOTH);
    }

    #[test]
    fn a_heading_of_per_cent_leaves_nothing_to_ask_and_gives_a_new_measure_its_scale() {
        let text = "Measure,Metric,Apr 2025,May 2025\nRepairs,Number,455,450\nRepairs,Out of,500,510\nRepairs,Per cent,91,88.2\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures(), BOTH, "{:?}", found.questions);
        let measure = &found.pack.measures[0];
        assert_eq!(measure.scale.map(|it| it.get()), Some(100.0));
        // A target beside them is the share's.
        let planned = format!("{text}Repairs,Target,90,90\n");
        let found = tried(&Pack::default(), &planned, &[]);
        assert_eq!(found.figures(), BOTH, "{:?}", found.questions);
        let steps = found.pack.measures[0].targets.values().map(|it| it.trajectory.len());
        assert_eq!(steps.sum::<usize>(), 2);
        // By itself the share is a figure too.
        let alone = [("scale", super::KEEP)];
        check(text, &alone, &["Repairs, own, 2025-04: 91", "Repairs, own, 2025-05: 88.2"]);
    }

    #[test]
    fn where_the_three_do_not_agree_the_share_stands_alone() {
        let text = "Measure,Metric,Apr 2025,May 2025,Jun 2025\nRepairs,Number,455,450,470\nRepairs,Out of,500,510,500\nRepairs,Percent,91,88.2,60\n";
        let answers = [("scale", "per cent")];
        check(text, &answers, &[BOTH[0], BOTH[1], "Repairs, own, 2025-06: 60"]);
        // A share that is suppressed stays so.
        let hidden = text.replace(",60\n", ",[c]\n");
        check(&hidden, &answers, &[BOTH[0], BOTH[1], "Repairs, own, 2025-06: suppressed"]);
    }

    #[test]
    fn rows_that_only_seem_to_belong_together_are_measures_of_their_own() {
        let text = "Measure,Apr 2025,May 2025\nVisits,455,450\nMembers,500,510\nTake-up,91,88.2\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.pack.measures.len(), 3, "{:?}", found.questions);
        let text = "Measure,Metric,Apr 2025,May 2025\nRepairs,Number,455,450\nRepairs,Out of,500,510\nRepairs,Percent,12,13\n";
        assert!(!tried(&Pack::default(), text, &[]).figures().iter().any(|it| it.contains('/')));
    }
}
