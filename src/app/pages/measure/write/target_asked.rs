//! What stops a year's target from being saved as typed: what can't be read, and what is asked of it first.

use crate::{
    app::state::in_a_sentence,
    exchange::{
        columns::{
            asked::{asked_of_plans, asked_of_target},
            target_parts::TargetPart,
        },
        typed_target::{self, Part, Profile, TypedTarget},
    },
    model::{Aim, Calendar, Measure, ReportingYear, Target},
};
use leptos::prelude::*;

/// What somebody was asked already: saving again answers it.
#[derive(Clone, Copy)]
pub struct AskedBefore {
    /// The target in words only that was to be confirmed.
    in_words: StoredValue<Option<String>>,
    /// The questions that were put.
    questions: StoredValue<Vec<String>>,
}

impl AskedBefore {
    /// Nothing yet.
    pub fn nothing() -> Self {
        Self { in_words: StoredValue::new(None), questions: StoredValue::new(Vec::new()) }
    }

    /// The target that is typed, to be saved; else what stops it, each with the control that it is about.
    pub fn taken(
        self,
        typed: &TypedTarget,
        measure: &Measure,
        (calendar, year): (Calendar, ReportingYear),
    ) -> Result<Option<Target>, Vec<(Part, String)>> {
        match typed_target::read(typed, measure, calendar, year) {
            Err(_) => {
                let found = typed_target::faults(typed, measure, calendar, year);
                Err(found.iter().map(|it| (it.part(), in_a_sentence(it))).collect())
            }
            Ok(Some(target)) if in_words_anew(&target, measure, year, self.in_words) => {
                Err(vec![(Part::Text, IN_WORDS.to_owned())])
            }
            Ok(target) => {
                let asked = |it: &Target| asked_anew(typed, it, measure, year, self.questions);
                match target.as_ref().and_then(asked) {
                    Some(asked) => Err(vec![asked]),
                    None => Ok(target),
                }
            }
        }
    }
}

/// What is said of a target that can't be compared with anything, before it is taken.
const IN_WORDS: &str = "This isn’t read as a figure, a range, a direction, a change or a comparison, so nothing could be rated against it, and the plans below would go. Write it another way; or save it again to keep it in words";

/// Whether a target is in words only, and neither saved so already nor confirmed.
fn in_words_anew(
    target: &Target,
    measure: &Measure,
    year: ReportingYear,
    confirmed: StoredValue<Option<String>>,
) -> bool {
    let held = measure.targets.get(&year).and_then(|held| held.text.clone());
    let anew = target.aim == Aim::Words && target.text != held;
    let asked = anew && confirmed.get_value() != target.text;
    confirmed.set_value(target.text.clone().filter(|_| anew));
    asked
}

/// What is asked of a target that is to be saved, but for what somebody was asked already; the control that it is about.
fn asked_anew(
    typed: &TypedTarget,
    target: &Target,
    measure: &Measure,
    year: ReportingYear,
    confirmed: StoredValue<Vec<String>>,
) -> Option<(Part, String)> {
    let held = measure.targets.get(&year);
    let of_parts = asked_of_target(measure, held, target).into_iter().map(|(part, question)| {
        let part = match part {
            TargetPart::Tolerance => Part::Tolerance,
            TargetPart::Stretch => Part::Stretch,
            _ => Part::Text,
        };
        (part, question)
    });
    // What a spread makes of the target is right or wrong with that.
    let typed_plans = (typed.profile == Profile::Keep).then_some(held);
    let of_plans = typed_plans.and_then(|held| asked_of_plans(measure, held, target));
    let (part, question) = typed_target::shares_without_unit(typed, measure, year)
        .into_iter()
        .chain(of_parts)
        .chain(of_plans.map(|question| (Part::Steps, question)))
        .find(|(_, question)| confirmed.with_value(|confirmed| !confirmed.contains(question)))?;
    confirmed.update_value(|confirmed| confirmed.push(question.clone()));
    Some((part, format!("{} Save again to keep it.", in_a_sentence(&question))))
}
