//! Where on the strategy map an objective stands (FRAMEWORK P14).

use crate::model::{Objective, Pack, PerspectiveId};

/// The place among the pack's perspectives that an objective stands in: the one that it names, else the one that most
/// of its measures stand in, of equals the first. `None` where neither says.
pub fn perspective_of(pack: &Pack, objective: &Objective) -> Option<usize> {
    let place = |id: &PerspectiveId| pack.perspectives.iter().position(|it| it.id == *id);
    if let Some(own) = objective.perspective.as_ref().and_then(place) {
        return Some(own);
    }
    let mut counts = vec![0_usize; pack.perspectives.len()];
    for measure in objective.measures.iter().filter_map(|id| pack.measure(id)) {
        let count = measure.perspective.as_ref().and_then(place).and_then(|at| counts.get_mut(at));
        if let Some(count) = count {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    counts.iter().position(|count| *count == most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_where_it_says_or_where_most_of_its_measures_do() {
        let pack: Pack = serde_json::from_str(
            r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "perspectives":[{"id":"x","name":"X"},{"id":"y","name":"Y"}],
            "measures":[{"id":"a","name":"A","perspective":"y"},{"id":"b","name":"B","perspective":"x"},
                {"id":"c","name":"C","perspective":"y"},{"id":"d","name":"D"}]}"#,
        )
        .unwrap();
        let check = |own: Option<&str>, measures: &[&str], expected| {
            let objective = Objective {
                perspective: own.map(PerspectiveId::from),
                measures: measures.iter().map(|id| (*id).into()).collect(),
                ..Objective::default()
            };
            assert_eq!(perspective_of(&pack, &objective), expected, "{own:?} {measures:?}");
        };
        check(Some("x"), &["a", "c"], Some(0));
        check(None, &["a", "b", "c"], Some(1));
        check(None, &["a", "b"], Some(0));
        check(Some("gone"), &["a"], Some(1));
        check(None, &["d"], None);
        check(None, &[], None);
    }
}
