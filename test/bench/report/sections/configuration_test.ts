import { configuration, workloads } from "../../../../bench/report/sections/mod.ts";
import type { TrialSpec } from "../../../../bench/trial/spec/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { changeOptimizer, type OptimizerChange } from "../../_trials.ts";
import { makeReportResult } from "../_fixture.ts";
import { drawSection, textOf } from "../_section.ts";

/** What the page says of a variant's clip, noise, rule and budget. */
function stepsOf(
  optimizer: OptimizerChange,
  budget: Partial<TrialSpec["budget"]> = {},
): string[] {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
  const trials = result.trials.map((trial) => {
    const { spec } = trial;
    return {
      ...trial,
      spec: {
        ...spec,
        optimizer: changeOptimizer(spec.optimizer, optimizer),
        budget: { ...spec.budget, ...budget },
      },
    };
  });
  const { html } = drawSection(configuration, { ...result, trials })!;
  return [...html.matchAll(/<li>(.*?)<\/li>/gs)].map(([, step]) => step!);
}

Deno.test("configuration() says what every kind of clip, noise, rule and rate does", () => {
  const clips = {
    "none": "No clip.",
    "clip(3)": "Clip to a global norm of 3.",
    "clipPerGroup(3)": "Clip each group of parameters to a norm of 3.",
    "clipBySpectralNorm(3)": "Clip each matrix to a largest singular value of 3.",
  };
  for (const [clip, expected] of Object.entries(clips)) {
    assertEquals(stepsOf({ clip }).includes(expected), true, clip);
  }
  const noises = {
    "none": "No noise.",
    "noise(0.5)": "Add Gaussian noise of standard deviation 0.5.",
    "noise(annealed(eta=2))": "Add Gaussian noise of variance 2 / (1 + t)^0.55 at update t.",
    "noise(byError(1))": "Add Gaussian noise of standard deviation 1 times the root of " +
      "(1 + t)^-0.55 max(0, error - 0.02) at update t.",
    "noise(byError(1, of=training), truncated=true)":
      "Add Gaussian noise of standard deviation 1 times the root of (1 + t)^-0.55 max(0, training " +
      "error - 0.02) at update t, truncated at two standard deviations.",
    "noise(0.5, discarded=true)":
      "Discard Gaussian noise of standard deviation 0.5: noise that never reaches the update.",
  };
  for (const [noise, expected] of Object.entries(noises)) {
    assertEquals(stepsOf({ noise }).includes(expected), true, noise);
  }
  const rules = {
    "sgd(0.1)": "Stochastic gradient descent with a learning rate of 0.1.",
    "adam(0.1, halve=25, of=100, beta1=0.9, beta2=0.99, epsilon=1)":
      "Adam (decays 0.9 and 0.99, epsilon 1) with a learning rate of 0.1, halved every 5 epochs from " +
      "epoch 2 on.",
  };
  for (const [rule, expected] of Object.entries(rules)) {
    assertEquals(
      stepsOf({ rule }, { phases: { linear: 2 }, epochs: 20 }).includes(expected),
      true,
      rule,
    );
  }
  assertEquals(
    stepsOf({ noise: "noise(0.5)" })[0],
    "clipPerGroup(40) &gt; noise(0.5) &gt; sgd(0.01):",
  );
});

Deno.test("configuration() says how long and on what a variant was trained", () => {
  assertEquals(stepsOf({}, { epochs: 9 }).at(-1), "9 epochs, in batches of 32.");
  assertEquals(
    stepsOf({}, {
      phases: { linear: 1 },
      epochs: 9,
      batchSize: 4,
      sampling: "withReplacement",
      lastBatch: "dropped",
      curriculum: { kind: "levels", epochs: 2 },
    }).at(-1),
    "1 epoch of linear start, then 9 epochs, in batches of 4, drawn with replacement; what does not " +
      "fill a batch is left out; the questions of each level join 2 epochs after the last.",
  );
});

Deno.test("configuration() says how a curriculum by training error goes up", () => {
  const words = (first: number) =>
    stepsOf({}, {
      epochs: 9,
      sampling: { fresh: 640, difficulty: "batch" },
      curriculum: {
        ...{ kind: "byTrainingError", threshold: 0.15, every: 200, first },
        ...{ againShare: 0.6, anyShare: 0.25 },
      },
    }).at(-1);
  const length =
    "9 epochs, in batches of 32 of 640 fresh examples an epoch, each of one difficulty";
  const rule = "whenever the training error is below 0.15, counted over 200 updates.";
  assertEquals(words(1), `${length}; examples become harder ${rule}`);
  assertEquals(words(4), `${length}; examples become harder from level 4 on ${rule}`);
});

Deno.test("configuration() says when the mean of the parameters answers", () => {
  assertEquals(
    stepsOf({}, { epochs: 9, average: 0.998 }).at(-1),
    "9 epochs, in batches of 32; the network answers with the exponential moving mean of its " +
      "parameters (decay 0.998).",
  );
});

Deno.test("configuration() says when training ends, and that it may begin anew", () => {
  const words = (budget: Partial<TrialSpec["budget"]>) =>
    stepsOf({}, { epochs: 9, ...budget }).at(-1);
  const length = "At most 9 epochs, in batches of 32; training ends when";
  assertEquals(words({ stop: { error: 0 } }), `${length} the validation error is 0.`);
  assertEquals(
    words({ stop: { error: 0.01, confirm: 2048, ways: ["rounded", "other"] }, attempts: 5 }),
    `${length} the validation error is at most 1.0 %, as is that on 2048 other fresh examples, ` +
      "rounded and other too; otherwise it begins anew from other parameters, at most 5 trainings in all.",
  );
});

Deno.test("workloads() says that the attempts of a trial follow each other, where there are several", () => {
  const result = makeReportResult(),
    words = "The attempts of a trial that began anew follow each other.";
  const withAttempts = (count: number) => {
    const attempts = Array(count).fill({ epochs: 8, outcome: "ended" });
    const trials = result.trials.map((trial) => ({ ...trial, attempts }));
    return drawSection(workloads, { ...result, trials })!.html;
  };
  assertStringIncludes(withAttempts(2), words);
  assertEquals(withAttempts(1).includes(words), false);
});

Deno.test("workloads() counts no training questions of a stream", () => {
  const result = makeReportResult();
  const own = result.workloads.map((workload) => ({
    ...workload,
    parts: [{ task: workload.task, trainingQuestions: 0, testQuestions: 100 }],
  }));
  const words = (result: Parameters<typeof drawSection>[1]) => drawSection(workloads, result)!.html;
  const fresh = "Training questions are drawn fresh; there are 100 test questions, generated.";
  assertStringIncludes(words({ ...result, workloads: own }), fresh);
  const counted = "60 training questions, of which a part is held out for validation, and 100 test";
  assertStringIncludes(words(result), counted);
});

Deno.test("workloads() says where the questions are from", () => {
  const result = makeReportResult();
  for (const [source, words] of [["files", "from files."], ["generated", "generated."]] as const) {
    const own = result.workloads.map((workload) => ({ ...workload, source }));
    assertStringIncludes(drawSection(workloads, { ...result, workloads: own })!.html, `, ${words}`);
  }
});

Deno.test("configuration() has a row for each setting that a variant changes, and no other", () => {
  const result = makeReportResult();
  const trials = result.trials.map((trial) =>
    trial.variant === "plain" || trial.workload.endsWith("qa15") ? trial : {
      ...trial,
      spec: {
        ...trial.spec,
        model: { ...trial.spec.model, options: { hops: 2 } },
      },
    }
  );
  const { html } = drawSection(configuration, { ...result, trials })!;
  const [table] = /<table>.*?<\/table>/s.exec(html)!;
  const rows = table.split("<tr").slice(2).map((row) => textOf(`<tr${row}`).trim());
  assertEquals(rows, [
    "noisy Clip, then noise noise noise(0.001) none in plain",
    "model hops memn2n/babi-qa1, memn2n/babi-qa2, memn2n/babi-qa6 2 3 in plain",
  ]);
});
