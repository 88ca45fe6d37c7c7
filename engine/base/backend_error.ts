/** A numerical backend that cannot be used; the message says why. */
export class BackendError extends Error {
  override readonly name = "BackendError";
}
