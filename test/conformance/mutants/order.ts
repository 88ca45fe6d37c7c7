/** The right parts in a wrong order. */

import { addGradientNoise, annealed, chain, clipByGlobalNorm, sgd } from "../../../optim/mod.ts";
import {
  addNoise,
  clip,
  descend,
  deviationAt,
  ETA,
  LIMIT,
  type Mutant,
  RATE,
  whole,
} from "./mutant.ts";

export const orders: Readonly<Record<string, Mutant>> = {
  "noise before the clip": {
    make: whole((gradients, t, key) => descend(clip(addNoise(gradients, deviationAt(t), key, t)))),
    caughtBy: "noise after clip",
    // The many numbers that they are drawn with have noise longer than the limit.
    alsoBy: ["names", "clip", "noise deviation", "noise walk"],
  },
  "noise before the clip, in a chain": {
    make: ({ key }) =>
      chain(
        { unordered: true },
        addGradientNoise({ deviation: annealed({ eta: ETA }), key: key! }),
        clipByGlobalNorm(LIMIT),
        sgd(RATE),
      ),
    caughtBy: "order",
    alsoBy: ["noise after clip", "names", "clip", "noise deviation", "noise walk"],
  },
  "noise after the learning rate": {
    make: whole((gradients, t, key) => addNoise(descend(clip(gradients)), deviationAt(t), key, t)),
    caughtBy: "noise deviation",
    alsoBy: ["noise walk"],
  },
  "noise after the learning rate, in a chain": {
    make: ({ key }) =>
      chain(
        { unordered: true },
        clipByGlobalNorm(LIMIT),
        sgd(RATE),
        addGradientNoise({ deviation: annealed({ eta: ETA }), key: key! }),
      ),
    caughtBy: "order",
    alsoBy: ["clip", "noise walk"],
  },
  "noise with the learning rate twice": {
    make: whole((gradients, t, key) =>
      descend(addNoise(clip(gradients), RATE * deviationAt(t), key, t))
    ),
    caughtBy: "noise deviation",
    alsoBy: ["noise walk"],
  },
  "clip after the learning rate": {
    make: whole((gradients, t, key) =>
      addNoise(clip(descend(gradients)), RATE * deviationAt(t), key, t)
    ),
    caughtBy: "clip",
  },
};
