/** Controllers that are written and not learned: circuits that are certain to all digits. */

import {
  type Choice,
  circuitOf,
  controllerLayers,
  type ModuleName,
  moduleNames,
  type NramOptions,
} from "../../../models/nram/mod.ts";

/** A register by its number, from 0, or what a module gave. */
export type Source = number | ModuleName;

/** A circuit by what is wired to what; what is left out takes the first register. */
export interface Wiring {
  /** By module, where its arguments come from. */
  readonly modules?: Readonly<Partial<Record<ModuleName, readonly Source[]>>>;
  /** By register, what it becomes. */
  readonly registers?: readonly Source[];
  /** Whether the machine stops after a step. */
  readonly stops?: boolean;
}

/** What the score of a source that is chosen is above the others: exp(-40) is lost in float32. */
const CERTAIN = 40;

/**
 * Parameters of an MLP, by name, that wires its machine in one way while the first register is certain to hold
 * 0, and in another otherwise.
 */
export function handBuilt(
  options: NramOptions,
  { whileZero, otherwise }: { readonly whileZero: Wiring; readonly otherwise: Wiring },
): Readonly<Record<string, Float32Array>> {
  const parameters = Object.fromEntries(
    controllerLayers(options).flatMap(({ number, inputs, units }) => [
      [`weights${number}`, new Float32Array(inputs * units)],
      [`bias${number}`, new Float32Array(units)],
    ]),
  );
  // The first hidden unit of both layers is the probability that the first register holds 0.
  parameters["weights1"]![0] = 1;
  parameters["weights2"]![0] = 1;
  const zero = scoresOf(options, whileZero), other = scoresOf(options, otherwise);
  parameters["bias3"]!.set(other);
  parameters["weights3"]!.set(zero.map((score, i) => score - other[i]!));
  return parameters;
}

function scoresOf(options: NramOptions, wiring: Wiring): Float32Array {
  const circuit = circuitOf(options), scores = new Float32Array(circuit.outputs);
  const wire = ({ offset }: Choice, source: Source = 0) => {
    const place = typeof source === "number"
      ? source
      : options.registers + moduleNames.indexOf(source);
    scores[offset + place] = CERTAIN;
  };
  for (const { name, arguments: choices } of circuit.modules) {
    choices.forEach((choice, i) => wire(choice, wiring.modules?.[name]?.[i]));
  }
  circuit.updates.forEach((choice, register) => wire(choice, wiring.registers?.[register]));
  scores[circuit.stop] = wiring.stops === true ? CERTAIN : -CERTAIN;
  return scores;
}

type Program = Parameters<typeof handBuilt>[1];

/** Cell 0 holds an address, and then what is there: read where the register points, and go there. */
const access: Wiring = { modules: { read: [0], write: ["zero", "read"] }, registers: ["read"] };

/** Every cell is read and written with one more; the register goes through all addresses. */
const increment: Wiring = {
  modules: { read: [0], inc: ["read"], add: [0, "one"], write: [0, "inc"] },
  registers: ["add"],
};

/** Programs for one register, or two to copy, by the names of tasks. */
export const programs: Readonly<Record<string, Program>> = {
  // In the first step cell 0 is written with what it holds.
  access: { whileZero: access, otherwise: { ...access, stops: true } },
  increment: { whileZero: increment, otherwise: increment },
  // Registers: where to read, and where to write, which cell 0 says.
  copy: {
    whileZero: {
      modules: { read: [0], inc: [0], write: ["zero", "read"] },
      registers: ["inc", "read"],
    },
    otherwise: {
      modules: { read: [0], inc: [0], add: [1, "one"], write: [1, "read"] },
      registers: ["inc", "add"],
    },
  },
};
