/**
 * Neural random-access machines once more: float64, one tape after another, plain loops written from the
 * equations, with gradients by the chain rule, number by number. The tests' oracle for losses, gradients and
 * answers. Arithmetic is equation (2), over all pairs of integers.
 */

import type { NramOptions, Tapes } from "../../../models/nram/mod.ts";
import { type Scalar, Scalars } from "../_scalars.ts";

/** Rows of parameters, by their names in the model. */
export type ExactParameters = Readonly<Record<string, ArrayLike<number>>>;

/** What one tape was, and what a machine made of it. */
export interface ExactTape {
  readonly loss: number;
  /** Of its choices at all steps, summed. */
  readonly entropy: number;
  /** By step. */
  readonly stopping: readonly number[];
  /** By step, `[M][M]`. */
  readonly memories: readonly (readonly (readonly number[])[])[];
  /** By step, `[R][M]`. */
  readonly registers: readonly (readonly (readonly number[])[])[];
  /** `[M]` */
  readonly answer: readonly number[];
}

export interface ExactMachine {
  readonly objective: number;
  readonly tapes: readonly ExactTape[];
  readonly gradients: Readonly<Record<string, Float64Array>>;
}

type Distribution = readonly Scalar[];

/** What modules make of integers modulo M, in the order in which they act; `memory` says which touch it. */
export const integerModules: readonly {
  readonly name: string;
  readonly inputs: 0 | 1 | 2;
  readonly memory?: "read" | "write";
  readonly of?: (a: number, b: number, M: number) => number;
  readonly isTruth?: boolean;
}[] = [
  { name: "read", inputs: 1, memory: "read" },
  { name: "zero", inputs: 0, of: () => 0 },
  { name: "one", inputs: 0, of: () => 1 },
  { name: "two", inputs: 0, of: (_a, _b, M) => 2 % M },
  { name: "inc", inputs: 1, of: (a, _, M) => a === M - 1 ? 0 : a + 1 },
  { name: "add", inputs: 2, of: (a, b, M) => a + b < M ? a + b : a + b - M },
  { name: "sub", inputs: 2, of: (a, b, M) => a < b ? a - b + M : a - b },
  { name: "dec", inputs: 1, of: (a, _, M) => a === 0 ? M - 1 : a - 1 },
  { name: "lessThan", inputs: 2, of: (a, b) => a < b ? 1 : 0, isTruth: true },
  { name: "lessOrEqual", inputs: 2, of: (a, b) => a > b ? 0 : 1, isTruth: true },
  { name: "equal", inputs: 2, of: (a, b) => a === b ? 1 : 0, isTruth: true },
  { name: "min", inputs: 2, of: (a, b) => a < b ? a : b },
  { name: "max", inputs: 2, of: (a, b) => a < b ? b : a },
  { name: "write", inputs: 2, memory: "write" },
];

/**
 * Lets a machine run on tapes of one size.
 *
 * @param bonus What the entropies are multiplied by.
 */
export function runExactly(
  options: NramOptions,
  parameters: ExactParameters,
  tapes: Tapes,
  factor = 1,
  bonus = 0,
  isRounded = false,
): ExactMachine {
  const scalars = new Scalars();
  const own = Object.fromEntries(
    Object.entries(parameters).map((
      [name, values],
    ) => [name, Array.from(values, (value) => scalars.number(value))]),
  );
  const M = tapes.cells;
  const ran = Array.from({ length: tapes.size }, (_, b) => {
    const [memory, wanted] = [tapes.memory, tapes.wanted]
      .map((cells) => [...cells.subarray(b * M, (b + 1) * M)]) as [number[], number[]];
    return runTape(scalars, options, own, { memory, wanted, steps: tapes.steps }, {
      limit: (options.activationClip ?? Infinity) * factor,
      isRounded,
    });
  });
  const objective = scalars.scaled(
    scalars.sum(ran.flatMap(({ loss, entropy }) => [loss, scalars.scaled(entropy, -bonus)])),
    factor,
  );
  scalars.differentiate(objective);
  return {
    objective: objective.value,
    tapes: ran.map(({ loss, entropy, ...tape }) => ({
      loss: loss.value,
      entropy: entropy.value,
      stopping: tape.stopping.map(({ value }) => value),
      memories: tape.memories.map(valuesOf),
      registers: tape.registers.map(valuesOf),
      answer: tape.answer,
    })),
    gradients: Object.fromEntries(
      Object.entries(own).map((
        [name, values],
      ) => [name, Float64Array.from(values, ({ gradient }) => gradient)]),
    ),
  };
}

function runTape(
  scalars: Scalars,
  options: NramOptions,
  parameters: Readonly<Record<string, Distribution>>,
  tape: { readonly memory: number[]; readonly wanted: number[]; readonly steps: number },
  { limit, isRounded }: { readonly limit: number; readonly isRounded: boolean },
) {
  const M = tape.memory.length, { registers: R, hiddenUnits: H } = options;
  const certain = (value: number) =>
    Array.from({ length: M }, (_, c) => scalars.number(c === value ? 1 : 0));
  const crop = (p: Distribution) => p.map((x) => scalars.crop(x, limit));
  let registers = Array.from({ length: R }, () => certain(0) as Distribution);
  let memory = tape.memory.map((value) => certain(value) as Distribution);
  let cell: Distribution = Array.from({ length: H }, () => scalars.number(0)), hidden = cell;
  const entropies: Scalar[] = [], stopScores: Scalar[] = [];
  const memories: (readonly Distribution[])[] = [], kept: (readonly Distribution[])[] = [];

  for (let t = 0; t < tape.steps; t++) {
    const layer = (x: Distribution, number: number) => {
      const weights = parameters[`weights${number}`]!, bias = parameters[`bias${number}`]!;
      return bias.map((own, k) =>
        scalars.sum([own, scalars.dot(x, x.map((_, i) => weights[i * bias.length + k]!))])
      );
    };
    const relu = (x: Distribution) => x.map((value) => scalars.relu(value));
    const first = relu(layer(registers.map((register) => register[0]!), 1));
    let last: Distribution;
    if (options.controller === "mlp") {
      last = relu(layer(first, 2));
    } else {
      const units = layer([...first, ...hidden], 2), before = cell;
      const gate = (k: number, h: number) => scalars.sigmoid(units[k * H + h]!);
      cell = before.map((value, h) =>
        scalars.sum([
          scalars.times(gate(1, h), value),
          scalars.times(gate(0, h), scalars.tanh(units[3 * H + h]!)),
        ])
      );
      last = hidden = cell.map((value, h) => scalars.times(gate(2, h), scalars.tanh(value)));
    }
    const outputs = crop(layer(last, 3));

    let offset = 0;
    /** A mixture of the sources that there are. */
    const choose = (sources: readonly Distribution[]) => {
      const scores = outputs.slice(offset, offset += sources.length);
      const p = scalars.softmax(scores);
      entropies.push(scalars.scaled(scalars.dot(p, p.map((x) => scalars.log(x))), -1));
      const best = scores.reduce((best, { value }, i) => value > scores[best]!.value ? i : best, 0);
      const weights = isRounded ? p.map((_, i) => scalars.number(i === best ? 1 : 0)) : p;
      return Array.from({ length: M }, (_, c) => scalars.dot(weights, sources.map((s) => s[c]!)));
    };
    const sources = [...registers];
    for (let copy = 0; copy < options.moduleCopies; copy++) {
      for (const { inputs, memory: access, of, isTruth } of integerModules) {
        const [A, B] = Array.from({ length: inputs }, () => crop(choose(sources)));
        let output: Distribution;
        if (access === "read") {
          output = Array.from(
            { length: M },
            (_, c) => scalars.dot(A!, memory.map((row) => row[c]!)),
          );
        } else if (access === "write") {
          memory = memory.map((row, i) =>
            row.map((x, c) =>
              scalars.sum([
                scalars.times(scalars.scaled(A![i]!, -1, 1), x),
                scalars.times(A![i]!, B![c]!),
              ])
            )
          );
          output = B!;
        } else {
          output = combine(scalars, M, of!, A, B);
          // P(0) = 1 - P(1): the same number, with another gradient in each entry of the arguments.
          if (isTruth) output = [scalars.scaled(output[1]!, -1, 1), ...output.slice(1)];
        }
        sources.push(output);
      }
    }
    registers = Array.from({ length: R }, () => choose(sources)).map(crop);
    memory = memory.map(crop);
    memories.push(memory);
    kept.push(registers);
    stopScores.push(outputs[offset]!);
  }

  const stopping = stopsOf(scalars, stopScores);
  const right = (memory: readonly Distribution[], cell: number) =>
    memory[cell]![tape.wanted[cell]!]!;
  const counted = tape.wanted.flatMap((value, cell) => value < 0 ? [] : [cell]);
  const log = (p: Scalar) => scalars.scaled(scalars.log(p, options.logFloor), -1);
  const loss = options.objective === "expected"
    ? scalars.dot(
      stopping,
      memories.map((memory) => scalars.sum(counted.map((cell) => log(right(memory, cell))))),
    )
    : scalars.sum(
      counted.map((cell) =>
        log(scalars.dot(stopping, memories.map((memory) => right(memory, cell))))
      ),
    );
  const answer = tape.memory.map((_, cell) => {
    const p = Array.from(
      { length: M },
      (_, c) => stopping.reduce((s, { value }, t) => s + value * memories[t]![cell]![c]!.value, 0),
    );
    return p.indexOf(Math.max(...p));
  });
  return {
    ...{ loss, entropy: scalars.sum(entropies), stopping, memories, registers: kept, answer },
  };
}

/** Equation (2); arguments that a module does not look at are left out. */
function combine(
  scalars: Scalars,
  M: number,
  of: (a: number, b: number, M: number) => number,
  A?: Distribution,
  B?: Distribution,
): Distribution {
  const one = [scalars.number(1)];
  const pairs: [Scalar[], Scalar[]][] = Array.from({ length: M }, () => [[], []]);
  for (const [a, pA] of (A ?? one).entries()) {
    for (const [b, pB] of (B ?? one).entries()) {
      const [left, right] = pairs[of(a, b, M)]!;
      left.push(pA);
      right.push(pB);
    }
  }
  return pairs.map(([left, right]) => scalars.dot(left, right));
}

/** p_t = f_t times the product of 1 - f_s over s < t; the last is one minus the others. */
function stopsOf(scalars: Scalars, scores: readonly Scalar[]): Scalar[] {
  const f = scores.map((score) => scalars.sigmoid(score));
  const p = f.slice(0, -1).map((stop, t) =>
    f.slice(0, t).reduce(
      (product, before) => scalars.times(product, scalars.scaled(before, -1, 1)),
      stop,
    )
  );
  return [...p, scalars.scaled(scalars.sum(p), -1, 1)];
}

function valuesOf(rows: readonly Distribution[]): number[][] {
  return rows.map((row) => row.map(({ value }) => value));
}
