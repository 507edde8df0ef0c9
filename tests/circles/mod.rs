//! Finds circles between the modules of a room: files that import one another, whether straight or by way of
//! others. A `mod.rs` that only declares and re-exports its children stands for them and is on no way.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// A module's path from `src`, such as `["app", "pages", "measure"]`.
pub type Path = Vec<String>;

/// The modules of the library, each with its text without comments and tests.
pub struct Modules {
    texts: BTreeMap<Path, String>,
    /// Of each its imports and the text without them, taken apart once.
    apart: BTreeMap<Path, (Vec<Import>, String)>,
    children: BTreeMap<Path, Vec<String>>,
    /// Worked out once: every page that reads is followed along them.
    arrows: OnceCell<BTreeMap<Path, BTreeSet<Path>>>,
}

/// An import: where it leads, and whether it is handed on.
struct Import {
    path: Path,
    handed_on: bool,
}

impl Modules {
    /// Of files: each one's path from `src` and its text without comments.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let own = |text: &str| {
            text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned()
        };
        let texts: BTreeMap<Path, String> =
            files.into_iter().map(|(file, text)| (module_of(file), own(text))).collect();
        let apart = texts.iter().map(|(path, text)| (path.clone(), taken_apart(text))).collect();
        let mut children: BTreeMap<Path, Vec<String>> = BTreeMap::new();
        for (last, parent) in texts.keys().filter_map(|path| path.split_last()) {
            children.entry(parent.to_vec()).or_default().push(last.clone());
        }
        Self { texts, apart, children, arrows: OnceCell::new() }
    }

    /// The circles within rooms: of each the files that are on it.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let arrows = self.arrows();
        let reached: BTreeMap<&Path, BTreeSet<Path>> =
            arrows.keys().map(|module| (module, onward(module, arrows))).collect();
        let mut circles = BTreeSet::new();
        for (module, onward) in &reached {
            if onward.contains(*module) {
                let on_it = onward.iter().filter(|other| reached[*other].contains(*module));
                circles.insert(on_it.map(|path| path.join("/")).collect::<Vec<_>>());
            }
        }
        circles.into_iter().collect()
    }

    /// What each module needs of its room.
    fn arrows(&self) -> &BTreeMap<Path, BTreeSet<Path>> {
        self.arrows.get_or_init(|| {
            self.texts.keys().map(|module| (module.clone(), self.arrows_of(module))).collect()
        })
    }

    /// What a module needs of its room, straight or by way of others, each with its text.
    pub fn reached(&self, file: &str) -> Vec<(String, &str)> {
        let found = onward(&module_of(file), self.arrows());
        found.iter().map(|path| (path.join("/"), self.texts[path].as_str())).collect()
    }

    /// The module that holds what a path names, as another module would name it.
    pub fn home_from(&self, from: &str, path: &str) -> Option<String> {
        let path: Path = path.split("::").map(str::to_owned).collect();
        let (imports, _) = self.apart.get(&module_of(from))?;
        let import = imports.iter().find(|import| import.path.last() == path.first())?;
        let whole = self.whole(&module_of(from), &import.path)?;
        Some(self.home(&[whole.as_slice(), &path[1..]].concat())?.join("/"))
    }

    /// The other modules of its room that a module needs.
    pub fn arrows_of(&self, module: &Path) -> BTreeSet<Path> {
        let (imports, rest) = &self.apart[module];
        let mut found = BTreeSet::new();
        let mut known: BTreeMap<String, Path> = BTreeMap::new();
        for child in self.children(module) {
            known.insert(child.clone(), [module.as_slice(), std::slice::from_ref(child)].concat());
        }
        for import in imports {
            if import.handed_on {
                continue;
            }
            let Some(path) = self.whole(module, &import.path) else { continue };
            let last = path.last().cloned().unwrap_or_default();
            if self.texts.contains_key(&path) && last != "*" {
                // A module by name: what is taken of it is said where it is used.
                known.insert(last, path);
            } else {
                found.extend(self.home(&path));
            }
        }
        for named in paths_in(rest) {
            let first = named[0].as_str();
            let path = match known.get(first) {
                Some(path) => [path.as_slice(), &named[1..]].concat(),
                None if ["crate", "super", "self"].contains(&first) => {
                    match self.whole(module, &named) {
                        Some(path) => path,
                        None => continue,
                    }
                }
                None => continue,
            };
            found.extend(self.home(&path));
        }
        found.retain(|other| other != module && other.first() == module.first());
        found
    }

    fn children(&self, module: &Path) -> &[String] {
        self.children.get(module).map_or(&[], Vec::as_slice)
    }

    /// A path from `src` on.
    fn whole(&self, module: &Path, path: &[String]) -> Option<Path> {
        let mut base = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|step| step == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first if self.children(module).iter().any(|child| child == first) => {}
            _ => return None,
        }
        base.extend(rest.iter().cloned());
        Some(base)
    }

    /// The module that what a path names is written in, found through what is handed on.
    fn home(&self, path: &[String]) -> Option<Path> {
        self.home_within(path, 8)
    }

    fn home_within(&self, path: &[String], steps: usize) -> Option<Path> {
        let length =
            (1..=path.len()).rev().find(|length| self.texts.contains_key(&path[..*length]))?;
        let module = path[..length].to_vec();
        let Some(name) = path.get(length).filter(|_| steps > 0) else { return Some(module) };
        let text = &self.texts[&module];
        if defines(text, name) {
            return Some(module);
        }
        let (imports, _) = &self.apart[&module];
        for import in imports.iter().filter(|import| import.handed_on) {
            let Some(whole) = self.whole(&module, &import.path) else { continue };
            match import.path.last().map(String::as_str) {
                Some("*") => {
                    let from = whole[..whole.len() - 1].to_vec();
                    if self.texts.get(&from).is_some_and(|text| defines(text, name)) {
                        return Some(from);
                    }
                }
                Some(last) if last == name => return self.home_within(&whole, steps - 1),
                _ => {}
            }
        }
        Some(module)
    }
}

/// Where arrows lead from a module, straight or by way of others.
fn onward(from: &Path, arrows: &BTreeMap<Path, BTreeSet<Path>>) -> BTreeSet<Path> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        for to in &arrows[at] {
            if seen.insert(to.clone()) {
                next.push(to);
            }
        }
    }
    seen
}

/// `app/pages/mod.rs` is the module `app/pages`.
fn module_of(file: &str) -> Path {
    let bare = file.trim_end_matches(".rs").trim_end_matches("/mod");
    bare.split('/').map(str::to_owned).collect()
}

/// Whether a text says what a name is.
fn defines(text: &str, name: &str) -> bool {
    const KINDS: [&str; 9] =
        ["struct", "enum", "fn", "trait", "type", "const", "static", "macro_rules!", "union"];
    KINDS.iter().any(|kind| {
        text.match_indices(&format!("{kind} {name}")).any(|(at, found)| {
            let after = text[at + found.len()..].chars().next();
            !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
        })
    })
}

/// The imports of a text, and the text without them.
fn taken_apart(text: &str) -> (Vec<Import>, String) {
    let (mut imports, mut rest) = (Vec::new(), String::new());
    let mut statement = String::new();
    for line in text.lines() {
        let bare = line.trim_start();
        let hands_on =
            bare.starts_with("pub use ") || (bare.starts_with("pub(") && bare.contains(") use "));
        if !statement.is_empty() || hands_on || bare.starts_with("use ") {
            statement.push_str(bare);
            statement.push(' ');
            if bare.trim_end().ends_with(';') {
                let handed_on = statement.starts_with("pub");
                let tree = statement.split_once("use ").map_or("", |(_, tree)| tree);
                let tree = tree.trim().trim_end_matches(';');
                imports.extend(expanded(tree).into_iter().map(|path| Import { path, handed_on }));
                statement.clear();
            }
        } else {
            rest.push_str(&without_reach(line));
            rest.push('\n');
        }
    }
    (imports, rest)
}

/// A line without whom it is open to: `pub(in super::super)` names a module and needs nothing of it.
fn without_reach(line: &str) -> String {
    let reach = line.split_once("pub(in ").and_then(|(before, rest)| {
        let (_, rest) = rest.split_once(") ")?;
        Some(format!("{before}pub {rest}"))
    });
    reach.unwrap_or_else(|| line.to_owned())
}

/// The paths of an import's tree.
fn expanded(tree: &str) -> Vec<Path> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let bare = tree.split(" as ").next().unwrap_or_default();
        let mut path: Path = bare.split("::").map(|step| step.trim().to_owned()).collect();
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        return if tree.is_empty() { Vec::new() } else { vec![path] };
    };
    let before: Path = tree[..open].split("::").map(|step| step.trim().to_owned()).collect();
    let before: Path = before.into_iter().filter(|step| !step.is_empty()).collect();
    let inside = tree[open + 1..].rsplit_once('}').map_or("", |(inside, _)| inside);
    let mut items = vec![String::new()];
    let mut depth = 0;
    for letter in inside.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(letter);
        }
    }
    let paths = items.iter().flat_map(|item| match item.trim() {
        "self" => vec![Vec::new()],
        item => expanded(item),
    });
    paths.map(|path| [before.as_slice(), &path].concat()).collect()
}

/// The paths of two steps or more that a text names, `$crate` left out.
fn paths_in(text: &str) -> Vec<Path> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find("::") {
        let middle = at + step;
        let start = text[..middle]
            .rfind(|letter| !is_word(letter))
            .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        let before = text[..start].chars().next_back();
        let mut end = middle;
        let mut path = vec![text[start..middle].to_owned()];
        while text[end..].starts_with("::") {
            let rest = &text[end + 2..];
            let length = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
            if length == 0 {
                break;
            }
            path.push(rest[..length].to_owned());
            end += 2 + length;
        }
        at = end.max(middle + 2);
        if path.len() > 1 && !path[0].is_empty() && before != Some('$') {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_circle_is_found() {
    let circles = |files: &[(&str, &str)]| Modules::new(files.iter().copied()).circles();
    let straight =
        [("a/one.rs", "use super::two::Two;"), ("a/two.rs", "fn f(it: super::one::One) {}")];
    assert_eq!(circles(&straight), [["a/one", "a/two"]]);
    // By way of what a `mod.rs` hands on, which itself is on no circle.
    let handed_on = [
        ("a/mod.rs", "mod one;\nmod two;\npub use one::One;\npub use two::{\n    Two,\n};"),
        ("a/one.rs", "use crate::{a::{Two}, b};\nstruct One;"),
        ("a/two.rs", "use super::One;\nstruct Two;"),
    ];
    assert_eq!(circles(&handed_on), [["a/one", "a/two"]]);
    // A module by name, of which something is taken.
    let by_name = [
        ("a/mod.rs", "mod one;\nmod deep;"),
        ("a/one.rs", "use super::deep;\nstruct One;\nfn f() { deep::two() }"),
        ("a/deep/mod.rs", "mod inner;\npub use inner::*;"),
        ("a/deep/inner.rs", "use super::super::one::One;\npub fn two() {}"),
    ];
    assert_eq!(circles(&by_name), [["a/deep/inner", "a/one"]]);
    // A child that asks its parent, which asks it.
    let parent = [
        ("a/mod.rs", "mod one;\nfn f() { one::g() }\npub struct A;"),
        ("a/one.rs", "use super::A;"),
    ];
    assert_eq!(circles(&parent), [["a", "a/one"]]);
    // One way, siblings, other rooms, macros' own words and tests are none.
    let none = [
        ("a/mod.rs", "mod one;\nmod two;\npub use one::One;"),
        (
            "a/one.rs",
            "use super::two::Two;\nstruct One;\nmacro_rules! m { () => { $crate::a::two::x() } }",
        ),
        (
            "a/two.rs",
            "use crate::b::B;\nstruct Two;\n#[cfg(test)]\nmod tests { use super::super::one::One; }",
        ),
        ("b.rs", "use crate::a::One;\nstruct B;"),
        ("c/mod.rs", "mod deep;\nfn f() { deep::one::g() }"),
        ("c/deep/one.rs", "pub(in super::super) fn g() {}"),
    ];
    assert_eq!(circles(&none), Vec::<Vec<String>>::new());
}
