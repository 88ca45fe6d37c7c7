import { planSuite } from "../../../bench/run/mod.ts";
import {
  makeRecipe,
  suites,
  type Variant,
  variants,
  workloads,
} from "../../../bench/suites/mod.ts";
import { streamKey } from "../../../engine/mod.ts";
import { buildOptimizer, formatOptimizer } from "../../../optim/mod.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

function optimizerOf(change: Partial<Variant>, workload = "memn2n/babi-qa1"): string {
  const variant = { ...variants.plain, ...change };
  const { optimizer } = makeRecipe(suites.quick!, workloads[workload]!, variant, undefined);
  return formatOptimizer(optimizer);
}

const parts = { clip: "clip(1)", noise: "noise(2)", rule: "trace(0.9) > sgd(3)" };

Deno.test("a variant takes its stages in its own order, after a step that permits any", () => {
  const order = ["noise", "clip", "scale", "rule"] as const;
  assertEquals(
    optimizerOf({ ...parts, order: [...order] }),
    "unordered > noise(2) > clip(1) > trace(0.9) > sgd(3)",
  );
  assertEquals(
    optimizerOf({ ...parts, order: ["clip", "scale", "rule", "noise"] }),
    "unordered > clip(1) > trace(0.9) > sgd(3) > noise(2)",
  );
  // A wrapper that the order does not name contains everything.
  const wrapper = "accumulate(4)";
  assertEquals(
    optimizerOf({ ...parts, wrapper, order: [...order] }),
    "unordered > accumulate(4) > noise(2) > clip(1) > trace(0.9) > sgd(3)",
  );
  assertEquals(
    optimizerOf({ ...parts, wrapper, order: ["clip", "noise", "wrapper", "scale", "rule"] }),
    "unordered > clip(1) > noise(2) > accumulate(4) > trace(0.9) > sgd(3)",
  );
  assertEquals(
    optimizerOf({ ...parts, wrapper }),
    "accumulate(4) > clip(1) > noise(2) > trace(0.9) > sgd(3)",
  );
  assertThrows(
    () => optimizerOf({ ...parts, order: ["noise", "clip", "rule"] }),
    UsageError,
    "expected an order of all its stages, got one without scale",
  );
});

Deno.test("a variant has a budget of its own where its overrides match", () => {
  const overrides = { "memn2n/babi-qa1": { budget: { batchSize: 7 } } };
  const variant = { ...variants.plain, overrides, budget: { epochs: 3 } };
  const budgets = ["memn2n/babi-qa1", "memn2n/babi-qa2"].map((name) => {
    const { budget } = makeRecipe(suites.quick!, workloads[name]!, variant, undefined);
    return [budget.batchSize, budget.epochs];
  });
  assertEquals(budgets, [[7, 3], [32, 3]]);
});

Deno.test("wrong-orders has each fault once, beside what is right, in every network", async () => {
  const suite = { ...suites["wrong-orders"]!, data: { seed: 1, train: 60, test: 20 } };
  const { trials, variants } = await planSuite(suite, { seeds: [1] });
  const of = (workload: string) =>
    Object.fromEntries(
      trials.filter(({ spec }) => spec.workload === workload)
        .map(({ spec: { variant, optimizer } }) => [variant, formatOptimizer(optimizer)]),
    );
  const clip = "clip(40)", annealed = "noise(annealed(eta=10, gamma=0.55))";
  const sgd = "sgd(0.01, halve=25, of=100)",
    changed = (options: string) => `${clip} > ${annealed.replace(/\)$/, `, ${options})`)} > ${sgd}`;
  const small = "noise(annealed(eta=0.625, gamma=0.55))", fast = "sgd(0.04, halve=25, of=100)";
  assertEquals(of("memn2n/babi-qa9"), {
    "right": `${clip} > ${annealed} > ${sgd}`,
    "no-noise": `${clip} > ${sgd}`,
    "noise-first": `unordered > ${annealed} > ${clip} > ${sgd}`,
    "after-rate": `unordered > ${clip} > ${sgd} > ${annealed}`,
    "per-tensor": `clipPerParameter(40) > ${annealed} > ${sgd}`,
    "deviation": `${clip} > noise(inversePower(10, 0.55)) > ${sgd}`,
    "slow-clock": `${clip} > noise(annealed(eta=10, gamma=0.55, every=100)) > ${sgd}`,
    "from-1": `${clip} > noise(annealed(eta=10, gamma=0.55, from=1)) > ${sgd}`,
    "lost": changed("discarded=true"),
    "one-key": changed("shared=true"),
    "frozen": changed("frozen=true"),
    "twice": `${clip} > noise(annealed(eta=40, gamma=0.55)) > ${sgd}`,
    // A quarter of the batch: a quarter of all, and a sixteenth of the variance, at four times the rate.
    "accumulated": `accumulate(4) > clip(10) > ${small} > ${fast}`,
    "per-batch": `unordered > clip(10) > ${small} > accumulate(4) > ${fast}`,
  });
  const digits = of("mlp/digits");
  assertEquals(
    digits["per-batch"],
    "unordered > clip(3) > noise(annealed(eta=0.01, gamma=0.55)) > accumulate(4) > " +
      "sgd(0.2, halve=20, of=60)",
  );
  const batches = trials.filter(({ spec }) => spec.variant === "accumulated")
    .map(({ spec }) => spec.budget.batchSize);
  assertEquals(batches, [8, 8, 4]);
  const references = new Map(variants.map(({ name, reference }) => [name, reference]));
  assertEquals(references.get("per-batch"), "accumulated");
  assertEquals(new Set(references.values()), new Set([null, "right", "accumulated"]));
  // Everything builds: what a chain refuses is permitted by name.
  const length = { before: 0, last: 60 };
  for (const optimizer of Object.values(digits)) {
    await buildOptimizer(optimizer, { key: streamKey(1, "noise"), length });
  }
});
