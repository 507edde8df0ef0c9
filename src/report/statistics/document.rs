//! The report as one file.

use super::HOW_TO_READ;
use super::section::{Part, Section};
use crate::chart::{Palette, Scene, bare};
use crate::model::{ReportingYear, Vocabulary};
use crate::report::{Block, Document};

/// The size that charts have in the file: two of them and the words of a measure are a page of A4.
const SIZE: (f64, f64) = (700.0, 230.0);

/// The document: its title, a summary in paragraphs, and the sections.
pub fn document(
    title: String,
    summary: Vec<String>,
    sections: &[Section],
    vocabulary: Vocabulary,
) -> Document {
    let mut blocks: Vec<Block> = summary.into_iter().map(Block::Paragraph).collect();
    let unsigned = unsigned_year(sections);
    if let Some(year) = unsigned {
        let words = format!("None of the targets for {year} is signed off.");
        blocks.push(Block::Paragraph(words));
    }
    blocks.push(Block::Paragraph(HOW_TO_READ.to_owned()));
    let of_measure = |it| Block::Together(of_measure(it, vocabulary, unsigned));
    blocks.extend(sections.iter().map(of_measure));
    Document { title, blocks, ..Document::default() }
}

/// The latest year that targets are of, where nobody has signed off any of them (FRAMEWORK P15).
fn unsigned_year(sections: &[Section]) -> Option<ReportingYear> {
    let latest = sections.iter().filter_map(|it| it.year).max()?;
    let mut of_year = sections.iter().filter(|it| it.year == Some(latest));
    of_year.all(|it| it.unsigned).then_some(latest)
}

fn of_measure(
    section: &Section,
    vocabulary: Vocabulary,
    said_of: Option<ReportingYear>,
) -> Vec<Block> {
    let status = section.status.words(vocabulary);
    let says_so = section.unsigned && said_of != section.year;
    let unsigned = if says_so { ", target not signed off" } else { "" };
    let mut blocks = vec![Block::Heading(format!("{} – {status}{unsigned}", section.name))];
    blocks.extend(section.pictures.iter().map(|it| drawn(it.scene(SIZE.0, SIZE.1))));
    let fact = |part: &Part| (part.heading.to_owned(), part.said.join(" "));
    blocks.push(Block::Facts(section.parts.iter().map(fact).collect()));
    blocks
}

/// A scene as a picture of a document, with its figures.
pub fn drawn(scene: Scene) -> Block {
    Block::Picture {
        svg: bare(&scene, Palette::Paper),
        title: scene.title,
        caption: scene.caption,
        table: scene.table,
    }
}
