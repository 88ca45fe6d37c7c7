import * as tf from "@tensorflow/tfjs";
import { checkState, kindOf } from "../_check_update.ts";
import { makeCheckedUpdate } from "../apply.ts";
import { globalNorm } from "../norm.ts";
import type { Step } from "../spec/step.ts";
import type { State } from "../state.ts";
import {
  type GradientTransformation,
  mapTree,
  type Observation,
  type StepInfo,
  type Tree,
} from "../transformation.ts";

/** What a wrapper does with one update. */
export interface WrappedUpdate {
  readonly gradients: Tree;
  readonly params: Tree;
  readonly info: StepInfo;
  /** Hands an update to what is wrapped; at most once. */
  readonly pass: (inner: State, gradients: Tree, info: StepInfo) => Passed;
  /** An array of the state that may be written to. */
  readonly own: (values: Float32Array) => Float32Array;
}

/** What became of an update that was passed on. */
export interface Passed {
  readonly inner: State;
  /** Whether its norm was finite. */
  readonly made: boolean;
  /** Whether the parameters were updated: it was made, and not only accumulated. */
  readonly moved: boolean;
  /** What was seen. */
  readonly seen: Observation;
  /** The values of a parameter after it. */
  readonly valuesOf: (name: string) => ArrayLike<number>;
}

/** A wrapper: one function for both ways of updating. */
interface Wrapper<S extends { readonly inner: State }> {
  readonly step: Step;
  readonly inner: GradientTransformation;
  /** Of the state. */
  readonly fields: readonly (keyof S & string)[];
  init(params: Tree, inner: State): S;
  /**
   * Checks the fields of a state but the wrapped one's.
   *
   * @throws {TypeError} If it is none.
   */
  check?(state: S): void;
  /** @returns The next state, with the one of `pass` in it. */
  run(state: S, update: WrappedUpdate): S;
}

/** A transformation around another, which may be a chain or a wrapper. */
export function wrap<S extends { readonly inner: State }>(
  { step, inner, fields, init, check: checkFields, run }: Wrapper<S>,
): GradientTransformation<S> {
  const check = (state: State) => {
    checkState(step.kind, state, fields);
    checkFields?.(state as S);
    inner.checkState?.((state as S).inner);
  };
  return {
    spec: { step, context: {} },
    stage: "wrapper",
    inner,
    ...inner.perExample === true ? { perExample: true } : {},
    init: (params) => init(params, inner.init(params)),
    checkState: check,
    update(gradients, state, params, info) {
      check(state);
      let updates: Tree | null = null;
      const next = run(state, {
        ...{ gradients, params, info },
        own: (values) => values.slice(),
        pass(before, given, passed) {
          let seen: Observation = {};
          const observe = (observation: Observation) => {
            seen = { ...seen, ...observation };
            passed.observe?.(observation);
          };
          const result = inner.update(given, before, params, { ...passed, observe });
          updates = result.updates;
          const made = Number.isFinite(globalNorm(given));
          return {
            ...{ inner: result.state, made, moved: made && !seen.accumulating, seen },
            valuesOf: (name) => sumOf(params[name]!, result.updates[name]),
          };
        },
      });
      return { updates: updates ?? unmoved(gradients), state: next };
    },
    updateInPlace(parameters, gradients, state, info) {
      return run(state, {
        ...{ gradients, params: parameters, info },
        own: (values) => values,
        pass(before, given, passed) {
          const { state, made, seen } = makeCheckedUpdate(inner, parameters, given, before, passed);
          return {
            ...{ inner: state, made, moved: made && !seen.accumulating, seen },
            valuesOf: (name) => parameters[name]!.dataSync(),
          };
        },
      });
    },
  };
}

/** The sum, as adding an update rounds it. */
function sumOf(parameter: tf.Tensor, update: tf.Tensor | undefined): ArrayLike<number> {
  if (update === undefined) return parameter.dataSync();
  return tf.tidy(() => tf.add(parameter, update).dataSync());
}

/** Updates that change no bit: adding 0 would turn -0 into 0. */
function unmoved(tree: Tree): Tree {
  return mapTree(tree, ({ size, shape }) => tf.tensor(new Float32Array(size).fill(-0), shape));
}

/**
 * Checks that a part of a state is arrays by name.
 *
 * @throws {TypeError} If it is not.
 */
export function checkArrays(kind: string, what: string, arrays: State): void {
  const words = kindOf(arrays);
  if (words !== "an object") throw new TypeError(`Cannot update ${kind}: its ${what} is ${words}`);
  for (const [name, values] of Object.entries(arrays as { readonly [name: string]: State })) {
    if (values instanceof Float32Array) continue;
    throw new TypeError(
      `Cannot update the parameter ${name}: its ${what} is ${
        kindOf(values)
      }, not a Float32Array: ` +
        "save states by stateToJson and read them by stateFromJson",
    );
  }
}

/** The state of the outermost wrapper that has some fields; null if there is none. */
export function findState(state: State, fields: readonly string[]): State {
  if (state === null || typeof state !== "object" || state instanceof Float32Array) return null;
  // A wrapper stands at the end of a chain.
  if (Array.isArray(state)) return findState(state.at(-1) ?? null, fields);
  const found = state as { readonly [name: string]: State };
  if ([...fields, "inner"].every((name) => Object.hasOwn(found, name))) return found;
  return findState(found.inner ?? found.transformation ?? null, fields);
}
