import {
  type Rate,
  trialId,
  trialIdSchema,
  type TrialResult,
} from "../../../bench/trial/spec/mod.ts";
import { type ResultFile, resultFileSchema } from "../../../bench/results/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { machineOfAll, makeResultFile } from "../_result_file.ts";
import { makeNetwork, makeSpec } from "../_trials.ts";

const result = makeResultFile([
  { variant: "plain", seed: 1, test: 4 },
  { variant: "plain", seed: 2, test: 40 },
  { variant: "noisy", seed: 1, test: null },
]);

Deno.test("the id of a trial is 16 hexadecimal digits, so that no command can be made of it", () => {
  assert(resultFileSchema.safeParse(result).success);
  const ids = ["", "x; rm -rf .", "0123456789ABCDEF", "0123456789abcde", "0123456789abcdef0", "\n"];
  for (const id of [...ids, `${trialId(makeSpec(1))}\n`, "fedcba9876543210;"]) {
    assertEquals(trialIdSchema.safeParse(id).success, false);
    const trials = result.trials.map((trial, i) => i === 0 ? { ...trial, id } : trial);
    const parsed = resultFileSchema.safeParse({ ...result, trials });
    assertEquals(parsed.error?.issues[0]?.path, ["trials", 0, "id"], JSON.stringify(id));
  }
});

Deno.test("the command of a result is a list of arguments", () => {
  for (const command of ["deno task bench run quick", [], [1]]) {
    const parsed = resultFileSchema.safeParse({ ...result, command });
    assertEquals(parsed.error?.issues[0]?.path[0], "command", JSON.stringify(command));
  }
  const command = ["deno", "task", "bench", "run", "my suite.json"];
  assertEquals(resultFileSchema.parse({ ...result, command }).command, command);
});

/** The place of the first fault of a result with other fields in its first trial. */
function faultOf(change: (trial: TrialResult) => Partial<TrialResult>): string {
  const trials = result.trials.map((trial, i) => i === 0 ? { ...trial, ...change(trial) } : trial);
  return placeOf({ trials });
}

function placeOf(change: Partial<Record<keyof ResultFile, unknown>>): string {
  const parsed = resultFileSchema.safeParse({ ...result, ...change });
  return parsed.error?.issues[0]?.path.join(".") ?? "none";
}

Deno.test("a rate is wrong / total, as it was computed", () => {
  const withRate = (rate: Rate) =>
    faultOf(({ metrics }) => ({ metrics: { ...metrics!, trainError: rate } }));
  assertEquals(withRate({ value: 1 / 3, wrong: 1, total: 3 }), "none");
  assertEquals(withRate({ value: 0, wrong: 0, total: 3 }), "none");
  const at = "trials.0.metrics.trainError";
  for (
    const [value, wrong, total, place] of [
      [0.3333, 1, 3, at],
      [0, 1, 3, at],
      [1, 4, 3, at],
      [4 / 3, 4, 3, `${at}.value`],
      [0, 0, 0, `${at}.total`],
      [-1 / 3, -1, 3, `${at}.value`],
      [0.5, 1.5, 3, `${at}.wrong`],
    ] as const
  ) {
    assertEquals(withRate({ value, wrong, total }), place, `${value} ${wrong} ${total}`);
  }
});

const rate = (wrong: number, total = 100): Rate => ({ value: wrong / total, wrong, total });

const misfits: Readonly<Record<string, (trial: TrialResult) => Partial<TrialResult>>> = {
  "id": () => ({ id: "0123456789abcdef" }),
  "workload": () => ({ workload: "memn2n/babi-qa2" }),
  "variant": () => ({ variant: "noisy" }),
  "seed": () => ({ seed: 3 }),
  "metrics": () => ({ metrics: null }),
  "message": () => ({ message: "well" }),
  "epochs": ({ epochs }) => ({ epochs: { ...epochs, trainLoss: [1] } }),
  "durationSeconds": () => ({ durationSeconds: 0 }),
  "calibrationSeconds": () => ({ calibrationSeconds: 0 }),
  "digest": () => ({ digest: "" }),
  "dataDigest": () => ({ dataDigest: "" }),
  "status": () => ({ status: "unsolved" }),
  "metrics.testError.wrong": ({ metrics }) => ({ metrics: { ...metrics!, testError: rate(3) } }),
  "metrics.testError.total": ({ metrics }) => ({
    metrics: { ...metrics!, testError: rate(4, 99) },
  }),
  "metrics.testErrorByTask": ({ metrics }) => ({
    metrics: {
      ...metrics!,
      testError: rate(2, 50),
      testErrorByTask: { "babi-qa1": rate(2, 50) },
    },
  }),
};

for (const [place, change] of Object.entries(misfits)) {
  Deno.test(`a trial that contradicts itself in ${place} is refused`, () => {
    assertEquals(faultOf(change), `trials.0.${place}`);
  });
}

Deno.test("a trial without metrics has diverged or failed, and says why", () => {
  const broken = { metrics: null, message: "In epoch 2 of 9" };
  assertEquals(faultOf(() => ({ ...broken, status: "diverged" })), "none");
  assertEquals(faultOf(() => ({ ...broken, status: "solved" })), "trials.0.metrics");
  assertEquals(faultOf(() => ({ status: "diverged" })), "trials.0.metrics");
  assertEquals(faultOf(() => ({ ...broken, status: "failed", message: null })), "trials.0.message");
  // A trial that failed may have no digest and no time.
  const nothing = { digest: "", dataDigest: "", durationSeconds: 0, calibrationSeconds: 0 };
  assertEquals(faultOf(() => ({ ...broken, ...nothing, status: "failed" })), "none");
});

Deno.test("the parts of a result file fit together", () => {
  const { workloads: [one], variants, seeds, trials } = result;
  const cases: readonly (readonly [string, Partial<ResultFile>])[] = [
    ["workloads.1", { workloads: [one!, one!] }],
    ["variants.2", { variants: [...variants, variants[0]!] }],
    ["seeds.3", { seeds: [...seeds, 1] }],
    ["trials.0.workload", { workloads: [] }],
    ["trials.2.variant", { variants: variants.slice(0, 1) }],
    ["trials.1.seed", { seeds: [1, 3] }],
    ["trials.3.id", { trials: [...trials, trials[0]!], plannedTrials: 4 }],
    ["trials.0.status", { workloads: [{ ...one!, targetError: 0.03 }] }],
    ["trials.1.status", { workloads: [{ ...one!, targetError: 0.4 }] }],
    ["plannedTrials", { plannedTrials: 2 }],
    ["machines", { machines: [...machineOfAll(2), ...machineOfAll(2)] }],
    ["machines.0.trials", { machines: [{ ...machineOfAll(3)[0]!, trials: 0 }] }],
    // A name in the network is not published.
    ["machines.0", { machines: [{ ...machineOfAll(3)[0]!, host: "east" } as never] }],
    // Of some it may not be known.
    ["none", { machines: [...machineOfAll(1), ...machineOfAll(1)] }],
    ["network.trial", { network: { trial: trialId(makeSpec(9)), ...makeNetwork(1) } }],
    ["none", { workloads: [{ ...one!, targetError: 0.04 }], plannedTrials: 9 }],
    ["none", { network: { trial: trials[0]!.id, ...makeNetwork(1) } }],
  ];
  for (const [place, change] of cases) assertEquals(placeOf(change), place);
});
