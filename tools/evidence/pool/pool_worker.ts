import { fileURLToPath } from "node:url";
import { PASSWORD, type TestDatabase } from "./postgres_server.ts";

const project = fileURLToPath(new URL("../../../", import.meta.url));

/** How a worker is started. */
export interface PoolWorkerOptions {
  readonly workers?: number;
  /** The folder of another copy of the project. */
  readonly from?: string;
  /** Further words of its command line. */
  readonly words?: readonly string[];
}

/** Starts the process that `deno task bench work` starts, which can be killed without anybody noticing. */
export function startPoolWorker(
  { shown }: TestDatabase,
  { workers = 1, from = project, words = [] }: PoolWorkerOptions = {},
): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "-RWE", "--allow-net=127.0.0.1", "--allow-sys=hostname,cpus"],
      ...["--unstable-worker-options", "bench/cli/main.ts"],
      ...["work", "--storage", shown, "--workers", `${workers}`, ...words],
    ],
    cwd: from,
    env: { PGPASSWORD: PASSWORD, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}
