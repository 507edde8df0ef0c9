//! The year's end by the plan's shape.

/// How the plan's shape was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The plan still to come is scaled by actual ÷ plan to date.
    Scaled,
    /// The gap between actual and plan to date is carried.
    Carried,
}

/// Where the year ends by the plan's shape: one figure, with no interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trajectory {
    /// The figure at the year's end, in the unit of the values.
    pub year_end: f64,
    /// How it was worked out.
    pub shape: Shape,
}

/// The year's end by the plan's shape (RULES 11), from actual and plan to date and the plan at the year's end. Figures that
/// `add_up` over the year (sums and running totals) scale the remaining plan; others, and a plan to date of 0, carry
/// the gap.
pub fn trajectory(actual: f64, plan_to_date: f64, plan_at_end: f64, add_up: bool) -> Trajectory {
    match add_up && plan_to_date != 0.0 {
        true => Trajectory {
            year_end: actual + (plan_at_end - plan_to_date) * (actual / plan_to_date),
            shape: Shape::Scaled,
        },
        false => {
            Trajectory { year_end: plan_at_end + (actual - plan_to_date), shape: Shape::Carried }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_adds_up_scales_the_rest_and_what_does_not_carries_the_gap() {
        let check = |(actual, to_date, at_end, add_up), expected| {
            let found = trajectory(actual, to_date, at_end, add_up);
            assert_eq!((found.year_end, found.shape), expected);
        };
        check((54.0, 60.0, 120.0, true), (108.0, Shape::Scaled));
        check((54.0, 60.0, 70.0, false), (64.0, Shape::Carried));
        check((3.0, 0.0, 20.0, true), (23.0, Shape::Carried));
    }
}
