//! Texts in an address.

/// What stands behind the `?` of an address.
pub(super) trait Query: Sized {
    /// Read from there; `None` where it must be there and isn't.
    fn read(query: &str) -> Option<Self>;
    /// With its `?`, where there is anything to say.
    fn written(&self) -> String;
}

/// The path of a pack.
impl Query for String {
    fn read(query: &str) -> Option<Self> {
        parameter(query, "pack")
    }

    fn written(&self) -> String {
        format!("?pack={}", encode(self))
    }
}

/// The steps of a page's address: each a word, or `None` where an id stands.
pub(super) type Steps = &'static [Option<&'static str>];

/// The address of these steps, with the id where one stands.
pub(super) fn address(steps: Steps, id: Option<&str>) -> String {
    let step = |step: &Option<&str>| encode(step.or(id).unwrap_or_default());
    let steps: Vec<String> = steps.iter().map(step).collect();
    format!("#/{}", steps.join("/"))
}

/// Whether an address is of these steps.
pub(super) fn leads_to(address: &[&str], steps: Steps) -> bool {
    let is = |(found, step): (&&str, &Option<&str>)| step.is_none_or(|step| *found == step);
    address.len() == steps.len() && address.iter().zip(steps).all(is)
}

/// The id that an address of these steps names, empty where none does; `None` where it isn't text.
pub(super) fn named(address: &[&str], steps: Steps) -> Option<String> {
    let id = address.iter().zip(steps).find(|(_, step)| step.is_none());
    id.map_or(Some(String::new()), |(text, _)| decode(text))
}

/// The value of a parameter of a query.
pub(super) fn parameter(query: &str, key: &str) -> Option<String> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == key)
        .and_then(|(_, value)| decode(value))
}

/// Percent-encodes everything but unreserved characters (RFC 3986, section 2.3).
pub(super) fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Undoes [`encode`]; `None` where the result isn't text.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}
