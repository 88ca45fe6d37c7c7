import { TextLineStream } from "../../std.ts";

/** A program that does the same as ours and answers each command with a line of JSON. */
export class Peer implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: ReadableStreamDefaultReader<string>;

  constructor(command: readonly string[]) {
    const [program, ...args] = command;
    this.#process = new Deno.Command(program!, {
      args,
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    this.#writer = this.#process.stdin.getWriter();
    this.#lines = this.#process.stdout
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream())
      .getReader();
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @throws {Error} If the program ended, or answered with an error.
   */
  async ask(command: string): Promise<Record<string, number | string>> {
    await this.#writer.write(new TextEncoder().encode(`${command}\n`));
    const { value, done } = await this.#lines.read();
    if (done) throw new Error(`The peer ended at the command: ${command}`);
    const answer = JSON.parse(value);
    if (answer.error !== undefined) {
      throw new Error(`The peer could not ${command}: ${answer.error}`);
    }
    return answer;
  }

  /** The milliseconds that a command says it took. */
  async time(command: string): Promise<number> {
    return (await this.ask(command)).ms as number;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#writer.write(new TextEncoder().encode("quit\n"));
      await this.#writer.close();
    } catch {
      // It has already ended.
    }
    await this.#lines.cancel();
    await this.#process.status;
  }
}
