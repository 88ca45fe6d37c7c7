/** Why a gate has no answer: nothing could be compared, which must never look like a pass. */
export class CannotDecideError extends Error {
  override readonly name = "CannotDecideError";
}
