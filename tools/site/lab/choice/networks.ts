import type { Choice } from "./choice.ts";

/** One of a network's settings. */
export interface Setting {
  readonly name: string;
  readonly title: string;
  readonly workload: string;
  /** What the model's own options are changed to. */
  readonly modelOptions?: Readonly<Record<string, string>>;
}

/** A network that the lab trains, with the recipe that it is known to learn by. */
export interface LabNetwork {
  readonly name: string;
  readonly title: string;
  /** What it is and what it learns from, in a sentence. */
  readonly about: string;
  /** What its settings are called: "Task". */
  readonly choose: string;
  readonly settings: readonly Setting[];
  /** Its model, by the name that `list models` prints. */
  readonly model: string;
  /** What is chosen when a visitor has not chosen. */
  readonly usual: Omit<Choice, "network" | "seed" | "pairs">;
  /** A clip of this global norm, as suites write it. */
  clip(limit: number): string;
  /** The update rule with this rate at the start. */
  rule(rate: number): string;
  readonly budget: Readonly<Record<string, number>>;
  readonly data: { readonly seed: number; readonly train: number; readonly test: number };
  /** About how long a pair takes on a laptop. */
  readonly seconds: number;
}

const stories = [
  "one fact",
  "two facts",
  "three facts",
  "relations of two things",
  "relations of three things",
  "yes or no",
  "counting",
  "lists",
  "negation",
  "indefinite knowledge",
  "coreference",
  "conjunction",
  "compound coreference",
  "time",
  "deduction",
  "induction",
  "position",
  "size",
  "finding a path",
  "motives",
];

const starts = [
  ["zero", "zeros"],
  ["simple", "normal, deviation 0.1"],
  ["random-walk", "random walk (Sussillo and Abbott)"],
  ["he", "He et al."],
] as const;

/** The networks of the lab, in the order of its form. */
export const networks: readonly LabNetwork[] = [
  {
    name: "memory",
    title: "Memory network",
    about: "Reads generated stories of a bAbI task, 1,000 questions, and answers with one word.",
    choose: "Task",
    settings: stories.map((title, i) => ({
      name: String(i + 1),
      title: `${i + 1}: ${title}`,
      workload: `memn2n/babi-qa${i + 1}`,
    })),
    model: "memn2n",
    usual: { setting: "1", noise: "fixed", size: 0.001, clip: 40, rate: 0.005 },
    clip: (limit) => `clipPerGroup(${limit})`,
    rule: (rate) => `sgd(${rate}, halve=25, of=100)`,
    budget: {},
    data: { seed: 1, train: 1000, test: 1000 },
    seconds: 1,
  },
  {
    name: "layers",
    title: "Twenty layers",
    about: "Twenty hidden layers of 50 units learn to read drawn digits by plain descent.",
    choose: "Initial weights",
    settings: starts.map(([name, title]) => ({
      name,
      title,
      workload: "mlp/digits",
      modelOptions: { init: name, input: "unit", loss: "mean" },
    })),
    model: "mlp",
    usual: { setting: "zero", noise: "annealed", size: 0.01, clip: 10, rate: 0.25 },
    clip: (limit) => `clip(${limit})`,
    rule: (rate) => `sgd(${rate}, halve=2, of=12)`,
    budget: { batchSize: 64, epochs: 12 },
    data: { seed: 1, train: 20_000, test: 2000 },
    seconds: 10,
  },
  {
    name: "programmer",
    title: "Neural Programmer",
    about: "Finds programs that answer questions about a table of a single column of numbers.",
    choose: "Questions",
    settings: [
      { name: "one", title: "all about a single column", workload: "neural-programmer/tables-1" },
    ],
    model: "neural-programmer",
    usual: { setting: "one", noise: "annealed", size: 1, clip: 10, rate: 0.003 },
    clip: (limit) => `clip(${limit})`,
    rule: (rate) => `adam(${rate}, cosine=0.02, beta1=0.9, beta2=0.999, epsilon=1e-8)`,
    budget: { epochs: 6 },
    data: { seed: 1, train: 10_000, test: 1000 },
    seconds: 5,
  },
];

/**
 * The network of this name.
 *
 * @throws {RangeError} If there is none.
 */
export function networkOf(name: string): LabNetwork {
  const network = networks.find((one) => one.name === name);
  if (network === undefined) throw new RangeError(`Cannot find the network: ${name}`);
  return network;
}

/** What is chosen of a network before a visitor changes anything. */
export function usualChoice({ name, usual }: LabNetwork): Choice {
  return { network: name, ...usual, seed: 1, pairs: 1 };
}
