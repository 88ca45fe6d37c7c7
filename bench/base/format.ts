/** Numbers as people read them, on the screen and in the report. */

/** A fraction in percent, as "8.3 %". */
export function percent(fraction: number, decimals = 1): string {
  return `${(100 * fraction).toFixed(decimals)} %`;
}

/** Two fractions in percent, as "7.0 to 9.2 %". */
export function percentRange(lowest: number, highest: number, decimals = 1): string {
  const [from, to] = [lowest, highest].map((fraction) => (100 * fraction).toFixed(decimals));
  return `${from} to ${to} %`;
}

/** A difference of fractions in percentage points, as "+0.4" or "−1.2". */
export function points(difference: number, decimals = 1): string {
  const size = Math.abs(100 * difference).toFixed(decimals);
  if (Number(size) === 0) return size;
  return `${difference < 0 ? "−" : "+"}${size}`;
}

/** An interval of differences in percentage points, as "−1.2 to +0.4". */
export function pointsRange(lowest: number, highest: number): string {
  const decimals = rangeDecimals(lowest, highest);
  return `${points(lowest, decimals)} to ${points(highest, decimals)}`;
}

/** For an interval that excludes zero, enough decimals that neither end rounds to zero. */
export function rangeDecimals(lowest: number, highest: number): number {
  const nearest = 100 * Math.max(lowest, -highest);
  return nearest <= 0
    ? 1
    : [1, 2, 3].find((decimals) => Number(nearest.toFixed(decimals)) > 0) ?? 4;
}

/** Seconds as "4.2 s", "3 min 20 s" or "1 h 5 min". */
export function duration(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds), minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Seconds as "0:05" or "1:00:05", for a running clock. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** A count with its noun, as "1 seed" or "3 seeds"; an irregular plural is given: "2 stories". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A list in words, as "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Four significant digits: what a chart needs of a number. */
export function fourDigits(value: number): number {
  return Number(value.toPrecision(4));
}

/** The same for a number that may be missing. */
export function short(value: number | null): number | null {
  return value === null ? null : fourDigits(value);
}

/** A fraction in percent for a chart. */
export function shortPercent(fraction: number | null): number | null {
  return fraction === null ? null : short(100 * fraction);
}

/** A moment in ISO 8601 to the minute, as "2026-01-02 03:04 UTC". */
export function dateAndTime(moment: string): string {
  return `${moment.slice(0, 16).replace("T", " ")} UTC`;
}

/** A p-value, as "0.032"; below a thousandth, "< 0.001". */
export function probability(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** Two significant digits, without an exponent: "410", "0.0021". */
export function plainNumber(value: number): string {
  if (value === 0) return "0";
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en-US");
  const text = Number(value.toPrecision(2)).toFixed(10);
  return Math.abs(value) >= 100 ? String(Math.round(value)) : text.replace(/\.?0+$/, "");
}

/** A count as people write it: "12,000". */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

/** A fraction in percent with as many digits as it has: "1 %", "0.5 %". */
export function exactPercent(fraction: number): string {
  return `${Number((100 * fraction).toPrecision(12))} %`;
}

/** Bytes with two digits: "3.1 MB", "350 MB". */
export function bytesText(bytes: number): string {
  const [unit, size] = ([["GB", 1e9], ["MB", 1e6]] as const)
    .find(([, size]) => bytes >= size) ?? ["kB", 1e3] as const;
  return `${Number((bytes / size).toPrecision(2)).toLocaleString("en-US")} ${unit}`;
}
