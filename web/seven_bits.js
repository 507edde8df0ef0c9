// Bytes as text within a page in UTF-8: seven bits a character, an eighth more than the bytes themselves, where base64
// takes a third. What an HTML parser would rewrite or read goes into a character of two bytes together with the seven
// bits after it. The scheme is Base122's (Kevin Albertson, 2016), with what may not stand in a script element.

/** What may not stand there as it is: NUL, a carriage return, and what may begin a tag or a comment. */
const BARRED = [0x00, 0x0d, 0x3c];

/** The bytes as text. How many there are is to be kept beside it. */
export function asText(bytes) {
  const codes = [];
  const sevens = Math.ceil((bytes.length * 8) / 7);
  for (let at = 0; at < sevens; at += 1) {
    const code = seven(bytes, at);
    const barred = BARRED.indexOf(code);
    if (barred < 0) codes.push(code);
    else codes.push(0x80 + (barred << 7) + seven(bytes, (at += 1)));
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(Uint16Array.from(codes));
}

/** `length` bytes out of the text that `asText` made of them, in pieces of `size` or one more: so much is read at a time. */
export function* fromText(text, length, size) {
  let bytes = new Uint8Array(size + 1);
  let left = length;
  let held = 0;
  let bits = 0;
  let to = 0;
  const take = (code) => {
    held = (held << 7) | code;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    bytes[to++] = held >> bits;
    held &= (1 << bits) - 1;
  };
  const piece = () => {
    const read = bytes.subarray(0, Math.min(to, left));
    left -= read.length;
    bytes = new Uint8Array(size + 1);
    to = 0;
    return read;
  };
  for (let at = 0; at < text.length; at += 1) {
    if (to >= size) yield piece();
    const code = text.charCodeAt(at);
    if (code < 0x80) take(code);
    else {
      take(BARRED[(code >> 7) - 1]);
      take(code & 0x7f);
    }
  }
  yield piece();
}

/** The seven bits at a place, counted in sevens; past the end they are nought. */
function seven(bytes, at) {
  const bit = at * 7;
  const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
  return (two >> (9 - (bit & 7))) & 0x7f;
}
