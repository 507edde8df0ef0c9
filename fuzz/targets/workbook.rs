//! Bytes as a workbook, to every sheet as a table: nothing that somebody chooses makes the reader panic.

#![no_main]

use golden_thread::exchange::workbook::Workbook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut book) = Workbook::open(bytes.to_vec()) else { return };
    for sheet in book.sheets() {
        book.table_at_once(&sheet.name);
    }
});
