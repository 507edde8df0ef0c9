//! `pack check FILE...`: whether files are sound packs, and as they were signed off.

use crate::Ending;
use crate::saying::{complain, say};
use golden_thread::model::{Observation, Pack, SignOff};
use golden_thread::pack::{self, Severity};
use std::io;

/// Says of each file that it is sound and as it was signed off, or what is wrong with it, a line a diagnostic.
pub fn run(files: &[&str]) -> io::Result<Ending> {
    if files.is_empty() {
        return Ok(Ending::Usage("check needs a file".to_owned()));
    }
    let mut sound = true;
    for file in files {
        let Some(pack) = read(file) else {
            sound = false;
            continue;
        };
        let tampering = pack::tampering(&pack);
        for found in &tampering {
            let hint = "compare the fingerprint with the minutes, and restore what was signed";
            complain(&format!("{file}:{}: error: {found} (hint: {hint})", found.place));
        }
        worth_knowing(file, &pack);
        sound &= tampering.is_empty();
        if tampering.is_empty() {
            say(&format!("{file}: ok, {}", summary(&pack)))?;
        }
    }
    Ok(if sound { Ending::Done } else { Ending::Wrong })
}

/// Says on standard error what is no tampering and yet to be known of what was signed.
fn worth_knowing(file: &str, pack: &Pack) {
    unfounded(file, pack);
    for twin in pack::twins(pack) {
        let hint = "ask whether it is to stand beside the signed one, and who decided its target";
        complain(&format!("{file}:{}: warning: {twin} (hint: {hint})", twin.place));
    }
    for (index, sign_off) in pack.sign_offs.iter().enumerate() {
        if sign_off.over_differences {
            let SignOff { year, by, .. } = sign_off.as_ref();
            complain(&format!(
                "{file}:sign_offs[{index}]: warning: {by} signed {year} off although the pack was not what had been signed before, and that was said"
            ));
        }
    }
    if pack.extract_for.is_some() && pack.sign_offs.iter().any(|it| !it.history.is_empty()) {
        complain(&format!(
            "{file}:extract_for: note: this pack was made for an audience, without the history that its sign-offs seal: whether that is whole can't be told from it"
        ));
    }
}

/// Says on standard error what the file brings closed or waived without a ground.
pub fn unfounded(file: &str, pack: &Pack) {
    for found in pack::unfounded(pack) {
        complain(&format!("{file}:{found}"));
    }
}

/// Reads a pack and says on standard error what is wrong with it; `None` after an error.
pub fn read(file: &str) -> Option<Pack> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            complain(&format!("{file}: error: this file can't be read: {error}"));
            return None;
        }
    };
    let reading = pack::read(&bytes);
    for diagnostic in &reading.diagnostics {
        complain(&format!("{file}:{diagnostic}"));
    }
    debug_assert!(
        reading.pack.is_some()
            || reading.diagnostics.iter().any(|found| found.severity == Severity::Error)
    );
    reading.pack
}

/// `3 plans, 236 measures, 2169 values`. A value is a number or a ratio, the organisation's own or a
/// comparator's; what is missing or unread isn't one.
fn summary(pack: &Pack) -> String {
    let is_value = |held: &&Observation| held.reading.is_figure();
    let values: usize = pack
        .measures
        .iter()
        .flat_map(|measure| {
            let others = measure.comparators.iter().map(|comparator| &comparator.series);
            std::iter::once(&measure.series).chain(others)
        })
        .map(|series| series.iter().filter(is_value).count())
        .sum();
    let (plans, measures) = (pack.plans.len(), pack.measures.len());
    format!("{plans} plans, {measures} measures, {values} values")
}
