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

    /// The block that a pasted text takes from its first cell on: a line a row, a tab between columns.
    pub fn of_text((top, left): Cell, text: &str) -> Self {
        let height = text.split('\n').count();
        let width = text.split('\n').map(|line| line.split('\t').count()).max().unwrap_or(1);
        Self { top, left, bottom: top + height - 1, right: left + width - 1 }
    }

    /// The text that empties every cell of it.
    pub fn blank(self) -> String {
        let line = "\t".repeat(self.right - self.left);
        vec![line; self.bottom - self.top + 1].join("\n")
    }

    /// Its cells.
    pub fn cells(self) -> impl Iterator<Item = Cell> {
        let columns = self.left..=self.right;
        (self.top..=self.bottom).flat_map(move |row| columns.clone().map(move |at| (row, at)))
    }

    /// How many of its cells lie beyond a grid of so many rows and columns.
    pub fn beyond(self, (rows, columns): (usize, usize)) -> usize {
        let (height, width) = (self.bottom - self.top + 1, self.right - self.left + 1);
        let inside = height.min(rows.saturating_sub(self.top))
            * width.min(columns.saturating_sub(self.left));
        height * width - inside
    }
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
        assert_eq!(block.cells().count(), 12);
        assert_eq!(block.cells().next(), Some((2, 1)));
        assert_eq!(block.cells().last(), Some((5, 3)));
    }

    #[test]
    fn emptying_a_block_takes_that_block() {
        for (one, other) in [((0, 0), (0, 0)), ((2, 1), (5, 3)), ((7, 4), (7, 9)), ((1, 2), (8, 2))]
        {
            let block = Block::between(one, other);
            assert_eq!(Block::of_text((block.top, block.left), &block.blank()), block);
            assert!(block.blank().chars().all(|each| matches!(each, '\t' | '\n')));
        }
    }

    #[test]
    fn counts_what_of_a_pasted_block_lies_beyond_the_grid() {
        let beyond = |at: Cell, text: &str| Block::of_text(at, text).beyond(GRID);
        assert_eq!(beyond((0, 0), "1\t2\n3"), 0);
        assert_eq!(beyond((0, 11), "1\t2\n3\t4"), 2);
        assert_eq!(beyond((39, 10), "1\t2\t3\n4\t5\t6"), 4);
        assert_eq!(beyond((50, 50), "1\t2"), 2);
    }
}
