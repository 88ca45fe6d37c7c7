/**
 * Neural GPUs once more: float64, one sequence after another, plain loops written from the equations, with
 * gradients by the chain rule, number by number. The tests' oracle for losses, gradients and answers. As in the
 * authors' code, images are as wide as the batch, and what is past the end of a sequence is masked.
 */

import type { RandomStream } from "../../../engine/mod.ts";
import type { NeuralGpuOptions } from "../../../models/neural_gpu/mod.ts";
import type { SequenceBatch } from "../../../tasks/mod.ts";
import { type Scalar, Scalars } from "../_scalars.ts";
import type { Values } from "./_cases.ts";

/** What one sequence was, and what a network made of it. N positions of the batch, w rows, m maps. */
export interface ExactSequence {
  readonly loss: number;
  /** `[n]` */
  readonly answers: readonly number[];
  /** `[n + 1][N][w][m]`: before the first step, and after each. */
  readonly images: readonly (readonly (readonly (readonly number[])[])[])[];
}

export interface ExactNetwork {
  /** The mean of the losses, plus the pull. */
  readonly objective: number;
  readonly sequences: readonly ExactSequence[];
  readonly gradients: Readonly<Record<string, Float64Array>>;
  /** The share of the gates that are 0 or 1. */
  readonly cut: number;
}

type Cell = readonly Scalar[];
type Image = readonly (readonly Cell[])[];

/** What the number of sequence b at [time][position][row][map] is multiplied by. */
export type ExactFactors = (b: number, time: number, x: number, y: number, i: number) => number;

/** Computes a network on a batch. */
export function runExactly(
  options: NeuralGpuOptions,
  values: Values,
  batch: SequenceBatch,
  factors: ExactFactors = () => 1,
  pull = options.pull,
): ExactNetwork {
  const scalars = new Scalars();
  const parameters = Object.fromEntries(
    Object.entries(values).map(([name, own]) => [
      name,
      Array.from(own, (value) => scalars.number(value)),
    ]),
  );
  const network = new Network(scalars, options, parameters);
  const N = batch.input.length / batch.size;
  const ran = Array.from({ length: batch.size }, (_, b) => {
    const [input, wanted] = [batch.input, batch.wanted]
      .map((symbols) => [...symbols.subarray(b * N, (b + 1) * N)]) as [number[], number[]];
    return network.run(input, wanted, batch.lengths[b]!, (...at) => factors(b, ...at));
  });
  const mean = scalars.scaled(scalars.sum(ran.map(({ loss }) => loss)), 1 / batch.size);
  const objective = scalars.sum([mean, scalars.scaled(network.distance(), pull)]);
  scalars.differentiate(objective);
  return {
    objective: objective.value,
    sequences: ran.map(({ loss, answers, images }) => ({
      loss: loss.value,
      answers,
      images: images.map((image) =>
        image.map((column) => column.map((cell) => cell.map(({ value }) => value)))
      ),
    })),
    gradients: Object.fromEntries(
      Object.entries(parameters).map(([name, own]) => [
        name,
        Float64Array.from(own, ({ gradient }) => gradient),
      ]),
    ),
    cut: network.cutGates / network.gates,
  };
}

/** One word for each number, sequences of one length after another: by time, position, row, map and sequence. */
export function drawExactly(
  { dropout, height, maps }: NeuralGpuOptions,
  { lengths }: Pick<SequenceBatch, "lengths">,
  random: RandomStream,
): ExactFactors {
  const drawn = new Map<string, number>();
  for (const n of [...new Set(lengths)].sort((one, other) => one - other)) {
    const p = n <= 8 ? dropout : dropout * 8 / n;
    for (let time = 0; time <= n; time++) {
      for (let x = 0; x < n; x++) {
        for (let y = 0; y < height; y++) {
          for (let i = 0; i < maps; i++) {
            for (const [b, length] of lengths.entries()) {
              if (length !== n) continue;
              drawn.set([b, time, x, y, i].join(), random.uniform() < p ? 0 : 1 / (1 - p));
            }
          }
        }
      }
    }
  }
  // What is masked has no factor.
  return (...at) => drawn.get(at.join()) ?? 1;
}

class Network {
  cutGates = 0;
  gates = 0;

  constructor(
    readonly scalars: Scalars,
    readonly options: NeuralGpuOptions,
    readonly parameters: Readonly<Record<string, readonly Scalar[]>>,
  ) {}

  run(
    input: readonly number[],
    wanted: readonly number[],
    n: number,
    factor: (time: number, x: number, y: number, i: number) => number,
  ) {
    const { scalars, options: { height, maps: m, layers, parameterSets } } = this;
    /** 0 past the end of the sequence. */
    const masked = (image: Image): Image =>
      image.map((column, x) =>
        column.map((cell) => cell.map((value) => scalars.scaled(value, x < n ? 1 : 0)))
      );
    const dropped = (image: Image, time: number): Image =>
      image.map((column, x) =>
        column.map((cell, y) =>
          cell.map((value, i) => scalars.scaled(value, factor(time, x, y, i)))
        )
      );
    const zeros = Array.from({ length: m }, () => scalars.number(0));
    let image: Image = masked(
      input.map((symbol) => [this.#embed(symbol), ...Array<Cell>(height - 1).fill(zeros)]),
    );
    image = dropped(image, 0);
    const images = [image];
    for (let t = 0; t < n; t++) {
      for (let layer = 1; layer <= layers; layer++) {
        image = masked(this.#unit(image, `set${t % parameterSets + 1}Layer${layer}`));
      }
      image = dropped(image, t + 1);
      images.push(image);
    }
    const terms: Scalar[] = [], answers: number[] = [];
    for (let x = 0; x < n; x++) {
      const scores = this.#dense("output", image[x]![0]!);
      terms.push(scalars.scaled(scalars.log(scalars.softmax(scores)[wanted[x]!]!), -1));
      const plain = scores.map(({ value }) => value);
      answers.push(plain.indexOf(Math.max(...plain)));
    }
    return { loss: scalars.scaled(scalars.sum(terms), 1 / n), answers, images };
  }

  /** The sum over all parameters of units, and over the sets, of the squared distance from the mean over the sets. */
  distance(): Scalar {
    const { scalars, options: { parameterSets: R, layers } } = this, terms: Scalar[] = [];
    for (let layer = 1; layer <= layers; layer++) {
      for (const kind of ["Gates", "GateBias", "Candidate", "CandidateBias"]) {
        const sets = Array.from(
          { length: R },
          (_, r) => this.parameters[`set${r + 1}Layer${layer}${kind}`]!,
        );
        for (let i = 0; i < sets[0]!.length; i++) {
          const own = sets.map((values) => values[i]!);
          const mean = scalars.scaled(scalars.sum(own), 1 / R);
          for (const value of own) {
            const difference = scalars.sum([value, scalars.scaled(mean, -1)]);
            terms.push(scalars.times(difference, difference));
          }
        }
      }
    }
    return scalars.sum(terms);
  }

  #embed(symbol: number): Cell {
    const { scalars, options: { maps: m } } = this;
    const embedding = this.parameters["embedding"]!;
    const start = Array.from(
      { length: m },
      (_, i) => symbol === 0 ? scalars.number(0) : scalars.tanh(embedding[(symbol - 1) * m + i]!),
    );
    return this.#dense("input", start);
  }

  /** A convolution of one cell. */
  #dense(name: "input" | "output", cell: Cell): Scalar[] {
    const weights = this.parameters[`${name}Weights`]!, bias = this.parameters[`${name}Bias`]!;
    const outputs = bias.length;
    return bias.map((own, k) =>
      this.scalars.sum([
        own,
        this.scalars.dot(cell, cell.map((_, i) => weights[i * outputs + k]!)),
      ])
    );
  }

  #unit(s: Image, unit: string): Image {
    const { scalars, options: { maps: m } } = this;
    const gateScores = this.#convolve(s, `${unit}Gates`, `${unit}GateBias`, 2 * m);
    const gate = (x: number, y: number, k: number) => this.#gate(gateScores[x]![y]![k]!);
    const gates = s.map((column, x) =>
      column.map((_, y) => Array.from({ length: 2 * m }, (_, k) => gate(x, y, k)))
    );
    const reset = s.map((column, x) =>
      column.map((cell, y) => cell.map((value, i) => scalars.times(gates[x]![y]![m + i]!, value)))
    );
    const scores = this.#convolve(reset, `${unit}Candidate`, `${unit}CandidateBias`, m);
    return s.map((column, x) =>
      column.map((cell, y) =>
        cell.map((value, i) => {
          const g = gates[x]![y]![i]!, candidate = scalars.tanh(scores[x]![y]![i]!);
          return scalars.sum([
            scalars.times(g, value),
            scalars.times(scalars.scaled(g, -1, 1), candidate),
          ]);
        })
      )
    );
  }

  #gate(score: Scalar): Scalar {
    const { scalars, options: { cutoff: c } } = this;
    const whole = scalars.sigmoid(scalars.scaled(score, 1, 1));
    const gate = scalars.clamp(scalars.scaled(whole, c, -(c - 1) / 2), 0, 1);
    this.gates += 1;
    if (gate.value === 0 || gate.value === 1) this.cutGates += 1;
    return gate;
  }

  #convolve(image: Image, kernelName: string, biasName: string, outputs: number): Image {
    const { scalars, options: { maps: m, height: w } } = this;
    const kernel = this.parameters[kernelName]!, bias = this.parameters[biasName]!;
    return image.map((column, x) =>
      column.map((_, y) =>
        Array.from({ length: outputs }, (_, k) => {
          const cells: Scalar[] = [], weights: Scalar[] = [];
          for (let a = 0; a < 3; a++) {
            for (let b = 0; b < 3; b++) {
              const from = x + a - 1, row = y + b - 1;
              if (from < 0 || from >= image.length || row < 0 || row >= w) continue;
              for (let i = 0; i < m; i++) {
                cells.push(image[from]![row]![i]!);
                weights.push(kernel[((a * 3 + b) * m + i) * outputs + k]!);
              }
            }
          }
          return scalars.sum([bias[k]!, scalars.dot(cells, weights)]);
        })
      )
    );
  }
}
