import { loadReportAssets, renderReport } from "../report/mod.ts";
import type { RunState } from "../run/mod.ts";
import type { RunRecord } from "../run/store/mod.ts";
import { KeptReport, nothing, type Reports } from "./reports.ts";
import { type ReadStore, resultSoFar } from "./result_so_far.ts";
import { Silence } from "./silence.ts";
import type { Seen, Source } from "./source.ts";

/** What a database says of its runs. */
export interface PoolStates {
  readonly store: ReadStore;
  /** The run of a name, or of any, that was added last; null if there is none. */
  newest(name?: string): Promise<RunRecord | null>;
  stateOf(record: RunRecord): Promise<RunState>;
}

/** The database as part of a sentence, without a password; and the run to follow, null for the newest. */
export interface PoolOptions {
  readonly title: string;
  readonly run: string | null;
}

/** The runs of a database: the one that was added last, or that of a name. It is a source of reports, too. */
export class PoolSource implements Source, Reports {
  readonly #states: PoolStates;
  readonly #options: PoolOptions;
  readonly #kept = new KeptReport();
  readonly #silence = new Silence();
  #last: RunState | null = null;

  constructor(states: PoolStates, options: PoolOptions) {
    this.#states = states;
    this.#options = options;
  }

  async look(): Promise<Seen> {
    const { title, run } = this.#options;
    try {
      const record = await this.#states.newest(run ?? undefined);
      this.#last = record && await this.#states.stateOf(record);
    } catch (error) {
      // The server may come back. Until then there is no news.
      if (this.#last === null) throw error;
    }
    if (this.#last !== null) {
      const silentSeconds = this.#silence.secondsOf(this.#last, null, Date.now());
      return { kind: "run", state: this.#last, silentSeconds };
    }
    return { kind: "waiting", place: run === null ? title : `${title}, ${run}` };
  }

  async of(run: string): Promise<string> {
    const record = await this.#states.newest(run);
    if (record === null) throw nothing(run);
    const state = await this.#states.stateOf(record);
    return await this.#kept.of(run, state, async () => {
      const result = await resultSoFar(record, [this.#states.store]);
      if (result === null) throw nothing(run);
      return renderReport(result, await loadReportAssets());
    });
  }
}
