// New passwords: generated, or typed twice.
import type { Field, Values } from "./form.js";

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_+.";
const LENGTH = 24;
/** The kinds of characters that a password must have. */
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[-_+.]/];

/** The fields for a password whose parameter has this name. */
export function passwordFields(name = "password"): Field[] {
  const isTyped = (values: Values) => values["is_generated"] !== true;
  const hint = "At least 12 characters, with small and capital letters, digits and a special character.";
  return [
    {
      name: "is_generated",
      label: "Generate a strong password",
      type: "checkbox",
      value: true,
      hint: "It is shown once, when it is set.",
    },
    { name, label: "Password", type: "password", required: true, hint, isShown: isTyped },
    { name: "repeated", label: "Password again", type: "password", required: true, isShown: isTyped },
  ];
}

/** The password of the fields; rejects two that differ. */
export function passwordOf(values: Values, name = "password"): { password: string; isGenerated: boolean } {
  if (values["is_generated"] === true) return { password: generated(), isGenerated: true };
  if (values[name] !== values["repeated"]) throw new Error("The two passwords differ: type the same one twice.");
  return { password: String(values[name]), isGenerated: false };
}

function generated(): string {
  for (;;) {
    // Bytes beyond the last whole multiple would favour the first characters.
    const most = 256 - (256 % ALPHABET.length);
    const bytes = [...crypto.getRandomValues(new Uint8Array(4 * LENGTH))].filter((byte) => byte < most);
    const password = bytes
      .slice(0, LENGTH)
      .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
      .join("");
    if (password.length === LENGTH && KINDS.every((kind) => kind.test(password))) return password;
  }
}
