/** One pattern of a mask: the name of parameters, and rows of them. */

/** Rows of a parameter's first axis: the first, and the first that is no longer one of them. */
export type Rows = readonly [from: number, to: number];

/** A parameter, as far as a mask looks at it. */
export type Shape = readonly number[];

/** A pattern that has been read; `rows` is null for whole parameters. */
export interface Pattern {
  readonly text: string;
  readonly name: RegExp;
  readonly rows: readonly [from: number, to: number | null] | null;
}

const FORM = /^(?<name>[^[\]]+)(?:\[(?:(?<row>\d+)|(?<from>\d*):(?<to>\d*))\])?$/;
/** What messages ask for. */
export const EXPECTED = 'Expected patterns of parameter names, such as "*bias" or "W[2:5]"';

/** What is wrong with a pattern; null if nothing is. */
export function patternFault(text: string): string | null {
  const { row, from, to } = FORM.exec(text)?.groups ?? {};
  if (!FORM.test(text)) return EXPECTED.replace("Expected", "expected");
  if (row === undefined && from !== undefined && to !== undefined && to !== "") {
    return Number(from) < Number(to) ? null : "its rows end before they begin";
  }
  return null;
}

/** @throws {RangeError} If the text is no pattern. */
export function readPattern(text: string): Pattern {
  const problem = patternFault(text);
  if (problem !== null) {
    throw new RangeError(`Cannot read the mask ${JSON.stringify(text)}: ${problem}`);
  }
  const { name, row, from, to } = FORM.exec(text)!.groups!;
  const quoted = name!.replace(/[.+?^${}()|\\]/g, "\\$&").replaceAll("*", ".*");
  return {
    text,
    name: new RegExp(`^${quoted}$`, "s"),
    rows: row !== undefined
      ? [Number(row), Number(row) + 1]
      : from === undefined
      ? null
      : [Number(from), to === "" ? null : Number(to)],
  };
}

/** The rows that a pattern means in a parameter of its name. */
export function rowsIn({ text, rows }: Pattern, name: string, shape: Shape): Rows {
  const length = shape[0] ?? 1;
  if (rows === null) return [0, length];
  const [from, to] = [rows[0], rows[1] ?? length];
  if (shape.length > 0 && from < to && to <= length) return [from, to];
  const has = shape.length === 0 ? "is a scalar" : `has ${length} rows`;
  throw new RangeError(`Cannot mask ${JSON.stringify(text)}: the parameter ${name} ${has}`);
}
