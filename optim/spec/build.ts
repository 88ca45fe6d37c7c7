import { deriveKey } from "../../engine/base/mod.ts";
import { checkKey } from "../_check_key.ts";
import type { GradientTransformation } from "../transformation.ts";
import type { Stage } from "../stage.ts";
import type { BuildContext, Step } from "./step.ts";
import { type OptimizerSource, readOptimizer } from "./read.ts";
import { descentRateOf, permitsAnyOrder, stageOf, stepsOf } from "./stages.ts";
import { transformationOf } from "./table.ts";

/**
 * Builds an optimizer from its specification, as text or as steps.
 *
 * @param context What the specification leaves to the training; noise needs a key.
 * @throws {OptimizerError} If the specification cannot be read.
 * @throws {TypeError} If the context lacks what a step needs, or its key is none.
 *
 * @example
 * ```ts
 * import { asTfOptimizer, buildOptimizer, streamKey } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const optimizer = asTfOptimizer(
 *   await buildOptimizer("clip(1) > noise(0.001) > sgd(0.1)", { key: streamKey(1, "noise") }),
 * );
 * const x = tf.variable(tf.scalar(5), true, "x");
 * for (let i = 0; i < 100; i++) optimizer.minimize(() => tf.square(x));
 * if (Math.abs(x.dataSync()[0]!) > 0.01) throw new Error("not minimized");
 * ```
 */
export async function buildOptimizer(
  source: OptimizerSource,
  context: BuildContext = {},
): Promise<GradientTransformation> {
  if (context.key !== undefined) checkKey(context.key);
  const steps = readOptimizer(source), noises = stepsOf(steps, "noise");
  const rate = descentRateOf(steps), forNoise = rate === null ? context : { rate, ...context };
  const contextOf = (step: Step): BuildContext => {
    const place = noises.indexOf(step);
    if (place < 0) return context;
    // Noises of one key would be multiples of each other.
    if (place === 0 || context.key === undefined) return forNoise;
    return { ...forNoise, key: deriveKey(context.key, `noise ${place + 1}`) };
  };
  return await buildSteps(steps, contextOf, false);
}

/** The first wrapper contains everything after it; what stands before it is outside. */
async function buildSteps(
  steps: readonly Step[],
  contextOf: (step: Step) => BuildContext,
  unordered: boolean,
): Promise<GradientTransformation> {
  const { chain } = await import("../chain.ts");
  const at = steps.findIndex((step) => stageOf(step) === "wrapper");
  const parts = await Promise.all(
    (at < 0 ? steps : steps.slice(0, at)).map((step) => buildStep(step, contextOf(step))),
  );
  // Their order has been checked, and a specification names the faults that it has on purpose.
  const join = (...all: readonly GradientTransformation[]) =>
    chain(
      { unordered: unordered || all.some(({ fault }) => fault !== undefined) },
      ...all,
    ) as GradientTransformation;
  if (at < 0) return join(...parts);
  const permits = unordered || permitsAnyOrder(steps[at]!);
  const inner = await buildSteps(steps.slice(at + 1), contextOf, permits);
  const wrapped = await wrapStep(steps[at]!, inner, contextOf(steps[at]!));
  return at === 0 ? wrapped : join(...parts, wrapped);
}

/** Builds the transformation of one step that has been read, and is no wrapper. */
export async function buildStep(
  step: Step,
  context: BuildContext,
): Promise<GradientTransformation> {
  const { kind, ...options } = step;
  const entry = transformationOf(kind);
  if (entry === undefined || entry.stage === "wrapper") {
    throw new TypeError(
      `Cannot build ${
        entry === undefined ? "an unknown transformation" : "a wrapper alone"
      }: ${kind}`,
    );
  }
  return built(step, entry.stage, await entry.build(options, context), context);
}

/** Builds the wrapper of one step that has been read, around what it contains. */
export async function wrapStep(
  step: Step,
  inner: GradientTransformation,
  context: BuildContext,
): Promise<GradientTransformation> {
  const { kind, ...options } = step;
  const entry = transformationOf(kind);
  if (entry?.stage !== "wrapper") throw new TypeError(`Cannot build an unknown wrapper: ${kind}`);
  const wrapped = await entry.wrap(inner, options, context);
  return wrapped === inner ? inner : built(step, "wrapper", wrapped, context);
}

function built(
  step: Step,
  stage: Stage,
  transformation: GradientTransformation,
  context: BuildContext,
): GradientTransformation {
  if (transformation.stage !== stage) {
    throw new TypeError(
      `Cannot build ${step.kind}: it is a ${transformation.stage}, its entry says ${stage}`,
    );
  }
  if (transformation.spec === undefined) {
    Object.defineProperty(transformation, "spec", { value: { step, context } });
  }
  return transformation;
}
