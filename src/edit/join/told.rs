//! What was chosen where packs said different things, for the history: what stood, what was taken, what was refused, and
//! who said which and when.

use super::{Choice, Conflict, Joined, Settled};
use crate::model::{Altered, day_label};

/// What the entry of a joining changes: each conflict with all that was said.
pub(super) fn settled(joined: &Joined) -> Vec<Altered> {
    joined.conflicts.iter().map(|conflict| told(joined, conflict)).collect()
}

fn told(joined: &Joined, conflict: &Conflict) -> Altered {
    let ours = |choice: &&Choice| choice.from.iter().any(|at| joined.is_ours(*at));
    let was = conflict.choices.iter().find(ours).map(|choice| choice.words.clone());
    let was = was.unwrap_or_else(|| "nothing".to_owned());
    let said = |choice: &Choice| format!("{} ({})", choice.words, from(joined, choice));
    let mut words = match conflict.choices.get(conflict.chosen) {
        Some(taken) => format!("taken: {}", said(taken)),
        None => String::new(),
    };
    let others = conflict.choices.iter().enumerate().filter(|(at, _)| *at != conflict.chosen);
    for (_, refused) in others {
        words += &format!("; refused: {}", said(refused));
    }
    words += match conflict.settled {
        Settled::Person => "; chosen by hand",
        Settled::Rule => "; chosen by the rule",
        Settled::Open => "",
    };
    Altered::new(conflict.place.clone(), Some(was), Some(words))
}

/// Who says so, and of which day.
fn from(joined: &Joined, choice: &Choice) -> String {
    let senders = choice.from.iter().filter_map(|at| Some((*at, joined.senders.get(*at)?)));
    let named = senders.map(|(at, sender)| {
        let name = match joined.is_ours(at) {
            true => format!("{}, which was open", sender.name),
            false => sender.name.clone(),
        };
        match sender.on {
            Some(on) => format!("{name}, of {}", day_label(on.0)),
            None => format!("{name}, of no known day"),
        }
    });
    named.collect::<Vec<_>>().join(" and ")
}
