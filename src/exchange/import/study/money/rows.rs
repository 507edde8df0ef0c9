//! The rows of a table of money: whose each is, when, how much, and what becomes of every cell.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::periods::form::{Form, form};
use super::super::question::Why;
use super::super::recast::{Recast, waits_for};
use super::books::{Books, Money, Of1};
use super::names::Meant;
use super::tables::{Amount, Amounts, MoneyTable, Of, Whole};
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::reading::{
    period,
    spaces::tidy,
    value::{self, Sign, ValueReading},
};
use crate::model::{Number, Period, ResourceKind};
use std::collections::BTreeMap;

impl Deciding<'_> {
    /// Takes the rows of a table of money, and says what becomes of each cell.
    pub(in super::super) fn take_money(&mut self, mut table: MoneyTable, recast: &mut Recast) {
        recast.table.sheet.clone_from(&self.layout.table.headings);
        recast.table.diagnostics.clone_from(&self.layout.table.diagnostics);
        self.by_hand();
        self.choose_budget(&mut table);
        let table = &table;
        self.say_columns(table);
        let whole = self.money_as_a_whole(table);
        let meant = self.records_meant(table);
        let mut rows: BTreeMap<Of1, Vec<usize>> = BTreeMap::new();
        for row in self.rows.clone() {
            let found = match whole.waits {
                Some(id) => Err(waits_for(id)),
                None => self.money_of(row, table, (&whole, &meant)),
            };
            match found {
                Ok(of) => rows.entry(of).or_default().push(row),
                Err(why) => self.tell_money_row(row, &why, recast),
            }
        }
        let mut books = Books::of(self.pack);
        for (of, rows) in rows {
            let says = |row: &usize| {
                let text = |at: usize| tidy(self.text(*row, at));
                let amounts = table.amounts.iter().map(|it| text(it.at));
                amounts.chain(table.source.map(text)).collect::<Vec<_>>()
            };
            let Some((first, again)) = rows.split_first() else { continue };
            if again.iter().any(|row| says(row) != says(first)) {
                let why = "other rows have other money for the same time: none of it is taken";
                rows.iter().for_each(|row| self.tell_money_row(*row, &why.into(), recast));
                continue;
            }
            self.take_money_row(*first, table, of, &mut books, recast);
            for row in again {
                self.tell_used(*row, table, recast);
                let used = (Outcome::Used, Why::from("as another row says"));
                let cells = table.amounts.iter().map(|it| it.at).chain(table.source);
                recast.told.extend(cells.map(|at| ((*row, at), used.clone())));
            }
        }
        recast.commands = books.commands(self.pack);
    }

    /// Says what each column of the table is for; of the others, that nothing says what they are.
    fn say_columns(&mut self, table: &MoneyTable) {
        let whose = table.of.words();
        for at in 0..self.columns.len() {
            if self.column(at).is_some_and(|it| it.reason.is_some() || it.waits.is_some()) {
                continue;
            }
            let amount = table.amounts.iter().find(|it| it.at == at);
            let role = match amount.map(|it| it.amount) {
                Some(Amount::Budget) => Some(Role::Budget),
                Some(Amount::Spend) => Some(Role::Spend),
                Some(Amount::Forecast) => Some(Role::MoneyForecast),
                None if Some(at) == table.when => Some(Role::Period),
                None if Some(at) == table.kind => Some(Role::MoneyKind),
                None if Some(at) == table.source => Some(Role::MoneySource),
                None if Some(at) == table.id && table.of == Of::Measures => Some(Role::MeasureId),
                None if Some(at) == table.name => match table.of {
                    Of::Measures => Some(Role::MeasureName),
                    Of::Plans => Some(Role::Plan),
                    Of::Actions => None,
                },
                None => None,
            };
            let why = match amount {
                Some(it) if it.times > 1.0 => {
                    format!(
                        "the {} of a {whose}, multiplied as its heading says",
                        it.amount.words()
                    )
                }
                Some(it) => format!("the {} of a {whose}", it.amount.words()),
                None if Some(at) == table.id || Some(at) == table.name => {
                    format!("names the {whose}")
                }
                None if Some(at) == table.when => "names the time".to_owned(),
                None if Some(at) == table.kind => "says which kind of resource it is".to_owned(),
                None if Some(at) == table.source => "says where the money comes from".to_owned(),
                None => {
                    let reason = format!(
                        "'{}': nothing of it is taken from a table of money",
                        self.name(at)
                    );
                    self.change(at, |it| it.leave(reason));
                    continue;
                }
            };
            self.change(at, |it| (it.role, it.why) = (role, why));
        }
    }

    /// Which money a row is of.
    fn money_of(
        &self,
        row: usize,
        table: &MoneyTable,
        (whole, meant): (&Whole, &Meant),
    ) -> Result<Of1, Why> {
        let at = self.record_of(row, table, meant)?;
        let label = match (table.when, &whole.year) {
            (Some(at), _) => self.text(row, at),
            (None, Some(year)) => year.as_str(),
            (None, None) => "",
        };
        let period = self.time_of(label, table.of)?;
        let kind = match (table.of, table.kind) {
            (Of::Measures, _) => ResourceKind::Revenue,
            (_, Some(at)) => kind(self.text(row, at))?,
            (_, None) => whole.kind.ok_or("nothing says which kind of resource it is")?,
        };
        Ok((at, period, kind))
    }

    /// When a row's money is for: a reporting year, or of measures any period.
    fn time_of(&self, label: &str, of: Of) -> Result<Period, String> {
        let text = match form(label) {
            Form::Certain(text) => text,
            Form::Year(year) if self.calendar.start_month() != 1 => {
                return Err(format!("{year} may be either of two years: write it as 2025/26"));
            }
            _ => label.to_owned(),
        };
        let read = period::read(&text, self.calendar, None).map_err(|error| error.to_string())?;
        match (read.period, of) {
            (Period::Year(_), _) => Ok(read.period),
            (Period::Range { start, end }, _) if start == end => {
                Err(format!("'{label}' is a single day: money is of a period"))
            }
            (period, Of::Measures) => Ok(period),
            _ => Err(format!("'{label}' is no reporting year: write it as 2025/26")),
        }
    }

    /// An amount of a row; nothing where the cell is blank.
    fn amount(
        &self,
        row: usize,
        of: Amounts,
        kind: ResourceKind,
    ) -> Result<Option<Number>, &'static str> {
        let text = self.text(row, of.at);
        // Posts may have three decimals, pounds don't.
        if kind != ResourceKind::People && of.times == 1.0 && may_be_thousands(text) {
            return Err("its point may stand for thousands: write it without one");
        }
        let read = match value::read(text) {
            ValueReading::Blank => return Ok(None),
            ValueReading::Number { sign: Some(Sign::PerCent), .. } => {
                return Err("a share is no amount of money");
            }
            ValueReading::Number { value, .. } => value,
            ValueReading::Missing(_) => return Err("it says that there is none"),
            ValueReading::Text(_) => {
                return Err("it can't be read as an amount for certain: write it in figures");
            }
        };
        let amount = Number::try_from(read.get() * of.times).map(|it| it.rounded(None));
        match amount {
            Ok(amount) if amount.get() >= 0.0 => Ok(Some(amount)),
            _ => Err("an amount is zero or more"),
        }
    }

    fn take_money_row(
        &self,
        row: usize,
        table: &MoneyTable,
        of: Of1,
        books: &mut Books,
        recast: &mut Recast,
    ) {
        let mut amounts: BTreeMap<Amount, (usize, Number)> = BTreeMap::new();
        for held in &table.amounts {
            match self.amount(row, *held, of.2) {
                Ok(None) => {}
                Ok(Some(amount)) => drop(amounts.insert(held.amount, (held.at, amount))),
                Err(why) => {
                    recast.told.insert((row, held.at), (Outcome::LeftOut, why.into()));
                }
            }
        }
        let given = |amount: Amount| amounts.get(&amount).map(|(_, number)| *number);
        let source = table.source.map_or("", |at| self.text(row, at));
        let before = books.before(table.of, of);
        let new = Money {
            budget: given(Amount::Budget).or(before.budget),
            spend: given(Amount::Spend).or(before.spend),
            forecast: given(Amount::Forecast).or(before.forecast),
            source: if source.is_empty() { before.source.clone() } else { source.to_owned() },
        };
        let nothing = amounts.is_empty() && source.is_empty();
        let without = new.budget.is_none() && table.of != Of::Measures;
        if nothing || without {
            let why = match nothing {
                true => "no amount stands beside it",
                false => "no budget stands beside it, and the pack has none",
            };
            return self.tell_money_row(row, &why.into(), recast);
        }
        self.tell_used(row, table, recast);
        for (amount, (at, number)) in &amounts {
            let outcome = outcome(before.of(*amount).map(|it| it.to_string()), number.to_string());
            recast.told.insert((row, *at), (outcome, amount.words().into()));
        }
        if let Some(at) = table.source.filter(|_| !source.is_empty()) {
            let before = Some(before.source).filter(|it| !it.is_empty());
            let outcome = outcome(before, source.to_owned());
            recast.told.insert((row, at), (outcome, "where it comes from".into()));
        }
        books.set(table.of, of, new);
    }

    /// Says of the cells that name whose a row's money is, and when, what they are for.
    fn tell_used(&self, row: usize, table: &MoneyTable, recast: &mut Recast) {
        for at in [table.id, table.name, table.when, table.kind].into_iter().flatten() {
            let used = (Outcome::Used, Why::from("says whose the money is, and when"));
            recast.told.insert((row, at), used);
        }
    }

    /// Says of all cells of a row why they aren't taken, but for those that have a reason of their own.
    fn tell_money_row(&self, row: usize, why: &Why, recast: &mut Recast) {
        for (at, column) in self.columns.iter().enumerate() {
            if column.reason.is_none() && !self.text(row, at).is_empty() {
                let told = (Outcome::LeftOut, why.clone());
                recast.told.entry((row, at)).or_insert(told);
            }
        }
    }
}

/// `1.234`: three digits behind the one point.
fn may_be_thousands(text: &str) -> bool {
    let Some((whole, part)) = text.trim().trim_start_matches('£').split_once('.') else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    digits(whole) && whole.len() <= 3 && whole != "0" && digits(part) && part.len() == 3
}

fn outcome(before: Option<String>, now: String) -> Outcome {
    match before {
        None => Outcome::Added,
        Some(before) if before == now => Outcome::Unchanged,
        Some(from) => Outcome::Changed { from, to: now },
    }
}

/// The kind of resource that a cell says.
fn kind(text: &str) -> Result<ResourceKind, String> {
    let said = plain(text);
    let known = ResourceKind::ALL.iter().find(|kind| plain(kind.words()) == said).copied();
    let known = known.or(match said.as_str() {
        "running costs" => Some(ResourceKind::Revenue),
        "investment" => Some(ResourceKind::Capital),
        "fte" | "ftes" | "staff" | "posts" => Some(ResourceKind::People),
        _ => None,
    });
    known.ok_or_else(|| match said.is_empty() {
        true => "nothing says which kind of resource it is".to_owned(),
        false => format!("'{text}' is no kind of resource: Revenue, Capital or People"),
    })
}
