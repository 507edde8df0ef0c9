//! Where a measure stands, as text: the plans whose scorecards list it, and the objectives that it shows.

use crate::{
    exchange::reading::choice::words,
    model::{MeasureId, ObjectiveId, Pack, PlanId},
};

/// Where a measure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// On the scorecards of these plans.
    Plans,
    /// Under these objectives.
    Objectives,
}

/// What stands between names.
const BETWEEN: &str = "; ";

impl Standing {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Plans, Self::Objectives];

    /// What it is kept under, whatever its words are.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Objectives => "objectives",
        }
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Plans => "Plans",
            Self::Objectives => "Objectives",
        }
    }

    /// Where a measure stands, by name; two of one name each with its id.
    pub fn shown(self, pack: &Pack, measure: &MeasureId) -> String {
        let names: Vec<String> = match self {
            Self::Plans => {
                let all: Vec<&str> = pack.plans.iter().map(|it| it.name.as_str()).collect();
                pack.plans_of(measure).map(|it| told_apart(&it.name, &it.id.0, &all)).collect()
            }
            Self::Objectives => {
                let all: Vec<&str> = pack.objectives.iter().map(|it| it.name.as_str()).collect();
                let here = pack.objectives.iter().filter(|it| it.measures.contains(measure));
                here.map(|it| told_apart(&it.name, &it.id.0, &all)).collect()
            }
        };
        names.join(BETWEEN)
    }
}

/// A name, with its id behind it where others have the same.
fn told_apart(name: &str, id: &str, all: &[&str]) -> String {
    let said = words(name);
    let alike = all.iter().filter(|it| words(it) == said).count();
    // A name with a semicolon would be read as two.
    if alike > 1 || name.contains(';') { id.to_owned() } else { name.to_owned() }
}

/// The plans that a text names, by name or id.
///
/// # Errors
/// Where a name is nobody's, or several plans'.
pub fn plans_of(pack: &Pack, text: &str) -> Result<Vec<PlanId>, String> {
    let all: Vec<(&str, &str)> =
        pack.plans.iter().map(|it| (it.name.as_str(), it.id.as_str())).collect();
    Ok(named(text, &all, "plan")?.into_iter().map(PlanId).collect())
}

/// The objectives that a text names, by name or id.
///
/// # Errors
/// As [`plans_of`].
pub fn objectives_of(pack: &Pack, text: &str) -> Result<Vec<ObjectiveId>, String> {
    let all: Vec<(&str, &str)> =
        pack.objectives.iter().map(|it| (it.name.as_str(), it.id.as_str())).collect();
    Ok(named(text, &all, "objective")?.into_iter().map(ObjectiveId).collect())
}

/// The ids of those that a text names.
fn named(text: &str, all: &[(&str, &str)], what: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for name in text.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        let said = words(name);
        let by_id = all.iter().find(|(_, id)| *id == name);
        let mut by_name = all.iter().filter(|(named, _)| words(named) == said);
        let id = match (by_id, by_name.next(), by_name.next()) {
            (Some((_, id)), ..) | (None, Some((_, id)), None) => *id,
            (None, Some(_), Some(_)) => {
                return Err(format!(
                    "there are several called '{name}': write the id of the {what}"
                ));
            }
            (None, None, _) => {
                return Err(format!(
                    "there is no {what} '{name}': write one there is, several with ; between"
                ));
            }
        };
        if !found.iter().any(|it| it == id) {
            found.push(id.to_owned());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"Corporate plan","measures":["m"]},{"id":"q","name":"Housing"},{"id":"r","name":"housing","measures":["m"]}],
            "objectives":[{"id":"o","name":"More homes","plan":"p","measures":["m"]}],
            "measures":[{"id":"m","name":"M"}]}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn plans_are_named_or_it_is_said_why_not() {
        let pack = pack();
        let check =
            |text: &str, expected: Result<&[&str], &str>| match (plans_of(&pack, text), expected) {
                (Ok(found), Ok(ids)) => {
                    assert_eq!(found.iter().map(PlanId::as_str).collect::<Vec<_>>(), ids, "{text}");
                }
                (Err(reason), Err(part)) => assert!(reason.contains(part), "{reason}"),
                (found, _) => panic!("{text}: {found:?}"),
            };
        check("", Ok(&[]));
        check("corporate plan", Ok(&["p"]));
        check("Corporate plan; q; p", Ok(&["p", "q"]));
        check("Housing", Err("several called 'Housing'"));
        check("Roads", Err("no plan 'Roads'"));
    }

    #[test]
    fn what_is_shown_is_read_back() {
        let pack = pack();
        let id = MeasureId::from("m");
        assert_eq!(Standing::Plans.shown(&pack, &id), "Corporate plan; r");
        let plans = plans_of(&pack, &Standing::Plans.shown(&pack, &id)).unwrap();
        assert_eq!(plans.iter().map(PlanId::as_str).collect::<Vec<_>>(), ["p", "r"]);
        let objectives = objectives_of(&pack, &Standing::Objectives.shown(&pack, &id)).unwrap();
        assert_eq!(objectives.first().map(ObjectiveId::as_str), Some("o"));
    }
}
