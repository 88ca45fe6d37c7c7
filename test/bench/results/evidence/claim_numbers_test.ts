import { claimNumbers, shareText } from "../../../../bench/results/evidence/mod.ts";
import { assertEquals } from "../../../../std.ts";

const error = {
  ...{ variant: 0.2043, reference: 0.2063, difference: -0.002, interval: [-0.0122, 0.0083] },
  ...{ pairs: 200, bestOf: null, solved: null },
} as const;

Deno.test("claimNumbers() writes differences of errors in points, and says what is a best of n", () => {
  const published = { variant: 0.166, reference: 0.195, runs: null };
  const measured = { ...error, interval: [...error.interval] as [number, number] };
  assertEquals(claimNumbers({ published, measured }), {
    published: "−2.9 points",
    measured: "−0.2 points (−1.2 to +0.8)",
  });
  const best = claimNumbers({
    published: null,
    measured: { ...measured, bestOf: 10, interval: null },
  });
  assertEquals(best, { published: null, measured: "best of 10: −0.2 points" });
  assertEquals(claimNumbers({ published: null, measured: null }).measured, null);
});

Deno.test("claimNumbers() counts successes, and turns the difference of failures round", () => {
  const published = { variant: 207 / 216, reference: 215 / 216, runs: 216 };
  const solved = { both: 6, onlyVariant: 5, onlyReference: 43, neither: 46 };
  const measured = { ...error, difference: 0.38, interval: [0.258, 0.487] as [number, number] };
  assertEquals(claimNumbers({ published, measured: { ...measured, pairs: 100, solved } }), {
    published: "9 against 1 of 216",
    measured: "11 against 49 of 100, −38.0 points (−48.7 to −25.8)",
  });
});

Deno.test("shareText() has two digits of a small share", () => {
  assertEquals([1, 0.1, 0.0123, 2].map(shareText), ["100 %", "10 %", "1.2 %", "200 %"]);
});
