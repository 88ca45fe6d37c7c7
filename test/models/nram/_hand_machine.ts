/** Machines whose choices are written down by hand, run on integers: an oracle without distributions. */

import {
  circuitOf,
  machineModules,
  type MachineTrace,
  type ModuleName,
  type TracedStep,
} from "../../../models/nram/mod.ts";

/**
 * The choices of a step by what chooses, a module's printed name or a register, each the names of sources.
 * Missing: the first source.
 */
export type HandStep = Readonly<Record<string, readonly string[]>>;

/** A machine of one copy of the modules. */
export interface HandMachine {
  readonly registers: number;
  /** By step: what it chooses there, how sure it is of every choice, and its chance to stop. */
  step(t: number): { choices: HandStep; share?: number; stop?: number };
}

const modules: Readonly<
  Record<Exclude<ModuleName, "read" | "write">, (a: number, b: number) => number>
> = {
  zero: () => 0,
  one: () => 1,
  two: () => 2,
  inc: (a) => a + 1,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  dec: (a) => a - 1,
  lessThan: (a, b) => Number(a < b),
  lessOrEqual: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  min: Math.min,
  max: Math.max,
};

/** Runs it on a tape; its answer is the memory after the first step that surely stops, or after the last. */
export function runByHand(
  machine: HandMachine,
  tape: readonly number[],
  steps: number,
): MachineTrace {
  const { registers: R } = machine, M = tape.length;
  const circuit = circuitOf({ registers: R, moduleCopies: 1 });
  const memory = [...tape];
  let registers: number[] = Array(R).fill(0), answer: number[] | null = null;
  const traced = Array.from({ length: steps }, (_, t): TracedStep => {
    const { choices: chosen, share = 1, stop = 0 } = machine.step(t);
    const names = Array.from({ length: R }, (_, i) => `r${i + 1}`), values = [...registers];
    const choices: number[][] = [], given: number[] = [];
    const take = (who: string, which: number, sources: number, usual = names[0]!): number => {
      const source = names.indexOf(chosen[who]?.[which] ?? usual);
      if (source < 0 || source >= sources) throw new Error(`${who} cannot choose in step ${t}`);
      choices.push(distribution(source, sources, share));
      return values[source]!;
    };
    for (const { name, arguments: own } of circuit.modules) {
      const { name: printed } = machineModules[name];
      const inputs = own.map(({ sources }, which) => take(printed, which, sources));
      given.push(...inputs);
      const [a = 0, b = 0] = inputs;
      let output: number;
      if (name === "read") output = memory[a]!;
      else if (name === "write") output = memory[a] = b;
      else output = ((modules[name](a, b) % M) + M) % M;
      names.push(printed);
      values.push(output);
    }
    registers = circuit.updates.map(({ sources }, i) => {
      const own = names[i]!;
      // A register that nothing is said of keeps its value.
      return take(own, 0, sources, own);
    });
    if (stop === 1) answer ??= [...memory];
    const certain = (value: number) => distribution(value, M, 1);
    return {
      choices,
      arguments: given.map(certain),
      registers: registers.map(certain),
      memory: memory.map(certain),
      stop,
    };
  });
  return { steps: traced, answer: answer ?? [...memory] };
}

/** `share` at one place, the rest spread evenly. */
function distribution(at: number, length: number, share: number): number[] {
  const rest = length === 1 ? 0 : (1 - share) / (length - 1);
  return Array.from({ length }, (_, i) => i === at ? (length === 1 ? 1 : share) : rest);
}

/**
 * Copies the array behind cell 0 to where cell 0 points: r1 is that address, r2 goes through the array, and r3
 * stands idle.
 */
export const copier: HandMachine = {
  registers: 3,
  step: (t) =>
    t === 0
      ? {
        // WRITE puts back what it read.
        choices: { READ: ["r1"], WRITE: ["r1", "READ"], r1: ["READ"], r2: ["ONE"], r3: ["TWO"] },
      }
      : {
        choices: {
          ...{ READ: ["r2"], INC: ["r2"], ADD: ["r1", "r2"], DEC: ["ADD"] },
          ...{ WRITE: ["DEC", "READ"], r2: ["INC"], r3: ["EQUALITY-TEST"] },
        },
        share: t === 2 ? 0.8 : 0.97,
        stop: t >= 5 ? 0.9 : 0.01,
      },
};
