/** The variants by name. Nothing heavy is loaded here. */

import { addEntry } from "../../engine/base/mod.ts";
import type { Variant } from "./schema/schema.ts";

/** The workload's own clip and rule, without noise. */
const plain: Variant = {
  name: "plain",
  title: "the workload's own clip and rule, no noise",
  noise: "none",
  budget: {},
  modelOptions: {},
};

/** The noise with which Neelakantan et al. 2015 trained the model; see `workloads.ts`. */
const noisy: Variant = {
  ...plain,
  name: "noisy",
  title: "the same, with the noise published for the network after the clip",
  noise: "published",
};

/** Equation (1) of Neelakantan et al. 2015 with their eta for both networks. */
const annealed: Variant = {
  ...plain,
  name: "annealed",
  title: "the same, with noise of variance 1 / (1 + t)^0.55 after the clip",
  noise: "noise(annealed(eta=1, gamma=0.55))",
};

/** Dropout in models that have it, at a rate of ours: Neelakantan et al. 2015 do not say theirs. */
const dropout: Variant = {
  ...plain,
  name: "dropout",
  title: "the same as plain, with a dropout of 0.2",
  modelOptions: { "neural-programmer": { dropout: 0.2 } },
};

/** Both. */
const dropoutNoisy: Variant = {
  ...noisy,
  name: "dropout+noisy",
  title: "the same as noisy, with a dropout of 0.2",
  modelOptions: dropout.modelOptions,
};

/** Every variant, by name. */
export const variants = { plain, noisy, annealed, dropout, "dropout+noisy": dropoutNoisy } as const;

/**
 * Adds a variant.
 *
 * @throws {TypeError} If its name is taken.
 */
export function registerVariant(variant: Variant): void {
  addEntry(variants as Record<string, Variant>, "variant", variant.name, variant);
}
