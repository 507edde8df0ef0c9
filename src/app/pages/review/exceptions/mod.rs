//! Exceptions (FRAMEWORK R3): what is red gets owned, tested and closed.

mod card;
mod facts;
mod items;
mod list;
mod one;

pub use card::{as_it_stands, cards};
pub use facts::tracked;
pub use list::{ChangeExceptionsPage, ExceptionsPage};
pub use one::{ChangeExceptionPage, ExceptionPage, chart};
