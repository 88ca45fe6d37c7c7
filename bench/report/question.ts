import type { Change } from "./changes.ts";
import type { Contrast } from "./comparisons.ts";

/** What a result asks, and the contrasts that answer. */
export interface Question {
  readonly text: string;
  readonly asked: readonly Contrast[];
  /** Whether it asks about noise and nothing else. */
  readonly isOfNoise: boolean;
}

const EACH = "What is each change to the training of these networks worth?";

/** The question of a result in which all variants change the same thing. */
const questions: Readonly<Record<Change, string>> = {
  // Of noise alone `noiseQuestion` knows more.
  noise: EACH,
  clip: "Does another clip help these networks learn?",
  rule: "Does another update rule help these networks learn?",
  wrapper: "Does another way of making updates help these networks learn?",
  order: "Does another order of clip, noise and rule help these networks learn?",
  learningRate: "Does another learning rate help these networks learn?",
  budget: "Does another training budget help these networks learn?",
  model: "Do other options of the model help these networks learn?",
  task: "Do these networks learn other forms of their tasks as well?",
  data: "Do these networks learn as well from other data?",
  backend: "Do these networks learn the same on another backend?",
  numerics: "Do these networks learn the same with other versions of the arithmetic?",
  code: "Do these networks learn the same with another version of the code?",
};

/** Asks what the variants differ in: the noise alone where any do, or else what they change. */
export function questionOf(contrasts: readonly Contrast[]): Question {
  const noise = contrasts.filter(({ noise }) => noise !== null);
  if (noise.length > 0) return { text: noiseQuestion(noise), asked: noise, isOfNoise: true };
  const others = { asked: contrasts, isOfNoise: false };
  if (contrasts.length === 0) return { ...others, text: "How well do these networks learn?" };
  const differences = contrasts.flatMap(({ differences }) => differences ?? []);
  const [change, ...more] = new Set(differences.map(({ change }) => change));
  if (change === undefined) return { ...others, text: "How do the variants compare?" };
  return { ...others, text: more.length === 0 ? questions[change] : EACH };
}

function noiseQuestion(contrasts: readonly Contrast[]): string {
  if (contrasts.some(({ noise }) => noise === "added")) {
    const gradients = contrasts.every(({ clips }) => clips) ? "clipped gradients" : "gradients";
    return `Does noise added to ${gradients} help these networks learn?`;
  }
  return contrasts.every(({ noise }) => noise === "removed")
    ? "Do these networks learn better without the noise?"
    : "Which noise on the gradients helps these networks learn?";
}
