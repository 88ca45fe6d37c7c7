import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { NeuralProgrammer, parseNeuralProgrammerOptions } from "../../../models/mod.ts";
import {
  buildTableDataset,
  columnNames,
  generateQuestions,
  type TableBatch,
} from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { trainingMode } from "../_training_mode.ts";
import { testOnBackends } from "../../_tensors.ts";
import { computations } from "../_computations.ts";

const stream = (name: "data" | "init" | "dropout" | "timeNoise" | "selection") =>
  new RandomStream(streamKey(1, name));

/** Rows of a matrix, each with values after it that make it as long as it has to be. */
function lengthen<A extends Float32Array | Int32Array | Uint8Array>(
  rows: number,
  from: A,
  to: A,
  value: number,
): A {
  const width = from.length / rows, wider = to.length / rows;
  to.fill(value);
  for (let row = 0; row < rows; row++) {
    to.set(from.subarray(row * width, (row + 1) * width), row * wider);
  }
  return to;
}

/** The same batch with so many more rows of rubbish after each table. */
function withMoreRows(batch: TableBatch, more: number): TableBatch {
  const { rows: M, size: B, numericColumns: C, textColumns: K } = batch, wider = M + more;
  return {
    ...batch,
    rows: wider,
    numbers: lengthen(B * C, batch.numbers, new Float32Array(B * C * wider), 77),
    words: lengthen(B * K, batch.words, new Int32Array(B * K * wider), 3),
    answerRows: lengthen(B, batch.answerRows, new Uint8Array(B * wider), 1),
  };
}

/** The same batch with room for so many more words and numbers after each question. */
function withMoreWords(batch: TableBatch, more: number): TableBatch {
  const { size: B, questionWords: Q, questionNumbers: N } = batch;
  const words = B * (Q + more), numbers = B * (N + more);
  return {
    ...batch,
    questionWords: Q + more,
    questionNumbers: N + more,
    questions: lengthen(B, batch.questions, new Int32Array(words), 0),
    questionOperands: lengthen(B, batch.questionOperands, new Float32Array(numbers), 0),
    operandPositions: lengthen(B, batch.operandPositions, new Int32Array(numbers), -2),
  };
}

const style = { numericColumns: 2, textColumns: 1, variety: false };
const counts = { train: 60, test: 10 };
const given = { level: 4, trainingShare: 1 } as const;
const { train, shape } = buildTableDataset({
  ...generateQuestions(style, given, counts, stream("data")),
  columns: columnNames(2, 1),
  numericColumns: 2,
  digest: "",
});
const indices = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const paddings = {
  "rows past a table's last one": (batch: TableBatch) => withMoreRows(batch, 8),
  "words and numbers past a question's last one": (batch: TableBatch) => withMoreWords(batch, 5),
} as const;

const variants = [
  {},
  { bidirectional: true, dropout: 0.2 },
  { pivot: "mean" },
  { bidirectional: true, pivot: "mean", steps: 2 },
  { columnNames: "tied" },
  { columnNames: "tied", questionAttention: true, bidirectional: true },
  { textMatch: "twoStage" },
  { textMatch: "twoStage", columnNames: "tied", bidirectional: true },
] as const;

for (const computation of computations) {
  for (const options of variants) {
    const build = () => {
      const all = { embeddingSize: 6, initialRange: 0.5, ...options, ...computation.options };
      return new NeuralProgrammer(parseNeuralProgrammerOptions(all), shape, stream("init"));
    };
    const after = `${computation.name}: ${JSON.stringify(options)}`;

    for (const [what, pad] of Object.entries(paddings)) {
      testOnBackends(`${what} change nothing, ${after}`, (backend) => {
        // There are no kernels for the other one.
        const tolerance = backend === "wasm" ? computation.padding : 1e-5;
        const model = build(), batch = train.batch(indices);
        const one = learned(model, batch), other = learned(model, pad(batch));
        for (const [name, expected] of Object.entries(one)) {
          assertNear(name, other[name]!, expected, tolerance);
        }
        assertNear(
          "loss of answers",
          [model.predict(pad(batch)).loss],
          [model.predict(batch).loss],
          tolerance,
        );
        assertEquals(model.choose(pad(batch)).map(programOf), model.choose(batch).map(programOf));
        model.dispose();
      });
    }

    testOnBackends(`a question is answered alone as it is among others, ${after}`, () => {
      const model = build(), among = model.choose(train.batch(indices));
      let loss = 0;
      for (const [i, index] of indices.entries()) {
        const alone = train.batch([index]);
        loss += model.predict(alone).loss;
        assertEquals(programOf(model.choose(alone)[0]!), programOf(among[i]!));
      }
      // The order in which losses are added up differs in any case.
      assertNear("loss", [model.predict(train.batch(indices)).loss], [loss], 1e-5);
      model.dispose();
    });
  }
}

/** What is learned from a batch: loss and gradients, by name. */
function learned(model: NeuralProgrammer, batch: TableBatch): Record<string, ArrayLike<number>> {
  const mode = trainingMode(1, "main");
  const { loss, gradients, dispose } = model.lossAndGradients(batch, mode);
  const copies = Object.entries(gradients).map(([name, gradient]) =>
    [name, gradient.dataSync().slice()] as const
  );
  dispose();
  return { loss: [loss], ...Object.fromEntries(copies) };
}

/** A program without the weights that it was chosen by. */
function programOf({ steps, operands }: ReturnType<NeuralProgrammer["choose"]>[number]) {
  return { steps, operands };
}

function assertNear(
  name: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): void {
  assertEquals(actual.length, expected.length, name);
  const largest = Math.max(...Array.from(expected, Math.abs));
  const error = Math.max(...Array.from(expected, (value, i) => Math.abs(value - actual[i]!)));
  assert(error <= tolerance * largest, `${name}: ${error} of ${largest}`);
}
