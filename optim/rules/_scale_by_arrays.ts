import * as tf from "@tensorflow/tfjs";
import type { Change } from "../../engine/mod.ts";
import { isMade } from "../norm.ts";
import type { Step } from "../spec/step.ts";
import type { State } from "../state.ts";
import { copyOf, type GradientTransformation, mapTree, type Tree } from "../transformation.ts";
import {
  type ArraysState,
  type ArrayWords,
  checkArrays,
  nextArrays,
  noArrays,
} from "./_named_arrays.ts";

/** Changes some elements of a gradient and of what is kept of them, in place: each by itself. */
export type Loop<Field extends string> = (
  values: Float32Array,
  arrays: Readonly<Record<Field, Float32Array>>,
) => void;

/** What `scaleByArrays` makes a scaling from. */
export interface ArrayScaling<Field extends string> {
  readonly step: Step;
  readonly words: ArrayWords<Field>;
  /** What arrays hold before the first update; 0 if missing. */
  readonly initial?: number;
  /** The loop of update t = 1, 2, ... */
  readonly loopAt: (t: number) => Loop<Field>;
  /** What changes the elements of a parameter after the loop: null for nothing. */
  readonly then?: (name: string, shape: readonly number[]) => Change | null;
  /** Checks the parameters before the first update. */
  readonly check?: (params: Tree) => void;
}

/** A form of `Elementwise` that works on one element after another. */
export type MapForm<S extends State> = Extract<
  NonNullable<GradientTransformation<S>["elementwise"]>,
  { readonly kind: "map" }
>;

/** A scaling of each element by itself, which keeps numbers of it in arrays by the names of parameters. */
export type Scaling<S extends State> = GradientTransformation<S> & {
  readonly elementwise: MapForm<S>;
};

/** A scaling by a loop over elements: the same in one pass over the parameters and alone. */
export function scaleByArrays<Field extends string>(
  { step, words, initial = 0, loopAt, then = () => null, check }: ArrayScaling<Field>,
): Scaling<ArraysState<Field>> {
  const fields = Object.keys(words) as Field[];
  const begin: MapForm<ArraysState<Field>>["begin"] = (before, gradients, params) => {
    const state = nextArrays(step.kind, before, words, { gradients, params, initial });
    const loop = loopAt(state.update);
    const of = (name: string): Change => {
      const arrays = {} as Record<Field, Float32Array>;
      for (const field of fields) arrays[field] = state[field][name]!;
      const last = then(name, gradients[name]!.shape);
      return (values, parameter, from) => {
        loop(values, stretchOf(arrays, from, values.length));
        last?.(values, parameter, from);
      };
    };
    return { of, state };
  };
  return {
    spec: { step, context: {} },
    stage: "scale",
    elementwise: { kind: "map", inBlocks: true, begin },
    init(params) {
      check?.(params);
      return noArrays(words);
    },
    checkState: (state) => checkArrays(step.kind, state, words),
    update(gradients, state, params, info) {
      const made = isMade(gradients);
      const next = begin(structuredClone(state), gradients, params, info);
      if (!made) return { updates: copyOf(gradients), state };
      return { updates: changeTree(gradients, params, next.of), state: next.state };
    },
  };
}

/** Gradients after the changes of each. */
export function changeTree(
  gradients: Tree,
  params: Tree,
  of: (name: string) => Change | null,
): Tree {
  return mapTree(gradients, (gradient, name) => {
    const values = Float32Array.from(gradient.dataSync());
    const parameter = Object.hasOwn(params, name) ? params[name]!.dataSync() : values;
    of(name)?.(values, parameter as Float32Array, 0);
    return tf.tensor(values, gradient.shape);
  });
}

function stretchOf<Field extends string>(
  arrays: Record<Field, Float32Array>,
  from: number,
  length: number,
): Readonly<Record<Field, Float32Array>> {
  const parts = {} as Record<Field, Float32Array>;
  for (const field in arrays) {
    const whole = arrays[field];
    if (whole.length === length) return arrays;
    parts[field] = whole.subarray(from, from + length);
  }
  return parts;
}
