//! What goes of an audit with a pack for an audience: what concerns the measures that go.

use crate::model::{Audit, Kind, PlanId, Stratum};
use std::collections::HashSet;

/// What stands over the figures whose directorates stay out.
const ELSEWHERE: &str = "Directorates that are not in this file";

/// An audit whose directorates are those that stay, and behind them one for what was drawn in all the others: a measure
/// that goes may have been drawn in one that doesn't. Which of the figures stay is told by their measures.
pub(super) fn for_readers(audit: &Audit, kept: &HashSet<(Kind, &str)>) -> Audit {
    let stays = |id: &PlanId| kept.contains(&(Kind::Plan, id.as_str()));
    let (mut strata, out): (Vec<Stratum>, Vec<Stratum>) =
        audit.strata.iter().cloned().partition(|it| it.plan.as_ref().is_none_or(stays));
    let out: Vec<Stratum> = out.into_iter().filter(|it| !it.drawn.is_empty()).collect();
    if !out.is_empty() {
        let seeds: Vec<&str> = out.iter().map(|it| it.seed.as_str()).collect();
        strata.push(Stratum {
            name: ELSEWHERE.to_owned(),
            size: out.iter().map(|it| it.size).fold(0, u32::saturating_add),
            seed: seeds.join(", "),
            drawn_on: out.iter().filter_map(|it| it.drawn_on).max(),
            drawn: out.iter().flat_map(|it| it.drawn.clone()).collect(),
            ..Stratum::default()
        });
    }
    Audit { strata, ..audit.clone() }
}

#[cfg(test)]
mod tests {
    use crate::model::{Audience, Pack};
    use crate::pack::{for_audience, read};
    use crate::rating::audit::{checked, overturned, proof};
    use crate::rating::{AsAt, rate};

    /// A measure that is public, red as verified; one that isn't; each drawn in either directorate.
    fn pack() -> Pack {
        let measure = |id: &str, more: &str| {
            format!(
                r#"{{"id":"{id}","name":"{id}","frequency":"monthly","polarity":"higher_is_better","accumulation":"latest",
                "series":[{{"period":"2025-09","value":10}}],
                "targets":{{"2025/26":{{"aim":{{"kind":"value","value":9}},"trajectory":[{{"period":"2025-09","plan":9}}]}}}}{more}}}"#
            )
        };
        let drawn = |number: u32, id: &str| {
            format!(
                r#"{{"number":{number},"measure":"{id}","of_period":"2025-09","published":10,"finding":"not_as_published","verified":1}}"#
            )
        };
        let stratum = |plan: &str, drawn: &str| {
            format!(
                r#"{{"plan":"{plan}","name":"{plan}","size":2,"seed":"{plan}-123","list":"a 2025-09","drawn":[{drawn}]}}"#
            )
        };
        let both = format!("{},{}", drawn(1, "open-one"), drawn(2, "shut-one"));
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"people","name":"people","audience":"public"}},{{"id":"place","name":"place"}}],
            "measures":[{},{}],"audits":[{{"id":"x","name":"X","audience":"public","period":"2025-09","size":4,
            "strata":[{},{}]}}]}}"#,
            measure("open-one", r#","audience":"public""#),
            measure("shut-one", ""),
            stratum("people", &both),
            stratum("place", &both),
        );
        let read = read(text.as_bytes());
        assert_eq!(read.diagnostics.len(), 0, "{:?}", read.diagnostics);
        read.pack.unwrap()
    }

    #[test]
    fn an_audit_goes_with_what_concerns_the_measures_that_go() {
        let whole = pack();
        let out = for_audience(&whole, Audience::Public);
        let text = serde_json::to_string(&out.pack).unwrap();
        assert!(!text.contains("shut-one") && !text.contains("\"place\""), "{text}");
        let strata = &out.pack.audits[0].strata;
        let found: Vec<(&str, u32, usize)> =
            strata.iter().map(|it| (it.name.as_str(), it.size, it.drawn.len())).collect();
        assert_eq!(found, [("people", 2, 1), (super::ELSEWHERE, 2, 1)]);
        let words = proof(checked(&out.pack, strata));
        assert_eq!(
            words,
            "2 of the 4 figures drawn are in this file, which was made for an audience: 2 not as published. What the draw proves of all figures can’t be told from it."
        );
        // The public reads what it overturned.
        let now = AsAt { period: "2025-09".parse().unwrap(), on: None };
        let measure = &out.pack.measures[0];
        assert!(overturned(&out.pack, measure, now).is_some());
        assert_eq!(rate(&out.pack, measure, now), rate(&whole, &whole.measures[0], now));
        // All of it goes where all of the measures do.
        let inside = for_audience(&whole, Audience::Internal).pack;
        assert!(
            proof(checked(&inside, &inside.audits[0].strata)).contains("4 of 4 not as published")
        );
    }

    #[test]
    fn an_audit_of_which_no_measure_goes_says_so_and_no_more() {
        let mut whole = pack();
        let shut = whole.measures.pop().unwrap();
        whole.measures = vec![shut];
        for stratum in &mut std::sync::Arc::make_mut(&mut whole.audits[0]).strata {
            stratum.drawn.retain(|it| it.measure.as_str() == "shut-one");
        }
        let out = for_audience(&whole, Audience::Public).pack;
        let words = proof(checked(&out, &out.audits[0].strata));
        assert_eq!(
            words,
            "None of the 4 figures drawn is in this file, which was made for an audience."
        );
    }
}
