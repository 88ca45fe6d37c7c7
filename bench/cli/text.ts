/** Small pieces of text for a terminal. */

/** A fraction as a percentage: "4.0 %". */
export function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}

/** Seconds as "4.2 s" or, from a minute, as "1:05" or "1:00:00". */
export function duration(seconds: number): string {
  // Not 60: what would be rounded up to a minute is one.
  return seconds < 59.95 ? `${seconds.toFixed(1)} s` : clock(seconds);
}

/** Seconds as "0:05". */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** "1 trial", "2 trials". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * Rows in columns of equal width, two spaces between them.
 *
 * @param right The columns whose cells are aligned to the right.
 */
export function columns(
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number> = new Set(),
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row.map((cell, i) => right.has(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))
      .join("  ").trimEnd()
  );
}
