import { RandomStream, streamKey } from "../../engine/mod.ts";
import { MemN2N, parseMemN2NOptions, questionWeights, statementWeights } from "../../models/mod.ts";
import type { Examples, StoryBatch, StoryDataset, StoryShape } from "../../tasks/mod.ts";
import { type BudgetSpec, earlierEpochs } from "../../bench/trial/spec/mod.ts";

/** The parts of a data set that training needs. */
export type Parts = Pick<StoryDataset, "train" | "validation" | "test" | "shape">;

/** What ours and a peer both do: the default network, on the same numbers. */
export interface Problem {
  readonly embeddingSize: number;
  readonly parts: Parts;
  readonly budget: BudgetSpec;
  /** Per hop. */
  readonly clip: number;
  /** Standard deviation; 0 for none. */
  readonly noise: number;
  readonly learningRate: number;
  readonly halveEvery: number;
}

const HOPS = 3, SEED = 1;

/** The default network for a problem, with the same parameters every time. */
export function buildModel(problem: Problem, computation: "fused" | "reference" = "fused"): MemN2N {
  const { embeddingSize, parts } = problem;
  const options = parseMemN2NOptions({ hops: HOPS, embeddingSize, computation });
  return new MemN2N(options, parts.shape, new RandomStream(streamKey(SEED, "init")));
}

/** Stories of random words that fill every slot: the full cost of a memory of this size. */
export function randomParts(
  shape: StoryShape,
  sizes: Readonly<Record<"train" | "test", number>>,
): Parts {
  const random = new RandomStream(streamKey(SEED, "data"));
  const { vocabularySize, memorySlots, statementWords, questionWords } = shape;
  const word = () => 1 + random.integer(vocabularySize - 1);
  const examples = (length: number): Examples<StoryBatch> => {
    const numbers = (count: number) => Int32Array.from({ length: length * count }, word);
    const statements = numbers(memorySlots * statementWords), questions = numbers(questionWords);
    const answers = numbers(1), size = memorySlots * statementWords;
    const byExample = Array.from(
      { length },
      (_, row) => statements.subarray(row * size, (row + 1) * size),
    );
    return {
      length,
      batch(indices, reuse) {
        const taken = reuse?.size === indices.length
          ? reuse.statements
          : new Int32Array(indices.length * size);
        for (let row = 0; row < indices.length; row++) {
          taken.set(byExample[indices[row]!]!, row * size);
        }
        const rows = (from: Int32Array, width: number) => {
          const out = new Int32Array(indices.length * width);
          for (let row = 0; row < indices.length; row++) {
            const start = indices[row]! * width;
            out.set(from.subarray(start, start + width), row * width);
          }
          return out;
        };
        return {
          kind: "story",
          size: indices.length,
          memorySlots,
          statementWords,
          questionWords,
          statements: taken,
          statementCounts: new Int32Array(indices.length).fill(memorySlots),
          questions: rows(questions, questionWords),
          answers: rows(answers, 1),
        };
      },
    };
  };
  const { train, test } = sizes;
  return { shape, train: examples(train), validation: examples(test), test: examples(test) };
}

/**
 * A problem as the peers read it, little-endian: "GNSPEED1"; as int32 d, V - 1, M, L, Q, hops, batch
 * size, examples of the training, validation and test part, linear epochs, epochs, epochs between
 * halvings and between looks at the validation part; as float64 clip, noise, rate, time noise; as
 * float32 the tables `[hops + 1, V - 1 + M, d]` and the weights of statements `[1 + L, d]` and questions
 * `[Q, d]`; then of each part, as int32, counts `[n]`, statements `[n, M, L]`, questions `[n, Q]` and
 * answers `[n]`.
 */
export async function writeProblem(
  path: string,
  problem: Problem,
  validateEvery: number,
): Promise<void> {
  const { parts: { shape, train, validation, test }, budget, embeddingSize } = problem;
  const model = buildModel(problem);
  const options = parseMemN2NOptions({ hops: HOPS, embeddingSize });
  const chunks: ArrayBufferView[] = [
    new TextEncoder().encode("GNSPEED1"),
    Int32Array.of(
      embeddingSize,
      shape.vocabularySize - 1,
      shape.memorySlots,
      shape.statementWords,
      shape.questionWords,
      HOPS,
      budget.batchSize,
      train.length,
      validation.length,
      test.length,
      earlierEpochs(budget),
      budget.epochs,
      problem.halveEvery,
      validateEvery,
    ),
    Float64Array.of(problem.clip, problem.noise, problem.learningRate, options.timeNoise),
    ...Object.values(model.parameters).map((parameter) => parameter.dataSync().slice()),
  ];
  model.dispose();
  for (const weights of [statementWeights(options, shape), questionWeights(options, shape)]) {
    chunks.push(weights.dataSync().slice());
    weights.dispose();
  }
  for (
    const { length, batch } of [train, validation, test].map((part) => ({
      length: part.length,
      batch: part.batch(Array(part.length).keys().toArray()),
    }))
  ) {
    if (length > 0) {
      chunks.push(batch.statementCounts, batch.statements, batch.questions, batch.answers);
    }
  }
  const bytes = chunks.map(({ buffer, byteOffset, byteLength }) =>
    new Uint8Array(buffer, byteOffset, byteLength)
  );
  await Deno.writeFile(path, new Uint8Array(await new Blob(bytes as BlobPart[]).arrayBuffer()));
}
