// Files laid one behind the other so that they squeeze well: the code of all WebAssembly stands together, ahead of everything
// else, since code is like code and like nothing else. A file is told by [name, bytes before its code, of its code, after it];
// what is no WebAssembly has no code. build/bundles.mjs lays them so, web/bundles.js takes them apart.

const CODE = 10;
const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** Where the code section of a WebAssembly module begins and ends; nothing where there is none. */
function codeOf(bytes) {
  if (!HEAD.every((byte, at) => bytes[at] === byte)) return [0, 0];
  let at = HEAD.length;
  while (at < bytes.length) {
    const begins = at;
    const section = bytes[at++];
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      length += (byte & 0x7f) * 2 ** shift;
      if (!(byte >= 0x80)) break;
    }
    at += length;
    if (section === CODE && at <= bytes.length) return [begins, at];
  }
  return [0, 0];
}

/** `files`, each a name and its bytes, as what tells them apart again and all of their bytes in order. */
export function together(files) {
  const laid = files.map(([name, bytes]) => {
    const [begins, ends] = codeOf(bytes);
    return { told: [name, begins, ends - begins, bytes.length - ends], bytes, begins, ends };
  });
  const code = laid.map(({ bytes, begins, ends }) => bytes.subarray(begins, ends));
  const others = laid.flatMap(({ bytes, begins, ends }) => [bytes.subarray(0, begins), bytes.subarray(ends)]);
  return { told: laid.map(({ told }) => told), pieces: [...code, ...others] };
}

/** How many bytes the files that `told` tells of have in all. */
export function bytesInAll(told) {
  return told.reduce((sum, [, before, code, after]) => sum + before + code + after, 0);
}

/** Each file's bytes by its name. */
export function apart(told, bytes) {
  const files = new Map();
  let code = 0;
  let other = told.reduce((sum, [, , count]) => sum + count, 0);
  for (const [name, before, count, after] of told) {
    const file = new Uint8Array(before + count + after);
    file.set(bytes.subarray(other, other + before));
    file.set(bytes.subarray(code, code + count), before);
    file.set(bytes.subarray(other + before, other + before + after), before + count);
    code += count;
    other += before + after;
    files.set(name, file);
  }
  return files;
}
