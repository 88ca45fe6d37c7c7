/**
 * The circuit of a step as a person writes it: "mem[r1 + r3] := mem[r3]; r3 := r3 + 1". Every choice is taken
 * for its likeliest source. All right sides are of the registers and the memory before the step; what reads
 * the memory after the step's first write says mem′.
 */

import { argMax } from "./arg_max.ts";
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

/** What a step does to a cell or to a register. */
export interface Statement {
  /** A WRITE module, by its place in the circuit, or a register, from 0. */
  readonly target:
    | { readonly kind: "write"; readonly place: number }
    | { readonly kind: "register"; readonly index: number };
  readonly words: string;
  /** The probability of the least likely of the choices that it comes from. */
  readonly least: number;
  /** Registers that it depends on, from 0, and READ modules, by their place in the circuit. */
  readonly registers: ReadonlySet<number>;
  readonly reads: ReadonlySet<number>;
}

/** An expression, and how likely the least likely of the choices was that it is made of. */
interface Chosen {
  readonly expression: Expression;
  readonly least: number;
}

/**
 * All that a step does: writes in order, then registers. Those that change nothing are left out.
 *
 * @param choices By choice, in the order of the circuit, the probabilities of its sources.
 */
export function statementsOf(
  circuit: Circuit,
  choices: readonly (readonly number[])[],
): Statement[] {
  const statements: Statement[] = [];
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
    const memory = () => memoryAt(a.expression, place, statements.length);
    switch (name) {
      case "read":
        sources.push({ expression: memory(), least });
        break;
      case "write":
        if (textOf(memory()) !== textOf(b.expression)) {
          const words = `mem[${textOf(a.expression)}] := ${textOf(b.expression)}`;
          statements.push(statement({ kind: "write", place }, words, [a, b]));
        }
        // It returns what it writes.
        sources.push(b);
        break;
      default:
        sources.push({ expression: applyModule(name, a.expression, b.expression), least });
    }
  }
  for (let index = 0; index < circuit.registers; index++) {
    const own = take(), words = textOf(own.expression);
    if (words === textOf(register(index))) continue;
    statements.push(
      statement({ kind: "register", index }, `r${index + 1} := ${words}`, [own]),
    );
  }
  return statements;
}

function statement(
  target: Statement["target"],
  words: string,
  chosen: readonly Chosen[],
): Statement {
  const all = chosen.map(({ expression }) => dependencies(expression));
  return {
    target,
    words: words.length <= MOST_CHARACTERS ? words : `${words.slice(0, MOST_CHARACTERS - 1)}…`,
    least: Math.min(...chosen.map(({ least }) => least)),
    registers: new Set(all.flatMap(({ registers }) => [...registers])),
    reads: new Set(all.flatMap(({ reads }) => [...reads])),
  };
}
