import * as tf from "@tensorflow/tfjs";
import { TRUNCATED_DEVIATION } from "../../../engine/mod.ts";
import { applyGradients } from "../../apply.ts";
import { digits } from "../diagnose_deviation.ts";
import { correlationOf, deviationOf, numbersOf } from "../noise_sample.ts";
import { smallGradient } from "../probe.ts";
import { ERRORS, rootMeanSquare } from "../statistics.ts";
import type { Check, Subject } from "../subject.ts";
import { infoOf, upTo } from "../trace.ts";
import {
  combine,
  parametersOf,
  product,
  type Shapes,
  tensorsOf,
  uniform,
  type Values,
  valuesOf,
} from "../trees.ts";
import { inChain } from "./fused.ts";

const UPDATES = 10;

/**
 * With gradients of zeros the parameters walk at random, and spread as the optimizer's own answers to
 * gradients predict: after T updates the variance is the sum over t of (deviation at t times what a unit
 * gradient at t has come to)^2. For rules that are linear; the path is that of `applyGradients`.
 */
export const noiseWalk: Check = {
  name: "noise walk",
  async run(subject, report) {
    const { noise } = subject.expectations;
    if (noise === undefined) return;
    const answers = await answersOf(subject);
    if (answers === null) return;
    const factor = noise.truncated ? TRUNCATED_DEVIATION : 1, deviationAt = deviationOf(noise);
    const correlationAt = correlationOf(noise);
    const spreads = answers.map((answer, update) => factor * deviationAt(update) * answer);
    const variance = spreads.reduce(
      (sum, spread, update) =>
        sum + spread ** 2 + 2 * correlationAt(update) * spread * (spreads[update + 1] ?? 0),
      0,
    );
    const names = Object.keys(subject.shapes).filter((name) => !noise.except?.includes(name));
    const shapes = Object.fromEntries(
      Object.entries(subject.shapes).map((
        [name, { length }],
      ) => [name, length < 2 ? [2000] : [50, 40]]),
    );
    const walked = numbersOf(
      await walk(subject, shapes, upTo(UPDATES).map(() => uniform(shapes))),
      names,
    );
    const spread = rootMeanSquare(walked), expected = Math.sqrt(variance);
    if (Math.abs(spread / expected - 1) <= ERRORS / Math.sqrt(2 * walked.length)) return;
    report({
      expected: `a spread of ${digits(expected)} after ${UPDATES} updates of noise alone`,
      got: digits(spread),
      advice: "Add the noise once to every gradient, and let the rule treat it as part of it.",
    });
  },
};

/** Where parameters of 0 have come to. */
async function walk(
  { build, expectations: { microBatches = 1 } }: Subject,
  shapes: Shapes,
  gradients: readonly Values[],
): Promise<Values> {
  const optimizer = inChain(await build()), parameters = parametersOf(shapes, 0);
  let state = optimizer.init(parameters);
  for (const values of gradients) {
    const tensors = tensorsOf(values, shapes);
    for (const _ of upTo(microBatches)) {
      state = applyGradients(optimizer, parameters, tensors, state, infoOf(0));
    }
    tf.dispose(tensors);
  }
  const values = valuesOf(parameters);
  tf.dispose(parameters);
  return values;
}

/** What a unit gradient at each update has come to in the end; null if the rule is not linear. */
async function answersOf(subject: Subject): Promise<readonly number[] | null> {
  const { shapes } = subject, none = uniform(shapes), small = smallGradient(subject);
  const still = await walk(subject, shapes, upTo(UPDATES).map(() => none));
  const answerTo = async (at: number, gradient: Values) => {
    const gradients = upTo(UPDATES).map((update) => update === at ? gradient : none);
    const moved = combine(await walk(subject, shapes, gradients), still, (a, b) => a - b);
    return product(moved, small) / product(small, small);
  };
  const answers: number[] = [];
  for (const update of upTo(UPDATES)) answers.push(await answerTo(update, small));
  const twice = await answerTo(0, smallGradient(subject, 2));
  return Math.abs(twice - 2 * answers[0]!) <= 0.01 * Math.abs(twice) ? answers : null;
}
