//! A document: a title and blocks, without a word of markup in its texts.

use crate::chart::Table;
use std::fmt::Write;

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub title: String,
    /// What stands at the foot of every printed page, left of its number; empty where nothing does.
    pub foot: String,
    /// It is a proof: set in grey.
    pub proof: bool,
    /// In order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of the second level.
    Heading(String),
    /// A heading of the third level.
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
    /// Terms with what is to be said of each.
    Facts(Vec<(String, String)>),
    /// A list.
    List(Vec<String>),
    /// Figures in rows under heads, which stand again on each page; what it is of is read out with it.
    Table(String, Table),
    /// A picture under its finding, over what it is of.
    Picture {
        /// What it shows has happened.
        title: String,
        /// Of what, in which unit.
        caption: String,
        /// As `chart::bare` writes it: markup of ours, with every text escaped. Empty where only the figures are left.
        svg: String,
        /// The figures that are drawn.
        table: Table,
    },
    /// A block under a number that can be named and led to: `2.3`.
    Numbered(String, Box<Block>),
    /// What isn't broken over pages.
    Together(Vec<Block>),
    /// A part with its number and heading, which can be kept off paper; its blocks.
    Part(String, String, Vec<Block>),
    /// Where the parts are: number and heading.
    Contents(Vec<(String, String)>),
}

/// How the saved file looks, on screen and on paper.
const STYLE: &str = include_str!("document.css");

/// What is said on paper where not every part is printed.
const SELECTION: &str = "Selected parts only. Paragraphs keep the numbers of the whole paper.";

impl Document {
    /// The document as one HTML file that needs nothing else and runs nothing.
    pub fn html(&self) -> String {
        let title = escaped(&self.title);
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>{STYLE}{}{}</style>\n</head>\n<body{}>\n<main>\n<h1>{title}</h1>\n",
            self.page_rule(),
            self.rule_without_margins(),
            if self.proof { " class=\"proof\"" } else { "" },
        );
        if self.blocks.iter().any(|it| matches!(it, Block::Part(..))) {
            let _ = writeln!(out, "<p class=\"selection\">{SELECTION}</p>");
        }
        self.blocks.iter().for_each(|it| block(it, &mut out));
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }

    /// What each printed page says in its margin, as a rule of style; nothing where there is nothing to say.
    pub fn page_rule(&self) -> String {
        match self.foot.is_empty() {
            true => String::new(),
            false => page_rule(&self.foot),
        }
    }

    /// The same for browsers that put nothing in margins: see [`rule_without_margins`].
    pub fn rule_without_margins(&self) -> String {
        match self.foot.is_empty() {
            true => String::new(),
            false => rule_without_margins(&self.foot),
        }
    }
}

/// The rule that puts a foot and the page's number under each page of A4; what is said at its top is nothing, lest the
/// browser puts its own date and the title there. Browsers without margin boxes leave all of it out:
/// [`rule_without_margins`] is for those.
pub fn page_rule(foot: &str) -> String {
    format!(
        "@page{{size:A4;margin:16mm 14mm 20mm;@top-left{{content:\" \"}}@top-right{{content:\" \"}}@bottom-left{{content:\"{}\";width:78%;text-align:left;\
         vertical-align:top;padding-top:3mm;font:7.5pt/1.3 system-ui,sans-serif}}@bottom-right{{\
         content:\"Page \" counter(page) \" of \" counter(pages);vertical-align:top;padding-top:3mm;\
         font:7.5pt/1.3 system-ui,sans-serif}}}}",
        quoted(foot)
    )
}

/// After so many rows of a table a foot is said again, where it stands in them.
const ROWS: usize = 8;

/// The rule that has a foot printed where the browser has no margin boxes. Firefox prints the foot of a table on each of its
/// pages; WebKit prints nothing again, so that what it says stands under each heading, and among the rows of a table more
/// often than pages end there. Each is known by a property that the others lack, for there is nothing to ask for margin
/// boxes by.
pub fn rule_without_margins(foot: &str) -> String {
    let said = quoted(foot);
    let set = "font:7.5pt/1.3 system-ui,sans-serif";
    format!(
        "@media print{{@supports(-moz-appearance:none){{main{{display:table;width:100%}}\
         main::after{{content:\"{said}\";display:table-footer-group;{set}}}}}\
         @supports(-webkit-hyphens:none) and (not (-moz-appearance:none)){{\
         main :is(h2,h3,tbody tr:nth-child({ROWS}n)>th)::after{{content:\"{said}\";display:block;{set};font-size:6.5pt;font-style:italic;color:#505a5f}}}}}}"
    )
}

/// A text within the quotation marks of a style sheet: whatever is no letter, digit or plain sign is written as its
/// number, so that nothing ends the text, the rule or the element that it stands in.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            letter if letter.is_alphanumeric() || " .,:-–·".contains(letter) => out.push(letter),
            letter if letter.is_control() => out.push(' '),
            letter => {
                let _ = write!(out, "\\{:x} ", u32::from(letter));
            }
        }
    }
    out
}

fn block(block: &Block, out: &mut String) {
    // A text takes whatever is written to it.
    let _ = match block {
        Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escaped(text)),
        Block::Subheading(text) => writeln!(out, "<h3>{}</h3>", escaped(text)),
        Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escaped(text)),
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for (term, words) in facts {
                let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escaped(term), escaped(words));
            }
            writeln!(out, "</dl>")
        }
        Block::List(items) => {
            out.push_str("<ul>\n");
            for text in items {
                let _ = writeln!(out, "<li>{}</li>", escaped(text));
            }
            writeln!(out, "</ul>")
        }
        Block::Table(caption, figures) => {
            table(caption, figures, figures.heads.len() >= CARDED, out);
            Ok(())
        }
        Block::Picture { title, caption, svg, table: figures } => {
            let _ = writeln!(out, "<figure>\n<p class=\"finding\">{}</p>\n{svg}", escaped(title));
            if !figures.rows.is_empty() {
                // What is all there is, is open.
                let open = if svg.is_empty() { " open" } else { "" };
                let _ = writeln!(out, "<details{open}><summary>Its figures</summary>");
                // Folded, and often long: each cell's head would come again and again.
                table(title, figures, false, out);
                let _ = writeln!(out, "</details>");
            }
            writeln!(out, "<figcaption>{}</figcaption>\n</figure>", escaped(caption))
        }
        Block::Numbered(number, inner) => {
            // Ids are of letters, digits and dashes.
            let number = escaped(number);
            let id = number.replace('.', "-");
            let _ = write!(
                out,
                "<div class=\"numbered\" id=\"p{id}\"><a class=\"number\" href=\"#p{id}\" aria-label=\"Paragraph {number}\">{number}</a>\n<div>"
            );
            self::block(inner, out);
            writeln!(out, "</div></div>")
        }
        Block::Together(blocks) => {
            out.push_str("<section>\n");
            blocks.iter().for_each(|it| self::block(it, out));
            writeln!(out, "</section>")
        }
        Block::Part(number, heading, blocks) => {
            let (number, heading) = (escaped(number), escaped(heading));
            let _ = writeln!(
                out,
                "<section class=\"part\" id=\"p{number}\" aria-labelledby=\"h{number}\">\n\
                 <h2 id=\"h{number}\">{number} {heading}</h2>\n\
                 <label class=\"pick\"><input type=\"checkbox\" checked> Print this part</label>"
            );
            blocks.iter().for_each(|it| self::block(it, out));
            writeln!(out, "</section>")
        }
        Block::Contents(parts) => {
            out.push_str("<nav aria-label=\"Parts\">\n<ul class=\"contents\">\n");
            for (number, heading) in parts {
                let (number, heading) = (escaped(number), escaped(heading));
                let _ = writeln!(out, "<li><a href=\"#p{number}\">{number} {heading}</a></li>");
            }
            writeln!(out, "</ul>\n</nav>")
        }
    };
}

/// A table in a frame that scrolls where the window is narrow; or whose rows stand as cards there, with cells that say what
/// they are.
fn table(caption: &str, figures: &Table, is_carded: bool, out: &mut String) {
    let caption = escaped(caption);
    let class = if is_carded { " class=\"cards\"" } else { "" };
    let _ = write!(
        out,
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\">\n<table{class}>\n<caption>{caption}</caption>\n<thead><tr>"
    );
    let words = column_of_words(figures);
    for (at, head) in figures.heads.iter().enumerate() {
        let class = if words == Some(at) { " class=\"words\"" } else { "" };
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", escaped(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let heads: Vec<String> = figures.heads.iter().map(|it| escaped(it)).collect();
    for row in &figures.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let head = heads.get(at).filter(|_| is_carded);
            let _ = match (at, head) {
                (0, _) => write!(out, "<th scope=\"row\">{}</th>", escaped(cell)),
                (_, Some(head)) => write!(out, "<td data-head=\"{head}\">{}</td>", escaped(cell)),
                _ => write!(out, "<td>{}</td>", escaped(cell)),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

/// From so many columns on rows stand as cards where the window is narrow.
const CARDED: usize = 4;

/// From so many characters on a cell is more words than a figure.
const WORDS: usize = 30;

/// The one column of words among figures, beside what each row is about, which needs more room than they on paper.
fn column_of_words(table: &Table) -> Option<usize> {
    let is_long = |at: &usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(*at));
        cells.any(|cell| cell.chars().count() > WORDS)
    };
    let mut long = (1..table.heads.len()).filter(is_long);
    long.next().filter(|_| long.next().is_none())
}

/// A text as text, whatever it holds.
pub(super) fn escaped(text: &str) -> String {
    crate::chart::escaped(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_many_columns_say_what_they_are() {
        let check = |heads: &[&str], expected: Option<&str>| {
            let heads: Vec<String> = heads.iter().map(|it| (*it).to_owned()).collect();
            let rows = vec![heads.iter().map(|_| "1".to_owned()).collect()];
            let mut out = String::new();
            let made = Block::Table("Figures".to_owned(), Table { heads, rows });
            block(&made, &mut out);
            match expected {
                Some(expected) => assert!(out.contains(expected), "{out}"),
                None => assert!(!out.contains("data-head"), "{out}"),
            }
        };
        check(&["Measure", "To date", "Status"], None);
        let status = r#"<td data-head="Last year&#39;s status">1</td>"#;
        let status = status.replace("&#39;", &escaped("'"));
        check(&["Measure", "Period", "To date", "Last year's status"], Some(&status));
    }

    #[test]
    fn one_column_of_words_among_figures_has_more_room() {
        let long = "Improved, by the figures alone: 66% in 2024/25";
        let check = |rows: &[&[&str]], expected: Option<usize>| {
            let rows = rows.iter().map(|row| row.iter().map(|it| (*it).to_owned()).collect());
            let heads = ["Measure", "Progress", "To date"].map(str::to_owned).to_vec();
            assert_eq!(column_of_words(&Table { heads, rows: rows.collect() }), expected);
        };
        check(&[&["A", "Similar", "5"], &["B", long, "7"]], Some(1));
        check(&[&[long, "Similar", "5"]], None);
        check(&[&["A", long, long]], None);
        check(&[], None);
    }

    #[test]
    fn markup_in_texts_stays_text() {
        let hostile = "<img src=x onerror=alert(1)> & \"x\"".to_owned();
        let table = Table { heads: vec![hostile.clone()], rows: vec![vec![hostile.clone(); 2]] };
        let numbered = |inner| Block::Numbered(hostile.clone(), Box::new(inner));
        let picture = Block::Picture {
            title: hostile.clone(),
            caption: hostile.clone(),
            svg: String::new(),
            table: table.clone(),
        };
        let document = Document {
            title: hostile.clone(),
            foot: format!("</style>{hostile}\\"),
            proof: true,
            blocks: vec![
                Block::Contents(vec![(hostile.clone(), hostile.clone())]),
                Block::Part(hostile.clone(), hostile.clone(), vec![numbered(picture)]),
                Block::Table(hostile.clone(), table),
                Block::Heading(hostile.clone()),
                Block::Subheading(hostile.clone()),
                Block::Paragraph(hostile.clone()),
                Block::Facts(vec![(hostile.clone(), hostile.clone())]),
                Block::List(vec![hostile.clone()]),
            ],
        };
        let html = document.html();
        assert!(!html.contains("<img") && html.matches("&lt;img src=x").count() > 30, "{html}");
        assert_eq!(html.matches("</style>").count(), 1, "{html}");
        // In margins, at a table's foot and under headings.
        let said = r"\3c img src\3d x onerror\3d alert\28 1\29 \3e ";
        assert_eq!(html.matches(said).count(), 3, "{html}");
    }
}
