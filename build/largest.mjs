// Which functions a part of the code spends its bytes on, by the names that are still there before it is made
// smaller.

/** The largest functions of a module: `[name, bytes]`, the largest first. */
export function largest(bytes, count = 10) {
  const sizes = [];
  const names = new Map();
  let imported = 0;
  const reader = { bytes, at: 8 };
  while (reader.at < bytes.length) {
    const id = bytes[reader.at++];
    const end = number(reader) + reader.at;
    if (id === 2) imported = importedFunctions(reader);
    if (id === 10) {
      for (let left = number(reader); left > 0; left -= 1) {
        const size = number(reader);
        sizes.push(size);
        reader.at += size;
      }
    }
    if (id === 0 && text(reader) === 'name') functionNames(reader, end, names);
    reader.at = end;
  }
  return sizes
    .map((size, index) => [names.get(index + imported) ?? `function ${index}`, size])
    .sort(([, one], [, other]) => other - one)
    .slice(0, count);
}

function functionNames(reader, end, names) {
  while (reader.at < end) {
    const kind = reader.bytes[reader.at++];
    const after = number(reader) + reader.at;
    if (kind === 1) {
      for (let left = number(reader); left > 0; left -= 1) names.set(number(reader), text(reader));
    }
    reader.at = after;
  }
}

/** How many functions a module takes from outside: they are counted first. */
function importedFunctions(reader) {
  let functions = 0;
  for (let left = number(reader); left > 0; left -= 1) {
    text(reader);
    text(reader);
    const kind = reader.bytes[reader.at++];
    if (kind === 0) {
      number(reader);
      functions += 1;
    } else if (kind === 1) {
      reader.at += 1;
      limits(reader);
    } else if (kind === 2) limits(reader);
    else if (kind === 3) reader.at += 2;
    else {
      reader.at += 1;
      number(reader);
    }
  }
  return functions;
}

function limits(reader) {
  const flags = reader.bytes[reader.at++];
  number(reader);
  if (flags & 1) number(reader);
}

function text(reader) {
  const length = number(reader);
  reader.at += length;
  return Buffer.from(reader.bytes.subarray(reader.at - length, reader.at)).toString();
}

/** An unsigned number in LEB128. */
function number(reader) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
}
