import { type CellOutcomes, compareOutcomes } from "../../../../bench/results/gate/mod.ts";
import { readSource } from "../../../_module_graph.ts";
import { assert, assertEquals } from "../../../../std.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A cell of ten seeds with an error of 10 %, all solved, then worse by so much, and so many not solved. */
function cell(workload: string, worse: number, unsolved: number): CellOutcomes {
  const outcomes = (testError: number, lost: number) =>
    SEEDS.map((seed) => ({ seed, testError, solved: seed > lost }));
  return {
    ...{ workload, variant: "plain" },
    before: outcomes(0.1, 0),
    after: outcomes(0.1 + worse, unsolved),
  };
}

/** The outcomes of one metric, of each cell and pooled. */
function outcomes(metric: "testError" | "solved", cells: readonly CellOutcomes[]) {
  return compareOutcomes(cells).filter((one) => one.metric === metric)
    .map(({ where, outcome }) => [where, outcome]);
}

Deno.test("test errors may be worse by 5 points in a cell, and by 2 over all workloads", () => {
  const [single] = outcomes("testError", [cell("a", 0.049, 0)]);
  assertEquals(single, ["a plain", "notWorse"]);
  assertEquals(outcomes("testError", [cell("a", 0.051, 0)]), [["a plain", "worse"]]);
  const both = (worse: number) => outcomes("testError", [cell("a", worse, 0), cell("b", worse, 0)]);
  const within = [["a plain", "notWorse"], ["b plain", "notWorse"]];
  assertEquals(both(0.019), [...within, ["all workloads plain", "notWorse"]]);
  assertEquals(both(0.021), [...within, ["all workloads plain", "worse"]]);
});

Deno.test("half the trials of a cell, and 30 % of all, may be solved no more", () => {
  // Newcombe's interval for a loss of 1 and 2 of 10 ends at 0.404 and 0.510; for 1 and 2 of 20 it ends at
  // 0.236 and 0.301. Both come from his formula, worked out apart from this code.
  const lost = (unsolved: number) => outcomes("solved", [cell("a", 0, unsolved)])[0]![1];
  assertEquals([lost(1), lost(2)], ["notWorse", "undecided"]);
  const pooled = (unsolved: number) => {
    const half = [Math.ceil(unsolved / 2), Math.floor(unsolved / 2)] as const;
    return outcomes("solved", [cell("a", 0, half[0]), cell("b", 0, half[1])])[2]![1];
  };
  assertEquals([pooled(1), pooled(2)], ["notWorse", "undecided"]);
});

Deno.test("docs/gate.md names the margins that are used", () => {
  const text = readSource("docs/gate.md").replaceAll(/\s+/g, " ");
  const errors = /error rises by no more than (\d+) points in any workload and (\d+) points overall/
    .exec(text)!;
  const solved =
    /trials falls by no more than (\d+) points in any workload and (\d+) points overall/
      .exec(text)!;
  const margins = compareOutcomes([cell("a", 0, 0), cell("b", 0, 0)])
    .map(({ metric, where, margin }) => [metric, where === "all workloads plain", 100 * margin]);
  assertEquals(margins.slice(2), [
    ["testError", false, Number(errors[1])],
    ["solved", false, Number(solved[1])],
    ["testError", true, Number(errors[2])],
    ["solved", true, Number(solved[2])],
  ]);
  assert(margins.length === 6);
});
