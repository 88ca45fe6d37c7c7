import { variants } from "./variants.ts";
import type { Variant } from "./schema/schema.ts";

/** How a network of twenty layers begins, and how its gradients are clipped: a row of the table. */
interface Row {
  readonly name: string;
  /** As the table numbers it. */
  readonly number: number;
  readonly title: string;
  readonly init: "simple" | "random-walk" | "he" | "zero";
  readonly clip: string;
  /** Best and average test accuracy over 40 runs, in percent, as printed. */
  readonly accuracies: Readonly<
    { plain: Accuracies; noisy: Accuracies; dropout?: Accuracies }
  >;
}

type Accuracies = readonly [best: number, average: number];

/** What is done about a row: nothing, noise, or dropout. */
export type Addition = keyof Row["accuracies"];

/** Table 1 of Neelakantan et al. 2015, arXiv 1511.06807v1; the "bad" weights of row 6 are zeros. */
const rows: readonly Row[] = [
  {
    name: "simple",
    number: 1,
    title: "simple weights, no clip",
    init: "simple",
    clip: "none",
    accuracies: { plain: [89.9, 43.1], noisy: [96.7, 52.7], dropout: [11.3, 10.8] },
  },
  {
    name: "simple-clip100",
    number: 2,
    title: "simple weights, clip 100",
    init: "simple",
    clip: "clip(100)",
    accuracies: { plain: [90.0, 46.3], noisy: [96.7, 52.3] },
  },
  {
    name: "simple-clip10",
    number: 3,
    title: "simple weights, clip 10",
    init: "simple",
    clip: "clip(10)",
    accuracies: { plain: [95.7, 51.6], noisy: [97.0, 53.6] },
  },
  {
    name: "random-walk",
    number: 4,
    title: "random-walk weights, clip 10",
    init: "random-walk",
    clip: "clip(10)",
    accuracies: { plain: [97.4, 92.1], noisy: [97.5, 92.2] },
  },
  {
    name: "he",
    number: 5,
    title: "weights of He et al., clip 10",
    init: "he",
    clip: "clip(10)",
    accuracies: { plain: [97.4, 91.7], noisy: [97.2, 91.7] },
  },
  {
    name: "zero",
    number: 6,
    title: "zero weights, clip 10",
    init: "zero",
    clip: "clip(10)",
    accuracies: { plain: [11.4, 10.1], noisy: [94.5, 49.7] },
  },
];

/** The paper's noise for this network, with eta 0.01. */
export const digitNoise = "noise(annealed(eta=0.01, gamma=0.55))";

const additions: Readonly<Record<Addition, { suffix: string; title: string; noise: string }>> = {
  plain: { suffix: "", title: "no noise", noise: "none" },
  noisy: { suffix: "-noisy", title: "noise", noise: digitNoise },
  dropout: { suffix: "-dropout", title: "no noise, dropout", noise: "none" },
};

/** The paper does not say its rate; half of the hidden units is what dropout began with. */
const DROPOUT = 0.5;

/** A cell of the table: a row, with noise, without, or with dropout. */
export interface DigitArm {
  /** "simple", "zero-noisy". */
  readonly name: string;
  readonly addition: Addition;
  /** The name of the row without noise; null for it itself. */
  readonly against: string | null;
  /** "6: zero weights, clip 10; noise". */
  readonly title: string;
  /** A variant but for its name: initial weights, clip and noise. */
  readonly variant: Omit<Variant, "name">;
  /** Test accuracies in percent, as printed. */
  readonly best: number;
  readonly average: number;
}

/** The thirteen cells of the table, in its order. */
export const digitArms: readonly DigitArm[] = rows.flatMap(
  ({ name, number, title, init, clip, accuracies }) =>
    (["plain", "noisy", "dropout"] as const).flatMap((addition): DigitArm[] => {
      const accuracy = accuracies[addition], { suffix, noise, ...other } = additions[addition];
      if (accuracy === undefined) return [];
      const whole = `${number}: ${title}; ${other.title}`;
      const mlp: Record<string, string | number> = { init };
      if (addition === "dropout") mlp.dropout = DROPOUT;
      return [{
        name: `${name}${suffix}`,
        addition,
        against: addition === "plain" ? null : name,
        title: whole,
        variant: {
          ...variants.plain,
          title: whole,
          clip,
          noise,
          modelOptions: { mlp },
        },
        best: accuracy[0],
        average: accuracy[1],
      }];
    }),
);
