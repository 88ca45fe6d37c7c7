/** Implementations that compute the right thing and are bad guests. */

import * as tf from "@tensorflow/tfjs";
import {
  addGradientNoise,
  type GradientTransformation,
  type MakeTransformation,
  type State,
} from "../../../optim/mod.ts";
import { map, type Mutant, norm, rule, zeros } from "./mutant.ts";

/** Momentum in plain loops. */
function momentum(
  isSkipped: (isFinite: boolean) => boolean = (isFinite) => !isFinite,
): GradientTransformation {
  return {
    stage: "rule",
    init: () => ({}),
    update(gradients, state) {
      const isFinite = Number.isFinite(norm(gradients));
      if (isSkipped(isFinite)) return { updates: zeros(gradients), state };
      const before = state as Readonly<Record<string, Float32Array>>;
      const traces = Object.fromEntries(
        Object.entries(gradients).map(([name, one]) => [
          name,
          Float32Array.from(one.dataSync(), (g, i) => 0.9 * (before[name]?.[i] ?? 0) + g),
        ]),
      );
      const updates = isFinite
        ? map(gradients, (one, name) => tf.tensor(traces[name]!.map((v) => -0.01 * v), one.shape))
        : zeros(gradients);
      return { updates, state: { ...before, ...traces } };
    },
  };
}

/** Gradient descent that does something on the side. */
const descentWith = (onSide: (gradients: Readonly<Record<string, tf.Tensor>>) => void) => () =>
  rule(() => null, (gradients, state) => {
    onSide(gradients);
    return { updates: map(gradients, (one) => tf.mul(one, -0.1)), state };
  });

/** Gradient descent with a count of updates. */
const countedBy = (count: () => number): MakeTransformation => () =>
  rule(() => null, (gradients, state) => {
    const rate = 0.1 / count();
    return { updates: map(gradients, (one) => tf.mul(one, -rate)), state };
  });

const plain = { expectations: {} } as const;

export const habits: Readonly<Record<string, Mutant>> = {
  "an error": {
    ...plain,
    make: () =>
      rule(() => null, () => {
        throw new RangeError("Cannot update");
      }),
    caughtBy: "runs",
  },
  "discarded noise that is added": {
    ...plain,
    make: ({ key }) => {
      const noise = addGradientNoise({ deviation: 1, key: key! }) as GradientTransformation;
      const { elementwise: _, ...rest } = noise;
      return { ...rest, discarded: true, fault: "never reaches the update: it is discarded" };
    },
    caughtBy: "discarded",
    alsoBy: ["stage"],
  },
  "a state check that accepts everything": {
    ...plain,
    make: () => ({ ...momentum(), checkState: () => {} }),
    caughtBy: "checkState",
  },
  "moments moved by a skipped update": {
    ...plain,
    make: () => momentum(() => false),
    caughtBy: "not finite",
  },
  "a skipped update that is made": {
    ...plain,
    make: () => ({
      stage: "rule",
      init: () => null,
      update: (gradients, state) => ({
        updates: map(gradients, (one) => tf.mul(one, -0.1)),
        state,
      }),
    }),
    caughtBy: "not finite",
  },
  "a count in the closure": {
    ...plain,
    make: (context) => {
      let count = 0;
      return countedBy(() => ++count)(context);
    },
    caughtBy: "resumes",
  },
  "a count of skipped updates in the closure": {
    ...plain,
    make: () => {
      let skipped = 0;
      return {
        stage: "rule",
        init: () => null,
        update(gradients, state) {
          if (!Number.isFinite(norm(gradients))) {
            skipped += 1;
            return { updates: zeros(gradients), state };
          }
          const rate = 0.1 / (1 + skipped);
          return { updates: map(gradients, (one) => tf.mul(one, -rate)), state };
        },
      };
    },
    caughtBy: "not finite",
  },
  "a state changed in place": {
    ...plain,
    make: () =>
      rule(() => new Float32Array(1), (gradients, state) => {
        const rate = 0.1 / (1 + (state as Float32Array)[0]!++);
        return { updates: map(gradients, (one) => tf.mul(one, -rate)), state };
      }),
    caughtBy: "pure",
  },
  "gradients changed in place": {
    ...plain,
    make: descentWith((gradients) => {
      for (const one of Object.values(gradients)) {
        const values = one.dataSync();
        for (const i of values.keys()) values[i]! *= 0.5;
      }
    }),
    caughtBy: "pure",
    alsoBy: ["shapes"],
  },
  "a tensor left alive": {
    ...plain,
    make: descentWith(() => tf.scalar(0)),
    caughtBy: "tensors",
  },
  "a tensor left alive by a skipped update": {
    ...plain,
    make: () => {
      const { init, update } = momentum();
      return {
        stage: "rule",
        init,
        update(gradients, ...rest) {
          if (!Number.isFinite(norm(gradients))) tf.scalar(0);
          return update(gradients, ...rest);
        },
      };
    },
    caughtBy: "tensors",
  },
  "a tensor left alive by init": {
    ...plain,
    make: () => ({ ...momentum(), init: () => (tf.scalar(0), {}) }),
    caughtBy: "tensors",
  },
  "gradients disposed of": {
    ...plain,
    make: () =>
      rule(() => null, (gradients, state) => {
        const updates = map(gradients, (one) => tf.mul(one, -0.1));
        tf.dispose(gradients as tf.NamedTensorMap);
        return { updates, state };
      }),
    caughtBy: "tensors",
    alsoBy: ["pure", "converges"],
  },
  "float64 in the state": {
    ...plain,
    make: () => {
      const { update } = momentum();
      return {
        stage: "rule",
        init: () => ({}),
        update(...given) {
          const { updates, state } = update(...given);
          const float64 = Object.entries(state as Record<string, Float32Array>)
            .map(([name, values]) => [name, Float64Array.from(values)]);
          return { updates, state: Object.fromEntries(float64) as State };
        },
      };
    },
    caughtBy: "state",
  },
  "a map in the state": {
    ...plain,
    make: () =>
      rule(() => ({ counts: new Map([["t", 0]]) as unknown as State }), (gradients, state) => ({
        updates: map(gradients, (one) => tf.mul(one, -0.1)),
        state,
      })),
    caughtBy: "state",
  },
  "updates of int32 from gradients of int32": {
    ...plain,
    make: () => ({
      stage: "scale",
      init: () => null,
      update: (gradients, state) => ({ updates: map(gradients, (one) => one.clone()), state }),
    }),
    caughtBy: "shapes",
  },
  "matrices alone": {
    ...plain,
    make: () =>
      rule(() => null, (gradients, state) => ({
        updates: map(gradients, (one) =>
          tf.tidy(() => tf.mul(one.rank > 2 ? tf.reshape(one, [-1]) : one, -0.1))),
        state,
      })),
    caughtBy: "shapes",
  },
  "noise called scaling": {
    ...plain,
    make: ({ key }) => {
      const noise = addGradientNoise({ deviation: 1, key: key! }) as GradientTransformation;
      const { elementwise: _, ...rest } = noise;
      return { ...rest, stage: "scale" };
    },
    caughtBy: "stage",
  },
  "a deviation observed as a variance": {
    ...plain,
    make: ({ key }) => {
      const noise = addGradientNoise({ deviation: 0.1, key: key! }) as GradientTransformation;
      const { elementwise: _, ...rest } = noise;
      return {
        ...rest,
        update: (gradients, state, parameters, info) =>
          rest.update(gradients, state, parameters, {
            ...info,
            observe: ({ noiseStandardDeviation: one = 0 }) =>
              info.observe?.({ noiseStandardDeviation: one * one }),
          }),
      };
    },
    caughtBy: "observed",
  },
};
