//! What a saved pack is called.

/// A file name from an organisation's: letters, digits and hyphens only.
pub fn file_name(organisation: &str) -> String {
    let words: Vec<String> = organisation
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let stem = if words.is_empty() { "pack".to_owned() } else { words.join("-") };
    format!("{stem}.json")
}
