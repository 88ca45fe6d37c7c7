/** The promises of the contract, one file each, in the order in which they are checked. */

import type { Check } from "../subject.ts";
import { checkState } from "./check_state.ts";
import { descends } from "./descends.ts";
import { deterministic } from "./deterministic.ts";
import { discarded } from "./discarded.ts";
import { fused } from "./fused.ts";
import { notFinite } from "./not_finite.ts";
import { pairing } from "./pairing.ts";
import { pure } from "./pure.ts";
import { resumes } from "./resumes.ts";
import { seeded } from "./seeded.ts";
import { tensors } from "./tensors.ts";
import { updates } from "./updates.ts";

export const checks: readonly Check[] = [
  updates,
  tensors,
  pure,
  deterministic,
  seeded,
  discarded,
  pairing,
  resumes,
  notFinite,
  descends,
  fused,
  checkState,
];
