//! The fields of a year's target as they are typed, and what is wrong with them.

use crate::{
    app::{
        browser,
        components::forms::summary_id,
        state::Editor,
        typing::{kept_as, kept_text},
    },
    exchange::typed_target::{self, Part, Profile, TypedTarget},
    model::{Bounds, Calendar, Measure, Period, ReportingYear, Target},
};
use leptos::prelude::*;

/// A period with its plan and its floor.
pub type Step = (Period, RwSignal<String>, RwSignal<String>);

/// What is typed.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The target as people write it.
    pub text: RwSignal<String>,
    /// Its tolerance.
    pub tolerance: RwSignal<String>,
    /// A more ambitious figure.
    pub stretch: RwSignal<String>,
    /// Who chose it.
    pub chosen_by: RwSignal<String>,
    /// Why.
    pub rationale: RwSignal<String>,
    /// How it is spread over the year.
    pub profile: RwSignal<String>,
    /// The year's periods.
    pub steps: StoredValue<Vec<Step>>,
}

impl Fields {
    /// As they were left, under the names of a form; else as saved.
    pub fn kept(
        form: &str,
        measure: &Measure,
        target: Option<&Target>,
        (calendar, year): (Calendar, ReportingYear),
    ) -> Self {
        let kept = |part: &str, saved: String| kept_text(format!("{form}{part}"), saved);
        let of_target = |said: fn(&Target) -> String| target.map(said).unwrap_or_default();
        let written = target.map(|target| typed_target::written(target, measure.polarity));
        let text = kept("text", written.unwrap_or_default());
        let tolerance = kept(
            "tolerance",
            of_target(|target| typed_target::tolerance_written(target.tolerance)),
        );
        let stretch = kept(
            "stretch",
            of_target(|target| {
                target.stretch.map(|it| it.rounded(None).to_string()).unwrap_or_default()
            }),
        );
        let chosen_by = kept("chosen-by", of_target(|target| target.chosen_by.clone()));
        let rationale = kept("rationale", of_target(|target| target.rationale.clone()));
        let saved = typed_target::profile(measure, calendar, year).name().to_owned();
        let profile = kept_as(format!("{form}profile"), saved, &|kept| {
            profile_of(kept).map_or_else(|| kept.to_owned(), |it| it.name().to_owned())
        });
        let steps = measure
            .frequency
            .map(|frequency| calendar.periods(year, frequency))
            .unwrap_or_default()
            .into_iter()
            .map(|period| {
                let step = target.and_then(|target| target.step(period));
                let plan = kept(&format!("{period} plan"), value_of(step.map(|step| step.plan)));
                let floor = value_of(step.and_then(|step| step.floor));
                (period, plan, kept(&format!("{period} floor"), floor))
            })
            .collect();
        let steps = StoredValue::new(steps);
        Self { text, tolerance, stretch, chosen_by, rationale, profile, steps }
    }

    /// As they are now.
    pub fn typed_now(self) -> TypedTarget {
        TypedTarget {
            text: self.text.get_untracked(),
            tolerance: self.tolerance.get_untracked(),
            stretch: self.stretch.get_untracked(),
            chosen_by: self.chosen_by.get_untracked(),
            rationale: self.rationale.get_untracked(),
            profile: profile_of(&self.profile.get_untracked()).unwrap_or(Profile::Keep),
            steps: self.steps.with_value(|steps| {
                steps
                    .iter()
                    .map(|(period, plan, floor)| {
                        (*period, plan.get_untracked(), floor.get_untracked())
                    })
                    .collect()
            }),
        }
    }

    /// Shows the plans and floors of a target.
    pub fn show_steps(self, target: &Target) {
        self.steps.with_value(|steps| {
            for (period, plan, floor) in steps {
                let step = target.step(*period);
                plan.set(value_of(step.map(|step| step.plan)));
                floor.set(value_of(step.and_then(|step| step.floor)));
            }
        });
    }
}

/// What is wrong with what is typed, each with the control that it is about.
#[derive(Clone, Copy)]
pub struct Wrong {
    editor: Editor,
    found: RwSignal<Vec<(Part, String)>>,
}

impl Wrong {
    /// Nothing yet.
    pub fn nothing(editor: Editor) -> Self {
        Self { editor, found: RwSignal::new(Vec::new()) }
    }

    /// What is wrong with a part.
    pub fn of(self, part: Part) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.found.get().into_iter().find(|(of, _)| *of == part).map(|(_, words)| words)
        })
    }

    /// All of it, each with its control's id.
    pub fn each(self) -> Signal<Vec<(String, String)>> {
        Signal::derive(move || {
            let field = |(part, words): (Part, String)| (field_of(part).to_owned(), words);
            self.found.get().into_iter().map(field).collect::<Vec<_>>()
        })
    }

    /// Says what is wrong; the focus goes there, and to what stands over the form where more than one thing is.
    pub fn refuse(self, found: Vec<(Part, String)>) {
        self.editor.notices().notice().set(None);
        let first = match found.as_slice() {
            [(part, _)] => field_of(*part).to_owned(),
            _ => summary_id(field_of(Part::Text)),
        };
        self.found.set(found);
        browser::focus_next([first]);
    }

    /// Nothing is wrong any more.
    pub fn clear(self) {
        self.found.set(Vec::new());
    }
}

fn value_of(bounds: Option<Bounds>) -> String {
    match bounds {
        Some(Bounds::Value(value)) => value.rounded(None).to_string(),
        _ => String::new(),
    }
}

/// The profile that a text stands for: by its name; or by its words, as older versions of the page kept it.
fn profile_of(text: &str) -> Option<Profile> {
    Profile::ALL.into_iter().find(|each| each.name() == text || each.words() == text)
}

/// The control of a part.
pub fn field_of(part: Part) -> &'static str {
    match part {
        Part::Text => "target-text",
        Part::Tolerance => "target-tolerance",
        Part::Stretch => "target-stretch",
        Part::Profile => "target-profile",
        Part::Steps => "target-steps",
    }
}
