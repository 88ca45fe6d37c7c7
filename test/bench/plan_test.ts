import { UsageError } from "../../bench/errors.ts";
import { DataError } from "../../tasks/mod.ts";
import { planSuite } from "../../bench/plan.ts";
import { type Suite, suites } from "../../bench/suites/mod.ts";
import { trialId } from "../../bench/trial_spec.ts";
import { assert, assertEquals, assertNotEquals, assertRejects } from "../../std.ts";
import { storyText, withFolder, writeFiles } from "./_folder.ts";
import { makeSpec } from "./_trials.ts";

/** One workload, one variant, one seed, the budget of the workload. */
const small: Suite = {
  ...suites.quick!,
  name: "small",
  workloads: ["memn2n/babi-qa1"],
  variants: ["plain"],
  seeds: [1],
  budget: {},
  data: { seed: 1, train: 60, test: 20 },
};

/** The learning rate and the budget of a suite's first trial. */
async function firstRecipe(suite: Suite, epochs?: number) {
  const { spec } = (await planSuite(suite, { epochs })).trials[0]!;
  return { budget: spec.budget, learningRate: spec.optimizer.rule.learningRate };
}

Deno.test("trialId() is the same for the same specification, in every version", () => {
  // As sorted compact JSON and SHA-256 of another language give it. When it changes, no stored trial
  // is found any more.
  assertEquals(trialId(makeSpec(1)), "7d88ac6dd0b745a9");
  assertNotEquals(trialId(makeSpec(2)), trialId(makeSpec(1)));
});

Deno.test("planSuite() orders trials by workload, variant and seed", async () => {
  const suite = {
    ...small,
    workloads: ["memn2n/babi-qa15", "memn2n/babi-qa1"],
    variants: ["plain", "noisy"],
    seeds: [2, 1],
  };
  const { trials, seeds, workloads, variants, reference } = await planSuite(suite);
  assertEquals(
    trials.map(({ spec: { workload, variant, seed } }) => `${workload} ${variant} ${seed}`),
    ["qa1 plain 2", "qa1 plain 1", "qa1 noisy 2", "qa1 noisy 1"].map((t) => `memn2n/babi-${t}`)
      .concat(
        ["qa15 plain 2", "qa15 plain 1", "qa15 noisy 2", "qa15 noisy 1"]
          .map((t) => `memn2n/babi-${t}`),
      ),
  );
  assertEquals(workloads.map(({ name }) => name), ["memn2n/babi-qa1", "memn2n/babi-qa15"]);
  assertEquals(variants.map(({ name }) => name), ["plain", "noisy"]);
  assertEquals([seeds, reference], [[2, 1], "plain"]);
});

Deno.test("planSuite() gives with and without noise the same but the noise", async () => {
  const { trials: [plain, noisy] } = await planSuite({ ...small, variants: ["plain", "noisy"] });
  const { variant: _, ...rest } = noisy!.spec;
  const { variant: __, ...expected } = plain!.spec;
  const noise = { kind: "fixed" as const, standardDeviation: 0.001 };
  assertEquals(rest, { ...expected, optimizer: { ...expected.optimizer, noise } });
});

Deno.test("planSuite() counts halvings from the end of the linear phase", async () => {
  assertEquals(await firstRecipe(small), {
    budget: { linearEpochs: 20, epochs: 100, batchSize: 32 },
    learningRate: { kind: "halveEvery", rate: 0.005, epochs: 25, from: 20 },
  });
});

Deno.test("planSuite() shortens linear phase and halving interval with the epochs", async () => {
  // 30 of 100 epochs: 0.3 x 20 = 6 linear ones, halved every 0.3 x 25 = 7.5, rounded to 8.
  assertEquals(await firstRecipe(small, 30), {
    budget: { linearEpochs: 6, epochs: 30, batchSize: 32 },
    learningRate: { kind: "halveEvery", rate: 0.005, epochs: 8, from: 6 },
  });
  // 0.01 x 20 = 0.2 linear epochs are none; an interval is never shorter than an epoch.
  assertEquals(await firstRecipe(small, 1), {
    budget: { linearEpochs: 0, epochs: 1, batchSize: 32 },
    learningRate: { kind: "halveEvery", rate: 0.005, epochs: 1, from: 0 },
  });
});

Deno.test("planSuite() fits the variants of the table to the budget of a suite", async () => {
  // 40 of 100 epochs: halved every 10. Then 20 of 40: 5 linear epochs, halved every 5.
  const suite = { ...small, budget: { linearEpochs: 10, epochs: 40 } };
  assertEquals(await firstRecipe(suite), {
    budget: { linearEpochs: 10, epochs: 40, batchSize: 32 },
    learningRate: { kind: "halveEvery", rate: 0.005, epochs: 10, from: 10 },
  });
  assertEquals(await firstRecipe(suite, 20), {
    budget: { linearEpochs: 5, epochs: 20, batchSize: 32 },
    learningRate: { kind: "halveEvery", rate: 0.005, epochs: 5, from: 5 },
  });
});

Deno.test("planSuite() takes the intervals of a suite's own variant as they are written", async () => {
  const own = {
    name: "own",
    title: "",
    clip: { kind: "none" },
    noise: { kind: "none" },
    rule: { kind: "sgd", learningRate: { kind: "halveEvery", rate: 0.1, epochs: 10 } },
  } as const;
  const suite = { ...small, variants: [own], budget: { linearEpochs: 0, epochs: 40 } };
  const interval = async (epochs?: number) => {
    const { learningRate } = await firstRecipe(suite, epochs);
    return learningRate.kind === "halveEvery" && learningRate.epochs;
  };
  assertEquals(await interval(), 10);
  assertEquals(await interval(20), 5);
});

Deno.test("planSuite() chooses the first variant without noise as reference, if it runs", async () => {
  const suite = { ...small, variants: ["noisy", "plain"] };
  assertEquals((await planSuite(suite)).reference, "plain");
  assertEquals((await planSuite(suite, { variants: ["noisy"] })).reference, null);
  assertEquals((await planSuite({ ...suite, reference: "noisy" })).reference, "noisy");
});

Deno.test("planSuite() leaves out tasks whose files are missing, unless all are", async () => {
  const suite = { ...small, workloads: ["memn2n/babi-qa1", "memn2n/babi-qa3"] };
  const { train, test } = suite.data;
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "qa1_x_train.txt": storyText(train),
      "qa1_x_test.txt": storyText(test),
      "qa3_x_test.txt": storyText(test),
    });
    const data = new Map([["babi", folder]]);
    const { leftOut, workloads } = await planSuite(suite, { data });
    assertEquals(leftOut, ["memn2n/babi-qa3"]);
    assertEquals(workloads.length, 1);
    await assertRejects(
      () => planSuite(suite, { data, workloads: ["memn2n/babi-qa3"] }),
      DataError,
      "no file qa3_*_train.txt",
    );
  });
});

Deno.test("planSuite() shows published numbers only beside the published setting", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "qa1_x_train.txt": storyText(1000),
      "qa1_x_test.txt": storyText(20),
    });
    const suite = { ...small, data: { seed: 1, train: 1000, test: 20 } };
    const data = new Map([["babi", folder]]);
    const published = async (...args: Parameters<typeof planSuite>) =>
      (await planSuite(...args)).workloads[0]!.published.length > 0;
    assert(await published(suite, { data }));
    assert(!await published(suite));
    assert(!await published(suite, { data, epochs: 50 }));
    assert(!await published({ ...suite, modelOptions: { memn2n: { hops: 1 } } }, { data }));

    const { trials } = await planSuite(suite, { data });
    assertEquals(trials[0]!.files!.train, `${folder}/qa1_x_train.txt`);
    assert(!JSON.stringify(trials[0]!.spec).includes(folder));
  });
});

Deno.test("planSuite() refuses files with another number of questions than the suite's", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "qa1_x_train.txt": storyText(61), "qa1_x_test.txt": storyText(20) });
    await assertRejects(
      () => planSuite(small, { data: new Map([["babi", folder]]) }),
      UsageError,
      "61 training and 20 test questions",
    );
  });
});

Deno.test("planSuite() refuses names that are in no table", async () => {
  const cases: [string, Partial<Suite>, Parameters<typeof planSuite>[1]][] = [
    ["workload", { workloads: ["memn2n/qa1"] }, {}],
    ["workload", {}, { workloads: ["ntm/*"] }],
    ["variant", { variants: ["plan"] }, {}],
    ["variant", {}, { variants: ["plan"] }],
    ["variant", { reference: "noisy" }, {}],
    ["model", { modelOptions: { memn3n: {} } }, {}],
    ["data set", {}, { data: new Map([["mnist", "/"]]) }],
  ];
  for (const [kind, changes, options] of cases) {
    await assertRejects(
      () => planSuite({ ...small, ...changes }, options),
      UsageError,
      `Unknown ${kind} "`,
    );
  }
});

Deno.test("planSuite() refuses model options that the model does not know", async () => {
  await assertRejects(
    () => planSuite({ ...small, modelOptions: { memn2n: { hop: 3 } } }),
    UsageError,
    "modelOptions.memn2n: ",
  );
});
