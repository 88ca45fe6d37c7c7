/** What a suite is for one workload. */

import { suiteFor, suites } from "../../../bench/suites/mod.ts";
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
