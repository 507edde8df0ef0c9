//! Serde's side of it: what asks for a value gets the tokens that it asks for.

use super::not_read::NotRead;
use super::tokens::{Figure, Token, Tokens};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;

fn text_to<'de, V: Visitor<'de>>(text: Cow<'de, str>, visitor: V) -> Result<V::Value, NotRead> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

fn figure_to<'de, V: Visitor<'de>>(figure: Figure, visitor: V) -> Result<V::Value, NotRead> {
    match figure {
        Figure::Count(count) => visitor.visit_u64(count),
        Figure::Below(below) => visitor.visit_i64(below),
        Figure::Float(value) => visitor.visit_f64(value),
    }
}

impl<'de> Tokens<'de> {
    fn list_to<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, NotRead> {
        self.enter()?;
        let made = visitor.visit_seq(Within { tokens: self, is_first: true })?;
        self.leave(b']')?;
        Ok(made)
    }

    fn object_to<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, NotRead> {
        self.enter()?;
        let made = visitor.visit_map(Within { tokens: self, is_first: true })?;
        self.leave(b'}')?;
        Ok(made)
    }
}

/// Numbers of every kind are read alike: what takes one refuses what it can't hold.
macro_rules! figures {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
            figure_to(self.figure()?, visitor)
        })*
    };
}

macro_rules! texts {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
            text_to(self.text()?, visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for &mut Tokens<'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        match self.next()? {
            Token::Null => visitor.visit_unit(),
            Token::Flag(flag) => visitor.visit_bool(flag),
            Token::Number(figure) => figure_to(figure, visitor),
            Token::Text(text) => text_to(text, visitor),
            Token::List => self.list_to(visitor),
            Token::Object => self.object_to(visitor),
        }
    }

    figures! {
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_f32 deserialize_f64
    }

    texts! { deserialize_char deserialize_str deserialize_string deserialize_identifier }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        self.expect(b'[')?;
        self.list_to(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        self.expect(b'{')?;
        self.object_to(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        if self.peek() != Some(b'n') {
            return visitor.visit_some(self);
        }
        self.next()?;
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotRead> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        if !self.take(b'{') {
            return visitor.visit_enum(self.text()?.into_deserializer());
        }
        self.enter()?;
        let made = visitor.visit_enum(Named(self))?;
        self.leave(b'}')?;
        Ok(made)
    }

    forward_to_deserialize_any! {
        bool i128 u128 bytes byte_buf unit unit_struct tuple_struct struct ignored_any
    }
}

/// What stands in a list or an object.
struct Within<'a, 'de> {
    tokens: &'a mut Tokens<'de>,
    is_first: bool,
}

impl Within<'_, '_> {
    /// Goes to the next, past the comma before it; whether there is one.
    fn goes_on(&mut self, closing: u8) -> Result<bool, NotRead> {
        if self.tokens.peek() == Some(closing) {
            return Ok(false);
        }
        if !self.is_first {
            self.tokens.expect(b',')?;
        }
        self.is_first = false;
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for Within<'_, 'de> {
    type Error = NotRead;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, NotRead> {
        if self.goes_on(b']')? { seed.deserialize(&mut *self.tokens).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Within<'_, 'de> {
    type Error = NotRead;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, NotRead> {
        if self.goes_on(b'}')? { seed.deserialize(Key(self.tokens)).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NotRead> {
        self.tokens.expect(b':')?;
        seed.deserialize(&mut *self.tokens)
    }
}

/// The name of a field.
struct Key<'a, 'de>(&'a mut Tokens<'de>);

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        text_to(self.0.text()?, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        visitor.visit_enum(self.0.text()?.into_deserializer())
    }

    // A number as a name would be read by serde_json only.
    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}

/// A choice that holds something, under its name.
struct Named<'a, 'de>(&'a mut Tokens<'de>);

impl<'de> EnumAccess<'de> for Named<'_, 'de> {
    type Error = NotRead;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), NotRead> {
        let name = seed.deserialize(Key(self.0))?;
        self.0.expect(b':')?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Named<'_, 'de> {
    type Error = NotRead;

    fn unit_variant(self) -> Result<(), NotRead> {
        serde::de::Deserialize::deserialize(self.0)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NotRead> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotRead> {
        self.0.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        self.0.deserialize_any(visitor)
    }
}
