import { operationNames } from "../../../tasks/mod.ts";
import type { ProgramWeights } from "../program.ts";
import { negativeEntropy } from "./entropy.ts";
import type { Found } from "./objective.ts";

/** What there is to see of a search for programs at an update. */
export type SearchSeen = {
  /** Texts that were met, and those of which a program is known; null where none is looked for. */
  texts: number | null;
  found: number | null;
  /**
   * The entropy of the operations' softmaxes, in nats, its mean over the steps and over the batch's questions:
   * of texts with a program, and of the others; null for none.
   */
  knownEntropy: number | null;
  unknownEntropy: number | null;
};

/** What there is to see of a batch. */
export function searchSeen(
  { programCount: L, programs, operations }: ProgramWeights,
  found: Found,
  size: { readonly texts: number; readonly found: number } | null,
): SearchSeen {
  const steps = operations.length / (L * operationNames.length);
  const mean = (isKnown: boolean) => {
    const own = [...programs].filter((_, b) => ((found?.[b]?.length ?? 0) > 0) === isKnown);
    const sum = own.reduce((sum, l) => sum - negativeEntropy(operations, L, l) / steps, 0);
    return own.length === 0 ? null : Number((sum / own.length).toPrecision(4));
  };
  return {
    texts: size?.texts ?? null,
    found: size?.found ?? null,
    knownEntropy: mean(true),
    unknownEntropy: mean(false),
  };
}
