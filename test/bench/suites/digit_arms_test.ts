import { planSuite } from "../../../bench/run/mod.ts";
import { digitArms } from "../../../bench/suites/digit_arms.ts";
import {
  registerWorkload,
  type Suite,
  suites,
  type Variant,
  workloads,
} from "../../../bench/suites/mod.ts";
import type { TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { formatOptimizer } from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

/** As much as is drawn in no time. */
const few = { seed: 1, train: 24, test: 10 };

function small(name: string): Suite {
  return { ...suites[name]!, data: few };
}

/** What of a trial differs between the cells of the table. */
function cellOf({ model: { options }, optimizer }: TrialSpec): string {
  return `${options.init} ${options.dropout}: ${formatOptimizer(optimizer)}`;
}

const noise = "noise(annealed(eta=0.01, gamma=0.55))";

Deno.test("paper-mnist has the thirteen cells of table 1, at both rates, with twenty seeds", async () => {
  const plan = await planSuite(small("paper-mnist"));
  assertEquals([plan.variants.length, plan.seeds.length, plan.trials.length], [26, 20, 520]);
  const arms = Map.groupBy(
    plan.trials,
    ({ spec }) => plan.variants.find(({ name }) => name === spec.variant)!.arm,
  );
  const expected: Readonly<Record<string, string>> = {
    "simple": "simple 0: ",
    "simple-noisy": `simple 0: ${noise} > `,
    "simple-dropout": "simple 0.5: ",
    "simple-clip100": "simple 0: clip(100) > ",
    "simple-clip100-noisy": `simple 0: clip(100) > ${noise} > `,
    "simple-clip10": "simple 0: clip(10) > ",
    "simple-clip10-noisy": `simple 0: clip(10) > ${noise} > `,
    "random-walk": "random-walk 0: clip(10) > ",
    "random-walk-noisy": `random-walk 0: clip(10) > ${noise} > `,
    "he": "he 0: clip(10) > ",
    "he-noisy": `he 0: clip(10) > ${noise} > `,
    "zero": "zero 0: clip(10) > ",
    "zero-noisy": `zero 0: clip(10) > ${noise} > `,
  };
  assertEquals([...arms.keys()], Object.keys(expected));
  for (const [arm, trials] of arms) {
    assertEquals(trials.length, 40, arm);
    const cells = new Set(trials.map(({ spec }) => cellOf(spec)));
    assertEquals([...cells], [0.1, 0.01].map((rate) => `${expected[arm!]}sgd(${rate})`));
  }
  const [{ spec: { budget, model } }] = plan.trials as [typeof plan.trials[0]];
  assertEquals([budget.batchSize, budget.epochs, budget.validateEvery], [50, 24, 1]);
  const { hiddenLayers, hiddenUnits, biases, input, loss } = model.options;
  assertEquals([hiddenLayers, hiddenUnits, biases, input, loss], [
    20,
    50,
    true,
    "raw",
    "classMean",
  ]);
});

Deno.test("paper-mnist compares noise and dropout with the same row, rate and seed", async () => {
  const { variants } = await planSuite(small("paper-mnist"));
  for (const { name, arm, reference } of variants) {
    const [, row, addition, rate] = /^(.*?)(-noisy|-dropout)?-(0\.\d+)$/.exec(name)!;
    assertEquals(arm, `${row}${addition ?? ""}`);
    assertEquals(reference, addition === undefined ? null : `${row}-${rate}`);
  }
});

Deno.test("a fraction and fewer epochs keep the pairs of paper-mnist together", async () => {
  const { trials } = await planSuite(small("paper-mnist"), { fraction: 0.2, epochs: 3 });
  const rows = Map.groupBy(
    trials,
    ({ spec }) => `${spec.variant.replace(/-(noisy|dropout)/, "")} ${spec.seed}`,
  );
  // 48 of 240 pairs on average, with a standard deviation of 6.2.
  assert(Math.abs(rows.size - 48) < 25, `${rows.size}`);
  for (const [row, own] of rows) {
    assertEquals(own.length, /^simple-0/.test(row) ? 3 : 2, row);
    assertEquals(new Set(own.map(({ spec }) => spec.budget.epochs)), new Set([3]));
    // One of them alone is with noise.
    const noisy = own.filter(({ spec }) => formatOptimizer(spec.optimizer).includes(noise));
    assertEquals(noisy.length, 1, row);
  }
});

/** The workload with files that hold as few digits as are drawn, whatever the folder. */
const { task } = workloads["mlp/digits"]!;
registerWorkload({
  ...workloads["mlp/digits"]!,
  name: "mlp/digits-in-files",
  task: {
    ...task,
    files: {
      locate: () => Promise.resolve({ digits: { train: "/train" } }),
      read: () => Promise.resolve(task.generate(few, {})),
    },
  },
});

Deno.test("table 1 is published of all runs, and only where digits are MNIST's", async () => {
  const suite = { ...small("paper-mnist"), workloads: ["mlp/digits-in-files"] };
  assertEquals(suite.published.length, 26);
  const published = async (options: Parameters<typeof planSuite>[1]) =>
    (await planSuite(suite, options)).published;
  const data = new Map([["mnist", "/"]]);
  assertEquals(await published({ data }), suite.published);
  // Not beside drawn digits, and not beside another training.
  assertEquals(await published({}), []);
  assertEquals(await published({ data, epochs: 3 }), []);
  // Some of the seeds stand for all of them, but one learning rate does not stand for both.
  assertEquals(await published({ data, seeds: [1, 2] }), suite.published);
  assertEquals(await published({ data, variants: ["*-0.1"] }), []);
  const zero = await published({ data, variants: ["zero-0.1", "zero-0.01", "he-0.1"] });
  assertEquals(zero.map(({ variants, statistic, value }) => [...variants, statistic, value]), [
    ["zero-0.1", "zero-0.01", "best", 0.886],
    ["zero-0.1", "zero-0.01", "mean", 0.899],
  ]);
});

Deno.test("mnist trains the thirteen cells at the larger rate alone", async () => {
  const [paper, own] = [await planSuite(small("paper-mnist")), await planSuite(small("mnist"))];
  assertEquals([own.variants.length, own.trials.length], [13, 130]);
  const fast = paper.trials.filter(({ spec }) => spec.variant.endsWith("-0.1"));
  const cells = (plan: typeof paper.trials) => [...new Set(plan.map(({ spec }) => cellOf(spec)))];
  assertEquals(cells(own.trials), cells(fast));
  for (const { spec: { model, budget } } of own.trials) {
    assertEquals([model.options.input, model.options.loss], ["unit", "mean"]);
    assertEquals([budget.batchSize, budget.epochs], [64, 40]);
  }
  for (const { name, reference } of own.variants) {
    const row = name.replace(/-(noisy|dropout)$/, "");
    assertEquals(reference, name === row ? null : row);
  }
});

Deno.test("mnist-quick trains rows 5 and 6, three seeds in pairs", async () => {
  const { trials, variants } = await planSuite(small("mnist-quick"));
  assertEquals(variants.map(({ name, reference }) => [name, reference]), [
    ["he", null],
    ["he-noisy", "he"],
    ["zero", null],
    ["zero-noisy", "zero"],
  ]);
  assertEquals(trials.length, 12);
  // Both of a pair by the same rule.
  for (const { spec: { variant, optimizer, budget } } of trials) {
    const rule = variant.startsWith("zero")
      ? "sgd(0.25, halve=1, of=6)"
      : "sgd(0.1, halve=2, of=6)";
    assert(formatOptimizer(optimizer).endsWith(rule), variant);
    assertEquals([budget.batchSize, budget.epochs], [64, 6]);
  }
});

Deno.test("depth and clip-threshold change one thing, with noise and without", async () => {
  const changes = async (name: string) => {
    const { trials, variants } = await planSuite(small(name));
    assertEquals(new Set(trials.map(({ spec }) => spec.model.options.init)), new Set(["simple"]));
    return variants.map(({ name, reference }) => {
      const { spec } = trials.find(({ spec }) => spec.variant === name)!;
      const { hiddenLayers } = spec.model.options;
      return `${name} ${reference}: ${hiddenLayers}, ${formatOptimizer(spec.optimizer)}`;
    });
  };
  assertEquals(
    await changes("depth"),
    [2, 5, 10, 20, 30].flatMap((layers) => [
      `${layers}-layers null: ${layers}, clip(10) > sgd(0.1)`,
      `${layers}-layers-noisy ${layers}-layers: ${layers}, clip(10) > ${noise} > sgd(0.1)`,
    ]),
  );
  assertEquals(
    await changes("clip-threshold"),
    ["", 1, 3, 10, 30, 100, 300].flatMap((norm) => {
      const name = norm === "" ? "no-clip" : `clip${norm}`,
        clip = norm === "" ? "" : `clip(${norm}) > `;
      return [
        `${name} null: 20, ${clip}sgd(0.1)`,
        `${name}-noisy ${name}: 20, ${clip}${noise} > sgd(0.1)`,
      ];
    }),
  );
});

Deno.test("no two arms of table 1 have a name, and every variant is one of its suite", () => {
  assertEquals(new Set(digitArms.map(({ name }) => name)).size, 13);
  for (const name of ["paper-mnist", "mnist", "mnist-quick", "depth", "clip-threshold"]) {
    const own = suites[name]!.variants as Variant[];
    const names = own.map(({ name }) => name);
    assertEquals(new Set(names).size, names.length, name);
    for (const { against } of own) {
      assert(against === null || against === undefined || names.includes(against), against!);
    }
  }
});
