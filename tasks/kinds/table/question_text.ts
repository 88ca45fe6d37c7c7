import type { TableQuestion } from "./question.ts";

/** What a question says: words, and the numbers between them. */
export type Wording = Pick<TableQuestion, "words" | "operands">;

/** The shortest decimal that is this number in float32: 17.27 for 17.270000457763672. */
export function shortestNumber(value: number): number {
  const hundredths = Math.round(100 * value) / 100;
  // What was generated is found at once; a large number is whole, but its digits are not all needed.
  if (Math.fround(hundredths) === value && Math.abs(value) < 1e6) return hundredths;
  // Nine digits tell any two numbers of 32 bits apart.
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return Number(value.toPrecision(9));
}

/** A question with its numbers in their places. */
export function questionText({ words, operands }: Wording): string {
  const numbersAfter = (position: number) =>
    operands.filter((operand) => operand.position === position)
      .map(({ value }) => String(shortestNumber(value)));
  return [numbersAfter(-1), ...words.map((word, i) => [word, ...numbersAfter(i)])].flat().join(" ");
}
