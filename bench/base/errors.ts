/** A request that cannot be carried out as it stands: the message is one line and says what to change. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  /** @param details Lines that follow the message, where several things have to be changed. */
  constructor(message: string, readonly details: readonly string[] = []) {
    super(message);
  }
}

/** What was made cannot be kept: the disk is full, or a file is gone. The message is one line. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}
