import type { LayersSeen } from "./layers_seen.ts";

/** What else the words for an update depend on. */
export interface FrameContext {
  readonly classes: number;
  readonly isNoisy: boolean;
  /** Standard deviation of the noise that the update adds; null without noise, or where it is not known. */
  readonly noise: number | null;
}

/** A loss below this share of that of guessing is learning. */
export const LEARNS_BELOW = 0.9;

/** A loss below this share of that of guessing has learned. */
const HAS_LEARNED_BELOW = 0.5;

/** A signal that shrinks to less than this share from the first hidden layer to the last is lost. */
const FADES_BELOW = 0.01;

/** Whether the network does better than guessing. */
export function learns({ loss }: Pick<LayersSeen, "loss">, classes: number): boolean {
  return loss !== null && loss < LEARNS_BELOW * Math.log(classes);
}

/** What an update shows, for readers who do not know what to look for: one to three sentences. */
export function frameWords(seen: LayersSeen, { classes, isNoisy, noise }: FrameContext): string {
  const { activations, differences, gradients, weights, loss } = seen;
  const isFinite = loss !== null &&
    [activations, differences, gradients, weights].every((values) =>
      values.every((value) => value !== null)
    );
  if (!isFinite) return "The numbers are no longer finite: the training has diverged.";
  const guessing = Math.log(classes), first = size(gradients[0]!);
  const losses = `loss ${loss.toFixed(2)} on this batch, ${guessing.toFixed(2)} by guessing`;
  if (learns(seen, classes)) {
    const hasLearned = loss < HAS_LEARNED_BELOW * guessing;
    return `The network ${
      hasLearned ? "has learned" : "learns"
    } (${losses}). The error reaches the ` +
      `first layer as a gradient of ${first}.`;
  }
  const hidden = activations.slice(0, -1).map(Number), { length } = hidden;
  if (gradients.every((value) => value === 0)) {
    return `${silence(hidden, weights.map(Number))} ${movesOf(isNoisy)}`;
  }
  const gradient = `The first layer's gradient is ${first}`;
  const none = `The network does no better than guessing (${losses}). ${gradient}.`;
  if (length === 0) return none;
  const from = Number(differences[0]), to = Number(differences[length - 1]);
  if (to >= FADES_BELOW * from) {
    return `Images still differ by ${size(to)} in layer ${length}. ${none}`;
  }
  const at = size(typical(weights.map(Number)));
  return `Images differ by ${size(from)} in layer 1 and by ${
    size(to)
  } in layer ${length}: to the output ` +
    `they look alike. ${gradient}` +
    (noise !== null && noise > gradients[0]!
      ? `; the noise, ${size(noise)}, is larger, so the weights walk at random: they are at ${at}.`
      : `, too little to learn from: the weights are at ${at}.`);
}

/** Why no weight has a gradient. */
function silence(hidden: readonly number[], weights: readonly number[]): string {
  if (weights.every((weight) => weight === 0)) {
    return "All weights are 0, so every layer passes on 0 and no weight gets a gradient. Only the " +
      "output's bias learns: how frequent each class is.";
  }
  const silent = hidden.indexOf(0) + 1;
  return silent === 0
    ? "No weight gets a gradient."
    : `Layer ${silent} is silent for every image, so nothing passes it and no weight gets a gradient.`;
}

/** What moves weights that have no gradient. */
function movesOf(isNoisy: boolean): string {
  return isNoisy ? "The noise moves them anyway." : "Without noise nothing will change that.";
}

/** The root mean square over all layers. */
export function typical(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  ...{ "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴" },
  ...{ "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹" },
};

/** Two significant digits; of what is far from 1 the power of ten: "0.014", "10⁻⁹". */
export function size(value: number): string {
  if (value === 0) return "0";
  const power = Math.round(Math.log10(value));
  if (power >= -3 && power <= 4) return String(Number(value.toPrecision(2)));
  return `10${[...String(power)].map((sign) => SUPERSCRIPT[sign]).join("")}`;
}
