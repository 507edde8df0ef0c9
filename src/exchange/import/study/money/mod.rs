//! Tables of money, which go a way of their own.

pub(super) mod books;
pub(super) mod names;
pub(super) mod rows;
pub(super) mod tables;
