//! Rows as cards, where a window is too narrow for columns: a measure's name, and under it its cells, three beside one
//! another, each with its heading over it. How high a card is follows from its columns, so that rows out of sight need
//! not be drawn.

/// A window narrower than this, in pixels, has cards.
pub const NARROW: f64 = 512.0;

/// The height of a row, as the style sets it.
pub const ROW_PX: usize = 52;

/// The height of a card's name, and of a line of its cells, as the style sets them.
const NAME_PX: usize = 48;
const LINE_PX: usize = 66;

/// Cells beside one another.
const BESIDE: usize = 3;

/// The height of a row: of a card with columns of these kinds (figures, which are narrow, or not), and with what is told
/// beside the row or without, where there are cards.
pub fn row_px(cards: bool, figures: impl Iterator<Item = bool>, is_told: bool) -> usize {
    if !cards {
        return ROW_PX;
    }
    let (mut lines, mut beside) = (usize::from(is_told), 0);
    for is_figure in figures {
        match is_figure {
            // The first of a line makes it; the fourth makes the next.
            true => {
                lines += usize::from(beside == 0);
                beside = (beside + 1) % BESIDE;
            }
            // Words take a whole line, and what comes next starts another.
            false => {
                lines += 1;
                beside = 0;
            }
        }
    }
    NAME_PX + lines * LINE_PX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_as_high_as_its_lines() {
        let check = |columns: &str, is_told: bool, lines: usize| {
            let figures = columns.chars().map(|it| it == 'f');
            assert_eq!(row_px(true, figures, is_told), 48 + lines * 66, "{columns}");
            assert_eq!(row_px(false, [].into_iter(), is_told), 52);
        };
        check("", false, 0);
        check("f", false, 1);
        check("fff", false, 1);
        check("ffff", false, 2);
        check("ffffffffffffff", true, 6);
        check("wfwff", false, 4);
        check("fffw", false, 2);
        check("ww", true, 3);
    }
}
