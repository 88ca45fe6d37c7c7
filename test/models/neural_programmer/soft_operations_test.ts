import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { compareNumbers, type Comparisons, runSoftly, type SoftStep } from "../../../models/mod.ts";
import { type OperationName, operationNames, type TableBatch } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { centralDifferences, largestRelativeError, testOnBackends } from "../../_tensors.ts";
import {
  C,
  type Case,
  cases,
  counted,
  holds,
  K,
  M,
  numbers,
  weightsOf,
  type Written,
  zeros,
} from "./_operation_cases.ts";
import { referenceAnswer, type ReferenceStep } from "./_soft_operations_reference.ts";

/** One table, with a question that the comparisons below stand for. */
const batch: TableBatch = {
  kind: "table",
  size: 1,
  rows: M,
  numericColumns: C,
  textColumns: K,
  questionWords: 1,
  questionNumbers: 1,
  numbers: Float32Array.from(numbers.flat()),
  words: new Int32Array(K * M),
  rowCounts: Int32Array.of(M),
  tableColumns: new Uint8Array(C + K).fill(1),
  questions: Int32Array.of(0),
  questionLengths: Int32Array.of(1),
  questionOperands: Float32Array.of(0),
  operandPositions: Int32Array.of(-2),
  isScalar: Uint8Array.of(1),
  scalars: Float64Array.of(0),
  answerColumns: Int32Array.of(-1),
  answerRows: new Uint8Array(M),
};

const kinds = ["greater", "lesser", "match"] as const;

/** The value that is asked for, and its gradients by comparisons and then by each step's weights. */
function differentiated(steps: readonly ReferenceStep[], asked: Case["asked"]) {
  return tf.tidy(() => {
    const inputs = [
      ...kinds.map((kind) => tf.tensor3d(holds[kind].flat(), [1, holds[kind].length, M])),
      ...steps.flatMap(({ operations, columns }) =>
        [operations, columns].map((weights) => tf.tensor2d([Array.from(weights)]))
      ),
    ];
    const { value, grads } = tf.valueAndGrads((...given) => {
      const [greater, lesser, match, ...weights] = given;
      const answer = runSoftly(
        batch,
        { greater, lesser, match } as unknown as Comparisons,
        steps.map((_, t) =>
          ({ operations: weights[2 * t], columns: weights[2 * t + 1] }) as SoftStep
        ),
      );
      const wanted = asked === "scalar"
        ? answer.scalar
        : tf.mul(answer.cells, tf.reshape(tf.range(1, (C + K) * M + 1), [1, C + K, M]));
      // What the answer does not depend on has no gradient for tfjs; so it has one of 0.
      const nothing = tf.mul(0, tf.addN(given.map((input) => tf.sum(input))));
      return tf.add(tf.sum(wanted), nothing);
    })(inputs);
    return { value: value.dataSync()[0]!, gradients: grads.map((grad) => [...grad.dataSync()]) };
  });
}

/** The same value by loops; `inputs` as their gradients are given. */
function referenceValue(inputs: readonly ArrayLike<number>[], asked: Case["asked"]): number {
  const [greater, lesser, match, ...weights] = inputs;
  const columns = (cells: ArrayLike<number>) =>
    Array.from({ length: cells.length / M }, (_, c) => Array.from(cells).slice(c * M, (c + 1) * M));
  const { scalar, cells } = referenceAnswer(
    {
      rows: M,
      numbers,
      greater: columns(greater!),
      lesser: columns(lesser!),
      match: columns(match!),
    },
    Array.from({ length: weights.length / 2 }, (_, t) => ({
      operations: weights[2 * t]!,
      columns: weights[2 * t + 1]!,
    })),
  );
  return asked === "scalar"
    ? scalar
    : cells.flat().reduce((sum, cell, i) => sum + (i + 1) * cell, 0);
}

const inputsOf = (steps: readonly ReferenceStep[]) => [
  ...kinds.map((kind) => holds[kind].flat()),
  ...steps.flatMap(({ operations, columns }) => [operations, columns]),
];

const written = (steps: readonly Written[]): ReferenceStep[] =>
  steps.map(([operations, columns]) => ({ operations: weightsOf(operations), columns }));

for (const [name, { steps, step, asked, ...expected }] of Object.entries(cases)) {
  testOnBackends(`${name} has the value and gradients that were worked out by hand`, () => {
    const { value, gradients } = differentiated(written(steps), asked);
    assertEquals(value, expected.value);
    assertEquals(referenceValue(inputsOf(written(steps)), asked), expected.value);
    const at = operationNames.indexOf(name as OperationName);
    assertEquals(gradients[kinds.length + 2 * step]![at], expected.weight);
    assertEquals(gradients[kinds.length + 2 * step + 1], [...expected.columns]);
    for (const [i, kind] of kinds.entries()) {
      const none = holds[kind].map(() => zeros);
      assertEquals(gradients[i], (expected.holds?.[kind] ?? none).flat(), kind);
    }
  });

  testOnBackends(`${name} among the others has the gradients of central differences`, () => {
    // Four steps of all operations; in the third one half of the weight is on this one.
    const random = new RandomStream(streamKey(1, "data")).derive(name);
    const mixed = Array.from({ length: 4 }, (_, t) => {
      const draw = (length: number) => Array.from({ length }, () => random.uniform() / length);
      const operations = draw(operationNames.length);
      return {
        operations: t === 2
          ? operations.with(operationNames.indexOf(name as OperationName), 0.5)
          : operations,
        columns: draw(C + K),
      };
    });
    for (const asked of ["scalar", "cells"] as const) {
      const { value, gradients } = differentiated(mixed, asked);
      const inputs = inputsOf(mixed).map((input) => Float64Array.from(input));
      const right = referenceValue(inputs, asked);
      assert(Math.abs(value - right) <= 1e-6 * Math.abs(right), `${value} for ${right}`);
      const differences = inputs.map((input, i) =>
        centralDifferences(
          (x) => referenceValue(inputs.toSpliced(i, 1, Float64Array.from(x)), asked),
          input,
        )
      );
      const error = largestRelativeError(gradients.flat(), differences.flatMap((one) => [...one]));
      assert(error <= 1e-4, `${asked}: relative error ${error}`);
    }
  });
}

testOnBackends("in a draw the gradient of and and of or goes to the later step", () => {
  // Both steps select halves of all rows: in every row the two are equal.
  for (const name of ["and", "or"] as const) {
    const half: Written = [{ reset: 0.5 }, zeros];
    const steps = written([half, half, [{ [name]: 1 }, zeros], counted]);
    const { value, gradients } = differentiated(steps, "scalar");
    assertEquals(value, 1.5);
    const reset = operationNames.indexOf("reset");
    assertEquals([0, 1].map((t) => gradients[kinds.length + 2 * t]![reset]), [0, 3]);
  }
});

testOnBackends(
  "a cell that equals the operand is neither greater nor lesser; padding compares with nothing",
  () => {
    // Two tables, of three rows and of two; each question has an operand, the first a second one, 40.
    const two: TableBatch = {
      ...batch,
      ...{ size: 2, rows: 3, numericColumns: 1, textColumns: 0, questionNumbers: 2 },
      numbers: Float32Array.of(1, 2, 3, -1, 2, 9),
      rowCounts: Int32Array.of(3, 2),
      questionOperands: Float32Array.of(2, 40, -1, -50),
      operandPositions: Int32Array.of(0, 1, 0, -2),
    };
    const compared = (kind: "greater" | "lesser") =>
      tf.tidy(() => compareNumbers(two, kind).arraySync());
    // The last number of the second question is none, and its table has no third row.
    assertEquals(compared("greater"), [[[0, 0, 1], [0, 0, 0]], [[0, 1, 0], [0, 0, 0]]]);
    assertEquals(compared("lesser"), [[[1, 0, 0], [1, 1, 1]], [[0, 0, 0], [0, 0, 0]]]);
  },
);
