/** A request that cannot be carried out as it stands: the message is one line and says what to change. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
