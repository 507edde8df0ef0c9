//! How the file is laid out: keys sorted, a field a line, but one observation or trajectory step a line.
//!
//! A serde_json formatter that writes into its own buffer, because an object's fields can only be put
//! in order once all of them are there. It hands everything on when the outermost value ends.

use serde_json::ser::{CharEscape, CompactFormatter, Formatter};
use std::io::{Result, Write};

/// Arrays under these keys hold one element a line.
const LINE_ARRAYS: [&[u8]; 2] = [b"\"series\"", b"\"trajectory\""];

/// A field of an object: where its key and value stand in the buffer.
struct Field {
    start: usize,
    key_end: usize,
    end: usize,
}

/// An object or array that is being written.
struct Open {
    /// Where its contents start in the buffer.
    start: usize,
    /// Where its fields start among all fields.
    fields: usize,
    /// An array whose elements take a line each.
    line_array: bool,
    /// Something that is written on one line.
    inline: bool,
}

/// See the module.
#[derive(Default)]
pub(super) struct Layout {
    out: Vec<u8>,
    scratch: Vec<u8>,
    open: Vec<Open>,
    fields: Vec<Field>,
}

impl Layout {
    fn open(&mut self, bracket: u8) {
        let line_array = bracket == b'[' && self.after_key_of_lines();
        let inline = self.open.last().is_some_and(|open| open.inline || open.line_array);
        self.out.push(bracket);
        let (start, fields) = (self.out.len(), self.fields.len());
        self.open.push(Open { start, fields, line_array, inline });
    }

    /// Whether the value that starts now is the list of observations or steps.
    fn after_key_of_lines(&self) -> bool {
        let (Some(open), Some(field)) = (self.open.last(), self.fields.last()) else {
            return false;
        };
        let in_object = open.fields < self.fields.len() && field.end == 0;
        let key = self.out.get(field.start..field.key_end).unwrap_or_default();
        in_object && !open.inline && LINE_ARRAYS.contains(&key)
    }

    /// A line break and a space for each level.
    fn line(out: &mut Vec<u8>, levels: usize) {
        out.push(b'\n');
        out.resize(out.len() + levels, b' ');
    }

    /// Puts the fields of the innermost object in order and lays them out.
    fn close_object(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let levels = self.open.len();
        let Some(fields) = self.fields.get_mut(open.fields..) else { return };
        let out = &self.out;
        let key = |field: &Field| out.get(field.start..field.key_end).unwrap_or_default();
        if !fields.is_sorted_by(|a, b| key(a) <= key(b)) {
            fields.sort_by(|a, b| key(a).cmp(key(b)));
        }
        self.scratch.clear();
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.scratch.push(b',');
            }
            if !open.inline {
                Self::line(&mut self.scratch, levels + 1);
            } else if index > 0 {
                self.scratch.push(b' ');
            }
            self.scratch.extend_from_slice(out.get(field.start..field.end).unwrap_or_default());
        }
        if !open.inline && !fields.is_empty() {
            Self::line(&mut self.scratch, levels);
        }
        self.fields.truncate(open.fields);
        self.out.truncate(open.start);
        self.out.extend_from_slice(&self.scratch);
        self.out.push(b'}');
    }

    /// Hands everything on once nothing is open.
    fn finish<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if self.open.is_empty() {
            writer.write_all(&self.out)?;
            self.out.clear();
        }
        Ok(())
    }
}

/// Passes scalars to the compact formatter, into our buffer.
macro_rules! into_buffer {
    ($($name:ident($($value:ident: $type:ty)?);)*) => {
        $(fn $name<W: ?Sized + Write>(&mut self, _: &mut W $(, $value: $type)?) -> Result<()> {
            CompactFormatter.$name(&mut self.out $(, $value)?)
        })*
    };
}

impl Formatter for Layout {
    into_buffer! {
        write_null();
        write_bool(value: bool);
        write_i8(value: i8);
        write_i16(value: i16);
        write_i32(value: i32);
        write_i64(value: i64);
        write_i128(value: i128);
        write_u8(value: u8);
        write_u16(value: u16);
        write_u32(value: u32);
        write_u64(value: u64);
        write_u128(value: u128);
        write_f32(value: f32);
        write_f64(value: f64);
        write_number_str(value: &str);
        begin_string();
        end_string();
        write_string_fragment(fragment: &str);
        write_char_escape(escape: CharEscape);
        write_raw_fragment(fragment: &str);
    }

    fn begin_array<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.open(b'[');
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if let Some(open) = self.open.pop()
            && !open.inline
            && self.out.len() > open.start
        {
            Self::line(&mut self.out, self.open.len());
        }
        self.out.push(b']');
        self.finish(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, _: &mut W, first: bool) -> Result<()> {
        if !first {
            self.out.push(b',');
        }
        if self.open.last().is_some_and(|open| !open.inline) {
            Self::line(&mut self.out, self.open.len());
        } else if !first {
            self.out.push(b' ');
        }
        Ok(())
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.open(b'{');
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.close_object();
        self.finish(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, _: &mut W, _: bool) -> Result<()> {
        self.fields.push(Field { start: self.out.len(), key_end: 0, end: 0 });
        Ok(())
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        if let Some(field) = self.fields.last_mut() {
            field.key_end = self.out.len();
        }
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.out.extend_from_slice(b": ");
        Ok(())
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        if let Some(field) = self.fields.last_mut() {
            field.end = self.out.len();
        }
        Ok(())
    }
}
