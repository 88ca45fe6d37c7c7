import { holm } from "../statistics/mod.ts";
import type { AdjustedP, Judgement } from "./judgement.ts";

/**
 * Judgements with p-values adjusted over their families. A family is what a paper claims of one suite, as far as it
 * was tested with seeds enough for a p-value: one experiment, whose claims are read side by side. Claims of other
 * papers and suites are other questions.
 */
export function adjustByFamily(judgements: readonly Omit<Judgement, "holm">[]): Judgement[] {
  const adjusted = new Map<unknown, AdjustedP>();
  const tested = judgements.filter(({ measured }) => (measured?.p ?? null) !== null);
  const families = Map.groupBy(tested, ({ paper, claim }) => `${claim.test.suite}: ${paper.title}`);
  for (const family of families.values()) {
    const values = holm(family.map(({ measured }) => measured!.p!));
    family.forEach((one, i) => adjusted.set(one, { p: values[i]!, family: family.length }));
  }
  return judgements.map((one) => ({ ...one, holm: adjusted.get(one) ?? null }));
}
