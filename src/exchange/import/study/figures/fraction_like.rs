//! Whether figures of a measure in per cent look like fractions of 1, all of them or some beside others.

/// What a figure in per cent is above that is no fraction, where all of the others are.
pub(in super::super) const ABOVE: f64 = 1.5;

/// The largest fraction that stands beside figures in per cent: 2 for 200%.
const LARGEST: f64 = 2.0;

/// How many times as large as the others fractions are at most once they are multiplied by 100, and as small.
const LIKE: f64 = 3.0;

/// The same where all of them are above the whole: 1.02 beside 95.5, and no 1.2 beside 93.5.
const VERY_LIKE: f64 = 1.15;

/// The same for 1 alone, which is a share of the whole beside others near 100 per cent.
const NEAR_ALL: f64 = 1.6;

/// Figures in per cent of which half are at least this may be fractions, without a target beside them.
pub(in super::super) const MUCH: f64 = 0.3;

/// Whether a figure in per cent could be a fraction beside others that aren't.
pub(in super::super) fn is_small(number: f64) -> bool {
    number != 0.0 && number.abs() <= LARGEST
}

/// A figure of a measure in per cent.
pub(in super::super) struct Figure<'a> {
    pub(in super::super) number: f64,
    /// `%` stands beside it.
    pub(in super::super) signed: bool,
    pub(in super::super) text: &'a str,
}

/// Whether a figure has three decimals or more: few shares in per cent are known so well.
pub(in super::super) fn is_finely_printed(it: &Figure) -> bool {
    it.text.rsplit_once(['.', ',']).is_some_and(|(_, decimals)| decimals.trim().len() > 2)
}

/// Whether all of them are up to the whole, and none has a sign.
pub(in super::super) fn is_all_small(of: &[Figure]) -> bool {
    of.iter().all(|it| it.number.abs() <= 1.0 && !it.signed)
}

/// Whether all of them can be fractions, most of them of less than the whole.
pub(in super::super) fn is_fractions(of: &[Figure]) -> bool {
    of.iter().all(|it| it.number.abs() <= ABOVE && !it.signed)
        && of.iter().filter(|it| it.number.abs() <= 1.0).count() * 2 >= of.len()
        && of.iter().any(|it| it.number.fract() != 0.0)
}

/// Whether several figures without a sign can be fractions, and are no small shares in per cent.
fn is_fractions_of(of: &[&Figure]) -> bool {
    let up_to_one = of.iter().all(|it| it.number > 0.0 && it.number <= 1.0);
    let broken = of.iter().any(|it| it.number.fract() != 0.0);
    up_to_one && broken && middle(of).is_some_and(|middle| middle >= MUCH)
}

/// What is said of figures of which some may be fractions and the others can't be; none where that isn't so.
pub(in super::super) fn in_two_kinds(of: &[Figure]) -> Option<String> {
    let (small, others): (Vec<&Figure>, Vec<&Figure>) =
        of.iter().filter(|it| it.number != 0.0).partition(|it| !it.signed && is_small(it.number));
    let like = middle(&small)? * 100.0 / middle(&others)?;
    let broken = small.iter().any(|it| it.number.fract() != 0.0);
    // 1 alone among figures near 100 may be all of them.
    let whole = small.iter().all(|it| it.number.abs() == 1.0) && others.len() > 1;
    let within = match small.iter().any(|it| it.number.abs() <= 1.0) {
        true if broken => LIKE,
        true => NEAR_ALL,
        false => VERY_LIKE,
    };
    let alike = (1.0 / within..=within).contains(&like);
    // A sign beside one of them makes the others no shares of 100.
    let signed = others.iter().all(|it| it.signed) && is_fractions_of(&small);
    ((broken || whole) && alike || signed).then(|| {
        let listed = |of: &[&Figure]| {
            let mut texts: Vec<String> = of.iter().map(|it| it.text.to_owned()).collect();
            texts.sort();
            texts.dedup();
            format!("{} such as {}", of.len(), few_alone(&texts))
        };
        format!("{} and {}", listed(&small), listed(&others))
    })
}

/// The first two of several texts, as they stand.
fn few_alone(texts: &[String]) -> String {
    texts.iter().take(2).map(|text| format!("'{text}'")).collect::<Vec<_>>().join(" and ")
}

/// The one in the middle by size.
fn middle(of: &[&Figure]) -> Option<f64> {
    let mut sizes: Vec<f64> = of.iter().map(|it| it.number.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}
