import { join } from "node:path";
import { type RunState, runStateSchema } from "../run/mod.ts";
import { Silence } from "./silence.ts";
import type { Seen, Source } from "./source.ts";
import { stateOfResult } from "./state_of_result.ts";

/** How often other runs of the folder are looked for while one is shown, in milliseconds. */
const RESCAN = 5000;

/** The state that a file had, and by what it is seen that it has changed. */
interface Known {
  readonly mark: string;
  readonly state: RunState | null;
}

/** Where the files of runs lie, and as what the folder is known. */
export interface FolderOptions {
  readonly folder: string;
  /** As part of a sentence: "results". */
  readonly title: string;
  /** The run to follow; null for the newest. */
  readonly run: string | null;
}

/**
 * The runs of a folder of results. Of several the one that started last is seen, of those that are running; where
 * none is, the one that was changed last.
 */
export class FolderSource implements Source {
  readonly #options: FolderOptions;
  readonly #known = new Map<string, Known>();
  readonly #silences = new Map<string, Silence>();
  #run: string | null;
  #scanned = -Infinity;

  constructor(options: FolderOptions) {
    this.#options = options;
    this.#run = options.run;
  }

  async look(): Promise<Seen> {
    const { run, title } = this.#options, now = Date.now();
    if (run === null && (this.#run === null || now - this.#scanned >= RESCAN)) {
      this.#run = await this.#newest(now);
      this.#scanned = now;
    }
    if (this.#run !== null) {
      const found = await this.#find(this.#run), state = await found.state();
      if (state !== null) {
        const silentSeconds = this.#silentSeconds(this.#run, state, found.changed, now);
        return { kind: "run", state, silentSeconds };
      }
    }
    return { kind: "waiting", place: run === null ? title : join(title, run) };
  }

  /** What is known of a run; null where there is nothing. */
  async stateOf(run: string): Promise<RunState | null> {
    return await (await this.#find(run)).state();
  }

  #silentSeconds(run: string, state: RunState, written: number | null, now: number): number | null {
    const silence = this.#silences.get(run) ?? new Silence();
    this.#silences.set(run, silence);
    return silence.secondsOf(state, written, now);
  }

  async #newest(now: number): Promise<string | null> {
    const runs: (FoundRun & { readonly isLive: boolean; readonly time: number })[] = [];
    for await (const { name, isDirectory } of entriesOf(this.#options.folder)) {
      if (!isDirectory) continue;
      const found = await this.#find(name);
      const state = found.changed === null ? null : await found.own();
      const isLive = state?.status === "running" &&
        this.#silentSeconds(name, state, found.changed, now) === null;
      const time = isLive ? Date.parse(state.startedAt) : found.changed;
      if (time !== null) runs.push({ ...found, isLive, time });
    }
    runs.sort((a, b) => Number(b.isLive) - Number(a.isLive) || b.time - a.time);
    // Only now results are read: they may be large.
    for (const { run, state } of runs) if (await state() !== null) return run;
    return null;
  }

  async #find(run: string): Promise<FoundRun> {
    const at = join(this.#options.folder, run);
    const state = await fileAt(join(at, "state.json"));
    const result = await fileAt(join(at, "result.json"));
    const own = () => this.#read(run, state, parseState);
    return {
      run,
      changed: result === null && state === null
        ? null
        : Math.max(result?.time ?? 0, state?.time ?? 0),
      own,
      state: async () => {
        const found = await own();
        // A merge leaves a result that is newer than the state of a run.
        const isOld = found?.status !== "running" && (result?.time ?? 0) > (state?.time ?? 0);
        return found !== null && !isOld
          ? found
          : await this.#read(run, result, stateOfResult) ?? found;
      },
    };
  }

  /** What a file says; null where there is none, or one of another kind. */
  async #read(
    run: string,
    file: FileAt | null,
    parse: (run: string, text: string) => RunState | null,
  ): Promise<RunState | null> {
    if (file === null) return null;
    const { path, mark } = file, known = this.#known.get(path);
    if (known?.mark === mark) return known.state;
    const state = parse(run, await Deno.readTextFile(path).catch(() => ""));
    this.#known.set(path, { mark, state });
    return state;
  }
}

/** A run of the folder. */
interface FoundRun {
  readonly run: string;
  /** When its files were changed last; null where it has none. */
  readonly changed: number | null;
  /** What it wrote about itself. */
  own(): Promise<RunState | null>;
  /** That, or what its result says. */
  state(): Promise<RunState | null>;
}

/** What is in a folder; nothing before it is made by the first run. */
async function* entriesOf(folder: string): AsyncGenerator<Deno.DirEntry> {
  try {
    yield* Deno.readDir(folder);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** A file, and by what it is seen that it has changed. */
interface FileAt {
  readonly path: string;
  readonly mark: string;
  /** When it was changed last. */
  readonly time: number;
}

async function fileAt(path: string): Promise<FileAt | null> {
  try {
    const { isFile, mtime, size, ino } = await Deno.stat(path);
    const time = mtime?.getTime() ?? 0;
    return isFile ? { path, time, mark: `${time} ${size} ${ino}` } : null;
  } catch {
    return null;
  }
}

/** A state as a run writes it, under the name that its folder has now. */
function parseState(run: string, text: string): RunState | null {
  try {
    return { ...runStateSchema.parse(JSON.parse(text)), name: run };
  } catch {
    return null;
  }
}
