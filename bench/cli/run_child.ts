import { fileURLToPath } from "node:url";
import { ENDING_SIGNALS } from "./interruption.ts";

/** Returns memory to the system early, because every worker has its own heap. */
export const V8_FLAGS = "--v8-flags=" + [
  // Searches for programs allocate: with one megabyte for what is young they take twice as long.
  "--max-semi-space-size=4",
  "--heap-growing-percent=10",
  "--no-concurrent-recompilation",
].join(",");
export const ALLOCATOR = { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "65536" };

/** How to run a module. */
export interface ChildOptions {
  /** Variables that are set for it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it starts many workers, which share the memory. Alone it is faster with what it likes to take. */
  readonly workers?: boolean;
}

/**
 * Runs a module in a child process that shares this one's input and output and receives its signals.
 *
 * @param permissions Flags of `deno run`.
 * @returns The exit code; 128 plus the signal's number if a signal ended the process.
 */
export async function runChild(
  module: URL,
  permissions: readonly string[],
  args: readonly string[],
  { env = {}, workers = true }: ChildOptions = {},
): Promise<number> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      ...workers ? [V8_FLAGS] : [],
      // As in deno.json, which is not read where the project is a member of a workspace.
      "--unstable-worker-options",
      ...permissions,
      fileURLToPath(module),
      ...args,
    ],
    env: { ...workers ? ALLOCATOR : {}, ...env },
  }).spawn();
  for (const signal of ENDING_SIGNALS) Deno.addSignalListener(signal, () => passOn(child, signal));
  return (await child.status).code;
}

/** A signal may have been sent to this process alone. Windows sends Ctrl-C to every process itself. */
function passOn(child: Deno.ChildProcess, signal: Deno.Signal): void {
  if (Deno.build.os === "windows") return;
  try {
    child.kill(signal);
  } catch {
    // It has already ended.
  }
}
