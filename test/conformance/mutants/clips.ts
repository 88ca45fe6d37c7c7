/** Clips that are not by the global norm, but say so. */

import * as tf from "@tensorflow/tfjs";
import type { GradientTransformation, Tree } from "../../../optim/mod.ts";
import {
  addNoise,
  clip,
  descend,
  deviationAt,
  LIMIT,
  map,
  type Mutant,
  norm,
  whole,
} from "./mutant.ts";

/** A clip in the right place. */
function clippedBy(clip: (gradients: Tree) => Tree, alsoBy: readonly string[] = []): Mutant {
  return {
    make: whole((gradients, t, key) => descend(addNoise(clip(gradients), deviationAt(t), key, t))),
    caughtBy: "clip",
    alsoBy,
  };
}

export const clips: Readonly<Record<string, Mutant>> = {
  "clip per tensor called global": clippedBy((gradients) =>
    map(gradients, (one) => tf.mul(one, Math.min(1, LIMIT / norm({ one }))))
  ),
  "clip by value called global": clippedBy((gradients) =>
    map(gradients, (one) => tf.clipByValue(one, -LIMIT, LIMIT))
  ),
  "every gradient scaled to the limit": clippedBy(
    (gradients) => map(gradients, (one) => tf.mul(one, LIMIT / Math.max(norm(gradients), 1e-9))),
    ["noise applied"],
  ),
  "the norm of the first parameter alone": clippedBy((gradients) => {
    const [first] = Object.keys(gradients).sort();
    const factor = Math.min(1, LIMIT / norm({ one: gradients[first!]! }));
    return map(gradients, (one) => tf.mul(one, factor));
  }, ["names"]),
  "the square of the norm": clippedBy(
    (gradients) => map(gradients, (one) => tf.mul(one, Math.min(1, LIMIT / norm(gradients) ** 2))),
  ),
  "a limit that is not used": clippedBy((gradients) => clip(gradients, 10 * LIMIT)),
  "a clip that lengthens": {
    make: () => ({
      stage: "clip",
      init: () => null,
      update: (gradients, state) => ({
        updates: tf.tidy(() => ({ ...map(gradients, (one) => tf.mul(one, 2)) })),
        state,
      }),
    } satisfies GradientTransformation),
    expectations: {},
    caughtBy: "stage",
    alsoBy: ["observed"],
  },
};
