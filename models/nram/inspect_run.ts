import type { ReadableTape } from "../../tasks/mod.ts";
import { argumentsOf, type Slice, type SlicedStep, sliceOf } from "./answer_slice.ts";
import type { Circuit } from "./circuit.ts";
import { argMax } from "./arg_max.ts";
import { statementsOf } from "./circuit_words.ts";
import type { RunInspection } from "./inspection_schema.ts";
import { passagesOf } from "./passages.ts";
import type { MachineTrace, TracedStep } from "./trace.ts";

/** A machine has stopped once the chance that it goes on is below this. */
const STOPPED = 0.005;

/** A run as it stands in the result file, but for what it is compared with. */
export type Run = Omit<RunInspection, "sameRounded">;

/** A step of a run, with what matters of it. */
export interface ReadStep extends SlicedStep {
  readonly slice: Slice;
}

/** The steps that a machine took on a tape until it had stopped. */
export function readRun(
  { steps }: MachineTrace,
  circuit: Circuit,
  { wanted }: Pick<ReadableTape, "wanted">,
): ReadStep[] {
  const taken = stepsTaken(steps), stops = stopChances(taken);
  const read = taken.map((step, t): SlicedStep => ({
    step,
    statements: statementsOf(circuit, step.choices),
    stop: stops[t]!,
  }));
  const cells = wanted.flatMap((value, cell) => value === null ? [] : cell);
  const slices = sliceOf(circuit, read, cells);
  return read.map((own, t) => ({ ...own, slice: slices[t]! }));
}

/** What there is to read of a run on a tape. */
export function inspectRun(
  trace: MachineTrace,
  circuit: Circuit,
  tape: ReadableTape,
  rounded: boolean,
): Run {
  const { part, difficulty, names, memory, wanted } = tape, read = readRun(trace, circuit, tape);
  const passages = passagesOf(
    read.map(({ statements: all, slice }) => ({ all, needed: slice.statements })),
  );
  return {
    kind: "run",
    ...{ rounded, part, difficulty },
    ...{ names: [...names], memory: [...memory], wanted: [...wanted], answer: [...trace.answer] },
    allowed: trace.steps.length,
    passages: passages.map(({ first, last, statements, least }) => ({
      ...{ first: first + 1, last: last + 1 },
      statements: [...statements],
      least: twoDigits(least),
    })),
    steps: read.map(({ step, statements, stop, slice }) => ({
      stop: twoDigits(stop),
      reads: [...slice.reads],
      writes: writesOf(circuit, step, statements),
      memory: step.memory.map(argMax),
      registers: step.registers.map(argMax),
      unsure: { memory: unsureOf(step.memory), registers: unsureOf(step.registers) },
    })),
  };
}

/** Where a step wrote what, and how sure it was of the cell. */
function writesOf(
  circuit: Circuit,
  step: TracedStep,
  statements: SlicedStep["statements"],
): Run["steps"][0]["writes"] {
  const given = argumentsOf(circuit, step);
  return statements.flatMap(({ target }) => {
    if (target.kind !== "write") return [];
    const [cell, value] = given[target.place]!;
    return { cell: cell!, value: value!, share: twoDigits(shareOf(circuit, step, target.place)) };
  });
}

/** How likely the cell was that a module took for its first argument. */
function shareOf({ modules }: Circuit, step: TracedStep, place: number): number {
  const before = modules.slice(0, place).reduce((sum, own) => sum + own.arguments.length, 0);
  return Math.max(...step.arguments[before]!);
}

/** The steps until a machine has stopped. */
function stepsTaken(steps: readonly TracedStep[]): readonly TracedStep[] {
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

function unsureOf(distributions: readonly (readonly number[])[]): number[] {
  return distributions.flatMap((own, i) => Math.max(...own) < 0.5 ? i : []);
}

/** Nobody reads more of a probability. */
export function twoDigits(share: number): number {
  return Math.min(1, Math.max(0, Number(share.toFixed(2))));
}
