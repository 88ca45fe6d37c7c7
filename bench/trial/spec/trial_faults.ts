import { trialId, type TrialSpec } from "./trial_spec.ts";

interface Rate {
  readonly wrong: number;
  readonly total: number;
}

/** What of a trial has to fit. */
export interface CheckedTrial {
  readonly id: string;
  readonly workload: string;
  readonly variant: string;
  readonly seed: number;
  readonly status: "solved" | "unsolved" | "diverged" | "failed";
  readonly message: string | null;
  readonly metrics: {
    readonly testError: Rate;
    readonly testErrorByTask: Readonly<Record<string, Rate>>;
    readonly furtherErrors?:
      | readonly {
        readonly part: string;
        readonly way: string | null;
        readonly error: Rate;
      }[]
      | undefined;
  } | null;
  readonly epochs: Readonly<Record<string, readonly unknown[]>>;
  readonly attempts?:
    | readonly {
      readonly epochs: number;
      readonly outcome: "stopped" | "ended" | "diverged";
    }[]
    | undefined;
  readonly durationSeconds: number;
  readonly calibrationSeconds: number;
  readonly digest: string;
  readonly dataDigest: string;
  readonly spec: TrialSpec;
}

/** Something in a file that does not fit the rest of it. */
export interface Fault {
  readonly path: PropertyKey[];
  readonly message: string;
}

/** What in a trial contradicts itself, though each field by itself could be right. */
export function trialFaults(trial: CheckedTrial): Fault[] {
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
  return [...faults, ...attemptFaults(trial), ...metrics === null ? [] : errorFaults(metrics)];
}

function attemptFaults({ attempts, epochs, status, spec: { budget } }: CheckedTrial): Fault[] {
  const fault = (message: string): Fault[] => [{ path: ["attempts"], message }];
  if (attempts === undefined) {
    const isMissing = budget.stop !== undefined && status !== "failed";
    return isMissing ? fault("Expected some where the budget has a rule to stop by") : [];
  }
  if (budget.stop === undefined) {
    return fault("Expected none where the budget has no rule to stop by");
  }
  const most = budget.attempts ?? 1, last = attempts.at(-1)!;
  if (attempts.length > most) return fault(`Expected at most ${most}`);
  if (attempts.slice(0, -1).some(({ outcome }) => outcome === "stopped")) {
    return fault("Expected none after one that the rule has ended");
  }
  if (attempts.length < most && last.outcome !== "stopped") {
    return fault("Expected another one, or one that the rule has ended");
  }
  const sum = attempts.reduce((sum, { epochs }) => sum + epochs, 0);
  return Object.values(epochs).every((column) => column.length === sum)
    ? []
    : fault("Expected as many epochs as there are in epochs");
}

function errorFaults(
  { testError, testErrorByTask, furtherErrors = [] }: NonNullable<CheckedTrial["metrics"]>,
): Fault[] {
  const rates = Object.values(testErrorByTask);
  const sums = (["wrong", "total"] as const)
    .filter((field) => testError[field] !== rates.reduce((sum, rate) => sum + rate[field], 0))
    .map((field) => ({
      path: ["metrics", "testError", field],
      message: "Expected the sum over testErrorByTask",
    }));
  const keys = furtherErrors.map(({ part, way }) => JSON.stringify([part, way]));
  const twice = keys.findIndex((key, i) => keys.indexOf(key) !== i);
  return twice === -1 ? sums : [...sums, {
    path: ["metrics", "furtherErrors", twice],
    message: "Expected each part once in each way",
  }];
}
