/** The clips that specifications can name. */

import { z } from "zod";
import { positive } from "../schedules/mod.ts";
import { defineTransformation } from "../spec/entry.ts";

const stage = "clip";
/** Of clips that have a largest norm. */
const byNorm = {
  stage,
  options: z.strictObject({ norm: positive }),
  positional: ["norm"],
} as const;
const load = () => import("./mod.ts");

export const clips = [
  defineTransformation({
    ...byNorm,
    kind: "clip",
    title: "scale all gradients to a largest global norm",
    words: ({ norm }) => `clip to a global norm of ${norm}`,
    build: async ({ norm }) => (await load()).clipByGlobalNorm(norm),
    examples: ["clip(40)"],
    limit: { option: "norm", of: "all" },
  }),
  defineTransformation({
    ...byNorm,
    kind: "clipPerGroup",
    title: "scale each of the model's groups of parameters to a largest norm",
    words: ({ norm }) => `clip each group of parameters to a norm of ${norm}`,
    async build({ norm }, { groups }) {
      if (groups === undefined) throw new TypeError("Cannot clip per group without groups");
      return (await load()).clipPerGroup(norm, groups);
    },
    examples: ["clipPerGroup(40)"],
    limit: { option: "norm", of: "group" },
  }),
  defineTransformation({
    ...byNorm,
    kind: "clipPerParameter",
    title: "scale each parameter's gradient to a largest norm: Keras' clipnorm",
    words: ({ norm }) => `clip each parameter to a norm of ${norm}`,
    build: async ({ norm }) => (await load()).clipPerParameter(norm),
    examples: ["clipPerParameter(20)"],
    limit: { option: "norm", of: "parameter" },
  }),
  defineTransformation({
    ...byNorm,
    kind: "clipBySpectralNorm",
    title: "scale each parameter, a matrix, to a largest singular value",
    words: ({ norm }) => `clip each matrix to a largest singular value of ${norm}`,
    build: async ({ norm }) => (await load()).clipBySpectralNorm(norm),
    examples: ["clipBySpectralNorm(40)"],
    limit: { option: "norm", of: "matrix" },
  }),
  defineTransformation({
    stage,
    kind: "clipByBlockRms",
    title: "scale each parameter's gradient to a largest root mean square",
    options: z.strictObject({ threshold: positive }),
    positional: ["threshold"],
    words: ({ threshold }) => `clip each parameter to a root mean square of ${threshold}`,
    build: async ({ threshold }) => (await load()).clipByBlockRms(threshold),
    examples: ["clipByBlockRms(10)"],
  }),
  defineTransformation({
    stage,
    kind: "clipByValue",
    title: "clip each element to a largest absolute value",
    options: z.strictObject({ limit: positive }),
    positional: ["limit"],
    words: ({ limit }) => `clip each element to ${limit} at most, and -${limit} at least`,
    build: async ({ limit }) => (await load()).clipByValue(limit),
    examples: ["clipByValue(10)"],
  }),
  defineTransformation({
    stage,
    kind: "clipAdaptively",
    title: "scale each unit's gradient to a largest share of the norm of its weights",
    options: z.strictObject({ factor: positive, epsilon: positive.default(0.001) }),
    positional: ["factor"],
    words: ({ factor, epsilon }) =>
      `clip each unit to ${factor} of the norm of its weights, which counts as ${epsilon} at least`,
    build: async ({ factor, epsilon }) => (await load()).clipAdaptively(factor, epsilon),
    examples: ["clipAdaptively(0.01)", "clipAdaptively(5, epsilon=0.1)"],
  }),
  defineTransformation({
    ...byNorm,
    kind: "clipEach",
    title: "scale the gradient of each example to a largest norm, and take the mean",
    words: ({ norm }) => `clip each example's gradient to a norm of ${norm} before the mean`,
    build: async ({ norm }) => (await load()).clipEach(norm),
    examples: ["clipEach(1)"],
    perExample: true,
  }),
];
