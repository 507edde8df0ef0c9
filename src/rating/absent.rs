//! What is said where a list of the pack holds nothing: that there is none; or of a file that was made for an audience
//! (FRAMEWORK R11), from which what isn't for its readers was left out, no more than that there may be.

use super::words::listed;
use crate::model::{Audience, Kind, Pack};

/// Whether a pack may lack what there is: it was made for an audience, and what isn't for it was left out. Of such a pack
/// nobody can say that there is none of anything.
pub fn may_lack_some(pack: &Pack) -> bool {
    pack.extract_for.is_some_and(|audience| audience < Audience::Personal)
}

/// ` in this file`, behind a count of what a pack may lack; nothing where it lacks nothing.
pub fn in_this_file(pack: &Pack) -> &'static str {
    if may_lack_some(pack) { " in this file" } else { "" }
}

/// What is said in each of many rows where nothing stands: that there is none; of a pack that may lack some, nothing, for
/// what stands above each page says so once.
pub fn none_in_row(pack: &Pack, none: &'static str) -> Option<&'static str> {
    (!may_lack_some(pack)).then_some(none)
}

/// Whether a pack was made for the public: what is of use to those who can change it isn't for its readers.
pub fn is_for_the_public(pack: &Pack) -> bool {
    pack.extract_for == Some(Audience::Public)
}

/// What the readers of a pack that was made for an audience are told of it before anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFor {
    readers: &'static str,
    /// What isn't in it, by kind: `risks`.
    pub missing: Vec<String>,
    /// What is.
    pub held: Vec<String>,
}

/// For whom a pack was made that may lack some of what there is; `None` where it lacks nothing.
pub fn made_for(pack: &Pack) -> Option<MadeFor> {
    if !may_lack_some(pack) {
        return None;
    }
    // Of no interest by themselves: sides of a scorecard, where areas lie, and which packs were joined into it.
    let told = |kind: &&Kind| !matches!(kind, Kind::Perspective | Kind::Area | Kind::Join);
    let (held, missing): (Vec<&Kind>, Vec<&Kind>) =
        Kind::ALL.iter().filter(told).partition(|kind| !pack.rows(**kind).is_empty());
    let names = |kinds: Vec<&Kind>| -> Vec<String> {
        kinds.iter().map(|kind| format!("{}s", kind.words())).collect()
    };
    let (mut missing, mut held) = (names(missing), names(held));
    let has_comments =
        pack.measures.iter().flat_map(|it| &it.series).any(|it| it.comment.is_some());
    let to = if has_comments { &mut held } else { &mut missing };
    to.push("comments on figures".to_owned());
    Some(MadeFor { readers: readers(pack), missing, held })
}

impl MadeFor {
    /// In a sentence: `This file was made for the public: risks, lessons, papers and 4 other kinds of record aren’t in it, and
    /// it counts only what is.`
    pub fn words(&self) -> String {
        let made = format!("This file was made for {}", self.readers);
        let lacks = match self.missing.get(..NAMED) {
            Some(first) if self.missing.len() > NAMED + 1 => {
                let more = self.missing.len() - NAMED;
                let more = format!("{more} other kinds of record");
                listed(&[first, &[more]].concat())
            }
            _ => listed(&self.missing),
        };
        match self.missing.is_empty() {
            true => format!("{made}: it counts only what is in it."),
            false => format!("{made}: {lacks} aren’t in it, and it counts only what is."),
        }
    }

    /// What is in it and what isn't, in sentences.
    pub fn lists(&self) -> Vec<String> {
        let said = |what: &str, list: &[String]| {
            (!list.is_empty()).then(|| format!("{what}: {}.", listed(list)))
        };
        let lists = [said("Not in it", &self.missing), said("In it", &self.held)];
        let rest = format!("Of each kind that is in it, it holds what is for {}.", self.readers);
        lists.into_iter().flatten().chain([rest]).collect()
    }
}

/// So many kinds are named in the sentence.
const NAMED: usize = 3;

/// Nothing, where something could stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absent {
    none: &'static str,
    what: &'static str,
}

impl Absent {
    /// Said of a pack that has all there is (`No risks yet.`), and what may have been left out of one that hasn't
    /// (`Risks`).
    pub const fn new(none: &'static str, what: &'static str) -> Self {
        Self { none, what }
    }

    /// Of what goes to each audience with the record that it stands in, so that nothing of it is left out.
    pub const fn of_whole(none: &'static str) -> Self {
        Self { none, what: "" }
    }

    /// What is said of a pack.
    pub fn words(self, pack: &Pack) -> String {
        if self.what.is_empty() || !may_lack_some(pack) {
            return self.none.to_owned();
        }
        let stop = if self.none.ends_with('.') { "." } else { "" };
        format!(
            "{} may have been left out of this file, which was made for {}{stop}",
            self.what,
            readers(pack)
        )
    }
}

/// Whom a pack was made for, in words.
fn readers(pack: &Pack) -> &'static str {
    match pack.extract_for {
        Some(Audience::Public) => "the public",
        _ => "the organisation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_may_have_been_left_out_nobody_says_that_there_is_none() {
        let risks = Absent::new("No risks yet.", "Risks");
        let clause = Absent::new("nobody has said why", "what was said of it");
        let check = |audience, said: Absent, expected: &str| {
            let pack = Pack { extract_for: audience, ..Pack::default() };
            assert_eq!(said.words(&pack), expected);
            assert_eq!(made_for(&pack).is_some(), may_lack_some(&pack));
            // In each of many rows it isn't said again.
            assert_eq!(none_in_row(&pack, "None").is_none(), may_lack_some(&pack));
        };
        let left_out = "may have been left out of this file, which was made for";
        check(None, risks, "No risks yet.");
        // All there is goes to the people that it is about.
        check(Some(Audience::Personal), risks, "No risks yet.");
        check(Some(Audience::Public), risks, &format!("Risks {left_out} the public."));
        check(Some(Audience::Internal), risks, &format!("Risks {left_out} the organisation."));
        let words = format!("what was said of it {left_out} the public");
        check(Some(Audience::Public), clause, &words);
        check(Some(Audience::Public), Absent::of_whole("No evidence."), "No evidence.");
    }

    #[test]
    fn the_readers_of_a_file_are_told_what_is_not_in_it() {
        let pack = |text: &str| {
            let text = text.replace('\'', "\"");
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"extract_for":"public",{text}}}"#
            );
            serde_json::from_str::<Pack>(&text).unwrap()
        };
        let told = |text: &str| made_for(&pack(text)).unwrap();
        let bare = told("'plans':[{'id':'p','name':'P'}]");
        assert_eq!(
            bare.words(),
            "This file was made for the public: objectives, actions, measures and 13 other kinds of record aren’t in it, \
             and it counts only what is."
        );
        let lists = bare.lists();
        assert!(lists[0].starts_with("Not in it: objectives, actions, "), "{lists:?}");
        assert!(lists[0].ends_with(" and comments on figures."), "{lists:?}");
        assert_eq!(lists[1], "In it: plans.");
        // Kinds that are there are named as such, comments among them.
        let more = told(
            "'measures':[{'id':'m','name':'M','series':[{'period':'2025-04','value':1,'comment':'Why'}]}]",
        );
        assert_eq!(more.held, ["measures", "comments on figures"]);
        let nothing = MadeFor { missing: Vec::new(), ..bare.clone() };
        assert_eq!(
            nothing.words(),
            "This file was made for the public: it counts only what is in it."
        );
        let one = MadeFor { missing: vec!["risks".to_owned()], ..bare };
        let words =
            "This file was made for the public: risks aren’t in it, and it counts only what is.";
        assert_eq!(one.words(), words);
    }
}
