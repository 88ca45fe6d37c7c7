/** The wrappers that specifications can name. */

import { z } from "zod";
import { count } from "../schedules/mod.ts";
import { defineWrapper } from "../spec/entry.ts";

const EXPECTED_DECAY = "Expected a number from 0 up to, but not including, 1, or the word uniform";
const decay = z.union(
  [z.number(EXPECTED_DECAY).min(0, EXPECTED_DECAY).lt(1, EXPECTED_DECAY), z.literal("uniform")],
  { error: EXPECTED_DECAY },
);

export const wrappers = [
  defineWrapper({
    kind: "skipNonFinite",
    stage: "wrapper",
    title: "diverge only after several updates in a row that are not finite",
    options: z.strictObject({ most: count }),
    positional: ["most"],
    words: ({ most }) =>
      most === 1
        ? "diverge at the first update that is not finite"
        : `skip updates that are not finite, and diverge at ${most} in a row`,
    wrap: async (inner, { most }) =>
      (await import("./skip_non_finite.ts")).skipNonFinite(inner, most),
    examples: ["skipNonFinite(10)"],
  }),
  defineWrapper({
    kind: "average",
    stage: "wrapper",
    title: "average the parameters over the updates",
    options: z.strictObject({ decay }),
    positional: ["decay"],
    words: ({ decay }) =>
      decay === "uniform"
        ? "answer with the mean of the parameters over all updates"
        : `answer with the exponential moving mean of the parameters (decay ${decay})`,
    wrap: async (inner, { decay }) => (await import("./average.ts")).average(inner, decay),
    examples: ["average(0.999)", "average(uniform)"],
  }),
  defineWrapper({
    kind: "telemetry",
    stage: "wrapper",
    title: "read at intervals what clip and noise do to the updates",
    options: z.strictObject({ every: count }),
    positional: ["every"],
    words: ({ every }) =>
      every === 1 ? "read telemetry at every update" : `read telemetry every ${every} updates`,
    wrap: async (inner, { every }) => (await import("./telemetry.ts")).telemetry(inner, every),
    examples: ["telemetry(100)"],
  }),
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
