import * as tf from "@tensorflow/tfjs";
import {
  inspectProgram,
  NeuralProgrammer,
  parseNeuralProgrammerOptions,
} from "../../../models/mod.ts";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { isRightAnswer, operationNames, type Step } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { smallBatch } from "../_table_batch.ts";

const names = { vocabulary: ["", "amber", "birch"], columns: ["A", "B", "T"] };

const weights = {
  operationWeights: [[0.5], [0.25], [0.125], [1]],
  columnWeights: [[1], [0], [1], [0]],
};

Deno.test("inspectProgram() tells the rows and the number of each step", () => {
  const steps: Step[] = [
    { operation: "greater", column: 0 },
    { operation: "match", column: 2 },
    { operation: "and", column: null },
    { operation: "sum", column: 1 },
  ];
  const operands = { greater: 2, lesser: null, match: 1 };
  const inspection = inspectProgram(smallBatch(), 0, { steps, operands, ...weights }, names);
  // A is 1, 3, 5; T is amber, amber, birch; B of the second row is 20.
  assertEquals(inspection.steps.map(({ selected }) => selected), [
    [false, true, true],
    [true, true, false],
    [false, true, false],
    [false, false, false],
  ]);
  assertEquals(inspection.steps.map(({ scalar }) => scalar), [null, null, null, 20]);
  assertEquals(inspection.steps.map(({ words }) => words), [
    "selects the rows where A is greater than 2",
    "selects the rows where T is amber",
    "selects the rows that both steps before had selected",
    "adds up B over the selected rows",
  ]);
  assertEquals(inspection.steps[1]!.operationWeights, [0.25]);
  assertEquals(inspection.steps[2]!.columnWeights, [1]);
  assertEquals(inspection.answer, { kind: "scalar", value: 20 });
  assertEquals(inspection.words, "greater than 2 in A, and amber in T, sum of B");
});

Deno.test("inspectProgram() answers with cells, or not at all", () => {
  const operands = { greater: null, lesser: 4, match: null };
  const inspect = (...steps: Step[]) =>
    inspectProgram(smallBatch(), 0, { steps, operands, ...weights }, names);
  const lesser: Step = { operation: "lesser", column: 0 };
  const printed = inspect(lesser, { operation: "print", column: 2 });
  assertEquals(printed.answer, { kind: "cells", column: 2, selected: [true, true, false] });
  assertEquals(printed.steps[1]!.selected, [false, false, false]);
  assertEquals(inspect(lesser).answer, null);
  // "match" without a column selects no rows, as while training.
  const blind = inspect({ operation: "match", column: null }, {
    operation: "count",
    column: null,
  });
  assertEquals(blind.answer, { kind: "scalar", value: 0 });
  assertEquals(blind.steps.map(({ scalar }) => scalar), [null, 0]);
});

testOnBackends(
  "inspect() gives the programs that predict() is scored by, with probabilities",
  () => {
    const model = new NeuralProgrammer(
      parseNeuralProgrammerOptions({ embeddingSize: 5, initialRange: 0.5 }),
      { vocabularySize: 3, numericColumns: 2, textColumns: 1, columnWords: [1, 2, 2] },
      new RandomStream(streamKey(1, "init")),
    );
    const batch = smallBatch();
    const [inspection] = model.inspect(batch, names);
    const [chosen] = model.choose(batch);
    const { steps, answer, operands } = inspection!;
    assertEquals(steps.map(({ operation, column }) => ({ operation, column })), chosen!.steps);
    assertEquals(operands, chosen!.operands);
    for (const { operationWeights, columnWeights } of steps) {
      for (const weights of [operationWeights, columnWeights]) {
        const sum = weights.reduce((sum, weight) => sum + weight, 0);
        assert(Math.abs(sum - 1) < 1e-5, `${sum}`);
      }
    }
    const right = answer !== null &&
      isRightAnswer(
        batch,
        0,
        answer.kind === "scalar" ? answer : { ...answer, selected: answer.selected.map(Number) },
      );
    assertEquals(model.predict(batch).wrong, right ? 0 : 1);
    model.dispose();
  },
);

for (const computation of ["reference", "fused"] as const) {
  testOnBackends(
    `choose() takes the first of operations, columns and operands with equal weights: ${computation}`,
    () => {
      const model = new NeuralProgrammer(
        parseNeuralProgrammerOptions({ embeddingSize: 3, steps: 2, computation }),
        { vocabularySize: 3, numericColumns: 2, textColumns: 1, columnWords: [1, 2, 2] },
        new RandomStream(streamKey(1, "init")),
      );
      // Without any parameter but 0 everything is as likely as everything else.
      for (const parameter of Object.values(model.parameters)) {
        tf.tidy(() => parameter.assign(tf.zerosLike(parameter)));
      }
      const batch = {
        ...smallBatch(),
        ...{ questionWords: 2, questions: Int32Array.of(2, 1), questionLengths: Int32Array.of(2) },
        ...{ questionNumbers: 2, questionOperands: Float32Array.of(7, 3) },
        operandPositions: Int32Array.of(0, 1),
      };
      const [{ steps, operands }] = model.choose(batch) as [ReturnType<typeof model.choose>[0]];
      const first = { operation: "sum", column: 0 } as const;
      assertEquals(operationNames[0], "sum");
      assertEquals(steps, [first, first]);
      assertEquals(operands, { greater: 7, lesser: 7, match: 2 });
      model.dispose();
    },
  );
}
