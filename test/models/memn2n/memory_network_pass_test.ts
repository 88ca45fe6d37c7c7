import * as tf from "@tensorflow/tfjs";
import {
  BackendError,
  kernelsOf,
  RandomStream,
  startBackend,
  streamKey,
} from "../../../engine/mod.ts";
import {
  MemN2N,
  type MemN2NOptions,
  type MemoryNetworkKernels,
  parseMemN2NOptions,
} from "../../../models/memn2n/mod.ts";
import { useKernels } from "../../../engine/kernels/mod.ts";
import type { StoryBatch } from "../../../tasks/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { buildCheckedKernels, withCheckedKernels } from "../../_checked_kernels.ts";
import { computeEverywhere, startKernels } from "../../_tensors.ts";
import { trainingMode } from "../_training_mode.ts";

const stream = (name: string) => new RandomStream(streamKey(6, name));

/** A story of one hop and d = 1: what is learned of it. */
interface Story {
  /** The scores of its statements. */
  readonly scores: readonly number[];
  readonly masked: boolean;
  readonly emptySlots: number;
}

/**
 * Statement i is word i, its score A_i, and what it says C_i = i; the question is u = 1, so that
 * o = sum of p_i i, and the answer's score is 1 + o.
 */
function learn({ scores, masked, emptySlots }: Story) {
  const words = scores.length, slots = words + emptySlots;
  const options = parseMemN2NOptions({
    ...{ hops: 1, embeddingSize: 1, tying: "layerWise", encoding: "bagOfWords" },
    ...{ temporalEncoding: "none", timeNoise: 0, maskEmptySlots: masked },
  });
  const shape = { vocabularySize: words + 1, memorySlots: slots, statementWords: 1 };
  const model = new MemN2N(options, { ...shape, questionWords: 1 }, stream("init"));
  const column = (name: string, values: readonly number[]) =>
    tf.tidy(() => model.parameters[name]!.assign(tf.tensor2d([...values], [values.length, 1])));
  // The question is word 1, and so is the answer; the other words score what the null word does.
  const firstWord = scores.map((_, i) => Number(i === 0));
  column("input", scores);
  column("output", scores.map((_, i) => i));
  column("question", firstWord);
  column("answer", firstWord);
  column("between", [1]);
  const { loss, gradients, dispose } = model.lossAndGradients({
    ...{ kind: "story", size: 1, memorySlots: slots, statementWords: 1, questionWords: 1 },
    statements: Int32Array.from({ length: slots }, (_, i) => i < words ? i + 1 : 0),
    statementCounts: Int32Array.of(words),
    questions: Int32Array.of(1),
    answers: Int32Array.of(1),
  }, trainingMode(6, "softmax"));
  const values = [gradients.input!, gradients.output!].map((gradient) => [...gradient.dataSync()]);
  dispose();
  model.dispose();
  return { loss, gradients: values };
}

/** The same by hand, with attention p that is known. */
function expected({ scores }: Story, p: readonly number[]) {
  const words = scores.length;
  const o = p.reduce((sum, p, i) => sum + p * i, 0), score = 1 + o;
  // The right word among words - 1 others and the null word, all of score 0.
  const loss = Math.log(Math.exp(score) + words) - score;
  const byState = Math.exp(score) / (Math.exp(score) + words) - 1;
  return {
    loss,
    // dp_i / dscore_i = p_i (i - o) byState
    byScores: p.map((p, i) => p * (i - o) * byState),
    bySays: p.map((p) => p * byState),
  };
}

// Softmaxes that are known: of scores 1 apart and 0 apart, whatever is added to all of them.
const e = Math.E, odds = [1 / (1 + e + e * e), e / (1 + e + e * e), (e * e) / (1 + e + e * e)];
const cases: Readonly<Record<string, { readonly story: Story; readonly p: readonly number[] }>> = {
  ...Object.fromEntries(
    // exp(89) is past the largest float32, exp(710) past the largest float64.
    [0, 100, 1000, 1e4, -100, -1000, -1e4].map((high) => [
      `scores around ${high}`,
      {
        story: { scores: [high, high + 1, high + 2], masked: true, emptySlots: 0 },
        p: odds,
      },
    ]),
  ),
  "scores around 100 beside empty slots of score 0": {
    story: { scores: [100, 101, 102], masked: false, emptySlots: 2 },
    p: odds,
  },
  "scores around 1000 beside empty slots of score 0": {
    story: { scores: [1000, 1001, 1002], masked: false, emptySlots: 2 },
    p: odds,
  },
  "scores around -1000 beside empty slots of score 0": {
    story: { scores: [-1000, -1001, -1002], masked: false, emptySlots: 1 },
    p: [0, 0, 0],
  },
  "scores of 0 beside empty slots of score 0": {
    story: { scores: [0, 0], masked: false, emptySlots: 2 },
    p: [1 / 4, 1 / 4],
  },
  "scores of 0 without the empty slots": {
    story: { scores: [0, 0], masked: true, emptySlots: 2 },
    p: [1 / 2, 1 / 2],
  },
  "scores far apart": {
    story: { scores: [-500, 500, 0], masked: true, emptySlots: 0 },
    p: [0, 1, 0],
  },
};

for (const [name, { story, p }] of Object.entries(cases)) {
  Deno.test(`the softmax over the memory: ${name}`, async () => {
    const { loss, byScores, bySays } = expected(story, p);
    const results = await computeEverywhere(() => learn(story));
    for (const [computer, { loss: actual, gradients }] of Object.entries(results)) {
      assertAlmostEquals(actual, loss, 1e-5, `${computer}: loss`);
      for (
        const [what, [values, right]] of Object.entries({
          "by the scores": [gradients[0]!, byScores],
          "by what is said": [gradients[1]!, bySays],
        })
      ) {
        assert(values!.length === right!.length);
        for (const [i, value] of right!.entries()) {
          assertAlmostEquals(values![i]!, value, 1e-5, `${computer}: ${what}, ${i}`);
        }
      }
    }
  });
}

/** Every flag of the kernel, by the options that set it, and widths on both sides of whole vectors. */
function* allOptions(): Generator<readonly [name: string, options: Partial<MemN2NOptions>]> {
  for (const tying of ["adjacent", "layerWise"] as const) {
    for (const embeddingSize of [1, 3, 4, 5, 20]) {
      for (const relu of [false, true]) {
        for (const maskEmptySlots of [false, true]) {
          const encoding = relu ? "position" : "centredPosition";
          const options = { tying, embeddingSize, relu, maskEmptySlots, encoding } as const;
          yield [JSON.stringify(options), options];
        }
      }
    }
  }
}

/** Stories of 0 to 3 statements; answers that are the null word and that cannot be given. */
function storiesOf(size: number): StoryBatch {
  const data = stream("data"), words = 6, [M, L, Q] = [3, 3, 5];
  const statementCounts = Int32Array.of(2, 0, 3, 1, 3).slice(0, size);
  return {
    ...{ kind: "story", size, memorySlots: M, statementWords: L, questionWords: Q },
    statements: Int32Array.from(
      { length: size * M * L },
      (_, i) =>
        Math.floor(i / L) % M < statementCounts[Math.floor(i / (M * L))]!
          ? data.integer(words + 1)
          : 0,
    ),
    statementCounts,
    questions: Int32Array.from({ length: size * Q }, () => data.integer(words + 1)),
    answers: Int32Array.of(3, 0, -1, words, 1).slice(0, size),
  };
}

/** What networks learn and answer, by name. */
function* results(
  computation: MemN2NOptions["computation"],
): Generator<readonly [name: string, values: readonly number[]]> {
  const shape = { vocabularySize: 7, memorySlots: 3, statementWords: 3, questionWords: 5 };
  for (const [name, options] of allOptions()) {
    const all = parseMemN2NOptions({ initialStandardDeviation: 0.3, computation, ...options });
    const model = new MemN2N(all, shape, stream("init"));
    // Smaller, larger and smaller again: what is kept from call to call must not show.
    for (const size of [4, 5, 2]) {
      const batch = storiesOf(size);
      for (const phase of ["linear", "softmax"]) {
        const called = `${name}, ${phase}, ${size} stories`;
        const { loss, answers } = model.predict(batch, phase);
        yield [`${called}, answers`, [loss, ...answers]];
        const learned = model.lossAndGradients(batch, trainingMode(6, phase));
        yield [`${called}, loss`, [learned.loss]];
        for (const [parameter, gradient] of Object.entries(learned.gradients)) {
          yield [`${called}, gradient of ${parameter}`, [...gradient.dataSync()]];
        }
        learned.dispose();
      }
    }
    model.dispose();
  }
}

Deno.test("the pass of a memory network agrees with its tensor operations", async () => {
  await startKernels();
  const before = tf.memory().numTensors;
  const fused = new Map(results("fused"));
  assertEquals(tf.memory().numTensors, before);
  await startBackend("cpu");
  for (const [name, expected] of results("reference")) {
    const actual = fused.get(name)!;
    const scale = Math.max(1e-3, ...expected.map(Math.abs));
    for (const [i, value] of expected.entries()) {
      assert(Math.abs(value - actual[i]!) / scale <= 1e-5, `${name}: ${actual[i]}, not ${value}`);
    }
  }
});

Deno.test("the pass of a memory network touches only what was allocated for it", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const expected = [...results("fused")];
  const { result, accesses } = withCheckedKernels(bytes, () => [...results("fused")]);
  assertEquals(result, expected);
  assert(accesses > 100_000, String(accesses));
});

Deno.test("a memory network on kernels that compute something else is refused", async () => {
  await startKernels();
  const kernels = kernelsOf<MemoryNetworkKernels>(tf.backend())!;
  const wrong = new Proxy(kernels, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (name === "run") return { ...target.run, memoryNetwork: () => 0 };
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const backend = tf.backend();
  useKernels(backend, wrong);
  try {
    const shape = { vocabularySize: 2, memorySlots: 1, statementWords: 1, questionWords: 1 };
    assertThrows(
      () => new MemN2N(parseMemN2NOptions({}), shape, stream("init")),
      BackendError,
      "Cannot trust the kernels of the memory network",
    );
  } finally {
    useKernels(backend, kernels);
  }
});

Deno.test("a memory network refuses tensors that were disposed of after it was built", async () => {
  await startKernels();
  const shape = { vocabularySize: 7, memorySlots: 3, statementWords: 3, questionWords: 5 };
  for (const name of ["input", "output", "question", "answer", "between"]) {
    const options = parseMemN2NOptions({ tying: "layerWise" });
    const model = new MemN2N(options, shape, stream("init"));
    assert(Number.isFinite(model.predict(storiesOf(2)).loss));
    model.parameters[name]!.dispose();
    assertThrows(() => model.predict(storiesOf(2)), TypeError, "is disposed");
    model.dispose();
  }
});

Deno.test("the host writes the fields of the kernel of memory networks in their order", async () => {
  const folder = new URL("../../../models/memn2n/", import.meta.url);
  const kernel = await Deno.readTextFile(new URL("assembly/memory_network.ts", folder));
  const host = await Deno.readTextFile(new URL("memory_network_pass.ts", folder));
  const [, fields] = kernel.match(/^class Network \{$(.*?)^\}$/ms)!;
  const [, written] = host.match(/^const FIELDS = \[$(.*?)^\] as const;$/ms)!;
  const names = (text: string, pattern: RegExp) =>
    Array.from(text.matchAll(pattern), ([, name]) => name!);
  const expected = names(fields!, /^ {2}(\w+): (?:i32|usize);$/gm);
  assert(expected.length > 40, String(expected.length));
  assertEquals(names(written!, /^ {2}"(\w+)",$/gm), expected);
});
