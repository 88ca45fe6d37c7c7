/* Numbers of two significant digits as two characters each: a page has many thousands of them. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Powers of ten from that of the smallest float32 on; codes after them are for what has no power. */
const LOWEST = -38, HIGHEST = 6, ZERO = 4094, MISSING = 4095;

/** Packs numbers that are 0 or more, or null; those beyond the powers there are become the last of them. */
export function pack(values: readonly (number | null)[]): string {
  return values.map((value) => {
    const code = codeOf(value);
    return DIGITS[code >> 6]! + DIGITS[code & 63]!;
  }).join("");
}

function codeOf(value: number | null): number {
  if (value === null) return MISSING;
  if (value === 0) return ZERO;
  // As text, so that 9.99 becomes 10 and not 9.
  const [digits = "", power = ""] = value.toExponential(1).split("e");
  const at = Math.max(LOWEST, Math.min(HIGHEST, Number(power)));
  return (at - LOWEST) * 90 + Math.round(10 * Number(digits)) - 10;
}

/** The numbers of `pack`. */
export function unpack(text: string): (number | null)[] {
  return Array.from({ length: text.length / 2 }, (_, i) => {
    const code = DIGITS.indexOf(text[2 * i]!) << 6 | DIGITS.indexOf(text[2 * i + 1]!);
    if (code === MISSING) return null;
    if (code === ZERO) return 0;
    return Number(`${10 + code % 90}e${Math.floor(code / 90) + LOWEST - 1}`);
  });
}
