/** A run says which data it trains on, where they have names. */

import { planSuite } from "../../../bench/run/mod.ts";
import { registerWorkload } from "../../../bench/suites/mod.ts";
import { suiteSchema } from "../../../bench/suites/schema/mod.ts";
import { findModel } from "../../../models/registry.ts";
import { imageTasks, type Task } from "../../../tasks/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { UsageError } from "../../../bench/base/mod.ts";

const digits = imageTasks["digits"]!, model = findModel("mlp")!;
const counts = { seed: 1, train: 24, test: 6 };

registerWorkload({
  name: "mlp/few-digits",
  model,
  // As if these were MNIST.
  task: {
    ...digits,
    files: {
      locate: () => Promise.resolve({ digits: { trainImages: "images" } }),
      read: () => Promise.resolve(digits.generate({ ...counts, seed: 2 }, {})),
    },
  } as Task,
  budget: {
    ...{ phases: {}, epochs: 1, batchSize: 8, lastBatch: "short", sampling: "shuffled" },
    curriculum: { kind: "none" },
  },
  optimizer: "clip(10) > noise(0.001) > sgd(0.1)",
  modelOptions: {},
});

const suite = (data = counts) =>
  suiteSchema.parse({
    ...{ name: "few", workloads: ["mlp/few-digits"], variants: ["plain"], seeds: [1], data },
  });

const files = { data: new Map([["mnist", "folder"]]) };

Deno.test("titles and notes of a plan name drawn digits and MNIST's", async () => {
  for (
    const [options, name, source] of [
      [{}, "drawn digits", "generated"],
      [files, "MNIST's digits", "files"],
    ] as const
  ) {
    const { workloads: [workload], notes } = await planSuite(suite(), options);
    assertEquals(workload!.title, `${model.title}, ${name}`);
    assertEquals(workload!.source, source);
    assertEquals(notes, [`mlp/few-digits: ${name}`]);
    assertEquals(workload!.parts, [{ task: "digits", trainingQuestions: 24, testQuestions: 6 }]);
  }
});

Deno.test("a suite of another size says how many images there are", async () => {
  const { message } = await assertRejects(
    () => planSuite(suite({ ...counts, train: 36 }), files),
    UsageError,
  );
  assertEquals(
    message,
    'Cannot use images in the suite "few": digits has 24 training and 6 test images there, ' +
      "the suite takes 36 and 6",
  );
});
