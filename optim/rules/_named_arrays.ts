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

/** The fields of states that have been checked and not been used since: so that an update checks them once. */
const checked = new WeakMap<object, string>();

/** @throws {TypeError} If a state has not these fields, or they are not arrays. */
export function checkArrays(kind: string, state: State, words: ArrayWords<string>): void {
  const fields = Object.keys(words).join();
  if (checked.get(state as object) === fields) return;
  checkState(kind, state, ["update", ...Object.keys(words)]);
  for (const [field, word] of Object.entries(words)) {
    const arrays = (state as Readonly<Record<string, State>>)[field]!;
    if (kindOf(arrays) !== "an object") {
      throw new TypeError(`Cannot update ${kind}: its ${word}s are ${kindOf(arrays)}`);
    }
    for (const name in arrays as NamedArrays) {
      const values = (arrays as NamedArrays)[name];
      if (values instanceof Float32Array) continue;
      throw new TypeError(
        `Cannot update the parameter ${name}: its ${word} is ${kindOf(values)}, not a ` +
          `Float32Array: save states by stateToJson and read them by stateFromJson`,
      );
    }
  }
  checked.set(state as object, fields);
}

/**
 * Checks that the arrays of a state fit the gradients.
 *
 * @returns The parameters that appear for the first time.
 * @throws {TypeError} If they do not fit.
 */
function checkSizes<Field extends string>(
  state: ArraysState<Field>,
  words: ArrayWords<Field>,
  fields: readonly Field[],
  { gradients, params }: { readonly gradients: Tree; readonly params: Tree },
): readonly string[] {
  const fresh: string[] = [];
  for (const name in gradients) {
    const { size } = gradients[name]!;
    let missing = 0;
    for (const field of fields) {
      const values = state[field][name];
      if (values === undefined || !Object.hasOwn(state[field], name)) missing++;
      else if (values.length !== size) refuseSize(name, size, state, words, fields);
    }
    if (missing === fields.length) fresh.push(name);
    else if (missing > 0) refuseSize(name, size, state, words, fields);
  }
  const [field] = fields;
  if (fresh.length === 0 || field === undefined) return fresh;
  const stale = Object.keys(state[field]).find((name) =>
    !Object.hasOwn(gradients, name) && !Object.hasOwn(params, name)
  );
  if (stale === undefined) return fresh;
  throw new TypeError(
    `Cannot update the parameter ${fresh[0]}: the state has no ${words[field]} of it, but one of ` +
      `${stale}, which is none of the parameters`,
  );
}

function refuseSize<Field extends string>(
  name: string,
  size: number,
  state: ArraysState<Field>,
  words: ArrayWords<Field>,
  fields: readonly Field[],
): never {
  const lengthOf = (field: Field) =>
    Object.hasOwn(state[field], name) ? state[field][name]!.length : 0;
  const wrong = fields.find((field) => lengthOf(field) !== size)!;
  throw new TypeError(
    `Cannot update the parameter ${name}: its ${words[wrong]} has ${lengthOf(wrong)} numbers, ` +
      `not ${size}`,
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
  checkArrays(kind, before as unknown as State, words);
  checked.delete(before);
  const fields = Object.keys(words) as Field[];
  const fresh = checkSizes(before, words, fields, given);
  const next: Record<string, number | NamedArrays> = { update: before.update + 1 };
  for (const field of fields) {
    const added = fresh.map((name) => {
      const size = given.gradients[name]!.size;
      return [name, new Float32Array(size).fill(given.initial ?? 0)] as const;
    });
    // Arrays that are taken over need no other object to be in.
    next[field] = added.length === 0 ? before[field] : {
      ...before[field],
      ...Object.fromEntries(added),
    };
  }
  return next as ArraysState<Field>;
}

/** The state before the first update. */
export function noArrays<Field extends string>(words: ArrayWords<Field>): ArraysState<Field> {
  const fields = Object.keys(words).map((field) => [field, {}]);
  return { update: 0, ...Object.fromEntries(fields) };
}
