//! How a person moves in the entry grid, and which cells a block takes: counting only, no browser.

/// A cell: its row and column.
pub type Cell = (usize, usize);

/// A block of cells, all four included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// First row.
    pub top: usize,
    /// Last row.
    pub bottom: usize,
    /// First column.
    pub left: usize,
    /// Last column.
    pub right: usize,
}

/// Rows down and columns right that a key moves by; `None` where it doesn't move.
pub fn of_key(key: &str) -> Option<(isize, isize)> {
    // To an edge, from wherever it is.
    const FAR: isize = isize::MAX / 2;
    const PAGE: isize = 10;
    Some(match key {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        "Home" => (0, -FAR),
        "End" => (0, FAR),
        "PageUp" => (-PAGE, 0),
        "PageDown" => (PAGE, 0),
        _ => return None,
    })
}

/// The cell so many rows down and columns right of another, in a grid of so many rows and columns, stopping at
/// its edges.
pub fn moved(from: Cell, (down, right): (isize, isize), (rows, columns): (usize, usize)) -> Cell {
    let along = |at: usize, by: isize, count: usize| {
        at.saturating_add_signed(by).min(count.saturating_sub(1))
    };
    (along(from.0, down, rows), along(from.1, right, columns))
}

impl Block {
    /// The block between two cells, whichever corners they are.
    pub fn between(one: Cell, other: Cell) -> Self {
        Self {
            top: one.0.min(other.0),
            bottom: one.0.max(other.0),
            left: one.1.min(other.1),
            right: one.1.max(other.1),
        }
    }

    /// The text that empties every cell of it, each row with its line end: without, a last row of one blank cell would be
    /// none.
    pub fn blank(self) -> String {
        let line = "\t".repeat(self.right - self.left) + "\n";
        line.repeat(self.height())
    }

    /// What is copied down with Ctrl and D, as in a spreadsheet: the first row of a block into its rest, or into a row the
    /// one above it. The row that is copied, and where to; `None` in the first row.
    pub fn copied_down(self) -> Option<(usize, Self)> {
        if self.bottom > self.top {
            return Some((self.top, Self { top: self.top + 1, ..self }));
        }
        Some((self.top.checked_sub(1)?, self))
    }

    /// What is filled down when that is asked for: the first row of a block into its rest, or a row into all under it.
    /// `None` where nothing is under it.
    pub fn filled_down(self, rows: usize) -> Option<(usize, Self)> {
        let bottom = if self.bottom > self.top { self.bottom } else { rows.checked_sub(1)? };
        (bottom > self.top).then_some((self.top, Self { top: self.top + 1, bottom, ..self }))
    }

    /// How many rows it has.
    pub fn height(self) -> usize {
        self.bottom - self.top + 1
    }
}

/// Where a note about a row stands within what is in sight of a grid: under the row, so that none above it is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// So many pixels from the top.
    pub top: i32,
    /// It mostly reaches beyond the grid's end.
    pub beyond: bool,
}

/// The height that a note mostly takes: two lines and a button.
const NOTE_PX: i32 = 112;

/// Where a note about a row stands. `top` and `height` are the row's, in a frame whose first `head` pixels are its headings.
/// `None` where the row is out of sight.
pub fn beside((top, height): (i32, i32), (head, frame): (i32, i32)) -> Option<Beside> {
    let bottom = top.saturating_add(height);
    let stands = Beside { top: bottom, beyond: frame - bottom < NOTE_PX };
    (bottom > head && top < frame).then_some(stands)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: (usize, usize) = (40, 12);

    #[test]
    fn keys_move_and_stop_at_the_edges() {
        let check = |key: &str, from: Cell, expected: Cell| {
            let by = of_key(key).unwrap();
            assert_eq!(moved(from, by, GRID), expected, "{key} from {from:?}");
        };
        check("ArrowUp", (3, 4), (2, 4));
        check("ArrowUp", (0, 4), (0, 4));
        check("ArrowDown", (39, 4), (39, 4));
        check("ArrowLeft", (3, 0), (3, 0));
        check("ArrowRight", (3, 10), (3, 11));
        check("ArrowRight", (3, 11), (3, 11));
        check("Home", (3, 7), (3, 0));
        check("End", (3, 7), (3, 11));
        check("PageUp", (7, 7), (0, 7));
        check("PageDown", (7, 7), (17, 7));
        check("PageDown", (35, 7), (39, 7));
        for key in ["Enter", "Tab", "a", "", "1"] {
            assert_eq!(of_key(key), None, "{key}");
        }
        // A grid of nothing has nowhere to go.
        assert_eq!(moved((0, 0), (1, 1), (0, 0)), (0, 0));
        // Rows that are filtered away leave nobody beyond the last.
        assert_eq!(moved((30, 3), (0, 0), (5, 12)), (4, 3));
    }

    #[test]
    fn a_block_is_the_same_from_whichever_corner() {
        let block = Block { top: 2, bottom: 5, left: 1, right: 3 };
        for (one, other) in [((2, 1), (5, 3)), ((5, 3), (2, 1)), ((2, 3), (5, 1)), ((5, 1), (2, 3))]
        {
            assert_eq!(Block::between(one, other), block);
        }
    }

    #[test]
    fn emptying_a_block_takes_that_block() {
        for (one, other) in [((0, 0), (0, 0)), ((2, 1), (5, 3)), ((7, 4), (7, 9)), ((1, 2), (8, 2))]
        {
            let block = Block::between(one, other);
            let cells = crate::exchange::paste::cells(&block.blank());
            let width = block.right - block.left + 1;
            assert_eq!(cells, vec![vec![String::new(); width]; block.height()], "{block:?}");
        }
    }

    #[test]
    fn filling_down_copies_as_a_spreadsheet_does() {
        let block = |top, bottom| Block { top, bottom, left: 1, right: 2 };
        let copied = |top, bottom, expected| {
            assert_eq!(block(top, bottom).copied_down(), expected, "{top} to {bottom}");
        };
        copied(3, 3, Some((2, block(3, 3))));
        copied(0, 0, None);
        copied(3, 6, Some((3, block(4, 6))));
        copied(0, 1, Some((0, block(1, 1))));
        let filled = |top, bottom, expected| {
            assert_eq!(block(top, bottom).filled_down(40), expected, "{top} to {bottom}");
        };
        filled(2, 2, Some((2, block(3, 39))));
        filled(2, 4, Some((2, block(3, 4))));
        filled(39, 39, None);
        assert_eq!(block(0, 0).filled_down(0), None);
        assert_eq!(block(3, 39).height(), 37);
    }

    #[test]
    fn a_note_stands_in_sight_beside_its_row() {
        let under = |top: i32, beyond: bool| Some(Beside { top, beyond });
        let check =
            |top: i32, expected| assert_eq!(beside((top, 52), (60, 600)), expected, "{top}");
        check(60, under(112, false));
        check(430, under(482, false));
        // Never over the rows that were typed before.
        check(500, under(552, true));
        check(580, under(632, true));
        // Half scrolled away it is still there; whole, its note is not.
        check(20, under(72, false));
        check(8, None);
        check(600, None);
        // In a grid of one row the note stands under it, beyond the grid.
        assert_eq!(beside((60, 52), (60, 112)), under(112, true));
    }
}
