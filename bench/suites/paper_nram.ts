import { variants } from "./variants.ts";
import { nramEasy } from "./nram_easy.ts";
import type { Suite, Variant } from "./schema/schema.ts";

type Arm = "plain" | "noisy";

/** A setting of hyperparameters, and runs of 100 that the paper saw succeed with its own of that number. */
interface Setting {
  /** From 1. */
  readonly number: number;
  readonly units: number;
  readonly registers: number;
  readonly successes: Readonly<Record<Arm, number>>;
}

/**
 * The paper does not print its settings; these are ours, of a search that gave both arms the same runs:
 * docs/random-access-machine.md.
 */
const settings: readonly Setting[] = [
  { number: 1, units: 16, registers: 6, successes: { plain: 1, noisy: 5 } },
  { number: 2, units: 8, registers: 6, successes: { plain: 0, noisy: 22 } },
  { number: 3, units: 16, registers: 4, successes: { plain: 3, noisy: 7 } },
];

const arms: readonly Arm[] = ["plain", "noisy"];

function nameOf(arm: Arm, { number }: Setting): string {
  return `${arm}-${number}`;
}

function variantOf(arm: Arm, setting: Setting): Variant {
  const { number, units, registers } = setting;
  return {
    ...variants[arm],
    name: nameOf(arm, setting),
    title: `${arm}, setting ${number}: ${units} units, ${registers} registers`,
    arm,
    against: arm === "plain" ? null : nameOf("plain", setting),
    modelOptions: { nram: { hiddenUnits: units, registers } },
  };
}

const protocol = "three settings, 100 runs of each; lists, updates and settings not stated";
const citation = "Neelakantan et al. 2015, arXiv 1511.06807v1, table 5";

/**
 * The list experiment of Neelakantan et al. 2015, arXiv 1511.06807: how many of 100 runs of each of three
 * settings find the k-th element of a linked list, with the noise and without it. `--fraction 0.1` runs a
 * tenth, both arms of each pair.
 */
export const paperNram: Suite = {
  ...nramEasy,
  name: "paper-nram",
  title: "How many of 100 random-access machines learn to follow lists, with and without noise",
  workloads: ["nram/list-k"],
  variants: arms.flatMap((arm) => settings.map((setting) => variantOf(arm, setting))),
  seeds: Array.from({ length: 100 }, (_, i) => 201 + i),
  overrides: {},
  taskOptions: { further: "twice" },
  published: [
    ...settings.flatMap((setting) =>
      arms.map((arm): Suite["published"][number] => ({
        variants: [nameOf(arm, setting)],
        title: `${arm}, setting ${setting.number}: ${setting.successes[arm]} of 100 runs succeed`,
        metric: "unsolved",
        value: (100 - setting.successes[arm]) / 100,
        protocol,
        citation,
      }))
    ),
  ],
};
