import { fc } from "../../../_properties.ts";
import { sha256 } from "../../../../engine/base/mod.ts";
import {
  baselineText,
  CannotDecideError,
  EXIT_CODES,
  judge,
  makeBaseline,
  parseBaseline,
  parseResult,
} from "../../../../bench/results/gate/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { statusBy, trialId, type TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { changeTrials, makeGateResult } from "./_results.ts";
import { type Files, mutations, type Pick } from "./_mutations.ts";

/** Two workloads, two variants and ten seeds, as in the suite ci. */
function makeClean(): ResultFile {
  const one = makeGateResult();
  const other = changeTrials(one, ({ spec, metrics, digest }) => {
    const own = { ...spec, workload: "memn2n/babi-qa6", task: { ...spec.task, name: "babi-qa6" } };
    const metricsOf = { ...metrics!, testErrorByTask: { "babi-qa6": metrics!.testError } };
    const fields = { workload: own.workload, spec: own, id: trialId(own) };
    return { ...fields, metrics: metricsOf, digest: sha256(digest) };
  });
  const [workload] = one.workloads;
  return {
    ...one,
    workloads: [workload!, {
      ...workload!,
      name: "memn2n/babi-qa6",
      task: "babi-qa6",
      parts: [{ ...workload!.parts[0]!, task: "babi-qa6" }],
    }],
    trials: [...one.trials, ...other.trials],
    plannedTrials: 40,
  };
}

function worse(points: number, { metrics }: TrialResult): Partial<TrialResult> {
  const wrong = metrics!.testError.wrong + points,
    testError = { value: wrong / 100, wrong, total: 100 };
  const tasks = Object.keys(metrics!.testErrorByTask);
  const testErrorByTask = Object.fromEntries(tasks.map((task) => [task, testError]));
  return {
    metrics: { ...metrics!, testError, testErrorByTask },
    status: statusBy(testError, 0.05),
  };
}

const clean = makeClean();
const moved = (trial: TrialResult) => ({ digest: sha256(`moved ${trial.digest}`) });

/** Results in which something got worse. */
const regressions: Readonly<Record<string, ResultFile>> = {
  "learning": changeTrials(clean, (trial) => ({ ...worse(12, trial), ...moved(trial) })),
  "learning of one variant": changeTrials(
    clean,
    (trial) => trial.variant === "plain" ? {} : { ...worse(25, trial), ...moved(trial) },
  ),
  "evaluation": changeTrials(clean, (trial) => worse(12, trial)),
  "divergence": changeTrials(
    clean,
    (trial) =>
      trial.variant === "plain"
        ? {}
        : { ...moved(trial), status: "diverged", metrics: null, message: "In epoch 1 of 2" },
  ),
  "speed": changeTrials(clean, ({ durationSeconds }) => ({ durationSeconds: 3 * durationSeconds })),
  "learning and speed": changeTrials(clean, (trial) => ({
    ...worse(12, trial),
    ...moved(trial),
    durationSeconds: 3 * trial.durationSeconds,
  })),
  "tensors": changeTrials(clean, () => ({ tensors: { before: 0, after: 2 } })),
};

const baselineFile = baselineText(makeBaseline(clean));

/** What a gate answers to two texts; anything but a verdict is a fault, and thrown. */
async function exitCode(baseline: string, result: string, allowDigestChange: boolean) {
  try {
    const [before, after] = [await parseBaseline(baseline, "b"), await parseResult(result, "r")];
    return EXIT_CODES[judge(before, after, { allowDigestChange }).status];
  } catch (error) {
    if (error instanceof CannotDecideError) return EXIT_CODES.undecided;
    throw error;
  }
}

Deno.test("the regressions of this test shut the gate, and what they were made of does not", async () => {
  for (const allow of [false, true]) {
    assertEquals(await exitCode(baselineFile, JSON.stringify(clean), allow), 0);
    for (const [name, result] of Object.entries(regressions)) {
      assertEquals([name, await exitCode(baselineFile, JSON.stringify(result), allow)], [name, 3]);
    }
  }
});

/** Every class of mutations, on both files of every regression. */
const combinations = Object.keys(mutations).flatMap((name) =>
  [true, false].flatMap((isBaseline) =>
    Object.keys(regressions).map((regression) => ({ name, isBaseline, regression }))
  )
);

/** How often each is tried; often is for a run by hand. */
const TIMES = Number(Deno.env.get("GATE_MUTATIONS") ?? 1);

/** The text of the changed file. */
function mutate(files: Files, classes: readonly string[], choices: readonly number[]): string {
  let at = 0;
  const pick: Pick = (limit) => choices[at++ % choices.length]! % Math.max(1, limit);
  for (const [i, name] of classes.entries()) {
    let text: string | void = undefined;
    try {
      text = mutations[name]!(files, pick);
    } catch (error) {
      // The first mutation may have left nothing for the second one.
      if (i === 0) throw error;
    }
    if (typeof text === "string") return text;
  }
  return JSON.stringify(files.own);
}

const total = TIMES * combinations.length;

Deno.test(`no one of ${total} mutations of one file opens the gate to what got worse`, async () => {
  const tried = new Map<string, number>(), codes = new Map<number, number>();
  const choices = fc.sample(fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), total);
  for (const [i, own] of choices.entries()) {
    const { name, isBaseline, regression } = combinations[i % combinations.length]!;
    // Every other time a second one follows.
    const second = Object.keys(mutations)[own[0]! % Object.keys(mutations).length]!;
    const classes = own[1]! % 2 === 0 ? [name] : [name, second];
    const result = JSON.stringify(regressions[regression]);
    const [file, other] = isBaseline ? [baselineFile, result] : [result, baselineFile];
    const files = { own: JSON.parse(file), other: JSON.parse(other), isBaseline };
    const text = mutate(files, classes, own.slice(2));
    for (const allow of [false, true]) {
      const pair = isBaseline ? [text, result] as const : [baselineFile, text] as const;
      const code = await exitCode(...pair, allow);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      const what = `${regression}, ${isBaseline ? "baseline" : "result"}: ${
        classes.join(", then ")
      }`;
      assert(code !== EXIT_CODES.passed, `${what}; allowed ${allow}, number ${i}`);
    }
    for (const name of classes) tried.set(name, (tried.get(name) ?? 0) + 1);
  }
  // Not everything falls to the schema.
  assert(codes.get(3)! > 0.1 * total && codes.get(4)! > 0.1 * total, JSON.stringify([...codes]));
  if (TIMES > 1) console.log(Object.fromEntries(tried), Object.fromEntries(codes));
});
