//! Reading a pack: never a panic, never a guess.

use crate::model::{FORMAT, Pack, VERSION, json};
use crate::pack::{Diagnostic, Severity, inspect, migration, soundness};
use serde_json::{Value, error::Category};

/// What came of reading a pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The pack; `None` if any diagnostic is an error.
    pub pack: Option<Pack>,
    /// Everything that was found, in the order of the file as far as it has one.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a later version wrote it: then it may be looked at, but must not be written over.
    pub newer: bool,
}

/// Reads a pack from the bytes of its file, with or without a byte order mark.
///
/// All errors are reported, not only the first, each with its place. Series and trajectories out of
/// order are put in order and a note says so; references that lead nowhere are kept, with a warning.
///
/// ```
/// use golden_thread::pack;
///
/// let text = r#"{"format": "golden-thread-pack", "version": 1, "organisation": {"name": "Anyborough"},
///     "measures": [{"id": "homes", "name": "Homes built", "specification": {}}]}"#;
/// let reading = pack::read(text.as_bytes());
/// assert!(reading.diagnostics.is_empty());
/// let pack = reading.pack.ok_or("not a pack")?;
/// assert_eq!(pack.measures[0].name, "Homes built");
/// // What is read is what is written.
/// assert_eq!(pack::read(pack::write(&pack).as_bytes()).pack, Some(pack));
///
/// // What can't be read is said, with its place.
/// let broken = text.replace(r#""Homes built""#, "7");
/// let reading = pack::read(broken.as_bytes());
/// assert!(reading.pack.is_none());
/// assert_eq!(reading.diagnostics[0].place, "measures[0].name");
/// # Ok::<(), &str>(())
/// ```
pub fn read(bytes: &[u8]) -> Reading {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // Checked once as a whole: text by text it would take longer.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return refused(not_utf8(bytes, error.valid_up_to())),
    };
    // Whole and of this version, as nearly every one is: in one go, without a tree of values.
    let mut reading = read_own(text).map_or_else(|| read_slowly(text), |pack| settled(pack, false));
    if reading.pack.is_some() {
        reading.diagnostics.extend(long_texts(text));
    }
    reading
}

/// The most characters of a text that a page lays out in a blink.
const LONG: usize = 100_000;

/// Warns of texts so long that a page which shows them takes seconds: they are read all the same.
fn long_texts(text: &str) -> Option<Diagnostic> {
    let bytes = text.as_bytes();
    let escaped = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default().iter().rev();
        before.take_while(|byte| **byte == b'\\').count() % 2 == 1
    };
    let (mut from, mut long) = (None, Vec::new());
    for at in memchr::memchr_iter(b'"', bytes) {
        match from {
            None => from = Some(at),
            Some(_) if escaped(at) => {}
            Some(start) => {
                let characters =
                    if at - start > LONG { text.get(start + 1..at)?.chars().count() } else { 0 };
                if characters > LONG {
                    long.push((start, characters));
                }
                from = None;
            }
        }
    }
    let (start, characters) = *long.first()?;
    let line = 1 + memchr::memchr_iter(b'\n', bytes.get(..start)?).count();
    let message = match long.len() {
        1 => format!("a text of {characters} characters: pages that show it may take long"),
        count => format!(
            "{count} texts of more than {LONG} characters: pages that show them may take long"
        ),
    };
    let diagnostic = Diagnostic {
        severity: Severity::Warning,
        place: format!("line {line}"),
        message,
        hint: None,
    };
    Some(diagnostic.with_hint("shorten it before you open the pack"))
}

/// Reads a pack that this product wrote itself and that is known to be as it was written, by a checksum or because
/// it is published with the page: such a pack was looked through before it was written. `None`: it is of another
/// version, or isn't such a pack, and [`read`] will say what it is.
pub fn read_own(text: &str) -> Option<Pack> {
    let pack: Pack = json::read(text)?;
    (pack.format == FORMAT && pack.version == VERSION).then_some(pack)
}

/// Reads what isn't a sound pack of this version: finds its version, migrates it, or lists its errors.
fn read_slowly(text: &str) -> Reading {
    let error = serde_json::from_str::<Pack>(text).err();
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(error) => return refused(not_json(text, &error)),
    };
    let version = match version(&value) {
        Ok(version) => version,
        Err(diagnostic) => return refused(diagnostic),
    };
    let newer = version > VERSION;
    match typed(value, version, error, migration::STEPS) {
        Ok(pack) => settled(pack, newer),
        Err(mut diagnostics) => {
            if newer {
                diagnostics.insert(0, later_version(Severity::Error, version));
            }
            Reading { pack: None, diagnostics, newer }
        }
    }
}

/// The pack that a tree of values is once migrated, or all its errors. `error` is why its text isn't a pack
/// of this version as it stands.
fn typed(
    mut value: Value,
    version: u32,
    mut error: Option<serde_json::Error>,
    steps: &[migration::Step],
) -> Result<Pack, Vec<Diagnostic>> {
    if migration::migrate(&mut value, version, steps) != version {
        // Another version's text may well not be a pack of this one.
        error = None;
    }
    if error.is_none()
        && let Ok(pack) = serde_json::from_str(&value.to_string())
    {
        return Ok(pack);
    }
    let mut diagnostics = inspect::errors(value);
    if let (Some(error), true) = (&error, diagnostics.is_empty()) {
        // Such as a field written twice, which a tree of values doesn't show.
        diagnostics.push(at_line(error));
    }
    Err(diagnostics)
}

/// The version of a pack, or why this isn't one.
fn version(value: &Value) -> Result<u32, Diagnostic> {
    let Some(fields) = value.as_object() else {
        return Err(Diagnostic::error(
            "line 1, column 1",
            "this isn't a pack: a pack is a JSON object",
        ));
    };
    if fields.get("format").and_then(Value::as_str) != Some(FORMAT) {
        let message = format!("this isn't a pack: a pack's format is '{FORMAT}'");
        return Err(Diagnostic::error("format", message));
    }
    let version = fields.get("version").and_then(Value::as_u64);
    match version.map(u32::try_from) {
        Some(Ok(version)) if version > 0 => Ok(version),
        _ => Err(Diagnostic::error("version", "a pack's version is a whole number above zero")
            .with_hint(format!("this product writes version {VERSION}"))),
    }
}

/// A pack whose every field was read: in order, and checked as a whole.
fn settled(mut pack: Pack, newer: bool) -> Reading {
    let mut diagnostics = soundness::check(&mut pack);
    if newer {
        diagnostics.insert(0, later_version(Severity::Note, pack.version));
    }
    let sound = diagnostics.iter().all(|diagnostic| diagnostic.severity < Severity::Error);
    Reading { pack: sound.then_some(pack), diagnostics, newer }
}

fn later_version(severity: Severity, version: u32) -> Diagnostic {
    let message =
        format!("this pack has version {version}; this product knows versions up to {VERSION}");
    let diagnostic = Diagnostic { severity, ..Diagnostic::note("version", message) };
    diagnostic.with_hint("open it in the latest version of the product; here it is left untouched")
}

fn refused(diagnostic: Diagnostic) -> Reading {
    Reading { diagnostics: vec![diagnostic], ..Reading::default() }
}

/// Why a text isn't JSON at all.
fn not_json(text: &str, error: &serde_json::Error) -> Diagnostic {
    if text.trim().is_empty() {
        return Diagnostic::error("line 1, column 1", "this file is empty");
    }
    at_line(error).with_hint(match error.classify() {
        Category::Eof => "the file may have been cut off: save or fetch it again",
        _ => "a pack is saved as JSON text; the file may have been changed by hand or damaged",
    })
}

/// Where the text stops being UTF-8, counted in bytes as the JSON reader does.
fn not_utf8(bytes: &[u8], sound: usize) -> Diagnostic {
    let before = bytes.get(..sound).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    Diagnostic::error(format!("line {line}, column {column}"), "this text isn't in UTF-8")
        .with_hint("save the file as UTF-8; if it never was text, it isn't a pack")
}

/// An error of the JSON text, at its line.
fn at_line(error: &serde_json::Error) -> Diagnostic {
    let place = format!("line {}, column {}", error.line(), error.column());
    Diagnostic::error(place, inspect::plain(&inspect::without_position(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A step from a version whose organisation was only a name and whose measures were called indicators.
    const FAKE: &[migration::Step] = &[|pack| {
        pack["organisation"] = json!({ "name": pack["organisation"] });
        if let Some(fields) = pack.as_object_mut()
            && let Some(indicators) = fields.remove("indicators")
        {
            fields.insert("measures".to_owned(), indicators);
        }
    }];

    /// Reads a pack of the fake version 1 as a pack of version 2.
    fn read_old(indicators: Value) -> Result<Pack, Vec<String>> {
        let old = json!({
            "format": FORMAT, "version": 1, "organisation": "Ambridge", "indicators": indicators,
            "unknown": "kept",
        });
        let error = serde_json::from_str::<Pack>(&old.to_string()).unwrap_err();
        typed(old, 1, Some(error), FAKE)
            .map_err(|found| found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn reads_an_earlier_version_that_is_no_pack_of_this_one() {
        let pack = read_old(json!([{ "id": "m", "name": "M" }])).unwrap();
        assert_eq!((pack.version, pack.organisation.name.as_str()), (2, "Ambridge"));
        assert_eq!(pack.measures[0].name, "M");
        assert_eq!(pack.extra["unknown"], "kept");
    }

    #[test]
    fn lists_the_errors_of_an_earlier_version() {
        let found = read_old(json!([{ "id": "m", "name": 7 }, 5])).unwrap_err();
        let expected = [
            "measures[0].name: error: expected text, found integer 7",
            "measures[1]: error: expected an object, found integer 5",
        ];
        assert_eq!(found, expected);
    }
}
