/** What is known of how suites and papers differ, or may. */

/** `unsaid`: what the paper does not say; `departure`: what we do otherwise; `reach`: what a suite hardly tests. */
export type FidelityKind = "unsaid" | "departure" | "reach";

/** A sentence about some suites. */
export interface FidelityNote {
  readonly suites: readonly string[];
  readonly kind: FidelityKind;
  readonly text: string;
}

/** The heading of the notes of a kind. */
export const fidelityTitles: Readonly<Record<FidelityKind, string>> = {
  unsaid: "What the paper does not say",
  departure: "Where we leave the paper",
  reach: "What is hardly tested",
};

const MEMORY = "paper-memory-networks";
const LADDERS = ["ladder", "ladder-joint"];
const DIGITS = ["paper-mnist", "mnist", "depth", "clip-threshold"];
const PROGRAMS = ["paper-neural-programmer", "paper-neural-programmer-grid"];

/** In the order of the papers' experiments. */
export const fidelityNotes: readonly FidelityNote[] = [
  {
    suites: [MEMORY],
    kind: "unsaid",
    text:
      "Whether the data have 1,000 or 10,000 questions, whether one network learns all tasks or " +
      "one each, how many restarts there were, and what the errors are means over. Here: 1,000, a " +
      "network for each task, and the mean over all tasks and seeds.",
  },
  {
    suites: [MEMORY],
    kind: "unsaid",
    text:
      "Whether t in the variance 1 / (1 + t)^0.55 begins at 0 or 1, and whether all parameters " +
      "get the noise. Here it begins at 0, and all do.",
  },
  {
    suites: [MEMORY],
    kind: "reach",
    text:
      "Noise near convergence. The 200 epochs have eight stages of 25, each with half the rate " +
      "of the one before, and the noise fades as well: what it adds to a weight in an update at the " +
      "end is less than a thousandth of that at the start. What noise does to a network that has " +
      "nearly converged, at a constant rate, is another experiment.",
  },
  {
    suites: [MEMORY, ...LADDERS],
    kind: "departure",
    text:
      "Position encoding is that of the authors' code, which is symmetric about the middle of " +
      "the sentence and of the vector, and not the formula of their paper. With the formula the " +
      "gain over a bag of words on tasks 4, 5, 15 and 18 is −13.9 points (95 %: −18.0 to −9.8), " +
      "which excludes the published −22.8.",
  },
  {
    suites: [MEMORY, ...LADDERS],
    kind: "departure",
    text: "Stories are of version 1.2 of the bAbI tasks; the papers' are of version 1.1.",
  },
  {
    suites: DIGITS,
    kind: "unsaid",
    text:
      "The size of a batch, the number of epochs, the scale of the pixels, the initial biases, " +
      "the form of the loss, the validation part, the rate of dropout, and whether the clip is of " +
      "the global norm.",
  },
  {
    suites: ["paper-mnist"],
    kind: "departure",
    text: "The setting was chosen because its figures come nearest to the paper's table, by test " +
      "figures: it is a fit to that table, and no independent test of the numbers in it.",
  },
  {
    suites: PROGRAMS,
    kind: "unsaid",
    text:
      "The grid of 72 configurations, the rate of dropout, the clip, the number of epochs, and " +
      "whether a figure of the table is that of the best of several runs. Here it is taken to be.",
  },
  {
    suites: ["paper-nram"],
    kind: "unsaid",
    text: "The three settings of hyperparameters, the length of the lists, and the number of " +
      "updates. Here the settings are of a search of ours that gave both arms the same runs, lists " +
      "have up to four nodes, and a run has at most 4,000 updates.",
  },
  {
    suites: ["paper-neural-gpu"],
    kind: "unsaid",
    text: "The grid behind the 7,290 runs, the number of updates, the limits of the clip, and " +
      "whether 7,290 counts the runs of each arm or of both. Here: 729 configurations with ten " +
      "seeds, of each arm.",
  },
  {
    suites: ["neural-gpu-noise"],
    kind: "reach",
    text:
      "The paper's claim: these networks are narrow, their numbers have up to six bits and are " +
      "tested at the lengths of training, where the paper trains on 20 bits and tests on 200.",
  },
];

/** The notes on a suite; none for one that repeats no paper. */
export function fidelityOf(suite: string): FidelityNote[] {
  return fidelityNotes.filter(({ suites }) => suites.includes(suite));
}
