/** The match of text in two stages: one case by hand, and what answers and reports make of it. */

import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import {
  inspectProgram,
  NeuralProgrammer,
  parseNeuralProgrammerOptions,
  runProgram,
} from "../../../models/mod.ts";
import { choosePrograms } from "../../../models/neural_programmer/mod.ts";
import { isRightAnswer, operationNames, type Step } from "../../../tasks/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { computations } from "../_computations.ts";
import { smallBatch } from "../_table_batch.ts";
import { testOnBackends } from "../../_tensors.ts";

const names = { vocabulary: ["", "amber", "birch"], columns: ["A", "B", "T"] };
const shape = { vocabularySize: 3, numericColumns: 2, textColumns: 1, columnWords: [1, 2, 2] };

for (const { name, options } of computations) {
  testOnBackends(`the two stages of a match, worked out by hand: ${name}`, () => {
    const model = new NeuralProgrammer(
      parseNeuralProgrammerOptions({
        ...{ embeddingSize: 2, steps: 2, textMatch: "twoStage" },
        ...options,
      }),
      shape,
      new RandomStream(streamKey(1, "init")),
    );
    const set = (name: string, values: readonly (readonly number[])[]) =>
      tf.tidy(() => model.parameters[name]!.assign(tf.tensor2d(values.map((row) => [...row]))));
    // Amber and birch; a state is tanh of the word alone, so z = (tanh 1, 0) and (tanh 1, tanh 1).
    set("words", [[1, 0], [1, 1]]);
    set("question", [[0, 0], [0, 0], [1, 0], [0, 1]]);
    set("columns", [[0, 0], [0, 0], [0.5, -2]]);
    for (const name of ["history", "columnSelector", "operationSelector", "operations"]) {
      const { shape: [rows, columns] } = model.parameters[name]!;
      set(name, Array.from({ length: rows! }, () => Array<number>(columns!).fill(0)));
    }
    // The question is "amber birch"; T is amber, amber, birch.
    const batch = {
      ...smallBatch(),
      ...{ questionWords: 2, questions: Int32Array.of(1, 2), questionLengths: Int32Array.of(2) },
    };
    const t = Math.tanh(1), sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    // q = (t, t): amber . q = t, birch . q = 2 t. D is a third of the sum over the rows, E = D + P.
    const amber = sigmoid(t), birch = sigmoid(2 * t);
    const E = [(2 * amber + birch) / 3 + 0.5, birch / 3 - 2] as const;
    // E . z_2 - E . z_1 = E_2 t; G = (t, a t), a the attention to the second word.
    const a = sigmoid(E[1] * t), matches = [sigmoid(t), sigmoid(t), sigmoid(t + a * t)];
    // All operations have a weight of 1/10, all columns of 1/3; A is 1, 3, 5, and 2 is asked for; of B all
    // rows are greater. What step 1 selects, of all rows: greater, lesser, match, and, or, reset.
    const selected = [0, 1, 2].map((row) =>
      ([1, 1, 1][row]! + (row > 0 ? 1 : 0) + (row === 0 ? 1 : 0)) / 30 + matches[row]! / 30 + 0.3
    );
    // Then sum and count, and a difference of 0 and what step 1 counted and summed: (3 + 69 / 3) / 10.
    const sums = selected.reduce((sum, is, row) => sum + is * [11, 23, 35][row]! / 3, 0);
    const counted = selected.reduce((sum, is) => sum + is);
    const scalar = (sums + counted - (69 / 3 + 3) / 10) / 10;
    // The answer is 20: the Huber loss, from 10 on in a straight line.
    assertAlmostEquals(model.predict(batch).loss, 10 * (20 - scalar) - 50, 1e-4);
    model.dispose();
  });
}

Deno.test("choosePrograms() takes words for matches from over a half on, and none past the table", () => {
  const [chosen] = choosePrograms(smallBatch(), {
    ...{ programCount: 1, programs: Int32Array.of(0), match: null },
    operations: Float32Array.from(operationNames, (name) => Number(name === "match")),
    columns: Float32Array.of(0, 0, 1),
    ...{ greater: Float32Array.of(1), lesser: Float32Array.of(1) },
    textMatch: Float32Array.of(0.5, 0.501, 0.9, 1),
  });
  assertEquals(chosen!.matches, [[false, true, true]]);
  assertEquals(chosen!.steps, [{ operation: "match", column: 2 }]);
  assertEquals(chosen!.operands.match, null);
});

Deno.test("inspectProgram() tells the rows that match in two stages", () => {
  const steps: Step[] = [{ operation: "match", column: 2 }, { operation: "sum", column: 1 }];
  const program = {
    steps,
    operands: { greater: null, lesser: null, match: null },
    ...{ operationWeights: [[1], [1]], columnWeights: [[1], [1]] },
    matches: [[true, false, true]],
  };
  const inspection = inspectProgram(smallBatch(), 0, program, names);
  assertEquals(inspection.steps.map(({ selected }) => selected), [
    [true, false, true],
    [false, false, false],
  ]);
  assertEquals(inspection.steps[0]!.words, "selects the rows where T is like the question");
  assertEquals(inspection.words, "like the question in T, sum of B");
  // B is 10, 20, 30.
  assertEquals(inspection.answer, { kind: "scalar", value: 40 });
  assertEquals(inspection.operands.match, null);
  assertEquals(runProgram(smallBatch(), 0, program), { kind: "scalar", value: 40 });
});

for (const { name, options } of computations) {
  testOnBackends(`inspect() answers as predict() scores, matching in two stages: ${name}`, () => {
    const batch = smallBatch();
    for (let seed = 1; seed <= 5; seed++) {
      const model = new NeuralProgrammer(
        parseNeuralProgrammerOptions({
          ...{ embeddingSize: 4, initialRange: 2, textMatch: "twoStage", bidirectional: true },
          ...options,
        }),
        shape,
        new RandomStream(streamKey(seed, "init")),
      );
      const [{ answer }] = model.inspect(batch, names) as [ReturnType<typeof model.inspect>[0]];
      const given = answer?.kind === "cells"
        ? { ...answer, selected: answer.selected.map(Number) }
        : answer ?? { kind: "scalar" as const, value: NaN };
      assertEquals(model.predict(batch).wrong, isRightAnswer(batch, 0, given) ? 0 : 1);
      model.dispose();
    }
  });
}

Deno.test("the objective that needs programs takes no match in two stages", () => {
  assertThrows(
    () => parseNeuralProgrammerOptions({ objective: "found", textMatch: "twoStage" }),
    TypeError,
    'textMatch: "twoStage" chooses no word for a program, which the objective "found" needs',
  );
});
