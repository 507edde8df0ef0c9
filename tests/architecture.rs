//! The invariants of ARCHITECTURE.md, read from the sources.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::circles;
use circles::Modules;
use std::fs;
use std::path::{Path, PathBuf};

/// Each folder of the library and what it may import, as the table in ARCHITECTURE.md says.
const MAY_IMPORT: [(&str, &[&str]); 11] = [
    ("model", &[]),
    ("statistics", &[]),
    ("rating", &["model", "statistics"]),
    ("chart", &["rating", "statistics", "model"]),
    ("planning", &["rating", "statistics", "model"]),
    ("edit", &["planning", "rating", "statistics", "model"]),
    ("pack", &["edit", "planning", "rating", "statistics", "model"]),
    ("exchange", &["pack", "edit", "planning", "rating", "statistics", "model"]),
    ("report", &["chart", "pack", "edit", "planning", "rating", "statistics", "model"]),
    ("storage", &["pack", "edit", "planning", "rating", "statistics", "model"]),
    (
        "training",
        &[
            "report",
            "exchange",
            "chart",
            "pack",
            "edit",
            "planning",
            "rating",
            "statistics",
            "model",
        ],
    ),
];

/// What nothing below `storage` may name: a browser, a clock, a random source.
const OUTSIDE: [&str; 8] =
    ["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos", "SystemTime", "Instant", "rand"];

/// Lines outside its tests from which nobody holds a file in mind. Well before that, length is a hint to split it
/// by sense.
const LIMIT: usize = 600;

/// A source file: its folder under `src`, its path, its text without comments.
struct Source {
    folder: String,
    path: PathBuf,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(&root).unwrap();
                let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
                let code = without_comments(&fs::read_to_string(&path).unwrap());
                found.push(Source { folder: first.replace(".rs", ""), path, code });
            }
        }
    }
    assert!(found.len() > 30, "only {} sources", found.len());
    found
}

fn without_comments(text: &str) -> String {
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned() + "\n";
    text.lines().map(code).collect()
}

/// The words of a text: identifiers, and what stands between them left out.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

/// The modules that a text names right after `crate::`, groups such as `crate::{edit::…, model::…}` included.
fn imported(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        // `$crate` and a crate of a longer name aren't this one.
        let before = code[..at].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let rest = code[at + "crate::".len()..].trim_start();
        match rest.strip_prefix('{') {
            None => found.extend(words(rest).next()),
            Some(group) => found.extend(firsts_of_group(group)),
        }
    }
    found
}

/// The first word of each item of a group, up to its closing brace.
fn firsts_of_group(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                found.extend(words(group[start..at].trim()).next().filter(|word| !word.is_empty()));
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

/// What is wrong with a file's imports.
fn forbidden<'a>(folder: &str, code: &'a str) -> Vec<&'a str> {
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == folder) else {
        return Vec::new();
    };
    let known = |name: &str| name == "app" || MAY_IMPORT.iter().any(|(folder, _)| *folder == name);
    let wrong = |name: &&str| known(name) && *name != folder && !allowed.contains(name);
    imported(code).into_iter().filter(wrong).collect()
}

#[test]
fn arrows_run_one_way() {
    for source in sources() {
        let wrong = forbidden(&source.folder, &source.code);
        assert!(wrong.is_empty(), "{} imports {wrong:?}", source.path.display());
    }
}

/// The files of the library, each with its path from `src`.
fn inside(sources: &[Source]) -> Vec<(String, &str)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside =
        |source: &Source| source.path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    sources.iter().map(|source| (inside(source), source.code.as_str())).collect()
}

#[test]
fn no_module_needs_itself() {
    let sources = sources();
    let files = inside(&sources);
    let modules = Modules::new(files.iter().map(|(file, code)| (file.as_str(), *code)));
    let found = modules.circles();
    assert!(found.is_empty(), "circles:\n{found:#?}");
}

/// What a page that reads may not come to: the editor, forms, what takes steps back.
const FOR_WRITING: [&str; 3] = ["app/state/editor", "app/state/undo_steps", "app/components/forms"];

/// What is wrong with the files that a page to read is made of.
fn written_in(file: &str, code: &str, modules: &Modules) -> Vec<String> {
    let mut made_of = modules.reached(file);
    made_of.push((file.to_owned(), code));
    let mut wrong = Vec::new();
    for (path, code) in made_of {
        if FOR_WRITING.iter().any(|part| path.starts_with(part)) {
            wrong.push(path.clone());
        }
        for word in ["Command", "History"] {
            // Commands of the product, not the words of others.
            let named = imported(code).contains(&"edit") && words(code).any(|it| it == word);
            if named && !path.starts_with("app/state") {
                wrong.push(format!("{path} names {word}"));
            }
        }
    }
    wrong
}

#[test]
fn pages_that_read_write_nothing() {
    let sources = sources();
    let files = inside(&sources);
    let modules = Modules::new(files.iter().map(|(file, code)| (file.as_str(), *code)));
    let pages = reading_pages(&modules);
    assert!(pages.len() > 15, "only {} pages read", pages.len());
    for (view, file) in pages {
        let code = files.iter().find(|(path, _)| path.trim_end_matches(".rs") == file);
        let (_, code) = code.unwrap_or_else(|| panic!("{view} isn't in {file}"));
        let wrong = written_in(&file, code, &modules);
        assert!(wrong.is_empty(), "{view} in {file}: {wrong:#?}");
    }
}

/// It shows nothing of a pack, but puts another one in its place.
const OPENS: &str = "packs::published::Opened";

/// The views of the table of pages that are drawn by a part that reads, each with the file it is in.
fn reading_pages<'a>(modules: &Modules) -> Vec<(&'a str, String)> {
    let table = include_str!("../src/app/route/table.rs");
    // Past the example in its own words.
    let (_, table) = table.split_once("macro_rules! pages").unwrap();
    let entries = table.split("part ").skip(1).filter_map(|entry| {
        let (part, rest) = entry.split_once(", view { <")?;
        Some((part, rest.split([' ', '/']).next()?))
    });
    entries
        .filter(|(part, view)| !["editing", "exchange"].contains(part) && *view != OPENS)
        .map(|(_, view)| {
            let home = modules.home_from("app/pages/code_parts", view);
            (view, home.unwrap_or_else(|| panic!("{view} is nowhere")))
        })
        .collect()
}

#[test]
fn a_page_that_reads_and_writes_is_seen() {
    let files = [
        ("app/components/forms/records.rs", "pub struct Records;"),
        ("app/components/mod.rs", "pub mod forms;\nmod shared;\npub use shared::Shared;"),
        (
            "app/components/shared.rs",
            "use crate::app::components::forms::records::Records;\npub struct Shared;",
        ),
        ("app/pages/a/read.rs", "use crate::app::components::Shared;"),
    ];
    let modules = Modules::new(files);
    assert_eq!(
        written_in("app/pages/a/read.rs", files[3].1, &modules),
        ["app/components/forms/records"]
    );
    let modules = Modules::new([("app/pages/b/read.rs", "")]);
    let check = |code: &str, expected: &[&str]| {
        assert_eq!(written_in("app/pages/b/read.rs", code, &modules), expected, "{code}");
    };
    check("use crate::edit::Command;", &["app/pages/b/read.rs names Command"]);
    check("use crate::edit::compare;", &[]);
}

#[test]
fn nothing_below_storage_knows_a_browser_a_clock_or_chance() {
    let below = [
        "model",
        "statistics",
        "rating",
        "chart",
        "planning",
        "edit",
        "pack",
        "exchange",
        "report",
        "training",
    ];
    for source in sources().iter().filter(|source| below.contains(&source.folder.as_str())) {
        // `gloo` stands for every crate of that family.
        let named = |word: &&str| OUTSIDE.contains(word) || word.starts_with("gloo_");
        let found: Vec<&str> = words(&source.code).filter(named).collect();
        assert!(found.is_empty(), "{} names {found:?}", source.path.display());
    }
}

#[test]
fn no_file_is_longer_than_can_be_read_in_one_go() {
    for source in sources() {
        let text = fs::read_to_string(&source.path).unwrap();
        let own = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines = own.lines().count();
        assert!(lines <= LIMIT, "{} has {lines} lines outside its tests", source.path.display());
    }
}

#[test]
fn every_folder_has_its_row() {
    let table = include_str!("../ARCHITECTURE.md");
    for source in sources() {
        let folder = source.folder.as_str();
        let known =
            ["lib", "main", "bin"].contains(&folder) || table.contains(&format!("| `{folder}/` |"));
        assert!(known, "{folder} isn't in ARCHITECTURE.md");
    }
}

/// What a root of a test binary has in it.
fn in_the_binary(root: &str) -> Vec<&str> {
    root.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect()
}

/// Cargo takes no file by itself here (`autotests`): what isn't in a binary is never run.
#[test]
fn every_test_is_in_a_binary() {
    let named =
        [in_the_binary(include_str!("native.rs")), in_the_binary(include_str!("over_cases.rs"))];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_rust = path.extension().is_some_and(|extension| extension == "rs")
            || ["main.rs", "mod.rs"].iter().any(|file| path.join(file).is_file());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if is_rust && !["native", "over_cases"].contains(&&*name) {
            files += 1;
            assert!(named.iter().flatten().any(|it| *it == name), "{name} is in no test binary");
        }
    }
    assert!(files > 60, "only {files} files of tests");
}

#[test]
fn sees_what_it_should() {
    let check = |code: &str, expected: &[&str]| assert_eq!(imported(code), expected, "{code}");
    check("use crate::model::Pack;", &["model"]);
    check("use crate::{edit::{Command, Refusal}, model::Pack};", &["edit", "model"]);
    check("use crate::{\n    pack,\n    storage::Drafts,\n};", &["pack", "storage"]);
    check("let x = crate::rating::rate(); pub(crate) fn f() {}", &["rating"]);
    check("use othercrate::model;", &[]);
    assert_eq!(forbidden("model", "use crate::edit::apply;"), ["edit"]);
    assert_eq!(forbidden("edit", "use crate::{model::Pack, pack::read};"), ["pack"]);
    assert_eq!(forbidden("app", "use crate::storage::Drafts;"), Vec::<&str>::new());
}
