//! What the pages stand on, in its trades, each a handle in context to be copied about. Arrows run one way:
//! settings, notices and what is open know nobody; reading or editing is a setting of what is open; what is shown knows settings; saving knows what is open; the
//! editor knows them all. A page that reads takes [`Shown`], and the editor is for pages that write.

mod draft_list;
mod drafts;
mod editor;
mod leaving;
mod loading_code;
mod mode;
mod notices;
mod opened;
mod rated;
mod saving;
pub mod saving_code;
mod settings;
mod shown;
mod undo_steps;
mod vault;

pub use drafts::probe;
pub use editor::Editor;
pub use leaving::Leaving;
pub use mode::Mode;
pub use notices::Notices;
pub use opened::{Document, Opened, Source};
pub use rated::Rated;
pub use saving::{Saving, Trouble};
pub use settings::{POST, Settings};
pub use shown::Shown;
pub use undo_steps::{Within, in_a_sentence};
