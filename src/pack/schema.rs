//! The JSON Schema of the format, made from the types, so that it can't say anything else.

use crate::model::{FORMAT, Pack, VERSION};
use serde_json::{Value, json};

/// The JSON Schema of a pack of version [`VERSION`].
///
/// It describes shapes; what else must hold (unique ids, ranges, order) [`crate::pack::read`] checks.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Pack).to_value();
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("format".to_owned(), json!({ "const": FORMAT }));
        properties.insert("version".to_owned(), json!({ "const": VERSION }));
    }
    schema
}
