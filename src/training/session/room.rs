//! Where tables stand in the room, by how many teams there are.

/// A table of a team.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its middle, from the left and from the top.
    pub at: (f64, f64),
    /// Whose it is.
    pub team: String,
}

/// The room from above: the screen at the top, the trainer beside it, tables in rows.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomPlan {
    /// How wide and how high.
    pub size: (f64, f64),
    /// The tables, in the order of the teams.
    pub tables: Vec<Table>,
}

/// Tables in a row at most: from further aside a screen can't be read.
const IN_A_ROW: usize = 5;
/// The room of a table with its chairs, and of the screen with what is before it.
const CELL: (f64, f64) = (150.0, 110.0);
const FRONT: f64 = 90.0;

impl RoomPlan {
    /// The plan for teams.
    pub fn of(teams: &[String]) -> Self {
        let wide = (1..IN_A_ROW).find(|wide| wide * wide >= teams.len()).unwrap_or(IN_A_ROW);
        let rows = teams.len().div_ceil(wide);
        let size = (wide.max(2) as f64 * CELL.0, FRONT + rows as f64 * CELL.1);
        let table = |(at, team): (usize, &String)| {
            let row = at / wide;
            let here = (teams.len() - row * wide).min(wide);
            let left = (size.0 - here as f64 * CELL.0) / 2.0;
            let x = left + ((at % wide) as f64 + 0.5) * CELL.0;
            Table { at: (x, FRONT + (row as f64 + 0.5) * CELL.1), team: team.clone() }
        };
        Self { size, tables: teams.iter().enumerate().map(table).collect() }
    }
}
