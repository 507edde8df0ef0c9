//! The report as one file.

use super::HOW_TO_READ;
use super::section::{Part, Section};
use crate::chart::{Palette, Scene, bare};
use crate::model::Vocabulary;
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
    blocks.push(Block::Paragraph(HOW_TO_READ.to_owned()));
    blocks.extend(sections.iter().map(|it| Block::Together(of_measure(it, vocabulary))));
    Document { title, blocks, ..Document::default() }
}

fn of_measure(section: &Section, vocabulary: Vocabulary) -> Vec<Block> {
    let status = section.status.words(vocabulary);
    let mut blocks = vec![Block::Heading(format!("{} – {status}", section.name))];
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
