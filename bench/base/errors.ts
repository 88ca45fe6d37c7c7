/** A request that cannot be carried out as it stands: the message is one line and says what to change. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  /** @param details Lines after the message, when several things have to change. */
  constructor(message: string, readonly details: readonly string[] = []) {
    super(message);
  }
}

/** A result cannot be saved: the disk is full, or a file is gone. The message is one line. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}
