/** Which of the things that a machine does its answer depends on: a slice of its run, from the end back. */

import type { Circuit } from "./circuit.ts";
import { argMax } from "./arg_max.ts";
import type { Statement } from "./circuit_words.ts";
import type { TracedStep } from "./trace.ts";

/** The memory after a step is part of the answer if the chance to stop there is at least this. */
const ANSWERS = 0.1;

/** A step of a run that is looked at. */
export interface SlicedStep {
  readonly step: TracedStep;
  /** All that it does. */
  readonly statements: readonly Statement[];
  /** The chance to stop after it, and not before. */
  readonly stop: number;
}

/** What matters of a step. */
export interface Slice {
  /** Those that the answer depends on, in the order of all. */
  readonly statements: readonly Statement[];
  /** Cells that they read. */
  readonly reads: readonly number[];
}

/**
 * By step, what the cells that are wanted come from: the writes that were not overwritten, what those read,
 * and the registers on the way. Each integer is taken for its likeliest value. That the controller sees which
 * registers are 0 does not count.
 *
 * @param wanted Cells.
 */
export function sliceOf(
  circuit: Circuit,
  steps: readonly SlicedStep[],
  wanted: readonly number[],
): Slice[] {
  const cells = new Set<number>(), slices: Slice[] = [];
  let registers = new Set<number>();
  for (const { step, statements, stop } of steps.toReversed()) {
    if (stop >= ANSWERS || slices.length === 0) { for (const cell of wanted) cells.add(cell); }
    const needed = new Set<Statement>(), reads = new Set<number>(), touched = new Set<number>();
    const before = new Set(registers);
    for (const { target } of statements) {
      if (target.kind === "register") before.delete(target.index);
    }
    const need = (one: Statement) => {
      needed.add(one);
      for (const place of one.reads) reads.add(place);
      for (const index of one.registers) before.add(index);
    };
    for (const one of statements) {
      if (one.target.kind === "register" && registers.has(one.target.index)) need(one);
    }
    const given = argumentsOf(circuit, step);
    for (let place = circuit.modules.length - 1; place >= 0; place--) {
      const [cell = 0] = given[place]!;
      const write = statements.find(({ target }) =>
        target.kind === "write" && target.place === place
      );
      if (write !== undefined && cells.delete(cell)) need(write);
      if (reads.has(place)) {
        cells.add(cell);
        touched.add(cell);
      }
    }
    registers = before;
    slices.push({
      statements: statements.filter((one) => needed.has(one)),
      reads: [...touched].toSorted((one, other) => one - other),
    });
  }
  return slices.reverse();
}

/** By module, the integers that it was given, most likely. */
export function argumentsOf({ modules }: Circuit, step: TracedStep): number[][] {
  let next = 0;
  return modules.map(({ arguments: own }) => own.map(() => argMax(step.arguments[next++]!)));
}
