import * as tf from "@tensorflow/tfjs";
import { type AdamStep, applyChange, type Change } from "../../engine/mod.ts";
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
  { step, words, initial = 0, loopAt }: ArrayScaling<Field>,
): Scaling<ArraysState<Field>> {
  const fields = Object.keys(words) as Field[];
  const begin: MapForm<ArraysState<Field>>["begin"] = (before, gradients, params) => {
    const state = nextArrays(step.kind, before, words, { gradients, params, initial });
    const loop = loopAt(state.update);
    const of = (name: string): Change => {
      const arrays = {} as Record<Field, Float32Array>;
      for (const field of fields) arrays[field] = state[field][name]!;
      const { size } = gradients[name]!;
      return (values, _parameter, from) => {
        const isWhole = values.length === size;
        loop(values, isWhole ? arrays : stretchOf(arrays, from, values.length));
      };
    };
    return { of, state };
  };
  return scaleByMap(step, words, begin);
}

/** A scaling by what it does to each parameter: the same in one pass over the parameters and alone. */
export function scaleByMap<Field extends string>(
  step: Step,
  words: ArrayWords<Field>,
  begin: MapForm<ArraysState<Field>>["begin"],
): Scaling<ArraysState<Field>> {
  return {
    spec: { step, context: {} },
    stage: "scale",
    elementwise: { kind: "map", inBlocks: true, begin },
    init: () => noArrays(words),
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
  of: (name: string) => Change | AdamStep | null,
): Tree {
  return mapTree(gradients, (gradient, name) => {
    const values = Float32Array.from(gradient.dataSync());
    const parameter = Object.hasOwn(params, name) ? params[name]!.dataSync() : values;
    const change = of(name);
    if (change !== null) applyChange(change, values, parameter as Float32Array, 0);
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
    parts[field] = arrays[field].subarray(from, from + length);
  }
  return parts;
}
