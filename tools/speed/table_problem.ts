import { RandomStream, streamKey } from "../../engine/mod.ts";
import {
  NeuralProgrammer,
  neuralProgrammerOptionsSchema,
  parseNeuralProgrammerOptions,
} from "../../models/mod.ts";
import {
  buildTableDataset,
  generateQuestions,
  operationNames,
  type TableBatch,
  type TableShape,
} from "../../tasks/mod.ts";
import { writeArrays } from "./arrays_file.ts";

/** What ours and a peer both do: a Neural Programmer that learns from one batch of questions. */
export interface TableProblem {
  readonly batch: TableBatch;
  readonly shape: TableShape;
  readonly embeddingSize: number;
  readonly steps: number;
  /** By the norm of all parameters together. */
  readonly clip: number;
  /** Eta of annealed noise; 0 for none. */
  readonly noise: number;
  readonly adam: Readonly<Record<"learningRate" | "beta1" | "beta2" | "epsilon", number>>;
}

const SEED = 1, QUESTIONS = 50, ROWS = 100;

/** Fifty questions, each about a table of five columns and exactly a hundred rows: nothing is padding. */
export function tableProblem(noise: number): TableProblem {
  const style = { numericColumns: 5, textColumns: 0, variety: false };
  // One in 71 training tables has a hundred rows, and every tenth question is held out.
  const { train, ...about } = generateQuestions(
    style,
    { level: 3, trainingShare: 1 },
    { train: 100 * QUESTIONS, test: 1 },
    new RandomStream(streamKey(SEED, "data")),
  );
  const dataset = buildTableDataset({
    ...about,
    train: train.filter(({ table }) => table.rows === ROWS),
    test: [],
    digest: "",
  });
  return {
    batch: dataset.train.batch(Array(QUESTIONS).keys().toArray()),
    shape: dataset.shape,
    embeddingSize: 128,
    steps: 4,
    clip: 1,
    noise,
    adam: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  };
}

/** The options of a problem's network; with `stock`, of the one in tensor operations. */
function optionsOf({ embeddingSize, steps }: TableProblem, operations: "own" | "stock") {
  // A network that has no other way than tensor operations has no such option.
  const reference = operations === "stock" && "computation" in neuralProgrammerOptionsSchema.shape
    ? { computation: "reference" }
    : {};
  return parseNeuralProgrammerOptions({ embeddingSize, steps, ...reference });
}

/** The network of a problem, with the same parameters every time. */
export function buildProgrammer(
  problem: TableProblem,
  operations: "own" | "stock" = "own",
): NeuralProgrammer {
  const init = new RandomStream(streamKey(SEED, "init"));
  return new NeuralProgrammer(optionsOf(problem, operations), problem.shape, init);
}

/**
 * A problem as the peers read it. Names of arrays are those of `TableBatch` and of the network's parameters;
 * flags are int32, scalars float32.
 */
export async function writeTableProblem(path: string, problem: TableProblem): Promise<void> {
  const { batch, steps, clip, noise, adam } = problem;
  const { size: B, rows: M, numericColumns: C, questionWords: Q, questionNumbers: N } = batch;
  const model = buildProgrammer(problem);
  const { huberDelta, lookupWeight } = optionsOf(problem, "own");
  const parameters = Object.entries(model.parameters).map(([name, variable]) =>
    [name, variable.shape, variable.dataSync<"float32">().slice()] as const
  );
  model.dispose();
  await writeArrays(path, {
    format: "gradnoise-speed-tables",
    ...{ steps, clip, noise, adam, huberDelta, lookupWeight },
    operations: operationNames,
    parameters: parameters.map(([name]) => name),
  }, [
    ...parameters,
    ["numbers", [B, C, M], batch.numbers],
    ["rowCounts", [B], batch.rowCounts],
    ["questionWords", [B, Q], batch.questions],
    ["questionLengths", [B], batch.questionLengths],
    ["questionOperands", [B, N], batch.questionOperands],
    ["operandPositions", [B, N], batch.operandPositions],
    ["isScalar", [B], Int32Array.from(batch.isScalar)],
    ["scalars", [B], Float32Array.from(batch.scalars)],
    ["answerColumns", [B], batch.answerColumns],
    ["answerRows", [B, M], Int32Array.from(batch.answerRows)],
  ]);
}
