//! Reading and writing workbooks: code of its own weight, which comes when the first of them is asked for.

use crate::{
    app::components::pace::Turn,
    exchange::{
        Table,
        workbook::{self, SheetName, Workbook},
    },
    model::Pack,
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

/// A workbook that is open, or why it can't be read.
pub type Opened = Result<Box<dyn Sheets>, String>;

/// The code for workbooks.
#[derive(Clone, Copy)]
pub struct WorkbookCode {
    /// Opens one.
    pub open: fn(Vec<u8>) -> Opened,
    /// Writes a pack's tables as one, or says why they can't be.
    pub write: fn(&Pack) -> Result<Vec<u8>, String>,
}

/// The code for workbooks: fetched where it isn't there yet.
#[wasm_split(workbooks, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<WorkbookCode, SplitLoaderError> {
    Ok(WorkbookCode {
        open: |bytes| Ok(Box::new(Workbook::open(bytes)?)),
        write: workbook::of_pack,
    })
}
