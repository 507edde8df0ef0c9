//! Commands as a person gives them: on one day, by one post.
#![allow(clippy::unwrap_used)]

use golden_thread::{
    edit::{Command, Context, Refusal, apply},
    model::{Day, Pack},
};

/// The day, and the post.
pub fn today() -> Context {
    Context { on: "2026-01-15".parse::<Day>().ok().map(|day| day.0), by: "Policy Officer".into() }
}

/// A command given then; whether it was refused.
pub fn run(pack: &mut Pack, command: Command) -> Result<(), Refusal> {
    apply(pack, command, &today()).map(|_| ())
}
