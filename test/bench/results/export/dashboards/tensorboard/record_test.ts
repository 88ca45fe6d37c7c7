import { record } from "../../../../../../bench/results/export/dashboards/tensorboard/record.ts";
import { assertEquals } from "../../../../../../std.ts";

Deno.test("a record of 24 bytes begins as every event file that TensorFlow wrote", () => {
  const framed = record(new Uint8Array(24));
  assertEquals(framed.length, 40);
  assertEquals(framed.subarray(0, 12).toHex(), "1800000000000000a37f4b22");
});
