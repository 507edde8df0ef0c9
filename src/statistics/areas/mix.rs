//! Whether a whole moved because its parts did, or because their shares did.

/// A part of a whole: its numerator, and its denominator above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What is counted.
    pub numerator: f64,
    /// Of how many.
    pub denominator: f64,
}

impl Part {
    fn rate(self) -> f64 {
        self.numerator / self.denominator
    }
}

/// What moved a whole, each in its own unit (numerator ÷ denominator).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mix {
    /// From before to after; the sum of the two below.
    pub change: f64,
    /// What is owed to the rates of the parts: Σ ½(w₀ + w₁)(r₁ − r₀).
    pub from_rates: f64,
    /// What is owed to their shares of the denominator: Σ ½(r₀ + r₁)(w₁ − w₀).
    pub from_mix: f64,
    /// Whether every part moved against the whole (Simpson's paradox), which is to be said first.
    pub masks: bool,
}

/// Takes the change of a whole apart (E. M. Kitagawa, *Journal of the American Statistical Association* 50, 1955), of
/// the same parts before and after in the same order. `None` without parts, where their numbers differ, or where a
/// denominator isn't above 0.
pub fn mix(before: &[Part], after: &[Part]) -> Option<Mix> {
    let sound = |part: &Part| part.denominator > 0.0 && part.rate().is_finite();
    let alike = before.len() == after.len() && !before.is_empty();
    if !alike || !before.iter().chain(after).all(sound) {
        return None;
    }
    let all = |parts: &[Part]| Part {
        numerator: parts.iter().map(|part| part.numerator).sum(),
        denominator: parts.iter().map(|part| part.denominator).sum(),
    };
    let (whole_before, whole_after) = (all(before), all(after));
    let change = whole_after.rate() - whole_before.rate();
    let pairs = || before.iter().zip(after);
    let share = |part: &Part, whole: Part| part.denominator / whole.denominator;
    let shares =
        |(one, other): (&Part, &Part)| (share(one, whole_before), share(other, whole_after));
    let from_rates = pairs().map(|pair| {
        let (one, other) = shares(pair);
        0.5 * (one + other) * (pair.1.rate() - pair.0.rate())
    });
    let from_mix = pairs().map(|pair| {
        let (one, other) = shares(pair);
        0.5 * (pair.0.rate() + pair.1.rate()) * (other - one)
    });
    let against = |(one, other): (&Part, &Part)| (other.rate() - one.rate()) * change < 0.0;
    Some(Mix {
        change,
        from_rates: from_rates.sum(),
        from_mix: from_mix.sum(),
        masks: pairs().all(against),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(parts: &[(f64, f64)]) -> Vec<Part> {
        let part = |(numerator, denominator): &(f64, f64)| Part {
            numerator: *numerator,
            denominator: *denominator,
        };
        parts.iter().map(part).collect()
    }

    #[test]
    fn a_whole_that_falls_while_every_part_rises_is_told() {
        let before = parts(&[(90.0, 100.0), (10.0, 100.0)]);
        let after = parts(&[(19.0, 20.0), (36.0, 180.0)]);
        let found = mix(&before, &after).unwrap();
        assert!(found.change < 0.0 && found.from_rates > 0.0 && found.masks, "{found:?}");
        assert!((found.from_rates + found.from_mix - found.change).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn shares_that_stay_leave_all_to_the_rates() {
        let found = mix(&parts(&[(1.0, 10.0), (2.0, 30.0)]), &parts(&[(2.0, 10.0), (3.0, 30.0)]));
        let found = found.unwrap();
        assert_eq!((found.from_mix, found.masks), (0.0, false));
        assert!((found.change - 0.05).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn what_is_not_alike_or_has_no_denominator_is_not_taken_apart() {
        let one = parts(&[(1.0, 10.0)]);
        for other in [vec![], parts(&[(1.0, 10.0), (1.0, 10.0)]), parts(&[(1.0, 0.0)])] {
            assert_eq!(mix(&one, &other), None);
        }
        assert_eq!(mix(&[], &[]), None);
    }
}
