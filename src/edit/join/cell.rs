//! A cell of a series: what of it is measured, and what is said of that.

use crate::edit::compare_measures::words as observed;
use crate::model::{Observation, Table};
use serde_json::{Map, Value};

/// What of a cell is measured, and belongs together.
pub(super) const MEASURED: [&str; 8] =
    ["period", "value", "numerator", "denominator", "missing", "text", "provisional", "revised"];

/// What is said of a cell: no record of its own declares it.
pub(super) static CELL: Table = Table {
    #[cfg(not(target_arch = "wasm32"))]
    doc: "What is said of a figure.",
    fields: &[],
};

/// What of a cell is measured.
pub(super) fn figure(cell: &Value) -> Value {
    let fields = cell.as_object().into_iter().flatten();
    fields
        .filter(|(key, _)| MEASURED.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect::<Map<_, _>>()
        .into()
}

/// A cell as people read it.
pub(super) fn in_words(cell: &Value) -> String {
    let Ok(read) = serde_json::from_value::<Observation>(cell.clone()) else {
        return cell.to_string();
    };
    let mut words = observed(&read);
    for (is_so, said) in [(read.provisional, "provisional"), (read.revised, "revised")] {
        if is_so {
            words += &format!(" ({said})");
        }
    }
    words
}
