/**
 * The fuzzy circuit of a machine: which choices its controller makes in a step, and where each lies in the
 * controller's output.
 */

import { machineModules, type ModuleName, moduleNames } from "./modules.ts";
import type { NramOptions } from "./options.ts";

/** A module in its place. */
export interface PlacedModule {
  readonly name: ModuleName;
  /** Its choices, one for each argument. */
  readonly arguments: readonly Choice[];
}

/** A choice among the first `sources` of: the registers, then the outputs of the modules in order. */
export interface Choice {
  /** Where its scores begin in the controller's output. */
  readonly offset: number;
  readonly sources: number;
}

/** The choices of a step. */
export interface Circuit {
  readonly registers: number;
  readonly modules: readonly PlacedModule[];
  /** What each register holds after the step: from registers and all outputs. */
  readonly updates: readonly Choice[];
  /** Where the score of stopping lies: it is the last output of the controller. */
  readonly stop: number;
  /** O: outputs of the controller. */
  readonly outputs: number;
}

/**
 * The circuit of a machine: the arguments of the modules in order, then the registers, then the stop score.
 * Constants have no choices, and neither have second arguments that a module does not look at.
 */
export function circuitOf({ registers, moduleCopies }: CircuitOptions): Circuit {
  let offset = 0;
  const choice = (sources: number): Choice => {
    const own = { offset, sources };
    offset += sources;
    return own;
  };
  const names = Array.from({ length: moduleCopies }, () => moduleNames).flat();
  const modules = names.map((name, place): PlacedModule => ({
    name,
    arguments: Array.from(
      { length: machineModules[name].arity },
      () => choice(registers + place),
    ),
  }));
  const updates = Array.from({ length: registers }, () => choice(registers + names.length));
  return { registers, modules, updates, stop: offset, outputs: offset + 1 };
}

type CircuitOptions = Pick<NramOptions, "registers" | "moduleCopies">;
