//! Three columns that make one figure, however they are called: a part, the whole that it is out of, and their share, as
//! `Met, Total, %`. Told by their headings and by what the first two give, in rows or under each period.

use super::super::columns::beside_parts::{SCALES, SHARES, decimals_of, half};
use super::super::columns::deciding::{Column, Deciding, SlotAt, When};
use super::super::names::words::{plain, says};
use crate::exchange::import::role::{Role, SlotPart, Whose};

/// Headings of what is counted.
const PARTS: &[&str] = &[
    "numerator",
    "num",
    "numer",
    "number",
    "no",
    "met",
    "achieved",
    "passed",
    "within",
    "count",
    "on time",
    "in time",
    "yes",
    "successful",
    "compliant",
];

/// Headings of what it is counted out of.
const WHOLES: &[&str] = &[
    "denominator",
    "denom",
    "out of",
    "total",
    "base",
    "all",
    "cases",
    "population",
    "possible",
    "eligible",
    "sample",
];

/// The most columns that are tried as any of the three.
const MOST: usize = 10;

/// How many rows tell at the most.
const ROWS: usize = 2_000;

/// How many figures have to come out where no heading says anything.
const BARE: usize = 4;

/// A numerator, a denominator, and what they give.
pub(in super::super) type Parts = (usize, usize, usize);

/// What comes of trying three columns.
#[derive(Clone, Copy, Default)]
pub(super) struct Tried {
    compared: usize,
    pub(super) agree: usize,
}

impl Tried {
    fn with(self, other: Self) -> Self {
        Self { compared: self.compared + other.compared, agree: self.agree + other.agree }
    }

    /// With one more that was compared.
    pub(super) fn count(self, agrees: bool) -> Self {
        self.with(Self { compared: 1, agree: usize::from(agrees) })
    }
}

/// What the headings of three columns, or three metrics of rows, say of them.
pub(super) struct Hints {
    part: bool,
    whole: bool,
    share: bool,
}

fn is_share(heading: &str) -> bool {
    heading.contains('%') || says(&plain(heading), SHARES)
}

fn is_part(heading: &str) -> bool {
    says(&plain(heading), PARTS) && !is_share(heading)
}

fn is_whole(heading: &str) -> bool {
    says(&plain(heading), WHOLES) && !is_share(heading)
}

impl Hints {
    pub(super) fn of(part: &str, whole: &str, share: &str) -> Self {
        Self { part: is_part(part), whole: is_whole(whole), share: is_share(share) }
    }

    /// Whether any of some metrics may say so much of three of them that these are looked at.
    pub(super) fn may_say<'a>(metrics: impl Iterator<Item = &'a str> + Clone) -> bool {
        let any = |test: fn(&str) -> bool| metrics.clone().any(test);
        any(is_share) || (any(is_part) && any(is_whole))
    }

    /// Whether they say enough for rows: which is the share, or which are the part and the whole.
    pub(super) fn say_some(&self) -> bool {
        self.share || (self.part && self.whole)
    }

    /// Whether the headings and what came out make the three one figure: all of it where little is said, most of it where
    /// the headings leave nothing open.
    pub(super) fn bear_out(&self, tried: Tried) -> bool {
        let all = tried.agree == tried.compared && tried.agree > 0;
        let said = self.say_some();
        let most = tried.agree * 2 > tried.compared;
        (all && (said || tried.agree >= BARE)) || (most && self.say_all())
    }

    /// Whether the third says that it is a share.
    pub(super) fn say_share(&self) -> bool {
        self.share
    }

    /// Whether each says what it is.
    pub(super) fn say_all(&self) -> bool {
        self.share && self.part && self.whole
    }
}

impl Deciding<'_> {
    /// Finds the three columns of a sheet with a row for each figure.
    pub(in super::super) fn shares(&mut self) {
        let both = [Role::Numerator, Role::Denominator].map(|role| !self.with(role).is_empty());
        if self.is_wide() || both == [true, true] {
            return;
        }
        let is_open = |it: &Column| {
            let guessed =
                matches!(it.role, Some(Role::Target | Role::Numerator | Role::Denominator));
            // A heading alone makes it one that adds others up.
            let total = it.role.is_none() && it.slot.is_none() && says(&it.profile.words, WHOLES);
            it.profile.is_figures()
                && it.waits.is_none()
                && it.metric.is_none()
                && !it.by_hand
                && it.year_of.is_none()
                && (it.is_free() || guessed || total)
        };
        let open = self.which(is_open);
        let values = self.with(Role::Value);
        let shares: Vec<usize> = match values.as_slice() {
            [] => {
                let given = [Some(Role::Numerator), Some(Role::Denominator)];
                let may = |at: &usize| self.column(*at).is_some_and(|it| !given.contains(&it.role));
                open.iter().copied().filter(may).collect()
            }
            [only] => vec![*only],
            _ => return,
        };
        if open.len() > MOST {
            return;
        }
        let name = |at: usize| self.name(at);
        let mut found: Vec<(Parts, bool)> = Vec::new();
        for over in &open {
            for under in &open {
                for value in &shares {
                    if over == under || over == value || under == value {
                        continue;
                    }
                    let hints = Hints::of(&name(*over), &name(*under), &name(*value));
                    if self.is_numbered(*over, Role::Denominator)
                        || self.is_numbered(*under, Role::Numerator)
                    {
                        continue;
                    }
                    let tried = self.best_of(&[(*over, *under, *value)]);
                    if hints.bear_out(tried) {
                        found.push(((*over, *under, *value), hints.share));
                    }
                }
            }
        }
        if let Some((over, under, value)) = only(found) {
            let why = format!(
                "{} out of {} give {}",
                self.name(over),
                self.name(under),
                self.name(value)
            );
            for (at, role) in
                [(over, Role::Numerator), (under, Role::Denominator), (value, Role::Value)]
            {
                self.change(at, |it| {
                    it.reason = None;
                    it.take(role, why.clone());
                });
            }
        }
    }

    /// Whether a heading says plainly that a column is this.
    fn is_numbered(&self, at: usize, role: Role) -> bool {
        self.column(at).is_some_and(|it| it.role == Some(role))
    }

    /// Finds the three columns under each period: `Apr number, Apr out of, Apr percent`.
    pub(in super::super) fn shares_by_period(&mut self) {
        let mut names: Vec<String> = Vec::new();
        let mut periods: Vec<(When, Vec<(usize, String)>)> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let (Some(slot), false) = (&column.slot, column.by_hand) else { continue };
            let SlotAt { part: SlotPart::Value, whose: Whose::Own, when } = slot else { continue };
            let Some(metric) = column.metric.clone() else { return };
            let metric = plain(&metric);
            if !names.contains(&metric) {
                names.push(metric.clone());
            }
            match periods.iter_mut().find(|(held, _)| held == when) {
                Some((_, held)) => held.push((at, metric)),
                None => periods.push((when.clone(), vec![(at, metric)])),
            }
        }
        if names.len() != 3 || periods.iter().any(|(_, held)| held.len() != 3) {
            return;
        }
        let mut found = Vec::new();
        for [over, under, value] in
            [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        {
            let (Some(over), Some(under), Some(value)) =
                (names.get(over), names.get(under), names.get(value))
            else {
                continue;
            };
            let at = |held: &[(usize, String)], name: &String| {
                held.iter().find(|(_, metric)| metric == name).map(|(at, _)| *at)
            };
            let threes: Option<Vec<Parts>> = periods
                .iter()
                .map(|(_, held)| Some((at(held, over)?, at(held, under)?, at(held, value)?)))
                .collect();
            let Some(threes) = threes else { continue };
            let hints = Hints::of(over, under, &self.heading_of(&threes, value));
            if hints.bear_out(self.best_of(&threes)) {
                found.push((threes, hints.share));
            }
        }
        let Some(threes) = only(found) else { return };
        for (over, under, value) in threes {
            for (at, role) in
                [(over, Role::Numerator), (under, Role::Denominator), (value, Role::Value)]
            {
                self.change(at, |it| {
                    it.metric = None;
                    it.of_figure = Some(role);
                });
            }
        }
    }

    /// The heading of the shares, with the signs that its plain words lack.
    fn heading_of(&self, threes: &[Parts], name: &str) -> String {
        threes.first().map_or_else(|| name.to_owned(), |(.., value)| self.name(*value))
    }

    /// The three columns of each period, in a sheet with periods across.
    pub(in super::super) fn parts_by_period(&self) -> Vec<Parts> {
        let of = |role: Role, when: &When| {
            self.columns.iter().position(|it| {
                it.of_figure == Some(role)
                    && it.slot.as_ref().is_some_and(|slot| slot.when == *when)
            })
        };
        let values = self.columns.iter().filter(|it| it.of_figure == Some(Role::Value));
        values
            .filter_map(|it| {
                let when = &it.slot.as_ref()?.when;
                Some((
                    of(Role::Numerator, when)?,
                    of(Role::Denominator, when)?,
                    of(Role::Value, when)?,
                ))
            })
            .collect()
    }

    /// How many figures come out of their parts by the scale by which most do. A part above its whole is none.
    fn best_of(&self, threes: &[Parts]) -> Tried {
        let of = |scale: f64| {
            let tried = threes.iter().map(|three| self.tried(*three, scale));
            tried.fold(Tried::default(), Tried::with)
        };
        let all = SCALES.iter().map(|(scale, _)| of(*scale));
        all.max_by_key(|it| it.agree).unwrap_or_default()
    }

    fn tried(&self, (over, under, value): Parts, scale: f64) -> Tried {
        let mut tried = Tried::default();
        for row in self.rows.iter().take(ROWS) {
            let (Some(part), Some(whole), Some(share)) =
                (self.number(*row, over), self.number(*row, under), self.number(*row, value))
            else {
                continue;
            };
            if let Some(agrees) = gives((part, whole), (share, self.text(*row, value)), scale) {
                tried = tried.count(agrees);
            }
        }
        tried
    }
}

/// Whether a part, at most its whole, gives a share as that is written; none where both are nothing: what is nothing comes
/// out of nothing.
pub(super) fn gives(
    (part, whole): (f64, f64),
    (share, written): (f64, &str),
    scale: f64,
) -> Option<bool> {
    if share == 0.0 && part == 0.0 {
        return None;
    }
    let near = half(decimals_of(written)) * 1.01 + share.abs() * 1e-9;
    let given = part / whole * scale;
    Some(part <= whole && (given - share).abs() <= near)
}

/// The only one that is found; of several the only one under a heading of shares.
pub(super) fn only<T>(mut found: Vec<(T, bool)>) -> Option<T> {
    if found.len() > 1 {
        found.retain(|(_, headed)| *headed);
    }
    if found.len() == 1 { found.pop().map(|(it, _)| it) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    /// The figures that a file comes to with an answer to what the ratio is multiplied by.
    fn check(text: &str, scale: &str, expected: &[&str]) {
        let answers = [("scale", scale), ("measure", "Repairs"), ("name", "Repairs")];
        let found = tried(&Pack::default(), text, &answers);
        assert_eq!(found.figures(), expected, "{text} {:?}", found.questions);
    }

    #[test]
    fn a_part_its_whole_and_their_share_are_one_figure() {
        let both = ["Repairs, own, 2025-04: 455/500", "Repairs, own, 2025-05: 450/510"];
        for heads in [
            "Number,Out of,Percent",
            "Numerator,Denominator,Rate",
            "Num,Denom,%",
            "Met,Total,%",
            "Achieved,Cases,Percentage achieved",
            "Within target,Total cases,% within target",
            "Repairs done,Repairs asked for,Rate",
        ] {
            let long = format!(
                "Measure,Period,{heads}\nRepairs,Apr 2025,455,500,91\nRepairs,May 2025,450,510,88.2\n"
            );
            check(&long, "per cent", &both);
            check(&long.replace(",91\n", ",91%\n").replace("88.2", "88.2%"), "per cent", &both);
            // In any order of columns, and with periods across.
            let [part, whole, share] = heads.split(',').collect::<Vec<_>>().try_into().unwrap();
            check(
                &format!(
                    "{share},Measure,{whole},Period,{part}\n91,Repairs,500,Apr 2025,455\n88.2,Repairs,510,May 2025,450\n"
                ),
                "per cent",
                &both,
            );
            let wide = format!(
                "Measure,Apr 2025 {part},Apr 2025 {whole},Apr 2025 {share},May 2025 {part},May 2025 {whole},May 2025 {share}\nRepairs,455,500,91,450,510,88.2\n"
            );
            check(&wide, "per cent", &both);
        }
        let of_rate = "Measure,Period,Crimes,Population,Rate per 1,000\nRepairs,2024/25,450,90000,5\nRepairs,2023/24,519,88000,5.9\n";
        check(
            of_rate,
            "per 1,000",
            &["Repairs, own, 2023/24: 519/88000", "Repairs, own, 2024/25: 450/90000"],
        );
    }

    #[test]
    fn figures_that_only_seem_to_belong_together_are_asked_about_as_before() {
        for text in [
            "Measure,Period,Homes,Roads,Rate\nRepairs,Apr 2025,455,500,12\nRepairs,May 2025,450,510,13\n",
            "Measure,Period,Homes,Roads,Bins\nRepairs,Apr 2025,5,10,50\nRepairs,May 2025,4,10,40\n",
        ] {
            let found = tried(&Pack::default(), text, &[]);
            assert!(found.question("figures").is_open(), "{text}");
        }
    }
}
