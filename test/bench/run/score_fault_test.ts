import { planSuite } from "../../../bench/run/mod.ts";
import { scoreFault } from "../../../bench/run/score_fault.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { type Suite, suites, variants } from "../../../bench/suites/mod.ts";
import { parseOptimizer } from "../../../optim/spec/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";

type Curriculum = Parameters<typeof scoreFault>[1];

const none: Curriculum = { curriculum: { kind: "none" } };
const byTrainingError: Curriculum = {
  curriculum: {
    kind: "byTrainingError",
    ...{ threshold: 0.2, every: 5, first: 1, againShare: 0.6, anyShare: 0.25 },
  },
};
const plain = parseOptimizer("clip(1) > sgd(0.1)");

Deno.test("scoreFault() asks for scores where a curriculum or a schedule follows the training", () => {
  const following = (of: string) =>
    parseOptimizer(`clip(1) > noise(byError(1, of=${of})) > sgd(0.1)`);
  assertEquals(scoreFault({}, none, plain), null);
  assertEquals(scoreFault({}, none, following("validation")), null);
  assertEquals(scoreFault({ scoresBatches: true }, byTrainingError, following("training")), null);
  assertEquals(
    scoreFault({}, byTrainingError, plain),
    'a curriculum "byTrainingError" needs the error of the training, and the model does not score its batches',
  );
  const followed =
    "the optimizer follows the error of the training, and the model does not score its batches";
  assertEquals(scoreFault({}, none, following("training")), followed);
  assertEquals(scoreFault({}, none, parseOptimizer("sgd(byError(1, of=training))")), followed);
});

Deno.test("a plan of machines under a curriculum by training error is refused, and one of Neural GPUs is not", async () => {
  const suite = (workload: string): Suite => ({
    ...suites["nram-quick"]!,
    ...{ workloads: [workload], variants: [variants.plain!], seeds: [1], overrides: {} },
    budget: { sampling: { fresh: 64, difficulty: "batch" }, ...byTrainingError },
  });
  await assertRejects(
    () => planSuite(suite("nram/access")),
    UsageError,
    'Cannot train nram/access: a curriculum "byTrainingError" needs the error of the training',
  );
  assertEquals((await planSuite(suite("neural-gpu/add"))).trials.length, 1);
});
