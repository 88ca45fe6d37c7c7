/**
 * Many command lines in one process, because most of what a short one takes is the start of two
 * processes. For what commands say and write; what they may do, and how they end, only `runCli` shows.
 */

import { fileURLToPath } from "node:url";
import { ALLOCATOR, V8_FLAGS } from "../../../bench/cli/run_child.ts";
import { withFolder } from "../_folder.ts";
import { type CliOutput, environment, PROJECT } from "./_cli.ts";

/** Carries out a command line that is typed in a folder. */
export type Session = (args: readonly string[], folder: string) => Promise<CliOutput>;

/**
 * Calls a function with a process that carries out command lines, one at a time, and ends it.
 *
 * @param env Variables that all of them see.
 */
export async function withSession(
  run: (session: Session) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  // Commands print no control characters.
  const mark = `\x1e${crypto.randomUUID()} `;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", V8_FLAGS, "--no-remote", "-RWE", "--allow-sys=hostname,cpus"],
      fileURLToPath(new URL("_session_main.ts", import.meta.url)),
      mark,
    ],
    cwd: PROJECT,
    env: { ...environment(), ...ALLOCATOR, ...env },
    clearEnv: true,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const input = child.stdin.getWriter();
  const [stdout, stderr] = [new Output(child.stdout), new Output(child.stderr)];
  try {
    await run(async (args, folder) => {
      await input.write(new TextEncoder().encode(`${JSON.stringify({ args, folder })}\n`));
      const texts = await Promise.all([stdout.until(mark), stderr.until(mark)]);
      const code = Number(await stdout.until("\n"));
      return { code, stdout: texts[0], stderr: texts[1] };
    });
  } finally {
    await input.close();
    await Promise.all([stdout.close(), stderr.close(), child.status]);
  }
}

/** Calls a function with a new folder, and with what carries out the command lines that are typed there. */
export async function withCli(
  run: (cli: (args: readonly string[]) => Promise<CliOutput>, folder: string) => Promise<void>,
): Promise<void> {
  await withFolder((folder) =>
    withSession((session) => run((args) => session(args, folder), folder))
  );
}

/** What a process writes, a part at a time. */
class Output {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = "";

  constructor(stream: ReadableStream<BufferSource>) {
    this.#reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The text before the next mark, both of which are then read. */
  async until(mark: string): Promise<string> {
    while (!this.#text.includes(mark)) {
      const { done, value } = await this.#reader.read();
      if (done) throw new Error(`The process has ended: ${this.#text}`);
      this.#text += value;
    }
    const at = this.#text.indexOf(mark), text = this.#text.slice(0, at);
    this.#text = this.#text.slice(at + mark.length);
    return text;
  }

  /** Waits until nothing more can be written. */
  async close(): Promise<void> {
    while (!(await this.#reader.read()).done);
  }
}
