import { deriveKey, RandomStream, streamKey } from "../../engine/mod.ts";
import { NeuralGpu, type NeuralGpuOptions, parseNeuralGpuOptions } from "../../models/mod.ts";
import { type SequenceBatch, type SequenceShape, sequenceTasks } from "../../tasks/mod.ts";
import type { AdamProblem } from "./adam_training.ts";
import { writeArrays } from "./arrays_file.ts";

/** What ours and a peer both do: a Neural GPU that learns from one batch of sequences of one length. */
export interface SequenceProblem extends AdamProblem<SequenceBatch> {
  readonly shape: SequenceShape;
  readonly options: NeuralGpuOptions;
}

const SEED = 1, SEQUENCES = 32;

/** The key of the problem's noise. */
export const noiseKey = streamKey(SEED, "noise");

/**
 * Sums of binary numbers.
 *
 * @param length Positions of every sequence.
 */
export function sequenceProblem(length: number, clip: number, noise: number): SequenceProblem {
  const dataset = sequenceTasks.badd!.generate(
    { seed: SEED, train: 0, test: 1 },
    { longest: length, further: "none" },
  );
  const random = new RandomStream(streamKey(SEED, "stream")), { train } = dataset;
  if (dataset.form !== "streamed" || !("hardest" in train)) {
    throw new TypeError("Cannot draw sequences: the data are no stream");
  }
  return {
    batch: train.fresh(Array.from({ length: SEQUENCES }, (_, i) => ({
      difficulty: train.hardest,
      random: random.derive(i),
    }))),
    shape: dataset.shape,
    options: parseNeuralGpuOptions({}),
    clip,
    noise,
    adam: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-4 },
  };
}

/** The network of a problem, with the same parameters every time; with `stock`, in tensor operations. */
export function buildNeuralGpu(
  { options, shape }: SequenceProblem,
  operations: "own" | "stock" = "own",
): NeuralGpu {
  const init = new RandomStream(streamKey(SEED, "init"));
  const computation = operations === "own" ? "fused" : "reference";
  return new NeuralGpu({ ...options, computation }, shape, init);
}

/** A problem as the peers read it; names of arrays are those of `SequenceBatch` and of the parameters. */
export async function writeSequenceProblem(path: string, problem: SequenceProblem): Promise<void> {
  const { batch: { size: B, input, wanted }, options, clip, noise, adam } = problem;
  const model = buildNeuralGpu(problem);
  const parameters = Object.entries(model.parameters).map(([name, variable]) =>
    [name, variable.shape, variable.dataSync<"float32">().slice()] as const
  );
  model.dispose();
  const n = input.length / B;
  await writeArrays(path, {
    format: "gradnoise-speed-sequences",
    ...{ options, clip, noise, adam },
    parameters: parameters.map(([name]) => name),
  }, [...parameters, ["input", [B, n], input], ["wanted", [B, n], wanted]]);
}

/** The sizes that the peer in C is compiled for. */
export function sizesOf({ options, shape, batch }: SequenceProblem) {
  const { maps, height, layers, parameterSets } = options;
  return {
    ...{ MAPS: maps, HEIGHT: height, LAYERS: layers, SETS: parameterSets },
    ...{ INPUTS: shape.inputSymbols, OUTPUTS: shape.outputSymbols },
    ...{ LENGTH: batch.input.length / batch.size, BATCH: batch.size },
  };
}

/**
 * A problem as the peer in C reads it, little-endian: "GNSPEED4"; as int32 the sizes; as float64 clip, eta, Adam's
 * rate, betas and epsilon, the cutoff and the pull; as uint32 two words of each parameter's key of noise; as
 * float32 the parameters; as int32 inputs and what is wanted.
 */
export async function writePlainSequenceProblem(
  path: string,
  problem: SequenceProblem,
): Promise<void> {
  const { batch, options, clip, noise, adam } = problem;
  if (options.dropout > 0) throw new RangeError("Cannot write a problem for C: it has no dropout");
  const model = buildNeuralGpu(problem), names = Object.keys(model.parameters);
  const chunks: ArrayBufferView[] = [
    new TextEncoder().encode("GNSPEED4"),
    Int32Array.of(...Object.values(sizesOf(problem))),
    Float64Array.of(
      ...[clip, noise, adam.learningRate, adam.beta1, adam.beta2, adam.epsilon],
      ...[options.cutoff, options.pull],
    ),
    Uint32Array.from(names.flatMap((name) => [...deriveKey(noiseKey, name)])),
    ...Object.values(model.parameters).map((parameter) => parameter.dataSync().slice()),
    batch.input,
    batch.wanted,
  ];
  model.dispose();
  const bytes = chunks.map(({ buffer, byteOffset, byteLength }) =>
    new Uint8Array(buffer, byteOffset, byteLength)
  );
  await Deno.writeFile(path, new Uint8Array(await new Blob(bytes as BlobPart[]).arrayBuffer()));
}
