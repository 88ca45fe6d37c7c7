import type { ClaimTest } from "../../../../bench/results/claims/mod.ts";
import { budgetShare } from "../../../../bench/results/claims/share.ts";
import { assertEquals } from "../../../../std.ts";
import { makeSuccesses, PART } from "../../_successes.ts";

const test: ClaimTest = {
  ...{ suite: "tiny", change: "noise", variant: "noisy", reference: "plain", metric: "unsolved" },
  success: { part: PART, under: 0.02 },
  ...{ direction: "lower", of: "counts" },
  budget: { tasks: 1, restarts: 10, epochs: null },
};

Deno.test("a run that diverged is a restart of the budget, and one that failed is none", () => {
  // Pairs of the seeds 1 to 5.
  assertEquals(budgetShare(makeSuccesses(), test).parts[1], { unit: "restart", run: 5, paper: 10 });
});
