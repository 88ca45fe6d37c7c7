/** A PostgreSQL server for one test file or one measurement, on a free port of this machine. */

// @ts-types="@types/pg"
import pg from "pg";
import { installPackages } from "../install_packages.ts";

/** The owner of every database, and its password. */
export const USER = "gradnoise", PASSWORD = "s3cret-Passw0rd";

/** Who the server runs as where this process may do everything: PostgreSQL refuses that. */
const SYSTEM_USER = "postgres";

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "300",
  // A test's server is removed with its machine.
  fsync: "off",
};

/** A database that is removed with its server. */
export interface TestDatabase {
  /** As `--storage` takes it, with the password. */
  readonly url: string;
  /** What stores take: the URL without "postgresql:". */
  readonly place: string;
  /** As people see it. */
  readonly shown: string;
  /** Asks it behind the back of what is tested. */
  ask(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

/** A server that runs. */
export class PostgresServer implements AsyncDisposable {
  readonly #folder: string;
  readonly port: number;
  #databases = 0;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  /** Makes a server and starts it. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<PostgresServer> {
    const folder = await Deno.makeTempDir({ prefix: "gradnoise-postgres-" });
    if (isRoot) await run("chown", [SYSTEM_USER, folder]);
    const server = new PostgresServer(folder, freePort());
    // Whoever this is run by can read the file, and it is removed at once.
    const passwords = await Deno.makeTempFile();
    await Deno.writeTextFile(passwords, PASSWORD);
    await Deno.chmod(passwords, 0o644);
    try {
      await runAsUser("initdb", [
        ...["-D", server.#data, "-U", USER, "-A", "scram-sha-256", "--pwfile", passwords],
        ...["--encoding=UTF8", "--no-locale", "--no-sync"],
      ]);
    } finally {
      await Deno.remove(passwords);
    }
    await server.up(settings);
    return server;
  }

  get #data(): string {
    return `${this.#folder}/data`;
  }

  /** Where the server's files are. */
  get data(): string {
    return this.#data;
  }

  /** Starts it again. */
  async up(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const options = Object.entries({ ...SETTINGS, ...settings, port: `${this.port}` })
      .map(([name, value]) => `-c ${name}=${value === "" ? "''" : value}`);
    await runAsUser("pg_ctl", [
      ...["start", "-w", "-D", this.#data, "-l", `${this.#folder}/log`, "-o", options.join(" ")],
    ]);
  }

  /** Starts it again with the certificate of a folder, server.crt, and its key, server.key. */
  async addCertificate(folder: string): Promise<void> {
    for (const name of ["server.crt", "server.key"]) {
      await Deno.copyFile(`${folder}/${name}`, `${this.#data}/${name}`);
      await Deno.chmod(`${this.#data}/${name}`, 0o600);
      if (isRoot) await run("chown", [SYSTEM_USER, `${this.#data}/${name}`]);
    }
    await this.down();
    await this.up({ ssl: "on" });
  }

  /** Stops it as a power failure does. */
  async down(): Promise<void> {
    await runAsUser("pg_ctl", ["stop", "-w", "-m", "immediate", "-D", this.#data]);
  }

  /** Makes an empty database. */
  async database(): Promise<TestDatabase> {
    const name = `test${++this.#databases}`;
    const server = `//${USER}:${PASSWORD}@127.0.0.1:${this.port}`;
    await ask(`postgresql:${server}/postgres`, `CREATE DATABASE ${name}`);
    const place = `${server}/${name}`;
    return {
      url: `postgresql:${place}`,
      place,
      shown: `postgresql://${USER}@127.0.0.1:${this.port}/${name}`,
      ask: (sql, values = []) => ask(`postgresql:${place}`, sql, values),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.down();
    await Deno.remove(this.#folder, { recursive: true });
  }
}

async function ask(connectionString: string, sql: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** Whether this process may do everything. */
const isRoot = Deno.build.os !== "windows" &&
  new TextDecoder().decode((await new Deno.Command("id", { args: ["-u"] }).output()).stdout)
      .trim() === "0";

/** Runs a program of PostgreSQL as somebody who may not do everything. */
async function runAsUser(program: string, args: readonly string[]): Promise<void> {
  const path = `${await programs()}/${program}`;
  if (isRoot) await run("runuser", ["-u", SYSTEM_USER, "--", path, ...args]);
  else await run(path, args);
}

async function run(program: string, args: readonly string[]): Promise<void> {
  // What pg_ctl starts would keep a pipe open.
  const log = await Deno.makeTempFile();
  try {
    const { success } = await new Deno.Command("sh", {
      args: ["-c", 'log=$1; shift; exec "$@" > "$log" 2>&1', "sh", log, program, ...args],
      cwd: "/",
      stdin: "null",
    }).output();
    if (!success) throw new Error(`${program} failed: ${await Deno.readTextFile(log)}`);
  } finally {
    await Deno.remove(log);
  }
}

let found: string | undefined;

/** The folder of PostgreSQL's programs. */
async function programs(): Promise<string> {
  found ??= await findPrograms();
  if (found === undefined) throw new Error("There is no PostgreSQL");
  return found;
}

async function findPrograms(): Promise<string | undefined> {
  const folders: string[] = [];
  try {
    for await (const { name } of Deno.readDir("/usr/lib/postgresql")) {
      folders.push(`/usr/lib/postgresql/${name}/bin`);
    }
  } catch {
    // Not as Debian has it.
  }
  const others = (Deno.env.get("PATH") ?? "").split(":");
  for (const folder of [...folders.sort().reverse(), ...others]) {
    if (await isThere(`${folder}/initdb`) && await isThere(`${folder}/pg_ctl`)) return folder;
  }
}

async function isThere(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** Why there can be no server here; null if there can. Installs it where this process may. */
export async function whyNoPostgres(): Promise<string | null> {
  return await installPackages({ postgresql: async () => await findPrograms() !== undefined });
}
