/** Masks: which parameters, and which of their rows, a transformation works on. Loads no TensorFlow.js. */

import { z } from "zod";
import {
  EXPECTED,
  type Pattern,
  patternFault,
  readPattern,
  type Rows,
  rowsIn,
  type Shape,
} from "./_mask_pattern.ts";

export type { Rows } from "./_mask_pattern.ts";

/**
 * Which parameters a transformation works on, as plain data: those that `only` names, less those that `except`
 * names; all if both are missing. A pattern is the name of a parameter, with `*` for any characters, and
 * optionally rows of its first axis, counted from 0: `"*bias"`, `"embedding*[0]"`, `"W[2:5]"` (rows 2, 3 and 4),
 * `"W[:2]"`, `"W[5:]"`.
 */
export interface Mask {
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/** What a mask covers of a parameter: rows in ascending order, none of which touch. */
export type Cover = "all" | "none" | readonly Rows[];

const pattern = z.string(EXPECTED).refine((text) => patternFault(text) === null, EXPECTED);
const patterns = z.array(pattern, EXPECTED).min(1, EXPECTED).optional();

/** The options of a transformation that can be masked, for its schema. */
export const maskOptions = { only: patterns, except: patterns } as const;

/** Whether a mask names rows, not only whole parameters. */
export function hasRows({ only = [], except = [] }: Mask): boolean {
  return [...only, ...except].some((text) => readPattern(text).rows !== null);
}

/** The patterns of a mask in a step, where there are some. */
export function maskStep(
  { only, except }: Mask,
): { readonly only?: string[]; readonly except?: string[] } {
  return {
    ...only === undefined ? {} : { only: [...only] },
    ...except === undefined ? {} : { except: [...except] },
  };
}

/** Whether a mask leaves anything out. */
export function isMasked({ only, except }: Mask): boolean {
  return only !== undefined || except !== undefined;
}

/**
 * What a mask covers, as a function of a parameter's name and shape.
 *
 * @throws {TypeError} If it has no lists of patterns.
 * @throws {RangeError} If a pattern cannot be read. The function throws one if a pattern names rows that the
 * parameter has not.
 *
 * @example
 * ```ts
 * import { coverOf } from "@gradnoise/gradnoise";
 *
 * const cover = coverOf({ except: ["*bias", "embedding[0]"] });
 * const of = (name: string, ...shape: number[]) => JSON.stringify(cover(name, shape));
 * if (of("dense/kernel", 4, 2) !== '"all"') throw new Error("a kernel is not covered");
 * if (of("dense/bias", 2) !== '"none"') throw new Error("a bias is covered");
 * if (of("embedding", 10, 2) !== "[[1,10]]") throw new Error("row 0 is covered");
 * ```
 */
export function coverOf({ only, except = [] }: Mask): (name: string, shape: Shape) => Cover {
  for (const [option, patterns] of Object.entries({ only: only ?? [], except })) {
    if (Array.isArray(patterns) && patterns.every((text) => typeof text === "string")) continue;
    throw new TypeError(
      `Cannot mask by ${option}: expected a list of patterns, got ${JSON.stringify(patterns)}`,
    );
  }
  const included = only?.map(readPattern), excluded = except.map(readPattern);
  return (name, shape) => {
    if (included === undefined && excluded.length === 0) return "all";
    // A scalar counts as one row, which patterns cannot name.
    const length = shape[0] ?? 1;
    const marks = new Uint8Array(length).fill(included === undefined ? 1 : 0);
    const mark = (patterns: readonly Pattern[], value: number) => {
      for (const one of patterns) {
        if (!one.name.test(name)) continue;
        const [from, to] = rowsIn(one, name, shape);
        marks.fill(value, from, to);
      }
    };
    mark(included ?? [], 1);
    mark(excluded, 0);
    return coverBy(marks);
  };
}

function coverBy(marks: Uint8Array): Cover {
  if (!marks.includes(0)) return "all";
  const rows: Rows[] = [];
  for (let from = marks.indexOf(1); from >= 0;) {
    const end = marks.indexOf(0, from), to = end < 0 ? marks.length : end;
    rows.push([from, to]);
    from = end < 0 ? -1 : marks.indexOf(1, end);
  }
  return rows.length === 0 ? "none" : rows;
}

/**
 * Checks that every pattern of a mask names a parameter, and rows that it has.
 *
 * @throws {RangeError} If one does not.
 */
export function checkMask(
  mask: Mask,
  parameters: Readonly<Record<string, { readonly shape: Shape }>>,
): void {
  for (const text of [...mask.only ?? [], ...mask.except ?? []]) {
    const one = readPattern(text);
    const named = Object.entries(parameters).filter(([name]) => one.name.test(name));
    if (named.length === 0) {
      const names = Object.keys(parameters).join(", ");
      throw new RangeError(
        `Cannot mask ${JSON.stringify(text)}: it names none of the parameters ${names}`,
      );
    }
    for (const [name, { shape }] of named) rowsIn(one, name, shape);
  }
}

/** How many elements of a parameter are covered. */
export function coveredSize(cover: Cover, shape: Shape): number {
  const size = shape.reduce((product, length) => product * length, 1);
  if (cover === "all" || cover === "none") return cover === "all" ? size : 0;
  const rows = cover.reduce((sum, [from, to]) => sum + to - from, 0);
  return rows * size / shape[0]!;
}

/** A mask in words: "only on a and b", "except on *bias". */
export function maskWords({ only, except }: Mask): string {
  const listed = (names: readonly string[]) =>
    names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const parts = [
    ...only === undefined ? [] : [`only on ${listed(only)}`],
    ...except === undefined ? [] : [`except on ${listed(except)}`],
  ];
  return parts.join(", ");
}
