//! Where in the grid a person is.

use crate::{exchange::entry_grid::SheetRow, model::Period};
use leptos::prelude::*;
use std::sync::Arc;

/// Where in the grid a person is, shared by its parts.
#[derive(Clone, Copy)]
pub struct Position {
    /// Row and column.
    pub active: RwSignal<(usize, usize)>,
    /// The other end of a selected block.
    pub anchor: RwSignal<(usize, usize)>,
    /// What is being typed; `None` where nothing is.
    pub editing: RwSignal<Option<String>>,
    /// The rows.
    pub rows: Memo<Arc<Vec<SheetRow>>>,
    /// The columns.
    pub columns: Memo<Vec<Period>>,
}
