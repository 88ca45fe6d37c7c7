import { z } from "zod";
import { type RunState, stateOfRun } from "../run/mod.ts";

const name = z.object({ name: z.string() });

/** What a state needs of a result file; earlier versions have it, too. */
const resultSchema = z.object({
  format: z.literal("gradnoise-result"),
  suite: z.object({ name: z.string(), title: z.string() }),
  createdAt: z.iso.datetime(),
  workloads: z.array(name),
  variants: z.array(name),
  seeds: z.array(z.int()),
  plannedTrials: z.int().nonnegative(),
  trials: z.array(z.object({
    id: z.string(),
    workload: z.string(),
    variant: z.string(),
    seed: z.int().nonnegative(),
    status: z.enum(["solved", "unsolved", "diverged", "failed"]),
    message: z.string().nullable(),
    metrics: z.object({ testError: z.object({ value: z.number() }) }).nullable(),
    durationSeconds: z.number().nonnegative(),
  })),
});

/**
 * The state of a run that left a result file and nothing else, as before there were states. Of trials that it
 * did not come to only the number is known: where not all were planned, none of them is counted.
 *
 * @returns Null for text that is no result.
 */
export function stateOfResult(run: string, text: string): RunState | null {
  const parsed = resultSchema.safeParse(parseOrNull(text));
  if (!parsed.success) return null;
  const { suite, createdAt, workloads, variants, seeds, plannedTrials, trials } = parsed.data;
  const product = workloads.flatMap(({ name: workload }) =>
    variants.flatMap(({ name: variant }) => seeds.map((seed) => ({ workload, variant, seed })))
  );
  const has = new Map(trials.map((trial) => [keyOf(trial), trial.id]));
  const planned = product.length === plannedTrials
    ? product.map((trial) => ({ ...trial, id: has.get(keyOf(trial)) ?? keyOf(trial) }))
    : trials;
  return stateOfRun({
    record: {
      name: run,
      suite,
      trials: planned.map(({ id, workload, variant, seed }) => ({
        ...{ id, workload, variant, seed, seconds: 0, fingerprint: "" },
      })),
    },
    ended: trials.map(({ metrics, durationSeconds, ...trial }) => ({
      ...trial,
      testError: metrics?.testError.value ?? null,
      seconds: durationSeconds,
    })),
    ...{ running: [], workers: 0, hosts: [], startedAt: createdAt, updatedAt: createdAt },
    status: trials.length === plannedTrials ? "ended" : "stopped",
  });
}

function keyOf(trial: { workload: string; variant: string; seed: number }): string {
  return `${trial.workload}\n${trial.variant}\n${trial.seed}`;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
