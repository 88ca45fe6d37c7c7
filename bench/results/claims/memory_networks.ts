import { memN2N } from "../../../models/registry.ts";
import type { Claim, ClaimTest, Paper } from "./claim.ts";

const single = {
  suite: "ladder",
  metric: "testError",
  of: "best",
  budget: { tasks: 20, restarts: 10, epochs: 100 },
} as const satisfies Partial<ClaimTest>;

const joint = {
  suite: "ladder-joint",
  metric: "testError",
  of: "best",
  budget: { tasks: 20, restarts: 10, epochs: 60 },
} as const satisfies Partial<ClaimTest>;

/** A variant with the title that its column has among the published results. */
type Named = readonly [variant: string, column: string];

function published([, variant]: Named, [, reference]: Named): Claim["published"] {
  const title = (column: string) => `MemN2N, ${column}, 1k`;
  return { kind: "tasks", variant: title(variant), reference: title(reference) };
}

function compared(
  suite: typeof single | typeof joint,
  id: string,
  change: string,
  sentence: string,
  place: string,
  variant: Named,
  reference: Named,
  others: Partial<ClaimTest> = {},
): Claim {
  return {
    id,
    sentence,
    place,
    published: published(variant, reference),
    test: {
      ...{ direction: "lower", ...suite, ...others },
      ...{ change, variant: variant[0], reference: reference[0] },
    },
  };
}

function onTasks(...tasks: readonly number[]): Pick<ClaimTest, "workloads" | "budget"> {
  return {
    workloads: tasks.map((task) => `${memN2N.name}/babi-qa${task}`),
    budget: { ...single.budget, tasks: tasks.length },
  };
}

const bow: Named = ["bow", "BoW"], pe: Named = ["pe", "PE"];
const linear: Named = ["pe-ls", "PE LS"], noise: Named = ["plain", "PE LS RN"];
const one: Named = ["1-hop", "1 hop PE LS joint"], two: Named = ["2-hops", "2 hops PE LS joint"];
const three: Named = ["3-hops", "3 hops PE LS joint"];
const layerWise: Named = ["layer-wise", "PE LS LW joint"];
const jointNoise: Named = ["plain", "PE LS RN joint"];

/** Mean test errors of tables 1 and 3. */
function untested(
  id: string,
  sentence: string,
  place: string,
  numbers: readonly [variant: number, reference: number],
  reason: string,
): Claim {
  return {
    id,
    sentence,
    place,
    published: {
      kind: "here",
      metric: "mean test error",
      variant: numbers[0],
      reference: numbers[1],
    },
    test: { suite: null, reason },
  };
}

const OTHERS = "no suite trains the other network";

export const memoryNetworks: Paper = {
  title: "End-To-End Memory Networks",
  citation: "Sukhbaatar et al. 2015, arXiv 1503.08895v5",
  claims: [
    compared(
      single,
      "position-encoding",
      "position encoding",
      "Position encoding is better than a bag of words.",
      "table 1",
      pe,
      bow,
    ),
    compared(
      single,
      "position-encoding-on-order",
      "position encoding",
      "Position encoding is clearly better on tasks 4, 5, 15 and 18, where the order of words matters.",
      "text on bAbI, table 1",
      pe,
      bow,
      onTasks(4, 5, 15, 18),
    ),
    compared(
      single,
      "linear-start",
      "a linear start",
      "A linear start lowers the error.",
      "text on bAbI, table 1",
      linear,
      pe,
    ),
    compared(
      single,
      "linear-start-task-16",
      "a linear start",
      "A linear start avoids local minima: on task 16 the error falls from half to nearly nothing.",
      "text on bAbI, table 1",
      linear,
      pe,
      onTasks(16),
    ),
    compared(
      single,
      "random-noise",
      "noise in time",
      "Empty memories at random (noise in time) are a small but consistent gain.",
      "text on bAbI, table 1",
      noise,
      linear,
    ),
    compared(
      joint,
      "random-noise-joint",
      "noise in time",
      "Empty memories at random are a gain to one network for all tasks, too.",
      "table 1",
      jointNoise,
      three,
    ),
    compared(
      joint,
      "two-hops",
      "a second hop",
      "Two hops are better than one.",
      "table 1",
      two,
      one,
    ),
    compared(
      joint,
      "three-hops",
      "a third hop",
      "Three hops are better than two.",
      "table 1",
      three,
      two,
    ),
    compared(
      joint,
      "layer-wise",
      "layer-wise tying",
      "Layer-wise tying is worse than adjacent tying, over all tasks together.",
      "table 1",
      layerWise,
      three,
      { direction: "higher" },
    ),
    untested(
      "joint-training",
      "One network for all tasks is better than one for each.",
      "text on bAbI, table 1",
      [0.124, 0.139],
      "the two are in two suites, babi-1k and babi-1k-joint, and have no pairs",
    ),
    untested(
      "random-noise-10k",
      "With 10,000 questions, noise in time is less of a gain.",
      "text on bAbI, table 3",
      [0.066, 0.072],
      "no suite has the steps with 10,000 questions",
    ),
    untested(
      "against-weak-supervision",
      "Memory networks are better than a memory network with heuristic supervision.",
      "table 1",
      [0.139, 0.402],
      OTHERS,
    ),
    untested(
      "against-recurrent",
      "Memory networks are better than an LSTM.",
      "table 1",
      [0.139, 0.513],
      OTHERS,
    ),
    untested(
      "against-strong-supervision",
      "Memory networks with strong supervision are better still.",
      "table 1",
      [0.067, 0.139],
      OTHERS,
    ),
    untested(
      "wide-network-10k",
      "A network of width 100 with ReLU and layer-wise tying is the best with 10,000 questions.",
      "table 3",
      [0.042, 0.066],
      "no suite has that network",
    ),
  ],
};
