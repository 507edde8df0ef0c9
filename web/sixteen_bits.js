// Bytes as text within a page in UTF-16: two bytes a character of two bytes, so that the text is hardly longer than they are,
// where seven bits a character of UTF-8 take an eighth more and base64 a third. A host that says the file is UTF-8 breaks
// nothing: the mark that the file begins with goes before what it says.
//
// Some characters may not stand there. So each block of bytes is mixed with a row of numbers; where the row begins is the
// block's first character, and was tried until none came that is barred.

/** How many characters have a row of numbers of their own. Of twice as many the beginning is looked for a hundred times as long. */
const BLOCK = 128;

/** What an HTML parser would rewrite or read (NUL, a carriage return, what may begin a tag), and halves of longer characters. */
const barred = (code) => code === 0x00 || code === 0x0d || code === 0x3c || (code >= 0xd800 && code < 0xe000);

/** The number after `number`: it goes through all of 65,536 before one comes again. */
const after = (number) => (number * 25173 + 13849) & 0xffff;

/** The bytes as text. How many there are is to be kept beside it. */
export function asText(bytes) {
  const pairs = Uint16Array.from({ length: Math.ceil(bytes.length / 2) }, (_, at) => {
    return bytes[2 * at] | ((bytes[2 * at + 1] ?? 0) << 8);
  });
  let text = '';
  for (let at = 0; at < pairs.length; at += BLOCK) text += blockOf(pairs.subarray(at, at + BLOCK));
  return text;
}

function blockOf(pairs) {
  const codes = new Uint16Array(pairs.length + 1);
  for (let begins = 0; begins < 0x10000; begins += 1) {
    if (mixed(pairs, begins, codes)) return String.fromCharCode(...codes);
  }
  throw new Error('No row of numbers leaves a block without what is barred');
}

/** Writes a block into `codes`, and says whether all of it may stand. */
function mixed(pairs, begins, codes) {
  codes[0] = begins;
  let number = begins;
  for (let at = 0; at < codes.length; at += 1) {
    if (at > 0) codes[at] = pairs[at - 1] ^ (number = after(number));
    if (barred(codes[at])) return false;
  }
  return true;
}

/** `length` bytes out of the text that `asText` made of them, in pieces of some `size` bytes: so much is read at a time. */
export function* fromText(text, length, size) {
  const characters = Math.ceil(size / 2 / BLOCK) * (BLOCK + 1);
  let left = length;
  for (let at = 0; at < text.length; at += characters) {
    const piece = bytesOf(text.slice(at, at + characters)).subarray(0, left);
    left -= piece.length;
    yield piece;
  }
}

/** The bytes of whole blocks, or of the text's end. */
function bytesOf(blocks) {
  const bytes = new Uint8Array(2 * blocks.length);
  let to = 0;
  let number = 0;
  for (let at = 0; at < blocks.length; at += 1) {
    const code = blocks.charCodeAt(at);
    if (at % (BLOCK + 1) === 0) {
      number = code;
      continue;
    }
    number = after(number);
    const pair = code ^ number;
    bytes[to++] = pair & 0xff;
    bytes[to++] = pair >> 8;
  }
  return bytes.subarray(0, to);
}
