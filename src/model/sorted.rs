//! Sorting where few things are sorted in many places: each kind of thing that the library's sort is given makes another
//! 5 kB of it, and what the first load sorts is a handful of rows.

use std::cmp::Ordering;

/// The same things in order; those that are equal stay as they were to each other.
pub fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order_of(items.len(), &|one, other| compare(&items[one], &items[other]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at].take()).collect()
}

/// The places of so many things in order: the one sort for all of them.
fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_stay_as_they_were() {
        let check = |given: &[(u8, char)]| {
            let mut expected = given.to_vec();
            expected.sort_by_key(|it| it.0);
            assert_eq!(sorted(given.to_vec(), |one, other| one.0.cmp(&other.0)), expected);
        };
        check(&[]);
        check(&[(1, 'a')]);
        check(&[(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')]);
        let many: Vec<(u8, char)> =
            (0..200_u8).map(|at| (at.wrapping_mul(37) % 7, char::from(at % 26 + 97))).collect();
        check(&many);
    }
}
