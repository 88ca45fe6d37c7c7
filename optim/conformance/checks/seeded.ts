import type { PhiloxKey } from "../../../engine/mod.ts";
import { addsNoise, type Check, keyOf } from "../subject.ts";
import { isSame, trace } from "../trace.ts";
import { uniform, type Values } from "../trees.ts";
import { numbersOf } from "../noise_sample.ts";
import { correlation } from "../statistics.ts";

/** Different keys give different noise, and so do two updates; a key of zeros is a key. */
export const seeded: Check = {
  name: "seeded",
  async run({ build, shapes, expectations }, report) {
    const transformation = await build();
    if (!addsNoise(transformation, expectations) || transformation.fault !== undefined) return;
    const { microBatches = 1 } = expectations, last = microBatches - 1;
    const still = Array.from({ length: 2 * microBatches }, () => uniform(shapes));
    const draw = async (key: PhiloxKey) => trace(await build({ key }), shapes, still).updates;
    const drawn = await Promise.all(
      keys.map(async ([words, key]) => [words, await draw(key)] as const),
    );
    for (const [i, [words, noise]] of drawn.entries()) {
      const same = drawn.slice(0, i).find(([, before]) => isMultiple(before[last]!, noise[last]!));
      if (same === undefined) continue;
      report({
        expected: "other noise with another key",
        got: `the same with ${same[0]} and ${words}`,
        advice: "Derive the draws from both numbers of context.key, from the update and from the " +
          "parameter's name.",
      });
      break;
    }
    if (!isSame(await draw([0, 0]), drawn.at(-1)![1])) {
      report({
        expected: "a key of zeros to give the same noise in every run",
        got: "other noise in the second run",
        advice: "Do not test a seed for being true: tf.randomNormal takes seed 0 as no seed.",
      });
    }
    const [[, noise]] = drawn as [(typeof drawn)[number]];
    if (!isMultiple(noise[last]!, noise.at(-1)!)) return;
    report({
      expected: "other noise in every update",
      got: "the same in the first two",
      advice: "Let the draws depend on a count of updates in the state.",
    });
  },
};

/** Whether noise is the same but for its deviation. */
function isMultiple(one: Values, other: Values): boolean {
  const names = Object.keys(one), [a, b] = [numbersOf(one, names), numbersOf(other, names)];
  return isSame(one, other) || (a.length >= ENOUGH && Math.abs(correlation(a, b)) > 0.999);
}

/** Of two independent draws of that length, one pair in 10^8 is so alike. */
const ENOUGH = 8;

const keys: readonly (readonly [words: string, key: PhiloxKey])[] = [
  ["the key of seed 1", keyOf(1)],
  ["the key of seed 2", keyOf(2)],
  ["the key of seed 0", keyOf(0)],
  ["the key [1, 0]", [1, 0]],
  ["the key [0, 1]", [0, 1]],
  ["the key [0, 0]", [0, 0]],
];
