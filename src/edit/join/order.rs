//! One order out of several: each list's own is kept wherever they agree.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

/// What stands in any of some lists, once, in an order that keeps each list's own. Between what no list orders, the
/// earlier list's comes first; where lists contradict each other, the earlier one is followed.
pub(super) fn merged<T: Copy + Eq + Hash>(lists: &[Vec<T>]) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    let mut places: HashMap<T, usize> = HashMap::new();
    let mut after: Vec<Vec<usize>> = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    let mut known: HashSet<(usize, usize)> = HashSet::new();
    for list in lists {
        let mut last: Option<usize> = None;
        let mut seen = HashSet::new();
        for item in list.iter().filter(|item| seen.insert(**item)) {
            let place = *places.entry(*item).or_insert_with(|| {
                all.push(*item);
                after.push(Vec::new());
                before.push(0);
                all.len() - 1
            });
            if let Some(last) = last.replace(place)
                && known.insert((last, place))
                && let (Some(after), Some(count)) = (after.get_mut(last), before.get_mut(place))
            {
                after.push(place);
                *count += 1;
            }
        }
    }
    let free = before.iter().enumerate().filter(|(_, count)| **count == 0).map(|(place, _)| place);
    let mut free: BTreeSet<usize> = free.collect();
    let mut left: BTreeSet<usize> = (0..all.len()).collect();
    let mut out = Vec::with_capacity(all.len());
    // In a circle nothing is free: the first that is left goes.
    while let Some(place) = free.pop_first().or_else(|| left.first().copied()) {
        if !left.remove(&place) {
            continue;
        }
        out.extend(all.get(place).copied());
        for next in after.get(place).into_iter().flatten() {
            if let Some(count) = before.get_mut(*next) {
                *count = count.saturating_sub(1);
                if *count == 0 && left.contains(next) {
                    free.insert(*next);
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lists_own_order_is_kept() {
        let check = |lists: &[&str], expected: &str| {
            let lists: Vec<Vec<char>> = lists.iter().map(|list| list.chars().collect()).collect();
            assert_eq!(merged(&lists).into_iter().collect::<String>(), expected, "{lists:?}");
        };
        check(&[], "");
        check(&["abc"], "abc");
        check(&["abc", "def"], "abcdef");
        check(&["ac", "abc"], "abc");
        check(&["ad", "abd", "acd"], "abcd");
        check(&["bc", "ab"], "abc");
        // Where two contradict each other, the first is followed.
        check(&["ab", "ba"], "ab");
        check(&["xab", "bay"], "xaby");
        check(&["aab", "b"], "ab");
    }
}
