/** Machines and runs for tests that have neither. */

import type { Machine, RunRecord } from "../../bench/run/store/mod.ts";
import { makeResultFile } from "./_result_file.ts";
import { makeResult } from "./_trials.ts";

/** A machine by its host's name; all have the same parts. */
export function makeMachine(host: string): Machine {
  return { host, cpu: "AMD EPYC 9554", os: "linux", arch: "x86_64", cores: 2 };
}

/** A whole run of seeds, as `makeResult` makes their trials. */
export function makeRunRecord(suite: string, seeds: readonly number[] = [1, 2]): RunRecord {
  return {
    name: suite,
    command: ["deno", "task", "bench", "run", suite],
    fingerprint: "f",
    suite: { name: suite, title: "", version: 1 },
    backend: "wasm",
    tfjs: "4.22.0",
    fallbacks: [],
    workloads: [],
    variants: [],
    published: [],
    successes: [],
    seeds: [...seeds],
    plannedTrials: seeds.length,
    shard: null,
    trials: seeds.map((seed) => {
      const { id, fingerprint, workload, variant } = makeResult(seed);
      return { id, fingerprint, workload, variant, seed, seconds: 2 };
    }),
  };
}

/** The same with what its result file says of workloads and variants. */
export function makeDescribedRun(suite: string, seeds: readonly number[] = [1, 2]): RunRecord {
  return {
    ...makeRunRecord(suite, seeds),
    workloads: makeResultFile([]).workloads.map((workload) => ({
      ...workload,
      parts: [{ task: "babi-qa1", trainingQuestions: 60, testQuestions: 20 }],
    })),
    variants: [{ name: "plain", title: "Clip", reference: null }],
  };
}
