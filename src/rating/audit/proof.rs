//! What figures that were drawn and checked prove of all figures that they were drawn from.

use crate::model::{AuditFinding, DrawnFigure, Pack, Stratum};
use crate::rating::{Then, may_lack_some};
use crate::statistics::audit_draw::{most_wrong, most_wrong_of};
use crate::statistics::interval::{Confidence, wilson};

/// How many figures were drawn and stand, and what was found of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Lists that were drawn from, each by itself.
    pub lists: usize,
    /// Figures to draw from.
    pub listed: usize,
    /// Those that stand: drawn, and no other was drawn in their place.
    pub drawn: usize,
    /// As published.
    pub right: usize,
    /// Not as published.
    pub wrong: usize,
    /// Nothing to check them with.
    pub not_verifiable: usize,
    /// Drawn, and not in the pack, which was made for an audience.
    pub left_out: usize,
}

impl Checked {
    /// Those not checked yet.
    pub fn waiting(&self) -> usize {
        self.drawn.saturating_sub(self.right + self.wrong + self.not_verifiable)
    }
}

/// What was found of what stands in some strata of a pack. Only where every list is in it is it known how many figures
/// there are.
pub fn checked<'a>(pack: &Pack, strata: impl IntoIterator<Item = &'a Stratum>) -> Checked {
    found_in(pack, strata, &|_| true)
}

/// The same as at a day: what was drawn by then, and what was found of it.
pub fn checked_by<'a>(
    pack: &Pack,
    strata: impl IntoIterator<Item = &'a Stratum>,
    then: Then,
) -> Checked {
    let drawn = strata.into_iter().filter(|stratum| !then.is_before(stratum.drawn_on));
    found_in(pack, drawn, &|figure| then.had(figure.checked_on))
}

/// What was found of what stands in some strata, of the figures that were checked.
fn found_in<'a>(
    pack: &Pack,
    strata: impl IntoIterator<Item = &'a Stratum>,
    is_checked: &dyn Fn(&DrawnFigure) -> bool,
) -> Checked {
    let mut all = Checked::default();
    let lacks = may_lack_some(pack);
    for stratum in strata {
        let standing = || stratum.drawn.iter().filter(|it| !it.is_replaced());
        let found = |it: &&DrawnFigure, finding| it.finding == Some(finding) && is_checked(it);
        let of = |finding| standing().filter(|it| found(it, finding)).count();
        all.lists += usize::from(!stratum.drawn.is_empty());
        all.listed += stratum.list.lines().count();
        if lacks && !stratum.seed.is_empty() {
            all.left_out += (stratum.size as usize).saturating_sub(standing().count());
        }
        all.drawn += standing().count();
        all.right += of(AuditFinding::AsPublished);
        all.wrong += of(AuditFinding::NotAsPublished);
        all.not_verifiable += of(AuditFinding::NotVerifiable);
    }
    all
}

/// What that proves, in a sentence (RULES 14): of a clean draw of n, that at most 1 − 0.05^(1/n) of the figures are
/// wrong, 95 % sure, or what fewer its one list, which has an end, allows; of one with errors, Wilson's interval. What can't be verified isn't clean.
pub fn proof(found: Checked) -> String {
    let Checked { lists, listed, drawn, right, wrong, not_verifiable, left_out } = found;
    if left_out > 0 {
        return of_some(found);
    }
    if drawn == 0 {
        return "Nothing is drawn yet.".to_owned();
    }
    if found.waiting() > 0 {
        let so_far = drawn - found.waiting();
        return format!(
            "{so_far} of {drawn} are checked: it is too early to say what that proves."
        );
    }
    if right == drawn && drawn == listed {
        return format!("All {drawn} figures were checked and are as published: none is wrong.");
    }
    if right == drawn {
        let share = most_wrong(drawn);
        // Over several lists each figure isn't as likely to be drawn as any other, and of a long one it is much the same.
        if lists == 1 && listed > drawn && drawn * SHORT >= listed {
            let most = most_wrong_of(listed, drawn);
            if whole_up(most as f64 / listed as f64) < whole_up(share) {
                return format!(
                    "No error in {drawn} of a list of {listed}: at most {most} of the {listed} are wrong, 95% sure."
                );
            }
        }
        let most = percent_up(share);
        return format!("No error in {drawn}: at most {most} of the figures are wrong, 95% sure.");
    }
    let counted = [(wrong, "not as published"), (not_verifiable, "can’t be verified")];
    let counted = counted.iter().filter(|(count, _)| *count > 0);
    let counted: Vec<String> =
        counted.map(|(count, what)| format!("{count} of {drawn} {what}")).collect();
    let within = wilson((wrong + not_verifiable) as f64, drawn as f64, Confidence::P95);
    let within = within.map_or(String::new(), |it| {
        let (low, high) = (percent_down(it.lower), percent_up(it.upper));
        format!(": between {low} and {high} of all figures aren’t borne out, 95% sure")
    });
    format!("{}{within}.", counted.join(", "))
}

/// What is told of a draw of which only some is in the pack.
fn of_some(found: Checked) -> String {
    let Checked { drawn, right, wrong, not_verifiable, left_out, .. } = found;
    let all = drawn + left_out;
    if drawn == 0 {
        return format!("None of the {all} figures drawn is in this file, {MADE}.");
    }
    let counted = [
        (right, "as published"),
        (wrong, "not as published"),
        (not_verifiable, "can’t be verified"),
        (found.waiting(), "not checked yet"),
    ];
    let counted = counted.iter().filter(|(count, _)| *count > 0);
    let counted: Vec<String> = counted.map(|(count, what)| format!("{count} {what}")).collect();
    let are = if drawn == 1 { "is" } else { "are" };
    format!(
        "{drawn} of the {all} figures drawn {are} in this file, {MADE}: {}. What the draw proves of all figures can’t be told from it.",
        counted.join(", ")
    )
}

/// Of a file that lacks some.
const MADE: &str = "which was made for an audience";

/// A list is short where one in so many of it was drawn, or more.
const SHORT: usize = 10;

/// What binary adds to a share is no per cent.
const SAME: f64 = 1e-9;

/// A share, 0 to 1, as whole per cent that it doesn't exceed.
fn percent_up(share: f64) -> String {
    format!("{}%", whole_up(share))
}

fn whole_up(share: f64) -> f64 {
    (share * 100.0 - SAME).ceil().clamp(0.0, 100.0)
}

/// A share, 0 to 1, as whole per cent that it reaches.
fn percent_down(share: f64) -> String {
    format!("{}%", (share * 100.0 + SAME).floor().clamp(0.0, 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_no_more_than_the_draw_proves() {
        let check = |listed, drawn, (right, wrong, not_verifiable), words: &str| {
            let lists = 1;
            let found = Checked {
                lists,
                listed,
                drawn,
                right,
                wrong,
                not_verifiable,
                ..Checked::default()
            };
            assert_eq!(proof(found), words);
        };
        check(90, 0, (0, 0, 0), "Nothing is drawn yet.");
        check(90, 5, (4, 0, 0), "4 of 5 are checked: it is too early to say what that proves.");
        check(90, 5, (3, 1, 0), "4 of 5 are checked: it is too early to say what that proves.");
        check(90, 1, (1, 0, 0), "No error in 1: at most 95% of the figures are wrong, 95% sure.");
        check(
            900,
            59,
            (59, 0, 0),
            "No error in 59: at most 5% of the figures are wrong, 95% sure.",
        );
        check(
            900,
            58,
            (58, 0, 0),
            "No error in 58: at most 6% of the figures are wrong, 95% sure.",
        );
        check(
            6,
            2,
            (2, 0, 0),
            "No error in 2 of a list of 6: at most 4 of the 6 are wrong, 95% sure.",
        );
        let two = Checked { lists: 2, listed: 6, drawn: 2, right: 2, ..Checked::default() };
        assert_eq!(proof(two), "No error in 2: at most 78% of the figures are wrong, 95% sure.");
        check(5, 5, (5, 0, 0), "All 5 figures were checked and are as published: none is wrong.");
        // Wilson's interval of 2 of 10: 5.67 to 50.98 per cent.
        check(
            90,
            10,
            (8, 1, 1),
            "1 of 10 not as published, 1 of 10 can’t be verified: between 5% and 51% of all figures aren’t borne out, 95% sure.",
        );
    }

    #[test]
    fn what_was_replaced_does_not_count() {
        let figure = |finding, replaced: &str| DrawnFigure {
            finding,
            replaced: replaced.to_owned(),
            ..DrawnFigure::default()
        };
        let stratum = Stratum {
            list: "a 2025-04\na 2025-05\na 2025-06\na 2025-07".to_owned(),
            drawn: vec![
                figure(Some(AuditFinding::AsPublished), ""),
                figure(Some(AuditFinding::NotAsPublished), "The wrong register"),
                figure(None, ""),
            ],
            ..Stratum::default()
        };
        let found = checked(&Pack::default(), [&stratum]);
        let expected = Checked { lists: 1, listed: 4, drawn: 2, right: 1, ..Checked::default() };
        assert_eq!((found, found.waiting()), (expected, 1));
    }

    #[test]
    fn as_at_a_day_only_what_was_drawn_and_checked_by_then_counts() {
        let figure = |checked: &str| DrawnFigure {
            finding: Some(AuditFinding::AsPublished),
            checked_on: checked.parse().ok(),
            ..DrawnFigure::default()
        };
        let stratum = Stratum {
            list: "a\nb".to_owned(),
            drawn_on: "2025-10-01".parse().ok(),
            drawn: vec![figure("2025-10-10"), figure("2025-10-20")],
            ..Stratum::default()
        };
        let pack = Pack::default();
        let check = |on: &str, drawn: usize, right: usize| {
            let then = Then::of(&pack, on.parse().unwrap());
            let found = checked_by(&pack, [&stratum], then);
            assert_eq!((found.drawn, found.right), (drawn, right), "{on}");
        };
        check("2025-09-30", 0, 0);
        check("2025-10-01", 2, 0);
        check("2025-10-10", 2, 1);
        check("2025-10-20", 2, 2);
    }
}
