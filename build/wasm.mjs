// Reads what a module of WebAssembly is made of (the specification's binary format), as far as the build looks.

/** Its sections: each one's number, a reader at its beginning, and where it starts and ends. */
export function* sections(bytes) {
  let at = 8;
  while (at < bytes.length) {
    const reader = { bytes, at: at + 1 };
    const size = number(reader);
    const end = reader.at + size;
    yield { id: bytes[at], reader, start: at, end };
    at = end;
  }
}

/** What it takes from outside, in that order: the names, the kind (0 is a function), and the bytes of what it is. */
export function imports(reader) {
  return Array.from({ length: number(reader) }, () => {
    const module = text(reader);
    const name = text(reader);
    const start = reader.at;
    const kind = reader.bytes[reader.at++];
    if (kind === 0) number(reader);
    else if (kind === 1) {
      reader.at += 1;
      limits(reader);
    } else if (kind === 2) limits(reader);
    else if (kind === 3) reader.at += 2;
    else {
      reader.at += 1;
      number(reader);
    }
    return { module, name, kind, what: reader.bytes.subarray(start, reader.at) };
  });
}

function limits(reader) {
  const flags = reader.bytes[reader.at++];
  number(reader);
  if (flags & 1) number(reader);
}

/** A text with its length before it. */
export function text(reader) {
  const length = number(reader);
  reader.at += length;
  return Buffer.from(reader.bytes.subarray(reader.at - length, reader.at)).toString();
}

/** An unsigned number in LEB128. */
export function number(reader) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
}

/** An unsigned number as LEB128. */
export function asNumber(value) {
  const bytes = [];
  for (let left = value; ; left = Math.floor(left / 0x80)) {
    if (left < 0x80) return Buffer.from([...bytes, left]);
    bytes.push((left & 0x7f) | 0x80);
  }
}

/** A text with its length before it, as bytes. */
export function asText(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([asNumber(bytes.length), bytes]);
}
