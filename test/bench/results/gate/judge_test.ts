import {
  type Baseline,
  type BaselineTrial,
  CannotDecideError,
  type Finding,
  judge,
  makeBaseline,
} from "../../../../bench/results/gate/mod.ts";
import { sha256 } from "../../../../engine/base/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { trialId, type TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "../../../../std.ts";
import { changeTrials, makeGateResult, worsen } from "./_results.ts";

const clean = makeGateResult();
const baseline = makeBaseline(clean);

function judged(result: ResultFile, allowDigestChange = false) {
  return judge(baseline, result, { allowDigestChange });
}

/** The findings that shut the gate. */
function troubles({ findings }: { findings: readonly Finding[] }): Finding[] {
  return findings.filter(({ status }) => status === "failed" || status === "undecided");
}

function onlyFirst(change: Partial<TrialResult>): ResultFile {
  return changeTrials(
    clean,
    ({ variant, seed }) => variant === "noisy" && seed === 3 ? change : {},
  );
}

Deno.test("judge() lets the same result through, and compares every exact check", () => {
  const { status, findings, advice } = judged(clean);
  assertEquals([status, advice], ["passed", []]);
  assertEquals(findings.map(({ check }) => check), [
    ...["trials", "specifications", "parameters", "data", "tensors", "digests", "answers"],
    ...["time / calibration", "time / calibration"],
  ]);
});

for (
  const [check, change, message] of [
    ["digests", { digest: "other" }, "1 of 10, seed 3 the first: other numbers were learned"],
    ["answers", { status: "unsolved" }, "the same network answers the test questions otherwise"],
    [
      "answers",
      {
        metrics: { ...clean.trials[0]!.metrics!, testError: { value: 0.9, wrong: 90, total: 100 } },
      },
      "1 of 10, seed 3 the first: the same network answers",
    ],
    ["answers", { status: "diverged", metrics: null }, "the same network answers"],
    ["parameters", { parameterCount: 7201 }, "another number of parameters"],
    ["data", { dataDigest: "other" }, "the questions are not the ones"],
    ["tensors", { tensors: { before: 2, after: 3 } }, "began with 2 tensors and ended with 3"],
    ["trials", { status: "failed", message: "Error: no memory", digest: "" }, "no memory"],
  ] as const
) {
  Deno.test(`judge() sees one trial whose ${check} moved: ${message}`, () => {
    const verdict = judged(onlyFirst(change));
    assertEquals(verdict.status, "failed");
    const [finding, ...others] = troubles(verdict);
    assertEquals(others, []);
    assertEquals([finding!.check, finding!.where], [check, "memn2n/babi-qa1 noisy"]);
    assertStringIncludes(finding!.message, message);
    assert(verdict.advice.length > 0);
    // Only numbers are allowed to move.
    const { findings } = judged(onlyFirst(change), true);
    const status = findings.find((one) => one.check === check && one.where !== "all")!.status;
    assertEquals(status, ["digests", "answers"].includes(check) ? "noted" : "failed");
  });
}

Deno.test("judge() says that the code below the specification moved, and by how much", () => {
  const { findings, advice } = judged(worsen(clean, 10));
  assertStringIncludes(advice[0]!, "it is the code below them that computes otherwise");
  const error = findings.find(({ check }) => check === "test error")!;
  assertEquals([error.before, error.after, error.status], ["5.0 %", "15.0 %", "noted"]);
  assertEquals(error.message, "worse by +10.0 points (+10.0 to +10.0), margin 5");
  const solved = findings.find(({ check }) => check === "solved")!;
  assertEquals([solved.before, solved.after], ["7 of 10", "0 of 10"]);
});

Deno.test("judge() says once that the kernels differ, and does not miss trials for it", () => {
  const kernels = (version: string) =>
    changeTrials(clean, ({ spec }) => {
      const other = { ...spec, numerics: { ...spec.numerics, kernels: version } };
      return { spec: other, id: trialId(other) };
    });
  const built = makeBaseline(kernels("aaaa"));
  const verdict = judge(built, kernels("bbbb"), { allowDigestChange: false });
  assertEquals(
    troubles(verdict).map(({ where, before, after, message }) => [
      where,
      before,
      after,
      message,
    ]),
    [["all", "aaaa", "bbbb", "The kernels differ: kernels.wasm was built anew"]],
  );
  const fallback = { ...kernels("typescript"), fallbacks: ["Cannot use kernels.wasm: it is gone"] };
  const [without] = troubles(judge(built, fallback, { allowDigestChange: false }));
  assertStringIncludes(without!.message, "The kernels were not used: Cannot use kernels.wasm");
});

Deno.test("judge() names the field of a specification that moved", () => {
  const result = changeTrials(clean, ({ spec, variant }) => {
    if (variant === "plain") return {};
    const other = { ...spec, budget: { ...spec.budget, epochs: 3 } };
    return { spec: other, id: trialId(other) };
  });
  const [finding, ...others] = troubles(judged(result));
  assertEquals(others, []);
  const { check, where, before, after, message } = finding!;
  assertEquals([check, where, before, after], [
    "specifications",
    "memn2n/babi-qa1 noisy",
    "2",
    "3",
  ]);
  assertStringIncludes(message, "budget.epochs");
});

Deno.test("judge() cannot tell digests of another architecture or Deno, unless they are the same", () => {
  const machines = clean.machines.map((machine) => ({ ...machine, arch: "aarch64" }));
  const versions = { ...clean.versions, deno: "3.0.0" };
  assertEquals(judged({ ...clean, machines, versions }).status, "passed");
  const moved = { ...worsen(clean, 0), machines, versions };
  const verdict = judged(moved);
  assertEquals(verdict.status, "undecided");
  assertStringIncludes(
    troubles(verdict)[0]!.message,
    "this machine is aarch64, the baseline's x86_64, this is Deno 3.0.0, the baseline's 2.9.6",
  );
  assertStringIncludes(verdict.advice[0]!, "--allow-digest-change");
  const both = { ...worsen(clean, 0), machines: [...clean.machines, ...machines] };
  assertEquals(judged(both).status, "undecided");
  assertEquals(
    judged({ ...both, machines: [...clean.machines, ...clean.machines] }).status,
    "failed",
  );
  assertEquals(judged(moved, true).status, "passed");
  // What is wrong on every machine is a failure on this one.
  const leak = changeTrials(moved, () => ({ tensors: { before: 0, after: 1 } }));
  assertEquals(judged(leak).status, "failed");
});

Deno.test("judge() lets digests move when errors do not get worse", () => {
  assertEquals(judged(worsen(clean, 0), true).status, "passed");
  assertEquals(judged(worsen(clean, -4), true).status, "passed");
  // Ten points more than five are let through.
  const verdict = judged(worsen(clean, 10), true);
  assertEquals(verdict.status, "failed");
  assertEquals(
    new Set(troubles(verdict).map(({ check }) => check)),
    new Set(["test error", "solved"]),
  );
});

Deno.test("judge() cannot decide between few seeds that lie far apart", () => {
  const spread = (shift: number) =>
    changeTrials(clean, ({ metrics, seed }) => {
      const wrong = 100 * ((seed + shift) % 2);
      const testError = { value: wrong / 100, wrong, total: 100 };
      return {
        metrics: { ...metrics!, testError },
        status: wrong === 0 ? "solved" : "unsolved",
        digest: sha256(`${seed} ${shift}`),
      };
    });
  const verdict = judge(makeBaseline(spread(0)), spread(1), { allowDigestChange: true });
  assertEquals(verdict.status, "undecided");
});

Deno.test("judge() asks nothing of few seeds when nothing moved", () => {
  const few = { ...clean, trials: clean.trials.filter(({ seed }) => seed === 1), seeds: [1] };
  const result = { ...few, plannedTrials: few.trials.length };
  const verdict = judge(makeBaseline(result), result, { allowDigestChange: true });
  assertEquals([verdict.status, verdict.findings.some(({ tier }) => tier === 2)], [
    "passed",
    false,
  ]);
});

Deno.test("judge() counts a trial that diverged as wrong throughout", () => {
  const diverged = changeTrials(clean, () => ({ status: "diverged", metrics: null, digest: "d" }));
  const verdict = judged(diverged, true);
  assertEquals(verdict.status, "failed");
  assertEquals(verdict.findings.find(({ check }) => check === "test error")!.after, "100.0 %");
});

Deno.test("judge() sees trials twice as slow by their calibration, not by the clock", () => {
  // 2 s and 10 ms in the baseline. A machine of a tenth of the speed:
  const slowMachine = changeTrials(clean, () => ({ durationSeconds: 20, calibrationSeconds: 0.1 }));
  assertEquals(judged(slowMachine).status, "passed");
  const slowCode = (times: number) =>
    changeTrials(clean, () => ({ durationSeconds: 2 * times, calibrationSeconds: 0.01 }));
  assertEquals(judged(slowCode(1.9)).status, "passed");
  const verdict = judged(slowCode(2.1));
  assertEquals(verdict.status, "failed");
  assertStringIncludes(troubles(verdict)[0]!.message, "takes 2.10 times as long");
  // Others on the machine got in the way of seven of ten.
  const busy = changeTrials(clean, ({ seed }) => ({ durationSeconds: seed > 3 ? 9 : 2 }));
  const { status, findings } = judged(busy);
  assertEquals(status, "passed");
  const { message } = findings.find(({ check }) => check === "time / calibration")!;
  assertEquals(message, "4.50 times; its fastest fifth 1.00");
});

Deno.test("judge() does not judge the speed of a few trials", () => {
  const few = (seconds: number) => ({
    ...clean,
    trials: clean.trials.filter(({ seed }) => seed < 5)
      .map((trial) => ({ ...trial, durationSeconds: seconds })),
    seeds: [1, 2, 3, 4],
    plannedTrials: 8,
  });
  const times = (seconds: number) => {
    const verdict = judge(makeBaseline(few(2)), few(seconds), { allowDigestChange: false });
    const statuses = verdict.findings.filter(({ tier }) => tier === 3).map(({ status }) => status);
    return [verdict.status, ...statuses];
  };
  assertEquals(times(3.9), ["passed", "noted", "noted"]);
  // That they are too slow cannot be told, and is not let through.
  assertEquals(times(9), ["undecided", "undecided", "undecided"]);
  assertEquals(times(0.4), ["undecided", "undecided", "undecided"]);
  // A time slice of another program lasts some milliseconds.
  const short = few(0.01), slower = few(0.09);
  const statusOf = (result: ResultFile) =>
    judge(makeBaseline(short), result, { allowDigestChange: false }).status;
  assertEquals(statusOf(slower), "passed");
  assertEquals(statusOf(few(0.11)), "undecided");
  // Of ten seconds by another clock, this one is not short.
  assertEquals(
    judge(makeBaseline(few(10)), slower, { allowDigestChange: false }).status,
    "undecided",
  );
});

const incomparable: Readonly<Record<string, readonly [Partial<ResultFile>, string]>> = {
  "of another suite": [{ suite: { ...clean.suite, name: "quick" } }, "the suite quick, version 1"],
  "of another version": [{ suite: { ...clean.suite, version: 2 } }, "tiny, version 2"],
  "with other seeds": [{ seeds: [1, 2] }, "the seeds are 1, 2"],
  "without trials": [{ trials: [] }, "no trials"],
  "of a run that was stopped": [
    { trials: clean.trials.slice(0, 3) },
    "stopped after 3 of 20 trials",
  ],
  "with fewer trials": [
    { trials: clean.trials.slice(1), plannedTrials: 19 },
    "1 trial of the baseline not there (memn2n/babi-qa1 plain seed 1)",
  ],
};

for (const [what, [change, message]] of Object.entries(incomparable)) {
  Deno.test(`judge() refuses a result ${what}`, () => {
    assertThrows(() => judged({ ...clean, ...change }), CannotDecideError, message);
  });
}

/** The baseline with other fields in some of its trials. */
function withTrials(change: (trial: BaselineTrial) => Partial<BaselineTrial>): Baseline {
  return {
    ...baseline,
    trials: baseline.trials.map((trial) => ({ ...trial, ...change(trial) })),
  };
}

Deno.test("judge() cannot compare errors over other numbers of questions", () => {
  // As many wrong answers of ten times as many questions.
  const result = changeTrials(worsen(clean, 20), ({ metrics }) => {
    const { wrong } = metrics!.testError;
    const testError = { value: wrong / 1000, wrong, total: 1000 };
    return { metrics: { ...metrics!, testError }, status: "solved" };
  });
  const verdict = judged(result, true);
  assertEquals(verdict.status, "undecided");
  assertEquals(troubles(verdict).map(({ check, before, after }) => [check, before, after]), [
    ["questions", "100", "1000"],
    ["questions", "100", "1000"],
  ]);
  assertStringIncludes(verdict.advice[0]!, "the same questions and the same target");
});

Deno.test("judge() cannot compare success by another target error", () => {
  const target = (targetError: number) => ({
    ...clean,
    workloads: clean.workloads.map((workload) => ({ ...workload, targetError })),
  });
  for (const other of [0.5, 0.04]) {
    const [first] = troubles(judged(target(other), true));
    assertEquals([first!.check, first!.status], ["targets", "undecided"]);
    assertStringIncludes(first!.message, "another target error than its task");
  }
  // Of a task that nobody knows the baseline's own trials say what counted as solved.
  const unknown = (result: ResultFile) =>
    changeTrials(result, ({ spec }) => {
      const other = { ...spec, task: { ...spec.task, name: "a task of my own" } };
      return { spec: other, id: trialId(other) };
    });
  const built = makeBaseline(unknown(clean));
  const verdict = judge(built, unknown(target(0.04)), { allowDigestChange: true });
  assertEquals(verdict.status, "undecided");
  // Seeds 1, 4, 7 and 10 have 5 wrong answers of 100, and count as solved.
  assertStringIncludes(
    troubles(verdict)[0]!.message,
    "4 trials of the baseline, seed 1 the first, solved or not by another target error",
  );
  assertEquals(judge(built, unknown(clean), { allowDigestChange: true }).status, "passed");
});

Deno.test("judge() lets no trial that diverged before make up for those that learn worse", () => {
  const broken = (seeds: number) =>
    withTrials(({ seed }) => seed <= seeds ? { status: "diverged", testError: null } : {});
  // Were nothing counted as wrong throughout, the mean would be better by 7.4 points.
  const verdict = judge(broken(2), worsen(clean, 15), { allowDigestChange: true });
  assertEquals(verdict.status, "failed");
  const [error] = troubles(verdict).filter(({ check }) => check === "test error");
  assertEquals([error!.before, error!.after], ["4.9 %", "19.9 %"]);
  const none = judge(broken(10), worsen(clean, 15), { allowDigestChange: true });
  assertEquals(none.status, "undecided");
  assertStringIncludes(troubles(none)[0]!.message, "every trial of the baseline diverged");
});

Deno.test("judge() does not believe a time that is far too short", () => {
  const fast = (times: number) =>
    changeTrials(clean, ({ durationSeconds }) => ({ durationSeconds: durationSeconds / times }));
  assertEquals(judged(fast(3.9)).status, "passed");
  for (const times of [4.1, 1e9]) {
    const verdict = judged(fast(times));
    assertEquals(verdict.status, "undecided");
    assertStringIncludes(troubles(verdict)[0]!.message, "times as fast, implausibly fast");
    assertStringIncludes(verdict.advice[0]!, "Times that cannot be compared guard nothing");
  }
  for (const calibratedTime of [1e9, 1e-9]) {
    const cells = baseline.cells.map((cell) => ({ ...cell, calibratedTime }));
    const verdict = judge({ ...baseline, cells }, clean, { allowDigestChange: false });
    assertEquals(verdict.status, calibratedTime > 1 ? "undecided" : "failed");
  }
});

Deno.test("judge() cannot tell the speed of trials without a time", () => {
  const verdict = judged(changeTrials(clean, () => ({ calibrationSeconds: 0 })));
  assertEquals(verdict.status, "undecided");
  assertEquals(troubles(verdict).map(({ after, message }) => [after, message]), [
    ["none", "no trial has a time"],
    ["none", "no trial has a time"],
  ]);
  assertThrows(
    () => makeBaseline(changeTrials(clean, () => ({ calibrationSeconds: 0 }))),
    CannotDecideError,
    "memn2n/babi-qa1 plain has no time by calibration",
  );
});

Deno.test("judge() looks at the specification of every trial", () => {
  const result = changeTrials(clean, ({ spec, variant, seed }) => {
    if (variant === "plain" || seed !== 9) return {};
    const other = { ...spec, budget: { ...spec.budget, epochs: 200 } };
    return { spec: other, id: trialId(other) };
  });
  const [finding] = troubles(judged(result));
  assertEquals([finding!.check, finding!.after], ["specifications", "200"]);
});

Deno.test("judge() tells trials apart whose names only look alike", () => {
  const renamed = (from: string, workload: string, variant: string) => (trial: TrialResult) => {
    if (trial.variant !== from) return {};
    const spec = { ...trial.spec, workload, variant };
    return { workload, variant, spec, id: trialId(spec) };
  };
  const listing = {
    workloads: ["a b", "a", "memn2n/babi-qa1"].map((name) => ({ ...clean.workloads[0]!, name })),
    plannedTrials: 20,
  };
  const result = { ...changeTrials(clean, renamed("plain", "a b", "c")), ...listing };
  const other = { ...changeTrials(clean, renamed("plain", "a", "b c")), ...listing };
  const cells = baseline.cells.map((cell) => {
    if (cell.variant !== "plain") return cell;
    const names = { workload: "a b", variant: "c" };
    return { ...cell, ...names, spec: { ...cell.spec, ...names } };
  });
  const trials = result.trials.map(({ id, workload, variant }, i) => ({
    ...baseline.trials[i]!,
    ...{ id, workload, variant },
  }));
  const built = { ...baseline, cells, trials };
  assertEquals(judge(built, result, { allowDigestChange: false }).status, "passed");
  assertThrows(
    () => judge(built, other, { allowDigestChange: false }),
    CannotDecideError,
    "10 trials of the baseline not there (a b c seed 1",
  );
});
