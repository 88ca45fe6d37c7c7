import { deriveKey, RandomStream, streamKey } from "../../engine/mod.ts";
import {
  machineModules,
  moduleNames,
  NeuralRam,
  type NramOptions,
  parseNramOptions,
} from "../../models/mod.ts";
import { type TapeBatch, type TapeShape, tapeTasks } from "../../tasks/mod.ts";
import type { AdamProblem } from "./adam_training.ts";
import { writeArrays } from "./arrays_file.ts";

/** What ours and a peer both do: a random-access machine that learns from one batch of tapes. */
export interface MachineProblem extends AdamProblem<TapeBatch> {
  readonly shape: TapeShape;
  readonly options: NramOptions;
}

/** Machines that are timed. */
export type Machine = "listKMlp" | "copyLstm";

const SEED = 1, TAPES = 32;

/** The key of the problem's noise. */
export const noiseKey = streamKey(SEED, "noise");

/** Tasks, sizes of their tapes, and machines of the sizes that learn them. */
const machines = {
  listKMlp: {
    task: "list-k",
    data: { longest: 4, cells: 14 },
    options: { controller: "mlp", registers: 6, steps: 16, hiddenUnits: 32 },
  },
  copyLstm: {
    task: "copy",
    data: { longest: 5, cells: 12 },
    options: { controller: "lstm", registers: 4, steps: 12, hiddenUnits: 24 },
  },
} as const;

/** Tapes of all difficulties that are trained on, each as often. */
export function machineProblem(machine: Machine, noise: number): MachineProblem {
  const { task, data, options } = machines[machine];
  const dataset = tapeTasks[task]!.generate(
    { seed: SEED, train: 1, test: TAPES },
    { ...data, further: "none" },
  );
  return {
    batch: dataset.test.batch(Array(TAPES).keys().toArray()),
    shape: dataset.shape,
    options: parseNramOptions(options),
    clip: 10,
    noise,
    adam: { learningRate: 0.005, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  };
}

/** The machine of a problem, with the same parameters every time; with `stock`, in tensor operations. */
export function buildMachine(
  { options, shape }: MachineProblem,
  operations: "own" | "stock" = "own",
): NeuralRam {
  const init = new RandomStream(streamKey(SEED, "init"));
  const computation = operations === "own" ? "fused" : "reference";
  return new NeuralRam({ ...options, computation }, shape, init);
}

/** A problem as the peers read it; names of arrays are those of `TapeBatch` and of the parameters. */
export async function writeMachineProblem(path: string, problem: MachineProblem): Promise<void> {
  const { batch: { size: B, memory, wanted }, options, clip, noise, adam } = problem;
  const model = buildMachine(problem);
  const parameters = Object.entries(model.parameters).map(([name, variable]) =>
    [name, variable.shape, variable.dataSync<"float32">().slice()] as const
  );
  model.dispose();
  const M = memory.length / B;
  await writeArrays(path, {
    format: "gradnoise-speed-machines",
    ...{ options, clip, noise, adam },
    modules: moduleNames.map((name) => ({ name, arity: machineModules[name].arity })),
    parameters: parameters.map(([name]) => name),
  }, [...parameters, ["memory", [B, M], memory], ["wanted", [B, M], wanted]]);
}

/** The sizes that the peer in C is compiled for; null for a controller that it does not have. */
export function sizesOf({ options, shape, batch }: MachineProblem) {
  const { controller, registers, steps, hiddenUnits } = options;
  return controller === "lstm" ? null : {
    ...{ CELLS: shape.cells, REGISTERS: registers, STEPS: steps, UNITS: hiddenUnits },
    BATCH: batch.size,
  };
}

/**
 * A problem as the peer in C reads it, little-endian: "GNSPEED3"; as int32 cells, registers, steps, units and
 * tapes; as float64 clip, eta, Adam's rate, betas and epsilon, C1, and of the entropies bonus, limit and decay,
 * and the floor of logarithms; as uint32 two words of each parameter's key of noise; as float32 the parameters;
 * as int32 memories and what is wanted. It knows the paper's objective alone, its mean over a batch, scaled.
 */
export async function writePlainMachineProblem(
  path: string,
  problem: MachineProblem,
): Promise<void> {
  const { batch, options, clip, noise, adam } = problem, sizes = sizesOf(problem);
  const { activationClip, objective, loss, renormalise, moduleCopies } = options;
  const isKnown = objective === "expected" && loss === "mean" && renormalise && moduleCopies === 1;
  if (sizes === null || activationClip === null || !isKnown) {
    throw new RangeError("Cannot write a problem for C: it has another machine");
  }
  const model = buildMachine(problem), names = Object.keys(model.parameters);
  const chunks: ArrayBufferView[] = [
    new TextEncoder().encode("GNSPEED3"),
    Int32Array.of(...Object.values(sizes)),
    Float64Array.of(
      ...[clip, noise, adam.learningRate, adam.beta1, adam.beta2, adam.epsilon, activationClip],
      ...[options.entropyBonus, options.entropyLimit, options.entropyDecay, options.logFloor],
    ),
    Uint32Array.from(names.flatMap((name) => [...deriveKey(noiseKey, name)])),
    ...Object.values(model.parameters).map((parameter) => parameter.dataSync().slice()),
    batch.memory,
    batch.wanted,
  ];
  model.dispose();
  const bytes = chunks.map(({ buffer, byteOffset, byteLength }) =>
    new Uint8Array(buffer, byteOffset, byteLength)
  );
  await Deno.writeFile(path, new Uint8Array(await new Blob(bytes as BlobPart[]).arrayBuffer()));
}
