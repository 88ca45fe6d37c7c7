import { type State, stateFromJson, stateToJson } from "../../optim/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";

Deno.test("a state comes back from JSON to the bit", () => {
  const state: State = {
    update: 12,
    none: null,
    parts: [true, "text", { float32: 1 }],
    // The smallest denormal, minus zero, and what no number of JSON is.
    moments: {
      w: new Float32Array([0.1, 1e-45, -0, NaN, Infinity, 3.4e38]),
      empty: new Float32Array(),
    },
  };
  const text = JSON.stringify(stateToJson(state));
  assertEquals(stateFromJson(JSON.parse(text)), state);
});

Deno.test("stateToJson() writes arrays in little-endian order", () => {
  // 1 is 0x3f800000.
  assertEquals(stateToJson(new Float32Array([1])), { float32: "AACAPw==" });
});

Deno.test("states that are none are refused", () => {
  assertThrows(() => stateToJson({ update: NaN }), TypeError, "not finite: NaN");
  assertThrows(() => stateFromJson({ float32: "AACA" }), SyntaxError, "3 bytes");
  assertThrows(() => stateFromJson({ float32: "?" }), SyntaxError);
});
