import { configuration, workloads } from "../../../../bench/report/sections/mod.ts";
import type { TrialSpec } from "../../../../bench/trial/spec/trial_spec.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeReportResult } from "../_fixture.ts";
import { drawSection } from "../_section.ts";

type Optimizer = TrialSpec["optimizer"];

/** What the page says of a variant's clip, noise, rule and budget. */
function stepsOf(
  optimizer: Partial<Optimizer>,
  budget: Partial<TrialSpec["budget"]> = {},
): string[] {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
  const trials = result.trials.map((trial) => {
    const { spec } = trial;
    return {
      ...trial,
      spec: {
        ...spec,
        optimizer: { ...spec.optimizer, ...optimizer },
        budget: { ...spec.budget, ...budget },
      },
    };
  });
  const { html } = drawSection(configuration, { ...result, trials })!;
  return [...html.matchAll(/<li>(.*?)<\/li>/gs)].map(([, step]) => step!);
}

Deno.test("configuration() says what every kind of clip, noise, rule and rate does", () => {
  const clips: readonly (readonly [Optimizer["clip"], string])[] = [
    [{ kind: "none" }, "The gradient is not clipped."],
    [{ kind: "globalNorm", norm: 3 }, "The gradient is clipped to a global norm of 3."],
    [
      { kind: "perGroup", norm: 3 },
      "The gradient of each group of parameters is clipped to a norm of 3.",
    ],
    [
      { kind: "spectralNorm", norm: 3 },
      "The gradient of each parameter, a matrix, is clipped to a largest singular value of 3.",
    ],
  ];
  for (const [clip, expected] of clips) assertEquals(stepsOf({ clip })[0], expected);
  const noises: readonly (readonly [Optimizer["noise"], string])[] = [
    [{ kind: "none" }, "No noise is added."],
    [
      { kind: "fixed", standardDeviation: 0.5 },
      "Gaussian noise of standard deviation 0.5 is added.",
    ],
    [
      { kind: "annealed", eta: 2, gamma: 0.55 },
      "Gaussian noise of variance 2 / (1 + t)^0.55 is added at update t.",
    ],
  ];
  for (const [noise, expected] of noises) assertEquals(stepsOf({ noise })[1], expected);
  const constant = { kind: "constant" as const, rate: 0.1 };
  const halved = { kind: "halveEvery" as const, rate: 0.1, epochs: 5, from: 2 };
  const adam = { kind: "adam" as const, beta1: 0.9, beta2: 0.99, epsilon: 1 };
  const rules: readonly (readonly [Optimizer["rule"], string])[] = [
    [
      { kind: "sgd", learningRate: constant },
      "Stochastic gradient descent with a learning rate of 0.1.",
    ],
    [
      { ...adam, learningRate: halved },
      "Adam (decays 0.9 and 0.99, epsilon 1) with a learning rate of 0.1, halved every 5 epochs " +
      "from epoch 2 on.",
    ],
  ];
  for (const [rule, expected] of rules) assertEquals(stepsOf({ rule })[2], expected);
});

Deno.test("configuration() says how long and on what a variant was trained", () => {
  assertEquals(stepsOf({}, { epochs: 9 })[3], "9 epochs, in batches of 32.");
  assertEquals(
    stepsOf({}, {
      phases: { linear: 1 },
      epochs: 9,
      batchSize: 4,
      sampling: "withReplacement",
      lastBatch: "dropped",
      curriculum: { kind: "levels", epochs: 2 },
    })[3],
    "1 epoch of linear start, then 9 epochs, in batches of 4, drawn with replacement; what does not " +
      "fill a batch is left out; the questions of each level join 2 epochs after the last.",
  );
});

Deno.test("workloads() says where the questions are from", () => {
  const result = makeReportResult();
  for (const [source, words] of [["files", "from files."], ["generated", "generated."]] as const) {
    const own = result.workloads.map((workload) => ({ ...workload, source }));
    assertStringIncludes(drawSection(workloads, { ...result, workloads: own })!.html, `, ${words}`);
  }
});
