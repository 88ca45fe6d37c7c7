import { z } from "zod";
import type { TrainedWith } from "../model_entry.ts";
import { parseOptions } from "../parse_options.ts";

/**
 * The options of an End-to-End Memory Network; the defaults are the recipe that was measured to
 * reproduce the paper. Every published variant is a set of these.
 *
 * P: Sukhbaatar et al. 2015, arXiv 1503.08895. M: the authors' MATLAB code, facebook/MemNN.
 */
export const memN2NOptionsSchema = z.strictObject({
  /** How often the memory is read. */
  hops: z.int().min(1).max(10).default(3),
  /** d, the width of every embedding. */
  embeddingSize: z.int().min(1).max(1024).default(20),
  /**
   * `adjacent`: the output embedding of a hop is the input embedding of the next, the first is the
   * question's and the last the answer's. `layerWise`: all hops share an input and an output
   * embedding, and the state goes through a learned linear map between hops.
   */
  tying: z.enum(["adjacent", "layerWise"]).default("adjacent"),
  /**
   * How the words of a sentence are weighed: `bagOfWords`, all alike; `position`, the paper's
   * l_kj = (1 - j/J) - (k/d)(1 - 2j/J) with J the words of the sentence; `centredPosition`, the
   * authors' code: 1 + 4 (k - (d+1)/2)(j - (J+1)/2) / (dJ) with J the longest sentence + 1.
   * Paper says position, authors' code does centredPosition, we do as the code: 14.0 % against 17.2 %.
   */
  encoding: z.enum(["bagOfWords", "position", "centredPosition"]).default("centredPosition"),
  /**
   * Whether a slot's age is learned: `outside` adds a row of T_A and T_C to the encoded sentence (P);
   * `inside` makes it the sentence's last word, weighed by position like any other (M).
   */
  temporalEncoding: z.enum(["none", "outside", "inside"]).default("outside"),
  /** "RN" in P: up to this share of gaps is put between the ages of a story's sentences (M). */
  timeNoise: z.number().min(0).max(1).default(0.1),
  /**
   * Whether empty memory slots are kept out of the softmax. In M they are not: they hold a zero
   * vector, score 0 and take their share (14.6 % against 16.8 % masked).
   */
  maskEmptySlots: z.boolean().default(false),
  /** ReLU on the state after each hop: the starred model of P. */
  relu: z.boolean().default(false),
  /**
   * How loss and gradients are worked out: `reference`, the equations in tensor operations, or `fused`,
   * one pass over the stories without padding. They agree to float32's precision.
   */
  computation: z.enum(["fused", "reference"]).default("fused"),
  /** Of the Gaussian that all parameters are drawn from. */
  initialStandardDeviation: z.number().positive().default(0.1),
});

export type MemN2NOptions = z.infer<typeof memN2NOptionsSchema>;

/**
 * Fills in the defaults.
 *
 * @throws {TypeError} If an option is unknown or its value cannot be used.
 */
export function parseMemN2NOptions(options: Readonly<Record<string, unknown>>): MemN2NOptions {
  return parseOptions<MemN2NOptions>(memN2NOptionsSchema, "memn2n", options);
}

/** The paper's words for the options that it names; empty for those that go without saying. */
const encodingWords: Readonly<Record<MemN2NOptions["encoding"], string>> = {
  bagOfWords: "BoW",
  position: "PE",
  centredPosition: "PE",
};

const tyingWords: Readonly<Record<MemN2NOptions["tying"], string>> = {
  adjacent: "",
  layerWise: "LW",
};

const temporalWords: Readonly<Record<MemN2NOptions["temporalEncoding"], string>> = {
  none: "no temporal encoding",
  outside: "",
  inside: "",
};

/**
 * The options in the words of the paper's tables, as "PE LS RN, 3 hops, d 20": BoW or PE, the code of a
 * sentence; LS, linear start; LW, layer-wise tying; RN, random noise in time.
 */
export function memN2NSetting(
  options: MemN2NOptions,
  { phases }: Pick<TrainedWith, "phases">,
): string {
  const { encoding, tying, timeNoise, relu, hops, embeddingSize } = options;
  const { temporalEncoding, initialStandardDeviation } = options;
  const words = [
    encodingWords[encoding],
    (phases.linear ?? 0) > 0 ? "LS" : "",
    tyingWords[tying],
    timeNoise > 0 ? timeNoise === 0.1 ? "RN" : `RN ${timeNoise}` : "",
  ];
  return [
    words.filter(Boolean).join(" "),
    ...relu ? ["ReLU"] : [],
    ...[temporalWords[temporalEncoding]].filter(Boolean),
    ...initialStandardDeviation === 0.1 ? [] : [`initial deviation ${initialStandardDeviation}`],
    hops === 1 ? "1 hop" : `${hops} hops`,
    `d ${embeddingSize}`,
  ].join(", ");
}
