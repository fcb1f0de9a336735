// Values as text, in the language of the page.
const LANGUAGE = "en";

/** By hand, because the first use of `Intl` for times holds up the page for 10 ms. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** The formats of amounts: to make one takes longer than to use it a hundred times. */
const amounts = new Map<string, Intl.NumberFormat>();
const UNITS: [unit: string, millis: number][] = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** A time of the user's time zone, as in `27 Nov 2026, 03:29`. */
export function dateTime(time: string | number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "unknown" : `${dayOf(date)} ${date.getFullYear()}, ${clockOf(date)}`;
}

/** As in `27 Nov`. */
export function dayOf(date: Date): string {
  return `${date.getDate()} ${MONTHS[date.getMonth()]}`;
}

/** As in `03:29`. */
export function clockOf(date: Date): string {
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The time relative to now, as in `3 hours ago`. */
export function ago(time: string | number, now: number): string {
  const elapsed = now - new Date(time).getTime();
  const found = UNITS.find(([, millis]) => Math.abs(elapsed) >= millis);
  if (!found) return "just now";
  const [unit, millis] = found;
  const amount = count(Math.round(Math.abs(elapsed) / millis), unit);
  return elapsed > 0 ? `${amount} ago` : `in ${amount}`;
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
