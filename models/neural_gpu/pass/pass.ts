/**
 * The Neural GPU by the kernels: sequences in groups, through all steps and back, with convolutions by Winograd's
 * algorithm.
 *
 * Axis letters, in this folder: those of ../assembly/network.ts.
 */

import * as tf from "@tensorflow/tfjs";
import { type Address, Arena, checkTensor, makeOutput } from "../../../engine/mod.ts";
import type { SequenceShape } from "../../../tasks/mod.ts";
import type { Answered, Computation, DropoutFactors, Sequences } from "../computation.ts";
import type { NeuralGpuOptions } from "../options.ts";
import { type NeuralGpuParameters, parameterPlans, unitNames } from "../parameters.ts";
import type { NeuralGpuKernels } from "./kernels.ts";
import { type NetworkFields, writeNetwork } from "./network.ts";

/** Numbers in a vector, and outputs that the kernels work on at a time. */
const LANES = 4, OUTPUTS = 8;

/** Points of a tile, and its cells along an axis. */
const POINTS = 36, TILE = 4;

/** Tiles that are worked on at a time, at most; a multiple of 4. */
const COLUMNS = 64;

/** One network by the kernels. Gradients and working memory are made once and used again. */
export class NeuralGpuPass implements Computation {
  readonly #kernels: NeuralGpuKernels;
  readonly #options: NeuralGpuOptions;
  readonly #shape: SequenceShape;
  readonly #parameters: NeuralGpuParameters;
  readonly #gradients: Readonly<Record<string, tf.Tensor>>;
  readonly #arena: Arena;

  /**
   * @param parameters They stay the caller's.
   * @throws {TypeError} If a parameter has another shape than `parameterPlans` says.
   */
  constructor(
    kernels: NeuralGpuKernels,
    options: NeuralGpuOptions,
    shape: SequenceShape,
    parameters: NeuralGpuParameters,
  ) {
    const plans = parameterPlans(options, shape);
    for (const { name, shape } of plans) {
      checkTensor("build a Neural GPU", name, parameters[name]!, "float32", shape);
    }
    this.#kernels = kernels;
    this.#options = options;
    this.#shape = shape;
    this.#parameters = parameters;
    this.#arena = new Arena(kernels);
    this.#gradients = Object.fromEntries(
      plans.map(({ name, shape }) => [name, tf.keep(makeOutput(shape))]),
    );
  }

  answer(sequences: Sequences): Answered {
    const fields = this.#lay(sequences, { learning: false, factor: 0, pull: 0, dropout: null });
    this.#kernels.run.answerSequences(writeNetwork(this.#arena, fields));
    return this.#answered(sequences, fields);
  }

  /** The gradients are good until the next call. */
  learn(
    sequences: Sequences,
    factor: number,
    pull: number,
    dropout: DropoutFactors | null,
  ): ReturnType<Computation["learn"]> {
    const fields = this.#lay(sequences, { learning: true, factor, pull, dropout });
    this.#kernels.run.learnSequences(writeNetwork(this.#arena, fields));
    // They are used again.
    const kept = { gradients: this.#gradients, dispose: () => {} };
    return { ...this.#answered(sequences, fields), ...kept };
  }

  dispose(): void {
    tf.dispose(this.#gradients as tf.NamedTensorMap);
    this.#arena[Symbol.dispose]();
  }

  #answered({ size, length }: Sequences, { losses, answers }: NetworkFields): Answered {
    return {
      losses: this.#kernels.floats(losses, size).slice(),
      answers: this.#kernels.ints(answers, size * length).slice(),
    };
  }

  #parameter(name: string): Address {
    return this.#kernels.address(this.#parameters[name]!);
  }

  #gradient(name: string): Address {
    return this.#kernels.address(this.#gradients[name]!);
  }

  /** The addresses of the units' parameters, or of their gradients, `[R, l, 4]`. */
  #units(address: (name: string) => Address): Address {
    const { parameterSets, layers } = this.#options, addresses: Address[] = [];
    for (let set = 1; set <= parameterSets; set++) {
      for (let layer = 1; layer <= layers; layer++) {
        const { gates, gateBias, candidate, candidateBias } = unitNames(set, layer);
        addresses.push(...[gates, gateBias, candidate, candidateBias].map(address));
      }
    }
    return this.#arena.ints(addresses);
  }

  /** Lays out all that the kernels work with. */
  #lay({ size: B, length: n, input, wanted }: Sequences, way: Way): NetworkFields {
    const arena = this.#arena, { learning, factor, pull, dropout } = way;
    const { maps: m, height: w, layers: l, parameterSets: R, cutoff } = this.#options;
    const { inputSymbols, outputSymbols } = this.#shape;
    arena.reset();
    const M = upTo(m, LANES), K = upTo(m, OUTPUTS), used = Math.min(n, R) * l;
    const tiles = Math.ceil(n / TILE) * Math.ceil(w / TILE);
    const group = Math.min(B, Math.max(1, Math.floor(COLUMNS / tiles)));
    const columns = upTo(Math.min(COLUMNS, group * tiles), LANES);
    const inputStride = apart(columns * K), outputStride = apart(columns * 2 * M);
    // What only the way back needs takes no room otherwise.
    const back = (count: number) => arena.take(learning ? count : 0);
    const images = (count: number) => arena.take(count * group * n * w * M);
    const frames = learning ? n * l : 1, kept = learning ? 1 : 0;
    const own = Array.from({ length: K }, (_, i) => i < m ? i : -1);
    const both = [...own.slice(0, M), ...own.slice(0, M).map((map) => map < 0 ? -1 : m + map)];
    return {
      ...{ sequences: B, length: n, rows: w, maps: m, layers: l, sets: R },
      ...{ inputSymbols, outputSymbols, group, columns, keeps: kept },
      ...{ cell: 4 * M, wideCell: 4 * K, inputStride: 4 * inputStride },
      outputStride: 4 * outputStride,
      numbers: arena.floats([cutoff, factor, pull]),
      input: arena.ints(input),
      wanted: arena.ints(wanted),
      dropout: dropout === null ? 0 : arena.floats(dropout),
      embedding: this.#parameter("embedding"),
      inputWeights: this.#parameter("inputWeights"),
      inputBias: this.#parameter("inputBias"),
      outputWeights: this.#parameter("outputWeights"),
      outputBias: this.#parameter("outputBias"),
      embeddingGradient: this.#gradient("embedding"),
      inputWeightsGradient: this.#gradient("inputWeights"),
      inputBiasGradient: this.#gradient("inputBias"),
      outputWeightsGradient: this.#gradient("outputWeights"),
      outputBiasGradient: this.#gradient("outputBias"),
      units: this.#units((name) => this.#parameter(name)),
      unitGradients: this.#units((name) => this.#gradient(name)),
      ownMaps: arena.ints(own),
      gateMaps: arena.ints(both),
      gateWeights: arena.take(used * POINTS * M * 2 * M),
      turnedGateWeights: back(used * POINTS * 2 * M * K),
      candidateWeights: arena.take(used * POINTS * M * K),
      turnedCandidateWeights: back(used * POINTS * M * K),
      biases: arena.take(used * 3 * TILE * M),
      gateSums: back(used * POINTS * M * 2 * M),
      candidateSums: back(used * POINTS * M * K),
      biasSums: back(used * 3 * M),
      starts: arena.take(inputSymbols * M),
      table: arena.take(inputSymbols * M),
      tableGradient: back(inputSymbols * M),
      outputRows: arena.take(outputSymbols * M),
      outputRowsGradient: back(outputSymbols * M),
      states: images(frames + kept),
      updates: images(frames),
      resets: images(learning ? frames : 0),
      candidates: images(learning ? frames : 0),
      resetStates: images(1),
      scores: arena.take(n * outputSymbols),
      chances: arena.take(n * outputSymbols),
      losses: arena.take(B),
      answers: arena.take(B * n),
      inputPoints: arena.zeros(POINTS * inputStride),
      outputPoints: arena.zeros(POINTS * outputStride),
      ring: arena.take(8 * 6 * M),
      halfway: arena.take(6 * 6 * M),
      tile: arena.take(TILE * TILE * M),
      window: arena.take(6 * M),
      zeros: arena.take(6 * M),
      stateGradient: images(kept),
      resetGradient: images(kept),
      updateSlopes: images(kept),
      resetSlopes: images(kept),
      candidateSlopes: images(kept),
    };
  }
}

/** What a network is run for. */
interface Way {
  readonly learning: boolean;
  readonly factor: number;
  readonly pull: number;
  readonly dropout: DropoutFactors | null;
}

/** The least multiple of `step` that is not below `count`. */
function upTo(count: number, step: number): number {
  return Math.ceil(count / step) * step;
}

/** The numbers from a point to the next: an odd count of cache lines, so that points share no place of the cache. */
function apart(count: number): number {
  const lines = Math.ceil(count / 16);
  return 16 * (lines % 2 === 0 ? lines + 1 : lines);
}
