/**
 * The fourteen modules of a neural random-access machine, in the order of Kurach, Andrychowicz and Sutskever
 * 2015, arXiv 1511.06392. On integers modulo M, of which a truth value is 0 or 1.
 */

/** What a module takes: nothing, one integer or two. */
export interface MachineModule {
  /** As the paper prints it. */
  readonly name: string;
  /** Arguments that it looks at; the paper gives two to each. */
  readonly arity: 0 | 1 | 2;
}

const table = {
  read: { name: "READ", arity: 1 },
  zero: { name: "ZERO", arity: 0 },
  one: { name: "ONE", arity: 0 },
  two: { name: "TWO", arity: 0 },
  inc: { name: "INC", arity: 1 },
  add: { name: "ADD", arity: 2 },
  sub: { name: "SUB", arity: 2 },
  dec: { name: "DEC", arity: 1 },
  lessThan: { name: "LESS-THAN", arity: 2 },
  lessOrEqual: { name: "LESS-OR-EQUAL-THAN", arity: 2 },
  equal: { name: "EQUALITY-TEST", arity: 2 },
  min: { name: "MIN", arity: 2 },
  max: { name: "MAX", arity: 2 },
  write: { name: "WRITE", arity: 2 },
} as const satisfies Record<string, MachineModule>;

export type ModuleName = keyof typeof table;

export const machineModules: Readonly<Record<ModuleName, MachineModule>> = table;

/** In the order in which they act. */
export const moduleNames = Object.keys(table) as readonly ModuleName[];
