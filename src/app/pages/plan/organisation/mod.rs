//! The organisation, its perspectives and its plans; and how this browser shows the page.

mod facts;
mod read;
mod theme;
mod write;

pub use read::OrganisationPage;
pub use write::ChangeOrganisationPage;
