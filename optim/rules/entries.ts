/** The rules and scalings that specifications can name. */

import { z } from "zod";
import { maskOptions, maskWords } from "../mask.ts";
import { flag, positive, scheduleSchema, scheduleWords } from "../schedules/mod.ts";
import { defineTransformation } from "../spec/entry.ts";

const EXPECTED_DECAY = "Expected a number from 0 up to, but not including, 1";
const decay = z.number(EXPECTED_DECAY).min(0, EXPECTED_DECAY).lt(1, EXPECTED_DECAY);

/** Options that are only there when they differ from what is meant without them: equal text for equal steps. */
const orNothing = <Schema extends z.ZodType<number>>(schema: Schema) =>
  schema.transform((value) => value === 0 ? undefined : value).optional();

const rate = { rate: scheduleSchema };
const adamConstants = { beta1: decay, beta2: decay, epsilon: positive };
const EXPECTED_SUM = "Expected a number of 0 or more";
const adagradConstants = {
  epsilon: positive,
  initial: orNothing(z.number(EXPECTED_SUM).min(0, EXPECTED_SUM)),
  insideRoot: flag,
};
const rmsPropConstants = {
  decay,
  epsilon: positive,
  insideRoot: flag,
  centered: flag,
  momentum: orNothing(decay),
};

type Of<Shape extends z.core.$ZodLooseShape> = z.output<z.ZodObject<Shape>>;

const epsilonWords = (epsilon: number, insideRoot: boolean | undefined) =>
  `epsilon ${epsilon}${insideRoot ? " below the root" : ""}`;
const adamWords = ({ beta1, beta2, epsilon }: Of<typeof adamConstants>) =>
  `Adam (decays ${beta1} and ${beta2}, epsilon ${epsilon})`;
const adagradWords = ({ epsilon, initial, insideRoot }: Of<typeof adagradConstants>) =>
  `AdaGrad (${initial === undefined ? "" : `sums from ${initial}, `}${
    epsilonWords(epsilon, insideRoot)
  })`;
const rmsPropWords = (
  { decay, epsilon, insideRoot, centered, momentum }: Of<typeof rmsPropConstants>,
) =>
  [
    `RMSProp (decay ${decay}, ${epsilonWords(epsilon, insideRoot)}`,
    ...centered ? ["centered"] : [],
    ...momentum === undefined ? [] : [`momentum ${momentum}`],
  ].join(", ") + ")";
const decayWords = (rate: number, mask: Of<typeof maskOptions>) =>
  ["weight decay of", rate, maskWords(mask)].filter((word) => word !== "").join(" ");

const load = {
  adagrad: () => import("./scale_by_adagrad.ts"),
  adam: () => import("./scale_by_adam.ts"),
  momentum: () => import("./momentum.ts"),
  rate: () => import("./scale_by_learning_rate.ts"),
  rmsprop: () => import("./scale_by_rms_prop.ts"),
};

export const rules = [
  defineTransformation({
    kind: "sgd",
    stage: "rule",
    title: "stochastic gradient descent",
    options: z.strictObject(rate),
    positional: ["rate"],
    words: ({ rate }, length) =>
      `stochastic gradient descent with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate }, { length }) => (await load.rate()).sgd(rate, length),
    examples: ["sgd(0.01)", "sgd(0.005, halve=25, of=100)"],
  }),
  defineTransformation({
    kind: "momentum",
    stage: "rule",
    title: "gradient descent with momentum: trace and scaleByLearningRate in one",
    options: z.strictObject({ ...rate, decay }),
    positional: ["rate", "decay"],
    words: ({ rate, decay }, length) =>
      `momentum (decay ${decay}) with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate, decay }, { length }) =>
      (await load.momentum()).momentum({ learningRate: rate, decay, length }),
    examples: ["momentum(0.01, 0.9)"],
  }),
  defineTransformation({
    kind: "nesterov",
    stage: "rule",
    title: "gradient descent with Nesterov's momentum",
    options: z.strictObject({ ...rate, decay }),
    positional: ["rate", "decay"],
    words: ({ rate, decay }, length) =>
      `Nesterov's momentum (decay ${decay}) with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate, decay }, { length }) =>
      (await load.momentum()).nesterov({ learningRate: rate, decay, length }),
    examples: ["nesterov(0.01, 0.9)"],
  }),
  defineTransformation({
    kind: "adagrad",
    stage: "rule",
    title: "AdaGrad: scaleByAdagrad and scaleByLearningRate in one",
    options: z.strictObject({ ...rate, ...adagradConstants }),
    positional: ["rate"],
    words: ({ rate, ...constants }, length) =>
      `${adagradWords(constants)} with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate, ...constants }, { length }) =>
      (await load.adagrad()).adagrad({ ...constants, learningRate: rate, length }),
    examples: ["adagrad(0.1, epsilon=1e-10)"],
  }),
  defineTransformation({
    kind: "rmsprop",
    stage: "rule",
    title: "RMSProp: scaleByRmsProp and scaleByLearningRate in one",
    options: z.strictObject({ ...rate, ...rmsPropConstants }),
    positional: ["rate"],
    words: ({ rate, ...constants }, length) =>
      `${rmsPropWords(constants)} with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate, ...constants }, { length }) =>
      (await load.rmsprop()).rmsprop({ ...constants, learningRate: rate, length }),
    examples: ["rmsprop(0.001, decay=0.9, epsilon=1e-8)"],
  }),
  defineTransformation({
    kind: "adam",
    stage: "rule",
    title: "Adam: scaleByAdam and scaleByLearningRate in one, rounded once",
    options: z.strictObject({ ...rate, ...adamConstants }),
    positional: ["rate"],
    words: ({ rate, ...constants }, length) =>
      `${adamWords(constants)} with a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate, ...constants }, { length }) =>
      (await import("./adam.ts")).adam({ ...constants, learningRate: rate, length }),
    examples: [
      "adam(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)",
      "adam(0.003, cosine=0.02, epochs=4, beta1=0.9, beta2=0.999, epsilon=1e-8)",
    ],
  }),
  defineTransformation({
    kind: "adamw",
    stage: "rule",
    title: "AdamW: scaleByAdam, decay and scaleByLearningRate in one",
    options: z.strictObject({ ...rate, ...adamConstants, weightDecay: positive, ...maskOptions }),
    positional: ["rate"],
    words: ({ rate, weightDecay, only, except, ...constants }, length) =>
      `${adamWords(constants)} with a learning rate of ${scheduleWords(rate, length)} and ${
        decayWords(weightDecay, { only, except })
      }`,
    build: async ({ rate, ...constants }, { length }) =>
      (await import("./adamw.ts")).adamw({ ...constants, learningRate: rate, length }),
    examples: [
      "adamw(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weightDecay=0.01)",
      'adamw(0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weightDecay=0.01, except=["*bias"])',
    ],
  }),
  defineTransformation({
    kind: "scaleByAdam",
    stage: "scale",
    title: "the gradient as Adam scales it, without the learning rate",
    options: z.strictObject(adamConstants),
    positional: [],
    words: (constants) => `scaling by ${adamWords(constants)}`,
    build: async (constants) => (await load.adam()).scaleByAdam(constants),
    examples: ["scaleByAdam(beta1=0.9, beta2=0.999, epsilon=1e-8)"],
  }),
  defineTransformation({
    kind: "scaleByAdagrad",
    stage: "scale",
    title: "the gradient as AdaGrad scales it, without the learning rate",
    options: z.strictObject(adagradConstants),
    positional: [],
    words: (constants) => `scaling by ${adagradWords(constants)}`,
    build: async (constants) => (await load.adagrad()).scaleByAdagrad(constants),
    examples: [
      "scaleByAdagrad(epsilon=1e-10)",
      "scaleByAdagrad(epsilon=1e-7, initial=0.1, insideRoot=true)",
    ],
  }),
  defineTransformation({
    kind: "scaleByRmsProp",
    stage: "scale",
    title: "the gradient as RMSProp scales it, without the learning rate",
    options: z.strictObject(rmsPropConstants),
    positional: [],
    words: (constants) => `scaling by ${rmsPropWords(constants)}`,
    build: async (constants) => (await load.rmsprop()).scaleByRmsProp(constants),
    examples: [
      "scaleByRmsProp(decay=0.9, epsilon=1e-7, insideRoot=true)",
      "scaleByRmsProp(decay=0.99, epsilon=1e-8, centered=true, momentum=0.9)",
    ],
  }),
  defineTransformation({
    kind: "trace",
    stage: "scale",
    title: "momentum: the decayed sum of gradients",
    options: z.strictObject({ decay, nesterov: flag }),
    positional: ["decay"],
    words: ({ decay, nesterov }) =>
      `${nesterov ? "Nesterov's momentum" : "momentum"} with a decay of ${decay}`,
    build: async ({ decay, nesterov }) => (await import("./trace.ts")).trace(decay, { nesterov }),
    examples: ["trace(0.9)", "trace(0.9, nesterov=true)"],
  }),
  defineTransformation({
    kind: "decay",
    stage: "scale",
    title: "weight decay: before a scaling L2, after it decoupled",
    options: z.strictObject({ rate: positive, ...maskOptions }),
    positional: ["rate"],
    words: ({ rate, ...mask }) => decayWords(rate, mask),
    build: async ({ rate, ...mask }) =>
      (await import("./decay_weights.ts")).decayWeights(rate, mask),
    examples: ["decay(0.01)", 'decay(0.01, except=["*bias"])', 'decay(0.1, only=["W[2:5]"])'],
  }),
  defineTransformation({
    kind: "scaleByLearningRate",
    stage: "rule",
    title: "minus the learning rate times what comes in: the end of a chain",
    options: z.strictObject(rate),
    positional: ["rate"],
    words: ({ rate }, length) => `a learning rate of ${scheduleWords(rate, length)}`,
    build: async ({ rate }, { length }) => (await load.rate()).scaleByLearningRate(rate, length),
    examples: ["scaleByLearningRate(0.001)"],
  }),
];
