import type { PhiloxKey } from "../../engine/mod.ts";
import { checkState } from "../_check_update.ts";
import type { Mask } from "../mask.ts";
import type { State } from "../state.ts";

/** The updates that noise has been added to; of anticorrelated noise, and with which deviation it was last drawn. */
export type NoiseState = { readonly update: number; readonly deviation?: number };

/** Noise, as far as it is not its deviation. */
export interface NoiseForm {
  readonly key: PhiloxKey;
  readonly mask: Mask;
  readonly truncated: boolean;
  /** The share of the previous update's noise that is subtracted; 0 for none. */
  readonly anticorrelated: number;
  readonly discarded: boolean;
  readonly shared: boolean;
  readonly frozen: boolean;
}

/** The fault that it has on purpose, as the end of "a noise that"; null for none. */
export function faultOf({ discarded, shared, frozen }: NoiseForm): string | null {
  if (discarded) return "never reaches the update: it is discarded";
  if (shared) return "is the same for all parameters: it is shared";
  return frozen ? "has the same draw in every update: it is frozen" : null;
}

/** @throws {TypeError} If a state is not one of this noise. */
export function checkNoiseState(
  state: State,
  fields: readonly string[],
): asserts state is NoiseState {
  checkState("noise", state, fields);
  const { deviation = 0 } = state as NoiseState;
  if (typeof deviation === "number" && deviation >= 0 && deviation < Infinity) return;
  throw new TypeError(`Cannot update noise: the deviation in its state is ${deviation}`);
}
