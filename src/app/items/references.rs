//! Items that name other records of the pack.

use super::Choice;
use crate::model::Listed;

/// A record as a choice.
pub fn listed(record: &dyn Listed) -> Choice {
    (record.id().to_owned(), record.name().to_owned())
}

/// A record of a list, or none, which these words are for; with `must`, one of them, and the words ask for it.
/// `only` says which of the list are offered, by the pack, the record and the other.
macro_rules! reference {
    (
        $id:literal, $label:literal, $hint:literal, $field:ident: $type:ident of $list:ident, none $none:literal
        $(, only |$pack:pat_param, $record:pat_param, $other:pat_param| $fits:expr)?
    ) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Choice(|pack, _record| {
                let others = pack.$list.iter();
                $(let others = others.filter(|other| {
                    let ($pack, $record, $other) = (pack, _record, other.as_ref());
                    $fits
                });)?
                let others = others.map(|other| $crate::app::items::listed(other.as_ref()));
                std::iter::once((String::new(), $none.to_owned())).chain(others).collect()
            }),
            get: |record| record.$field.clone().unwrap_or_default().to_string(),
            set: |record, text| {
                record.$field = (!text.is_empty()).then(|| $type::from(text));
                Ok(())
            },
        }
    };
    (
        $id:literal, $label:literal, $hint:literal, must $field:ident: $type:ident of $list:ident, or $ask:literal
    ) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Choice(|pack, _| {
                let all = pack.$list.iter().map(|each| $crate::app::items::listed(each.as_ref()));
                std::iter::once((String::new(), $ask.to_owned())).chain(all).collect()
            }),
            get: |record| record.$field.to_string(),
            set: |record, text| {
                if text.is_empty() {
                    return Err($ask);
                }
                record.$field = $type::from(text);
                Ok(())
            },
        }
    };
}

/// Any records of a list; `first` says which of them are offered before the others.
#[cfg(any(target_arch = "wasm32", test))]
macro_rules! references {
    (
        $id:literal, $label:literal, $hint:literal, $field:ident: $type:ident of $list:ident
        $(, first |$pack:pat_param, $record:pat_param, $other:pat_param| $first:expr)?
    ) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::items::Entry::Several(|pack, _record| {
                let all = pack.$list.iter();
                $(let all = {
                    let mut all: Vec<_> = all.collect();
                    all.sort_by_key(|other| {
                        let ($pack, $record, $other) = (pack, _record, other.as_ref());
                        !$first
                    });
                    all.into_iter()
                };)?
                all.map(|other| $crate::app::items::listed(other.as_ref())).collect()
            }),
            get: |record| {
                let ids = record.$field.iter().map(|id| id.as_str());
                ids.collect::<Vec<_>>().join("\n")
            },
            set: |record, text| {
                record.$field = text.lines().map($type::from).collect();
                Ok(())
            },
        }
    };
}

pub(crate) use reference;
#[cfg(target_arch = "wasm32")]
pub(crate) use references;

#[cfg(test)]
mod tests {
    use crate::{
        app::items::{Entry, Item},
        model::{Action, MeasureId, ObjectiveId, Pack, PlanId},
    };

    const PLAN: Item<Action> =
        reference!("plan", "Plan", "", must plan: PlanId of plans, or "Choose a plan");
    const OBJECTIVE: Item<Action> = reference!(
        "objective", "Objective", "", objective: ObjectiveId of objectives, none "The plan as a whole",
        only |_, action, other| other.plan == action.plan
    );
    const MEASURES: Item<Action> = references!(
        "measures", "Measures", "", measures: MeasureId of measures,
        first |pack, action, other| pack.plans_of(&other.id).any(|plan| plan.id == action.plan)
    );

    fn pack() -> Pack {
        serde_json::from_str(
            r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P","measures":["b"]},{"id":"q","name":"Q"}],
            "objectives":[{"id":"o","name":"O","plan":"p"},{"id":"r","name":"R","plan":"q"}],
            "measures":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"}]}"#,
        )
        .unwrap()
    }

    fn offered(item: &Item<Action>, action: &Action) -> Vec<String> {
        let (Entry::Choice(offered) | Entry::Several(offered)) = item.entry else { return vec![] };
        offered(&pack(), action).into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn one_that_must_be_there_is_asked_for_in_the_words_of_its_blank() {
        let mut action = Action::default();
        assert_eq!(offered(&PLAN, &action), ["Choose a plan", "P", "Q"]);
        assert_eq!(PLAN.take(&mut action, "", false), Some("Choose a plan"));
        assert_eq!(PLAN.take(&mut action, "q", false), None);
        assert_eq!((PLAN.get)(&action), "q");
    }

    #[test]
    fn one_that_may_be_left_open_offers_those_that_fit() {
        let mut action = Action { plan: "q".into(), ..Action::default() };
        assert_eq!(offered(&OBJECTIVE, &action), ["The plan as a whole", "R"]);
        assert_eq!(OBJECTIVE.take(&mut action, "r", false), None);
        assert_eq!(
            (action.objective.clone(), (OBJECTIVE.get)(&action)),
            (Some("r".into()), "r".to_owned())
        );
        assert_eq!(OBJECTIVE.take(&mut action, "", false), None);
        assert_eq!(action.objective, None);
    }

    #[test]
    fn several_come_in_their_order_with_some_first() {
        let mut action = Action { plan: "p".into(), ..Action::default() };
        assert_eq!(offered(&MEASURES, &action), ["B", "A", "C"]);
        assert_eq!(MEASURES.take(&mut action, "a\nc", false), None);
        assert_eq!((MEASURES.get)(&action), "a\nc");
        assert_eq!(MEASURES.take(&mut action, "", false), None);
        assert!(action.measures.is_empty());
    }
}
