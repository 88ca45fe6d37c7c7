const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Steps from 0 to 1: nobody sees finer ones in a colour. */
const STEPS = 31;

/** Numbers from -1 to 1, a digit of base64url each: A is -1, f is 0, - is 1. */
export function packNumbers(values: Iterable<number>): string {
  return Array.from(values, (value) => {
    // What is not a number is shown as 0.
    const step = Math.round(STEPS * value) || 0;
    return DIGITS[STEPS + Math.max(-STEPS, Math.min(STEPS, step))]!;
  }).join("");
}
