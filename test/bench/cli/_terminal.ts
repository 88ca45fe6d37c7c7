/** Runs the command line on a terminal, as people do: a pseudo-terminal of `script`. */

import { quoteArgument } from "../../../bench/base/mod.ts";
import { PROJECT } from "./_cli.ts";

/** Whether there is the `script` of util-linux, as in every Debian, Ubuntu and Fedora. */
export const hasTerminal = await canOpenTerminals();

async function canOpenTerminals(): Promise<boolean> {
  try {
    const { stdout } = await new Deno.Command("script", { args: ["--version"] }).output();
    return new TextDecoder().decode(stdout).includes("util-linux");
  } catch {
    return false;
  }
}

/** A program on a terminal, of 100 columns and 30 rows if nothing else is said. */
export class ProgramTerminal {
  readonly #process: Deno.ChildProcess;
  readonly #keys: WritableStreamDefaultWriter<Uint8Array>;
  readonly #reading: Promise<void>;
  /** Those who wait for a text, and are asked after each piece that was printed. */
  readonly #waiting = new Set<() => void>();
  #text = "";

  /**
   * @param words The program and its arguments.
   * @param folder Where it is started.
   * @param size Columns and rows.
   */
  constructor(
    words: readonly string[],
    folder: string,
    env: Record<string, string> = {},
    [columns, rows] = [100, 30],
  ) {
    const command = words.map(quoteArgument).join(" ");
    this.#process = new Deno.Command("script", {
      args: ["-qefc", `stty cols ${columns} rows ${rows} && exec ${command}`, "/dev/null"],
      cwd: folder,
      // A job's own variables, or those of the one that runs the tests, would take the colours away.
      env: { TERM: "xterm", NO_COLOR: "", GITHUB_STEP_SUMMARY: "", ...env },
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    this.#keys = this.#process.stdin.getWriter();
    this.#reading = this.#read();
  }

  async #read(): Promise<void> {
    for await (const text of this.#process.stdout.pipeThrough(new TextDecoderStream())) {
      this.#text += text;
      for (const ask of this.#waiting) ask();
    }
  }

  /** Waits until a text was printed. */
  async waitFor(text: string): Promise<void> {
    const seen = Promise.withResolvers<void>();
    const ask = () => this.#text.includes(text) && seen.resolve();
    this.#waiting.add(ask);
    ask();
    const ended = this.#reading.then(() => {
      if (!this.#text.includes(text)) throw new Error(`It never printed "${text}": ${this.#text}`);
    });
    await Promise.race([seen.promise, ended]);
    this.#waiting.delete(ask);
  }

  /** Types keys: "\x03" is Ctrl-C. */
  async type(keys: string): Promise<void> {
    await this.#keys.write(new TextEncoder().encode(keys));
  }

  /** Waits for the end: the exit code, and all that was printed. */
  async end(): Promise<{ readonly code: number; readonly text: string }> {
    const { code } = await this.#process.status;
    await this.#reading;
    await this.#keys.close().catch(() => {});
    // Deno itself clears the line, with these, before it prints anything.
    const text = this.#text.replaceAll("\x1b[0G\x1b[2K\x1b[J", "").replaceAll("\r\n", "\n");
    return { code, text };
  }
}

/** `deno task bench` on a terminal. */
export class Terminal extends ProgramTerminal {
  /**
   * @param folder Where the command is typed.
   * @param size Columns and rows.
   */
  constructor(
    args: readonly string[],
    folder: string,
    env: Record<string, string> = {},
    size: [columns: number, rows: number] = [100, 30],
  ) {
    const words = [Deno.execPath(), "task", "bench", ...args];
    super(words, PROJECT, { INIT_CWD: folder, ...env }, size);
  }
}
