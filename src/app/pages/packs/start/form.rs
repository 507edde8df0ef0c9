//! What is typed to start a pack, with what is wrong beside it.

use crate::{
    app::browser,
    edit,
    model::{Extra, Measure, MeasureId, Pack, Perspective, PerspectiveId, Plan, PlanId},
};
use std::sync::Arc;

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StartForm {
    /// The organisation's name.
    pub name: String,
    /// What it is all for.
    pub vision: String,
    /// The month its year starts in, as its number.
    pub month: String,
    /// Perspectives, one a line.
    pub perspectives: String,
    /// Plans, one a line.
    pub plans: String,
    /// Measures, one a line.
    pub measures: String,
}

/// What is wrong with each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StartErrors {
    /// Of the name.
    pub name: Option<String>,
    /// Of the month.
    pub month: Option<String>,
    /// Of the perspectives.
    pub perspectives: Option<String>,
    /// Of the plans.
    pub plans: Option<String>,
    /// Of the measures.
    pub measures: Option<String>,
}

impl TryFrom<StartForm> for Pack {
    type Error = Box<StartErrors>;

    fn try_from(form: StartForm) -> Result<Self, Box<StartErrors>> {
        let perspectives = lines(&form.perspectives);
        let plans: Vec<String> = lines(&form.plans).iter().map(|it| dashed(it)).collect();
        let measures = lines(&form.measures);
        let month = form.month.parse().ok().filter(|month| (1..=12).contains(month));
        let missing = |wrong: bool, words: &str| wrong.then(|| words.to_owned());
        let errors = StartErrors {
            name: missing(form.name.trim().is_empty(), "Enter the organisation’s name"),
            month: missing(month.is_none(), "Choose the month your year starts in"),
            perspectives: missing(
                perspectives.is_empty(),
                "Enter at least one perspective, one on each line",
            ),
            plans: missing(plans.is_empty(), "Enter at least one plan, one on each line"),
            measures: None,
        };
        let Some(month) = month.filter(|_| errors == StartErrors::default()) else {
            return Err(Box::new(errors));
        };
        let perspectives = perspectives
            .into_iter()
            .map(|name| Perspective {
                id: PerspectiveId(name.to_lowercase().replace(' ', "-")),
                name,
                extra: Extra::new(),
            })
            .collect();
        let mut pack = edit::new_pack(form.name.trim(), month, perspectives)
            .map_err(|refusal| StartErrors {
                perspectives: Some(refusal.to_string()),
                ..StartErrors::default()
            })
            .map_err(Box::new)?;
        pack.organisation.vision = form.vision.trim().to_owned();
        pack.measures = measures
            .iter()
            .map(|name| {
                // Two teams that start empty each have measures of their own: joined, they must not be taken for one.
                let id = MeasureId(browser::new_id("measure"));
                Arc::new(Measure { id, name: name.clone(), ..Measure::default() })
            })
            .collect();
        // First measures stand in the first plan, from where they can be put into others.
        let first: Vec<MeasureId> =
            pack.measures.iter().map(|measure| measure.id.clone()).collect();
        pack.plans = plans
            .into_iter()
            .enumerate()
            .map(|(index, name)| Plan {
                id: PlanId(browser::new_id("plan")),
                name,
                measures: if index == 0 { first.clone() } else { Vec::new() },
                ..Plan::default()
            })
            .map(std::sync::Arc::new)
            .collect();
        Ok(pack)
    }
}

/// The lines that say something.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A name in which years run from one to another by a dash, as they are printed elsewhere: "Corporate plan 2026–29".
fn dashed(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let digits = |part: Option<&[char]>| part.is_some_and(|it| it.iter().all(char::is_ascii_digit));
    let is_range = |at: usize| {
        let after = at + 1;
        let length = letters
            .get(after..)
            .map_or(0, |rest| rest.iter().take_while(|letter| letter.is_ascii_digit()).count());
        let is_year = at.checked_sub(4).is_some_and(|from| digits(letters.get(from..at)));
        is_year && (length == 2 || length == 4)
    };
    let dash = |(at, letter): (usize, &char)| match letter {
        '-' if is_range(at) => '–',
        letter => *letter,
    };
    letters.iter().enumerate().map(dash).collect()
}

#[cfg(test)]
mod tests {
    use super::dashed;

    #[test]
    fn years_run_by_a_dash_and_nothing_else_does() {
        for (typed, kept) in [
            ("Corporate plan 2026-29", "Corporate plan 2026–29"),
            ("2026-2029 Housing", "2026–2029 Housing"),
            ("Well-being 2026", "Well-being 2026"),
            ("Plan 2026-293", "Plan 2026-293"),
            ("Plan -29", "Plan -29"),
            ("Plan 2026-", "Plan 2026-"),
        ] {
            assert_eq!(dashed(typed), kept);
        }
    }
}
