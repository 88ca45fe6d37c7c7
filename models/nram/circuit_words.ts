/**
 * The circuit of a step as a person writes it: "mem[r1 + r3] := mem[r3]; r3 := r3 + 1". Every choice is taken
 * for its likeliest source. All right sides are of the registers and the memory before the step; what reads
 * the memory after the step's first write says mem′.
 */

import type { Circuit } from "./circuit.ts";
import {
  applyModule,
  constant,
  dependencies,
  type Expression,
  memoryAt,
  register,
  textOf,
} from "./expression.ts";

/** A longer statement is cut: nobody reads it, and results are to be of a size that can be sent about. */
const MOST_CHARACTERS = 160;

/** What the likeliest choices of a step come to. */
export interface ReadCircuit {
  readonly writes: readonly ReadWrite[];
  /** By register: what it holds after the step. */
  readonly updates: readonly Chosen[];
}

/** An expression, and how likely the least likely of the choices was that it is made of. */
export interface Chosen {
  readonly expression: Expression;
  readonly least: number;
}

/** A WRITE that may change something. */
export interface ReadWrite {
  /** The module's place in the circuit. */
  readonly place: number;
  readonly cell: Chosen;
  readonly value: Chosen;
}

/** What a step does, as far as it matters. */
export interface Statements {
  readonly words: readonly string[];
  /** The READ and WRITE modules that take part, by their place in the circuit. */
  readonly reads: readonly number[];
  readonly writes: readonly number[];
  /** How likely the least likely of all choices was; 1 where nothing is done. */
  readonly least: number;
}

/** @param choices By choice, in the order of the circuit, the probabilities of its sources. */
export function readCircuit(
  circuit: Circuit,
  choices: readonly (readonly number[])[],
): ReadCircuit {
  const writes: ReadWrite[] = [];
  const sources = Array.from(
    { length: circuit.registers },
    (_, i): Chosen => ({ expression: register(i), least: 1 }),
  );
  let next = 0;
  const take = (): Chosen => {
    const shares = choices[next++]!, likeliest = argMax(shares);
    const { expression, least } = sources[likeliest]!;
    return { expression, least: Math.min(least, shares[likeliest]!) };
  };
  const nothing: Chosen = { expression: constant(0), least: 1 };
  for (const [place, { name, arguments: own }] of circuit.modules.entries()) {
    const [a = nothing, b = nothing] = own.map(take), least = Math.min(a.least, b.least);
    switch (name) {
      case "read":
        sources.push({ expression: memoryAt(a.expression, place, writes.length), least });
        break;
      case "write": {
        const same = memoryAt(a.expression, place, writes.length);
        if (textOf(same) !== textOf(b.expression)) writes.push({ place, cell: a, value: b });
        // It returns what it writes.
        sources.push(b);
        break;
      }
      default:
        sources.push({ expression: applyModule(name, a.expression, b.expression), least });
    }
  }
  return { writes, updates: circuit.updates.map(take) };
}

/** The registers that what is written depends on, in this step or in a later one. */
export function usedRegisters(steps: readonly ReadCircuit[]): ReadonlySet<number> {
  const of = ({ expression }: Chosen) => dependencies(expression).registers;
  const all = steps.flatMap(({ writes }) => writes);
  let used = new Set(all.flatMap(({ cell, value }) => [...of(cell), ...of(value)]));
  while (true) {
    const more = used.union(
      new Set(steps.flatMap(({ updates }) => [...used].flatMap((i) => [...of(updates[i]!)]))),
    );
    if (more.size === used.size) return used;
    used = more;
  }
}

/** What a step does to the memory and to registers that are used. */
export function statementsOf(
  { writes, updates }: ReadCircuit,
  used: ReadonlySet<number>,
): Statements {
  const changes = [...updates.entries()].filter(([i, { expression }]) =>
    used.has(i) && textOf(expression) !== textOf(register(i))
  );
  const chosen = [
    ...writes.flatMap(({ cell, value }) => [cell, value]),
    ...changes.map(([, update]) => update),
  ];
  return {
    words: [
      ...writes.map(({ cell, value }) =>
        cut(`mem[${textOf(cell.expression)}] := ${textOf(value.expression)}`)
      ),
      ...changes.map(([i, { expression }]) => cut(`r${i + 1} := ${textOf(expression)}`)),
    ],
    reads: [...new Set(chosen.flatMap(({ expression }) => [...dependencies(expression).reads]))]
      .toSorted((one, other) => one - other),
    writes: writes.map(({ place }) => place),
    least: Math.min(1, ...chosen.map(({ least }) => least)),
  };
}

/** The first of equals. */
export function argMax(values: readonly number[]): number {
  return values.reduce((best, value, i) => value > values[best]! ? i : best, 0);
}

function cut(words: string): string {
  return words.length <= MOST_CHARACTERS ? words : `${words.slice(0, MOST_CHARACTERS - 1)}…`;
}
