import { variants } from "./variants.ts";
import type { Suite, Variant } from "./schema/schema.ts";
import { tablesQuick } from "./tables_quick.ts";

const { plain, noisy } = variants;

/** Where the scores of operations get the noise, and not the gradients. */
function withModel(name: string, title: string, options: Record<string, number>): Variant {
  return { ...plain, name, title, modelOptions: { "neural-programmer": options } };
}

function withClip(norm: number): Variant[] {
  const name = `clip${norm}`, clip = `clip(${norm})`;
  return [
    { ...plain, name, title: `clip ${norm}, no noise`, clip },
    { ...noisy, name: `${name}-noisy`, title: `clip ${norm}; noise`, clip, against: name },
  ];
}

/** What else might do what the noise does; each against `plain`, but noise against the same clip. */
const controls: readonly Variant[] = [
  {
    ...noisy,
    name: "eta0.1",
    title: "noise of a tenth of the variance",
    noise: "noise(annealed(eta=0.1, gamma=0.55))",
  },
  ...withClip(3),
  ...withClip(30),
  withModel("entropy", "no noise, a bonus for the entropy of operations", { entropyBonus: 0.3 }),
  withModel("gumbel", "no noise, Gumbel noise on the scores of operations", { selectionNoise: 1 }),
  {
    ...plain,
    name: "slow",
    title: "no noise, a tenth of the rate",
    rule: "adam(0.0003, cosine=0.02, beta1=0.9, beta2=0.999, epsilon=1e-8)",
  },
];

/**
 * A case in which the noise helps: 64 programs are tried in place of 256 for a text of which none is
 * known, so that how the network explores decides what is found. `plain` and `noisy` are what is claimed;
 * the others are controls.
 */
export const tablesNoise: Suite = {
  ...tablesQuick,
  name: "tables-noise",
  title: "Fewer programs tried on a single column, found objective: what noise does, and controls",
  version: 1,
  variants: ["plain", "noisy", ...controls],
  seeds: Array.from({ length: 40 }, (_, i) => 1 + i),
  budget: {},
  modelOptions: { "neural-programmer": { searchDraws: 64 } },
  data: { ...tablesQuick.data, train: 50_000 },
};
