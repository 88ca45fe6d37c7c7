/** What a server or a network says when it is not there for the moment. */
const CODES = /^(08...|57P0[123]|53300|E(CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_AGAIN).*)$/;

/** What pg says without a code. */
const WORDS =
  /^(Connection terminated|timeout expired|Query read timeout|Client has encountered a connection|timeout exceeded)/;

/** Whether something failed because the server could not be asked: it may be asked again. */
export function isLostConnection(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isLostConnection);
  if (!(error instanceof Error)) return false;
  const { code = "", message, cause } = error as Error & { readonly code?: string };
  return CODES.test(code) || WORDS.test(message) || isLostConnection(cause);
}
