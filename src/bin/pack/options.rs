//! A command's file and its options.

/// What was typed after a command: one file, and options with a value each.
pub struct Options<'a> {
    /// The file, where one was named.
    pub file: Option<&'a str>,
    given: Vec<(&'a str, &'a str)>,
}

impl<'a> Options<'a> {
    /// Takes the arguments of a command that knows these options.
    ///
    /// # Errors
    /// Says which argument makes no sense.
    pub fn read(command: &str, known: &[&str], arguments: &[&'a str]) -> Result<Self, String> {
        let mut options = Self { file: None, given: Vec::new() };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if known.contains(argument) {
                let value = rest.next().ok_or_else(|| format!("{argument} needs a value"))?;
                options.given.push((argument, value));
            } else if options.file.is_none() && !argument.starts_with('-') {
                options.file = Some(argument);
            } else {
                return Err(format!("{command} doesn't know '{argument}'"));
            }
        }
        Ok(options)
    }

    /// Every value of an option that may be given more than once.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.given.iter().filter(move |(given, _)| *given == name).map(|(_, value)| *value)
    }

    /// The value of an option; the last where it was given twice.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.given.iter().rev().find(|(given, _)| *given == name).map(|(_, value)| *value)
    }
}
