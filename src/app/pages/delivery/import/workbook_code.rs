//! Reading workbooks: code of its own weight, which comes when the first of them is chosen.

use crate::{
    app::components::pace::Turn,
    exchange::{
        Table,
        workbook::{SheetName, Workbook},
    },
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::pin::Pin;

/// A workbook that is open.
pub trait Sheets {
    /// Its sheets, in their order.
    fn names(&self) -> Vec<SheetName>;
    /// A sheet as a table; none where it was stopped.
    fn table<'a>(
        &'a mut self,
        sheet: String,
        turn: &'a mut Turn,
    ) -> Pin<Box<dyn Future<Output = Option<Table>> + 'a>>;
}

impl Sheets for Workbook {
    fn names(&self) -> Vec<SheetName> {
        self.sheets()
    }

    fn table<'a>(
        &'a mut self,
        sheet: String,
        turn: &'a mut Turn,
    ) -> Pin<Box<dyn Future<Output = Option<Table>> + 'a>> {
        Box::pin(async move {
            // How many cells there are is known at the end; it goes nearer to it.
            let mut goes_on =
                async |read: usize| turn.goes_on("Reading the sheet…", (read, read + 10_000)).await;
            Workbook::table(self, &sheet, &mut goes_on).await
        })
    }
}

/// Opens a workbook, or says why it can't be read.
pub type Open = fn(Vec<u8>) -> Result<Box<dyn Sheets>, String>;

/// The code that opens one: fetched where it isn't there yet.
#[wasm_split(workbooks, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<Open, SplitLoaderError> {
    Ok(|bytes| Ok(Box::new(Workbook::open(bytes)?)))
}
