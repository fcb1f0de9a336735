// The values of TXT records: strings of at most 255 bytes, each in quotes. Readers of the record join them.

/** The maximum length of one string, in bytes. */
const MOST = 255;
/** A value that consists of quoted strings only. */
const QUOTED = /^\s*"(?:[^"\\]|\\\d{3}|\\[^\d])*"(?:\s+"(?:[^"\\]|\\\d{3}|\\[^\d])*")*\s*$/;
const utf8 = new TextEncoder();

/** Returns whether this is the value of a TXT record already. */
export function isTxtValue(value: string): boolean {
  return QUOTED.test(value);
}

/** The value of a TXT record with this text. */
export function txtValue(text: string): string {
  let value = "";
  let room = MOST;
  for (const character of text) {
    const { length } = utf8.encode(character);
    if (length > room) {
      value += '" "';
      room = MOST;
    }
    room -= length;
    value += escaped(character);
  }
  return `"${value}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  return code < 32 || code === 127 ? `\\${String(code).padStart(3, "0")}` : character;
}

/** The text of a TXT record; the value itself where it has no other form that is read back as the same. */
export function txtText(value: string): string {
  if (!isTxtValue(value) || /\\\d{3}/.test(value)) return value;
  const strings = [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, string = ""]) => string.replace(/\\(.)/g, "$1"));
  const text = strings.join("");
  return text === "" || isTxtValue(text) || text.trim() !== text ? value : text;
}
