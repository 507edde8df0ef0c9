//! What is set for the chosen measures, as one undoable step.

use crate::{
    app::items::{Choice, chosen, offered},
    edit::Command,
    model::{
        Accumulation, Audience, Frequency, Measure, MeasureId, Pack, PerspectiveId, PlanId,
        Polarity,
    },
    rating::counted,
};

/// What can be set for many measures at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// The side of the scorecard.
    Perspective,
    /// The post that answers for the result.
    Officer,
    /// Which way is better.
    Polarity,
    /// How the year to date is made.
    Accumulation,
    /// How often it reports.
    Frequency,
    /// Whom it is for.
    Audience,
    /// A plan to stand in, besides those it stands in.
    Plan,
}

impl Attribute {
    /// Every attribute, as offered.
    pub const ALL: [Self; 7] = [
        Self::Perspective,
        Self::Officer,
        Self::Polarity,
        Self::Accumulation,
        Self::Frequency,
        Self::Audience,
        Self::Plan,
    ];

    /// The key of its choice.
    pub fn key(self) -> &'static str {
        match self {
            Self::Perspective => "perspective",
            Self::Officer => "accountable_officer",
            Self::Polarity => "polarity",
            Self::Accumulation => "accumulation",
            Self::Frequency => "frequency",
            Self::Audience => "audience",
            Self::Plan => "plan",
        }
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Perspective => "Perspective",
            Self::Officer => "Accountable officer",
            Self::Polarity => "Polarity",
            Self::Accumulation => "Year to date",
            Self::Frequency => "Frequency",
            Self::Audience => "Whom it is for",
            Self::Plan => "Plan to stand in",
        }
    }

    /// The values to choose from, as key and words; empty where it is typed.
    pub fn choices(self, pack: &Pack) -> Vec<Choice> {
        match self {
            Self::Perspective => pack
                .perspectives
                .iter()
                .map(|each| (each.id.to_string(), each.name.clone()))
                .collect(),
            Self::Plan => {
                pack.plans.iter().map(|each| (each.id.to_string(), each.name.clone())).collect()
            }
            Self::Polarity => offered!(Polarity),
            Self::Accumulation => offered!(Accumulation),
            Self::Frequency => offered!(Frequency),
            Self::Audience => offered!(Audience),
            Self::Officer => Vec::new(),
        }
    }

    /// The change that gives these measures this value.
    pub fn command(self, pack: &Pack, chosen: &[MeasureId], value: &str) -> Command {
        let label = format!(
            "Set {} of {}",
            self.words().to_lowercase(),
            counted(chosen.len(), "measure", "measures")
        );
        let commands = if self == Self::Plan {
            pack.plan(&PlanId(value.to_owned()))
                .map(|plan| {
                    let mut plan = plan.clone();
                    plan.measures.extend(
                        chosen
                            .iter()
                            .filter(|id| !plan.measures.contains(id))
                            .cloned()
                            .collect::<Vec<_>>(),
                    );
                    vec![Command::Set(plan.into())]
                })
                .unwrap_or_default()
        } else {
            chosen
                .iter()
                .filter_map(|id| pack.measure(id))
                .map(|measure| {
                    let mut measure = measure.clone();
                    self.set(&mut measure, value);
                    Command::SetMeasure(Box::new(measure))
                })
                .collect()
        };
        Command::Batch { label, commands }
    }

    fn set(self, measure: &mut Measure, value: &str) {
        match self {
            Self::Perspective => measure.perspective = Some(PerspectiveId(value.to_owned())),
            Self::Officer => measure.specification.accountable_officer = value.trim().to_owned(),
            Self::Polarity => measure.polarity = chosen!(Polarity, value),
            Self::Accumulation => measure.accumulation = chosen!(Accumulation, value),
            Self::Frequency => measure.frequency = chosen!(Frequency, value),
            Self::Audience => measure.audience = chosen!(Audience, value),
            Self::Plan => {}
        }
    }
}
