import { neuralProgrammer } from "../../../models/registry.ts";
import type { Claim, ClaimTest, Paper } from "./claim.ts";
import { digitClaims } from "./gradient_noise_digits.ts";
import { listClaims } from "./gradient_noise_lists.ts";
import { productClaims } from "./gradient_noise_products.ts";

/** Table 2 is of 200 epochs; of the data the paper says that they are those of Sukhbaatar et al. */
const memory = {
  suite: "paper-memory-networks",
  direction: "lower",
  of: "means",
  budget: { tasks: 20, restarts: null, epochs: 200 },
} as const satisfies Partial<ClaimTest>;

/** A row of table 2, with annealed noise. */
function ofTable2(
  stage: "one-stage" | "two-stage",
  metric: "trainError" | "validationError",
): Claim {
  const word = metric === "trainError" ? "training" : "validation";
  return {
    id: `noise-${stage}-${word}`,
    sentence: `In ${stage} training of memory networks, noise lowers the ${word} error.`,
    place: "table 2",
    published: { kind: "suite" },
    test: { ...memory, change: "noise", variant: `${stage}-annealed`, reference: stage, metric },
  };
}

/** Without numbers: "also works" after tuning, the best standard deviation being 0.001. */
function fixedNoise(stage: "one-stage" | "two-stage"): Claim[] {
  const test = { ...memory, metric: "validationError" } as const;
  return [
    {
      id: `noise-fixed-${stage}`,
      sentence: `In ${stage} training, noise of a fixed standard deviation of 0.001 works, too.`,
      place: "section on memory networks",
      published: null,
      test: { ...test, change: "fixed noise", variant: `${stage}-fixed`, reference: stage },
    },
    {
      id: `noise-annealed-over-fixed-${stage}`,
      sentence: `In ${stage} training, annealed noise is better than fixed noise.`,
      place: "section on the method",
      published: null,
      test: {
        ...test,
        change: "annealing the noise",
        variant: `${stage}-annealed`,
        reference: `${stage}-fixed`,
      },
    },
  ];
}

/** Runs that answer everything right, with the paper's objective: 72 configurations, three seeds each. */
const grid = {
  suite: "paper-neural-programmer-grid",
  metric: "unsolved",
  of: "counts",
  budget: { tasks: 1, restarts: 216, epochs: null },
} as const satisfies Partial<ClaimTest>;

/** Arms of table 4, all with the paper's objective, as the suite and as the table of the tasks call them. */
const arms = {
  plain: {
    words: "training without either",
    verb: "leaves",
    title: "Neural Programmer, noise paper",
  },
  noisy: { words: "noise", verb: "leaves", title: "Neural Programmer, noise, noise paper" },
  dropout: { words: "dropout", verb: "leaves", title: "Neural Programmer, dropout, noise paper" },
  "dropout+noisy": {
    words: "dropout and noise together",
    verb: "leave",
    title: "Neural Programmer, dropout, noise, noise paper",
  },
} as const;

type Arm = keyof typeof arms;

const tables = {
  columns: { task: "tables-5", words: "five columns" },
  text: { task: "tables-text", words: "a column of text" },
} as const;

/** A comparison of two cells of table 4. */
function ofTable4(
  table: keyof typeof tables,
  variant: Arm,
  reference: Arm,
  direction: ClaimTest["direction"] = "lower",
): Claim {
  const { task, words } = tables[table];
  const than = direction === "lower" ? "fewer" : "more";
  return {
    id: `programmer-${table}-${variant}-against-${reference}`,
    sentence: `On ${words}, ${arms[variant].words} ${arms[variant].verb} ${than} errors than ` +
      `${arms[reference].words}.`,
    place: "table 4",
    published: {
      kind: "tasks",
      variant: arms[variant].title,
      reference: arms[reference].title,
    },
    test: {
      suite: "paper-neural-programmer",
      change: `${arms[variant].words}${
        reference === "plain" ? "" : ` in place of ${arms[reference].words}`
      }`,
      variant,
      reference,
      metric: "testError",
      direction,
      of: "best",
      workloads: [`${neuralProgrammer.name}/${task}`],
      budget: { tasks: 1, restarts: null, epochs: null },
    },
  };
}

const relative = ofTable4("columns", "noisy", "plain");

const programmer: readonly Claim[] = [
  {
    id: "programmer-grid-noise",
    sentence: "On a single column, more runs answer everything right with noise: 9 of 216, not 1.",
    place: "section on the Neural Programmer",
    published: { kind: "suite" },
    test: { ...grid, change: "noise", variant: "noisy", reference: "plain", direction: "lower" },
  },
  {
    id: "programmer-grid-seeds",
    sentence: "On a single column, the 9 runs with noise are of all three seeds.",
    place: "section on the Neural Programmer",
    published: null,
    test: {
      suite: null,
      reason:
        "it compares no two arms: it says over which seeds nine runs spread, where a suite compares how many " +
        "runs of two arms succeed",
    },
  },
  {
    id: "programmer-grid-noise-over-dropout",
    sentence: "On a single column, noise does what dropout does not: 9 runs of 216, and none.",
    place: "section on the Neural Programmer",
    published: { kind: "suite" },
    test: {
      ...grid,
      change: "noise in place of dropout",
      variant: "noisy",
      reference: "dropout",
      direction: "lower",
    },
  },
  {
    id: "programmer-grid-dropout",
    sentence: "On a single column, fewer runs answer everything right with dropout: none, not 1.",
    place: "section on the Neural Programmer",
    published: { kind: "suite" },
    test: {
      ...grid,
      change: "dropout",
      variant: "dropout",
      reference: "plain",
      direction: "higher",
    },
  },
  {
    ...relative,
    sentence: "On five columns, noise takes 72 % of the errors away.",
    place: "abstract, table 4",
  },
  {
    ...relative,
    id: "programmer-columns-every-run",
    sentence: "On five columns, noise is better without any selection among the runs, too.",
    place: "figure 2",
    published: null,
    test: { ...relative.test as ClaimTest, of: "means" },
  },
  {
    id: "programmer-without-clip",
    sentence: "Without a clip, large gradients drown the noise: the Neural Programmer needs it.",
    place: "section on the Neural Programmer",
    published: null,
    test: {
      suite: null,
      reason:
        "the paper names no clip and has no number of training without one; the suites of its tables train " +
        "every arm with a clip",
    },
  },
  ofTable4("columns", "dropout", "plain"),
  ofTable4("columns", "noisy", "dropout"),
  ofTable4("columns", "dropout+noisy", "plain"),
  ofTable4("columns", "dropout+noisy", "noisy"),
  ofTable4("columns", "dropout+noisy", "dropout"),
  ofTable4("text", "noisy", "plain"),
  ofTable4("text", "dropout", "plain"),
  ofTable4("text", "noisy", "dropout", "higher"),
  ofTable4("text", "dropout+noisy", "plain", "higher"),
  ofTable4("text", "dropout+noisy", "noisy", "higher"),
  ofTable4("text", "dropout+noisy", "dropout", "higher"),
];

export const gradientNoise: Paper = {
  title: "Adding Gradient Noise Improves Learning for Very Deep Networks",
  citation: "Neelakantan et al. 2015, arXiv 1511.06807v1",
  claims: [
    ofTable2("one-stage", "trainError"),
    ofTable2("one-stage", "validationError"),
    ofTable2("two-stage", "trainError"),
    ofTable2("two-stage", "validationError"),
    {
      id: "noise-overfitting",
      sentence:
        "Noise reduces overfitting: the validation error comes closer to the training error.",
      place: "abstract; table 2, one-stage",
      published: { kind: "suite" },
      test: {
        ...memory,
        change: "noise",
        variant: "one-stage-annealed",
        reference: "one-stage",
        metric: "overfitting",
      },
    },
    ...fixedNoise("one-stage"),
    ...fixedNoise("two-stage"),
    {
      id: "noise-overhead",
      sentence: "Noise is a line of code, and costs hardly any time.",
      place: "abstract",
      published: null,
      test: {
        suite: null,
        reason: "it is about the cost of an update, where suites compare errors and successes",
      },
    },
    ...digitClaims,
    ...programmer,
    ...listClaims,
    ...productClaims,
  ],
};
