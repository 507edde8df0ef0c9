//! What files of training are called.

use chrono::NaiveDate;

/// Letters of a name that stand in the name of its file.
const LONGEST: usize = 40;

/// What it is and whose, of letters, digits and hyphens only: those of several teams then lie beside each other.
pub fn file_name(what: &str, team: &str) -> String {
    format!("{}.json", named(what, team))
}

/// What it is, of which session or set, and of which day: so nobody mistakes one for another. `ending` is such as `json`.
pub fn dated_file_name((what, ending): (&str, &str), of: &str, on: NaiveDate) -> String {
    format!("{}-{on}.{ending}", named(what, of))
}

fn named(what: &str, of: &str) -> String {
    let of: String = of.chars().take(LONGEST).collect();
    let words = of.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    match words.is_empty() {
        true => what.to_owned(),
        false => format!("{what}-{}", words.join("-")),
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

    #[test]
    fn a_session_s_file_is_called_by_its_name_and_day() {
        let on = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        let check = |of: &str, expected: &str| {
            assert_eq!(dated_file_name(("session", "json"), of, on), expected);
        };
        check("A morning: part 1", "session-a-morning-part-1-2026-03-09.json");
        check("", "session-2026-03-09.json");
        check(&"x".repeat(99), &format!("session-{}-2026-03-09.json", "x".repeat(40)));
    }
}
