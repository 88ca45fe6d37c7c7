import type { Pool, Queryable } from "./connect.ts";

/** Does something in one transaction: all of it is kept, or nothing. */
export async function transaction<T>(
  pool: Pool,
  action: (client: Queryable) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let fault: Error | undefined;
  // Unheard, the error of a connection that is cut would end this process.
  const onError = (error: Error) => fault ??= error;
  client.on("error", onError);
  try {
    await client.query("BEGIN");
    const result = await action(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    fault ??= error as Error;
    throw error;
  } finally {
    client.off("error", onError);
    // A connection with an open transaction is closed, which rolls it back.
    client.release(fault);
  }
}
