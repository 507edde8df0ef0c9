//! What each column of a sheet is, by its heading, its cells and what stands beside it.

use super::super::choices::Choices;
use super::super::figures::codes::read_for;
use super::super::meant::{DaysAt, Headed, Right, SharesInRows};
use super::super::names::words::{few, unquoted};
use super::super::periods::spoken_labels::{Rolling, is_spoken};
use super::super::periods::styles::Styles;
use super::super::question::Asking;
use super::super::shape::headings::dated;
use super::super::shape::headings::{looks_like_time, small};
use super::super::shape::layout::Layout;
use super::super::shape::quotes_asked::{QUOTES, as_answered};
use super::column::Profile;
use crate::exchange::Table;
use crate::exchange::columns::settings::{Entry, Setting};
use crate::exchange::columns::target_parts::TargetPart;
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::exchange::import::suggest::suggest;
use crate::exchange::reading::stretch::TimeUnit;
use crate::model::{Calendar, Pack, Period};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Whether what a role says of a measure is said in words, and never by a number alone.
fn is_in_words(role: Role) -> bool {
    match role {
        Role::Frequency | Role::Accumulation | Role::Owner => true,
        Role::Setting(setting) => !matches!(setting.entry(), Entry::Own { .. }),
        Role::OfTarget(part) => matches!(part, TargetPart::ChosenBy | TargetPart::Why),
        _ => false,
    }
}

/// When the figures of a column are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum When {
    /// The heading leaves no doubt.
    Fixed(Period),
    /// As the heading writes it.
    Label(String),
}

/// Of which year a column's targets are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum YearOf {
    /// Of the year that the period of their row is in.
    Row,
    /// Of the year that the heading names.
    Named(When),
}

/// A column of figures for a period that its heading, or the block it stands in, names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct SlotAt {
    pub(in super::super) part: SlotPart,
    pub(in super::super) whose: Whose,
    pub(in super::super) when: When,
}

/// A column, and what it was taken for.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Column {
    pub(in super::super) profile: Profile,
    pub(in super::super) role: Option<Role>,
    pub(in super::super) slot: Option<SlotAt>,
    /// When the figures are for that a published rating in it is of, where its heading or block says.
    pub(in super::super) rated: Option<When>,
    /// The measure that its figures are of, or the part of its name that the heading gives.
    pub(in super::super) metric: Option<String>,
    /// Of which year its targets are, where they are of a whole one beside rows of its parts.
    pub(in super::super) year_of: Option<YearOf>,
    /// Which of a figure's three parts it holds, under a period that its heading names.
    pub(in super::super) of_figure: Option<Role>,
    /// The place whose figures they are, where the heading names it.
    pub(in super::super) place: Option<String>,
    /// The marks in its heading, beside the period: `*`, `(p)`.
    pub(in super::super) marks: Vec<String>,
    /// Its figures, of a whole year, are what measures start from that report more often.
    pub(in super::super) starts: bool,
    /// Why it was taken for that.
    pub(in super::super) why: String,
    /// Why it is left out, where that is more than that nothing uses it.
    pub(in super::super) reason: Option<String>,
    /// The question that it hangs on.
    pub(in super::super) waits: Option<String>,
    /// A person said what it is.
    pub(in super::super) by_hand: bool,
}

impl Column {
    /// Nothing is known of it yet.
    pub(in super::super) fn is_free(&self) -> bool {
        self.role.is_none() && self.slot.is_none() && self.reason.is_none() && !self.by_hand
    }

    pub(in super::super) fn leave(&mut self, reason: impl Into<String>) {
        (self.role, self.slot, self.metric) = (None, None, None);
        self.reason = Some(reason.into());
    }

    pub(in super::super) fn take(&mut self, role: Role, why: impl Into<String>) {
        (self.role, self.why) = (Some(role), why.into());
    }
}

/// A sheet being understood.
pub(in super::super) struct Deciding<'a> {
    pub(in super::super) pack: &'a Pack,
    pub(in super::super) calendar: Calendar,
    pub(in super::super) choices: &'a Choices,
    pub(in super::super) layout: Layout<'a>,
    pub(in super::super) rows: Vec<usize>,
    pub(in super::super) columns: Vec<Column>,
    /// The columns of each role, once they are settled: rows ask for them again and again.
    by_role: Option<Vec<(Role, Vec<usize>)>>,
    pub(in super::super) styles: Option<Styles>,
    /// What rolling years are taken for; none before it is known.
    pub(in super::super) rolling: Option<Rolling>,
    /// Of which periods single days are, as at which something stood.
    pub(in super::super) days_at: DaysAt,
    /// What places in headings are, once that is known.
    pub(in super::super) headed: Option<Headed>,
    /// The rows whose figure isn't what numerator and denominator beside it give, and which of them is right.
    pub(in super::super) disagreeing: HashMap<usize, Right>,
    /// The figures whose parts stand in rows of their own.
    pub(in super::super) shares_in_rows: Option<SharesInRows>,
    pub(in super::super) asking: Asking<'a>,
    /// The question that the whole file hangs on.
    pub(in super::super) waits: Option<String>,
    /// What the file as a whole lacks, as a clause, where nothing of it can be taken for that.
    pub(in super::super) lacks: Option<String>,
    /// The questions that single rows hang on.
    pub(in super::super) row_waits: BTreeMap<usize, String>,
    /// The column of years whose quarters or months headings name.
    pub(in super::super) year_of_rows: Option<usize>,
    /// The column of quarters or months whose years headings name.
    pub(in super::super) part_of_rows: Option<usize>,
    /// What the only figures of the file are counted in, where their heading says no more.
    pub(in super::super) unit_headed: Option<String>,
    /// The month that number 1 is, where months are numbers.
    pub(in super::super) months_from: u32,
    /// The columns of ratings of the year to date.
    pub(in super::super) rated_so_far: Vec<usize>,
    /// The columns of themes and the like that are a part of the names of measures too.
    pub(in super::super) named_by: Vec<usize>,
    /// The columns that say the place of a row where that of places is blank, the narrowest first.
    pub(in super::super) wider_places: Vec<usize>,
    /// For blank cells under merged ones the row above that says it.
    pub(in super::super) filled_down: HashMap<(usize, usize), usize>,
    /// Rows called total that are measures of their own, as somebody answered.
    pub(in super::super) own_totals: HashSet<usize>,
    /// Columns filled down of which it is asked once something uses them.
    pub(in super::super) fill_asked_later: Vec<usize>,
    /// The names of the pack's measures that names of the file were answered to mean, by the file's plain name.
    pub(in super::super) same_as: HashMap<String, String>,
}

impl<'a> Deciding<'a> {
    pub(in super::super) fn new(pack: &'a Pack, table: &'a Table, choices: &'a Choices) -> Self {
        let mut asking = Asking::new(&choices.answers);
        let (table, quotes_wait) = as_answered(table, &mut asking);
        let mut layout = Layout::of(table, pack.calendar(), choices.heading_line, &mut asking);
        layout.waits |= quotes_wait;
        let rows = layout.rows();
        let columns = layout.table.headings.iter().map(|_| Column::default()).collect();
        let waits = quotes_wait.then_some(QUOTES).or(layout.waits.then_some("headings"));
        Self {
            pack,
            calendar: pack.calendar(),
            choices,
            layout,
            rows,
            columns,
            by_role: None,
            styles: None,
            rolling: None,
            days_at: DaysAt::default(),
            headed: None,
            disagreeing: HashMap::new(),
            shares_in_rows: None,
            asking,
            waits: waits.map(str::to_owned),
            lacks: None,
            row_waits: BTreeMap::new(),
            year_of_rows: None,
            part_of_rows: None,
            unit_headed: None,
            months_from: 1,
            rated_so_far: Vec::new(),
            named_by: Vec::new(),
            wider_places: Vec::new(),
            filled_down: HashMap::new(),
            own_totals: HashSet::new(),
            fill_asked_later: Vec::new(),
            same_as: HashMap::new(),
        }
    }

    /// Looks at the cells of a column.
    pub(in super::super) fn look_at(&mut self, at: usize) {
        let legend = &self.layout.legend;
        let explains = |text: &str| legend.says(text).is_some_and(|it| read_for(it).is_some());
        let profile = Profile::of(&self.layout.table, at, &self.rows, explains);
        self.change(at, |column| column.profile = profile);
    }

    /// A cell without outer spaces.
    pub(in super::super) fn text(&self, row: usize, column: usize) -> &str {
        let cell = self.layout.table.rows.get(row).and_then(|row| row.get(column));
        cell.map_or("", |cell| unquoted(cell))
    }

    /// The columns of which this holds.
    pub(in super::super) fn which(&self, test: impl Fn(&Column) -> bool) -> Vec<usize> {
        let all = self.columns.iter().enumerate();
        all.filter(|(_, column)| test(column)).map(|(at, _)| at).collect()
    }

    /// The columns with a role.
    pub(in super::super) fn with(&self, role: Role) -> Vec<usize> {
        match &self.by_role {
            Some(settled) => settled
                .iter()
                .find(|(held, _)| *held == role)
                .map(|(_, columns)| columns.clone())
                .unwrap_or_default(),
            None => self.which(|column| column.role == Some(role)),
        }
    }

    /// Notes which columns have which role; a change of a column forgets it.
    pub(in super::super) fn settle_roles(&mut self) {
        let mut settled: Vec<(Role, Vec<usize>)> = Vec::new();
        for (at, role) in
            self.columns.iter().enumerate().filter_map(|(at, it)| Some((at, it.role?)))
        {
            match settled.iter_mut().find(|(held, _)| *held == role) {
                Some((_, columns)) => columns.push(at),
                None => settled.push((role, vec![at])),
            }
        }
        self.by_role = Some(settled);
    }

    pub(in super::super) fn column(&self, at: usize) -> Option<&Column> {
        self.columns.get(at)
    }

    pub(in super::super) fn change(&mut self, at: usize, change: impl FnOnce(&mut Column)) {
        self.by_role = None;
        if let Some(column) = self.columns.get_mut(at) {
            change(column);
        }
    }

    pub(in super::super) fn name(&self, at: usize) -> String {
        self.columns.get(at).map(|column| column.profile.name.clone()).unwrap_or_default()
    }

    /// What a person chose.
    pub(in super::super) fn by_hand(&mut self) {
        for (at, role) in &self.choices.roles {
            let label = self.choices.periods.get(at).cloned();
            let metric = self.choices.measures.get(at).cloned();
            if let Some(column) = self.columns.get_mut(*at) {
                column.by_hand = true;
                column.metric = metric;
                column.why = "as you chose".to_owned();
                match role {
                    Role::Slot(slot) => {
                        column.slot = Some(SlotAt {
                            part: match slot.part {
                                SlotPart::Baseline => SlotPart::Value,
                                part => part,
                            },
                            whose: slot.whose,
                            when: When::Fixed(slot.period),
                        });
                    }
                    Role::Ignored => column.reason = Some("you left this column out".to_owned()),
                    role => column.role = Some(*role),
                }
                let part = match column.role {
                    Some(Role::Value) => Some(SlotPart::Value),
                    Some(Role::Target) => Some(SlotPart::Target),
                    _ => None,
                };
                if let (Some(part), Some(label)) = (part, label) {
                    column.role = None;
                    column.slot =
                        Some(SlotAt { part, whose: Whose::Own, when: When::Label(label) });
                }
            }
        }
    }

    /// Headings that are known word for word.
    pub(in super::super) fn by_known_headings(&mut self) {
        let known = suggest(&self.layout.table, self.calendar).columns;
        for (at, role) in known.into_iter().enumerate() {
            let fits = self.fits(at, role);
            let Some(column) = self.columns.get_mut(at).filter(|column| column.is_free()) else {
                continue;
            };
            match role {
                Role::Ignored => {}
                Role::Slot(slot) => {
                    let heading = self.layout.table.headings.get(at).map_or("", String::as_str);
                    let label = dated(heading, self.calendar).map(|dated| dated.label);
                    let plainly = label.as_deref().is_none_or(|it| {
                        super::super::periods::form::form(it)
                            == super::super::periods::form::Form::Plain
                            && !is_spoken(it)
                    });
                    let when = match label {
                        Some(label) if !plainly => When::Label(label),
                        _ => When::Fixed(slot.period),
                    };
                    column.slot = Some(SlotAt { part: slot.part, whose: slot.whose, when });
                    column.why = "its heading names a period".to_owned();
                }
                role if fits => column.take(role, "its heading says so"),
                Role::Numerator => {
                    column.take(Role::Setting(Setting::Numerator), "it says in words what that is");
                }
                Role::Denominator => {
                    let setting = Role::Setting(Setting::Denominator);
                    column.take(setting, "it says in words what that is");
                }
                _ => {}
            }
        }
        if self.with(Role::SeriesRole).is_empty() {
            let whose = [self.with(Role::Geography), self.with(Role::PartsOf)].concat();
            for at in whose {
                self.change(at, |column| {
                    if !column.by_hand {
                        column.role = None;
                    }
                });
            }
        }
    }

    /// Whether the cells of a column can be what its heading says.
    fn fits(&self, at: usize, role: Role) -> bool {
        let Some(column) = self.column(at) else { return false };
        match role {
            Role::SeriesRole => self.rows.iter().all(|row| {
                let text = self.text(*row, at);
                text.is_empty() || Whose::read(text).is_some()
            }),
            // What a numerator counts is said in words, under the same heading.
            Role::Numerator | Role::Denominator => {
                column.profile.is_figures()
                    || column.profile.says_nothing()
                    || column.profile.has_numbers()
            }
            Role::MeasureName => {
                let figures = column.profile.is_figures() && !self.is_in_words(at);
                !column.profile.is_codes() && !figures && !self.names_bodies(at)
            }
            // Nor are figures periods: `Month` over what happened in it.
            Role::Period if column.profile.is_figures() => {
                let texts = || self.rows.iter().map(|row| self.text(*row, at));
                let filled = || texts().filter(|text| !text.is_empty());
                let timely = |text: &&str| small(text, 12) || looks_like_time(text, self.calendar);
                filled().filter(timely).count() * 10 >= filled().count() * 7
            }
            // Cells that are numbers are no words, whatever stands over them.
            role if is_in_words(role) => !column.profile.is_figures(),
            // A plan beside a figure is what is planned, no service plan; nor are numbers themes.
            Role::Plan | Role::Theme | Role::Priority | Role::Perspective => {
                !column.profile.is_figures()
            }
            // `£000` and `000` are units, `80` is none.
            Role::Unit => self.rows.iter().any(|row| {
                let text = self.text(*row, at).replace(',', "");
                text.starts_with('0') || text.parse::<f64>().is_err()
            }),
            // A few numbers may be codes for words.
            Role::Polarity => !column.profile.is_figures() || column.profile.distinct < 4,
            _ => true,
        }
    }

    /// Whether each cell has a word that is no unit of time: `52 week waits`, and not `52 weeks`.
    fn is_in_words(&self, at: usize) -> bool {
        let worded = |text: &str| {
            let words = text.split(|letter: char| !letter.is_alphabetic());
            words.filter(|word| !word.is_empty()).any(|word| TimeUnit::of(word).is_none())
        };
        let cells = self.rows.iter().map(|row| self.text(*row, at));
        cells.filter(|text| !text.is_empty()).all(worded)
    }

    /// A column of short codes under a heading of names, beside names in full: ids.
    pub(in super::super) fn short_names(&mut self) {
        for at in self.with(Role::MeasureName) {
            let short =
                self.column(at).is_some_and(|it| !it.by_hand && it.profile.is_short_codes());
            let full = self.columns.iter().any(|it| it.is_free() && it.profile.is_names());
            if short && full && self.with(Role::MeasureId).is_empty() {
                self.change(at, |it| it.take(Role::MeasureId, "short codes beside names in full"));
            }
        }
    }

    /// Headings quoted, the first few.
    pub(in super::super) fn quoted(&self, columns: &[usize]) -> String {
        few(&columns.iter().map(|at| self.name(*at)).collect::<Vec<_>>(), 3)
    }
}
