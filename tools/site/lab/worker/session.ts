import { BENCH } from "../../../../bench/base/mod.ts";
import { type Plan, planSuite, runRecord } from "../../../../bench/run/mod.ts";
import { assembleResult, type ResultFile } from "../../../../bench/results/mod.ts";
import { headlineInWords, renderReport } from "../../../../bench/report/mod.ts";
import { parseSuite } from "../../../../bench/suites/schema/mod.ts";
import { runTrial } from "../../../../bench/trial/mod.ts";
import type {
  TrainedNetwork,
  TrialJob,
  TrialProgress,
  TrialResult,
} from "../../../../bench/trial/spec/mod.ts";
import { type Backend, startBackend } from "../../../../engine/mod.ts";
import { SUITE_NAME, type SuiteFile } from "../choice/mod.ts";
import { lookPage } from "../look/mod.ts";
import type { EndedTrial, Reply, Request, WasmPlaces } from "../messages.ts";
import { browserName, thisBrowser } from "./this_browser.ts";

/** A trial as a worker made it. */
interface Ended extends EndedTrial<TrialResult> {
  readonly network: TrainedNetwork | null;
}

/** What a worker knows between two requests. */
export class Session {
  readonly #onProgress: (progress: TrialProgress) => void;
  #backend: Backend | null = null;
  #run: { readonly plan: Plan; readonly fingerprint: string } | null = null;
  #result: ResultFile | null = null;

  constructor(onProgress: (progress: TrialProgress) => void) {
    this.#onProgress = onProgress;
  }

  /** Does what the page asks for. */
  async answer(request: Request): Promise<Reply> {
    switch (request.kind) {
      case "start":
        return await this.#start(request.places);
      case "plan":
        return { kind: "planned", jobs: await this.#plan(request.suite, request.fingerprint) };
      case "train":
        // The page had it from a plan.
        return { kind: "trained", ...await this.#train(request.job as TrialJob) };
      case "show":
        this.#result = await this.#assemble(request.ended as Ended[]);
        return {
          kind: "shown",
          words: headlineInWords(this.#result),
          page: lookPage(this.#result),
          result: `${JSON.stringify(this.#result)}\n`,
        };
      case "report":
        return { kind: "reported", page: renderReport(this.#result!, request.assets) };
    }
  }

  async #start({ tfjs, kernels }: WasmPlaces): Promise<Reply> {
    this.#backend = await startBackend("wasm", { ...tfjs, kernels });
    const { numerics: { kernels: own }, fallbacks } = this.#backend;
    return { kind: "started", kernels: own, fallbacks };
  }

  /** The trials of a suite, those of a pair one after the other. */
  async #plan(suite: SuiteFile, fingerprint: string): Promise<TrialJob[]> {
    const { numerics } = this.#backend!;
    const plan = await planSuite(await parseSuite(suite), { numerics });
    this.#run = { plan, fingerprint };
    return plan.trials.toSorted((a, b) => a.spec.seed - b.spec.seed)
      .map(({ spec }) => ({ spec, files: null, fingerprint }));
  }

  async #train(job: TrialJob): Promise<Ended> {
    let network: TrainedNetwork | null = null;
    const result = await runTrial(job, {
      onProgress: this.#onProgress,
      onNetwork: (taken) => network = taken,
    });
    return { result, network };
  }

  async #assemble(ended: readonly Ended[]): Promise<ResultFile> {
    const { plan, fingerprint } = this.#run!, { fallbacks } = this.#backend!;
    const command = [...BENCH, "run", `${SUITE_NAME}.json`];
    const run = runRecord(plan, { name: SUITE_NAME, command, fingerprint, fallbacks });
    const known = new Map(ended.map((one) => [one.result.id, one]));
    // In the order of the plan, as the command line has them.
    const trials = plan.trials.flatMap(({ id }) => known.get(id)?.result ?? []);
    return await assembleResult(run, trials, {
      command,
      deno: browserName(),
      machineOf: thisBrowser,
      networkOf: ({ id }) => known.get(id)?.network ?? null,
    });
  }
}
