//! The JSON Schema of a set of exercises, made from the types.

use super::exercise::{ExerciseSet, FORMAT, VERSION};
use serde_json::{Value, json};

/// The JSON Schema of a set of version [`VERSION`]; of an exercise's pack it points to that of packs, which is
/// published beside it.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(ExerciseSet).to_value();
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("format".to_owned(), json!({ "const": FORMAT }));
        properties.insert("version".to_owned(), json!({ "const": VERSION }));
    }
    schema
}
