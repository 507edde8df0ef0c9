//! A pack's tables as a workbook: a sheet a table, every cell of its type, and no formula made of what the pack says.

use crate::exchange::{
    columns::{
        column::Column,
        offered::{self, Offered},
        target_parts::TargetPart,
    },
    figures,
    reading::value,
};
use crate::model::{Cost, Kind, Measure, Number, Pack, Period, Resource};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde_json::Value;

/// The most letters that a cell of a spreadsheet holds.
const MOST_LETTERS: usize = 32_767;

/// The most rows of a sheet, headings included.
const MOST_ROWS: usize = 1_048_576;

/// A table: its sheet's name, headings and rows of texts, which are written as what they are.
struct Tabled {
    name: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// The workbook's bytes (xlsx): figures, measures, targets, plans by period, money, and a sheet for each other kind of
/// record.
///
/// # Errors
/// Where a table has more rows than a sheet holds, as a sentence without its full stop.
pub fn of_pack(pack: &Pack) -> Result<Vec<u8>, String> {
    let mut book = Workbook::new();
    let others = Kind::ALL.iter().filter(|kind| **kind != Kind::Measure);
    let records = records(pack);
    let tables = [of_figures(pack), of_measures(pack), of_targets(pack), of_plans(pack)];
    let money = [of_costs(pack), resources_of_plans(pack), resources_of_actions(pack)];
    let money = money.into_iter().filter(|table| !table.rows.is_empty());
    let tables = tables.into_iter().chain(money);
    for table in tables.chain(others.filter_map(|kind| of_kind(*kind, &records))) {
        if table.rows.len() >= MOST_ROWS {
            return Err(format!(
                "the table of {} has more rows than a sheet holds: save the figures as a CSV file",
                table.name
            ));
        }
        write(book.add_worksheet(), &table).map_err(|error| error.to_string())?;
    }
    book.save_to_buffer().map_err(|error| error.to_string())
}

fn write(sheet: &mut Worksheet, table: &Tabled) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.set_name(&table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, words) in (0..).zip(&table.headings) {
        sheet.write_string_with_format(0, column, words, &heading)?;
        sheet.set_column_width(column, 18)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, text) in (0..).zip(cells) {
            if text.is_empty() {
                continue;
            }
            // An id such as 007 is no number: it would come back as another.
            let number = value::number(text).filter(|number| number.to_string() == *text);
            if let Some(number) = number {
                sheet.write_number(row, column, number.get())?;
            } else if let Some(date) = date(text) {
                sheet.write_datetime_with_format(row, column, &date, &day)?;
            } else {
                sheet.write_string(row, column, fitting(text))?;
            }
        }
    }
    Ok(())
}

/// A text that a cell holds; of a longer one its beginning, which says so.
fn fitting(text: &str) -> String {
    const CUT: &str = " … (cut here: the whole text is in the pack)";
    if text.encode_utf16().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    // A letter is two units of UTF-16 at the most.
    let beginning: String = text.chars().take((MOST_LETTERS - CUT.len()) / 2).collect();
    beginning + CUT
}

/// `2025-04-01` as a day of a spreadsheet, which knows those from 1900 on.
fn date(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = year.len() == 4 && month.len() == 2 && day.len() == 2 && parts.next().is_none();
    let date =
        || ExcelDateTime::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    whole.then(date).flatten()
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

fn of_figures(pack: &Pack) -> Tabled {
    let rows = figures::rows(pack).map(|row| row.to_vec()).collect();
    Tabled { name: "Figures".to_owned(), headings: words(&figures::HEADINGS), rows }
}

/// A measure's id and name, which every table of measures begins with.
fn called(measure: &Measure) -> [String; 2] {
    [measure.id.to_string(), measure.name.clone()]
}

fn of_measures(pack: &Pack) -> Tabled {
    let column = |it| match it {
        Offered::Setting(setting) => Some(Column::Setting(setting)),
        Offered::Standing(standing) => Some(Column::Standing(standing)),
        Offered::Target(_) | Offered::Plans | Offered::Floors => None,
    };
    let columns: Vec<Column> = offered::settings().into_iter().filter_map(column).collect();
    let headings = columns.iter().map(|column| column.words());
    let row = |measure: &Measure| {
        let cells = columns.iter().map(|column| column.shown(pack, measure));
        [measure.id.to_string()].into_iter().chain(cells).collect()
    };
    Tabled {
        name: "Measures".to_owned(),
        headings: ["measure_id".to_owned()].into_iter().chain(headings).collect(),
        rows: pack.measures.iter().map(|measure| row(measure)).collect(),
    }
}

fn of_targets(pack: &Pack) -> Tabled {
    let parts = TargetPart::ALL;
    let headings = words(&["measure_id", "measure_name", "period"]).into_iter();
    let mut rows = Vec::new();
    for measure in &pack.measures {
        for year in measure.targets.keys() {
            let cells = parts.iter().map(|part| part.shown(measure, pack.calendar(), *year));
            rows.push(called(measure).into_iter().chain([year.to_string()]).chain(cells).collect());
        }
    }
    let headings = headings.chain(parts.iter().map(|part| part.words().to_owned())).collect();
    Tabled { name: "Targets".to_owned(), headings, rows }
}

fn of_plans(pack: &Pack) -> Tabled {
    let mut rows = Vec::new();
    for measure in &pack.measures {
        for (year, target) in &measure.targets {
            let mut periods: Vec<Period> =
                target.trajectory.iter().map(|step| step.period).collect();
            periods.sort_by_key(|period| period.end(pack.calendar()));
            for period in periods {
                let cells =
                    [Column::Plan(period), Column::Floor(period)].map(|it| it.shown(pack, measure));
                let when = [year.to_string(), period.label()];
                rows.push(called(measure).into_iter().chain(when).chain(cells).collect());
            }
        }
    }
    let headings = words(&["measure_id", "measure_name", "year", "period", "plan", "floor"]);
    Tabled { name: "Plans by period".to_owned(), headings, rows }
}

/// What measures cost by period: a row a period.
fn of_costs(pack: &Pack) -> Tabled {
    let row = |measure: &Measure, cost: &Cost| {
        let money = [cost.budget, cost.spend, cost.forecast].map(amount);
        called(measure).into_iter().chain([cost.period.label()]).chain(money).collect()
    };
    let of = |measure: &Measure| measure.costs.iter().map(|cost| row(measure, cost)).collect();
    let rows: Vec<Vec<Vec<String>>> = pack.measures.iter().map(|measure| of(measure)).collect();
    Tabled {
        name: "Costs of measures".to_owned(),
        headings: words(&["measure_id", "measure_name", "period", "budget", "spend", "forecast"]),
        rows: rows.into_iter().flatten().collect(),
    }
}

/// What plans have and spend, of each kind by year.
fn resources_of_plans(pack: &Pack) -> Tabled {
    let all = pack.plans.iter();
    resources("plan", all.map(|it| (it.id.as_str(), it.name.as_str(), it.resources.as_slice())))
}

/// What actions have and spend, of each kind by year.
fn resources_of_actions(pack: &Pack) -> Tabled {
    let all = pack.actions.iter();
    resources("action", all.map(|it| (it.id.as_str(), it.name.as_str(), it.resources.as_slice())))
}

fn resources<'a>(
    whose: &str,
    all: impl Iterator<Item = (&'a str, &'a str, &'a [Resource])>,
) -> Tabled {
    let rows = all.flat_map(|(id, name, resources)| {
        resources.iter().map(move |it| {
            let money = [Some(it.budget), it.spend, it.forecast].map(amount);
            let which =
                [id.to_owned(), name.to_owned(), it.year.to_string(), it.kind.words().to_owned()];
            which.into_iter().chain(money).chain([it.source.clone()]).collect()
        })
    });
    let which = [format!("{whose}_id"), format!("{whose}_name")];
    let headings = words(&["year", "kind", "budget", "spend", "forecast", "source"]);
    Tabled {
        name: format!("Resources of {whose}s"),
        headings: which.into_iter().chain(headings).collect(),
        rows: rows.collect(),
    }
}

fn amount(amount: Option<Number>) -> String {
    amount.map(|amount| amount.to_string()).unwrap_or_default()
}

/// The pack as its file has it, by list.
fn records(pack: &Pack) -> Value {
    // A pack's keys are text and its figures finite, so that nothing here can fail.
    serde_json::to_value(pack).unwrap_or_default()
}

/// The records of a kind with what each says in a word, a number or a list of these; nothing where there are none.
fn of_kind(kind: Kind, records: &Value) -> Option<Tabled> {
    let list = records.get(kind.list())?.as_array().filter(|list| !list.is_empty())?;
    let says = |name: &str| list.iter().any(|record| record.get(name).and_then(said).is_some());
    let fields: Vec<&str> =
        kind.table().fields.iter().map(|field| field.name).filter(|name| says(name)).collect();
    let row = |record: &Value| {
        fields.iter().map(|name| record.get(*name).and_then(said).unwrap_or_default()).collect()
    };
    Some(Tabled {
        name: kind.list().replace('_', " "),
        headings: words(&fields),
        rows: list.iter().map(row).collect(),
    })
}

/// A value that fits a cell, as text.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Array(list) => {
            let words: Option<Vec<String>> = list.iter().map(said).collect();
            words.map(|words| words.join("; "))
        }
        Value::Null | Value::Object(_) => None,
    }
}
