import { trialId, type TrialSpec } from "./trial_spec.ts";

interface Rate {
  readonly wrong: number;
  readonly total: number;
}

/** What of a trial has to fit. */
interface Trial {
  readonly id: string;
  readonly workload: string;
  readonly variant: string;
  readonly seed: number;
  readonly status: "solved" | "unsolved" | "diverged" | "failed";
  readonly message: string | null;
  readonly metrics: {
    readonly testError: Rate;
    readonly testErrorByTask: Readonly<Record<string, Rate>>;
  } | null;
  readonly epochs: Readonly<Record<string, readonly unknown[]>>;
  readonly durationSeconds: number;
  readonly calibrationSeconds: number;
  readonly digest: string;
  readonly dataDigest: string;
  readonly spec: TrialSpec;
}

interface Workload {
  readonly name: string;
  readonly targetError: number;
  readonly parts: readonly { readonly task: string; readonly testQuestions: number }[];
}

/** What of a result file has to fit. */
interface Result {
  readonly workloads: readonly Workload[];
  readonly variants: readonly { readonly name: string }[];
  readonly seeds: readonly number[];
  readonly trials: readonly Trial[];
  readonly plannedTrials: number;
  readonly network: { readonly trial: string } | null;
}

/** Something in a file that does not fit the rest of it. */
export interface Fault {
  readonly path: PropertyKey[];
  readonly message: string;
}

/** What in a trial contradicts itself, though each field by itself could be right. */
export function trialFaults(trial: Trial): Fault[] {
  const { spec, status, metrics, message, epochs } = trial;
  const faults: Fault[] = [];
  const expect = (holds: boolean, path: PropertyKey[], expected: string) => {
    if (!holds) faults.push({ path, message: `Expected ${expected}` });
  };
  expect(trial.id === trialId(spec), ["id"], "the hash of the specification");
  for (const field of ["workload", "variant", "seed"] as const) {
    expect(trial[field] === spec[field], [field], "what the specification says");
  }
  const broken = status === "failed" || status === "diverged";
  expect((metrics === null) === broken, ["metrics"], `${broken ? "none" : "some"} when ${status}`);
  expect((message !== null) === broken, ["message"], `${broken ? "one" : "none"} when ${status}`);
  const lengths = new Set(Object.values(epochs).map((column) => column.length));
  expect(lengths.size === 1, ["epochs"], "columns of equal length");
  // The gate divides one by the other, and compares digests.
  for (const field of ["durationSeconds", "calibrationSeconds"] as const) {
    expect(status === "failed" || trial[field] > 0, [field], "more than 0");
  }
  for (const field of ["digest", "dataDigest"] as const) {
    expect(status === "failed" || trial[field] !== "", [field], `a digest when ${status}`);
  }
  return metrics === null ? faults : [...faults, ...sumFaults(metrics)];
}

function sumFaults({ testError, testErrorByTask }: NonNullable<Trial["metrics"]>): Fault[] {
  const rates = Object.values(testErrorByTask);
  return (["wrong", "total"] as const)
    .filter((field) => testError[field] !== rates.reduce((sum, rate) => sum + rate[field], 0))
    .map((field) => ({
      path: ["metrics", "testError", field],
      message: "Expected the sum over testErrorByTask",
    }));
}

/** What in a result file contradicts what it says elsewhere. */
export function resultFaults({ workloads, variants, seeds, trials, ...rest }: Result): Fault[] {
  const faults: Fault[] = [];
  const once = (path: PropertyKey[], keys: readonly unknown[]) => {
    const at = keys.findIndex((key, i) => keys.indexOf(key) !== i);
    if (at !== -1) faults.push({ path: [...path, at], message: "Expected it once" });
  };
  const names = variants.map(({ name }) => name);
  once(["workloads"], workloads.map(({ name }) => name));
  once(["variants"], names);
  once(["seeds"], seeds);
  // A search in each of thousands of trials would take long.
  const listed = new Map(workloads.map((workload) => [workload.name, workload]));
  const known = { variants: new Set(names), seeds: new Set(seeds) };
  const ids = new Set<string>();
  for (const [i, trial] of trials.entries()) {
    const { id, workload, variant, seed } = trial, own = listed.get(workload);
    const lists = [
      ["workload", own !== undefined],
      ["variant", known.variants.has(variant)],
      ["seed", known.seeds.has(seed)],
      ["id", !ids.has(id)],
    ] as const;
    ids.add(id);
    for (const [field, holds] of lists) {
      const message = field === "id" ? "Expected each trial once" : "Expected one of the file's";
      if (!holds) faults.push({ path: ["trials", i, field], message });
    }
    if (own === undefined) continue;
    for (const { path, message } of outcomeFaults(trial, own)) {
      faults.push({ path: ["trials", i, ...path], message });
    }
  }
  if (rest.plannedTrials < trials.length) {
    faults.push({ path: ["plannedTrials"], message: "Expected no fewer than there are" });
  }
  if (rest.network !== null && !ids.has(rest.network.trial)) {
    faults.push({ path: ["network", "trial"], message: "Expected one of the file's" });
  }
  return faults;
}

/** What of a trial does not follow from its workload's questions and target. */
function outcomeFaults(
  { status, metrics }: Trial,
  { parts, targetError }: Workload,
): Fault[] {
  if (metrics === null) return [];
  const { testError, testErrorByTask } = metrics;
  const faults: Fault[] = [];
  if (status !== statusBy(testError, targetError)) {
    faults.push({ path: ["status"], message: "Expected what follows from the target error" });
  }
  const asked = new Map(parts.map(({ task, testQuestions }) => [task, testQuestions]));
  const answered = Object.entries(testErrorByTask);
  if (answered.length !== asked.size || answered.some(([task, r]) => asked.get(task) !== r.total)) {
    const message = "Expected the test questions of the workload's parts";
    faults.push({ path: ["metrics", "testErrorByTask"], message });
  }
  return faults;
}

/** The status of a trial that ended well. */
export function statusBy({ wrong, total }: Rate, target: number) {
  return wrong / total <= target ? "solved" : "unsolved";
}
