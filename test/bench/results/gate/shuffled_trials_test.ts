import { judge, makeBaseline } from "../../../../bench/results/gate/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { shuffled } from "../../_result_file.ts";
import { changeTrials, makeGateResult, worsen } from "./_results.ts";

Deno.test("a gate compares trials of one seed in any order", () => {
  const result = makeGateResult(), baseline = makeBaseline(result);
  assertEquals(judge(baseline, shuffled(result, 1), { allowDigestChange: false }).status, "passed");
  // Seeds far apart, each one answer of 100 worse: by the position it could not be told.
  const apart = changeTrials(result, ({ metrics, seed }) => {
    const wrong = 9 * seed - 8;
    return {
      metrics: { ...metrics!, testError: { value: wrong / 100, wrong, total: 100 } },
      status: wrong <= 5 ? "solved" : "unsolved",
    };
  });
  const before = makeBaseline(apart), after = worsen(apart, 1);
  const expected = judge(before, after, { allowDigestChange: true });
  const errors = expected.findings.filter(({ check }) => check === "test error");
  assertEquals(errors.map(({ status }) => status), ["passed", "passed"]);
  assert(errors.every(({ message }) => message.startsWith("worse by +1.0 points (+1.0 to +1.0)")));
  for (let order = 1; order <= 5; order++) {
    const verdict = judge(before, shuffled(after, order), { allowDigestChange: true });
    assertEquals(verdict.findings, expected.findings);
  }
});
