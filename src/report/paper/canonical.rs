//! A paper's items in the form of RFC 8785, as they are kept: straight to text, for all that a paper says is texts, and of
//! hundreds of tables a tree of values takes longer than their digest.

use super::made::Item;
use crate::chart::Table;
use std::fmt::Write;

/// A text, quoted.
pub(super) fn text(out: &mut String, text: &str) {
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        // What is written otherwise is of one byte, so nothing is cut through.
        out.push_str(text.get(from..at).unwrap_or_default());
        from = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            0x08 => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            0x0c => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            _ => {
                let _ = write!(out, "\\u{byte:04x}");
            }
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.push('"');
}

/// A list, each as it is written.
pub(super) fn list<T>(out: &mut String, items: &[T], each: impl Fn(&mut String, &T)) {
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        each(out, item);
    }
    out.push(']');
}

fn texts(out: &mut String, all: &[String]) {
    list(out, all, |out, it| text(out, it));
}

/// Two texts each.
pub(super) fn pairs(out: &mut String, all: &[(String, String)]) {
    list(out, all, |out, (one, other)| list(out, &[one, other], |out, it| text(out, it)));
}

/// An item; its keys stand in their order by letters.
pub(super) fn item(out: &mut String, item: &Item) {
    let key = |out: &mut String, key: &str| {
        out.push_str(key);
        out.push(':');
    };
    let heads = |out: &mut String, table: &Table| {
        key(out, "\"heads\"");
        texts(out, &table.heads);
    };
    let rows = |out: &mut String, table: &Table| {
        key(out, ",\"rows\"");
        list(out, &table.rows, |out, row| texts(out, row));
    };
    out.push('{');
    match item {
        Item::Under(words) => {
            key(out, "\"under\"");
            text(out, words);
        }
        Item::Words(words) => {
            key(out, "\"words\"");
            text(out, words);
        }
        Item::List(all) => {
            key(out, "\"list\"");
            texts(out, all);
        }
        Item::Facts(facts) => {
            key(out, "\"facts\"");
            pairs(out, facts);
        }
        Item::Figures(of, table) => {
            key(out, "\"figures\"");
            text(out, of);
            out.push(',');
            heads(out, table);
            rows(out, table);
        }
        Item::Picture(finding, of, table, _) => {
            heads(out, table);
            key(out, ",\"of\"");
            text(out, of);
            key(out, ",\"picture\"");
            text(out, finding);
            rows(out, table);
        }
    }
    out.push('}');
}
