//! White space in what people type.

/// Runs of white space as one space, none at the ends.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
