/** The kernel of tables on programs that choose: values and gradients by hand, where two are equal. */

import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../../../../engine/mod.ts";
import { runTables } from "../../../../models/neural_programmer/pass/mod.ts";
import { type Place, Workbench } from "../../../../models/neural_programmer/pass/mod.ts";
import { type OperationName, operationNames, type TableBatch } from "../../../../tasks/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { startKernels } from "../../../_tensors.ts";

/** Weights of operations by step; of columns, the first one. */
type Steps = readonly Partial<Record<OperationName, number>>[];

/** A question with one number about one column of numbers, whose answer is a number. */
function question(numbers: readonly number[], operand: number, answer: number): TableBatch {
  const rows = numbers.length;
  return {
    ...{ kind: "table", size: 1, rows, numericColumns: 1, textColumns: 0 },
    ...{ questionWords: 1, questionNumbers: 1 },
    numbers: Float32Array.from(numbers),
    words: new Int32Array(),
    rowCounts: Int32Array.of(rows),
    tableColumns: Uint8Array.of(1),
    questions: Int32Array.of(1),
    questionLengths: Int32Array.of(1),
    questionOperands: Float32Array.of(operand),
    operandPositions: Int32Array.of(0),
    isScalar: Uint8Array.of(1),
    scalars: Float64Array.of(answer),
    answerColumns: Int32Array.of(-1),
    answerRows: new Uint8Array(rows),
  };
}

/** The loss of a program, and the gradients of the weights of its operations, by step. */
async function run(batch: TableBatch, steps: Steps) {
  await startKernels();
  const bench = new Workbench(kernelsOf(tf.backend())!), { arena, kernels } = bench;
  try {
    const place = (values: readonly number[]): Place => ({
      value: arena.floats(values),
      gradient: arena.zeros(values.length),
    });
    const operations = place(
      steps.flatMap((step) => operationNames.map((name) => step[name] ?? 0)),
    );
    const compared = () => ({ operands: batch.questionOperands, weights: place([1]) });
    const greater = compared(), lesser = compared();
    const loss = runTables(
      bench,
      batch,
      {
        ...{ steps: steps.length, count: 1, ofQuestions: Int32Array.of(0), match: null },
        ...{ operations, columns: place(steps.map(() => 1)), greater, lesser },
      },
      // An error e costs e^2 / 2.
      {
        huberDelta: 1e6,
        lookupWeight: 1,
        scales: Float32Array.of(1),
        questionWeights: Float32Array.of(1),
      },
      true,
    );
    const values = kernels.floats(operations.gradient, steps.length * operationNames.length);
    const gradients = steps.map((_, step) =>
      Object.fromEntries(
        operationNames.map((name, i) => [name, values[step * operationNames.length + i]!]),
      )
    );
    const [byGreater] = kernels.floats(greater.weights.gradient, 1);
    const [byLesser] = kernels.floats(lesser.weights.gradient, 1);
    return { loss, gradients, byGreater: byGreater!, byLesser: byLesser! };
  } finally {
    arena[Symbol.dispose]();
  }
}

Deno.test("a cell equal to the number it is compared with is neither greater nor lesser", async () => {
  // 5 cells, more than a whole vector: 1 and 2 are below 3, 4 is above it.
  const batch = question([1, 3, 2, 3, 4], 3, 0);
  for (const [operation, rows] of [["greater", 1], ["lesser", 2]] as const) {
    const { loss, gradients, byGreater, byLesser } = await run(batch, [
      { [operation]: 1 },
      { count: 1 },
    ]);
    // The count is as many as there are rows, and the answer 0.
    assertAlmostEquals(loss, rows ** 2 / 2, 1e-6);
    // By the weight of the comparison: error x rows; by the attention to the number the same.
    assertAlmostEquals(gradients[0]![operation]!, rows * rows, 1e-5);
    assertAlmostEquals(operation === "greater" ? byGreater : byLesser, rows * rows, 1e-5);
    assertAlmostEquals(operation === "greater" ? byLesser : byGreater, 0, 1e-6);
  }
  // Nothing is greater or lesser than itself.
  const same = question([7, 7, 7, 7, 7], 7, 2);
  for (const operation of ["greater", "lesser"] as const) {
    const { loss, gradients } = await run(same, [{ [operation]: 1 }, { count: 1 }]);
    assertEquals(loss, 2);
    assertEquals(gradients[0]![operation], 0);
  }
});

for (const operation of ["and", "or"] as const) {
  Deno.test(`of two equal selections ${operation} is the later one, as in its gradient`, async () => {
    // Three rows. Steps 1 and 2 select half of each row, step 3 takes the least or the most of both,
    // step 4 counts: 3/2 for an answer of 0, so the error is 3/2.
    const batch = question([1, 2, 3], 9, 0);
    const { loss, gradients } = await run(batch, [
      { reset: 0.5 },
      { reset: 0.5 },
      { [operation]: 1 },
      { count: 1 },
    ]);
    assertAlmostEquals(loss, 1.5 ** 2 / 2, 1e-6);
    // By the weight of `and`: 3/2 x the sum of what it selects, 3/2.
    assertAlmostEquals(gradients[2]![operation]!, 2.25, 1e-5);
    // All that the rows get, 3 x 3/2, is the last selection's; the one before it gets nothing.
    assertAlmostEquals(gradients[1]!.reset!, 4.5, 1e-5);
    assertAlmostEquals(gradients[0]!.reset!, 0, 1e-6);
  });

  Deno.test(`of two selections that differ ${operation} gives its gradient to the one it takes`, async () => {
    const batch = question([1, 2, 3, 4, 5], 9, 0);
    for (const [first, second] of [[0.25, 0.5], [0.5, 0.25]] as const) {
      const { gradients } = await run(batch, [
        { reset: first },
        { reset: second },
        { [operation]: 1 },
        { count: 1 },
      ]);
      const taken = operation === "and" ? 0.25 : 0.5, error = 5 * taken;
      assertAlmostEquals(gradients[2]![operation]!, error * 5 * taken, 1e-5);
      assertAlmostEquals(gradients[0]!.reset!, taken === first ? error * 5 : 0, 1e-5);
      assertAlmostEquals(gradients[1]!.reset!, taken === second ? error * 5 : 0, 1e-5);
    }
  });
}
