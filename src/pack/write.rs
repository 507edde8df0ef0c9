//! Writing a pack.

use crate::model::Pack;
use crate::pack::layout::Layout;
use serde::Serialize;

/// The pack as its file: the same text for equal packs, keys sorted (unknown fields among them), one
/// observation or trajectory step a line, so that two editions can be compared line by line.
pub fn write(pack: &Pack) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Layout::default());
    // Neither step can fail: a pack's keys are text, its figures finite, and a Vec takes every byte.
    let written = pack.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Measure, Observation, Reading};
    use serde_json::json;
    use std::sync::Arc;

    #[test]
    fn sorts_keys_and_puts_one_observation_on_a_line() {
        let mut observation =
            Observation::new("2025-04".parse().unwrap(), Reading::Number(3.into()));
        observation.extra.get_or_insert_default().insert("colour".into(), json!(["x", {"b": 1}]));
        let second = Observation::new("2025-05".parse().unwrap(), Reading::Number(4.into()));
        let mut measure = Measure { id: "m".into(), name: "M".into(), ..Measure::default() };
        measure.series = vec![observation, second];
        measure.extra.insert("nested".into(), json!({"series": {}, "empty": []}));
        let pack = Pack { measures: vec![Arc::new(measure)], ..Pack::default() };
        let text = write(&pack);
        let expected = r#"{
 "format": "golden-thread-pack",
 "measures": [
  {
   "id": "m",
   "name": "M",
   "nested": {
    "empty": [],
    "series": {}
   },
   "series": [
    {"colour": ["x", {"b": 1}], "period": "2025-04", "value": 3},
    {"period": "2025-05", "value": 4}
   ],
   "specification": {}
  }
 ],
 "organisation": {
  "name": "",
  "vocabulary": "red_amber_green",
  "year_start_month": 4
 },
 "version": 1
}
"#;
        assert_eq!(text, expected);
    }
}
