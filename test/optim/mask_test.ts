/** Masks of parameters and of their rows. */

import * as tf from "@tensorflow/tfjs";
import { z } from "zod";
import {
  checkMask,
  type Cover,
  coveredSize,
  coverOf,
  hasRows,
  isMasked,
  maskOptions,
  maskWords,
} from "../../optim/mask.ts";
import { selectRows } from "../../optim/_select_rows.ts";
import { assert, assertEquals, assertThrows } from "../../std.ts";
import { fc } from "../_properties.ts";
import { testOnBackends } from "../_tensors.ts";

Deno.test("masks cover parameters by name and rows by number", () => {
  const cases: readonly (readonly [Parameters<typeof coverOf>[0], string, number[], Cover])[] = [
    [{}, "w", [3, 2], "all"],
    [{ only: ["w"] }, "w", [3, 2], "all"],
    [{ only: ["w"] }, "w2", [3, 2], "none"],
    [{ only: ["w"] }, "dense/w", [3, 2], "none"],
    [{ except: ["*bias"] }, "dense/bias", [3], "none"],
    [{ except: ["*bias"] }, "bias", [3], "none"],
    [{ except: ["*bias"] }, "bias_2", [3], "all"],
    [{ except: ["layer*/kernel"] }, "layer_1/kernel", [3, 2], "none"],
    // A point is a point, not any character.
    [{ except: ["a.b"] }, "axb", [3], "all"],
    [{ except: ["(a|b)+"] }, "a", [3], "all"],
    [{ except: ["embedding*[0]"] }, "embedding3", [5, 2], [[1, 5]]],
    [{ except: ["w[2:4]"] }, "w", [5], [[0, 2], [4, 5]]],
    [{ only: ["w[2:4]"] }, "w", [5], [[2, 4]]],
    [{ only: ["w[:2]"] }, "w", [5], [[0, 2]]],
    [{ only: ["w[4:]"] }, "w", [5], [[4, 5]]],
    [{ only: ["w[:]"] }, "w", [5], "all"],
    // Rows that touch are one range, and rows of several patterns add up.
    [{ only: ["w[3]", "w[1:3]", "*[0]"] }, "w", [5], [[0, 4]]],
    [{ only: ["w[0:4]"], except: ["w[1]"] }, "w", [5], [[0, 1], [2, 4]]],
    [{ only: ["w[0]"], except: ["w[0]"] }, "w", [5], "none"],
    [{ only: ["w*"], except: ["w2"] }, "w2", [5], "none"],
    [{ except: ["scalar"] }, "scalar", [], "none"],
  ];
  for (const [mask, name, shape, expected] of cases) {
    assertEquals(coverOf(mask)(name, shape), expected, JSON.stringify([mask, name]));
  }
});

Deno.test("masks count what they cover", () => {
  assertEquals(coveredSize("all", [3, 2]), 6);
  assertEquals(coveredSize("none", [3, 2]), 0);
  assertEquals(coveredSize([[0, 1], [2, 5]], [7, 2, 3]), 24);
  assertEquals(coveredSize("all", []), 1);
});

Deno.test("masks that cannot be read, or fit nothing, are refused", () => {
  const schema = z.strictObject(maskOptions);
  for (const text of ["", "w[", "w[a]", "w[-1]", "w[1", "[0]", "w[1][2]", "w[2:2]", "w[3:1]"]) {
    assertThrows(() => coverOf({ only: [text] }), RangeError, "Cannot read the mask");
    assert(!schema.safeParse({ only: [text] }).success, text);
  }
  assert(!schema.safeParse({ except: [] }).success);
  assertEquals(schema.parse({ except: ["*[0]", "b"] }), { except: ["*[0]", "b"] });
  const shapes = { w: { shape: [4, 2] }, b: { shape: [2] }, s: { shape: [] } };
  checkMask({ only: ["*"], except: ["w[3]", "b[0:2]", "s"] }, shapes);
  const wrong = [
    [{ only: ["v"] }, '"v": it names none of the parameters w, b, s'],
    [{ except: ["w", "v*"] }, '"v*": it names none'],
    [{ except: ["w[4]"] }, '"w[4]": the parameter w has 4 rows'],
    [{ only: ["w[2:5]"] }, '"w[2:5]": the parameter w has 4 rows'],
    [{ only: ["w[4:]"] }, '"w[4:]": the parameter w has 4 rows'],
    [{ only: ["*[0]"] }, '"*[0]": the parameter s is a scalar'],
  ] as const;
  for (const [mask, message] of wrong) {
    assertThrows(() => checkMask(mask, shapes), RangeError, `Cannot mask ${message}`);
  }
  assertThrows(() => coverOf({ only: ["w[4]"] })("w", [4, 2]), RangeError, "w has 4 rows");
});

Deno.test("masks say what they are", () => {
  assertEquals(maskWords({ except: ["*bias", "w[0]"] }), "except on *bias and w[0]");
  assertEquals(maskWords({ only: ["a", "b", "c"] }), "only on a, b and c");
  assertEquals(maskWords({ only: ["a*"], except: ["ab"] }), "only on a*, except on ab");
  assertEquals([isMasked({}), isMasked({ only: ["a"] }), isMasked({ except: ["a"] })], [
    ...[false, true, true],
  ]);
  assertEquals([hasRows({ only: ["a", "b"] }), hasRows({ except: ["a", "b[0]"] })], [false, true]);
});

/** A mask of one parameter with rows, and for each row whether it is covered. */
const masks = fc.record({
  length: fc.integer({ min: 1, max: 9 }),
  only: fc.option(fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { minLength: 1, maxLength: 3 })),
  except: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 3 }),
}).map(({ length, only, except }) => {
  const rowsOf = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([a, b]) => [Math.min(a % length, b % length), Math.max(a % length, b % length)]);
  const texts = (pairs: readonly number[][]) => pairs.map(([a, b]) => `w[${a}:${b! + 1}]`);
  const inside = only === null ? null : rowsOf(only), outside = rowsOf(except);
  const isIn = (row: number, pairs: readonly number[][]) =>
    pairs.some(([a, b]) => row >= a! && row <= b!);
  return {
    length,
    mask: { ...inside === null ? {} : { only: texts(inside) }, except: texts(outside) },
    covered: Array.from(
      { length },
      (_, row) => (inside === null || isIn(row, inside)) && !isIn(row, outside),
    ),
  };
});

Deno.test("masks of rows are the rows of only less the rows of except", () => {
  fc.assert(fc.property(masks, ({ length, mask, covered }) => {
    const cover = coverOf(mask)("w", [length, 2]);
    const rows = cover === "all" ? [[0, length]] : cover === "none" ? [] : cover;
    const seen = Array.from(
      { length },
      (_, row) => rows.some(([from, to]) => row >= from! && row < to!),
    );
    assertEquals(seen, covered);
    assertEquals(coveredSize(cover, [length, 2]), 2 * covered.filter(Boolean).length);
    // Never both ends of two ranges at one row: so equal masks are equal data.
    assert(rows.every(([from], i) => i === 0 || from! > rows[i - 1]![1]!));
  }));
});

testOnBackends("selectRows() takes covered rows of one tensor and the others of another", () => {
  fc.assert(
    fc.property(masks, ({ mask, covered }) => {
      tf.tidy(() => {
        const inside = tf.tensor2d(covered.map((_, row) => [row + 1, -0]));
        const outside = tf.tensor2d(covered.map((_, row) => [-0, -row - 1]));
        const cover = coverOf(mask)("w", inside.shape);
        const selected = selectRows(cover, inside, outside);
        assert(selected !== inside && selected !== outside);
        const expected = covered.flatMap((is, row) => is ? [row + 1, -0] : [-0, -row - 1]);
        const values = selected.dataSync();
        assert(expected.every((value, i) => Object.is(value, values[i])), `${values}`);
      });
    }),
    { numRuns: 30 },
  );
});
