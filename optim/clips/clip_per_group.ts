import type { GradientTransformation } from "../transformation.ts";
import { scaleGroups } from "./_scale_groups.ts";

/**
 * Clips each group of parameters by the norm of the group: g_G <- g_G min(1, limit / ||g_G||) for every
 * group G. Memory networks clip per hop: the embedding and the time matrix of a hop together.
 *
 * Gradients may have any shapes; the limit has their unit. `clippedShare` is the share of the groups.
 *
 * @param limit The largest norm of a group that stays as it is.
 * @param groups The group of every parameter, by name.
 * @throws {RangeError} If the limit is not positive and finite.
 * @throws {TypeError} In `update`, if a parameter has no group.
 *
 * @example
 * ```ts
 * import { clipPerGroup } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * // Together 3 and 4 have norm 5, which 2.5 halves; 2 alone is under the limit.
 * const gradients = { a: tf.scalar(3), b: tf.scalar(4), c: tf.scalar(2) };
 * const clip = clipPerGroup(2.5, { a: "first", b: "first", c: "second" });
 * const { updates } = clip.update(gradients, null, {}, { epoch: 0 });
 * const values = Object.values(updates).map((update) => update.dataSync()[0]);
 * if (String(values) !== "1.5,2,2") throw new Error(String(values));
 * ```
 */
export function clipPerGroup(
  limit: number,
  groups: Readonly<Record<string, string>>,
): GradientTransformation<null> {
  const step = { kind: "clipPerGroup", norm: limit }, context = { groups: { ...groups } };
  return scaleGroups({ step, context }, limit, {
    groupOf(name) {
      const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
      if (group === undefined) {
        throw new TypeError(`Cannot clip a parameter without a group: ${name}`);
      }
      return group;
    },
  });
}
