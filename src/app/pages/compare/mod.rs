//! Two packs side by side: who moved the target?

mod side;
mod view;

pub use view::ComparePage;
