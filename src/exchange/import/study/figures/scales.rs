//! What the ratios of each measure are multiplied by, where the measures of a file differ: asked of each.

use super::super::columns::beside_parts::{KEEP, SCALES, Three};
use super::super::columns::deciding::Deciding;
use super::super::meant::Right;
use super::super::names::by_measure::id_of;
use super::super::names::words::plain;
use super::super::question::Question;
use super::shares::Parts;
use crate::exchange::import::role::Role;
use crate::rating::is_per_cent;
use std::collections::HashMap;

/// The rows of a measure, and what its ratios are multiplied by as most of them tell.
struct Group {
    name: String,
    rows: Vec<usize>,
    told: Option<(f64, &'static str)>,
}

/// What ratios are multiplied by.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Scales {
    /// Those of the whole file.
    all: Option<String>,
    /// Those of single rows.
    of_rows: HashMap<usize, String>,
}

impl Scales {
    /// What the ratio of a row is multiplied by.
    pub(in super::super) fn of(&self, row: usize) -> Option<&String> {
        self.of_rows.get(&row).or(self.all.as_ref())
    }
}

impl Deciding<'_> {
    /// What ratios are multiplied by: told from the values beside them, and confirmed; of each measure by itself where
    /// these tell of several. None where the parts are left out.
    pub(in super::super) fn scale(&mut self) -> Option<Scales> {
        match self.differing_scales() {
            Some((three, groups)) => Some(self.scale_of_each(three, groups)),
            None => {
                self.scale_of_all().map(|all| Scales { all: Some(all), of_rows: HashMap::new() })
            }
        }
    }

    /// The rows of each measure with the scale that these tell, where that isn't the same for all.
    fn differing_scales(&self) -> Option<(Three, Vec<Group>)> {
        let (over, under) = (self.with(Role::Numerator), self.with(Role::Denominator));
        let (over, under) = (over.first().copied()?, under.first().copied()?);
        let value = self.with(Role::Value).first().copied()?;
        if !self.with(Role::Scale).is_empty() {
            return None;
        }
        let name = self.with(Role::MeasureName).first().copied()?;
        let three = self.three(value, over, under);
        let mut groups: Vec<Group> = Vec::new();
        for row in self.comparable(&three) {
            let called = self.said(row, name);
            match groups.iter_mut().find(|it| plain(&it.name) == plain(called)) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group { name: called.to_owned(), rows: vec![row], told: None }),
            }
        }
        for group in &mut groups {
            let agree = |scale: f64| {
                group.rows.iter().filter(|row| self.agrees(**row, &three, scale)).count()
            };
            let most = |(scale, _): &(f64, &str)| agree(*scale) * 2 > group.rows.len();
            group.told = SCALES.into_iter().find(most);
        }
        let mut told = groups.iter().filter_map(|it| it.told);
        let first = told.next()?;
        told.any(|it| it != first).then_some((three, groups))
    }

    /// Asks of each measure what its ratios are multiplied by.
    fn scale_of_each(&mut self, three: Three, groups: Vec<Group>) -> Scales {
        let mut of_rows = HashMap::new();
        for Group { name, rows, told } in groups {
            let Some(first) = rows.first().copied() else { continue };
            let text = |at: usize| self.text(first, at).to_owned();
            let asked = format!(
                "'{}' of '{name}' beside {} out of {}: what is it?",
                text(three.value),
                text(three.over),
                text(three.under)
            );
            let others = SCALES.into_iter().filter(|it| Some(*it) != told);
            let id = id_of("scale", &name);
            let question = Question::new(id.clone(), asked)
                .because(match told {
                    Some(_) => "that is what numerator and denominator give, and other measures of the file differ",
                    None => "numerator and denominator give another figure",
                })
                .answers(told.into_iter().chain(others).map(|(_, words)| words))
                .answers([KEEP])
                .holding(format!("the figures of '{name}'"));
            let answer = self.asking.ask(question);
            let scale = SCALES.into_iter().find(|(_, words)| answer.as_deref() == Some(words));
            match (answer, scale) {
                (None, _) => {
                    rows.iter().for_each(|row| drop(self.row_waits.insert(*row, id.clone())));
                }
                (Some(_), None) => {
                    self.disagreeing.extend(rows.iter().map(|row| (*row, Right::Figure)));
                }
                (Some(_), Some((scale, _))) => {
                    let by = told.map_or(scale, |(told, _)| told);
                    let odd: Vec<usize> =
                        rows.iter().copied().filter(|row| !self.agrees(*row, &three, by)).collect();
                    self.which_is_right(&odd, &three, scale);
                    of_rows.extend(rows.into_iter().map(|row| (row, scale.to_string())));
                }
            }
        }
        Scales { all: None, of_rows }
    }
}

impl Deciding<'_> {
    /// The scale of figures beside their parts under each period, confirmed as that of rows is.
    pub(in super::super) fn scale_by_period(&mut self, threes: &[Parts]) -> Option<String> {
        let all: Vec<Three> =
            threes.iter().map(|(over, under, value)| self.three(*value, *over, *under)).collect();
        let first = all.iter().find_map(|three| Some((three, *self.comparable(three).first()?)));
        let agree = |scale: f64| -> usize {
            let of = |three: &Three| {
                let rows = self.comparable(three).into_iter();
                rows.filter(|row| self.agrees(*row, three, scale)).count()
            };
            all.iter().map(of).sum()
        };
        let best = SCALES.into_iter().rev().max_by_key(|(scale, _)| agree(*scale));
        let ((three, row), (scale, words)) = first.zip(best)?;
        let text = |at: usize| self.text(row, at).to_owned();
        let mut question = Question::new(
            "scale",
            format!(
                "'{}' beside {} out of {}: what is it?",
                text(three.value),
                text(three.over),
                text(three.under)
            ),
        )
        .because("that is what numerator and denominator give, rounded")
        .answers([words, KEEP])
        .holding("every figure");
        if scale == 100.0 && is_per_cent(&self.name(three.value)) {
            question = question.assuming(words);
        }
        match self.asking.ask(question).as_deref() {
            Some(KEEP) => {
                for (over, under, _) in threes {
                    for at in [*over, *under] {
                        self.change(at, |it| it.leave("you took the figures alone"));
                    }
                }
                None
            }
            Some(_) => {
                for three in all {
                    let rows = self.comparable(&three);
                    let odd: Vec<usize> =
                        rows.into_iter().filter(|row| !self.agrees(*row, &three, scale)).collect();
                    self.which_is_right(&odd, &three, scale);
                }
                Some(scale.to_string())
            }
            None => {
                for at in threes.iter().flat_map(|(over, under, value)| [*over, *under, *value]) {
                    self.change(at, |it| it.waits = Some("scale".to_owned()));
                }
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::Pack;

    #[test]
    fn ratios_of_a_measure_in_per_cent_are_shares_of_a_hundred() {
        let check = |unit: &str,
                     held: Option<f64>,
                     text: &str,
                     answer: &str,
                     expected: Option<f64>| {
            let mut pack = pack_of(&[("In time", &[])]);
            let measure = std::sync::Arc::make_mut(&mut pack.measures[0]);
            measure.unit = unit.to_owned();
            measure.scale = held.map(|it| it.try_into().unwrap());
            let found = tried(&pack, text, &[("scale", answer)]);
            assert_eq!(found.figures(), ["In time, own, 2025-04: 75/90"], "{:?}", found.questions);
            let measure = &found.pack.measures[0];
            assert_eq!(measure.scale.map(|it| it.get()), expected, "{unit} {text} {answer}");
            let settings = found.proposal.settings.iter().map(|it| it.words());
            let said = expected
                .filter(|_| held.is_none())
                .map(|scale| format!("In time: Ratio: multiplied by, from not set to ‘{scale}’"));
            assert_eq!(settings.collect::<Vec<_>>(), said.into_iter().collect::<Vec<_>>());
        };
        let of = |value: &str| {
            format!("Measure,Period,Numerator,Denominator,Value\nIn time,Apr 2025,75,90,{value}\n")
        };
        let alone = "Measure,Period,Numerator,Denominator\nIn time,Apr 2025,75,90\n";
        check("%", None, &of("83.3"), "per cent", Some(100.0));
        check("", None, &of("83.3"), "per cent", Some(100.0));
        check("%", None, &of("0.83"), "as it is", Some(100.0));
        check("%", None, alone, "as it is", Some(100.0));
        check("", None, &of("0.83"), "as it is", Some(1.0));
        // What is set stands.
        check("per 1,000", Some(1000.0), &of("83.3"), "per cent", Some(1000.0));
    }

    #[test]
    fn measures_of_different_scales_are_asked_about_one_by_one() {
        let text = "Measure,Numerator,Denominator,Result,Period\nRepairs,453,1000,0.453,Apr 2025\n\
                    Repairs,470,1000,0.47,May 2025\nCrime,52,10000,520,Apr 2025\nCrime,49,10000,490,May 2025\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures(), [""; 0]);
        assert_eq!(found.question("scale-repairs").answers[0], "as it is");
        assert!(found.question("scale-repairs").answers.contains(&"per cent".to_owned()));
        assert_eq!(found.question("scale-crime").answers[0], "per 100,000");
        let answers = [("scale-repairs", "per cent"), ("scale-crime", "per 100,000")];
        let found = tried(&Pack::default(), text, &answers);
        let scales: Vec<Option<f64>> =
            found.pack.measures.iter().map(|it| it.scale.map(|it| it.get())).collect();
        assert_eq!(scales, [Some(100.0), Some(100_000.0)]);
        assert_eq!(found.figures().len(), 4, "{:?}", found.figures());
        // One answer takes its measure alone; the figures alone are a choice.
        let found = tried(&Pack::default(), text, &[("scale-crime", KEEP)]);
        assert_eq!(found.figures(), ["Crime, own, 2025-04: 520", "Crime, own, 2025-05: 490"]);
    }
}
