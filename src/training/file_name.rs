//! What a team's file is called.

/// Letters of a team's name that stand in the name of its file.
const LONGEST: usize = 40;

/// What it is and whose, of letters, digits and hyphens only: those of several teams then lie beside each other.
pub fn file_name(what: &str, team: &str) -> String {
    let team: String = team.chars().take(LONGEST).collect();
    let words = team.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    match words.is_empty() {
        true => format!("{what}.json"),
        false => format!("{what}-{}.json", words.join("-")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_team() {
        let check = |team: &str, expected: &str| assert_eq!(file_name("game", team), expected);
        check("Team 1", "game-team-1.json");
        check("../<b>Äpfel</b>", "game-b-äpfel-b.json");
        check("///", "game.json");
        check(&"x".repeat(99), &format!("game-{}.json", "x".repeat(40)));
    }
}
