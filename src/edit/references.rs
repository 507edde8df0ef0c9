//! What a record names.

use crate::model::{FieldInfo, Kind, Look, Record};

/// Whether any reference of a record is what is looked for.
pub(crate) fn find(
    record: &dyn Record,
    is_it: &mut dyn FnMut(&'static FieldInfo, Kind, &str) -> bool,
) -> bool {
    struct Find<'a> {
        is_it: &'a mut dyn FnMut(&'static FieldInfo, Kind, &str) -> bool,
        found: bool,
    }

    impl Look for Find<'_> {
        fn reference(&mut self, field: &'static FieldInfo, kind: Kind, id: &str) {
            self.found = self.found || (self.is_it)(field, kind, id);
        }
    }

    let mut visitor = Find { is_it, found: false };
    record.look(&mut visitor);
    visitor.found
}
