//! Whole numbers of any size: what dividing two of them takes.

use std::cmp::Ordering;

/// A whole number in 32 bits at a time, the lowest first, with no zeros at the end.
#[derive(Clone)]
pub(super) struct Big(Vec<u32>);

impl Big {
    pub(super) fn new(value: u32) -> Self {
        let mut it = Self(Vec::new());
        it.times_plus(1, value);
        it
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bits it takes.
    pub(super) fn bits(&self) -> usize {
        self.0.last().map_or(0, |last| self.0.len() * 32 - last.leading_zeros() as usize)
    }

    /// Itself by a factor, and something on top.
    pub(super) fn times_plus(&mut self, factor: u32, more: u32) {
        let mut carried = u64::from(more);
        for part in &mut self.0 {
            carried += u64::from(*part) * u64::from(factor);
            // What is over goes to the next.
            *part = carried as u32;
            carried >>= 32;
        }
        if carried > 0 {
            self.0.push(carried as u32);
        }
    }

    /// Itself doubled so often.
    pub(super) fn doubled(&mut self, times: usize) {
        self.0.splice(0..0, std::iter::repeat_n(0, times / 32));
        self.times_plus(1 << (times % 32), 0);
    }

    /// Takes another away where it is no larger; whether it is not.
    pub(super) fn take(&mut self, other: &Self) -> bool {
        if self.order(other) == Ordering::Less {
            return false;
        }
        let mut borrowed = false;
        for (at, part) in self.0.iter_mut().enumerate() {
            let (left, first) = part.overflowing_sub(other.0.get(at).copied().unwrap_or(0));
            let (left, second) = left.overflowing_sub(u32::from(borrowed));
            (*part, borrowed) = (left, first || second);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        true
    }

    fn order(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}
