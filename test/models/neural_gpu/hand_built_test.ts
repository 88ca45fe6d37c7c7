/** Networks that are set to do something that can be told without computing. */

import { assert, assertEquals } from "../../../std.ts";
import type { SequenceBatch } from "../../../tasks/mod.ts";
import { testEveryWay } from "../_ways.ts";
import { modelWith } from "./_cases.ts";
import { handBuilt, optionsWith, shape } from "./_hand_built.ts";

/** A sequence with its answer. */
function batchOf(input: readonly number[], wanted: readonly number[]): SequenceBatch {
  return {
    ...{ kind: "sequence", size: 1, lengths: Int32Array.of(input.length) },
    ...{ input: Int32Array.from(input), wanted: Int32Array.from(wanted) },
  };
}

testEveryWay(
  "gates that are cut at 1 keep the image for as many steps as there are",
  (computed) => {
    const options = optionsWith({ layers: 2, parameterSets: 2, ...computed });
    const model = modelWith(options, handBuilt(options, ["keep", "keep"]), shape);
    const input = Array.from({ length: 17 }, (_, k) => k * k % 5);
    const batch = batchOf(input, input), { wrong, loss } = model.predict(batch);
    assertEquals(wrong, 0);
    assert(loss < 1e-3, String(loss));
    const [{ images }] = model.trace(batch) as [ReturnType<typeof model.trace>[0]];
    assertEquals(images.at(-1), images[0], "some bits changed");
    model.dispose();
  },
);

/** What a sequence of five becomes after the sets 1, 2, 3, 1 and 2. */
const moves: readonly (readonly [
  name: string,
  sets: Parameters<typeof handBuilt>[1],
  wanted: readonly number[],
])[] = [
  // A cell takes what stood a position before it.
  ["to the right, by the first set", [[0, 1], "keep", "keep"], [0, 0, 1, 2, 3]],
  ["to the right, by the third set", ["keep", "keep", [0, 1]], [0, 1, 2, 3, 4]],
  ["to the left, by the first set", [[2, 1], "keep", "keep"], [3, 4, 1, 0, 0]],
  ["to the right twice, and to the left", [[0, 1], "keep", [2, 1]], [0, 1, 2, 3, 4]],
  ["nowhere", [[1, 1], [1, 1], [1, 1]], [1, 2, 3, 4, 1]],
  // From the first row to the second, where the output does not look, and back.
  ["up, out of the first row", ["keep", "keep", [1, 0]], [0, 0, 0, 0, 0]],
  ["down, where nothing is", ["keep", "keep", [1, 2]], [0, 0, 0, 0, 0]],
  ["up, then down and to the right", [[1, 0], [0, 2], "keep"], [0, 0, 1, 2, 3]],
  ["up, then down and to the left", [[1, 0], [2, 2], "keep"], [3, 4, 1, 0, 0]],
];

for (const [name, sets, wanted] of moves) {
  testEveryWay(`kernels move symbols ${name}`, (computed) => {
    const options = optionsWith({ parameterSets: 3, ...computed });
    const model = modelWith(options, handBuilt(options, sets), shape);
    const [{ answers }] = model.trace(batchOf([1, 2, 3, 4, 1], wanted)) as [
      ReturnType<typeof model.trace>[0],
    ];
    assertEquals([...answers.at(-1)!], wanted);
    assertEquals(model.predict(batchOf([1, 2, 3, 4, 1], wanted), "symbols").wrong, 0);
    model.dispose();
  });
}
