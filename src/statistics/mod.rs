//! Pure numbers: nothing here knows a pack.
