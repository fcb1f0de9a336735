// Values as text, in the language of the page.
const LANGUAGE = "en";

const dates = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" });
/** The formats of amounts: to make one takes longer than to use it a hundred times. */
const amounts = new Map<string, Intl.NumberFormat>();
const UNITS: [unit: Intl.RelativeTimeFormatUnit, millis: number][] = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

export function dateTime(time: string | number): string {
  return dates.format(new Date(time));
}

/** The time relative to now, as in `3 hours ago`. */
export function ago(time: string | number, now: number): string {
  const elapsed = new Date(time).getTime() - now;
  const [unit, millis] = UNITS.find(([, millis]) => Math.abs(elapsed) >= millis) ?? ["minute", 60_000];
  return Math.abs(elapsed) < 60_000 ? "just now" : relative.format(Math.round(elapsed / millis), unit);
}

/** A number of bytes, in powers of ten as the API counts traffic. */
export function bytes(count: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const power = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  const value = count / 1000 ** power;
  return `${value.toLocaleString(LANGUAGE, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${units[power]}`;
}

/** An amount, with a number of digits after the point; by default that of the currency. */
export function money(amount: number, currency: string, digits?: number): string {
  const key = `${currency} ${digits}`;
  let format = amounts.get(key);
  if (!format) {
    const fraction = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(LANGUAGE, { style: "currency", currency, ...fraction });
    amounts.set(key, format);
  }
  return format.format(amount);
}

export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString(LANGUAGE)} ${number === 1 ? singular : plural}`;
}

/** A name of the API as words, as in `create server` for `create_server`. */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** A text with a capital letter at its start. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A location as people say it and as the API names it, as in `Falkenstein (fsn1)`. */
export function place({ name, city }: { name: string; city?: string | null }): string {
  return city ? `${city} (${name})` : name;
}
