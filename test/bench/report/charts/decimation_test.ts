import { fc } from "../../../_properties.ts";
import { decimate, drawnTrials } from "../../../../bench/report/charts/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";

Deno.test("decimate() keeps a short curve whole", () => {
  assertEquals(decimate(60).length, 60);
  assertEquals(decimate(0), []);
});

Deno.test("decimate() keeps what was measured, and fills up with what lies between", () => {
  const measured = Array.from({ length: 20 }, (_, i) => 5 * i + 4);
  const kept = decimate(100, measured);
  assertEquals(kept.length, 60);
  assert(measured.every((position) => kept.includes(position)));
});

Deno.test("decimate() keeps at most 60 positions, the first and the last among them, in order", () => {
  const curve = fc.nat(3000).chain((length) =>
    fc.tuple(fc.constant(length + 1), fc.uniqueArray(fc.nat(length), { maxLength: 500 }))
  );
  fc.assert(fc.property(curve, ([length, measured]) => {
    const kept = decimate(length, measured);
    assertEquals(kept.length, Math.min(60, length));
    assertEquals([kept[0], kept.at(-1)], [0, length - 1]);
    assertEquals(kept, [...new Set(kept)].sort((one, other) => one - other));
  }));
});

Deno.test("drawnTrials() takes the lowest seeds, in whatever order they come", () => {
  const trials = Array.from({ length: 20 }, (_, i) => ({ seed: (7 * i) % 20 }));
  assertEquals(
    drawnTrials(trials).map(({ seed }) => seed),
    Array.from({ length: 12 }, (_, i) => i),
  );
});
