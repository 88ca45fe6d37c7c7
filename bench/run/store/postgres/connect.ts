import { readFile } from "node:fs/promises";
// @ts-types="@types/pg"
import pg from "pg";
import { fileFault, UsageError } from "../../../base/mod.ts";
import { parseTlsMode, type ServerAddress, showServer, type TlsMode } from "./server_address.ts";

export type Pool = pg.Pool;

/** What runs statements: the pool, or a connection with a transaction. */
export type Queryable = Pick<pg.PoolClient, "query">;

/** How long a server may take to answer, in milliseconds. */
const CONNECT_MILLISECONDS = 10_000, QUERY_MILLISECONDS = 60_000;

/** TLS as node:tls takes it; false for none. */
type Tls = false | {
  readonly rejectUnauthorized: boolean;
  readonly ca?: string;
  readonly checkServerIdentity?: () => undefined;
};

/**
 * Connects to a database.
 *
 * @param size Connections at the same time.
 * @param isReadOnly Whether the server is to refuse whatever writes.
 * @throws {UsageError} If there is no server, or it refuses.
 */
export async function connect(
  address: ServerAddress,
  size: number,
  isReadOnly: boolean,
): Promise<Pool> {
  const config: pg.PoolConfig = {
    host: address.host,
    port: address.port,
    database: address.database,
    user: userOf(address),
    // With none, this library would look for a file of passwords.
    password: address.password ?? (Deno.env.get("PGPASSWORD") || noPassword),
    application_name: "gradnoise",
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: QUERY_MILLISECONDS,
    idle_in_transaction_session_timeout: QUERY_MILLISECONDS,
    keepAlive: true,
    ...isReadOnly ? { options: "-c default_transaction_read_only=on" } : {},
    max: size,
  };
  const mode = address.tls ?? modeOfVariable();
  try {
    return await firstThatConnects(config, await choicesOf(mode));
  } catch (error) {
    throw refusal(address, error);
  }
}

/** "Cannot open the store postgresql://...: ..." */
export function refusal(address: ServerAddress, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  return new UsageError(`Cannot open the store ${showServer(address)}: ${serverFault(error)}`);
}

/** What is wrong with a server, in one line. */
export function serverFault(error: unknown): string {
  // A host with several addresses gives one error for each.
  const [first = error] = error instanceof AggregateError ? error.errors : [];
  const { code, message } = first as Error & { code?: string };
  switch (code) {
    case "ECONNREFUSED":
      return "no server answers there";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "there is no such host";
    case "28P01":
      return "the user name or the password is wrong";
    default:
      return String(message || code).split("\n")[0]!;
  }
}

function userOf(address: ServerAddress): string {
  const name = address.user ?? Deno.env.get("PGUSER");
  if (name) return name;
  throw new UsageError(
    `Cannot use --storage ${showServer(address)}: it names no user, nor does PGUSER`,
  );
}

function noPassword(): never {
  throw new Error("the server asks for a password: set PGPASSWORD");
}

function modeOfVariable(): TlsMode {
  const refuse = (reason: string) => new UsageError(`Cannot use PGSSLMODE: ${reason}`);
  return parseTlsMode(Deno.env.get("PGSSLMODE") || "prefer", refuse);
}

/** What to try, one after the other. */
async function choicesOf(mode: TlsMode): Promise<Tls[]> {
  const encrypted = { rejectUnauthorized: false };
  switch (mode) {
    case "disable":
      return [false];
    case "prefer":
      return [encrypted, false];
    case "require":
      return [encrypted];
    case "verify-ca":
      return [{ ...await trusted(), checkServerIdentity: () => undefined }];
    case "verify-full":
      return [await trusted()];
  }
}

async function trusted(): Promise<Exclude<Tls, false>> {
  const path = Deno.env.get("PGSSLROOTCERT");
  // Without one, the authorities that Deno knows.
  if (!path) return { rejectUnauthorized: true };
  try {
    return { rejectUnauthorized: true, ca: await readFile(path, "utf8") };
  } catch (error) {
    throw new UsageError(`Cannot read ${path} (PGSSLROOTCERT): ${fileFault(error)}`);
  }
}

async function firstThatConnects(config: pg.PoolConfig, choices: readonly Tls[]): Promise<Pool> {
  for (const [i, ssl] of choices.entries()) {
    const pool = new pg.Pool({ ...config, ssl: ssl as pg.PoolConfig["ssl"] });
    // Of a connection that nobody uses; who uses one sees its own.
    pool.on("error", () => {});
    try {
      await pool.query("SELECT 1");
      return pool;
    } catch (error) {
      await pool.end();
      const isPlain = /does not support SSL/.test((error as Error).message);
      if (!isPlain || i === choices.length - 1) throw error;
    }
  }
  throw new TypeError("There is nothing to try");
}
