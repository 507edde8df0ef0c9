//! Which papers go with a pack for an audience (FRAMEWORK R10, R11): those that were signed off for it, as they were
//! signed, so that a page in somebody's hand can be held against the file.

use crate::model::{Audience, Kind, Pack, Paper};
use std::collections::HashSet;

/// The papers that may go to an audience whole, by the records that stay. What a signed paper says was made of what its
/// readers might have; it goes with its seal or not at all, so one stays out that names what stays out, or of which this
/// version doesn't know everything.
pub(super) fn going<'a>(
    pack: &'a Pack,
    audience: Audience,
    kept: &HashSet<(Kind, &'a str)>,
) -> Vec<&'a Paper> {
    let stays = |kind: Kind, id: &str| kept.contains(&(kind, id));
    let by_itself = |paper: &&Paper| {
        paper.is_signed()
            && paper.reader() <= audience
            && !has_unknown(paper)
            && paper.plan.as_ref().is_none_or(|id| stays(Kind::Plan, id.as_str()))
            && paper.left_out.iter().all(|it| stays(Kind::Measure, it.measure.as_str()))
            && printed(paper).all(|id| !has_measure(pack, id) || stays(Kind::Measure, id))
    };
    let mut going: Vec<&Paper> = pack.papers.iter().map(AsRef::as_ref).filter(by_itself).collect();
    // A version needs the one that it replaces, and so on.
    loop {
        let before = going.len();
        let ids: HashSet<&str> = going.iter().map(|it| it.id.as_str()).collect();
        going.retain(|it| it.replaces.as_ref().is_none_or(|id| ids.contains(id.as_str())));
        if going.len() == before {
            return going;
        }
    }
}

fn has_measure(pack: &Pack, id: &str) -> bool {
    pack.measures.iter().any(|it| it.id.as_str() == id)
}

/// The ids of the measures whose figures a paper printed, as its copy has them.
fn printed(paper: &Paper) -> impl Iterator<Item = &str> {
    let figures = paper.copy.get("figures").and_then(|it| it.as_array());
    figures.into_iter().flatten().filter_map(|it| it.get(0)?.as_str())
}

fn has_unknown(paper: &Paper) -> bool {
    let marks = [&paper.verified, &paper.signed].into_iter().flatten();
    !paper.extra.is_empty()
        || marks.into_iter().any(|it| !it.extra.is_empty())
        || paper.left_out.iter().any(|it| !it.extra.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::model::Audience;
    use crate::pack::{for_audience, read};

    /// What goes out of a pack with a public measure, one that isn't, and papers.
    fn check(papers: &str, expected: &[&str]) {
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"open","name":"Open","audience":"public"}},{{"id":"shut","name":"Shut"}}],
            "measures":[{{"id":"a","name":"A","audience":"public"}},{{"id":"b","name":"B"}}],"papers":[{papers}]}}"#
        );
        let read = read(text.as_bytes());
        let pack = read.pack.unwrap();
        assert_eq!(read.diagnostics.len(), 0, "{:?}", read.diagnostics);
        let out = for_audience(&pack, Audience::Public);
        let ids: Vec<&str> = out.pack.papers.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, expected, "{papers}");
        for paper in &out.pack.papers {
            assert_eq!(Some(&**paper), pack.paper(&paper.id));
        }
    }

    fn paper(id: &str, more: &str) -> String {
        format!(
            r#"{{"id":"{id}","name":"P","template":"public_annual","period":"2025-09","version":1,"copy":{{"title":"P","figures":[["a","A","2025-09","1","Green"]]}}{more}}}"#
        )
    }

    const SIGNED: &str = r#","signed":{"by":"Cabinet","on":"2025-11-12","digest":"0"}"#;

    #[test]
    fn a_signed_paper_goes_to_its_readers_whole_or_not_at_all() {
        let signed = |more: &str| paper("p", &format!("{SIGNED}{more}"));
        check(&signed(""), &["p"]);
        check(&signed(r#","plan":"open""#), &["p"]);
        check(&paper("p", ""), &[]);
        check(&signed(r#","audience":"internal""#), &[]);
        // What it names stays out.
        check(&signed(r#","plan":"shut""#), &[]);
        check(&signed(r#","left_out":[{"measure":"b","reason":"Late"}]"#), &[]);
        check(&signed(r#","left_out":[{"measure":"a","reason":"Late"}]"#), &["p"]);
        let of_another = signed("").replace(r#"["a","A""#, r#"["b","B""#);
        check(&of_another, &[]);
        check(&of_another.replace(r#"["b","B""#, r#"["gone","Gone""#), &["p"]);
        check(&signed(r#","secret":1"#), &[]);
        let unknown = signed("").replace(r#""digest":"0""#, r#""digest":"0","secret":1"#);
        check(&unknown, &[]);
        // Another version needs the one that it replaces.
        let second = paper("q", &format!(r#"{SIGNED},"replaces":"p""#));
        check(&format!("{},{second}", signed("")), &["p", "q"]);
        check(&format!("{},{second}", signed(r#","plan":"shut""#)), &[]);
    }
}
