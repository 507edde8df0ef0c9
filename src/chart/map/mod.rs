//! The strategy map (FRAMEWORK P14): objectives in bands by perspective, how each stands, and arrows from what comes
//! first to what should follow. Drawn in rows with few crossings where there is room, as a list where there isn't.

mod bezier;
mod boxes;
mod data;
mod draw;
mod list;
mod order;
mod parts;
mod place;
mod room;
mod rows;
mod wide;

pub use data::{About, Arrow, MISSED, Node, Picture, Says, StrategyMap, WRONG};
use wide::Spacing;

impl StrategyMap {
    /// Under this width there is no room for rows.
    const NARROW: f64 = 520.0;
    /// What is read on a phone is as large as the text around it: it is laid out for less width, and shown larger.
    const LARGER: f64 = 16.0 / draw::SIZE;
    /// Under this there is no room for that.
    const LEAST: f64 = 200.0;

    /// The map laid out for a width.
    pub fn picture(&self, width: f64) -> Picture {
        let wide =
            (width >= Self::NARROW).then(|| wide::picture(self, width, Spacing::PAGE)).flatten();
        let picture = wide.unwrap_or_else(|| {
            list::picture(self, (width / Self::LARGER).max(width.min(Self::LEAST)))
        });
        self.told(picture)
    }

    /// A picture with what is said of it.
    fn told(&self, mut picture: Picture) -> Picture {
        let standing = match self.says {
            Says::All => ", with their measures by status to date",
            _ => "",
        };
        let scene = &mut picture.scene;
        scene.title = self.title.clone();
        scene.caption = format!(
            "Objectives by perspective{standing}. An arrow leads from what comes first to what should follow."
        );
        scene.description = match self.asked_words() {
            Some(asked) => format!("{}. {asked}", self.described()),
            None => self.described(),
        };
        scene.table = self.table();
        picture
    }

    /// The map as large as it gets on a sheet: laid out wider, and made smaller, where it would be too high.
    pub fn on_sheet(&self, (width, height): (f64, f64)) -> Picture {
        /// From one width tried to the next, and how many are.
        const STEP: f64 = 80.0;
        const WIDTHS: u8 = 14;
        let widths = (0..WIDTHS).map(|step| width + STEP * f64::from(step));
        let scale = |it: &Picture| (width / it.scene.width).min(height / it.scene.height);
        let larger =
            |best: Picture, next: Picture| if scale(&next) > scale(&best) { next } else { best };
        widths.map(|width| self.picture(width)).reduce(larger).unwrap_or_default()
    }
}
