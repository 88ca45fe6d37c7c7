/** What a suite is for one workload. */

import {
  addsNoise,
  makeRecipe,
  suiteFor,
  suites,
  variants,
  workloads,
} from "../../../bench/suites/mod.ts";
import { formatOptimizer } from "../../../optim/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("suiteFor() merges what overrides name, and keeps the rest", () => {
  const suite = {
    ...suites.quick!,
    budget: { phases: { first: 1, second: 2 }, epochs: 5 },
    modelOptions: { a: { x: 1, y: 1 }, b: { x: 1 } },
    overrides: {
      "*/one": { budget: { phases: { second: 3 } }, modelOptions: { a: { y: 2 } } },
      "a/*": { budget: { epochs: 6 }, taskOptions: { level: 1 } },
    },
  };
  const { budget, modelOptions, taskOptions } = suiteFor(suite, "a/one");
  assertEquals(budget, { phases: { first: 1, second: 3 }, epochs: 6 });
  assertEquals(modelOptions, { a: { x: 1, y: 2 }, b: { x: 1 } });
  assertEquals(taskOptions, { level: 1 });
  assertEquals(suiteFor(suite, "c/two"), suite);
});

Deno.test("a variant has another clip, noise or rule where its overrides match, the last one first", () => {
  const variant = {
    ...variants.plain,
    clip: "clip(1)",
    rule: "sgd(1)",
    overrides: {
      "memn2n/*": { clip: "clip(2)", noise: "noise(0.5)" },
      "memn2n/babi-qa1": { clip: "clip(3)" },
    },
  };
  const optimizerFor = (workload: string) =>
    formatOptimizer(makeRecipe(suites.quick!, workloads[workload]!, variant, undefined).optimizer);
  assertEquals(optimizerFor("memn2n/babi-qa1"), "clip(3) > noise(0.5) > sgd(1)");
  assertEquals(optimizerFor("memn2n/babi-qa2"), "clip(2) > noise(0.5) > sgd(1)");
  assertEquals(optimizerFor("mlp/digits"), "clip(1) > sgd(1)");
});

Deno.test("addsNoise() sees the noise of one workload alone", () => {
  const { plain } = variants;
  const withNoise = (noise: string) => ({ ...plain, overrides: { "memn2n/*": { noise } } });
  assertEquals(
    [plain, withNoise("none"), withNoise("noise(0.1, discarded=true)"), withNoise("noise(0.1)")]
      .map(addsNoise),
    [false, false, false, true],
  );
});
