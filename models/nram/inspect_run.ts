import type { ReadableTape } from "../../tasks/mod.ts";
import type { Circuit } from "./circuit.ts";
import { argMax, readCircuit, statementsOf, usedRegisters } from "./circuit_words.ts";
import type { RunInspection } from "./inspection_schema.ts";
import type { MachineTrace, TracedStep } from "./trace.ts";

/** A machine has stopped once the chance that it goes on is below this. */
const STOPPED = 0.005;

/** A run as it stands in the result file, but for what it is compared with. */
export type Run = Omit<RunInspection, "sameRounded">;

/** What there is to read of a run on a tape. */
export function inspectRun(
  trace: MachineTrace,
  circuit: Circuit,
  tape: ReadableTape,
  rounded: boolean,
): Run {
  const { part, difficulty, names, memory, wanted } = tape;
  const taken = stepsTaken(trace.steps);
  const circuits = taken.map(({ choices }) => readCircuit(circuit, choices));
  const used = usedRegisters(circuits), stops = stopChances(taken);
  return {
    kind: "run",
    ...{ rounded, part, difficulty },
    ...{ names: [...names], memory: [...memory], wanted: [...wanted], answer: [...trace.answer] },
    allowed: trace.steps.length,
    steps: taken.map((step, t) => {
      const { words, reads, writes, least } = statementsOf(circuits[t]!, used);
      const given = argumentsOf(circuit, step);
      return {
        statements: [...words],
        least: twoDigits(least),
        stop: twoDigits(stops[t]!),
        reads: [...new Set(reads.map((place) => argMax(given[place]![0]!)))],
        writes: writes.map((place) => {
          const [cells, values] = given[place]!, cell = argMax(cells!);
          return { cell, value: argMax(values!), share: twoDigits(cells![cell]!) };
        }),
        memory: step.memory.map(argMax),
        registers: step.registers.map(argMax),
        unsure: { memory: unsureOf(step.memory), registers: unsureOf(step.registers) },
      };
    }),
  };
}

/** The steps until a machine has stopped. */
export function stepsTaken(steps: readonly TracedStep[]): readonly TracedStep[] {
  let goesOn = 1;
  const last = steps.findIndex(({ stop }) => (goesOn *= 1 - stop) < STOPPED);
  return last === -1 ? steps : steps.slice(0, last + 1);
}

/** By step, the chance to stop after it and not before; the last step takes the rest. */
function stopChances(steps: readonly TracedStep[]): number[] {
  let goesOn = 1;
  return steps.map(({ stop }, t) => {
    const own = t === steps.length - 1 ? goesOn : goesOn * stop;
    goesOn -= own;
    return own;
  });
}

/** By module, the arguments that it was given, `[M]` each. */
function argumentsOf({ modules }: Circuit, step: TracedStep): (readonly number[])[][] {
  let next = 0;
  return modules.map(({ arguments: own }) => own.map(() => step.arguments[next++]!));
}

function unsureOf(distributions: readonly (readonly number[])[]): number[] {
  return distributions.flatMap((own, i) => Math.max(...own) < 0.5 ? i : []);
}

/** Nobody reads more of a probability. */
export function twoDigits(share: number): number {
  return Math.min(1, Math.max(0, Number(share.toFixed(2))));
}
