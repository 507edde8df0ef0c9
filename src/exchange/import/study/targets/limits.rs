//! Limits beside targets: floors, down to which a figure is amber, told from the limits of a confidence interval.

use super::super::columns::deciding::{Column, Deciding};
use super::super::names::words::plain;
use super::super::question::Question;
use super::super::shape::headings::{LIMITS, Part, dated, part};
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::choice;
use crate::model::Polarity;

/// Headings of floors.
const FLOORS: &[&str] = &[
    "floor",
    "amber limit",
    "amber threshold",
    "amber floor",
    "limit of amber",
    "red threshold",
    "red below",
    "tolerance limit",
];

/// The question what a column of limits holds.
const ASKED: &str = "limit";

const FLOOR: &str = "the floor: amber from the target to it, red beyond it";
const LEAVE: &str = "something else: leave it out";

impl Deciding<'_> {
    /// The range of a target or a floor whose upper end stands in a column of its own, `plan` and `plan_to`, and that
    /// column; none of any other.
    pub(in super::super) fn range_in_two(
        &self,
        row: usize,
        at: usize,
        role: Role,
    ) -> Option<(String, usize)> {
        if !matches!(role, Role::Target | Role::Floor) || self.is_wide() {
            return None;
        }
        let upper = format!("{} to", self.column(at)?.profile.words);
        let to =
            self.columns.iter().position(|it| it.role.is_none() && it.profile.words == upper)?;
        let ends = self.number(row, at).zip(self.number(row, to));
        ends.map(|_| (format!("{} to {}", self.text(row, at), self.text(row, to)), to))
    }

    /// A target that has to be passed and not only reached, as a column of its own says, `plan` and `plan_passed`; and that
    /// column. None of any other.
    pub(in super::super) fn to_be_passed(
        &self,
        row: usize,
        at: usize,
        role: Role,
    ) -> Option<(String, usize)> {
        if role != Role::Target || self.is_wide() {
            return None;
        }
        let words = format!("{} passed", self.column(at)?.profile.words);
        let says =
            self.columns.iter().position(|it| it.role.is_none() && it.profile.words == words)?;
        let polarity = self.with(Role::Polarity).first().copied()?;
        let side = match choice::polarity(&choice::words(self.text(row, polarity)))? {
            Polarity::HigherIsBetter => '>',
            Polarity::LowerIsBetter => '<',
            Polarity::NoPolarity => return None,
        };
        let is_said = plain(self.text(row, says)) == "yes";
        (is_said && self.number(row, at).is_some())
            .then(|| (format!("{side}{}", self.text(row, at)), says))
    }

    /// Finds floors by their heading, and asks about limits beside targets that may be one.
    pub(in super::super) fn floors(&mut self) {
        let headed = |words: &'static [&'static str]| {
            move |it: &Column| {
                it.is_free()
                    && it.profile.has_numbers()
                    && words.contains(&it.profile.words.as_str())
            }
        };
        let (floors, either) = (self.which(headed(FLOORS)), self.which(headed(LIMITS)));
        if !self.with(Role::Floor).is_empty() {
            return;
        }
        if let [at] = floors.as_slice() {
            self.change(*at, |it| it.take(Role::Floor, "its heading says that it is the floor"));
            return;
        }
        // Two limits, a lower and an upper one, are those of an interval.
        let ([at], true) = (either.as_slice(), floors.is_empty() && self.has_targets()) else {
            return;
        };
        match self.is_floor(*at) {
            Some(true) => self.change(*at, |it| it.take(Role::Floor, "as you answered")),
            Some(false) => self.change(*at, |it| it.leave("you left this column out")),
            None => self.change(*at, |it| {
                it.take(Role::Floor, "it may be the floor");
                it.waits = Some(ASKED.to_owned());
            }),
        }
    }

    /// The id of what is asked of a column of limits: of several each has its own.
    pub(in super::super) fn limit_id(&self, at: usize) -> String {
        let is_limit = |heading: &String| {
            let (heading, _) = self.without_marks(heading);
            let words = dated(&heading, self.calendar).map_or(heading.to_string(), |it| it.rest);
            part(&words) == Part::Limit
        };
        let headings = &self.layout.table.headings;
        match headings.iter().filter(|heading| is_limit(heading)).count() {
            0 | 1 => ASKED.to_owned(),
            _ => {
                let words = headings.get(at).map(|heading| plain(heading)).unwrap_or_default();
                format!("{ASKED}-{}", words.replace(' ', "-"))
            }
        }
    }

    /// Whether a column of limits beside a target holds its floor: asked.
    pub(in super::super) fn is_floor(&mut self, at: usize) -> Option<bool> {
        let name = self.name(at);
        let id = self.limit_id(at);
        let question = Question::new(id, format!("What is '{name}', beside the target?"))
            .answers([FLOOR, LEAVE])
            .because("it may be the limit of amber, or how sure the figure is")
            .holding(format!("the column '{name}'"));
        self.asking.ask(question).map(|answer| answer == FLOOR)
    }

    fn has_targets(&self) -> bool {
        let slot = |it: &Column| it.slot.as_ref().is_some_and(|it| it.part == SlotPart::Target);
        !self.with(Role::Target).is_empty() || self.columns.iter().any(slot)
    }

    /// Whether a plain number under a heading of tolerances is one of per cent: `Tolerance %` over `5`.
    pub(in super::super) fn says_per_cent(&self, at: usize, text: &str) -> bool {
        self.column(at).is_some_and(|it| crate::rating::is_per_cent(&it.profile.name))
            && text.parse::<f64>().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::{Bounds, Pack};

    /// Of each target its plans with their floors, and its tolerance: `2025-04=45/42`.
    fn held(text: &str, answers: &[(&str, &str)]) -> Vec<String> {
        let found = tried(&Pack::default(), text, answers);
        let said = |bounds: Option<Bounds>| match bounds {
            Some(Bounds::Value(value)) => value.to_string(),
            _ => "none".to_owned(),
        };
        let mut all = Vec::new();
        for target in found.pack.measures.iter().flat_map(|it| it.targets.values()) {
            let steps = target.trajectory.iter();
            all.extend(
                steps.map(|it| format!("{}={}/{}", it.period, said(Some(it.plan)), said(it.floor))),
            );
            all.extend(target.tolerance.iter().map(|it| format!("{it:?}")));
        }
        all
    }

    #[test]
    fn floors_beside_targets_are_taken_or_asked_about() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            assert_eq!(held(text, answers), expected, "{text}");
        };
        for heading in ["Floor", "Amber limit", "amber_threshold"] {
            let long = format!(
                "Measure,Period,Actual,Target,{heading}\nBins,Apr 2025,44,45,42\nBins,May 2025,43,46,41\n"
            );
            check(&long, &[], &["2025-04=45/42", "2025-05=46/41"]);
            let year = format!("Measure,Target 2025/26,{heading}\nBins,45,42\n");
            check(&year, &[], &["2025/26=45/42"]);
            let annual =
                format!("Measure,Period,Actual,Annual target,{heading}\nBins,Apr 2025,5,45,42\n");
            check(&annual, &[], &["2025/26=45/42"]);
        }
        let limit = "Measure,Target 2025/26,Lower limit\nBins,45,42\n";
        check(limit, &[], &["2025/26=45/none"]);
        check(limit, &[(ASKED, FLOOR)], &["2025/26=45/42"]);
        check(limit, &[(ASKED, LEAVE)], &["2025/26=45/none"]);
        // Of an interval there are two, and beside figures alone it is no floor.
        for none in [
            "Measure,Target 2025/26,Lower limit,Upper limit\nBins,45,42,48\n",
            "Measure,2025/26,Lower limit\nBins,45,42\n",
        ] {
            assert!(!tried(&Pack::default(), none, &[]).asked().contains(&ASKED), "{none}");
        }
    }

    #[test]
    fn stretches_and_floors_of_years_stand_beside_their_targets() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(&Pack::default(), text, answers);
            let targets = found.pack.measures.iter().flat_map(|it| &it.targets);
            let said: Vec<String> = targets
                .map(|(year, target)| {
                    let steps = target.trajectory.iter().map(|it| match (it.plan, it.floor) {
                        (Bounds::Value(plan), Some(Bounds::Value(floor))) => {
                            format!("{plan}/{floor}")
                        }
                        (Bounds::Value(plan), _) => plan.to_string(),
                        _ => "a range".to_owned(),
                    });
                    let steps: Vec<String> = steps.collect();
                    let stretch =
                        target.stretch.map_or(String::new(), |it| format!(", up to {it}"));
                    format!("{year}: {}{stretch}", steps.join(" "))
                })
                .collect();
            assert_eq!(said, expected, "{text} {:?} {:?}", found.asked(), found.reasons);
            assert_eq!(found.pack.measures.len(), 1, "{text}");
            assert_eq!(found.figures(), ["Recycling, own, 2024/25: 40"], "{text}");
        };
        let file = |headings: &str| format!("Measure,2024/25,{headings}\nRecycling,40,42,45,38\n");
        let all = ["2025/26: 42/38, up to 45"];
        for headings in [
            "2025/26 target,2025/26 stretch target,2025/26 floor",
            "Target 2025/26,Stretch 25/26,Floor 2025/26",
            "2025-26 Target,Stretch target (2025-26),Floor target 2025-26",
            "Target 25/26,2025/26 Stretch,25/26 Floor",
        ] {
            check(&file(headings), &[], &all);
        }
        for limit in ["2025/26 minimum", "Minimum acceptable 2025/26", "Threshold 2025/26"] {
            let text = file(&format!("2025/26 target,2025/26 stretch,{limit}"));
            check(&text, &[], &["2025/26: 42, up to 45"]);
            check(&text, &[(ASKED, FLOOR)], &all);
            check(&text, &[(ASKED, LEAVE)], &["2025/26: 42, up to 45"]);
        }
        // Of several limits each is asked about by itself.
        let text = file("2025/26 target,2025/26 trigger,2025/26 minimum");
        let ids = ["limit-2025-26-trigger", "limit-2025-26-minimum"];
        let found = tried(&Pack::default(), &text, &[]);
        let asked = found.asked().into_iter().filter(|it| it.starts_with(ASKED));
        assert_eq!(asked.collect::<Vec<_>>(), ids);
        check(&text, &[(ids[0], LEAVE), (ids[1], FLOOR)], &["2025/26: 42/38"]);
        // Of two years each has its own, and there is no plan of a stretch alone.
        let two = "Measure,2024/25,2025/26 target,2025/26 stretch,2026/27 target,2026/27 stretch\nRecycling,40,42,45,44,47\n";
        check(two, &[], &["2025/26: 42, up to 45", "2026/27: 44, up to 47"]);
        let alone = "Measure,2024/25,2025/26 stretch target\nRecycling,40,45\n";
        check(alone, &[], &[]);
        let parts = "Measure,2024/25,2025/26 target,Q1 2025/26 stretch\nRecycling,40,42,11\n";
        check(parts, &[], &["2025/26: 42"]);
        let long = "Measure,Period,Actual,Target,Stretch target\nRecycling,2024/25,40,,\nRecycling,2025/26,,42,45\n";
        check(long, &[], &["2025/26: 42, up to 45"]);
        // A row with another figure than its value says nothing of a target that it doesn't give.
        let counted = "Measure,Period,Value,Numerator,Denominator,Target,Stretch target\nRecycling,2024/25,40,,,,\nRecycling,2025/26,,,,42,\nRecycling,2025/26,,1,2,,45\n";
        let found = tried(&Pack::default(), counted, &[]);
        let mut targets = found.pack.measures.iter().flat_map(|it| it.targets.values());
        assert!(targets.all(|it| it.stretch.is_none()), "{:?}", found.asked());
        // A part of a year has none, in rows as in columns.
        let months = "Measure,Period,Actual,Target,Stretch target\nRecycling,Apr 2025,40,42,45\nRecycling,May 2025,41,43,46\n";
        let found = tried(&Pack::default(), months, &[]);
        let target = found.pack.measures[0].targets.values().next().unwrap();
        assert_eq!((target.trajectory.len(), target.stretch), (2, None));
    }

    #[test]
    fn a_tolerance_is_says_per_cent_where_its_heading_says_so() {
        let check = |heading: &str, cell: &str, expected: &str| {
            let text = format!("Measure,Target 2025/26,{heading}\nBins,45,{cell}\n");
            let found = tried(&Pack::default(), &text, &[]);
            let target = found.pack.measures[0].targets.values().next().unwrap();
            assert_eq!(format!("{:?}", target.tolerance), expected, "{text}");
        };
        let percent =
            format!("{:?}", Some(crate::model::Tolerance::Percent(5.0.try_into().unwrap())));
        let amount =
            format!("{:?}", Some(crate::model::Tolerance::Amount(5.0.try_into().unwrap())));
        check("Tolerance %", "5", &percent);
        check("Tolerance (%)", "5%", &percent);
        check("Tolerance", "5", &amount);
        check("Tolerance", "5%", &percent);
    }
}
