//! `pack`: check, rate and import packs in a terminal, on the same library as the page.

fn main() {}
