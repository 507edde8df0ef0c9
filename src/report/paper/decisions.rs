//! What readers are asked to decide: what was typed for them, and what the open exceptions that they may see seek.

use super::made::Item;
use super::material::Material;
use crate::model::Exception;
use crate::report::exceptions::tracker;

/// Said where what is sought may have been left out.
const NOT_HERE: &str = "Nothing that is in the file that this paper is made of. That was made for an audience, and may lack what is sought.";

/// What readers are asked, and beside it why and at what cost, where an exception of theirs seeks just that. What open
/// exceptions seek besides stands there of its own accord: a paper that seeks a decision isn't for information.
pub(super) fn decisions(making: &Material) -> Vec<Item> {
    let found = tracker(&making.pack, &making.members(), making.as_at).of(&making.chosen);
    let live = found.rows.iter().filter(|row| row.standing.is_live());
    let seeking: Vec<&Exception> = live
        .filter_map(|row| making.pack.exception(&row.exception))
        .filter(|it| !it.sought.trim().is_empty())
        .collect();
    let typed = making.paper.decisions.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    let typed: Vec<&str> = typed.collect();
    let seeks = |held: &Exception, asked: &str| plain(&held.sought).ends_with(&plain(asked));
    let asked = typed.iter().map(|asked| {
        let tied = seeking.iter().find(|held| seeks(held, asked));
        (*asked, tied.copied())
    });
    let is_typed = |held: &Exception| typed.iter().any(|asked| seeks(held, asked));
    let sought = seeking.iter().filter(|held| !is_typed(held));
    let sought = sought.map(|held| (held.sought.trim(), Some(*held)));
    let items: Vec<Item> = asked
        .chain(sought)
        .flat_map(|(words, held)| {
            let reasons = held.map(reasons).filter(|it| !it.is_empty()).map(Item::Facts);
            std::iter::once(Item::Words(words.to_owned())).chain(reasons)
        })
        .collect();
    match items.is_empty() {
        true if making.lacks => vec![Item::Words(NOT_HERE.to_owned())],
        true => vec![Item::Words("Nothing: this paper is for information.".to_owned())],
        false => items,
    }
}

/// As it is compared: "Cabinet: agree to lease 20 homes." seeks "Agree to lease 20 homes".
fn plain(words: &str) -> String {
    words.trim().trim_end_matches('.').to_lowercase()
}

/// Why a decision is sought and what it means for money, by the exception that seeks it.
fn reasons(held: &Exception) -> Vec<(String, String)> {
    let facts = [
        ("Sought by", &held.owner),
        ("Exception", &held.name),
        ("Why", &held.cause),
        ("For money", &held.money),
    ];
    let said = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    said.map(|(term, words)| (term.to_owned(), words.clone())).collect()
}
