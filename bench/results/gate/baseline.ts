import { z } from "zod";
import { counted, listed } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { trialId, trialIdSchema, type TrialResult, trialSpecSchema } from "../../trial/spec/mod.ts";
import { median } from "../statistics/mod.ts";
import { CannotDecideError } from "./cannot_decide.ts";
import { calibratedTimes } from "./calibrated_time.ts";

const count = z.int().nonnegative();

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, "Expected 64 hexadecimal digits");

/** A workload and variant, with what its trials have in common. */
const cellSchema = z.strictObject({
  workload: z.string(),
  variant: z.string(),
  /** The specification of its trials without the seed, so that a gate can name the fields that moved. */
  spec: trialSpecSchema.omit({ seed: true }),
  /** Median over the trials of time / calibration. */
  calibratedTime: z.number().positive(),
});

const baselineTrialSchema = z.strictObject({
  workload: z.string(),
  variant: z.string(),
  seed: count,
  id: trialIdSchema,
  status: z.enum(["solved", "unsolved", "diverged"]),
  /** Of the test part; null for a trial that diverged. */
  testError: z.strictObject({ wrong: count, total: z.int().positive() })
    .refine(({ wrong, total }) => wrong <= total, "Expected no more wrong answers than questions")
    .nullable(),
  parameterCount: count,
  tensors: z.strictObject({ before: z.int(), after: z.int() }),
  dataDigest: digestSchema,
  digest: digestSchema,
}).refine(({ status, testError }) => (testError === null) === (status === "diverged"), {
  path: ["testError"],
  message: "Expected null for a trial that diverged, and no other",
});

/** What a gate compares a run with. */
export const baselineSchema = z.strictObject({
  format: z.literal("gradnoise-baseline"),
  version: z.literal(2),
  suite: z.strictObject({ name: z.string(), version: z.int().positive() }),
  /** The software and machine that made it, as far as the specifications do not say. */
  madeWith: z.strictObject({ gradnoise: z.string(), deno: z.string(), arch: z.string() }),
  seeds: z.array(count).min(1),
  cells: z.array(cellSchema).min(1),
  trials: z.array(baselineTrialSchema).min(1),
}).superRefine(({ seeds, cells, trials }, context) => {
  const asked = Map.groupBy(
    trials.flatMap(({ workload, testError }) => testError === null ? [] : { workload, testError }),
    ({ workload }) => workload,
  );
  for (const [workload, own] of asked) {
    if (new Set(own.map(({ testError }) => testError.total)).size === 1) continue;
    const message = `Expected as many test questions in every trial of ${workload}`;
    context.addIssue({ code: "custom", path: ["trials"], message });
  }
  // A missing, repeated or renamed trial would be compared with nothing.
  const key = ({ workload, variant, seed, id }: typeof trials[0]) =>
    JSON.stringify([workload, variant, seed, id]);
  const planned = cells.flatMap(({ workload, variant, spec }) =>
    seeds.map((seed) => JSON.stringify([workload, variant, seed, trialId({ ...spec, seed })]))
  );
  if (
    planned.length !== trials.length || new Set(planned).size !== planned.length ||
    planned.some((name, i) => name !== key(trials[i]!))
  ) {
    context.addIssue({
      code: "custom",
      path: ["trials"],
      message: "Expected the trials of its cells and seeds",
    });
  }
});

export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineCell = Baseline["cells"][0];
export type BaselineTrial = Baseline["trials"][0];

/** The trials of a workload and variant, by seed. */
export function trialsOf<T extends Pick<BaselineTrial, "workload" | "variant">>(
  trials: readonly T[],
  { workload, variant }: Pick<BaselineCell, "workload" | "variant">,
): T[] {
  return trials.filter((trial) => trial.workload === workload && trial.variant === variant);
}

/**
 * Makes the baseline that later results are compared with.
 *
 * @throws {CannotDecideError} If a trial is missing, failed, or left tensors behind, or the result is not
 * one of its own specifications.
 */
export function makeBaseline(result: ResultFile): Baseline {
  const { suite, versions, machines, seeds, workloads, variants, trials, plannedTrials } = result;
  const refuse = (reason: string) => new CannotDecideError(`Cannot make a baseline: ${reason}`);
  if (trials.length === 0) throw refuse("the result has no trials");
  if (trials.length < plannedTrials) {
    throw refuse(`the run was stopped after ${trials.length} of ${plannedTrials} trials`);
  }
  const failed = trials.find(({ status }) => status === "failed");
  if (failed !== undefined) {
    const { workload, variant, seed, message } = failed;
    throw refuse(`${workload} ${variant} seed ${seed} failed: ${message}`);
  }
  const leak = trials.find(({ tensors }) => tensors.after !== tensors.before);
  if (leak !== undefined) {
    const { workload, variant, seed, tensors } = leak;
    const left = counted(tensors.after - tensors.before, "tensor");
    throw refuse(`${workload} ${variant} seed ${seed} left ${left}, which no gate lets through`);
  }
  const [arch, ...others] = new Set(machines.map(({ arch }) => arch));
  if (arch === undefined) throw refuse("it does not say which machines ran its trials");
  if (others.length > 0) {
    throw refuse(`its trials ran on different machines, ${listed([arch, ...others])}`);
  }
  const cells = workloads.flatMap(({ name: workload }) =>
    variants.map(({ name: variant }) => {
      const own = trialsOf(trials, { workload, variant });
      if (own.length !== seeds.length) {
        throw refuse(`${workload} ${variant} has ${own.length} of ${seeds.length} seeds`);
      }
      const { seed: _, ...spec } = own[0]!.spec;
      const times = calibratedTimes(own);
      if (times.length === 0) throw refuse(`${workload} ${variant} has no time by calibration`);
      return { workload, variant, spec, calibratedTime: median(times) };
    })
  );
  const baseline: Baseline = {
    format: "gradnoise-baseline",
    version: 2,
    suite: { name: suite.name, version: suite.version },
    madeWith: { gradnoise: versions.gradnoise, deno: versions.deno, arch },
    seeds,
    cells,
    trials: trials.map(shorten),
  };
  // A baseline that no gate can read would be noticed too late.
  if (baselineSchema.safeParse(baseline).success) return baseline;
  throw refuse("its trials are not those of its workloads, variants and seeds");
}

function shorten(trial: TrialResult): BaselineTrial {
  const { workload, variant, seed, id, status, metrics } = trial;
  const { parameterCount, tensors, dataDigest, digest } = trial;
  return {
    workload,
    variant,
    seed,
    id,
    status: status as BaselineTrial["status"],
    testError: metrics === null
      ? null
      : { wrong: metrics.testError.wrong, total: metrics.testError.total },
    parameterCount,
    tensors,
    dataDigest,
    digest,
  };
}

/** A baseline as JSON, a line for each cell and each trial, so that a change shows which ones moved. */
export function baselineText(baseline: Baseline): string {
  const { cells, trials, ...head } = baseline;
  const lines = (items: readonly unknown[]) =>
    items.map((item) => JSON.stringify(item)).join(",\n");
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},\n"cells":[\n${lines(cells)}\n],\n"trials":[\n${lines(trials)}\n]}\n`;
}
