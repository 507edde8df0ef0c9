//! The technical specification and rationale document (FRAMEWORK P4 and P8): every measure of every plan, with
//! its target for the year, why, and what is still missing.

use super::{Block, Document};
use crate::edit::seal;
use crate::model::{Accumulation, Measure, Pack, Plan, PlanId, ReportingYear, Target, day_label};
use crate::planning::{checklist, completeness};
use crate::rating::{self, YearTarget, in_this_file, is_for_the_public};

/// The document for a year.
pub fn specification(pack: &Pack, year: ReportingYear) -> Document {
    let mut blocks = vec![Block::Paragraph(format!(
        "What each measure is, how it is worked out, who answers for it, its target for {year} and why."
    ))];
    blocks.extend(pack.sign_offs.iter().filter(|held| held.year == year).map(|held| {
        let whole = || "Every plan".to_owned();
        let named =
            |id: &PlanId| pack.plan(id).map_or_else(|| id.to_string(), |it| it.name.clone());
        Block::Paragraph(format!(
            "{}: signed off by {} on {}; fingerprint {}.",
            held.plan.as_ref().map_or_else(whole, named),
            held.by,
            day_label(held.on.0),
            seal::fingerprint(&held.digest)
        ))
    }));
    for plan in &pack.plans {
        blocks.extend(of_plan(pack, plan, year));
    }
    let alone: Vec<&Measure> = pack
        .measures
        .iter()
        .map(std::convert::AsRef::as_ref)
        .filter(|measure: &&Measure| pack.plans_of(&measure.id).next().is_none())
        .collect();
    if !alone.is_empty() {
        blocks.push(Block::Heading(format!("In no plan{}", in_this_file(pack))));
        blocks.extend(alone.into_iter().flat_map(|measure| of_measure(pack, measure, year)));
    }
    let title =
        format!("{}: technical specification and rationale, {year}", pack.organisation.name);
    Document { title, blocks, ..Document::default() }
}

/// A plan: how complete its measures' specifications are, then each measure.
fn of_plan(pack: &Pack, plan: &Plan, year: ReportingYear) -> Vec<Block> {
    let measures: Vec<&Measure> = plan.measures.iter().filter_map(|id| pack.measure(id)).collect();
    let complete = measures.iter().filter(|it| completeness(it).missing.is_empty()).count();
    let said = match measures.len() {
        0 => Some(format!("No measure stands in it{}.", in_this_file(pack))),
        // What is still to be done is for those who do it.
        _ if is_for_the_public(pack) => None,
        all => Some(format!("Specifications complete: {complete} of {all}.")),
    };
    let mut blocks = vec![Block::Heading(plan.name.clone())];
    blocks.extend(said.map(Block::Paragraph));
    blocks.extend(measures.into_iter().flat_map(|measure| of_measure(pack, measure, year)));
    blocks
}

/// A measure: its facts, its target, and what is missing or challenged.
pub(super) fn of_measure(pack: &Pack, measure: &Measure, year: ReportingYear) -> Vec<Block> {
    let measure = &*measure.as_of(year);
    let target = rating::year_target_words(measure, &YearTarget { year, bounds: None });
    let said = |of: fn(&Target) -> &String| {
        measure.targets.get(&year).map(of).cloned().unwrap_or_default()
    };
    let of_year = [
        ("Target for the year", target),
        ("Target chosen by", said(|target| &target.chosen_by)),
        ("Why this target", said(|target| &target.rationale)),
    ];
    let grounds = measure.targets.get(&year).map(grounds).unwrap_or_default();
    let specified = specified(measure).into_iter().map(|(term, words)| (term.words(), words));
    let facts = specified
        .chain(of_year)
        .chain(grounds)
        .filter(|(_, words)| !words.trim().is_empty())
        .map(|(term, words)| (term.to_owned(), words))
        .collect();
    let found = completeness(measure);
    let public = is_for_the_public(pack);
    let parts = (!public).then(|| Block::Paragraph(format!("{}.", found.words())));
    let mut blocks = vec![Block::Subheading(measure.name.clone())];
    blocks.extend(parts.into_iter().chain([Block::Facts(facts)]));
    let missing =
        (!found.missing.is_empty()).then(|| format!("Not yet set: {}.", found.missing.join(", ")));
    let challenged = checklist(measure, year, pack.calendar())
        .into_iter()
        .filter(|answer| !answer.holds)
        .map(|answer| format!("{}? No: {}.", answer.principle.words(), answer.words));
    let open: Vec<String> = missing.into_iter().chain(challenged).collect();
    if !open.is_empty() && !public {
        blocks.push(Block::List(open));
    }
    blocks
}

/// What a target rests on: its evidence, and what people confirmed of it.
fn grounds(target: &Target) -> Vec<(&'static str, String)> {
    let evidence = target.evidence.iter().map(|held| {
        let source = Some(held.source.clone()).filter(|source| !source.is_empty());
        let on = held.on.map(|day| day_label(day.0));
        let link = Some(held.link.clone()).filter(|link| !link.is_empty());
        let from: Vec<String> = source.into_iter().chain(on).chain(link).collect();
        let from = if from.is_empty() { String::new() } else { format!(" ({})", from.join(", ")) };
        ("Evidence", format!("{}: {}{from}", held.kind.words(), held.finding))
    });
    let confirmed: Vec<&str> = target.principles.iter().map(|it| it.words()).collect();
    evidence.chain([("Confirmed", confirmed.join("; "))]).collect()
}

/// A part of a technical specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// What the target is about.
    About,
    /// What is counted.
    Definition,
    /// How it is worked out.
    Calculation,
    /// What meets the definition.
    Numerator,
    /// What it is out of.
    Denominator,
    /// What a figure counts.
    Unit,
    /// Whether more or less is better.
    Polarity,
    /// How a year to date is made.
    Accumulation,
    /// How often it reports.
    Frequency,
    /// Where figures come from.
    DataSource,
    /// When they come.
    Timetable,
    /// Who answers for it.
    AccountableOfficer,
    /// Who stands in.
    AccountableDeputy,
    /// Who does the work.
    ResponsibleOfficer,
    /// Who reports it.
    PerformanceLead,
    /// Who stands in for that.
    PerformanceDeputy,
    /// Which form of measure.
    Form,
    /// What is meant to happen to it.
    Intent,
    /// How it is managed.
    Regime,
    /// Whom it is compared with.
    Peers,
    /// What would be more ambitious.
    Stretch,
    /// How the year's end is forecast.
    ForecastMethod,
    /// Why it is measured.
    Rationale,
}

impl Term {
    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::About => "About",
            Self::Definition => "Definition",
            Self::Calculation => "Calculation",
            Self::Numerator => "Numerator",
            Self::Denominator => "Denominator",
            Self::Unit => "Unit",
            Self::Polarity => "Which way is better",
            Self::Accumulation => "Year to date",
            Self::Frequency => "Reports",
            Self::DataSource => "Data source",
            Self::Timetable => "Timetable",
            Self::AccountableOfficer => "Accountable officer",
            Self::AccountableDeputy => "Deputy",
            Self::ResponsibleOfficer => "Responsible officer",
            Self::PerformanceLead => "Performance lead",
            Self::PerformanceDeputy => "Lead’s deputy",
            Self::Form => "Form of measure",
            Self::Intent => "Intent",
            Self::Regime => "Managed as",
            Self::Peers => "Peers",
            Self::Stretch => "Stretch",
            Self::ForecastMethod => "Forecast method",
            Self::Rationale => "Why this measure",
        }
    }

    /// Whether it is asked for before a measure's specification is complete, as [`rating::completeness`] counts it.
    pub fn is_required(self, measure: &Measure) -> bool {
        match self {
            Self::About
            | Self::Unit
            | Self::Accumulation
            | Self::Form
            | Self::Intent
            | Self::Regime => false,
            Self::Numerator | Self::Denominator => {
                measure.accumulation == Some(Accumulation::Ratio)
            }
            _ => true,
        }
    }
}

/// The parts of a measure's technical specification; empty where one isn't set.
pub fn specified(measure: &Measure) -> Vec<(Term, String)> {
    let specification = &measure.specification;
    let words = |words: Option<&'static str>| words.unwrap_or_default().to_owned();
    vec![
        (Term::About, measure.description.clone()),
        (Term::Definition, specification.definition.clone()),
        (Term::Calculation, specification.calculation.clone()),
        (Term::Numerator, specification.numerator.clone()),
        (Term::Denominator, specification.denominator.clone()),
        (Term::Unit, measure.unit.clone()),
        (Term::Polarity, words(measure.polarity.map(|it| it.words()))),
        (Term::Accumulation, words(measure.accumulation.map(|it| it.words()))),
        (Term::Frequency, words(measure.frequency.map(|it| it.words()))),
        (Term::DataSource, specification.data_source.clone()),
        (Term::Timetable, specification.timetable.clone()),
        (Term::AccountableOfficer, specification.accountable_officer.clone()),
        (Term::AccountableDeputy, specification.accountable_deputy.clone()),
        (Term::ResponsibleOfficer, specification.responsible_officer.clone()),
        (Term::PerformanceLead, specification.performance_lead.clone()),
        (Term::PerformanceDeputy, specification.performance_deputy.clone()),
        (Term::Form, words(measure.form.map(|it| it.words()))),
        (Term::Intent, words(measure.intent.map(|it| it.words()))),
        (Term::Regime, words(measure.regime.map(|it| it.words()))),
        (Term::Peers, specification.peers.clone()),
        (Term::Stretch, specification.stretch.clone()),
        (Term::ForecastMethod, specification.forecast_method.clone()),
        (Term::Rationale, specification.rationale.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_required_parts_are_those_that_are_counted() {
        for accumulation in [Accumulation::Sum, Accumulation::Ratio] {
            let measure = Measure { accumulation: Some(accumulation), ..Measure::default() };
            let required =
                specified(&measure).into_iter().filter(|(term, _)| term.is_required(&measure));
            assert_eq!(required.count(), completeness(&measure).total(), "{accumulation:?}");
        }
    }

    #[test]
    fn what_is_still_to_be_done_is_not_for_the_public() {
        let check = |audience, open: bool| {
            let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
                "plans":[{"id":"p","name":"P","measures":["m"]}],"measures":[{"id":"m","name":"M"}]}"#;
            let pack: Pack = serde_json::from_str(text).unwrap();
            let pack = Pack { extract_for: audience, ..pack };
            let said = specification(&pack, "2025/26".parse().unwrap()).html();
            for words in ["Not yet set: ", "Specifications complete: 0 of 1.", "required parts set"]
            {
                assert_eq!(said.contains(words), open, "{words}");
            }
        };
        check(None, true);
        check(Some(crate::model::Audience::Internal), true);
        check(Some(crate::model::Audience::Public), false);
    }
}
