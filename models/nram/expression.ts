/**
 * What a machine computes, as a person writes it: integers modulo M, which depend on the registers and the
 * memory. Sums are kept as sums, so that INC(DEC(r1)) is r1; everything else is an atom, known by its text.
 */

import type { ModuleName } from "./modules.ts";

/** The sum of a constant and of atoms times factors. */
export interface Expression {
  readonly constant: number;
  /** By text: "r1", "mem[r2 + 1]", "(r1 < r2)". None has the factor 0. */
  readonly atoms: ReadonlyMap<string, Atom>;
}

/** A part of a sum. */
export interface Atom {
  readonly factor: number;
  /** Registers that it depends on, from 0. */
  readonly registers: ReadonlySet<number>;
  /** READ modules that it depends on, by their place in the circuit. */
  readonly reads: ReadonlySet<number>;
}

/** Modules that depend on nothing but their arguments. */
export type PureModule = Exclude<ModuleName, "read" | "write">;

/** An integer. */
export function constant(value: number): Expression {
  return { constant: value, atoms: new Map() };
}

/** @param index From 0. */
export function register(index: number): Expression {
  return atom(`r${index + 1}`, new Set([index]), new Set());
}

/**
 * What a READ module gives.
 *
 * @param place The module's place in the circuit.
 * @param writes How many writes of the same step came before it: each adds a prime.
 */
export function memoryAt(cell: Expression, place: number, writes: number): Expression {
  const { registers, reads } = dependencies(cell);
  return atom(`mem${"′".repeat(writes)}[${textOf(cell)}]`, registers, new Set([...reads, place]));
}

/** What a module gives, simplified where that is safe for every M from 3 on. */
export function applyModule(name: PureModule, a: Expression, b: Expression): Expression {
  switch (name) {
    case "zero":
      return constant(0);
    case "one":
      return constant(1);
    case "two":
      return constant(2);
    case "inc":
      return sum(a, constant(1), 1);
    case "dec":
      return sum(a, constant(1), -1);
    case "add":
      return sum(a, b, 1);
    case "sub":
      return sum(a, b, -1);
    case "lessThan":
      return compare(a, b, "<", (one, other) => one < other);
    case "lessOrEqual":
      return compare(a, b, "≤", (one, other) => one <= other);
    case "equal":
      return compare(a, b, "=", (one, other) => one === other);
    case "min":
      return extreme(a, b, "min", Math.min);
    case "max":
      return extreme(a, b, "max", Math.max);
  }
}

/** As it is written: "r1 + r3 - 1", "2 r1", "M - 1". */
export function textOf({ constant, atoms }: Expression): string {
  const sorted = [...atoms].toSorted(([one], [other]) =>
    one.localeCompare(other, "en", { numeric: true })
  );
  const words = ([text, { factor }]: (typeof sorted)[0]) =>
    Math.abs(factor) === 1 ? text : `${Math.abs(factor)} ${text}`;
  const plus = sorted.filter(([, { factor }]) => factor > 0).map(words);
  const minus = sorted.filter(([, { factor }]) => factor < 0).map(words);
  if (constant > 0) plus.push(String(constant));
  if (constant < 0) minus.push(String(-constant));
  // Integers are modulo M: -1 is M - 1.
  if (plus.length === 0) plus.push(minus.length === 0 ? "0" : "M");
  return [plus.join(" + "), ...minus].join(" - ");
}

/** Everything that an expression depends on. */
export function dependencies({ atoms }: Expression): Pick<Atom, "registers" | "reads"> {
  const all = [...atoms.values()];
  return {
    registers: new Set(all.flatMap(({ registers }) => [...registers])),
    reads: new Set(all.flatMap(({ reads }) => [...reads])),
  };
}

function atom(text: string, registers: Atom["registers"], reads: Atom["reads"]): Expression {
  return { constant: 0, atoms: new Map([[text, { factor: 1, registers, reads }]]) };
}

/** An atom that depends on two expressions. */
function both(text: string, a: Expression, b: Expression): Expression {
  const one = dependencies(a), other = dependencies(b);
  return atom(text, one.registers.union(other.registers), one.reads.union(other.reads));
}

function sum(a: Expression, b: Expression, sign: 1 | -1): Expression {
  const atoms = new Map(a.atoms);
  for (const [text, own] of b.atoms) {
    const factor = (atoms.get(text)?.factor ?? 0) + sign * own.factor;
    if (factor === 0) atoms.delete(text);
    else atoms.set(text, { ...own, factor });
  }
  return { constant: a.constant + sign * b.constant, atoms };
}

/** 1 where it holds, and 0 where it does not. */
function compare(
  a: Expression,
  b: Expression,
  sign: string,
  holds: (one: number, other: number) => boolean,
): Expression {
  const one = small(a), other = small(b);
  if (one !== null && other !== null) return constant(Number(holds(one, other)));
  if (textOf(a) === textOf(b)) return constant(Number(holds(0, 0)));
  // Nothing is less than 0.
  if (sign === "<" && other === 0) return constant(0);
  if (sign === "≤" && one === 0) return constant(1);
  return both(`(${textOf(a)} ${sign} ${textOf(b)})`, a, b);
}

function extreme(
  a: Expression,
  b: Expression,
  name: "min" | "max",
  of: (one: number, other: number) => number,
): Expression {
  const one = small(a), other = small(b);
  if (one !== null && other !== null) return constant(of(one, other));
  if (textOf(a) === textOf(b)) return a;
  if (one === 0) return name === "min" ? a : b;
  if (other === 0) return name === "min" ? b : a;
  return both(`${name}(${textOf(a)}, ${textOf(b)})`, a, b);
}

/** The value of a constant that is the same for every M from 3 on; null for any other expression. */
function small({ constant, atoms }: Expression): number | null {
  return atoms.size === 0 && constant >= 0 && constant <= 2 ? constant : null;
}
