import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../../engine/mod.ts";
import {
  NeuralProgrammer,
  type NeuralProgrammerOptions,
  parseNeuralProgrammerOptions,
} from "../../../../models/mod.ts";
import {
  columnNames,
  drawQuestion,
  type Level,
  templatesOf,
  textWords,
} from "../../../../tasks/tables/mod.ts";
import { buildTableDataset } from "../../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { trainingMode } from "../../_training_mode.ts";
import { buildCheckedKernels, withCheckedKernels } from "../../../_checked_kernels.ts";
import { startKernels } from "../../../_tensors.ts";

const stream = (name: "data" | "init" | "dropout" | "timeNoise" | "selection") =>
  new RandomStream(streamKey(6, name));

/** Tables of one row, of rows that are no multiple of four, of one that is, and of all sorts. */
const rowCounts = [[1, 1], [2, 3], [4, 4], [5, 7], [1, 9]] as const;

const cases: readonly {
  readonly level: Level;
  readonly columns: readonly [numeric: number, text: number];
  readonly options: Partial<NeuralProgrammerOptions>;
}[] = [
  { level: 1, columns: [1, 0], options: { embeddingSize: 1, pivot: "mean" } },
  { level: 3, columns: [5, 0], options: { embeddingSize: 5, selectionNoise: 1 } },
  { level: 4, columns: [1, 1], options: { embeddingSize: 4, bidirectional: true } },
  { level: 4, columns: [2, 3], options: { embeddingSize: 3, steps: 1, dropout: 0.3 } },
  // Of texts without a program the tables are passed over.
  {
    level: 4,
    columns: [2, 1],
    options: {
      embeddingSize: 3,
      pivot: "mean",
      objective: "found",
      searchDraws: 20,
      entropyBonus: 1,
    },
  },
  // Wide enough for matrices to be turned around.
  {
    level: 4,
    columns: [2, 2],
    options: { embeddingSize: 17, bidirectional: true, scalarScale: "root" },
  },
  {
    level: 4,
    columns: [2, 1],
    options: {
      embeddingSize: 18,
      bidirectional: true,
      columnNames: "tied",
      questionAttention: true,
    },
  },
  { level: 4, columns: [1, 2], options: { embeddingSize: 5, textMatch: "twoStage" } },
  {
    level: 4,
    columns: [2, 2],
    options: {
      embeddingSize: 17,
      bidirectional: true,
      columnNames: "tied",
      textMatch: "twoStage",
    },
  },
];

/** What networks give that learn from a batch and answer it, larger batches and smaller ones. */
function* results(): Generator<readonly [name: string, values: readonly number[]]> {
  for (const [i, { level, columns: [numericColumns, textColumns], options }] of cases.entries()) {
    for (const rows of rowCounts) {
      const style = { numericColumns, textColumns, variety: false };
      const templates = templatesOf(level, numericColumns, textColumns);
      const questions = Array.from({ length: 20 }, (_, i) => {
        const own = stream("data").derive(i);
        return drawQuestion(own.pick(templates), style, { rows, largest: 100 }, own);
      });
      const columns = columnNames(numericColumns, textColumns);
      const asked = { train: questions, test: questions, textWords };
      const { train, shape } = buildTableDataset({ ...asked, columns, numericColumns, digest: "" });
      const parsed = parseNeuralProgrammerOptions({ initialRange: 0.9, ...options });
      const model = new NeuralProgrammer(parsed, shape, stream("init"));
      for (const size of [2, 18, 1]) {
        const name = `case ${i}, ${rows.join(" to ")} rows, ${size} questions`;
        const batch = train.batch([...Array(size).keys()]);
        const { loss, wrong } = model.predict(batch);
        yield [`${name}, answers`, [loss, wrong]];
        const mode = trainingMode(6, "main");
        const learned = model.lossAndGradients(batch, mode);
        yield [`${name}, loss`, [learned.loss]];
        for (const [parameter, gradient] of Object.entries(learned.gradients)) {
          yield [`${name}, gradient of ${parameter}`, [...gradient.dataSync()]];
        }
        learned.dispose();
      }
      model.dispose();
    }
  }
}

Deno.test("the pass of a Neural Programmer touches only what was allocated for it", async () => {
  const bytes = await buildCheckedKernels();
  await startKernels();
  const before = tf.memory().numTensors;
  const expected = [...results()];
  for (const [name, values] of expected) assert(values.every(Number.isFinite), name);
  // Arenas that take each piece apart, full of NaN: nothing may depend on what was there before either.
  const { result, accesses } = withCheckedKernels(bytes, () => [...results()]);
  assertEquals(result, expected);
  assert(accesses > 100_000, String(accesses));
  assertEquals(tf.memory().numTensors, before);
});
