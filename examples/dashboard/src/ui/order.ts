// The order of names.

/** `web-10` comes after `web-9`. */
export const compareNames = new Intl.Collator("en", { numeric: true }).compare;
