/** The promises of the contract, one file each, in the order in which they are checked. */

import type { Check } from "../subject.ts";
import { checkState } from "./check_state.ts";
import { descends } from "./descends.ts";
import { deterministic } from "./deterministic.ts";
import { discarded } from "./discarded.ts";
import { fused } from "./fused.ts";
import { names } from "./names.ts";
import { notFinite } from "./not_finite.ts";
import { order } from "./order.ts";
import { pure } from "./pure.ts";
import { resumes } from "./resumes.ts";
import { runs } from "./runs.ts";
import { seeded } from "./seeded.ts";
import { stage } from "./stage.ts";
import { state } from "./state.ts";
import { tensors } from "./tensors.ts";
import { updates } from "./updates.ts";

export const checks: readonly Check[] = [
  runs,
  updates,
  tensors,
  pure,
  state,
  resumes,
  deterministic,
  seeded,
  names,
  stage,
  order,
  discarded,
  notFinite,
  descends,
  fused,
  checkState,
];
