//! The templates: which parts each report has, in which words, and what it is called.

use crate::model::{Pack, PaperPart, Period, Template, Vocabulary};

/// The parts of a report, in order, where a paper doesn't name its own.
pub fn parts_of(template: Template) -> Vec<PaperPart> {
    use PaperPart::{
        Actions, Area, ByException, Decisions, Exceptions, Figures, Money, Narratives, OffTarget,
        Perspectives, Pictures, Progress, Restated, Risks, Specification, Statistics, Summary,
    };
    match template {
        Template::CorporatePlan | Template::Directorate => vec![
            Decisions,
            Summary,
            Restated,
            OffTarget,
            Figures,
            Pictures,
            ByException,
            Exceptions,
            Actions,
            Risks,
            Money,
            Narratives,
        ],
        Template::Service => vec![
            Decisions, Summary, Restated, OffTarget, Figures, Pictures, Actions, Risks, Money,
            Narratives,
        ],
        Template::Exceptions => {
            vec![Decisions, Summary, Restated, OffTarget, Exceptions, Actions, Narratives]
        }
        Template::ExceptionTracker => vec![Decisions, Summary, Exceptions],
        Template::CorporateHealth => vec![
            Decisions,
            Summary,
            Restated,
            Perspectives,
            OffTarget,
            ByException,
            Risks,
            Narratives,
        ],
        Template::Statistics => vec![Decisions, Summary, Restated, Statistics, Narratives],
        Template::PerformanceStatement => {
            vec![Decisions, Summary, Restated, Progress, Figures, Exceptions, Money, Narratives]
        }
        Template::Specification => vec![Decisions, Specification],
        Template::Portfolio => vec![
            Decisions, Summary, Restated, OffTarget, Figures, Exceptions, Actions, Risks,
            Narratives,
        ],
        Template::Constituency => vec![Summary, Area, Restated, Narratives],
        Template::PublicAnnual => vec![Summary, Progress, Restated, Pictures, Narratives],
    }
}

/// The words for a status that a report has of itself; `None`: the organisation's.
pub fn default_vocabulary(template: Template) -> Option<Vocabulary> {
    match template {
        Template::PublicAnnual | Template::PerformanceStatement => Some(Vocabulary::OnOffTarget),
        _ => None,
    }
}

/// What a report is called where nobody called it otherwise.
pub fn title(pack: &Pack, template: Template, period: Period) -> String {
    format!("{}: {}, {}", pack.organisation.name, template.words(), period.label())
}
