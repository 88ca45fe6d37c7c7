import * as tf from "@tensorflow/tfjs";
import {
  deriveKey,
  type GaussianDraw,
  gaussianNoise,
  type PhiloxKey,
  TRUNCATED_DEVIATION,
} from "../../engine/mod.ts";
import { positionOf } from "../_position.ts";
import { selectRows } from "../_select_rows.ts";
import {
  checkMask,
  type Cover,
  coveredSize,
  coverOf,
  hasRows,
  isMasked,
  type Mask,
} from "../mask.ts";
import { isMade } from "../norm.ts";
import type { Position } from "../schedules/mod.ts";
import type { State } from "../state.ts";
import {
  copyOf,
  type GradientTransformation,
  mapTree,
  type Specification,
  type StepInfo,
  type Tree,
} from "../transformation.ts";
import { checkKey } from "../_check_key.ts";
import { checkNoiseState, faultOf, type NoiseForm, type NoiseState } from "./_noise_form.ts";

/**
 * Noise of a deviation that depends on the position in training.
 *
 * @throws {TypeError} If its key is none.
 */
export function makeNoise(
  spec: Specification,
  deviationAt: (position: Position) => number,
  form: NoiseForm,
): GradientTransformation<NoiseState> {
  const { mask, anticorrelated, truncated, frozen, discarded } = form;
  checkKey(form.key);
  const fields = anticorrelated > 0 ? ["update", "deviation"] : ["update"];
  const check = (state: State) => checkNoiseState(state, fields);
  const keyOf = keysOf(form), coverIn = memoizedCover(mask);
  const begin = (before: NoiseState, gradients: Tree, info: StepInfo) => {
    check(before);
    const { update, deviation: previous = 0 } = before;
    const deviation = deviationAt(positionOf(update, info));
    const last = anticorrelated * previous;
    // Of independent draws variances add; the same draw again is a multiple of itself.
    const drawn = last === 0
      ? deviation
      : frozen
      ? Math.abs(deviation - last)
      : Math.sqrt(deviation * deviation + last * last);
    const standardDeviation = discarded ? 0 : truncated ? TRUNCATED_DEVIATION * drawn : drawn;
    info.observe?.({
      noiseStandardDeviation: standardDeviation * rootOfCovered(gradients, coverIn),
    });
    const drawOf = (name: string): GaussianDraw | null => {
      if (discarded || (deviation === 0 && last === 0)) return null;
      const draw = {
        key: keyOf(name),
        index: frozen ? 0 : update,
        standardDeviation: deviation,
        truncated,
      };
      if (last === 0) return draw;
      return {
        ...draw,
        minus: { ...draw, index: frozen ? 0 : update - 1, standardDeviation: last },
      };
    };
    return {
      of: (name: string) => coverIn(name, gradients[name]!.shape) === "none" ? null : drawOf(name),
      state: { update: update + 1, ...anticorrelated > 0 ? { deviation } : {} },
    };
  };
  const fault = faultOf(form);
  return {
    spec,
    stage: "noise",
    ...discarded ? { discarded } : {},
    ...fault === null ? {} : { fault },
    // Rows that stay as they are need two sources; whole parameters have a draw or none.
    ...hasRows(mask) ? {} : {
      elementwise: {
        kind: "noise",
        begin: (state, gradients, _params, info) => begin(state, gradients, info),
      },
    },
    init(params) {
      checkMask(mask, params);
      return { update: 0, ...anticorrelated > 0 ? { deviation: 0 } : {} };
    },
    checkState: check,
    update(updates, state, _params, info) {
      const noise = begin(state, updates, info);
      // So that the rule does not make an update of the noise alone.
      if (!isMade(updates)) return { updates: copyOf(updates), state };
      const addNoise = (gradient: tf.Tensor, name: string) => {
        const draw = noise.of(name);
        if (draw === null) return tf.cast(gradient, "float32");
        return tf.tidy(() => {
          const noisy = tf.add(gradient, gaussianNoise(gradient.shape, draw));
          return selectRows(coverIn(name, gradient.shape), noisy, tf.cast(gradient, "float32"));
        });
      };
      return { updates: mapTree(updates, addNoise), state: noise.state };
    },
  };
}

/** The key of each parameter, derived once. */
function keysOf({ key, shared }: NoiseForm): (name: string) => PhiloxKey {
  const keys = new Map<string, PhiloxKey>();
  return (name) => {
    if (shared) return key;
    const derived = keys.get(name) ?? deriveKey(key, name);
    keys.set(name, derived);
    return derived;
  };
}

type CoverIn = (name: string, shape: readonly number[]) => Cover;

/** What the mask covers of each parameter, found once: a parameter keeps its shape. */
function memoizedCover(mask: Mask): CoverIn {
  if (!isMasked(mask)) return () => "all";
  const find = coverOf(mask), covers = new Map<string, Cover>();
  return (name, shape) => {
    const cover = covers.get(name) ?? find(name, shape);
    covers.set(name, cover);
    return cover;
  };
}

/** The root of the share of all entries that are covered. */
function rootOfCovered(gradients: Tree, coverIn: CoverIn): number {
  let size = 0, covered = 0;
  for (const [name, gradient] of Object.entries(gradients)) {
    size += gradient.size;
    covered += coveredSize(coverIn(name, gradient.shape), gradient.shape);
  }
  return covered === size ? 1 : Math.sqrt(covered / size);
}
