import { calibrate } from "../../../bench/trial/calibration.ts";
import { assert } from "../../../std.ts";

Deno.test("calibrate() takes milliseconds, about as many each time", () => {
  const times = Array.from({ length: 9 }, calibrate).sort((a, b) => a - b);
  // Long enough for a clock of 0.1 ms, short enough to be measured beside every trial.
  assert(times[0]! > 0.001 && times[4]! < 0.2, times.join());
  assert(times[4]! / times[0]! < 3, times.join());
});
