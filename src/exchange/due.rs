//! What is due as a table.

use super::figures::line;
use crate::model::Pack;
use crate::planning::due::{Due, due_words, what_words};

/// What is due as CSV, a row each; opening it in a spreadsheet runs nothing.
pub fn csv<'a>(pack: &Pack, due: impl IntoIterator<Item = &'a Due>) -> String {
    let headings = ["day", "what", "name", "state", "from", "answered_for_by", "plans"];
    let mut out = line(headings.into_iter());
    for each in due {
        let (day, what, plans) = (each.day.to_string(), what_words(each), each.plan_names(pack));
        let cells =
            [day.as_str(), &what, &each.name, &due_words(each), &each.post, &each.answers, &plans];
        out.push_str(&line(cells.into_iter()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionKind, Plan};
    use crate::planning::due::{State, What};
    use std::sync::Arc;

    #[test]
    fn is_a_row_each_and_runs_nothing() {
        let plan = |id: &str, name: &str| {
            Arc::new(Plan { id: id.into(), name: name.to_owned(), ..Plan::default() })
        };
        let pack =
            Pack { plans: vec![plan("p", "Housing"), plan("q", "=cmd()")], ..Pack::default() };
        let due = Due {
            day: "2025-10-31".parse().unwrap(),
            what: What::Work("a".into(), ActionKind::Milestone),
            name: "Station Road, started".to_owned(),
            post: "@Manager".to_owned(),
            answers: "@Manager".to_owned(),
            plans: vec!["q".into(), "gone".into(), "p".into()],
            state: State::ToCome,
        };
        let expected = "day,what,name,state,from,answered_for_by,plans\r\n\
            2025-10-31,Milestone,\"Station Road, started\",not due yet,'@Manager,'@Manager,\"'=cmd(); Housing\"\r\n";
        assert_eq!(csv(&pack, [&due]), expected);
    }
}
