import { UsageError } from "../../../bench/errors.ts";
import { readSuiteFile } from "../../../bench/suites/suite_file.ts";
import { assert, assertEquals, assertRejects } from "../../../std.ts";
import { withFolder } from "../_folder.ts";

const small = {
  name: "mine",
  workloads: ["memn2n/babi-qa1"],
  variants: ["plain"],
  seeds: [1],
  data: { seed: 1, train: 60, test: 20 },
};
const own = {
  name: "own",
  clip: { kind: "globalNorm", norm: 10 },
  noise: { kind: "annealed", eta: 0.3 },
  rule: { kind: "sgd", learningRate: { kind: "constant", rate: 0.01 } },
};

Deno.test("readSuiteFile() fills in what a suite may leave out", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/mine.json`;
    await Deno.writeTextFile(path, JSON.stringify({ ...small, variants: ["plain", own] }));
    const suite = await readSuiteFile(path);
    assertEquals([suite.version, suite.backend, suite.budget], [1, "wasm", {}]);
    const [, variant] = suite.variants;
    assert(typeof variant === "object");
    assertEquals(variant.noise, { kind: "annealed", eta: 0.3, gamma: 0.55 });
  });
});

const faults: Readonly<Record<string, readonly [content: unknown, message: string]>> = {
  "text that is no JSON": ["{ name: 1 }", "JSON"],
  "a value that is no object": [[], "expected object"],
  "a missing part": [{ ...small, seeds: undefined }, "seeds: "],
  "an unknown part": [{ ...small, seed: 1 }, '"seed"'],
  "a wrong type deep inside": [{ ...small, seeds: [1, "2"] }, "seeds[1]: "],
  "a fault inside a variant": [
    { ...small, variants: ["plain", { ...own, clip: { kind: "globalNorm", norm: "40" } }] },
    "variants[1].clip.norm: ",
  ],
  "a kind that does not exist": [
    { ...small, variants: [{ ...own, noise: { kind: "white" } }] },
    "variants[0].noise.kind: ",
  ],
  "an unknown variant": [{ ...small, variants: ["noisey"] }, 'did you mean "noisy"?'],
  "an unknown workload": [{ ...small, workloads: ["memn2n/babi-qa21"] }, "Unknown workload"],
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
    'Unknown variant "noisy"',
  ],
  "a variant's model options out of range": [
    { ...small, variants: [{ ...own, modelOptions: { memn2n: { encoding: "none" } } }] },
    "encoding: Invalid option",
  ],
  "two variants of one name": [{ ...small, variants: ["plain", "plain"] }, 'the name "plain"'],
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
