//! The way in for files: a field under its label that reads what was chosen and hands it on.

use crate::app::browser;
use leptos::{html::Input, prelude::*};
use web_sys::File;

/// Files at once at most, where several may be chosen.
const MOST: u32 = 100;
/// What a file of the product is.
const JSON: &str = ".json,application/json,text/json";

/// A file that somebody chose.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// What it is called.
    pub name: String,
    /// What it holds, or why that can't be read.
    pub bytes: Result<Vec<u8>, String>,
}

impl ReadFile {
    /// Reads a file that isn't longer than may be looked at.
    async fn of(file: &File, longest: usize) -> Self {
        let bytes = match file.size() > longest as f64 {
            true => Err("the file is longer than any that is read here".to_owned()),
            false => {
                let bytes = browser::file_bytes(file).await;
                bytes.ok_or_else(|| "that file could not be read".to_owned())
            }
        };
        Self { name: file.name(), bytes }
    }
}

/// A field for a file, or several at once. It forgets what was chosen: else the same file chosen again, mended meanwhile,
/// would be no change.
#[component]
pub fn FileField(
    /// Unique in the page.
    id: &'static str,
    /// What to choose.
    label: &'static str,
    /// Whether several may be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// How it stands: a field among others, or an area of its own.
    #[prop(default = "field")]
    class: &'static str,
    /// Bytes of a file at most: what is longer isn't read.
    longest: usize,
    /// What is done with what was chosen: one file at least.
    then: Callback<Vec<ReadFile>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let take = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(list) = input.files() else { return };
        let files: Vec<File> = (0..list.length().min(MOST)).filter_map(|at| list.get(at)).collect();
        input.set_value("");
        leptos::task::spawn_local(async move {
            let mut read = Vec::new();
            for file in &files {
                read.push(ReadFile::of(file, longest).await);
            }
            if !read.is_empty() {
                // The page may be gone by now.
                then.try_run(read);
            }
        });
    };
    view! {
        <div class=class>
            <label for=id>{label}</label>
            <input id=id node_ref=input type="file" multiple=multiple accept=JSON on:change=take />
        </div>
    }
}
