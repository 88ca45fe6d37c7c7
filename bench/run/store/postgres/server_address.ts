/** Where a PostgreSQL server is, as `--storage` says. Nothing heavy is loaded here. */

import { plainText, UsageError, withoutPassword } from "../../../base/mod.ts";

/** Whether to encrypt, and whom to trust; as libpq's `sslmode`. */
export const TLS_MODES = ["disable", "prefer", "require", "verify-ca", "verify-full"] as const;

export type TlsMode = typeof TLS_MODES[number];

/** A database, and who asks it. */
export interface ServerAddress {
  /** Null for the one in PGUSER. */
  readonly user: string | null;
  /** Null for the one in PGPASSWORD, if any. */
  readonly password: string | null;
  /** A name, or a number; of IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Null for the one in PGSSLMODE, or `prefer`. */
  readonly tls: TlsMode | null;
}

/** The environment variables that a command with such a store may read. */
export const SERVER_VARIABLES = ["PGUSER", "PGPASSWORD", "PGSSLMODE", "PGSSLROOTCERT"] as const;

/** How an address is written; ":PORT" may follow the host. */
export const SERVER_FORM = "postgresql://USER@HOST/DATABASE";

const USUAL_PORT = 5432;

/**
 * Reads an address. Messages repeat it without the password.
 *
 * @param place What follows "postgresql:".
 * @throws {UsageError} If it is not one.
 */
export function parseServerAddress(place: string): ServerAddress {
  const refuse = (reason: string) =>
    new UsageError(`Cannot use --storage ${withoutPassword(`postgresql:${place}`)}: ${reason}`);
  // Reading an URL drops some of them.
  if (hasControls(place)) throw refuse("it has control characters");
  const [, typedPort] = /^\/\/(?:[^/]*@)?[^/@?#]*:(\d+)(?:[/?#]|$)/.exec(place) ?? [];
  // There is no port 0, and to a permission it stands for another.
  if (typedPort !== undefined && !isPort(Number(typedPort))) {
    throw refuse("expected a port from 1 to 65535");
  }
  const url = place.startsWith("//") ? URL.parse(`postgresql:${place}`) : null;
  // What becomes of the host is a permission: it may be one host, and nothing else.
  const [, host] = /^([\w.-]+|\[[\da-f:.]+\])$/i.exec(url?.hostname ?? "") ?? [];
  const [, database] = /^\/([^/]+)$/.exec(url?.pathname ?? "") ?? [];
  if (url === null || host === undefined || database === undefined || url.hash !== "") {
    throw refuse(`expected ${SERVER_FORM}`);
  }
  const other = [...url.searchParams.keys()].find((name) => name !== "sslmode");
  if (other !== undefined) {
    throw refuse(`it takes no parameter but sslmode: ${other}`);
  }
  const [sslmode, another] = url.searchParams.getAll("sslmode");
  if (another !== undefined) throw refuse("it has sslmode twice");
  if ([url.username, database].some((part) => hasControls(decoded(part) ?? ""))) {
    throw refuse("it has control characters");
  }
  return {
    user: decoded(url.username),
    password: decoded(url.password),
    host: host.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? USUAL_PORT : Number(url.port),
    database: decoded(database)!,
    tls: sslmode === undefined ? null : parseTlsMode(sslmode, refuse),
  };
}

function hasControls(text: string): boolean {
  return plainText(text) !== text;
}

function isPort(number: number): boolean {
  return number >= 1 && number <= 65_535;
}

/** Reads an `sslmode`. */
export function parseTlsMode(text: string, refuse: (reason: string) => Error): TlsMode {
  const mode = TLS_MODES.find((mode) => mode === text);
  if (mode === undefined) throw refuse(`expected sslmode to be one of ${TLS_MODES.join(", ")}`);
  return mode;
}

/** An address as people may see it: without the password. */
export function showServer({ user, host, port, database, tls }: ServerAddress): string {
  const who = user === null ? "" : `${encodeURIComponent(user)}@`;
  const where = port === USUAL_PORT ? bracketed(host) : hostAndPort({ host, port });
  const query = tls === null ? "" : `?sslmode=${tls}`;
  return `postgresql://${who}${where}/${encodeURIComponent(database)}${query}`;
}

/** As a permission names it: "db.example.org:5432". */
export function hostAndPort({ host, port }: Pick<ServerAddress, "host" | "port">): string {
  return `${bracketed(host)}:${port}`;
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function decoded(text: string): string | null {
  if (text === "") return null;
  try {
    // A percent sign may stand for itself.
    return decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, "%25"));
  } catch {
    return text;
  }
}
