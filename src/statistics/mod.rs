//! Pure numbers: nothing here knows a pack.
//!
//! Every function takes plain slices, in order of time, and says in its documentation which published method it
//! is. A reading that is missing is `None`; it is never taken for zero and never filled in.

pub mod areas;
pub mod audit_draw;
pub mod better;
pub mod chance;
pub mod forecast;
pub mod interval;
pub mod significance;
pub mod together;
pub mod trend;
pub mod xmr;
