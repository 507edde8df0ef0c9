//! The records of a text: where they start, what separates their cells.

/// How much of a text is looked at for its separator: the headings stand before.
const START: usize = 1 << 20;

/// The blank lines from a place in a text where a record ended: they make no record, but are rows of a
/// spreadsheet.
pub(super) fn blank_lines(bytes: &[u8], start: usize) -> usize {
    let mut before = start.checked_sub(1).and_then(|at| bytes.get(at).copied());
    let mut count = 0;
    let rest = bytes.get(start..).unwrap_or_default().iter().copied();
    for byte in rest.take_while(|byte| matches!(byte, b'\r' | b'\n')) {
        // The second half of one line's end is no line.
        count += usize::from(!(byte == b'\n' && before == Some(b'\r')));
        before = Some(byte);
    }
    count
}

/// A reader of records: rows may differ in length, and none is taken for the headings.
pub(super) fn reader<R: std::io::Read>(text: R, delimiter: u8) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text)
}

/// The separator that the headings have most of, outside quotes: the first line with two of a kind, else the
/// first with any; a comma where there is none. A title above the headings may hold a comma of its own, and one or two
/// upright strokes: these part cells only where two lines after each other have as many.
pub(super) fn delimiter(text: &str) -> u8 {
    let (mut quoted, mut fallback, mut strokes) = (false, None, 0);
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0), (b'|', 0)];
    for byte in text.bytes().take(START).chain([b'\n']) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                let (mut best, mut here) = ((b',', 0), 0);
                for count in &mut counts {
                    if count.0 == b'|' {
                        here = count.1;
                    }
                    if count.1 > best.1 {
                        best = *count;
                    }
                    count.1 = 0;
                }
                match best {
                    (_, 0) => {}
                    _ if here > 0 && here == strokes => return b'|',
                    (b'|', _) => strokes = here,
                    (_, 1) => fallback = fallback.or(Some(best.0)),
                    _ => return best.0,
                }
            }
            _ if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(*delimiter == byte);
                }
            }
            _ => {}
        }
    }
    fallback.unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    #[test]
    fn the_separator_is_told_from_the_headings() {
        let check = |text: &str, expected: u8| assert_eq!(delimiter(text), expected, "{text}");
        check("Measure,Apr,May\nBins,1,2\n", b',');
        check("Housing, homes\nMeasure;Apr;May\nBins;1,5;2\n", b';');
        check("metric|dim|val\nbins, all kinds, here|a|1\n", b'|');
        check("month|val\n2025-04|12\n", b'|');
        check("Housing | Homes | Draft\nMeasure,Apr,May\nBins,1,2\n", b',');
        check("Measure | unit,Apr\nBins,1\n", b',');
    }
}
