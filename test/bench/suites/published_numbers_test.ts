/**
 * Every number that the code has out of a paper or its authors' code, beside where it is printed: errors, counts of
 * runs, and the constants that networks were trained with. The errors on stories are in tasks/babi/published_test.ts.
 */

import { papers, publishedPair } from "../../../bench/results/claims/mod.ts";
import { type PlannedTrial, planSuite } from "../../../bench/run/mod.ts";
import {
  type Suite,
  suites,
  type Variant,
  variants,
  workloads,
} from "../../../bench/suites/mod.ts";
import { parseNeuralProgrammerOptions } from "../../../models/mod.ts";
import { publishedTemplates, tableTasks } from "../../../tasks/mod.ts";
import {
  formatOptimizer,
  limitOf,
  parseOptimizer,
  type Stage,
  stepsOf,
  stepWords,
} from "../../../optim/spec/mod.ts";
import { lengthOf, type TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";

const claims = papers.flatMap((paper) => paper.claims);

/** What a claim says was published: of the variant, then of the reference. */
function numbersOf(id: string): [number, number] {
  const { variant, reference } = publishedPair(claims.find((claim) => claim.id === id)!)!;
  return [variant, reference];
}

/** A printed percentage of right answers as an error. */
const error = (accuracy: number) => Math.round(100 * (100 - accuracy)) / 10_000;

Deno.test("table 2 of arXiv 1511.06807: memory networks, errors in percent", () => {
  const printed = [
    ["one-stage", "trainError", 10.5, 9.6],
    ["one-stage", "validationError", 19.5, 16.6],
    ["two-stage", "trainError", 6.2, 5.9],
    ["two-stage", "validationError", 10.9, 10.8],
  ] as const;
  const { published } = suites["paper-memory-networks"]!;
  assertEquals(
    published.map(({ variants, metric, value }) => [variants, metric, value]),
    printed.flatMap(([stage, metric, without, withNoise]) => [
      [[stage], metric, Math.round(10 * without) / 1000],
      [[`${stage}-annealed`, `${stage}-fixed`], metric, Math.round(10 * withNoise) / 1000],
    ]),
  );
  assertEquals(numbersOf("noise-one-stage-training"), [0.096, 0.105]);
  assertEquals(numbersOf("noise-one-stage-validation"), [0.166, 0.195]);
  assertEquals(numbersOf("noise-two-stage-training"), [0.059, 0.062]);
  assertEquals(numbersOf("noise-two-stage-validation"), [0.108, 0.109]);
});

Deno.test("arXiv 1511.06807, single column: 1, 9 and 0 of 216 runs reach 100 %", () => {
  const { published } = suites["paper-neural-programmer-grid"]!;
  assertEquals(published.map(({ metric, value }) => [metric, value]), [
    ["unsolved", 215 / 216],
    ["unsolved", 207 / 216],
    ["unsolved", 216 / 216],
  ]);
  assertEquals(published.map(({ variants }) => variants.length), [72, 72, 72]);
  assertEquals(
    published.map(({ variants }) => new Set(variants.map((name) => name.split("-")[0]))),
    ["plain", "noisy", "dropout"].map((arm) => new Set([arm])),
  );
});

Deno.test("table 4 of arXiv 1511.06807: the Neural Programmer's accuracies", () => {
  // No noise, noise, dropout, dropout and noise.
  const printed = { columns: [95.3, 98.7, 97.4, 99.2], text: [97.6, 98.8, 99.1, 97.3] } as const;
  const arms = ["plain", "noisy", "dropout", "dropout+noisy"];
  let compared = 0;
  for (const [table, accuracies] of Object.entries(printed)) {
    const { published } = tableTasks[table === "columns" ? "tables-5" : "tables-text"]!;
    const own = published.filter(({ citation }) => citation.includes("1511.06807, table 4"));
    assertEquals(own.map(({ setting, value }) => [setting, value]), [
      ["T 4", error(accuracies[0])],
      ["T 4, noise", error(accuracies[1])],
      ["T 4, dropout", error(accuracies[2])],
      ["T 4, dropout, noise", error(accuracies[3])],
    ]);
    for (const [i, variant] of arms.entries()) {
      for (const [j, reference] of arms.entries()) {
        const id = `programmer-${table}-${variant}-against-${reference}`;
        if (!claims.some((claim) => claim.id === id)) continue;
        compared++;
        // Published pairs have three digits.
        const [one, other] = numbersOf(id);
        assertAlmostEquals(one, error(accuracies[i]!), 1e-12, id);
        assertAlmostEquals(other, error(accuracies[j]!), 1e-12, id);
      }
    }
  }
  // Every two cells of a row once: 6 of each.
  assertEquals(compared, 12);
});

Deno.test("arXiv 1511.04834, table 2: accuracies, templates, and their share seen in training", () => {
  const printed = [
    ["tables-1", 100, 23, 100],
    ["tables-3", 99.02, 307, 100],
    ["tables-5", 99.11, 1231, 98.62],
    ["tables-10", 99.13, 7900, 62.44],
    ["tables-text", 99.11, 1125, 97.42],
    ["tables-text-5", 98.03, 14_600, 31.02],
    ["tables-words", 96.49, 1368, 100],
    ["tables-words-5", 88.99, 24_000, 31.31],
  ] as const;
  for (const [task, accuracy, templates, seen] of printed) {
    const [first] = tableTasks[task]!.published;
    assertEquals([first!.value, first!.setting], [error(accuracy), "T 4"], task);
    assertEquals(
      first!.protocol.startsWith(
        `${templates} templates in the test, ${seen} % of them seen in training; `,
      ),
      true,
      first!.protocol,
    );
  }
  assertEquals(publishedTemplates.map(({ columns, templates }) => [columns, templates]), [
    [1, 23],
    [3, 307],
    [5, 1231],
    [10, 7900],
  ]);
});

Deno.test("table 1 of arXiv 1511.06807: twenty layers on digits, best and average accuracy", () => {
  // Best and average over 40 runs: without noise, with it, and with dropout.
  const printed = [
    ["simple", [89.9, 43.1], [96.7, 52.7], [11.3, 10.8]],
    ["simple-clip100", [90.0, 46.3], [96.7, 52.3]],
    ["simple-clip10", [95.7, 51.6], [97.0, 53.6]],
    ["random-walk", [97.4, 92.1], [97.5, 92.2]],
    ["he", [97.4, 91.7], [97.2, 91.7]],
    ["zero", [11.4, 10.1], [94.5, 49.7]],
  ] as const;
  const { published } = suites["paper-mnist"]!;
  const expected = printed.flatMap(([row, ...arms]) =>
    arms.flatMap(([best, average], i) => {
      const variants = [0.1, 0.01].map((rate) => `${row}${["", "-noisy", "-dropout"][i]}-${rate}`);
      return [[variants, "best", error(best)], [variants, "mean", error(average)]] as const;
    })
  );
  assertEquals(
    published.map(({ variants, statistic, value }) => [variants, statistic, value] as const),
    expected as unknown as (readonly [string[], "best" | "mean", number])[],
  );
  // A run that is lost guesses one of ten digits. The twelve averages with and without noise are ranked.
  assertEquals(new Set(published.map(({ metric, diverged }) => `${metric} ${diverged}`)).size, 1);
  assertEquals(published[0]!.diverged, 0.9);
  const ranked = published.filter(({ ranked }) => ranked !== false);
  assertEquals(ranked.filter(({ statistic }) => statistic === "mean").length, 12);
  assertEquals(
    published.filter(({ ranked }) => ranked === false).map(({ variants }) => variants[0]),
    ["simple-dropout-0.1", "simple-dropout-0.1"],
  );
});

Deno.test("claims of table 1 have its averages", () => {
  const averages = {
    "poor-start": [52.7, 43.1],
    "poor-start-clip-100": [52.3, 46.3],
    "poor-start-clip-10": [53.6, 51.6],
    "zero-start": [49.7, 10.1],
    "random-walk-start": [92.2, 92.1],
    "he-start": [91.7, 91.7],
    "dropout": [10.8, 43.1],
    "noise-over-dropout": [52.7, 10.8],
    "any-clip-100": [52.3, 52.7],
    "any-clip-10": [53.6, 52.7],
    "tuned-clip": [51.6, 52.7],
  } as const;
  for (const [id, [variant, reference]] of Object.entries(averages)) {
    assertEquals(numbersOf(`digits-${id}`), [error(variant), error(reference)], id);
  }
});

Deno.test("arXiv 1511.06807, table 5: the list experiment's claims and suite have its counts", () => {
  // Of 100 runs of each setting.
  const runs = { 1: [5, 1], 2: [22, 0], 3: [7, 3] } as const;
  for (const [setting, [noisy, plain]] of Object.entries(runs)) {
    const id = `random-access-machine-${setting}`;
    assertEquals(numbersOf(id), [(100 - noisy) / 100, (100 - plain) / 100], id);
    const { sentence } = claims.find((claim) => claim.id === id)!;
    assertEquals(sentence.endsWith(`${noisy} of 100, not ${plain}.`), true, sentence);
  }
  // Their sums; the table prints means of 11.3 and 1.3 %.
  const all = numbersOf("random-access-machine") as [number, number];
  assertEquals(all.map((unsolved) => Math.round(1000 * (1 - unsolved)) / 10), [11.3, 1.3]);
  assertEquals(suites["paper-nram"]!.published.length, 6);
});

Deno.test("arXiv 1511.06807, table 6: the claims have its counts", () => {
  // Runs of 7,290 with an error under 1, 2, 3 and 5 %.
  const runs = { 1: [58, 28], 2: [159, 90], 3: [282, 172], 5: [570, 387] } as const;
  for (const [limit, [variant, reference]] of Object.entries(runs)) {
    const id = `neural-gpu-${limit}-percent`;
    assertEquals(numbersOf(id), [(7290 - variant) / 7290, (7290 - reference) / 7290], id);
    const { sentence } = claims.find((claim) => claim.id === id)!;
    assertEquals(sentence.endsWith(`${variant} of 7290, not ${reference}.`), true, sentence);
  }
  // Ours of the same arms, under the same limits.
  const { published } = suites["paper-neural-gpu"]!;
  assertEquals(
    published.map(({ success, value }) => [success!.under, Math.round(7290 * (1 - value))]),
    Object.entries(runs).flatMap(([limit, [noisy, plain]]) => [
      [Number(limit) / 100, plain],
      [Number(limit) / 100, noisy],
    ]),
  );
});

Deno.test("arXiv 1503.08895, means of tables 1 and 3 that no suite measures", () => {
  // PE LS RN 13.9, jointly 12.4; memory networks with strong supervision 6.7, heuristic 40.2; LSTM 51.3.
  assertEquals(numbersOf("joint-training"), [0.124, 0.139]);
  assertEquals(numbersOf("against-strong-supervision"), [0.067, 0.139]);
  assertEquals(numbersOf("against-weak-supervision"), [0.139, 0.402]);
  assertEquals(numbersOf("against-recurrent"), [0.139, 0.513]);
  // 10,000 questions: PE LS RN 6.6, PE LS 7.2, PE LS LW RN* 4.2.
  assertEquals(numbersOf("random-noise-10k"), [0.066, 0.072]);
  assertEquals(numbersOf("wide-network-10k"), [0.042, 0.066]);
});

Deno.test("every claim with numbers is compared with them here or with its tasks' tables", () => {
  const numbered = claims.filter(({ published }) => published !== null).map(({ id }) => id);
  const here = numbered.filter((id) =>
    /^(noise-(one|two)-stage|programmer-|digits-|random-access|neural-gpu)/.test(id) ||
    /^(joint-training|against-|random-noise-10k|wide-network)/.test(id)
  );
  assertEquals(
    numbered.filter((id) => !here.includes(id)),
    [
      // The difference of two rows of table 2; see claims/papers_test.ts.
      "noise-overfitting",
      // Means of columns, which published_test.ts has cell by cell.
      ...["position-encoding", "position-encoding-on-order", "linear-start"],
      ...["linear-start-task-16", "random-noise", "random-noise-joint", "two-hops"],
      ...["three-hops", "layer-wise"],
    ],
  );
});

Deno.test("noise: eta 1, 0.3 for lists, 0.01 for digits, gamma 0.55, or a deviation of 0.001: arXiv 1511.06807", () => {
  const annealed = "noise(annealed(eta=1, gamma=0.55))", fixed = "noise(0.001)";
  const ofModel: Readonly<Record<string, string>> = {
    memn2n: fixed,
    "neural-programmer": annealed,
    mlp: "noise(annealed(eta=0.01, gamma=0.55))",
    nram: "noise(annealed(eta=0.3, gamma=0.55))",
  };
  const own = Object.values(workloads).filter(({ model }) => model.name in ofModel);
  assertEquals(new Set(own.map(({ model }) => model.name)), new Set(Object.keys(ofModel)));
  for (const { name, model, optimizer } of own) {
    const noise = formatOptimizer(stepsOf(parseOptimizer(optimizer), "noise"));
    assertEquals(noise, ofModel[model.name], name);
  }
  assertEquals(variants.annealed.noise, annealed);
  assertEquals(variants.noisy.noise, "published");
  const noises = new Map(
    (suites["paper-memory-networks"]!.variants as Variant[]).map((
      { name, noise },
    ) => [name, noise]),
  );
  for (const stage of ["one-stage", "two-stage"]) {
    assertEquals(noises.get(stage), "none");
    assertEquals(noises.get(`${stage}-annealed`), annealed);
    assertEquals(noises.get(`${stage}-fixed`), fixed);
  }
});

/** The text of an optimizer's clip, noise and rule. */
function byStage(optimizer: TrialSpec["optimizer"]) {
  const text = (stage: Stage) => formatOptimizer(stepsOf(optimizer, stage));
  return { clip: text("clip"), noise: text("noise"), rule: text("rule") };
}

/** What a trial's optimizer does, in words. */
function inWords({ optimizer, budget }: TrialSpec): string {
  return optimizer.map((step) => stepWords(step, lengthOf(budget))).join("; ");
}

const clipped = "clip each group of parameters to a norm of 40; ";
const descent = "stochastic gradient descent with a learning rate of ";

/** What the first trial of each variant of a suite is trained with. */
async function recipes(suite: Suite, options: Parameters<typeof planSuite>[1] = {}) {
  const small = { ...suite, data: { ...suite.data, train: 60, test: 20 }, seeds: [1] };
  const { trials } = await planSuite(small, options);
  return new Map(trials.map(({ spec }) => [`${spec.workload} ${spec.variant}`, spec]));
}

Deno.test("memory networks are trained as arXiv 1503.08895 and its code: clip 40, batch 32, sigma 0.1", async () => {
  const { data, ...suite } = suites["babi-1k"]!;
  assertEquals([data.train, data.test], [1000, 1000]);
  const specs = await recipes({
    ...suite,
    data,
    workloads: ["memn2n/babi-qa1", "memn2n/babi-joint"],
  });
  const alone = specs.get("memn2n/babi-qa1 plain")!, joint = specs.get("memn2n/babi-joint plain")!;
  // 20 linear epochs, then 100 from 0.005, halved every 25.
  assertEquals(
    inWords(alone),
    `${clipped}${descent}0.005, halved every 25 epochs from epoch 20 on`,
  );
  // 30, then 60, halved every 15.
  assertEquals(
    inWords(joint),
    `${clipped}${descent}0.005, halved every 15 epochs from epoch 30 on`,
  );
  const budget: Omit<TrialSpec["budget"], "phases" | "epochs"> = {
    ...{ batchSize: 32, sampling: "shuffled", lastBatch: "short", curriculum: { kind: "none" } },
  };
  assertEquals(alone.budget, { ...budget, phases: { linear: 20 }, epochs: 100 });
  assertEquals(joint.budget, { ...budget, phases: { linear: 30 }, epochs: 60 });
  const options = (spec: typeof alone) => {
    const { hops, embeddingSize, tying, timeNoise, initialStandardDeviation } = spec.model.options;
    return { hops, embeddingSize, tying, timeNoise, initialStandardDeviation };
  };
  const network = { hops: 3, tying: "adjacent", timeNoise: 0.1, initialStandardDeviation: 0.1 };
  assertEquals(options(alone), { ...network, embeddingSize: 20 });
  assertEquals(options(joint), { ...network, embeddingSize: 50 });
  // Jointly with 10,000 questions: 20 epochs, halved every 5.
  const many = (await recipes(suites["babi-10k-joint"]!)).get("memn2n/babi-joint plain")!;
  assertEquals(inWords(many), `${clipped}${descent}0.005, halved every 5 epochs from epoch 10 on`);
  assertEquals([many.budget.phases.linear, many.budget.epochs], [10, 20]);
});

Deno.test("the ladders change one thing in each step, and say against what", async () => {
  const changes = async (name: string) => {
    const suite = suites[name]!;
    const [workload] = suite.workloads, first = name === "ladder" ? "memn2n/babi-qa4" : workload!;
    const specs = await recipes(suite, { workloads: [first] });
    const plain = specs.get(`${first} plain`)!;
    const own = (variant: string) => {
      const { model, optimizer, budget } = specs.get(`${first} ${variant}`)!;
      const differing = (one: object, other: object) =>
        Object.fromEntries(
          Object.entries(one).filter(([key, value]) =>
            JSON.stringify(value) !== JSON.stringify(Reflect.get(other, key))
          ),
        );
      return {
        ...differing(model.options, plain.model.options),
        ...differing(byStage(optimizer), byStage(plain.optimizer)),
        ...differing(budget, plain.budget),
      };
    };
    return Object.fromEntries(
      (suite.variants as Variant[]).map(({ name, against }) => [name, [against, own(name)]]),
    );
  };
  const early = {
    rule: "sgd(0.01, halve=25, of=100)",
    phases: { linear: 0 },
  };
  assertEquals(await changes("ladder"), {
    "bow": [null, { encoding: "bagOfWords", timeNoise: 0, ...early }],
    "pe": ["bow", { timeNoise: 0, ...early }],
    "pe-ls": ["pe", { timeNoise: 0 }],
    "plain": ["pe-ls", {}],
    "1-hop": [undefined, { hops: 1 }],
    "2-hops": [undefined, { hops: 2 }],
    "layer-wise": [undefined, { tying: "layerWise" }],
    "clip-spectral": [undefined, { clip: "clipBySpectralNorm(40)" }],
    "clip-global": [undefined, { clip: "clip(40)" }],
    "pe-paper": [undefined, { encoding: "position" }],
    "time-inside": [undefined, { temporalEncoding: "inside" }],
    "masked": [undefined, { maskEmptySlots: true }],
    "replacement": [undefined, { sampling: "withReplacement" }],
    "full-batches": [undefined, { lastBatch: "dropped" }],
    "authors": [undefined, {
      clip: "clipBySpectralNorm(40)",
      ...{ temporalEncoding: "inside", sampling: "withReplacement", lastBatch: "dropped" },
    }],
  });
  assertEquals(suites.ladder!.reference, "plain");
  assertEquals(await changes("ladder-joint"), {
    "3-hops": ["2-hops", { timeNoise: 0 }],
    "2-hops": ["1-hop", { timeNoise: 0, hops: 2 }],
    "1-hop": [null, { timeNoise: 0, hops: 1 }],
    "plain": ["3-hops", {}],
    "layer-wise": ["3-hops", { timeNoise: 0, tying: "layerWise" }],
  });
});

Deno.test("suites have the questions, seeds and data that their names say", () => {
  const of = (name: string) => {
    const { data, seeds, workloads } = suites[name]!;
    return [data.train, data.test, seeds.length, workloads.join()];
  };
  // Sukhbaatar et al. 2015: 1,000 or 10,000 questions of each task, ten restarts.
  assertEquals(of("babi-1k"), [1000, 1000, 10, "memn2n/babi-qa*"]);
  assertEquals(of("babi-10k"), [10_000, 1000, 3, "memn2n/babi-qa*"]);
  assertEquals(of("babi-1k-joint"), [1000, 1000, 5, "memn2n/babi-joint"]);
  assertEquals(of("babi-10k-joint"), [10_000, 1000, 3, "memn2n/babi-joint"]);
  assertEquals(of("ladder"), [1000, 1000, 10, "memn2n/babi-qa*"]);
  assertEquals(of("paper-memory-networks"), [1000, 1000, 10, "memn2n/babi-qa*"]);
  // Neelakantan et al. 2015, arXiv 1511.04834: 50,000 questions.
  assertEquals(of("tables-paper"), [50_000, 24_000, 3, "neural-programmer/tables-*"]);
  assertEquals(of("paper-neural-programmer-grid"), [
    50_000,
    24_000,
    3,
    "neural-programmer/tables-1",
  ]);
});

Deno.test("the noise paper trains memory networks for 200 epochs, halved every 25, in one stage or two", async () => {
  const specs = await recipes(suites["paper-memory-networks"]!, {
    workloads: ["memn2n/babi-qa1"],
    variants: ["one-stage", "two-stage"],
  });
  const of = (stage: string) => {
    const spec = specs.get(`memn2n/babi-qa1 ${stage}`)!;
    return [inWords(spec), spec.budget.phases.linear, spec.budget.epochs];
  };
  // Without a linear start the rate is 0.01.
  assertEquals(of("one-stage"), [`${clipped}${descent}0.01, halved every 25 epochs`, 0, 200]);
  assertEquals(of("two-stage"), [
    ...[`${clipped}${descent}0.005, halved every 25 epochs from epoch 20 on`, 20, 200],
  ]);
});

Deno.test("the Neural Programmer is trained by Adam with its paper's moments, in batches of 50, with T 4", () => {
  for (
    const { name, model, optimizer, publishedRule, budget, modelOptions } of Object.values(
      workloads,
    )
  ) {
    if (model.name !== "neural-programmer") continue;
    assertEquals(stepsOf(parseOptimizer(optimizer), "rule"), [{
      ...{ kind: "adam", rate: { kind: "cosine", value: 0.003, to: 0.02 } },
      ...{ beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    }]);
    assertEquals(publishedRule, "adam(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)");
    assertEquals([budget.batchSize, budget.phases], [50, {}], name);
    assertEquals("steps" in modelOptions, false, name);
  }
  assertEquals(suites["paper-neural-programmer"]!.data.train, 50_000);
});

Deno.test("the Neural Programmer's recipes are those that learned here", () => {
  const found = { objective: "found", huberDelta: 1, lookupWeight: 30, scalarScale: "root" };
  for (const { model, task, optimizer, budget, modelOptions } of Object.values(workloads)) {
    if (model.name !== "neural-programmer") continue;
    const isArithmetic = task.collection === "arithmetic";
    const isAlone = isArithmetic || ["tables-1", "tables-words"].includes(task.name);
    const steps = parseOptimizer(optimizer), limit = limitOf(steps);
    assertEquals(formatOptimizer(stepsOf(steps, "noise")), "noise(annealed(eta=1, gamma=0.55))");
    // Norm of the clip, epochs, and what is changed of the model's own options.
    assertEquals(
      [limit?.of === "all" && limit.norm, budget.epochs, modelOptions] as unknown[],
      [10, isArithmetic ? 40 : isAlone ? 3 : 4, isAlone ? found : { ...found, verifications: 4 }],
      task.name,
    );
  }
});

Deno.test("suites of the paper train with its objective and data, those beside it with ours", async () => {
  const paper = { balance: "categories", columns: "varied", testing: "templates" };
  const chosen = { workloads: ["neural-programmer/tables-1"], seeds: [1] };
  const objectives = async (name: string, variants: string[]) => {
    const suite = { ...suites[name]!, data: { seed: 1, train: 100, test: 100 } };
    const { trials } = await planSuite({ ...suite, ...chosen, overrides: {} }, { variants });
    const [{ spec: { model: { options }, task } }] = trials as [PlannedTrial];
    const { objective, embeddingSize, scalarScale, pivot, columnNames, textMatch } = options;
    return [
      ...[objective, embeddingSize, scalarScale, pivot, columnNames, textMatch],
      task.options,
    ] as unknown[];
  };
  const own = { balance: "kinds", columns: "all", testing: "drawn" };
  const grid = ["plain-clip1-eps1e-8-delta10-lambda25"];
  const rest = { level: 3, trainingShare: 1 };
  const published = ["soft", 256, "none", "mean", "tied", "twoStage", { ...rest, ...paper }];
  assertEquals(await objectives("paper-neural-programmer", ["plain"]), published);
  assertEquals(await objectives("paper-neural-programmer-grid", grid), published);
  assertEquals(await objectives("found-neural-programmer-grid", grid), [
    ...["found", 64, "none", "mixture", "tied", "attention", { ...rest, ...paper }],
  ]);
  assertEquals(await objectives("tables-paper", ["plain"]), [
    ...["found", 64, "root", "mixture", "tied", "attention"],
    { ...rest, ...own, columns: "varied", testing: "templates" },
  ]);
  assertEquals(await objectives("tables-quick", ["plain"]), [
    ...["found", 64, "root", "mixture", "own", "attention", { ...rest, ...own }],
  ]);
});

Deno.test("tables-paper has the eight rows of table 2, and the shares of templates seen in training", async () => {
  const suite = { ...suites["tables-paper"]!, data: { seed: 1, train: 400, test: 24_000 } };
  const { trials, workloads: planned } = await planSuite({
    ...suite,
    seeds: [1],
    variants: ["plain"],
  });
  const told = trials.map(({ spec: { workload, model: { options }, task, budget } }) => [
    ...[workload.replace("neural-programmer/tables-", ""), options.columnNames],
    ...[options.bidirectional, options.questionAttention, options.verifications, budget.epochs],
    ...[task.options.trainingShare, task.options.columns, task.options.testing],
  ]);
  assertEquals(
    told.toSorted(),
    ([
      ["1", "tied", false, false, 0, 3, 1, "varied", "templates"],
      ["10", "tied", false, true, 4, 4, 0.6244, "varied", "templates"],
      ["3", "tied", false, false, 4, 4, 1, "varied", "templates"],
      ["5", "tied", true, false, 4, 4, 0.9862, "varied", "templates"],
      ["text", "tied", false, false, 4, 4, 0.9742, "varied", "templates"],
      ["text-5", "tied", true, false, 4, 4, 0.3102, "varied", "templates"],
      ["words", "tied", false, false, 0, 3, 1, "varied", "templates"],
      ["words-5", "tied", true, false, 4, 8, 1, "varied", "templates"],
    ] as unknown[][]).toSorted(),
  );
  // A question of each template: table 2 prints as many, but where the note beside it says otherwise.
  const counts = Object.fromEntries(planned.map(({ task, parts }) => [
    task,
    parts.reduce((sum, { testQuestions }) => sum + testQuestions, 0),
  ]));
  assertEquals(counts, {
    ...{ "tables-1": 23, "tables-3": 307, "tables-5": 1231, "tables-10": 8861 },
    ...{
      "tables-text": 390,
      "tables-text-5": 4893,
      "tables-words": 1368,
      "tables-words-5": 24_000,
    },
  });
});

Deno.test("tables-noise has forty pairs of fewer programs tried, and controls", async () => {
  const { variants, seeds, budget, modelOptions } = suites["tables-noise"]!;
  // As long as the workload says: 2,700 updates.
  assertEquals([seeds.length, budget, modelOptions], [40, {}, {
    "neural-programmer": { searchDraws: 64 },
  }]);
  const suite = { ...suites["tables-noise"]!, data: { seed: 1, train: 100, test: 20 } };
  const plan = await planSuite(suite, { seeds: [1] });
  const told = plan.trials.map(({ spec: { variant, optimizer, model: { options } } }) => [
    ...[variant, formatOptimizer(optimizer).replace(/, beta1.*/, "")],
    ...[options.entropyBonus, options.selectionNoise, options.searchDraws],
  ]);
  const noise = "noise(annealed(eta=1, gamma=0.55))", rate = "adam(0.003, cosine=0.02";
  assertEquals(told, [
    ["plain", `clip(10) > ${rate}`, 0, 0, 64],
    ["noisy", `clip(10) > ${noise} > ${rate}`, 0, 0, 64],
    ["eta0.1", `clip(10) > noise(annealed(eta=0.1, gamma=0.55)) > ${rate}`, 0, 0, 64],
    ["clip3", `clip(3) > ${rate}`, 0, 0, 64],
    ["clip3-noisy", `clip(3) > ${noise} > ${rate}`, 0, 0, 64],
    ["clip30", `clip(30) > ${rate}`, 0, 0, 64],
    ["clip30-noisy", `clip(30) > ${noise} > ${rate}`, 0, 0, 64],
    ["entropy", `clip(10) > ${rate}`, 0.3, 0, 64],
    ["gumbel", `clip(10) > ${rate}`, 0, 1, 64],
    ["slow", "clip(10) > adam(0.0003, cosine=0.02", 0, 0, 64],
  ] as unknown[][]);
  assertEquals(variants.length, told.length);
  assertEquals(
    plan.variants.map(({ reference }) => reference),
    [null, "plain", "plain", "plain", "clip3", "plain", "clip30", "plain", "plain", "plain"],
  );
});

Deno.test("the grid is 3 clips, 2 epsilons, 3 deltas and 4 lambdas, Adam's own rate, for each arm", () => {
  const { variants, seeds, modelOptions } = suites["paper-neural-programmer-grid"]!;
  // Nothing of our own, here and in the model's own defaults.
  const { objective, scalarScale, selectionNoise } = parseNeuralProgrammerOptions(
    modelOptions["neural-programmer"]!,
  );
  assertEquals([objective, scalarScale, selectionNoise], ["soft", "none", 0]);
  assertEquals([variants.length, seeds.length], [3 * 72, 3]);
  const own = (variants as Variant[]).filter(({ arm }) => arm === "noisy");
  const values = (of: (variant: Variant) => unknown) => [...new Set(own.map(of))];
  const options = ({ modelOptions }: Variant) => modelOptions["neural-programmer"]!;
  assertEquals(values(({ clip }) => clip), ["clip(1)", "clip(5)", "clip(50)"]);
  assertEquals(
    values(({ rule }) => rule),
    ["0.000001", "1e-8"].map((epsilon) =>
      `adam(0.001, beta1=0.9, beta2=0.999, epsilon=${epsilon})`
    ),
  );
  assertEquals(values((one) => options(one).huberDelta), [10, 25, 50]);
  assertEquals(values((one) => options(one).lookupWeight), [25, 50, 75, 100]);
  assertEquals(new Set(own.map(({ name }) => name)).size, 72);
  for (const { arm, name, against } of variants as Variant[]) {
    assertEquals(against, arm === "plain" ? null : name.replace(arm!, "plain"));
  }
});
