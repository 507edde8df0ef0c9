//! Any bytes as a pack: read or refused with a place, never a panic; what is read is written and read the same.
#![no_main]

use golden_thread::{model::Vocabulary, pack, rating};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let reading = pack::read(bytes);
    let Some(read) = reading.pack else {
        assert!(!reading.diagnostics.is_empty(), "refused without a word");
        return;
    };
    let written = pack::write(&read);
    let again = pack::read(written.as_bytes()).pack.expect("what was written is read");
    assert_eq!(pack::write(&again), written);
    let _ = pack::tampering(&read);
    if let Some(period) = rating::latest(&read, None) {
        let as_at = rating::AsAt { period, on: None };
        for measure in &read.measures {
            let rated = rating::rate(&read, measure, as_at);
            let asked = (as_at, Vocabulary::RedAmberGreen);
            let _ = rating::explain(&read, measure, &rated, asked, rating::Which::Forecast);
        }
    }
});
