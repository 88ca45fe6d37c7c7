import { checkIsTransformation } from "../_check_is_transformation.ts";
import type * as tf from "@tensorflow/tfjs";
import { makeCheckedUpdate } from "../apply.ts";
import { kindOf } from "../_check_update.ts";
import { chain } from "../chain.ts";
import { coverOf, hasRows } from "../mask.ts";
import { globalNorm } from "../norm.ts";
import type { State } from "../state.ts";
import {
  copyOf,
  type GradientTransformation,
  type Observation,
  type StepInfo,
  type Tree,
  zerosOf,
} from "../transformation.ts";

/** The state of each transformation, by its pattern. */
export type NamedState = { readonly [pattern: string]: State };

/**
 * Different transformations for different parameters: each parameter goes to the first pattern that matches its
 * name. An update is made of all of them or of none: one gradient that is not finite stops all. Norms that are
 * observed are those of all parameters; the deviation of the noise is that of all of them
 * together; the learning rate is that of the first transformation; `clippedShare` is the mean over the
 * transformations that clip, by how many elements they get.
 *
 * As `optax.multi_transform` (`partition`).
 *
 * @param groups Transformations of one stage, by patterns of names with `*` for any characters. No wrappers:
 * `accumulate(named(...), 4)` contains all.
 * @throws {TypeError} If they are none, or of different stages, or wrappers.
 * @throws {RangeError} If a pattern cannot be read or has rows; in `init`, if it gets no parameter, or a
 * parameter has no pattern.
 *
 * @example
 * ```ts
 * import { adam, applyGradients, chain, clipByGlobalNorm, named, sgd } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const constants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
 * const optimizer = named({
 *   "*bias": sgd(0.5),
 *   "*": chain(clipByGlobalNorm(1), adam({ learningRate: 0.1, ...constants })),
 * });
 * const parameters = { kernel: tf.variable(tf.scalar(0)), bias: tf.variable(tf.scalar(0)) };
 * const gradients = { kernel: tf.scalar(4), bias: tf.scalar(4) };
 * applyGradients(optimizer, parameters, gradients, optimizer.init(parameters), { epoch: 0 });
 * if (parameters.bias.dataSync()[0] !== -2) throw new Error("not by sgd");
 * if (Math.abs(parameters.kernel.dataSync()[0]! + 0.1) > 1e-6) throw new Error("not by Adam");
 * ```
 */
export function named(
  groups: Readonly<Record<string, GradientTransformation>>,
): GradientTransformation<NamedState> {
  for (const one of Object.values(groups)) checkIsTransformation("name", one);
  const patterns = Object.keys(groups), [first] = Object.values(groups);
  if (first === undefined) throw new TypeError("Cannot name no transformations");
  const { stage } = first;
  for (const [pattern, one] of Object.entries(groups)) {
    if (one.stage === "wrapper" || one.stage !== stage || one.perExample) {
      const what = one.perExample ? "a clip of each example" : `a ${one.stage}`;
      const help = one.stage === "wrapper"
        ? "put it around named, which it then contains"
        : one.perExample
        ? "it takes the gradients of all parameters"
        : `expected a ${stage}, as for ${patterns[0]}`;
      throw new TypeError(`Cannot name ${what} for ${pattern}: ${help}`);
    }
    if (hasRows({ only: [pattern] })) {
      throw new RangeError(`Cannot name a transformation for rows: ${pattern}`);
    }
  }
  // Chains say what telemetry asks.
  const all = new Map(patterns.map((pattern) => {
    const one = groups[pattern]!;
    return [pattern, one.parts === undefined ? chain(one) as GradientTransformation : one];
  }));
  const covers = patterns.map((pattern) => [pattern, coverOf({ only: [pattern] })] as const);
  const owners = new Map<string, string>();
  const ownerOf = (name: string): string => {
    const known = owners.get(name) ?? covers.find(([, cover]) => cover(name, []) === "all")?.[0];
    if (known === undefined) {
      throw new RangeError(
        `Cannot update ${name}: none of the patterns matches it: ${patterns.join(", ")}`,
      );
    }
    owners.set(name, known);
    return known;
  };
  const split = (tree: Tree): ReadonlyMap<string, Tree> => {
    const trees = new Map<string, Record<string, tf.Tensor>>();
    for (const [name, tensor] of Object.entries(tree)) {
      const owner = ownerOf(name);
      trees.set(owner, { ...trees.get(owner), [name]: tensor });
    }
    return trees;
  };
  const check = (state: State) => {
    const names = kindOf(state) === "an object" ? Object.keys(state as NamedState) : [];
    if (names.length !== patterns.length || !patterns.every((name) => names.includes(name))) {
      throw new TypeError(`Cannot update named with the state of another transformation`);
    }
    for (const [pattern, one] of all) one.checkState?.((state as NamedState)[pattern]!);
  };
  /** Runs each transformation that has gradients, and returns the states after that. */
  const run = (
    gradients: Tree,
    norm: number,
    state: NamedState,
    info: StepInfo,
    update: (one: GradientTransformation, own: Tree, state: State, info: StepInfo) => State,
  ): NamedState => {
    const next: Record<string, State> = { ...state }, seen: Seen[] = [];
    for (const [pattern, own] of split(gradients)) {
      let last: Observation = {};
      const observe = (observation: Observation) => last = { ...last, ...observation };
      next[pattern] = update(all.get(pattern)!, own, state[pattern]!, { ...info, observe });
      seen.push({
        ...last,
        size: Object.values(own).reduce((sum, { size }) => sum + size, 0),
        clippedGradientNorm: last.clippedGradientNorm ?? globalNorm(own),
      });
    }
    info.observe?.(joined(seen, norm));
    return next;
  };
  return {
    spec: { step: { kind: "named", patterns }, context: {} },
    stage,
    groups: Object.fromEntries(all),
    init(params) {
      const trees = split(params);
      const unused = patterns.find((pattern) => !trees.has(pattern));
      if (unused !== undefined) {
        throw new RangeError(
          `Cannot name a transformation for ${unused}: it gets none of ${
            Object.keys(params).join(", ")
          }`,
        );
      }
      return Object.fromEntries(
        [...all].map(([pattern, one]) => [pattern, one.init(trees.get(pattern)!)]),
      );
    },
    checkState: check,
    update(gradients, state, params, info) {
      check(state);
      const norm = globalNorm(gradients);
      if (!Number.isFinite(norm)) {
        info.observe?.({ gradientNorm: norm, clippedGradientNorm: norm, clipped: false });
        return { updates: stage === "rule" ? zerosOf(gradients) : copyOf(gradients), state };
      }
      const updates: Record<string, tf.Tensor> = {}, trees = split(params);
      const next = run(gradients, norm, state, info, (one, own, before, info) => {
        const result = one.update(
          own,
          before,
          trees.get(ownerOf(Object.keys(own)[0]!)) ?? {},
          info,
        );
        Object.assign(updates, result.updates);
        return result.state;
      });
      return { updates, state: next };
    },
    ...stage !== "rule" ? {} : {
      updateInPlace(parameters, gradients, state, info) {
        const norm = globalNorm(gradients);
        if (!Number.isFinite(norm)) {
          info.observe?.({ gradientNorm: norm, clippedGradientNorm: norm, clipped: false });
          return state;
        }
        const trees = split(parameters);
        return run(gradients, norm, state, info, (one, own, before, info) => {
          const ownParameters = trees.get(ownerOf(Object.keys(own)[0]!)) as typeof parameters;
          return makeCheckedUpdate(one, ownParameters, own, before, info).state;
        });
      },
    },
  };
}

/** What a transformation saw, and of how many numbers. */
type Seen = Observation & { readonly size: number };

/** What all transformations saw, as one. */
function joined(seen: readonly Seen[], gradientNorm: number): Observation {
  const of = <Key extends keyof Observation>(key: Key) =>
    seen.flatMap((one) => one[key] === undefined ? [] : [one[key]]) as NonNullable<
      Observation[Key]
    >[];
  const [learningRate] = of("learningRate");
  const size = seen.reduce((sum, one) => sum + one.size, 0);
  const variance = seen.reduce(
    (sum, { noiseStandardDeviation = 0, size }) => sum + noiseStandardDeviation ** 2 * size,
    0,
  );
  const clips = seen.filter((one) => one.clippedShare !== undefined);
  const clippedShare = clips.reduce((sum, one) => sum + one.clippedShare! * one.size, 0) /
    clips.reduce((sum, { size }) => sum + size, 0);
  return {
    gradientNorm,
    clippedGradientNorm: Math.hypot(...of("clippedGradientNorm")),
    clipped: of("clipped").some((clipped) => clipped),
    ...clips.length === 0 ? {} : { clippedShare },
    ...learningRate === undefined ? {} : { learningRate },
    ...of("noiseStandardDeviation").length === 0
      ? {}
      : { noiseStandardDeviation: Math.sqrt(variance / size) },
  };
}
