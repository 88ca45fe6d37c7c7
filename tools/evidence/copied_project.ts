import { dirname } from "node:path";
import { type Fault, plantFault } from "./faults/mod.ts";
import { below, killAll, processes } from "./processes.ts";
import { copyProject } from "./project_copy.ts";

/** How a command of a copy ended. */
export interface CopyRun {
  readonly code: number;
  readonly stdout: string;
  /** Its standard output, then its standard error. */
  readonly output: string;
}

/** A copy of the project, with a fault or as it is, that runs commands of `deno task bench`. */
export class CopiedProject {
  readonly folder: string;
  readonly #stops = (Object.entries({ SIGINT: 130, SIGTERM: 143 }) as [Deno.Signal, number][])
    .map(([signal, code]) => [signal, () => this.#stop(code)] as const);

  private constructor(folder: string) {
    this.folder = folder;
    for (const [signal, stop] of this.#stops) Deno.addSignalListener(signal, stop);
  }

  /** An interrupted measurement ends what runs in its copy, and removes it. */
  #stop(code: number): never {
    if (Deno.build.os !== "windows") {
      killAll(below(processes(), Deno.pid).map(({ id }) => id));
    }
    Deno.removeSync(this.folder, { recursive: true });
    Deno.exit(code);
  }

  /**
   * Makes a copy in a temporary folder.
   *
   * @param fault Null for the code as it is.
   * @throws {RangeError} If the fault would show nowhere.
   */
  static async create(fault: Fault | null): Promise<CopiedProject> {
    const copy = new CopiedProject(await Deno.makeTempDir({ prefix: "gradnoise-copy-" }));
    try {
      await copyProject(copy.folder);
      if (fault !== null) await plantFault(copy.folder, fault);
      return copy;
    } catch (error) {
      await copy[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Variables for commands that are typed in the copy: among others, this Deno is `deno` there. */
  get environment(): Record<string, string> {
    return {
      NO_COLOR: "1",
      // A copy must not write into the summary of the job that runs it.
      ...{ GITHUB_STEP_SUMMARY: "", GITHUB_ACTIONS: "" },
      INIT_CWD: this.folder,
      PATH: `${dirname(Deno.execPath())}:${Deno.env.get("PATH") ?? ""}`,
    };
  }

  /** Runs `deno task bench` with these arguments, typed in the copy's folder. */
  async run(args: readonly string[]): Promise<CopyRun> {
    const command = new Deno.Command(Deno.execPath(), {
      args: ["task", "--quiet", "bench", ...args],
      cwd: this.folder,
      env: this.environment,
      stdin: "null",
    });
    const { code, stdout, stderr } = await command.output();
    const [printed, errors] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    return { code, stdout: printed!, output: printed! + errors! };
  }

  /**
   * The same, for a command that has to end well.
   *
   * @throws {Error} If it does not.
   */
  async succeed(args: readonly string[]): Promise<CopyRun> {
    const run = await this.run(args);
    if (run.code !== 0) throw new Error(`${args.join(" ")} ended with ${run.code}: ${run.output}`);
    return run;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const [signal, stop] of this.#stops) Deno.removeSignalListener(signal, stop);
    await Deno.remove(this.folder, { recursive: true });
  }
}
