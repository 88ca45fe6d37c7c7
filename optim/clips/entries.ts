/** The clips that specifications can name. */

import { z } from "zod";
import { positive } from "../schedules/mod.ts";
import { defineTransformation } from "../spec/entry.ts";

const options = z.strictObject({ norm: positive });
const common = { stage: "clip", options, positional: ["norm"] } as const;
const load = () => import("./clip.ts");

export const clips = [
  defineTransformation({
    ...common,
    kind: "clip",
    title: "scale all gradients to a largest global norm",
    words: ({ norm }) => `clip to a global norm of ${norm}`,
    build: async ({ norm }) => (await load()).clipByGlobalNorm(norm),
    examples: ["clip(40)"],
    limit: { option: "norm", of: "all" },
  }),
  defineTransformation({
    ...common,
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
    ...common,
    kind: "clipBySpectralNorm",
    title: "scale each parameter, a matrix, to a largest singular value",
    words: ({ norm }) => `clip each matrix to a largest singular value of ${norm}`,
    build: async ({ norm }) => (await load()).clipBySpectralNorm(norm),
    examples: ["clipBySpectralNorm(40)"],
    limit: { option: "norm", of: "parameter" },
  }),
];
