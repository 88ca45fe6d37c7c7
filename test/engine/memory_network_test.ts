import * as tf from "@tensorflow/tfjs";
import { memoryNetwork } from "../../engine/mod.ts";
import { assert, assertAlmostEquals } from "../../std.ts";
import { computeEverywhere } from "../_tensors.ts";

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
  return tf.tidy(() => {
    const column = (values: readonly number[]) => tf.tensor2d([...values], [values.length, 1]);
    const says = scores.map((_, i) => i), firstWord = scores.map((_, i) => Number(i === 0));
    const pass = memoryNetwork(
      {
        ...{ width: 1, words, hops: 1, hopStride: 0, memory: [0, 1], question: 2, answer: 3 },
        ...{ between: null, relu: false, masked },
        ...{ statementWeights: tf.ones([1, 2, 1]), questionWeights: tf.ones([1, 1, 1]) },
      },
      // The question is word 1, and so is the answer; the other words score what the null word does.
      [column(scores), column(says), column(firstWord), column(firstWord)],
    );
    const { loss, gradients } = pass.learn({
      ...{ size: 1, memorySlots: slots, statementCounts: Int32Array.of(words) },
      statements: Int32Array.from({ length: slots }, (_, i) => i < words ? i + 1 : 0),
      ages: new Int32Array(slots),
      questions: Int32Array.of(1),
      answers: Int32Array.of(1),
    }, false);
    const values = gradients.map((gradient) => [...gradient.dataSync()]);
    pass.dispose();
    return { loss, gradients: values };
  });
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
