import { pack, unpack } from "../../../../bench/report/page/packed.ts";
import { assertEquals } from "../../../../std.ts";

Deno.test("unpack() gives the two digits of what was packed", () => {
  const values = [0, null, 1, 9.9, 10, 0.014, 3.2e-9, 1.1e-38, 9.9e6];
  assertEquals(unpack(pack(values)), values);
  assertEquals(pack(values).length, 2 * values.length);
  assertEquals(unpack(pack([0.01234, 9.99, 0.0996, 12345])), [0.012, 10, 0.1, 12000]);
  // Beyond the powers there are, the digits stay.
  assertEquals(unpack(pack([2.5e-41, 3e9])), [2.5e-38, 3e6]);
});

Deno.test("every number of two digits has a code of its own", () => {
  const all = Array.from(
    { length: 45 },
    (_, p) => Array.from({ length: 90 }, (_, m) => Number(`${m + 10}e${p - 39}`)),
  ).flat();
  assertEquals(unpack(pack(all)), all);
  const text = pack([...all, 0, null]);
  assertEquals(new Set(text.match(/../g)).size, all.length + 2);
});
