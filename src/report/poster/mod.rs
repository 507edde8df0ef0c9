//! What the picture for a wall is made of: the whole golden thread (FRAMEWORK P1), line by line.

mod lines;

pub use lines::Poster;

use crate::chart::{self, Palette, poster};
use crate::model::Pack;

/// The picture as SVG that needs nothing else and runs nothing, on its side as A-sizes of paper are.
pub fn poster(pack: &Pack, of: &Poster<'_>) -> String {
    let scene = poster::scene(&pack.organisation, of.period, &lines::of(pack, of));
    chart::bare(&scene, Palette::Paper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Day, rating::Status};

    fn picture(pack: &str) -> String {
        let pack: Pack = serde_json::from_str(pack).unwrap();
        let statuses = pack.measures.iter().map(|it| (it.id.clone(), Status::Amber)).collect();
        let on = Day("2025-10-01".parse().unwrap());
        poster(&pack, &Poster { statuses: &statuses, period: "Sep 2025", on })
    }

    #[test]
    fn holds_every_name_and_no_markup_of_theirs() {
        let svg = picture(
            r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A & B","vision":"<script>x</script>"},
            "plans":[{"id":"top","name":"Top \u0001plan","measures":["a"]},{"id":"low","name":"Low","parent":"top","measures":["a","b"]}],
            "objectives":[{"id":"o","name":"Aim","plan":"top","measures":["a"]}],
            "actions":[{"id":"w","name":"Work","kind":"activity","state":"under_way","plan":"low","due":"2025-09-01"}],
            "measures":[{"id":"a","name":"First"},{"id":"b","name":"Second"},{"id":"c","name":"Third"}]}"#,
        );
        for words in [
            "A &amp; B",
            "&lt;script&gt;",
            "Top \u{fffd}plan",
            ">Low<",
            ">Aim<",
            "Work",
            "1 measure stands in no plan",
        ] {
            assert!(svg.contains(words), "{words}: {svg}");
        }
        assert_eq!(svg.matches(">First<").count(), 2, "once under the aim, once in the plan below");
        assert!(!svg.contains("<script") && svg.contains("late<"), "{svg}");
    }

    #[test]
    fn lies_on_its_side_however_much_there_is() {
        let check = |count: usize| {
            let ids: Vec<String> = (0..count).map(|it| format!("\"m{it}\"")).collect();
            let measures: Vec<String> = ids
                .iter()
                .map(|id| format!(r#"{{"id":{id},"name":"A measure of something"}}"#))
                .collect();
            let svg = picture(&format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
                "plans":[{{"id":"p","name":"P","measures":[{}]}}],"measures":[{}]}}"#,
                ids.join(","),
                measures.join(",")
            ));
            assert_eq!(svg.matches(">A measure of something<").count(), count);
            let size = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split('"').next().unwrap();
            let (wide, high) = size.split_once(' ').unwrap();
            let ratio = wide.parse::<f64>().unwrap() / high.parse::<f64>().unwrap();
            assert!((1.0..2.2).contains(&ratio), "{count} measures: {ratio}");
        };
        for count in [60, 236, 2000] {
            check(count);
        }
    }
}
