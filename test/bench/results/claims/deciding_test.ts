import { decidingResult } from "../../../../bench/results/claims/deciding.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertEquals } from "../../../../std.ts";

/** A result with a pair of trials for each seed; what a decision does not look at is missing. */
function result(
  seeds: readonly number[],
  { confirm = false, planned = 2 * seeds.length, createdAt = "2026-01-01" } = {},
) {
  const found = {
    command: ["run", "quick", ...confirm ? ["--confirm"] : []],
    ...{ seeds, createdAt, plannedTrials: planned, trials: Array(2 * seeds.length).fill(null) },
  } as unknown as ResultFile;
  return { file: found, measured: { pairs: seeds.length } };
}

const earlier = result([1, 2, 3, 4, 5, 6, 7, 8]);

Deno.test("a confirmatory run decides, even if an earlier one has more pairs", () => {
  const fresh = result([11, 12, 13, 14, 15], { confirm: true });
  assertEquals(decidingResult([earlier, fresh]), fresh);
  assertEquals(decidingResult([fresh]), fresh);
});

Deno.test("a confirmatory run that was stopped does not decide", () => {
  const stopped = result([11, 12, 13], { confirm: true, planned: 20 });
  assertEquals(decidingResult([stopped, earlier]), earlier);
  assertEquals(decidingResult([stopped]), stopped);
});

Deno.test("a confirmatory run with a seed that was used does not decide", () => {
  const again = result([8, 9, 10, 11, 12, 13, 14, 15, 16], { confirm: true });
  assertEquals(decidingResult([earlier, again]), earlier);
});

Deno.test("of several confirmatory runs the first decides, whatever its size", () => {
  const first = result([11, 12, 13], { confirm: true, createdAt: "2026-01-02" });
  const second = result([21, 22, 23, 24], { confirm: true, createdAt: "2026-01-03" });
  assertEquals(decidingResult([second, earlier, first]), first);
});
