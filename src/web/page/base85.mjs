// Bytes as text: four bytes are five characters, where base64 needs six. The characters mean nothing in HTML.
const characters = "!#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{";

export function encode(bytes) {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const words = new DataView(padded.buffer);
  let text = `${bytes.length} `;
  for (let at = 0; at < padded.length; at += 4) {
    let word = words.getUint32(at);
    let five = "";
    for (let i = 0; i < 5; ++i) {
      five = characters[word % 85] + five;
      word = Math.floor(word / 85);
    }
    text += five;
  }
  return text;
}

export function decode(text) {
  const space = text.indexOf(" ");
  const values = new Uint8Array(128);
  for (let i = 0; i < 85; ++i) values[characters.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.ceil(Number(text.slice(0, space)) / 4) * 4);
  const words = new DataView(bytes.buffer);
  for (let at = 0, from = space + 1; at < bytes.length; at += 4) {
    let word = 0;
    for (let i = 0; i < 5; ++i) word = word * 85 + values[text.charCodeAt(from++)];
    words.setUint32(at, word);
  }
  return bytes.subarray(0, Number(text.slice(0, space)));
}
