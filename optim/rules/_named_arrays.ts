/** Arrays of each parameter by name: what rules and scalings keep from one update to the next. */

import { checkState, kindOf } from "../_check_update.ts";
import type { State } from "../state.ts";
import type { Tree } from "../transformation.ts";

/** An array for each parameter, by name. */
export type NamedArrays = Readonly<Record<string, Float32Array>>;

/** The updates that have been made, and some fields of arrays. */
export type ArraysState<Field extends string> =
  & { readonly update: number }
  & { readonly [Name in Field]: NamedArrays };

/** What messages call the arrays of a field: "first moment". */
export type ArrayWords<Field extends string> = Readonly<Record<Field, string>>;

/** @throws {TypeError} If a state has not these fields, or they are not arrays. */
export function checkArrays(kind: string, state: State, words: ArrayWords<string>): void {
  checkState(kind, state, ["update", ...Object.keys(words)]);
  for (const [field, word] of Object.entries(words)) {
    const arrays = (state as Readonly<Record<string, State>>)[field]!;
    if (kindOf(arrays) !== "an object") {
      throw new TypeError(`Cannot update ${kind}: its ${word}s are ${kindOf(arrays)}`);
    }
    for (const [name, values] of Object.entries(arrays)) {
      if (values instanceof Float32Array) continue;
      throw new TypeError(
        `Cannot update the parameter ${name}: its ${word} is ${kindOf(values)}, not a ` +
          `Float32Array: save states by stateToJson and read them by stateFromJson`,
      );
    }
  }
}

/** @throws {TypeError} If the arrays of a state do not fit the gradients. */
function checkSizes<Field extends string>(
  state: ArraysState<Field>,
  words: ArrayWords<Field>,
  gradients: Tree,
  params: Tree,
): void {
  const fields = Object.entries(words) as [Field, string][];
  let fresh: string | undefined;
  for (const [name, { size }] of Object.entries(gradients)) {
    const isKnown = fields.some(([field]) => Object.hasOwn(state[field], name));
    if (!isKnown) fresh ??= name;
    for (const [field, word] of fields) {
      const length = Object.hasOwn(state[field], name) ? state[field][name]!.length : 0;
      if (!isKnown || length === size && Object.hasOwn(state[field], name)) continue;
      throw new TypeError(
        `Cannot update the parameter ${name}: its ${word} has ${length} numbers, not ${size}`,
      );
    }
  }
  if (fresh === undefined || fields.length === 0) return;
  const [field, word] = fields[0]!;
  const stale = Object.keys(state[field]).find((name) =>
    !Object.hasOwn(gradients, name) && !Object.hasOwn(params, name)
  );
  if (stale === undefined) return;
  throw new TypeError(
    `Cannot update the parameter ${fresh}: the state has no ${word} of it, but one of ${stale}, ` +
      "which is none of the parameters",
  );
}

/**
 * The state after an update: it takes over the arrays that it is given, and has new ones of parameters that
 * appear for the first time.
 *
 * @param initial What new arrays hold.
 * @throws {TypeError} If the state does not fit the gradients.
 */
export function nextArrays<Field extends string>(
  kind: string,
  before: ArraysState<Field>,
  words: ArrayWords<Field>,
  given: { readonly gradients: Tree; readonly params: Tree; readonly initial?: number },
): ArraysState<Field> {
  const { gradients, params, initial = 0 } = given;
  checkArrays(kind, before as unknown as State, words);
  checkSizes(before, words, gradients, params);
  const next: Record<string, number | Record<string, Float32Array>> = { update: before.update + 1 };
  for (const field of Object.keys(words) as Field[]) {
    const arrays: Record<string, Float32Array> = { ...before[field] };
    for (const [name, { size }] of Object.entries(gradients)) {
      if (!Object.hasOwn(arrays, name)) arrays[name] = new Float32Array(size).fill(initial);
    }
    next[field] = arrays;
  }
  return next as ArraysState<Field>;
}

/** The state before the first update. */
export function noArrays<Field extends string>(words: ArrayWords<Field>): ArraysState<Field> {
  const fields = Object.keys(words).map((field) => [field, {}]);
  return { update: 0, ...Object.fromEntries(fields) };
}
