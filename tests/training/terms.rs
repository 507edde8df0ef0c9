//! The glossary and the pages that link its terms.

use super::*;

/// Every file of a folder, with its text.
fn texts(folder: &std::path::Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => texts(&path),
                false => {
                    vec![(path.display().to_string(), std::fs::read_to_string(&path).unwrap())]
                }
            }
        })
        .collect()
}

/// The ids in calls of `glossary_term`, each with its file.
fn linked(all: &[(String, String)]) -> Vec<(String, String)> {
    let of_one = |(file, text): &(String, String)| {
        let calls = text.split("glossary_term(\"").skip(1);
        let ids = calls.filter_map(|rest| rest.split('"').next());
        ids.map(|id| (id.to_owned(), file.clone())).collect::<Vec<_>>()
    };
    all.iter().flat_map(of_one).collect()
}

/// The ids that labels of fields lead to, each with the label that it is beside.
fn of_labels(all: &[(String, String)]) -> Vec<(String, String)> {
    let (_, text) = all.iter().find(|(file, _)| file.ends_with("items/terms.rs")).unwrap();
    let pairs = text.lines().filter_map(|line| {
        let (label, id) =
            line.trim().strip_prefix("(\"")?.strip_suffix("\"),")?.split_once("\", \"")?;
        Some((label.to_owned(), id.to_owned()))
    });
    pairs.collect()
}

/// A label that no form has any more would leave its term out of reach in silence.
#[test]
fn every_label_that_leads_to_a_term_is_one_of_a_form() {
    let all: Vec<(String, String)> = ["src/app", "src/training/write"]
        .iter()
        .flat_map(|it| texts(std::path::Path::new(it)))
        .collect();
    let labels = of_labels(&all);
    assert!(labels.len() > 20, "{labels:?}");
    for (label, _) in labels {
        let starts = format!("\"{label}");
        let is_there = all
            .iter()
            .any(|(file, text)| !file.ends_with("items/terms.rs") && text.contains(&starts));
        assert!(is_there, "no field is called '{label}'");
    }
}

/// Terms that no page links, each with why.
const NOT_LINKED: [(&str, &str); 0] = [];

#[test]
fn every_term_that_a_page_links_is_in_the_glossary_and_every_term_is_linked() {
    let all = texts(std::path::Path::new("src/app"));
    let (linked, labels) = (linked(&all), of_labels(&all));
    assert!(linked.len() > 20, "the links are found: {}", linked.len());
    for (id, file) in &linked {
        assert!(found(id).is_some(), "{file}: the glossary has no '{id}'");
        assert!(!file.contains("minute"), "{file}: the front door has no links of terms");
    }
    for term in TERMS {
        let is_linked = linked.iter().any(|(id, _)| id == term.id)
            || labels.iter().any(|(_, id)| id == term.id);
        let exempt = NOT_LINKED.iter().any(|(id, why)| *id == term.id && !why.is_empty());
        assert!(is_linked != exempt, "'{}' is linked nowhere, or exempt and linked", term.id);
    }
}
