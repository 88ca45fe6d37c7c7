import { UsageError } from "../../../bench/base/mod.ts";
import { DataError } from "../../../tasks/mod.ts";
import { parseSeeds } from "../../../bench/cli/seeds.ts";
import { planSuite } from "../../../bench/run/mod.ts";
import {
  comparable,
  makeRecipe,
  type Recipe,
  type Suite,
  suites,
  type Variant,
  variants,
  workloads,
} from "../../../bench/suites/mod.ts";
import { lengthOf, trialId, type TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { formatOptimizer, stepsOf, stepWords } from "../../../optim/spec/mod.ts";
import { assert, assertEquals, assertNotEquals, assertRejects } from "../../../std.ts";
import { storyText, withFolder, writeFiles } from "../_folder.ts";
import { changeOptimizer, makeSpec } from "../_trials.ts";

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

/** How every budget of the tables takes examples. */
const batches = {
  batchSize: 32,
  sampling: "shuffled",
  lastBatch: "short",
  curriculum: { kind: "none" },
} as const;

const descent = "stochastic gradient descent with a learning rate of";

/** What the rule of a trial does, in words. */
function ruleWords({ optimizer, budget }: TrialSpec): string {
  return stepWords(stepsOf(optimizer, "rule")[0]!, lengthOf(budget));
}

/** The learning rate and the budget of a suite's first trial. */
async function firstRecipe(suite: Suite, epochs?: number) {
  const { spec } = (await planSuite(suite, { epochs })).trials[0]!;
  return { budget: spec.budget, rule: ruleWords(spec) };
}

Deno.test("trialId() is the same for the same specification, in every version", () => {
  // As sorted compact JSON and SHA-256 of another language give it. When it changes, no stored trial
  // is found any more.
  assertEquals(trialId(makeSpec(1)), "073e2dc532a32c4c");
  assertNotEquals(trialId(makeSpec(2)), trialId(makeSpec(1)));
});

Deno.test("planSuite() orders trials by workload, variant and seed", async () => {
  const suite = {
    ...small,
    workloads: ["memn2n/babi-qa15", "memn2n/babi-qa1"],
    variants: ["plain", "noisy"],
    seeds: [2, 1],
  };
  const { trials, seeds, workloads, variants } = await planSuite(suite);
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
  assertEquals(seeds, [2, 1]);
});

Deno.test("planSuite() runs a seed once, however often a suite or a command names it", async () => {
  const seedsOf = async (seeds: readonly number[], own?: readonly number[]) => {
    const plan = await planSuite({ ...small, seeds: [...seeds] }, { seeds: own });
    assertEquals(plan.trials.map(({ spec }) => spec.seed), plan.seeds);
    return plan.seeds;
  };
  assertEquals(await seedsOf([1, 1]), [1]);
  assertEquals(await seedsOf([3, 1, 3, 2, 1]), [3, 1, 2]);
  assertEquals(await seedsOf([1], [5, 5]), [5]);
  // As `--seeds` reads them.
  assertEquals(parseSeeds("1,1"), [1]);
  assertEquals(parseSeeds("3,1,3,2,1"), [3, 1, 2]);
});

Deno.test("planSuite() gives with and without noise the same but the noise", async () => {
  const { trials: [plain, noisy] } = await planSuite({ ...small, variants: ["plain", "noisy"] });
  const { variant: _, ...rest } = noisy!.spec;
  const { variant: __, ...expected } = plain!.spec;
  const optimizer = changeOptimizer(expected.optimizer, { noise: "noise(0.001)" });
  assertEquals(rest, { ...expected, optimizer });
});

Deno.test("planSuite() takes the backend and the numerics that it is given, before the suite's", async () => {
  const of = async (options: Parameters<typeof planSuite>[1]) => {
    const { backend, trials: [first] } = await planSuite(small, options);
    assertEquals(first!.spec.backend, backend);
    return [backend, first!.spec.numerics];
  };
  assertEquals(await of({}), ["wasm", { tfjs: "4.22.0", kernels: "typescript" }]);
  const numerics = { tfjs: "1.2.3", kernels: "abc" };
  assertEquals(await of({ backend: "cpu", numerics }), ["cpu", numerics]);
});

Deno.test("planSuite() counts halvings from the end of the linear phase", async () => {
  assertEquals(await firstRecipe(small), {
    budget: { phases: { linear: 20 }, epochs: 100, ...batches },
    rule: `${descent} 0.005, halved every 25 epochs from epoch 20 on`,
  });
});

Deno.test("planSuite() gives the epochs of a phase that a model lacks to its last one", async () => {
  const { trials } = await planSuite({
    ...small,
    workloads: ["memn2n/babi-qa1", "neural-programmer/arithmetic-add"],
    variants: ["plain"],
    seeds: [1],
    budget: { phases: { linear: 5 }, epochs: 25 },
  });
  const found = trials.map(({ spec }) => [
    spec.model.name,
    spec.budget.phases,
    spec.budget.epochs,
    ruleWords(spec).replace(/.* of /, ""),
  ]);
  // Both train for 30 epochs; halvings go on as in 25 after the first 5.
  const halvings = "halved every 6 epochs from epoch 5 on";
  assertEquals(found as unknown[][], [
    ["memn2n", { linear: 5 }, 25, `0.005, ${halvings}`],
    ["neural-programmer", {}, 30, "0.003, falling along a cosine to 2 % over 30 epochs"],
  ]);
});

Deno.test("planSuite() shortens linear phase and halving interval with the epochs", async () => {
  // 30 of 100 epochs: 0.3 x 20 = 6 linear ones, halved every 0.3 x 25 = 7.5, rounded to 8.
  assertEquals(await firstRecipe(small, 30), {
    budget: { phases: { linear: 6 }, epochs: 30, ...batches },
    rule: `${descent} 0.005, halved every 8 epochs from epoch 6 on`,
  });
  // 0.01 x 20 = 0.2 linear epochs are none; an interval is never shorter than an epoch.
  assertEquals(await firstRecipe(small, 1), {
    budget: { phases: { linear: 0 }, epochs: 1, ...batches },
    rule: `${descent} 0.005, halved every epoch`,
  });
});

Deno.test("planSuite() fits the variants of the table to the budget of a suite", async () => {
  // 40 of 100 epochs: halved every 10. Then 20 of 40: 5 linear epochs, halved every 5.
  const suite = { ...small, budget: { phases: { linear: 10 }, epochs: 40 } };
  assertEquals(await firstRecipe(suite), {
    budget: { phases: { linear: 10 }, epochs: 40, ...batches },
    rule: `${descent} 0.005, halved every 10 epochs from epoch 10 on`,
  });
  assertEquals(await firstRecipe(suite, 20), {
    budget: { phases: { linear: 5 }, epochs: 20, ...batches },
    rule: `${descent} 0.005, halved every 5 epochs from epoch 5 on`,
  });
});

Deno.test("planSuite() takes intervals as they are written, and stretches those of a training", async () => {
  const own = {
    name: "own",
    title: "",
    clip: "none",
    noise: "none",
    budget: {},
    modelOptions: {},
  } as const;
  const interval = async (rule: string, epochs?: number) => {
    const variants = [{ ...own, rule }], budget = { phases: { linear: 0 }, epochs: 40 };
    return (await firstRecipe({ ...small, variants, budget }, epochs)).rule;
  };
  assertEquals(await interval("sgd(0.1, halve=10)"), `${descent} 0.1, halved every 10 epochs`);
  assertEquals(await interval("sgd(0.1, halve=10)", 20), `${descent} 0.1, halved every 10 epochs`);
  // Half of 40 epochs halves the interval.
  assertEquals(
    await interval("sgd(0.1, halve=10, of=40)", 20),
    `${descent} 0.1, halved every 5 epochs`,
  );
});

Deno.test("planSuite() takes the first variant without noise as reference, if it runs", async () => {
  const suite = { ...small, variants: ["noisy", "plain"] };
  const references = async (suite: Suite, variants?: string[]) =>
    (await planSuite(suite, { variants })).variants.map(({ reference }) => reference);
  assertEquals(await references(suite), ["plain", null]);
  assertEquals(await references(suite, ["noisy"]), [null]);
  assertEquals(await references({ ...suite, reference: "noisy" }), [null, "noisy"]);
});

Deno.test("planSuite() takes the reference that a variant names, and none for null", async () => {
  const { plain, noisy, annealed } = variants;
  const suite = {
    ...small,
    variants: [{ ...plain, against: "annealed" }, { ...noisy, against: null }, annealed],
  };
  const { variants: planned } = await planSuite(suite);
  assertEquals(planned.map(({ reference }) => reference), ["annealed", null, "plain"]);
});

Deno.test("planSuite() lets a variant change the model and the budget", async () => {
  const suite: Suite = {
    ...small,
    budget: { epochs: 40 },
    modelOptions: { memn2n: { hops: 2, embeddingSize: 7 } },
    variants: [{
      ...variants.plain,
      budget: { phases: { linear: 0 }, sampling: "withReplacement" },
      modelOptions: { memn2n: { hops: 1 } },
    }],
  };
  const { spec } = (await planSuite(suite)).trials[0]!;
  assertEquals(spec.budget, {
    ...batches,
    sampling: "withReplacement",
    phases: { linear: 0 },
    epochs: 40,
  });
  const { hops, embeddingSize } = spec.model.options;
  assertEquals([hops, embeddingSize], [1, 7]);
});

Deno.test("an override changes the workloads that it matches, the later one last, before the variant", async () => {
  const suite: Suite = {
    ...small,
    workloads: ["memn2n/babi-qa1", "memn2n/babi-qa4", "neural-programmer/tables-1"],
    budget: { phases: { linear: 3 }, epochs: 40, batchSize: 16 },
    modelOptions: { memn2n: { hops: 2, embeddingSize: 7 } },
    overrides: {
      "memn2n/*": {
        modelOptions: { memn2n: { hops: 4, embeddingSize: 9 } },
        budget: { epochs: 5 },
      },
      "memn2n/babi-qa4": {
        modelOptions: { memn2n: { hops: 5 } },
        budget: { phases: { linear: 1 }, batchSize: 8 },
      },
      "neural-programmer/tables-1": { taskOptions: { level: 2 } },
    },
    variants: [{ ...variants.plain, modelOptions: { memn2n: { embeddingSize: 11 } } }],
  };
  const specs = (await planSuite(suite)).trials.map(({ spec }) => spec);
  const of = (name: string) => specs.find(({ workload }) => workload === name)!;
  const told = ({ budget: { phases, epochs, batchSize }, model: { options } }: TrialSpec) =>
    [phases, epochs, batchSize, options.hops, options.embeddingSize] as unknown[];
  assertEquals(told(of("memn2n/babi-qa1")), [{ linear: 3 }, 5, 16, 4, 11]);
  assertEquals(told(of("memn2n/babi-qa4")), [{ linear: 1 }, 5, 8, 5, 11]);
  // A model without a linear phase trains its epochs in its last one.
  assertEquals(of("neural-programmer/tables-1").budget.epochs, 43);
  assertEquals(of("neural-programmer/tables-1").task.options.level, 2);
  for (const wrong of [{ "memn2n/babi-qa2": {} }, { "*": { modelOptions: { none: {} } } }]) {
    await assertRejects(() => planSuite({ ...suite, overrides: wrong }), UsageError, "Unknown");
  }
});

Deno.test("what a variant says goes before what the suite says, and that before the workload's own", async () => {
  const suite: Suite = {
    ...small,
    budget: { phases: { linear: 3 }, epochs: 40, batchSize: 16 },
    modelOptions: { memn2n: { hops: 2, embeddingSize: 7 } },
    variants: ["plain", {
      ...variants.plain,
      name: "own",
      budget: { phases: { linear: 0 }, epochs: 7 },
      modelOptions: { memn2n: { hops: 1 } },
    }],
  };
  const specs = (await planSuite(suite)).trials.map(({ spec: { budget, model } }) => [
    budget.phases.linear,
    budget.epochs,
    budget.batchSize,
    model.options.hops,
    model.options.embeddingSize,
    model.options.relu,
  ]);
  assertEquals(specs, [[3, 40, 16, 2, 7, false], [0, 7, 16, 1, 7, false]]);
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

    // Nor is another learning rate, or another rule, the one that was published.
    const withRule = (rule: NonNullable<Recipe["variant"]["rule"]>) => ({
      ...suite,
      variants: [{ ...variants.plain, name: "own", rule }],
    });
    const sgd = (rate: number) => `sgd(${rate}, halve=25, of=100)`;
    assert(await published(withRule(sgd(0.005)), { data }));
    assert(!await published(withRule(sgd(0.05)), { data }));
    const adam = "adam(0.005, halve=25, of=100, beta1=0.9, beta2=0.999, epsilon=1e-8)";
    assert(!await published(withRule(adam), { data }));

    const { trials } = await planSuite(suite, { data });
    assertEquals(trials[0]!.files!["babi-qa1"]!.train, `${folder}/qa1_x_train.txt`);
    assert(!JSON.stringify(trials[0]!.spec).includes(folder));
  });
});

Deno.test("planSuite() holds each variant against the networks that were trained like it", async () => {
  await withFolder(async (folder) => {
    const { train, test } = suites.ladder!.data;
    const files = [4, 7].flatMap((number) => [
      [`qa${number}_x_train.txt`, storyText(train)],
      [`qa${number}_x_test.txt`, storyText(test)],
    ]);
    await writeFiles(folder, Object.fromEntries(files));
    const data = new Map([["babi", folder]]);
    const published = async (suite: Suite, workload: string) => {
      const { workloads: [first], leftOut } = await planSuite(suite, {
        data,
        workloads: [workload],
      });
      const titles = Map.groupBy(first!.published, ({ title }) => title.replace("MemN2N, ", ""));
      return { titles, leftOut };
    };
    const { titles } = await published(suites.ladder!, "memn2n/babi-qa4");
    assertEquals([...titles.keys()], [
      ...["PE LS RN, 1k", "PE LS, 1k", "PE, 1k", "BoW, 1k"],
      ...["authors' code again, 1k", "port to Python, 1k"],
    ]);
    const variantsOf = (title: string) => titles.get(title)![0]!.variants;
    assertEquals(variantsOf("BoW, 1k"), ["bow"]);
    assertEquals(variantsOf("PE, 1k"), ["pe"]);
    assertEquals(variantsOf("PE LS, 1k"), ["pe-ls"]);
    const like = variantsOf("PE LS RN, 1k");
    assert(["plain", "clip-global", "masked", "authors"].every((name) => like.includes(name)));
    assert(!like.some((name) => ["1-hop", "2-hops", "layer-wise"].includes(name)));

    const joint = await published(suites["ladder-joint"]!, "memn2n/babi-joint");
    assertEquals(
      [...joint.titles].map(([title, [first]]) => [title, first!.variants.join()]),
      [
        ["PE LS RN joint, 1k", "plain"],
        ["3 hops PE LS joint, 1k", "3-hops"],
        ["2 hops PE LS joint, 1k", "2-hops"],
        ["1 hop PE LS joint, 1k", "1-hop"],
        ["PE LS LW joint, 1k", "layer-wise"],
        ["authors' code again joint, 1k", "plain"],
        ["port to Python joint, 1k", "plain"],
      ],
    );
    // Two of the twenty are there.
    assertEquals(joint.titles.get("PE LS RN joint, 1k")!.map(({ task }) => task), [
      "babi-qa4",
      "babi-qa7",
    ]);
    const means = async (changes: Parameters<typeof planSuite>[1]) =>
      (await planSuite(suites["paper-memory-networks"]!, {
        ...changes,
        workloads: ["memn2n/babi-qa7"],
        variants: ["one-stage", "two-stage-fixed"],
      })).published.map(({ title, metric, variants }) => `${title}, ${metric}: ${variants}`);
    assertEquals(await means({ data }), [
      "one-stage, no noise, trainError: one-stage",
      "one-stage, no noise, validationError: one-stage",
      "two-stage, with noise, trainError: two-stage-fixed",
      "two-stage, with noise, validationError: two-stage-fixed",
    ]);
    assertEquals(await means({ data, epochs: 20 }), []);
    assertEquals(await means({}), []);
    assertEquals(joint.leftOut.length, 18);
    assertEquals(joint.leftOut[0], "babi-qa1 of memn2n/babi-joint");
  });
});

Deno.test("planSuite() trains one network for all tasks as long as the paper says", async () => {
  const recipe = async (name: string) => {
    const { trials: [first] } = await planSuite({ ...suites[name]!, data: small.data });
    const { spec } = first!, { budget, model } = spec;
    return [budget.phases.linear, budget.epochs, ruleWords(spec), model.options.embeddingSize];
  };
  const halved = (rate: number, rest: string) => `${descent} ${rate}, halved every ${rest}`;
  assertEquals(await recipe("babi-1k-joint"), [
    ...[30, 60, halved(0.005, "15 epochs from epoch 30 on"), 50],
  ]);
  assertEquals(await recipe("babi-10k-joint"), [
    ...[10, 20, halved(0.005, "5 epochs from epoch 10 on"), 50],
  ]);
  assertEquals(await recipe("paper-memory-networks"), [0, 200, halved(0.01, "25 epochs"), 20]);
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
    ["data set", {}, { data: new Map([["images", "/"]]) }],
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

Deno.test("planSuite() takes of a variant what it names, and of the workload what it does not", async () => {
  const rule = "adam(0.001, beta1=0.9, beta2=0.999, epsilon=0.000001)", clip = "clip(5)";
  const whole = { ...variants.plain, name: "whole", optimizer: "clip(1) > trace(0.9) > sgd(0.1)" };
  const suite: Suite = {
    ...small,
    variants: [{ ...variants.noisy, rule, clip }, "plain", whole, { ...whole, name: "w", clip }],
  };
  const optimizers = (await planSuite(suite)).trials.map(({ spec }) =>
    formatOptimizer(spec.optimizer)
  );
  assertEquals(optimizers, [
    `${clip} > noise(0.001) > ${rule}`,
    "clipPerGroup(40) > sgd(0.005, halve=25, of=100)",
    whole.optimizer,
    "clip(5) > trace(0.9) > sgd(0.1)",
  ]);
});

Deno.test("planSuite() refuses steps that make no optimizer", async () => {
  const suite = { ...small, variants: [{ ...variants.plain, name: "own", rule: "trace(0.9)" }] };
  await assertRejects(() => planSuite(suite), UsageError, "the variant own: ");
});

Deno.test("planSuite() gives the options of a suite to the tasks that have them", async () => {
  const suite: Suite = {
    ...small,
    workloads: ["memn2n/babi-qa1", "neural-programmer/tables-1"],
    taskOptions: { level: 1 },
  };
  const planned = await planSuite(suite);
  assertEquals(planned.trials.map(({ spec }) => spec.task.options), [
    {},
    { level: 1, trainingShare: 1, balance: "kinds", columns: "all", testing: "drawn" },
  ]);
  assertEquals(planned.workloads[1]!.title, "Neural Programmer, tables of one column, level 1");
  // Their questions are told apart by what they ask, and none of them is missing.
  assert(planned.workloads[1]!.parts.length > 1);
  assertEquals(planned.leftOut, []);
  const tables = { workloads: ["neural-programmer/*"] };
  const { trials } = await planSuite(suite, { ...tables, level: 2 });
  assertEquals(trials[0]!.spec.task.options.level, 2);
  await assertRejects(
    () => planSuite(suite, { level: 2 }),
    UsageError,
    "memn2n/babi-qa1 has no levels",
  );
  await assertRejects(
    () => planSuite(suite, { ...tables, level: 4 }),
    UsageError,
    "Cannot use the task options of tables-1: level: ",
  );
});

Deno.test("planSuite() lets each model of a suite learn by its own rule and noise", async () => {
  const suite: Suite = {
    ...small,
    workloads: ["memn2n/arithmetic-add", "neural-programmer/arithmetic-add"],
    variants: ["noisy", "dropout"],
  };
  const { trials } = await planSuite(suite);
  const seen = trials.map(({ spec: { model, optimizer } }) =>
    [model.options.dropout, ...optimizer.map(({ kind }) => kind)].join()
  );
  assertEquals(seen, [
    ",clipPerGroup,noise,sgd",
    ",clipPerGroup,sgd",
    "0,clip,noise,adam",
    "0.2,clip,adam",
  ]);
});

Deno.test("planSuite() holds each arm of a Neural Programmer against the published one", () => {
  // Fifty thousand questions would take long: as if the paper had trained on sixty.
  const suite = { ...suites["paper-neural-programmer"]!, data: small.data };
  const { task } = workloads["neural-programmer/tables-5"]!;
  const published = task.published.map((result) => ({ ...result, trainingQuestions: 60 }));
  const own = { ...workloads["neural-programmer/tables-5"]!, task: { ...task, published } };
  const recipes = [];
  const arms = suite.variants as Variant[];
  for (const variant of arms) recipes.push(makeRecipe(suite, own, variant, undefined));
  const parts = [20, 40].map((trainingQuestions, i) => ({
    ...{ task: `kind ${i}`, trainingQuestions, testQuestions: 1 },
  }));
  const { budget } = recipes[0]!;
  const found = comparable(own, parts, recipes, budget);
  assertEquals(found.map(({ value, variants }) => [value, ...variants]), [
    [0.0089, "plain"],
    [0.047, "plain"],
    [0.013, "noisy"],
    [0.026, "dropout"],
    [0.008, "dropout+noisy"],
  ]);
  assertEquals(comparable(own, parts.slice(1), recipes, budget), []);
  // How long the published networks were trained is not known: a shorter run is not like them.
  const shorter = makeRecipe(suite, own, arms[0]!, 2);
  assertEquals(comparable(own, parts, [shorter], budget), []);
  // Nor is one by a rule that is neither the published one nor that of the workload.
  const halved = { ...arms[0]!, rule: "adam(0.002, beta1=0.9, beta2=0.999, epsilon=1e-8)" };
  assertEquals(comparable(own, parts, [makeRecipe(suite, own, halved, undefined)], budget), []);
  const { publishedRule: _, ...unpublished } = own;
  assertEquals(comparable(unpublished, parts, recipes, budget), []);
});

Deno.test("published results stand beside the paper's own data, and not beside easier ones", async () => {
  const titles = async (taskOptions: Suite["taskOptions"]) => {
    const suite: Suite = {
      ...small,
      workloads: ["neural-programmer/tables-1"],
      taskOptions,
      data: { seed: 1, train: 50_000, test: 23 },
    };
    return (await planSuite(suite)).workloads[0]!.published.map(({ title }) => title);
  };
  assertEquals(await titles({ balance: "categories", testing: "templates" }), [
    "Neural Programmer",
  ]);
  assertEquals(await titles({ testing: "templates", level: 1 }), []);
});

Deno.test("a variant with batches or epochs of another size is like no published network", () => {
  const suite = suites["babi-1k"]!, own = workloads["memn2n/babi-qa4"]!;
  const budgets = { plain: {}, batches: { batchSize: 16 }, epochs: { epochs: 50 } } as const;
  const recipes = [];
  for (const [name, budget] of Object.entries(budgets)) {
    recipes.push(makeRecipe(suite, own, { ...variants.plain, name, budget }, undefined));
  }
  const parts = [{ task: "babi-qa4", trainingQuestions: 1000, testQuestions: 1000 }];
  const found = comparable(own, parts, recipes);
  assert(found.length > 0);
  for (const { title, variants } of found) assertEquals(variants, ["plain"], title);
});

Deno.test("a suite sets, changes and takes away the rule to stop by, and the attempts", async () => {
  const budgetOf = async (suite: Partial<Suite>, epochs?: number) =>
    (await planSuite({ ...small, ...suite }, { epochs })).trials[0]!.spec.budget;
  const ruled: Partial<Suite> = { budget: { stop: { error: 0.1 }, attempts: 4 } };
  const { stop, attempts } = await budgetOf(ruled);
  assertEquals([stop, attempts], [{ error: 0.1 }, 4]);
  // A shorter training is stopped by the same rule.
  const shorter = await budgetOf(ruled, 3);
  assertEquals([shorter.epochs, shorter.stop, shorter.attempts], [3, { error: 0.1 }, 4]);
  const overrides = {
    "memn2n/*": { budget: { stop: { error: 0.2 } } },
  };
  const changed = await budgetOf({ ...ruled, overrides });
  assertEquals([changed.stop, changed.attempts], [{ error: 0.2 }, 4]);
  // Without them a trial is the one that it was before there were any.
  const none = await budgetOf({ ...ruled, overrides: { "memn2n/*": { budget: { stop: null } } } });
  assertEquals(none, await budgetOf({}));
  assertEquals(Object.keys(none).filter((name) => ["stop", "attempts"].includes(name)), []);
});

Deno.test("planSuite() refuses attempts without a rule, and a rule that cannot be asked", async () => {
  const faults: [Suite["budget"], string][] = [
    [{ attempts: 2 }, "attempts needs stop"],
    [{ stop: { error: 0, confirm: 10 } }, "stop.confirm needs fresh examples"],
    [{ stop: { error: 0, ways: ["rounded"] } }, 'unknown way to answer in stop.ways: "rounded"'],
  ];
  for (const [budget, message] of faults) {
    const error = await assertRejects(() => planSuite({ ...small, budget }), UsageError, message);
    assert(error.message.startsWith("Cannot train memn2n/babi-qa1: "), error.message);
  }
});

Deno.test("planSuite() makes 72 configurations of the grid, three seeds and three arms", async () => {
  const grid = { ...suites["paper-neural-programmer-grid"]!, data: small.data };
  const { trials, variants, published } = await planSuite(grid);
  assertEquals(trials.length, 72 * 3 * 3);
  const pairs = variants.filter(({ reference }) => reference !== null);
  assertEquals(pairs.length, 2 * 72);
  for (const { name, reference } of pairs) {
    assertEquals(reference, name.replace(/^\w+/, "plain"));
  }
  // 1, 9 and 0 of 216 runs.
  assertEquals(published.map(({ value }) => Math.round(216 * (1 - value))), [1, 9, 0]);
});

Deno.test("planSuite() shortens a curriculum with the epochs, and refuses one without levels", async () => {
  const suite: Suite = {
    ...small,
    workloads: ["neural-programmer/tables-1"],
    budget: { epochs: 40, curriculum: { kind: "levels", epochs: 10 } },
  };
  const curriculum = async (epochs?: number) =>
    (await firstRecipe(suite, epochs)).budget.curriculum;
  assertEquals(await curriculum(), { kind: "levels", epochs: 10 });
  assertEquals(await curriculum(20), { kind: "levels", epochs: 5 });
  assertEquals(await curriculum(1), { kind: "levels", epochs: 1 });
  await assertRejects(
    () => planSuite({ ...suite, workloads: small.workloads }),
    UsageError,
    "memn2n/babi-qa1 has no levels",
  );
});

Deno.test("planSuite() refuses a folder of data that gives no workload its questions", async () => {
  const suite = { ...small, workloads: ["memn2n/babi-qa1", "neural-programmer/tables-1"] };
  await withFolder(async (folder) => {
    const refuse = (collection: string, reason: string, workloads?: string[]) =>
      assertRejects(
        () => planSuite(suite, { data: new Map([[collection, folder]]), workloads }),
        UsageError,
        `Cannot use --data ${collection}=${folder}: ${reason}`,
      );
    // The other workload would be all of the run.
    await refuse("babi", "it has no files of any task of this suite");
    await refuse("tables", "no workload of this run reads it", ["memn2n/babi-qa1"]);
  });
});
