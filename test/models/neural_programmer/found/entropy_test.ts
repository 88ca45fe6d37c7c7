import { entropyWeight, negativeEntropy } from "../../../../models/neural_programmer/found/mod.ts";
import { operationNames } from "../../../../tasks/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { centralDifferences } from "../../../_tensors.ts";

const O = operationNames.length;

/** A softmax with these first weights. */
const row = (...weights: number[]) => [...weights, ...Array<number>(O - weights.length).fill(0)];

/** Two steps of two programs. */
const operations = Float32Array.from([
  ...[row(1), row(0.5, 0.25, 0.25)],
  ...[row(0.5, 0.5), row(0.25, 0.75)],
].flat());

Deno.test("negativeEntropy() adds up the steps of one program, by hand", () => {
  // 0, and two halves
  assertAlmostEquals(negativeEntropy(operations, 2, 0), -Math.log(2), 1e-12);
  // 1/2 log 2 + 1/2 log 4; 1/4 log 4 + 3/4 log 4/3
  const expected = 1.5 * Math.log(2) + Math.log(4) - 0.75 * Math.log(3);
  assertAlmostEquals(negativeEntropy(operations, 2, 1), -expected, 1e-12);
});

Deno.test("the gradients of negativeEntropy() are those of central differences, times a factor, added", () => {
  // All of them over the least probability.
  const values = Float64Array.from({ length: 4 * O }, (_, i) => (1 + i % 7) / 40);
  for (const program of [0, 1]) {
    const gradients = new Float64Array(4 * O).fill(1);
    // Loops over numbers do not mind how many bits these have.
    const entropy = (weights: Float64Array, factor = 0, gradients: Float64Array | null = null) =>
      negativeEntropy(
        ...[weights as unknown as Float32Array, 2, program, factor] as const,
        gradients as Float32Array | null,
      );
    const value = entropy(values, 3, gradients);
    assertEquals(value, entropy(values));
    const expected = centralDifferences((x) => 3 * entropy(x), values);
    for (const [i, own] of expected.entries()) {
      assertAlmostEquals(gradients[i]!, 1 + own, 1e-6, `${i} of program ${program}`);
    }
  }
});

Deno.test("negativeEntropy() stays finite where weights are 0", () => {
  const gradients = new Float32Array(4 * O);
  negativeEntropy(operations, 2, 0, 1, gradients);
  // log 1 + 1, and log 1e-8 where the weight is 0: from there it is a line.
  assertAlmostEquals(gradients[0]!, 1, 1e-6);
  assertAlmostEquals(gradients[1]!, Math.log(1e-8), 1e-5);
  assertEquals([...gradients.subarray(O, 2 * O)], Array(O).fill(0));
});

Deno.test("entropyWeight() falls straight to nothing at seven tenths", () => {
  for (
    const [progress, share] of [[0, 1], [0.35, 0.5], [0.525, 0.25], [0.7, 0], [0.9, 0], [1, 0]]
  ) {
    assertAlmostEquals(entropyWeight(2, progress!), 2 * share!, 1e-12);
  }
});
