//! What stands in fields and can't be read. The exercise stays as it was there, which nobody is to take for what was typed:
//! until it is mended it is named wherever the set is checked, tried or saved.

use super::findings::Finding;
use std::collections::BTreeMap;

/// Fields with what can't be read, by exercise and place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread(BTreeMap<(usize, String), Left>);

/// What was left in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The field's label.
    pub label: String,
    /// What stands there.
    pub text: String,
    /// Why it can't be read, in a sentence.
    pub why: String,
}

impl Left {
    fn says(&self) -> String {
        let Self { label, text, why } = self;
        format!(
            "{label}: “{}” can’t be read, and what stood there before isn’t what you typed. {why}",
            text.trim()
        )
    }
}

impl Unread {
    /// Whether everything could be read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was left in a field of an exercise.
    pub fn left(&self, exercise: usize, place: &str) -> Option<&Left> {
        self.0.get(&(exercise, place.to_owned()))
    }

    /// What was typed into a field: what can't be read is left there, anything else settles it.
    pub fn typed(&mut self, exercise: usize, place: &str, left: Option<Left>) {
        let key = (exercise, place.to_owned());
        match left {
            Some(left) => self.0.insert(key, left),
            None => self.0.remove(&key),
        };
    }

    /// Everything that was left, a finding each.
    pub fn findings(&self) -> Vec<Finding> {
        let finding = |((at, _), left): (&(usize, String), &Left)| Finding {
            exercise: Some(*at),
            says: left.says(),
        };
        self.0.iter().map(finding).collect()
    }

    /// What was left in an exercise.
    pub fn of(&self, exercise: usize) -> Vec<Finding> {
        self.findings().into_iter().filter(|it| it.exercise == Some(exercise)).collect()
    }

    /// Two exercises change places.
    pub fn swapped(&mut self, one: usize, other: usize) {
        self.move_to(|at| match at {
            at if at == one => Some(other),
            at if at == other => Some(one),
            at => Some(at),
        });
    }

    /// An exercise is gone, and those behind it move up.
    pub fn removed(&mut self, exercise: usize) {
        self.move_to(|at| match at {
            at if at == exercise => None,
            at if at > exercise => Some(at - 1),
            at => Some(at),
        });
    }

    /// A list of an exercise is another by now: what was left in it stands nowhere any more.
    pub fn list_changed(&mut self, exercise: usize, list: &str) {
        self.0.retain(|(at, place), _| *at != exercise || !place.starts_with(list));
    }

    fn move_to(&mut self, to: impl Fn(usize) -> Option<usize>) {
        let all = std::mem::take(&mut self.0).into_iter();
        self.0 = all.filter_map(|((at, place), left)| Some(((to(at)?, place), left))).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> Option<Left> {
        Some(Left { label: "Tolerance".into(), text: text.into(), why: "It is no number.".into() })
    }

    #[test]
    fn what_cannot_be_read_is_named_until_it_is_mended() {
        let mut unread = Unread::default();
        unread.typed(0, "/a", left("a lot"));
        unread.typed(2, "/list/0/b", left("some"));
        assert_eq!(unread.findings().len(), 2);
        let said = &unread.of(0)[0].says;
        assert!(
            said.starts_with("Tolerance: “a lot” can’t be read") && said.ends_with("no number.")
        );
        unread.typed(0, "/a", None);
        assert!(unread.of(0).is_empty() && !unread.is_empty());
        // It goes with its exercise.
        unread.swapped(2, 1);
        assert_eq!(unread.left(1, "/list/0/b").map(|it| it.text.as_str()), Some("some"));
        unread.removed(0);
        assert!(unread.left(0, "/list/0/b").is_some());
        unread.list_changed(0, "/list");
        assert!(unread.is_empty());
        unread.typed(0, "/a", left("x"));
        unread.removed(0);
        assert!(unread.is_empty());
    }
}
