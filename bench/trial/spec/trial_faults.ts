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
  } | null;
  readonly epochs: Readonly<Record<string, readonly unknown[]>>;
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
  return metrics === null ? faults : [...faults, ...sumFaults(metrics)];
}

function sumFaults({ testError, testErrorByTask }: NonNullable<CheckedTrial["metrics"]>): Fault[] {
  const rates = Object.values(testErrorByTask);
  return (["wrong", "total"] as const)
    .filter((field) => testError[field] !== rates.reduce((sum, rate) => sum + rate[field], 0))
    .map((field) => ({
      path: ["metrics", "testError", field],
      message: "Expected the sum over testErrorByTask",
    }));
}
