//! Understanding a sheet in slices, so that a page can show how far it is, paint, and be stopped.

use super::choices::Choices;
use super::columns::deciding::Deciding;
use super::figures::checks::Checks;
use super::recast::{BEGINNING, Making};
use super::repeated::Repeats;
use super::{Study, columns_out, mapping};
use crate::exchange::Table;
use crate::model::Pack;

/// What is done to the sheet as a whole, one after the other.
const WHOLE: [fn(&mut Deciding); 41] = [
    // What the columns are, as far as headings, cells and answers tell.
    |it| it.by_hand(),
    |it| it.by_known_headings(),
    |it| it.by_dated_headings(),
    |it| it.by_blocks(),
    |it| it.shares_by_period(),
    |it| it.places_over_periods(),
    |it| it.marks_of_headings(),
    |it| it.statuses_by_period(),
    |it| it.times(),
    |it| it.short_names(),
    |it| it.years_of_rows(),
    |it| it.parts_of_rows(),
    |it| it.shares_in_rows(),
    |it| it.decide_styles(),
    |it| it.rolling_years(),
    |it| it.rolling_beside(),
    |it| it.by_words(),
    |it| it.by_lists(),
    |it| it.floors(),
    |it| it.year_targets(),
    |it| it.nothing_in_them(),
    |it| it.shares(),
    |it| it.places_over_figures(),
    |it| it.value_beside_parts(),
    |it| it.places(),
    |it| it.averages_alone(),
    |it| it.names(),
    |it| it.ids(),
    |it| it.kinds_of_rows(),
    |it| it.fill_down(),
    |it| it.own_totals(),
    |it| it.blocks(),
    |it| it.groups(),
    |it| it.figures(),
    |it| it.ratings_beside(),
    |it| it.tell_apart(),
    // What is a part of the name now may show that an id is none.
    |it| it.ids(),
    |it| it.ask_about_filled(),
    |it| it.left_over(),
    |it| it.starting_years(),
    |it| it.without_figures(),
];

/// How far it is.
enum Stage {
    /// So many columns are looked at.
    Cells(usize),
    /// So many of [`WHOLE`] are done.
    Whole(usize),
    /// So many of [`BEGINNING`] are known.
    Beginning(usize, Box<Making>),
    /// So many rows of the sheet are in the long table.
    Rows(usize, Box<Making>),
    /// The long table is there, and its rows are put to each other.
    Repeats(Box<Making>, Repeats),
    /// Its figures are looked at.
    Checks(Box<Making>, Box<Checks>),
    Done(Box<Making>),
}

/// A sheet being understood. [`Studying::step`] until it says that there is no more, then [`Studying::study`].
pub struct Studying<'a> {
    deciding: Deciding<'a>,
    stage: Stage,
}

impl<'a> Studying<'a> {
    /// Begins. Never fails and changes nothing.
    pub fn new(pack: &'a Pack, table: &'a Table, choices: &'a Choices) -> Self {
        Self { deciding: Deciding::new(pack, table, choices), stage: Stage::Cells(0) }
    }

    /// Goes on by about so many cells; whether there is more to do.
    pub fn step(&mut self, cells: usize) -> bool {
        let deciding = &mut self.deciding;
        let (columns, rows) = (deciding.columns.len(), deciding.rows.len());
        self.stage = match std::mem::replace(&mut self.stage, Stage::Cells(0)) {
            Stage::Cells(from) if from < columns => {
                let to = from.saturating_add((cells / rows.max(1)).max(1)).min(columns);
                for at in from..to {
                    deciding.look_at(at);
                }
                Stage::Cells(to)
            }
            Stage::Cells(_) => match deciding.money_table() {
                Some(table) => {
                    let mut making = Box::<Making>::default();
                    deciding.take_money(table, &mut making.recast);
                    Stage::Done(making)
                }
                None => Stage::Whole(0),
            },
            Stage::Whole(done) => match WHOLE.get(done) {
                Some(decide) => {
                    decide(deciding);
                    Stage::Whole(done + 1)
                }
                None => Stage::Beginning(0, Box::default()),
            },
            Stage::Beginning(done, mut making) => match BEGINNING.get(done) {
                Some(piece) => {
                    piece(deciding, &mut making);
                    Stage::Beginning(done + 1, making)
                }
                None => Stage::Rows(0, making),
            },
            Stage::Rows(from, mut making) if from < rows => {
                let to = from.saturating_add((cells / columns.max(1)).max(1)).min(rows);
                deciding.make(from..to, &mut making);
                Stage::Rows(to, making)
            }
            Stage::Rows(_, mut making) => {
                deciding.drop_rolling(&mut making.recast);
                deciding.join_kinds(&mut making.recast);
                deciding.join_shares(&mut making.recast);
                deciding.one_spelling(&mut making.recast);
                deciding.near_names(&mut making.recast);
                deciding.near_areas(&mut making.recast);
                deciding.mixed_periods(&mut making.recast);
                deciding.say_titles(&mut making.recast);
                deciding.targets_against(&mut making.recast);
                deciding.target_sizes(&mut making.recast);
                deciding.revised_targets(&mut making.recast);
                deciding.other_units(&mut making.recast);
                deciding.noughts(&mut making.recast);
                making.undirected = deciding.directions(&mut making.recast);
                deciding.end(&mut making);
                let repeats = Repeats::of(&making.recast);
                Stage::Repeats(making, repeats)
            }
            Stage::Repeats(mut making, mut repeats) => {
                if repeats.look(&making.recast, deciding.calendar, cells) {
                    Stage::Repeats(making, repeats)
                } else {
                    deciding.repeated(&mut making.recast, repeats);
                    Stage::Checks(making, Box::new(Checks::of(deciding.pack)))
                }
            }
            Stage::Checks(mut making, mut checks) => {
                if checks.look(deciding.pack, &making.recast, cells) {
                    Stage::Checks(making, checks)
                } else {
                    deciding.check_figures(&mut making.recast, *checks);
                    Stage::Done(making)
                }
            }
            Stage::Done(making) => Stage::Done(making),
        };
        !matches!(self.stage, Stage::Done(_))
    }

    /// How much is done, of how much.
    pub fn progress(&self) -> (usize, usize) {
        let (columns, rows) = (self.deciding.columns.len(), self.deciding.rows.len());
        let before = columns + WHOLE.len();
        let all = before + BEGINNING.len() + rows + 2;
        let done = match &self.stage {
            Stage::Cells(done) => *done,
            Stage::Whole(done) => columns + done,
            Stage::Beginning(done, _) => before + done,
            Stage::Rows(done, _) => before + BEGINNING.len() + done,
            Stage::Repeats(..) => all - 2,
            Stage::Checks(..) => all - 1,
            Stage::Done(_) => all,
        };
        (done, all)
    }

    /// The sheet as it is understood; to its end where it isn't there yet.
    pub fn study(mut self) -> Study<'a> {
        let making = loop {
            match self.stage {
                Stage::Done(making) => break *making,
                stage => {
                    self.stage = stage;
                    self.step(usize::MAX);
                }
            }
        };
        let mut deciding = self.deciding;
        deciding.asking.strangers();
        let columns_out = columns_out(&deciding);
        let taken: Vec<String> =
            (0..deciding.columns.len()).map(|at| deciding.why_taken(at)).collect();
        let questions = std::mem::take(&mut deciding.asking.questions);
        Study {
            mapping: mapping(&deciding),
            reasons: taken
                .into_iter()
                .enumerate()
                .map(|(at, taken)| match columns_out.get(&at) {
                    Some(why) => why.words(&questions).into_owned(),
                    None => taken,
                })
                .collect(),
            questions,
            says: deciding.layout.legend.lines().to_vec(),
            refused: deciding.asking.refused,
            lacks: deciding.lacks,
            rows_out: deciding.layout.out,
            table: deciding.layout.table,
            recast: making.recast,
            undirected: making.undirected,
            columns_out,
        }
    }
}
