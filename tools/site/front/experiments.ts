/** A comparison that stands for an experiment on the first screen. */
export interface MainClaim {
  readonly claim: string;
  /** What was compared, with and without noise. */
  readonly label: string;
}

/** One of the paper’s experiments. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  /** What the paper did and saw. */
  readonly story: string;
  /** What one has to know to judge our numbers. */
  readonly caution: string;
  /** Its claims: what their ids begin with. */
  readonly claims: RegExp;
  readonly main: readonly MainClaim[];
  /** Its other comparisons with and without noise that are drawn. */
  readonly drawn: readonly string[];
  /** Other claims that bear on it, shown where they were run: where those are made. */
  readonly related?: { readonly title: string; readonly citation: string };
  /** Pages that say more, in the repository. */
  readonly pages: readonly { readonly path: string; readonly name: string }[];
}

/** In the order of the paper. */
export const experiments: readonly Experiment[] = [
  {
    id: "twenty-layers",
    title: "Twenty layers on MNIST",
    story: "A plain network of twenty layers with fifty units each, trained by plain gradient " +
      "descent, hardly learns from poor starting weights. With noise, the paper reports, it " +
      "does, even from zero; from good starting weights it needs none.",
    caution: "The means are over two learning rates. Poor starts stay near chance at the lower " +
      "one, with or without noise, and hold the means near 50 %.",
    claims: /^digits-/,
    main: [
      { claim: "digits-poor-start", label: "20 layers from small weights" },
      { claim: "digits-zero-start", label: "20 layers from zero weights" },
    ],
    drawn: ["digits-poor-start-clip-10", "digits-random-walk-start", "digits-he-start"],
    pages: [
      { path: "docs/deep-network.md", name: "How the noise starts a network" },
      { path: "docs/digits.md", name: "The data" },
    ],
  },
  {
    id: "memory-networks",
    title: "Memory networks on bAbI",
    story: "End-to-End Memory Networks answer questions about short stories. The paper trains " +
      "them for 200 epochs, in one stage, or in two with a linear start, and reports lower " +
      "training and validation errors with noise.",
    caution: "The paper does not say whether it used 1,000 or 10,000 questions of a task, or one " +
      "network for all tasks. The learning rate is halved eight times, so little noise " +
      "reaches the weights near convergence.",
    claims: /^noise-/,
    main: [{
      claim: "noise-one-stage-validation",
      label: "Memory networks in one stage",
    }],
    drawn: ["noise-one-stage-training", "noise-two-stage-validation", "noise-two-stage-training"],
    related: {
      title: "Is it the network of its own paper?",
      citation: "arXiv 1503.08895",
    },
    pages: [
      { path: "docs/networks.md", name: "The networks" },
      { path: "docs/stories.md", name: "The stories" },
    ],
  },
  {
    id: "neural-programmer",
    title: "The Neural Programmer on tables",
    story: "The Neural Programmer writes short programs that answer questions about tables. On " +
      "five columns of numbers the paper’s best model leaves 1.3 % errors with noise and " +
      "4.7 % without, the abstract’s 72 %; on one column, of 216 runs nine solve the task " +
      "with noise and one without.",
    caution: "The paper’s figures are of the best model of an unknown number, so ours are the " +
      "best of our runs. The paper’s data were not released; we generate ours.",
    claims: /^programmer-/,
    main: [
      {
        claim: "programmer-columns-noisy-against-plain",
        label: "Neural Programmer on 5 columns",
      },
      { claim: "programmer-grid-noise", label: "Neural Programmer on 1 column" },
    ],
    drawn: ["programmer-text-noisy-against-plain", "programmer-columns-every-run"],
    related: {
      title: "With programs that were found right",
      citation: "docs/neural-programmer.md",
    },
    pages: [
      { path: "docs/neural-programmer.md", name: "How programs are found" },
      { path: "docs/tables.md", name: "The tables" },
    ],
  },
  {
    id: "random-access-machine",
    title: "A Neural Random-Access Machine on lists",
    story: "A controller with registers and a memory has to learn to follow a linked list to its " +
      "k-th element. Of 300 runs in three settings 34 succeed with noise, the paper reports, " +
      "and 4 without.",
    caution: "The paper does not print its three settings of hyperparameters; ours are others, " +
      "under which far more runs succeed without noise.",
    claims: /^random-access-machine/,
    main: [{ claim: "random-access-machine", label: "Random-access machine on lists" }],
    drawn: ["random-access-machine-1", "random-access-machine-2", "random-access-machine-3"],
    pages: [
      { path: "docs/random-access-machine.md", name: "How the machine learns" },
      { path: "docs/algorithms.md", name: "The tasks" },
    ],
  },
  {
    id: "neural-gpu",
    title: "Neural GPUs that multiply",
    story: "Neural GPUs learn to multiply binary numbers of 20 bits and are tested on 200. Of " +
      "7,290 runs 58 end under 1 % errors with noise and 28 without: twice as many, as the " +
      "abstract says.",
    caution: "7,290 runs take a cluster. What one machine can do of them is stated beside each " +
      "claim; the same question on short numbers is a suite of ours.",
    claims: /^(neural-gpu-|restarts-and-adam)/,
    main: [{ claim: "neural-gpu-1-percent", label: "Neural GPU on products" }],
    drawn: ["neural-gpu-2-percent", "neural-gpu-3-percent", "neural-gpu-5-percent"],
    related: { title: "The same question on short numbers", citation: "docs/neural-gpu.md" },
    pages: [
      { path: "docs/neural-gpu.md", name: "How Neural GPUs learn" },
      { path: "docs/sequences.md", name: "The tasks" },
    ],
  },
];
