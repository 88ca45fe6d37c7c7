/** A network of one map, by hand. */

import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import type { SequenceBatch } from "../../../tasks/mod.ts";
import { testEveryWay } from "../_ways.ts";
import { learn, modelWith, smallOptions } from "./_cases.ts";

/** A kernel of which only the middle counts: there is one cell. */
const middle = (...values: number[]) =>
  Array.from({ length: 9 }, (_, at) => values.map((value) => at === 4 ? value : 7)).flat();

const { atanh, exp, log } = Math;

/**
 * The start is 2 x 0.5 - 0.5 = 0.5. The update gate scores -2 x 0.5 + 0 + 1 = 0, and is 1.2 x 0.5 - 0.1 = 0.5;
 * the reset gate is cut at 1. The candidate is tanh(atanh(-0.1)) = -0.1, so that the image becomes
 * 0.5 x 0.5 + 0.5 x -0.1 = 0.2. The scores are 0 and 5 x 0.2 = 1.
 */
const parameters = {
  embedding: [atanh(0.5)],
  inputWeights: [2],
  inputBias: [-0.5],
  outputWeights: [0, 5],
  outputBias: [0, 0],
  set1Layer1Gates: middle(-2, 20),
  set1Layer1GateBias: [0, 0],
  set1Layer1Candidate: middle(0),
  set1Layer1CandidateBias: [atanh(-0.1)],
};

const shape = { inputSymbols: 2, outputSymbols: 2 };
const batch: SequenceBatch = {
  ...{ kind: "sequence", size: 1, lengths: Int32Array.of(1) },
  ...{ input: Int32Array.of(1), wanted: Int32Array.of(1) },
};

/** e / (1 + e), the likelihood of symbol 1, less 1. */
const error = exp(1) / (1 + exp(1)) - 1;
/** What reaches the image; the gate, whose slope is 1.2 x 0.25; and the candidate, whose slope is 1 - 0.01. */
const image = 5 * error, gate = image * (0.5 + 0.1) * 0.3, candidate = image * 0.5 * 0.99;
const start = 0.5 * image - 2 * gate;

const gradients: Readonly<Record<string, readonly number[]>> = {
  // The slope of the embedding's tanh is 1 - 0.25.
  embedding: [start * 2 * 0.75],
  inputWeights: [start * 0.5],
  inputBias: [start],
  outputWeights: [-0.2 * error, 0.2 * error],
  outputBias: [-error, error],
  set1Layer1Gates: middle(0.5 * gate, 0).map((value) => value === 7 ? 0 : value),
  set1Layer1GateBias: [gate, 0],
  // The reset gate lets all of 0.5 through.
  set1Layer1Candidate: middle(0.5 * candidate).map((value) => value === 7 ? 0 : value),
  set1Layer1CandidateBias: [candidate],
};

// The kernels compute with sums of a kernel's entries, also of those that do not count here.
const ROUNDING = { reference: 1e-6, fused: 3e-6 } as const;

testEveryWay("a network of one map computes what it does by hand", (computed) => {
  const options = smallOptions({ maps: 1, height: 1, ...computed });
  const model = modelWith(options, parameters, shape);
  const learned = learn(model, batch), { loss, wrong } = model.predict(batch);
  assertAlmostEquals(learned.loss, log(1 + exp(-1)), 1e-6);
  assertAlmostEquals(loss, log(1 + exp(-1)), 1e-6);
  assertEquals([wrong, learned.score.wrong], [0, 0]);
  for (const [name, expected] of Object.entries(gradients)) {
    const gradient = learned.gradients[name]!;
    assertEquals(gradient.length, expected.length, name);
    for (const [i, value] of expected.entries()) {
      assertAlmostEquals(gradient[i]!, value, ROUNDING[computed.computation], `${name} ${i}`);
    }
  }
  model.dispose();
});

testEveryWay("padding is a symbol that can be wanted, and has no embedding", (computed) => {
  const options = smallOptions({ maps: 1, height: 1, ...computed });
  const model = modelWith(options, parameters, shape);
  const padded = { ...batch, input: Int32Array.of(0), wanted: Int32Array.of(0) };
  // The start is -0.5, the update gate's score 2, which is cut to nothing less than 1.2 sigmoid(2) - 0.1.
  const g = 1.2 / (1 + exp(-2)) - 0.1, s = -0.5 * g - 0.1 * (1 - g);
  assertAlmostEquals(model.predict(padded).loss, log(1 + exp(5 * s)), 1e-6);
  const { embedding } = learn(model, padded).gradients;
  assertEquals([...embedding!], [0]);
  model.dispose();
});
