import { sequencesOf } from "../../../models/neural_gpu/sequences_of.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("a batch is taken apart by length, the shortest first, without its padding", () => {
  const parts = sequencesOf({
    ...{ kind: "sequence", size: 3, lengths: Int32Array.of(3, 1, 3) },
    input: Int32Array.of(1, 2, 3, 0, 4, 0, 0, 0, 5, 6, 0, 0),
    wanted: Int32Array.of(3, 2, 0, 0, 1, 0, 0, 0, 6, 5, 4, 0),
  });
  assertEquals(parts, [
    { size: 1, length: 1, places: [1], input: Int32Array.of(4), wanted: Int32Array.of(1) },
    {
      ...{ size: 2, length: 3, places: [0, 2] },
      input: Int32Array.of(1, 2, 3, 5, 6, 0),
      wanted: Int32Array.of(3, 2, 0, 6, 5, 4),
    },
  ]);
});
