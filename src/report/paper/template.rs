//! The templates: which parts each report has, in which words, and what it is called.

use crate::model::{Pack, Paper, PaperPart, Period, Template, Vocabulary};

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
        Template::ExceptionTracker => vec![Decisions, Summary, Exceptions, Narratives],
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
            vec![Decisions, Summary, Restated, Progress, Exceptions, Money, Narratives]
        }
        Template::Specification => vec![Decisions, Specification, Narratives],
        Template::Portfolio => vec![
            Decisions, Summary, Restated, OffTarget, Figures, Exceptions, Actions, Risks,
            Narratives,
        ],
        Template::Constituency => vec![Summary, Area, Restated, Narratives],
        Template::PublicAnnual => vec![Summary, Progress, Restated, Pictures, Narratives],
    }
}

/// The parts of a paper: its own, else those of its template. What is asked for stands first, and an area that was chosen
/// has its figures, whatever has no part for them.
pub fn parts_of_paper(paper: &Paper) -> Vec<PaperPart> {
    let mut parts = match paper.parts.is_empty() {
        true => parts_of(paper.template),
        false => paper.parts.clone(),
    };
    let asks = paper.decisions.iter().any(|it| !it.trim().is_empty());
    if asks && !parts.contains(&PaperPart::Decisions) {
        parts.insert(0, PaperPart::Decisions);
    }
    if !paper.area.trim().is_empty() && !parts.contains(&PaperPart::Area) {
        let comes_first = |it: &PaperPart| matches!(it, PaperPart::Decisions | PaperPart::Summary);
        let place = parts.iter().rposition(comes_first).map_or(0, |at| at + 1);
        parts.insert(place, PaperPart::Area);
    }
    parts
}

/// The words for a status that a report has of itself; `None`: the organisation's.
fn default_vocabulary(template: Template) -> Option<Vocabulary> {
    match template {
        Template::PublicAnnual | Template::PerformanceStatement => Some(Vocabulary::OnOffTarget),
        _ => None,
    }
}

/// The words for a status that a paper has: its own, else those of its report, else the organisation's.
pub fn vocabulary(pack: &Pack, paper: &Paper) -> Vocabulary {
    let own = paper.vocabulary.or(default_vocabulary(paper.template));
    own.unwrap_or(pack.organisation.vocabulary)
}

/// What a report is called where nobody called it otherwise: whose, which, of when. Yearly ones name the year, and how
/// much of it is in.
pub fn title(pack: &Pack, template: Template, period: Period) -> String {
    let yearly = matches!(
        template,
        Template::PublicAnnual | Template::PerformanceStatement | Template::Specification
    );
    let (calendar, label) = (pack.calendar(), period.label());
    let year = calendar.year_of_period(period);
    let when = match period.end(calendar) == Period::Year(year).end(calendar) {
        _ if !yearly => label,
        true => year.to_string(),
        false => format!("{year} to {label}"),
    };
    match pack.organisation.name.trim() {
        "" => format!("{}, {when}", template.words()),
        name => format!("{name}: {}, {when}", template.words()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_stand_beside_the_figures_in_every_report() {
        for template in Template::ALL {
            assert!(parts_of(*template).contains(&PaperPart::Narratives), "{template:?}");
        }
    }

    #[test]
    fn a_title_says_whose_which_and_when() {
        let check = |name: &str, template: Template, period: &str, expected: &str| {
            let mut pack = Pack::default();
            pack.organisation.name = name.to_owned();
            pack.organisation.year_start_month = 4;
            assert_eq!(title(&pack, template, period.parse().unwrap()), expected);
        };
        check("A", Template::Exceptions, "2025-09", "A: Exception report, Sep 2025");
        check(" ", Template::Exceptions, "2025/26", "Exception report, 2025/26");
        let annual = Template::PublicAnnual;
        check("A", annual, "2025-09", "A: Public annual report, 2025/26 to Sep 2025");
        check("A", annual, "2026-03", "A: Public annual report, 2025/26");
        check("A", annual, "2025/26", "A: Public annual report, 2025/26");
    }
}
