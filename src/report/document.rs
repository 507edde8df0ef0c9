//! A document: a title and blocks, without a word of markup in its texts.

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub title: String,
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
    /// A picture under its finding, over what it is of.
    Picture {
        /// What it shows has happened.
        title: String,
        /// Of what, in which unit.
        caption: String,
        /// As `chart::bare` writes it: markup of ours, with every text escaped.
        svg: String,
    },
    /// What isn't broken over pages.
    Together(Vec<Block>),
}

/// How the saved file looks, on screen and on paper.
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}\
h2{border-top:2px solid;margin-top:2.5rem;padding-top:.5rem}h3{margin-top:2rem;break-after:avoid}\
dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.2rem 1.5rem}dt{color:#555}dd{margin:0}\
figure{margin:1rem 0}figure h3{margin:0;font-size:1rem}figure svg{max-width:100%;height:auto}\
figcaption{color:#555;font-size:.85em}\
@media print{section,figure{break-inside:avoid}section h2{margin-top:0}figure{margin:.3rem 0}\
figcaption{font-size:8pt;line-height:1.25}body{font-size:10pt;margin:0;max-width:none}dl{break-inside:avoid}}";

impl Document {
    /// The document as one HTML file that needs nothing else and runs nothing.
    pub fn html(&self) -> String {
        let title = escaped(&self.title);
        let body: String = self.blocks.iter().map(block).collect();
        format!(
            "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
        )
    }
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
        Block::Subheading(text) => format!("<h3>{}</h3>\n", escaped(text)),
        Block::Paragraph(text) => format!("<p>{}</p>\n", escaped(text)),
        Block::Facts(facts) => {
            let fact = |(term, words): &(String, String)| {
                format!("<dt>{}</dt><dd>{}</dd>\n", escaped(term), escaped(words))
            };
            format!("<dl>\n{}</dl>\n", facts.iter().map(fact).collect::<String>())
        }
        Block::List(items) => {
            let item = |text: &String| format!("<li>{}</li>\n", escaped(text));
            format!("<ul>\n{}</ul>\n", items.iter().map(item).collect::<String>())
        }
        Block::Picture { title, caption, svg } => format!(
            "<figure><h3>{}</h3>\n{svg}<figcaption>{}</figcaption></figure>\n",
            escaped(title),
            escaped(caption)
        ),
        Block::Together(blocks) => {
            format!("<section>\n{}</section>\n", blocks.iter().map(self::block).collect::<String>())
        }
    }
}

/// A text as text, whatever it holds.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_texts_stays_text() {
        let hostile = "<img src=x onerror=alert(1)> & \"x\"".to_owned();
        let document = Document {
            title: hostile.clone(),
            blocks: vec![
                Block::Heading(hostile.clone()),
                Block::Subheading(hostile.clone()),
                Block::Paragraph(hostile.clone()),
                Block::Facts(vec![(hostile.clone(), hostile.clone())]),
                Block::List(vec![hostile]),
            ],
        };
        let html = document.html();
        assert!(!html.contains("<img") && html.matches("&lt;img src=x").count() == 8, "{html}");
    }
}
