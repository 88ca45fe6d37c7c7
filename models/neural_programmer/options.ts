import { z } from "zod";
import { parseOptions } from "../parse_options.ts";

/**
 * The options of a Neural Programmer. P: Neelakantan, Le and Sutskever 2015, arXiv 1511.04834. What it does
 * not say is a choice of ours and says so.
 */
export const neuralProgrammerOptionsSchema = z.strictObject({
  /** d, the width of words, states and selectors (P: 256). */
  embeddingSize: z.int().min(1).max(1024).default(64),
  /** T, the operations that answer a question (P: 4). */
  steps: z.int().min(1).max(10).default(4),
  /** Whether the question is read from both ends, q being both last states (P: for five columns). */
  bidirectional: z.boolean().default(false),
  /**
   * Whether every step looks at the question again: attention (Bahdanau, Cho and Bengio 2014) of the history
   * to its words (P: for ten columns). That what is seen is added to q is ours.
   */
  questionAttention: z.boolean().default(false),
  /**
   * What words of a table are compared with. `attention`: the word of the question that is attended to most,
   * whether it is the same (ours). `twoStage`: a vector made of the question, P's text match; words whose
   * match is over a half are selected in answers (ours, the paper does not say how it is made hard).
   */
  textMatch: z.enum(["attention", "twoStage"]).default("attention"),
  /**
   * P, what columns are chosen by: `tied`, the embeddings of their names, the same as those of the words in
   * questions (P; a name of several words through a recurrent network, ours have one word); `own`, a
   * parameter by itself (ours).
   */
  columnNames: z.enum(["own", "tied"]).default("own"),
  /**
   * How a comparison looks at several numbers while training. `mixture`: the comparisons with each,
   * weighed by attention, so that the attention has a gradient (ours); `mean` (P): a comparison
   * with their weighed mean, whose steps have none. The same when attention is on one number, as it is
   * in answers, which take the most attended one.
   */
  pivot: z.enum(["mixture", "mean"]).default("mixture"),
  /** delta of the Huber loss: from there on it grows linearly (P: one of 10, 25, 50). */
  huberDelta: z.number().positive().default(10),
  /**
   * What errors of numbers are divided by before their loss is taken: nothing, or with `root` the root of
   * 1 + |right answer|, so that sums, which reach thousands, do not drown counts. Ours.
   */
  scalarScale: z.enum(["none", "root"]).default("none"),
  /** lambda, the weight of the loss of cells (P: one of 25, 50, 75, 100). */
  lookupWeight: z.number().positive().default(50),
  /** The share of the selectors' input that is left out while training; the place is ours. */
  dropout: z.number().min(0).max(0.9).default(0),
  /**
   * How loss and gradients are worked out: `reference`, the equations in tensor operations, or `fused`, by
   * the kernels and in an order that does less; where those cannot run, as `reference`. They agree to
   * float32's precision.
   */
  computation: z.enum(["fused", "reference"]).default("fused"),
  /**
   * How strong the noise on the scores of operations is in the first half of the training; from there
   * it goes to 0 in a straight line that ends at nine tenths. Ours: without it softmaxes settle on a wrong operation.
   */
  selectionNoise: z.number().min(0).default(0),
  /**
   * What is descended. `soft`: the paper's loss of the answer that weighed choices give. `found`: that loss,
   * for questions of whose text a program is known, and the likelihood of the programs that were found
   * right: the paper's model, and not its objective. Supervision is the answer alone in both.
   */
  objective: z.enum(["soft", "found"]).default("soft"),
  /** Of `found`: programs that are drawn for a text in a batch while none of its programs is known. */
  searchDraws: z.int().min(1).max(65536).default(256),
  /** Of `found`: programs that are drawn for a text in a batch once one is known. */
  knownDraws: z.int().min(0).max(65536).default(4),
  /** Of `found`: the most programs that are kept of a text. */
  programsKept: z.int().min(1).max(1024).default(32),
  /** Of `found`: the probability that a choice of a program that is drawn is uniform. */
  uniformShare: z.number().min(0).max(1).default(0.1),
  /** Of `found`: training questions of its text on which a program is tried beside those of the batch. */
  verifications: z.int().min(0).max(100).default(0),
  /** Of `found`: the weight of the negative log-likelihood of the programs found, per question. */
  programWeight: z.number().positive().default(10),
  /** Of `found`: the weight of the paper's loss. */
  softWeight: z.number().min(0).default(1),
  /**
   * The weight of the entropy of the operations' softmaxes, summed over the steps, which the loss is lowered
   * by; it falls in a straight line to nothing at seven tenths of the training. Ours, to compare noise with.
   */
  entropyBonus: z.number().min(0).default(0),
  /** Parameters are uniform from minus this to this (P: 0.1). */
  initialRange: z.number().positive().default(0.1),
}).refine(
  ({ objective, textMatch }) => objective === "soft" || textMatch === "attention",
  {
    path: ["textMatch"],
    message: `"twoStage" chooses no word for a program, which the objective "found" needs`,
  },
);

export type NeuralProgrammerOptions = z.infer<typeof neuralProgrammerOptionsSchema>;

/**
 * Fills in the defaults.
 *
 * @throws {TypeError} If an option is unknown or its value cannot be used.
 */
export function parseNeuralProgrammerOptions(
  options: Readonly<Record<string, unknown>>,
): NeuralProgrammerOptions {
  return parseOptions<NeuralProgrammerOptions>(
    neuralProgrammerOptionsSchema,
    "neural-programmer",
    options,
  );
}
