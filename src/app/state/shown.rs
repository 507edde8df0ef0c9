//! What reading needs: the open pack as a shared snapshot, the period, its ratings and the words for them.
//! Views read memos derived from it, so that they follow whatever changes it.

use super::{
    rated::{Rated, none_is_signed, rate_all},
    settings::Settings,
};
use crate::{
    app::browser,
    model::{Calendar, Day, MeasureId, Pack, Period, ReportingYear, Vocabulary},
    rating::{self, AsAt, Then},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// What is shown, in context.
#[derive(Clone, Copy)]
pub struct Shown {
    pack: RwSignal<Arc<Pack>>,
    period: RwSignal<Option<Period>>,
    rated: Memo<Arc<Vec<Rated>>>,
    none_signed: Memo<bool>,
    periods: Memo<Vec<Period>>,
    period_shown: Memo<Option<Period>>,
    settings: Settings,
    today: NaiveDate,
    /// The scorecard row a person left from, to come back to.
    pub left_from: RwSignal<Option<MeasureId>>,
    /// The measures of the scorecard that was read last, in its order: what one leads on to.
    pub read_through: RwSignal<Vec<MeasureId>>,
}

impl Shown {
    /// Puts what is shown in context.
    pub fn provide(pack: Arc<Pack>, settings: Settings) -> Self {
        let today = browser::today();
        let pack = RwSignal::new(pack);
        let period = RwSignal::new(
            browser::of_session("period").and_then(|text| text.parse::<Period>().ok()),
        );
        let day = move || pack.with(|pack| day_of(pack, today));
        let latest = Memo::new(move |_| pack.with(|pack| rating::latest(pack, Some(day()))));
        let periods = Memo::new(move |_| {
            let mut periods = pack.with(|pack| rating::periods(pack));
            // Before there is any figure, the period that waits for one is there too.
            if let Some(latest) = latest.get().filter(|latest| !periods.contains(latest)) {
                periods.insert(periods.partition_point(|period| *period < latest), latest);
            }
            periods
        });
        let period_shown = Memo::new(move |_| {
            period
                .get()
                .filter(|period| periods.with(|periods| periods.contains(period)))
                .or_else(|| latest.get())
        });
        let asked = StoredValue::new(None);
        let rated = Memo::new(move |previous: Option<&Arc<Vec<Rated>>>| {
            let period = period_shown.get();
            pack.with(|pack| {
                let at = period.map(|period| as_at(pack, period, today));
                // A rating rests on the measure, the calendar and the point in time, and on nothing else.
                let now = Some((at, pack.calendar()));
                let previous = previous.filter(|_| asked.get_value() == now);
                asked.set_value(now);
                Arc::new(browser::timed("rate", || rate_all(pack, at, previous)))
            })
        });
        let none_signed = none_signed(pack, period_shown, rated);
        let left_from = RwSignal::new(None);
        let read_through = RwSignal::new(Vec::new());
        let shown = Self {
            pack,
            period,
            rated,
            none_signed,
            periods,
            period_shown,
            settings,
            today,
            left_from,
            read_through,
        };
        provide_context(shown);
        shown
    }

    /// What is shown, of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows a pack in place of the one before: the same, changed.
    pub(super) fn set(&self, pack: Arc<Pack>) {
        self.pack.set(pack);
    }

    /// Shows another pack, from its latest period on.
    pub(super) fn start_anew(&self, pack: Arc<Pack>) {
        self.period.set(None);
        self.left_from.set(None);
        self.read_through.set(Vec::new());
        self.pack.set(pack);
    }

    /// The open pack, followed.
    pub fn pack(&self) -> Arc<Pack> {
        self.pack.get()
    }

    /// The open pack as it is now, not followed: for what happens once, such as a press of a button. A view
    /// that reads it would be stale after an undo.
    pub fn pack_now(&self) -> Arc<Pack> {
        self.pack.get_untracked()
    }

    /// Something of the open pack, followed, that views are told of only when it changes.
    pub fn of<T: PartialEq + Send + Sync + 'static>(
        &self,
        read: impl Fn(&Pack) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let pack = self.pack;
        Memo::new(move |_| pack.with(|pack| read(pack)))
    }

    /// The organisation's calendar now.
    pub fn calendar(&self) -> Calendar {
        self.pack.with(|pack| pack.calendar())
    }

    /// Which words stand for a status, followed.
    pub fn vocabulary(&self) -> Vocabulary {
        self.pack.with(|pack| self.settings.vocabulary().unwrap_or(pack.organisation.vocabulary))
    }

    /// The periods on offer.
    pub fn periods(&self) -> Memo<Vec<Period>> {
        self.periods
    }

    /// The period shown: chosen, or the latest that has most of what is due.
    pub fn period(&self) -> Memo<Option<Period>> {
        self.period_shown
    }

    /// Shows the period on offer in which another ends, as a quarter is offered at its last month; nothing where none
    /// is on offer.
    pub fn choose_end_of(&self, period: Period) {
        let calendar = untrack(|| self.calendar());
        let end = period.end(calendar);
        let offered = self.periods.with_untracked(|periods| {
            periods.iter().copied().find(|offered| offered.end(calendar) == end)
        });
        if let Some(offered) = offered {
            self.choose_period(offered);
        }
    }

    /// Shows another period on every page. Reading: changes no draft.
    pub fn choose_period(&self, period: Period) {
        browser::keep_for_session("period", &period.to_string());
        self.period.set(Some(period));
    }

    /// The reporting year that is read about: the one of the period shown, else today's; followed.
    pub fn year_shown(&self) -> ReportingYear {
        let calendar = self.calendar();
        match self.period_shown.get() {
            Some(period) => calendar.year_of_period(period),
            None => calendar.year_of(self.today()),
        }
    }

    /// The point that judgements are made at.
    pub fn as_at(&self) -> Option<AsAt> {
        let period = self.period_shown.get()?;
        Some(self.pack.with(|pack| as_at(pack, period, self.today)))
    }

    /// The point that judgements of the period before the one shown are made at, where that can be shown too.
    pub fn before(&self) -> Option<AsAt> {
        let before = self.period_shown.get()?.plus(-1)?;
        self.periods
            .with(|periods| periods.contains(&before))
            .then(|| self.pack.with(|pack| as_at(pack, before, self.today)))
    }

    /// Whether nothing of a period is there or due yet.
    pub fn is_to_come(&self, period: Period) -> bool {
        self.pack.with(|pack| rating::is_to_come(pack, as_at(pack, period, self.today)))
    }

    /// The one day that everything shown is said as at: today, where the period shown is the latest.
    pub fn on(&self) -> NaiveDate {
        self.as_at().and_then(|at| at.on).unwrap_or_else(|| self.today())
    }

    /// The same as what records are asked about: what they were then.
    pub fn then(&self) -> Then {
        let on = Day(self.on());
        self.pack.with(|pack| Then::of(pack, on))
    }

    /// Today, by the pack's own clock where it has one.
    pub fn today(&self) -> NaiveDate {
        self.pack.with(|pack| day_of(pack, self.today))
    }

    /// Every measure with its ratings at the period shown, in the pack's order.
    pub fn rated(&self) -> Memo<Arc<Vec<Rated>>> {
        self.rated
    }

    /// The year of the period shown, where nobody has signed off any of its targets.
    pub fn unsigned_year(&self) -> Option<ReportingYear> {
        let year = self.calendar().year_of_period(self.period_shown.get()?);
        self.none_signed.get().then_some(year)
    }

    /// The same at a period of its own, whatever is shown elsewhere, with these measures' ratings only; for as long as what
    /// asks for it is drawn.
    #[must_use]
    pub fn at(&self, period: Period, of: Vec<MeasureId>) -> Self {
        if self.period_shown.get() == Some(period) {
            return *self;
        }
        let (pack, today) = (self.pack, self.today);
        let rated = Memo::new(move |_| {
            pack.with(|pack| {
                let at = as_at(pack, period, today);
                let mut of_these = Pack::clone(pack);
                of_these.measures.retain(|it| of.contains(&it.id));
                Arc::new(rate_all(&of_these, Some(at), None))
            })
        });
        let period_shown = Memo::new(move |_| Some(period));
        let none_signed = none_signed(pack, period_shown, rated);
        Self { rated, period_shown, none_signed, ..*self }
    }

    /// One measure with its ratings.
    pub fn rated_measure(&self, id: MeasureId) -> Memo<Option<Rated>> {
        let rated = self.rated;
        Memo::new(move |_| {
            rated.with(|rated| rated.iter().find(|rated| rated.measure.id == id).cloned())
        })
    }
}

/// Whether nobody has signed off any target of the year of what is shown.
fn none_signed(
    pack: RwSignal<Arc<Pack>>,
    period_shown: Memo<Option<Period>>,
    rated: Memo<Arc<Vec<Rated>>>,
) -> Memo<bool> {
    Memo::new(move |_| {
        let calendar = pack.with(|pack| pack.calendar());
        let year = period_shown.get().map(|period| calendar.year_of_period(period));
        year.is_some_and(|year| rated.with(|all| none_is_signed(all, year, calendar)))
    })
}

/// Today, by the pack's own clock where it has one.
fn day_of(pack: &Pack, today: NaiveDate) -> NaiveDate {
    pack.organisation.clock.map_or(today, |day| day.0)
}

/// The point that judgements of a period are made at.
fn as_at(pack: &Pack, period: Period, today: NaiveDate) -> AsAt {
    AsAt { period, on: Some(rating::clock(pack, period, today)) }
}
