/** The rules and scalings that specifications can name. */

import { z } from "zod";
import { positive, scheduleSchema, scheduleWords } from "../schedules/mod.ts";
import { defineTransformation } from "../spec/entry.ts";

const EXPECTED_DECAY = "Expected a number from 0 up to, but not including, 1";
const decay = z.number(EXPECTED_DECAY).min(0, EXPECTED_DECAY).lt(1, EXPECTED_DECAY);
const constants = { beta1: decay, beta2: decay, epsilon: positive };
type Constants = Readonly<Record<keyof typeof constants, number>>;

const constantsInWords = ({ beta1, beta2, epsilon }: Constants) =>
  `Adam (decays ${beta1} and ${beta2}, epsilon ${epsilon})`;
const loadRate = () => import("./scale_by_learning_rate.ts");
const loadAdam = () => import("./adam.ts");

export const rules = [
  defineTransformation({
    kind: "sgd",
    stage: "rule",
    title: "stochastic gradient descent",
    options: z.strictObject({ rate: scheduleSchema }),
    positional: ["rate"],
    words: ({ rate }, length) =>
      `stochastic gradient descent with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate }, { length }) => (await loadRate()).sgd(rate, length),
    examples: ["sgd(0.01)", "sgd(0.005, halve=25, of=100)"],
  }),
  defineTransformation({
    kind: "adam",
    stage: "rule",
    title: "Adam: scaleByAdam and scaleByLearningRate in one, rounded once",
    options: z.strictObject({ rate: scheduleSchema, ...constants }),
    positional: ["rate"],
    words: ({ rate, ...constants }, length) =>
      `${constantsInWords(constants)} with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate, ...constants }, { length }) =>
      (await loadAdam()).adam({ ...constants, learningRate: rate, length }),
    examples: [
      "adam(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)",
      "adam(0.003, cosine=0.02, epochs=4, beta1=0.9, beta2=0.999, epsilon=1e-8)",
    ],
  }),
  defineTransformation({
    kind: "scaleByAdam",
    stage: "scale",
    title: "the gradient as Adam scales it, without the learning rate",
    options: z.strictObject(constants),
    positional: [],
    words: (constants) => `scaling by ${constantsInWords(constants)}`,
    build: async (constants) => (await loadAdam()).scaleByAdam(constants),
    examples: ["scaleByAdam(beta1=0.9, beta2=0.999, epsilon=1e-8)"],
  }),
  defineTransformation({
    kind: "trace",
    stage: "scale",
    title: "momentum: the decayed sum of gradients",
    options: z.strictObject({ decay }),
    positional: ["decay"],
    words: ({ decay }) => `momentum with a decay of ${decay}`,
    build: async ({ decay }) => (await import("./trace.ts")).trace(decay),
    examples: ["trace(0.9)"],
  }),
  defineTransformation({
    kind: "scaleByLearningRate",
    stage: "rule",
    title: "minus the learning rate times what comes in: the end of a chain",
    options: z.strictObject({ rate: scheduleSchema }),
    positional: ["rate"],
    words: ({ rate }, length) => `a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate }, { length }) => (await loadRate()).scaleByLearningRate(rate, length),
    examples: ["scaleByLearningRate(0.001)"],
  }),
];
