//! Counts as people read them.

/// A count with its thousands apart: `15,813`.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count of things with the noun agreeing: `1 row`, `1,200 rows`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(count), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_agrees_with_its_noun() {
        let check = |count, words: &str| assert_eq!(counted(count, "row", "rows"), words);
        check(0, "0 rows");
        check(1, "1 row");
        check(999, "999 rows");
        check(1_234_567, "1,234,567 rows");
    }
}
