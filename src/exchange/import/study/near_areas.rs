//! Areas by code before name; and names that no area here has, but something near them: *Did you mean …?*

use super::alike::{Name, Names};
use super::deciding::Deciding;
use super::question::Question;
use super::recast::{Recast, waits_for};
use super::repeated::drop_rows;
use super::words::plain;
use crate::exchange::import::role::{Role, Whose};
use crate::model::{ComparatorKind, Pack};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most names that are asked about: a file whose names are all a little different is of other places.
const MOST: usize = 40;

/// The answer that it is the area that the pack has.
const SAME: &str = "yes: it is the same area";

/// The answer that it is none of those that the pack has.
const OTHER: &str = "no: it is another area";

impl Deciding<'_> {
    /// Says of figures of areas whose they are as the pack calls these: by the codes that stand in a row or beside its
    /// name; of the others, those whose names are near one here wait for the answer.
    pub(super) fn near_areas(&mut self, recast: &mut Recast) {
        let series = recast.mapping.column(Role::SeriesRole);
        let Some((series, place)) = series.zip(recast.mapping.column(Role::Geography)) else {
            return;
        };
        let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, row) in recast.table.rows.iter().enumerate() {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            if Whose::read(cell(series)) == Some(Whose::Area) && !cell(place).is_empty() {
                rows.entry(cell(place).to_owned()).or_default().push(at);
            }
        }
        if rows.is_empty() {
            return;
        }
        let codes = self.codes_of_places();
        let by_code = by_code(self.pack);
        let held = names_of_areas(self.pack);
        let names = Names::of(held.iter().map(|name| (name.as_str(), "")));
        let here: HashSet<String> = rows.keys().map(|name| plain(name)).collect();
        let mut out = BTreeMap::new();
        let mut asked = 0;
        for (name, of_name) in rows {
            let beside = codes.get(&name).map(String::as_str);
            let by_code = [Some(name.as_str()), beside]
                .into_iter()
                .flatten()
                .find_map(|code| by_code.get(&key(code)));
            if let Some(area) = by_code {
                rename(recast, place, &of_name, area);
                continue;
            }
            if names.has(&plain(&name)) {
                continue;
            }
            let found = names.near(&Name::of(&name, ""), &here);
            let Some((_, likeness)) = found.first().filter(|_| asked < MOST) else { continue };
            asked += 1;
            let meant: Vec<String> = found.iter().map(|(name, _)| (*name).to_owned()).collect();
            let why =
                format!("the file has '{name}', which is no area here, but {}", likeness.words());
            let question =
                question(&name, &meant).because(why).holding(format!("the figures of '{name}'"));
            let id = question.id.clone();
            match self.asking.ask(question).as_deref() {
                Some(OTHER) => {}
                Some(answer) => {
                    let area = meant.iter().find(|it| *it == answer).or(meant.first());
                    area.into_iter().for_each(|area| rename(recast, place, &of_name, area));
                }
                None => out.extend(of_name.into_iter().map(|row| (row, waits_for(&id)))),
            }
        }
        drop_rows(recast, &out);
    }

    /// The code beside each name of a place, where a column of codes has one for each of them and no two the same.
    fn codes_of_places(&self) -> HashMap<String, String> {
        let Some(names) = self.with(Role::Place).first().copied() else { return HashMap::new() };
        let codes = self.which(|it| it.profile.is_codes());
        let pairs = |codes: usize| -> Option<HashMap<String, String>> {
            let (mut found, mut of_code) = (HashMap::new(), HashMap::new());
            for row in &self.rows {
                let (name, code) = (self.said(*row, names), self.said(*row, codes));
                if name.is_empty() || code.is_empty() {
                    continue;
                }
                let is_same = |held: Option<String>, new: &str| held.is_none_or(|it| it == new);
                let fits = is_same(found.insert(name.to_owned(), code.to_owned()), code)
                    && is_same(of_code.insert(code.to_owned(), name.to_owned()), name);
                fits.then_some(())?;
            }
            Some(found)
        };
        codes.into_iter().filter(|at| *at != names).find_map(pairs).unwrap_or_default()
    }
}

/// The areas that have a code, by it; a code that two areas have says neither.
fn by_code(pack: &Pack) -> HashMap<String, String> {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    for area in pack.areas.iter().filter(|area| !area.code.trim().is_empty()) {
        let twice = found.contains_key(&key(&area.code));
        found.insert(key(&area.code), (!twice).then(|| area.name.clone()));
    }
    found.into_iter().filter_map(|(code, name)| Some((code, name?))).collect()
}

/// What areas are called here, each once.
fn names_of_areas(pack: &Pack) -> Vec<String> {
    let measures = pack.measures.iter().flat_map(|measure| &measure.comparators);
    let of_measures = measures.filter(|it| it.kind == ComparatorKind::Area).map(|it| &it.name);
    let mut seen = HashSet::new();
    let all = pack.areas.iter().map(|area| &area.name).chain(of_measures);
    all.filter(|name| seen.insert(plain(name))).cloned().collect()
}

fn key(code: &str) -> String {
    code.trim().to_uppercase()
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
    use super::super::tried::{pack_of, tried};
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
