import type { GradientTransformation } from "../transformation.ts";
import type { State } from "../state.ts";
import type { BuildContext, Step } from "./step.ts";
import { type OptimizerSource, readOptimizer } from "./read.ts";
import { descentRateOf, stageOf } from "./stages.ts";
import { transformationOf } from "./table.ts";

/**
 * Builds an optimizer from its specification, as text or as steps.
 *
 * @param context What the specification leaves to the training; noise needs a key.
 * @throws {OptimizerError} If the specification cannot be read.
 * @throws {TypeError} If the context lacks what a step needs.
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
): Promise<GradientTransformation<readonly State[]>> {
  const steps = readOptimizer(source);
  const { chain } = await import("../chain.ts");
  const rate = descentRateOf(steps), forNoise = rate === null ? context : { rate, ...context };
  const parts = await Promise.all(
    steps.map((step) => buildStep(step, stageOf(step) === "noise" ? forNoise : context)),
  );
  // Their order has been checked, and a specification names the faults that it has on purpose.
  return chain({ unordered: parts.some(({ fault }) => fault !== undefined) }, ...parts);
}

/** Builds the transformation of one step that has been read. */
export async function buildStep(
  step: Step,
  context: BuildContext,
): Promise<GradientTransformation> {
  const { kind, ...options } = step;
  const entry = transformationOf(kind);
  if (entry === undefined) throw new TypeError(`Cannot build an unknown transformation: ${kind}`);
  const built = await entry.build(options, context);
  if (built.stage !== entry.stage) {
    throw new TypeError(
      `Cannot build ${kind}: it is a ${built.stage}, its entry says ${entry.stage}`,
    );
  }
  if (built.spec === undefined) Object.defineProperty(built, "spec", { value: { step, context } });
  return built;
}
