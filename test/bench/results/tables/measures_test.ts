import { differenceRangeCell, differenceText } from "../../../../bench/results/tables/measures.ts";
import { valueText } from "../../../../bench/results/tables/mod.ts";
import { assertEquals } from "../../../../std.ts";

Deno.test("differenceText() writes the sign of a difference, in the measure's own unit", () => {
  assertEquals([-0.0042, 0.25, 0.0001].map((one) => differenceText(one, "testError")), [
    ...["−0.4", "+25.0", "0.0"],
  ]);
  assertEquals([-0.01234, 0, 2].map((one) => differenceText(one, "trainLoss")), [
    ...["−0.01234", "0", "+2"],
  ]);
  assertEquals([-0.04, 61.2, -3600].map((one) => differenceText(one, "seconds")), [
    ...["0.0 s", "+1 min 1 s", "−1 h 0 min"],
  ]);
});

Deno.test("differenceRangeCell() writes an interval, or that there is none", () => {
  const text = (...[interval, measure]: Parameters<typeof differenceRangeCell>) =>
    valueText(differenceRangeCell(interval, measure).value);
  assertEquals(text({ lowest: -0.01, highest: 0.002 }, "unsolved"), "−1.0 to +0.2");
  assertEquals(text({ lowest: -1.5, highest: 2 }, "seconds"), "−1.5 s to +2.0 s");
  assertEquals(text(null, "seconds"), "–");
});
