//! Ratings that rest on a target nobody has signed off (FRAMEWORK P15).

use crate::model::{Measure, Pack};
use crate::rating::{AsAt, Rating, may_lack_some};

/// Whether a rating rests on a target that nobody has signed off: the one of the year that its own period is in. A
/// yearly figure is that of the year before until this year is over. Of a pack for an audience that lacks its sign-offs
/// nobody can say so: they go with all measures or not at all.
pub fn rests_on_unsigned(pack: &Pack, measure: &Measure, rating: &Rating, at: AsAt) -> bool {
    let year = pack.calendar().year_of_period(rating.period.unwrap_or(at.period));
    measure.targets.contains_key(&year)
        && pack.signed(&measure.id, year).is_none()
        && !(may_lack_some(pack) && pack.sign_offs.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Audience;
    use crate::rating::rate;

    #[test]
    fn a_yearly_figure_rests_on_the_target_of_its_own_year() {
        let pack = |signed: &str| -> Pack {
            serde_json::from_str(&format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
                "sign_offs":[{{"id":"s","by":"Cabinet","on":"2024-04-01","year":"{signed}","year_start_month":4,
                    "frozen":{{"yearly":{{"digest":"","copy":{{}}}},"monthly":{{"digest":"","copy":{{}}}}}},
                    "digest":""}}],
                "measures":[
                    {{"id":"yearly","name":"Y","frequency":"yearly","polarity":"higher_is_better","accumulation":"latest",
                        "targets":{{"2024/25":{{"aim":{{"kind":"value","value":1}}}},"2025/26":{{"aim":{{"kind":"value","value":2}}}}}},
                        "series":[{{"period":"2024/25","value":1}}]}},
                    {{"id":"monthly","name":"M","frequency":"monthly","polarity":"higher_is_better","accumulation":"latest",
                        "targets":{{"2024/25":{{"aim":{{"kind":"value","value":1}}}},"2025/26":{{"aim":{{"kind":"value","value":2}}}}}},
                        "series":[{{"period":"2025-09","value":1}}]}},
                    {{"id":"none","name":"N","frequency":"monthly","series":[{{"period":"2025-09","value":1}}]}}]}}"#
            ))
            .unwrap()
        };
        let at = AsAt { period: "2025-09".parse().unwrap(), on: None };
        let found = |signed: &str| {
            let pack = pack(signed);
            let of = |measure| rests_on_unsigned(&pack, measure, &rate(&pack, measure, at), at);
            pack.measures.iter().map(|it| of(it)).collect::<Vec<bool>>()
        };
        assert_eq!(found("2024/25"), [false, true, false]);
        assert_eq!(found("2025/26"), [true, false, false]);
        // A file for the public that has no sign-off may lack those that there are.
        let public = Pack { extract_for: Some(Audience::Public), ..pack("2025/26") };
        let of = |pack: &Pack| {
            pack.measures.iter().any(|it| rests_on_unsigned(pack, it, &rate(pack, it, at), at))
        };
        assert!(of(&public) && !of(&Pack { sign_offs: Vec::new(), ..public }));
    }
}
