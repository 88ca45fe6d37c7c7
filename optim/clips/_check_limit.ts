/**
 * Checks the limit of a clip.
 *
 * @param what The limit is, in messages: "a norm".
 * @throws {RangeError} If it is not positive and finite.
 */
export function checkLimit(what: string, limit: number): void {
  if (limit > 0 && limit < Infinity) return;
  throw new RangeError(`Cannot clip to ${what} that is not positive and finite: ${limit}`);
}
