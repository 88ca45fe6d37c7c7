/** Where the largest value stands; the first of equals. */
export function argMax(values: readonly number[]): number {
  return values.reduce((best, value, i) => value > values[best]! ? i : best, 0);
}
