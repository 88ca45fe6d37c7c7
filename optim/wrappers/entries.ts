/** The wrappers that specifications can name. */

import { z } from "zod";
import { count } from "../schedules/mod.ts";
import { defineWrapper } from "../spec/entry.ts";

export const wrappers = [
  defineWrapper({
    kind: "accumulate",
    stage: "wrapper",
    title: "one update of the mean gradient of several batches",
    options: z.strictObject({ batches: count }),
    positional: ["batches"],
    words: ({ batches }) => `make an update of the mean gradient of every ${batches} batches`,
    wrap: async (inner, { batches }) =>
      (await import("./accumulate.ts")).accumulate(inner, batches),
    examples: ["accumulate(4)"],
  }),
  defineWrapper({
    kind: "unordered",
    stage: "wrapper",
    title: "permits any order of what follows, and parts that are discarded",
    options: z.strictObject({}),
    positional: [],
    words: () => "take the steps in the order in which they stand, right or wrong",
    wrap: (inner) => inner,
    permitsAnyOrder: true,
    examples: ["unordered"],
  }),
];
