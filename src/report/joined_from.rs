//! Whose packs and slips a measure's figures came with, where they were joined.

use crate::model::{Join, Measure, Observation, Pack, Period, day_label};

/// Whose pack or slip a figure of a period came with, where it was joined: `Housing, of 2 May 2025`.
pub fn figure_from(pack: &Pack, measure: &Measure, period: Period) -> Option<String> {
    pack.brought_by(&measure.id, None, period).next().map(from)
}

/// A line for each pack or slip, the latest first: whose, and which figures. What is not in any was put in here.
pub fn joined_from(pack: &Pack, measure: &Measure) -> Vec<String> {
    let own = std::iter::once((None, "", measure.series.as_slice()));
    let others = measure.comparators.iter().filter(|it| !it.kind.is_part());
    let others = others.map(|it| (Some(&it.id), it.name.as_str(), it.series.as_slice()));
    let all: Vec<_> = own.chain(others).collect();
    let line = |join: &Join| {
        let of = |(comparator, name, series): &(Option<_>, &str, &[Observation])| {
            let is_its = |held: &Observation| {
                let mut by = pack.brought_by(&measure.id, *comparator, held.period);
                by.next().is_some_and(|it| it.id == join.id)
            };
            let spans = spans(series, is_its);
            let name = if name.is_empty() { String::new() } else { format!("{name}, ") };
            (!spans.is_empty()).then(|| format!("{name}{}", spans.join(", ")))
        };
        let figures: Vec<String> = all.iter().filter_map(of).collect();
        (!figures.is_empty()).then(|| format!("{}: {}.", from(join), figures.join("; ")))
    };
    pack.joins.iter().rev().filter_map(|join| line(join)).collect()
}

/// The periods that a series has of something: those that follow one another as their first and last.
fn spans(series: &[Observation], is_it: impl Fn(&Observation) -> bool) -> Vec<String> {
    let runs = series.chunk_by(|one, next| is_it(one) == is_it(next));
    let words = |run: &[Observation]| match run {
        [] => None,
        [only] => Some(only.period.label()),
        [first, .., last] => Some(format!("{} to {}", first.period.label(), last.period.label())),
    };
    runs.filter(|run| run.first().is_some_and(&is_it)).filter_map(words).collect()
}

/// Whose, and of which day.
fn from(join: &Join) -> String {
    let day = join.on.map(|on| format!(", of {}", day_label(on.0))).unwrap_or_default();
    format!("{}{day}", join.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_says_whose_it_was() {
        let pack: Pack = serde_json::from_str(
            r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "measures":[{"id":"m","name":"M","series":[{"period":"2025-04","value":1},{"period":"2025-05","value":2},
                {"period":"2025-06","value":3},{"period":"2025-07","value":4}],
                "comparators":[{"id":"e","name":"England","kind":"national","series":[{"period":"2025-04","value":9}]}]}],
            "joins":[{"id":"1","from":"Housing","on":"2025-05-02","brought":[{"measure":"m"}]},
                {"id":"2","from":"Jo’s slip","brought":[{"measure":"m","periods":["2025-05","2025-06"]}]}]}"#,
        )
        .unwrap();
        assert_eq!(
            joined_from(&pack, &pack.measures[0]),
            [
                "Jo’s slip: May 2025 to Jun 2025.",
                "Housing, of 2 May 2025: Apr 2025, Jul 2025; England, Apr 2025."
            ]
        );
        let none = Pack { joins: Vec::new(), ..pack };
        assert!(joined_from(&none, &none.measures[0]).is_empty());
    }
}
