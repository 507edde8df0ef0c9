//! The JSON Schemas of a set of exercises and of a session, made from the types.

use super::exercise::{ExerciseSet, FORMAT, VERSION};
use super::session;
use serde_json::{Value, json};

/// The JSON Schema of a set of version [`VERSION`]; of an exercise's pack it points to that of packs, which is
/// published beside it.
pub fn schema() -> Value {
    marked(schemars::schema_for!(ExerciseSet).to_value(), FORMAT, VERSION)
}

/// The JSON Schema of a session of version [`session::VERSION`].
pub fn session_schema() -> Value {
    marked(schemars::schema_for!(session::Session).to_value(), session::FORMAT, session::VERSION)
}

/// A schema whose `format` and `version` say what they always say.
fn marked(mut schema: Value, format: &str, version: u32) -> Value {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("format".to_owned(), json!({ "const": format }));
        properties.insert("version".to_owned(), json!({ "const": version }));
    }
    schema
}
