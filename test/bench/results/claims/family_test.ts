import { adjustByFamily } from "../../../../bench/results/claims/family.ts";
import type { Judgement } from "../../../../bench/results/claims/mod.ts";
import { assertEquals } from "../../../../std.ts";

/** What adjusting looks at. */
function judged(title: string, suite: string, p: number | null): Omit<Judgement, "holm"> {
  const found = { paper: { title }, claim: { test: { suite } }, measured: { p } };
  return found as unknown as Omit<Judgement, "holm">;
}

Deno.test("a family is what one paper claims of one suite, as far as there is a p-value", () => {
  const judgements = [
    judged("noise", "mnist", 0.01),
    judged("noise", "mnist", 0.04),
    judged("noise", "mnist", null),
    judged("noise", "grid", 0.03),
    judged("memory", "mnist", 0.02),
  ];
  assertEquals(adjustByFamily(judgements).map(({ holm }) => holm), [
    { p: 0.02, family: 2 },
    { p: 0.04, family: 2 },
    null,
    { p: 0.03, family: 1 },
    { p: 0.02, family: 1 },
  ]);
});
