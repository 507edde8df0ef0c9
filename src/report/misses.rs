//! Which targets the year is forecast to miss, worst chance first.

use crate::model::{Measure, MeasureId, Pack};
use crate::rating::{
    self, AsAt, Forecast, Method, Status, asked_words, percent_words, printed, printed_bounds,
};
use crate::statistics::chance::{Chances, Likelihood};

/// A measure that is forecast to miss its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Miss {
    /// Which measure.
    pub id: MeasureId,
    /// As printed.
    pub name: String,
    /// The rating of the forecast; of the out-turn where the year is complete.
    pub status: Status,
    /// The chances of each rating, where the forecast says how sure it is.
    pub chances: Option<Chances>,
    /// What is expected, against what, and how sure it is.
    pub words: String,
}

/// What a measure is forecast to come to; `None` where that is its target, or can't be told. A few milliseconds.
pub fn miss(pack: &Pack, measure: &Measure, now: AsAt) -> Option<Miss> {
    let forecast = rating::forecast(pack, measure, now);
    let status = forecast.judgement.status;
    matches!(status, Status::Red | Status::Amber).then(|| Miss {
        id: measure.id.clone(),
        name: measure.name.clone(),
        status,
        chances: forecast.outlook.and_then(|outlook| outlook.chances),
        words: words(measure, &forecast),
    })
}

/// Puts the worst chances of the target first; what has none comes after those, red before amber.
pub fn sort(misses: &mut [Miss]) {
    let place = |it: &Miss| (it.chances.is_none(), it.status != Status::Red);
    let green = |it: &Miss| it.chances.map_or(0.0, |chances| chances.green);
    misses.sort_by(|one, other| match (one.chances, other.chances) {
        (Some(_), Some(_)) => green(one).total_cmp(&green(other)),
        _ => place(one).cmp(&place(other)),
    });
}

fn words(measure: &Measure, forecast: &Forecast) -> String {
    let Forecast { judgement, method, outlook } = forecast;
    let figure = judgement.actual.map(|actual| printed(measure, actual)).unwrap_or_default();
    let target = match (judgement.plan, judgement.side) {
        (Some(plan), Some(side)) => asked_words(measure, plan, side, judgement.strict),
        (Some(plan), None) => printed_bounds(measure, plan),
        (None, _) => "not set".to_owned(),
    };
    let chances = outlook.and_then(|outlook| outlook.chances);
    match (method, chances) {
        (Some(Method::OutTurn), _) => {
            format!("The year came to {figure}; target {target}.")
        }
        _ if outlook.is_some_and(|outlook| outlook.out_of_reach) => {
            format!("Forecast {figure}; target {target}, out of reach.")
        }
        (_, Some(Chances { green, .. })) => format!(
            "Forecast {figure}; target {target}. Chance {}: {}.",
            percent_words(green),
            Likelihood::of(green).words()
        ),
        _ => format!("Forecast {figure}; target {target}. How sure isn’t known."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn miss(status: Status, green: Option<f64>) -> Miss {
        let chances = green.map(|green| Chances { green, amber: 0.0, red: 1.0 - green });
        Miss {
            id: MeasureId::default(),
            name: String::new(),
            status,
            chances,
            words: String::new(),
        }
    }

    #[test]
    fn the_worst_chance_comes_first_and_what_has_none_last() {
        let mut all = [
            miss(Status::Amber, None),
            miss(Status::Red, None),
            miss(Status::Amber, Some(0.4)),
            miss(Status::Red, Some(0.01)),
            miss(Status::Amber, Some(0.02)),
        ];
        sort(&mut all);
        let greens: Vec<_> = all.iter().map(|it| it.chances.map(|chances| chances.green)).collect();
        assert_eq!(greens, [Some(0.01), Some(0.02), Some(0.4), None, None]);
        assert_eq!((all[3].status, all[4].status), (Status::Red, Status::Amber));
    }

    #[test]
    fn words_say_how_sure_it_is_or_that_nobody_knows() {
        let bytes = include_bytes!("../../public/packs/sample.json");
        let pack = crate::pack::read(bytes).pack.unwrap();
        let check = |id: &str, period: &str, expected: Option<&str>| {
            let measure = pack.measures.iter().find(|it| it.id.as_str() == id).unwrap();
            let now = AsAt { period: period.parse().unwrap(), on: None };
            let said = super::miss(&pack, measure, now);
            assert_eq!(said.map(|it| it.words).as_deref(), expected, "{id}");
        };
        check(
            "temporary-accommodation",
            "2025-09",
            Some("Forecast 294; target at most 225. Chance under 1%: remote."),
        );
        check(
            "complaints-time",
            "2023-06",
            Some("Forecast 87.6%; target at least 88.0%. How sure isn’t known."),
        );
        check(
            "temporary-accommodation",
            "2025-03",
            Some("The year came to 250; target at most 220."),
        );
        check("calls", "2025-09", None);
    }
}
