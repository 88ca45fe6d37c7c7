import { type Choice, type Circuit, circuitOf } from "../circuit.ts";
import type { ModuleName } from "../modules.ts";
import type { NramOptions } from "../options.ts";

/** A circuit in the order in which the kernels take it. */
export interface SortedCircuit {
  readonly circuit: Circuit;
  /** C: choices of a step, and A, those of the modules' arguments. */
  readonly choices: number;
  readonly arguments: number;
  /** F: sources that are distributions over all cells: no constants and no comparisons. */
  readonly fullSources: number;
  /** `[C, 4]`: where a choice's scores begin, and its sources: full ones, constants, comparisons. */
  readonly table: Int32Array;
  /** `[O]`: where each output stands in the controller's. */
  readonly order: Int32Array;
}

/** What the kernels need of a source. */
type Sort = "full" | "constant" | "comparison";

const SORTS: readonly Sort[] = ["full", "constant", "comparison"];

/**
 * Sorts the sources of each choice: constants and comparisons, which are nearly all zeros, come last, so that
 * the others can be mixed in one loop.
 */
export function sortCircuit(options: NramOptions): SortedCircuit {
  const circuit = circuitOf(options), { registers, modules, updates, stop } = circuit;
  const sorts: readonly Sort[] = [
    ...Array.from({ length: registers }, () => "full" as const),
    ...modules.map(({ name }) => sortOf(name)),
  ];
  const inputs = modules.flatMap((module) => module.arguments);
  const choices: readonly Choice[] = [...inputs, ...updates];
  const order: number[] = [], table: number[] = [];
  for (const { offset, sources } of choices) {
    table.push(offset);
    for (const sort of SORTS) {
      const places = sorts.slice(0, sources).flatMap((own, i) => own === sort ? [offset + i] : []);
      order.push(...places);
      table.push(places.length);
    }
  }
  return {
    circuit,
    choices: choices.length,
    arguments: inputs.length,
    fullSources: sorts.filter((sort) => sort === "full").length,
    table: Int32Array.from(table),
    order: Int32Array.of(...order, stop),
  };
}

function sortOf(name: ModuleName): Sort {
  switch (name) {
    case "zero":
    case "one":
    case "two":
      return "constant";
    case "lessThan":
    case "lessOrEqual":
    case "equal":
      return "comparison";
    case "read":
    case "inc":
    case "add":
    case "sub":
    case "dec":
    case "min":
    case "max":
    case "write":
      return "full";
  }
}
