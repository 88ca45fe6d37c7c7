import * as tf from "@tensorflow/tfjs";
import { type Finding, type PhiloxKey, streamKey } from "../../engine/mod.ts";
import { chain } from "../chain.ts";
import { clipByGlobalNorm } from "../clips/mod.ts";
import { sgd } from "../rules/mod.ts";
import type { BuildContext } from "../spec/mod.ts";
import { type GradientTransformation, mapTree } from "../transformation.ts";
import type { Expectations, MakeTransformation } from "./expectations.ts";
import type { Shapes } from "./trees.ts";

/** What a transformation is tried on. */
const usual: Shapes = { A: [4, 3], W: [9], bias: [1] };

/** A transformation under test. */
export interface Subject {
  /** Built anew at every call, for parameters that have other shapes or names than `shapes`, too. */
  readonly build: (
    options?: { readonly key?: PhiloxKey; readonly names?: readonly string[] },
  ) => Promise<GradientTransformation>;
  readonly shapes: Shapes;
  readonly expectations: Expectations;
}

/** Takes what a check found; the name of the check is added. */
export type Report = (finding: Omit<Finding, "what">) => void;

/** One promise of the contract, and what finds where it is broken. */
export interface Check {
  /** The name that its findings have. */
  readonly name: string;
  readonly run: (subject: Subject, report: Report) => void | Promise<void>;
}

/** The key of a seed. */
export function keyOf(seed: number): PhiloxKey {
  return streamKey(seed, "noise");
}

/** What makes a transformation, as a subject. */
export function subjectOf(make: MakeTransformation, expectations: Expectations): Subject {
  const shapes = expectations.parameters ?? usual;
  return {
    build: async ({ key = keyOf(1), names = Object.keys(shapes) } = {}) =>
      ofOneExample(await make(contextOf(key, names))),
    shapes,
    expectations,
  };
}

/** What takes the gradient of each example, as one that takes a gradient: as that of the only example. */
function ofOneExample(transformation: GradientTransformation): GradientTransformation {
  if (transformation.perExample !== true) return transformation;
  const { perExample: _, updateInPlace: _inPlace, ...rest } = transformation;
  return {
    ...rest,
    update(updates, ...others) {
      const examples = mapTree(updates, (gradient) => tf.expandDims(gradient));
      try {
        return transformation.update(examples, ...others);
      } finally {
        tf.dispose(examples as tf.NamedTensorMap);
      }
    },
  };
}

/** What a training would give: the key of a seed, groups, a length. */
function contextOf(key: PhiloxKey, names: readonly string[]): BuildContext {
  const groups = names.map((name, i) => [name, i % 2 === 0 ? "one" : "two"]);
  return { key, groups: Object.fromEntries(groups), length: { before: 1, last: 10 } };
}

/** What a wrapper is tried around. */
export function wrapped(): GradientTransformation {
  return chain(clipByGlobalNorm(10), sgd(0.1)) as GradientTransformation;
}

/** Whether it adds noise, as far as stages and expectations say. */
export function addsNoise(
  { stage, parts, discarded, inner }: GradientTransformation,
  expectations: Expectations,
): boolean {
  const { noise } = expectations;
  if (discarded) return false;
  if (inner !== undefined) return addsNoise(inner, expectations);
  return noise !== undefined || stage === "noise" ||
    (parts?.some((part) => part.stage === "noise" && !part.discarded) ?? false);
}

/** Whether its updates are what has to be added to parameters. */
export function isOptimizer({ stage }: GradientTransformation): boolean {
  return stage === "rule" || stage === "wrapper";
}
