/** Rounded machines by integer arithmetic: registers and cells hold integers, choices take their highest score. */

import type { NramOptions, Tapes } from "../../../models/nram/mod.ts";
import { type ExactParameters, integerModules } from "./_machine.ts";

/** What a step left. */
export interface IntegerStep {
  readonly registers: readonly number[];
  readonly memory: readonly number[];
  /** sigmoid of the score of stopping. */
  readonly stop: number;
}

/** Lets a rounded machine with an MLP run on one tape. */
export function interpret(
  options: NramOptions,
  parameters: ExactParameters,
  { cells: M, steps, memory: tape }: Tapes,
  b: number,
): IntegerStep[] {
  const memory = [...tape.subarray(b * M, (b + 1) * M)];
  let registers = Array<number>(options.registers).fill(0);
  return Array.from({ length: steps }, () => {
    const scores = outputsOf(parameters, registers.map((value) => Number(value === 0)));
    let offset = 0;
    const choose = (sources: readonly number[]) => {
      const own = scores.slice(offset, offset += sources.length);
      return sources[own.indexOf(Math.max(...own))]!;
    };
    const sources = [...registers];
    for (let copy = 0; copy < options.moduleCopies; copy++) {
      for (const { inputs, memory: access, of } of integerModules) {
        const [a = 0, c = 0] = Array.from({ length: inputs }, () => choose(sources));
        if (access === "write") memory[a] = c;
        sources.push(access === "read" ? memory[a]! : access === "write" ? c : of!(a, c, M));
      }
    }
    registers = registers.map(() => choose(sources));
    return { registers, memory: [...memory], stop: 1 / (1 + Math.exp(-scores[offset]!)) };
  });
}

function outputsOf(parameters: ExactParameters, inputs: readonly number[]): number[] {
  const layer = (x: readonly number[], number: number) => {
    const weights = parameters[`weights${number}`]!,
      bias = Array.from(parameters[`bias${number}`]!);
    return bias.map((own, k) =>
      x.reduce((sum, value, i) => sum + value * weights[i * bias.length + k]!, own)
    );
  };
  const relu = (x: readonly number[]) => x.map((value) => Math.max(0, value));
  return layer(relu(layer(relu(layer(inputs, 1)), 2)), 3);
}

/** What a tape is answered with: by cell the integer that it most probably holds when the machine stops. */
export function answerOf(steps: readonly IntegerStep[]): number[] {
  let left = 1;
  const p = steps.map(({ stop }, t) => {
    const own = t === steps.length - 1 ? left : left * stop;
    left -= own;
    return own;
  });
  return steps[0]!.memory.map((_, cell) => {
    const votes = steps[0]!.memory.map((_, value) =>
      steps.reduce((sum, { memory }, t) => sum + (memory[cell] === value ? p[t]! : 0), 0)
    );
    return votes.indexOf(Math.max(...votes));
  });
}
