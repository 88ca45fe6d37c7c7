import { changeOptimizer } from "../../_trials.ts";
import { type ClaimTest, fitResult, papers } from "../../../../bench/results/claims/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { suites } from "../../../../bench/suites/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { plannedResult } from "../../_planned.ts";

function testOf(id: string): ClaimTest {
  const { test } = papers.flatMap((paper) => paper.claims).find((claim) => claim.id === id)!;
  assert(test.suite !== null);
  return test;
}

const encoding = testOf("position-encoding");
const two = { workloads: ["memn2n/babi-qa4", "memn2n/babi-qa15"], seeds: [1, 2] };
const steps = { ...two, variants: ["bow", "pe", "pe-ls"] };

async function counted(result: ResultFile | Promise<ResultFile>, test = encoding) {
  const fit = fitResult(await result, test);
  return fit.fits ? { trials: fit.result.trials.length, others: fit.others } : fit.reason;
}

Deno.test("trials of the suite's own options count: of both variants, of any seeds and epochs", async () => {
  const whole = await plannedResult("ladder", steps, () => 1);
  assertEquals(whole.trials.length, 12);
  assertEquals(await counted(whole), { trials: 8, others: 0 });
  const shorter = await plannedResult("ladder", { ...steps, epochs: 7 }, () => 1);
  assertEquals(await counted(shorter), { trials: 8, others: 0 });
});

Deno.test("every suite's plan fits the claims that it tests", async () => {
  const tests = papers.flatMap((paper) => paper.claims).flatMap(({ id, test }) =>
    test.suite === null || test.suite === "paper-neural-programmer-grid" ? [] : [{ id, test }]
  );
  for (const [suite, own] of Map.groupBy(tests, ({ test }) => test.suite)) {
    // Tables are long to generate: text alone stands for both.
    const chosen = own.filter(({ test }) =>
      !test.workloads?.includes("neural-programmer/tables-5")
    );
    const named = chosen.flatMap(({ test }) => test.workloads ?? []);
    const workloads = named.length > 0
      ? [...new Set(named)]
      : [suites[suite]!.workloads[0]!.replace("*", "4")];
    // 70,000 digits take seconds to draw.
    const { data } = suites[suite]!, few = { seed: 1, train: 24, test: 10 };
    const result = await plannedResult(
      workloads[0] === "mlp/digits" ? { ...suites[suite]!, data: few } : suite,
      { seeds: [1], epochs: 2, workloads },
      () => 1,
    );
    // A claim counts questions as its suite has them; of a stream, those of the test alone.
    const trials = result.trials.map((trial) => ({
      ...trial,
      spec: {
        ...trial.spec,
        data: {
          ...trial.spec.data,
          ..."train" in trial.spec.data ? { train: data.train } : {},
          test: data.test,
        },
      },
    })) as TrialResult[];
    for (const { id, test } of chosen) {
      const names = [test.variant, test.reference];
      const variants = result.variants.filter(({ name, arm }) =>
        names.includes(name) || names.includes(arm!)
      );
      assert(variants.length >= 2, id);
      const count = variants.length * (test.workloads ?? workloads).length;
      assertEquals(await counted({ ...result, trials }, test), { trials: count, others: 0 }, id);
    }
    // The questions of another level are not the claim's.
    if (suite !== "paper-neural-programmer") continue;
    const easy = result.trials.map((trial) => ({
      ...trial,
      spec: {
        ...trial.spec,
        task: { ...trial.spec.task, options: { ...trial.spec.task.options, level: 1 } },
      },
    }));
    assertEquals(
      await counted({ ...result, trials: easy }, chosen[0]!.test),
      "its trials were made with other options than the suite's",
    );
  }
});

Deno.test("arms are paired by configuration, also with an arm that is not their reference", async () => {
  const variants = ["plain", "noisy", "dropout"].map((arm) => `${arm}-clip1-eps1e-8-*`);
  const options = { variants, seeds: [1], epochs: 1 };
  const result = await plannedResult("paper-neural-programmer-grid", options, () => 1);
  const fit = fitResult(result, testOf("programmer-grid-noise-over-dropout"));
  assert(fit.fits);
  const pairs = fit.result.variants.filter(({ reference }) => reference !== null);
  assertEquals(pairs.length, 12);
  for (const { name, reference } of pairs) {
    assertEquals(reference, name.replace("noisy", "dropout"));
  }
  assertEquals(fit.result.trials.length, 24);
});

Deno.test("trials with other options than the suite's do not count, and are told of", async () => {
  const whole = await plannedResult("ladder", steps, () => 1);
  const changes: readonly ((spec: TrialResult["spec"]) => TrialResult["spec"])[] = [
    (spec) => ({ ...spec, optimizer: changeOptimizer(spec.optimizer, { clip: "none" }) }),
    (spec) => ({ ...spec, budget: { ...spec.budget, batchSize: 1 } }),
    (spec) => ({ ...spec, task: { ...spec.task, version: 99 } }),
    (spec) => ({ ...spec, data: { ...spec.data, train: 10 } as TrialResult["spec"]["data"] }),
    (spec) => ({
      ...spec,
      model: { ...spec.model, options: { ...spec.model.options, timeNoise: 0.5 } },
    }),
  ];
  for (const change of changes) {
    const trials = whole.trials.map((trial, i) =>
      i === 0 ? { ...trial, spec: change(trial.spec) } : trial
    );
    assertEquals(await counted({ ...whole, trials }), { trials: 7, others: 1 });
    const all = whole.trials.map((trial) => ({ ...trial, spec: change(trial.spec) }));
    assertEquals(
      await counted({ ...whole, trials: all }),
      "its trials were made with other options than the suite's",
    );
  }
});

Deno.test("another suite, or another version of it, does not count", async () => {
  const whole = await plannedResult("ladder", steps, () => 1);
  const name = (change: Partial<ResultFile["suite"]>) =>
    counted({ ...whole, suite: { ...whole.suite, ...change } });
  assertEquals(await name({ name: "mine" }), "it is of the suite mine");
  assertEquals(
    await name({ version: 7 }),
    "it is of version 7 of the suite, here is version 1",
  );
});
