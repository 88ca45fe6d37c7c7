import type { NramOptions } from "./options.ts";

/** What the entropies of an update's choices are multiplied by; below 0 they are a cost. */
export function entropyWeight(
  { entropyBonus, entropyLimit, entropyDecay }: EntropyOptions,
  update: number,
): number {
  return entropyLimit + (entropyBonus - entropyLimit) * entropyDecay ** update;
}

type EntropyOptions = Pick<NramOptions, "entropyBonus" | "entropyLimit" | "entropyDecay">;
