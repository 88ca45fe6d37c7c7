/** The promises of the contract, one file each, in the order in which they are checked. */

import type { Check } from "../subject.ts";
import { clip } from "./clip.ts";
import { converges } from "./converges.ts";
import { noiseAfterClip } from "./noise_after_clip.ts";
import { noiseApplied } from "./noise_applied.ts";
import { noiseDeviation } from "./noise_deviation.ts";
import { noiseDistribution } from "./noise_distribution.ts";
import { noiseIdentity } from "./noise_identity.ts";
import { noiseIndependence } from "./noise_independence.ts";
import { noiseWalk } from "./noise_walk.ts";
import { observed } from "./observed.ts";
import { reference } from "./reference.ts";
import { shapes } from "./shapes.ts";
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
  shapes,
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
  fused,
  checkState,
  observed,
  descends,
  converges,
  reference,
  clip,
  noiseApplied,
  noiseAfterClip,
  noiseDeviation,
  noiseIdentity,
  noiseDistribution,
  noiseIndependence,
  noiseWalk,
];
