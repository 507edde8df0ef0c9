//! What the commas and points of a file's figures say together, and what the sizes of the figures beside them tell.

use super::super::columns::deciding::Deciding;
use super::separators::{Sign, Told, printed, told, with_point};
use crate::exchange::reading::value;
use std::collections::{BTreeMap, HashMap};

/// What a sign is answered to be.
pub(in super::super) const DECIMAL: &str = "the decimal sign";
pub(in super::super) const BETWEEN: &str = "between thousands";

/// How many times as large as usual a figure is at most, for its reading to be told by that: the other is a thousand
/// times as far.
const NEAR: f64 = 10.0;

/// So many whole figures beside those with a comma before three digits say that these have no decimals either.
const ENOUGH: usize = 4;

/// What the figures of a file say together.
#[derive(Default)]
pub(in super::super) struct Seen {
    /// The first of those that are only one thing: with a decimal comma, with a decimal point.
    pub(in super::super) comma: Option<String>,
    pub(in super::super) point: Option<String>,
    /// Whether one can be nothing but a figure with a decimal comma, and is no slip: `1.234,5`.
    pub(in super::super) certainly: bool,
    /// Those with a comma, or a point, that could be either.
    pub(in super::super) commas: Either,
    pub(in super::super) points: Either,
    pub(in super::super) whole: Whole,
}

/// Figures without a sign, nought apart, which looks the same however others are printed.
#[derive(Default)]
pub(in super::super) struct Whole {
    count: usize,
    /// Whether those of one measure are like its figures with a comma if that stands between thousands.
    like_thousands: bool,
}

impl Whole {
    /// Whether they say that commas stand between thousands: a column of decimals has figures with one or two of them
    /// too once there are several, and `980` is of the size of 1,234 and of no 1.234.
    pub(in super::super) fn tell(&self) -> bool {
        self.like_thousands || self.count >= ENOUGH
    }
}

/// The figures of one measure by which is told what its commas are.
#[derive(Default)]
pub(in super::super) struct Sizes {
    /// The largest without a sign.
    pub(in super::super) whole: f64,
    /// The least of those with a comma before three digits, as if it stood between thousands.
    grouped: Option<f64>,
}

impl Sizes {
    /// Whether the whole ones are nearer to the others read as thousands than to the others read as decimals.
    pub(in super::super) fn are_like_thousands(&self) -> bool {
        self.grouped.is_some_and(|it| self.whole * self.whole * 1000.0 > it * it)
    }
}

/// Figures with a sign that could be decimal or between thousands.
#[derive(Default)]
pub(in super::super) struct Either {
    pub(in super::super) first: Option<String>,
    count: usize,
    /// How many the pack's figures of the measure say are decimal, and how many between thousands.
    decimal: usize,
    between: usize,
    /// What the pack's figures of one of the measures are like.
    like: Option<String>,
}

impl Either {
    pub(in super::super) fn add(
        &mut self,
        text: &str,
        digits: &str,
        usual: Option<&(String, f64)>,
    ) {
        self.first.get_or_insert_with(|| text.to_owned());
        self.count += 1;
        let Some((name, usual)) = usual.filter(|(_, usual)| *usual > 0.0) else { return };
        let as_if = |sign| value::number(&with_point(digits, sign)?).map(|it| it.get());
        let near = |value: Option<f64>| {
            value.is_some_and(|it| it / usual <= NEAR && usual / it.max(f64::MIN_POSITIVE) <= NEAR)
        };
        let (one, other) = if digits.contains(',') {
            (Sign::Comma, Sign::Point)
        } else {
            (Sign::Point, Sign::Comma)
        };
        self.decimal += usize::from(near(as_if(one)));
        self.between += usize::from(near(as_if(other)));
        self.like.get_or_insert_with(|| format!("the pack's figures of '{name}' are like {usual}"));
    }

    /// What the pack's figures say of all of them, and why.
    pub(in super::super) fn told(&self) -> Option<(&'static str, &str)> {
        let like = self.like.as_deref()?;
        match (self.decimal, self.between) {
            (all, 0) if all == self.count => Some((DECIMAL, like)),
            (0, all) if all == self.count => Some((BETWEEN, like)),
            _ => None,
        }
    }
}

impl Deciding<'_> {
    /// What the file's figures say of their signs.
    pub(in super::super) fn signs_seen(&self, names: &BTreeMap<usize, String>) -> Seen {
        let mut seen = Seen::default();
        let mut usual: HashMap<&str, Option<(String, f64)>> = HashMap::new();
        let mut sizes: HashMap<(&str, Option<&str>), Sizes> = HashMap::new();
        let named: Vec<&str> =
            self.rows.iter().map(|row| names.get(row).map_or("", String::as_str)).collect();
        for (at, _) in self.quantities() {
            let metric = self.column(at).and_then(|column| column.metric.as_deref());
            for (row, name) in self.rows.iter().zip(named.iter().copied()) {
                let text = self.text(*row, at);
                if text.is_empty() {
                    continue;
                }
                let Some(found) = printed(text) else { continue };
                let first = |held: &mut Option<String>| {
                    if held.is_none() {
                        *held = Some(text.to_owned());
                    }
                };
                match told(found.digits) {
                    Told::Nothing => {
                        let whole = value::number(found.digits).map_or(0.0, |it| it.get());
                        if whole > 0.0 {
                            seen.whole.count += 1;
                            let of = sizes.entry((name, metric)).or_default();
                            of.whole = of.whole.max(whole);
                        }
                    }
                    Told::Decimal(Sign::Point) => {
                        if with_point(found.digits, Sign::Point).is_some() {
                            first(&mut seen.point);
                        }
                    }
                    Told::Decimal(Sign::Comma) => {
                        if with_point(found.digits, Sign::Comma).is_some() {
                            first(&mut seen.comma);
                            let others = |c: char| !c.is_ascii_digit() && c != ',';
                            seen.certainly |= found.digits.contains(others);
                        }
                    }
                    // Sums of money have two decimals: three digits behind a comma are a group.
                    Told::Either(Sign::Comma) if text.contains('£') => first(&mut seen.point),
                    Told::Either(sign) => {
                        let grouped = with_point(found.digits, Sign::Point)
                            .filter(|_| sign == Sign::Comma)
                            .and_then(|text| value::number(&text));
                        if let Some(grouped) = grouped {
                            let of = sizes.entry((name, metric)).or_default();
                            let least = of.grouped.get_or_insert(grouped.get());
                            *least = least.min(grouped.get());
                        }
                        let usual = usual.entry(name).or_insert_with(|| self.usual(name)).as_ref();
                        let either = match sign {
                            Sign::Comma => &mut seen.commas,
                            Sign::Point => &mut seen.points,
                        };
                        either.add(text, found.digits, usual);
                    }
                }
            }
        }
        seen.whole.like_thousands = sizes.values().any(Sizes::are_like_thousands);
        seen
    }
}
