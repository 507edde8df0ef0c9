//! Areas by code before name; asked where both are here and differ; and names that no area here has, but something near
//! them: *Did you mean …?*

use super::super::columns::deciding::Deciding;
use super::super::names::alike::{Likeness, Name, Names};
use super::super::names::words::plain;
use super::super::question::{Question, Why};
use super::super::recast::{Recast, waits_for};
use super::super::repeated::drop_rows;
use crate::exchange::import::role::{Role, Whose};
use crate::model::{ComparatorKind, Pack};
use std::collections::{BTreeMap, HashSet};

/// The most names that are asked about: a file whose names are all a little different is of other places.
const MOST: usize = 40;

/// The answer that it is the area that the pack has.
const SAME: &str = "yes: it is the same area";

/// The answer that it is none of those that the pack has.
const OTHER: &str = "no: it is another area";

/// What becomes of figures of an area.
enum Settled {
    /// They are this one's.
    Of(String),
    /// The area's that the file names.
    AsNamed,
    /// They aren't taken.
    Not(Why),
}

impl Deciding<'_> {
    /// Says of figures of areas whose they are as the pack calls these: by the codes that stand in a row or beside its
    /// name. Where its name is another's here, and of others where it is near one here, they wait for the answer.
    pub(in super::super) fn near_areas(&mut self, recast: &mut Recast) {
        let series = recast.mapping.column(Role::SeriesRole);
        let Some((series, place)) = series.zip(recast.mapping.column(Role::Geography)) else {
            return;
        };
        let of_areas = names_in(recast, series, place);
        if of_areas.is_empty() {
            return;
        }
        let held = names_of_areas(self.pack);
        let areas = self.areas(&held);
        let mut rows: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, name) in of_areas {
            let code = self.code_beside(recast, at, &areas);
            let code = code.or_else(|| areas.of_names.get(&name).cloned()).unwrap_or_default();
            rows.entry((name, code)).or_default().push(at);
        }
        let names = Names::of(held.iter().map(|name| (name.as_str(), "")));
        let here: HashSet<String> = rows.keys().map(|(name, _)| plain(name)).collect();
        let mut out = BTreeMap::new();
        let mut asked = HashSet::new();
        for ((name, code), of_name) in rows {
            let coded = areas.coded(&name).or_else(|| areas.coded(&code));
            let settled = if let Some((coded, named)) = areas.differ(&name, &code) {
                self.code_or_name(&code, (coded, named), &mut asked)
            } else if let Some(area) = coded {
                Settled::Of(area.clone())
            } else if areas.named(&name).is_some() {
                Settled::AsNamed
            } else {
                self.near(&name, &names.near(&Name::of(&name, ""), &here), &mut asked)
            };
            match settled {
                Settled::Of(area) => rename(recast, place, &of_name, &area),
                Settled::AsNamed => {}
                Settled::Not(why) => out.extend(of_name.into_iter().map(|row| (row, why.clone()))),
            }
        }
        drop_rows(recast, &out);
    }

    /// Asks which of two areas is meant, the one that the code is of or the one that the name is of.
    fn code_or_name(
        &mut self,
        code: &str,
        (coded, named): (&String, &String),
        asked: &mut HashSet<String>,
    ) -> Settled {
        let why =
            format!("beside the name '{named}' stands {code}, which is the code of '{coded}'");
        let id = format!("code-or-name-{}-{}", code.to_lowercase(), plain(named).replace(' ', "-"));
        if asked.len() >= MOST {
            return Settled::Not(
                format!("{why}: put right in the file which of them it is").into(),
            );
        }
        asked.insert(id.clone());
        let text = format!("Which area is '{named}' with the code {code}?");
        let question = Question::new(id.clone(), text)
            .answers([coded, named])
            .because(why)
            .holding(format!("the figures of '{named}' with the code {code}"));
        match self.asking.ask(question) {
            Some(area) => Settled::Of(area),
            None => Settled::Not(waits_for(&id)),
        }
    }

    /// Asks whether a name that no area here has means one that it is near.
    fn near(
        &mut self,
        name: &str,
        found: &[(&str, Likeness)],
        asked: &mut HashSet<String>,
    ) -> Settled {
        let Some((_, likeness)) = found.first() else { return Settled::AsNamed };
        let meant: Vec<String> = found.iter().map(|(name, _)| (*name).to_owned()).collect();
        let why = format!("the file has '{name}', which is no area here, but {}", likeness.words());
        let question =
            question(name, &meant).because(why).holding(format!("the figures of '{name}'"));
        let id = question.id.clone();
        if asked.len() >= MOST && !asked.contains(&id) {
            return Settled::AsNamed;
        }
        asked.insert(id.clone());
        match self.asking.ask(question).as_deref() {
            Some(OTHER) => Settled::AsNamed,
            Some(answer) => {
                let area = meant.iter().find(|it| *it == answer).or(meant.first());
                area.map_or(Settled::AsNamed, |area| Settled::Of(area.clone()))
            }
            None => Settled::Not(waits_for(&id)),
        }
    }
}

/// The rows of figures of areas, each with what the file calls its area.
fn names_in(recast: &Recast, series: usize, place: usize) -> Vec<(usize, String)> {
    let of_area = |(at, row): (usize, &Vec<String>)| {
        let cell = |column: usize| row.get(column).map_or("", String::as_str);
        let is_area = Whose::read(cell(series)) == Some(Whose::Area) && !cell(place).is_empty();
        is_area.then(|| (at, cell(place).to_owned()))
    };
    recast.table.rows.iter().enumerate().filter_map(of_area).collect()
}

/// What areas are called here, each once.
fn names_of_areas(pack: &Pack) -> Vec<String> {
    let measures = pack.measures.iter().flat_map(|measure| &measure.comparators);
    let of_measures = measures.filter(|it| it.kind == ComparatorKind::Area).map(|it| &it.name);
    let mut seen = HashSet::new();
    let all = pack.areas.iter().map(|area| &area.name).chain(of_measures);
    all.filter(|name| seen.insert(plain(name))).cloned().collect()
}

fn rename(recast: &mut Recast, place: usize, rows: &[usize], area: &str) {
    for row in rows {
        if let Some(cell) = recast.table.rows.get_mut(*row).and_then(|row| row.get_mut(place)) {
            area.clone_into(cell);
        }
    }
}

/// Whether a name means the one area that it is near, or which of several.
fn question(name: &str, meant: &[String]) -> Question {
    let id = format!("same-area-{}", plain(name).replace(' ', "-"));
    match meant {
        [only] => {
            Question::new(id, format!("Did you mean the area '{only}'?")).answers([SAME, OTHER])
        }
        several => Question::new(id, format!("Which area is '{name}'?"))
            .answers(several.iter().cloned())
            .answers([OTHER]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use crate::model::{Area, AreaId, Pack};

    fn area(name: &str, code: &str) -> Area {
        Area {
            id: AreaId(name.to_lowercase()),
            name: name.to_owned(),
            code: code.to_owned(),
            ..Area::default()
        }
    }

    fn pack() -> Pack {
        let areas = [
            area("Foleshill", "E05001218"),
            area("Bablake", "E05001219"),
            area("St Michael's", ""),
            area("Lower Stoke", ""),
            area("Binley and Willenhall", ""),
        ];
        Pack { areas: areas.into_iter().map(Into::into).collect(), ..pack_of(&[("Bins", &[])]) }
    }

    const HEADINGS: &str = "Measure,Ward code,Ward,Period,Value\n";

    #[test]
    fn an_area_is_found_by_its_code_before_its_name() {
        let check = |file: &str, expected: &[&str]| {
            let found = tried(&pack(), file, &[("whose", "none of them")]);
            assert_eq!(found.figures(), expected, "{file} {:?}", found.questions);
        };
        // Whatever the file calls it.
        check(
            &format!(
                "{HEADINGS}Bins,E05001218,Foleshill & Great Heath,2025-04,5\nBins,E05001219,The western edge,2025-04,7\n"
            ),
            &["Bins, Bablake, 2025-04: 7", "Bins, Foleshill, 2025-04: 5"],
        );
        // A code that no area has says nothing.
        check(
            &format!(
                "{HEADINGS}Bins,E05001218,Anything,2025-04,5\nBins,E05009999,Earlsdon,2025-04,7\n"
            ),
            &["Bins, Earlsdon, 2025-04: 7", "Bins, Foleshill, 2025-04: 5"],
        );
        // Codes alone.
        check(
            "Measure,Ward,Period,Value\nBins,E05001218,2025-04,5\nBins,E05001219,2025-04,7\n",
            &["Bins, Bablake, 2025-04: 7", "Bins, Foleshill, 2025-04: 5"],
        );
    }

    #[test]
    fn a_code_and_a_name_of_two_areas_wait_for_the_answer() {
        let whose = ("whose", "none of them");
        let check = |rows: &str, id: &str, before: &[&str], after: [(&str, &[&str]); 2]| {
            let file = format!("{HEADINGS}{rows}");
            let found = tried(&pack(), &file, &[whose]);
            assert!(found.question(id).is_open());
            assert_eq!(found.question(id).answers, after.map(|(answer, _)| answer), "{rows}");
            assert_eq!(found.figures(), before, "{rows}");
            for (answer, expected) in after {
                let found = tried(&pack(), &file, &[whose, (id, answer)]);
                assert_eq!(found.figures(), expected, "{rows} {answer}");
            }
        };
        let earlsdon = "Bins, Earlsdon, 2025-04: 9";
        let other = "Bins,E05009999,Earlsdon,2025-04,9\n";
        check(
            &format!("Bins,E05001218,Bablake,2025-04,5\n{other}"),
            "code-or-name-e05001218-bablake",
            &[earlsdon],
            [
                ("Foleshill", &[earlsdon, "Bins, Foleshill, 2025-04: 5"]),
                ("Bablake", &["Bins, Bablake, 2025-04: 5", earlsdon]),
            ],
        );
        // An area here without a code; however its name is written.
        check(
            &format!("Bins,E05001218,lower  stoke,2025-04,5\n{other}"),
            "code-or-name-e05001218-lower-stoke",
            &[earlsdon],
            [
                ("Foleshill", &[earlsdon, "Bins, Foleshill, 2025-04: 5"]),
                ("Lower Stoke", &[earlsdon, "Bins, Lower Stoke, 2025-04: 5"]),
            ],
        );
        // One name with its own code and with another's: only the row in doubt waits.
        check(
            "Bins,E05001218,Foleshill,2025-04,5\nBins,E05001219,Foleshill,2025-05,7\n",
            "code-or-name-e05001219-foleshill",
            &["Bins, Foleshill, 2025-04: 5"],
            [
                ("Bablake", &["Bins, Bablake, 2025-05: 7", "Bins, Foleshill, 2025-04: 5"]),
                ("Foleshill", &["Bins, Foleshill, 2025-04: 5", "Bins, Foleshill, 2025-05: 7"]),
            ],
        );
        // The code of what the areas lie within is no area's own.
        let found = tried(
            &pack(),
            &format!(
                "{HEADINGS}Bins,E05001218,Bablake,2025-04,5\nBins,E05001218,Lower Stoke,2025-04,7\n"
            ),
            &[whose],
        );
        assert_eq!(found.figures(), ["Bins, Bablake, 2025-04: 5", "Bins, Lower Stoke, 2025-04: 7"]);
    }

    #[test]
    fn a_name_that_is_near_an_areas_waits_for_the_answer() {
        let file = "Measure,Ward,Period,Value\nBins,Binley & Willenhall ward,2025-04,5\nBins,Earlsdon,2025-04,7\n";
        let whose = ("whose", "none of them");
        let before = tried(&pack(), file, &[whose]);
        let id = "same-area-binley-willenhall-ward";
        assert!(before.question(id).is_open());
        assert_eq!(before.figures(), ["Bins, Earlsdon, 2025-04: 7"]);
        let check = |answer: &str, expected: &str| {
            let found = tried(&pack(), file, &[whose, (id, answer)]).figures();
            assert!(found.contains(&expected.to_owned()), "{answer}: {found:?}");
        };
        check("yes: it is the same area", "Bins, Binley and Willenhall, 2025-04: 5");
        check("no: it is another area", "Bins, Binley & Willenhall ward, 2025-04: 5");
    }
}
