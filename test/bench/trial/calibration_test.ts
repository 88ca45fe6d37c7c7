import { calibrate } from "../../../bench/trial/calibration.ts";
import { assertEquals } from "../../../std.ts";

/** Calls a function with a clock that shows these milliseconds, one after another. */
function withClock<T>(shown: readonly number[], run: () => T): T {
  const { performance } = globalThis, left = [...shown];
  Object.defineProperty(globalThis, "performance", {
    configurable: true,
    value: { now: () => left.shift()! },
  });
  try {
    const result = run();
    assertEquals(left, []);
    return result;
  } finally {
    Object.defineProperty(globalThis, "performance", { configurable: true, value: performance });
  }
}

Deno.test("calibrate() gives the seconds that its work took, without those of getting warm", () => {
  // The clock is looked at twice, before the work and after it.
  assertEquals(withClock([1000, 1250], calibrate), 0.25);
  assertEquals(withClock([5, 12], calibrate), 0.007);
});
