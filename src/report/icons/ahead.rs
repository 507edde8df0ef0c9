//! What takes longer to know of a measure than a glance: where its year is heading, and how often chance makes it red.

use crate::model::{Measure, Pack, Vocabulary};
use crate::rating::{self, AsAt, Forecast, Method, Status, percent_words};
use crate::statistics::chance::{Chances, Likelihood};

/// What lies ahead of a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// The rating of the year's end, as forecast; of its out-turn where the year is complete.
    pub status: Status,
    /// The year is complete: nothing is forecast.
    pub complete: bool,
    /// There is a forecast.
    pub forecast: bool,
    /// The year's target can't be met any more, whatever the rest of the year brings.
    pub out_of_reach: bool,
    /// The chances of each rating, where the forecast says how sure it is.
    pub chances: Option<Chances>,
    /// A season comes again each year: the process isn't steady, whatever its latest figure.
    pub seasonal: bool,
    /// The chance, 0 to 1, that a period is red by chance; `None` where that can't be told.
    pub red_by_chance: Option<f64>,
}

/// Works out what lies ahead of a measure as at `now`: a few milliseconds.
pub fn ahead(pack: &Pack, measure: &Measure, now: AsAt) -> Ahead {
    let Forecast { judgement, method, outlook } = rating::forecast(pack, measure, now);
    Ahead {
        status: judgement.status,
        complete: method == Some(Method::OutTurn),
        forecast: method.is_some(),
        out_of_reach: outlook.is_some_and(|outlook| outlook.out_of_reach),
        chances: outlook.and_then(|outlook| outlook.chances),
        seasonal: rating::control_chart(pack, measure, now).is_some_and(|it| it.is_seasonal()),
        red_by_chance: rating::chance_of_red(pack, measure, now),
    }
}

impl Ahead {
    /// The chance of green, 0 to 1; `None` where nothing says how sure the forecast is.
    pub fn green(&self) -> Option<f64> {
        self.chances.map(|chances| chances.green)
    }

    /// The figure and its word: `12%`, `highly unlikely`. The figure is empty where there is no chance to tell.
    pub fn words(&self, vocabulary: Vocabulary) -> (String, String) {
        let status = self.status.words(vocabulary).to_lowercase();
        match self.green() {
            _ if self.out_of_reach => (String::new(), "can no longer be met".to_owned()),
            Some(green) => (percent_words(green), Likelihood::of(green).words().to_owned()),
            None if self.forecast && !self.status.is_rated() => (String::new(), status),
            None if self.complete => (String::new(), format!("year complete: {status}")),
            None if self.forecast => (String::new(), format!("{status}; how sure isn’t known")),
            None => (String::new(), "no forecast".to_owned()),
        }
    }
}
