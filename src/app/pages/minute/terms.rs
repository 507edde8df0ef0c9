//! What the front door's measures are drawn in terms of.

use crate::{
    model::{Pack, Vocabulary},
    rating::AsAt,
};
use std::sync::Arc;

/// What strips are drawn in terms of.
#[derive(Clone)]
pub struct Terms {
    /// The pack that they are of.
    pub pack: Arc<Pack>,
    /// The point that they are judged at.
    pub now: AsAt,
    /// Which words stand for a status.
    pub vocabulary: Vocabulary,
}
