import { UsageError } from "../../../../bench/base/mod.ts";
import { planSuite } from "../../../../bench/run/mod.ts";
import { nameOneOf } from "../../../../optim/schedules/mod.ts";
import { transformations } from "../../../../optim/spec/mod.ts";
import { readSuiteFile, suiteSchema } from "../../../../bench/suites/schema/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../../std.ts";
import { withFolder } from "../../_folder.ts";

const small = {
  name: "mine",
  workloads: ["memn2n/babi-qa1"],
  variants: ["plain"],
  seeds: [1],
  data: { seed: 1, train: 60, test: 20 },
};
const own = {
  name: "own",
  clip: [{ kind: "clip", norm: 10 }],
  noise: "noise(annealed(eta=0.3))",
  rule: "sgd(0.01)",
};

Deno.test("readSuiteFile() fills in what a suite may leave out", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/mine.json`;
    await Deno.writeTextFile(path, JSON.stringify({ ...small, variants: ["plain", own] }));
    const suite = await readSuiteFile(path);
    assertEquals([suite.version, suite.backend, suite.budget], [1, "wasm", {}]);
    const [, variant] = suite.variants;
    assert(typeof variant === "object");
    assertEquals(variant.noise, own.noise);
  });
});

const faults: Readonly<Record<string, readonly [content: unknown, message: string]>> = {
  "text that is no JSON": ["{ name: 1 }", "JSON"],
  "a value that is no object": [[], "expected an object, not a list"],
  "a missing part": [{ ...small, seeds: undefined }, "seeds: "],
  "an unknown part": [{ ...small, seed: 1 }, '"seed"'],
  "a wrong type deep inside": [{ ...small, seeds: [1, "2"] }, "seeds[1]: "],
  "a fault inside a variant": [
    { ...small, variants: ["plain", { ...own, clip: [{ kind: "clip", norm: "40" }] }] },
    "variants[1].clip[0].norm: ",
  ],
  "a kind that does not exist": [
    { ...small, variants: [{ ...own, noise: [{ kind: "white" }] }] },
    "variants[0].noise[0].kind: ",
  ],
  "an unknown variant": [{ ...small, variants: ["noisey"] }, 'did you mean "noisy"?'],
  "an unknown workload": [{ ...small, workloads: ["memn2n/babi-qa21"] }, "unknown workload"],
  "a variant held against one that is not there": [
    { ...small, variants: ["plain", { ...own, against: "plane" }] },
    'did you mean "plain"?',
  ],
  "a published mean of an unknown variant": [
    {
      ...small,
      published: [{
        ...{ variants: ["noisy"], title: "", metric: "testError", value: 0.1 },
        ...{ protocol: "", citation: "" },
      }],
    },
    'unknown variant "noisy"',
  ],
  "a variant's model options out of range": [
    { ...small, variants: [{ ...own, modelOptions: { memn2n: { encoding: "none" } } }] },
    'encoding: expected "bagOfWords" or "position" or "centredPosition"',
  ],
  "two variants of one name": [{ ...small, variants: ["plain", "plain"] }, 'the name "plain"'],
  "two variants in one place of the grid": [
    {
      ...small,
      variants: ["one", "two"].map((name) => ({ ...own, name, grid: { row: "a", column: "b" } })),
    },
    "variants[1].grid: two variants stand in the row a and the column b",
  ],
  "overrides of a variant for another workload": [
    { ...small, variants: [{ ...own, overrides: { "mlp/digits": { clip: "none" } } }] },
    'variants[0].overrides: the suite has no workload "mlp/digits"',
  ],
  "a clip in place of noise in the overrides of a variant": [
    { ...small, variants: [{ ...own, overrides: { "memn2n/*": { noise: "clip(1)" } } }] },
    "variants[0].overrides.memn2n/*.noise: column 1: expected a noise, got clip, a clip",
  ],
  "several model options": [
    { ...small, modelOptions: { memn2n: { hops: 0, relu: "yes", timeNoise: 2, hop: 3 } } },
    "hops: expected a number from 1; timeNoise: expected a number up to 1; " +
    'relu: expected true or false, not text; unknown key "hop"',
  ],
  "model options of several types": [
    {
      ...small,
      workloads: ["mlp/digits"],
      modelOptions: { mlp: { init: "bad", hiddenLayers: 1.5 } },
    },
    "hiddenLayers: expected a whole number; " +
    'init: expected "simple" or "he" or "random-walk" or "zero" or a number',
  ],
  "an unknown model option": [
    { ...small, workloads: ["mlp/digits"], modelOptions: { mlp: { hidenLayers: 3 } } },
    'unknown key "hidenLayers"; the options are hiddenLayers, hiddenUnits, init, biases',
  ],
  "model options out of range": [
    { ...small, modelOptions: { memn2n: { hops: 0 } } },
    "modelOptions.memn2n: ",
  ],
};

for (const [fault, [content, message]] of Object.entries(faults)) {
  Deno.test(`readSuiteFile() refuses ${fault} in one line that names the file`, async () => {
    await withFolder(async (folder) => {
      const path = `${folder}/mine.json`;
      const text = typeof content === "string" ? content : JSON.stringify(content);
      await Deno.writeTextFile(path, text);
      const error = await assertRejects(() => readSuiteFile(path), UsageError, message);
      assert(error.message.startsWith(`Cannot use the suite ${path}: `), error.message);
      assert(!error.message.includes("\n"), error.message);
    });
  });
}

Deno.test("readSuiteFile() refuses a file that is not there", async () => {
  await assertRejects(() => readSuiteFile("/no/such.json"), UsageError, "there is no such file");
});

async function refusalOf(text: string): Promise<{ message: string; details: readonly string[] }> {
  return await withFolder(async (folder) => {
    const path = `${folder}/mine.json`;
    await Deno.writeTextFile(path, text);
    const error = await assertRejects(() => readSuiteFile(path), UsageError);
    return { message: error.message.replace(path, "mine.json"), details: error.details };
  });
}

Deno.test("readSuiteFile() lists every fault, with its line and what to write", async () => {
  const { message, details } = await refusalOf(`{
  "$schema": "suite.schema.json",
  "name": "my suite",
  "workloads": ["memn2n/babi-qa1", "babi-qa2", "zzz"],
  "variants": [
    "plane",
    { "name": "own", "noise": "fixd(1)",
      "clip": [{ "kind": "clip", "norm": 0 }] },
    { "nam": "x", "noise": "none" },
    7
  ],
  "seeds": [1, "2", -3],
  "seed": 3,
  "budget": {
    "sampling": "all"
  },
  "modelOptions": { "memn2": {} },
  "taskOptions": {
    "levl": 1
  },
  "data": { "seed": 1, "train": "many" },
  "backend": "gpu",
  "backend": "cpu"
}
`);
  assertEquals(message, "Cannot use the suite mine.json: 18 faults");
  assertEquals(details, [
    `line 3: name: expected letters, digits, '.', '_', '+' and '-'; write for example "mine"`,
    'line 4: workloads[1]: unknown workload "babi-qa2"; did you mean "memn2n/babi-qa2"?',
    'line 4: workloads[2]: unknown workload "zzz"; `list workloads` lists them',
    'line 6: variants[0]: unknown variant "plane"; did you mean "plain"?',
    `line 7: variants[1].noise: column 1: expected ${
      nameOneOf(Object.keys(transformations))
    }, got ` +
    'fixd; write for example "noise(0.001)"',
    "line 8: variants[1].clip[0].norm: expected a number above 0",
    'line 9: variants[2].name: it is missing; write for example "mine"',
    'line 9: variants[2]: unknown key "nam"; did you mean "name"?',
    "line 10: variants[3]: expected a name or an object, not 7",
    'line 12: seeds[1]: expected a number, not "2"; write for example 1',
    "line 12: seeds[2]: expected a number from 0, not -3; write for example 1",
    'line 13: unknown key "seed"; did you mean "seeds"?',
    'line 15: budget.sampling: expected "shuffled" or "withReplacement", not "all"',
    'line 17: modelOptions: unknown model "memn2"; did you mean "memn2n"?',
    'line 19: taskOptions: unknown task option "levl"',
    'line 21: data.train: expected a number, not "many"; write for example 1000',
    "line 21: data.test: it is missing; write for example 1000",
    'line 22: the key "backend" is there twice',
  ]);
});

Deno.test("readSuiteFile() lists every option that a model or a task refuses", async () => {
  const { message, details } = await refusalOf(`{
  "name": "mine", "seeds": [1], "data": { "seed": 1, "train": 60, "test": 20 },
  "workloads": ["memn2n/babi-qa1", "memn2n/babi-qa2", "neural-programmer/tables-1"],
  "variants": [
    "plain",
    { "name": "a", "noise": "none",
      "modelOptions": { "memn2n": { "hops": 99 } } },
    { "name": "b", "noise": "none",
      "budget": { "curriculum": { "kind": "levels", "epochs": 2 } } }
  ],
  "modelOptions": {
    "neural-programmer": { "dropout": 7 }
  },
  "taskOptions": { "level": 9 }
}`);
  assertEquals(message, "Cannot use the suite mine.json: 5 faults");
  const places = details.map((line) => /^line \d+: [^:]*(?=: )/.exec(line)?.[0]);
  assertEquals(places, [
    "line 7: variants[1].modelOptions.memn2n",
    "line 8: variants[2]",
    "line 8: variants[2]",
    "line 12: modelOptions.neural-programmer",
    "line 14: taskOptions",
  ]);
});

Deno.test("readSuiteFile() says what is wrong with overrides", async () => {
  const written = (overrides: string) =>
    `{ "name": "mine", "seeds": [1], "data": { "seed": 1, "train": 60, "test": 20 },
  "variants": ["plain"],
  "workloads": ["memn2n/babi-qa1", "neural-programmer/tables-1"],
  "overrides": {
    ${overrides}
  }
}`;
  const { details } = await refusalOf(written(`
    "memn2n/babi-qa2": {}, "memn2n/babi-q1": {},
    "memn2n/*": { "taskOptions": { "level": 1 } },
    "neural-programmer/*": { "modelOption": {}, "modelOptions": { "memn": {} },
      "budget": { "phases": { "lin": 1 } } }`));
  assertEquals(details, [
    'line 6: overrides: the suite has no workload "memn2n/babi-qa2"',
    'line 6: overrides: unknown workload "memn2n/babi-q1"; did you mean "memn2n/babi-qa1"?',
    'line 7: overrides.memn2n/*.taskOptions: unknown task option "level"',
    'line 8: overrides.neural-programmer/*: unknown key "modelOption"; did you mean "modelOptions"?',
    'line 8: overrides.neural-programmer/*.modelOptions: unknown model "memn"; did you mean "memn2n"?',
    'line 9: overrides.neural-programmer/*.budget.phases: unknown phase "lin"',
  ]);
  const { message } = await refusalOf(
    written('"*": { "modelOptions": { "memn2n": { "hops": 99 } } }'),
  );
  assert(message.startsWith("Cannot use the suite mine.json: line 4: overrides: "), message);
  const level = await refusalOf(
    written('"neural-programmer/*": { "taskOptions": { "level": 9 } }'),
  );
  assert(
    level.message.startsWith("Cannot use the suite mine.json: line 4: overrides: "),
    level.message,
  );
});

Deno.test("readSuiteFile() says in which line a file stops being JSON", async () => {
  const { message } = await refusalOf('{\n  "name": "x",\n  "seeds": [1 2]\n}');
  assertEquals(
    message,
    "Cannot use the suite mine.json: line 3: it is not JSON: comma expected",
  );
});

Deno.test("readSuiteFile() counts lines by the key, where its value is on another", async () => {
  const text = JSON.stringify({ ...small, backend: "gpu" }).replace('"backend":', '\n"backend":\n');
  const { message } = await refusalOf(text);
  assert(message.startsWith("Cannot use the suite mine.json: line 2: backend: expected"), message);
});

/** Lists of a suite that must not be empty, and what else may be too large. */
const sizes: Readonly<Record<string, readonly [change: object, message: string]>> = {
  "no variant": [
    { variants: [] },
    'variants: it is empty; write for example ["plain", "noisy"]',
  ],
  "no workload": [{ workloads: [] }, "workloads: it is empty"],
  "no seed": [{ seeds: [] }, "seeds: it is empty"],
  "a published mean of no variant": [{
    published: [{
      ...{ variants: [], title: "", metric: "testError", value: 0.1 },
      ...{ protocol: "", citation: "" },
    }],
  }, "published[0].variants: it is empty"],
  "a million seeds": [
    { seeds: Array.from({ length: 1_000_000 }, (_, i) => i) },
    "seeds: expected at most 1,000 entries, not 1,000,000",
  ],
  "a million wrong seeds": [
    { seeds: Array(1_000_000).fill("1") },
    "seeds: expected at most 1,000 entries, not 1,000,000",
  ],
  "a thousand wrong seeds": [{ seeds: Array(1000).fill("1") }, "1000 faults"],
  "a million workloads": [
    { workloads: Array(1_000_000).fill("x") },
    "workloads: expected at most 1,000 entries, not 1,000,000",
  ],
  "a long name": [
    { name: "n".repeat(101) },
    "name: expected at most 100 characters, not 101",
  ],
  "a name of a megabyte": [{ workloads: ["w".repeat(1e6)] }, "expected at most 100 characters"],
  "a title of a megabyte": [
    { title: "t".repeat(1e6) },
    "title: expected at most 1,000 characters, not 1,000,000",
  ],
  "a billion training questions": [
    { data: { seed: 1, train: 1e9, test: 20 } },
    "data.train: expected a number up to 100,000, not 1000000000",
  ],
  "a billion test questions": [
    { data: { seed: 1, train: 60, test: 1e9 } },
    "data.test: expected a number up to 100,000",
  ],
  "a billion epochs": [
    { budget: { epochs: 1e9 } },
    "budget.epochs: expected a number up to 100,000",
  ],
  "an unknown phase": [
    { budget: { phases: { linaer: 3 } } },
    'budget.phases: unknown phase "linaer"; did you mean "linear"?',
  ],
  "a billion linear epochs": [
    { budget: { phases: { linear: 1e9 } } },
    "budget.phases.linear: expected",
  ],
  "a batch of a billion": [{ budget: { batchSize: 1e9 } }, "budget.batchSize: expected"],
  "levels of a billion epochs": [
    { budget: { curriculum: { kind: "levels", epochs: 1e9 } } },
    "budget.curriculum.epochs: expected a number up to 100,000",
  ],
  "halvings every billion epochs": [
    {
      variants: [{
        ...own,
        rule: "sgd(1, halve=1e9)",
      }],
    },
    "halve: expected at most 100,000 epochs",
  ],
  "a billion hops": [{ modelOptions: { memn2n: { hops: 1e9 } } }, "modelOptions.memn2n: "],
  "a hundred thousand options": [
    { modelOptions: Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`m${i}`, {}])) },
    "faults",
  ],
};

for (const [what, [change, message]] of Object.entries(sizes)) {
  Deno.test(`readSuiteFile() refuses ${what} within seconds`, async () => {
    const started = performance.now();
    const error = await refusalOf(JSON.stringify({ ...small, ...change }));
    assert([error.message, ...error.details].join("\n").includes(message), error.message);
    assert(error.details.length <= 21);
    assert(performance.now() - started < 20_000);
  });
}

Deno.test("readSuiteFile() takes a thousand copies of a workload for one", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/mine.json`;
    const workloads = Array(1000).fill("memn2n/babi-qa1");
    await Deno.writeTextFile(path, JSON.stringify({ ...small, workloads }));
    const { workloads: planned } = await planSuite(await readSuiteFile(path));
    assertEquals(planned.map(({ name }) => name), ["memn2n/babi-qa1"]);
  });
});

Deno.test("readSuiteFile() refuses what is larger than any suite before it is read", async () => {
  const { message } = await refusalOf(" ".repeat(20_000_001));
  assertEquals(message, "Cannot use the suite mine.json: it has 20 MB, at most 20 MB");
});

Deno.test("readSuiteFile() refuses a device, which has no end", async () => {
  await assertRejects(() => readSuiteFile("/dev/zero"), UsageError);
});

Deno.test("planSuite() refuses more trials than anybody runs, and says how many", async () => {
  const seeds = Array.from({ length: 1000 }, (_, i) => i);
  const variants = Array.from({ length: 101 }, (_, i) => ({ ...own, name: `v${i}` }));
  const suite = suiteSchema.parse({ ...small, variants, seeds });
  await assertRejects(
    () => planSuite(suite),
    UsageError,
    "Cannot plan 101,000 trials (1 workload x 101 variants x 1000 seeds): at most 100,000",
  );
});

Deno.test("planSuite() refuses a clip of each example: models give the gradient of a batch", async () => {
  const suite = suiteSchema.parse({ ...small, variants: [{ ...own, clip: "clipEach(1)" }] });
  await assertRejects(
    () => planSuite(suite),
    UsageError,
    "Cannot use the variant own: clipEach needs the gradient of each example",
  );
});

Deno.test("a budget without a rule to stop by has no attempts, and a rule no endless checks", () => {
  const faultsOf = (budget: unknown) =>
    suiteSchema.safeParse({ ...small, budget }).error?.issues.map(({ path }) => path.join("."));
  assertEquals(faultsOf({ stop: null }), undefined);
  assertEquals(faultsOf({ stop: null, attempts: 3 }), ["budget.attempts"]);
  assertEquals(faultsOf({ stop: { error: 0, checks: 3 }, attempts: 3 }), undefined);
  assertEquals(faultsOf({ stop: { error: 0, checks: 1e9 } }), ["budget.stop.checks"]);
});
